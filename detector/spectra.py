"""Transforms between time and frequency in the precision of the samples."""

from typing import cast

import numpy as np
from numpy import fft
from numpy.typing import NDArray


def spectrum_of(values: NDArray[np.float32], size: int) -> NDArray[np.complex64]:
    """Transform real samples along the last axis, zeros added up to ``size``.

    Notes
    -----
    Scaled by the root of ``size``, as its inverse is: with numpy's default scaling, a whole number, single precision
    is transformed in double precision, three times slower.
    """
    return cast(NDArray[np.complex64], fft.rfft(values, size, axis=-1, norm="ortho"))


def power_of(spectrum: NDArray[np.complexfloating]) -> NDArray[np.floating]:
    """Power of each line, without the root that a magnitude would take first."""
    return np.asarray(np.square(spectrum.real) + np.square(spectrum.imag))


def samples_of(spectrum: NDArray[np.complex64] | NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """Transform a spectrum of `spectrum_of` back into ``size`` samples along the last axis."""
    return cast(NDArray[np.float32], fft.irfft(spectrum, size, axis=-1, norm="ortho"))


def power_between(
    power: NDArray[np.floating],
    frequency_hz: NDArray[np.float64],
    edges_hz: tuple[float, float],
    *,
    window: NDArray[np.float32],
    noise_per_hz: NDArray[np.floating],
) -> NDArray[np.float64]:
    """Power between two frequencies, without that of white noise.

    Parameters
    ----------
    power : ndarray, shape (blocks, frequencies)
        Three axes together, of blocks weighted by the window, scaled as in `spectrum_of`.
    frequency_hz : ndarray, shape (frequencies,)
        From 0 to half the sampling rate.
    edges_hz : (float, float)
    window : ndarray, shape (samples,)
    noise_per_hz : ndarray, shape (blocks,)
        Power of the noise of one axis in each Hz.

    Returns
    -------
    ndarray, shape (blocks,)
        Never below 0.
    """
    inside = (frequency_hz >= edges_hz[0]) & (frequency_hz <= edges_hz[1])
    size = 2 * (frequency_hz.size - 1)
    noise = 3 * noise_per_hz * frequency_hz[-1] * (float(window @ window) / size * int(inside.sum()))
    return np.asarray(np.maximum(power[:, inside].sum(axis=1) - noise, 0), dtype=np.float64)
