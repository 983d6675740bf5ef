"""Scoring detections against labels: matching, counting, and the figures that follow."""

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from detector.agreement import (
    Agreement,
    Matching,
    Spans,
    Tolerances,
    agree,
    bootstrap_interval,
    intersection_over_union,
    match_onsets,
    match_trains,
    pool,
    score_seizures,
    touches,
)

NONE = Spans(onset_s=np.empty(0), duration_s=np.empty(0))
DAY_S = 86_400.0

onsets = st.lists(st.floats(0, 6).map(lambda value: round(value, 2)), max_size=5).map(
    lambda v: np.array(v, dtype=float)
)


def spans(*pairs: tuple[float, float]) -> Spans:
    return Spans(onset_s=np.array([a for a, _ in pairs]), duration_s=np.array([b - a for a, b in pairs]))


def pairs_of(matching: Matching) -> list[tuple[int, int]]:
    return [(int(i), int(j)) for i, j in matching.pairs]


@pytest.mark.parametrize(("distance_s", "pairs"), [(0.49, 1), (0.5, 1), (0.51, 0)])
def test_onsets_match_up_to_and_including_the_tolerance(distance_s: float, pairs: int):
    matching = match_onsets(np.array([100.2 + distance_s]), np.array([100.2]), tolerance_s=0.5)
    assert len(matching.pairs) == pairs


def test_a_label_is_answered_once_and_the_second_detection_is_left_over():
    matching = match_onsets(np.array([10.0, 10.1]), np.array([10.0]), tolerance_s=0.5)
    assert pairs_of(matching) == [(0, 0)]
    assert matching.unmatched.tolist() == [1]


def test_as_many_pairs_as_possible_are_made_even_where_the_closest_pair_must_be_given_up():
    # The closest pair (0.40 with 0.45) would leave both others alone.
    matching = match_onsets(np.array([0.0, 0.45]), np.array([0.4, 0.9]), tolerance_s=0.5)
    assert pairs_of(matching) == [(0, 0), (1, 1)]


def test_unsorted_onsets_keep_their_own_indices():
    matching = match_onsets(np.array([30.0, 10.0]), np.array([50.0, 10.1, 30.1]), tolerance_s=0.5)
    assert pairs_of(matching) == [(0, 2), (1, 1)]
    assert matching.missed.tolist() == [0]


@given(found=onsets, truth=onsets)
def test_the_onset_matching_is_the_best_of_all_matchings(found: NDArray[np.float64], truth: NDArray[np.float64]):
    matching = match_onsets(found, truth, tolerance_s=0.5)
    distance_s = sum(abs(found[i] - truth[j]) for i, j in matching.pairs)
    count, smallest_s = best_matching(found, truth)
    assert len(matching.pairs) == count
    assert distance_s == pytest.approx(smallest_s)


@given(found=onsets, truth=onsets)
def test_every_event_is_either_in_one_pair_or_left_over(found: NDArray[np.float64], truth: NDArray[np.float64]):
    matching = match_onsets(found, truth, tolerance_s=0.5)
    assert sorted([*matching.pairs[:, 0], *matching.unmatched]) == list(range(found.size))
    assert sorted([*matching.pairs[:, 1], *matching.missed]) == list(range(truth.size))


def best_matching(found: NDArray[np.float64], truth: NDArray[np.float64]) -> tuple[int, float]:
    """Try every matching, largest first."""
    for count in range(min(found.size, truth.size), 0, -1):
        sums = [
            float(np.abs(found[list(some)] - truth[list(others)]).sum())
            for some in combinations(range(found.size), count)
            for others in permutations(range(truth.size), count)
            if np.all(np.abs(found[list(some)] - truth[list(others)]) <= 0.5 + 1e-6)
        ]
        if sums:
            return count, min(sums)
    return 0, 0.0


@pytest.mark.parametrize(("end_s", "pairs"), [(12.9, 0), (13.0, 1), (13.1, 1)])
def test_trains_match_from_three_tenths_of_their_common_time(end_s: float, pairs: int):
    matching = match_trains(spans((10.0, end_s)), spans((10.0, 20.0)), minimum_overlap=0.3)
    assert len(matching.pairs) == pairs


def test_the_train_that_shares_most_is_taken_first():
    matching = match_trains(spans((0.0, 6.0), (1.0, 10.0)), spans((0.0, 10.0)), minimum_overlap=0.3)
    assert pairs_of(matching) == [(1, 0)]
    assert matching.unmatched.tolist() == [0]


def test_events_without_duration_share_nothing():
    assert intersection_over_union(spans((5.0, 5.0)), spans((5.0, 5.0))).tolist() == [[0.0]]
    assert not len(match_trains(spans((5.0, 5.0)), spans((5.0, 5.0)), minimum_overlap=0.0).pairs)


