"""Several wearables: the same event on several limbs is one, and its spread is told."""

from dataclasses import replace

import pytest
from hand_made import event
from hypothesis import given
from hypothesis import strategies as st

from detector.limbs import join_limbs, spread_of
from detector.settings import SeriesRhythmSettings, Settings, WasmSettings
from recordings import Interval

NUMBERS = Settings().limbs
LEFT, RIGHT, LEG = ("left_wrist",), ("right_wrist",), ("left_ankle",)
EVENTS = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 30)), max_size=12)


def joined(*by_site):
    return join_limbs(tuple(tuple(events) for events in by_site), settings=NUMBERS)


def jerk(onset_s, sites, **described):
    return event(onset_s, 0.3, kind="sleep_twitch", sites=sites, **described)


@pytest.mark.parametrize(("factor", "count"), [(0.99, 1), (1.0, 1), (1.01, 2)])
def test_jerks_that_begin_together_are_one(factor, count):
    assert len(joined([jerk(128.0, LEFT)], [jerk(128.0 + factor * NUMBERS.jerk_onsets_s, RIGHT)])) == count


@pytest.mark.parametrize(("factor", "count"), [(0.99, 1), (1.0, 2), (1.01, 2)])
def test_longer_events_that_nearly_touch_are_one(factor, count):
    second = event(130.0 + factor * NUMBERS.join_gap_s, 5.0, sites=RIGHT)
    assert len(joined([event(128.0, 2.0, sites=LEFT)], [second])) == count


def test_overlapping_events_on_two_limbs_are_one_with_both_sites():
    (both,) = joined([event(100.0, 10.0, sites=LEFT, peak_g=0.1)], [event(95.0, 8.0, sites=RIGHT, peak_g=0.4)])
    assert (both.onset_s, both.end_s) == (95.0, 110.0)
    assert set(both.sites) == {"left_wrist", "right_wrist"}
    assert both.peak_g == 0.4


def test_a_joined_event_keeps_the_gravest_kind():
    convulsion = event(100.0, 40.0, kind="convulsive", tier="seizure_like", sites=RIGHT, decided_by="grave")
    for first, second in (((event(100.0, 30.0),), (convulsion,)), ((convulsion,), (event(100.0, 30.0),))):
        (both,) = joined(first, second)
        assert (both.kind, both.tier, both.decided_by) == ("convulsive", "seizure_like", "grave")


def test_a_jerk_is_not_joined_with_a_long_movement():
    assert len(joined([jerk(100.0, LEFT)], [event(100.0, 5.0, sites=RIGHT)])) == 2


def test_events_of_one_limb_are_never_joined():
    own = [event(100.0, 2.0), event(102.1, 2.0)]
    assert len(joined(own, [])) == 2


def test_an_event_of_one_limb_bridges_no_two_of_another():
    left = [event(100.0, 2.0), event(104.0, 2.0)]
    found = joined(left, [event(101.0, 4.0, sites=RIGHT)])
    assert [len(each.sites) for each in found] == [2, 1]


def test_three_limbs_make_one_event():
    (all_three,) = joined([jerk(100.0, LEFT)], [jerk(100.2, RIGHT)], [jerk(100.1, LEG, series=3)])
    assert len(all_three.sites) == 3
    assert all_three.series == 3


def test_one_wearable_keeps_its_events():
    own = (event(100.0), event(101.0))
    assert join_limbs((own,), settings=NUMBERS) == own


@given(left=EVENTS, right=EVENTS)
def test_joined_events_are_sorted_and_none_is_lost(left, right):
    by_site = [
        sorted((event(float(on), float(length), sites=sites) for on, length in spans), key=lambda each: each.onset_s)
        for spans, sites in ((left, LEFT), (right, RIGHT))
    ]
    found = joined(*by_site)
    assert [each.onset_s for each in found] == sorted(each.onset_s for each in found)
    assert sum(len(each.sites) for each in found) == len(left) + len(right)
    for each in (*by_site[0], *by_site[1]):
        assert any(other.onset_s <= each.onset_s and each.end_s <= other.end_s for other in found)


@pytest.mark.parametrize(
    ("sites", "recorded", "spread"),
    [
        ([LEFT], 1, "unknown"),
        ([LEFT], 2, "focal"),
        ([(*LEFT, *LEG)], 2, "generalised"),
        ([LEFT, (*LEFT, *LEG)], 2, "generalised"),
        ([], 2, "unknown"),
    ],
)
def test_spread_is_told_from_two_limbs_on(sites, recorded, spread):
    events = tuple(event(kind="convulsive", tier="seizure_like", sites=each) for each in sites)
    assert spread_of((*events, event(sites=(*LEFT, *LEG))), sites_recorded=recorded) == spread


def convulsion(sites=LEFT):
    return event(100.0, 40.0, kind="convulsive", tier="seizure_like", peak_g=1.0, sites=sites, decided_by="grave")


@pytest.mark.parametrize(
    ("length_share", "peak_share", "count"), [(0.99, 2.0, 2), (1.01, 2.0, 1), (2.0, 0.99, 2), (2.0, 1.01, 1)]
)
def test_a_limb_has_part_in_a_convulsion_when_it_moves_long_and_strongly_enough(length_share, peak_share, count):
    other = event(
        100.0,
        length_share * NUMBERS.spread_time_share * 40.0,
        peak_g=peak_share * NUMBERS.spread_peak_share,
        sites=RIGHT,
    )
    found = joined([convulsion()], [other])
    assert len(found) == count
    assert spread_of(found, sites_recorded=2) == ("generalised" if count == 1 else "focal")


