"""Worn or not: a resting sensor with no sign of life; quiet sleep is never taken for it."""

import numpy as np
from numpy.typing import NDArray

from detector.blocks import MAXWELL_MEDIAN, block_view, join_close, row_medians, runs
from detector.settings import ConditioningSettings, Settings
from recordings.timing import Interval


def find_non_wear(
    acceleration_g: NDArray[np.float32],
    movement_g: NDArray[np.float32],
    *,
    rate_hz: float,
    is_measured: NDArray[np.bool_],
    settings: Settings,
) -> tuple[Interval, ...]:
    """Find long stretches in which the wearable lay still and nothing breathed beneath it.

    Parameters
    ----------
    acceleration_g : ndarray, shape (n, 3)
    movement_g : ndarray, shape (n,)
        Gravity-free magnitude.
    rate_hz : float
    is_measured : ndarray of bool, shape (n,)
    settings : Settings

    Returns
    -------
    tuple of Interval
        Sorted, disjoint.

    Notes
    -----
    The usual rule (standard deviation below 13 mg over 60 min, as in GGIR) takes quiet sleep for an unworn watch.
    Here a stretch must also lack slow sway: 2 s means of a worn limb wander with breathing and posture by more than
    white sensor noise can explain, those of a watch on a table do not.
    """
    numbers = settings.non_wear
    length = int(numbers.epoch_s * rate_hz)
    if length == 0 or movement_g.shape[0] < length:
        return ()
    is_lifeless = sway_ratio(acceleration_g, movement_g, rate_hz=rate_hz, settings=settings) < numbers.sway_ratio_max
    is_lifeless &= block_view(movement_g, length).max(axis=1) < numbers.movement_max_g
    is_lifeless &= block_view(is_measured, length).all(axis=1)
    stretches = join_close(runs(is_lifeless), longest_gap=int(numbers.handling_s / numbers.epoch_s))
    shortest = numbers.minimum_s / numbers.epoch_s
    return tuple(
        Interval(onset_s=float(start * length / rate_hz), end_s=float(stop * length / rate_hz))
        for start, stop in stretches
        if stop - start >= shortest and is_lifeless[start:stop].mean() >= numbers.lifeless_share_min
    )


def sway_ratio(
    acceleration_g: NDArray[np.float32],
    movement_g: NDArray[np.float32],
    *,
    rate_hz: float,
    settings: Settings,
) -> NDArray[np.float64]:
    """Slow sway of each epoch relative to what white noise alone would leave in the means: about 1 when lifeless.

    Returns
    -------
    ndarray, shape (epochs,)
    """
    numbers = settings.non_wear
    epoch = int(numbers.epoch_s * rate_hz)
    short = max(1, int(numbers.mean_s * rate_hz))
    blocks = block_view(acceleration_g, epoch)
    parts = blocks[:, : epoch // short * short].reshape(blocks.shape[0], epoch // short, short, 3)
    means = np.einsum("epsa->epa", parts) / short
    differences = np.diff(means.astype(np.float64), axis=1)
    sway_g = np.sqrt((differences**2).mean(axis=(1, 2)) / 2)
    noise_g = row_medians(block_view(movement_g, epoch)) / MAXWELL_MEDIAN
    passed = _passed_share(rate_hz, settings.conditioning)
    expected_g = np.maximum(noise_g / np.sqrt(short * passed), numbers.resolution_floor_g)
    return np.asarray(sway_g / expected_g)


def _passed_share(rate_hz: float, band: ConditioningSettings) -> float:
    """Share of white noise at this rate that the band of movement lets through."""
    nyquist_hz = rate_hz / 2
    return (min(band.low_pass_hz, nyquist_hz) - band.high_pass_hz) / nyquist_hz
