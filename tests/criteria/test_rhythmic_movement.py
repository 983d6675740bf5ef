"""Trains of repeated small movements: rhythmic movement, hypnagogic foot tremor, alternating leg muscle activation.

The AASM Manual for the Scoring of Sleep and Associated Events, American Academy of Sleep Medicine. Foot tremor and
high-frequency leg movements: Yang C, Winkelman JW. Clinical and polysomnographic characteristics of high frequency leg
movements. J Clin Sleep Med 2010;6:431-438. Alternating activation: Chervin RD, et al. Movement Disorders 2003.
"""

from dataclasses import replace

import numpy as np
import pytest

from detector.settings import AlternatingLegSettings, FootTremorSettings, RhythmicMovementSettings
from detector.train_rules import is_rhythmic_train, rhythmic_trains

ROCKING = RhythmicMovementSettings()
FOOT = FootTremorSettings()
ALTERNATING = AlternatingLegSettings()


def train(frequency_hz, count, *, start_s=100.0):
    return start_s + np.arange(count) / frequency_hz


@pytest.mark.parametrize("rules", [ROCKING, FOOT, ALTERNATING])
@pytest.mark.parametrize(("count", "expected"), [(3, False), (4, True), (5, True)])
def test_a_train_has_at_least_four_movements(rules, count, expected):
    assert is_rhythmic_train(train(1.0, count), rules=rules) is expected


@pytest.mark.parametrize(
    ("rules", "frequency_hz", "expected"),
    [
        (ROCKING, 0.49, False),
        (ROCKING, 0.5, True),
        (ROCKING, 0.51, True),
        (ROCKING, 1.99, True),
        (ROCKING, 2.0, True),
        (ROCKING, 2.01, False),
        (FOOT, 0.29, False),
        (FOOT, 0.3, True),
        (FOOT, 0.31, True),
        (FOOT, 3.99, True),
        (FOOT, 4.0, True),
        (FOOT, 4.01, False),
        (ALTERNATING, 0.49, False),
        (ALTERNATING, 0.5, True),
        (ALTERNATING, 0.51, True),
        (ALTERNATING, 2.99, True),
        (ALTERNATING, 3.0, True),
        (ALTERNATING, 3.01, False),
    ],
)
def test_it_repeats_at_a_rate_within_the_band(rules, frequency_hz, expected):
    assert is_rhythmic_train(train(frequency_hz, 12), rules=rules) is expected


def test_every_interval_lies_within_the_band_not_only_the_mean():
    onsets_s = np.append(train(1.0, 12), 100.0 + 11.0 + 2.5)
    assert not is_rhythmic_train(onsets_s, rules=ROCKING)
    assert is_rhythmic_train(onsets_s[:-1], rules=ROCKING)


@pytest.mark.parametrize(("variation", "expected"), [(0.349, True), (0.351, False)])
def test_its_intervals_vary_no_more_than_the_stated_share(variation, expected):
    # intervals that alternate around 1 s have this coefficient of variation exactly
    intervals_s = np.tile([1.0 - variation, 1.0 + variation], 10)
    onsets_s = np.cumsum(np.append(100.0, intervals_s))
    assert is_rhythmic_train(onsets_s, rules=replace(ROCKING, minimum_hz=0.1, maximum_hz=10.0)) is expected


def test_order_of_the_onsets_does_not_matter():
    assert is_rhythmic_train(train(1.0, 6)[::-1], rules=ROCKING)


def test_no_movement_is_no_train():
    assert not is_rhythmic_train(np.zeros(0), rules=ROCKING)
    assert rhythmic_trains(np.zeros(0), rules=ROCKING) == ()


def test_trains_of_a_night_are_found_between_isolated_movements():
    onsets_s = np.concatenate(
        ([10.0, 50.0], train(1.0, 6), [200.0], train(1.5, 3, start_s=300.0), train(2.0, 4, start_s=400.0))
    )
    assert rhythmic_trains(onsets_s, rules=ROCKING) == ((2, 3, 4, 5, 6, 7), (12, 13, 14, 15))


def test_bursts_too_close_together_end_a_train():
    onsets_s = np.concatenate((train(1.0, 5), train(1.0, 5, start_s=104.3)))
    assert rhythmic_trains(onsets_s, rules=ROCKING) == ((0, 1, 2, 3, 4), (5, 6, 7, 8, 9))
