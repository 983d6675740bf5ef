"""Stretches of lasting rhythm: which blocks take part, what bridges them, where they begin and end."""

from dataclasses import replace

import numpy as np
import pytest
from hand_made import conditioned, curve, recording, rhythm_blocks, stir, swing

from detector.conditioning import condition
from detector.episodes import convulsive_stretches, rocking_stretches, tremor_stretches
from detector.model import Movement
from detector.rhythm import Band, fast_band, measure_rhythm, slow_band
from detector.settings import Settings

NUMBERS = Settings().episodes
RHYTHM = Settings().rhythm
BLOCK_S = 2.0
BAND = Band(block_s=BLOCK_S, low_hz=1.0, high_hz=15.0)
LONG_S = 2 * max(NUMBERS.convulsive_shortest_s, NUMBERS.tremor_shortest_s, NUMBERS.rocking_shortest_s)
LOUD_G = 2 * NUMBERS.convulsive_rms_g
CONVULSIVE = {"rms_g": LOUD_G, "band_share": 1.0, "frequency_hz": 4.0}
TREMOR = {
    "rms_g": LOUD_G,
    "band_share": 1.0,
    "frequency_hz": (NUMBERS.tremor_low_hz + NUMBERS.tremor_high_hz) / 2,
    "concentration": 1.0,
}
ROCKING = {"rms_g": LOUD_G, "period_s": 1.0, "regularity": 1.0, "frequency_hz": 1.0, "clear_share": 1.0}


def onsets(*spans):
    return np.concatenate([np.arange(start, stop - BLOCK_S + 1e-9, BLOCK_S / 2) for start, stop in spans])


def found_by(find, *spans, duration_s=300.0, rate_hz=50.0, after=(), **measured):
    drawn = curve(duration_s, *((start, stop, 0.3) for start, stop in spans), *after, rate_hz=rate_hz)
    blocks = rhythm_blocks(onsets(*spans), band=BAND, **measured)
    return find(conditioned(drawn, rate_hz=rate_hz), blocks, settings=NUMBERS)


def edges(episodes):
    return [(episode.onset_s, episode.end_s) for episode in episodes]


def test_blocks_that_follow_each_other_are_one_stretch():
    for find, measured in (
        (convulsive_stretches, CONVULSIVE),
        (tremor_stretches, TREMOR),
        (rocking_stretches, ROCKING),
    ):
        assert edges(found_by(find, (100.0, 100.0 + LONG_S), **measured)) == [pytest.approx((100.0, 100.0 + LONG_S))]


def test_without_blocks_there_is_no_stretch():
    nothing = rhythm_blocks([], band=BAND)
    for find in (convulsive_stretches, tremor_stretches, rocking_stretches):
        assert find(conditioned(curve(60.0)), nothing, settings=NUMBERS) == ()


@pytest.mark.parametrize(
    ("find", "measured", "name", "threshold"),
    [
        (convulsive_stretches, CONVULSIVE, "rms_g", NUMBERS.convulsive_rms_g),
        (convulsive_stretches, CONVULSIVE, "band_share", NUMBERS.convulsive_share),
        (tremor_stretches, TREMOR, "frequency_hz", NUMBERS.tremor_low_hz),
        (tremor_stretches, TREMOR, "concentration", NUMBERS.tremor_concentration),
        (tremor_stretches, TREMOR, "band_share", NUMBERS.tremor_share),
        (rocking_stretches, ROCKING, "regularity", NUMBERS.rocking_regularity),
        (rocking_stretches, ROCKING, "rms_g", NUMBERS.rocking_rms_g),
    ],
)
@pytest.mark.parametrize(("factor", "count"), [(0.999, 0), (1.0, 1), (1.001, 1)])
def test_a_block_takes_part_from_each_threshold_on(find, measured, name, threshold, factor, count):
    assert len(found_by(find, (100.0, 100.0 + LONG_S), **(measured | {name: factor * threshold}))) == count


