"""Fits a scorecard: penalised logistic regression on straight pieces, with directions where physics knows one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from detector.scorecard import Scorecard, Term

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One term to be fitted: the quantity, how many corners, +1 or -1 where more of it must speak for or against."""

    quantity: str
    corners: int = 4
    direction: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Where the corners of each term lie, and which columns of the design matrix are its."""

    wanted: tuple[Wanted, ...]
    corners: tuple[Floats, ...]


def fit_card(
    kind: str,
    values: Mapping[str, Floats],
    is_kind: NDArray[np.bool_],
    *,
    wanted: Sequence[Wanted],
    weights: Floats,
    stiffness: float,
    source: str,
) -> Scorecard:
    """Fit the points of every term so that their sum is the log odds of being the kind.

    Parameters
    ----------
    kind : str
    values : mapping of str to ndarray, shape (candidates,)
    is_kind, weights : ndarray, shape (candidates,)
    wanted : sequence of Wanted
    stiffness : float
        Penalty on the squared steps from corner to corner: more makes flatter terms.
    source : str

    Returns
    -------
    Scorecard

    Notes
    -----
    Each term is written as its value at the middle corner, 0, and the steps to either side; a step of a term with a
    direction cannot change sign.
    """
    basis = Basis(wanted=tuple(wanted), corners=tuple(_corners(values[w.quantity], is_kind, w.corners) for w in wanted))
    design = design_matrix(basis, values)
    steps, base = _solve(design, is_kind, weights=weights, bounds=_bounds(basis), stiffness=stiffness)
    return Scorecard(kind=kind, source=source, base=round(base, 3), terms=_terms(basis, steps))


def design_matrix(basis: Basis, values: Mapping[str, Floats]) -> Floats:
    """How far each candidate has gone along each step of each term, counted from its middle corner."""
    columns = []
    for wanted, corners in zip(basis.wanted, basis.corners, strict=True):
        middle = corners.size // 2
        value = values[wanted.quantity]
        for step in range(corners.size - 1):
            share = np.clip((value - corners[step]) / (corners[step + 1] - corners[step]), 0, 1)
            columns.append(np.nan_to_num(share - 1 if step < middle else share))
    return np.stack(columns, axis=1)


def _corners(value: Floats, is_kind: NDArray[np.bool_], count: int) -> Floats:
    """Corners at even quantiles of both classes weighted alike, each a little apart from the next."""
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


def _bounds(basis: Basis) -> list[tuple[float | None, float | None]]:
    limits = {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}
    return [
        limits[wanted.direction]
        for wanted, corners in zip(basis.wanted, basis.corners, strict=True)
        for _ in range(corners.size - 1)
    ]


def _solve(
    design: Floats,
    is_kind: NDArray[np.bool_],
    *,
    weights: Floats,
    bounds: list[tuple[float | None, float | None]],
    stiffness: float,
) -> tuple[Floats, float]:
    sign = np.where(is_kind, 1.0, -1.0)

    def loss(parameters: Floats) -> tuple[float, Floats]:
        margin = sign * (design @ parameters[:-1] + parameters[-1])
        cost = weights @ np.logaddexp(0, -margin) + stiffness * parameters[:-1] @ parameters[:-1]
        pull = -weights * sign / (1 + np.exp(np.clip(margin, -60, 60)))
        slope = np.append(design.T @ pull + 2 * stiffness * parameters[:-1], pull.sum())
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


def _terms(basis: Basis, steps: Floats) -> tuple[Term, ...]:
    terms, first = [], 0
    for wanted, corners in zip(basis.wanted, basis.corners, strict=True):
        middle = corners.size // 2
        heights = np.concatenate(([0.0], np.cumsum(steps[first : first + corners.size - 1])))
        points = heights - heights[middle]
        first += corners.size - 1
        terms.append(
            Term(quantity=wanted.quantity, at=tuple(corners.tolist()), points=tuple(float(round(p, 2)) for p in points))
        )
    return tuple(terms)
