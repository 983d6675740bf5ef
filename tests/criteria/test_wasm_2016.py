"""WASM 2016: limb movements and their periodic series, clause by clause.

Ferri R, Fulda S, Allen RP, et al. World Association of Sleep Medicine (WASM) 2016 standards for recording and scoring
leg movements in polysomnograms developed by a joint task force from the International and the European Restless Legs
Syndrome Study Groups (IRLSSG and EURLSSG). Sleep Medicine 2016;26:86-95.
"""

import numpy as np
import pytest

from detector.limb_movement_rules import (
    has_limb_movement_shape,
    movement_end_s,
    periodic_index_per_h,
    starts_within,
    wasm_candidates,
    wasm_join_sides,
    wasm_series,
)
from detector.settings import WasmSettings
from recordings.timing import Interval

RULES = WasmSettings()
RATE_HZ = 50.0
OFF = 0.01


def series(onsets_s, durations_s=2.0, **options):
    onsets = np.asarray(onsets_s, dtype=np.float64)
    durations = np.broadcast_to(np.asarray(durations_s, dtype=np.float64), onsets.shape)
    return wasm_series(onsets, durations, rules=RULES, **options)


def every(interval_s, count, *, start_s=100.0):
    return start_s + interval_s * np.arange(count)


def join(onsets_s, durations_s, sides):
    return wasm_join_sides(
        np.asarray(onsets_s, float), np.asarray(durations_s, float), sides=np.array(sides), rules=RULES
    )


def envelope(*pieces):
    """Build a curve at 50 Hz from (seconds, level) pieces."""
    return np.concatenate([np.full(round(length_s * RATE_HZ), level) for length_s, level in pieces])


@pytest.mark.parametrize(
    ("duration_s", "is_candidate"),
    [(0.49, False), (0.5, True), (0.51, True), (9.99, True), (10.0, True), (10.01, False)],
)
def test_a_candidate_lasts_from_half_a_second_to_ten_seconds(duration_s, is_candidate):
    assert wasm_candidates(np.array([duration_s]), rules=RULES).tolist() == [is_candidate]


@pytest.mark.parametrize(("count", "found"), [(3, 0), (4, 1), (5, 1)])
def test_a_series_has_at_least_four_candidates(count, found):
    assert len(series(every(30.0, count))) == found


@pytest.mark.parametrize(("interval_s", "found"), [(9.99, 0), (10.0, 1), (10.01, 1)])
def test_the_shortest_interval_of_a_series_is_ten_seconds(interval_s, found):
    assert len(series(every(interval_s, 4))) == found


@pytest.mark.parametrize(("interval_s", "found"), [(89.99, 1), (90.0, 1), (90.01, 0)])
def test_the_longest_interval_of_a_series_is_ninety_seconds(interval_s, found):
    assert len(series(every(interval_s, 4))) == found


def test_intervals_are_measured_from_onset_to_onset():
    # offset to onset these lie 3 s apart, which would be too short
    assert series(every(12.0, 4), 9.0) == ((0, 1, 2, 3),)


@pytest.mark.parametrize(
    ("intruder_s", "expected"),
    [
        (9.99, ((0, 1, 2, 3), (4, 5, 6, 7))),
        (10.0, ((0, 1, 2, 3, 4, 5, 6, 7),)),
        (10.01, ((0, 1, 2, 3, 4, 5, 6, 7),)),
    ],
)
def test_an_interval_that_is_too_short_ends_the_series(intruder_s, expected):
    onsets_s = np.concatenate((every(20.0, 4), every(20.0, 4, start_s=160.0 + intruder_s)))
    assert series(onsets_s) == expected


def test_a_movement_soon_after_another_is_not_skipped_but_breaks_the_rhythm():
    # without the fifth movement, 3 s after the fourth, these would be one series of seven
    onsets_s = np.sort(np.append(every(20.0, 7), 163.0))
    assert series(onsets_s) == ((0, 1, 2, 3), (4, 5, 6, 7))


def test_the_movement_after_a_short_interval_can_begin_the_next_series():
    assert series([100.0, 105.0, 125.0, 145.0, 165.0]) == ((1, 2, 3, 4),)


@pytest.mark.parametrize(("pause_s", "found"), [(89.99, 1), (90.0, 1), (90.01, 2)])
def test_an_interval_that_is_too_long_ends_the_series(pause_s, found):
    onsets_s = np.concatenate((every(20.0, 4), every(20.0, 4, start_s=160.0 + pause_s)))
    assert len(series(onsets_s)) == found


