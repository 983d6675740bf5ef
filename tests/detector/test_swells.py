"""Swells of an envelope: whether they beat, how long they last, how they follow each other."""

import numpy as np
import pytest

from detector.settings import Settings
from detector.swells import envelope_beat, late_swells, pace_of_swells, smooth_envelope

NUMBERS = Settings().episodes


def swells(steps_s, lengths_s, *, rate_hz=50.0, still_s=2.0):
    """Lay one bell after the other, each above half of its height for its own time."""
    onsets_s = still_s + np.concatenate(([0.0], np.cumsum(steps_s)))
    time_s = np.arange(0.0, onsets_s[-1] + still_s, 1 / rate_hz)
    bells = [
        np.exp(-4 * np.log(2) * ((time_s - onset_s) / length_s) ** 2)
        for onset_s, length_s in zip(onsets_s, lengths_s, strict=True)
    ]
    return np.max(bells, axis=0).astype(np.float32)


@pytest.mark.parametrize("beats_hz", [1.0, 2.0, 4.0])
def test_an_even_beat_of_the_envelope_is_near_one(beats_hz):
    time_s = np.arange(1000) / 50.0
    assert 1 / NUMBERS.beat_longest_s <= beats_hz <= 1 / NUMBERS.beat_shortest_s
    assert envelope_beat(1 + np.cos(2 * np.pi * beats_hz * time_s), 50.0, settings=NUMBERS) > 0.85


@pytest.mark.parametrize("rate_hz", [25.0, 50.0, 100.0])
@pytest.mark.parametrize("strokes_hz", [3.0, 4.0, 5.0, 6.0])
def test_the_strokes_of_an_even_rhythm_are_no_swells(rate_hz, strokes_hz):
    time_s = np.arange(round(10 * rate_hz)) / rate_hz
    band_g = np.zeros((time_s.size, 3), np.float32)
    band_g[:, 0] = np.sin(2 * np.pi * strokes_hz * time_s)
    envelope_g = smooth_envelope(band_g, rate_hz, settings=NUMBERS)[round(rate_hz) : -round(rate_hz)]
    assert envelope_g.min() > 0.9 * envelope_g.max()


def test_an_envelope_without_beat_is_near_zero():
    uneven = np.random.default_rng(0).uniform(size=1000)
    assert envelope_beat(uneven, 50.0, settings=NUMBERS) < 0.2
    assert envelope_beat(np.ones(1000), 50.0, settings=NUMBERS) == 0.0


@pytest.mark.parametrize("rate_hz", [25.0, 50.0, 100.0])
@pytest.mark.parametrize("length_s", [0.2, 0.35])
def test_swells_last_as_long_as_they_stay_above_half_of_their_height(rate_hz, length_s):
    envelope_g = swells(np.full(19, 1.0), np.full(20, length_s), rate_hz=rate_hz)
    found = late_swells(envelope_g, rate_hz, settings=NUMBERS)
    assert found["late_swells"] == 10
    assert found["late_swell_s"] == pytest.approx(length_s, rel=0.05)


def test_only_the_second_half_is_looked_at():
    lengths_s = np.concatenate((np.full(10, 0.5), np.full(10, 0.2)))
    found = late_swells(swells(np.full(19, 1.5), lengths_s), 50.0, settings=NUMBERS)
    assert found["late_swell_s"] == pytest.approx(0.2, rel=0.05)


def test_of_too_few_swells_no_length_is_told():
    few = NUMBERS.swells_least
    found = late_swells(swells(np.full(2 * few - 1, 1.0), np.full(2 * few, 0.2)), 50.0, settings=NUMBERS)
    assert found["late_swells"] == few
    assert np.isnan(found["late_swell_s"])


def test_a_swell_without_end_is_as_long_as_it_is_followed():
    envelope_g = np.ones(5000, np.float32)
    found = late_swells(envelope_g, 50.0, settings=NUMBERS)
    assert found["late_swell_s"] == pytest.approx(2 * NUMBERS.beat_longest_s)


def test_swells_that_come_ever_more_rarely_slow_down():
    steps_s = np.geomspace(0.3, 2.0, 20)
    found = pace_of_swells(swells(steps_s, np.full(21, 0.15)), 50.0, loud_g=1.0, settings=NUMBERS)
    assert found["swing_slowing"] > 1.0
    assert found["swing_rate_hz"] == pytest.approx(1 / np.median(steps_s), rel=0.15)
