"""What movements are together: trains of even bursts, clusters of jerks."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hand_made import features
from hypothesis import given
from hypothesis import strategies as st

from detector.series import find_clusters, find_trains, list_bursts
from detector.settings import Settings

TRAINS = Settings().trains
CLUSTERS = Settings().clusters
STEP_S = (TRAINS.shortest_interval_s + TRAINS.longest_interval_s) / 2
BURST_S = 0.1
STEPS = st.lists(st.integers(100, 12000).map(lambda ms: ms / 1000.0), max_size=40)
JERK_S = CLUSTERS.longest_jerk_s
NEAR_S = CLUSTERS.longest_interval_s / 2


def movements(steps_s, *, duration_s=BURST_S, peak_g=1.0):
    return tuple(features(float(at), duration_s, peak_g=peak_g) for at in 10.0 + np.cumsum([0.0, *steps_s]))


def trains(steps_s):
    return trains_of(movements(steps_s))


def trains_of(found):
    return find_trains(list_bursts(found), found, settings=TRAINS)


def clusters(found):
    return find_clusters(list_bursts(found), found, settings=CLUSTERS)


@pytest.mark.parametrize(("more", "count"), [(-1, 0), (0, 1), (1, 1)])
def test_a_train_has_enough_bursts(more, count):
    assert len(trains([STEP_S] * (TRAINS.minimum_bursts - 1 + more))) == count


@pytest.mark.parametrize(("factor", "count"), [(0.999, 0), (1.001, 1)])
def test_a_step_is_no_shorter_than_the_shortest(factor, count):
    many = math.ceil(1.1 * TRAINS.shortest_s / TRAINS.shortest_interval_s)
    assert len(trains([factor * TRAINS.shortest_interval_s] * many)) == count


@pytest.mark.parametrize(("factor", "count"), [(0.999, 1), (1.001, 0)])
def test_a_step_is_no_longer_than_the_longest(factor, count):
    assert len(trains([factor * TRAINS.longest_interval_s] * 9)) == count


@pytest.mark.parametrize(("factor", "is_one"), [(0.99, True), (1.01, False)])
def test_steps_change_by_no_more_than_a_ratio(factor, is_one):
    enough = TRAINS.minimum_bursts
    quick_s = STEP_S / TRAINS.interval_ratio_max
    slow_s = quick_s * TRAINS.interval_ratio_max * factor
    assert TRAINS.shortest_interval_s < quick_s < slow_s < TRAINS.longest_interval_s
    longest = max(group.count for group in trains([quick_s] * enough + [slow_s] * enough))
    assert (longest == 2 * enough + 1) is is_one


def test_a_train_is_described_by_its_bursts():
    (group,) = trains([1.0, 1.2, 1.0, 1.2])
    assert group.onset_s == pytest.approx(10.0)
    assert group.end_s == pytest.approx(14.4 + BURST_S)
    assert group.count == 5
    assert group.interval_s == pytest.approx(1.1)
    assert group.interval_variation == pytest.approx(0.1 / 1.1)


def test_bursts_of_one_movement_can_be_a_train():
    one = features(10.0, 6.0, bursts=tuple((10.0 + i, 10.2 + i) for i in range(6)))
    (group,) = trains_of((one,))
    assert group.count == 6


def test_a_foot_that_goes_out_and_comes_back_makes_two_bursts_of_one_beat():
    gap_s = 0.9 * TRAINS.beat_gap_s
    beats_s = [10.0 + STEP_S * number for number in range(TRAINS.minimum_bursts + 1)]
    bursts = tuple((at + shift, at + shift + BURST_S) for at in beats_s for shift in (0.0, BURST_S + gap_s))
    assert STEP_S - BURST_S - gap_s > TRAINS.interval_ratio_max * (BURST_S + gap_s)
    (group,) = trains_of((features(10.0, bursts[-1][1] - 10.0, bursts=bursts),))
    assert (group.count, group.interval_s) == (len(beats_s), pytest.approx(STEP_S))
    assert group.end_s == pytest.approx(bursts[-1][1])


def test_bursts_further_apart_are_no_beat():
    gap_s = 1.1 * TRAINS.beat_gap_s
    beats_s = [10.0 + STEP_S * number for number in range(TRAINS.minimum_bursts + 1)]
    bursts = tuple((at + shift, at + shift + BURST_S) for at in beats_s for shift in (0.0, BURST_S + gap_s))
    assert trains_of((features(10.0, bursts[-1][1] - 10.0, bursts=bursts),)) == ()


def test_movements_of_uneven_bursts_are_a_train_where_they_repeat_evenly():
    """A foot comes back sooner or later: neither its bursts nor its beats are even, its movements are."""
    onsets_s = [10.0 + STEP_S * number for number in range(TRAINS.minimum_bursts + 1)]
    backs_s = [BURST_S + TRAINS.beat_gap_s * (1.1 if number % 2 else 2.0) for number in range(len(onsets_s))]
    found = tuple(
        features(at, back_s + BURST_S, bursts=((at, at + BURST_S), (at + back_s, at + back_s + BURST_S)))
        for at, back_s in zip(onsets_s, backs_s, strict=True)
    )
    (group,) = trains_of(found)
    assert (group.count, group.interval_s) == (len(onsets_s), pytest.approx(STEP_S))


def test_even_bursts_vary_neither_in_peak_nor_in_length():
    (group,) = trains([STEP_S] * 9)
    assert (group.peak_variation, group.length_variation) == (pytest.approx(0.0), pytest.approx(0.0, abs=1e-6))


@given(steps_s=STEPS)
def test_trains_are_made_of_even_steps_and_each_is_told_once(steps_s):
    found = trains(steps_s)
    assert len(set(found)) == len(found)
    edges_s = [edge_s for group in found for edge_s in (group.onset_s, group.end_s)]
    assert sum(later_s < edge_s for edge_s, later_s in pairwise(edges_s)) <= 2, "of bursts, of beats, of movements"
    for group in found:
        assert group.count >= TRAINS.minimum_bursts
        assert TRAINS.shortest_interval_s <= group.interval_s <= TRAINS.longest_interval_s


@given(steps_s=STEPS, later_s=st.integers(0, 30000))
def test_a_later_start_changes_neither_trains_nor_clusters(steps_s, later_s):
    now, later = (movements([start_s, *steps_s]) for start_s in (20.0, 20.0 + later_s))
    for find in (trains_of, clusters):
        first, second = find(now), find(later)
        assert [group.count for group in first] == [group.count for group in second]
        assert [group.onset_s + later_s for group in first] == pytest.approx([group.onset_s for group in second])


@pytest.mark.parametrize(("more", "count"), [(-1, 0), (0, 1), (1, 1)])
def test_a_cluster_has_enough_jerks(more, count):
    assert len(clusters(movements([NEAR_S] * (CLUSTERS.minimum_jerks - 1 + more)))) == count


@pytest.mark.parametrize(("factor", "count"), [(0.99, 1), (1.01, 0)])
def test_jerks_of_a_cluster_are_no_further_apart(factor, count):
    assert len(clusters(movements([factor * CLUSTERS.longest_interval_s] * 9))) == count


@pytest.mark.parametrize(("factor", "count"), [(0.99, 0), (1.0, 1), (1.01, 1)])
def test_weaker_jerks_are_not_counted(factor, count):
    assert len(clusters(movements([NEAR_S] * 9, peak_g=factor * CLUSTERS.minimum_peak_g))) == count


@pytest.mark.parametrize(("factor", "count"), [(0.99, 1), (1.01, 0)])
def test_a_longer_burst_is_no_jerk(factor, count):
    assert len(clusters(movements([NEAR_S] * 9, duration_s=factor * JERK_S))) == count


@pytest.mark.parametrize(("factor", "count"), [(0.9, 1), (1.1, 0)])
def test_other_movement_among_the_jerks_speaks_against_a_cluster(factor, count):
    jerks = movements([NEAR_S] * 9, duration_s=JERK_S)
    share = factor * CLUSTERS.other_movement_share
    other_s = sum(item.movement.duration_s for item in jerks) * share / (1 - share)
    assert other_s > JERK_S
    among = features(jerks[4].movement.end_s + 0.1, other_s, peak_g=1.0)
    found = tuple(sorted((*jerks, among), key=lambda item: item.movement.onset_s))
    assert len(clusters(found)) == count


def test_two_clusters_far_apart_are_two():
    first = [NEAR_S] * CLUSTERS.minimum_jerks
    assert len(clusters(movements([*first, 10 * CLUSTERS.longest_interval_s, *first]))) == 2


@given(steps_s=STEPS)
def test_clusters_are_sorted_disjoint_and_have_enough_jerks(steps_s):
    found = clusters(movements(steps_s))
    edges = [edge for group in found for edge in (group.onset_s, group.end_s)]
    assert edges == sorted(edges)
    assert all(group.count >= CLUSTERS.minimum_jerks for group in found)


def test_bursts_are_listed_with_the_movement_they_lie_in():
    found = (features(10.0, 1.0), features(20.0, 2.0, bursts=((20.0, 20.3), (21.0, 22.0)), peak_g=0.4))
    bursts = list_bursts(found)
    assert bursts.onset_s.tolist() == [10.0, 20.0, 21.0]
    assert bursts.movement.tolist() == [0, 1, 1]
    assert bursts.peak_g.tolist() == pytest.approx([0.1, 0.4, 0.4])


def test_without_movements_there_is_nothing():
    assert list_bursts(()).onset_s.size == 0
    assert trains_of(()) == ()
    assert clusters(()) == ()
