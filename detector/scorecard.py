"""How much a candidate looks like a kind: points for each thing measured, added up to a likelihood."""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What one quantity says for or against a kind.

    ``points`` are natural log odds at the values ``at`` (rising), on straight lines between them, level beyond.
    """

    quantity: str
    at: tuple[float, ...]
    points: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two quantities say together, beyond what each says alone.

    ``points[i][j]`` are natural log odds where the first quantity is ``at[0][i]`` and the second ``at[1][j]``; between
    them they change evenly along both, beyond them they are level. Each has a term of its own as well.
    """

    quantities: tuple[str, str]
    at: tuple[tuple[float, ...], tuple[float, ...]]
    points: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """All that speaks for and against a kind; ``base`` are the log odds before anything is known."""

    kind: str
    source: str
    base: float
    terms: tuple[Term, ...]
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one quantity of a candidate said: its value and the points it gave."""

    quantity: str
    value: float
    points: float


def contributions(card: Scorecard, measure: Measure) -> tuple[Contribution, ...]:
    """Let every term speak about one candidate.

    Parameters
    ----------
    card : Scorecard
    measure : callable
        Gives the value of a quantity of the candidate by its name.

    Returns
    -------
    tuple of Contribution
        In the order of the terms. What two quantities say together is shared evenly among them, which is their Shapley
        value (Lundberg and Lee 2017, "A unified approach to interpreting model predictions").
    """
    values = {term.quantity: measure(term.quantity) for term in card.terms}
    points = {term.quantity: points_at(term, values[term.quantity]) for term in card.terms}
    for pair in card.pairs:
        half = points_of_pair(pair, *(values[quantity] for quantity in pair.quantities)) / 2
        for quantity in pair.quantities:
            points[quantity] += half
    return tuple(Contribution(quantity=name, value=values[name], points=points[name]) for name in values)


def points_at(term: Term, value: float) -> float:
    """Read the points of a term at a value; what is not known (not a number) says nothing."""
    if math.isnan(value):
        return 0.0
    first, share = _place(term.at, value)
    return _between(term.points[first], term.points[first + 1], share)


def points_of_pair(pair: Pair, first_value: float, second_value: float) -> float:
    """Read the points of a pair at two values; where one is not known (not a number) the pair says nothing."""
    if math.isnan(first_value) or math.isnan(second_value):
        return 0.0
    row, down = _place(pair.at[0], first_value)
    column, along = _place(pair.at[1], second_value)
    upper, lower = pair.points[row], pair.points[row + 1]
    return _between(
        _between(upper[column], upper[column + 1], along), _between(lower[column], lower[column + 1], along), down
    )


def _place(at: Sequence[float], value: float) -> tuple[int, float]:
    """Find the step a value lies on: the corner it begins with, and how far along it the value is, from 0 to 1."""
    above = bisect_right(at, value)
    if above == 0:
        return 0, 0.0
    if above == len(at):
        return above - 2, 1.0
    return above - 1, (value - at[above - 1]) / (at[above] - at[above - 1])


def _between(start: float, end: float, share: float) -> float:
    return start + share * (end - start)


def likelihood(card: Scorecard, said: tuple[Contribution, ...]) -> float:
    """Add up the points: the probability, among candidates like those the card was fitted to, of being the kind."""
    return 1 / (1 + math.exp(-log_odds(card, said)))


def log_odds(card: Scorecard, said: tuple[Contribution, ...]) -> float:
    """Add up the points: the natural logarithm of the odds of being the kind."""
    return card.base + sum(contribution.points for contribution in said)


def card_numbers(prefix: str, cards: object) -> Iterator[tuple[str, float]]:
    """List every number of some scorecards under a dotted name, such as ``scorecards.jerk.peak.points_2``."""
    for item in fields(cards):  # type: ignore[arg-type]
        card: Scorecard = getattr(cards, item.name)
        yield f"{prefix}.{item.name}.base", card.base
        for term in card.terms:
            name = f"{prefix}.{item.name}.{term.quantity.replace(' ', '_')}"
            for corner, (value, points) in enumerate(zip(term.at, term.points, strict=True), start=1):
                yield f"{name}.at_{corner}", value
                yield f"{name}.points_{corner}", points
        for pair in card.pairs:
            yield from _pair_numbers(f"{prefix}.{item.name}", pair)


def _pair_numbers(prefix: str, pair: Pair) -> Iterator[tuple[str, float]]:
    first, second = (quantity.replace(" ", "_") for quantity in pair.quantities)
    name = f"{prefix}.{first}_with_{second}"
    for side, at in zip(("first", "second"), pair.at, strict=True):
        for corner, value in enumerate(at, start=1):
            yield f"{name}.{side}_at_{corner}", value
    for row, line in enumerate(pair.points, start=1):
        for column, points in enumerate(line, start=1):
            yield f"{name}.points_{row}_{column}", points


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How often the events of one rule were what it called them: ``share`` right, at likenesses ``at``.

    On straight lines between; a rule without a scorecard has one share, at 1.
    """

    rule: str
    at: tuple[float, ...]
    share: tuple[float, ...]


def confidence_of(reliability: Reliability, likeness: float) -> float:
    """Read how often events of this rule with this likeness were right."""
    return float(np.interp(likeness, reliability.at, reliability.share))


def reliability_numbers(prefix: str, table: Sequence[Reliability]) -> Iterator[tuple[str, float]]:
    """List every number of a table of reliabilities under a dotted name."""
    for item in table:
        for corner, (value, share) in enumerate(zip(item.at, item.share, strict=True), start=1):
            yield f"{prefix}.{item.rule}.at_{corner}", value
            yield f"{prefix}.{item.rule}.share_{corner}", share
