"""From the movement curve to stretches in which the limb moves, by hysteresis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detector.blocks import join_close, runs, samples_lasting, short_running_sum
from detector.model import Conditioned, Movement
from detector.settings import MovementSettings, Settings

STRETCHES_AT_ONCE = 1 << 11


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementCurves:
    """The envelope of the movement curve and its two thresholds, shape (n,) each."""

    envelope_g: NDArray[np.float32]
    start_g: NDArray[np.float32]
    end_g: NDArray[np.float32]


def movement_curves(conditioned: Conditioned, *, settings: MovementSettings) -> MovementCurves:
    """Draw the curves that movements are found on."""
    start_g, end_g = movement_thresholds(conditioned, settings=settings)
    return MovementCurves(envelope_g=movement_envelope(conditioned, settings=settings), start_g=start_g, end_g=end_g)


def find_movements(
    conditioned: Conditioned, *, settings: Settings, curves: MovementCurves | None = None
) -> tuple[Movement, ...]:
    """Find every stretch where the limb moves.

    Parameters
    ----------
    conditioned : Conditioned
    settings : Settings
    curves : MovementCurves, optional
        As `movement_curves` draws them; drawn here where not given.

    Returns
    -------
    tuple of Movement
        Sorted by onset, disjoint, inside the recording.

    Notes
    -----
    A movement begins where the envelope, having passed the start threshold, last rose above the end threshold; it ends
    where the envelope stays below the end threshold for ``wasm.offset_hold_s``. Both edges are then moved inwards to
    where the acceleration itself changes: the envelope also holds the ringing of the filter. The thresholds keep the
    ratio of the WASM 2016 rules loosely; their level in g is an engineering choice, as no standard states one.
    """
    rate_hz = conditioned.sampling_rate_hz
    drawn = curves or movement_curves(conditioned, settings=settings.movements)
    hold = samples_lasting(settings.wasm.offset_hold_s, rate_hz)
    stretches = stretches_by_hysteresis(drawn.envelope_g, start=drawn.start_g, end=drawn.end_g, hold=hold)
    stretches = _without_ringing(conditioned, stretches, drawn.start_g, settings=settings)
    peaks_g = peak_of(conditioned.movement_g, stretches)
    return tuple(
        Movement(onset_s=float(start / rate_hz), end_s=float(stop / rate_hz), peak_g=float(peak))
        for (start, stop), peak in zip(stretches, peaks_g, strict=True)
    )


def _without_ringing(
    conditioned: Conditioned, stretches: NDArray[np.intp], start_g: NDArray[np.float32], *, settings: Settings
) -> NDArray[np.intp]:
    """Cut the edges in which only the filter rings: there the acceleration itself does not change yet, or no more.

    A filter without phase shift answers to a turn of the limb from more than a second before it to as long after it.
    """
    parts = [_changing(conditioned, part, start_g, settings) for part in _few_at_once(stretches)]
    return np.concatenate(parts) if parts else stretches


def _few_at_once(stretches: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    for first in range(0, stretches.shape[0], STRETCHES_AT_ONCE):
        yield stretches[first : first + STRETCHES_AT_ONCE]


def _changing(
    conditioned: Conditioned, stretches: NDArray[np.intp], start_g: NDArray[np.float32], settings: Settings
) -> NDArray[np.intp]:
    """Find where the acceleration first and last changes by more than noise does, or than next to nothing there."""
    numbers = settings.movements
    starts, stops = stretches.T
    reach = min(max(1, round(numbers.edge_s * conditioned.sampling_rate_hz)), int((stops - starts).max()))
    near_start = np.zeros((starts.size, reach), bool)
    near_stop = np.zeros((starts.size, reach), bool)
    for width in _widths(conditioned.sampling_rate_hz, numbers):
        noise = numbers.change_noise_multiple * _noise_of_change(width, conditioned.sampling_rate_hz, settings)
        at_start_g = _changes(conditioned, starts, stretches, reach=reach, width=width)
        at_stop_g = _changes(conditioned, stops - reach, stretches, reach=reach, width=width)
        noise_g = noise * _noise_at(conditioned, starts), noise * _noise_at(conditioned, stops - 1)
        near_start |= _is_loud(at_start_g, numbers.onset_share, noise_g[0], start_g[starts])
        near_stop |= _is_loud(at_stop_g, numbers.end_of_peak_share, noise_g[1], start_g[stops - 1])
    first = starts + near_start.argmax(axis=1)
    last = stops - near_stop[:, ::-1].argmax(axis=1)
    return np.stack((first, np.maximum(last, first + 1)), axis=1)


def _widths(rate_hz: float, settings: MovementSettings) -> tuple[int, ...]:
    """Choose two lengths of the means, in samples: a trembling that one just averages away shows in the other."""
    whole = max(1, round(settings.change_s * rate_hz))
    return (whole,) if whole == 1 else (whole, whole // 2)


def _noise_of_change(width: int, rate_hz: float, settings: Settings) -> float:
    """Tell how far noise alone makes two means differ: one axis, over the noise in the movement band."""
    independent = max(1.0, width * min(1.0, 2 * settings.conditioning.low_pass_hz / rate_hz))
    return float(np.sqrt(2 / independent))


def _noise_at(conditioned: Conditioned, samples: NDArray[np.intp]) -> NDArray[np.float32]:
    second = (samples / conditioned.sampling_rate_hz).astype(np.intp)
    return conditioned.noise_floor_g[np.minimum(second, conditioned.noise_floor_g.size - 1)]


def _changes(
    conditioned: Conditioned, first: NDArray[np.intp], stretches: NDArray[np.intp], *, reach: int, width: int
) -> NDArray[np.float32]:
    """How far the mean of the few samples from each moment on lies from that of the few before it.

    Parameters
    ----------
    conditioned : Conditioned
    first : ndarray of int, shape (stretches,)
        The first moment looked at of each stretch.
    stretches : ndarray of int, shape (stretches, 2)
        Moments outside ``[start, stop)`` or in a gap have no change.
    reach, width : int
        Number of moments looked at, and of samples in each mean.

    Returns
    -------
    ndarray, shape (stretches, reach)
        In g.
    """
    count = conditioned.acceleration_g.shape[0]
    samples = first[:, None] + np.arange(-width, reach + width - 1)
    near_g = conditioned.acceleration_g[np.clip(samples, 0, count - 1)]
    near_g -= near_g[:, :1]
    total_g = np.cumsum(near_g, axis=1)
    sums_g = total_g[:, width - 1 :].copy()
    sums_g[:, 1:] -= total_g[:, :-width]
    steps_g = sums_g[:, width:] - sums_g[:, :-width]
    change_g = np.sqrt(np.einsum("ijk,ijk->ij", steps_g, steps_g)) / np.float32(width)
    moments = samples[:, width : width + reach]
    is_inside = (moments >= stretches[:, :1]) & (moments < stretches[:, 1:])
    change_g[~(is_inside & conditioned.is_measured[np.clip(moments, 0, count - 1)])] = 0
    return np.asarray(change_g)


def _is_loud(
    edges_g: NDArray[np.float32], share: float, noise_g: NDArray[np.float32], start_g: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Tell where a change stands out of the noise and, unless a movement could start with it, of the largest nearby."""
    level_g = np.maximum(np.minimum(share * edges_g.max(axis=1), start_g), noise_g)
    return np.asarray(edges_g >= level_g[:, None])


