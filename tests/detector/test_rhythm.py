"""Spectra of short blocks: frequency, narrowness, evenness and jerkiness of what moves."""

import numpy as np
import pytest
from hand_made import as_recording, jerk, recording, stir, swing
from scipy.signal import periodogram
from scipy.spatial.transform import Rotation

from detector.conditioning import condition
from detector.rhythm import fast_band, measure_rhythm, slow_band
from detector.settings import Settings

NUMBERS = Settings().rhythm
FAST, SLOW = fast_band(NUMBERS), slow_band(NUMBERS)
SINE_FOURTH_MOMENT = 1.5
NOISE_FOURTH_MOMENT = 5 / 3
MEASURES = (
    "rms_g",
    "band_share",
    "frequency_hz",
    "concentration",
    "regularity",
    "period_s",
    "impulsiveness",
    "quick_share",
    "directedness",
)


def measured(*pieces, band=FAST, duration_s=60.0, **described):
    found = condition(recording(duration_s, *pieces, **described), settings=Settings())
    return measure_rhythm(found, band, settings=NUMBERS)


def within(blocks, onset_s, end_s):
    return (blocks.onset_s >= onset_s) & (blocks.onset_s + blocks.block_s <= end_s)


def white(onset_s, duration_s, *, level_g=0.2):
    def piece(time_s):
        inside = (time_s >= onset_s) & (time_s < onset_s + duration_s)
        return level_g * inside[:, None] * np.random.default_rng(5).standard_normal((time_s.size, 3))

    return piece


@pytest.mark.parametrize("frequency_hz", [2.0, 3.3, 4.6, 6.0, 9.5])
def test_a_steady_swing_shows_its_frequency_in_one_line(frequency_hz):
    blocks = measured(swing(20.0, 20.0, frequency_hz=frequency_hz))
    inside = within(blocks, 20.0, 40.0)
    assert blocks.frequency_hz[inside] == pytest.approx(frequency_hz, abs=0.1)
    assert (blocks.concentration[inside] > 0.9).all()
    assert blocks.impulsiveness[inside] == pytest.approx(SINE_FOURTH_MOMENT, abs=0.1)
    assert blocks.directedness[inside] == pytest.approx(1.0, abs=0.01)
    assert (blocks.regularity[inside] > 0.9).all()


@pytest.mark.parametrize("frequency_hz", [0.6, 1.0, 1.7])
def test_slow_rocking_repeats_after_whole_cycles_in_long_blocks(frequency_hz):
    blocks = measured(swing(10.0, 45.0, frequency_hz=frequency_hz), band=SLOW, noise_g=0.0005)
    inside = within(blocks, 10.0, 55.0)
    cycles = blocks.period_s[inside] * frequency_hz
    assert cycles == pytest.approx(np.maximum(np.round(cycles), 1), abs=0.05)
    assert blocks.frequency_hz[inside] == pytest.approx(frequency_hz, abs=0.05)
    assert (blocks.regularity[inside] > 0.9).all()


def test_noise_has_no_line_no_direction_and_no_jerks():
    blocks = measured(white(10.0, 40.0))
    inside = within(blocks, 10.0, 50.0)
    assert np.median(blocks.concentration[inside]) < 0.5
    assert np.median(blocks.directedness[inside]) < 0.6
    assert np.median(blocks.impulsiveness[inside]) == pytest.approx(NOISE_FOURTH_MOMENT, abs=0.25)


def test_jerks_are_more_impulsive_than_a_swing():
    jerks = [swing(20.0 + 0.5 * number, 0.1, frequency_hz=10.0, peak_g=0.5) for number in range(40)]
    blocks = measured(*jerks)
    assert np.median(blocks.impulsiveness[within(blocks, 20.0, 40.0)]) > 2 * SINE_FOURTH_MOMENT


@pytest.mark.parametrize("peak_g", [0.05, 0.3, 1.0])
def test_the_level_is_the_root_mean_square_of_what_moves(peak_g):
    blocks = measured(swing(20.0, 20.0, frequency_hz=4.0, peak_g=peak_g))
    assert blocks.rms_g[within(blocks, 20.0, 40.0)] == pytest.approx(peak_g / np.sqrt(2), rel=0.05)


def test_quick_content_is_told_from_slow():
    quick = measured(swing(20.0, 20.0, frequency_hz=1.5 * NUMBERS.quick_hz))
    slow = measured(swing(20.0, 20.0, frequency_hz=0.7 * NUMBERS.quick_hz))
    assert (quick.quick_share[within(quick, 20.0, 40.0)] > 0.95).all()
    assert (slow.quick_share[within(slow, 20.0, 40.0)] < 0.05).all()


def test_slow_wandering_lowers_the_share_in_the_band_and_nothing_else():
    jerking = swing(20.0, 20.0, frequency_hz=5.0, peak_g=0.2)
    wandering = swing(15.0, 30.0, frequency_hz=0.8, peak_g=0.4, axis=1)
    alone, together = measured(jerking), measured(jerking, wandering)
    inside, inside_too = within(alone, 20.0, 40.0), within(together, 20.0, 40.0)
    assert (alone.band_share[inside] > 0.95).all()
    assert (together.band_share[inside_too] < 0.5).all()
    assert together.frequency_hz[inside_too] == pytest.approx(5.0, abs=0.1)
    assert together.rms_g[inside_too] == pytest.approx(alone.rms_g[inside], rel=0.15)


