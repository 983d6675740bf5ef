"""What scorecards are fitted to: trains are told what a card of other nights says of the rhythm they lie in."""

import math
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.candidate_table import CandidateRow, list_candidates
from benchmarks.card_plans import PLANS
from benchmarks.fit_scorecards import candidates_of, fit_cards, with_odds_around
from benchmarks.training_nights import LATER_BATCHES, RHYTHM_BATCH, training_orders
from detector.clauses import ODDS_OF_RHYTHM_AROUND
from detector.settings import Settings
from recordings.synthetic import simulate_night

ODDS = ODDS_OF_RHYTHM_AROUND.name


def row(shape, onset_s, end_s, *, part_of_s=None, batch="", truth="rhythmic_movement"):
    quantities = {one.quantity for plan in PLANS for one in plan.wanted}
    return CandidateRow(
        shape=shape,
        onset_s=onset_s,
        end_s=end_s,
        phase="falling_asleep",
        site="left_ankle",
        values=dict.fromkeys(quantities - {ODDS}, 1.0) | {"duration": end_s - onset_s},
        truth=truth,
        label="",
        truth_peak_g=0.1,
        overlap=1.0,
        covered=1.0,
        part_of_s=part_of_s,
        batch=batch,
    )


def test_a_train_is_given_the_odds_of_the_rhythm_that_it_is_a_part_of():
    rows = [
        (0, row("train", 12.0, 18.0, part_of_s=(10.0, 20.0))),
        (1, row("train", 12.0, 18.0, part_of_s=(10.0, 20.0))),
        (1, row("train", 42.0, 48.0)),
        (1, row("rocking_stretch", 10.0, 20.0)),
    ]
    odds = {(0, "left_ankle", (10.0, 20.0)): 3.0, (1, "left_ankle", (10.0, 20.0)): -2.0}
    told = [one.values.get(ODDS) for _, one in with_odds_around(rows, odds)]
    assert told[:2] == [3.0, -2.0]
    assert math.isnan(told[2])
    assert told[3] is None


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_a_card_is_fitted_to_the_batches_that_are_for_it(plan):
    """Each of four nights is of another batch, and a group of its own."""
    truth = "periodic_limb_movement" if plan.name == "leg_movement" else "hypnic_jerk"
    length_s = 10.0 if plan.name == "convulsion" else 3.0
    rows = [
        (night, row(plan.shapes[0], 10.0, 10.0 + length_s, batch=batch, truth=truth))
        for night, batch in enumerate(("", "without a seizure", "convulsions that do not slow down", RHYTHM_BATCH))
    ]
    nights = {"rhythm_in_bed": 4, "train_in_bed": 4, "jerk": 1, "hypnic_jerk": 1}.get(plan.name, 3)
    assert sorted(candidates_of(plan, with_odds_around(rows, {})).group) == list(range(nights))


def test_a_train_is_a_part_of_a_rhythm_in_the_same_table():
    night = simulate_night("rhythmic", seed=7, hours=1.5, rate_hz=25.0, site="left_ankle")
    rows = list_candidates(night, settings=Settings())
    slow = {(one.onset_s, one.end_s) for one in rows if one.shape == "rocking_stretch"}
    parts = [one for one in rows if one.shape == "train" and one.part_of_s is not None]
    assert parts
    assert all(one.part_of_s in slow for one in parts)


def test_cards_are_fitted_in_the_order_of_their_plans():
    stream = np.random.default_rng(5)
    plans = [plan for plan in PLANS if plan.name in ("cluster", "rhythm_in_bed")]
    rows = [
        (night, replace(one, values={name: float(stream.uniform(0, 9)) for name in one.values}))
        for plan in plans
        for night, truth in enumerate(("rhythmic_movement", "myoclonic_cluster", "") * 20)
        for one in (row(plan.shapes[0], 10.0, 13.0, truth=truth),)
    ]
    cards = fit_cards(plans, rows, jobs=1)
    assert [card.kind for card in cards] == [plan.name for plan in plans]
    assert [[term.quantity for term in card.terms] for card in cards] == [
        [one.quantity for one in plan.wanted] for plan in plans
    ]


def test_every_batch_has_nights_and_most_nights_are_of_none():
    batches = [order.batch for order in training_orders()]
    assert set(batches) == {"", *LATER_BATCHES}
    assert np.mean([batch == "" for batch in batches]) > 0.5
