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

  // The assistant: the answer flows in; kept, it is read again from its own page.
  const writing = document.querySelector("[data-assistant]");
  const form = writing?.querySelector("form");
  if (form && window.ReadableStream) {
    const region = document.querySelector("[data-answer]");
    const words = region.querySelector("[data-answer-text]");
    const state = region.querySelector("[data-answer-state]");
    const stopping = region.querySelector("[data-answer-stopping]");
    const place = document.querySelector("[data-refusal-place]");
    const stop = region.querySelector("[data-answer-stop]");
    const button = form.querySelector("button");

    const end = (text) => {
      state.textContent = text;
      words.setAttribute("aria-busy", "false");
      stopping.hidden = true;
      button.disabled = false;
    };
    const refuse = (said) => {
      // What was shown so far goes; the same card as without script takes its place.
      words.replaceChildren();
      end("");
      region.hidden = true;
      const card = document.querySelector("[data-refusal]").content.cloneNode(true);
      card.querySelector("[data-refusal-why]").textContent = said.message;
      card.querySelector("[data-refusal-sources]").textContent = said.sources.join(" · ");
      card.querySelector("[data-refusal-remedy]").textContent = said.remedy;
      card.querySelector("[data-refusal-human]").textContent = said.humanPath ?? "";
      card.querySelector("[data-refusal-decision]").textContent = said.decision ?? "";
      place.replaceChildren(card);
      place.firstElementChild.tabIndex = -1;
      place.firstElementChild.focus();
    };

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const fields = new FormData(form);
      if (!String(fields.get("Input.Text")).trim()) {
        form.submit();
        return;
      }
      fields.set("Conversation", writing.dataset.conversation);
      fields.set("Use", writing.dataset.use);
      const leaving = new AbortController();
      stop.onclick = () => leaving.abort();
      words.replaceChildren();
      words.setAttribute("aria-busy", "true");
      place.replaceChildren();
      region.hidden = false;
      stopping.hidden = false;
      button.disabled = true;
      state.textContent = state.dataset.wait;
      try {
        const answer = await fetch(writing.dataset.assistant, { method: "POST", body: new URLSearchParams(fields), signal: leaving.signal, redirect: "error" });
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        let text = "";
        for (let ended = false; !ended;) {
          const { done, value } = await reader.read();
          if (done) {
            throw new Error("cut");
          }
          text += value;
          for (let at = text.indexOf("\n\n"); at >= 0; at = text.indexOf("\n\n")) {
            const one = text.slice(0, at);
            text = text.slice(at + 2);
            const kind = /^event: (\w+)$/m.exec(one)?.[1];
            const said = kind && JSON.parse(/^data: (.*)$/m.exec(one)[1]);
            if (kind === "text") {
              words.append(said);
            } else if (kind === "held") {
              // Said again every few seconds: a screen reader hears it once.
              if (state.textContent !== state.dataset.held) {
                state.textContent = state.dataset.held;
              }
            } else if (kind === "refused") {
              refuse(said);
              ended = true;
            } else if (kind === "done") {
              words.setAttribute("aria-busy", "false");
              location.assign(said + "#fin");
              if (location.pathname === said) {
                location.reload();
              }
              ended = true;
            }
          }
        }
      } catch {
        words.replaceChildren();
        end(leaving.signal.aborted ? state.dataset.cut : state.dataset.lost);
      }
    });
  }
})();
