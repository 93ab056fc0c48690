// What single pages do more with script.
"use strict";
(() => {
  const { all, one, say } = window.workbench;

  // Buttons that need script are shown by it.
  const does = (name, act) => {
    for (const button of all(`[data-${name}]`)) {
      Object.assign(button, { hidden: false, onclick: () => act(button.dataset[name]) });
    }
  };
  does("copy", async (id) => {
    await navigator.clipboard.writeText(one(`#${id}`).textContent.trim());
    say("Copied.");
  });
  does("png", async (src) => {
    const [image, sheet, link] = ["img", "canvas", "a"].map((name) => document.createElement(name));
    image.src = src;
    await image.decode();
    sheet.width = 2 * image.width;
    sheet.height = 2 * image.height;
    sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
    link.href = sheet.toDataURL();
    link.download = "chart.png";
    link.click();
  });

  // What another answer holds under `id` takes the place of what stands here; the latest one asked for wins.
  let asked = 0;
  const renewed = async (address, id) => {
    const mine = (asked += 1);
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return null;
    const next = one(`#${id}`, page) || one("main", page);
    one(`#${id}`).replaceChildren(...next.childNodes);
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
        const first = one(`#${id} strong, #${id} .wrong`);
        if (first) say(first.textContent);
      }, 200);
    };
    const slides = all("[data-slides]", form);
    const follow = () => { for (const each of slides) each.value = one(`#${each.dataset.slides}`).value; };
    for (const slider of slides) {
      slider.hidden = false;
      const field = one(`#${slider.dataset.slides}`), low = field.name.startsWith("low");
      const beside = form.elements[field.name.replace(/^\w+/, low ? "high" : "low")];
      slider.addEventListener("input", () => {
        const now = Number(Number(slider.value).toPrecision(3)), same = beside.value === field.value;
        field.value = now;
        if (same || (low ? now > beside.value : now < beside.value)) beside.value = now;
        follow();
        reckon();
      });
    }
    form.addEventListener("input", (event) => { if (!event.target.dataset.slides) { follow(); reckon(); } });
  }

  // Files that are dropped anywhere on the form are as if they were chosen.
  for (const form of all("[data-drops]")) {
    const field = one("input[type=file]", form);
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
    const place = one("[data-again]");
    if (!place) return;
    await renewed(location.href, place.dataset.again).catch(() => null);
    const now = one("[data-state]");
    if (now) say(now.dataset.state);
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
})();
