"""Nights made by hand, from arrays, so that the page is tested apart from the detector."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from detector.model import (
    KINDS,
    Calibration,
    Conditioned,
    Event,
    Evidence,
    Indices,
    Kind,
    Limit,
    NightAnalysis,
    NightTier,
    Reason,
    Rejection,
    Sleep,
    Tier,
    Verdict,
)
from detector.settings import Settings, flatten
from recordings import Interval, Recording, Site, Timing, build_recording

STARTED_AT = datetime(2026, 9, 21, 22, 30, 0, tzinfo=ZoneInfo("Europe/Berlin"))
GRAVITY = np.array([0.31, -0.52, 0.795], dtype=np.float32)
NOISE_G = 0.0025
TIER_OF: dict[Kind, Tier] = {"convulsive": "seizure_like", "tremor": "see_doctor", "myoclonic_cluster": "see_doctor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the movement of a kind looks: length, strength and repetition rate (0 for one jerk)."""

    duration_s: float
    peak_g: float
    rate_hz: float = 0.0


SHAPES: dict[Kind, Shape] = {
    "hypnic_jerk": Shape(duration_s=0.24, peak_g=0.42),
    "sleep_twitch": Shape(duration_s=0.16, peak_g=0.06),
    "isolated_jerk": Shape(duration_s=0.22, peak_g=0.2),
    "limb_movement": Shape(duration_s=2.4, peak_g=0.25, rate_hz=0.8),
    "periodic_limb_movement": Shape(duration_s=1.6, peak_g=0.15, rate_hz=1.0),
    "rhythmic_movement": Shape(duration_s=18.0, peak_g=0.12, rate_hz=1.4),
    "tremor": Shape(duration_s=24.0, peak_g=0.09, rate_hz=5.1),
    "myoclonic_cluster": Shape(duration_s=8.0, peak_g=0.3, rate_hz=1.1),
    "convulsive": Shape(duration_s=64.0, peak_g=2.1, rate_hz=4.2),
    "posture_shift": Shape(duration_s=5.0, peak_g=0.5, rate_hz=0.4),
    "body_movement": Shape(duration_s=9.0, peak_g=0.7, rate_hz=0.6),
    "wake_activity": Shape(duration_s=240.0, peak_g=0.9, rate_hz=1.7),
    "unclear": Shape(duration_s=6.0, peak_g=0.11, rate_hz=2.0),
}

HEADLINES: dict[NightTier, tuple[str, str]] = {
    "harmless": (
        "Three jerks while falling asleep, and the small twitches of ordinary sleep.",
        "Nothing was found that calls for a doctor. See one if twitches are frequent and keep you awake.",
    ),
    "see_doctor": (
        "A tremor of 5 Hz was seen four times while awake.",
        "Show this page to a doctor. A tremor has many causes, most of them treatable.",
    ),
    "seizure_like": (
        "At 03:12 the arm jerked hard and rhythmically for 64 seconds; this looks like a seizure.",
        "If this is the first time, or it was longer than 5 minutes, call emergency services. See a doctor soon.",
    ),
    "cannot_tell": (
        "The wearable was worn too little for a statement about this night.",
        "Wear it for the whole night and try again.",
    ),
}


def write_movement(movement: np.ndarray, event: Event, rate_hz: float) -> None:
    """Add an event's movement to the gravity-free acceleration of a night, in place."""
    shape = SHAPES[event.kind]
    first = round(event.onset_s * rate_hz)
    count = min(max(2, round(event.duration_s * rate_hz)), len(movement) - first)
    time_s = np.arange(count) / rate_hz
    envelope = np.sin(np.pi * (np.arange(count) + 0.5) / count) ** 0.5
    wave = np.sin(2 * np.pi * shape.rate_hz * time_s) if shape.rate_hz else np.ones(count)
    direction = np.array([0.8, 0.5, -0.33])
    movement[first : first + count] += (event.peak_g * envelope * wave)[:, np.newaxis] * direction


