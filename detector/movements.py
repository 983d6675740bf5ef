"""From the movement curve to stretches in which the limb moves, by hysteresis."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detector.blocks import join_close, runs, samples_lasting, short_running_sum
from detector.model import Conditioned, Movement
from detector.settings import MovementSettings, Settings


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
    where the envelope stays below the end threshold for ``wasm.offset_hold_s``. The thresholds keep the ratio of the
    WASM 2016 rules loosely; their level in g is an engineering choice, as no standard states one.
    """
    rate_hz = conditioned.sampling_rate_hz
    drawn = curves or movement_curves(conditioned, settings=settings.movements)
    hold = samples_lasting(settings.wasm.offset_hold_s, rate_hz)
    stretches = stretches_by_hysteresis(drawn.envelope_g, start=drawn.start_g, end=drawn.end_g, hold=hold)
    stretches = _without_ringing(drawn.envelope_g, stretches, rate_hz, settings.movements)
    peaks_g = peak_of(conditioned.movement_g, stretches)
    return tuple(
        Movement(onset_s=float(start / rate_hz), end_s=float(stop / rate_hz), peak_g=float(peak))
        for (start, stop), peak in zip(stretches, peaks_g, strict=True)
    )


def _without_ringing(
    envelope_g: NDArray[np.float32], stretches: NDArray[np.intp], rate_hz: float, settings: MovementSettings
) -> NDArray[np.intp]:
    """Cut the edges that are only the filter ringing: those far below the peak that follows, or went before."""
    reach = max(1, round(settings.edge_s * rate_hz))
    cut = [
        (
            start + _first_loud(envelope_g[start : min(start + reach, stop)], settings.onset_share),
            stop - _first_loud(envelope_g[max(stop - reach, start) : stop][::-1], settings.end_of_peak_share),
        )
        for start, stop in stretches
    ]
    return np.array(cut, dtype=np.intp).reshape(-1, 2)


def _first_loud(edge_g: NDArray[np.float32], share: float) -> int:
    return int(np.argmax(edge_g >= share * edge_g.max()))


def movement_envelope(conditioned: Conditioned, *, settings: MovementSettings) -> NDArray[np.float32]:
    """Smooth the movement curve by a short root mean square, so that single noisy samples decide nothing."""
    width = max(1, round(settings.envelope_s * conditioned.sampling_rate_hz))
    power = short_running_sum(np.square(conditioned.movement_g), width)
    power /= np.float32(width)
    return np.sqrt(power, out=power)


def movement_thresholds(
    conditioned: Conditioned, *, settings: MovementSettings
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Start and end threshold at every sample: multiples of the local noise, never below the absolute floors."""
    noise_g = conditioned.noise_floor_g
    start_g = np.maximum(settings.start_floor_g, settings.start_noise_multiple * noise_g)
    end_g = np.maximum(settings.end_share * start_g, settings.end_noise_multiple * noise_g)
    count = conditioned.movement_g.size
    begins = np.ceil(np.arange(noise_g.size) * conditioned.sampling_rate_hz).astype(np.intp)
    samples = np.diff(np.minimum(begins, count), append=count)
    return np.repeat(start_g.astype(np.float32), samples), np.repeat(end_g.astype(np.float32), samples)


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
