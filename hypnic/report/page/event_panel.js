/* The panel of one event: what was measured around it, the rule that decided it, and every number against its limit. */

/** `hasRecorded`: what `fetchWaveforms` brings is finer than what the page itself holds. */
hypnic.makePanel = ({ night, read, choice, fetchWaveforms = null, hasRecorded = false }) => {
  const TRACE_PX = 62;
  const MOVEMENT_PX = 130;
  const SPECTRUM_PX = 150;
  const GUTTER_PX = 66;
  const RULER_PX = 48;
  const SPACING = 1.1;
  const LEAST_SPAN_G = 0.02;
  const CLICK_PX = 4;
  const KEY_ZOOM = 1.6;
  const SHORTEST_S = 0.2;
  const AXIS_NAMES = ["x", "y", "z"];
  const { color, font } = hypnic.palette;
  const { element } = hypnic;

  const panel = document.getElementById("panel");
  const parts = Object.fromEntries(
    ["title", "summary", "waveforms", "reasons"].map((name) => [name, document.getElementById(`panel-${name}`)]),
  );
  let charts = [];
  let drawnWidth = 0;

  document.getElementById("previous-event").addEventListener("click", () => choice.step(-1, "panel"));
  document.getElementById("next-event").addEventListener("click", () => choice.step(1, "panel"));
  document.getElementById("close-event").addEventListener("click", () => choice.select(null, "panel"));
  document.getElementById("show-event").addEventListener("click", showInPicture);
  choice.listen((changes) => { if (["selected", "order", "kinds", "tier"].some((name) => name in changes)) update(); });
  panel.addEventListener("keydown", onZoomKey);
  hypnic.palette.onChange(() => drawWaveforms());
  new ResizeObserver(() => {
    if (parts.waveforms.clientWidth !== drawnWidth) drawWaveforms();
  }).observe(parts.waveforms);

  const selectedEvent = () => night.events[choice.state.selected];

  function update() {
    const event = selectedEvent();
    panel.hidden = event === undefined;
    if (event === undefined) return;
    const { index, count } = choice.place();
    document.getElementById("previous-event").disabled = index <= 0;
    document.getElementById("next-event").disabled = index < 0 || index >= count - 1;
    parts.title.replaceChildren(mark(`kind-${event.kind}`), `Event ${event.words.number}: ${event.words.kind}`);
    parts.summary.replaceChildren(mark(`tier-${event.tier}`), summaryText(event));
    parts.reasons.replaceChildren(...reasons(event));
    drawWaveforms();
  }

  function summaryText(event) {
    const { tier, time, duration, peak, frequency, repetitions, phase, site, series } = event.words;
    const facts = [`${tier}`, `at ${time}`, `${duration} long`, `peak ${peak}`];
    if (event.frequency_hz !== null) facts.push(`rhythm ${frequency}`);
    if (event.repetitions > 1) facts.push(`${repetitions} repetitions`);
    facts.push(phase === "not known" ? "awake or asleep: not known" : phase, site);
    if (event.series !== null) facts.push(`periodic series ${series}`);
    return facts.join(" · ");
  }

  /** Zoom the picture to the event and half a minute around it, or its own length if that is more. */
  function showInPicture() {
    const event = selectedEvent();
    const around_s = Math.max(30, event.duration_s);
    choice.showStretch(event.onset_s - around_s, event.onset_s + event.duration_s + around_s);
    document.getElementById("picture").focus();
  }

  // --- words --------------------------------------------------------------------------------------------------------

  function reasons(event) {
    const kind = element("strong", {}, event.words.kind);
    const rule = element("span", { class: "rule" }, event.words.rule);
    const decided = element("p", {}, ["Called ", kind, " by the rule “", rule, "”."]);
    const numbers = event.evidence.length
      ? element("ul", { class: "evidence" }, event.evidence.map(evidenceItem))
      : element("p", { class: "note" }, "No numbers were kept for this event.");
    return [element("h3", {}, "Why it was called this"), decided, numbers, ...rejections(event)];
  }

  function rejections(event) {
    if (event.rejected.length === 0) return [];
    const items = event.rejected.map(({ kind, because }) =>
      element("li", {}, [element("strong", {}, `Not ${night.names[kind]}`), `: ${because}`]));
    return [element("h3", {}, "What else was considered"), element("ul", { class: "rejected" }, items)];
  }

  const evidenceItem = ({ text, value, threshold }) =>
    element("li", {}, [element("span", {}, text), bar(value, threshold)]);

  /** A bar as long as the value, with a line at the limit; the words above it say the same. */
  function bar(value, threshold) {
    if (value === null || threshold === null || value < 0 || threshold < 0) return "";
    const full = Math.max(value, threshold) * 1.15 || 1;
    const fill = element("span", { class: "fill" });
    const limit = element("span", { class: "limit" });
    fill.style.width = `${(100 * value) / full}%`;
    limit.style.left = `${(100 * threshold) / full}%`;
    return element("span", { class: "bar", "aria-hidden": "true" }, [fill, limit]);
  }

  const mark = (name) => hypnic.mark(name);

  // --- curves -------------------------------------------------------------------------------------------------------

  function drawWaveforms() {
    for (const chart of charts) chart.destroy();
    charts = [];
    parts.waveforms.replaceChildren();
    const event = selectedEvent();
    drawnWidth = parts.waveforms.clientWidth;
    if (event === undefined || drawnWidth === 0) return;
    if (fetchWaveforms !== null && !event.isFetched && (hasRecorded || !event.waveforms)) {
      fetchMissing(event, choice.state.selected);
      if (!event.waveforms) return;
    }
    if (!event.waveforms?.length) {
      parts.waveforms.append(element("p", { class: "note" }, missingText(event)));
      return;
    }
    for (const waveform of event.waveforms) drawWaveform(event, waveform);
    addNote("Drag across a curve to zoom, double click for all of it; with the keyboard +, − and 0.", "screen-only");
  }

  /** Ask for a curve that the page does not hold; what comes too late for the chosen event is kept for later. */
  async function fetchMissing(event, index) {
    if (!event.waveforms) parts.waveforms.append(element("p", { class: "note" }, "Fetching the curve …"));
    event.isFetched = true;
    try {
      const { night: { waveforms }, read: readThese } = await fetchWaveforms(index);
      event.waveforms = waveforms.map((waveform) => ({ ...waveform, read: readThese }));
    } catch {
      event.isFetched = false;
      if (event.waveforms) return;
      parts.waveforms.replaceChildren(element("p", { class: "note" }, "The curve could not be fetched: is hypnic view still running?"));
      return;
    }
    if (selectedEvent() === event) drawWaveforms();
  }

  function missingText(event) {
    const kept = night.events.filter(({ waveforms }) => waveforms).length;
    if (event.waveforms) return "Nothing was measured around this event.";
    return `The curve of this event is not in this file, which keeps those of the ${kept} most telling events. ` +
      "“hypnic view” shows every curve.";
  }

  function drawWaveform(event, waveform) {
    const lane = night.lanes[waveform.lane];
    const site = event.waveforms.length > 1 ? ` (${lane.label})` : "";
    const curves = decode(event, waveform, lane);
    const names = curves.axes.length === 1 ? "Magnitude" : "Acceleration along the three axes";
    const rule = ruler(curves.spacing_g);
    addTitle(`${names}${site}: distance from rest`);
    charts.push(tracesChart(event, curves, rule));
    addTitle(`Movement${site}: strength without gravity`);
    charts.push(movementChart(event, curves));
    if (waveform.recorded_hz) addNote(`Drawn as recorded: ${Math.round(waveform.recorded_hz)} samples a second along each axis.`);
    if (waveform.is_thinned) addNote("Long event: each stretch is drawn from its lowest to its highest value.");
    if (waveform.spectrum) {
      addTitle(`Spectrum${site}: strength of each frequency`);
      charts.push(spectrumChart(event, waveform.spectrum, waveform.read ?? read));
      if (event.frequency_hz === null) addNote("No rhythm was found: no frequency stands out for long enough.");
    }
  }

  const addTitle = (text) => parts.waveforms.append(element("h3", { class: "chart-title" }, text));
  const addNote = (text, names = "") => parts.waveforms.append(element("p", { class: `note ${names}` }, text));

  function decode(event, waveform, lane) {
    const { summed } = hypnic.payload;
    const readIts = waveform.read ?? read;
    const isMissing = (time_s) => lane.gaps.some(([from_s, to_s]) => time_s > from_s && time_s < to_s);
    const curve = (stored, times_s) =>
      summed(readIts(stored), waveform.step_g).map((value, i) => (isMissing(times_s[i] + event.onset_s) ? null : value));
    const timesOf = (stored, from_s, rate_hz) => Array.from(readIts(stored), (_, i) => from_s + i / rate_hz - event.onset_s);
    const times_s = timesOf(waveform.axes[0], waveform.from_s, waveform.rate_hz);
    const movementTimes_s = timesOf(waveform.movement, waveform.movement_from_s, waveform.movement_rate_hz);
    const axes = waveform.axes.map((axis) => curve(axis, times_s));
    const spans_g = axes.map((axis) => axis.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
    return {
      times_s,
      movementTimes_s,
      movement: curve(waveform.movement, movementTimes_s),
      axes,
      spacing_g: Math.max(LEAST_SPAN_G, ...spans_g.map((span) => span * 2)) * SPACING,
    };
  }

  /** A round length for the scale bar, about half the room of one trace. */
  function ruler(spacing_g) {
    const rough = spacing_g / 2;
    const power = 10 ** Math.floor(Math.log10(rough));
    const round = [5, 2, 1].find((factor) => factor * power <= rough) * power;
    return Number(round.toPrecision(1));
  }

  function tracesChart(event, { times_s, axes, spacing_g }, rule) {
    const count = axes.length;
    const offsets = axes.map((_, axis) => (count - 1 - axis) * spacing_g);
    const raised = axes.map((axis, place) => axis.map((value) => (value === null ? null : value + offsets[place])));
    const options = zoomable(chartOptions(TRACE_PX * count + 20, [-spacing_g / 2, (count - 0.5) * spacing_g]));
    options.axes = [timeAxis({ isShown: false }), namesAxis(offsets, count === 1 ? ["|a|"] : AXIS_NAMES)];
    options.series = [{}, ...axes.map((_, axis) => lineSeries(`axis-${AXIS_NAMES[axis]}`))];
    options.hooks.draw = [(chart) => drawRuler(chart, rule)];
    options.hooks.drawClear = [(chart) => shadeEvent(chart, event)];
    return zoomableChart(options, [times_s, ...raised]);
  }

  function movementChart(event, { movementTimes_s: times_s, movement }) {
    const highest_g = movement.reduce((most, value) => Math.max(most, value), LEAST_SPAN_G);
    const limits = limits_g(event, highest_g);
    const top_g = Math.max(highest_g, ...limits) * SPACING;
    const options = zoomable(chartOptions(MOVEMENT_PX, [0, top_g]));
    options.axes = [timeAxis({ isShown: true }), valueAxis((value) => `${value} g`)];
    options.series = [{}, { ...lineSeries("activity-line"), fill: () => color("activity-band") }];
    options.hooks.drawClear = [(chart) => shadeEvent(chart, event)];
    options.hooks.draw = [(chart) => drawLimits(chart, limits)];
    return zoomableChart(options, [times_s, movement]);
  }

  /** Limits in g that the rule compared with: drawn as dashed lines where they fit the curve. */
  function limits_g(event, top_g) {
    const limits = event.evidence.filter(({ unit, threshold }) => unit === "g" && threshold > 0 && threshold <= 2 * top_g);
    return [...new Set(limits.map(({ threshold }) => threshold))];
  }

  function drawLimits(chart, limits) {
    const context = chart.ctx;
    context.strokeStyle = color("ink");
    context.lineWidth = uPlot.pxRatio;
    context.setLineDash([4 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
    for (const limit of limits) {
      const y = chart.valToPos(limit, "y", true);
      context.beginPath();
      context.moveTo(chart.bbox.left, y);
      context.lineTo(chart.bbox.left + chart.bbox.width, y);
      context.stroke();
    }
    context.setLineDash([]);
  }

  function spectrumChart(event, spectrum, readIts) {
    const strength = Array.from(readIts(spectrum.strength), (value) => value / 255);
    const frequencies_hz = strength.map((_, i) => i * spectrum.step_hz);
    const options = chartOptions(SPECTRUM_PX, [0, SPACING]);
    const frequencyAxis = { ...timeAxis({ isShown: true }), values: (_, all) => all.map((value) => `${value} Hz`) };
    options.axes = [frequencyAxis, valueAxis(() => "")];
    options.series = [{}, { ...lineSeries("spectrum-line"), fill: () => color("spectrum-band") }];
    if (event.frequency_hz !== null) options.hooks.draw = [(chart) => markFrequency(chart, event.frequency_hz)];
    return new uPlot(options, [frequencies_hz, strength], parts.waveforms);
  }

  function chartOptions(height, range) {
    return {
      width: drawnWidth,
      height,
      padding: [6, 10, 2, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: { x: { time: false }, y: { range } },
      hooks: {},
    };
  }

  // --- zooming ------------------------------------------------------------------------------------------------------

  /** Let a drag across a curve zoom every curve over time to the same stretch, a double click show all of it. */
  function zoomable(options) {
    options.cursor.drag = { x: true, y: false, setScale: false, dist: CLICK_PX };
    options.cursor.bind = { dblclick: () => () => { showAll(); return null; } };
    options.hooks.setSelect = [onDragged];
    return options;
  }

  function zoomableChart(options, data) {
    const chart = new uPlot(options, data, parts.waveforms);
    chart.isZoomable = true;
    return chart;
  }

  const zoomed = () => charts.filter((chart) => chart.isZoomable);
  const whole = (chart) => [chart.data[0][0], chart.data[0].at(-1)];

  function onDragged(chart) {
    const { left, width } = chart.select;
    if (width > CLICK_PX) showOnly(chart.posToVal(left, "x"), chart.posToVal(left + width, "x"));
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  function showOnly(from_s, to_s) {
    for (const chart of zoomed()) chart.setScale("x", { min: from_s, max: to_s });
  }

  function showAll() {
    for (const chart of zoomed()) chart.setScale("x", { min: whole(chart)[0], max: whole(chart)[1] });
  }

  /** By keys: + and − around the middle of what is shown, 0 for all; the curves follow each other. */
  function onZoomKey(event) {
    const [chart] = zoomed();
    const factor = { "+": 1 / KEY_ZOOM, "=": 1 / KEY_ZOOM, "-": KEY_ZOOM, "−": KEY_ZOOM, 0: Infinity }[event.key];
    if (!chart || !factor || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, select, input")) return;
    event.preventDefault();
    const { min, max } = chart.scales.x;
    const [first, last] = whole(chart);
    const half_s = Math.max(SHORTEST_S, (max - min) * factor) / 2;
    if (2 * half_s >= last - first) { showAll(); return; }
    const middle_s = Math.min(last - half_s, Math.max(first + half_s, (min + max) / 2));
    showOnly(middle_s - half_s, middle_s + half_s);
  }

  function timeAxis({ isShown }) {
    return {
      size: isShown ? 28 : 6,
      font: font(12),
      stroke: () => color("muted"),
      grid: { stroke: () => color("grid"), width: 1 },
      ticks: { show: false },
      values: (_, times_s) => times_s.map((time_s) => (isShown ? `${signed(time_s)} s` : "")),
    };
  }

  const signed = (value) => String(Number(value.toFixed(2))).replace("-", "−");

  function valueAxis(text) {
    return {
      size: GUTTER_PX,
      font: font(12),
      stroke: () => color("muted"),
      grid: { stroke: () => color("grid"), width: 1 },
      ticks: { show: false },
      values: (_, values) => values.map((value) => text(Number(value.toPrecision(2)))),
    };
  }

  const namesAxis = (offsets, names) => ({ ...valueAxis(() => ""), splits: () => offsets, values: () => names });

  const lineSeries = (name) => ({ stroke: () => color(name), width: 1.25, points: { show: false } });

  function shadeEvent(chart, event) {
    const left = chart.valToPos(0, "x", true);
    const right = chart.valToPos(event.duration_s, "x", true);
    chart.ctx.fillStyle = color("selected");
    chart.ctx.fillRect(left, chart.bbox.top, Math.max(right - left, 2 * uPlot.pxRatio), chart.bbox.height);
  }

  /** A bar of a round length in the margin: how many g a distance on the paper is. */
  function drawRuler(chart, rule) {
    const context = chart.ctx;
    const middle = chart.posToVal(chart.bbox.height / uPlot.pxRatio / 2, "y");
    const [from, to] = [middle - rule / 2, middle + rule / 2].map((value) => chart.valToPos(value, "y", true));
    context.fillStyle = color("ink");
    context.fillRect(RULER_PX * uPlot.pxRatio, to, 2.5 * uPlot.pxRatio, from - to);
    context.font = font(Math.round(11 * uPlot.pxRatio));
    context.textAlign = "right";
    context.textBaseline = "middle";
    context.fillText(`${rule} g`, (RULER_PX - 4) * uPlot.pxRatio, (from + to) / 2);
  }

  function markFrequency(chart, frequency_hz) {
    const x = chart.valToPos(frequency_hz, "x", true);
    const context = chart.ctx;
    context.fillStyle = color("ink");
    context.fillRect(x, chart.bbox.top, 1.5 * uPlot.pxRatio, chart.bbox.height);
    context.font = font(Math.round(12 * uPlot.pxRatio), "600");
    context.textAlign = "left";
    context.textBaseline = "top";
    context.fillText(`${frequency_hz.toFixed(1)} Hz`, x + 6 * uPlot.pxRatio, chart.bbox.top + 3 * uPlot.pxRatio);
  }

  return { update, panel };
};
