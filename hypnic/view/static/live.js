/* The night that is being recorded: what comes from the stream is shown; when the stream breaks it is taken up again. */

(() => {
  const STATES = {
    searching: "Searching", connecting: "Connecting", checking: "Checking before the night", recording: "Recording",
    reconnecting: "Connection lost, reconnecting", saving: "Saving", stopped: "Stopped", failed: "Failed",
  };
  const FRESH_S = 5;
  const CHART_PX = 190;
  const LEAST_SPAN_G = 0.15;
  const STALE_MS = 6000;
  const NOTES_SHOWN = 30;
  const AXES = ["x", "y", "z"];
  const { element } = page;
  const { color, font } = hypnic.palette;

  const place = document.getElementById("recordings");
  const connection = document.getElementById("connection");
  const cards = new Map();
  let lastMessage = performance.now();
  let source = null;
  let known = "";

  connect();
  setInterval(watch, 1000);
  hypnic.palette.onChange(() => { for (const card of cards.values()) card.forget(); });

  function connect() {
    source?.close();
    source = new EventSource("/live/stream");
    source.addEventListener("message", (event) => {
      lastMessage = performance.now();
      show(JSON.parse(event.data));
    });
    source.addEventListener("error", () => say("Connection to hypnic lost; trying again by itself …", true));
  }

  /** A stream that went quiet without an error, as after the computer slept, is taken up anew. */
  function watch() {
    if (performance.now() - lastMessage < STALE_MS) return;
    say("Connection to hypnic lost; trying again by itself …", true);
    if (source.readyState === EventSource.CLOSED || performance.now() - lastMessage > 2 * STALE_MS) {
      lastMessage = performance.now();
      connect();
    }
  }

  function say(text, isTrouble) {
    if (connection.textContent !== text) connection.textContent = text;
    connection.classList.toggle("is-trouble", isTrouble);
  }

  function show({ now, recordings }) {
    const wearables = recordings.flatMap((recording) => recording.wearables.map((wearable) => ({ recording, wearable })));
    document.documentElement.dataset.ready = "true";
    say(recordings.length ? `Up to date at ${clock(now)}.` : "Watching for a recording.", false);
    document.getElementById("nothing").hidden = recordings.length > 0;
    showAlarm(recordings);
    showNotes(recordings);
    const keys = wearables.map(({ recording, wearable }) => `${recording.started_at} ${wearable.name} ${wearable.site}`);
    if (known !== keys.join("\n")) arrange(keys);
    keys.forEach((key, index) => cards.get(key).show(wearables[index]));
  }

  function arrange(keys) {
    known = keys.join("\n");
    for (const [key, card] of cards) if (!keys.includes(key)) { card.remove(); cards.delete(key); }
    for (const key of keys) if (!cards.has(key)) cards.set(key, makeCard());
    place.append(...keys.map((key) => cards.get(key).section));
  }

  // --- alarm and what happened --------------------------------------------------------------------------------------

  function showAlarm(recordings) {
    const section = document.getElementById("alarm");
    const alarms = recordings.flatMap(({ notes }) => notes.filter(({ is_alarm: isAlarm }) => isAlarm));
    const targets = recordings.reduce((sum, { alarm_targets: count }) => sum + count, 0);
    section.hidden = recordings.length === 0;
    section.className = `verdict ${alarms.length ? "seizure_like" : "cannot_tell"}`;
    setText("alarm-title", alarms.length ? "Alarm: a movement looked like a seizure" : "No alarm so far");
    const sent = targets ? `Alarms are also sent to ${targets} address${targets > 1 ? "es" : ""}.` : "Alarms are shown here and where hypnic record runs, and sent nowhere.";
    setText("alarm-text", `Nothing seizure-like was noticed. ${sent}`.slice(alarms.length ? "Nothing seizure-like was noticed. ".length : 0));
    refill("alarms", alarms.slice(-5).reverse().map(({ at, wearable, text }) => `${clock(at)} ${wearable}: ${text}`));
  }

  function showNotes(recordings) {
    const notes = recordings.flatMap((recording) => recording.notes).sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, NOTES_SHOWN);
    document.getElementById("happened").hidden = notes.length === 0;
    refill("notes", notes.map(({ at, wearable, text }) => `${clock(at)} ${wearable}: ${text}`));
  }

  function refill(id, lines) {
    const list = document.getElementById(id);
    if ([...list.children].map(({ textContent }) => textContent).join("\n") === lines.join("\n")) return;
    list.replaceChildren(...lines.map((line) => element("li", {}, line)));
  }

  function setText(id, text) {
    const target = document.getElementById(id);
    if (target.textContent !== text) target.textContent = text;
  }

  const clock = (stamp) => new Date(stamp).toLocaleTimeString("en-GB");

  // --- one wearable -------------------------------------------------------------------------------------------------

  function makeCard() {
    const title = element("h2", {});
    const state = element("p", { class: "state" });
    const facts = element("dl", { class: "figures" });
    const holder = element("div", { class: "trace" });
    const check = element("ul", { class: "check" });
    const soFar = element("div", { class: "so-far" });
    const section = element("section", { class: "wearable" }, [
      title, state, facts, check, element("h3", {}, "The last minute"), holder, element("h3", {}, "The night so far"), soFar,
    ]);
    const chart = makeTrace(holder);
    let lastFacts = "";
    let lastAnalysis = "";

    function show({ recording, wearable }) {
      const where = wearable.site === "unknown" ? "" : `, ${wearable.site.replace("_", " ")}`;
      title.textContent = `${wearable.name}${where}`;
      const isSilent = recording.is_silent;
      state.textContent = isSilent ? `The recorder has not answered since ${clock(recording.updated_at)}: is it still running?` : stateText(wearable);
      state.classList.toggle("is-trouble", isSilent || wearable.trouble !== null || ["reconnecting", "failed"].includes(wearable.state));
      const shown = factsOf(recording, wearable);
      if (lastFacts !== (lastFacts = JSON.stringify(shown))) {
        facts.replaceChildren(...shown.map(([name, value, note]) => element("div", {}, [
          element("dt", {}, name), element("dd", { class: "value" }, value), ...(note ? [element("dd", { class: "note" }, note)] : []),
        ])));
        check.replaceChildren(...wearable.findings.filter(({ is_fine: isFine }) => !isFine).map(({ text }) => element("li", {}, text)));
      }
      chart.show(wearable.trace);
      const analysis = JSON.stringify(wearable.analysis);
      if (lastAnalysis !== analysis || !soFar.childNodes.length) { lastAnalysis = analysis; soFar.replaceChildren(...nightSoFar(wearable.analysis)); }
    }

    return { section, show, remove: () => { chart.destroy(); section.remove(); }, forget: chart.forget };
  }

  const stateText = ({ state, trouble }) => (trouble ? `${STATES[state] ?? state}: ${trouble}` : `${STATES[state] ?? state}.`);

  function factsOf(recording, wearable) {
    const { last_seen_s: seen, battery_percent: battery, free_bytes: free, rate_hz: rate, received_share: share } = wearable;
    const waiting = wearable.waiting_frames ? "some data waits in memory: the disk refuses it" : "";
    return [
      ["Recording since", clock(recording.started_at), ""],
      ["Connection", seen === null ? "no data yet" : seen < FRESH_S ? "data now" : `${Math.round(seen)} s ago`, counted(wearable.reconnections, "reconnection")],
      ["Battery", battery === null ? "not told" : `${battery} %`, ""],
      ["Storage", free === null ? "not known" : `${(free / 1e9).toFixed(0)} GB free`, waiting],
      ["Received", share === null ? "–" : `${(100 * share).toFixed(1)} %`, counted(wearable.gaps, "gap")],
      ["Rate", rate === null ? "–" : `${rate.toFixed(1)} Hz`, ""],
    ];
  }

  const counted = (count, word) => (count ? `${count} ${word}${count === 1 ? "" : "s"}` : "");

  function nightSoFar(analysis) {
    if (!analysis) return [element("p", { class: "note" }, "Not enough yet: sleep and events are looked at every now and then.")];
    const known = analysis.sleep.filter(({ value }) => value !== null);
    const sleep = analysis.has_slept && known.length
      ? element("dl", { class: "figures" }, known.map(({ name, value }) => element("div", {}, [element("dt", {}, name), element("dd", { class: "value" }, value)])))
      : element("p", {}, "No sleep so far.");
    const counts = Object.entries(analysis.counts).map(([name, count]) => `${name}: ${count}`).join(" · ");
    const rows = analysis.events.slice(0, 12).map(({ kind, tier, words }) => element("tr", {}, [
      element("th", { scope: "row" }, words.time),
      element("td", {}, [element("span", { class: `tier-${tier}` }, words.kind)]),
      element("td", { class: "number" }, words.duration),
      element("td", { class: "number wide" }, words.peak),
    ]));
    const head = element("thead", {}, element("tr", {}, ["Time", "Event", "Length", "Peak"].map((name, place) => element("th", { scope: "col", ...(place > 1 ? { class: place > 2 ? "number wide" : "number" } : {}) }, name))));
    const table = rows.length ? [element("table", {}, [head, element("tbody", {}, rows)])] : [element("p", {}, "No events so far.")];
    const note = "As far as it can be told now; the analysis in the morning knows more.";
    return [sleep, element("p", { class: "note" }, counts), ...table, element("p", { class: "note" }, note)];
  }

  // --- the trace ----------------------------------------------------------------------------------------------------

  function makeTrace(holder) {
    let chart = null;
    let width = 0;

    function show(trace) {
      if (trace === null || trace.times_s.length === 0) return;
      if (chart === null || width !== holder.clientWidth) build();
      const times = trace.times_s.map((time_s) => time_s - trace.end_s);
      chart.setData([times, ...trace.axes_g]);
      holder.dataset.endS = trace.end_s;
    }

    function build() {
      chart?.destroy();
      holder.replaceChildren();
      width = holder.clientWidth;
      const axis = (size, text) => ({
        size, font: font(12), stroke: () => color("muted"), grid: { stroke: () => color("grid"), width: 1 }, ticks: { show: false },
        values: (_, values) => values.map(text),
      });
      chart = new uPlot({
        width, height: CHART_PX, padding: [8, 18, 0, 0], legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false, range: [-60, 0] }, y: { range: (_, low, high) => spread(low, high) } },
        axes: [axis(28, (value) => (value === 0 ? "now" : `${String(value).replace("-", "−")} s`)), axis(56, (value) => `${Number(value.toFixed(2))} g`)],
        series: [{}, ...AXES.map((name) => ({ stroke: () => color(`axis-${name}`), width: 1.25, points: { show: false } }))],
      }, [[], [], [], []], holder);
    }

    /** Room around the curves, and never so little that noise looks like movement. */
    function spread(low, high) {
      if (low === null || high === null) return [-1, 1];
      const middle = (low + high) / 2;
      const half = Math.max(LEAST_SPAN_G, (high - low) / 2) * 1.1;
      return [middle - half, middle + half];
    }

    return { show, destroy: () => chart?.destroy(), forget: () => { width = -1; } };
  }
})();
