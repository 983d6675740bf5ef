"""The same night told differently: turned, resampled, cut, in another unit; and how much of the answer stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import numpy as np
from scipy.signal import butter, resample_poly, sosfiltfilt
from scipy.spatial.transform import Rotation

from detector import Event, NightAnalysis
from recordings import Recording, build_recording

Alteration = Callable[[Recording], Recording]


def rebuilt(recording: Recording, time_s=None, samples=None, **described: Any) -> Recording:
    given = {
        name: getattr(recording, name)
        for name in ("started_at", "nominal_rate_hz", "signal", "wearable", "site", "source", "format")
    }
    return build_recording(
        recording.time_s if time_s is None else time_s,
        recording.acceleration_g if samples is None else samples,
        **(given | described),
    )


def rotated(recording: Recording, *, seed: int = 0) -> Recording:
    return rebuilt(recording, samples=Rotation.random(random_state=seed).apply(recording.acceleration_g))


def with_axes_swapped(recording: Recording) -> Recording:
    return rebuilt(recording, samples=recording.acceleration_g[:, [2, 0, 1]] * np.array([1.0, -1.0, 1.0]))


def resampled(recording: Recording, *, rate_hz: float) -> Recording:
    """Measure at another rate: everything up to half of it is kept, nothing above."""
    ratio = Fraction(rate_hz / recording.nominal_rate_hz).limit_denominator(100)
    samples = resample_poly(recording.acceleration_g, ratio.numerator, ratio.denominator, axis=0, padtype="line")
    true_rate_hz = (recording.time_s.size - 1) / recording.duration_s
    return rebuilt(
        recording, np.arange(samples.shape[0]) / (true_rate_hz * float(ratio)), samples, nominal_rate_hz=rate_hz
    )


def begun_later(recording: Recording, *, by_s: float) -> Recording:
    kept = recording.time_s >= by_s
    started_at = None if recording.started_at is None else recording.started_at + timedelta(seconds=by_s)
    return rebuilt(recording, recording.time_s[kept], recording.acceleration_g[kept], started_at=started_at)


def with_gap(recording: Recording, *, onset_s: float, end_s: float) -> Recording:
    kept = (recording.time_s < onset_s) | (recording.time_s >= end_s)
    return rebuilt(recording, recording.time_s[kept], recording.acceleration_g[kept])


def noisier(recording: Recording, *, noise_g: float = 0.002) -> Recording:
    noise = np.random.default_rng(99).standard_normal(recording.acceleration_g.shape)
    return rebuilt(recording, samples=recording.acceleration_g + noise_g * noise)


def mended(recording: Recording) -> Recording:
    """Take every sample through metres per second squared and back."""
    return rebuilt(recording, samples=(recording.acceleration_g * np.float32(9.80665)) / np.float32(9.80665))


def as_magnitude(recording: Recording) -> Recording:
    samples = np.zeros_like(recording.acceleration_g)
    samples[:, 0] = np.linalg.norm(recording.acceleration_g, axis=1)
    return rebuilt(recording, samples=samples, signal="magnitude")


def as_linear_acceleration(recording: Recording) -> Recording:
    """Take gravity out as a phone does, slower than any movement."""
    slow = butter(2, 0.15, btype="highpass", fs=recording.nominal_rate_hz, output="sos")
    return rebuilt(recording, samples=sosfiltfilt(slow, recording.acceleration_g, axis=0), signal="linear_acceleration")


def shared_events(first: NightAnalysis, second: NightAnalysis, *, later_s: float = 0.0, within_s: float = 1.0) -> float:
    """Share of the events of both nights that the other has too, of the same kind and beginning within a second."""
    ahead = _ahead(second, later_s)
    found = [_has(event, ahead, within_s) for event in first.events]
    found += [_has(event, first.events, within_s) for event in ahead]
    return sum(found) / len(found) if found else 1.0


def shared_onsets(first: NightAnalysis, second: NightAnalysis, *, later_s: float = 0.0) -> float:
    """Share of the events of both nights that the other has too, whatever their kind."""
    alike = [
        replace(night, events=tuple(replace(event, kind="unclear") for event in night.events))
        for night in (first, second)
    ]
    return shared_events(*alike, later_s=later_s)


def _ahead(night: NightAnalysis, later_s: float) -> tuple[Event, ...]:
    return tuple(replace(event, onset_s=event.onset_s + later_s) for event in night.events)


def _has(event: Event, others: tuple[Event, ...], within_s: float) -> bool:
    return any(other.kind == event.kind and abs(other.onset_s - event.onset_s) <= within_s for other in others)
