"""What must hold for the published rules on trains and crowds of twitches, whatever the onsets are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.settings import (
    AlternatingLegSettings,
    FootTremorSettings,
    FragmentaryMyoclonusSettings,
    RhythmicMovementSettings,
)
from detector.train_rules import crowded_sleep_minutes, is_rhythmic_train, rhythmic_trains
from recordings.timing import Interval

MYOCLONUS = FragmentaryMyoclonusSettings()
RULES = pytest.mark.parametrize("rules", [RhythmicMovementSettings(), FootTremorSettings(), AlternatingLegSettings()])
ONSETS = st.lists(st.integers(50, 5000), max_size=60).map(
    lambda steps_ms: np.cumsum(np.array(steps_ms, float)) / 1000.0
)


@RULES
@given(onsets_s=ONSETS)
def test_trains_are_sorted_disjoint_and_rhythmic(rules, onsets_s):
    trains = rhythmic_trains(onsets_s, rules=rules)
    members = [number for train in trains for number in train]
    assert members == sorted(set(members))
    assert all(is_rhythmic_train(onsets_s[list(train)], rules=rules) for train in trains)


@RULES
@given(onsets_s=ONSETS, shift_ms=st.integers(0, 10**8))
def test_a_later_start_changes_no_train(rules, onsets_s, shift_ms):
    assert rhythmic_trains(onsets_s + shift_ms / 1000.0, rules=rules) == rhythmic_trains(onsets_s, rules=rules)


@RULES
@given(onsets_s=ONSETS)
def test_time_played_backwards_has_the_same_trains(rules, onsets_s):
    mirrored = rhythmic_trains(onsets_s[-1:].sum() - onsets_s, rules=rules)
    assert sorted(tuple(sorted(train)) for train in mirrored) == list(rhythmic_trains(onsets_s, rules=rules))


@given(seconds=st.lists(st.integers(0, 1199), max_size=150), shift_s=st.integers(0, 10**5))
def test_a_later_start_changes_no_crowded_minute(seconds, shift_s):
    onsets_s = np.array(seconds, dtype=np.float64)
    minutes = [
        crowded_sleep_minutes(
            onsets_s + later_s,
            asleep=(Interval(onset_s=60.0 + later_s, end_s=1100.0 + later_s),),
            rules=MYOCLONUS,
        )
        for later_s in (0.0, float(shift_s))
    ]
    assert minutes[0] == minutes[1]


@given(seconds=st.lists(st.integers(0, 1199), max_size=150), cut_s=st.integers(61, 1099))
def test_sleep_cut_in_two_without_a_waking_has_the_same_minutes(seconds, cut_s):
    onsets_s = np.array(seconds, dtype=np.float64)
    whole = (Interval(onset_s=60.0, end_s=1100.0),)
    cut = (Interval(onset_s=60.0, end_s=float(cut_s)), Interval(onset_s=float(cut_s), end_s=1100.0))
    counted = [crowded_sleep_minutes(onsets_s, asleep=asleep, rules=MYOCLONUS) for asleep in (whole, cut)]
    assert counted[0] == counted[1]


@given(seconds=st.lists(st.integers(0, 1199), max_size=150), extra=st.integers(0, 1199))
def test_one_more_twitch_never_makes_fewer_crowded_minutes(seconds, extra):
    asleep = (Interval(onset_s=0.0, end_s=1200.0),)
    fewer, more = (
        crowded_sleep_minutes(np.array(onsets, dtype=np.float64), asleep=asleep, rules=MYOCLONUS)
        for onsets in (seconds, [*seconds, extra])
    )
    assert more >= fewer
