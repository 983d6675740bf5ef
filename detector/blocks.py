"""Small array helpers the stages share: runs of truth, equal blocks, time to index."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Scalar = TypeVar("Scalar", bound=np.generic)

MICROSECOND_DIGITS = 6


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
    edges = np.flatnonzero(np.diff(mask.astype(np.int8), prepend=0, append=0))
    return edges.reshape(-1, 2)


def join_runs(stretches: NDArray[np.intp], longest_gap: int) -> NDArray[np.intp]:
    """Join stretches that lie at most ``longest_gap`` samples apart.

    Parameters
    ----------
    stretches : ndarray, shape (n, 2)
        Sorted, disjoint ``[start, stop)`` indices.
    longest_gap : int
        Gaps up to this many samples are bridged.

    Returns
    -------
    ndarray, shape (m, 2)
    """
    if stretches.shape[0] == 0:
        return stretches
    is_break = (stretches[1:, 0] - stretches[:-1, 1]) > longest_gap
    starts = np.concatenate((stretches[:1, 0], stretches[1:, 0][is_break]))
    stops = np.concatenate((stretches[:-1, 1][is_break], stretches[-1:, 1]))
    return np.stack((starts, stops), axis=1)


def samples_lasting(length_s: float, rate_hz: float) -> int:
    """Count the samples that last at least this long; at least one."""
    return max(1, int(np.ceil(np.round(length_s * rate_hz, MICROSECOND_DIGITS))))


def block_view(values: NDArray[Scalar], length: int) -> NDArray[Scalar]:
    """Cut an array into whole blocks of equal length along its first axis; an incomplete last block is left out."""
    count = values.shape[0] // length
    return values[: count * length].reshape(count, length, *values.shape[1:])


def block_means(values: NDArray[np.float32], length: int) -> NDArray[np.float64]:
    """Mean of each whole block along the first axis, shape (blocks, axes); einsum is several times faster than mean."""
    return np.asarray(np.einsum("bsa->ba", block_view(values, length)) / length, dtype=np.float64)


def join_intervals(intervals_s: NDArray[np.float64], *, longest_gap: float) -> NDArray[np.float64]:
    """Join intervals that overlap or lie at most ``longest_gap`` apart.

    Parameters
    ----------
    intervals_s : ndarray, shape (n, 2)
        Sorted by onset; they may overlap.
    longest_gap : float

    Returns
    -------
    ndarray, shape (m, 2)
        Sorted and disjoint.
    """
    if intervals_s.shape[0] == 0:
        return intervals_s
    reached_s = np.maximum.accumulate(intervals_s[:, 1])
    is_break = intervals_s[1:, 0] - reached_s[:-1] > longest_gap
    onsets_s = np.concatenate((intervals_s[:1, 0], intervals_s[1:, 0][is_break]))
    ends_s = np.concatenate((reached_s[:-1][is_break], reached_s[-1:]))
    return np.stack((onsets_s, ends_s), axis=1)
