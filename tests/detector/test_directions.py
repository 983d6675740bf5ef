"""Directions of a resting limb: angles, and how far it turns to and fro."""

import numpy as np
import pytest
from hand_made import conditioned
from scipy.spatial.transform import Rotation

from detector.directions import angle_between_deg, resting_directions, unit_vectors, wander_deg

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
    assert wander_deg(held([0.0, 20.0, 0.0, 20.0]), SECOND) == pytest.approx(10.0, abs=0.1)


def test_a_limb_at_rest_does_not_wander_however_it_lies():
    turned = held([40.0] * 5) @ Rotation.from_euler("xyz", (10, 70, 130), degrees=True).as_matrix()
    assert wander_deg(turned, SECOND) == pytest.approx(0.0, abs=1e-3)


def test_shaking_about_one_direction_is_no_wandering():
    shaking = held([0.0] * 10)
    shaking[:, 0] += 0.3 * np.sin(2 * np.pi * 5.0 * np.arange(len(shaking)) / SECOND)
    assert wander_deg(shaking, 2 * SECOND) < 0.1


def test_one_mean_alone_tells_nothing():
    assert np.isnan(wander_deg(held([0.0]), SECOND))
