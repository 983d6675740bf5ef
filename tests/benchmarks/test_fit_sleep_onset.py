"""Fitting the scorecards of stirring: what was put in is found again."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.fit_sleep_onset import (
    CORNERS,
    LEVEL_AGAIN,
    Example,
    as_cards,
    as_source,
    corner_shares,
    fit,
    onset_table,
    tell,
    with_a_legs_own,
)
from detector.settings import Settings

SETTINGS = Settings().sleep
POINTS = 1 + sum(len(at) - 1 for at in CORNERS.values()) - len(LEVEL_AGAIN)


def example(night, *, place="wrist"):
    """Draw a night of 200 epochs: more seconds of moving before the onset than after it."""
    dice = np.random.default_rng(night)
    onset = int(dice.integers(60, 140))
    moving_s = np.where(np.arange(200) < onset, 5.0, 0.0) * (dice.random(200) < 0.6)
    quantities = {quantity: np.zeros(200) for quantity in CORNERS} | {"seconds of moving": moving_s}
    corners = corner_shares(quantities)
    before = np.concatenate((np.zeros((1, corners.shape[1])), np.cumsum(corners, axis=0)))[:200]
    return Example(
        night=night,
        place=place,
        moments=np.arange(200),
        design=with_a_legs_own(before, is_leg=place == "ankle"),
        known=np.zeros(200),
        true_s=onset * SETTINGS.epoch_s,
    )


def test_moving_speaks_for_lying_before_sleep_and_nights_left_out_are_told():
    points = fit([example(night) for night in range(20)])
    card = as_cards(points)["STIRRING"]
    assert card.base < 0 < card.terms[0].points[2]
    told = [tell(example(night), points, SETTINGS) for night in range(100, 120)]
    assert np.mean([abs(one.error_min) for one in told]) < 2
    (row, wrist) = onset_table(told, title="a test").rows
    assert row[:2] == ("all", "20")
    assert wrist[0] == "wrist"


def test_a_leg_keeps_what_is_not_its_own():
    arms = [example(night) for night in range(20)]
    cards = as_cards(fit(arms))
    assert cards["STIRRING_OF_A_LEG"].terms == cards["STIRRING"].terms
    still_legs = [replace(example(night, place="ankle"), true_s=0.0) for night in range(20, 40)]
    cards = as_cards(fit([*arms, *still_legs]))
    moving_of_a_leg = cards["STIRRING_OF_A_LEG"].terms[0].points[2]
    assert moving_of_a_leg < cards["STIRRING"].terms[0].points[2]


def test_written_cards_read_back_as_they_were():
    cards = as_cards(np.linspace(-1, 1, 2 * POINTS))
    written: dict[str, object] = {}
    exec(as_source(cards), written)
    assert {name: written[name] for name in cards} == cards


def test_an_epoch_is_shared_between_the_corners_beside_it():
    quantities = {quantity: np.zeros(1) for quantity in CORNERS} | {"seconds of moving": np.array([3.0])}
    shares = corner_shares(quantities)[0]
    assert shares[:4] == pytest.approx([1.0, 0.5, 0.5, 0.0])
    assert not shares[4:].any()