def condition(events: tuple[Event, ...], *, hours: float, rate_hz: float, seed: int) -> Conditioned:
    """Make a conditioned recording that holds the movement of the given events."""
    count = round(hours * 3600 * rate_hz)
    movement = np.random.default_rng(seed).normal(0, NOISE_G, (count, 3))
    for event in events:
        write_movement(movement, event, rate_hz)
    curve_g = np.linalg.norm(movement, axis=1).astype(np.float32)
    duration_s = (count - 1) / rate_hz
    gaps = (Interval(onset_s=0.61 * duration_s, end_s=0.61 * duration_s + 95.0),) if hours > 1 else ()
    is_measured = np.ones(count, bool)
    for gap in gaps:
        is_measured[round(gap.onset_s * rate_hz) : round(gap.end_s * rate_hz)] = False
    curve_g[~is_measured] = 0.0
    return Conditioned(
        sampling_rate_hz=rate_hz,
        acceleration_g=(movement + GRAVITY).astype(np.float32),
        is_measured=is_measured,
        movement_g=curve_g,
        noise_floor_g=np.full(int(hours * 3600), NOISE_G, np.float32),
        noise_width_hz=14.5,
        noise_g=NOISE_G,
        step_g=0.0,
        calibration=Calibration(gain=np.ones(3), offset_g=np.zeros(3), error_g=0.0042, declined_because=None),
        timing=Timing(rate_hz=rate_hz * 1.0004, spread=0.012, drift=2.1e-5, gaps=gaps),
        gaps=gaps,
        non_wear=(Interval(onset_s=0.965 * duration_s, end_s=duration_s),) if hours > 1 else (),
        signal="acceleration",
        duration_s=duration_s,
    )


def make_event(kind: Kind, onset_s: float, *, scale: float = 1.0, sites: tuple[str, ...], phase: Any) -> Event:
    """Make an event of a kind, with evidence as the detector gives it."""
    shape = SHAPES[kind]
    peak_g = shape.peak_g * scale
    rhythm = (
        Evidence(
            name="rate",
            value=shape.rate_hz,
            unit="Hz",
            threshold=1.5,
            text=f"dominant frequency {shape.rate_hz:.3g} Hz, at least 1.5 Hz",
        ),
        Evidence(name="regularity", value=0.82, unit="", threshold=0.6, text="regularity 0.82, at least 0.6"),
    )
    return Event(
        onset_s=onset_s,
        duration_s=shape.duration_s,
        kind=kind,
        tier=TIER_OF.get(kind, "harmless"),
        decided_by=f"{kind}_by_shape",
        sites=sites,
        phase=phase,
        peak_g=peak_g,
        frequency_hz=shape.rate_hz if kind in ("rhythmic_movement", "tremor", "convulsive") else None,
        repetitions=max(1, round(shape.rate_hz * shape.duration_s)),
        series=1 if kind == "periodic_limb_movement" else None,
        evidence=(
            Evidence(name="peak", value=peak_g, unit="g", threshold=0.05, text=f"peak {peak_g:.3g} g, at least 0.05 g"),
            Evidence(
                name="length",
                value=shape.duration_s,
                unit="s",
                threshold=0.5,
                text=f"duration {shape.duration_s:.3g} s, at least 0.5 s",
            ),
            *(rhythm if shape.rate_hz else ()),
        ),
        rejected=(
            Rejection(kind="convulsive", because="strong_lasting_jerking: duration 0.16 s, at least 10 s needed"),
            Rejection(
                kind="limb_movement",
                because="limb_movement_of_half_to_ten_seconds: duration 0.16 s, at least 0.5 s needed",
            ),
        ),
    )


def spread_events(counts: dict[Kind, int], *, hours: float, seed: int, sites: tuple[str, ...]) -> tuple[Event, ...]:
    """Events of the given kinds, spread over a night and sorted by onset."""
    random = np.random.default_rng(seed)
    last_s = hours * 3600 - 300
    events = []
    for kind, count in counts.items():
        onsets_s = (
            1800 + 30 * np.arange(count) if kind == "periodic_limb_movement" else random.uniform(60, last_s, count)
        )
        if kind == "hypnic_jerk":
            onsets_s = random.uniform(300, min(1500, last_s), count)
        for onset_s in onsets_s:
            phase = "falling_asleep" if onset_s < 1500 else "asleep"
            scale = random.lognormal(0, 0.4)
            events.append(make_event(kind, float(onset_s), scale=scale, sites=sites, phase=phase))
    return tuple(sorted(events, key=lambda event: event.onset_s))


