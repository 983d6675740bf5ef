"""Small array helpers the stages share: runs of truth, equal blocks, intervals, time to index."""

from typing import TypeVar

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Scalar = TypeVar("Scalar", bound=np.generic)
Edge = TypeVar("Edge", np.intp, np.float64)

MICROSECOND_DIGITS = 6
# Median magnitude of three unit Gaussian axes: that of the Maxwell distribution.
MAXWELL_MEDIAN = 1.538


def runs(mask: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Find the stretches where a mask is true.

    Parameters
    ----------
    mask : ndarray of bool, shape (n,)

    Returns
    -------
    ndarray, shape (runs, 2)
        First index and one past the last index of every stretch, in order.
    """
    if mask.size == 0:
        return np.empty((0, 2), np.intp)
    edges = np.flatnonzero(mask[1:] != mask[:-1]) + 1
    # a stretch that begins or ends with the mask has its edge there
    parts = ([0] if mask[0] else [], edges, [mask.size] if mask[-1] else [])
    return np.concatenate(parts).astype(np.intp, copy=False).reshape(-1, 2)


def join_close(stretches: NDArray[Edge], *, longest_gap: float) -> NDArray[Edge]:
    """Join stretches that overlap or lie at most ``longest_gap`` apart.

    Parameters
    ----------
    stretches : ndarray, shape (n, 2)
        ``[start, stop)`` as indices or in seconds, sorted by start; they may overlap.
    longest_gap : float
        In the unit of the stretches.

    Returns
    -------
    ndarray, shape (m, 2)
        Sorted and disjoint.
    """
    if stretches.shape[0] == 0:
        return stretches
    reached = np.maximum.accumulate(stretches[:, 1])
    is_break = (stretches[1:, 0] - reached[:-1]) > longest_gap
    starts = np.concatenate((stretches[:1, 0], stretches[1:, 0][is_break]))
    stops = np.concatenate((reached[:-1][is_break], reached[-1:]))
    return np.stack((starts, stops), axis=1)


def to_microsecond(seconds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Round to the grid of our time stamps, so that 10 s is 10 s wherever in the night it lies."""
    return np.round(seconds, MICROSECOND_DIGITS)


def intervals_between(onsets_s: NDArray[np.float64]) -> NDArray[np.float64]:
    """Time from each onset to the next, on the grid of our time stamps."""
    return to_microsecond(np.diff(onsets_s))


def samples_lasting(length_s: float, rate_hz: float) -> int:
    """Count the samples that last at least this long; at least one."""
    return max(1, int(np.ceil(np.round(length_s * rate_hz, MICROSECOND_DIGITS))))


def nearest_rank(values: NDArray[np.floating], share: float) -> float:
    """Take the value below which about this share of the others lies; many times faster than an exact quantile."""
    rank = min(values.size - 1, int(share * values.size))
    return float(np.partition(values, rank)[rank])


def quick_length(least: int) -> int:
    """Find the least quickly transformed length for so many samples: a power of two, or 3/4 or 5/8 of one."""
    power = 1 << max(3, (least - 1).bit_length())
    return next(length for length in (power * 5 // 8, power * 3 // 4, power) if length >= least)


def windows_around(values: NDArray[Scalar], width: int) -> NDArray[Scalar]:
    """Lay a window around each value, shape (n, width), without a copy; beyond the ends the end value goes on."""
    before = width // 2
    return sliding_window_view(np.pad(values, (before, width - 1 - before), mode="edge"), width)


def short_running_sum(values: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """Sum of the few values around each value; beyond the ends the end value goes on."""
    before = width // 2
    padded = np.pad(values, (before, width - 1 - before), mode="edge")
    total = padded[: values.size].copy()
    for shift in range(1, width):
        total += padded[shift : shift + values.size]
    return total


def running_maximum(values: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """Largest of the values around each value, over windows that double until they are as wide as asked for."""
    before = width // 2
    largest = np.pad(values, (before, width - 1 - before), mode="edge")
    reached = 1
    while reached < width:
        step = min(reached, width - reached)
        largest = np.maximum(largest[:-step], largest[step:])
        reached += step
    return largest


def block_view(values: NDArray[Scalar], length: int) -> NDArray[Scalar]:
    """Cut an array into whole blocks of equal length along its first axis; an incomplete last block is left out."""
    count = values.shape[0] // length
    return values[: count * length].reshape(count, length, *values.shape[1:])


def row_medians(rows: NDArray[np.floating]) -> NDArray[np.float64]:
    """Median of each row; four times faster than numpy's, which looks for values that are not numbers first.

    Parameters
    ----------
    rows : ndarray, shape (rows, n)
        At least one column, all of them numbers.

    Returns
    -------
    ndarray, shape (rows,)
    """
    half = rows.shape[1] // 2
    parted = np.partition(rows, half, axis=1)
    upper = parted[:, half].astype(np.float64)
    return upper if rows.shape[1] % 2 else (parted[:, :half].max(axis=1) + upper) / 2


def median(values: NDArray[np.floating]) -> float:
    """Median of a few numbers, without what a call of numpy's costs."""
    ordered = np.sort(values)
    half = ordered.size // 2
    return float(ordered[half]) if ordered.size % 2 else float(ordered[half - 1] + ordered[half]) / 2


def block_means(values: NDArray[np.float32], length: int) -> NDArray[np.float64]:
    """Mean of each whole block along the first axis, shape (blocks, axes); einsum is several times faster than mean."""
    return np.asarray(np.einsum("bsa->ba", block_view(values, length)) / length, dtype=np.float64)
