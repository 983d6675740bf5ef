"""The time of every sample of a capture, worked out afterwards from both clocks, as they were stored."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recordings.capture_format import Frames, SegmentFacts
from recordings.clocks.epochs import find_epochs
from recordings.clocks.floor import fit_floor, fit_slope
from recordings.clocks.ticks import Ticks, find_run_starts, read_ticks, step_tolerance_s

SAME_TIME = 0.5
CONTIGUOUS = 0.25
MICROSECONDS_PER_SECOND = 1e6
HELD_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alignment:
    """When every sample was taken.

    Parameters
    ----------
    sample : ndarray, shape (n,), int64
        Row of ``Frames.acceleration_g``, in order of time. Repeated frames are left out; a value that a wearable held
        without sending it again occurs again.
    time_s : ndarray, shape (n,), float64
        On the computer's clock, in seconds since the first notification; strictly increasing.
    epochs : int
        How many undisturbed stretches the wearable's clock ran in.
    repeated_frames, overtaken_frames : int
        Frames that came twice, and that came after a later one.
    held_samples : int
        Samples that repeat the value before them, for wearables that send changes only.
    """

    sample: NDArray[np.int64]
    time_s: NDArray[np.float64]
    epochs: int
    repeated_frames: int
    overtaken_frames: int
    held_samples: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Placed:
    """Frames in order of time, each once, and the time of the last sample of each."""

    frame: NDArray[np.int64]
    epoch: NDArray[np.int64]
    time_s: NDArray[np.float64]


def align(frames: Frames, connection: NDArray[np.int64], *, facts: Sequence[SegmentFacts]) -> Alignment:
    """Give every sample its time on the computer's clock.

    Delays are one-sided, so the clocks are compared where notifications were fastest: within each undisturbed stretch
    of the wearable's clock, the lowest lag of every five minutes, with straight lines between. What remains is the
    least delay itself, some hundredths of a second that nobody can know.

    Parameters
    ----------
    frames : Frames
        In order of arrival, at least one.
    connection : ndarray, shape (frames,), int64
        Which of ``facts`` each frame belongs to.
    facts : sequence of SegmentFacts
        Of every segment.

    Returns
    -------
    Alignment

    Notes
    -----
    A wearable without a clock is timed by counting its samples, at a rate measured in the same way. Where frames were
    lost the count falls behind, and a new stretch begins; a loss of less than half a second goes unseen.
    """
    if facts[0].notifies_changes_only:
        return _align_changes(frames, facts[0])
    ticks = read_ticks(frames, connection, facts=facts)
    tolerance_s = step_tolerance_s(ticks)
    run_starts = find_run_starts(ticks, tolerance_s=tolerance_s)
    slope = fit_slope(ticks, run_starts)
    lag_s = ticks.arrival_s - ticks.tick_s * (1.0 + slope)
    epoch_of = find_epochs(ticks, lag_s, run_starts=run_starts, tolerance_s=tolerance_s)
    placed = _place(ticks, lag_s, epoch_of=epoch_of, frames=frames, slope=slope)
    placed = _without_overlap(placed, ticks)
    return Alignment(
        sample=_samples_of(placed.frame, frames.samples),
        time_s=_sample_times(placed, ticks, frames.samples),
        epochs=int(epoch_of.max()) + 1,
        repeated_frames=lag_s.size - placed.frame.size,
        overtaken_frames=int(np.count_nonzero(np.diff(placed.frame) < 0)),
    )


def _place(
    ticks: Ticks, lag_s: NDArray[np.float64], *, epoch_of: NDArray[np.int64], frames: Frames, slope: float
) -> _Placed:
    kept: list[NDArray[np.int64]] = []
    times: list[NDArray[np.float64]] = []
    for epoch in range(int(epoch_of.max()) + 1):
        members = np.flatnonzero(epoch_of == epoch)
        members = members[_order_in_time(members, ticks)]
        members = members[~_is_repeated(members, ticks, frames)]
        tick_s = ticks.tick_s[members]
        floor_s = fit_floor(tick_s, lag_s[members], is_counted=ticks.is_counted)
        kept.append(members)
        times.append(tick_s * (1.0 + slope) + floor_s)
    frame = np.concatenate(kept)
    return _Placed(frame=frame, epoch=epoch_of[frame], time_s=np.concatenate(times))


def _order_in_time(members: NDArray[np.int64], ticks: Ticks) -> NDArray[np.intp]:
    """Order frames by the wearable's clock, and frames of one instant by their numbers."""
    if ticks.position is None:
        return np.argsort(ticks.tick_s[members], kind="stable")
    return np.lexsort((ticks.position[members], ticks.tick_s[members]))