def make_night(
    counts: dict[Kind, int],
    *,
    tier: NightTier = "harmless",
    hours: float = 8.0,
    rate_hz: float = 50.0,
    started_at: datetime | None = STARTED_AT,
    sites: tuple[Site, ...] = ("left_wrist",),
    seed: int = 1,
) -> NightAnalysis:
    """Make a whole analysed night with the given number of events of each kind."""
    events = spread_events(counts, hours=hours, seed=seed, sites=sites)
    conditioned = tuple(
        condition(events, hours=hours, rate_hz=rate_hz, seed=seed + place) for place in range(len(sites))
    )
    recordings = tuple(
        make_recording(part, site=site, started_at=started_at) for part, site in zip(conditioned, sites, strict=True)
    )
    telling = tuple(i for i, event in enumerate(events) if event.kind in ("hypnic_jerk", "convulsive", "tremor"))
    headline, advice = HEADLINES[tier]
    return NightAnalysis(
        recordings=recordings,
        conditioned=conditioned,
        sleep=make_sleep(hours),
        events=events,
        series=(),
        counts={kind: sum(event.kind == kind for event in events) for kind in KINDS},
        indices=Indices(
            twitches_per_h=4.1, jerks_around_onset=3, plm_per_h=None, periodicity_index=None, mean_log_interval_s=None
        ),
        limits=(Limit(kind="periodic_limb_movement", because="a wrist does not show leg movements"),),
        verdict=Verdict(
            tier=tier,
            headline=headline,
            reasons=(
                Reason(
                    rule="isolated_jerks_around_onset",
                    text="Brief single jerks lay around sleep onset.",
                    events=telling,
                ),
                Reason(rule="nothing_sustained", text="No movement was strong, rhythmic and lasting at once."),
            ),
            advice=advice,
            spread="unknown",
        ),
        settings=flatten(Settings()),
    )


def make_recording(conditioned: Conditioned, *, site: Site, started_at: datetime | None) -> Recording:
    count = len(conditioned.movement_g)
    return build_recording(
        np.arange(count) / conditioned.sampling_rate_hz,
        conditioned.acceleration_g,
        started_at=started_at,
        nominal_rate_hz=conditioned.sampling_rate_hz,
        wearable="Axivity AX3",
        site=site,
        source=f"night_{site}.csv",
        format="axivity_csv",
        repairs=("4 duplicate time stamps were dropped", "time ran backwards once, by 0.02 s: those rows were sorted"),
    )


def make_sleep(hours: float) -> Sleep:
    end_s = hours * 3600
    wake_s = 0.5 * end_s
    return Sleep(
        lights_out_s=420.0,
        onset_s=1380.0,
        onset_interval_s=(1140.0, 1620.0),
        wake_up_s=0.955 * end_s,
        onset_latency_s=960.0,
        total_sleep_s=0.955 * end_s - 1380.0 - 700.0,
        wake_after_onset_s=700.0,
        efficiency=0.91,
        asleep=(Interval(onset_s=1380.0, end_s=wake_s), Interval(onset_s=wake_s + 700.0, end_s=0.955 * end_s)),
        asleep_probability=np.zeros(int(end_s / 30), np.float32),
        epoch_s=30.0,
        evidence=("94 % of the time after the onset passed without a change of posture",),
    )


USUAL_COUNTS: dict[Kind, int] = {
    "hypnic_jerk": 3,
    "sleep_twitch": 40,
    "limb_movement": 16,
    "posture_shift": 12,
    "body_movement": 9,
    "wake_activity": 4,
    "unclear": 2,
}


@pytest.fixture(scope="session")
def night_of() -> Callable[..., NightAnalysis]:
    """Make a night with given counts of events; see `make_night`."""
    return make_night


@pytest.fixture(scope="session")
def calm_night() -> NightAnalysis:
    return make_night(USUAL_COUNTS)


@pytest.fixture(scope="session")
def short_night() -> NightAnalysis:
    return make_night({"hypnic_jerk": 2, "sleep_twitch": 5, "tremor": 1}, hours=0.8, tier="see_doctor")


@pytest.fixture(scope="session")
def event_of() -> Callable[..., Event]:
    """Make an event of a kind; see `make_event`."""
    return make_event
