"""Scorecards: points along straight lines, added up; what is not known says nothing."""

import math
from dataclasses import replace

import pytest

from detector.scorecard import (
    Pair,
    Reliability,
    Scorecard,
    Term,
    confidence_of,
    contributions,
    likelihood,
    log_odds,
    points_at,
    points_of_pair,
)

TERM = Term(quantity="level", at=(0.1, 0.2, 0.4), points=(-2.0, 0.0, 1.0))
CARD = Scorecard(
    kind="test", source="E: a test", base=-1.0, terms=(TERM, Term(quantity="length", at=(0, 10), points=(0, 3)))
)


@pytest.mark.parametrize(
    ("value", "points"), [(0.0, -2.0), (0.1, -2.0), (0.15, -1.0), (0.2, 0.0), (0.3, 0.5), (0.4, 1.0), (9.0, 1.0)]
)
def test_points_lie_on_straight_lines_and_are_level_beyond(value, points):
    assert points_at(TERM, value) == pytest.approx(points)


def test_what_is_not_known_says_nothing():
    assert points_at(TERM, math.nan) == 0.0


def test_points_add_up_to_log_odds():
    said = contributions(CARD, {"level": 0.4, "length": 10.0}.__getitem__)
    assert [item.points for item in said] == pytest.approx([1.0, 3.0])
    assert log_odds(CARD, said) == pytest.approx(3.0)
    assert likelihood(CARD, said) == pytest.approx(1 / (1 + math.exp(-3.0)))


def test_each_quantity_tells_its_value():
    said = contributions(CARD, {"level": 0.3, "length": 5.0}.__getitem__)
    assert [(item.quantity, item.value) for item in said] == [("level", 0.3), ("length", 5.0)]


PAIR = Pair(quantities=("level", "length"), at=((0.1, 0.2), (0.0, 10.0)), points=((-1.0, 1.0), (2.0, 4.0)))


@pytest.mark.parametrize(
    ("level", "length", "points"),
    [
        (0.1, 0.0, -1.0),
        (0.1, 10.0, 1.0),
        (0.2, 0.0, 2.0),
        (0.15, 5.0, 1.5),
        (0.0, -3.0, -1.0),
        (9.0, 99.0, 4.0),
        (math.nan, 5.0, 0.0),
        (0.15, math.nan, 0.0),
    ],
)
def test_a_pair_changes_evenly_along_both_and_is_level_beyond(level, length, points):
    assert points_of_pair(PAIR, level, length) == pytest.approx(points)


def test_what_a_pair_says_is_shared_evenly():
    said = contributions(replace(CARD, pairs=(PAIR,)), {"level": 0.2, "length": 10.0}.__getitem__)
    assert [item.points for item in said] == pytest.approx([0.0 + 2.0, 3.0 + 2.0])
    assert likelihood(CARD, said) == pytest.approx(1 / (1 + math.exp(-6.0)))


@pytest.mark.parametrize(("likeness", "share"), [(0.0, 0.5), (0.5, 0.5), (0.75, 0.7), (1.0, 0.9)])
def test_confidence_is_read_between_what_was_measured(likeness, share):
    measured = Reliability(rule="a_rule", at=(0.5, 1.0), share=(0.5, 0.9))
    assert confidence_of(measured, likeness) == pytest.approx(share)
