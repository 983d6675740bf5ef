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
