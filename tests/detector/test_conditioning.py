"""From a recording to curves: a regular grid without invented movement, gravity out, noise measured."""

from dataclasses import replace

import numpy as np
import pytest
from hand_made import RATE_HZ, as_recording, jerk, recording, stir, swing, turn
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from detector.conditioning import condition
from detector.settings import Settings

NUMBERS = Settings().conditioning
GAPS = st.lists(st.tuples(st.integers(5, 250), st.integers(1, 30)), max_size=4)


def conditioned(duration_s, *pieces, **described):
    return condition(recording(duration_s, *pieces, **described), settings=Settings())


def between(found, onset_s, end_s):
    rate_hz = found.sampling_rate_hz
    return found.movement_g[round(onset_s * rate_hz) : round(end_s * rate_hz)]


def test_samples_on_a_regular_grid_are_taken_as_they_are():
    given_samples = recording(60.0)
    found = condition(given_samples, settings=Settings())
    assert found.sampling_rate_hz == pytest.approx(RATE_HZ)
    assert (found.acceleration_g == given_samples.acceleration_g).all()


def test_samples_beside_the_grid_are_interpolated_between_neighbours():
    rng = np.random.default_rng(0)
    time_s = np.cumsum(rng.uniform(0.01, 0.03, 6000))
    samples = np.stack((0.2 * np.sin(2 * np.pi * 2.0 * time_s), np.zeros(6000), np.ones(6000)), axis=1)
    found = condition(as_recording(time_s, samples), settings=Settings())
    grid_s = time_s[0] + np.arange(found.movement_g.size) / found.sampling_rate_hz
    assert found.acceleration_g[:, 0] == pytest.approx(0.2 * np.sin(2 * np.pi * 2.0 * grid_s), abs=0.01)


@pytest.mark.parametrize(
    ("rate_hz", "expected_hz"),
    [(10.0, 10.0), (32.0, 32.0), (54.0, 54.0), (64.0, 50.0), (92.0, 46.0), (100.0, 50.0), (128.0, 50.0), (200.0, 50.0)],
)
def test_fast_recordings_are_brought_down_to_about_one_rate(rate_hz, expected_hz):
    found = conditioned(30.0, jerk(15.0), rate_hz=rate_hz)
    assert found.sampling_rate_hz == pytest.approx(expected_hz, rel=3e-3)
    assert found.timing.rate_hz == pytest.approx(rate_hz, rel=1e-3)
    assert found.movement_g.argmax() / found.sampling_rate_hz == pytest.approx(15.05, abs=0.1)


@pytest.mark.parametrize("rate_hz", [64.0, 75.0, 100.0, 128.0])
def test_a_swing_is_as_large_at_any_rate(rate_hz):
    found = conditioned(60.0, swing(20.0, 20.0, frequency_hz=5.0, peak_g=0.3), noise_g=0.0, rate_hz=rate_hz)
    usual = conditioned(60.0, swing(20.0, 20.0, frequency_hz=5.0, peak_g=0.3), noise_g=0.0)
    assert between(found, 25.0, 35.0).max() == pytest.approx(between(usual, 25.0, 35.0).max(), rel=0.06)


def test_a_gap_of_a_fast_recording_does_not_reach_into_what_was_measured():
    whole = recording(60.0, turn(30.0, angle_deg=90.0, duration_s=0.1), rate_hz=64.0, noise_g=0.0, breathing_g=0.0)
    is_kept = (whole.time_s < 29.0) | (whole.time_s > 33.0)
    found = condition(as_recording(whole.time_s[is_kept], whole.acceleration_g[is_kept]), settings=Settings())
    assert between(found, 34.0, 60.0).max() < 0.01
    assert between(found, 0.0, 28.0).max() < 0.01


def test_gravity_and_posture_leave_no_movement():
    found = conditioned(120.0, turn(30.0, angle_deg=90.0, duration_s=60.0), noise_g=0.0, breathing_g=0.0)
    assert found.movement_g.max() < 0.01


@pytest.mark.parametrize("frequency_hz", [1.0, 2.0, 5.0, 10.0])
def test_movement_keeps_its_size(frequency_hz):
    found = conditioned(60.0, swing(20.0, 20.0, frequency_hz=frequency_hz, peak_g=0.3), noise_g=0.0)
    assert between(found, 25.0, 35.0).max() == pytest.approx(0.3, rel=0.25)


