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

  // Live parts: the page is asked again, its live parts are replaced. Nothing moves under the pointer or the focus.
  const bar = document.querySelector("[data-live-bar]");
  if (bar) {
    const fresh = bar.querySelector("[data-live-fresh]");
    const pause = bar.querySelector("[data-live-pause]");
    const lost = bar.querySelector("[data-live-lost]");
    const every = Math.max(5, Number(bar.dataset.liveEvery) || 5) * 1000;
    let paused = false;
    pause.hidden = false;
    pause.addEventListener("click", () => {
      paused = !paused;
      pause.textContent = paused ? pause.dataset.textResume : pause.dataset.textPause;
    });

    const refresh = async () => {
      if (!paused && !document.hidden) {
        try {
          const answer = await fetch(location.href, { cache: "no-store", redirect: "error", headers: { accept: "text/html" } });
          if (!answer.ok) {
            throw new Error(String(answer.status));
          }
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          for (const region of document.querySelectorAll("[data-live]")) {
            const next = page.getElementById(region.id);
            if (next && !paused && !region.matches(":hover, :focus-within")) {
              region.replaceChildren(...next.childNodes);
            }
          }
          fresh.textContent = page.querySelector("[data-live-fresh]")?.textContent ?? fresh.textContent;
          lost.hidden = true;
          lost.textContent = "";
        } catch {
          if (lost.hidden) {
            lost.textContent = lost.dataset.text.replace("{0}", fresh.textContent);
            lost.hidden = false;
          }
        }
      }
      setTimeout(refresh, every);
    };
    setTimeout(refresh, every);
  }
})();
