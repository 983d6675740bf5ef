"""The whole chain on small signals made by hand: what each stage does is what the next one relies on."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest
from hand_made import STARTED_AT, jerk, recording, stir, swing, turn

from detector import DetectorError, Settings, analyse_night
from detector.errors import ConflictingRecordingsError, NothingToAnalyseError
from detector.limb_movement_rules import wasm_series
from detector.model import KINDS
from detector.settings import flatten

EVENING = tuple(stir(60.0 + 40.0 * number, 12.0, seed=number) for number in range(12))
NIGHT_S = 2400.0
FIRST_KICK_S = 1500.0
KICK_EVERY_S = 25.0


def kicks(count, *, first_s=FIRST_KICK_S):
    return tuple(stir(first_s + KICK_EVERY_S * number, 1.6, seed=100 + number) for number in range(count))


def ankle(*pieces, **described):
    return recording(NIGHT_S, *EVENING, *pieces, **({"site": "left_ankle"} | described))


def members_by_series(night):
    return [[night.events[number].onset_s for number in series.members] for series in night.series]


@pytest.fixture(scope="module")
def calm():
    return analyse_night(recording(NIGHT_S, *EVENING, jerk(1400.0), turn(2000.0, angle_deg=60.0)))


@pytest.fixture(scope="module")
def kicking():
    return analyse_night(ankle(*kicks(12)))


def test_events_are_sorted_inside_the_night_and_counted(calm):
    assert [event.onset_s for event in calm.events] == sorted(event.onset_s for event in calm.events)
    assert all(0 <= event.onset_s < event.end_s <= calm.recordings[0].duration_s for event in calm.events)
    assert set(calm.counts) == set(KINDS)
    assert sum(calm.counts.values()) == len(calm.events)


def test_a_movement_that_outlasts_the_recording_ends_with_it():
    night = analyse_night(recording(120.0, stir(110.0, 20.0)))
    assert night.events[-1].end_s == pytest.approx(120.0, abs=0.1)
    assert night.events[-1].end_s <= night.recordings[0].duration_s


def test_a_named_rhythm_counts_as_movement_around_what_lies_beside_it():
    night = analyse_night(recording(NIGHT_S, *EVENING[:3], swing(300.0, 60.0), stir(368.0, 1.5)))
    rhythm, beside = (event for event in night.events if 290.0 < event.onset_s < 380.0)
    assert rhythm.duration_s == pytest.approx(60.0, abs=2.0)
    assert beside.decided_by == "movement_of_an_awake_person"


def test_no_two_events_of_one_limb_overlap_by_more_than_an_edge(calm):
    share = Settings().limbs.claimed_share
    for first, second in pairwise(calm.events):
        assert first.end_s - second.onset_s <= share * second.duration_s


def test_an_analysis_lists_every_number_it_used(calm):
    assert dict(calm.settings) == flatten(Settings())


def test_settings_given_are_the_settings_used():
    deaf = replace(Settings(), movements=replace(Settings().movements, start_floor_g=100.0))
    night = analyse_night(recording(60.0, jerk(30.0)), settings=deaf)
    assert night.counts["unclear"] == sum(night.counts.values()) == 0
    assert night.settings["movements.start_floor_g"] == 100.0


def test_the_same_recording_gives_the_same_answer(calm):
    again = analyse_night(calm.recordings[0])
    assert again.events == calm.events
    assert again.verdict == calm.verdict


def test_every_event_says_what_decided_it(calm):
    assert all(event.decided_by for event in calm.events)
    assert all(line.text for event in calm.events for line in event.evidence)
    assert all(rejection.because for event in calm.events for rejection in event.rejected)


def test_leg_movements_at_even_intervals_are_one_series(kicking):
    assert [len(series.members) for series in kicking.series] == [12]
    assert all(kicking.events[number].kind == "periodic_limb_movement" for number in kicking.series[0].members)


def test_the_figures_of_the_legs_come_from_the_series_that_named_the_events(kicking):
    (onsets_s,) = members_by_series(kicking)
    hours = kicking.sleep.total_sleep_s / 3600.0
    assert kicking.indices.plm_per_h == pytest.approx(len(onsets_s) / hours)
    assert kicking.indices.mean_log_interval_s == pytest.approx(KICK_EVERY_S, abs=0.5)


@pytest.mark.parametrize("site", ["left_wrist", "chest", "unknown"])
def test_periodic_limb_movements_are_counted_at_an_ankle_only(site):
    night = analyse_night(ankle(*kicks(6), site=site))
    assert night.series == ()
    assert night.counts["periodic_limb_movement"] == 0
    assert night.indices.plm_per_h is None


def test_what_a_larger_shape_claims_ends_a_series():
    between_s = FIRST_KICK_S + 5.4 * KICK_EVERY_S
    train = tuple(swing(between_s + number, 0.4, frequency_hz=4.0, peak_g=0.2) for number in range(6))
    numbers = Settings()
    any_train = replace(numbers, classification=replace(numbers.classification, train_likeness=0.0))
    night = analyse_night(ankle(*kicks(12), *train), settings=any_train)
    assert night.counts["rhythmic_movement"] == 1
    assert [len(series.members) for series in night.series] == [6, 6]
    assert night.indices.mean_log_interval_s == pytest.approx(KICK_EVERY_S, abs=0.5)


def test_a_gap_ends_a_series():
    between_s = FIRST_KICK_S + 5.4 * KICK_EVERY_S
    night = analyse_night(ankle(*kicks(12), missing=((between_s, between_s + 5.0),)))
    assert [len(series.members) for series in night.series] == [6, 6]


def test_series_agree_with_the_rules_they_name(kicking):
    onsets_s = np.array([event.onset_s for event in kicking.events])
    durations_s = np.array([event.duration_s for event in kicking.events])
    expected = wasm_series(onsets_s, durations_s, rules=Settings().wasm)
    assert [series.members for series in kicking.series] == list(expected)


def test_series_of_two_legs_keep_their_own_numbers():
    left = ankle(*kicks(6))
    right = ankle(*kicks(6, first_s=1900.0), site="right_ankle")
    night = analyse_night((left, right))
    assert sorted({event.series for event in night.events} - {None}) == [0, 1]
    assert [len(series.members) for series in night.series] == [6, 6]
    assert all(night.events[number].series is not None for series in night.series for number in series.members)


def test_a_later_wearable_is_told_in_the_time_of_the_first():
    later_s = 200.0
    first = recording(NIGHT_S, *EVENING, jerk(1400.0))
    second = recording(NIGHT_S - later_s, jerk(1400.0 - later_s), site="right_wrist")
    second = replace(second, started_at=STARTED_AT + timedelta(seconds=later_s))
    night = analyse_night((first, second))
    both = [event for event in night.events if len(event.sites) == 2]
    assert [event.onset_s for event in both] == [pytest.approx(1400.0, abs=0.1)]


@pytest.mark.parametrize(
    ("described", "cause"),
    [
        ({"site": "left_wrist"}, "same body site"),
        ({"site": "right_wrist", "started_at": None}, "no clock"),
        ({"site": "right_wrist", "started_at": STARTED_AT + timedelta(days=1)}, "does not overlap"),
    ],
)
def test_recordings_that_are_no_common_night_are_refused(described, cause):
    with pytest.raises(ConflictingRecordingsError, match=cause):
        analyse_night((recording(60.0), recording(60.0, **described)))


def test_no_recording_at_all_is_refused():
    with pytest.raises(NothingToAnalyseError):
        analyse_night(())


def test_a_recording_must_reach_the_shortest_length():
    least_s = Settings().conditioning.minimum_duration_s
    with pytest.raises(DetectorError, match="longer"):
        analyse_night(recording(least_s - 0.02))
    assert analyse_night(recording(least_s)).verdict.tier == "cannot_tell"