def test_rest_is_not_looked_at():
    assert measured().onset_s.size == 0


@pytest.mark.parametrize(("level", "is_looked_at"), [(0.8, False), (1.25, True)])
def test_blocks_must_reach_the_least_level(level, is_looked_at):
    peak_g = np.sqrt(2) * NUMBERS.minimum_rms_g * level
    blocks = measured(swing(10.0, 40.0, frequency_hz=4.0, peak_g=peak_g), noise_g=0.0001, breathing_g=0.0)
    assert within(blocks, 12.0, 48.0).any() == is_looked_at


def test_a_block_across_a_gap_is_not_looked_at():
    blocks = measured(stir(0.0, 60.0), missing=((30.0, 32.0),), duration_s=300.0)
    assert not ((blocks.onset_s < 32.0) & (blocks.onset_s + blocks.block_s > 30.05)).any()
    assert blocks.onset_s.size


def test_blocks_overlap_by_half_and_are_sorted():
    blocks = measured(stir(100.0, 60.0), duration_s=300.0)
    assert np.diff(blocks.onset_s) == pytest.approx(blocks.block_s / 2)
    assert 100.0 - blocks.block_s <= blocks.onset_s[0]
    assert blocks.onset_s[-1] <= 160.0


@pytest.mark.parametrize("band", [FAST, SLOW], ids=["fast", "slow"])
def test_any_orientation_has_the_same_rhythm(band):
    straight = recording(60.0, stir(10.0, 20.0), swing(35.0, 15.0))
    turned = Rotation.random(random_state=1).apply(straight.acceleration_g)
    first, second = (
        measure_rhythm(condition(each, settings=Settings()), band, settings=NUMBERS)
        for each in (straight, as_recording(straight.time_s, turned))
    )
    assert first.onset_s.size
    for name in MEASURES:
        assert getattr(second, name) == pytest.approx(getattr(first, name), rel=0.01, abs=1e-4)


@pytest.mark.parametrize("band", [FAST, SLOW], ids=["fast", "slow"])
def test_a_recording_shorter_than_a_block_has_none(band):
    short = measured(stir(0.0, 11.0), duration_s=11.0, rate_hz=10.0, band=band)
    assert (short.onset_s + short.block_s <= 11.1).all()


@pytest.mark.parametrize("rate_hz", [25.0, 50.0, 100.0])
def test_another_rate_shows_the_same_rhythm(rate_hz):
    blocks = measured(swing(20.0, 20.0, frequency_hz=4.6), rate_hz=rate_hz)
    inside = within(blocks, 20.0, 40.0)
    assert blocks.frequency_hz[inside] == pytest.approx(4.6, abs=0.1)
    usual = measured(swing(20.0, 20.0, frequency_hz=4.6))
    expected_g = np.median(usual.rms_g[within(usual, 20.0, 40.0)])
    assert blocks.rms_g[inside] == pytest.approx(expected_g, rel=0.05)


def test_blows_have_the_overtones_of_their_spectrum_and_a_swing_has_none():
    blows = [jerk(20.0 + beat / 5.3, peak_g=0.3) for beat in range(106)]
    found = measured(*blows, rate_hz=100.0)
    swung = measured(swing(20.0, 20.0, frequency_hz=5.0), rate_hz=100.0)
    samples_g = recording(60.0, *blows, rate_hz=100.0).acceleration_g[2100:3900]
    frequency_hz, power = periodogram(samples_g, 100.0, window="hann", axis=0)

    def power_from(low_hz, high_hz):
        return power[(frequency_hz >= low_hz) & (frequency_hz <= high_hz)].sum()

    overtones = power_from(NUMBERS.overtone_low_hz, NUMBERS.overtone_high_hz) / power_from(FAST.low_hz, FAST.high_hz)
    assert np.median(found.overtones[within(found, 21.0, 39.0)]) == pytest.approx(overtones, rel=0.1)
    assert overtones > 0.1
    assert np.median(swung.overtones[within(swung, 21.0, 39.0)]) < 0.001


@pytest.mark.parametrize("noise_g", [0.001, 0.004, 0.008])
def test_noise_is_no_overtone(noise_g):
    blocks = measured(swing(20.0, 20.0, frequency_hz=5.0, peak_g=0.05), noise_g=noise_g)
    assert np.median(blocks.overtones[within(blocks, 20.0, 40.0)]) < 0.02


def test_a_rate_too_slow_for_overtones_tells_none():
    assert np.isnan(measured(swing(20.0, 20.0), rate_hz=25.0).overtones).all()


@pytest.mark.parametrize(("peak_g", "noise_g"), [(0.2, 0.001), (0.03, 0.006), (0.02, 0.006)])
def test_what_noise_explains_of_a_rhythm_is_known(peak_g, noise_g):
    blocks = measured(swing(10.0, 45.0, frequency_hz=1.0, peak_g=peak_g), band=SLOW, noise_g=noise_g)
    swung, shown_hz = peak_g**2 / 2, NUMBERS.highest_hz - NUMBERS.slow_low_hz
    noise = 3 * noise_g**2 * shown_hz / 25.0
    assert np.median(blocks.clear_share[within(blocks, 10.0, 55.0)]) == pytest.approx(swung / (swung + noise), abs=0.05)
