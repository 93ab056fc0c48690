// What forms of single pages do more with script: copying, reckoning anew while a slider moves, showing what is being added.
"use strict";
(() => {
  const all = (q, from = document) => [...from.querySelectorAll(q)];
  const say = (words) => window.workbench && window.workbench.say(words);

  // Buttons that copy the words of another place.
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      say("Copied.");
    });
  }

  // What another answer holds under `id` takes the place of what stands here; the latest one asked for wins.
  let asked = 0;
  const renewed = async (address, id) => {
    const mine = (asked += 1);
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return null;
    const next = page.getElementById(id) || page.querySelector("main");
    document.getElementById(id).replaceChildren(...next.childNodes);
    return page;
  };

  // Forms that reckon while their fields change; sliders beside fields.
  for (const form of all("[data-reckons]")) {
    const id = form.dataset.reckons;
    let waiting = 0;
    const reckon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const told = [...new FormData(form)].filter(([, value]) => value !== "");
        const address = `${form.getAttribute("action")}?${new URLSearchParams(told)}`;
        const page = await renewed(address, id).catch(() => null);
        if (!page) return;
        history.replaceState(null, "", address);
        const first = document.querySelector(`#${id} strong, #${id} .wrong`);
        if (first) say(first.textContent);
      }, 200);
    };
    const slides = all("[data-slides]", form);
    const follow = () => { for (const each of slides) each.value = document.getElementById(each.dataset.slides).value; };
    for (const slider of slides) {
      slider.hidden = false;
      const field = document.getElementById(slider.dataset.slides), low = field.name.startsWith("low");
      const beside = form.elements[field.name.replace(/^\w+/, low ? "high" : "low")];
      slider.addEventListener("input", () => {
        const now = Number(Number(slider.value).toPrecision(3)), one = beside.value === field.value;
        field.value = now;
        if (one || (low ? now > beside.value : now < beside.value)) beside.value = now;
        follow();
        reckon();
      });
    }
    form.addEventListener("input", (event) => { if (!event.target.dataset.slides) { follow(); reckon(); } });
  }

  // Files that are dropped anywhere on the form are as if they were chosen.
  for (const form of all("[data-drops]")) {
    const field = form.querySelector("input[type=file]");
    form.addEventListener("dragover", (event) => event.preventDefault());
    form.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      field.files = event.dataTransfer.files;
      say(`${field.files.length} files are chosen.`);
    });
    form.addEventListener("submit", () => say("Sending."));
  }

  // What is under way is looked at again, until nothing is.
  const look = async () => {
    const place = document.querySelector("[data-again]");
    if (!place) return;
    await renewed(location.href, place.dataset.again).catch(() => null);
    const now = document.querySelector("[data-state]");
    if (now) say(now.dataset.state);
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);

  // A page that waits for the case to be read is asked for anew.
  for (const waiting of all("[data-reload]")) setTimeout(() => location.reload(), Number(waiting.dataset.reload));
})();
