"""Worn or not: a table has no life in it, quiet sleep does."""

import numpy as np
import pytest
from hand_made import RATE_HZ, jerk, recording, stir, turn
from hypothesis import given, settings
from hypothesis import strategies as st

from detector.conditioning import condition
from detector.settings import Settings

NUMBERS = Settings().non_wear
RATES = pytest.mark.parametrize("rate_hz", [10.0, 25.0, 50.0, 100.0])
SHORT_S = NUMBERS.minimum_s - NUMBERS.epoch_s
LONG_S = NUMBERS.minimum_s + NUMBERS.epoch_s


def non_wear(duration_s, *pieces, **described):
    return condition(recording(duration_s, *pieces, **described), settings=Settings()).non_wear


def table(duration_s, *pieces, **described):
    return non_wear(duration_s, *pieces, **({"breathing_g": 0.0} | described))


@RATES
@pytest.mark.parametrize("noise_g", [0.0, 0.0005, 0.002, 0.006])
def test_a_wearable_on_a_table_is_not_worn(rate_hz, noise_g):
    (stretch,) = table(LONG_S, rate_hz=rate_hz, noise_g=noise_g)
    assert stretch.duration_s >= NUMBERS.minimum_s


@RATES
@pytest.mark.parametrize("breathing_g", [0.003, 0.01])
def test_quiet_sleep_with_breathing_is_worn(rate_hz, breathing_g):
    assert non_wear(2 * NUMBERS.minimum_s, rate_hz=rate_hz, breathing_g=breathing_g) == ()


@pytest.mark.parametrize(("duration_s", "count"), [(SHORT_S, 0), (NUMBERS.minimum_s, 1), (LONG_S, 1)])
def test_a_shorter_stretch_is_not_called_non_wear(duration_s, count):
    assert len(table(duration_s)) == count


def test_a_table_in_the_middle_of_a_night_is_found_where_it_was():
    on_table = (2400.0, 2400.0 + 2 * NUMBERS.minimum_s)

    def breathing(time_s):
        still = (time_s >= on_table[0]) & (time_s < on_table[1])
        moved = np.zeros((time_s.size, 3))
        moved[:, 0] = np.where(still, 0, 0.008 * np.sin(2 * np.pi * 0.25 * time_s))
        return moved

    (stretch,) = table(on_table[1] + 1800.0, breathing)
    assert stretch.onset_s == pytest.approx(on_table[0], abs=NUMBERS.epoch_s)
    assert stretch.end_s == pytest.approx(on_table[1], abs=NUMBERS.epoch_s)


def test_being_handled_for_a_moment_does_not_end_it():
    (stretch,) = table(2 * NUMBERS.minimum_s, stir(1000.0, 20.0))
    assert stretch.duration_s > 1.9 * NUMBERS.minimum_s


def test_being_handled_for_long_ends_it():
    handled_s = NUMBERS.handling_s + 3 * NUMBERS.epoch_s
    found = table(2 * LONG_S + handled_s, stir(LONG_S, handled_s))
    assert len(found) == 2


@pytest.mark.parametrize("every_s", [60.0, 120.0])
def test_a_limb_that_stirs_now_and_then_is_worn(every_s):
    moves = [jerk(at_s, peak_g=0.3) for at_s in np.arange(20.0, 3600.0, every_s)]
    turns = [turn(at_s + 5.0, angle_deg=5.0, back_after_s=10.0) for at_s in np.arange(20.0, 3600.0, every_s)]
    assert non_wear(3600.0, *moves, *turns) == ()


def test_missing_time_is_no_sign_of_the_table():
    assert table(2 * SHORT_S + 600.0, missing=((SHORT_S, SHORT_S + 600.0),)) == ()


@settings(max_examples=15, deadline=None)
@given(
    onsets_s=st.lists(st.integers(0, 7000), max_size=4),
    seed=st.integers(0, 99),
    breathing_g=st.sampled_from([0, 0.005]),
)
def test_stretches_are_sorted_disjoint_and_inside_the_recording(onsets_s, seed, breathing_g):
    pieces = [stir(float(onset_s), 200.0, seed=seed) for onset_s in onsets_s]
    found = non_wear(7200.0, *pieces, rate_hz=RATE_HZ / 2, seed=seed, breathing_g=breathing_g)
    edges = [edge for stretch in found for edge in (stretch.onset_s, stretch.end_s)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= 7200.0 for edge in edges)
    assert all(stretch.duration_s >= NUMBERS.minimum_s for stretch in found)
