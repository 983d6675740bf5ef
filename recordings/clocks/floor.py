"""Third step of clock alignment: the lower edge of the delays, which is where the two clocks are told apart.

A notification may come late, never early. Whatever the lag between the computer's clock and the wearable's, its lowest
values therefore show the difference of the clocks, and every other value shows a delay. A straight line through all
lags would be drawn up by the delays.
"""

import numpy as np
from numpy.typing import NDArray

from recordings.clocks.ticks import Ticks, weighted_median

BLOCK_S = 300.0
SHORTEST_BLOCK_S = 15.0
FEWEST_FRAMES = 20
WANDER = 20e-6
WANDER_OF_COUNTED = 500e-6
GREATEST_SLOPE = 1e-3
GREATEST_SLOPE_OF_COUNTED = 0.1
PASSES = 2


def fit_slope(ticks: Ticks, run_starts: NDArray[np.int64]) -> float:
    """Measure by how much the computer's clock outruns the wearable's, as a fraction, over all runs together.

    Parameters
    ----------
    ticks : Ticks
    run_starts : ndarray of int64
        From `find_run_starts`.

    Returns
    -------
    float
        0 where no run is long enough to tell.
    """
    limit = GREATEST_SLOPE_OF_COUNTED if ticks.is_counted else GREATEST_SLOPE
    slope = 0.0
    for _ in range(PASSES):
        lag_s = ticks.arrival_s - ticks.tick_s * (1.0 + slope)
        slope += _slope_of_lows(ticks.tick_s, lag_s, run_starts=run_starts)
    return slope if abs(slope) < limit else 0.0


def fit_floor(tick_s: NDArray[np.float64], lag_s: NDArray[np.float64], *, is_counted: bool) -> NDArray[np.float64]:
    """Find the lower edge of the lags of one epoch: lowest value in each five minutes, straight lines between.

    Parameters
    ----------
    tick_s, lag_s : ndarray, shape (frames,)
        The wearable's clock, increasing, and the computer's minus the wearable's, freed of its slope.
    is_counted : bool
        Counted samples follow a sensor's own oscillator, which wanders more than a clock's.

    Returns
    -------
    ndarray, shape (frames,), float64
    """
    lowest = _lowest_of_blocks(tick_s, lag_s, block_s=BLOCK_S)
    low_tick_s, low_lag_s = tick_s[lowest], lag_s[lowest]
    wander = WANDER_OF_COUNTED if is_counted else WANDER
    is_prompt = low_lag_s <= _lower_envelope(low_tick_s, low_lag_s, slope=wander)
    return np.interp(tick_s, low_tick_s[is_prompt], low_lag_s[is_prompt])


def _slope_of_lows(tick_s: NDArray[np.float64], lag_s: NDArray[np.float64], *, run_starts: NDArray[np.int64]) -> float:
    slopes: list[float] = []
    weights: list[float] = []
    for begin, end in zip(run_starts, np.append(run_starts[1:], tick_s.size), strict=True):
        length_s = float(tick_s[end - 1] - tick_s[begin])
        block_s = min(BLOCK_S, length_s / 2)
        if end - begin < FEWEST_FRAMES or block_s < SHORTEST_BLOCK_S:
            continue
        lowest = _lowest_of_blocks(tick_s[begin:end], lag_s[begin:end], block_s=block_s) + begin
        apart_s = np.diff(tick_s[lowest])
        is_apart = apart_s > block_s / 4
        slopes += (np.diff(lag_s[lowest])[is_apart] / apart_s[is_apart]).tolist()
        weights += (apart_s[is_apart] ** 2).tolist()
    return weighted_median(np.array(slopes), np.array(weights)) if slopes else 0.0


def _lowest_of_blocks(tick_s: NDArray[np.float64], lag_s: NDArray[np.float64], *, block_s: float) -> NDArray[np.int64]:
    """Find the frame of least lag in each block of time; what is left over at the end joins the last block."""
    blocks = max(1, int((tick_s[-1] - tick_s[0]) / block_s + 0.5))
    number = np.minimum(((tick_s - tick_s[0]) / block_s).astype(np.int64), blocks - 1)
    order = np.lexsort((lag_s, number))
    is_first = np.diff(number[order], prepend=-1) != 0
    return np.asarray(order[is_first], np.int64)


def _lower_envelope(tick_s: NDArray[np.float64], lag_s: NDArray[np.float64], *, slope: float) -> NDArray[np.float64]:
    """Tell the most each low can be, given the others and how fast the clocks can drift apart."""
    forward = np.minimum.accumulate(lag_s - slope * tick_s) + slope * tick_s
    backward = np.minimum.accumulate((lag_s + slope * tick_s)[::-1])[::-1] - slope * tick_s
    return np.minimum(forward, backward) + ROUNDING_S


ROUNDING_S = 1e-9
