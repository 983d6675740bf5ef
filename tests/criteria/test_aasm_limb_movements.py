"""AASM: limb movements and their periodic series, clause by clause.

The AASM Manual for the Scoring of Sleep and Associated Events: Rules, Terminology and Technical Specifications,
American Academy of Sleep Medicine, versions 2 and 3. Where the manual is silent on a short interval: Zucconi M, Ferri
R, Allen R, et al. (WASM 2006). Sleep Medicine 2006;7:175-183.
"""

import numpy as np
import pytest

from detector.limb_movement_rules import aasm_candidates, aasm_join_sides, aasm_series, wasm_series
from detector.settings import AasmSettings, WasmSettings
from recordings.timing import Interval

RULES = AasmSettings()


def series(onsets_s, durations_s=2.0, **options):
    onsets = np.asarray(onsets_s, dtype=np.float64)
    durations = np.broadcast_to(np.asarray(durations_s, dtype=np.float64), onsets.shape)
    return aasm_series(onsets, durations, rules=RULES, **options)


def every(interval_s, count, *, start_s=100.0):
    return start_s + interval_s * np.arange(count)


def join(onsets_s, durations_s, sides):
    return aasm_join_sides(
        np.asarray(onsets_s, float), np.asarray(durations_s, float), sides=np.array(sides), rules=RULES
    )


@pytest.mark.parametrize(
    ("duration_s", "counts"), [(0.49, False), (0.5, True), (0.51, True), (9.99, True), (10.0, True), (10.01, False)]
)
def test_a_limb_movement_lasts_from_half_a_second_to_ten_seconds(duration_s, counts):
    assert aasm_candidates(np.array([duration_s]), rules=RULES).tolist() == [counts]


@pytest.mark.parametrize(("count", "found"), [(3, 0), (4, 1), (5, 1)])
def test_a_series_has_at_least_four_movements(count, found):
    assert len(series(every(30.0, count))) == found


@pytest.mark.parametrize(("interval_s", "members"), [(4.99, ()), (5.0, ((0, 1, 2, 3),)), (5.01, ((0, 1, 2, 3),))])
def test_the_shortest_interval_of_a_series_is_five_seconds(interval_s, members):
    assert series(every(interval_s, 4), 1.0) == members


@pytest.mark.parametrize(("interval_s", "found"), [(89.99, 1), (90.0, 1), (90.01, 0)])
def test_the_longest_interval_of_a_series_is_ninety_seconds(interval_s, found):
    assert len(series(every(interval_s, 4))) == found


@pytest.mark.parametrize(
    ("after_s", "members"),
    [(4.99, ((0, 1, 3, 4, 5),)), (5.0, ((0, 1, 2, 3, 4, 5),)), (5.01, ((0, 1, 2, 3, 4, 5),))],
)
def test_a_movement_within_five_seconds_is_skipped_and_the_series_goes_on(after_s, members):
    onsets_s = np.sort(np.append(every(20.0, 5), 120.0 + after_s))
    assert series(onsets_s, 1.0) == members


def test_after_a_skipped_movement_measuring_goes_on_from_the_counted_one():
    # 104 is skipped; 108 is 8 s after 100, though only 4 s after 104
    assert series([100.0, 104.0, 108.0, 116.0, 124.0], 1.0) == ((0, 2, 3, 4),)


def test_the_interval_is_too_long_from_the_counted_movement_not_from_the_skipped_one():
    onsets_s = [100.0, 120.0, 140.0, 160.0, 163.0, 251.0, 271.0, 291.0]
    # 251 is 88 s after the skipped movement at 163, but 91 s after the counted one at 160
    assert series(onsets_s, 1.0) == ((0, 1, 2, 3),)


@pytest.mark.parametrize(("duration_s", "members"), [(10.0, (0, 1, 2, 3, 4)), (10.01, (0, 1, 3, 4))])
def test_a_movement_of_more_than_ten_seconds_is_not_counted_and_has_no_effect(duration_s, members):
    durations_s = np.array([2.0, 2.0, duration_s, 2.0, 2.0])
    assert series(every(20.0, 5), durations_s) == (members,)


