"""Several wearables: the same event on several limbs is one, and its spread is told."""

import pytest
from hand_made import event
from hypothesis import given
from hypothesis import strategies as st

from detector.limbs import join_limbs, spread_of
from detector.settings import Settings

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
