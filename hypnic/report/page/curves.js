/* The activity curves at every resolution: never more bins than the screen can show, from the whole night down to
   single samples. The page itself holds the night coarsely; where there is a server, it is asked for the rest. */

/** `fetchTile(place, level, tile)` promises one tile of a lane; `onArrival` is called when one came. */
hypnic.makeCurves = ({ night, read, fetchTile = null, onArrival = () => {} }) => {
  const MERGED = 4;
  const FEWEST_BINS = 64;
  const TILES_KEPT = 200;
  const NOT_MEASURED = 65535;

  const tiles = new Map();
  const lanes = night.lanes.map((lane, place) => [...finerLevels(lane, place), ...ownLevels(lane)]);

  /** Levels from the finest to the coarsest; each knows how to give a bin's three numbers, or that it cannot yet. */
  function ownLevels(lane) {
    const found = [ownLevel(lane, { low: read(lane.low), typical: read(lane.typical), high: read(lane.high) }, lane.bin_s)];
    while (found.at(-1).count > FEWEST_BINS) {
      const finer = found.at(-1);
      found.push(ownLevel(lane, merged(finer.bins), finer.bin_s * MERGED));
    }
    return found;
  }

  function ownLevel(lane, bins, bin_s) {
    return { bins, bin_s, step_g: lane.step_g, count: bins.low.length, tile: Infinity, piece: () => bins };
  }

  function merged({ low, typical, high }) {
    const count = Math.ceil(low.length / MERGED);
    const made = { low: new Uint16Array(count), typical: new Uint16Array(count), high: new Uint16Array(count) };
    for (let bin = 0; bin < count; bin++) mergeBin(made, { low, typical, high }, bin);
    return made;
  }

  function mergeBin(made, { low, typical, high }, bin) {
    let [least, sum, most, measured] = [NOT_MEASURED, 0, 0, 0];
    for (let i = bin * MERGED; i < Math.min(low.length, (bin + 1) * MERGED); i++) {
      if (typical[i] === NOT_MEASURED) continue;
      least = Math.min(least, low[i]);
      most = Math.max(most, high[i]);
      sum += typical[i];
      measured += 1;
    }
    made.low[bin] = measured ? least : NOT_MEASURED;
    made.typical[bin] = measured ? Math.round(sum / measured) : NOT_MEASURED;
    made.high[bin] = measured ? most : NOT_MEASURED;
  }

  function finerLevels(lane, place) {
    if (fetchTile === null || !lane.finer) return [];
    return lane.finer.levels.map(({ bin_s, count }, level) => ({
      bin_s, count, step_g: lane.finer.step_g, tile: lane.finer.tile, piece: (tile) => tileOf(place, level, tile),
    }));
  }

  /** A tile that has come; asks for it where it has not. */
  function tileOf(place, level, tile) {
    const key = `${place}/${level}/${tile}`;
    const known = tiles.get(key);
    if (known !== undefined) return known;
    tiles.set(key, null);
    fetchTile(place, level, tile).then(
      (bins) => { tiles.set(key, bins); forgetOldest(); onArrival(); },
      () => { setTimeout(() => tiles.delete(key), 2000); },
    );
    return null;
  }

  function forgetOldest() {
    for (const key of tiles.keys()) {
      if (tiles.size <= TILES_KEPT) return;
      if (tiles.get(key) !== null) tiles.delete(key);
    }
  }

  /** Times, lowest, highest and mean values of a stretch, in at most `most` bins and one more on either side. */
  function slice(place, from_s, to_s, most) {
    const levels = lanes[place];
    const offset_s = night.lanes[place].offset_s;
    let wanted = levels.findIndex(({ bin_s }) => (to_s - from_s) / bin_s <= most);
    if (wanted < 0) wanted = levels.length - 1;
    for (let choice = wanted; choice < levels.length; choice++) {
      const found = cut(levels[choice], from_s - offset_s, to_s - offset_s, offset_s);
      if (found !== null) return found;
    }
    return [[], [], [], []];
  }

  function cut(level, from_s, to_s, offset_s) {
    const first = Math.max(0, Math.floor(from_s / level.bin_s) - 1);
    const last = Math.min(level.count, Math.ceil(to_s / level.bin_s) + 1);
    if (!has(level, first, last)) return null;
    const size = Math.max(0, last - first);
    const [times, low, high, typical] = [0, 1, 2, 3].map(() => new Array(size));
    let [tile, piece, begin] = [-1, null, 0];
    for (let i = 0; i < size; i++) {
      const bin = first + i;
      if (bin >= begin + level.tile || piece === null) {
        tile = level.tile === Infinity ? 0 : Math.floor(bin / level.tile);
        [piece, begin] = [level.piece(tile), tile === 0 ? 0 : tile * level.tile];
      }
      const at = bin - begin;
      times[i] = offset_s + (bin + 0.5) * level.bin_s;
      const isMissing = piece.typical[at] === NOT_MEASURED;
      low[i] = isMissing ? null : piece.low[at] * level.step_g;
      high[i] = isMissing ? null : piece.high[at] * level.step_g;
      typical[i] = isMissing ? null : piece.typical[at] * level.step_g;
    }
    return [times, low, high, typical];
  }

  /** Whether every tile of a stretch has come; asks for all that have not. */
  function has(level, first, last) {
    if (level.tile === Infinity) return true;
    let isWhole = true;
    for (let tile = Math.floor(first / level.tile); tile * level.tile < last; tile++) {
      if (level.piece(tile) === null) isWhole = false;
    }
    return isWhole;
  }

  return { slice };
};
