"""Brings the rows of a file into one running time: order, duplicates, clock jumps, stamps shared by several rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from recordings.errors import InvalidRecordingError
from recordings.stamps import CLOCK_SET_AFTER_US, US_PER_S

BLOCK = 1_000_000
SAMPLES = 500
SAMPLE_ROWS = 1000

JUMP_BACK_US = US_PER_S
JUMPS_MENDED = 1000
YEAR_US = 366 * 86_400 * US_PER_S
ALREADY_RECORDED_SHARE = 0.5

RARE_SHARE = 0.1
SAME_WITHIN_SHARE = 0.9
SAME_BETWEEN_SHARE = 0.5

BURST_STEP_SHARE = 0.25
BURST_INTERVAL_US = 5 * US_PER_S // 2
GAP_STEPS = 4.0
SHORT_GROUP_SHARE = 0.9
MINIMUM_GROUPS = 2
COMPARED_ROWS = 1000
CLOSE_STEPS = 1.5
NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows on their way to a recording, with the sentences about what was mended so far.

    Parameters
    ----------
    microseconds : ndarray, shape (n,), int64
        Time of each row.
    acceleration : ndarray, shape (n, 3), float32
        In the file's unit.
    repairs : tuple of str
    """

    microseconds: NDArray[np.int64]
    acceleration: NDArray[np.float32]
    repairs: tuple[str, ...] = ()

    def only(self, keep: NDArray[np.bool_], repair: str) -> "Rows":
        """Keep some rows and say why the others went."""
        return Rows(
            microseconds=self.microseconds[keep],
            acceleration=self.acceleration[keep],
            repairs=(*self.repairs, repair),
        )

    def retimed(self, microseconds: NDArray[np.int64], *repairs: str) -> "Rows":
        """Give the rows other times and say why."""
        return Rows(microseconds=microseconds, acceleration=self.acceleration, repairs=(*self.repairs, *repairs))


def put_in_order(rows: Rows) -> Rows:
    """Make time increase strictly from row to row without inventing or losing a measurement.

    Clocks that were set back (or set for the first time) are bridged so that elapsed time continues, rows out of order
    are sorted, rows that are there twice are dropped, and rows that share a stamp are spread evenly over its interval.

    Raises
    ------
    InvalidRecordingError
        All rows carry the same time stamp, or more rows lie within a few microseconds than there are of these.
    """
    lowest = _lowest_step(rows.microseconds)
    if lowest < -JUMP_BACK_US:
        rows = _bridge_clocks_set_back(_place_strays(rows))
    rows = _bridge_clock_set_first(rows)
    if _lowest_step(rows.microseconds) < 0:
        rows = _sort(rows)
    if _lowest_step(rows.microseconds) == 0:
        rows = _spread_shared_stamps(_drop_duplicates(rows))
        if _lowest_step(rows.microseconds) == 0:
            raise InvalidRecordingError(
                "several rows lie within one microsecond: export the times at which they were measured, or leave them "
                "out and give the sampling rate"
            )
    return _spread_bursts(rows)


def typical_step_us(microseconds: NDArray[np.int64]) -> float:
    """Find the usual time from row to row, in microseconds; rows that share a stamp count as one."""
    steps = _sampled_steps(microseconds)
    forward = steps[steps > 0]
    if forward.size == 0:
        raise InvalidRecordingError(
            "all rows carry the same time stamp: export with finer ones, or leave them out and give the sampling rate"
        )
    return float(np.median(forward))


def mean_step_us(microseconds: NDArray[np.int64]) -> float:
    """Find the mean time from row to row outside gaps, in microseconds."""
    steps = _sampled_steps(microseconds)
    return float(steps[steps <= GAP_STEPS * typical_step_us(microseconds)].mean())


def _lowest_step(microseconds: NDArray[np.int64]) -> int:
    return min((int(np.diff(block).min()) for block in _blocks(microseconds)), default=1)


def _steps_where(microseconds: NDArray[np.int64], *, below: int) -> NDArray[np.int64]:
    found = [
        np.flatnonzero(np.diff(block) < below) + number * BLOCK for number, block in enumerate(_blocks(microseconds))
    ]
    return np.concatenate(found)


