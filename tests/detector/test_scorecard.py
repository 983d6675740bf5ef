"""Scorecards: points along straight lines, added up; what is not known says nothing."""

import math

import pytest

from detector.scorecard import Reliability, Scorecard, Term, confidence_of, contributions, likelihood, points_at

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
    assert likelihood(CARD, said) == pytest.approx(1 / (1 + math.exp(-3.0)))


def test_each_quantity_tells_its_value():
    said = contributions(CARD, {"level": 0.3, "length": 5.0}.__getitem__)
    assert [(item.quantity, item.value) for item in said] == [("level", 0.3), ("length", 5.0)]


@pytest.mark.parametrize(("likeness", "share"), [(0.0, 0.5), (0.5, 0.5), (0.75, 0.7), (1.0, 0.9)])
def test_confidence_is_read_between_what_was_measured(likeness, share):
    measured = Reliability(rule="a_rule", at=(0.5, 1.0), share=(0.5, 0.9))
    assert confidence_of(measured, likeness) == pytest.approx(share)
