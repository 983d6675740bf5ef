"""How rhythmic a moving stretch is: spectra of short blocks, made only where something moved."""

from dataclasses import dataclass

import numpy as np
from numpy import fft
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from detector.blocks import join_close, runs
from detector.conditioning import band_passed
from detector.model import Conditioned
from detector.settings import RhythmSettings

SPECTRA_AT_ONCE = 2048
QUIETEST_SQUARE = 1e-12
TINY = float(np.finfo(float).tiny)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Length of the blocks, edges of the band a rhythm is looked for in, and how much of a block must move."""

    block_s: float
    low_hz: float
    high_hz: float
    moving_share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmBlocks:
    """Rhythm of every moving block of one length, in one band; most arrays have shape (blocks,), sorted by onset.

    Parameters
    ----------
    band : Band
        The band that was looked at.
    band_g : ndarray, shape (n, 3), float32
        Acceleration in the band wherever a block lies, 0 elsewhere.
    onset_s, block_s
        Where a block lies and how long it is.
    rms_g
        Root mean square of the three axes together, in the band.
    band_share
        Share of the power in the band, of all that is faster than posture.
    frequency_hz, concentration
        Dominant frequency, and the share of power within ``rhythm.line_width_hz`` of it.
    regularity, period_s
        Highest autocorrelation at any repetition time, and that time.
    impulsiveness
        Mean fourth power of the acceleration vector over its squared mean square: 1.5 for a steady swing, 1.7 for
        noise, more for jerks.
    quick_share
        Share of the power above ``rhythm.quick_hz``.
    directedness
        Share of the power along the one best direction: a third for movement to all sides, 1 along a line.
    """

    band: Band
    band_g: NDArray[np.float32]
    onset_s: NDArray[np.float64]
    block_s: float
    rms_g: NDArray[np.float64]
    band_share: NDArray[np.float64]
    frequency_hz: NDArray[np.float64]
    concentration: NDArray[np.float64]
    regularity: NDArray[np.float64]
    period_s: NDArray[np.float64]
    impulsiveness: NDArray[np.float64]
    quick_share: NDArray[np.float64]
    directedness: NDArray[np.float64]


def fast_band(settings: RhythmSettings) -> Band:
    """Short blocks, for convulsions and tremor."""
    return Band(block_s=settings.short_block_s, low_hz=settings.fast_low_hz, high_hz=settings.highest_hz)


def slow_band(settings: RhythmSettings) -> Band:
    """Long blocks, for rocking and swinging."""
    return Band(
        block_s=settings.long_block_s,
        low_hz=settings.slow_low_hz,
        high_hz=settings.highest_hz,
        moving_share=settings.long_moving_share,
    )


def measure_rhythm(conditioned: Conditioned, band: Band, *, settings: RhythmSettings) -> RhythmBlocks:
    """Measure the rhythm of every block in which the limb moves.

    Parameters
    ----------
    conditioned : Conditioned
    band : Band
        Blocks overlap by half.
    settings : RhythmSettings

    Returns
    -------
    RhythmBlocks
    """
    rate_hz = conditioned.sampling_rate_hz
    length = max(8, round(band.block_s * rate_hz))
    starts = _moving_blocks(conditioned, length, settings, least_share=band.moving_share)
    band_g = _band_signal(conditioned, starts, length, band, settings)
    window = np.hanning(length + 2)[1:-1].astype(np.float32)
    parts = [
        _measure(conditioned.acceleration_g, band_g, some, window=window, rate_hz=rate_hz, band=band, settings=settings)
        for first in range(0, max(1, starts.size), SPECTRA_AT_ONCE)
        for some in (starts[first : first + SPECTRA_AT_ONCE],)
    ]
    measured = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    if conditioned.signal == "magnitude":
        measured = _without_direction(measured, settings)
    return RhythmBlocks(band=band, band_g=band_g, onset_s=starts / rate_hz, block_s=length / rate_hz, **measured)


def _band_signal(
    conditioned: Conditioned, starts: NDArray[np.intp], length: int, band: Band, settings: RhythmSettings
) -> NDArray[np.float32]:
    """Filter each stretch of moving blocks, with a margin that the filter settles in."""
    rate_hz = conditioned.sampling_rate_hz
    high_hz = band.high_hz if band.high_hz < settings.highest_rate_share * rate_hz else None
    margin = int(settings.margin_s * rate_hz)
    band_g = np.zeros_like(conditioned.acceleration_g)
    for first, last in runs(conditioned.is_measured):
        inside = starts[(starts >= first) & (starts < last)]
        for start, stop in join_close(np.stack((inside, inside + length), axis=1), longest_gap=2 * margin):
            with_margin = slice(max(start - margin, first), min(stop + margin, last))
            filtered_g = band_passed(
                conditioned.acceleration_g[with_margin],
                rate_hz,
                low_hz=band.low_hz,
                high_hz=high_hz,
                mirror_s=settings.margin_s,
            )
            band_g[start:stop] = filtered_g.T[start - with_margin.start : stop - with_margin.start]
    return band_g


def _without_direction(
    measured: dict[str, NDArray[np.float64]], settings: RhythmSettings
) -> dict[str, NDArray[np.float64]]:
    """Mend what a magnitude distorts: its direction says nothing, and its fourth moment is that of one axis."""
    return measured | {
        "directedness": np.full_like(measured["directedness"], settings.magnitude_directedness),
        "impulsiveness": measured["impulsiveness"] / settings.magnitude_impulsiveness,
    }


def _moving_blocks(
    conditioned: Conditioned, length: int, settings: RhythmSettings, *, least_share: float
) -> NDArray[np.intp]:
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
    starts, floor_g = starts[is_moving], floor_g[is_moving]
    return np.asarray(starts[_moving_share(conditioned, starts, length, floor_g) >= least_share])


def _moving_share(
    conditioned: Conditioned, starts: NDArray[np.intp], length: int, floor_g: NDArray[np.floating]
) -> NDArray[np.float64]:
    """Share of each block's samples that lie above its floor: a single twitch in a long block is no rhythm."""
    curve_g = sliding_window_view(conditioned.movement_g, length)[starts]
    return np.asarray((curve_g >= floor_g[:, None]).mean(axis=1))