@pytest.mark.parametrize(("onset_s", "touching"), [(20.4, [True]), (20.5, [True]), (20.6, [False])])
def test_an_event_touches_another_within_the_margin(onset_s: float, touching: list[bool]):
    assert touches(spans((onset_s, onset_s + 1)), spans((10.0, 20.0)), margin_s=0.5).tolist() == touching


def test_an_excused_detection_is_neither_right_nor_wrong():
    matching = match_onsets(np.array([1.0, 5.0, 9.0]), np.array([1.0]), tolerance_s=0.5)
    agreement = agree(matching, recorded_s=DAY_S, is_excused=np.array([True, True, False]))
    assert (agreement.hits, agreement.misses, agreement.false_alarms) == (1, 0, 1)


@pytest.mark.parametrize(
    ("found", "hits", "false_alarms"),
    [
        ((969.0, 969.9), 0, 1),
        ((970.0, 970.5), 1, 0),
        ((1119.0, 1120.0), 1, 0),
        ((1120.1, 1121.0), 0, 1),
        ((1000.0, 1125.0), 1, 1),
    ],
)
def test_a_seizure_is_found_by_any_overlap_within_30_s_before_and_60_s_after(
    found: tuple[float, float], hits: int, false_alarms: int
):
    agreement = score_seizures(spans(found), spans((1000.0, 1060.0)), recorded_s=DAY_S)
    assert (agreement.hits, agreement.false_alarms) == (hits, false_alarms)


@pytest.mark.parametrize(("gap_s", "events"), [(89.0, 1), (90.0, 2), (91.0, 2)])
def test_seizures_less_than_90_s_apart_are_one(gap_s: float, events: int):
    truth = spans((1000.0, 1020.0), (1020.0 + gap_s, 1040.0 + gap_s))
    assert score_seizures(NONE, truth, recorded_s=DAY_S).misses == events


def test_seizures_longer_than_five_minutes_are_cut():
    assert score_seizures(NONE, spans((1000.0, 1300.0)), recorded_s=DAY_S).misses == 1
    assert score_seizures(NONE, spans((1000.0, 1601.0)), recorded_s=DAY_S).misses == 3


def test_a_detection_may_reach_from_one_found_seizure_into_the_next():
    truth = spans((1000.0, 1060.0), (1150.0, 1210.0))
    agreement = score_seizures(spans((1050.0, 1160.0)), truth, recorded_s=DAY_S)
    assert (agreement.hits, agreement.misses, agreement.false_alarms) == (2, 0, 0)


def test_a_detection_that_fills_the_time_between_two_far_seizures_is_a_false_alarm_too():
    truth = spans((1000.0, 1060.0), (1200.0, 1260.0))
    agreement = score_seizures(spans((1050.0, 1200.0)), truth, recorded_s=DAY_S)
    assert (agreement.hits, agreement.misses, agreement.false_alarms) == (2, 0, 1)


def test_figures_follow_from_the_counts():
    agreement = Agreement(hits=6, misses=2, false_alarms=4, recorded_s=DAY_S / 3, nights=2)
    assert agreement.sensitivity == 0.75
    assert agreement.precision == 0.6
    assert agreement.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)
    assert agreement.false_alarms_per_24_h == pytest.approx(12)
    assert agreement.false_alarms_per_night == 2


def test_a_figure_with_nothing_to_divide_by_is_not_a_number():
    agreement = agree(match_onsets(np.empty(0), np.empty(0), tolerance_s=0.5), recorded_s=DAY_S)
    assert np.isnan([agreement.sensitivity, agreement.precision, agreement.f1]).all()
    assert agreement.false_alarms_per_24_h == 0


def test_nights_are_pooled_by_their_counts():
    one = Agreement(hits=1, misses=0, false_alarms=0, recorded_s=100.0)
    other = Agreement(hits=0, misses=3, false_alarms=2, recorded_s=50.0)
    assert pool([one, other]) == Agreement(hits=1, misses=3, false_alarms=2, recorded_s=150.0, nights=2)


def test_the_bootstrap_interval_holds_the_pooled_figure_and_repeats():
    nights = [Agreement(hits=hits, misses=10 - hits, false_alarms=0, recorded_s=DAY_S) for hits in range(11)]
    lower, upper = bootstrap_interval(nights, "sensitivity")
    assert lower < pool(nights).sensitivity < upper
    assert (lower, upper) == bootstrap_interval(nights, "sensitivity")


def test_equal_nights_leave_the_bootstrap_no_room():
    nights = [Agreement(hits=9, misses=1, false_alarms=0, recorded_s=DAY_S)] * 5
    assert bootstrap_interval(nights, "sensitivity") == (0.9, 0.9)
    assert np.isnan(bootstrap_interval([], "sensitivity")).all()


def test_every_tolerance_says_what_it_means_and_where_it_comes_from():
    for field in Tolerances.__dataclass_fields__.values():
        assert field.metadata["meaning"]
        assert field.metadata["source"][:2] in {"L:", "K:", "E:"}
