"""The figures of a night: counted in sleep, from the series that named the events, unknown where they cannot be."""

import numpy as np
import pytest
from hand_made import event, no_sleep, sleep

from detector.indices import list_series, measure_indices
from detector.model import Limit
from detector.settings import Settings
from recordings import Interval

RULES = Settings().wasm
SLEEP = sleep(onset_s=1000.0, wake_up_s=1000.0 + 3600.0)
LEG = ("left_ankle",)


def kicks(count, *, first_s=1500.0, interval_s=25.0, series=0, sites=LEG):
    kind = "limb_movement" if series is None else "periodic_limb_movement"
    return tuple(event(first_s + interval_s * i, kind=kind, series=series, sites=sites) for i in range(count))


def measured(events, *, asleep=SLEEP, sites=LEG, gaps=(), limits=()):
    return measure_indices(
        events, asleep, series=list_series(events), sites=sites, gaps=gaps, limits=limits, settings=Settings()
    )


def test_twitches_are_counted_per_hour_of_sleep():
    twitches = tuple(event(2000.0 + i, kind="sleep_twitch") for i in range(3))
    jerks = (event(900.0, kind="hypnic_jerk", phase="falling_asleep"),)
    others = (event(1500.0), event(5000.0, kind="isolated_jerk", phase="awake"))
    found = measured((*jerks, *others, *twitches))
    assert found.twitches_per_h == pytest.approx(4.0)
    assert found.jerks_around_onset == 1


def test_without_sleep_no_figure_is_known():
    found = measured((event(kind="hypnic_jerk"), *kicks(6)), asleep=no_sleep())
    assert {found.twitches_per_h, found.jerks_around_onset, found.plm_per_h, found.mean_log_interval_s} == {None}


@pytest.mark.parametrize(
    ("kind", "known"), [("hypnic_jerk", (True, False)), ("sleep_twitch", (False, True)), ("tremor", (True, True))]
)
def test_what_the_recording_cannot_show_is_not_counted(kind, known):
    found = measured((event(kind="hypnic_jerk"),), limits=(Limit(kind=kind, because="too slow"),))
    assert (found.twitches_per_h is not None, found.jerks_around_onset is not None) == known


def test_a_night_without_any_event_has_figures_of_zero():
    found = measured(())
    assert (found.twitches_per_h, found.jerks_around_onset, found.plm_per_h) == (0.0, 0, 0.0)
    assert found.periodicity_index is None
    assert found.mean_log_interval_s is None


def test_without_an_ankle_no_figure_of_the_legs_is_known():
    found = measured(kicks(40), sites=("left_wrist", "chest"))
    assert (found.plm_per_h, found.periodicity_index, found.mean_log_interval_s) == (None, None, None)


def test_periodic_movements_are_counted_where_they_begin_in_sleep():
    before_wake_s = 4600.0 - 3 * 25.0 - 1.0
    found = measured(kicks(10, first_s=before_wake_s))
    assert found.plm_per_h == pytest.approx(4.0)


def test_the_mean_interval_is_geometric_over_neighbours_in_a_series():
    onsets_s = 1500.0 + np.cumsum([0.0, 10.0, 40.0, 20.0])
    found = measured(tuple(event(x, kind="periodic_limb_movement", series=0, sites=LEG) for x in onsets_s))
    assert found.mean_log_interval_s == pytest.approx((10.0 * 40.0 * 20.0) ** (1 / 3))


def test_no_interval_is_measured_across_a_waking():
    awake = sleep(
        onset_s=1000.0,
        wake_up_s=4600.0,
        asleep=(Interval(onset_s=1000.0, end_s=1560.0), Interval(onset_s=1590.0, end_s=4600.0)),
    )
    found = measured(kicks(8, first_s=1500.0, interval_s=25.0), asleep=awake)
    assert found.plm_per_h == pytest.approx(7 * 3600.0 / awake.total_sleep_s)
    assert found.mean_log_interval_s == pytest.approx(25.0)


def test_no_interval_is_measured_where_a_member_went_by_another_kind():
    whole = kicks(9, interval_s=60.0)
    found = measured((*whole[:4], *whole[5:]))
    assert found.mean_log_interval_s == pytest.approx(60.0)


@pytest.mark.parametrize(("per_h", "is_known"), [(-1, False), (0, True), (1, True)])
def test_the_periodicity_index_asks_for_enough_movements(per_h, is_known):
    count = int(Settings().periodicity.minimum_movements_per_h) + per_h
    assert (measured(kicks(count)).periodicity_index is not None) is is_known


def test_movements_of_an_arm_are_no_figures_of_the_legs():
    arm = tuple(event(1505.0 + 31.0 * i, sites=("left_wrist",)) for i in range(30))
    both_sites = (*LEG, "left_wrist")
    joined = tuple(sorted((*kicks(20), *arm), key=lambda each: each.onset_s))
    assert measured(joined, sites=both_sites).periodicity_index == measured(kicks(20)).periodicity_index == 1.0


def test_an_interval_across_a_gap_counts_nowhere():
    gap = Interval(onset_s=1500.0 + 9 * 25.0 + 5.0, end_s=1500.0 + 9 * 25.0 + 8.0)
    spoilt = (*kicks(10), *kicks(10, first_s=1500.0 + 9 * 25.0 + 9.0, series=1))
    assert measured(spoilt).periodicity_index < 1.0
    assert measured(spoilt, gaps=(gap,)).periodicity_index == 1.0


def test_series_are_listed_by_number_with_their_events():
    events = (*kicks(4), event(1700.0), *kicks(5, first_s=2000.0, series=1))
    listed = list_series(events)
    assert [each.members for each in listed] == [(0, 1, 2, 3), (5, 6, 7, 8, 9)]
    assert {each.rules for each in listed} == {"wasm_2016"}
