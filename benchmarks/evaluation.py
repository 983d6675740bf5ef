"""One night from order to scores: simulated, analysed, compared with its truth, baselines beside it."""

import hashlib
import math
import os
import pickle
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

import detector
import recordings
from benchmarks import baselines, rivals, scoring
from benchmarks.baselines import periodicity_index
from benchmarks.nights import NightOrder, make_night, maker_digest, outside_losses
from benchmarks.rivals import OnsetResult, lay_on_grid, run_event_baselines, run_onset_baselines
from benchmarks.scoring import EventScores, score_events
from detector import NightAnalysis, agreement, analyse_night
from detector.agreement import Agreement
from recordings.synthetic import LabelledNight, Truth

SECONDS_PER_HOUR = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventNote:
    """What is remembered of an event, found or true, once its night is gone.

    ``note`` is the label of a true event and the deciding rule of a found one; ``because`` holds the sentences of the
    evidence and of the rejected kinds.
    """

    onset_s: float
    duration_s: float
    kind: str
    peak_g: float
    frequency_hz: float | None
    note: str
    because: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPair:
    """An index of the night as it truly was and as it was found; None where it cannot be known."""

    true: float | None
    found: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NightResult:
    """Everything the tables need to know of one night."""

    order: NightOrder
    recorded_s: float
    truth: tuple[EventNote, ...]
    found: tuple[EventNote, ...]
    scores: EventScores
    expected_tier: str
    tier: str
    headline: str
    confidence: float | None
    onset: OnsetResult
    plm_per_h: IndexPair
    periodicity_index: IndexPair
    baseline_agreements: Mapping[str, Mapping[str, Agreement]]
    baseline_onsets: Mapping[str, OnsetResult]
    simulate_s: float
    analyse_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One night to evaluate, with or without the baselines; small enough to be sent to another process."""

    order: NightOrder
    cache: Path | None
    event_baselines: tuple[str, ...] = ()
    onset_baselines: tuple[str, ...] = ()


def evaluate(task: Task) -> NightResult:
    """Make a night, analyse it, and compare what was found with what is true.

    With a cache, a result is read back where nothing it depends on has changed since: neither the night nor any source
    of the detector, the scoring or the baselines.
    """
    if task.cache is None:
        return _evaluate(task)
    key = f"{maker_digest(task.order)}-{_rivals_digest(task)}-{_detector_digest()}"
    return remember(task.cache / f"{task.order.name}-result-{key}.pickle", partial(_evaluate, task))


Remembered = TypeVar("Remembered")


def remember(path: Path, make: Callable[[], Remembered]) -> Remembered:
    """Read back what was made before, or make it and keep it; a file cut short is never left behind."""
    if path.exists():
        kept: Remembered = pickle.loads(path.read_bytes())
        return kept
    made = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    unfinished.write_bytes(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
    unfinished.replace(path)
    return made


def _evaluate(task: Task) -> NightResult:
    started = time.perf_counter()
    night = make_night(task.order, cache=task.cache)
    simulated = time.perf_counter()
    analysis = analyse_night(night.recording)
    analysed = time.perf_counter()
    return _compare(
        task,
        truth=night.truth,
        analysis=analysis,
        others=judge_rivals(task, night),
        simulate_s=simulated - started,
        analyse_s=analysed - simulated,
    )


def source_digest(*folders_or_files: Path) -> str:
    """Fingerprint source files, and every one of the folders named."""
    digest = hashlib.sha256()
    for place in folders_or_files:
        for path in sorted(place.glob("**/*.py")) if place.is_dir() else (place,):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _detector_digest() -> str:
    here = Path(__file__)
    recording = Path(recordings.__file__).parent
    return source_digest(Path(detector.__file__).parent, here, here.with_name("scoring.py"), recording / "timing.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalResults:
    """What the baselines made of one night."""

    agreements: Mapping[str, Mapping[str, Agreement]]
    onsets: Mapping[str, OnsetResult]


def judge_rivals(task: Task, night: LabelledNight) -> RivalResults:
    """Let the baselines judge a night, or read back what they said of it: they do not change when hypnic does."""
    if not task.event_baselines and not task.onset_baselines:
        return RivalResults(agreements={}, onsets={})
    if task.cache is None:
        return _judge_rivals(task, night)
    key = f"{maker_digest(task.order)}-{_rivals_digest(task)}"
    return remember(task.cache / f"{task.order.name}-rivals-{key}.pickle", partial(_judge_rivals, task, night))


def _judge_rivals(task: Task, night: LabelledNight) -> RivalResults:
    samples, recorded_s = lay_on_grid(night.recording), night.recording.duration_s
    return RivalResults(
        agreements=run_event_baselines(task.event_baselines, samples, truth=night.truth, recorded_s=recorded_s),
        onsets=run_onset_baselines(task.onset_baselines, samples, truth=night.truth),
    )


def _rivals_digest(task: Task) -> str:
    digest = hashlib.sha256(repr((task.event_baselines, task.onset_baselines)).encode())
    for module in (baselines, rivals, scoring, agreement):
        digest.update(Path(module.__file__).read_bytes())
    return digest.hexdigest()[:12]


def _compare(
    task: Task, *, truth: Truth, analysis: NightAnalysis, others: RivalResults, simulate_s: float, analyse_s: float
) -> NightResult:
    recorded_s = analysis.recordings[0].duration_s
    asleep_s = true_sleep_s(truth)
    found = [analysis.events[number] for number in outside_losses(analysis.events, analysis.conditioned[0].gaps)]
    return NightResult(
        order=task.order,
        recorded_s=recorded_s,
        truth=tuple(_note(event, event.label) for event in truth.events),
        found=tuple(_note(event, event.decided_by, because=_because(event)) for event in found),
        scores=score_events(found, truth.events, recorded_s=recorded_s),
        expected_tier=truth.tier,
        tier=analysis.verdict.tier,
        headline=analysis.verdict.headline,
        confidence=getattr(analysis.verdict, "confidence", None),
        onset=OnsetResult(
            true_s=truth.sleep_onset_s, found_s=analysis.sleep.onset_s, interval_s=analysis.sleep.onset_interval_s
        ),
        plm_per_h=IndexPair(true=_true_plm_per_h(truth, asleep_s), found=analysis.indices.plm_per_h),
        periodicity_index=IndexPair(true=_true_periodicity(truth), found=analysis.indices.periodicity_index),
        baseline_agreements=others.agreements,
        baseline_onsets=others.onsets,
        simulate_s=simulate_s,
        analyse_s=analyse_s,
    )


def _note(event: Any, note: str, *, because: tuple[str, ...] = ()) -> EventNote:
    return EventNote(
        onset_s=event.onset_s,
        duration_s=event.duration_s,
        kind=event.kind,
        peak_g=event.peak_g,
        frequency_hz=event.frequency_hz,
        note=note,
        because=because,
        confidence=getattr(event, "confidence", None),
    )


def _because(event: Any) -> tuple[str, ...]:
    evidence = [item.text for item in event.evidence]
    rejected = [f"not {item.kind}: {item.because}" for item in event.rejected]
    return (*evidence, *rejected)


def true_sleep_s(truth: Truth) -> float:
    """Time truly asleep, in seconds."""
    if truth.sleep_onset_s is None or truth.wake_up_s is None:
        return 0.0
    return truth.wake_up_s - truth.sleep_onset_s - sum(interval.duration_s for interval in truth.awake)


def _true_plm_per_h(truth: Truth, asleep_s: float) -> float | None:
    if not asleep_s:
        return None
    count = sum(event.kind == "periodic_limb_movement" and _is_asleep(truth, event.onset_s) for event in truth.events)
    return count / (asleep_s / SECONDS_PER_HOUR)


def _is_asleep(truth: Truth, time_s: float) -> bool:
    if truth.sleep_onset_s is None or truth.wake_up_s is None:
        return False
    is_awake = any(interval.onset_s <= time_s < interval.end_s for interval in truth.awake)
    return truth.sleep_onset_s <= time_s < truth.wake_up_s and not is_awake


def _true_periodicity(truth: Truth) -> float | None:
    onsets_s = [
        event.onset_s
        for event in truth.events
        if event.kind in {"periodic_limb_movement", "limb_movement"} and _is_asleep(truth, event.onset_s)
    ]
    index = periodicity_index(np.array(onsets_s))
    return None if math.isnan(index) else index
