"""Series that follow a rhythm are kept, runs that chance made are not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.limb_movement_rules import wasm_series
from detector.series_rhythm import rhythm_points, rhythmic_series
from detector.settings import SeriesRhythmSettings, WasmSettings

RULES = WasmSettings()
SETTINGS = SeriesRhythmSettings()
INTERVALS_S = st.lists(st.floats(RULES.minimum_interval_s, RULES.maximum_interval_s), min_size=3, max_size=40)


def onsets_after(*intervals_s):
    return np.concatenate(([0.0], np.cumsum(intervals_s)))


def kept(onsets_s, settings=SETTINGS):
    by_rule = wasm_series(onsets_s, np.full(onsets_s.size, 2.0), rules=RULES)
    return rhythmic_series(by_rule, onsets_s, rules=RULES, settings=settings)


def loose(stream, count, typical_s=28.0, spread=0.25):
    return typical_s * np.exp(spread * stream.standard_normal(count))


@pytest.mark.parametrize("step_s", [10.0, 18.0, 25.0, 33.0, 45.0, 60.0, 90.0])
def test_four_movements_in_perfectly_even_steps_are_a_series(step_s: float):
    assert kept(onsets_after(step_s, step_s, step_s)) == ((0, 1, 2, 3),)


def test_a_long_loose_series_is_one():
    onsets_s = onsets_after(*loose(np.random.default_rng(1), 30))
    assert kept(onsets_s) == (tuple(range(31)),)


@pytest.mark.parametrize("mean_s", [20.0, 45.0, 80.0])
def test_movements_at_random_hardly_ever_make_a_series(mean_s: float):
    night_s, by_rule, found = 8 * 3600.0, 0, 0
    for seed in range(20):
        steps_s = np.random.default_rng(seed).exponential(mean_s, int(night_s / mean_s))
        onsets_s = onsets_after(*steps_s)
        by_rule += sum(map(len, wasm_series(onsets_s, np.full(onsets_s.size, 2.0), rules=RULES)))
        found += sum(map(len, kept(onsets_s)))
    assert by_rule > 400
    assert found < 0.1 * by_rule


def test_a_series_is_cut_out_of_the_chance_around_it():
    stream = np.random.default_rng(3)
    before, after = [85.0, 12.0, 70.0], [11.0, 88.0, 14.0]
    found = kept(onsets_after(*before, *loose(stream, 20, spread=0.15), *after))
    assert len(found) == 1
    assert set(range(4, 23)) <= set(found[0]) <= set(range(2, 26))


def test_two_rhythms_in_one_run_are_two_series():
    found = kept(onsets_after(*[14.0] * 12, *[70.0] * 12))
    assert [len(members) for members in found] == [12, 13] or [len(members) for members in found] == [13, 12]


def test_less_is_asked_for_in_a_night_with_clear_series():
    stream = np.random.default_rng(4)
    clear, doubtful = loose(stream, 60, spread=0.2), [20.0, 30.0, 42.0, 22.0, 33.0]
    apart_s = 300.0
    assert kept(onsets_after(*doubtful)) == ()
    assert [len(members) for members in kept(onsets_after(*clear, apart_s, *doubtful))] == [61, 6]


@given(intervals_s=INTERVALS_S)
def test_parts_are_consecutive_members_of_one_series_and_no_member_is_in_two(intervals_s: list[float]):
    onsets_s = onsets_after(*intervals_s)
    by_rule = wasm_series(onsets_s, np.full(onsets_s.size, 2.0), rules=RULES)
    found = rhythmic_series(by_rule, onsets_s, rules=RULES, settings=replace(SETTINGS, least_points=0.0))
    assert all(len(members) >= RULES.minimum_movements for members in found)
    assert all(members == tuple(range(members[0], members[-1] + 1)) for members in found)
    assert all(any(set(members) <= set(series) for series in by_rule) for members in found)
    members = [member for each in found for member in each]
    assert members == sorted(set(members))


def test_looks_decide_where_intervals_leave_it_open():
    onsets_s = onsets_after(*loose(np.random.default_rng(5), 5, spread=0.45))
    by_rule = wasm_series(onsets_s, np.full(onsets_s.size, 2.0), rules=RULES)
    for looks, count in ((2.0, 1), (0.0, 0), (-2.0, 0)):
        found = rhythmic_series(
            by_rule, onsets_s, rules=RULES, settings=SETTINGS, looks=np.full(onsets_s.size, float(looks))
        )
        assert len(found) == count


def test_a_series_ends_where_movements_look_unlike_it():
    onsets_s = onsets_after(*loose(np.random.default_rng(6), 20, spread=0.1))
    by_rule = wasm_series(onsets_s, np.full(onsets_s.size, 2.0), rules=RULES)
    looks = np.where(np.arange(onsets_s.size) < 12, 0.5, -3.0)
    assert rhythmic_series(by_rule, onsets_s, rules=RULES, settings=SETTINGS, looks=looks) == (tuple(range(12)),)


@given(intervals_s=INTERVALS_S, factor=st.floats(1.05, 1.5))
def test_spreading_the_intervals_never_gains_points(intervals_s: list[float], factor: float):
    logarithm = np.log(intervals_s)
    wider_s = np.exp(logarithm.mean() + factor * (logarithm - logarithm.mean()))
    everything = WasmSettings(minimum_interval_s=0.1, maximum_interval_s=1e4)
    flat = replace(SETTINGS, chance_interval_s=1e6)
    points = [
        rhythm_points(np.asarray(each), spread=0.45, rules=everything, settings=flat)[-1]
        + np.log(np.asarray(each)).sum()
        for each in (intervals_s, wider_s)
    ]
    assert points[1] <= points[0] + 1e-6
