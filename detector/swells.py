"""Swells of an envelope: how jerks follow each other, and how long each lasts."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from detector.blocks import median, nearest_rank, quick_length, running_maximum
from detector.settings import EpisodeSettings
from detector.spectra import power_of, samples_of, spectrum_of

TINY = 1e-9
UNKNOWN = float("nan")


def smooth_envelope(band_g: NDArray[np.float32], rate_hz: float, *, settings: EpisodeSettings) -> NDArray[np.float32]:
    """Envelope of a stretch in one band: slow wandering of the limb must not hide the jerks that ride on it.

    Smoothed by a bell (Hann), whose side lobes are low: each stroke of a quick rhythm would else be two swells.
    """
    bell = np.hanning(max(3, round(settings.beat_envelope_s * rate_hz) + 1)).astype(np.float32)
    power = np.convolve(np.einsum("ij,ij->i", band_g, band_g), bell / bell.sum(), mode="same")
    return np.sqrt(power)


def swell_tops(
    envelope_g: NDArray[np.float32], rate_hz: float, *, loud_g: float, settings: EpisodeSettings
) -> NDArray[np.intp]:
    """Find the tops of the envelope that reach a share of a level and are the highest within reach on both sides."""
    width = 2 * max(1, round(settings.swell_reach_s * rate_hz)) + 1
    is_highest = envelope_g >= running_maximum(envelope_g, width)
    return np.flatnonzero(is_highest & (envelope_g >= settings.swell_share * loud_g))


def pace_of_swells(
    envelope_g: NDArray[np.float32], rate_hz: float, *, loud_g: float, settings: EpisodeSettings
) -> dict[str, float]:
    """Tell how the swells of the envelope follow each other: how often, how unevenly, whether ever more rarely."""
    steps_s = np.diff(swell_tops(envelope_g, rate_hz, loud_g=loud_g, settings=settings)) / rate_hz
    if steps_s.size < settings.swells_least:
        return {"swing_rate_hz": 0.0, "swing_slowing": 0.0, "swing_variation": 0.0}
    third = max(1, steps_s.size // 3)
    lower_s, middle_s, upper_s = np.sort(steps_s)[[steps_s.size // 4, steps_s.size // 2, 3 * steps_s.size // 4]]
    return {
        "swing_rate_hz": float(1 / middle_s),
        "swing_slowing": float(np.log(steps_s[-third:].mean() / steps_s[:third].mean())),
        "swing_variation": float((upper_s - lower_s) / middle_s),
    }


def late_swells(envelope_g: NDArray[np.float32], rate_hz: float, *, settings: EpisodeSettings) -> dict[str, float]:
    """Count the swells of the second half of an envelope, and tell how long they last."""
    late_g = envelope_g[envelope_g.size // 2 :]
    loud_g = nearest_rank(late_g, settings.pause_quantile)
    tops = swell_tops(late_g, rate_hz, loud_g=loud_g, settings=settings)
    is_told = tops.size > settings.swells_least
    length_s = median(_half_height_s(late_g, tops, rate_hz, settings)) if is_told else UNKNOWN
    return {"late_swells": float(tops.size), "late_swell_s": length_s}


def _half_height_s(
    envelope_g: NDArray[np.float32], tops: NDArray[np.intp], rate_hz: float, settings: EpisodeSettings
) -> NDArray[np.float64]:
    """How long each swell stays above half of its height, shape (tops,)."""
    reach = round(settings.beat_longest_s * rate_hz)
    around_g = sliding_window_view(np.pad(envelope_g, reach), 2 * reach + 1)[tops]
    return (_way_to_half(around_g[:, reach:]) + _way_to_half(around_g[:, reach::-1])) / rate_hz


def _way_to_half(falling_g: NDArray[np.float32]) -> NDArray[np.float64]:
    """Count the samples from each top, which comes first, to half of its height; shape (tops, samples)."""
    half_g = falling_g[:, 0] / 2
    is_below = falling_g < half_g[:, None]
    crossed = np.where(is_below.any(axis=1), is_below.argmax(axis=1), falling_g.shape[1] - 1)
    tops = np.arange(crossed.size)
    above_g, below_g = falling_g[tops, crossed - 1], falling_g[tops, crossed]
    return np.asarray(crossed - np.clip((half_g - below_g) / np.maximum(above_g - below_g, TINY), 0, 1))


def envelope_beat(envelope_g: NDArray[np.float32], rate_hz: float, *, settings: EpisodeSettings) -> float:
    """Measure how evenly the envelope beats: the highest peak of its autocorrelation at the beats looked for."""
    centred = envelope_g - envelope_g.mean()
    first = max(1, int(settings.beat_shortest_s * rate_hz))
    last = min(int(settings.beat_longest_s * rate_hz), centred.size - 2)
    size = quick_length(centred.size + max(last, 0) + 2)
    correlation = samples_of(power_of(spectrum_of(centred, size)), size)
    if last <= first or correlation[0] <= 0:
        return 0.0
    inner = correlation[first : last + 1]
    is_peak = (inner > correlation[first - 1 : last]) & (inner >= correlation[first + 1 : last + 2])
    return float(inner[is_peak].max() / correlation[0]) if is_peak.any() else 0.0