def _blocks(microseconds: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    for begin in range(0, microseconds.size - 1, BLOCK):
        yield microseconds[begin : begin + BLOCK + 1]


def _sampled_steps(microseconds: NDArray[np.int64]) -> NDArray[np.int64]:
    if microseconds.size <= BLOCK:
        return np.diff(microseconds)
    starts = np.linspace(0, microseconds.size - SAMPLE_ROWS, SAMPLES).astype(np.int64)
    steps: NDArray[np.int64] = np.diff(microseconds[starts[:, np.newaxis] + np.arange(SAMPLE_ROWS)], axis=1).ravel()
    return steps


def _place_strays(rows: Rows) -> Rows:
    times, step = rows.microseconds, typical_step_us(rows.microseconds)
    jumps = _steps_where(times, below=-JUMP_BACK_US)
    too_late = jumps[jumps > 0]
    too_late = too_late[_follows(times, too_late, step=step)]
    too_early = jumps[jumps + 2 < times.size] + 1
    too_early = too_early[_follows(times, too_early, step=step)]
    strays = np.union1d(too_late, too_early)
    if strays.size == 0:
        return rows
    placed = times.copy()
    placed[strays] = (times[strays - 1] + times[strays + 1]) // 2
    return rows.retimed(placed, f"{in_rows(strays.size)} had a time stamp far from both neighbours': put between them.")


def _follows(times: NDArray[np.int64], strays: NDArray[np.int64], *, step: float) -> NDArray[np.bool_]:
    """Tell where the row behind a stray one follows directly on the row before it."""
    apart = times[strays + 1] - times[strays - 1]
    return (apart > 0) & (apart <= GAP_STEPS * step)


def _bridge_clocks_set_back(rows: Rows) -> Rows:
    jumps = _steps_where(rows.microseconds, below=-JUMP_BACK_US)
    if not 0 < jumps.size <= JUMPS_MENDED:
        return rows
    step = typical_step_us(rows.microseconds)
    times = rows.microseconds.copy()
    offset, backs_s = 0, []
    for begin, end in pairwise([*(jumps + 1).tolist(), times.size]):
        times[begin:end] += offset
        back = int(times[begin - 1] - times[begin])
        if _is_set_back(rows, times, begin=begin, end=end):
            times[begin:end] += back + round(step)
            offset += back + round(step)
            backs_s.append(back / US_PER_S)
    if not backs_s:
        return rows
    named = ", ".join(f"{back:.0f} s" for back in backs_s[:NAMED]) + (", …" if len(backs_s) > NAMED else "")
    return rows.retimed(
        times, f"The clock was set back {_times(len(backs_s))} (by {named}): elapsed time was continued across it."
    )


def _is_set_back(rows: Rows, times: NDArray[np.int64], *, begin: int, end: int) -> bool:
    now, latest = int(times[begin]), int(times[begin - 1])
    if now >= latest:
        return False
    if now < CLOCK_SET_AFTER_US < latest:
        return True
    if now < times[0]:
        return bool(times[end - 1] >= times[0])
    return _is_recorded_again(rows, times, begin=begin, end=end)


def _is_recorded_again(rows: Rows, times: NDArray[np.int64], *, begin: int, end: int) -> bool:
    """Tell whether rows from ``begin`` on fall on times already measured, with other values."""
    again = np.flatnonzero(times[begin:end] <= times[begin - 1])[:COMPARED_ROWS] + begin
    order = np.argsort(times[:begin], kind="stable")
    place = np.minimum(np.searchsorted(times[:begin], times[again], sorter=order), begin - 1)
    earlier = order[place]
    apart = times[earlier] - times[again]
    is_measured = apart <= CLOSE_STEPS * typical_step_us(times[:begin])
    is_copy = (apart == 0) & (rows.acceleration[earlier] == rows.acceleration[again]).all(axis=1)
    return bool(is_measured.mean() >= ALREADY_RECORDED_SHARE and is_copy.mean() < SAME_WITHIN_SHARE)


def _bridge_clock_set_first(rows: Rows) -> Rows:
    times = rows.microseconds
    if times[-1] - times[0] < YEAR_US:
        return rows
    steps = np.diff(times)
    last = int(steps.argmax())
    if steps[last] < YEAR_US:
        return rows
    bridged = times.copy()
    bridged[: last + 1] += int(steps[last]) - round(typical_step_us(times))
    said = f"The clock was set {last + 1} rows after the start: the rows before it were put directly before it."
    return rows.retimed(bridged, said)


def _sort(rows: Rows) -> Rows:
    places = _steps_where(rows.microseconds, below=0).size
    order = np.argsort(rows.microseconds, kind="stable")
    return Rows(
        microseconds=rows.microseconds[order],
        acceleration=rows.acceleration[order],
        repairs=(*rows.repairs, f"Rows were out of order at {_places(places)}: sorted by time."),
    )


def _drop_duplicates(rows: Rows) -> Rows:
    shared = rows.microseconds[1:] == rows.microseconds[:-1]
    same = (rows.acceleration[1:] == rows.acceleration[:-1]).all(axis=1)
    repeated = shared & same
    count, together, apart = int(repeated.sum()), int(shared.sum()), int((~shared).sum())
    is_rare = together < RARE_SHARE * shared.size
    same_apart = int((same & ~shared).sum())
    is_written_twice = count > SAME_WITHIN_SHARE * together and same_apart < SAME_BETWEEN_SHARE * apart
    if count == 0 or not (is_rare or is_written_twice):
        return rows
    return rows.only(np.concatenate([[True], ~repeated]), f"{in_rows(count)} appeared twice: the second was dropped.")


def _spread_shared_stamps(rows: Rows) -> Rows:
    starts = np.flatnonzero(np.diff(rows.microseconds, prepend=rows.microseconds[0] - 1) > 0)
    shared = rows.microseconds.size - starts.size
    if shared == 0:
        return rows
    said = f"{in_rows(shared)} shared a time stamp with the row before: spread evenly over the interval."
    return rows.retimed(_spread(rows.microseconds, starts), said)


def _spread_bursts(rows: Rows) -> Rows:
    times = rows.microseconds
    limit = BURST_STEP_SHARE * float(times[-1] - times[0]) / (times.size - 1)
    if typical_step_us(times) >= limit:
        return rows
    starts = np.flatnonzero(np.diff(times, prepend=times[0] - 2 * round(limit) - 2) > limit)
    if starts.size < MINIMUM_GROUPS or np.median(np.diff(times[starts])) > BURST_INTERVAL_US:
        return rows
    said = f"Rows arrived in {starts.size} bursts: spread evenly over the time between bursts."
    return rows.retimed(_spread(times, starts), said)


def _spread(times: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Lay the rows of each group (from ``starts`` on) evenly between its stamp and the next group's."""
    if starts.size < MINIMUM_GROUPS:
        raise InvalidRecordingError(
            "all rows carry the same time stamp: export with finer ones, or leave them out and give the sampling rate"
        )
    sizes = np.diff(starts, append=times.size)
    stamps = times[starts]
    intervals = np.diff(stamps).astype(np.float64)
    interval, size = float(np.median(intervals)), float(np.median(sizes))
    intervals = np.append(intervals, interval)
    period = interval / size
    own_steps = intervals / sizes
    steps = np.where(own_steps <= 2 * period, own_steps, period)
    # a group that begins the file or follows a gap may be cut at its front: its rows then end at the next stamp
    follows_gap = np.concatenate([[True], intervals[:-1] > GAP_STEPS * interval])
    is_short = follows_gap & (sizes < SHORT_GROUP_SHARE * size) & (intervals <= GAP_STEPS * interval)
    steps = np.where(is_short, period, steps)
    first = stamps + np.rint(np.where(is_short, intervals - sizes * period, 0.0)).astype(np.int64)
    within = np.rint((np.arange(times.size) - np.repeat(starts, sizes)) * np.repeat(steps, sizes))
    spread: NDArray[np.int64] = np.repeat(first, sizes) + within.astype(np.int64)
    return spread


def in_rows(count: int) -> str:
    """Say a number of rows in words."""
    return "1 row" if count == 1 else f"{count} rows"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"
