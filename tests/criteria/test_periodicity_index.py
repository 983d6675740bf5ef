"""Periodicity index, mean log interval and the hourly index, clause by clause.

Ferri R, Zucconi M, Manconi M, et al. New approaches to the study of periodic leg movements during sleep in restless
legs syndrome. Sleep 2006;29:759-769. Ferri R. The time structure of leg movement activity during sleep: the theory
behind the practice. Sleep Medicine 2012;13:433-441. Mean log interval: Skeba P, et al. Sleep Medicine 2016.
"""

import numpy as np
import pytest

from detector.limb_movement_rules import mean_log_interval_s, periodic_index_per_h, periodicity_index
from detector.settings import PeriodicitySettings
from recordings.timing import Interval

RULES = PeriodicitySettings()
SHORT_S = 3.0


def index(*intervals_s, hours=0.1, gaps=()):
    return periodicity_index(np.cumsum((100.0, *intervals_s)), hours=hours, rules=RULES, gaps=gaps)


@pytest.mark.parametrize(("run", "expected"), [(2, 0.0), (3, 0.75), (4, 0.8)])
def test_only_runs_of_at_least_three_intervals_count(run, expected):
    assert index(*[20.0] * run, SHORT_S) == pytest.approx(expected)


@pytest.mark.parametrize(("interval_s", "expected"), [(9.99, 0.0), (10.0, 0.0), (10.01, 1.0)])
def test_a_periodic_interval_is_longer_than_ten_seconds(interval_s, expected):
    assert index(*[interval_s] * 3) == expected


@pytest.mark.parametrize(("interval_s", "expected"), [(89.99, 1.0), (90.0, 1.0), (90.01, 0.0)])
def test_a_periodic_interval_is_at_most_ninety_seconds(interval_s, expected):
    assert index(*[interval_s] * 3) == expected


def test_the_intervals_of_a_run_are_consecutive():
    assert index(20.0, 20.0, SHORT_S, 20.0, 20.0) == 0.0


def test_it_is_the_share_of_all_intervals_short_and_long_ones_included():
    assert index(20.0, 30.0, 25.0, SHORT_S, SHORT_S, 200.0, 20.0, 20.0) == pytest.approx(3 / 8)


def test_several_runs_add_up():
    assert index(*[20.0] * 3, SHORT_S, *[30.0] * 4) == pytest.approx(7 / 8)


def test_a_metronome_has_an_index_of_one():
    assert index(*[24.0] * 100, hours=1.0) == 1.0


@pytest.mark.parametrize(("hours", "is_known"), [(0.99, True), (1.0, True), (1.01, False)])
def test_below_ten_movements_an_hour_it_is_not_interpretable(hours, is_known):
    assert (index(*[20.0] * 9, hours=hours) is not None) is is_known


def test_without_time_or_movements_it_is_unknown():
    assert periodicity_index(np.zeros(0), hours=1.0, rules=RULES) is None
    assert index(20.0, 20.0, 20.0, hours=0.0) is None
    assert index(hours=0.01) is None


def test_an_interval_across_a_gap_is_neither_periodic_nor_counted():
    gap = Interval(onset_s=165.0, end_s=166.0)
    assert index(*[20.0] * 6, gaps=(gap,)) == pytest.approx(3 / 5)


def test_the_mean_log_interval_is_the_geometric_mean_within_series():
    onsets_s = np.array([0.0, 10.0, 50.0, 60.0, 100.0])
    assert mean_log_interval_s(onsets_s, series=((0, 1, 2, 3, 4),)) == pytest.approx(20.0)


def test_intervals_outside_and_between_series_do_not_qualify():
    onsets_s = np.concatenate((np.arange(4) * 20.0, [500.0], 1000.0 + np.arange(4) * 20.0))
    assert mean_log_interval_s(onsets_s, series=((0, 1, 2, 3), (5, 6, 7, 8))) == pytest.approx(20.0)


def test_without_a_series_there_is_no_mean_log_interval():
    assert mean_log_interval_s(np.arange(3.0), series=()) is None


def test_the_hourly_index_counts_members_of_series_in_the_time_looked_at():
    counts = np.array([True, True, False, True, True, True])
    assert periodic_index_per_h(((0, 1, 2, 3),), counts=counts, hours=2.0) == 1.5


def test_the_hourly_index_of_a_quiet_night_is_zero():
    assert periodic_index_per_h((), counts=np.zeros(0, dtype=bool), hours=7.0) == 0.0


def test_without_time_there_is_no_hourly_index():
    assert periodic_index_per_h((), counts=np.zeros(0, dtype=bool), hours=0.0) is None
