"""What counts as found, false, excused or confused when a night is scored."""

import pytest

from benchmarks.scoring import NOTHING, Detection, jerk_row, score_events, score_rows
from detector.agreement import Agreement

STRONG, FAINT, ANY = jerk_row(0.05), jerk_row(0.03), jerk_row(0.0)
NIGHT_S = 28_800.0


def event(kind: str, onset_s: float, *, peak_g: float = 0.1, duration_s: float = 0.3) -> Detection:
    return Detection(onset_s=onset_s, duration_s=duration_s, kind=kind, peak_g=peak_g)


def counts(row: str, found: list[Detection], truth: list[Detection]) -> tuple[int, int, int]:
    agreement: Agreement = score_rows(found, truth, rows=[row], recorded_s=NIGHT_S)[row]
    return agreement.hits, agreement.misses, agreement.false_alarms


def test_a_jerk_of_any_kind_answers_a_jerk_of_another_in_the_common_row():
    found, truth = [event("sleep_twitch", 100.2)], [event("hypnic_jerk", 100.0)]
    assert counts(STRONG, found, truth) == (1, 0, 0)
    assert counts("hypnic_jerk", found, truth) == (0, 1, 0)
    assert counts("sleep_twitch", found, truth) == (0, 0, 1)


@pytest.mark.parametrize(("peak_g", "missed"), [(0.049, 0), (0.05, 1), (0.051, 1)])
def test_a_label_counts_from_the_level_on(peak_g: float, missed: int):
    assert counts(STRONG, [], [event("sleep_twitch", 100.0, peak_g=peak_g)]) == (0, missed, 0)


def test_a_detection_of_a_label_below_the_level_is_neither_right_nor_wrong():
    found, truth = [event("sleep_twitch", 100.0)], [event("sleep_twitch", 100.0, peak_g=0.04)]
    assert counts(STRONG, found, truth) == (0, 0, 0)
    assert counts(FAINT, found, truth) == (1, 0, 0)


def test_a_detection_below_the_level_is_no_false_alarm_of_that_level():
    found = [event("sleep_twitch", 100.0, peak_g=0.04)]
    assert counts(STRONG, found, []) == (0, 0, 0)
    assert counts(FAINT, found, []) == (0, 0, 1)


def test_a_faint_detection_still_answers_a_strong_label():
    assert counts(STRONG, [event("sleep_twitch", 100.0, peak_g=0.04)], [event("sleep_twitch", 100.0)]) == (1, 0, 0)


@pytest.mark.parametrize(
    ("label", "false_alarms"),
    [
        (event("limb_movement", 99.0, duration_s=2.0), 0),
        (event("limb_movement", 99.0, duration_s=2.1), 1),
        (event("periodic_limb_movement", 100.0, duration_s=1.0), 0),
        (event("myoclonic_cluster", 90.0, duration_s=30.0), 0),
        (event("body_movement", 99.0, duration_s=2.0), 1),
        (event("wake_activity", 90.0, duration_s=30.0), 1),
    ],
)
def test_a_jerk_is_false_unless_something_jerk_like_lies_there(label: Detection, false_alarms: int):
    assert counts(STRONG, [event("sleep_twitch", 100.0)], [label]) == (0, 0, false_alarms)


def test_a_second_detection_of_the_same_jerk_is_a_false_alarm():
    found, truth = [event("sleep_twitch", 100.0), event("sleep_twitch", 100.3)], [event("sleep_twitch", 100.0)]
    assert counts(STRONG, found, truth) == (1, 0, 1)
    faults = [
        mistake.fault for mistake in score_events(found, truth, recorded_s=NIGHT_S).mistakes if mistake.row == STRONG
    ]
    assert faults == ["double"]


def test_limb_movements_may_start_a_second_apart():
    truth = [event("periodic_limb_movement", 100.0)]
    assert counts("periodic_limb_movement", [event("periodic_limb_movement", 101.0)], truth) == (1, 0, 0)
    assert counts("periodic_limb_movement", [event("periodic_limb_movement", 101.1)], truth) == (0, 1, 1)
    assert counts("limb movements", [event("limb_movement", 100.5)], truth) == (1, 0, 0)


def test_a_train_in_pieces_is_one_hit_at_most():
    truth = [event("tremor", 100.0, duration_s=30.0)]
    found = [event("tremor", 100.0, duration_s=12.0), event("tremor", 115.0, duration_s=12.0)]
    assert counts("tremor", found, truth) == (1, 0, 1)


def test_a_convulsion_is_scored_as_the_seizure_community_does():
    truth = [event("convulsive", 1000.0, duration_s=60.0)]
    assert counts("convulsive", [event("convulsive", 1055.0, duration_s=10.0)], truth) == (1, 0, 0)
    assert counts("convulsive", [event("convulsive", 2000.0, duration_s=10.0)], truth) == (0, 1, 1)


def test_a_convulsion_that_reaches_far_beyond_its_label_is_a_hit_and_listed_as_a_false_alarm():
    truth = [event("convulsive", 1000.0, duration_s=60.0)]
    found = [event("convulsive", 1000.0, duration_s=125.0)]
    assert counts("convulsive", found, truth) == (1, 0, 1)
    scores = score_events(found, truth, recorded_s=NIGHT_S)
    assert [mistake.fault for mistake in scores.mistakes if mistake.row == "convulsive"] == ["false alarm"]


def test_hypnic_jerks_are_told_from_other_jerks_among_the_matched_alone():
    truth = [
        event("hypnic_jerk", 100.0),
        event("hypnic_jerk", 200.0),
        event("sleep_twitch", 300.0),
        event("hypnic_jerk", 400.0),
    ]
    found = [event("hypnic_jerk", 100.0), event("sleep_twitch", 200.0), event("hypnic_jerk", 300.0)]
    assert counts("hypnic_jerk among jerks", found, truth) == (1, 1, 1)


def test_any_movement_asks_for_time_and_not_for_kind():
    truth = [event("posture_shift", 100.0, duration_s=5.0), event("sleep_twitch", 300.0)]
    found = [event("unclear", 104.0), event("unclear", 500.0)]
    assert counts("any movement", found, truth) == (1, 1, 1)


def test_the_confusion_counts_labels_without_detection_and_detections_without_label():
    truth = [event("hypnic_jerk", 100.0), event("tremor", 200.0, duration_s=20.0)]
    found = [event("sleep_twitch", 100.1), event("convulsive", 900.0, duration_s=20.0)]
    assert score_events(found, truth, recorded_s=NIGHT_S).confusion == {
        ("hypnic_jerk", "sleep_twitch"): 1,
        ("tremor", NOTHING): 1,
        (NOTHING, "convulsive"): 1,
    }


def test_a_mistake_names_what_lies_on_the_other_side():
    truth, found = [event("body_movement", 100.0, duration_s=4.0)], [event("sleep_twitch", 101.0)]
    (mistake,) = [one for one in score_events(found, truth, recorded_s=NIGHT_S).mistakes if one.row == STRONG]
    assert (mistake.fault, mistake.truth_index, mistake.found_index) == ("false alarm", 0, 0)


def test_a_night_in_which_nothing_happened_scores_nothing():
    scores = score_events([], [], recorded_s=NIGHT_S)
    assert scores.mistakes == ()
    assert scores.confusion == {}
    assert {(one.hits, one.misses, one.false_alarms) for one in scores.agreements.values()} == {(0, 0, 0)}
