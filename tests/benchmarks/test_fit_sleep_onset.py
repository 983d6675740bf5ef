"""Fitting the scorecard of stirring: what was put in is found again."""

import numpy as np
import pytest

from benchmarks.fit_sleep_onset import (
    CORNERS,
    LEVEL_AGAIN,
    Example,
    as_card,
    as_source,
    corner_shares,
    fit,
    onset_table,
    tell,
)
from detector.settings import Settings

SETTINGS = Settings().sleep
POINTS = 1 + sum(len(at) - 1 for at in CORNERS.values()) - len(LEVEL_AGAIN)


def example(night):
    """Draw a night of 200 epochs: more seconds of moving before the onset than after it."""
    dice = np.random.default_rng(night)
    onset = int(dice.integers(60, 140))
    moving_s = np.where(np.arange(200) < onset, 5.0, 0.0) * (dice.random(200) < 0.6)
    quantities = {quantity: np.zeros(200) for quantity in CORNERS} | {"seconds of moving": moving_s}
    corners = corner_shares(quantities)
    return Example(
        night=night,
        place="wrist",
        moments=np.arange(200),
        design=np.concatenate((np.zeros((1, corners.shape[1])), np.cumsum(corners, axis=0)))[:200],
        known=np.zeros(200),
        true_s=onset * SETTINGS.epoch_s,
    )


def test_moving_speaks_for_lying_before_sleep_and_nights_left_out_are_told():
    points = fit([example(night) for night in range(20)])
    card = as_card(points)
    assert card.base < 0 < card.terms[0].points[2]
    told = [tell(example(night), points, SETTINGS) for night in range(100, 120)]
    assert np.mean([abs(one.error_min) for one in told]) < 2
    (row, wrist) = onset_table(told, title="a test").rows
    assert row[:2] == ("all", "20")
    assert wrist[0] == "wrist"


def test_a_written_card_reads_back_as_it_was():
    card = as_card(np.linspace(-1, 1, POINTS))
    written: dict[str, object] = {}
    exec(as_source(card), written)
    assert written["STIRRING"] == card


def test_an_epoch_is_shared_between_the_corners_beside_it():
    quantities = {quantity: np.zeros(1) for quantity in CORNERS} | {"seconds of moving": np.array([3.0])}
    shares = corner_shares(quantities)[0]
    assert shares[:4] == pytest.approx([1.0, 0.5, 0.5, 0.0])
    assert not shares[4:].any()
