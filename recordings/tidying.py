"""The common path from the raw columns of any file to a Recording; every repair on it is put into a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo

import numpy as np
from numpy.typing import NDArray

from recordings.errors import InvalidRecordingError
from recordings.options import ReadOptions
from recordings.ordering import Rows, in_rows, mean_step_us, put_in_order
from recordings.recording import Recording, Signal, Site, build_recording
from recordings.sources import Source
from recordings.stamps import (
    CLOCK_SET_AFTER_US,
    NO_STAMP,
    US_PER_S,
    Stamps,
    is_possible,
    local_moment_of,
    moment_given,
    moment_of,
    shown_moment,
    zone_words,
)
from recordings.units import USUAL_COUNTS_PER_G, Scale, decide_scale, measure_rest

LOWEST_RATE_HZ = 0.5
HIGHEST_RATE_HZ = 5000.0
SHORTEST_ROWS = 2
RATE_DIGITS = 3
RATE_TOLERANCE = 0.05

CLIPPED_SHARE = 0.999
CLIPPED_SAMPLES = 5
USUAL_RANGES_G = (1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 16.0)
RANGE_TOLERANCE = 0.05

HOUR_US = 3600 * US_PER_S
HOUR_TOLERANCE_US = 60 * US_PER_S
CHANGES_MENDED = 1000
BLOCK = 100_000


def recording_from_columns(
    stamps: Stamps,
    acceleration: NDArray[np.floating],
    *,
    source: Source,
    options: ReadOptions,
    format: str,
    unit: str | None = None,
    usual_counts_per_g: Sequence[float] = USUAL_COUNTS_PER_G,
    signal: Signal | None = None,
    nominal_rate_hz: float | None = None,
    wearable: str = "unknown",
    site: Site = "unknown",
    repairs: Iterable[str] = (),
) -> Recording:
    """Make a Recording of the rows of a file, mending what can be mended and saying so.

    Parameters
    ----------
    stamps : Stamps
        When each row was measured, in file order.
    acceleration : ndarray, shape (n, 3) or (n,)
        In the file's unit; not finite where a number is missing. One dimension is a vector magnitude.
        The array is taken over and may be changed: do not use it afterwards.
    source : Source
        Where the rows came from.
    options : ReadOptions
        What the person said; it goes before what the file says.
    format : str
        Name of the importer.
    unit : str, optional
        Unit the file states (``g``, ``mg``, ``m/s2``, ``lsb:64``); default: by the magnitude at rest.
    usual_counts_per_g : sequence of float, optional
        Counts for one g that the format may hold where it states no unit.
    signal : str, optional
        One of ``SIGNALS`` where the file states it; default: by the magnitude at rest.
    nominal_rate_hz : float, optional
        Rate the file states; default: the measured one, rounded.
    wearable, site : str, optional
        As the file states them.
    repairs : iterable of str, optional
        What the importer mended before.

    Returns
    -------
    Recording

    Raises
    ------
    InvalidRecordingError
        No usable row, no time, an impossible rate or unit, a sensor that never moved.
    """
    rows = _finite_rows(Rows(microseconds=stamps.microseconds, acceleration=_three_columns(acceleration)))
    rows = put_in_order(_without_local_hour_steps(rows, stamps, zone=stamps.zone or options.timezone))
    rate_hz = _checked_rate(US_PER_S / mean_step_us(rows.microseconds))
    scale = decide_scale(
        measure_rest(rows.acceleration, rate_hz),
        stated=unit,
        demanded=options.unit,
        signal="magnitude" if acceleration.ndim == 1 else signal,
        usual_counts_per_g=usual_counts_per_g,
    )
    rows = _without_missing(_scaled(rows, scale), scale.signal)
    started_at, dating = _started_at(int(rows.microseconds[0]), stamps, options=options)
    return build_recording(
        _seconds(rows.microseconds),
        rows.acceleration,
        started_at=started_at,
        nominal_rate_hz=nominal_rate_hz or options.rate_hz or _rounded_rate(rate_hz),
        signal=scale.signal,
        wearable=wearable,
        site=options.site or site,
        source=source.name,
        format=format,
        repairs=(*repairs, *rows.repairs, *_clipping(rows.acceleration), *dating, *_unused(options.rate_hz, rate_hz)),
    )


def _three_columns(acceleration: NDArray[np.floating]) -> NDArray[np.float32]:
    if acceleration.ndim == 1:
        columns = np.zeros((acceleration.size, 3), dtype=np.float32)
        columns[:, 0] = acceleration
        return columns
    return np.require(acceleration, dtype=np.float32, requirements=["C", "W"])


def _finite_rows(rows: Rows) -> Rows:
    is_finite = np.isfinite(rows.acceleration)
    usable = is_finite[:, 0] & is_finite[:, 1] & is_finite[:, 2]
    usable &= rows.microseconds != NO_STAMP
    left = int(np.count_nonzero(usable))
    if left < SHORTEST_ROWS:
        raise InvalidRecordingError(
            f"{left} of {usable.size} rows hold a time and three numbers: at least {SHORTEST_ROWS} are needed; "
            "check that the file holds raw acceleration"
        )
    lost = usable.size - left
    return rows.only(usable, f"{in_rows(lost)} without a valid time or number dropped.") if lost else rows


def _without_local_hour_steps(rows: Rows, stamps: Stamps, *, zone: tzinfo | None) -> Rows:
    """Take out the hour by which a wall clock steps when daylight saving begins or ends."""
    if stamps.clock != "local" or not _saving_change_us(
        int(rows.microseconds[0]), int(rows.microseconds[-1]), zone=zone
    ):
        return rows
    steps = np.diff(rows.microseconds)
    candidates = np.flatnonzero(np.abs(np.abs(steps) - HOUR_US) < HOUR_TOLERANCE_US)
    times, repairs = rows.microseconds, []
    for last in candidates[:CHANGES_MENDED].tolist():
        change_us = _saving_change_us(int(rows.microseconds[last]), int(rows.microseconds[last + 1]), zone=zone)
        if change_us and (change_us > 0) == (steps[last] > 0):
            times = np.concatenate([times[: last + 1], times[last + 1 :] - change_us])
            moved = "forward" if change_us > 0 else "back"
            repairs.append(f"The clock went {moved} an hour for daylight saving: elapsed time was continued across it.")
    return rows.retimed(times, *repairs) if repairs else rows


def _saving_change_us(before_us: int, after_us: int, *, zone: tzinfo | None) -> int:
    if not (is_possible(before_us) and is_possible(after_us)):
        return 0
    before = local_moment_of(before_us, zone=zone)
    after = local_moment_of(after_us, zone=zone, fold=1)
    return ((after.utcoffset() or timedelta()) - (before.utcoffset() or timedelta())) // timedelta(microseconds=1)


def _scaled(rows: Rows, scale: Scale) -> Rows:
    for block in _blocks(rows.acceleration):
        # adding 0 turns -0 into 0, of which a sensor's counts know only one
        block[:] = block.astype(np.float64) * scale.g_per_unit + 0.0
    return rows.retimed(rows.microseconds, *scale.repairs)


def _blocks(acceleration: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    for begin in range(0, acceleration.shape[0], BLOCK):
        yield acceleration[begin : begin + BLOCK]


def _without_missing(rows: Rows, signal: Signal) -> Rows:
    if all(bool((block == rows.acceleration[0]).all()) for block in _blocks(rows.acceleration)):
        raise InvalidRecordingError(
            f"all {rows.microseconds.size} samples are the same: the sensor measured nothing; "
            "check which columns hold the acceleration"
        )
    if signal == "linear_acceleration":
        return rows
    x, y, z = rows.acceleration.T
    is_missing: NDArray[np.bool_] = (x == 0) & (y == 0) & (z == 0)
    missing = int(np.count_nonzero(is_missing))
    if missing == 0:
        return rows
    return rows.only(~is_missing, f"{in_rows(missing)} of zeros, which gravity forbids, taken out as missing data.")


def _checked_rate(rate_hz: float) -> float:
    if LOWEST_RATE_HZ <= rate_hz <= HIGHEST_RATE_HZ:
        return rate_hz
    raise InvalidRecordingError(
        f"the time stamps give {rate_hz:.4g} samples a second: must be between {LOWEST_RATE_HZ:g} and "
        f"{HIGHEST_RATE_HZ:g} Hz; check which column holds the time, and its unit"
    )


def _rounded_rate(rate_hz: float) -> float:
    return float(f"{rate_hz:.{RATE_DIGITS}g}")


def _started_at(first_us: int, stamps: Stamps, *, options: ReadOptions) -> tuple[datetime | None, tuple[str, ...]]:
    zone = options.timezone or stamps.zone
    has_clock = stamps.clock != "elapsed" and first_us >= CLOCK_SET_AFTER_US
    if options.started_at is not None:
        return moment_given(options.started_at, zone=options.timezone), _overruled(
            first_us, stamps
        ) if has_clock else ()
    if stamps.clock == "elapsed":
        return None, ()
    if not has_clock:
        shown = moment_of(first_us, zone=UTC)
        return None, (f"The clock was never set (it shows {shown.year}): the time of day is unknown.",)
    if stamps.clock == "utc":
        return moment_of(first_us, zone=zone), ()
    local_zone = stamps.zone or options.timezone
    started_at = local_moment_of(first_us, zone=local_zone)
    if stamps.zone is not None:
        return started_at.astimezone(zone), ()
    said = f"Time stamps name no time zone: read as local time in {zone_words(started_at, local_zone)}."
    return shown_moment(started_at), (said,)


def _overruled(first_us: int, stamps: Stamps) -> tuple[str, ...]:
    shown = moment_of(first_us, zone=stamps.zone or UTC).strftime("%Y-%m-%d %H:%M:%S")
    return (f"The file's own clock says {shown}; the start given was used instead.",)


def _unused(given_hz: float | None, rate_hz: float) -> tuple[str, ...]:
    if given_hz is None or abs(given_hz - rate_hz) <= RATE_TOLERANCE * rate_hz:
        return ()
    return (f"The rate given, {given_hz:g} Hz, was not used: the time stamps say {_rounded_rate(rate_hz):g} Hz.",)


def _seconds(microseconds: NDArray[np.int64]) -> NDArray[np.float64]:
    seconds = np.empty(microseconds.size, dtype=np.float64)
    for begin in range(0, microseconds.size, BLOCK):
        block = slice(begin, begin + BLOCK)
        np.subtract(microseconds[block], microseconds[0], out=seconds[block], casting="unsafe")
    seconds /= US_PER_S
    return seconds


def _clipping(acceleration: NDArray[np.float32]) -> tuple[str, ...]:
    largest = max(float(acceleration.max()), -float(acceleration.min()))
    nearest = min(USUAL_RANGES_G, key=lambda limit: abs(limit - largest))
    if abs(nearest - largest) > RANGE_TOLERANCE * nearest:
        return ()
    limit = CLIPPED_SHARE * largest
    count = int(np.count_nonzero(acceleration >= limit) + np.count_nonzero(acceleration <= -limit))
    if count < CLIPPED_SAMPLES:
        return ()
    return (f"{count} values lie at the end of the measuring range ({nearest:g} g): true peaks were higher.",)
