"""Directions of a resting limb: angles, and how far it turns to and fro."""

import numpy as np
import pytest
from hand_made import conditioned
from scipy.spatial.transform import Rotation

from detector.directions import (
    angle_between_deg,
    resting_directions,
    share_along_one_line,
    unit_vectors,
    wander_deg,
)

SECOND = 50


def held(angles_deg):
    """Hold a limb for one second at each of some angles from upright."""
    angles = np.radians(np.repeat(angles_deg, SECOND))
    return np.stack((np.sin(angles), np.zeros_like(angles), np.cos(angles)), axis=1)


@pytest.mark.parametrize("angle_deg", [0.0, 5.0, 60.0, 180.0])
def test_the_angle_between_directions_is_in_degrees(angle_deg):
    first, second = held([0.0])[:1], held([angle_deg])[:1]
    assert angle_between_deg(first, second) == pytest.approx(angle_deg, abs=1e-5)


def test_each_second_has_its_direction():
    found = resting_directions(conditioned(np.zeros(3 * SECOND), acceleration_g=2.0 * held([0.0, 30.0, 90.0])))
    assert angle_between_deg(found, held([0.0])[:1]) == pytest.approx([0.0, 30.0, 90.0], abs=1e-4)


def test_a_row_of_zeros_has_no_direction():
    assert unit_vectors(np.zeros((1, 3))).tolist() == [[0.0, 0.0, 0.0]]


def test_a_limb_that_turns_to_and_fro_wanders_by_its_turns():
    assert wander_deg(held([0.0, 20.0, 0.0, 20.0]), SECOND, kept_share=1.0) == pytest.approx(10.0, abs=0.1)


def test_a_limb_at_rest_does_not_wander_however_it_lies():
    turned = held([40.0] * 5) @ Rotation.from_euler("xyz", (10, 70, 130), degrees=True).as_matrix()
    assert wander_deg(turned, SECOND, kept_share=1.0) == pytest.approx(0.0, abs=1e-3)


def test_shaking_about_one_direction_is_no_wandering():
    shaking = held([0.0] * 10)
    shaking[:, 0] += 0.3 * np.sin(2 * np.pi * 5.0 * np.arange(len(shaking)) / SECOND)
    assert wander_deg(shaking, 2 * SECOND, kept_share=1.0) < 0.1


def test_one_mean_alone_tells_nothing():
    assert np.isnan(wander_deg(held([0.0]), SECOND, kept_share=1.0))


def test_a_single_turn_at_the_end_hardly_counts_as_wandering():
    turned = held([0.0] * 9 + [60.0] * 2)
    assert wander_deg(turned, SECOND, kept_share=0.75) == pytest.approx(0.0, abs=1e-3)
    assert wander_deg(turned, SECOND, kept_share=1.0) > 10


def pushes(*, along, noise_g=0.0, count=200):
    stream = np.random.default_rng(3)
    swing = stream.standard_normal((count, 3)) * np.asarray(along) + noise_g * stream.standard_normal((count, 3))
    swing[[0, -1]] = 0.0
    return np.array([0.0, 0.0, 1.0]) + swing


@pytest.mark.parametrize(("along", "share"), [((0.2, 0.0, 0.0), 1.0), ((0.2, 0.2, 0.0), 0.5), ((0.2, 0.2, 0.2), 1 / 3)])
def test_the_share_along_one_line_tells_one_push_from_many(along, share):
    turned = pushes(along=along) @ Rotation.from_euler("xyz", (10, 70, 130), degrees=True).as_matrix()
    assert share_along_one_line(turned, noise_g=0.0) == pytest.approx(share, abs=0.07)


def test_noise_does_not_turn_a_line_into_a_cloud():
    noisy = pushes(along=(0.05, 0.0, 0.0), noise_g=0.03, count=2000)
    assert share_along_one_line(noisy, noise_g=0.0) < 0.7
    assert share_along_one_line(noisy, noise_g=0.03) > 0.9


def test_a_turn_that_stays_is_no_push():
    turning = np.linspace((0.0, 0.0, 1.0), (0.0, 0.7, 0.7), 100)
    assert np.isnan(share_along_one_line(turning, noise_g=0.01))