def _is_repeated(members: NDArray[np.int64], ticks: Ticks, frames: Frames) -> NDArray[np.bool_]:
    """Mark frames that are the same as the one before them in time: clock, number where there is one, and samples.

    Two frames of different numbers are two, even if a busy wearable gave both one time and lay still.
    """
    is_repeated = np.zeros(members.size, np.bool_)
    if ticks.is_counted:
        return is_repeated
    steps_s = np.diff(ticks.tick_s[members], prepend=-np.inf)
    is_candidate = steps_s < SAME_TIME * ticks.duration_s[members]
    if ticks.position is not None:
        is_candidate[1:] &= np.diff(ticks.position[members]) == 0
    candidates = np.flatnonzero(is_candidate)
    first_row = np.cumsum(frames.samples) - frames.samples
    for place in candidates.tolist():
        one, other = (
            frames.acceleration_g[first_row[member] : first_row[member] + frames.samples[member]]
            for member in members[place - 1 : place + 1]
        )
        is_repeated[place] = np.array_equal(one, other)
    return is_repeated


def _without_overlap(placed: _Placed, ticks: Ticks) -> _Placed:
    """Move a stretch that would begin before the one before it has ended; the shorter of the two was judged by less."""
    starts = np.flatnonzero(np.diff(placed.epoch, prepend=-1) != 0)
    ends = np.append(starts[1:], placed.epoch.size)
    times = placed.time_s.copy()
    for before, after in zip(range(starts.size - 1), range(1, starts.size), strict=True):
        first = starts[after]
        duration_s = float(ticks.duration_s[placed.frame[first]])
        overlap_s = float(times[first - 1] - times[first]) + duration_s
        if overlap_s <= SAME_TIME * duration_s:
            continue
        if ends[before] - starts[before] < ends[after] - starts[after]:
            times[starts[before] : ends[before]] -= overlap_s
        else:
            times[starts[after] : ends[after]] += overlap_s
    return _Placed(frame=placed.frame, epoch=placed.epoch, time_s=times)


def _samples_of(frame: NDArray[np.int64], samples: NDArray[np.int64]) -> NDArray[np.int64]:
    first_row = np.cumsum(samples) - samples
    return np.repeat(first_row[frame], samples[frame]) + _within(samples[frame])


def _within(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count 0, 1, 2 … within each frame."""
    return np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)


def _sample_times(placed: _Placed, ticks: Ticks, samples: NDArray[np.int64]) -> NDArray[np.float64]:
    """Spread the samples of each frame over the time since the frame before, or at the usual rate after a gap."""
    counts = samples[placed.frame]
    usual_s = ticks.duration_s[placed.frame]
    step_s = np.diff(placed.time_s, prepend=-np.inf)
    is_contiguous = np.abs(step_s - usual_s) <= CONTIGUOUS * usual_s
    span_s = np.where(is_contiguous, step_s, np.minimum(usual_s, np.maximum(step_s, 0.0)))
    from_last = np.repeat(counts, counts) - 1 - _within(counts)
    time_s = np.repeat(placed.time_s, counts) - from_last * np.repeat(span_s / counts, counts)
    return _strictly_increasing(time_s)


def _strictly_increasing(time_s: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move samples as little as needed, so that each comes at least a microsecond after the one before."""
    microseconds = np.rint(time_s * MICROSECONDS_PER_SECOND).astype(np.int64)
    count = np.arange(microseconds.size)
    return (np.maximum.accumulate(microseconds - count) + count) / MICROSECONDS_PER_SECOND


def _align_changes(frames: Frames, facts: SegmentFacts) -> Alignment:
    """Time a wearable that sends changes only: a value holds until the next one comes, for two seconds at most."""
    arrival_s = (frames.arrival_ns - frames.arrival_ns[0]) / 1e9
    period_s = 1.0 / facts.rate_hz
    counts = frames.samples
    from_last = np.repeat(counts, counts) - 1 - _within(counts)
    time_s = np.repeat(arrival_s, counts) - from_last * period_s
    silence_s = np.diff(time_s, append=time_s[-1])
    is_held = silence_s <= HELD_S
    repeats = np.where(is_held, np.maximum(np.rint(silence_s / period_s).astype(np.int64), 1), 1)
    sample = np.repeat(np.arange(time_s.size), repeats)
    return Alignment(
        sample=sample,
        time_s=_strictly_increasing(np.repeat(time_s, repeats) + _within(repeats) * period_s),
        epochs=1,
        repeated_frames=0,
        overtaken_frames=0,
        held_samples=int(sample.size - time_s.size),
    )
