"""What one movement looks like: the numbers the rules of classification are made of."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detector.blocks import join_close, runs
from detector.directions import angle_between_deg, resting_directions, share_along_one_line
from detector.model import Conditioned, Movement
from detector.movements import MovementCurves, movement_curves, peak_of
from detector.rhythm import noise_per_hz, overtone_edges_hz
from detector.settings import FeatureSettings, Settings
from detector.spectra import power_between, power_of, spectrum_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """A brief rise inside a movement: ``[onset_s, end_s)`` and its peak."""

    onset_s: float
    end_s: float
    peak_g: float

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.onset_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """One movement in numbers.

    Parameters
    ----------
    movement : Movement
    rise_s : float
        From the first crossing of ``features.rise_from`` of the peak to the peak.
    bursts : tuple of Burst
        Every burst inside the movement, at least one, in order of onset.
    tilt_deg : float or None
        Angle between the resting directions before and after; None without gravity or without rest.
    is_tilt_held : bool
        The new direction is still there ``features.hold_s`` later.
    longest_burst_s : float
    is_brief : bool
        No longer than ``features.brief_s``.
    mean_burst_s, busy_share : float
        Mean length of the bursts, and the share of the movement's time that they fill.
    pulse_s : float
        How long the strongest burst stays above half its peak.
    core_s : float
        From when a tenth of the movement's energy has passed to when nine tenths have.
    centre_hz : float
        Mean frequency of the power around the peak, within ``features.centre_low_hz`` and ``features.centre_high_hz``:
        sudden movements lie high, smooth ones low.
    overtones : float
        Power from ``rhythm.overtone_low_hz`` to ``rhythm.overtone_high_hz`` around the peak, without that of noise,
        over the slower power: the more sudden the force, the more. Not a number where the rate does not show it.
    steepness : float
        Largest change of the acceleration vector within ``features.steep_s``, over the movement's peak.
    directedness : float
        Share of its power along one line (see `share_along_one_line`); not a number without axes.
    quiet_before_s, quiet_after_s : float
        Time to the neighbouring lasting movements (longer than ``features.brief_s``), or the ends of the recording.
    alone_s : float
        Time to the nearest movement of any length before or after, or to the nearer end of the recording, no more than
        ``features.alone_reach_s``.
    """

    movement: Movement
    rise_s: float
    bursts: tuple[Burst, ...]
    tilt_deg: float | None
    is_tilt_held: bool
    longest_burst_s: float
    mean_burst_s: float
    busy_share: float
    pulse_s: float
    core_s: float
    centre_hz: float
    overtones: float
    steepness: float
    directedness: float
    quiet_before_s: float
    quiet_after_s: float
    alone_s: float
    is_brief: bool


def measure_features(
    conditioned: Conditioned,
    movements: tuple[Movement, ...],
    *,
    settings: Settings,
    curves: MovementCurves | None = None,
) -> tuple[Features, ...]:
    """Measure every movement.

    Parameters
    ----------
    conditioned : Conditioned
    movements : tuple of Movement
        Sorted, disjoint.
    settings : Settings
    curves : MovementCurves, optional
        As for `find_movements`.

    Returns
    -------
    tuple of Features
        One for each movement, in the same order.
    """
    if not movements:
        return ()
    drawn = curves or movement_curves(conditioned, settings=settings.movements)
    envelope_g, start_g = drawn.envelope_g, drawn.start_g
    tilts_deg, are_held = _tilts(conditioned, movements, settings.features)
    before_s, after_s = _quiet_times(conditioned, movements, settings.features)
    alone_s = _alone_s(conditioned, movements, settings.features)
    cores_s = _cores_s(conditioned, movements, settings.features)
    centres_hz, overtones = _centres_and_overtones(conditioned, movements, settings)
    rate_hz = conditioned.sampling_rate_hz
    lag = max(1, round(settings.features.steep_s * rate_hz))
    return tuple(
        _features_of(
            movement,
            envelope_g[_span(movement, rate_hz)],
            threshold_g=float(start_g[min(int(movement.onset_s * rate_hz), start_g.size - 1)]),
            rate_hz=rate_hz,
            tilt_deg=None if np.isnan(tilts_deg[i]) else float(tilts_deg[i]),
            is_tilt_held=bool(are_held[i]),
            core_s=float(cores_s[i]),
            centre_hz=float(centres_hz[i]),
            overtones=float(overtones[i]),
            steepness=_steepness(conditioned.acceleration_g[_span(movement, rate_hz)], movement, lag),
            directedness=_directedness(conditioned, movement),
            quiet_before_s=float(before_s[i]),
            quiet_after_s=float(after_s[i]),
            alone_s=float(alone_s[i]),
            settings=settings.features,
        )
        for i, movement in enumerate(movements)
    )


def _span(movement: Movement, rate_hz: float) -> slice:
    return slice(
        round(movement.onset_s * rate_hz), max(round(movement.onset_s * rate_hz) + 1, round(movement.end_s * rate_hz))
    )


def _features_of(
    movement: Movement,
    envelope_g: NDArray[np.float32],
    *,
    threshold_g: float,
    rate_hz: float,
    tilt_deg: float | None,
    is_tilt_held: bool,
    core_s: float,
    centre_hz: float,
    overtones: float,
    steepness: float,
    directedness: float,
    quiet_before_s: float,
    quiet_after_s: float,
    alone_s: float,
    settings: FeatureSettings,
) -> Features:
    peak_g = float(envelope_g.max())
    peak_at = int(envelope_g.argmax())
    level_g = min(max(threshold_g, settings.burst_share * peak_g), peak_g)
    rising = int(np.argmax(envelope_g >= settings.rise_from * peak_g))
    bursts = _bursts(movement.onset_s, envelope_g, level_g, rate_hz, settings)
    bursting_s = sum(burst.duration_s for burst in bursts)
    return Features(
        movement=movement,
        rise_s=(peak_at - rising) / rate_hz,
        bursts=bursts,
        longest_burst_s=max(burst.duration_s for burst in bursts),
        mean_burst_s=bursting_s / len(bursts),
        busy_share=bursting_s / movement.duration_s,
        pulse_s=_width_around(envelope_g, peak_at, settings.pulse_share * peak_g) / rate_hz,
        core_s=core_s,
        centre_hz=centre_hz,
        overtones=overtones,
        steepness=steepness,
        directedness=directedness,
        tilt_deg=tilt_deg,
        is_tilt_held=is_tilt_held,
        quiet_before_s=quiet_before_s,
        quiet_after_s=quiet_after_s,
        alone_s=alone_s,
        is_brief=movement.duration_s <= settings.brief_s,
    )


def _steepness(acceleration_g: NDArray[np.float32], movement: Movement, lag: int) -> float:
    if acceleration_g.shape[0] <= lag:
        return 0.0
    change_g = acceleration_g[lag:] - acceleration_g[:-lag]
    return float(np.sqrt(np.einsum("ij,ij->i", change_g, change_g).max()) / movement.peak_g)


def _directedness(conditioned: Conditioned, movement: Movement) -> float:
    if conditioned.signal == "magnitude":
        return float("nan")
    rate_hz = conditioned.sampling_rate_hz
    span = _span(movement, rate_hz)
    noise_g2 = float(noise_per_hz(conditioned, np.array([span.start]))[0]) * rate_hz / 2
    return share_along_one_line(conditioned.acceleration_g[span], noise_g=math.sqrt(noise_g2))


def _width_around(envelope_g: NDArray[np.float32], peak_at: int, level_g: float) -> int:
    """Count the samples around a peak that stay above a level."""
    below = np.flatnonzero(envelope_g < level_g)
    left = np.searchsorted(below, peak_at)
    start = int(below[left - 1]) + 1 if left else 0
    stop = int(below[left]) if left < below.size else envelope_g.size
    return int(stop - start)


def _cores_s(
    conditioned: Conditioned, movements: tuple[Movement, ...], settings: FeatureSettings
) -> NDArray[np.float64]:
    """Time in which the middle part of each movement's energy passes."""
    edges = (settings.core_edge_share, 1 - settings.core_edge_share)
    samples = [_core_samples(conditioned.movement_g[_span(m, conditioned.sampling_rate_hz)], edges) for m in movements]
    return np.array(samples) / conditioned.sampling_rate_hz


