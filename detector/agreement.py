"""Beside the chain: how well detected events agree with labels, whoever made either of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detector.settings import number

SECONDS_PER_DAY = 86_400.0
ROUNDING_S = 1e-6

Figure = Literal["sensitivity", "precision", "f1", "false_alarms_per_24_h", "false_alarms_per_night"]

SZCORE = "L: SzCORE event scoring (Dan et al., Epilepsia 2025), defaults of its reference code timescoring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerances:
    """How far apart a detection and a label may lie and still mean the same event. They score; they never decide."""

    jerk_onset_s: float = number(
        0.5,
        "Largest distance between the onsets of a detected and a labelled jerk or twitch, in seconds",
        source="E: twice the longest EMG burst of a hypnic jerk (250 ms)",
    )
    limb_movement_onset_s: float = number(
        1.0,
        "Largest distance between the onsets of a detected and a labelled limb movement, in seconds",
        source="E: twice the shortest limb movement of WASM 2016 (0.5 s)",
    )
    train_overlap: float = number(
        0.3,
        "Smallest intersection over union of a detected and a labelled train",
        source="E: low enough for blurred ends, high enough that one train cannot answer for two",
    )
    seizure_before_s: float = number(30.0, "A detection may begin this long before a labelled seizure", source=SZCORE)
    seizure_after_s: float = number(60.0, "A detection may end this long after a labelled seizure", source=SZCORE)
    seizure_merge_s: float = number(90.0, "Seizures less than this apart count as one", source=SZCORE)
    seizure_longest_s: float = number(300.0, "Longer seizures are cut into pieces of this length", source=SZCORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """Events as two plain arrays of equal length: onset and duration in seconds."""

    onset_s: NDArray[np.float64]
    duration_s: NDArray[np.float64]

    @property
    def end_s(self) -> NDArray[np.float64]:
        """Ends in seconds."""
        return self.onset_s + self.duration_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Which detection answers which label, one to one.

    ``pairs`` has shape (k, 2): index of the detection, index of the label. ``unmatched`` are the detections and
    ``missed`` the labels that are left over, as sorted indices.
    """

    pairs: NDArray[np.intp]
    unmatched: NDArray[np.intp]
    missed: NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Hits, misses and false alarms of one night or of several, and the figures that follow from them.

    A figure without anything to divide by (no label, no detection, no time) is nan.
    """

    hits: int
    misses: int
    false_alarms: int
    recorded_s: float
    nights: int = 1

    @property
    def sensitivity(self) -> float:
        """Share of the labels that were found."""
        return _ratio(self.hits, self.hits + self.misses)

    @property
    def precision(self) -> float:
        """Share of the detections that were right."""
        return _ratio(self.hits, self.hits + self.false_alarms)

    @property
    def f1(self) -> float:
        """Harmonic mean of sensitivity and precision."""
        return _ratio(2 * self.hits, 2 * self.hits + self.misses + self.false_alarms)

    @property
    def false_alarms_per_24_h(self) -> float:
        """False alarms in a day's worth of recorded time."""
        return _ratio(self.false_alarms, self.recorded_s / SECONDS_PER_DAY)

    @property
    def false_alarms_per_night(self) -> float:
        """False alarms in a night."""
        return _ratio(self.false_alarms, self.nights)


def match_onsets(
    found_onset_s: NDArray[np.float64], true_onset_s: NDArray[np.float64], *, tolerance_s: float
) -> Matching:
    """Pair detections with labels whose onsets lie close together, each used at most once.

    Parameters
    ----------
    found_onset_s : ndarray, shape (n,)
        Onsets of the detections in seconds, in any order.
    true_onset_s : ndarray, shape (m,)
        Onsets of the labels in seconds, in any order.
    tolerance_s : float
        Largest distance of a pair, itself allowed.

    Returns
    -------
    Matching

    Notes
    -----
    The result is optimal: as many pairs as possible, and among those the smallest sum of distances. On a line such a
    matching never needs to cross, so it is found by aligning the two sorted lists, cluster by cluster.
    """
    found_order, true_order = np.argsort(found_onset_s, kind="stable"), np.argsort(true_onset_s, kind="stable")
    found_s, true_s = found_onset_s[found_order], true_onset_s[true_order]
    pairs = [
        (found_order[first + i], true_order[second + j])
        for first, first_end, second, second_end in _clusters(found_s, true_s, tolerance_s=tolerance_s)
        for i, j in _align(found_s[first:first_end], true_s[second:second_end], tolerance_s=tolerance_s)
    ]
    return _complete(pairs, found_count=found_s.size, true_count=true_s.size)


