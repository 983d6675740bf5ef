"""How rhythmic a moving stretch is: spectra of short blocks, made only where something moved."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detector.model import Conditioned
from detector.settings import RhythmSettings

SPECTRA_AT_ONCE = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmBlocks:
    """Rhythm of every moving block of one length; all arrays have shape (blocks,), sorted by onset.

    ``onset_s`` and ``block_s`` say where a block lies. ``rms_g`` is the gravity-free root mean square (three axes
    together). ``frequency_hz`` is the dominant frequency, ``concentration`` the share of power within
    ``rhythm.line_width_hz`` of it, ``convulsive_share`` the share of power in the band of convulsions. ``regularity``
    is the highest autocorrelation at any repetition time, ``period_s`` that time. ``impulsiveness`` is the mean fourth
    power of the acceleration vector over its squared mean square: 1.5 for a steady swing, 1.7 for noise, more for jerks.
    ``fast_frequency_hz`` and ``fast_concentration`` are frequency and concentration above ``rhythm.slow_hz`` alone,
    ``slow_share`` the share of power below it.
    """

    onset_s: NDArray[np.float64]
    block_s: float
    rms_g: NDArray[np.float64]
    frequency_hz: NDArray[np.float64]
    concentration: NDArray[np.float64]
    convulsive_share: NDArray[np.float64]
    regularity: NDArray[np.float64]
    period_s: NDArray[np.float64]
    impulsiveness: NDArray[np.float64]
    fast_frequency_hz: NDArray[np.float64]
    fast_concentration: NDArray[np.float64]
    slow_share: NDArray[np.float64]


def measure_rhythm(conditioned: Conditioned, *, block_s: float, settings: RhythmSettings) -> RhythmBlocks:
    """Measure the rhythm of every block in which the limb moves.

    Parameters
    ----------
    conditioned : Conditioned
    block_s : float
        Length of a block; blocks overlap by half.
    settings : RhythmSettings

    Returns
    -------
    RhythmBlocks
    """
    rate_hz = conditioned.sampling_rate_hz
    length = max(8, round(block_s * rate_hz))
    starts = _moving_blocks(conditioned, length, settings)
    window = np.hanning(length + 2)[1:-1].astype(np.float32)
    parts = [
        _measure(conditioned.acceleration_g, starts[first : first + SPECTRA_AT_ONCE], window, rate_hz, settings)
        for first in range(0, max(1, starts.size), SPECTRA_AT_ONCE)
    ]
    measured = [np.concatenate(columns) for columns in zip(*parts, strict=True)]
    return RhythmBlocks(
        onset_s=starts / rate_hz,
        block_s=length / rate_hz,
        rms_g=measured[0],
        frequency_hz=measured[1],
        concentration=measured[2],
        convulsive_share=measured[3],
        regularity=measured[4],
        period_s=measured[5],
        impulsiveness=measured[6],
        fast_frequency_hz=measured[7],
        fast_concentration=measured[8],
        slow_share=measured[9],
    )


def _moving_blocks(conditioned: Conditioned, length: int, settings: RhythmSettings) -> NDArray[np.intp]:
    """First samples of the half-overlapping blocks that are measured throughout and move more than noise does."""
    count = conditioned.movement_g.size
    if count < length:
        return np.empty(0, np.intp)
    starts = np.arange(0, count - length + 1, max(1, length // 2))
    energy = np.concatenate(([0.0], np.cumsum(conditioned.movement_g.astype(np.float64) ** 2)))
    missing = np.concatenate(([0], np.cumsum(~conditioned.is_measured)))
    rms_g = np.sqrt((energy[starts + length] - energy[starts]) / length)
    second = np.minimum((starts / conditioned.sampling_rate_hz).astype(int), conditioned.noise_floor_g.size - 1)
    floor_g = np.maximum(settings.minimum_rms_g, settings.noise_multiple * conditioned.noise_floor_g[second])
    is_moving = (rms_g >= floor_g) & (missing[starts + length] == missing[starts])
    return np.asarray(starts[is_moving])


def _measure(
    acceleration_g: NDArray[np.float32],
    starts: NDArray[np.intp],
    window: NDArray[np.float32],
    rate_hz: float,
    settings: RhythmSettings,
) -> tuple[NDArray[np.float64], ...]:
    length = window.size
    blocks = np.swapaxes(acceleration_g[starts[:, None] + np.arange(length)], 1, 2)
    blocks = _without_trend(blocks)
    transform_size = 2 * length
    spectrum = np.fft.rfft(blocks * window, transform_size, axis=2)
    power = (spectrum.real**2 + spectrum.imag**2).sum(axis=1).astype(np.float64)
    frequency_hz = np.asarray(np.fft.rfftfreq(transform_size, 1 / rate_hz), dtype=np.float64)
    power[:, frequency_hz < settings.lowest_hz] = 0
    power[:, frequency_hz > settings.highest_hz] = 0
    total = np.maximum(power.sum(axis=1), np.finfo(float).tiny)
    dominant_hz = _peak_frequency(power, frequency_hz)
    fast = power * (frequency_hz >= settings.slow_hz)
    fast_hz = _peak_frequency(fast, frequency_hz)
    convulsive = (frequency_hz >= settings.convulsive_low_hz) & (frequency_hz <= settings.convulsive_high_hz)
    regularity, period_s = _repetition(power, window, rate_hz, settings)
    return (
        np.sqrt(total / (window**2).sum() / length),
        dominant_hz,
        _share_near(power, dominant_hz, frequency_hz, settings),
        power[:, convulsive].sum(axis=1) / total,
        regularity,
        period_s,
        _impulsiveness(blocks),
        fast_hz,
        _share_near(fast, fast_hz, frequency_hz, settings),
        1 - fast.sum(axis=1) / total,
    )


def _share_near(
    power: NDArray[np.float64],
    line_hz: NDArray[np.float64],
    frequency_hz: NDArray[np.float64],
    settings: RhythmSettings,
) -> NDArray[np.float64]:
    near = np.abs(frequency_hz[None, :] - line_hz[:, None]) <= settings.line_width_hz
    return np.asarray((power * near).sum(axis=1) / np.maximum(power.sum(axis=1), np.finfo(float).tiny))


def _without_trend(blocks: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take mean and straight line out of each axis of each block; shape (blocks, 3, samples)."""
    ramp = np.linspace(-1, 1, blocks.shape[2], dtype=np.float32)
    centred = blocks - blocks.mean(axis=2, keepdims=True)
    slope = (centred @ ramp / (ramp @ ramp))[:, :, None]
    detrended: NDArray[np.float32] = centred - slope * ramp
    return detrended


