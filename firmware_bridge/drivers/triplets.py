"""Runs of x, y, z as signed 16-bit numbers, the payload that most wearables share."""

import numpy as np
from numpy.typing import NDArray

AXES = 3
TRIPLET_BYTES = 6


def read_triplets(data: bytes) -> NDArray[np.int16]:
    """Read whole triplets, little-endian, oldest first; the caller has checked the length.

    Parameters
    ----------
    data : bytes
        A multiple of ``TRIPLET_BYTES``.

    Returns
    -------
    ndarray, shape (n, 3), int16
        Read-only.
    """
    return np.frombuffer(data, "<i2").reshape(-1, AXES)


def write_triplets(counts: NDArray[np.int16]) -> bytes:
    """Write triplets as `read_triplets` reads them."""
    return counts.astype("<i2").tobytes()


def scale_to_g(counts: NDArray[np.int16], *, counts_per_g: float) -> NDArray[np.float32]:
    """Turn counts into read-only g."""
    samples = counts.astype(np.float32)
    samples /= counts_per_g
    samples.flags.writeable = False
    return samples
