"""Between importers of blockwise formats and the common path: samples that come in blocks, laid on one time line."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

AXES = 3
MICROSECONDS_PER_SECOND = 1_000_000
BLOCKS_AT_ONCE = 8192
FIT_MINIMUM_BLOCKS = 8
SMOOTHING_BLOCKS = 121
NEIGHBOURS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockTimes:
    """When every sample of a list of blocks was taken.

    Parameters
    ----------
    microseconds : ndarray, shape (n,), int64
        On the clock of the block stamps, never decreasing. Missing blocks leave a step.
    repairs : tuple of str
        Which stamps had to be mended, one plain sentence each.
    """

    microseconds: NDArray[np.int64]
    repairs: tuple[str, ...]


def lay_blocks(
    start_s: NDArray[np.float64], sample_counts: NDArray[np.int64], *, rate_hz: float, slack_s: float
) -> BlockTimes:
    """Give every sample of consecutive blocks its own time.

    A block followed closely enough by the next is spread evenly up to it, so that the wearable's true rate shows;
    a block with nothing close behind it keeps the pace of the recording, and the missing time stays a gap.

    Parameters
    ----------
    start_s : ndarray, shape (m,)
        Time of the first sample of each block, in recording order.
    sample_counts : ndarray, shape (m,)
        Samples in each block, all positive.
    rate_hz : float
        The rate the source states.
    slack_s : float
        How far the start of the next block may lie from the stated end of this one and still follow it directly.

    Returns
    -------
    BlockTimes
    """
    counts = np.asarray(sample_counts, dtype=np.int64)
    settled_s, repairs = _settle(start_s, counts / rate_hz, slack_s=slack_s)
    period_s = _sample_periods(settled_s, counts, rate_hz=rate_hz, slack_s=slack_s)
    return BlockTimes(microseconds=_spread(settled_s, counts, period_s), repairs=repairs)


def lay_coarse_blocks(
    start_s: NDArray[np.float64], sample_counts: NDArray[np.int64], *, rate_hz: float, slack_s: float
) -> BlockTimes:
    """Give every sample of blocks its own time where the stamps of the blocks are only good to about a second.

    Within a run of blocks that follow each other, a straight line through the stamps gives the true pace; in a run of
    more than ``SMOOTHING_BLOCKS`` blocks a running mean of what is left over follows a wandering clock. A run of fewer
    than ``FIT_MINIMUM_BLOCKS`` blocks keeps the stated rate.

    Parameters
    ----------
    start_s, sample_counts, rate_hz, slack_s
        As for `lay_blocks`; ``slack_s`` a little above the resolution of the stamps.

    Returns
    -------
    BlockTimes
    """
    counts = np.asarray(sample_counts, dtype=np.int64)
    settled_s, repairs = _settle(start_s, counts / rate_hz, slack_s=slack_s)
    is_broken = np.abs(np.diff(settled_s) - counts[:-1] / rate_hz) > slack_s
    runs = np.split(np.arange(counts.size), np.flatnonzero(is_broken) + 1)
    smooth_s = np.concatenate([_smooth_run(settled_s[run], counts[run], rate_hz=rate_hz) for run in runs])
    period_s = _sample_periods(smooth_s, counts, rate_hz=rate_hz, slack_s=slack_s)
    return BlockTimes(microseconds=_spread(smooth_s, counts, period_s), repairs=repairs)


def join_scaled(
    chunks: list[NDArray[np.int16]], *, g_per_count: ArrayLike, offset_g: ArrayLike = 0.0
) -> NDArray[np.float32]:
    """Join chunks of raw counts into one array in g, emptying the list on the way so that nothing lies there twice.

    Parameters
    ----------
    chunks : list of ndarray, shape (k, 3), int16
        Emptied by this call.
    g_per_count, offset_g : float or sequence of three floats
        For all axes or for each.

    Returns
    -------
    ndarray, shape (n, 3), float32
    """
    joined = np.empty((sum(chunk.shape[0] for chunk in chunks), AXES), dtype=np.float32)
    end = joined.shape[0]
    while chunks:
        chunk = chunks.pop()
        target = joined[end - chunk.shape[0] : end]
        np.multiply(chunk, np.asarray(g_per_count, dtype=np.float32), out=target)
        target += np.asarray(offset_g, dtype=np.float32)
        end -= chunk.shape[0]
    return joined


def counted(number: int, noun: str) -> str:
    """Say how many of something there are: "1 block", "3 blocks"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _settle(
    start_s: NDArray[np.float64], stated_s: NDArray[np.float64], *, slack_s: float
) -> tuple[NDArray[np.float64], tuple[str, ...]]:
    """Mend stamps that cannot be true, so that no block begins before the one before it."""
    placed_s, lone = _place_lone_stamps(start_s, stated_s, slack_s=slack_s)
    late_s = np.diff(placed_s) - stated_s[:-1]
    is_set_back = late_s < -(stated_s[:-1] + slack_s)
    shift_s = np.cumsum(np.where(is_set_back, -late_s, 0.0))
    # What overlaps is pushed back only until the next gap has room for it again.
    is_off = (np.abs(late_s) > slack_s) & ~is_set_back
    walk_s = np.cumsum(np.where(is_off, -late_s, 0.0))
    pushed_s = walk_s - np.minimum.accumulate(np.minimum(walk_s, 0.0))
    placed_s[1:] += shift_s + pushed_s
    crowded = int((is_off & (late_s < 0)).sum())
    return placed_s, _sentences(lone=lone, set_back=int(is_set_back.sum()), crowded=crowded)


