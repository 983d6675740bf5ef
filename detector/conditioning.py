"""From a recording to curves: regular grid, calibration, gravity taken out, noise, worn or not."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy import fft
from numpy.typing import NDArray

from detector.blocks import MAXWELL_MEDIAN, Scalar, block_means, block_view, quick_length, runs, windows_around
from detector.calibration import calibrate
from detector.errors import NothingToAnalyseError
from detector.model import Conditioned
from detector.non_wear import find_non_wear
from detector.settings import ConditioningSettings, Settings
from recordings.recording import Recording
from recordings.timing import Interval, Timing, measure_timing


def condition(recording: Recording, *, settings: Settings) -> Conditioned:
    """Lay a recording on a regular grid and derive the curves every later stage reads.

    Parameters
    ----------
    recording : Recording
    settings : Settings

    Returns
    -------
    Conditioned

    Raises
    ------
    NothingToAnalyseError
        The recording is shorter than ``conditioning.minimum_duration_s``.
    """
    numbers = settings.conditioning
    if recording.duration_s < numbers.minimum_duration_s:
        raise NothingToAnalyseError(
            f"{recording.source} lasts {recording.duration_s:.1f} s: at least {numbers.minimum_duration_s:g} s are "
            "needed; give a longer recording"
        )
    timing = measure_timing(recording.time_s)
    if timing.rate_hz <= 2 * numbers.high_pass_hz:
        raise NothingToAnalyseError(
            f"{recording.source} has {timing.rate_hz:.3g} samples a second: more than {2 * numbers.high_pass_hz:g} are "
            "needed to see any movement; record faster, or check the time stamps"
        )
    rate_hz, raw_g = _on_regular_grid(recording, timing, numbers)
    is_measured = _outside_gaps(raw_g.shape[0], rate_hz, timing.gaps)
    calibration = calibrate(raw_g, rate_hz, signal=recording.signal, settings=settings.calibration)
    acceleration_g = _scale(raw_g, calibration.gain, calibration.offset_g)
    movement_g = _movement_curve(acceleration_g, rate_hz, is_measured=is_measured, numbers=numbers)
    noise_floor_g, noise_g = _noise(movement_g, rate_hz, is_measured=is_measured, numbers=numbers)
    return Conditioned(
        sampling_rate_hz=rate_hz,
        acceleration_g=_frozen(acceleration_g),
        is_measured=_frozen(is_measured),
        movement_g=_frozen(movement_g),
        noise_floor_g=_frozen(noise_floor_g),
        noise_g=noise_g,
        calibration=calibration,
        timing=timing,
        gaps=timing.gaps,
        non_wear=find_non_wear(acceleration_g, movement_g, rate_hz=rate_hz, is_measured=is_measured, settings=settings)
        if recording.signal != "magnitude"
        else (),
        signal=recording.signal,
        duration_s=recording.duration_s,
    )


def _frozen(array: NDArray[Scalar]) -> NDArray[Scalar]:
    array.flags.writeable = False
    return array


def _on_regular_grid(
    recording: Recording, timing: Timing, numbers: ConditioningSettings
) -> tuple[float, NDArray[np.float32]]:
    """Return the grid's rate and the samples on it, averaged in small groups where far faster than any kind needs."""
    rate_hz = timing.rate_hz
    samples = _laid_out(recording.time_s, recording.acceleration_g, rate_hz, numbers.grid_tolerance_periods)
    fold = max(1, int(rate_hz / numbers.grid_rate_hz + numbers.grid_rate_rounding))
    if fold == 1:
        return rate_hz, samples
    return rate_hz / fold, block_means(samples, fold).astype(np.float32)


def _laid_out(
    time_s: NDArray[np.float64], acceleration_g: NDArray[np.float32], rate_hz: float, tolerance_periods: float
) -> NDArray[np.float32]:
    """Take the samples as they are when they already sit on the grid, otherwise interpolate between neighbours."""
    count = int(time_s[-1] * rate_hz) + 1
    if count <= time_s.size <= count + 1:
        deviation = np.abs(time_s * rate_hz - np.arange(time_s.size))
        if float(deviation.max()) < tolerance_periods:
            return np.array(acceleration_g)
    grid_s = np.arange(count) / rate_hz
    laid_out = np.empty((count, 3), np.float32)
    for axis in range(3):
        laid_out[:, axis] = np.interp(grid_s, time_s, acceleration_g[:, axis])
    return laid_out


def _outside_gaps(count: int, rate_hz: float, gaps: tuple[Interval, ...]) -> NDArray[np.bool_]:
    is_measured = np.ones(count, bool)
    for gap in gaps:
        is_measured[int(np.ceil(gap.onset_s * rate_hz)) : int(np.ceil(gap.end_s * rate_hz))] = False
    return is_measured


def _scale(raw_g: NDArray[np.float32], gain: NDArray[np.float64], offset_g: NDArray[np.float64]) -> NDArray[np.float32]:
    if bool(np.all(gain == 1) and np.all(offset_g == 0)):
        return raw_g
    scaled = raw_g - offset_g.astype(np.float32)
    scaled *= gain.astype(np.float32)
    return scaled


def _movement_curve(
    acceleration_g: NDArray[np.float32],
    rate_hz: float,
    *,
    is_measured: NDArray[np.bool_],
    numbers: ConditioningSettings,
) -> NDArray[np.float32]:
    """Magnitude of the gravity-free acceleration, filtered without phase shift, apart in each stretch between gaps."""
    movement_g = np.zeros(acceleration_g.shape[0], np.float32)
    for start, stop in runs(is_measured):
        for block, keep in _overlapping_blocks(start, stop, rate_hz, numbers):
            free_g = gravity_free(acceleration_g[block], rate_hz, settings=numbers)
            inside = slice(keep.start - block.start, keep.stop - block.start)
            movement_g[keep] = np.sqrt(np.einsum("ij,ij->j", free_g, free_g))[inside]
    return movement_g