def movement_envelope(conditioned: Conditioned, *, settings: MovementSettings) -> NDArray[np.float32]:
    """Smooth the movement curve by a short root mean square, and take the power of noise out of it."""
    width = max(1, round(settings.envelope_s * conditioned.sampling_rate_hz))
    power = short_running_sum(np.square(conditioned.movement_g), width)
    power /= np.float32(width)
    power -= _at_every_sample(conditioned, 3 * np.square(conditioned.noise_floor_g))
    return np.sqrt(np.maximum(power, 0, out=power), out=power)


def _at_every_sample(conditioned: Conditioned, by_second: NDArray[np.float32]) -> NDArray[np.float32]:
    """Spread values, one a second, over the samples."""
    count = conditioned.movement_g.size
    begins = np.ceil(np.arange(by_second.size) * conditioned.sampling_rate_hz).astype(np.intp)
    return np.repeat(by_second.astype(np.float32), np.diff(np.minimum(begins, count), append=count))


def movement_thresholds(
    conditioned: Conditioned, *, settings: MovementSettings
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Start and end threshold at every sample: multiples of the local noise, never below the floors of the sensor."""
    noise_g = conditioned.noise_floor_g
    start_g = np.maximum(settings.start_floor_g, settings.start_noise_multiple * noise_g)
    end_g = np.maximum(settings.end_share * start_g, settings.end_noise_multiple * noise_g)
    end_g = np.minimum(np.maximum(end_g, settings.end_step_share * conditioned.step_g), start_g)
    return _at_every_sample(conditioned, start_g), _at_every_sample(conditioned, end_g)


def stretches_by_hysteresis(
    curve: NDArray[np.float32], *, start: NDArray[np.float32], end: NDArray[np.float32], hold: int
) -> NDArray[np.intp]:
    """Find stretches that rise above ``start`` and last until the curve stays below ``end`` for ``hold`` samples.

    Parameters
    ----------
    curve, start, end : ndarray, shape (n,)
    hold : int
        Samples below ``end`` that finish a stretch; shorter dips are bridged.

    Returns
    -------
    ndarray, shape (stretches, 2)
        ``[start, stop)`` indices, sorted and disjoint.
    """
    stretches = join_close(runs(curve >= end), longest_gap=hold - 1)
    if stretches.shape[0] == 0:
        return stretches
    rises = np.append(curve >= start, False)
    return stretches[np.logical_or.reduceat(rises, stretches.ravel())[::2]]


def peak_of(curve: NDArray[np.float32], stretches: NDArray[np.intp]) -> NDArray[np.float32]:
    """Largest value of a curve in each ``[start, stop)`` stretch."""
    if stretches.shape[0] == 0:
        return np.empty(0, np.float32)
    padded = np.append(curve, np.float32(0))
    return np.maximum.reduceat(padded, stretches.ravel())[::2]


class Stretch(Protocol):
    """Anything that begins and ends."""

    @property
    def onset_s(self) -> float:
        """Start in seconds."""

    @property
    def end_s(self) -> float:
        """End in seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingTime:
    """Cumulative moving time of a night: how much of any stretch was spent moving, at once."""

    corners_s: NDArray[np.float64]
    total_s: NDArray[np.float64]

    @classmethod
    def of(cls, movements: Sequence[Stretch]) -> "MovingTime":
        """Sum up sorted, disjoint movements or other stretches."""
        edges = [(movement.onset_s, movement.end_s) for movement in movements]
        corners_s = np.array(edges or [(0.0, 0.0)]).ravel()
        steps_s = np.diff(corners_s, prepend=corners_s[0])
        steps_s[2::2] = 0
        return cls(corners_s=corners_s, total_s=np.cumsum(steps_s))

    def until(self, times_s: NDArray[np.floating]) -> NDArray[np.float64]:
        """Seconds of movement before each moment."""
        return np.asarray(np.interp(times_s, self.corners_s, self.total_s), dtype=np.float64)

    def shares_around(self, onset_s: float, end_s: float, *, reach_s: float) -> tuple[float, float]:
        """Shares of the time within reach, before and after a stretch, that were spent in movement."""
        moving_s = np.diff(self.until(np.array([onset_s - reach_s, onset_s, end_s, end_s + reach_s])))
        return float(moving_s[0] / reach_s), float(moving_s[2] / reach_s)