@pytest.mark.parametrize(
    ("duration_s", "expected"),
    [
        (9.99, ((0, 1, 2, 3, 4, 5, 6, 7, 8),)),
        (10.0, ((0, 1, 2, 3, 4, 5, 6, 7, 8),)),
        (10.01, ((0, 1, 2, 3), (5, 6, 7, 8))),
    ],
)
def test_a_movement_of_more_than_ten_seconds_ends_the_series(duration_s, expected):
    durations_s = np.full(9, 2.0)
    durations_s[4] = duration_s
    assert series(every(20.0, 9), durations_s) == expected


def test_the_interval_after_a_long_movement_is_not_counted():
    durations_s = np.array([12.0, 2.0, 2.0, 2.0])
    assert series(every(20.0, 4), durations_s) == ()


@pytest.mark.parametrize(("duration_s", "found"), [(0.49, 1), (0.5, 0)])
def test_a_movement_under_half_a_second_is_no_limb_movement_and_passed_over(duration_s, found):
    onsets_s = np.array([100.0, 120.0, 125.0, 140.0, 160.0])
    durations_s = np.array([2.0, 2.0, duration_s, 2.0, 2.0])
    assert len(series(onsets_s, durations_s)) == found


@pytest.mark.parametrize(
    ("gap", "found"),
    [
        (Interval(onset_s=80.0, end_s=95.0), 1),
        (Interval(onset_s=80.0, end_s=100.0), 1),
        (Interval(onset_s=125.0, end_s=126.0), 0),
        (Interval(onset_s=160.0, end_s=170.0), 1),
    ],
)
def test_the_first_movement_after_a_recording_gap_has_no_prior_interval(gap, found):
    assert len(series(every(20.0, 4), gaps=(gap,))) == found


def test_both_sides_of_a_gap_can_have_their_own_series():
    gap = Interval(onset_s=165.0, end_s=166.0)
    assert series(every(20.0, 8), gaps=(gap,)) == ((0, 1, 2, 3), (4, 5, 6, 7))


def test_a_series_may_cross_from_wake_into_sleep_and_is_counted_apart():
    onsets_s = every(20.0, 6)
    found = series(onsets_s)
    is_asleep = starts_within(onsets_s, intervals=(Interval(onset_s=135.0, end_s=3735.0),))
    assert found == ((0, 1, 2, 3, 4, 5),)
    assert periodic_index_per_h(found, counts=is_asleep, hours=1.0) == 4.0
    assert periodic_index_per_h(found, counts=~is_asleep, hours=0.5) == 4.0


@pytest.mark.parametrize(("onset_s", "expected"), [(99.99, 0.0), (100.0, 1.0), (199.99, 1.0), (200.0, 0.0)])
def test_a_movement_belongs_to_the_stage_in_which_it_begins(onset_s, expected):
    is_asleep = starts_within(np.array([onset_s]), intervals=(Interval(onset_s=100.0, end_s=200.0),))
    assert periodic_index_per_h(((0,),), counts=is_asleep, hours=1.0) == expected


@pytest.mark.parametrize(("between_s", "parts"), [(0.49, 1), (0.5, 2), (0.51, 2)])
def test_sides_join_when_less_than_half_a_second_lies_between_end_and_onset(between_s, parts):
    joined = join([100.0, 102.0 + between_s], [2.0, 2.0], [0, 1])
    assert len(joined.members) == parts


def test_overlapping_movements_of_both_sides_are_one_from_first_onset_to_last_end():
    joined = join([100.0, 101.0], [6.0, 2.0], [0, 1])
    assert joined.members == ((0, 1),)
    assert joined.onsets_s.tolist() == [100.0]
    assert joined.durations_s.tolist() == [6.0]


@pytest.mark.parametrize(("count", "is_candidate"), [(3, True), (4, True), (5, False)])
def test_a_joined_candidate_has_at_most_four_parts(count, is_candidate):
    joined = join(every(1.2, count), np.ones(count), np.arange(count) % 2)
    assert joined.is_candidate.tolist() == [is_candidate]


@pytest.mark.parametrize(("whole_s", "is_candidate"), [(14.99, True), (15.0, True), (15.01, False)])
def test_a_joined_candidate_of_both_sides_lasts_at_most_fifteen_seconds(whole_s, is_candidate):
    joined = join([100.0, 108.0], [8.0, whole_s - 8.0], [0, 1])
    assert joined.is_candidate.tolist() == [is_candidate]


