"""The moment of falling asleep, weighed by how a person stirs before and after it."""

import numpy as np
import pytest

from detector.settings import Settings
from detector.sleep_onset import (
    find_onset,
    log_weights,
    nearness,
    possible_moments,
    stirring_card,
    stirring_points,
    stirring_quantities,
)
from detector.sleep_states import state_likelihood
from detector.stirring import Stirring

SETTINGS = Settings()
NUMBERS = SETTINGS.sleep
EPOCHS = 400


def night(onset=120, *, epochs=EPOCHS, unknown=(), seed=0):
    """Stir in most epochs before the onset, and hardly after it."""
    dice = np.random.default_rng(seed)
    is_stirring = dice.random(epochs) < np.where(np.arange(epochs) < onset, 0.7, 0.05)
    is_known = np.ones(epochs, bool)
    is_known[list(unknown)] = False
    return Stirring(
        epoch_s=NUMBERS.epoch_s,
        moving_s=np.where(is_stirring, 8.0, 0.0),
        turn_deg=np.where(is_stirring, 12.0, 0.5),
        movements=is_stirring.astype(int),
        peak_g=np.where(is_stirring, 0.15, 0.0),
        longest_s=np.where(is_stirring, 8.0, 0.0),
        is_sustained=np.arange(epochs) >= onset,
        is_periodic=np.zeros(epochs, bool),
        is_known=is_known,
    )


def found(stirring, *, lights_out_s=None, site="left_wrist"):
    likelihood = state_likelihood(stirring, site=site, lights_out_s=lights_out_s, settings=NUMBERS)
    period = (100, stirring.moving_s.size)
    return find_onset(stirring, likelihood, period, site=site, lights_out_s=lights_out_s, settings=SETTINGS)


@pytest.mark.parametrize(("site", "usual_error"), [("left_wrist", 12), ("right_ankle", 20)])
@pytest.mark.parametrize("seed", range(5))
def test_sleep_begins_where_stirring_ends(seed, site, usual_error):
    onset = found(night(seed=seed), site=site)
    assert onset.epoch == pytest.approx(120, abs=usual_error)
    earliest_s, latest_s = onset.interval_s
    assert earliest_s <= onset.epoch * NUMBERS.epoch_s < latest_s
    assert earliest_s <= 120 * NUMBERS.epoch_s <= latest_s


def test_a_waking_later_in_the_night_does_not_move_the_onset():
    calm, broken = night(), night()
    broken.moving_s[250:280] = 15.0
    broken.turn_deg[250:280] = 30.0
    broken.movements[250:280] = 3
    assert found(broken).epoch == pytest.approx(found(calm).epoch, abs=12)


def test_sleep_does_not_begin_before_lights_out():
    onset = found(night(), lights_out_s=200 * NUMBERS.epoch_s)
    assert onset.epoch >= 200
    assert onset.interval_s[0] >= 200 * NUMBERS.epoch_s


def test_lights_out_before_the_recording_forbids_nothing():
    moments = possible_moments(np.array([20]), epochs=EPOCHS, earliest_s=-3600.0, settings=NUMBERS)
    assert moments[0] == 0
    assert found(night(), lights_out_s=-3600.0) == found(night())


def test_what_is_not_known_says_nothing():
    stirring = night(unknown=range(40, 60))
    points = stirring_points(stirring, SETTINGS.scorecards.stirring)
    assert (points[40:60] == 0).all()
    assert np.isfinite(points).all()


@pytest.mark.parametrize("site", ["left_wrist", "right_ankle"])
def test_the_scorecard_speaks_of_everything_that_is_measured_and_of_nothing_else(site):
    terms = {term.quantity for term in stirring_card(SETTINGS, site=site).terms}
    assert terms == set(stirring_quantities(night()))


def test_a_leg_has_a_scorecard_of_its_own():
    assert stirring_card(SETTINGS, site="left_ankle") == SETTINGS.scorecards.stirring_of_a_leg
    assert stirring_card(SETTINGS, site="left_wrist") == SETTINGS.scorecards.stirring


def test_stillness_is_measured_in_minutes_of_the_whole_stretch():
    stirring = night(onset=0)
    stirring.moving_s[:] = 1.0
    stirring.moving_s[100:120] = 0.0
    still_min = stirring_quantities(stirring)["minutes of stillness"]
    assert (still_min[100:120] == 20 * NUMBERS.epoch_s / 60).all()
    assert still_min[:100].max() == still_min[120:].max() == 0


def test_moments_near_many_drawn_onsets_weigh_more():
    drawn = np.array([100, 100, 100, 150])
    moments = possible_moments(drawn, epochs=EPOCHS, earliest_s=0.0, settings=NUMBERS)
    near = dict(zip(moments.tolist(), nearness(moments, drawn, settings=NUMBERS), strict=True))
    assert near[100] > near[150] > near[250]
    still = log_weights(moments, drawn, np.zeros(EPOCHS), settings=NUMBERS)
    assert moments[still.argmax()] == pytest.approx(105, abs=10)


def test_points_for_lying_before_sleep_make_later_moments_likelier():
    drawn = np.array([100])
    moments = possible_moments(drawn, epochs=EPOCHS, earliest_s=0.0, settings=NUMBERS)
    points = np.zeros(EPOCHS)
    points[100:110] = 1.0
    weights = log_weights(moments, drawn, points, settings=NUMBERS)
    assert moments[weights.argmax()] == 110