def _core_samples(movement_g: NDArray[np.float32], edges: tuple[float, float]) -> int:
    energy = np.cumsum(np.square(movement_g, dtype=np.float64))
    first, last = np.searchsorted(energy, energy[-1] * np.array(edges))
    return int(last - first)


def _centres_and_overtones(
    conditioned: Conditioned, movements: tuple[Movement, ...], settings: Settings
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean frequency, and share of overtones, of the power around the peak of each movement, all at once."""
    numbers, rate_hz = settings.features, conditioned.sampling_rate_hz
    length = max(4, 2 * round(numbers.centre_window_s * rate_hz / 2))
    count = conditioned.acceleration_g.shape[0]
    if count < length:
        return np.full(len(movements), numbers.centre_low_hz), np.full(len(movements), np.nan)
    peaks = np.array([_peak_sample(conditioned, movement) for movement in movements])
    starts = np.clip(peaks - length // 2, 0, count - length)
    window = np.hanning(length).astype(np.float32)
    blocks = np.swapaxes(conditioned.acceleration_g[starts[:, None] + np.arange(length)], 1, 2)
    blocks = (blocks - blocks.mean(axis=2, keepdims=True)) * window
    power = power_of(spectrum_of(blocks, length)).sum(axis=1)
    frequency_hz = np.asarray(np.fft.rfftfreq(length, 1 / rate_hz), dtype=np.float64)
    is_inside = (frequency_hz >= numbers.centre_low_hz) & (frequency_hz <= numbers.centre_high_hz)
    slow = power[:, is_inside]
    total = np.maximum(slow.sum(axis=1), np.finfo(float).tiny)
    centres_hz = np.asarray(slow @ frequency_hz[is_inside] / total)
    edges_hz = overtone_edges_hz(rate_hz, settings.rhythm)
    if edges_hz is None:
        return centres_hz, np.full(len(movements), np.nan)
    noise = noise_per_hz(conditioned, starts)
    return centres_hz, power_between(power, frequency_hz, edges_hz, window=window, noise_per_hz=noise) / total


def _peak_sample(conditioned: Conditioned, movement: Movement) -> int:
    span = _span(movement, conditioned.sampling_rate_hz)
    return int(span.start) + int(conditioned.movement_g[span].argmax())


def _bursts(
    onset_s: float, envelope_g: NDArray[np.float32], level_g: float, rate_hz: float, settings: FeatureSettings
) -> tuple[Burst, ...]:
    longest_gap = max(1, round(settings.burst_gap_s * rate_hz))
    stretches = join_close(runs(envelope_g >= level_g), longest_gap=longest_gap)
    edges_s = (onset_s + stretches / rate_hz).tolist()
    peaks_g = peak_of(envelope_g, stretches).tolist()
    return tuple(
        Burst(onset_s=first_s, end_s=last_s, peak_g=peak_g)
        for (first_s, last_s), peak_g in zip(edges_s, peaks_g, strict=True)
    )


def _quiet_times(
    conditioned: Conditioned, movements: tuple[Movement, ...], settings: FeatureSettings
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Time to the lasting movements before and after; brief ones do not count, or one jerk would hide the next."""
    spans_s = np.array([(movement.onset_s, movement.end_s) for movement in movements])
    lasting_s = spans_s[spans_s[:, 1] - spans_s[:, 0] > settings.brief_s]
    last_ends_s = np.concatenate(([0.0], lasting_s[:, 1]))
    next_onsets_s = np.concatenate((lasting_s[:, 0], [conditioned.duration_s]))
    before_s = spans_s[:, 0] - last_ends_s[np.searchsorted(lasting_s[:, 1], spans_s[:, 0], side="right")]
    after_s = next_onsets_s[np.searchsorted(lasting_s[:, 0], spans_s[:, 1], side="left")] - spans_s[:, 1]
    return np.maximum(before_s, 0), np.maximum(after_s, 0)


def _alone_s(
    conditioned: Conditioned, movements: tuple[Movement, ...], settings: FeatureSettings
) -> NDArray[np.float64]:
    """Time to the nearer neighbour: a burst shortly before or after another is a part of the same movement."""
    ends_s = np.array([0.0, *(movement.end_s for movement in movements)])
    onsets_s = np.array([*(movement.onset_s for movement in movements), conditioned.duration_s])
    gaps_s = np.clip(onsets_s - ends_s, 0.0, settings.alone_reach_s)
    return np.asarray(np.minimum(gaps_s[:-1], gaps_s[1:]))


def _tilts(
    conditioned: Conditioned, movements: tuple[Movement, ...], settings: FeatureSettings
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Angle between the mean directions of the whole seconds just before and after, and whether it stayed so."""
    missing = np.full(len(movements), np.nan)
    if conditioned.signal != "acceleration":
        return missing, np.zeros(len(movements), bool)
    seconds = resting_directions(conditioned)
    if seconds.shape[0] == 0:
        return missing, np.zeros(len(movements), bool)
    last = seconds.shape[0] - 1
    onsets_s = np.array([movement.onset_s for movement in movements])
    ends_s = np.array([movement.end_s for movement in movements])
    length_s = max(1, round(conditioned.sampling_rate_hz)) / conditioned.sampling_rate_hz
    before = np.clip((onsets_s / length_s).astype(int) - 1, 0, last)
    after = np.clip((ends_s / length_s).astype(int) + 1, 0, last)
    later = np.clip(after + round(settings.hold_s / length_s), 0, last)
    tilts_deg = angle_between_deg(seconds[before], seconds[after])
    drift_deg = angle_between_deg(seconds[after], seconds[later])
    return tilts_deg, drift_deg <= np.maximum(settings.hold_share * tilts_deg, settings.hold_tolerance_deg)