def test_pieces_of_movement_of_another_limb_have_part_in_a_convulsion_together():
    pieces = [event(onset_s, 12.0, peak_g=0.5, sites=RIGHT) for onset_s in (101.0, 120.0)]
    assert spread_of(joined([convulsion()], pieces), sites_recorded=2) == "generalised"
    assert spread_of(joined([convulsion()], pieces[:1]), sites_recorded=2) == "focal"


LEG_PAIR = (("left_ankle",), ("right_ankle",))


def leg(onset_s, side, length_s=2.0, *, periodic=False, **described):
    kind = "periodic_limb_movement" if periodic else "limb_movement"
    return event(onset_s, length_s, kind=kind, sites=LEG_PAIR[side], **described)


def test_movements_of_both_legs_alternate_in_one_series():
    left = [leg(20.0 * number, 0) for number in range(0, 6, 2)]
    right = [leg(20.0 * number, 1) for number in range(1, 6, 2)]
    found = joined(left, right)
    assert [each.kind for each in found] == ["periodic_limb_movement"] * 6
    assert {each.series for each in found} == {0}


def test_no_series_of_both_legs_crosses_what_was_not_measured():
    left = tuple(leg(20.0 * number, 0) for number in range(0, 10, 2))
    right = tuple(leg(20.0 * number, 1) for number in range(1, 10, 2))
    gap = Interval(onset_s=94.0, end_s=98.0)
    found = join_limbs((left, right), settings=NUMBERS, leg_gaps=(gap,))
    assert [each.series for each in found] == [0] * 5 + [1] * 5


UNEVEN_S = (0.0, 12.0, 95.0, 120.0, 135.0, 210.0)


def test_movements_of_both_legs_in_no_rhythm_are_no_series():
    found = joined([leg(onset_s, 0) for onset_s in UNEVEN_S[::2]], [leg(onset_s, 1) for onset_s in UNEVEN_S[1::2]])
    assert [each.kind for each in found] == ["limb_movement"] * len(UNEVEN_S)


def test_the_rules_of_both_legs_are_those_that_were_given():
    by_site = tuple(leg(onset_s, 0) for onset_s in UNEVEN_S[::2]), tuple(leg(onset_s, 1) for onset_s in UNEVEN_S[1::2])
    anything = SeriesRhythmSettings(least_points=-100.0, least_points_in_a_clear_night=-100.0)
    found = join_limbs(by_site, settings=NUMBERS, series_rhythm=anything)
    assert sum(each.kind == "periodic_limb_movement" for each in found) >= WasmSettings().minimum_movements
    longer = replace(WasmSettings(), minimum_movements=7)
    found = join_limbs(by_site, settings=NUMBERS, wasm=longer, series_rhythm=anything)
    assert [each.kind for each in found] == ["limb_movement"] * len(UNEVEN_S)


def test_what_is_periodic_on_no_leg_is_chance_where_legs_show_their_own_series():
    left = [leg(20.0 * number, 0, periodic=True) for number in range(12)]
    right = [leg(onset_s, 1) for onset_s in (300.0, 325.0, 370.0, 400.0, 419.0)]
    found = joined(left, right)
    assert [each.kind for each in found] == ["periodic_limb_movement"] * 12 + ["limb_movement"] * 5


def test_one_leg_tells_that_a_movement_of_both_is_periodic():
    left = [leg(onset_s, 0, periodic=True) for onset_s in (0.0, 22.0, 51.0, 69.0)]
    right = [leg(onset_s + 0.5, 1) for onset_s in (0.0, 22.0, 51.0, 69.0)]
    assert [each.kind for each in joined(left, right)] == ["periodic_limb_movement"] * 4
    plain = [replace(each, kind="limb_movement") for each in left]
    assert [each.kind for each in joined(plain, right)] == ["limb_movement"] * 4


def test_both_legs_at_once_are_one_movement_of_the_series():
    left = [leg(20.0 * number, 0) for number in range(4)]
    right = [leg(20.0 * number + 1.0, 1) for number in range(4)]
    found = joined(left, right)
    assert len(found) == 4
    assert all(set(each.sites) == {"left_ankle", "right_ankle"} for each in found)
    assert all(each.kind == "periodic_limb_movement" for each in found)


def test_a_joined_movement_longer_than_its_limit_ends_the_series():
    left = [leg(20.0 * number, 0) for number in range(8)]
    right = [leg(20.0 * 4 + 1.9, 1, 9.9), leg(20.0 * 4 + 10.0, 1, 9.9)]
    found = joined(left, right)
    series = [each.series for each in found]
    assert series[4] is None
    assert found[4].kind == "limb_movement"
    assert series[:4] == [0, 0, 0, 0]


def test_a_leg_recorded_alone_keeps_the_series_it_has():
    own = [leg(20.0 * number, 0, series=2) for number in range(4)]
    found = joined(own, [event(500.0, sites=LEFT)])
    assert [each.series for each in found[:4]] == [2, 2, 2, 2]