@pytest.mark.parametrize(
    ("sleep_begins_s", "members"), [(101.99, (0, 1, 2, 3, 4)), (102.0, (1, 2, 3, 4)), (102.01, (1, 2, 3, 4))]
)
def test_a_movement_must_touch_sleep(sleep_begins_s, members):
    asleep = (Interval(onset_s=sleep_begins_s, end_s=1000.0),)
    assert series(every(20.0, 5), 2.0, asleep=asleep) == (members,)


@pytest.mark.parametrize(
    ("wakes_s", "members"), [(179.99, (0, 1, 2, 3)), (180.0, (0, 1, 2, 3)), (180.01, (0, 1, 2, 3, 4))]
)
def test_a_movement_that_begins_at_waking_does_not_touch_sleep(wakes_s, members):
    asleep = (Interval(onset_s=0.0, end_s=wakes_s),)
    assert series(every(20.0, 5), 2.0, asleep=asleep) == (members,)


def test_a_short_waking_does_not_divide_a_series():
    asleep = (Interval(onset_s=0.0, end_s=145.0), Interval(onset_s=210.0, end_s=1000.0))
    # the movements at 160, 180 and 200 are awake; 140 to 220 is 80 s
    assert series(every(20.0, 9), 2.0, asleep=asleep) == ((0, 1, 2, 6, 7, 8),)


def test_without_any_sleep_there_is_no_series():
    assert series(every(20.0, 9), asleep=()) == ()


def test_where_sleep_is_unknown_every_movement_counts():
    assert series(every(20.0, 4), asleep=None) == ((0, 1, 2, 3),)


@pytest.mark.parametrize(("apart_s", "parts"), [(4.99, 1), (5.0, 2), (5.01, 2)])
def test_movements_of_two_legs_less_than_five_seconds_apart_are_one(apart_s, parts):
    assert len(join([100.0, 100.0 + apart_s], [1.0, 1.0], [0, 1]).members) == parts


def test_movements_of_one_leg_are_not_joined():
    assert join([100.0, 103.0], [1.0, 1.0], [0, 0]).members == ((0,), (1,))


def test_a_joined_movement_reaches_from_the_first_onset_to_the_last_end():
    joined = join([100.0, 103.0], [1.0, 9.0], [0, 1])
    assert joined.onsets_s.tolist() == [100.0]
    assert joined.durations_s.tolist() == [12.0]


def test_a_joined_movement_longer_than_ten_seconds_still_counts():
    joined = join(np.sort(np.concatenate((every(30.0, 4), every(30.0, 4, start_s=103.0)))), [9.0] * 8, [0, 1] * 4)
    found = aasm_series(joined.onsets_s, joined.durations_s, rules=RULES, is_candidate=joined.is_candidate)
    assert found == ((0, 1, 2, 3),)


def test_a_movement_that_is_no_limb_movement_is_not_joined():
    assert join([100.0, 103.0], [1.0, 0.4], [0, 1]).members == ((0,),)


def test_the_two_standards_differ_by_what_a_short_interval_does():
    # every second movement has a companion 3 s later: AASM counts on, WASM 2016 ends the series
    onsets_s = np.sort(np.concatenate((every(20.0, 12), every(40.0, 6, start_s=123.0))))
    durations_s = np.full(onsets_s.size, 1.0)
    by_aasm = aasm_series(onsets_s, durations_s, rules=RULES)
    by_wasm = wasm_series(onsets_s, durations_s, rules=WasmSettings())
    assert [len(members) for members in by_aasm] == [12]
    assert by_wasm == ()


def test_five_to_ten_second_intervals_count_for_the_aasm_alone():
    onsets_s, durations_s = every(7.0, 10), np.ones(10)
    assert len(aasm_series(onsets_s, durations_s, rules=RULES)) == 1
    assert wasm_series(onsets_s, durations_s, rules=WasmSettings()) == ()
