"""Finds out whether samples are whole counts of a sensor, and how much one count is, so that they store losslessly."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

HIGHEST_COUNT = 32_767
SAMPLED_ROWS = 20_000
TOLERANCE = 0.02
DIGITS = 17
BLOCK = 250_000


def find_g_per_count(acceleration_g: NDArray[np.float32]) -> float | None:
    """Find the size of one count in g such that every sample is a whole number of counts, bit for bit.

    Parameters
    ----------
    acceleration_g : ndarray, shape (n, 3), float32

    Returns
    -------
    float or None
        None where the samples are no counts, or more than 16 bits of them.
    """
    chosen = np.linspace(0, len(acceleration_g) - 1, min(len(acceleration_g), SAMPLED_ROWS)).astype(np.int64)
    values = np.unique(np.abs(acceleration_g[chosen]))
    values = values[values > 0].astype(np.float64)
    if values.size == 0:
        return None
    rough = _common_divisor(values)
    if rough is None or values[-1] / rough > HIGHEST_COUNT:
        return None
    return _exact(acceleration_g, rough)


def to_counts(acceleration_g: NDArray[np.float32], g_per_count: float) -> NDArray[np.int16]:
    """Express samples as counts of ``g_per_count``."""
    return np.rint(acceleration_g.astype(np.float64) / g_per_count).astype(np.int16)


def from_counts(counts: NDArray[np.int16], g_per_count: float) -> NDArray[np.float32]:
    """Express counts of ``g_per_count`` as samples in g."""
    return (counts.astype(np.float64) * g_per_count).astype(np.float32)


def _common_divisor(values: NDArray[np.float64]) -> float | None:
    """Find the largest number of which all values are multiples, within their rounding."""
    smallest = values[-1] / HIGHEST_COUNT / 2
    divisor = float(values[0])
    for value in values.tolist():
        rest = _distance_to_multiple(value, divisor)
        while rest > TOLERANCE * divisor:
            if rest < smallest:
                return None
            divisor, rest = rest, _distance_to_multiple(divisor, rest)
        divisor = value / round(value / divisor)
    return divisor


def _distance_to_multiple(value: float, divisor: float) -> float:
    rest = value % divisor
    return min(rest, divisor - rest)


def _exact(acceleration_g: NDArray[np.float32], rough: float) -> float | None:
    """Narrow the divisor to the interval in which every sample rounds back to itself, and check that it does."""
    lowest, highest = 0.0, np.inf
    for block in _blocks(acceleration_g):
        values = np.abs(block[block != 0])
        counts = np.rint(values.astype(np.float64) / rough)
        if values.size == 0:
            continue
        if counts.min() < 1 or counts.max() > HIGHEST_COUNT:
            return None
        rounding = np.spacing(values).astype(np.float64) / 2
        lowest = max(lowest, float(((values - rounding) / counts).max()))
        highest = min(highest, float(((values + rounding) / counts).min()))
        if lowest > highest:
            return None
    g_per_count = _shortest_between(lowest, highest)
    return g_per_count if all(_survives(block, g_per_count) for block in _blocks(acceleration_g)) else None


def _shortest_between(lowest: float, highest: float) -> float:
    middle = (lowest + highest) / 2
    shortened = (float(f"{middle:.{digits}g}") for digits in range(1, DIGITS))
    return next((number for number in shortened if lowest < number < highest), middle)


def _survives(block: NDArray[np.float32], g_per_count: float) -> bool:
    again = from_counts(to_counts(block, g_per_count), g_per_count)
    return bool((again.view(np.int32) == block.view(np.int32)).all())


def _blocks(acceleration_g: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    for begin in range(0, len(acceleration_g), BLOCK):
        yield acceleration_g[begin : begin + BLOCK]
