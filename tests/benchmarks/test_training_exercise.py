"""Made-up exercise that scorecards are fitted to."""

import numpy as np
import pytest

from benchmarks.training_exercise import EXERCISE, exercise_night


@pytest.fixture(scope="module")
def exercise():
    return exercise_night(5)


def test_the_same_seed_makes_the_same_exercise(exercise):
    again = exercise_night(5)
    assert np.array_equal(exercise.recording.acceleration_g, again.recording.acceleration_g)
    assert exercise.truth == again.truth


def test_a_limb_at_rest_between_bouts_measures_one_g(exercise):
    recording, bouts = exercise.recording, exercise.truth.events
    between = (recording.time_s > bouts[0].end_s + 1) & (recording.time_s < bouts[1].onset_s - 1)
    still_g = recording.acceleration_g[between].mean(axis=0)
    assert np.linalg.norm(still_g) == pytest.approx(1.0, abs=0.01)


def test_every_bout_is_strong_movement_of_a_person_awake(exercise):
    recording = exercise.recording
    assert len(exercise.truth.events) == 8
    for bout in exercise.truth.events:
        assert (bout.kind, bout.label) == ("wake_activity", EXERCISE)
        inside = (recording.time_s >= bout.onset_s) & (recording.time_s < bout.end_s)
        assert recording.acceleration_g[inside].std(axis=0).max() > 0.05
