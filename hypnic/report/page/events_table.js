/* The table of events: sorted by any column, filtered with the picture, opened row by row. */

hypnic.makeTable = ({ night, choice }) => {
  const KEYS = {
    number: (event) => event.words.number,
    time: (event) => event.onset_s,
    kind: (event) => event.words.kind,
    tier: (event) => ["seizure_like", "see_doctor", "harmless"].indexOf(event.tier),
    duration: (event) => event.duration_s,
    peak: (event) => event.peak_g,
    frequency: (event) => event.frequency_hz,
    repetitions: (event) => event.repetitions,
    phase: (event) => event.words.phase,
    site: (event) => event.words.site,
    series: (event) => event.series,
  };

  const table = document.getElementById("events");
  const count = document.getElementById("events-count");
  const showAll = document.getElementById("show-all");
  const kindFilter = document.getElementById("filter-kind");
  const tierFilter = document.getElementById("filter-tier");
  const boxes = [...document.querySelectorAll("input[data-kind]")];
  if (table === null) return;
  const body = table.tBodies[0];
  const rows = new Map([...body.rows].map((row) => [Number(row.dataset.number) - 1, row]));
  let limit = Number(table.dataset.rowsAtFirst);

  for (const box of boxes) box.addEventListener("change", chooseKindsByBoxes);
  kindFilter.addEventListener("change", chooseKindByList);
  tierFilter.addEventListener("change", () => choice.change({ tier: tierFilter.value }));
  showAll.addEventListener("click", () => { limit = Infinity; refresh(); });
  table.tHead.addEventListener("click", onHeader);
  body.addEventListener("click", onRow);
  choice.listen(onChoice);
  refresh();

  function onChoice(changes) {
    if ("kinds" in changes || "tier" in changes) { showKinds(); refresh(); }
    if ("order" in changes) refresh();
    if ("selected" in changes) showSelected();
  }

  // --- filters ------------------------------------------------------------------------------------------------------

  function chooseKindsByBoxes() {
    choice.change({ kinds: new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.kind)) });
  }

  function chooseKindByList() {
    const all = night.kinds.map(({ kind }) => kind);
    choice.change({ kinds: new Set(kindFilter.value === "" ? all : [kindFilter.value]) });
  }

  /** Let check boxes and list say the same. */
  function showKinds() {
    const { kinds } = choice.state;
    for (const box of boxes) box.checked = kinds.has(box.dataset.kind);
    const isAll = kinds.size === night.kinds.length;
    kindFilter.value = isAll ? "" : kinds.size === 1 ? [...kinds][0] : "several";
    tierFilter.value = choice.state.tier;
  }

  function refresh() {
    const shown = choice.state.order.filter((index) => choice.isShown(night.events[index]));
    for (const [index, row] of rows) row.hidden = !choice.isShown(night.events[index]);
    shown.forEach((index, place) => rows.get(index).classList.toggle("beyond", place >= limit));
    showAll.hidden = shown.length <= limit;
    showAll.textContent = `Show all ${shown.length} events`;
    const listed = shown.length > limit ? ` The first ${limit} are listed.` : "";
    count.replaceChildren(countText(shown.length), hypnic.element("span", { class: "screen-only" }, listed));
  }

  function countText(shown) {
    const all = night.events.length;
    if (shown === all) return `${all === 1 ? "1 event" : `${all} events`}.`;
    return `${shown} of ${all} events; the others are hidden here and in the picture.`;
  }

  // --- order --------------------------------------------------------------------------------------------------------

  function onHeader(event) {
    const button = event.target.closest("button[data-sort]");
    if (button === null) return;
    const header = button.closest("th");
    const isRising = header.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", isRising ? "ascending" : "descending");
    const order = sorted(KEYS[button.dataset.sort], isRising ? 1 : -1);
    body.append(...order.map((index) => rows.get(index)));
    choice.change({ order });
  }

  /** Events in the order of a key; those without a value stay last either way. */
  function sorted(key, direction) {
    const compare = (first, second) => {
      const [a, b] = [key(night.events[first]), key(night.events[second])];
      if (a === b) return first - second;
      if (a === null) return 1;
      if (b === null) return -1;
      return direction * (a < b ? -1 : 1);
    };
    return night.events.map((_, index) => index).sort(compare);
  }

  // --- rows ---------------------------------------------------------------------------------------------------------

  function onRow(event) {
    const row = event.target.closest("tr");
    if (row === null) return;
    event.preventDefault();
    choice.select(Number(row.dataset.number) - 1, "table");
  }

  function showSelected() {
    for (const [index, row] of rows) row.classList.toggle("selected", index === choice.state.selected);
  }
};
