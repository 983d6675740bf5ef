"""Fits a scorecard: penalised logistic regression on straight pieces, with directions where physics knows one.

Pairs of quantities are fitted beside the terms, on a coarse grid of the two (a generalised additive model with
interactions: Lou, Caruana, Gehrke and Hooker 2013, "Accurate intelligible models with pairwise interactions").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from detector.scorecard import Pair, Scorecard, Term

Floats = NDArray[np.float64]
Names = tuple[str, str]

PAIR_CORNERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One term to be fitted: the quantity, how many corners, +1 or -1 where more of it must speak for or against."""

    quantity: str
    corners: int = 4
    direction: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stiffness:
    """Penalty on the squared steps of terms from corner to corner, and on the squared points of pairs."""

    terms: float = 0.5
    pairs: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Where the corners of each term lie, and those of the two quantities of each pair."""

    wanted: tuple[Wanted, ...]
    corners: tuple[Floats, ...]
    pairs: tuple[Names, ...]
    pair_corners: tuple[tuple[Floats, Floats], ...]


def fit_card(
    kind: str,
    values: Mapping[str, Floats],
    is_kind: NDArray[np.bool_],
    *,
    wanted: Sequence[Wanted],
    pairs: Sequence[Names],
    stiffness: Stiffness,
    source: str,
) -> Scorecard:
    """Fit the points of every term and pair so that their sum is the log odds of being the kind.

    Parameters
    ----------
    kind : str
    values : mapping of str to ndarray, shape (candidates,)
    is_kind : ndarray, shape (candidates,)
    wanted : sequence of Wanted
    pairs : sequence of pairs of str
        Quantities that are to speak together as well.
    stiffness : Stiffness
    source : str

    Returns
    -------
    Scorecard

    Notes
    -----
    Each term is written as its value at the middle corner, 0, and the steps to either side; a step of a term with a
    direction cannot change sign.
    """
    basis = make_basis(values, is_kind, wanted=wanted, pairs=pairs)
    design = design_matrix(basis, values)
    steps = sum(corners.size - 1 for corners in basis.corners)
    penalty = np.where(np.arange(design.shape[1]) < steps, stiffness.terms, stiffness.pairs)
    weights, base = _solve(design, is_kind, bounds=_bounds(basis, design.shape[1]), penalty=penalty)
    terms, used = _terms(basis, weights)
    return Scorecard(kind=kind, source=source, base=round(base, 3), terms=terms, pairs=_pairs(basis, weights[used:]))


def told_by(card: Scorecard, values: Mapping[str, Floats]) -> Floats:
    """Let a scorecard tell many candidates at once, just as the detector lets it tell one.

    Returns
    -------
    ndarray, shape (candidates,)
        Likeness, from 0 to 1.
    """
    points = np.full(next(iter(values.values())).size, card.base)
    for term in card.terms:
        points += np.nan_to_num(np.interp(values[term.quantity], term.at, term.points))
    for pair in card.pairs:
        first, second = (values[quantity] for quantity in pair.quantities)
        points += near_crossings(first, second, *map(np.array, pair.at)) @ np.ravel(pair.points)
    return np.asarray(1 / (1 + np.exp(-points)))


def make_basis(
    values: Mapping[str, Floats], is_kind: NDArray[np.bool_], *, wanted: Sequence[Wanted], pairs: Sequence[Names]
) -> Basis:
    """Lay the corners where candidates of both classes are."""
    return Basis(
        wanted=tuple(wanted),
        corners=tuple(corners_of(values[one.quantity], is_kind, one.corners) for one in wanted),
        pairs=tuple(pairs),
        pair_corners=tuple(
            (
                corners_of(values[first], is_kind, PAIR_CORNERS),
                corners_of(values[second], is_kind, PAIR_CORNERS),
            )
            for first, second in pairs
        ),
    )


def design_matrix(basis: Basis, values: Mapping[str, Floats]) -> Floats:
    """How far each candidate has gone along each step of each term, then how near it is to each crossing of a pair.

    Returns
    -------
    ndarray, shape (candidates, columns)
    """
    pairs = [
        near_crossings(values[first], values[second], *corners)
        for (first, second), corners in zip(basis.pairs, basis.pair_corners, strict=True)
    ]
    return np.concatenate([_along_steps(basis, values), *pairs], axis=1)


def near_crossings(first: Floats, second: Floats, first_corners: Floats, second_corners: Floats) -> Floats:
    """How near each candidate is to each crossing of the grid of a pair: 1 on it, 0 on its neighbours.

    Returns
    -------
    ndarray, shape (candidates, first corners × second corners)
        Zeros where a value is not known.
    """
    one, other = near_corners(first, first_corners), near_corners(second, second_corners)
    return (one[:, :, None] * other[:, None, :]).reshape(one.shape[0], -1)


def near_corners(value: Floats, corners: Floats) -> Floats:
    """How near each candidate is to each corner: 1 on it, 0 on its neighbours; zeros where the value is not known."""
    near = [np.interp(value, corners, at_corner) for at_corner in np.eye(corners.size)]
    return np.where(np.isfinite(value)[:, None], np.stack(near, axis=1), 0.0)


def _along_steps(basis: Basis, values: Mapping[str, Floats]) -> Floats:
    """Count the way along the steps of a term from its middle corner."""
    columns = []
    for wanted, corners in zip(basis.wanted, basis.corners, strict=True):
        middle = corners.size // 2
        value = values[wanted.quantity]
        for step in range(corners.size - 1):
            share = np.clip((value - corners[step]) / (corners[step + 1] - corners[step]), 0, 1)
            columns.append(np.nan_to_num(share - 1 if step < middle else share))
    return np.stack(columns, axis=1)


def corners_of(value: Floats, is_kind: NDArray[np.bool_], count: int) -> Floats:
    """Lay corners at even quantiles of both classes weighted alike, each a little apart from the next."""
    shares = np.linspace(0.03, 0.97, count)
    mixed = (np.nanquantile(value[is_kind], shares) + np.nanquantile(value[~is_kind], shares)) / 2
    extent = np.nanquantile(value, (0.01, 0.99))
    grid = np.sort(np.concatenate(([min(mixed[0], extent[0])], mixed[1:-1], [max(mixed[-1], extent[1])])))
    apart = max((grid[-1] - grid[0]) * 0.02, 1e-6)
    kept = [grid[0]]
    for corner in grid[1:]:
        if corner - kept[-1] >= apart:
            kept.append(corner)
    if len(kept) == 1:
        kept.append(kept[0] + 1.0)
    return np.array([float(f"{corner:.3g}") for corner in kept])


def _bounds(basis: Basis, columns: int) -> list[tuple[float | None, float | None]]:
    limits = {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}
    steps = [
        limits[wanted.direction]
        for wanted, corners in zip(basis.wanted, basis.corners, strict=True)
        for _ in range(corners.size - 1)
    ]
    return [*steps, *[limits[0]] * (columns - len(steps))]


def _solve(
    design: Floats,
    is_kind: NDArray[np.bool_],
    *,
    bounds: list[tuple[float | None, float | None]],
    penalty: Floats,
) -> tuple[Floats, float]:
    sign = np.where(is_kind, 1.0, -1.0)

    def loss(parameters: Floats) -> tuple[float, Floats]:
        margin = sign * (design @ parameters[:-1] + parameters[-1])
        cost = np.logaddexp(0, -margin).sum() + penalty @ parameters[:-1] ** 2
        pull = -sign / (1 + np.exp(np.clip(margin, -60, 60)))
        slope = np.append(design.T @ pull + 2 * penalty * parameters[:-1], pull.sum())
        return float(cost), slope

    found = minimize(
        loss,
        np.zeros(design.shape[1] + 1),
        jac=True,
        method="L-BFGS-B",
        bounds=[*bounds, (None, None)],
        options={"maxiter": 3000, "maxfun": 5000},
    )
    return found.x[:-1], float(found.x[-1])


def _terms(basis: Basis, steps: Floats) -> tuple[tuple[Term, ...], int]:
    """Add up the steps of every term; also how many there were."""
    terms, first = [], 0
    for wanted, corners in zip(basis.wanted, basis.corners, strict=True):
        middle = corners.size // 2
        heights = np.concatenate(([0.0], np.cumsum(steps[first : first + corners.size - 1])))
        points = heights - heights[middle]
        first += corners.size - 1
        terms.append(
            Term(quantity=wanted.quantity, at=tuple(corners.tolist()), points=tuple(float(round(p, 2)) for p in points))
        )
    return tuple(terms), first


def _pairs(basis: Basis, weights: Floats) -> tuple[Pair, ...]:
    pairs, first = [], 0
    for quantities, (one, other) in zip(basis.pairs, basis.pair_corners, strict=True):
        points = weights[first : first + one.size * other.size].reshape(one.size, other.size).round(2)
        first += points.size
        at = (tuple(one.tolist()), tuple(other.tolist()))
        pairs.append(Pair(quantities=quantities, at=at, points=tuple(tuple(row) for row in points.tolist())))
    return tuple(pairs)