def _peak_frequency(power: NDArray[np.float64], frequency_hz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Frequency of the highest line, refined by a parabola through it and its neighbours."""
    if power.shape[0] == 0:
        return np.empty(0)
    index = np.clip(power.argmax(axis=1), 1, power.shape[1] - 2)
    rows = np.arange(power.shape[0])
    left, middle, right = (np.log(power[rows, index + step] + np.finfo(float).tiny) for step in (-1, 0, 1))
    curvature = left - 2 * middle + right
    shift = np.where(curvature < 0, 0.5 * (left - right) / np.where(curvature < 0, curvature, -1), 0)
    refined: NDArray[np.float64] = frequency_hz[index] + np.clip(shift, -0.5, 0.5) * frequency_hz[1]
    return refined


def _repetition(
    power: NDArray[np.float64], window: NDArray[np.float32], rate_hz: float, settings: RhythmSettings
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Highest autocorrelation after its first dip, corrected for the window's own, and the time it belongs to."""
    length = window.size
    correlation = np.fft.irfft(power, axis=1)[:, :length]
    own = np.fft.irfft(np.abs(np.fft.rfft(window, 2 * length)) ** 2)[:length]
    correlation = correlation / np.maximum(correlation[:, :1], np.finfo(float).tiny) / (own / own[0])
    last = max(3, min(length - 1, int(settings.longest_lag_share * length)))
    lags = correlation[:, :last]
    after_dip = np.cumsum(np.diff(lags, axis=1, prepend=lags[:, :1]) > 0, axis=1) > 0
    candidates = np.where(after_dip, lags, -1.0)
    best = candidates.argmax(axis=1) if candidates.shape[0] else np.empty(0, np.intp)
    return np.clip(candidates[np.arange(best.size), best], 0, 1), np.maximum(best, 1) / rate_hz


def _impulsiveness(blocks: NDArray[np.float32]) -> NDArray[np.float64]:
    squares = (blocks**2).sum(axis=1)
    mean_square = np.maximum(squares.mean(axis=1), np.finfo(np.float32).tiny)
    return np.asarray((squares**2).mean(axis=1) / mean_square**2, dtype=np.float64)
