"""Where a resting limb points: directions of the mean acceleration, and angles between them."""

import math

import numpy as np
from numpy.typing import NDArray

from detector.blocks import block_means
from detector.model import Conditioned


def resting_directions(conditioned: Conditioned) -> NDArray[np.float64]:
    """Direction of the mean acceleration of each second, shape (seconds, 3), unit length."""
    return unit_vectors(block_means(conditioned.acceleration_g, max(1, round(conditioned.sampling_rate_hz))))


def unit_vectors(vectors: NDArray[np.floating]) -> NDArray[np.float64]:
    """Scale each row to unit length; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, np.finfo(float).tiny), dtype=np.float64)


def angle_between_deg(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """Angle between unit vectors, row by row, in degrees; a single row is held against every other."""
    cosine = np.clip((first * second).sum(axis=1), -1, 1)
    return np.asarray(np.degrees(np.arccos(cosine)))


def wander_deg(acceleration_g: NDArray[np.floating], length: int, *, kept_share: float) -> float:
    """How far a limb turns to and fro: root mean square angle between the directions of successive means and a middle.

    The largest angles are left out: a single turn at an end of a long stillness hardly counts.

    Parameters
    ----------
    acceleration_g : ndarray, shape (n, 3)
    length : int
        Samples of one mean.
    kept_share : float
        Share of the angles that count.

    Returns
    -------
    float
        Not a number where there are fewer than two means.
    """
    means = block_means(acceleration_g, length)
    if means.shape[0] <= 1:
        return float("nan")
    directions = unit_vectors(means)
    middle = unit_vectors(np.median(directions, axis=0, keepdims=True))
    angles_deg = np.sort(angle_between_deg(directions, middle))
    return float(np.sqrt(np.square(angles_deg[: math.ceil(kept_share * angles_deg.size)]).mean()))


def share_along_one_line(acceleration_g: NDArray[np.floating], *, noise_g: float) -> float:
    """Share of a movement's power along its main axis: one push swings a limb along a line, a reach turns it about.

    Parameters
    ----------
    acceleration_g : ndarray, shape (n, 3)
        Of one movement, gravity included; the straight way from its first sample to its last is taken off.
    noise_g : float
        Noise of one axis (standard deviation), whose power is taken off.

    Returns
    -------
    float
        From 1/3, as much to every side, to 1; not a number where there is no more than noise.
    """
    values = np.asarray(acceleration_g, dtype=np.float64)
    way = np.linspace(0, 1, values.shape[0])[:, None] * (values[-1] - values[0])
    swing = values - way
    swing -= swing.mean(axis=0)
    power = np.maximum(np.linalg.eigvalsh(swing.T @ swing / values.shape[0]) - noise_g**2, 0)
    return float(power[-1] / power.sum()) if power[-1] > 0 else float("nan")
