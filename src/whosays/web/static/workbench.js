// Keys, panels and colours. Every page works without this file.
"use strict";
(() => {
  const one = (q, from = document) => from.querySelector(q);
  const all = (q, from = document) => [...from.querySelectorAll(q)];
  const kept = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(name) || "";
      localStorage.setItem(name, value);
    } catch { /* a browser that keeps nothing */ }
    return "";
  };
  const edit = (field) => { if (field) { field.focus(); field.select(); } };
  const say = (words) => { const place = one("#said"); if (place) place.textContent = words; };

  // Colours.
  const colours = () => { document.documentElement.dataset.theme = kept("theme"); };
  colours();
  const theme = one("#theme");
  if (theme) {
    theme.value = kept("theme");
    theme.addEventListener("change", () => { kept("theme", theme.value); colours(); });
  }

  // Keys: the table of the overlay is the table that counts.
  const page = document.body.dataset.page || "";
  const keys = new Map();
  for (const row of all("#keys [data-action]")) {
    const { keys: typed, action, where } = row.dataset;
    if (action && (!where || where === page)) keys.set(typed, action);
  }
  const off = one("#keys-off");
  if (off) {
    off.checked = kept("keys-off") === "1";
    off.addEventListener("change", () => kept("keys-off", off.checked ? "1" : ""));
  }
  const step = (way, what) => {
    const found = all(what).filter((each) => each.offsetParent !== null);
    if (!found.length) return;
    const at = found.findIndex((each) => each === document.activeElement || each.contains(document.activeElement));
    const next = found[at < 0 ? (way > 0 ? 0 : found.length - 1) : Math.min(found.length - 1, Math.max(0, at + way))];
    const target = next.matches("a, button, [tabindex]") ? next : one("[data-open], a", next) || next;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  };
  const actions = {
    help: () => { const box = one("#keys"); if (box && !box.open) box.showModal(); },
    search: () => edit(one("#find")),
    next: () => step(1, "[data-row]"),
    previous: () => step(-1, "[data-row]"),
    "next-mark": () => step(1, "[data-mark]"),
    "previous-mark": () => step(-1, "[data-mark]"),
    leave: () => { if (document.activeElement) document.activeElement.blur(); },
    copy: () => navigator.clipboard && navigator.clipboard.writeText([...all("#cite").map((each) => each.textContent), location.href].join("\n")).then(() => say("Copied.")),
    marks: () => document.body.classList.toggle("bare"),
  };
  // Other scripts of a page add theirs here.
  window.workbench = { actions, all, edit, one, say };
  // What has an element of its own on a page is a click on it.
  const act = (name) => {
    const own = one(`[data-act="${name}"]`);
    if (name.startsWith("go:")) location.assign(name.slice(3));
    else if (own && own.checkVisibility()) own.click();
    else if (actions[name]) actions[name]();
    else return false;
    return true;
  };
  // A figure of a question may stand on another sheet of it.
  const leads = (claim) => page === "review" ? `?claim=${claim}` : `${document.getElementById(`c-${claim}`) ? "" : `?at=${claim}`}#c-${claim}`;
  const aim = location.hash.match(/^#c-(\w+)$/);
  if (aim && page === "question" && !location.search.includes("at=") && !document.getElementById(aim[0].slice(1))) location.replace(leads(aim[1]));
  const set = (place, told) => { for (const [name, value] of Object.entries(told)) place.setAttribute(name, value); };
  // Charts: each figure tells its words, by pointer and by keyboard.
  for (const chart of all("figure svg.chart")) {
    const marks = all("g[data-claims]", chart);
    if (!marks.length) continue;
    const tip = document.createElement("p");
    tip.className = "tip";
    set(tip, { role: "status" });
    chart.after(tip);
    set(chart, { role: "group" });
    const tell = (mark) => {
      const link = document.createElement("a");
      link.href = leads(mark.dataset.claims.split(" ")[0]);
      link.textContent = one("title", mark).textContent;
      tip.replaceChildren(link);
    };
    marks.forEach((mark, at) => {
      set(mark, { tabindex: at ? -1 : 0, role: "img", "aria-label": one("title", mark).textContent });
      mark.addEventListener("focus", () => tell(mark));
      mark.addEventListener("pointerenter", () => tell(mark));
      mark.addEventListener("click", () => mark.focus());
      mark.addEventListener("keydown", (event) => {
        const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (event.key === "Enter") { one("a", tip).click(); event.preventDefault(); }
        if (!way) return;
        event.preventDefault();
        const next = marks[Math.min(marks.length - 1, Math.max(0, at + way))];
        for (const each of marks) set(each, { tabindex: each === next ? 0 : -1 });
        next.focus();
      });
    });
  }
  const writes = (place) => place && place.closest("input, textarea, select, [contenteditable]");
  let begun = "";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") { act("leave"); return; }
    if (writes(event.target) || one("dialog[open]") || (off && off.checked && event.key !== "?")) return;
    const typed = begun ? `${begun} ${event.key}` : event.key;
    begun = "";
    if (keys.has(typed)) { if (act(keys.get(typed))) event.preventDefault(); return; }
    if ([...keys.keys()].some((each) => each.startsWith(`${typed} `))) begun = typed;
  });
})();