@pytest.mark.parametrize(
    ("clear_share", "least"),
    [
        (0.9, 0.9 * NUMBERS.rocking_regularity),
        (NUMBERS.clear_share_least / 2, NUMBERS.clear_share_least * NUMBERS.rocking_regularity),
    ],
)
@pytest.mark.parametrize(("factor", "count"), [(0.999, 0), (1.001, 1)])
def test_noise_excuses_some_lack_of_regularity(clear_share, least, factor, count):
    measured = ROCKING | {"clear_share": clear_share, "regularity": factor * least}
    assert len(found_by(rocking_stretches, (100.0, 100.0 + LONG_S), **measured)) == count


@pytest.mark.parametrize(("factor", "count"), [(0.999, 1), (1.0, 1), (1.001, 0)])
def test_a_tremor_is_no_faster_than_the_fastest(factor, count):
    measured = TREMOR | {"frequency_hz": factor * NUMBERS.tremor_high_hz}
    assert len(found_by(tremor_stretches, (100.0, 100.0 + LONG_S), **measured)) == count


@pytest.mark.parametrize(("factor", "count"), [(0.999, 1), (1.001, 0)])
def test_nothing_is_claimed_above_a_share_of_the_rate(factor, count):
    rate_hz = 12.0
    highest_hz = NUMBERS.highest_rate_share * rate_hz
    assert NUMBERS.tremor_low_hz < highest_hz < NUMBERS.tremor_high_hz
    measured = TREMOR | {"frequency_hz": factor * highest_hz}
    assert len(found_by(tremor_stretches, (100.0, 100.0 + LONG_S), rate_hz=rate_hz, **measured)) == count


@pytest.mark.parametrize(
    ("find", "measured", "bridge_s"),
    [
        (convulsive_stretches, CONVULSIVE, NUMBERS.convulsive_bridge_s),
        (tremor_stretches, TREMOR, NUMBERS.tremor_bridge_s),
        (rocking_stretches, ROCKING, NUMBERS.rocking_bridge_s),
    ],
)
@pytest.mark.parametrize(("more_s", "count"), [(-0.1, 1), (0.0, 1), (0.1, 2)])
def test_a_short_pause_does_not_end_a_stretch(find, measured, bridge_s, more_s, count):
    pause_s = bridge_s + more_s
    spans = ((50.0, 50.0 + LONG_S), (50.0 + LONG_S + pause_s, 50.0 + 2 * LONG_S + pause_s))
    assert len(found_by(find, *spans, **measured)) == count


@pytest.mark.parametrize(("more_s", "count"), [(-0.1, 1), (0.1, 2)])
def test_a_slow_rhythm_is_parted_where_nothing_moves_for_long(more_s, count):
    """The blocks reach into a pause from both sides, so that they alone would bridge a longer one."""
    pause_s = NUMBERS.rocking_bridge_s + more_s
    first, second = (50.0, 50.0 + LONG_S), (50.0 + LONG_S + pause_s, 50.0 + 2 * LONG_S + pause_s)
    blocks = rhythm_blocks(onsets((first[0], second[1] + BLOCK_S)), band=BAND, **ROCKING)
    moved = tuple(Movement(onset_s=onset_s, end_s=end_s, peak_g=0.3) for onset_s, end_s in (first, second))
    drawn = conditioned(curve(300.0, *((*span, 0.3) for span in (first, second))))
    found = rocking_stretches(drawn, blocks, settings=NUMBERS, movements=moved)
    whole = (first[0], second[1])
    assert edges(found) == [pytest.approx(span) for span in ((whole,) if count == 1 else (first, second))]


