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
class Scorecard:
    """All that speaks for and against a kind; ``base`` are the log odds before anything is known."""

    kind: str
    source: str
    base: float
    terms: tuple[Term, ...]


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
        In the order of the terms.
    """
    values = [measure(term.quantity) for term in card.terms]
    return tuple(
        Contribution(quantity=term.quantity, value=value, points=points_at(term, value))
        for term, value in zip(card.terms, values, strict=True)
    )


def points_at(term: Term, value: float) -> float:
    """Read the points of a term at a value; what is not known (not a number) says nothing."""
    if math.isnan(value):
        return 0.0
    above = bisect_right(term.at, value)
    if above == 0 or above == len(term.at):
        return term.points[0 if above == 0 else -1]
    share = (value - term.at[above - 1]) / (term.at[above] - term.at[above - 1])
    return term.points[above - 1] + share * (term.points[above] - term.points[above - 1])


def likelihood(card: Scorecard, said: tuple[Contribution, ...]) -> float:
    """Add up the points: the probability, among candidates like those the card was fitted to, of being the kind."""
    log_odds = card.base + sum(contribution.points for contribution in said)
    return 1 / (1 + math.exp(-log_odds))


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
