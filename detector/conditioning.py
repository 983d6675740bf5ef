"""From a recording to curves: regular grid, calibration, gravity taken out, noise, worn or not."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detector.blocks import (
    MAXWELL_MEDIAN,
    Scalar,
    block_view,
    row_medians,
    runs,
    windows_around,
)
from detector.calibration import calibrate
from detector.errors import NothingToAnalyseError
from detector.filtering import Passband, Piece, band_passed
from detector.model import Conditioned
from detector.non_wear import find_non_wear
from detector.settings import ConditioningSettings, Settings
from recordings.recording import Recording
from recordings.timing import Interval, Timing, measure_timing

CHECKED_AT_ONCE = 1 << 15


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
    acceleration_g = _scaled_in_place(raw_g, calibration.gain, calibration.offset_g)
    movement_g = _movement_curve(acceleration_g, rate_hz, is_measured=is_measured, numbers=numbers)
    noise_floor_g, noise_g = _noise(movement_g, rate_hz, is_measured=is_measured, numbers=numbers)
    return Conditioned(
        sampling_rate_hz=rate_hz,
        acceleration_g=_frozen(acceleration_g),
        is_measured=_frozen(is_measured),
        movement_g=_frozen(movement_g),
        noise_floor_g=_frozen(noise_floor_g),
        noise_width_hz=_noise_width_hz(rate_hz, numbers),
        noise_g=noise_g,
        step_g=_step_g(recording.acceleration_g, numbers),
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
    """Return the grid's rate and the samples on it, brought down to one rate where they are much faster.

    Each axis lies in one piece in memory, which every later sum over time runs along.
    """
    rate_hz = timing.rate_hz
    samples = _laid_out(recording.time_s, recording.acceleration_g, rate_hz, numbers.grid_tolerance_periods)
    change = _change_of_rate(rate_hz, numbers)
    return rate_hz * change.numerator / change.denominator, _at_other_rate(samples, change)


def _change_of_rate(rate_hz: float, numbers: ConditioningSettings) -> Fraction:
    """Tell how many samples are to be made of how many: 1 of several, where that comes near enough to the grid."""
    times = rate_hz / numbers.grid_rate_hz
    if times <= 1 + numbers.grid_rate_slack:
        return Fraction(1)
    if abs(times / round(times) - 1) <= numbers.grid_rate_slack:
        return Fraction(1, round(times))
    return Fraction(1 / times).limit_denominator(numbers.grid_rate_parts)


def _at_other_rate(samples: NDArray[np.float32], change: Fraction) -> NDArray[np.float32]:
    if change == 1:
        return samples
    from scipy.signal import resample_poly

    axes = [resample_poly(axis, change.numerator, change.denominator, padtype="line") for axis in samples.T]
    return np.asfortranarray(np.array(axes, np.float32).T)


def _laid_out(
    time_s: NDArray[np.float64], acceleration_g: NDArray[np.float32], rate_hz: float, tolerance_periods: float
) -> NDArray[np.float32]:
    """Take the samples as they are when they already sit on the grid, otherwise interpolate between neighbours."""
    count = int(time_s[-1] * rate_hz) + 1
    if count <= time_s.size <= count + 1:
        parts = (slice(first, first + CHECKED_AT_ONCE) for first in range(0, time_s.size, CHECKED_AT_ONCE))
        if all(_largest_deviation(time_s[part], rate_hz, part.start) < tolerance_periods for part in parts):
            return np.array(acceleration_g, order="F")
    grid_s = np.arange(count) / rate_hz
    laid_out = np.empty((count, 3), np.float32, order="F")
    for axis in range(3):
        laid_out[:, axis] = np.interp(grid_s, time_s, acceleration_g[:, axis])
    return laid_out


def _largest_deviation(time_s: NDArray[np.float64], rate_hz: float, first: int) -> float:
    """Find how far the samples from number ``first`` on lie from the grid at most, in periods."""
    deviation = time_s * rate_hz
    deviation -= np.arange(first, first + time_s.size)
    return max(float(deviation.max()), -float(deviation.min()))


def _outside_gaps(count: int, rate_hz: float, gaps: tuple[Interval, ...]) -> NDArray[np.bool_]:
    is_measured = np.ones(count, bool)
    for gap in gaps:
        is_measured[int(np.ceil(gap.onset_s * rate_hz)) : int(np.ceil(gap.end_s * rate_hz))] = False
    return is_measured


def _scaled_in_place(
    raw_g: NDArray[np.float32], gain: NDArray[np.float64], offset_g: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Scale the samples where they lie: nothing reads the raw ones after calibration."""
    if bool(np.all(gain == 1) and np.all(offset_g == 0)):
        return raw_g
    for axis in range(3):
        raw_g[:, axis] -= np.float32(offset_g[axis])
        raw_g[:, axis] *= np.float32(gain[axis])
    return raw_g