@pytest.mark.parametrize(
    ("find", "measured", "shortest_s"),
    [
        (convulsive_stretches, CONVULSIVE, NUMBERS.convulsive_shortest_s),
        (tremor_stretches, TREMOR, NUMBERS.tremor_shortest_s),
        (rocking_stretches, ROCKING, NUMBERS.rocking_shortest_s),
    ],
)
def test_a_stretch_must_last(find, measured, shortest_s):
    blocks = int(shortest_s // (BLOCK_S / 2))
    just_enough_s, too_short_s = BLOCK_S / 2 * (blocks + 1), BLOCK_S / 2 * (blocks - 1)
    assert len(found_by(find, (100.0, 100.0 + just_enough_s), **measured)) == 1
    assert len(found_by(find, (100.0, 100.0 + too_short_s), **measured)) == 0


def test_the_quiet_edges_that_come_with_whole_blocks_are_cut_off():
    drawn = curve(300.0, (100.7, 130.3, 0.3))
    blocks = rhythm_blocks(onsets((100.0, 132.0)), band=BAND, **CONVULSIVE)
    assert edges(convulsive_stretches(conditioned(drawn), blocks, settings=NUMBERS)) == [pytest.approx((100.7, 130.3))]


def test_the_figures_of_a_stretch_are_medians_of_its_own_blocks():
    spans = ((50.0, 50.0 + LONG_S), (200.0, 200.0 + LONG_S))
    is_second = onsets(*spans) >= 200.0
    first, second = found_by(
        convulsive_stretches, *spans, **(CONVULSIVE | {"frequency_hz": np.where(is_second, 6.0, 3.0)})
    )
    assert (first.frequency_hz, second.frequency_hz) == (3.0, 6.0)
    assert first.frequency_variation == first.frequency_fall == 0.0


@pytest.mark.parametrize("name", ["impulsiveness", "directedness", "quick_share", "concentration"])
def test_the_second_half_of_a_stretch_is_told_beside_the_whole(name):
    count = onsets((100.0, 100.0 + LONG_S)).size
    measured = CONVULSIVE | {name: np.where(np.arange(count) < count // 2 + 1, 0.2, 0.8)}
    (episode,) = found_by(convulsive_stretches, (100.0, 100.0 + LONG_S), **measured)
    assert getattr(episode, f"late_{name}") == pytest.approx(0.8)
    assert getattr(episode, name) == pytest.approx(0.2)


def test_a_falling_pace_is_measured_from_the_first_to_the_last_third():
    span = (100.0, 100.0 + 3 * LONG_S)
    count = onsets(span).size
    (episode,) = found_by(convulsive_stretches, span, **(CONVULSIVE | {"frequency_hz": np.linspace(6.0, 3.0, count)}))
    assert episode.frequency_fall == pytest.approx(1 - 3.5 / 5.5, abs=0.02)
    assert episode.frequency_variation == pytest.approx(3.0 / np.sqrt(12) / 4.5, rel=0.1)


@pytest.mark.parametrize(("level_g", "expected"), [(0.0, 0.0), (LOUD_G / 2, 0.5), (LOUD_G, 1.0)])
def test_the_level_afterwards_is_told_over_the_level_before(level_g, expected):
    end_s = 100.0 + LONG_S
    after = ((end_s, end_s + NUMBERS.after_pause_s, 0.05), (end_s + NUMBERS.after_pause_s, 300.0, level_g))
    (episode,) = found_by(convulsive_stretches, (100.0, end_s), after=after, **CONVULSIVE)
    assert episode.level_after == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(("more_s", "is_known"), [(-0.1, False), (0.1, True)])
def test_a_recording_that_ends_too_soon_says_nothing_about_afterwards(more_s, is_known):
    end_s = 100.0 + LONG_S
    duration_s = end_s + NUMBERS.after_pause_s + NUMBERS.after_least_s + more_s
    (episode,) = found_by(convulsive_stretches, (100.0, end_s), duration_s=duration_s, **CONVULSIVE)
    assert (episode.level_after is not None) == is_known


@pytest.mark.parametrize("frequency_hz", [3.5, 5.0, 8.0])
def test_a_shaking_hand_is_a_tremor_stretch_where_it_shook(frequency_hz):
    found = condition(recording(300.0, swing(100.0, 30.0, frequency_hz=frequency_hz, peak_g=0.15)), settings=Settings())
    blocks = measure_rhythm(found, fast_band(RHYTHM), settings=RHYTHM)
    (episode,) = tremor_stretches(found, blocks, settings=NUMBERS)
    assert (episode.onset_s, episode.end_s) == pytest.approx((100.0, 130.0), abs=0.3)
    assert episode.frequency_hz == pytest.approx(frequency_hz, abs=0.1)
    assert episode.peak_g == pytest.approx(0.15, rel=0.2)


def test_a_rocking_body_is_a_rocking_stretch_where_it_rocked():
    found = condition(recording(300.0, swing(100.0, 60.0, frequency_hz=1.0, peak_g=0.15)), settings=Settings())
    blocks = measure_rhythm(found, slow_band(RHYTHM), settings=RHYTHM)
    (episode,) = rocking_stretches(found, blocks, settings=NUMBERS)
    assert (episode.onset_s, episode.end_s) == pytest.approx((100.0, 160.0), abs=0.5)
    assert episode.frequency_hz == pytest.approx(1.0, abs=0.05)


def test_stirring_without_rhythm_is_neither_tremor_nor_rocking():
    found = condition(recording(600.0, stir(200.0, 60.0)), settings=Settings())
    fast = measure_rhythm(found, fast_band(RHYTHM), settings=RHYTHM)
    slow = measure_rhythm(found, slow_band(RHYTHM), settings=RHYTHM)
    assert sum(x.duration_s for x in tremor_stretches(found, fast, settings=NUMBERS)) < 20.0
    assert sum(x.duration_s for x in rocking_stretches(found, slow, settings=NUMBERS)) < 20.0


def test_stretches_are_sorted_disjoint_and_inside_the_recording():
    pieces = [swing(20.0 + 40.0 * i, 20.0, frequency_hz=4.0 + 0.5 * i, peak_g=0.3) for i in range(7)]
    found = condition(recording(300.0, *pieces), settings=Settings())
    blocks = measure_rhythm(found, fast_band(RHYTHM), settings=RHYTHM)
    without_loud_parts = replace(NUMBERS, core_share=NUMBERS.loud_share)
    for find in (convulsive_stretches, tremor_stretches):
        flat = [edge for pair in edges(find(found, blocks, settings=without_loud_parts)) for edge in pair]
        assert len(flat) == 2 * len(pieces)
        assert flat == sorted(flat)
        assert 0 <= flat[0] < flat[-1] <= 300.0


def test_the_loud_part_of_a_stretch_is_given_beside_the_whole():
    pieces = (
        swing(100.0, 20.0, frequency_hz=3.0, peak_g=0.1),
        swing(120.0, 20.0, frequency_hz=3.0, peak_g=0.6),
        swing(140.0, 20.0, frequency_hz=3.0, peak_g=0.1),
    )
    found = condition(recording(300.0, *pieces), settings=Settings())
    blocks = measure_rhythm(found, fast_band(RHYTHM), settings=RHYTHM)
    loud = min(convulsive_stretches(found, blocks, settings=NUMBERS), key=lambda stretch: stretch.duration_s)
    assert (loud.onset_s, loud.end_s) == pytest.approx((120.0, 140.0), abs=2.6)


def test_louder_settings_find_less():
    deaf = replace(NUMBERS, convulsive_rms_g=10.0)
    blocks = rhythm_blocks(onsets((100.0, 150.0)), band=BAND, **CONVULSIVE)
    assert convulsive_stretches(conditioned(curve(300.0, (100.0, 150.0, 0.3))), blocks, settings=deaf) == ()


def test_slow_swings_below_the_band_of_convulsions_are_told_by_long_blocks():
    arm = (
        swing(100.0, 40.0, frequency_hz=0.8, peak_g=0.5),
        swing(100.0, 40.0, frequency_hz=2.4, peak_g=0.3),
    )
    found = condition(recording(300.0, *arm), settings=Settings())
    short = measure_rhythm(found, fast_band(RHYTHM), settings=RHYTHM)
    long = measure_rhythm(found, slow_band(RHYTHM), settings=RHYTHM)
    stretch = convulsive_stretches(found, short, settings=NUMBERS, long_blocks=long)[0]
    assert stretch.frequency_hz == pytest.approx(2.4, abs=0.1)
    assert stretch.slow_regularity > 0.9
    assert np.isnan(convulsive_stretches(found, short, settings=NUMBERS)[0].slow_regularity)
