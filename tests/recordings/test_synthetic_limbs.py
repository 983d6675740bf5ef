"""Several wearables on one sleeper: the same night, seen from each limb, told by each clock."""

from datetime import timedelta

import numpy as np
import pytest

from recordings.synthetic import (
    Clock,
    InvalidSimulationError,
    LabelledNight,
    SensorModel,
    simulate_limbs,
    simulate_night,
)

WRISTS = ("left_wrist", "right_wrist")


def kinds(night: LabelledNight) -> list[str]:
    return [event.kind for event in night.truth.events]


def test_another_wearable_does_not_change_the_first() -> None:
    alone = simulate_night("tonic_clonic", seed=3, hours=0.5, rate_hz=25.0, site="left_wrist")
    first, _ = simulate_limbs("tonic_clonic", seed=3, hours=0.5, rate_hz=25.0, sites=WRISTS)
    assert first.truth == alone.truth
    assert np.array_equal(first.recording.acceleration_g, alone.recording.acceleration_g)


def test_all_limbs_share_the_same_sleep() -> None:
    nights = simulate_limbs("mixed", seed=3, hours=0.5, rate_hz=10.0, sites=("left_wrist", "left_ankle", "chest"))
    assert len({(night.truth.lights_out_s, night.truth.sleep_onset_s, night.truth.awake) for night in nights}) == 1
    assert [night.recording.site for night in nights] == ["left_wrist", "left_ankle", "chest"]


def test_a_generalised_seizure_is_on_every_limb_at_once() -> None:
    nights = simulate_limbs(
        "tonic_clonic", seed=5, hours=0.5, rate_hz=25.0, sites=("left_wrist", "right_wrist", "left_ankle")
    )
    onsets_s = {event.onset_s for night in nights for event in night.truth.events if event.kind == "convulsive"}
    assert all("convulsive" in kinds(night) for night in nights)
    assert len(onsets_s) == 1


def test_a_focal_seizure_is_on_the_first_limb_alone() -> None:
    for seed in range(4):
        first, second = simulate_limbs("focal", seed=seed, hours=0.5, rate_hz=25.0, sites=WRISTS)
        assert "convulsive" in kinds(first)
        assert "convulsive" not in kinds(second)


def test_a_resting_tremor_is_on_the_first_limb_alone() -> None:
    first, second = simulate_limbs("tremor", seed=2, hours=0.5, rate_hz=25.0, sites=WRISTS)
    assert "tremor" in kinds(first)
    assert "tremor" not in kinds(second)


def test_periodic_leg_movements_mostly_move_both_ankles() -> None:
    left, right = simulate_limbs("plms", seed=2, hours=2.0, rate_hz=25.0, sites=("left_ankle", "right_ankle"))
    here, there = (
        {event.onset_s for event in night.truth.events if event.kind == "periodic_limb_movement"}
        for night in (left, right)
    )
    assert there < here
    assert 0.5 <= len(there) / len(here) < 1.0
    assert left.truth.tier == right.truth.tier == "see_doctor"


def test_twitches_of_two_limbs_are_independent() -> None:
    left, right = simulate_limbs("twitchy", seed=2, hours=1.0, rate_hz=25.0, sites=WRISTS)
    here, there = (
        {event.onset_s for event in night.truth.events if event.kind == "sleep_twitch"} for night in (left, right)
    )
    assert here
    assert there
    assert not here & there


def test_a_wrong_clock_shifts_the_start_and_stretches_time_and_truth_alike() -> None:
    clocks = (Clock(), Clock(offset_s=2.5, drift_ppm=200.0))
    right, wrong = simulate_limbs("healthy", seed=1, hours=0.5, rate_hz=25.0, sites=WRISTS, clocks=clocks)
    assert right.recording.started_at is not None
    assert wrong.recording.started_at == right.recording.started_at + timedelta(seconds=2.5)
    assert right.truth.sleep_onset_s is not None
    assert wrong.truth.sleep_onset_s == pytest.approx(right.truth.sleep_onset_s * 1.0002, abs=0.001)
    steady = simulate_limbs("healthy", seed=1, hours=0.5, rate_hz=25.0, sites=WRISTS)[1]
    assert wrong.recording.duration_s == pytest.approx(steady.recording.duration_s * 1.0002, abs=0.001)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sites": ()}, "give at least one"),
        ({"sites": ("left_wrist", "left_wrist")}, "none twice"),
        ({"sites": WRISTS, "sensors": (SensorModel(),)}, "1 sensors were given for 2 sites"),
        ({"sites": WRISTS, "clocks": (Clock(),)}, "1 clocks were given for 2 sites"),
    ],
)
def test_limbs_that_cannot_be_are_refused(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidSimulationError, match=said):
        simulate_limbs("healthy", seed=1, hours=0.25, rate_hz=10.0, **wrong)  # type: ignore[arg-type]