@pytest.mark.parametrize(("whole_s", "is_candidate"), [(9.99, True), (10.0, True), (10.01, False)])
def test_a_joined_movement_of_one_side_lasts_at_most_ten_seconds(whole_s, is_candidate):
    joined = join([100.0, 105.0], [5.0, whole_s - 5.0], [0, 0])
    assert joined.is_candidate.tolist() == [is_candidate]


@pytest.mark.parametrize(("part_s", "is_candidate"), [(10.0, True), (10.01, False)])
def test_a_joined_movement_with_an_overlong_part_is_no_candidate(part_s, is_candidate):
    joined = join([100.0, 101.0], [part_s, 2.0], [0, 1])
    assert joined.is_candidate.tolist() == [is_candidate]


def test_joined_candidates_of_up_to_fifteen_seconds_belong_to_a_series():
    onsets_s = np.sort(np.concatenate((every(30.0, 4), every(30.0, 4, start_s=106.0))))
    joined = join(onsets_s, np.tile([6.0, 7.0], 4), np.tile([0, 1], 4))
    found = wasm_series(joined.onsets_s, joined.durations_s, rules=RULES, is_candidate=joined.is_candidate)
    assert joined.durations_s.tolist() == [13.0] * 4
    assert found == ((0, 1, 2, 3),)


@pytest.mark.parametrize(("low_s", "end_s"), [(0.48, 3.48), (0.5, 2.0), (0.52, 2.0)])
def test_a_movement_ends_where_a_low_stretch_of_half_a_second_begins(low_s, end_s):
    curve = envelope((1.0, 0.0), (1.0, 0.1), (low_s, 0.0), (1.0, 0.1), (2.0, 0.0))
    assert movement_end_s(curve, sampling_rate_hz=RATE_HZ, onset_s=1.0, off_threshold=OFF, rules=RULES) == end_s


@pytest.mark.parametrize(("level", "end_s"), [(0.99 * OFF, 2.0), (OFF, 2.0), (1.01 * OFF, 3.0)])
def test_low_means_that_the_curve_does_not_exceed_the_off_threshold(level, end_s):
    curve = envelope((1.0, 0.0), (1.0, 0.1), (1.0, level), (1.0, 0.0))
    assert movement_end_s(curve, sampling_rate_hz=RATE_HZ, onset_s=1.0, off_threshold=OFF, rules=RULES) == end_s


def test_a_movement_that_does_not_come_to_rest_has_no_end():
    curve = envelope((1.0, 0.0), (3.0, 0.1), (0.4, 0.0))
    assert movement_end_s(curve, sampling_rate_hz=RATE_HZ, onset_s=1.0, off_threshold=OFF, rules=RULES) is None


@pytest.mark.parametrize(("level", "has_shape"), [(0.99 * OFF, False), (OFF, False), (1.01 * OFF, True)])
def test_the_median_of_half_a_second_exceeds_the_off_threshold(level, has_shape):
    curve = envelope((0.2, 0.0), (0.5, level), (0.2, 0.0))
    assert has_limb_movement_shape(curve, sampling_rate_hz=RATE_HZ, off_threshold=OFF, rules=RULES) is has_shape


@pytest.mark.parametrize(("high_s", "has_shape"), [(0.24, False), (0.26, True)])
def test_more_than_half_of_a_half_second_must_be_high(high_s, has_shape):
    curve = envelope((1.0, 0.0), (high_s, 0.1), (1.0, 0.0))
    assert has_limb_movement_shape(curve, sampling_rate_hz=RATE_HZ, off_threshold=OFF, rules=RULES) is has_shape


def test_a_burst_of_single_peaks_is_no_limb_movement():
    curve = np.zeros(100)
    curve[::5] = 1.0
    assert not has_limb_movement_shape(curve, sampling_rate_hz=RATE_HZ, off_threshold=OFF, rules=RULES)


@pytest.mark.parametrize(("length_s", "has_shape"), [(0.48, False), (0.5, True)])
def test_a_curve_of_less_than_half_a_second_has_no_shape(length_s, has_shape):
    curve = envelope((length_s, 0.1))
    assert has_limb_movement_shape(curve, sampling_rate_hz=RATE_HZ, off_threshold=OFF, rules=RULES) is has_shape
