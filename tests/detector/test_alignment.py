"""Alignment: movements of the whole body bring two clocks together, movements of one limb alone do not mislead."""

import numpy as np
import pytest
from hand_made import event

from detector.alignment import ClockError, align_events, find_clock_error
from detector.settings import Settings

NUMBERS = Settings().limbs
NIGHT_S = 28_800.0


def night(*, offset_s: float = 0.0, drift_ppm: float = 0.0, shared: int = 60, alone: int = 60, seed: int = 1):
    stream = np.random.default_rng(seed)
    both_s = np.sort(stream.uniform(0.0, NIGHT_S, shared))
    first_s = np.sort(np.concatenate((both_s, stream.uniform(0.0, NIGHT_S, alone))))
    told_s = both_s * (1.0 + drift_ppm * 1e-6) + offset_s + 0.05 * stream.standard_normal(shared)
    return first_s, np.sort(np.concatenate((told_s, stream.uniform(0.0, NIGHT_S, alone))))


@pytest.mark.parametrize(("offset_s", "drift_ppm"), [(3.2, 0.0), (-4.0, 90.0), (0.5, -100.0), (0.0, 60.0)])
def test_offset_and_drift_are_found_to_a_tenth_of_a_second(offset_s: float, drift_ppm: float):
    error = find_clock_error(*night(offset_s=offset_s, drift_ppm=drift_ppm), settings=NUMBERS)
    for true_s in (0.0, NIGHT_S / 2, NIGHT_S):
        told_s = true_s * (1.0 + drift_ppm * 1e-6) + offset_s
        assert abs(error.corrected_s(told_s) - true_s) < 0.1
    assert error.shared >= 40


def test_clocks_that_agree_are_left_as_they_are():
    assert find_clock_error(*night(), settings=NUMBERS) == ClockError()


@pytest.mark.parametrize("shared", [0, 6])
def test_too_few_shared_movements_move_nothing(shared: int):
    for seed in range(10):
        first_s, second_s = night(offset_s=3.0, shared=shared, alone=80, seed=seed)
        assert find_clock_error(first_s, second_s, settings=NUMBERS) == ClockError()


def test_an_empty_night_has_no_clock_error():
    assert find_clock_error(np.empty(0), np.empty(0), settings=NUMBERS) == ClockError()


def test_events_of_the_other_wearable_are_moved_into_the_time_of_the_first():
    first_s, second_s = night(offset_s=3.0)
    reference = [event(float(onset_s), 2.0) for onset_s in first_s]
    others = [event(float(onset_s), 2.0, sites=("left_ankle",)) for onset_s in second_s]
    moved, error = align_events(reference, others, settings=NUMBERS)
    assert abs(error.offset_s - 3.0) < 0.1
    assert [each.duration_s for each in moved] == [each.duration_s for each in others]
    assert abs((others[0].onset_s - moved[0].onset_s) - 3.0) < 0.1