def match_trains(found: Spans, truth: Spans, *, minimum_overlap: float) -> Matching:
    """Pair detected trains with labelled ones by how much of their time they share, each used at most once.

    Parameters
    ----------
    found, truth : Spans
        Detected and labelled trains.
    minimum_overlap : float
        Smallest intersection over union of a pair, itself allowed.

    Returns
    -------
    Matching

    Notes
    -----
    Pairs are taken greedily, the largest overlap first; above one half no other choice is possible.
    """
    overlap = intersection_over_union(found, truth)
    pairs: list[tuple[np.intp, np.intp]] = []
    while overlap.size and overlap.max() >= max(minimum_overlap - ROUNDING_S, ROUNDING_S):
        i, j = np.unravel_index(np.argmax(overlap), overlap.shape)
        pairs.append((i, j))
        overlap[i, :] = 0.0
        overlap[:, j] = 0.0
    return _complete(pairs, found_count=found.onset_s.size, true_count=truth.onset_s.size)


def intersection_over_union(found: Spans, truth: Spans) -> NDArray[np.float64]:
    """Shared time of each detection with each label, divided by the time they cover together; shape (n, m)."""
    ends_s = np.minimum(found.end_s[:, None], truth.end_s[None, :])
    starts_s = np.maximum(found.onset_s[:, None], truth.onset_s[None, :])
    shared_s = np.maximum(ends_s - starts_s, 0.0)
    together_s = found.duration_s[:, None] + truth.duration_s[None, :] - shared_s
    return np.asarray(np.divide(shared_s, together_s, out=np.zeros_like(shared_s), where=together_s > 0))


def touches(spans: Spans, others: Spans, *, margin_s: float) -> NDArray[np.bool_]:
    """Tell for each span whether any of the others lies within a margin of it; shape (n,)."""
    starts_before_end = others.onset_s[None, :] <= spans.end_s[:, None] + margin_s + ROUNDING_S
    ends_after_start = others.end_s[None, :] >= spans.onset_s[:, None] - margin_s - ROUNDING_S
    return np.asarray((starts_before_end & ends_after_start).any(axis=1))


def agree(matching: Matching, *, recorded_s: float, is_excused: NDArray[np.bool_] | None = None) -> Agreement:
    """Count a matching as hits, misses and false alarms.

    Parameters
    ----------
    matching : Matching
    recorded_s : float
        Length of the recording in seconds.
    is_excused : ndarray of bool, optional
        For each detection, whether it is neither right nor wrong when no label answers it.

    Returns
    -------
    Agreement
    """
    excused = 0 if is_excused is None else int(np.count_nonzero(is_excused[matching.unmatched]))
    return Agreement(
        hits=len(matching.pairs),
        misses=matching.missed.size,
        false_alarms=matching.unmatched.size - excused,
        recorded_s=recorded_s,
    )


def score_seizures(found: Spans, truth: Spans, *, recorded_s: float, tolerances: Tolerances | None = None) -> Agreement:
    """Count seizures found, seizures missed and false alarms as the seizure community does.

    Parameters
    ----------
    found, truth : Spans
        Detected and labelled seizures.
    recorded_s : float
        Length of the recording in seconds.
    tolerances : Tolerances, optional

    Returns
    -------
    Agreement

    Notes
    -----
    SzCORE event scoring: on both sides events less than 90 s apart are merged and events over 5 min are cut; a label is
    found when any detection overlaps it, widened by 30 s before and 60 s after; a detection any part of which lies
    outside the widened labels that were found is a false alarm. Times are exact here, not sampled at 10 Hz.
    """
    limits = tolerances or Tolerances()
    detections, labels = _seizure_events(found, limits), _seizure_events(truth, limits)
    widened = [
        (max(0.0, start_s - limits.seizure_before_s), min(recorded_s, end_s + limits.seizure_after_s))
        for start_s, end_s in labels
    ]
    hit = [window for window in widened if any(_shared_s(window, detection) > 0 for detection in detections)]
    false_alarms = sum(_uncovered_s(detection, hit) > ROUNDING_S for detection in detections)
    return Agreement(hits=len(hit), misses=len(labels) - len(hit), false_alarms=false_alarms, recorded_s=recorded_s)


def pool(agreements: Sequence[Agreement]) -> Agreement:
    """Add up the counts of several nights."""
    return Agreement(
        hits=sum(one.hits for one in agreements),
        misses=sum(one.misses for one in agreements),
        false_alarms=sum(one.false_alarms for one in agreements),
        recorded_s=sum(one.recorded_s for one in agreements),
        nights=sum(one.nights for one in agreements),
    )


