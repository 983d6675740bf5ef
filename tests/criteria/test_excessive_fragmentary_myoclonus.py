"""Excessive fragmentary myoclonus: at least five twitches a minute for at least twenty minutes of sleep.

The AASM Manual for the Scoring of Sleep and Associated Events and ICSD-3, American Academy of Sleep Medicine; Frauscher
B, Gabelia D, Mitterling T, et al. Motor events during healthy sleep: a quantitative polysomnographic study. Sleep
2014;37:763-773. The rule speaks of non-REM sleep and of EMG bursts; what is tested here is the rule over onsets.
"""

import numpy as np
import pytest

from detector.settings import FragmentaryMyoclonusSettings
from detector.train_rules import crowded_sleep_minutes, is_excessive_fragmentary_myoclonus
from recordings.timing import Interval

RULES = FragmentaryMyoclonusSettings()
NIGHT = (Interval(onset_s=1200.0, end_s=1200.0 + 7 * 3600.0),)


def twitches(minutes, *, per_minute, start_s=1200.0):
    """Place as many twitches in each of the given minutes after ``start_s``."""
    within_s = 60.0 * (np.arange(per_minute) + 0.5) / per_minute
    return np.concatenate([start_s + 60.0 * minute + within_s for minute in minutes])


def is_excessive(onsets_s, asleep=NIGHT):
    return is_excessive_fragmentary_myoclonus(onsets_s, asleep=asleep, rules=RULES)


def minutes_of(onsets_s, asleep=NIGHT):
    return crowded_sleep_minutes(np.asarray(onsets_s, dtype=np.float64), asleep=asleep, rules=RULES)


@pytest.mark.parametrize(("per_minute", "expected"), [(4, False), (5, True), (6, True)])
def test_a_minute_needs_at_least_five_twitches(per_minute, expected):
    assert is_excessive(twitches(range(20), per_minute=per_minute)) is expected


@pytest.mark.parametrize(("count", "expected"), [(19, False), (20, True), (21, True)])
def test_there_are_at_least_twenty_such_minutes(count, expected):
    assert is_excessive(twitches(range(count), per_minute=5)) is expected


def test_the_minutes_need_not_follow_each_other():
    assert is_excessive(twitches(range(0, 400, 20), per_minute=5))


def test_each_minute_counts_for_itself_not_the_mean():
    # 38 minutes of 9 and 1 twitches in turn: 5 a minute on average, enough in half of them
    crowded = twitches(range(0, 38, 2), per_minute=9)
    sparse = twitches(range(1, 39, 2), per_minute=1)
    assert minutes_of(np.concatenate((crowded, sparse))) == 19


@pytest.mark.parametrize(("start_s", "expected"), [(1140.0, 19), (1200.0, 20)])
def test_only_sleep_counts(start_s, expected):
    assert minutes_of(twitches(range(20), per_minute=5, start_s=start_s)) == expected


@pytest.mark.parametrize(("last_s", "expected"), [(59.99, 1), (60.0, 0)])
def test_a_twitch_at_the_moment_of_waking_is_outside_sleep(last_s, expected):
    asleep = (Interval(onset_s=0.0, end_s=60.0), Interval(onset_s=600.0, end_s=660.0))
    assert minutes_of([1.0, 2.0, 3.0, 4.0, last_s], asleep=asleep) == expected
    assert minutes_of([601.0, 602.0, 603.0, 604.0, 60.0], asleep=asleep) == 0


def test_without_sleep_there_is_nothing_excessive():
    assert not is_excessive(twitches(range(60), per_minute=9), asleep=())


def test_a_short_waking_loses_no_minute_of_sleep():
    asleep = (Interval(onset_s=1000.0, end_s=1090.0), Interval(onset_s=1200.0, end_s=1230.0))
    # the second minute of sleep is 1060 to 1090 and 1200 to 1230
    assert minutes_of([1061.0, 1070.0, 1080.0, 1201.0, 1229.0], asleep=asleep) == 1
    assert minutes_of([1061.0, 1070.0, 1080.0, 1150.0, 1229.0], asleep=asleep) == 0


@pytest.mark.parametrize(("end_s", "expected"), [(119.9, 1), (120.0, 2)])
def test_an_incomplete_last_minute_is_left_out(end_s, expected):
    asleep = (Interval(onset_s=0.0, end_s=end_s),)
    assert minutes_of(twitches(range(2), per_minute=6, start_s=0.0), asleep=asleep) == expected
