"""How a lying person stirs, epoch by epoch: what sleep is decided on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detector.blocks import Scalar, block_means
from detector.model import Conditioned, Movement
from detector.movements import MovingTime
from detector.published_sleep_rules import direction_change_deg, sustained_inactivity
from detector.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Stirring:
    """How a person stirred in each epoch: the characteristic curves that sleep is decided on.

    All arrays have shape (epochs,). ``moving_s`` is the time spent moving, ``turn_deg`` the largest change of the
    resting direction. Of the movements that began, ``movements`` is how many there were, ``peak_g`` the peak of the
    strongest and ``longest_s`` the length of the longest. ``is_sustained`` says that no posture change came for minutes
    (van Hees 2015), ``is_periodic`` that a movement of a periodic series lies in the epoch, ``is_known`` is False in
    gaps and while the wearable was not worn.
    """

    epoch_s: float
    moving_s: NDArray[np.float64]
    turn_deg: NDArray[np.float64]
    movements: NDArray[np.int64]
    peak_g: NDArray[np.float64]
    longest_s: NDArray[np.float64]
    is_sustained: NDArray[np.bool_]
    is_periodic: NDArray[np.bool_]
    is_known: NDArray[np.bool_]


def measure_stirring(
    conditioned: Conditioned,
    movements: tuple[Movement, ...],
    *,
    settings: Settings,
    in_series: tuple[Movement, ...] = (),
) -> Stirring:
    """Measure moving time and turning of each epoch; ``in_series`` are the movements that belong to periodic series."""
    epoch_s = settings.sleep.epoch_s
    count = int(conditioned.duration_s // epoch_s)
    turns_deg = _direction_changes_deg(conditioned, settings.van_hees.epoch_s)
    sustained = sustained_inactivity(turns_deg, rules=settings.van_hees)
    per_epoch = round(epoch_s / settings.van_hees.epoch_s)
    begins_in = np.array([int(movement.onset_s / epoch_s) for movement in movements], np.intp)
    return Stirring(
        epoch_s=epoch_s,
        moving_s=np.diff(MovingTime.of(movements).until(np.arange(count + 1) * epoch_s)),
        movements=np.bincount(begins_in, minlength=count)[:count].astype(np.int64),
        peak_g=_largest([movement.peak_g for movement in movements], begins_in, count),
        longest_s=_largest([movement.duration_s for movement in movements], begins_in, count),
        turn_deg=_per_epoch(turns_deg, per_epoch, count).max(axis=1),
        is_sustained=np.asarray(_per_epoch(sustained, per_epoch, count).all(axis=1)),
        is_periodic=_touched(in_series, epoch_s, count),
        is_known=_known_epochs(conditioned, epoch_s, count),
    )


def _touched(movements: tuple[Movement, ...], epoch_s: float, count: int) -> NDArray[np.bool_]:
    """Tell which epochs a movement reaches into."""
    is_touched = np.zeros(count, bool)
    for movement in movements:
        is_touched[int(movement.onset_s / epoch_s) : int(movement.end_s / epoch_s) + 1] = True
    return is_touched


def _largest(values: Sequence[float], begins_in: NDArray[np.intp], count: int) -> NDArray[np.float64]:
    """Largest value among the movements that begin in each epoch, 0 where none does."""
    largest = np.zeros(max(count, int(begins_in.max(initial=-1)) + 1))
    np.maximum.at(largest, begins_in, values)
    return largest[:count]


def _direction_changes_deg(conditioned: Conditioned, epoch_s: float) -> NDArray[np.float64]:
    """Angle between the mean directions of successive short epochs; 0 for sources without gravity on three axes."""
    length = max(1, round(epoch_s * conditioned.sampling_rate_hz))
    means = block_means(conditioned.acceleration_g, length)
    if conditioned.signal != "acceleration" or means.shape[0] == 0:
        return np.zeros(means.shape[0])
    return direction_change_deg(means)


def _per_epoch(values: NDArray[Scalar], per_epoch: int, count: int) -> NDArray[Scalar]:
    needed = count * per_epoch
    padded = np.concatenate((values[:needed], np.zeros(max(0, needed - values.size), values.dtype)))
    return padded.reshape(count, per_epoch)


def _known_epochs(conditioned: Conditioned, epoch_s: float, count: int) -> NDArray[np.bool_]:
    is_known = np.ones(count, bool)
    for stretch in (*conditioned.gaps, *conditioned.non_wear):
        if stretch.duration_s >= epoch_s / 2:
            is_known[int(stretch.onset_s / epoch_s) : int(np.ceil(stretch.end_s / epoch_s))] = False
    return is_known