def bootstrap_interval(
    agreements: Sequence[Agreement], figure: Figure, *, repetitions: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """Say how far a figure would swing had other nights been drawn: its 95 % interval over resampled nights.

    Parameters
    ----------
    agreements : sequence of Agreement
        One for each night.
    figure : str
        Name of the property to pool and resample.
    repetitions, seed : int
        Number of resamplings, and the seed they are drawn from.

    Returns
    -------
    tuple of float
        Percentiles 2.5 and 97.5; nan where no resampling gave a value.
    """
    if not agreements:
        return (np.nan, np.nan)
    counts = np.array([(one.hits, one.misses, one.false_alarms, one.recorded_s, one.nights) for one in agreements])
    draws = np.random.default_rng(seed).integers(len(agreements), size=(repetitions, len(agreements)))
    values = np.array([getattr(_from_counts(total), figure) for total in counts[draws].sum(axis=1)])
    values = values[np.isfinite(values)]
    if not values.size:
        return (np.nan, np.nan)
    lower, upper = np.quantile(values, [0.025, 0.975])
    return (float(lower), float(upper))


def _from_counts(counts: NDArray[np.float64]) -> Agreement:
    hits, misses, false_alarms, recorded_s, nights = counts.tolist()
    return Agreement(
        hits=int(hits), misses=int(misses), false_alarms=int(false_alarms), recorded_s=recorded_s, nights=int(nights)
    )


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def _clusters(
    found_s: NDArray[np.float64], true_s: NDArray[np.float64], *, tolerance_s: float
) -> list[tuple[int, int, int, int]]:
    """Cut both sorted lists where nothing is close: index ranges [first, first_end) and [second, second_end)."""
    points_s = np.sort(np.concatenate((found_s, true_s)))
    starts_s = points_s[np.diff(points_s, prepend=-np.inf) > tolerance_s + ROUNDING_S]
    edges_s = np.append(starts_s, np.inf)
    found_edges, true_edges = np.searchsorted(found_s, edges_s), np.searchsorted(true_s, edges_s)
    ranges = zip(found_edges[:-1], found_edges[1:], true_edges[:-1], true_edges[1:], strict=True)
    return [(int(a), int(b), int(c), int(d)) for a, b, c, d in ranges if b > a and d > c]


def _align(found_s: NDArray[np.float64], true_s: NDArray[np.float64], *, tolerance_s: float) -> list[tuple[int, int]]:
    distance_s = np.abs(found_s[:, None] - true_s[None, :])
    # One more pair is always worth more than any sum of distances.
    pair_worth = (min(distance_s.shape) + 1) * (tolerance_s + 1.0)
    worth = np.where(distance_s <= tolerance_s + ROUNDING_S, pair_worth - distance_s, -np.inf)
    best = np.zeros((found_s.size + 1, true_s.size + 1))
    for i in range(found_s.size):
        best[i + 1, 1:] = np.maximum.accumulate(np.maximum(best[i, 1:], best[i, :-1] + worth[i]))
    return _trace_back(best)


def _trace_back(best: NDArray[np.float64]) -> list[tuple[int, int]]:
    pairs = []
    i, j = best.shape[0] - 1, best.shape[1] - 1
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def _complete(pairs: Sequence[tuple[np.intp, np.intp]], *, found_count: int, true_count: int) -> Matching:
    table = np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)
    return Matching(
        pairs=table,
        unmatched=np.setdiff1d(np.arange(found_count, dtype=np.intp), table[:, 0]),
        missed=np.setdiff1d(np.arange(true_count, dtype=np.intp), table[:, 1]),
    )


def _seizure_events(spans: Spans, limits: Tolerances) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for start_s, end_s in sorted(zip(spans.onset_s.tolist(), spans.end_s.tolist(), strict=True)):
        if merged and start_s - merged[-1][1] < limits.seizure_merge_s:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end_s))
        else:
            merged.append((start_s, end_s))
    return [piece for event in merged for piece in _cut(event, limits.seizure_longest_s)]


def _cut(event: tuple[float, float], longest_s: float) -> list[tuple[float, float]]:
    start_s, end_s = event
    cuts_s = [start_s, *np.arange(start_s + longest_s, end_s - ROUNDING_S, longest_s).tolist(), end_s]
    return list(pairwise(cuts_s))


def _shared_s(first: tuple[float, float], second: tuple[float, float]) -> float:
    return max(0.0, min(first[1], second[1]) - max(first[0], second[0]))


def _uncovered_s(event: tuple[float, float], windows: Sequence[tuple[float, float]]) -> float:
    left_s, reached_s = 0.0, event[0]
    for start_s, end_s in sorted(windows):
        left_s += max(0.0, min(start_s, event[1]) - reached_s)
        reached_s = min(max(reached_s, end_s), event[1])
    return left_s + event[1] - reached_s
