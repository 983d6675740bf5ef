/* Puts the parts of the page together once the payload is unpacked. */

/** Make an element with attributes and children; text children are text, never markup. */
hypnic.element = (name, attributes, children = []) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...[children].flat());
  return made;
};

/** A sign from the page's sprite. */
hypnic.mark = (name) => {
  const namespace = "http://www.w3.org/2000/svg";
  const mark = document.createElementNS(namespace, "svg");
  mark.setAttribute("class", `mark ${name}`);
  mark.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(namespace, "use");
  use.setAttribute("href", `#mark-${name}`);
  mark.append(use);
  return mark;
};

(() => {
  const PAPER_PX = 1040;
  const SHARE_PER_STEP = 0.3;
  const ZOOM = 1.8;
  const REST_MS = 120;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  /** Start the page; `source` fetches what the page does not hold itself, where there is somebody to ask. */
  hypnic.start = (source = {}) => start(source).catch((error) => {
    document.getElementById("charts").textContent =
      "This browser cannot draw the picture; Chrome 80, Firefox 113, Safari 16.4 and later can. " +
      "The rest of the page is complete.";
    throw error;
  });

  async function start({ finer = null, fetchTile = null, fetchWaveforms = null, hasRecorded = false }) {
    const { night, read } = await hypnic.payload.unpack(document.getElementById("payload").textContent);
    if (finer !== null) night.lanes.forEach((lane, place) => { lane.finer = finer[place]; });
    const { choice, clock, frame, picture } = hypnic.drawNight({ night, read, fetchTile });
    const panel = hypnic.makePanel({ night, read, choice, fetchWaveforms, hasRecorded });
    hypnic.makeTable({ night, choice });
    addKeys(frame, panel.panel, choice);
    addLinks(night, choice);
    choice.listen((changes) => { if ("selected" in changes) onSelected(night, choice, panel.panel); });
    openFromAddress(night, choice);
    hypnic.page = { night, choice, picture, clock };
    document.documentElement.dataset.ready = "true";
    return hypnic.page;
  }

  /** Draw a night in its frame, with everything that moves it. */
  hypnic.drawNight = ({ night, read, fetchTile = null }) => {
    const choice = hypnic.makeChoice(night);
    const clock = hypnic.makeClock(night.clock);
    const frame = document.getElementById("picture");
    const picture = hypnic.makePicture(frame, { night, read, clock, choice, fetchTile });
    hypnic.addGestures(frame, picture, choice);
    addButtons(night, choice);
    addPrinting(picture, choice);
    choice.listen((changes) => { if ("from_s" in changes) showSpanSoon(clock, choice); });
    showSpan(clock, choice);
    return { night, choice, clock, frame, picture };
  };

  function addButtons(night, choice) {
    const length_s = () => choice.state.to_s - choice.state.from_s;
    const actions = {
      night: () => choice.showWholeNight(),
      onset: () => showOnset(night, choice),
      in: () => choice.zoom(1 / ZOOM),
      out: () => choice.zoom(ZOOM),
      earlier: () => choice.pan(-SHARE_PER_STEP * length_s()),
      later: () => choice.pan(SHARE_PER_STEP * length_s()),
    };
    for (const button of document.querySelectorAll("button[data-zoom]")) {
      button.addEventListener("click", actions[button.dataset.zoom]);
    }
  }

  function showOnset(night, choice) {
    const [from_s, to_s] = night.sleep.onset_interval_s;
    choice.showStretch(from_s - 15 * 60, to_s + 15 * 60);
  }

  /** Arrow keys step through the events while the picture or the panel has the focus; Escape closes the panel. */
  function addKeys(frame, panel, choice) {
    for (const place of [frame, panel]) {
      place.addEventListener("keydown", (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (direction !== undefined) {
          event.preventDefault();
          choice.step(direction, "keys");
        }
        if (event.key === "Escape") choice.select(null, "keys");
      });
    }
    frame.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && choice.state.selected !== null) document.getElementById("panel-title").focus();
    });
  }

  function addLinks(night, choice) {
    document.querySelector("main").addEventListener("click", (event) => {
      const link = event.target.closest(".reasons a[href^='#event-']");
      if (link === null) return;
      event.preventDefault();
      choice.select(numberIn(link.getAttribute("href")) - 1, "link");
    });
    window.addEventListener("hashchange", () => openFromAddress(night, choice));
  }

  const numberIn = (address) => Number(address.match(/#event-(\d+)$/)?.[1] ?? 0);

  function openFromAddress(night, choice) {
    const index = numberIn(location.hash) - 1;
    if (index in night.events && index !== choice.state.selected) choice.select(index, "link");
  }

  let opener = null;

  function onSelected(night, choice, panel) {
    const event = night.events[choice.state.selected];
    const { from } = choice.state;
    showAddress(event);
    if (event === undefined) return opener?.focus();
    announce(event, choice);
    keepInView(event, choice);
    const behavior = calm.matches ? "auto" : "smooth";
    if (from === "picture") {
      opener = document.getElementById("picture");
      panel.scrollIntoView({ block: "nearest", behavior });
    }
    if (from === "table" || from === "link") {
      opener = from === "table" ? document.querySelector(`#event-${event.words.number} a`) : document.activeElement;
      document.getElementById("panel-title").focus({ preventScroll: true });
      panel.scrollIntoView({ block: "start", behavior });
    }
  }

  /** Let the page's address name the chosen event, so that it can be kept and sent. */
  function showAddress(event) {
    try {
      history.replaceState(null, "", event ? `#event-${event.words.number}` : location.pathname + location.search);
    } catch (error) {
      // Some viewers of attached files forbid it; the page works without.
      if (error.name !== "SecurityError") throw error;
    }
  }

  function announce(event, choice) {
    const { index, count } = choice.place();
    const { number, kind, time, tier } = event.words;
    document.getElementById("announcement").textContent =
      `Event ${number}: ${kind} at ${time}, ${tier}; ${index + 1} of ${count} shown.`;
  }

  /** Move the picture along when the chosen event lies outside of it. */
  function keepInView(event, choice) {
    const { from_s, to_s } = choice.state;
    if (event.onset_s >= from_s && event.onset_s <= to_s) return;
    choice.showStretch(event.onset_s - (to_s - from_s) / 2, event.onset_s + (to_s - from_s) / 2);
  }

  let spanning = 0;

  /** Say what is shown once the picture rests: new words in every frame would lay out the whole page again. */
  function showSpanSoon(clock, choice) {
    clearTimeout(spanning);
    spanning = setTimeout(() => showSpan(clock, choice), REST_MS);
  }

  function showSpan(clock, choice) {
    const { from_s, to_s } = choice.state;
    const part = choice.isWholeNight() ? "The whole recording" : "A part";
    const span = `${clock.minuteText(from_s)} to ${clock.minuteText(to_s)}`;
    document.getElementById("picture-summary").textContent = `${part}: ${span}.`;
  }

  /** On paper: the whole night, in the colours of paper, as wide as the sheet. */
  function addPrinting(picture, choice) {
    let before = null;
    window.addEventListener("beforeprint", () => {
      before = { from_s: choice.state.from_s, to_s: choice.state.to_s, width: picture.width() };
      document.documentElement.classList.add("on-paper");
      hypnic.palette.forget();
      choice.showWholeNight();
      picture.build(PAPER_PX);
    });
    window.addEventListener("afterprint", () => {
      document.documentElement.classList.remove("on-paper");
      hypnic.palette.forget();
      choice.showStretch(before.from_s, before.to_s);
      picture.build(before.width);
    });
  }
})();
