"""What scorecards are fitted to: every candidate of many labelled nights in numbers, with what it truly was."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detector.candidates import Candidate, gather_movements, gather_rhythmic
from detector.clauses import QUANTITIES
from detector.conditioning import condition
from detector.features import measure_features
from detector.movements import find_movements
from detector.pipeline import movements_in_series
from detector.settings import Settings
from detector.sleep import find_sleep
from recordings.synthetic import LabelledNight, TruthEvent

ONSET_REACH_S = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """One candidate: its shape, where it lies, its numbers by name, and the true event that shares most with it.

    ``truth`` is the kind, ``label`` the finer cause of that event, empty where it lies on none. ``overlap`` is the
    shared time over the time that either covers, ``covered`` the shared time over the true event's. ``part_of_s`` are
    the ends of the candidate that it is a part of, None where it is a part of none. ``batch`` is the batch of
    training nights it comes from.
    """

    shape: str
    onset_s: float
    end_s: float
    phase: str
    site: str
    values: dict[str, float]
    truth: str
    label: str
    truth_peak_g: float
    overlap: float
    covered: float
    part_of_s: tuple[float, float] | None = None
    batch: str = ""


def list_candidates(night: LabelledNight, *, settings: Settings) -> tuple[CandidateRow, ...]:
    """Gather the candidates of one night as the detector does, each measured in every quantity of its own."""
    recording = night.recording
    conditioned = condition(recording, settings=settings)
    movements = find_movements(conditioned, settings=settings)
    features = measure_features(conditioned, movements, settings=settings)
    about = {"site": recording.site, "settings": settings}
    in_series = movements_in_series(conditioned, features, **about)
    about["sleep"] = find_sleep(conditioned, movements, lights_out_s=None, in_series=in_series, **about)
    candidates = (
        *gather_rhythmic(conditioned, features, **about),
        *gather_movements(conditioned, features, **about),
    )
    spans_s = np.array([(event.onset_s, event.end_s) for event in night.truth.events]).reshape(-1, 2)
    return tuple(_row(candidate, night.truth.events, spans_s, settings) for candidate in candidates)


def _row(
    candidate: Candidate, events: Sequence[TruthEvent], spans_s: NDArray[np.float64], settings: Settings
) -> CandidateRow:
    number, shared_s = _most_shared(candidate, spans_s)
    event = None if number is None else events[number]
    whole_s = 0.0 if event is None else max(candidate.end_s, event.end_s) - min(candidate.onset_s, event.onset_s)
    return CandidateRow(
        shape=candidate.shape,
        onset_s=candidate.onset_s,
        end_s=candidate.end_s,
        phase=candidate.phase or "",
        site=candidate.site,
        values={quantity.name: quantity.measure(candidate, settings) for quantity in QUANTITIES},
        truth=event.kind if event else "",
        label=event.label if event else "",
        truth_peak_g=event.peak_g if event else 0.0,
        overlap=shared_s / whole_s if whole_s > 0 else 0.0,
        covered=shared_s / event.duration_s if event and event.duration_s > 0 else 0.0,
        part_of_s=None if candidate.whole is None else (candidate.whole.onset_s, candidate.whole.end_s),
    )


def _most_shared(candidate: Candidate, spans_s: NDArray[np.float64]) -> tuple[int | None, float]:
    """Find the true event that shares most time with a candidate, or begins nearest to it within reach."""
    if spans_s.shape[0] == 0:
        return None, 0.0
    shared_s = np.minimum(spans_s[:, 1], candidate.end_s) - np.maximum(spans_s[:, 0], candidate.onset_s)
    best = int(shared_s.argmax())
    if shared_s[best] > 0:
        return best, float(shared_s[best])
    distance_s = np.abs(spans_s[:, 0] - candidate.onset_s)
    nearest = int(distance_s.argmin())
    return (nearest, 0.0) if distance_s[nearest] <= ONSET_REACH_S else (None, 0.0)
