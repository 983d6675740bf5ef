/* What the person says about a night and its events, kept beside the detector's answer and never in place of it. */

hypnic.startReview = ({ night, choice, clock }, facts) => {
  const DAY_S = 24 * 3600;
  const SIGNS = { confirmed: "✓ confirmed", rejected: "✗ rejected", renamed: "→ ", noted: "note" };
  const { element } = hypnic;
  const { get, post, say, guard } = page;
  const address = `/nights/${facts.night}`;
  const byEvent = new Map();
  let reviews = [];

  const panel = document.getElementById("panel");
  const box = element("div", { id: "panel-review" });
  document.getElementById("panel-summary").after(box);
  addColumn();
  choice.listen((changes) => { if ("selected" in changes) showBox(); });
  panel.addEventListener("keydown", onKey);
  document.getElementById("add-missed")?.addEventListener("click", openForm);
  guard(async () => take(await get(`${address}/review`)))();

  /** Take in what the server says and show it everywhere. */
  function take({ reviews: said, summary }) {
    reviews = said;
    byEvent.clear();
    for (const review of reviews) if (review.event !== null) byEvent.set(review.event, review);
    // written by the server's own code, which escapes everything that is not its own
    document.getElementById("review-summary").innerHTML = summary;
    document.getElementById("review-summary").append(...listOfAdded());
    choice.change({ added: reviews.filter(({ decision }) => decision === "missed") });
    showColumn();
    showBox();
    return undefined;
  }

  // --- one event ----------------------------------------------------------------------------------------------------

  function showBox() {
    const index = choice.state.selected;
    if (night.events[index] === undefined) return;
    const said = byEvent.get(index);
    const status = element("p", { class: "your-word" }, said ? [element("strong", {}, "You: "), wordOf(said)] : "You have not said anything about it.");
    if (!facts.can_change) { box.replaceChildren(status); return; }
    const note = element("textarea", { rows: 2, "aria-label": "Your note about this event", maxlength: 10000, placeholder: "A note, if you like" });
    note.value = said?.note ?? "";
    const kinds = element("select", { "aria-label": "What it was; Enter keeps the choice", title: "With the keyboard: choose, then Enter" }, [
      element("option", { value: "" }, "It was something else …"),
      ...Object.entries(night.names).filter(([kind]) => kind !== night.events[index].kind)
        .map(([kind, name]) => element("option", { value: kind }, name)),
    ]);
    if (said?.decision === "renamed") kinds.value = said.kind;
    keepWhenChosen(kinds, guard(() => decide("renamed", { kind: kinds.value, note: note.value })));
    const buttons = element("div", { class: "buttons" }, [
      button("Confirm", "c", () => decide("confirmed", { note: note.value })),
      button("Reject", "r", () => decide("rejected", { note: note.value })),
      kinds,
      button("Save note", null, () => decide(said?.decision ?? "noted", { kind: said?.decision === "renamed" ? said.kind : null, note: note.value })),
      ...(said ? [button("Take back", null, () => takeBack(said))] : []),
    ]);
    box.replaceChildren(status, buttons, note);
  }

  /** A choice by pointer counts at once; with the keyboard every step changes it, so that it counts with Enter. */
  function keepWhenChosen(kinds, keep) {
    let isByKeys = false;
    kinds.addEventListener("pointerdown", () => { isByKeys = false; });
    kinds.addEventListener("keydown", (event) => {
      isByKeys = true;
      if (event.key !== "Enter" || !kinds.value) return;
      event.preventDefault();
      keep();
    });
    kinds.addEventListener("change", () => { if (!isByKeys && kinds.value) keep(); });
  }

  function button(text, key, action) {
    const made = element("button", { type: "button", ...(key ? { "aria-keyshortcuts": key, title: `Key ${key}` } : {}) }, text);
    made.addEventListener("click", guard(action));
    return made;
  }

  /** While the panel has the focus: c confirms, r rejects. */
  function onKey(event) {
    if (event.target.closest("textarea, select, input") || event.ctrlKey || event.metaKey || event.altKey) return;
    const decision = facts.can_change && { c: "confirmed", r: "rejected" }[event.key];
    if (!decision || night.events[choice.state.selected] === undefined) return;
    event.preventDefault();
    guard(() => decide(decision, { note: byEvent.get(choice.state.selected)?.note ?? "" }))();
  }

  async function decide(decision, { kind = null, note = "" }) {
    const index = choice.state.selected;
    take(await post(`${address}/review/${index}`, { decision, kind, note }));
    document.getElementById("panel-title").focus({ preventScroll: true });
    document.getElementById("announcement").textContent = `Event ${index + 1}: ${wordOf(byEvent.get(index))}`;
  }

  async function takeBack(review) {
    take(await post(`${address}/review/${review.id}/remove`));
    document.getElementById("panel-title").focus({ preventScroll: true });
    say("Taken back.");
  }

  function wordOf({ decision, kind, note }) {
    const word = decision === "renamed" ? `→ ${night.names[kind]}` : SIGNS[decision];
    return note && decision !== "noted" ? `${word}, with a note` : word;
  }

  // --- the table ----------------------------------------------------------------------------------------------------

  function addColumn() {
    const table = document.getElementById("events");
    if (table === null) return;
    table.tHead.rows[0].append(element("th", { scope: "col", class: "wide" }, "You"));
    for (const row of table.tBodies[0].rows) row.append(element("td", { class: "wide yours" }));
  }

  function showColumn() {
    for (const row of document.getElementById("events")?.tBodies[0].rows ?? []) {
      const said = byEvent.get(Number(row.dataset.number) - 1);
      row.lastElementChild.textContent = said ? wordOf(said) : "";
      row.classList.toggle("is-rejected", said?.decision === "rejected");
    }
  }

  // --- events that were missed --------------------------------------------------------------------------------------

  function openForm() {
    const form = document.getElementById("missed-form");
    const middle_s = (choice.state.from_s + choice.state.to_s) / 2;
    const time = element("input", { type: "text", name: "time", value: clock.secondText(middle_s), required: "", size: 9, autocomplete: "off" });
    const length = element("input", { type: "number", name: "duration", value: 1, min: 0.1, max: 36000, step: "any", required: "" });
    const kind = element("select", { name: "kind" }, Object.entries(night.names).map(([key, name]) => element("option", { value: key }, name)));
    const note = element("textarea", { name: "note", rows: 2, maxlength: 10000 });
    const made = element("form", { class: "missed" }, [
      element("p", { class: "note" }, "The time is the middle of the picture now: zoom there first, or write it as HH:MM:SS."),
      field("When", time), field("Seconds", length), field("What it was", kind), field("Note", note),
      element("div", { class: "buttons" }, [element("button", { type: "submit", class: "primary" }, "Add"), cancel()]),
    ]);
    made.addEventListener("submit", guard(async (event) => {
      event.preventDefault();
      const onset_s = secondsAt(time.value);
      take(await post(`${address}/missed`, { onset_s, duration_s: Number(length.value), kind: kind.value, note: note.value }));
      close();
      say("Added.");
    }));
    form.replaceChildren(made);
    form.hidden = false;
    time.focus();
  }

  const field = (label, input) => element("label", { class: "field" }, [`${label} `, input]);

  function cancel() {
    const made = element("button", { type: "button" }, "Cancel");
    made.addEventListener("click", close);
    return made;
  }

  function close() {
    document.getElementById("missed-form").hidden = true;
    document.getElementById("add-missed").focus();
  }

  /** Seconds in the night at which the clock shows a time. */
  function secondsAt(text) {
    const match = text.trim().match(/^\+?(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/);
    if (!match) throw new Error(`${text} is not a time: write it like 03:12:40`);
    const wanted = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
    const [hours, minutes, seconds] = clock.secondText(night.start_s).replace("+", "").split(":").map(Number);
    const since = (((wanted - hours * 3600 - minutes * 60 - seconds) % DAY_S) + DAY_S) % DAY_S;
    const found = night.start_s + since;
    if (found > night.end_s) throw new Error(`${text} is not within this night.`);
    return found;
  }

  function listOfAdded() {
    const added = reviews.filter(({ decision }) => decision === "missed");
    if (added.length === 0) return [];
    const items = added.map((review) => {
      const remove = element("button", { type: "button", class: "quiet" }, "Take back");
      remove.addEventListener("click", guard(() => takeBack(review)));
      const show = element("button", { type: "button", class: "quiet" }, "Show");
      show.addEventListener("click", () => {
        choice.showStretch(review.onset_s - 15, review.onset_s + review.duration_s + 15);
        document.getElementById("picture").focus();
      });
      const words = `${clock.secondText(review.onset_s)}: ${night.names[review.kind]}${review.note ? ` (${review.note})` : ""} `;
      return element("li", {}, [words, show, ...(facts.can_change ? [remove] : [])]);
    });
    return [element("h3", {}, "Added by you"), element("ul", {}, items)];
  }
};
