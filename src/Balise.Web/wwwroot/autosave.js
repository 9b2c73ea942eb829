/* Keeps a long form as it is typed. Without this file the form's own buttons do the same. */
(() => {
  "use strict";

  // Kept by its button: what the tab held of it is not needed any more.
  const waiting = "balise:sent";
  const sent = sessionStorage.getItem(waiting);
  if (sent && new URLSearchParams(location.search).has("fait")) {
    sessionStorage.removeItem(sent);
    sessionStorage.removeItem(waiting);
  }

  const form = document.querySelector("form[data-autosave]");
  const line = document.querySelector("[data-saved]");
  const text = line?.querySelector("[data-saved-text]");
  if (!form || !text) {
    return;
  }

  const says = line.dataset;
  const key = `balise:${form.dataset.person}:${location.pathname}`;
  const pause = 1500;
  let timer = 0;
  let sending = false;
  let again = false;
  let dirty = false;
  let out = false;

  const say = (words, bad) => {
    text.textContent = words;
    line.classList.toggle("is-bad", Boolean(bad));
  };

  const fields = () => {
    const all = new FormData(form);
    for (const [name, value] of [...all.entries()]) {
      if (value instanceof File || name.startsWith("Assign.") || name.startsWith("Comment.")) {
        all.delete(name);
      }
    }
    return all;
  };

  // What could not be sent stays in this tab, for this person, until it is kept by the server.
  const stash = () => {
    const kept = [...fields().entries()].filter(([name]) => /^[amr]\./.test(name));
    try {
      sessionStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // A full or closed storage must not stop the typing.
    }
  };
  const forget = () => sessionStorage.removeItem(key);

  const lost = (signedOut) => {
    stash();
    out = Boolean(signedOut);
    say(signedOut ? says.signedOut : says.lost, true);
    if (signedOut && !line.querySelector("a")) {
      const link = document.createElement("a");
      link.href = `${says.signIn}?retour=${encodeURIComponent(location.pathname)}`;
      link.textContent = says.signInText;
      line.append(" ", link);
    }
  };

  // Questions that the new answers open or close come and go; what is being typed is left alone.
  const redraw = async () => {
    const answer = await fetch(location.pathname, { headers: { accept: "text/html" }, redirect: "error" });
    if (!answer.ok) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const host = form.querySelector("[data-questions]");
    const next = page.querySelector("form[data-autosave] [data-questions]");
    if (!host || !next) {
      return;
    }
    const wanted = [...next.querySelectorAll(":scope > [data-question]")];
    for (const old of [...host.querySelectorAll(":scope > [data-question]")]) {
      if (!wanted.some((w) => w.dataset.question === old.dataset.question)) {
        old.remove();
      }
    }
    wanted.forEach((question, i) => {
      const here = host.querySelector(`:scope > [data-question="${CSS.escape(question.dataset.question)}"]`);
      if (!here) {
        host.insertBefore(document.importNode(question, true), host.children[i] ?? null);
      }
    });
    for (const region of document.querySelectorAll("[data-fresh]")) {
      const fresh = page.getElementById(region.id);
      if (fresh && !region.matches(":focus-within")) {
        region.replaceChildren(...fresh.childNodes);
      }
    }
    form.dataset.shape = page.querySelector("form[data-autosave]").dataset.shape;
  };

  const send = async () => {
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    dirty = false;
    // Once the session ended, the line keeps its words: the link to sign in does not move from under the pointer.
    if (!out) {
      say(says.saving);
    }
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: fields(), headers: { accept: "application/json" }, redirect: "error" });
      if (answer.status === 401 || answer.status === 400) {
        lost(true);
        return;
      }
      if (!answer.ok) {
        stash();
        const problem = await answer.json().catch(() => ({}));
        say(problem.detail ?? says.lost, true);
        return;
      }
      const kept = await answer.json();
      if (out) {
        out = false;
        line.querySelector("a")?.remove();
      }
      for (const [question, mark] of Object.entries(kept.marks)) {
        const field = form.elements[`m.${question}`];
        if (field) {
          field.value = mark;
        }
      }
      if (kept.wrong || kept.conflict) {
        stash();
      } else if (!dirty) {
        forget();
      }
      say(kept.conflict ?? kept.wrong ?? kept.said, kept.conflict || kept.wrong);
      if (kept.shape && kept.shape !== form.dataset.shape) {
        form.dataset.shape = kept.shape;
        await redraw();
      }
    } catch {
      lost(false);
    } finally {
      sending = false;
      if (again) {
        again = false;
        send();
      }
    }
  };

  const later = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(send, delay);
  };

  form.addEventListener("input", (event) => {
    if (!/^[ar]\./.test(event.target.name ?? "") || event.target.type === "file") {
      return;
    }
    dirty = true;
    if (out) {
      stash();
    } else {
      say(says.unsaved);
    }
    later(pause);
  });
  form.addEventListener("change", (event) => {
    if (/^a\./.test(event.target.name ?? "") && event.target.type !== "file") {
      later(0);
    }
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    stash();
    sessionStorage.setItem(waiting, key);
  });
  addEventListener("online", () => { if (sessionStorage.getItem(key)) { later(0); } });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && dirty) {
      stash();
      later(0);
    }
  });

  // After signing in again: what was typed comes back with the marks of what was shown then, and is sent.
  const restore = () => {
    const held = sessionStorage.getItem(key);
    if (!held || form.dataset.refused !== undefined) {
      return;
    }
    const typed = JSON.parse(held);
    const byName = new Map();
    for (const [name, value] of typed) {
      byName.set(name, [...(byName.get(name) ?? []), value]);
    }
    let differs = false;
    for (const field of form.querySelectorAll("[name^='a.'], [name^='m.']")) {
      const values = byName.get(field.name);
      const marked = byName.has(`m.${field.name.split(".")[1]}`);
      if (field.type === "checkbox" || field.type === "radio") {
        const checked = (values ?? []).includes(field.value);
        if (marked && field.checked !== checked) {
          field.checked = checked;
          differs = true;
        }
      } else if (values && field.value !== values[0]) {
        differs = differs || field.name.startsWith("a.");
        field.value = values[0];
      }
    }
    if (differs) {
      say(says.restored);
      later(0);
    } else {
      forget();
    }
  };
  restore();
})();
