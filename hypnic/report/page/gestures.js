/* Zooming and moving along the night by wheel, fingers and keys; dragging with a mouse is uPlot's own. */

hypnic.addGestures = (frame, picture, choice) => {
  const SCROLL_REST_MS = 400;
  const DOUBLE_TAP_MS = 350;
  const TAP_PX = 8;
  const WHEEL_FACTOR = 1.0016;
  const KEY_ZOOM = 1.6;
  const SHARE_PER_STEP = 0.3;

  const fingers = new Map();
  let lastScroll = -Infinity;
  let lastTap = -Infinity;
  let start = null;

  window.addEventListener("scroll", () => { lastScroll = performance.now(); }, { passive: true });
  frame.addEventListener("wheel", onWheel, { passive: false });
  frame.addEventListener("pointerdown", onFingerDown);
  frame.addEventListener("pointermove", onFingerMove);
  for (const name of ["pointerup", "pointercancel"]) frame.addEventListener(name, onFingerUp);
  frame.addEventListener("keydown", onKey);

  /** The wheel zooms; a page that is being scrolled past the picture goes on scrolling. */
  function onWheel(event) {
    const isScrollingPast = performance.now() - lastScroll < SCROLL_REST_MS;
    const zoomsOutOfAll = choice.isWholeNight() && event.deltaY >= 0;
    if (!event.ctrlKey && (isScrollingPast || zoomsOutOfAll)) return;
    event.preventDefault();
    const length_s = choice.state.to_s - choice.state.from_s;
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) choice.pan((event.deltaX / frame.clientWidth) * length_s);
    else choice.zoom(WHEEL_FACTOR ** (event.deltaY * (event.ctrlKey ? 4 : 1)), picture.timeAt(event.clientX));
  }

  function onFingerDown(event) {
    if (event.pointerType !== "touch") return;
    fingers.set(event.pointerId, { x: event.clientX, downX: event.clientX });
    rememberStart();
  }

  function onFingerMove(event) {
    if (!fingers.has(event.pointerId)) return;
    fingers.get(event.pointerId).x = event.clientX;
    if (fingers.size === 1) panByFinger();
    if (fingers.size === 2) zoomByFingers();
  }

  function onFingerUp(event) {
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) return;
    fingers.delete(event.pointerId);
    rememberStart();
    if (event.type === "pointerup" && Math.abs(finger.x - finger.downX) < TAP_PX) onTap();
  }

  function onTap() {
    const now = performance.now();
    if (now - lastTap < DOUBLE_TAP_MS) choice.showWholeNight();
    lastTap = now;
  }

  function rememberStart() {
    start = { xs: [...fingers.values()].map(({ x }) => x), from_s: choice.state.from_s, to_s: choice.state.to_s };
  }

  function panByFinger() {
    const [{ x }] = fingers.values();
    const moved_s = ((start.xs[0] - x) / picture.plotWidth()) * (start.to_s - start.from_s);
    if (!choice.isWholeNight()) choice.showStretch(start.from_s + moved_s, start.to_s + moved_s);
  }

  /** Keep the moments under both fingers under them. */
  function zoomByFingers() {
    const [left, right] = [...fingers.values()].map(({ x }) => x).sort((a, b) => a - b);
    const [startLeft, startRight] = [...start.xs].sort((a, b) => a - b);
    if (right - left < TAP_PX || startRight - startLeft < TAP_PX) return;
    const edge = picture.plotLeft();
    const secondsPerPx = (start.to_s - start.from_s) / picture.plotWidth();
    const newSecondsPerPx = (secondsPerPx * (startRight - startLeft)) / (right - left);
    const leftMoment_s = start.from_s + (startLeft - edge) * secondsPerPx;
    const from_s = leftMoment_s - (left - edge) * newSecondsPerPx;
    choice.showStretch(from_s, from_s + picture.plotWidth() * newSecondsPerPx);
  }

  function onKey(event) {
    const actions = {
      "+": () => choice.zoom(1 / KEY_ZOOM),
      "=": () => choice.zoom(1 / KEY_ZOOM),
      "-": () => choice.zoom(KEY_ZOOM),
      0: choice.showWholeNight,
      PageUp: () => choice.pan(-SHARE_PER_STEP * (choice.state.to_s - choice.state.from_s)),
      PageDown: () => choice.pan(SHARE_PER_STEP * (choice.state.to_s - choice.state.from_s)),
    };
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in actions)) return;
    event.preventDefault();
    actions[event.key]();
  }
};
