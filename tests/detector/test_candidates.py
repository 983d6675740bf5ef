"""What is put before the rules: phases of the night, crowding, and one candidate for each thing found."""

from dataclasses import replace

import pytest
from hand_made import conditioned, curve, features, no_sleep, recording, sleep, swing
from hypothesis import given
from hypothesis import strategies as st

from detector.candidates import gather_movements, gather_rhythmic, phase_at
from detector.conditioning import condition
from detector.features import measure_features
from detector.model import PHASES
from detector.movements import find_movements
from detector.settings import Settings
from recordings import Interval

PHASE = Settings().phases
SLEEP = sleep(onset_s=3600.0, wake_up_s=20000.0)
FIRST_S = SLEEP.onset_interval_s[0] - PHASE.falling_asleep_before_s
LAST_S = SLEEP.onset_interval_s[1] + PHASE.falling_asleep_after_s


@pytest.mark.parametrize(
    ("at_s", "phase"),
    [
        (0.0, "awake"),
        (FIRST_S - 0.1, "awake"),
        (FIRST_S, "falling_asleep"),
        (LAST_S - 0.1, "falling_asleep"),
        (LAST_S, "asleep"),
        (19999.9, "asleep"),
        (20000.0, "awake"),
    ],
)
def test_the_night_has_three_phases(at_s, phase):
    assert phase_at(at_s, SLEEP, settings=PHASE) == phase


def test_waking_in_the_night_is_awake():
    pieces = (Interval(onset_s=3600.0, end_s=9000.0), Interval(onset_s=9300.0, end_s=20000.0))
    broken = sleep(onset_s=3600.0, wake_up_s=20000.0, asleep=pieces)
    assert [phase_at(at_s, broken, settings=PHASE) for at_s in (8999.0, 9000.0, 9300.0)] == [
        "asleep",
        "awake",
        "asleep",
    ]


@given(at_s=st.floats(0, 40000))
def test_without_sleep_no_phase_is_known(at_s):
    assert phase_at(at_s, no_sleep(), settings=PHASE) is None
    assert phase_at(at_s, SLEEP, settings=PHASE) in PHASES


def test_every_movement_is_one_candidate():
    found = (features(100.0, 1.0, peak_g=0.2), features(4000.0, 2.0))
    candidates = gather_movements(
        conditioned(curve(6000.0)), found, sleep=SLEEP, site="left_ankle", settings=Settings()
    )
    assert [each.features for each in candidates] == list(found)
    assert [each.phase for each in candidates] == ["awake", "falling_asleep"]
    assert {(each.shape, each.site, each.series) for each in candidates} == {("movement", "left_ankle", None)}
    assert candidates[0].peak_g == 0.2
    assert candidates[1].duration_s == pytest.approx(2.0)


def test_the_gravest_shapes_come_first():
    whole = condition(recording(300.0, swing(100.0, 40.0, frequency_hz=4.0, peak_g=0.5)), settings=Settings())
    found = measure_features(whole, find_movements(whole, settings=Settings()), settings=Settings())
    shapes = [each.shape for each in gather_rhythmic(whole, found, sleep=SLEEP, site="left_wrist", settings=Settings())]
    order = ["convulsive_stretch", "tremor_stretch", "cluster", "rocking_stretch", "train"]
    assert "convulsive_stretch" in shapes
    assert "tremor_stretch" in shapes
    assert shapes == sorted(shapes, key=order.index)


def test_a_still_night_gives_no_candidate():
    whole = condition(recording(300.0), settings=Settings())
    assert gather_rhythmic(whole, (), sleep=SLEEP, site="left_wrist", settings=Settings()) == ()
    assert gather_movements(whole, (), sleep=SLEEP, site="left_wrist", settings=Settings()) == ()


def test_the_quieter_rest_of_a_strong_stretch_does_not_crowd_its_loud_part():
    """Swing weakly, then three times as strongly: the part in the middle is not amid other movement."""
    pieces = (swing(60.0, 20.0, frequency_hz=3.0, peak_g=0.15), swing(80.0, 30.0, frequency_hz=3.0, peak_g=0.6))
    night = condition(recording(200.0, *pieces), settings=Settings())
    measured = measure_features(night, find_movements(night, settings=Settings()), settings=Settings())
    found = gather_rhythmic(night, measured, sleep=no_sleep(), site="left_wrist", settings=Settings())
    whole, loud = sorted(
        (one for one in found if one.shape == "convulsive_stretch"), key=lambda one: one.duration_s, reverse=True
    )
    assert loud.onset_s > whole.onset_s + 15.0
    assert loud.crowding == whole.crowding
    assert (loud.whole, whole.whole) == (replace(whole, whole=None), None)
    assert max(loud.crowding) < 0.02


def test_a_train_knows_the_slow_rhythm_it_lies_in():
    kicks = [swing(100.0 + beat, 0.3, frequency_hz=3.3, peak_g=0.3) for beat in range(40)]
    kicks += [swing(200.0 + beat, 0.3, frequency_hz=3.3, peak_g=0.3) for beat in range(4)]
    night = condition(recording(300.0, *kicks, noise_g=0.001), settings=Settings())
    measured = measure_features(night, find_movements(night, settings=Settings()), settings=Settings())
    found = gather_rhythmic(night, measured, sleep=no_sleep(), site="left_wrist", settings=Settings())
    lasting, short = (one for one in found if one.shape == "train")
    (slow,) = (one for one in found if one.shape == "rocking_stretch")
    assert short.onset_s > lasting.end_s + 50.0
    assert (lasting.whole, short.whole, slow.whole) == (slow, None, None)
    assert slow.onset_s <= (lasting.onset_s + lasting.end_s) / 2 < slow.end_s
