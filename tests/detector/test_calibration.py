"""Auto-calibration from one night: it finds what a sensor adds, or says why it cannot."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detector.calibration import calibrate
from detector.settings import CalibrationSettings

RATE_HZ = 25.0
NUMBERS = CalibrationSettings()
WINDOW = round(NUMBERS.window_s * RATE_HZ)
AXES = st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1))


def directions(count, *, reach=1.0, seed=3):
    """Spread resting directions over the sphere; ``reach`` below 1 keeps z from turning down."""
    drawn = np.random.default_rng(seed).standard_normal((count, 3))
    if reach < 1:
        drawn[:, 2] = np.abs(drawn[:, 2]) + 0.2
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def resting(postures, *, gain=(1.0, 1.0, 1.0), offset_g=(0.0, 0.0, 0.0), noise_g=0.002, windows=2):
    """Rest in each posture for some windows, measured by a sensor whose axes are wrong."""
    true_g = np.repeat(postures, windows * WINDOW, axis=0)
    noise = noise_g * np.random.default_rng(0).standard_normal(true_g.shape)
    return ((true_g + noise) / np.array(gain) + np.array(offset_g)).astype(np.float32)


def calibrated(samples, signal="acceleration"):
    return calibrate(samples, RATE_HZ, signal=signal, settings=NUMBERS)


@settings(max_examples=25)
@given(gains=AXES, offsets=AXES)
def test_gains_and_offsets_are_recovered(gains, offsets):
    gain, offset_g = 1 + 0.04 * np.array(gains), 0.05 * np.array(offsets)
    found = calibrated(resting(directions(40), gain=gain, offset_g=offset_g))
    if found.declined_because is None:
        assert found.gain == pytest.approx(gain, abs=0.005)
        assert found.offset_g == pytest.approx(offset_g, abs=0.005)
        assert found.error_g < 0.002
    else:
        assert found.error_g < 0.002


def test_a_wrong_sensor_measures_1_g_afterwards():
    samples = resting(directions(40), gain=(1.03, 0.97, 1.0), offset_g=(0.03, -0.02, 0.04))
    found = calibrated(samples)
    lengths = np.linalg.norm(found.gain * (samples.reshape(-1, WINDOW, 3).mean(axis=1) - found.offset_g), axis=1)
    assert found.declined_because is None
    assert np.abs(lengths - 1).max() < NUMBERS.maximum_error_g


def test_what_was_declined_leaves_the_samples_alone():
    found = calibrated(resting(directions(3)))
    assert found.declined_because
    assert (found.gain.tolist(), found.offset_g.tolist()) == ([1.0] * 3, [0.0] * 3)


@pytest.mark.parametrize("signal", ["linear_acceleration", "magnitude"])
def test_a_source_without_gravity_on_three_axes_is_declined(signal):
    found = calibrated(resting(directions(40)), signal)
    assert "gravity" in found.declined_because
    assert found.error_g is None


@pytest.mark.parametrize(("more", "is_enough"), [(-1, False), (0, True), (1, True)])
def test_enough_different_postures_are_needed(more, is_enough):
    axes = np.concatenate((np.eye(3), -np.eye(3)))
    postures = np.concatenate((axes, directions(20)))[: int(NUMBERS.minimum_windows) + more]
    found = calibrated(resting(postures, offset_g=(0.03, 0.0, 0.0)))
    assert (found.declined_because is None) is is_enough
    assert is_enough or "still stretches" in found.declined_because


def test_one_posture_held_all_night_counts_once():
    found = calibrated(resting(np.array([[0.0, 0.0, 1.0]]), windows=60))
    assert "only 1 still stretches" in found.declined_because


def test_an_axis_never_turned_to_both_sides_is_named():
    found = calibrated(resting(directions(40, reach=0.5), offset_g=(0.03, 0.0, 0.0)))
    assert "z axis" in found.declined_because
    assert found.error_g > 0


def test_a_sensor_no_ellipsoid_explains_is_declined_with_what_would_remain():
    postures = directions(60) * np.random.default_rng(1).uniform(0.9, 1.1, (60, 1))
    found = calibrated(resting(postures))
    assert "would remain" in found.declined_because
    assert found.error_g > NUMBERS.maximum_error_g


def test_movement_is_no_still_window():
    samples = resting(directions(40), noise_g=2 * NUMBERS.still_deviation_g)
    assert "only 0 still stretches" in calibrated(samples).declined_because


def test_a_recording_shorter_than_a_window_is_declined():
    found = calibrated(resting(directions(1))[: WINDOW // 2])
    assert found.declined_because
    assert found.error_g is None
