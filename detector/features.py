"""What one movement looks like: the numbers the rules of classification are made of."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detector.blocks import block_means, join_close, runs
from detector.model import Conditioned, Movement
from detector.movements import movement_envelope, movement_thresholds
from detector.settings import FeatureSettings, Settings


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
    quiet_before_s, quiet_after_s : float
        Time to the neighbouring lasting movements (longer than ``features.brief_s``), or the ends of the recording.
    """

    movement: Movement
    rise_s: float
    bursts: tuple[Burst, ...]
    tilt_deg: float | None
    is_tilt_held: bool
    longest_burst_s: float
    quiet_before_s: float
    quiet_after_s: float
    is_brief: bool


def measure_features(
    conditioned: Conditioned, movements: tuple[Movement, ...], *, settings: Settings
) -> tuple[Features, ...]:
    """Measure every movement.

    Parameters
    ----------
    conditioned : Conditioned
    movements : tuple of Movement
        Sorted, disjoint.
    settings : Settings

    Returns
    -------
    tuple of Features
        One for each movement, in the same order.
    """
    if not movements:
        return ()
    envelope_g = movement_envelope(conditioned, settings=settings.movements)
    start_g, _ = movement_thresholds(conditioned, settings=settings.movements)
    tilts_deg, are_held = _tilts(conditioned, movements, settings.features)
    before_s, after_s = _quiet_times(conditioned, movements, settings.features)
    rate_hz = conditioned.sampling_rate_hz
    return tuple(
        _features_of(
            movement,
            envelope_g[_span(movement, rate_hz)],
            threshold_g=float(start_g[min(int(movement.onset_s * rate_hz), start_g.size - 1)]),
            rate_hz=rate_hz,
            tilt_deg=None if np.isnan(tilts_deg[i]) else float(tilts_deg[i]),
            is_tilt_held=bool(are_held[i]),
            quiet_before_s=float(before_s[i]),
            quiet_after_s=float(after_s[i]),
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
    quiet_before_s: float,
    quiet_after_s: float,
    settings: FeatureSettings,
) -> Features:
    peak_g = float(envelope_g.max())
    peak_at = int(envelope_g.argmax())
    level_g = min(max(threshold_g, settings.burst_share * peak_g), peak_g)
    rising = int(np.argmax(envelope_g >= settings.rise_from * peak_g))
    bursts = _bursts(movement.onset_s, envelope_g, level_g, rate_hz, settings)
    return Features(
        movement=movement,
        rise_s=(peak_at - rising) / rate_hz,
        bursts=bursts,
        longest_burst_s=max(burst.duration_s for burst in bursts),
        tilt_deg=tilt_deg,
        is_tilt_held=is_tilt_held,
        quiet_before_s=quiet_before_s,
        quiet_after_s=quiet_after_s,
        is_brief=movement.duration_s <= settings.brief_s,
    )


def _bursts(
    onset_s: float, envelope_g: NDArray[np.float32], level_g: float, rate_hz: float, settings: FeatureSettings
) -> tuple[Burst, ...]:
    longest_gap = max(1, round(settings.burst_gap_s * rate_hz))
    stretches = join_close(runs(envelope_g >= level_g), longest_gap=longest_gap)
    return tuple(
        Burst(
            onset_s=onset_s + float(start) / rate_hz,
            end_s=onset_s + float(stop) / rate_hz,
            peak_g=float(envelope_g[start:stop].max()),
        )
        for start, stop in stretches
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


def resting_directions(conditioned: Conditioned) -> NDArray[np.float64]:
    """Direction of the mean acceleration of each second, shape (seconds, 3), unit length."""
    means = block_means(conditioned.acceleration_g, max(1, round(conditioned.sampling_rate_hz)))
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    return np.asarray(means / np.maximum(lengths, np.finfo(float).tiny))


def angle_between_deg(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """Angle between unit vectors, row by row, in degrees."""
    cosine = np.clip(np.einsum("ij,ij->i", first, second), -1, 1)
    return np.asarray(np.degrees(np.arccos(cosine)))
