"""Which part of a run of limb movements follows a rhythm, and which only happened to fall into the interval rule.

An accelerometer sees every movement of a foot, not only the muscle that leg movements are scored on. A restless sleeper
moves often enough for four movements to follow each other by 10–90 s by chance, so that the published rule alone calls
chance a series.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detector.limb_movement_rules import Series
from detector.settings import SeriesRhythmSettings, WasmSettings

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmicPart:
    """Consecutive movements, and the points by which a rhythm explains their intervals better than chance does."""

    members: tuple[int, ...]
    points: float


def rhythmic_series(
    series: Series,
    onsets_s: Floats,
    *,
    rules: WasmSettings,
    settings: SeriesRhythmSettings,
    looks: Floats | None = None,
) -> Series:
    """Keep of each series the parts that follow a rhythm, and look like it.

    Parameters
    ----------
    series : tuple of tuple of int
        As `wasm_series` tells.
    onsets_s : ndarray, shape (n,)
        Onsets of all movements, in seconds.
    rules : WasmSettings
        The rules the series were found by.
    settings : SeriesRhythmSettings
    looks : ndarray, shape (n,), optional
        Of all movements, the points (natural logarithm of a ratio of likelihoods) by which each looks like one of a
        periodic series; 0 for each if not given.

    Returns
    -------
    tuple of tuple of int
        Each of at least as many members as the rules ask for; a series may have several such parts, or none.

    Notes
    -----
    No published rule does this. Parts are chosen by the points of `rhythm_points` for a loose rhythm; one so even that
    a strict rhythm gives more, a discount taken off, has those. A part of many points is believed on its own; where
    such parts are plenty in a night, fewer points are enough for its others: who has periodic movements has them
    again and again.
    """
    looked = np.zeros(onsets_s.size) if looks is None else looks
    parts = [part for members in series for part in _parts(members, onsets_s, looked, rules=rules, settings=settings)]
    sure = [part for part in parts if part.points >= settings.least_points]
    is_clear = _is_clear_night(sure, sum(len(members) for members in series), settings=settings)
    least = settings.least_points_in_a_clear_night if is_clear else settings.least_points
    return tuple(sorted(part.members for part in parts if part.points >= least))


def _is_clear_night(sure: Sequence[RhythmicPart], members: int, *, settings: SeriesRhythmSettings) -> bool:
    """Tell whether the parts believed on their own are plenty, and no small share of all that met the rules.

    Of a night full of movement chance makes many runs, and some of these look like a rhythm.
    """
    points = sum(part.points for part in sure)
    share = sum(len(part.members) for part in sure) / max(1, members)
    return points >= settings.clear_night_points and share >= settings.clear_night_share


def _parts(
    members: tuple[int, ...], onsets_s: Floats, looks: Floats, *, rules: WasmSettings, settings: SeriesRhythmSettings
) -> Iterator[RhythmicPart]:
    """Take the part with most points out of a series, then what is left before and after it likewise."""
    intervals_s, looked = np.diff(onsets_s[list(members)]), np.cumsum([0.0, *looks[list(members)]])
    fewest = rules.minimum_movements - 1
    points = _points_of_parts(intervals_s, looked, fewest, rules=rules, settings=settings)
    waiting = [(0, len(members))]
    while waiting:
        first, stop = waiting.pop()
        if stop - first <= fewest:
            continue
        start, last, most = _best_part(points, first, stop, fewest)
        strict = _strict_points(intervals_s[start:last], rules=rules, settings=settings)
        strict += looked[last + 1] - looked[start]
        if max(most, strict) >= settings.least_points_in_a_clear_night:
            waiting += [(last + 1, stop), (first, start)]
            yield RhythmicPart(members=members[start : last + 1], points=max(most, strict))


def _points_of_parts(
    intervals_s: Floats, looked: Floats, fewest: int, *, rules: WasmSettings, settings: SeriesRhythmSettings
) -> Floats:
    """Give the points of every part, shape (intervals, lengths): by its first interval, and by how long it is.

    ``looked`` are the points of the looks of all movements before each, and of all. The first column is for the
    shortest parts; those that reach beyond the end of the series are lost for good.
    """
    lengths = min(settings.longest_part, intervals_s.size) - fewest + 1
    points = np.full((intervals_s.size, max(0, lengths)), -np.inf)
    for first in range(intervals_s.size - fewest + 1):
        some_s = intervals_s[first : first + fewest + lengths - 1]
        told = rhythm_points(some_s, spread=settings.interval_spread, rules=rules, settings=settings)[fewest - 1 :]
        last = first + fewest + np.arange(told.size)
        points[first, : told.size] = told + looked[last + 1] - looked[first]
    return points


def _best_part(points: Floats, first: int, stop: int, fewest: int) -> tuple[int, int, float]:
    """Find the first and the last movement of the part with most points, among movements of a range."""
    some = points[first : stop - fewest]
    last = first + np.arange(some.shape[0])[:, None] + fewest + np.arange(some.shape[1])
    row, column = divmod(int(np.where(last < stop, some, -np.inf).argmax()), some.shape[1])
    return first + row, first + row + fewest + column, float(some[row, column])


def _strict_points(intervals_s: Floats, *, rules: WasmSettings, settings: SeriesRhythmSettings) -> float:
    points = rhythm_points(intervals_s, spread=settings.strict_spread, rules=rules, settings=settings)
    return float(points[-1]) - settings.strict_discount


def rhythm_points(intervals_s: Floats, *, spread: float, rules: WasmSettings, settings: SeriesRhythmSettings) -> Floats:
    """Tell for the first interval, the first two and so on how much better a rhythm explains them than chance does.

    Parameters
    ----------
    intervals_s : ndarray, shape (n,)
        Onset to onset, in seconds, each within what the rules allow.
    spread : float
        Standard deviation of the natural logarithm of intervals that follow a rhythm.
    rules : WasmSettings
    settings : SeriesRhythmSettings

    Returns
    -------
    ndarray, shape (n,)
        Natural logarithm of the ratio of the two likelihoods. Rhythm: intervals spread log-normally around their own
        geometric mean, for which half the logarithm of their number is taken off (as in Schwarz's criterion, Ann Stat
        1978;6:461). Chance: movements at random (exponential intervals), as far as the rules allow.
    """
    logarithm = np.log(intervals_s)
    count = np.arange(1, intervals_s.size + 1)
    about_mean = np.cumsum(logarithm**2) - np.cumsum(logarithm) ** 2 / count
    by_rhythm = -about_mean / (2 * spread**2) - count * math.log(spread * math.sqrt(2 * math.pi))
    by_chance = np.cumsum(_log_chance(intervals_s, rules=rules, settings=settings))
    return by_rhythm - by_chance - np.log(count) / 2


def _log_chance(intervals_s: Floats, *, rules: WasmSettings, settings: SeriesRhythmSettings) -> Floats:
    """Logarithm of the density of a chance interval, on a scale of logarithms, given that the rules allow it."""
    mean_s = settings.chance_interval_s
    allowed = math.exp(-rules.minimum_interval_s / mean_s) - math.exp(-rules.maximum_interval_s / mean_s)
    return np.log(intervals_s / mean_s) - intervals_s / mean_s - math.log(allowed)
