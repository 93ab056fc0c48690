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
})();
