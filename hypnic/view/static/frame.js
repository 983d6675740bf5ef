"use strict";

/* What every page needs: asking the server, a short message with an undo, and waiting for what it works at. */

const page = (() => {
  const MESSAGE_MS = 12_000;
  const toast = document.getElementById("toast");
  let hiding = 0;

  class Refusal extends Error {}

  /** Ask for a change; what the server refuses is thrown as one plain sentence. */
  async function post(address, words = {}) {
    const answer = await reach(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(words),
    });
    return understand(answer);
  }

  async function get(address) {
    return understand(await reach(address, { headers: { Accept: "application/json" } }));
  }

  async function reach(address, options) {
    try {
      return await fetch(address, options);
    } catch {
      throw new Refusal("hypnic view does not answer: is it still running?");
    }
  }

  async function understand(answer) {
    const text = await answer.text();
    let said = {};
    try {
      said = JSON.parse(text);
    } catch {
      said = { problem: text.trim() };
    }
    if (!answer.ok) throw new Refusal(said.problem || `This did not work (${answer.status}).`);
    return said;
  }

  /** Say something for a while, with a button where it can be undone. */
  function say(text, { action = null, label = "Undo", onHide = null } = {}) {
    clearTimeout(hiding);
    const words = element("span", {}, text);
    const button = action ? [element("button", { type: "button" }, label)] : [];
    button[0]?.addEventListener("click", () => { hide(); guard(action)(); });
    toast.replaceChildren(words, ...button);
    toast.classList.add("shown");
    hiding = setTimeout(() => {
      const isHere = toast.contains(document.activeElement);
      hide();
      if (isHere) onHide?.();
    }, MESSAGE_MS);
    return button[0];
  }

  function hide() {
    toast.classList.remove("shown");
    toast.replaceChildren();
  }

  /** Wrap an action so that what goes wrong with it is said. */
  function guard(action) {
    return async (...words) => {
      try {
        return await action(...words);
      } catch (error) {
        say(error.message);
        if (!(error instanceof Refusal)) throw error;
        return undefined;
      }
    };
  }

  function element(name, attributes, children = []) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...[children].flat());
    return made;
  }

  /** Wait for a job of the server; what it refuses is thrown. */
  async function finished(job) {
    for (;;) {
      const said = await get(`/import/${job}`);
      if (said.state === "done") return said;
      if (said.state === "refused") throw new Refusal(said.text);
      await new Promise((done) => setTimeout(done, 400));
    }
  }

  /** Analyse a recording of the library: asks for it, waits, and shows the night. */
  const analyse = guard(async (button) => {
    button.disabled = true;
    button.textContent = "Being analysed …";
    const { job } = await post(`/nights/${button.dataset.analyse}/analyse`);
    await finished(job).finally(() => { button.disabled = false; button.textContent = "Analyse this night"; });
    location.reload();
  });

  const analysing = document.querySelector("[data-analyse]");
  analysing?.addEventListener("click", () => analyse(analysing));

  return { post, get, say, guard, element, finished };
})();
