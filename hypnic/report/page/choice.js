/* What the person has chosen: a stretch of the night, kinds, a tier, one event. All parts of the page listen to it. */

hypnic.makeChoice = (night) => {
  const SHORTEST_S = night.lanes.some(({ finer }) => finer) ? 1 : 20;
  const NIGHT_S = night.end_s - night.start_s;
  const listeners = [];
  const state = {
    from_s: night.start_s,
    to_s: night.end_s,
    kinds: new Set(night.kinds.map(({ kind }) => kind)),
    tier: "",
    order: night.events.map((_, index) => index),
    selected: null,
    added: [],
  };

  function listen(listener) {
    listeners.push(listener);
  }

  function change(changes) {
    Object.assign(state, changes);
    for (const listener of listeners) listener(changes);
  }

  /** Show a stretch of the night, kept inside it and not too short to see. */
  function showStretch(from_s, to_s) {
    const length_s = Math.min(NIGHT_S, Math.max(SHORTEST_S, to_s - from_s));
    const middle_s = (from_s + to_s) / 2;
    const start_s = Math.min(night.end_s - length_s, Math.max(night.start_s, middle_s - length_s / 2));
    change({ from_s: start_s, to_s: start_s + length_s });
  }

  /** Make the shown stretch longer (factor above 1) or shorter around a moment. */
  function zoom(factor, around_s = (state.from_s + state.to_s) / 2) {
    showStretch(around_s - (around_s - state.from_s) * factor, around_s + (state.to_s - around_s) * factor);
  }

  function pan(by_s) {
    showStretch(state.from_s + by_s, state.to_s + by_s);
  }

  const showWholeNight = () => showStretch(night.start_s, night.end_s);
  const isWholeNight = () => state.to_s - state.from_s >= NIGHT_S - 1e-6;
  const isShown = (event) => state.kinds.has(event.kind) && (state.tier === "" || state.tier === event.tier);

  /** Choose an event by its index; `from` says where the choice was made. */
  function select(index, from) {
    change({ selected: index, from });
  }

  /** Choose the next (1) or previous (-1) of the events that are shown, in the order of the table. */
  function step(direction, from) {
    const shown = state.order.filter((index) => isShown(night.events[index]));
    if (shown.length === 0) return;
    const place = shown.indexOf(state.selected);
    const next = place < 0 ? (direction > 0 ? 0 : shown.length - 1) : place + direction;
    if (next >= 0 && next < shown.length) select(shown[next], from);
  }

  /** Where the chosen event stands among those that are shown. */
  function place() {
    const shown = state.order.filter((index) => isShown(night.events[index]));
    return { index: shown.indexOf(state.selected), count: shown.length };
  }

  return { state, listen, change, showStretch, zoom, pan, showWholeNight, isWholeNight, isShown, select, step, place };
};
