"""Filters without phase shift: one band of each axis, of many pieces of a recording at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from detector.blocks import quick_length
from detector.spectra import samples_of, spectrum_of

SAMPLES_AT_ONCE = 1 << 18

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passband:
    """What is kept: nothing slower than ``low_hz``, nothing faster than ``high_hz`` (None keeps all that is fast).

    ``mirror_s`` is the length mirrored at each end of a piece, through its first and last sample, for the filter to
    settle in.
    """

    low_hz: float
    high_hz: float | None
    mirror_s: float


def band_passed(
    acceleration_g: NDArray[np.float32], pieces: Sequence[Piece], rate_hz: float, *, band: Passband
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Keep one band of each axis in each piece, without shifting anything in time.

    Parameters
    ----------
    acceleration_g : ndarray, shape (n, 3)
    pieces : sequence of (start, stop)
        Indices of stretches without gaps; they may overlap.
    rate_hz : float
    band : Passband

    Yields
    ------
    number : int
        Which piece this is; those of about the same length come together.
    filtered : ndarray, shape (3, stop - start)

    Notes
    -----
    The gain is that of digital second-order Butterworth filters (a high-pass, a low-pass) run forwards and backwards,
    applied to the spectrum; this saves half a second of import. Pieces of one length share a transform, whose
    preparation costs as much as the transform of a piece does.
    """
    mirror = int(band.mirror_s * rate_hz)
    numbers_of: dict[int, list[int]] = {}
    for number, (start, stop) in enumerate(pieces):
        length = stop - start
        numbers_of.setdefault(quick_length(length + 2 * min(mirror, length - 1)), []).append(number)
    for size, numbers in numbers_of.items():
        gain = _band_gain(size, rate_hz, low_hz=band.low_hz, high_hz=band.high_hz)
        at_once = max(1, SAMPLES_AT_ONCE // size)
        for first in range(0, len(numbers), at_once):
            some = numbers[first : first + at_once]
            alike = [pieces[number] for number in some]
            yield from zip(some, _filtered(acceleration_g, alike, gain, size=size, mirror=mirror), strict=True)


def _filtered(
    acceleration_g: NDArray[np.float32], pieces: Sequence[Piece], gain: NDArray[np.float32], *, size: int, mirror: int
) -> Iterator[NDArray[np.float32]]:
    mirrored_g = np.zeros((len(pieces), 3, size), np.float32)
    for row_g, (start, stop) in zip(mirrored_g, pieces, strict=True):
        _mirror_into(row_g, acceleration_g[start:stop].T, mirror)
    spectrum = spectrum_of(mirrored_g, size)
    spectrum *= gain
    for row_g, (start, stop) in zip(samples_of(spectrum, size), pieces, strict=True):
        before = min(mirror, stop - start - 1)
        yield row_g[:, before : before + stop - start]


def _mirror_into(row_g: NDArray[np.float32], axes_g: NDArray[np.float32], mirror: int) -> None:
    """Lay a piece into a row, counted from its first sample, and continue it at both ends by its mirror image."""
    length = axes_g.shape[1]
    before = min(mirror, length - 1)
    inside = row_g[:, before : before + length]
    np.subtract(axes_g, axes_g[:, :1], out=inside)
    np.negative(inside[:, before:0:-1], out=row_g[:, :before])
    after = row_g[:, before + length : before + length + before]
    np.subtract(2 * inside[:, -1:], inside[:, -2 : -before - 2 : -1], out=after)


@lru_cache(maxsize=64)
def _band_gain(size: int, rate_hz: float, *, low_hz: float, high_hz: float | None) -> NDArray[np.float32]:
    """Squared gain of a digital second-order high-pass, and of a low-pass where one is asked for."""
    warped = np.tan(np.pi * np.fft.rfftfreq(size))
    fourth = (warped / np.tan(np.pi * low_hz / rate_hz)) ** 4
    gain = fourth / (1 + fourth)
    if high_hz is not None:
        gain = gain / (1 + (warped / np.tan(np.pi * high_hz / rate_hz)) ** 4)
    single: NDArray[np.float32] = gain.astype(np.float32)
    single.flags.writeable = False
    return single
