/* Every page works without this file: it only makes some of them smoother. */
(() => {
  "use strict";

  // Count of characters under a long text.
  for (const note of document.querySelectorAll("[data-count-for]")) {
    const field = document.getElementById(note.dataset.countFor);
    const language = document.documentElement.lang;
    field?.addEventListener("input", () => {
      note.textContent = note.dataset.text.replace("{0}", field.value.length.toLocaleString(language));
    });
  }
})();
