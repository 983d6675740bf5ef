"""How sure a figure is: intervals for shares, rates, means and differences, exact wherever that is possible."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

CONFIDENCE = 0.95
EXACT_UP_TO = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with the interval in which it lies with 95 % confidence."""

    value: float
    low: float
    high: float


def share(hits: int, *, of: int) -> Estimate | None:
    """Estimate a share with Wilson's interval; None of nothing."""
    if of == 0:
        return None
    z = normal_quantile()
    ratio, square = hits / of, z**2 / of
    centre, reach = ratio + square / 2, z * math.sqrt(ratio * (1 - ratio) / of + square / (4 * of))
    low, high = (centre - reach) / (1 + square), (centre + reach) / (1 + square)
    return Estimate(value=ratio, low=max(0.0, low) if hits else 0.0, high=min(1.0, high) if hits < of else 1.0)


def rate(count: int, *, per: float) -> Estimate | None:
    """Estimate how many there are per hour or night, with the exact interval of a Poisson count (Garwood 1936)."""
    if per <= 0:
        return None
    low, high = _poisson_bounds(count)
    return Estimate(value=count / per, low=low / per, high=high / per)


def middle(values: Sequence[float]) -> Estimate | None:
    """Estimate the median with the exact interval between two of the values; None where they are too few for that.

    Notes
    -----
    Free of any assumption about how the values are distributed. Six values are the fewest that give 95 %.
    """
    from scipy.special import bdtr

    ordered = np.sort(np.asarray(values, dtype=np.float64))
    # the interval leaves out this many values on each side; the chance of more must stay below a half of 5 %
    number = int(np.sum(bdtr(np.arange(ordered.size), ordered.size, 0.5) <= (1 - CONFIDENCE) / 2))
    if number == 0:
        return None
    return Estimate(value=float(np.median(ordered)), low=float(ordered[number - 1]), high=float(ordered[-number]))


def difference(first: Sequence[float], second: Sequence[float]) -> Estimate | None:
    """Estimate by how much the first group lies above the second (Hodges and Lehmann), with its exact interval.

    Returns
    -------
    Estimate or None
        The median of all differences between one of each, and the interval that inverts the rank sum test. None where
        the groups are too small for any interval of 95 %.

    Notes
    -----
    It does not assume that nights are distributed in any way, and no outlier moves it far. Ties make it wider than
    need be, never narrower. Beyond 60 nights in a group the normal approximation of the rank sum is used.
    """
    x, y = (np.asarray(values, dtype=np.float64) for values in (first, second))
    differences = np.sort((x[:, None] - y[None, :]).ravel())
    left_out = _left_out(x.size, y.size)
    if left_out is None:
        return None
    return Estimate(
        value=float(np.median(differences)), low=float(differences[left_out]), high=float(differences[-1 - left_out])
    )


def slope(values: Sequence[float], *, at: Sequence[float]) -> Estimate | None:
    """Estimate by how much values change from one unit of ``at`` to the next; None where ``at`` is always the same.

    Notes
    -----
    The median slope of all pairs (Theil 1950) with the interval of Sen (1968), ties in both counted. No outlier moves
    it far.
    """
    x, y = np.asarray(at, dtype=np.float64), np.asarray(values, dtype=np.float64)
    later, earlier = np.tril_indices(x.size, -1)
    apart = x[later] - x[earlier]
    is_apart = apart != 0
    slopes = np.sort((y[later] - y[earlier])[is_apart] / apart[is_apart])
    if slopes.size == 0:
        return None
    reach = normal_quantile() * math.sqrt(_variance_of_signs(x, y))
    last = min(round((slopes.size + reach) / 2), slopes.size - 1)
    first = max(round((slopes.size - reach) / 2) - 1, 0)
    return Estimate(value=float(np.median(slopes)), low=float(slopes[first]), high=float(slopes[last]))


def normal_quantile() -> float:
    """Give the number of standard deviations on each side that hold 95 % of a normal distribution."""
    from scipy.special import ndtri

    return float(ndtri(1 - (1 - CONFIDENCE) / 2))


@cache
def _poisson_bounds(count: int) -> tuple[float, float]:
    from scipy.special import gammaincinv

    tail = (1 - CONFIDENCE) / 2
    return float(gammaincinv(count, tail)) if count else 0.0, float(gammaincinv(count + 1, 1 - tail))


def _variance_of_signs(*both: NDArray[np.float64]) -> float:
    """Give the variance of Kendall's score where the two have nothing to do with each other."""
    size = both[0].size
    repeats = [count for values in both for count in np.unique(values, return_counts=True)[1].tolist()]
    return (_weight(size) - sum(_weight(count) for count in repeats)) / 18


def _weight(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


def _left_out(first: int, second: int) -> int | None:
    """Tell how many of the smallest, and of the largest, differences the interval leaves out."""
    if first == 0 or second == 0:
        return None
    if max(first, second) > EXACT_UP_TO:
        spread = math.sqrt(first * second * (first + second + 1) / 12)
        return max(0, math.floor(first * second / 2 - normal_quantile() * spread) - 1)
    return _left_out_exactly(first, second)


@cache
def _left_out_exactly(first: int, second: int) -> int | None:
    """Count the values of the rank sum statistic that together have at most a half of 5 % where both are alike."""
    at_most = math.comb(first + second, first) * (1 - CONFIDENCE) / 2
    count = sum(ways <= at_most for ways in accumulate(_rank_sum_ways(first, second)))
    return count - 1 if count else None


def _rank_sum_ways(first: int, second: int) -> list[int]:
    """Count in how many ways each value of the Mann-Whitney statistic comes about."""
    # the Gaussian binomial coefficient, multiplied and divided factor by factor
    ways = [1] + [0] * (first * second)
    for factor in range(1, first + 1):
        for position in range(len(ways) - 1, second + factor - 1, -1):
            ways[position] -= ways[position - second - factor]
        for position in range(factor, len(ways)):
            ways[position] += ways[position - factor]
    return ways