@pytest.mark.parametrize("noise_g", [0.001, 0.003, 0.01])
def test_noise_is_what_the_sensor_adds_within_the_band(noise_g):
    found = conditioned(1200.0, noise_g=noise_g)
    share = (NUMBERS.low_pass_hz - NUMBERS.high_pass_hz) / (RATE_HZ / 2)
    assert found.noise_g == pytest.approx(noise_g * np.sqrt(share), rel=0.2)


def test_noise_is_measured_where_it_is_quiet():
    quiet = conditioned(1800.0)
    busy = conditioned(1800.0, *(stir(20.0 * number, 10.0) for number in range(60)))
    assert busy.noise_g == pytest.approx(quiet.noise_g, rel=0.25)


def test_local_noise_never_exceeds_a_multiple_of_the_typical():
    found = conditioned(1800.0, stir(600.0, 700.0))
    assert found.noise_floor_g.max() <= NUMBERS.noise_local_max_ratio * found.noise_g * 1.0001
    assert found.noise_floor_g.min() >= found.noise_g * 0.9999
    assert found.noise_floor_g.size == np.ceil(found.movement_g.size / found.sampling_rate_hz)


def test_long_recordings_are_filtered_in_blocks_with_the_same_result():
    whole = recording(400.0, *(stir(37.0 * number, 9.0, seed=number) for number in range(10)))
    cut = replace(Settings(), conditioning=replace(NUMBERS, block_s=61.0))
    assert condition(whole, settings=cut).movement_g == pytest.approx(
        condition(whole, settings=Settings()).movement_g, abs=1e-5
    )


@pytest.mark.parametrize("seed", range(5))
def test_any_orientation_has_the_same_movement(seed):
    straight = recording(120.0, stir(40.0, 10.0), swing(80.0, 10.0))
    turned = Rotation.random(random_state=seed).apply(straight.acceleration_g)
    again = condition(as_recording(straight.time_s, turned), settings=Settings())
    assert again.movement_g == pytest.approx(condition(straight, settings=Settings()).movement_g, abs=1e-4)


@settings(max_examples=25, deadline=None)
@given(cuts=GAPS)
def test_nothing_moves_where_nothing_was_measured(cuts):
    missing = tuple((float(onset_s), float(onset_s + length_s)) for onset_s, length_s in cuts)
    found = conditioned(300.0, stir(0.0, 300.0), missing=missing)
    assert (found.movement_g[~found.is_measured] == 0).all()
    assert found.is_measured.size == found.movement_g.size == found.acceleration_g.shape[0]
    for gap in found.gaps:
        inside = slice(int(np.ceil(gap.onset_s * RATE_HZ + 1e-6)), int(gap.end_s * RATE_HZ - 1e-6))
        assert not found.is_measured[inside].any()


def test_a_gap_does_not_reach_into_what_was_measured():
    whole = conditioned(300.0, swing(100.0, 5.0))
    cut = conditioned(300.0, swing(100.0, 5.0), missing=((150.0, 200.0),))
    assert between(cut, 90.0, 120.0) == pytest.approx(between(whole, 90.0, 120.0), abs=1e-3)


def test_what_is_handed_on_cannot_be_changed():
    found = conditioned(60.0)
    for array in (found.acceleration_g, found.is_measured, found.movement_g, found.noise_floor_g):
        assert not array.flags.writeable


@pytest.mark.parametrize("step_g", [0.001, 0.004, 0.016])
def test_the_step_of_a_coarse_sensor_is_told(step_g):
    recorded = recording(60.0, swing(20.0, 20.0))
    coarse = np.round(recorded.acceleration_g / step_g) * step_g
    found = condition(as_recording(recorded.time_s, coarse), settings=Settings())
    assert found.step_g == pytest.approx(step_g, rel=0.01)


def test_a_sensor_that_never_moves_has_no_step():
    time_s = np.arange(0.0, 60.0, 0.02)
    assert condition(as_recording(time_s, np.tile((0.0, 0.0, 1.0), (time_s.size, 1))), settings=Settings()).step_g == 0
