"""How rhythmic a moving stretch is: spectra of short blocks, made only where something moved."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from detector.blocks import block_view, join_close, runs
from detector.filtering import Passband, Piece, band_passed
from detector.model import Conditioned
from detector.settings import RhythmSettings
from detector.spectra import power_between, power_of, samples_of, spectrum_of

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
    overtones
        Power from ``rhythm.overtone_low_hz`` to ``rhythm.overtone_high_hz`` without that of noise, over the power in
        the band: much for blows, little for a swing. Not a number where the sampling rate does not show it.
    clear_share
        Share of the power in the band that noise does not explain.
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
    overtones: NDArray[np.float64]
    clear_share: NDArray[np.float64]


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
    length = max(8, 2 * round(band.block_s * rate_hz / 2))
    starts = _moving_blocks(conditioned, length, settings, least_share=band.moving_share)
    band_g = _band_signal(conditioned, starts, length, band, settings)
    window = np.hanning(length + 2)[1:-1].astype(np.float32)
    parts = [
        _measure(
            conditioned.acceleration_g,
            band_g,
            some,
            noise=noise_per_hz(conditioned, some),
            window=window,
            rate_hz=rate_hz,
            band=band,
            settings=settings,
        )
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
    stretches: list[Piece] = []
    pieces: list[Piece] = []
    for first, last in runs(conditioned.is_measured).tolist():
        inside = starts[(starts >= first) & (starts < last)]
        moving = join_close(np.stack((inside, inside + length), axis=1), longest_gap=2 * margin).tolist()
        stretches += [(start, stop) for start, stop in moving]
        pieces += [(max(start - margin, first), min(stop + margin, last)) for start, stop in moving]
    passband = Passband(low_hz=band.low_hz, high_hz=high_hz, mirror_s=settings.margin_s)
    band_g = np.zeros(conditioned.acceleration_g.shape, np.float32, order="F")
    for number, filtered_g in band_passed(conditioned.acceleration_g, pieces, rate_hz, band=passband):
        (start, stop), (first, _) = stretches[number], pieces[number]
        band_g[start:stop] = filtered_g.T[start - first : stop - first]
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
    if conditioned.movement_g.size < length:
        return np.empty(0, np.intp)
    halves_g = block_view(conditioned.movement_g, length // 2)
    energy = np.einsum("bs,bs->b", halves_g, halves_g)
    is_measured = np.asarray(block_view(conditioned.is_measured, length // 2).all(axis=1))
    starts = np.arange(energy.size - 1) * (length // 2)
    rms_g = np.sqrt((energy[:-1] + energy[1:]) / length)
    second = np.minimum((starts / conditioned.sampling_rate_hz).astype(int), conditioned.noise_floor_g.size - 1)
    floor_g = np.maximum(settings.minimum_rms_g, settings.noise_multiple * conditioned.noise_floor_g[second])
    is_moving = (rms_g >= floor_g) & is_measured[:-1] & is_measured[1:]
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
    noise: NDArray[np.floating],
    window: NDArray[np.float32],
    rate_hz: float,
    band: Band,
    settings: RhythmSettings,
) -> dict[str, NDArray[np.float64]]:
    length = window.size
    samples = starts[:, None] + np.arange(length)
    blocks = _without_trend(acceleration_g.T.take(samples, axis=1))
    frequency_hz = np.asarray(np.fft.rfftfreq(2 * length, 1 / rate_hz), dtype=np.float64)
    all_power = _power(blocks * window, 2 * length)
    first, stop = np.searchsorted(frequency_hz, (band.low_hz, band.high_hz + TINY))
    power = all_power[:, first:stop]
    total = np.maximum(power.sum(axis=1), TINY)
    faster_than_posture = all_power[:, np.searchsorted(frequency_hz, settings.posture_hz) :].sum(axis=1)
    dominant_hz = _peak_frequency(power, frequency_hz[first:stop])
    overtones = _overtones(all_power, frequency_hz, noise, window=window, rate_hz=rate_hz, settings=settings) / total
    clear = power_between(all_power, frequency_hz, (band.low_hz, band.high_hz), window=window, noise_per_hz=noise)
    near = np.abs(frequency_hz[None, first:stop] - dominant_hz[:, None]) <= settings.line_width_hz
    all_power[:, :first], all_power[:, stop:] = 0, 0
    regularity, period_s = _repetition(all_power, window, rate_hz, settings)
    inside = band_g.T.take(samples, axis=1)
    squares = np.einsum("abs,abs->bs", inside, inside)
    mean_square = squares.mean(axis=1, dtype=np.float64)
    return {
        "rms_g": np.sqrt(mean_square),
        "band_share": total / np.maximum(faster_than_posture, TINY),
        "frequency_hz": dominant_hz,
        "concentration": np.einsum("bf,bf->b", power, near) / total,
        "regularity": regularity,
        "period_s": period_s,
        "impulsiveness": np.einsum("bs,bs->b", squares, squares)
        / length
        / np.maximum(mean_square, QUIETEST_SQUARE) ** 2,
        "quick_share": power[:, frequency_hz[first:stop] >= settings.quick_hz].sum(axis=1) / total,
        "directedness": _directedness(inside),
        "overtones": overtones,
        "clear_share": clear / total,
    }


def noise_per_hz(conditioned: Conditioned, starts: NDArray[np.intp]) -> NDArray[np.floating]:
    """Noise power of one axis in each Hz, where the blocks begin; shape (blocks,)."""
    second = np.minimum((starts / conditioned.sampling_rate_hz).astype(int), conditioned.noise_floor_g.size - 1)
    return np.asarray(np.square(conditioned.noise_floor_g[second]) / conditioned.noise_width_hz)


def overtone_edges_hz(rate_hz: float, settings: RhythmSettings) -> tuple[float, float] | None:
    """Between which frequencies overtones are looked for; None where a sampling rate shows too little of them."""
    highest_hz = min(settings.overtone_high_hz, settings.highest_rate_share * rate_hz)
    return (settings.overtone_low_hz, highest_hz) if highest_hz >= settings.overtone_least_hz else None


def _overtones(
    power: NDArray[np.float64],
    frequency_hz: NDArray[np.float64],
    noise: NDArray[np.floating],
    *,
    window: NDArray[np.float32],
    rate_hz: float,
    settings: RhythmSettings,
) -> NDArray[np.float64]:
    edges_hz = overtone_edges_hz(rate_hz, settings)
    if edges_hz is None:
        return np.full(power.shape[0], np.nan)
    return power_between(power, frequency_hz, edges_hz, window=window, noise_per_hz=noise)


def _power(blocks: NDArray[np.float32], size: int) -> NDArray[np.float64]:
    """Power spectrum summed over the axes, which no rotation of the wearable changes; shape (blocks, frequencies)."""
    return np.asarray(power_of(spectrum_of(blocks, size)).sum(axis=0), dtype=np.float64)


def _without_trend(blocks: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take mean and straight line out of each axis of each block; shape (3, blocks, samples), changed in place."""
    ramp = np.linspace(-1, 1, blocks.shape[2], dtype=np.float32)
    blocks -= blocks.mean(axis=2, keepdims=True)
    blocks -= (blocks @ (ramp / (ramp @ ramp)))[:, :, None] * ramp
    return blocks


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
    own = samples_of(power_of(spectrum_of(window, 2 * length)), 2 * length)[:last]
    correlation = samples_of(power.astype(np.float32), 2 * length)[:, :last].astype(np.float64)
    lags = correlation / np.maximum(correlation[:, :1], TINY) / (own / own[0])
    after_dip = np.cumsum(np.diff(lags, axis=1, prepend=lags[:, :1]) > 0, axis=1) > 0
    candidates = np.where(after_dip, lags, -1.0)
    best = candidates.argmax(axis=1) if candidates.shape[0] else np.empty(0, np.intp)
    return np.clip(candidates[np.arange(best.size), best], 0, 1), np.maximum(best, 1) / rate_hz


def _directedness(blocks: NDArray[np.float32]) -> NDArray[np.float64]:
    """Largest eigenvalue of the axes' covariance over the sum of all three; blocks of shape (3, blocks, samples).

    Notes
    -----
    The three eigenvalues of a symmetric matrix lie on a circle: Smith O. K., Eigenvalues of a symmetric 3 x 3 matrix,
    Communications of the ACM 1961;4:168.
    """
    xx, yy, zz, xy, xz, yz = (
        np.einsum("bs,bs->b", blocks[one], blocks[other]).astype(np.float64)
        for one, other in ((0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2))
    )
    total = np.maximum(xx + yy + zz, TINY)
    xx, yy, zz, xy, xz, yz = (part / total for part in (xx - total / 3, yy - total / 3, zz - total / 3, xy, xz, yz))
    radius = np.sqrt((xx**2 + yy**2 + zz**2 + 2 * (xy**2 + xz**2 + yz**2)) / 6)
    determinant = xx * (yy * zz - yz**2) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz)
    cosine = np.clip(determinant / np.maximum(2 * radius**3, TINY), -1, 1)
    return np.asarray(1 / 3 + 2 * radius * np.cos(np.arccos(cosine) / 3))
