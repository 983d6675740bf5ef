"""Fitting scorecards: what is told by quantities alone, and what only by two of them together."""

import numpy as np
import pytest

from benchmarks.fitting import Stiffness, Wanted, fit_card, told_by
from benchmarks.pairing import Candidates, choose_pairs
from detector.scorecard import contributions, likelihood

WANTED = (Wanted(quantity="level"), Wanted(quantity="length"), Wanted(quantity="noise"))


def drawn(seed):
    """Draw candidates that are the kind where level and length are both high or both low."""
    stream = np.random.default_rng(seed)
    values = {one.quantity: stream.uniform(0, 1, 600) for one in WANTED}
    is_kind = (values["level"] > 0.5) == (values["length"] > 0.5)
    return Candidates(values=values, is_kind=is_kind, group=np.arange(600) % 3)


def fitted(candidates, *, pairs=(), stiffness=None):
    return fit_card(
        "test",
        candidates.values,
        candidates.is_kind,
        wanted=WANTED,
        pairs=pairs,
        stiffness=stiffness or Stiffness(),
        source="E: a test",
    )


def test_a_pair_tells_what_no_quantity_tells_alone():
    candidates = drawn(1)
    alone, together = fitted(candidates), fitted(candidates, pairs=(("level", "length"),))
    right = [((told_by(card, candidates.values) > 0.5) == candidates.is_kind).mean() for card in (alone, together)]
    assert right[0] < 0.65
    assert right[1] > 0.9


def test_many_are_told_as_each_is_told_alone():
    candidates = drawn(2)
    candidates.values["level"][:5] = np.nan
    card = fitted(candidates, pairs=(("level", "noise"),))
    together = told_by(card, candidates.values)
    for number in range(10):
        said = contributions(card, lambda name, number=number: float(candidates.values[name][number]))
        assert likelihood(card, said) == pytest.approx(together[number])


def test_a_stiff_pair_says_little():
    candidates = drawn(3)
    loud = fitted(candidates, pairs=(("level", "length"),))
    soft = fitted(candidates, pairs=(("level", "length"),), stiffness=Stiffness(pairs=1e4))
    assert np.abs(soft.pairs[0].points).max() < 0.1 < np.abs(loud.pairs[0].points).max()


def test_the_pair_that_helps_is_found_and_no_other():
    found = list(
        choose_pairs(
            drawn(4), drawn(5), wanted=WANTED, among=[one.quantity for one in WANTED], stiffness=Stiffness(), most=1
        )
    )
    assert [step.pairs for step in found] == [(), (("level", "length"),)]
    assert found[1].log_loss < found[0].log_loss / 2


def test_a_pair_that_holds_nowhere_else_is_not_taken():
    here, elsewhere = drawn(6), drawn(7)
    elsewhere.is_kind[:] = ~elsewhere.is_kind
    found = list(choose_pairs(here, elsewhere, wanted=WANTED, among=("level", "length"), stiffness=Stiffness(), most=1))
    assert [step.pairs for step in found] == [()]
