/* Times on the axis and in tooltips: the recording's own clock, or hours since its start where it has none. */

hypnic.makeClock = (clock) => {
  const MINUTE = 60;
  const HOUR = 3600;
  const TENTH = 0.1;
  const FINE_STEPS_S = [TENTH, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
  const STEPS_S = [...FINE_STEPS_S, ...[1, 2, 3, 6, 12, 24].map((hours) => hours * HOUR)];

  /** Seconds that a clock on the wall shows; changes of the clock within the night are in the offsets. */
  function wall(time_s) {
    if (clock === null) return time_s;
    const since = clock.offsets.filter(([start_s]) => start_s <= time_s).pop() ?? clock.offsets[0];
    return clock.epoch_s + time_s + since[1];
  }

  function parts(time_s) {
    const seconds = clock === null ? time_s : ((wall(time_s) % (24 * HOUR)) + 24 * HOUR) % (24 * HOUR);
    const whole = Math.floor(seconds + 1e-6);
    return [Math.floor(whole / HOUR), Math.floor((whole % HOUR) / MINUTE), whole % MINUTE];
  }

  const two = (number) => String(number).padStart(2, "0");

  /** To the nearest minute. */
  function minuteText(time_s) {
    const [hours, minutes] = parts(time_s + MINUTE / 2);
    return clock === null ? `+${hours}:${two(minutes)} h` : `${two(hours)}:${two(minutes)}`;
  }

  function secondText(time_s) {
    const [hours, minutes, seconds] = parts(time_s);
    return clock === null ? `+${hours}:${two(minutes)}:${two(seconds)}` : `${two(hours)}:${two(minutes)}:${two(seconds)}`;
  }

  /** To the tenth of a second. */
  function tenthText(time_s) {
    const tenths = Math.round(wall(time_s) / TENTH);
    return `${secondText(time_s + TENTH / 2)}.${((tenths % 10) + 10) % 10}`;
  }

  /** Moments for the axis: round on the clock, at most one for each `apart_s` seconds. */
  function ticks(from_s, to_s, apart_s) {
    const step = STEPS_S.find((candidate) => candidate >= apart_s) ?? STEPS_S.at(-1);
    const shift = wall(from_s) - from_s;
    const found = [];
    for (let tick = Math.ceil((from_s + shift) / step) * step - shift; tick <= to_s; tick += step) found.push(tick);
    return found;
  }

  function tickTexts(times_s) {
    const apart_s = times_s.length > 1 ? times_s[1] - times_s[0] : MINUTE;
    if (apart_s < 1 - TENTH / 2) return times_s.map(tenthText);
    return times_s.map(apart_s < MINUTE ? secondText : minuteText);
  }

  return { minuteText, secondText, tenthText, ticks, tickTexts };
};