def _movement_curve(
    acceleration_g: NDArray[np.float32],
    rate_hz: float,
    *,
    is_measured: NDArray[np.bool_],
    numbers: ConditioningSettings,
) -> NDArray[np.float32]:
    """Magnitude of the gravity-free acceleration, filtered without phase shift, apart in each stretch between gaps."""
    movement_g = np.zeros(acceleration_g.shape[0], np.float32)
    blocks = [
        block
        for start, stop in runs(is_measured).tolist()
        for block in _overlapping_blocks(start, stop, rate_hz, numbers)
    ]
    pieces = [with_margins for with_margins, _ in blocks]
    for number, free_g in band_passed(acceleration_g, pieces, rate_hz, band=_movement_band(rate_hz, numbers)):
        (start, _), (first, last) = blocks[number]
        inside_g = free_g[:, first - start : last - start]
        movement_g[first:last] = np.sqrt(np.einsum("ij,ij->j", inside_g, inside_g))
    return movement_g


def _movement_band(rate_hz: float, numbers: ConditioningSettings) -> Passband:
    """Neither gravity and slow sway nor, where the rate has room for it, anything faster than a limb."""
    has_room = numbers.low_pass_hz < numbers.low_pass_max_share * rate_hz
    return Passband(
        low_hz=numbers.high_pass_hz, high_hz=numbers.low_pass_hz if has_room else None, mirror_s=numbers.mirror_s
    )


def _step_g(samples_g: NDArray[np.float32], numbers: ConditioningSettings) -> float:
    """Typical distance of neighbours among the values that occur, in some samples spread over the recording."""
    some_g = samples_g[:: max(1, samples_g.shape[0] // numbers.step_samples)]
    return max(float(np.median(np.diff(np.unique(axis_g)))) if np.ptp(axis_g) > 0 else 0.0 for axis_g in some_g.T)


def _noise_width_hz(rate_hz: float, numbers: ConditioningSettings) -> float:
    band = _movement_band(rate_hz, numbers)
    return (rate_hz / 2 if band.high_hz is None else band.high_hz) - band.low_hz


def _overlapping_blocks(
    start: int, stop: int, rate_hz: float, numbers: ConditioningSettings
) -> Iterator[tuple[Piece, Piece]]:
    """Yield (block with margins, part to keep): bounded memory with the same result as one long block."""
    length = max(1, int(numbers.block_s * rate_hz))
    margin = int(numbers.block_margin_s * rate_hz)
    for first in range(start, stop, length):
        last = min(first + length, stop)
        yield (max(start, first - margin), min(stop, last + margin)), (first, last)


def _noise(
    movement_g: NDArray[np.float32], rate_hz: float, *, is_measured: NDArray[np.bool_], numbers: ConditioningSettings
) -> tuple[NDArray[np.float32], float]:
    """Noise per axis: locally (one value a second) and typically, from the quietest stretches."""
    length = max(1, int(numbers.noise_block_s * rate_hz))
    if movement_g.size < length:
        length = movement_g.size
    levels = row_medians(block_view(movement_g, length)) / MAXWELL_MEDIAN
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
