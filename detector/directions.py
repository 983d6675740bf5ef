"""Where a resting limb points: directions of the mean acceleration, and angles between them."""

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


def wander_deg(acceleration_g: NDArray[np.floating], length: int) -> float:
    """How far a limb turns to and fro: root mean square angle between the directions of successive means and theirs.

    Parameters
    ----------
    acceleration_g : ndarray, shape (n, 3)
    length : int
        Samples of one mean.

    Returns
    -------
    float
        Not a number where there are fewer than two means.
    """
    means = block_means(acceleration_g, length)
    if means.shape[0] <= 1:
        return float("nan")
    directions = unit_vectors(means)
    middle = unit_vectors(directions.mean(axis=0, keepdims=True))
    return float(np.sqrt(np.square(angle_between_deg(directions, middle)).mean()))
