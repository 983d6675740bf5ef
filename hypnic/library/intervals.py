"""How sure a figure is: intervals for shares, rates, means and differences, exact wherever that is possible."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np

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
    from scipy.stats import chi2

    tail = (1 - CONFIDENCE) / 2
    low = float(chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    high = float(chi2.ppf(1 - tail, 2 * count + 2)) / 2
    return Estimate(value=count / per, low=low / per, high=high / per)


def middle(values: Sequence[float]) -> Estimate | None:
    """Estimate the median with the exact interval between two of the values; None where they are too few for that.

    Notes
    -----
    Free of any assumption about how the values are distributed. Six values are the fewest that give 95 %.
    """
    from scipy.stats import binom

    ordered = np.sort(np.asarray(values, dtype=np.float64))
    number = int(binom.ppf((1 - CONFIDENCE) / 2, ordered.size, 0.5)) if ordered.size else 0
    # the interval leaves out this many values on each side; the chance of more must stay below a half of 5 %
    while number > 0 and binom.cdf(number - 1, ordered.size, 0.5) > (1 - CONFIDENCE) / 2:
        number -= 1
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


def normal_quantile() -> float:
    """Give the number of standard deviations on each side that hold 95 % of a normal distribution."""
    from scipy.special import ndtri

    return float(ndtri(1 - (1 - CONFIDENCE) / 2))


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
