"""Finds which two quantities of a scorecard say more together than each says alone, on nights left out."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.fitting import (
    PAIR_CORNERS,
    Floats,
    Names,
    Stiffness,
    Wanted,
    corners_of,
    fit_card,
    near_corners,
    told_by,
)

TRIED = 40
LEAST_ERROR = 1e-3
LEAST_GAIN = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What a scorecard is fitted to: quantities by name, which are the kind, and the group of nights of each."""

    values: Mapping[str, Floats]
    is_kind: NDArray[np.bool_]
    group: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A set of pairs, and the log loss of the card with them: on nights left out, and on nights of another origin."""

    pairs: tuple[Names, ...]
    log_loss: float
    elsewhere: float


def choose_pairs(
    candidates: Candidates,
    elsewhere: Candidates,
    *,
    wanted: Sequence[Wanted],
    among: Sequence[str],
    stiffness: Stiffness,
    most: int,
) -> Iterator[Found]:
    """Add one pair after the other, for as long as nights left out are told better and others no worse.

    Parameters
    ----------
    candidates : Candidates
        What cards are fitted to.
    elsewhere : Candidates
        Others, made in other ways, that no card is ever fitted to: what holds for one simulator alone is found out.
    wanted : sequence of Wanted
    among : sequence of str
        Quantities that may speak in pairs.
    stiffness : Stiffness
    most : int
        How many pairs are enough.

    Yields
    ------
    Found
        First without pairs, then with ever more of them.

    Notes
    -----
    What a pair promises is what one Newton step along its grid would gain (Lou, Caruana, Gehrke and Hooker 2013 rank
    pairs in the same manner, by what is left over when single terms have spoken). The most promising are tried in turn.
    """
    best, told = _judge((), candidates, elsewhere, wanted=wanted, stiffness=stiffness)
    yield best
    while len(best.pairs) < most:
        promising = _promises(candidates, told, among, stiffness=stiffness)
        for names in [names for names in promising if names not in best.pairs][:TRIED]:
            found, then_told = _judge((*best.pairs, names), candidates, elsewhere, wanted=wanted, stiffness=stiffness)
            if found.log_loss <= best.log_loss * (1 - LEAST_GAIN) and found.elsewhere <= best.elsewhere:
                best, told = found, then_told
                yield best
                break
        else:
            return


def _judge(
    pairs: tuple[Names, ...],
    candidates: Candidates,
    elsewhere: Candidates,
    *,
    wanted: Sequence[Wanted],
    stiffness: Stiffness,
) -> tuple[Found, Floats]:
    told = told_left_out(candidates, wanted=wanted, pairs=pairs, stiffness=stiffness)
    card = fit_card(
        "judged", candidates.values, candidates.is_kind, wanted=wanted, pairs=pairs, stiffness=stiffness, source=""
    )
    found = Found(
        pairs=pairs,
        log_loss=log_loss(candidates.is_kind, told),
        elsewhere=log_loss(elsewhere.is_kind, told_by(card, elsewhere.values)),
    )
    return found, told


def told_left_out(
    candidates: Candidates, *, wanted: Sequence[Wanted], pairs: Sequence[Names], stiffness: Stiffness
) -> Floats:
    """Tell each candidate by a card fitted to the other groups of nights.

    Returns
    -------
    ndarray, shape (candidates,)
        Likeness, from 0 to 1.
    """
    told = np.zeros(candidates.is_kind.size)
    for group in np.unique(candidates.group):
        others = candidates.group != group
        card = fit_card(
            "left_out",
            {name: value[others] for name, value in candidates.values.items()},
            candidates.is_kind[others],
            wanted=wanted,
            pairs=pairs,
            stiffness=stiffness,
            source="",
        )
        told[~others] = told_by(card, {name: value[~others] for name, value in candidates.values.items()})
    return told


def log_loss(is_kind: NDArray[np.bool_], told: Floats) -> float:
    """Mean surprise at what candidates truly were, in natural units."""
    return float(-np.log(np.clip(np.where(is_kind, told, 1 - told), 1e-9, 1)).mean())


def _promises(candidates: Candidates, told: Floats, names: Sequence[str], *, stiffness: Stiffness) -> list[Names]:
    """Rank all pairs by what a step along their grid would gain; candidates told rightly beyond doubt say nothing."""
    error = candidates.is_kind - told
    counts = np.abs(error) > LEAST_ERROR
    doubt = np.maximum(told * (1 - told), 1e-6)[counts]
    near = {}
    for name in names:
        value = candidates.values[name]
        near[name] = near_corners(value[counts], corners_of(value, candidates.is_kind, PAIR_CORNERS))
    ranked = [
        (_gain(near[first], near[second], error[counts], doubt, stiffness=stiffness.pairs), (first, second))
        for first, second in itertools.combinations(names, 2)
    ]
    return [names for _, names in sorted(ranked, reverse=True)]


def _gain(first: Floats, second: Floats, error: Floats, doubt: Floats, *, stiffness: float) -> float:
    grid = (first[:, :, None] * second[:, None, :]).reshape(error.size, -1)
    slope = grid.T @ error
    bend = grid.T @ (grid * doubt[:, None]) + 2 * stiffness * np.eye(grid.shape[1])
    return float(slope @ np.linalg.solve(bend, slope))
