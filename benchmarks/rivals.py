"""The baselines on one night: which algorithm competes in which row of the accuracy table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import baselines
from benchmarks.baselines import FLAP, VISBRAIN_TWITCH, OpenSeizureDetector
from benchmarks.scoring import JERK_LEVELS_G, Detection, jerk_row, score_rows
from detector.agreement import Agreement
from recordings import Recording
from recordings.synthetic import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """A night as the baselines take it: acceleration in g, shape (n, 3), on a regular grid, and where it was worn."""

    acceleration_g: NDArray[np.float64]
    rate_hz: float
    site: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnsetResult:
    """True and found sleep onset in seconds; None where there was none, or none was found."""

    true_s: float | None
    found_s: float | None
    interval_s: tuple[float, float] | None = None


def lay_on_grid(recording: Recording) -> Samples:
    """Lay a recording on a regular grid for the baselines, which know neither gaps nor jitter.

    Gaps are bridged by straight lines.
    """
    rate_hz = recording.nominal_rate_hz
    grid_s = np.arange(0.0, recording.duration_s, 1.0 / rate_hz)
    axes = [np.interp(grid_s, recording.time_s, recording.acceleration_g[:, axis]) for axis in range(3)]
    return Samples(acceleration_g=np.stack(axes, axis=1), rate_hz=rate_hz, site=recording.site)


EventBaseline = Callable[[Samples], Sequence[Detection]]


def _with_rate(
    detect: Callable[..., tuple[Detection, ...]], samples: Samples, **settings: Any
) -> tuple[Detection, ...]:
    return detect(samples.acceleration_g, sampling_rate_hz=samples.rate_hz, **settings)


def _sicbaldi(samples: Samples) -> tuple[Detection, ...]:
    place = next((place for place in ("wrist", "ankle") if place in samples.site), "trunk")
    return _with_rate(baselines.sicbaldi_bursts, samples, site=place)


JERK_ROWS = tuple(jerk_row(level_g) for level_g in JERK_LEVELS_G)
LIMB_ROWS = ("limb movements", "periodic_limb_movement")

EVENT_BASELINES: tuple[tuple[str, tuple[str, ...], EventBaseline], ...] = (
    ("OpenSeizureDetector, threshold 100", ("convulsive",), partial(_with_rate, baselines.open_seizure_detector)),
    (
        "OpenSeizureDetector, threshold 900",
        ("convulsive",),
        partial(_with_rate, baselines.open_seizure_detector, settings=OpenSeizureDetector(threshold=900)),
    ),
    (
        "OpenSeizureDetector with flap",
        ("convulsive",),
        partial(_with_rate, baselines.open_seizure_detector, flap=FLAP),
    ),
    ("Epilarm", ("convulsive",), partial(_with_rate, baselines.epilarm)),
    ("mean + 3 SD twitches", JERK_ROWS, partial(_with_rate, baselines.twitches)),
    (
        "mean + 3 SD twitches, visbrain's lengths",
        JERK_ROWS,
        partial(_with_rate, baselines.twitches, rule=VISBRAIN_TWITCH),
    ),
    ("WASM, fixed threshold", LIMB_ROWS, partial(_with_rate, baselines.limb_movements)),
    ("Sicbaldi bursts", ("any movement",), _sicbaldi),
)


def run_event_baselines(
    names: Sequence[str], samples: Samples, *, truth: Truth, recorded_s: float
) -> dict[str, Mapping[str, Agreement]]:
    """Score the named baselines in the rows of the table they know."""
    return {
        name: score_rows(detect(samples), truth.events, rows=rows, recorded_s=recorded_s)
        for name, rows, detect in EVENT_BASELINES
        if name in names
    }


def _hdcza(samples: Samples) -> float | None:
    return baselines.hdcza_onset_s(samples.acceleration_g, sampling_rate_hz=samples.rate_hz)


def _by_epochs(score: Callable[..., NDArray[np.bool_]], samples: Samples, *, epoch_s: float) -> float | None:
    asleep = score(samples.acceleration_g, sampling_rate_hz=samples.rate_hz)
    return baselines.persistent_onset_s(asleep, epoch_s=epoch_s)


def _by_minutes(
    samples: Samples,
    *,
    count: Callable[..., NDArray[np.float64]],
    score: Callable[[NDArray[np.float64]], NDArray[np.bool_]],
) -> float | None:
    counts = count(samples.acceleration_g, sampling_rate_hz=samples.rate_hz)
    return baselines.persistent_onset_s(baselines.webster_rescore(score(counts)), epoch_s=baselines.MINUTE_S)


ONSET_BASELINES: tuple[tuple[str, Callable[[Samples], float | None]], ...] = (
    ("HDCZA", _hdcza),
    ("van Hees 2015", partial(_by_epochs, baselines.sustained_inactivity, epoch_s=baselines.ANGLE_EPOCH_S)),
    ("ESS", partial(_by_epochs, baselines.stationary_segments, epoch_s=1.0)),
    ("Cole–Kripke", partial(_by_minutes, count=baselines.zero_crossing_counts, score=baselines.cole_kripke)),
    (
        "Cole–Kripke, activity index",
        partial(_by_minutes, count=baselines.activity_index_g, score=baselines.cole_kripke_activity_index),
    ),
    ("Sadeh", partial(_by_minutes, count=baselines.zero_crossing_counts, score=baselines.sadeh)),
)


def run_onset_baselines(names: Sequence[str], samples: Samples, *, truth: Truth) -> dict[str, OnsetResult]:
    """Let the named baselines place sleep onset."""
    return {
        name: OnsetResult(true_s=truth.sleep_onset_s, found_s=find(samples))
        for name, find in ONSET_BASELINES
        if name in names
    }