def _measure(
    acceleration_g: NDArray[np.float32],
    band_g: NDArray[np.float32],
    starts: NDArray[np.intp],
    *,
    window: NDArray[np.float32],
    rate_hz: float,
    band: Band,
    settings: RhythmSettings,
) -> dict[str, NDArray[np.float64]]:
    length = window.size
    samples = starts[:, None] + np.arange(length)
    blocks = _without_trend(np.swapaxes(acceleration_g[samples], 1, 2))
    frequency_hz = np.asarray(np.fft.rfftfreq(2 * length, 1 / rate_hz), dtype=np.float64)
    all_power = _power(blocks * window, 2 * length)
    first, stop = np.searchsorted(frequency_hz, (band.low_hz, band.high_hz + TINY))
    power = all_power[:, first:stop]
    total = np.maximum(power.sum(axis=1), TINY)
    faster_than_posture = all_power[:, np.searchsorted(frequency_hz, settings.posture_hz) :].sum(axis=1)
    dominant_hz = _peak_frequency(power, frequency_hz[first:stop])
    near = np.abs(frequency_hz[None, first:stop] - dominant_hz[:, None]) <= settings.line_width_hz
    all_power[:, :first], all_power[:, stop:] = 0, 0
    regularity, period_s = _repetition(all_power, window, rate_hz, settings)
    inside = np.swapaxes(band_g[samples], 1, 2)
    return {
        "rms_g": np.sqrt(np.einsum("bas,bas->b", inside, inside) / length).astype(np.float64),
        "band_share": total / np.maximum(faster_than_posture, TINY),
        "frequency_hz": dominant_hz,
        "concentration": (power * near).sum(axis=1) / total,
        "regularity": regularity,
        "period_s": period_s,
        "impulsiveness": _impulsiveness(inside),
        "quick_share": power[:, frequency_hz[first:stop] >= settings.quick_hz].sum(axis=1) / total,
        "directedness": _directedness(inside),
    }


def _power(blocks: NDArray[np.float32], size: int) -> NDArray[np.float64]:
    """Power spectrum summed over the axes, which no rotation of the wearable changes."""
    spectrum = fft.rfft(blocks, size, axis=2)
    parts = spectrum.view(spectrum.real.dtype).reshape(*spectrum.shape, 2)
    return np.asarray(np.einsum("bafc,bafc->bf", parts, parts), dtype=np.float64)


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
    left, middle, right = (np.log(power[rows, index + step] + TINY) for step in (-1, 0, 1))
    curvature = left - 2 * middle + right
    shift = np.where(curvature < 0, 0.5 * (left - right) / np.where(curvature < 0, curvature, -1), 0)
    refined: NDArray[np.float64] = frequency_hz[index] + np.clip(shift, -0.5, 0.5) * (frequency_hz[1] - frequency_hz[0])
    return refined


def _repetition(
    power: NDArray[np.float64], window: NDArray[np.float32], rate_hz: float, settings: RhythmSettings
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Highest autocorrelation after its first dip, corrected for the window's own, and the time it belongs to."""
    length = window.size
    last = max(3, min(length - 1, int(settings.longest_lag_share * length)))
    own = fft.irfft(np.abs(fft.rfft(window, 2 * length)) ** 2)[:last]
    correlation = fft.irfft(power, axis=1)[:, :last]
    lags = correlation / np.maximum(correlation[:, :1], TINY) / (own / own[0])
    after_dip = np.cumsum(np.diff(lags, axis=1, prepend=lags[:, :1]) > 0, axis=1) > 0
    candidates = np.where(after_dip, lags, -1.0)
    best = candidates.argmax(axis=1) if candidates.shape[0] else np.empty(0, np.intp)
    return np.clip(candidates[np.arange(best.size), best], 0, 1), np.maximum(best, 1) / rate_hz


def _directedness(blocks: NDArray[np.float32]) -> NDArray[np.float64]:
    """Largest eigenvalue of the axes' covariance over the sum of all three."""
    covariance = np.einsum("bis,bjs->bij", blocks, blocks).astype(np.float64)
    if covariance.shape[0] == 0:
        return np.empty(0)
    values = np.linalg.eigvalsh(covariance)
    return np.asarray(values[:, -1] / np.maximum(values.sum(axis=1), TINY))


def _impulsiveness(blocks: NDArray[np.float32]) -> NDArray[np.float64]:
    squares = (blocks**2).sum(axis=1)
    mean_square = np.maximum(squares.mean(axis=1), QUIETEST_SQUARE)
    return np.asarray((squares**2).mean(axis=1) / mean_square**2, dtype=np.float64)
