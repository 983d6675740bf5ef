"""From one night's truth and what was found in it to counts, confusions and a list of mistakes."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from detector.agreement import (
    Agreement,
    Matching,
    Spans,
    Tolerances,
    agree,
    match_onsets,
    match_trains,
    score_seizures,
    touches,
)

TOLERANCES = Tolerances()

JERK_KINDS = ("hypnic_jerk", "sleep_twitch", "isolated_jerk")
LIMB_KINDS = ("limb_movement", "periodic_limb_movement")
TRAIN_KINDS = (
    "rhythmic_movement",
    "tremor",
    "myoclonic_cluster",
    "posture_shift",
    "body_movement",
    "wake_activity",
)
JERK_LEVELS_G = (0.05, 0.03, 0.0)
JERK_LIKE_LONGEST_S = 2.0
NOTHING = "(nothing)"

Fault = Literal["miss", "false alarm", "double", "confused"]


class Labelled(Protocol):
    """What an event needs to be scored, whoever found or made it."""

    @property
    def onset_s(self) -> float:
        """Start in seconds."""

    @property
    def duration_s(self) -> float:
        """Length in seconds."""

    @property
    def kind(self) -> str:
        """Kind as the contract names it."""

    @property
    def peak_g(self) -> float:
        """Largest gravity-free acceleration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """An event as a baseline reports it."""

    onset_s: float
    duration_s: float
    kind: str
    peak_g: float = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One label that was not answered, or one detection that answers none; either side is -1 where there is none."""

    row: str
    fault: Fault
    truth_index: int
    found_index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventScores:
    """Counts for each row of the accuracy table, the confusion of kinds, and the mistakes behind them."""

    agreements: Mapping[str, Agreement]
    confusion: Mapping[tuple[str, str], int]
    mistakes: tuple[Mistake, ...]


def score_events(found: Sequence[Labelled], truth: Sequence[Labelled], *, recorded_s: float) -> EventScores:
    """Score everything that was found in a night against everything that was put into it.

    Parameters
    ----------
    found, truth : sequence of events
        Detections and labels, with onset, duration, kind and peak.
    recorded_s : float
        Length of the recording in seconds.

    Returns
    -------
    EventScores
    """
    night = _Night(found=found, truth=truth, recorded_s=recorded_s)
    scored = {row: score(night) for row, score in ROWS.items()}
    return EventScores(
        agreements={row: agreement for row, (agreement, _) in scored.items()},
        confusion=_confuse(night),
        mistakes=tuple(
            Mistake(row=row, fault=fault, truth_index=truth_index, found_index=found_index)
            for row, (_, faults) in scored.items()
            for fault, truth_index, found_index in faults
        ),
    )


def score_rows(
    found: Sequence[Labelled], truth: Sequence[Labelled], *, rows: Sequence[str], recorded_s: float
) -> dict[str, Agreement]:
    """Score detections in some rows of the table only, as for an algorithm that knows a few kinds."""
    night = _Night(found=found, truth=truth, recorded_s=recorded_s)
    return {row: ROWS[row](night)[0] for row in rows}


def jerk_row(level_g: float) -> str:
    """Name the row of jerks and twitches from a level on."""
    return f"jerks ≥ {level_g:.2f} g" if level_g else "jerks, any size"


ROW_RULES: Mapping[str, str] = {
    "jerks": (
        "All three jerk kinds together. A label whose peak reaches the level is found by a detection of any jerk kind "
        f"with its onset within ±{TOLERANCES.jerk_onset_s} s, one to one (as many pairs as possible, closest first). A "
        "detection left over is a false alarm if its own peak reaches the level, unless it answers, one to one, a "
        "label below the level, or lies on a labelled myoclonic cluster or a labelled limb movement of at most "
        f"{JERK_LIKE_LONGEST_S:.0f} s: then it is neither right nor wrong. A second detection of the same jerk is a "
        "false alarm."
    ),
    "jerk kinds": (
        f"The same for each jerk kind alone, labels from {JERK_LEVELS_G[0]} g on; the kind must be right, and another "
        "kind's label excuses nothing."
    ),
    "hypnic_jerk among jerks": (
        "Only pairs of the first row: how often hypnic_jerk was told rightly from the other jerk kinds."
    ),
    "limb movements": (
        f"Onsets within ±{TOLERANCES.limb_movement_onset_s} s, one to one; in the rows of a single kind the kind "
        "must be right."
    ),
    "trains": f"One to one by intersection over union of at least {TOLERANCES.train_overlap}; the kind must be right.",
    "convulsive": (
        f"SzCORE events: any overlap with the label widened by {TOLERANCES.seizure_before_s:.0f} s before and "
        f"{TOLERANCES.seizure_after_s:.0f} s after; events less than {TOLERANCES.seizure_merge_s:.0f} s apart are one; "
        f"over {TOLERANCES.seizure_longest_s:.0f} s they are cut; any part outside is a false alarm."
    ),
    "any movement": (
        f"A label is found, and a detection right, if the other lies within {TOLERANCES.jerk_onset_s} s of it, "
        "whatever the kinds."
    ),
}

Faults = list[tuple[Fault, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Night:
    found: Sequence[Labelled]
    truth: Sequence[Labelled]
    recorded_s: float

    def found_of(self, kinds: Sequence[str]) -> NDArray[np.intp]:
        """List the indices of detections of some kinds."""
        return _indices(self.found, kinds)

    def truth_of(self, kinds: Sequence[str]) -> NDArray[np.intp]:
        """List the indices of labels of some kinds."""
        return _indices(self.truth, kinds)


def _score_jerks(night: _Night, *, kinds: Sequence[str], level_g: float) -> tuple[Agreement, Faults]:
    found_indices, truth_indices = night.found_of(kinds), night.truth_of(kinds)
    reaches_level = np.array([night.truth[i].peak_g >= level_g for i in truth_indices], dtype=bool)
    strong, weak = truth_indices[reaches_level], truth_indices[~reaches_level]
    matching = _match_onsets(
        night, found_indices=found_indices, truth_indices=strong, tolerance_s=TOLERANCES.jerk_onset_s
    )
    is_excused = np.array([night.found[i].peak_g < level_g for i in found_indices], dtype=bool)
    is_excused |= _answers_weak(night, matching, found_indices=found_indices, weak=weak)
    if len(kinds) > 1:
        is_excused |= _lies_on_jerk_like(night, found_indices)
    agreement = agree(matching, recorded_s=night.recorded_s, is_excused=is_excused)
    return agreement, _faults(night, matching, found_indices=found_indices, truth_indices=strong, is_excused=is_excused)


def _answers_weak(
    night: _Night, matching: Matching, *, found_indices: NDArray[np.intp], weak: NDArray[np.intp]
) -> NDArray[np.bool_]:
    left_over = matching.unmatched
    second = _match_onsets(
        night, found_indices=found_indices[left_over], truth_indices=weak, tolerance_s=TOLERANCES.jerk_onset_s
    )
    answers = np.zeros(found_indices.size, dtype=bool)
    answers[left_over[second.pairs[:, 0]]] = True
    return answers


def _lies_on_jerk_like(night: _Night, found_indices: NDArray[np.intp]) -> NDArray[np.bool_]:
    clusters = night.truth_of(("myoclonic_cluster",))
    short = [i for i in night.truth_of(LIMB_KINDS) if night.truth[i].duration_s <= JERK_LIKE_LONGEST_S]
    jerk_like = spans_of([night.truth[i] for i in (*clusters, *short)])
    return touches(spans_of([night.found[i] for i in found_indices]), jerk_like, margin_s=TOLERANCES.jerk_onset_s)


def _score_hypnic_among_jerks(night: _Night) -> tuple[Agreement, Faults]:
    found_indices = night.found_of(JERK_KINDS)
    strong = np.array([i for i in night.truth_of(JERK_KINDS) if night.truth[i].peak_g >= JERK_LEVELS_G[0]], np.intp)
    matching = _match_onsets(
        night, found_indices=found_indices, truth_indices=strong, tolerance_s=TOLERANCES.jerk_onset_s
    )
    pairs = [(int(found_indices[i]), int(strong[j])) for i, j in matching.pairs]
    told = Counter((night.truth[j].kind == "hypnic_jerk", night.found[i].kind == "hypnic_jerk") for i, j in pairs)
    agreement = Agreement(
        hits=told[True, True],
        misses=told[True, False],
        false_alarms=told[False, True],
        recorded_s=night.recorded_s,
    )
    return agreement, [("confused", j, i) for i, j in pairs if night.truth[j].kind != night.found[i].kind]


def _score_limb_movements(night: _Night, *, kinds: Sequence[str]) -> tuple[Agreement, Faults]:
    found_indices, truth_indices = night.found_of(kinds), night.truth_of(kinds)
    matching = _match_onsets(
        night, found_indices=found_indices, truth_indices=truth_indices, tolerance_s=TOLERANCES.limb_movement_onset_s
    )
    return agree(matching, recorded_s=night.recorded_s), _faults(
        night, matching, found_indices=found_indices, truth_indices=truth_indices
    )


def _score_trains(night: _Night, *, kind: str) -> tuple[Agreement, Faults]:
    found_indices, truth_indices = night.found_of((kind,)), night.truth_of((kind,))
    matching = match_trains(
        spans_of([night.found[i] for i in found_indices]),
        spans_of([night.truth[i] for i in truth_indices]),
        minimum_overlap=TOLERANCES.train_overlap,
    )
    return agree(matching, recorded_s=night.recorded_s), _faults(
        night, matching, found_indices=found_indices, truth_indices=truth_indices
    )


def _score_convulsive(night: _Night) -> tuple[Agreement, Faults]:
    found_indices, truth_indices = night.found_of(("convulsive",)), night.truth_of(("convulsive",))
    found = spans_of([night.found[i] for i in found_indices])
    truth = spans_of([night.truth[i] for i in truth_indices])
    widened = Spans(
        onset_s=truth.onset_s - TOLERANCES.seizure_before_s,
        duration_s=truth.duration_s + TOLERANCES.seizure_before_s + TOLERANCES.seizure_after_s,
    )
    missed = truth_indices[~touches(widened, found, margin_s=0.0)]
    starts_inside = found.onset_s[:, None] >= widened.onset_s[None, :]
    ends_inside = found.end_s[:, None] <= widened.end_s[None, :]
    wrong = found_indices[~(starts_inside & ends_inside).any(axis=1)]
    return score_seizures(found, truth, recorded_s=night.recorded_s), _left_over(night, wrong=wrong, missed=missed)


def _score_any_movement(night: _Night) -> tuple[Agreement, Faults]:
    found, truth = spans_of(night.found), spans_of(night.truth)
    is_found = touches(truth, found, margin_s=TOLERANCES.jerk_onset_s)
    is_right = touches(found, truth, margin_s=TOLERANCES.jerk_onset_s)
    agreement = Agreement(
        hits=int(is_found.sum()),
        misses=int((~is_found).sum()),
        false_alarms=int((~is_right).sum()),
        recorded_s=night.recorded_s,
    )
    return agreement, _left_over(night, wrong=np.flatnonzero(~is_right), missed=np.flatnonzero(~is_found))


def _match_onsets(
    night: _Night, *, found_indices: NDArray[np.intp], truth_indices: NDArray[np.intp], tolerance_s: float
) -> Matching:
    found_s = np.array([night.found[i].onset_s for i in found_indices], dtype=np.float64)
    true_s = np.array([night.truth[i].onset_s for i in truth_indices], dtype=np.float64)
    return match_onsets(found_s, true_s, tolerance_s=tolerance_s)


def _faults(
    night: _Night,
    matching: Matching,
    *,
    found_indices: NDArray[np.intp],
    truth_indices: NDArray[np.intp],
    is_excused: NDArray[np.bool_] | None = None,
) -> Faults:
    wrong = matching.unmatched
    if is_excused is not None:
        wrong = wrong[~is_excused[wrong]]
    answered = {int(truth_indices[j]) for j in matching.pairs[:, 1]}
    return [
        ("double" if fault == "false alarm" and truth_index in answered else fault, truth_index, found_index)
        for fault, truth_index, found_index in _left_over(
            night, wrong=found_indices[wrong], missed=truth_indices[matching.missed]
        )
    ]


def _left_over(night: _Night, *, wrong: NDArray[np.intp], missed: NDArray[np.intp]) -> Faults:
    misses: Faults = [("miss", j, nearest_event(night.truth[j], night.found)) for j in missed.tolist()]
    false_alarms: Faults = [("false alarm", nearest_event(night.found[i], night.truth), i) for i in wrong.tolist()]
    return misses + false_alarms


def nearest_event(event: Labelled, others: Sequence[Labelled]) -> int:
    """Find the event on the other side that shares most time with this one, or starts nearest beside it.

    Returns
    -------
    int
        Its index, or -1 where none lies within the tolerance of jerks.
    """
    margin_s = TOLERANCES.jerk_onset_s
    start_s, end_s = event.onset_s, event.onset_s + event.duration_s
    candidates = [
        (min(end_s, other.onset_s + other.duration_s) - max(start_s, other.onset_s), -abs(other.onset_s - start_s), i)
        for i, other in enumerate(others)
        if other.onset_s <= end_s + margin_s and other.onset_s + other.duration_s >= start_s - margin_s
    ]
    return max(candidates)[2] if candidates else -1


def _confuse(night: _Night) -> dict[tuple[str, str], int]:
    counts: Counter[tuple[str, str]] = Counter()
    for label in night.truth:
        index = nearest_event(label, night.found)
        counts[label.kind, night.found[index].kind if index >= 0 else NOTHING] += 1
    is_near = touches(spans_of(night.found), spans_of(night.truth), margin_s=TOLERANCES.jerk_onset_s)
    for i in np.flatnonzero(~is_near).tolist():
        counts[NOTHING, night.found[i].kind] += 1
    return dict(counts)


def spans_of(events: Sequence[Labelled]) -> Spans:
    """Put the onsets and durations of events into arrays."""
    return Spans(
        onset_s=np.array([event.onset_s for event in events], dtype=np.float64),
        duration_s=np.array([event.duration_s for event in events], dtype=np.float64),
    )


def _indices(events: Sequence[Labelled], kinds: Sequence[str]) -> NDArray[np.intp]:
    return np.array([i for i, event in enumerate(events) if event.kind in kinds], dtype=np.intp)


ROWS: Mapping[str, Callable[[_Night], tuple[Agreement, Faults]]] = {
    **{jerk_row(level_g): partial(_score_jerks, kinds=JERK_KINDS, level_g=level_g) for level_g in JERK_LEVELS_G},
    **{kind: partial(_score_jerks, kinds=(kind,), level_g=JERK_LEVELS_G[0]) for kind in JERK_KINDS},
    "hypnic_jerk among jerks": _score_hypnic_among_jerks,
    "limb movements": partial(_score_limb_movements, kinds=LIMB_KINDS),
    **{kind: partial(_score_limb_movements, kinds=(kind,)) for kind in LIMB_KINDS},
    **{kind: partial(_score_trains, kind=kind) for kind in TRAIN_KINDS},
    "convulsive": _score_convulsive,
    "any movement": _score_any_movement,
}
