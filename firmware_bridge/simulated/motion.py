"""What a simulated wearable feels: a recording played back at any rate, or a wrist at rest."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from recordings.recording import Recording

Motion = Callable[[NDArray[np.float64]], NDArray[np.float32]]
"""Acceleration in g, shape (n, 3), at n increasing times in seconds since the simulation began."""

REST_G = (0.02, -0.05, 0.998)
BREATHING_G = 0.004
BREATHING_HZ = 0.25


def play_recording(recording: Recording) -> Motion:
    """Play a recording to a simulated wearable, from its beginning, again and again.

    Parameters
    ----------
    recording : Recording
        Values between its samples, and inside its gaps, are interpolated.

    Returns
    -------
    callable
        Seconds to acceleration in g.
    """
    time_s = recording.time_s
    acceleration_g = recording.acceleration_g
    period_s = recording.duration_s + 1.0 / recording.nominal_rate_hz

    def motion(elapsed_s: NDArray[np.float64]) -> NDArray[np.float32]:
        asked_s = elapsed_s % period_s
        if asked_s[-1] < asked_s[0]:
            indices = np.clip(np.searchsorted(time_s, asked_s), 0, time_s.size - 1)
            return acceleration_g[indices]
        # Only the few samples around are handed to the interpolation: a whole night would be copied each time.
        first = max(0, int(np.searchsorted(time_s, asked_s[0])) - 1)
        last = int(np.searchsorted(time_s, asked_s[-1])) + 1
        near_s, near_g = time_s[first:last], acceleration_g[first:last]
        return np.stack([np.interp(asked_s, near_s, near_g[:, axis]) for axis in range(3)], axis=1).astype(np.float32)

    return motion


def lie_still(elapsed_s: NDArray[np.float64]) -> NDArray[np.float32]:
    """Feel a wrist at rest on a breathing chest."""
    samples = np.tile(np.array(REST_G, np.float32), (elapsed_s.size, 1))
    samples[:, 2] += (BREATHING_G * np.sin(2 * np.pi * BREATHING_HZ * elapsed_s)).astype(np.float32)
    return samples
