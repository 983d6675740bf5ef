/* The night drawn: activity of each wearable, sleep, and the events by kind, one above the other on one time axis. */

hypnic.makePicture = (frame, { night, read, clock, choice, fetchTile }) => {
  const NARROW_PX = 620;
  const ACTIVITY_PX = 150;
  const LANE_PX = 25;
  const NARROW_LANE_PX = 34;
  const AXIS_PX = 30;
  const RIGHT_PX = 28;
  const NARROW_RIGHT_PX = 18;
  const MARK_PX = 5.5;
  const REACH_PX = 12;
  const CLICK_PX = 4;
  const TICK_PX = 78;
  const GRID_G = [0, 0.01, 0.05, 0.2, 0.5, 1, 2, 4, 8, 16];
  const LEAST_TOP_G = 0.5;
  const BINS_PER_PX = 1;
  const { color, font, hatch } = hypnic.palette;

  const tooltip = document.getElementById("tooltip");
  const holder = document.getElementById("charts");
  const shapes = new Map(night.kinds.map(({ kind, shape }) => [kind, new Path2D(shape)]));
  const stamps = new Map();
  const curves = hypnic.makeCurves({ night, read, fetchTile, onArrival: showCurves });
  const top_g = Math.max(LEAST_TOP_G, ...night.lanes.map((lane) => highest(lane) * 1.05));
  let lanes = [{ label: "sleep" }, ...night.kinds];
  let charts = [];
  let marks = [];
  let width = 0;

  choice.listen(onChoice);
  hypnic.palette.onChange(() => build(width));
  new ResizeObserver(() => { if (holder.clientWidth !== width) build(holder.clientWidth); }).observe(holder);

  function highest(lane) {
    return read(lane.high).reduce((most, value) => (value === 65535 ? most : Math.max(most, value)), 0) * lane.step_g;
  }

  // --- building -----------------------------------------------------------------------------------------------------

  function build(newWidth) {
    if (newWidth <= 0) return;
    width = newWidth;
    for (const chart of charts) chart.destroy();
    const added = choice.state.added.length ? [{ label: "added by you", added: choice.state.added }] : [];
    lanes = [{ label: "sleep" }, ...added, ...night.kinds];
    charts = [...night.lanes.map(activityChart), lanesChart()];
  }

  const isNarrow = () => width < NARROW_PX;
  const gutter = () => (isNarrow() ? 40 : 172);
  const laneHeight = () => (isNarrow() ? NARROW_LANE_PX : LANE_PX);

  function activityChart(lane, place) {
    const options = baseOptions(ACTIVITY_PX, place === 0 ? 14 : 4, 4);
    options.scales.y = { range: [0, top_g], distr: 100, fwd: Math.sqrt, bwd: (value) => value * value };
    options.axes = [{ show: false }, gramAxis()];
    options.series = [{}, ...activitySeries()];
    options.bands = [{ series: [2, 1], fill: () => color("activity-band") }];
    options.hooks.drawClear = [(chart) => shadeActivity(chart, lane)];
    options.hooks.draw = [drawLightsOut, (chart) => writeSite(chart, lane.label)];
    return new uPlot(options, activityData(place), holder);
  }

  function lanesChart() {
    const options = baseOptions(lanes.length * laneHeight() + AXIS_PX, 2, 0);
    options.scales.y = { range: [0, 1] };
    options.axes = [timeAxis(), { size: gutter(), splits: () => [], values: () => [] }];
    options.series = [{}, { show: false }];
    options.hooks.drawClear = [shadeLanes];
    options.hooks.draw = [drawLanes];
    return new uPlot(options, [[night.start_s, night.end_s], [0, 0]], holder);
  }

  function baseOptions(height, above, below) {
    return {
      width,
      height,
      padding: [above, isNarrow() ? NARROW_RIGHT_PX : RIGHT_PX, below, 0],
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        sync: { key: "night", scales: ["x", null] },
        drag: { x: true, y: false, setScale: false, dist: CLICK_PX },
        bind: { dblclick: () => () => { choice.showWholeNight(); return null; } },
      },
      scales: { x: { time: false, auto: false, min: choice.state.from_s, max: choice.state.to_s } },
      hooks: { setSelect: [onDragged], ready: [addPointer] },
    };
  }

  function timeAxis() {
    return {
      size: AXIS_PX,
      font: font(12),
      stroke: () => color("muted"),
      grid: { stroke: () => color("grid"), width: 1 },
      ticks: { stroke: () => color("grid"), width: 1, size: 5 },
      splits: (chart, _, from_s, to_s) => clock.ticks(from_s, to_s, ((to_s - from_s) * TICK_PX) / plotWidth(chart)),
      values: (_, times_s) => clock.tickTexts(times_s),
    };
  }

  function gramAxis() {
    return {
      size: gutter(),
      font: font(11),
      stroke: () => color("muted"),
      grid: { stroke: () => color("grid"), width: 1 },
      ticks: { show: false },
      gap: 6,
      filter: (_, values) => values,
      splits: () => GRID_G.filter((value) => value <= top_g && (value !== 0.01 || top_g <= 1)),
      values: (_, values) => values.map((value) => (value === 0 ? "0" : `${value} g`)),
    };
  }

  function activitySeries() {
    const hidden = { stroke: "transparent", width: 0, points: { show: false } };
    const line = (name, size) => ({ stroke: () => color(name), width: size, points: { show: false } });
    return [hidden, line("activity-edge", 0.75), line("activity-line", 1.25)];
  }

  function activityData(place) {
    const { from_s, to_s } = choice.state;
    return curves.slice(place, from_s, to_s, Math.max(200, width - gutter()) * BINS_PER_PX);
  }

  /** Give every activity chart what fits the stretch that is shown. */
  function showCurves() {
    night.lanes.forEach((_, place) => charts[place]?.setData(activityData(place), false));
    for (const chart of charts) chart.setScale("x", { min: choice.state.from_s, max: choice.state.to_s });
  }

  // --- drawing ------------------------------------------------------------------------------------------------------

  function shadeActivity(chart, lane) {
    inPlot(chart, (context, box) => {
      shadeSleep(chart, box);
      fillStretches(chart, lane.non_wear, box, hatch(context, "not-worn", { isRising: true, scale: uPlot.pxRatio }));
      fillStretches(chart, lane.gaps, box, hatch(context, "gap", { isRising: false, scale: uPlot.pxRatio }));
      shadeSelected(chart, box);
    });
  }

  function shadeLanes(chart) {
    inPlot(chart, (_, box) => {
      shadeSleep(chart, box);
      shadeSelected(chart, box);
    });
  }

  function shadeSleep(chart, box) {
    fillStretches(chart, night.sleep.asleep, box, color("asleep"));
    if (night.sleep.onset_interval_s) fillStretches(chart, [night.sleep.onset_interval_s], box, color("onset"));
  }

  function writeSite(chart, label) {
    const context = chart.ctx;
    context.save();
    context.font = scaledFont(isNarrow() ? 11 : 12.5, "600");
    context.fillStyle = color("ink");
    context.textAlign = "left";
    context.textBaseline = isNarrow() ? "top" : "middle";
    const { left, top, height } = chart.bbox;
    if (isNarrow()) context.fillText(label, left + 5 * uPlot.pxRatio, top + 3 * uPlot.pxRatio);
    else context.fillText(label, 8 * uPlot.pxRatio, top + height / 2);
    context.restore();
  }

  function drawLanes(chart) {
    marks = [];
    const height = laneHeight() * uPlot.pxRatio;
    lanes.forEach((lane, place) => {
      const box = { ...chart.bbox, top: chart.bbox.top + place * height, height };
      drawLaneLabel(chart, lane, box);
      inPlot(chart, () => drawLane(chart, lane, box));
    });
    drawLightsOut(chart);
  }

  function drawLaneLabel(chart, lane, box) {
    const context = chart.ctx;
    context.save();
    context.strokeStyle = color("grid");
    context.lineWidth = 1;
    context.strokeRect(box.left, box.top + box.height - 0.5, box.width, 0);
    context.fillStyle = color(lane.kind || lane.added ? "ink" : "muted");
    context.textBaseline = isNarrow() ? "top" : "middle";
    context.textAlign = isNarrow() ? "left" : "right";
    context.font = scaledFont(isNarrow() ? 11 : 12.5);
    const gap = 8 * uPlot.pxRatio;
    if (isNarrow()) context.fillText(lane.label, box.left + 4, box.top + 2 * uPlot.pxRatio);
    else context.fillText(lane.label, box.left - gap, middleOf(box));
    context.restore();
  }

  function drawLane(chart, lane, box) {
    if (lane.kind) drawKindLane(chart, lane, box);
    else if (lane.added) drawAddedLane(chart, lane, box);
    else drawSleepLane(chart, box);
  }

  /** What the person saw and the detector did not: open rings, so that nobody takes them for the detector's. */
  function drawAddedLane(chart, lane, box) {
    for (const { onset_s } of lane.added) {
      drawRing(chart.ctx, { x: chart.valToPos(onset_s, "x", true), y: middleOf(box), size: MARK_PX * uPlot.pxRatio });
    }
  }

  const middleOf = (box) => box.top + box.height * (isNarrow() ? 0.68 : 0.5);

  function drawSleepLane(chart, box) {
    const bar = { ...box, top: middleOf(box) - 5 * uPlot.pxRatio, height: 10 * uPlot.pxRatio };
    fillStretches(chart, night.sleep.asleep, bar, color("sleep-bar"));
    if (!night.sleep.onset_interval_s) return;
    const pattern = hatch(chart.ctx, "sleep-bar", { isRising: true, scale: uPlot.pxRatio * 0.8 });
    fillStretches(chart, [night.sleep.onset_interval_s], bar, color("paper"));
    fillStretches(chart, [night.sleep.onset_interval_s], bar, pattern);
  }

  function drawKindLane(chart, lane, box) {
    night.events.forEach((event, index) => {
      if (event.kind !== lane.kind || !choice.isShown(event)) return;
      if (event.onset_s > choice.state.to_s || event.onset_s + event.duration_s < choice.state.from_s) return;
      drawEvent(chart, event, { index, y: middleOf(box) });
    });
  }

  /** A mark at the start of an event, with a bar behind it where the event is long enough to see. */
  function drawEvent(chart, event, { index, y }) {
    const context = chart.ctx;
    const size = MARK_PX * uPlot.pxRatio;
    const left = chart.valToPos(event.onset_s, "x", true);
    const right = chart.valToPos(event.onset_s + event.duration_s, "x", true);
    context.fillStyle = color(`kind-${event.kind}`);
    if (right - left > 2 * size) {
      context.globalAlpha = 0.45;
      context.fillRect(left, y - size / 2, right - left, size);
      context.globalAlpha = 1;
    }
    drawMark(context, event.kind, { x: left, y, size });
    if (index === choice.state.selected) drawRing(context, { x: left, y, size: size * 1.9 });
    marks.push({ index, left: left - size, right: Math.max(right, left + size), y });
  }

  function drawMark(context, kind, { x, y, size }) {
    const stamp = stampOf(kind, size);
    context.drawImage(stamp, Math.round(x - stamp.width / 2), Math.round(y - stamp.height / 2));
  }

  /** A mark drawn once and stamped often: hundreds of filled paths in every frame would make zooming stutter. */
  function stampOf(kind, size) {
    const ink = color(`kind-${kind}`);
    const key = `${kind} ${size} ${ink}`;
    if (!stamps.has(key)) {
      const stamp = document.createElement("canvas");
      stamp.width = stamp.height = Math.ceil(2.4 * size);
      const pen = stamp.getContext("2d");
      pen.fillStyle = ink;
      pen.translate(stamp.width / 2, stamp.height / 2);
      pen.scale(size, size);
      pen.fill(shapes.get(kind), "evenodd");
      stamps.set(key, stamp);
    }
    return stamps.get(key);
  }

  function drawRing(context, { x, y, size }) {
    context.strokeStyle = color("ink");
    context.lineWidth = 2 * uPlot.pxRatio;
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.stroke();
  }

  function drawLightsOut(chart) {
    if (night.sleep.lights_out_s === null) return;
    inPlot(chart, (context, box) => {
      const x = chart.valToPos(night.sleep.lights_out_s, "x", true);
      context.strokeStyle = color("lights-out");
      context.lineWidth = 1.5 * uPlot.pxRatio;
      context.setLineDash([5 * uPlot.pxRatio, 4 * uPlot.pxRatio]);
      context.beginPath();
      context.moveTo(x, box.top);
      context.lineTo(x, box.top + box.height);
      context.stroke();
    });
  }

  function shadeSelected(chart, box) {
    const event = night.events[choice.state.selected];
    if (event === undefined) return;
    const left = chart.valToPos(event.onset_s, "x", true);
    const right = chart.valToPos(event.onset_s + event.duration_s, "x", true);
    chart.ctx.fillStyle = color("selected");
    chart.ctx.fillRect(left - uPlot.pxRatio, box.top, Math.max(right - left, 2 * uPlot.pxRatio), box.height);
  }

  function fillStretches(chart, stretches, box, fill) {
    chart.ctx.fillStyle = fill;
    for (const [from_s, to_s] of stretches) {
      const left = chart.valToPos(from_s, "x", true);
      const right = chart.valToPos(to_s, "x", true);
      chart.ctx.fillRect(left, box.top, Math.max(right - left, uPlot.pxRatio), box.height);
    }
  }

  function inPlot(chart, draw) {
    const { left, top, width: wide, height } = chart.bbox;
    chart.ctx.save();
    chart.ctx.beginPath();
    chart.ctx.rect(left, top, wide, height);
    chart.ctx.clip();
    draw(chart.ctx, chart.bbox);
    chart.ctx.restore();
  }

  const scaledFont = (size, weight) => font(Math.round(size * uPlot.pxRatio), weight);

  // --- choosing -----------------------------------------------------------------------------------------------------

  function onChoice(changes) {
    if ("from_s" in changes) {
      showCurves();
      return;
    }
    if ("added" in changes) return build(width);
    for (const chart of charts) chart.redraw(false);
  }

  function onDragged(chart) {
    const { left, width: wide } = chart.select;
    if (wide > CLICK_PX) choice.showStretch(chart.posToVal(left, "x"), chart.posToVal(left + wide, "x"));
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  function addPointer(chart) {
    let down = null;
    chart.over.addEventListener("mousedown", (event) => { down = event.clientX; });
    chart.over.addEventListener("mousemove", (event) => showTooltip(chart, event));
    chart.over.addEventListener("mouseleave", () => { tooltip.hidden = true; });
    chart.over.addEventListener("click", (event) => {
      if (down !== null && Math.abs(event.clientX - down) > CLICK_PX) return;
      const found = eventNear(chart, event);
      if (found !== null) choice.select(found, "picture");
    });
  }

  /** The shown event nearest to the pointer; in the lanes its own lane counts, above them the time alone. */
  function eventNear(chart, event) {
    const rect = chart.over.getBoundingClientRect();
    const x = (event.clientX - rect.left) * uPlot.pxRatio + chart.bbox.left;
    const y = (event.clientY - rect.top) * uPlot.pxRatio + chart.bbox.top;
    const isInLanes = chart === charts.at(-1);
    const reach = REACH_PX * uPlot.pxRatio;
    let nearest = null;
    let best = reach;
    for (const mark of marks) {
      const away = Math.max(mark.left - x, x - mark.right, 0);
      const aside = isInLanes ? Math.max(0, Math.abs(mark.y - y) - reach / 2) : 0;
      const distance = away + aside + Math.abs(x - mark.left) * 1e-3;
      if (distance < best) [nearest, best] = [mark.index, distance];
    }
    return nearest;
  }

  function showTooltip(chart, event) {
    const found = eventNear(chart, event);
    chart.over.style.cursor = found === null ? "crosshair" : "pointer";
    tooltip.replaceChildren(...(found === null ? momentLines(chart, event) : eventLines(night.events[found])));
    tooltip.hidden = false;
    placeTooltip(event);
  }

  function eventLines(event) {
    const { kind, time, duration, peak } = event.words;
    return lines([kind, `${time} · ${duration} · ${peak}`]);
  }

  function momentLines(chart, event) {
    const time_s = timeAt(event.clientX);
    const place = charts.indexOf(chart);
    const lane = night.lanes[place];
    if (lane === undefined) return lines([clock.secondText(time_s)]);
    const bin = chart.valToIdx(time_s);
    const [high, typical] = [chart.data[2][bin], chart.data[3][bin]];
    const measured = typical === null ? "no data" : `movement ${typical.toFixed(3)} g, up to ${high.toFixed(3)} g`;
    return lines([clock.secondText(time_s), measured]);
  }

  function lines(texts) {
    return texts.map((text) => Object.assign(document.createElement("div"), { textContent: text }));
  }

  function placeTooltip(event) {
    const rect = frame.getBoundingClientRect();
    const x = event.clientX - rect.left;
    const isRight = x > rect.width / 2;
    tooltip.style.top = `${event.clientY - rect.top + 16}px`;
    tooltip.style.left = isRight ? "auto" : `${x + 14}px`;
    tooltip.style.right = isRight ? `${rect.width - x + 14}px` : "auto";
  }

  const overRect = () => charts[0].over.getBoundingClientRect();
  const plotWidth = (chart = charts[0]) => (chart ? chart.bbox.width / uPlot.pxRatio : width) || width;
  const plotLeft = () => overRect().left;

  function timeAt(clientX) {
    const rect = overRect();
    const share = Math.min(1, Math.max(0, (clientX - rect.left) / rect.width));
    return choice.state.from_s + share * (choice.state.to_s - choice.state.from_s);
  }

  build(holder.clientWidth);
  return { build, timeAt, plotWidth, plotLeft, width: () => width };
};
