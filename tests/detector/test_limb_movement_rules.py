"""What must hold for the published limb movement rules, whatever the movements are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.limb_movement_rules import (
    aasm_candidates,
    aasm_join_sides,
    aasm_series,
    has_limb_movement_shape,
    mean_log_interval_s,
    movement_end_s,
    periodic_index_per_h,
    periodicity_index,
    starts_within,
    touches,
    wasm_candidates,
    wasm_join_sides,
    wasm_series,
)
from detector.settings import AasmSettings, PeriodicitySettings, WasmSettings
from recordings.timing import Interval

WASM = WasmSettings()
AASM = AasmSettings()
PERIODICITY = PeriodicitySettings()

# steps that sit on, around and between the limits of the rules, on the millisecond grid
STEPS_MS = st.one_of(
    st.sampled_from([4_999, 5_000, 5_001, 9_999, 10_000, 10_001, 20_000, 30_000, 89_999, 90_000, 90_001]),
    st.integers(600, 120_000),
)
DURATIONS_MS = st.one_of(st.sampled_from([499, 500, 501, 9_999, 10_000, 10_001]), st.integers(100, 16_000))


@st.composite
def movements(draw):
    """Draw a night of movements: onsets in increasing order and durations, in seconds."""
    steps_ms = draw(st.lists(STEPS_MS, max_size=40))
    durations_ms = draw(st.lists(DURATIONS_MS, min_size=len(steps_ms), max_size=len(steps_ms)))
    return np.cumsum(np.array(steps_ms, dtype=np.float64)) / 1000.0, np.array(durations_ms, dtype=np.float64) / 1000.0


@st.composite
def intervals(draw):
    """Draw sorted, disjoint stretches of time."""
    edges_ms = sorted(draw(st.sets(st.integers(0, 3_000_000), max_size=8)))
    pairs = zip(edges_ms[::2], edges_ms[1::2], strict=False)
    return tuple(Interval(onset_s=begin / 1000.0, end_s=end / 1000.0) for begin, end in pairs)


def by_wasm(onsets_s, durations_s, **options):
    return wasm_series(onsets_s, durations_s, rules=WASM, **options)


def by_aasm(onsets_s, durations_s, **options):
    return aasm_series(onsets_s, durations_s, rules=AASM, **options)


BOTH = pytest.mark.parametrize("find", [by_wasm, by_aasm])


@BOTH
@given(night=movements())
def test_series_are_sorted_and_disjoint(find, night):
    onsets_s, durations_s = night
    members = [number for series in find(onsets_s, durations_s) for number in series]
    assert members == sorted(set(members))


@BOTH
@given(night=movements(), gaps=intervals())
def test_every_member_is_a_candidate_and_every_series_long_enough(find, night, gaps):
    onsets_s, durations_s = night
    for series in find(onsets_s, durations_s, gaps=gaps):
        assert len(series) >= 4
        assert wasm_candidates(durations_s, rules=WASM)[list(series)].all()


@given(night=movements())
def test_neighbours_in_a_series_keep_the_interval_of_their_standard(night):
    for find, shortest_s in ((by_wasm, 10.0), (by_aasm, 5.0)):
        for series in find(*night):
            steps_s = np.round(np.diff(night[0][list(series)]), 6)
            assert (steps_s >= shortest_s).all()
            assert (steps_s <= 90.0).all()


@BOTH
@given(night=movements(), shift_ms=st.integers(0, 10**8))
def test_a_later_start_changes_nothing(find, night, shift_ms):
    onsets_s, durations_s = night
    assert find(onsets_s + shift_ms / 1000.0, durations_s) == find(onsets_s, durations_s)


@BOTH
@given(night=movements(), seed=st.integers(0, 100))
def test_the_order_in_which_movements_are_given_changes_nothing(find, night, seed):
    onsets_s, durations_s = night
    order = np.random.default_rng(seed).permutation(onsets_s.size)
    shuffled = find(onsets_s[order], durations_s[order])
    assert tuple(tuple(int(order[number]) for number in series) for series in shuffled) == find(onsets_s, durations_s)


@BOTH
@given(night=movements(), gaps=intervals(), further=intervals())
def test_a_gap_never_lengthens_a_series(find, night, gaps, further):
    before = find(*night, gaps=gaps)
    after = find(*night, gaps=(*gaps, *further))
    assert all(any(set(series) <= set(whole) for whole in before) for series in after)


@BOTH
@given(night=movements())
def test_a_gap_outside_the_movements_changes_nothing(find, night):
    onsets_s, durations_s = night
    last_s = onsets_s[-1] if onsets_s.size else 0.0
    outside = (Interval(onset_s=-60.0, end_s=0.0), Interval(onset_s=last_s + 1.0, end_s=last_s + 60.0))
    assert find(onsets_s, durations_s, gaps=outside) == find(onsets_s, durations_s)


@given(night=movements())
def test_a_short_movement_between_others_changes_nothing(night):
    onsets_s, durations_s = night
    more_s, shorter_s = np.append(onsets_s, 400.0), np.append(durations_s, 0.499)
    assert by_wasm(more_s, shorter_s) == by_wasm(onsets_s, durations_s)
    assert by_aasm(more_s, shorter_s) == by_aasm(onsets_s, durations_s)


@given(night=movements(), at_s=st.floats(0.0, 3000.0))
def test_a_long_movement_breaks_series_for_wasm_and_nothing_for_aasm(night, at_s):
    onsets_s, durations_s = night
    more_s, longer_s = np.append(onsets_s, at_s), np.append(durations_s, 12.0)
    assert by_aasm(more_s, longer_s) == by_aasm(onsets_s, durations_s)
    whole = by_wasm(onsets_s, durations_s)
    assert all(any(set(series) <= set(members) for members in whole) for series in by_wasm(more_s, longer_s))


@given(night=movements(), asleep=intervals())
def test_with_sleep_known_every_aasm_member_touches_it(night, asleep):
    in_sleep = touches(*night, intervals=asleep)
    assert all(in_sleep[list(series)].all() for series in by_aasm(*night, asleep=asleep))


@given(night=movements(), seed=st.integers(0, 100))
def test_joining_loses_and_doubles_no_limb_movement(night, seed):
    onsets_s, durations_s = night
    sides = np.random.default_rng(seed).integers(0, 2, onsets_s.size)
    joined = wasm_join_sides(onsets_s, durations_s, sides=sides, rules=WASM)
    assert [part for parts in joined.members for part in parts] == np.flatnonzero(durations_s >= 0.5).tolist()
    joined = aasm_join_sides(onsets_s, durations_s, sides=sides, rules=AASM)
    expected = np.flatnonzero(aasm_candidates(durations_s, rules=AASM)).tolist()
    assert [part for parts in joined.members for part in parts] == expected


@given(night=movements(), seed=st.integers(0, 100))
def test_movements_joined_by_wasm_lie_at_least_half_a_second_apart(night, seed):
    onsets_s, durations_s = night
    sides = np.random.default_rng(seed).integers(0, 2, onsets_s.size)
    joined = wasm_join_sides(onsets_s, durations_s, sides=sides, rules=WASM)
    ends_s = joined.onsets_s + joined.durations_s
    assert (np.round(joined.onsets_s[1:] - ends_s[:-1], 6) >= 0.5).all()


@given(night=movements(), gaps=intervals(), shift_ms=st.integers(0, 10**8))
def test_the_periodicity_index_is_a_share_and_keeps_under_a_later_start(night, gaps, shift_ms):
    onsets_s = night[0]
    shift_s = shift_ms / 1000.0
    later = tuple(Interval(onset_s=gap.onset_s + shift_s, end_s=gap.end_s + shift_s) for gap in gaps)
    index = periodicity_index(onsets_s, hours=0.05, rules=PERIODICITY, gaps=gaps)
    assert index is None or 0.0 <= index <= 1.0
    assert periodicity_index(onsets_s + shift_s, hours=0.05, rules=PERIODICITY, gaps=later) == index


@BOTH
@given(night=movements())
def test_the_mean_log_interval_lies_within_the_interval_of_the_standard(find, night):
    found = find(*night)
    mean_s = mean_log_interval_s(night[0], series=found)
    assert (mean_s is None) == (found == ())
    assert mean_s is None or 5.0 - 1e-6 <= mean_s <= 90.0 + 1e-6


@BOTH
@given(night=movements(), asleep=intervals())
def test_sleep_and_wake_indices_add_up_to_all_members(find, night, asleep):
    found = find(*night)
    is_asleep = starts_within(night[0], intervals=asleep)
    by_sleep, by_wake = (periodic_index_per_h(found, counts=counts, hours=1.0) for counts in (is_asleep, ~is_asleep))
    assert by_sleep is not None
    assert by_wake is not None
    assert by_sleep + by_wake == sum(len(series) for series in found)


@given(
    level=st.lists(st.floats(0.0, 1.0), min_size=1, max_size=400),
    rate_hz=st.sampled_from([10.0, 12.5, 25.0, 50.0, 100.0]),
    scale=st.sampled_from([0.25, 2.0, 1024.0]),
)
def test_end_and_shape_of_a_movement_do_not_depend_on_the_unit(level, rate_hz, scale):
    curve = np.array(level)
    options = {"sampling_rate_hz": rate_hz, "rules": WASM}
    end_s = movement_end_s(curve, onset_s=0.0, off_threshold=0.5, **options)
    assert movement_end_s(curve * scale, onset_s=0.0, off_threshold=0.5 * scale, **options) == end_s
    has_shape = has_limb_movement_shape(curve, off_threshold=0.5, **options)
    assert has_limb_movement_shape(curve * scale, off_threshold=0.5 * scale, **options) == has_shape


@given(
    level=st.lists(st.floats(0.0, 1.0), min_size=1, max_size=400),
    rate_hz=st.sampled_from([10.0, 12.5, 25.0, 50.0, 100.0]),
)
def test_a_movement_ends_after_its_onset_and_before_half_a_second_of_rest(level, rate_hz):
    curve = np.array(level)
    end_s = movement_end_s(curve, sampling_rate_hz=rate_hz, onset_s=0.0, off_threshold=0.5, rules=WASM)
    if end_s is not None:
        first = round(end_s * rate_hz)
        rest = curve[first : first + int(np.ceil(0.5 * rate_hz))]
        assert rest.size >= 0.5 * rate_hz
        assert (rest <= 0.5).all()
