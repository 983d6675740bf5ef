/* Colours and fonts for canvases, read from the style sheet, so that both themes and print are kept in one place. */

hypnic.palette = (() => {
  const HATCH_PX = 7;

  const darkness = matchMedia("(prefers-color-scheme: dark)");
  const known = new Map();

  darkness.addEventListener("change", forget);

  function color(name) {
    if (!known.has(name)) known.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
    return known.get(name);
  }

  /** Read the colours anew: another theme, or paper. */
  function forget() {
    known.clear();
  }

  function font(size_px, weight = "400") {
    return `${weight} ${size_px}px ${getComputedStyle(document.body).fontFamily}`;
  }

  /** A pattern of slanted lines; two directions, so that it can be told without colour. */
  function hatch(context, name, { isRising, scale }) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = Math.round(HATCH_PX * scale);
    const pen = tile.getContext("2d");
    pen.strokeStyle = color(name);
    pen.lineWidth = scale;
    pen.beginPath();
    for (const shift of [-tile.width, 0, tile.width]) {
      pen.moveTo(shift, isRising ? tile.height : 0);
      pen.lineTo(shift + tile.width, isRising ? 0 : tile.height);
    }
    pen.stroke();
    return context.createPattern(tile, "repeat");
  }

  /** Call when another theme is chosen. */
  function onChange(redraw) {
    darkness.addEventListener("change", redraw);
  }

  return { color, font, hatch, forget, onChange };
})();
