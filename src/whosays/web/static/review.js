// Review: keys for rulings, and spans by selecting words. Every page works without this file.
"use strict";
(() => {
  const { actions, all, edit, one, say } = window.workbench;
  const open = (name) => {
    const panel = one(`[data-panel="${name}"]`);
    if (!panel) return;
    panel.open = true;
    const first = one("button[data-act], select, input:not([type=hidden])", panel);
    if (first) first.focus();
    panel.scrollIntoView({ block: "nearest" });
  };
  if (document.body.dataset.page === "review") {
    for (const name of ["next", "previous", "next-new", "previous-new"]) actions[name] = () => say("There is none.");
  }
  for (const name of ["reject", "merge", "root", "speaker", "missed"]) actions[name] = () => open(name);
  actions.correct = () => edit(one("#correct input:not([type=hidden])"));
  // What is chosen stays chosen from claim to claim, until it is looked at.
  const bulk = one("#bulk");
  if (bulk) {
    const boxes = all('.queue input[type="checkbox"]'), here = boxes.find((box) => box.closest("[aria-current]"));
    const chosen = new Set((sessionStorage.chosen || "").split(" ").filter(Boolean));
    const tell = () => { sessionStorage.chosen = [...chosen].join(" "); one("h2", bulk).textContent = `${chosen.size} chosen`; };
    const choose = (some, on) => {
      for (const box of some) { box.checked = on; chosen[on ? "add" : "delete"](box.value); }
      tell();
      say(`${chosen.size} chosen.`);
    };
    for (const box of boxes) { box.checked = chosen.has(box.value); box.addEventListener("change", () => choose([box], box.checked)); }
    if (chosen.size) tell();
    actions.choose = () => choose([here], !here.checked);
    actions["choose-to"] = () => {
      const last = boxes.findIndex((box) => box.value === [...chosen].pop()), now = boxes.indexOf(here);
      choose(last < 0 ? [here] : boxes.slice(Math.min(last, now), Math.max(last, now) + 1), true);
    };
    bulk.addEventListener("submit", () => {
      const away = [...chosen].filter((id) => !boxes.some((box) => box.value === id));
      bulk.append(...away.map((value) => Object.assign(document.createElement("input"), { type: "hidden", name: "claim", value })));
      sessionStorage.chosen = "";
    });
  }
  // Spans. Places are counted in characters (code points) of the text, as the record has them.
  const text = one("#text");
  if (!text) { document.body.dataset.ready = "1"; return; }
  const points = (words) => [...words.replace(/\[U\+[0-9A-F]{4,6}\]/g, "\u0000")].length;
  const pieces = all("[data-at]", text);
  const place = (node, offset) => {
    const piece = (node.nodeType === 1 ? node : node.parentElement).closest("[data-at]");
    if (!piece) return null;
    const range = document.createRange();
    range.selectNodeContents(piece);
    range.setEnd(node, offset);
    return Number(piece.dataset.at) + points(range.toString());
  };
  const words = (start, end) => {
    const from = Number(pieces[0].dataset.at);
    return [...text.textContent].slice(start - from, end - from).join("");
  };
  const form = () => { const panel = one('[data-panel="missed"]'); return panel && panel.open && one("#missed") || one("#correct"); };
  const put = (start, end, told) => {
    const into = form();
    one('[name="start"]', into).value = start;
    one('[name="end"]', into).value = end;
    one('[name="words"]', into).value = told;
    const value = one("#f-value");
    if (into.id === "correct" && value && value.value === value.defaultValue) value.value = told;
    if (into.id === "correct") one("#span-words").textContent = told;
    say(`“${told}”, characters ${start} to ${end}`);
  };
  actions.span = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !text.contains(chosen.anchorNode)) { say("Select words in the text first."); return; }
    const range = chosen.getRangeAt(0);
    let start = place(range.startContainer, range.startOffset);
    let end = place(range.endContainer, range.endOffset);
    if (start === null || end === null) return;
    const told = range.toString();
    start += points(told) - points(told.trimStart());
    end -= points(told) - points(told.trimEnd());
    put(start, end, told.trim());
  };
  // By words: an end moves over the next run of blanks and letters, or back.
  const nudge = (which, way) => () => {
    const into = form(), from = Number(pieces[0].dataset.at), all = [...text.textContent];
    const ends = Object.fromEntries(["start", "end"].map((name) => [name, Number(one(`[name="${name}"]`, into).value)]));
    const [out, inside] = which === "start" ? [-1, 0] : [0, -1];
    const blank = (at) => at < 0 || at >= all.length || /\s/.test(all[at]);
    let at = ends[which] - from + way;
    while (at > 0 && at < all.length && !(blank(at + out) && !blank(at + inside))) at += way;
    ends[which] = at + from;
    if (ends.start < ends.end && at >= 0 && at <= all.length) put(ends.start, ends.end, words(ends.start, ends.end));
    else say("It moves no further.");
  };
  Object.assign(actions, {
    "start-back": nudge("start", -1), "start-on": nudge("start", 1), "end-back": nudge("end", -1), "end-on": nudge("end", 1),
  });
  document.body.dataset.ready = "1";
  const focus = one("#focus");
  if (focus) text.scrollTop = focus.offsetTop - text.offsetTop - text.clientHeight / 3;
})();