def _place_lone_stamps(
    start_s: NDArray[np.float64], stated_s: NDArray[np.float64], *, slack_s: float
) -> tuple[NDArray[np.float64], int]:
    """One wild stamp between two neighbours that agree with each other takes the place they leave for it."""
    placed_s = np.array(start_s, dtype=np.float64)
    if placed_s.size <= NEIGHBOURS:
        return placed_s, 0
    expected_s = placed_s[:-2] + stated_s[:-2]
    neighbours_agree = np.abs(placed_s[2:] - expected_s - stated_s[1:-1]) <= slack_s
    is_wild = neighbours_agree & (np.abs(placed_s[1:-1] - expected_s) > slack_s)
    placed_s[1:-1][is_wild] = expected_s[is_wild]
    return placed_s, int(is_wild.sum())


def _sample_periods(
    start_s: NDArray[np.float64], counts: NDArray[np.int64], *, rate_hz: float, slack_s: float
) -> NDArray[np.float64]:
    """Seconds from sample to sample within each block."""
    step_s = np.diff(start_s)
    follows = np.abs(step_s - counts[:-1] / rate_hz) <= slack_s
    paced_s = step_s[follows] / counts[:-1][follows]
    period_s = np.full(start_s.size, float(np.median(paced_s)) if paced_s.size else 1.0 / rate_hz)
    period_s[:-1][follows] = paced_s
    # A block before a short gap must end before the next begins.
    period_s[:-1] = np.minimum(period_s[:-1], step_s / counts[:-1])
    return period_s


def _smooth_run(start_s: NDArray[np.float64], counts: NDArray[np.int64], *, rate_hz: float) -> NDArray[np.float64]:
    samples_before = (np.cumsum(counts) - counts).astype(np.float64)
    slope_s = 1.0 / rate_hz
    if start_s.size >= FIT_MINIMUM_BLOCKS:
        slope_s = float(np.polyfit(samples_before, start_s - start_s[0], 1)[0])
    elapsed_s = slope_s * samples_before
    left_over_s = start_s - elapsed_s
    return elapsed_s + (_running_mean(left_over_s) if start_s.size > SMOOTHING_BLOCKS else float(left_over_s.mean()))


def _running_mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
    half = SMOOTHING_BLOCKS // 2
    index = np.arange(values.size)
    first, last = np.maximum(index - half, 0), np.minimum(index + half + 1, values.size)
    sums = np.concatenate([[0.0], np.cumsum(values - values[0])])
    mean: NDArray[np.float64] = values[0] + (sums[last] - sums[first]) / (last - first)
    return mean


def _spread(
    start_s: NDArray[np.float64], counts: NDArray[np.int64], period_s: NDArray[np.float64]
) -> NDArray[np.int64]:
    ends = np.cumsum(counts)
    microseconds = np.empty(int(ends[-1]), dtype=np.int64)
    for first in range(0, counts.size, BLOCKS_AT_ONCE):
        chunk = slice(first, first + BLOCKS_AT_ONCE)
        begin, end = int(ends[chunk][0] - counts[chunk][0]), int(ends[chunk][-1])
        position = np.arange(begin, end) - np.repeat(ends[chunk] - counts[chunk], counts[chunk])
        time_s = np.repeat(start_s[chunk], counts[chunk]) + position * np.repeat(period_s[chunk], counts[chunk])
        microseconds[begin:end] = np.rint(time_s * MICROSECONDS_PER_SECOND)
    return microseconds


def _sentences(*, lone: int, set_back: int, crowded: int) -> tuple[str, ...]:
    sentences = []
    if lone:
        sentences.append(f"{counted(lone, 'block time stamp')} contradicted the blocks before and after: replaced.")
    if set_back:
        sentences.append(f"The clock was set back {counted(set_back, 'time')}: elapsed time was continued across it.")
    if crowded:
        sentences.append(f"{counted(crowded, 'block')} began before the one before had ended: moved behind it.")
    return tuple(sentences)
