"""Small signals and findings made by hand: what a test does not name is quiet, plain or zero."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from detector.candidates import Candidate, SeriesPlace
from detector.episodes import Episode
from detector.features import Burst, Features
from detector.model import Calibration, Conditioned, Event, Indices, Movement, Sleep
from detector.rhythm import Band, RhythmBlocks
from detector.series import Group
from detector.settings import Settings
from recordings import Interval, Recording, build_recording, measure_timing

RATE_HZ = 50.0
LINES = 40
STARTED_AT = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)

Piece = Callable[[np.ndarray], np.ndarray]


def recording(
    duration_s: float,
    *pieces: Piece,
    rate_hz: float = RATE_HZ,
    seed: int = 0,
    noise_g: float = 0.002,
    breathing_g: float = 0.004,
    missing: tuple[tuple[float, float], ...] = (),
    **described: Any,
) -> Recording:
    """Lay pieces of movement over a breathing limb at rest, z upwards; ``missing`` stretches have no samples."""
    time_s = np.arange(round(duration_s * rate_hz) + 1) / rate_hz
    samples = noise_g * np.random.default_rng(seed).standard_normal((time_s.size, 3))
    samples[:, 2] += 1.0
    samples[:, 1] += breathing_g * np.sin(2 * np.pi * 0.25 * time_s)
    for piece in pieces:
        samples += piece(time_s)
    kept = np.ones(time_s.size, bool)
    for onset_s, end_s in missing:
        kept &= (time_s < onset_s) | (time_s >= end_s)
    return as_recording(time_s[kept], samples[kept], rate_hz=rate_hz, **described)


def as_recording(time_s, samples, *, rate_hz: float = RATE_HZ, **described: Any) -> Recording:
    given = {"started_at": STARTED_AT, "site": "left_wrist", "source": "hand made", "format": "none"}
    return build_recording(time_s, samples, nominal_rate_hz=rate_hz, **(given | described))


def swing(onset_s: float, duration_s: float, *, frequency_hz: float = 2.0, peak_g: float = 0.3, axis: int = 0) -> Piece:
    """Swing to and fro with an abrupt beginning and end."""

    def piece(time_s):
        inside = (time_s >= onset_s) & (time_s < onset_s + duration_s)
        moved = np.zeros((time_s.size, 3))
        moved[inside, axis] = peak_g * np.sin(2 * np.pi * frequency_hz * (time_s[inside] - onset_s))
        return moved

    return piece


def jerk(onset_s: float, *, peak_g: float = 0.3, axis: int = 0) -> Piece:
    """Jerk once to and fro within an eighth of a second."""
    return swing(onset_s, 0.125, frequency_hz=8.0, peak_g=peak_g, axis=axis)


def stir(onset_s: float, duration_s: float, *, peak_g: float = 0.2, seed: int = 1) -> Piece:
    """Move about without any rhythm, from 0.7 to 8 Hz on all axes."""
    rng = np.random.default_rng(seed)
    lines_hz = rng.uniform(0.7, 8.0, (3, LINES))
    phases = rng.uniform(0, 2 * np.pi, (3, LINES))

    def piece(time_s):
        inside = (time_s >= onset_s) & (time_s < onset_s + duration_s)
        moved = np.zeros((time_s.size, 3))
        for axis in range(3):
            angle = 2 * np.pi * np.outer(time_s[inside] - onset_s, lines_hz[axis]) + phases[axis]
            moved[inside, axis] = np.sin(angle).sum(axis=1) * peak_g / np.sqrt(2 * LINES)
        return moved

    return piece


def turn(onset_s: float, *, angle_deg: float, duration_s: float = 1.0, back_after_s: float = np.inf) -> Piece:
    """Turn the limb about y, evenly, and perhaps back again."""

    def piece(time_s):
        there = np.clip((time_s - onset_s) / duration_s, 0, 1)
        back = np.clip((time_s - onset_s - back_after_s) / duration_s, 0, 1)
        angle = np.radians(angle_deg) * (there - back)
        return np.stack((np.sin(angle), np.zeros_like(angle), np.cos(angle) - 1), axis=1)

    return piece


def conditioned(
    movement_g,
    *,
    rate_hz: float = RATE_HZ,
    acceleration_g=None,
    noise_g: float = 0.0,
    gaps: tuple[Interval, ...] = (),
    non_wear: tuple[Interval, ...] = (),
    signal: str = "acceleration",
    timed_rate_hz: float | None = None,
) -> Conditioned:
    """Build what conditioning would hand on, with a given movement curve."""
    curve = np.asarray(movement_g, np.float32)
    count = curve.size
    if acceleration_g is None:
        acceleration_g = np.stack((curve, np.zeros(count), np.ones(count)), axis=1)
    is_measured = np.ones(count, bool)
    for gap in gaps:
        is_measured[round(gap.onset_s * rate_hz) : round(gap.end_s * rate_hz)] = False
    return Conditioned(
        sampling_rate_hz=rate_hz,
        acceleration_g=np.asarray(acceleration_g, np.float32),
        is_measured=is_measured,
        movement_g=curve,
        noise_floor_g=np.full(max(1, int(np.ceil(count / rate_hz))), noise_g, np.float32),
        noise_width_hz=14.5,
        noise_g=noise_g,
        step_g=0.0,
        calibration=Calibration(gain=np.ones(3), offset_g=np.zeros(3), error_g=0.001, declined_because=None),
        timing=measure_timing(np.arange(2) / (timed_rate_hz or rate_hz)),
        gaps=gaps,
        non_wear=non_wear,
        signal=signal,
        duration_s=(count - 1) / rate_hz,
    )


def curve(duration_s: float, *stretches: tuple[float, float, float], rate_hz: float = RATE_HZ):
    """Draw a curve that is zero but for (onset, end, level) stretches."""
    time_s = np.arange(round(duration_s * rate_hz)) / rate_hz
    drawn = np.zeros(time_s.size, np.float32)
    for onset_s, end_s, level in stretches:
        drawn[(time_s >= onset_s - 1e-9) & (time_s < end_s - 1e-9)] = level
    return drawn


def features(
    onset_s: float = 100.0,
    duration_s: float = 0.25,
    *,
    peak_g: float = 0.1,
    bursts: tuple[tuple[float, float], ...] | None = None,
    **measured: Any,
) -> Features:
    """Describe one movement; ``bursts`` are (onset, end), by default one that fills it."""
    spans = ((onset_s, onset_s + duration_s),) if bursts is None else bursts
    plain = {
        "rise_s": 0.1,
        "mean_burst_s": sum(end_s - start_s for start_s, end_s in spans) / len(spans),
        "busy_share": sum(end_s - start_s for start_s, end_s in spans) / duration_s,
        "pulse_s": 0.16,
        "core_s": 0.6 * duration_s,
        "centre_hz": 4.5,
        "steepness": 1.0,
        "directedness": 0.97,
        "tilt_deg": 0.0,
        "is_tilt_held": False,
        "longest_burst_s": max(end_s - start_s for start_s, end_s in spans),
        "is_brief": duration_s <= Settings().features.brief_s,
        "quiet_before_s": 60.0,
        "quiet_after_s": 60.0,
        "alone_s": 60.0,
    }
    return _filled(
        Features,
        movement=Movement(onset_s=onset_s, end_s=onset_s + duration_s, peak_g=peak_g),
        bursts=tuple(Burst(onset_s=start_s, end_s=end_s, peak_g=peak_g) for start_s, end_s in spans),
        **(plain | measured),
    )


def movement_candidate(
    duration_s: float = 0.25,
    *,
    phase: str | None = "asleep",
    site: str = "left_wrist",
    peak_g: float = 0.1,
    crowding: tuple[float, float] = (0.0, 0.0),
    rate_hz: float = RATE_HZ,
    series: SeriesPlace | None = None,
    **measured: Any,
) -> Candidate:
    """Make one movement to be named."""
    return candidate(
        "movement",
        onset_s=100.0,
        end_s=100.0 + duration_s,
        peak_g=peak_g,
        phase=phase,
        site=site,
        sampling_rate_hz=rate_hz,
        crowding=crowding,
        features=features(100.0, duration_s, peak_g=peak_g, **measured),
        series=series,
    )


def candidate(shape: str, *, phase: str | None, **described: Any) -> Candidate:
    """Make one thing to be named; what it is made of is None unless given."""
    parts = dict.fromkeys(("features", "episode", "group", "series"))
    plain = {
        "site": "left_wrist",
        "sampling_rate_hz": RATE_HZ,
        "is_asleep": phase == "asleep",
        "crowding": (0.0, 0.0),
        "whole": None,
    }
    return _filled(Candidate, shape=shape, phase=phase, **(parts | plain | described))


def episode(duration_s: float = 30.0, **measured: Any) -> Episode:
    return _filled(Episode, onset_s=100.0, end_s=100.0 + duration_s, **measured)


def group(**measured: Any) -> Group:
    return _filled(Group, **({"onset_s": 100.0, "end_s": 130.0} | measured))


def rhythm_blocks(onset_s, *, band: Band, **measured: Any) -> RhythmBlocks:
    """Describe blocks of one band; a measure is one number for all of them, or one for each."""
    onsets = np.asarray(onset_s, np.float64)
    columns = {name: np.broadcast_to(np.asarray(value, np.float64), onsets.shape) for name, value in measured.items()}
    length = round((float(onsets.max(initial=0.0)) + band.block_s) * RATE_HZ) + 1
    return _filled(
        RhythmBlocks,
        np.zeros(onsets.size),
        band=band,
        band_g=np.zeros((length, 3), np.float32),
        onset_s=onsets,
        block_s=band.block_s,
        **columns,
    )


def event(onset_s: float = 100.0, duration_s: float = 1.0, **described: Any) -> Event:
    plain = {
        "kind": "limb_movement",
        "tier": "harmless",
        "decided_by": "a test",
        "sites": ("left_wrist",),
        "phase": "asleep",
        "peak_g": 0.1,
        "frequency_hz": None,
        "repetitions": 1,
        "series": None,
    }
    return Event(onset_s=onset_s, duration_s=duration_s, **(plain | described))


def sleep(onset_s: float = 1200.0, wake_up_s: float = 27000.0, **described: Any) -> Sleep:
    """Sleep in one piece."""
    plain = {
        "lights_out_s": None,
        "onset_s": onset_s,
        "onset_interval_s": (onset_s - 120.0, onset_s + 120.0),
        "wake_up_s": wake_up_s,
        "onset_latency_s": None,
        "total_sleep_s": wake_up_s - onset_s,
        "wake_after_onset_s": 0.0,
        "efficiency": None,
        "asleep": (Interval(onset_s=onset_s, end_s=wake_up_s),),
        "asleep_probability": np.zeros(0, np.float32),
        "epoch_s": 30.0,
        "evidence": ("made by hand",),
    }
    return Sleep(**(plain | described))


def no_sleep(evidence: str = "too short to score") -> Sleep:
    unknown = dict.fromkeys(
        ("onset_s", "onset_interval_s", "wake_up_s", "onset_latency_s", "total_sleep_s", "wake_after_onset_s")
    )
    return replace(sleep(), asleep=(), evidence=(evidence,), **unknown)


def indices(**measured: Any) -> Indices:
    return _filled(Indices, None, **measured)


def _filled(kind: type, blank: Any = 0.0, **given: Any) -> Any:
    """Build a dataclass with a blank for every field that is not given."""
    return kind(**({item.name: blank for item in fields(kind)} | given))
