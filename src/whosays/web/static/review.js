// Review: keys for rulings, and spans by selecting words. Every page works without this file.
"use strict";
(() => {
  const one = (q, from = document) => from.querySelector(q);
  const { actions, say } = window.workbench;
  const press = (q) => { const found = one(q); if (found) found.click(); return found; };
  const open = (name) => {
    const panel = one(`[data-panel="${name}"]`);
    if (!panel) return;
    panel.open = true;
    const first = one("button[data-reason], select, input:not([type=hidden])", panel);
    if (first) first.focus();
    panel.scrollIntoView({ block: "nearest" });
  };
  const steps = { next: "next", previous: "previous", "next-new": "next-unreviewed", "previous-new": "previous-unreviewed" };
  if (document.body.dataset.page === "review") {
    for (const [name, step] of Object.entries(steps)) actions[name] = () => { press(`[data-step="${step}"]`) || say("There is none."); };
  }
  for (const name of ["accept", "defer", "undo", "redo"]) actions[name] = () => press(`[data-act="${name}"]`);
  for (const name of ["reject", "merge", "root", "speaker", "missed"]) actions[name] = () => open(name);
  for (let n = 1; n <= 9; n += 1) {
    actions[`reason-${n}`] = () => { const panel = one('[data-panel="reject"]'); if (panel && panel.open) press(`[data-reason="${n}"]`); };
  }
  actions.correct = () => { const field = one("#correct input:not([type=hidden])"); if (field) { field.focus(); field.select(); } };
  actions.choose = () => { const box = one('.queue [aria-current] input[type="checkbox"]'); if (box) { box.checked = !box.checked; say(box.checked ? "Chosen." : "Not chosen."); } };
  const leave = actions.leave;
  actions.leave = () => { const back = one('[data-step="back"]'); if (back) back.click(); else leave(); };

  // Spans. Places are counted in characters (code points) of the text, as the record has them.
  const text = one("#text");
  if (!text) { document.body.dataset.ready = "1"; return; }
  const points = (words) => [...words.replace(/\[U\+[0-9A-F]{4,6}\]/g, "\u0000")].length;
  const pieces = [...text.querySelectorAll("[data-at]")];
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
    if (start === null || end === null) { say("Select words in the text first."); return; }
    const told = range.toString();
    start += points(told) - points(told.trimStart());
    end -= points(told) - points(told.trimEnd());
    put(start, end, told.trim());
  };
  // By words: an end moves over the next run of blanks and letters, or back.
  const nudge = (which, way) => () => {
    const into = form();
    let [start, end] = ["start", "end"].map((name) => Number(one(`[name="${name}"]`, into).value));
    const from = Number(pieces[0].dataset.at);
    const all = [...text.textContent];
    const blank = (at) => at < 0 || at >= all.length || /\s/.test(all[at]);
    let at = (which === "start" ? start : end) - from;
    if (which === "start") {
      at += way;
      while (at > 0 && at < all.length && !(blank(at - 1) && !blank(at))) at += way;
    } else {
      at += way;
      while (at > 0 && at < all.length && !(blank(at) && !blank(at - 1))) at += way;
    }
    if (which === "start") start = at + from; else end = at + from;
    if (start < end && at >= 0 && at <= all.length) put(start, end, words(start, end));
    else say("It moves no further.");
  };
  Object.assign(actions, {
    "start-back": nudge("start", -1), "start-on": nudge("start", 1), "end-back": nudge("end", -1), "end-on": nudge("end", 1),
  });
  document.body.dataset.ready = "1";
  const focus = one("#focus");
  if (focus) { const box = text; box.scrollTop = focus.offsetTop - box.offsetTop - box.clientHeight / 3; }
})();