def gravity_free(
    acceleration_g: NDArray[np.float32], rate_hz: float, *, settings: ConditioningSettings
) -> NDArray[np.float32]:
    """Take gravity and slow sway out of each axis, without shifting anything in time.

    Parameters
    ----------
    acceleration_g : ndarray, shape (n, 3)
        Without gaps.
    rate_hz : float
    settings : ConditioningSettings

    Returns
    -------
    ndarray, shape (3, n)
    """
    has_room = settings.low_pass_hz < settings.low_pass_max_share * rate_hz
    return band_passed(
        acceleration_g,
        rate_hz,
        low_hz=settings.high_pass_hz,
        high_hz=settings.low_pass_hz if has_room else None,
        mirror_s=settings.mirror_s,
    )


def band_passed(
    acceleration_g: NDArray[np.float32], rate_hz: float, *, low_hz: float, high_hz: float | None, mirror_s: float
) -> NDArray[np.float32]:
    """Keep one band of each axis, without shifting anything in time.

    Parameters
    ----------
    acceleration_g : ndarray, shape (n, 3)
        Without gaps.
    rate_hz : float
    low_hz : float
        Slower content is taken out.
    high_hz : float or None
        Faster content is taken out; None keeps all of it.
    mirror_s : float
        Length mirrored at each end, through the first and last sample, before filtering.

    Returns
    -------
    ndarray, shape (3, n)

    Notes
    -----
    The gain is that of digital second-order Butterworth filters (a high-pass, a low-pass) run forwards and backwards,
    applied to the spectrum; this saves half a second of import.
    """
    axes_g = np.ascontiguousarray(acceleration_g.T)
    axes_g -= axes_g[:, :1].copy()
    pad = min(int(mirror_s * rate_hz), axes_g.shape[1] - 1)
    mirrored_g = _mirrored(axes_g, pad)
    size = quick_length(mirrored_g.shape[1])
    spectrum = fft.rfft(mirrored_g, size, axis=1)
    spectrum *= _band_gain(size, rate_hz, low_hz=low_hz, high_hz=high_hz)
    filtered_g = fft.irfft(spectrum, size, axis=1)
    return np.asarray(filtered_g[:, pad : pad + axes_g.shape[1]], dtype=np.float32)


def _mirrored(axes_g: NDArray[np.float32], pad: int) -> NDArray[np.float32]:
    """Continue each axis at both ends by its own mirror image through the end sample."""
    before_g = 2 * axes_g[:, :1] - axes_g[:, pad:0:-1]
    after_g = 2 * axes_g[:, -1:] - axes_g[:, -2 : -pad - 2 : -1]
    return np.concatenate((before_g, axes_g, after_g), axis=1)


@lru_cache(maxsize=64)
def _band_gain(size: int, rate_hz: float, *, low_hz: float, high_hz: float | None) -> NDArray[np.float32]:
    """Squared gain of a digital second-order high-pass, and of a low-pass where one is asked for."""
    warped = np.tan(np.pi * np.fft.rfftfreq(size))
    fourth = (warped / np.tan(np.pi * low_hz / rate_hz)) ** 4
    gain = fourth / (1 + fourth)
    if high_hz is not None:
        gain = gain / (1 + (warped / np.tan(np.pi * high_hz / rate_hz)) ** 4)
    return _frozen(gain.astype(np.float32))


def _overlapping_blocks(
    start: int, stop: int, rate_hz: float, numbers: ConditioningSettings
) -> Iterator[tuple[slice, slice]]:
    """Yield (block with margins, part to keep): bounded memory with the same result as one long block."""
    length = max(1, int(numbers.block_s * rate_hz))
    margin = int(numbers.block_margin_s * rate_hz)
    for first in range(start, stop, length):
        last = min(first + length, stop)
        yield slice(max(start, first - margin), min(stop, last + margin)), slice(first, last)


def _noise(
    movement_g: NDArray[np.float32], rate_hz: float, *, is_measured: NDArray[np.bool_], numbers: ConditioningSettings
) -> tuple[NDArray[np.float32], float]:
    """Noise per axis: locally (one value a second) and typically, from the quietest stretches."""
    length = max(1, int(numbers.noise_block_s * rate_hz))
    if movement_g.size < length:
        length = movement_g.size
    levels = np.median(block_view(movement_g, length), axis=1) / MAXWELL_MEDIAN
    complete = np.asarray(block_view(is_measured, length).all(axis=1))
    if not complete.any():
        complete[:] = True
    typical_g = float(np.quantile(levels[complete], numbers.noise_quantile))
    levels = np.where(complete, levels, typical_g)
    width = max(1, int(numbers.noise_window_s / numbers.noise_block_s))
    rank = min(width - 1, int(numbers.noise_local_quantile * width))
    local = np.partition(windows_around(levels, width), rank, axis=1)[:, rank]
    local = np.clip(local, typical_g, numbers.noise_local_max_ratio * typical_g)
    seconds = max(1, int(np.ceil(movement_g.size / rate_hz)))
    index = np.minimum((np.arange(seconds) * rate_hz / length).astype(int), local.size - 1)
    return local[index].astype(np.float32), typical_g
