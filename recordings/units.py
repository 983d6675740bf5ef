"""What the numbers of a file mean in g: decided by the stated unit first, then by the magnitude at rest."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from recordings.errors import InvalidRecordingError
from recordings.recording import Signal

STANDARD_GRAVITY = 9.80665

GRAVITY_IN_UNIT = {"g": 1.0, "m/s2": STANDARD_GRAVITY, "mg": 1000.0}
USUAL_COUNTS_PER_G = (64.0, 256.0, 512.0, 2048.0, 4096.0, 8192.0, 16384.0)
SPELLINGS = {"m/s^2": "m/s2", "m/s²": "m/s2", "m/(s^2)": "m/s2", "ms2": "m/s2", "milli-g": "mg", "G": "g"}

SURE_RATIO = 1.12
LIKELY_RATIO = 1.3
MOVING_RATIO = 1.6
QUIET_RATIO = 1.1
PLAUSIBLE_G = (0.5, 2.0)
NO_GRAVITY_BELOW_G = 0.35
STILL_SPREAD = 0.05

WINDOWS = 2000
WINDOW_S = 2.0
WINDOW_MINIMUM_SAMPLES = 8
STILL_SHARE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """The magnitude in the stillest stretches, in the file's own unit, and whether they really are still."""

    magnitude: float
    is_still: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How raw numbers become g: multiply by ``g_per_unit``; ``signal`` says whether gravity is in them."""

    g_per_unit: float
    signal: Signal
    repairs: tuple[str, ...]


def decide_scale(
    rest: Rest,
    *,
    stated: str | None,
    demanded: str | None,
    signal: Signal | None = None,
    usual_counts_per_g: Sequence[float] = USUAL_COUNTS_PER_G,
) -> Scale:
    """Decide the unit and whether gravity is in the numbers.

    Parameters
    ----------
    rest : Rest
        Of the raw numbers, see `measure_rest`.
    stated : str or None
        Unit the file states: ``g``, ``mg``, ``m/s2`` or ``lsb:<counts for one g>``.
    demanded : str or None
        Unit the person states: it is obeyed, or refused where the magnitude at rest contradicts it.
    signal : str, optional
        What the file says the numbers are; default: found from the magnitude at rest.
    usual_counts_per_g : sequence of float, optional
        Counts for one g to consider where no unit is stated.

    Raises
    ------
    InvalidRecordingError
        The unit cannot be told, or the magnitude at rest is not 1 g in the demanded unit.
    """
    named = demanded or stated
    if signal == "linear_acceleration" and named is not None:
        return _without_gravity(gravity_in(named), named)
    if demanded is not None:
        scale = _demanded_scale(rest, demanded)
    elif stated is not None:
        scale = _stated_scale(rest, stated)
    else:
        scale = _measured_scale(rest, usual_counts_per_g)
    return scale if signal is None else replace(scale, signal=signal)


def measure_rest(acceleration: NDArray[np.floating], rate_hz: float) -> Rest:
    """Find the magnitude in the stillest fifth of short windows spread over the recording.

    Parameters
    ----------
    acceleration : ndarray, shape (n, 3)
        In any unit; rows that are all zero are left out, as they are missing data.
    rate_hz : float
        Rough sampling rate.
    """
    windows = _windows(acceleration, max(WINDOW_MINIMUM_SAMPLES, round(WINDOW_S * rate_hz)))
    magnitude = np.sqrt(np.einsum("wsa,wsa->ws", windows, windows)).mean(axis=1)
    spread = np.sqrt(windows.var(axis=1).sum(axis=1))
    present = magnitude > 0
    if not bool(present.any()):
        return Rest(magnitude=0.0, is_still=False)
    limit = np.quantile(spread[present], STILL_SHARE)
    stillest = present & (spread <= limit)
    level = float(np.median(magnitude[stillest]))
    return Rest(magnitude=level, is_still=bool(np.median(spread[stillest]) < STILL_SPREAD * level))


def gravity_in(unit: str) -> float:
    """Tell how many of a unit make one g: ``gravity_in("m/s2")`` is 9.80665, ``gravity_in("lsb:64")`` is 64."""
    spelling = SPELLINGS.get(unit, unit)
    if spelling in GRAVITY_IN_UNIT:
        return GRAVITY_IN_UNIT[spelling]
    kind, _, counts = spelling.partition(":")
    try:
        per_g = float(counts)
    except ValueError:
        per_g = math.nan
    if kind != "lsb" or not (math.isfinite(per_g) and per_g > 0):
        raise InvalidRecordingError(f"unit is {unit!r}: must be g, mg, m/s2, or lsb:<counts for one g> as in lsb:8192")
    return per_g


def _windows(acceleration: NDArray[np.floating], length: int) -> NDArray[np.float64]:
    whole = acceleration.shape[0] // length
    if whole == 0:
        return acceleration[np.newaxis].astype(np.float64)
    chosen = np.unique(np.linspace(0, whole - 1, min(whole, WINDOWS)).astype(np.int64))
    rows = (chosen[:, np.newaxis] * length + np.arange(length)).ravel()
    windows: NDArray[np.float64] = acceleration[rows].reshape(chosen.size, length, -1).astype(np.float64)
    return windows


def _demanded_scale(rest: Rest, demanded: str) -> Scale:
    gravity = gravity_in(demanded)
    level_g = rest.magnitude / gravity
    looks_like = _matching_unit(rest.magnitude, GRAVITY_IN_UNIT, ratio=SURE_RATIO)
    fits = PLAUSIBLE_G[0] <= level_g <= PLAUSIBLE_G[1]
    lacks_gravity = level_g < NO_GRAVITY_BELOW_G and looks_like is None
    if rest.is_still and not fits and not lacks_gravity:
        hint = f": it looks like {looks_like}" if looks_like else ""
        raise InvalidRecordingError(
            f"the unit given is {demanded}, but then the magnitude at rest is {level_g:.3g} g where 1 g is expected"
            f"{hint}; leave the unit out or give another"
        )
    if lacks_gravity:
        return _without_gravity(gravity, demanded)
    return Scale(g_per_unit=1 / gravity, signal="acceleration", repairs=())


def _stated_scale(rest: Rest, stated: str) -> Scale:
    gravity = gravity_in(stated)
    level_g = rest.magnitude / gravity
    looks_like = _matching_unit(rest.magnitude, GRAVITY_IN_UNIT, ratio=SURE_RATIO)
    if PLAUSIBLE_G[0] <= level_g <= PLAUSIBLE_G[1]:
        return Scale(g_per_unit=1 / gravity, signal="acceleration", repairs=_off_level(level_g))
    if looks_like is not None and looks_like != SPELLINGS.get(stated, stated) and rest.is_still:
        said = f"The file says {stated}, but the magnitude at rest is {rest.magnitude:.4g}: read as {looks_like}."
        return Scale(g_per_unit=1 / GRAVITY_IN_UNIT[looks_like], signal="acceleration", repairs=(said,))
    if level_g < NO_GRAVITY_BELOW_G or not rest.is_still:
        return _without_gravity(gravity, stated) if level_g < NO_GRAVITY_BELOW_G else _never_at_rest(gravity, stated)
    raise InvalidRecordingError(
        f"the file says {stated}, but then the magnitude at rest is {level_g:.3g} g where 1 g is expected: "
        "give the right unit"
    )


def _measured_scale(rest: Rest, usual_counts_per_g: Sequence[float]) -> Scale:
    counted = {f"lsb:{counts:g}": counts for counts in usual_counts_per_g}
    ratio = LIKELY_RATIO if rest.is_still else MOVING_RATIO
    unit = _matching_unit(rest.magnitude, GRAVITY_IN_UNIT, ratio=ratio) or _matching_unit(
        rest.magnitude, counted, ratio=SURE_RATIO
    )
    if unit is None:
        raise InvalidRecordingError(
            f"the unit is not stated, and a magnitude at rest of {rest.magnitude:.4g} fits none: "
            "give the unit (g, mg, m/s2, or lsb:<counts for one g>)"
        )
    said = f"The unit is not stated: the magnitude at rest is {rest.magnitude:.4g}, so it was read as {_words(unit)}."
    return Scale(g_per_unit=1 / gravity_in(unit), signal="acceleration", repairs=(said,))


def _matching_unit(magnitude: float, units: dict[str, float], *, ratio: float) -> str | None:
    if magnitude <= 0:
        return None
    nearest = min(units, key=lambda unit: abs(math.log(magnitude / units[unit])))
    return nearest if abs(math.log(magnitude / units[nearest])) <= math.log(ratio) else None


def _without_gravity(gravity: float, unit: str) -> Scale:
    said = (
        f"Gravity is not in the numbers ({_words(unit)}, near 0 at rest): "
        "movements can be found, the limb's angle and sleep by angle cannot."
    )
    return Scale(g_per_unit=1 / gravity, signal="linear_acceleration", repairs=(said,))


def _never_at_rest(gravity: float, unit: str) -> Scale:
    said = f"The wearable never rested, so the unit ({_words(unit)}) could not be checked against gravity."
    return Scale(g_per_unit=1 / gravity, signal="acceleration", repairs=(said,))


def _off_level(level_g: float) -> tuple[str, ...]:
    if 1 / QUIET_RATIO <= level_g <= QUIET_RATIO:
        return ()
    return (f"The magnitude at rest is {level_g:.3f} g where 1 g is expected; the numbers were left as they are.",)


def _words(unit: str) -> str:
    return f"counts, {unit.removeprefix('lsb:')} for one g" if unit.startswith("lsb:") else unit
