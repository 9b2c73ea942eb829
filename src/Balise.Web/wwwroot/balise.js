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
    let missed = false;
    let asking = false;

    const found = () => {
      lost.hidden = true;
      lost.textContent = "";
    };
    const lose = () => {
      missed = true;
      if (lost.hidden) {
        lost.textContent = lost.dataset.text.replace("{0}", fresh.textContent);
        lost.hidden = false;
      }
    };

    const replace = (region, next) => {
      const open = [...region.querySelectorAll("details")].map((d) => d.open);
      region.replaceChildren(...next.childNodes);
      region.querySelectorAll("details").forEach((d, i) => { d.open = open[i] ?? d.open; });
    };

    const refresh = async () => {
      if (paused || document.hidden || asking) {
        missed = true;
        return;
      }
      asking = true;
      try {
        const answer = await fetch(location.href, { cache: "no-store", redirect: "error", headers: { accept: "text/html" } });
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        missed = false;
        for (const region of document.querySelectorAll("[data-live]")) {
          const next = page.getElementById(region.id);
          if (next && !paused && region.innerHTML !== next.innerHTML) {
            if (region.matches(":hover, :focus-within")) {
              missed = true;
            } else {
              replace(region, next);
            }
          }
        }
        // What waits under the hand is not said to be up to date.
        if (!missed) {
          fresh.textContent = page.querySelector("[data-live-fresh]")?.textContent ?? fresh.textContent;
        }
        found();
      } catch {
        lose();
      } finally {
        asking = false;
      }
    };

    pause.hidden = false;
    pause.addEventListener("click", () => {
      paused = !paused;
      pause.textContent = paused ? pause.dataset.textResume : pause.dataset.textPause;
      if (!paused) {
        refresh();
      }
    });
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && missed) {
        refresh();
      }
    });

    if (bar.dataset.liveSource && window.EventSource) {
      // The server says when to ask again; what waited under the hand is shown at its next word.
      const source = new EventSource(bar.dataset.liveSource);
      source.addEventListener("change", refresh);
      source.addEventListener("still", (said) => {
        if (missed) {
          refresh();
        } else if (!paused) {
          fresh.textContent = said.data;
          found();
        }
      });
      // A line lives a few minutes, then the browser opens another: that is not a loss.
      let ending = false;
      source.addEventListener("again", () => { ending = true; });
      source.addEventListener("open", () => { ending = false; });
      source.addEventListener("error", () => { if (!ending) { lose(); } });
    } else {
      const again = async () => {
        await refresh();
        setTimeout(again, every);
      };
      setTimeout(again, every);
    }
  }
})();
