"""From the movement curve to stretches: thresholds, hysteresis, and edges where the movement really was."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hand_made import RATE_HZ, conditioned, curve, jerk, recording, stir, swing, turn
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detector.conditioning import condition
from detector.model import Movement
from detector.movements import MovingTime, find_movements, peak_of, stretches_by_hysteresis
from detector.settings import Settings

NUMBERS = Settings().movements
HOLD_S = Settings().wasm.offset_hold_s
START_G = NUMBERS.start_floor_g
END_G = NUMBERS.end_share * START_G
CURVES = arrays(np.float32, st.integers(1, 120), elements=st.sampled_from(np.float32([0, 0.5, 1.5, 2.5])))


def found_in(*stretches, **described):
    return find_movements(conditioned(curve(60.0, *stretches), **described), settings=Settings())


def found_on(duration_s, *pieces, **described):
    return find_movements(
        condition(recording(duration_s, *pieces, **described), settings=Settings()), settings=Settings()
    )


@pytest.mark.parametrize(("level", "count"), [(0.99, 0), (1.0, 1), (1.01, 1)])
def test_a_movement_must_reach_the_start_threshold(level, count):
    assert len(found_in((20.0, 22.0, level * START_G))) == count


@pytest.mark.parametrize(("level", "count"), [(0.99, 0), (1.01, 1)])
def test_in_noise_a_movement_must_rise_out_of_it(level, count):
    noise_g = 2 * START_G / NUMBERS.start_noise_multiple
    threshold_g = NUMBERS.start_noise_multiple * noise_g
    with_noise_g = np.hypot(level * threshold_g, np.sqrt(3) * noise_g)
    assert len(found_in((20.0, 22.0, with_noise_g), noise_g=noise_g)) == count


@pytest.mark.parametrize(("level", "end_s"), [(0.99, 22.0), (1.01, 30.0)])
def test_a_movement_lasts_while_the_curve_stays_above_the_end_threshold(level, end_s):
    (movement,) = found_in((20.0, 22.0, 2 * START_G), (22.0, 30.0, level * END_G))
    assert movement.end_s == pytest.approx(end_s, abs=NUMBERS.envelope_s)


@pytest.mark.parametrize(("level", "onset_s"), [(0.99, 20.0), (1.01, 12.0)])
def test_a_movement_begins_where_the_curve_last_rose_above_the_end_threshold(level, onset_s):
    (movement,) = found_in((12.0, 20.0, level * END_G), (20.0, 22.0, 2 * START_G))
    assert movement.onset_s == pytest.approx(onset_s, abs=NUMBERS.envelope_s)


def test_one_step_of_a_coarse_sensor_does_not_hold_a_movement_open():
    curve_g = curve(60.0, (20.0, 22.0, 2 * START_G), (22.0, 30.0, 1.1 * END_G))
    (fine,), (coarse,) = (
        find_movements(replace(conditioned(curve_g), step_g=step_g), settings=Settings()) for step_g in (0.0, 2 * END_G)
    )
    assert fine.end_s == pytest.approx(30.0, abs=NUMBERS.envelope_s)
    assert coarse.end_s == pytest.approx(22.0, abs=NUMBERS.envelope_s)


@pytest.mark.parametrize("rate_hz", [10.0, 25.0, 50.0, 100.0])
@pytest.mark.parametrize(("more_s", "count"), [(-0.2, 1), (0.2, 2)])
def test_only_rest_that_lasts_ends_a_movement(rate_hz, more_s, count):
    rest_s = HOLD_S + NUMBERS.envelope_s + more_s
    drawn = curve(60.0, (20.0, 22.0, 1.0), (22.0 + rest_s, 25.0, 1.0), rate_hz=rate_hz)
    assert len(find_movements(conditioned(drawn, rate_hz=rate_hz), settings=Settings())) == count


@pytest.mark.parametrize("rate_hz", [12.5, 25.0, 50.0])
def test_rest_shorter_than_the_hold_never_ends_a_movement(rate_hz):
    sharp = replace(Settings(), movements=replace(NUMBERS, envelope_s=0.5 / rate_hz))
    samples = int(np.ceil(HOLD_S * rate_hz))
    counts = []
    for rest in (samples - 1, samples):
        drawn = np.ones(200, np.float32)
        drawn[100 : 100 + rest] = 0
        counts.append(len(find_movements(conditioned(drawn, rate_hz=rate_hz), settings=sharp)))
    assert counts == [1, 2]
    assert (samples - 1) / rate_hz < HOLD_S <= samples / rate_hz


def test_the_peak_is_that_of_the_movement_curve():
    (movement,) = found_in((20.0, 22.0, 0.1), (21.0, 21.04, 0.7))
    assert movement.peak_g == pytest.approx(0.7)


@pytest.mark.parametrize("frequency_hz", [3.0, 5.0, 8.0])
@pytest.mark.parametrize("duration_s", [1.0, 4.0])
@pytest.mark.parametrize("peak_g", [0.05, 0.1, 0.3, 1.0])
def test_start_and_end_are_good_to_a_tenth_of_a_second_or_so(peak_g, frequency_hz, duration_s):
    """The high-pass without phase shift rings before and after a strong movement; its edges do not follow that."""
    (movement,) = found_on(60.0, swing(30.0, duration_s, frequency_hz=frequency_hz, peak_g=peak_g))
    assert movement.onset_s == pytest.approx(30.0, abs=0.15)
    assert movement.end_s == pytest.approx(30.0 + duration_s, abs=0.15)


MOST_OFF = 0.1


@pytest.mark.parametrize("rate_hz", [12.5, 25.0, 50.0, 100.0])
@pytest.mark.parametrize("angle_deg", [20.0, 60.0, 90.0])
@pytest.mark.parametrize("noise_g", [0.001, 0.004])
def test_a_turn_of_the_limb_begins_when_it_turns_and_not_when_the_filter_rings(angle_deg, rate_hz, noise_g):
    """Noise of 4 mg hides the beginning of the smallest turn now and then: 12 of 400 seeds at 50 and at 100 Hz."""
    are_off = []
    for seed in range(20):
        moved = turn(30.0, angle_deg=angle_deg, duration_s=0.4)
        (movement, *_) = found_on(60.0, moved, rate_hz=rate_hz, noise_g=noise_g, seed=seed)
        edges_s = (movement.onset_s, movement.end_s)
        are_off.append(edges_s != pytest.approx((30.0, 30.4), abs=0.2))
    assert sum(are_off) <= MOST_OFF * len(are_off)


def test_a_weak_movement_before_or_after_a_strong_one_is_not_cut_off():
    before = found_on(60.0, swing(30.0, 1.5, peak_g=0.05, frequency_hz=1.5), jerk(31.5, peak_g=2.0))
    after = found_on(60.0, jerk(30.0, peak_g=2.0), swing(30.125, 1.5, peak_g=0.05, frequency_hz=1.5))
    assert before[0].onset_s == pytest.approx(30.0, abs=0.2)
    assert after[-1].end_s == pytest.approx(31.6, abs=0.3)


def test_a_gap_is_no_change():
    moved = swing(30.0, 2.0, peak_g=0.2, frequency_hz=3.0), turn(30.9, angle_deg=40.0, duration_s=0.3)
    movements = found_on(60.0, *moved, missing=((30.9, 31.2),))
    assert movements[0].onset_s == pytest.approx(30.0, abs=0.2)
    assert movements[-1].end_s == pytest.approx(32.0, abs=0.2)


@pytest.mark.parametrize("rate_hz", [25.0, 50.0, 64.0, 100.0])
@pytest.mark.parametrize("peak_g", [0.05, 0.1, 0.2])
def test_a_jerk_is_one_short_movement_that_begins_with_it(rate_hz, peak_g):
    (movement,) = found_on(60.0, jerk(30.0, peak_g=peak_g), rate_hz=rate_hz)
    assert movement.onset_s == pytest.approx(30.0, abs=0.1)
    assert movement.duration_s < 1.0


def test_rest_has_no_movement():
    assert found_on(600.0) == ()


@pytest.mark.parametrize("noise_g", [0.001, 0.004, 0.01])
def test_noise_has_no_movement_whatever_the_sensor(noise_g):
    assert found_on(600.0, noise_g=noise_g) == ()


@pytest.mark.parametrize("lift_g", [0.0, 0.5])
def test_a_gap_makes_no_movement(lift_g):
    """The limb may lie elsewhere when the samples come back."""

    def elsewhere(time_s):
        moved = np.zeros((time_s.size, 3))
        moved[time_s >= 130.0] = (lift_g, 0.0, -lift_g)
        return moved

    assert found_on(300.0, elsewhere, missing=((100.0, 130.0),)) == ()


@hypothesis_settings(max_examples=20, deadline=None)
@given(onsets_s=st.lists(st.integers(3, 170), max_size=5), length_s=st.integers(1, 20))
def test_no_movement_lies_in_a_gap(onsets_s, length_s):
    missing = tuple((float(onset_s), float(onset_s + length_s)) for onset_s in onsets_s)
    for movement in found_on(200.0, stir(50.0, 60.0), missing=missing):
        assert not any(
            movement.onset_s >= onset_s + 1 / RATE_HZ and movement.end_s <= end_s - 1 / RATE_HZ
            for onset_s, end_s in missing
        )


@hypothesis_settings(max_examples=50, deadline=None)
@given(drawn=arrays(np.float32, 300, elements=st.floats(0, 0.125, width=32)))
def test_movements_are_sorted_disjoint_and_inside_the_recording(drawn):
    movements = find_movements(conditioned(drawn), settings=Settings())
    edges = [edge for movement in movements for edge in (movement.onset_s, movement.end_s)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= drawn.size / RATE_HZ for edge in edges)
    assert all(second.onset_s - first.end_s >= HOLD_S - 1e-9 for first, second in pairwise(movements))


@given(drawn=CURVES, hold=st.integers(1, 10))
def test_every_stretch_reaches_the_start_and_is_followed_by_rest(drawn, hold):
    start, end = np.full(drawn.size, 2.0, np.float32), np.full(drawn.size, 1.0, np.float32)
    stretches = stretches_by_hysteresis(drawn, start=start, end=end, hold=hold)
    inside = np.zeros(drawn.size, bool)
    for first, stop in stretches:
        inside[first:stop] = True
        assert drawn[first:stop].max() >= 2.0
        assert min(drawn[first], drawn[stop - 1]) >= 1.0
        assert (drawn[stop : stop + hold] < 1.0).all()
    assert not (drawn[~inside] >= 2.0).any()


@given(drawn=CURVES, hold=st.integers(1, 10))
def test_time_played_backwards_has_the_same_stretches(drawn, hold):
    start, end = np.full(drawn.size, 2.0, np.float32), np.full(drawn.size, 1.0, np.float32)
    forwards = stretches_by_hysteresis(drawn, start=start, end=end, hold=hold)
    backwards = stretches_by_hysteresis(drawn[::-1].copy(), start=start, end=end, hold=hold)
    assert (drawn.size - backwards[::-1, ::-1]).tolist() == forwards.tolist()


def test_the_peak_of_a_stretch_is_its_largest_value():
    drawn = np.array([1, 5, 2, 0, 3], np.float32)
    assert peak_of(drawn, np.array([[0, 3], [4, 5]])).tolist() == [5.0, 3.0]
    assert peak_of(drawn, np.empty((0, 2), np.intp)).size == 0


def lasting(onset_s, duration_s):
    return Movement(onset_s=onset_s, end_s=onset_s + duration_s, peak_g=0.1)


def test_crowding_is_the_share_of_the_time_before_and_after_spent_moving():
    moving = MovingTime.of((lasting(100.0, 6.0), lasting(150.0, 2.0), lasting(170.0, 12.0)))
    assert moving.shares_around(150.0, 152.0, reach_s=60.0) == pytest.approx((6.0 / 60.0, 12.0 / 60.0))


def test_a_movement_does_not_crowd_itself():
    moving = MovingTime.of((lasting(150.0, 20.0),))
    assert moving.shares_around(150.0, 170.0, reach_s=60.0) == pytest.approx((0.0, 0.0))


def test_without_movement_nothing_is_crowded():
    assert MovingTime.of(()).shares_around(100.0, 101.0, reach_s=60.0) == (0.0, 0.0)


@given(lengths_s=st.lists(st.floats(0.1, 20.0), max_size=20), at_s=st.floats(0, 900))
def test_a_share_is_never_below_nothing_nor_above_everything(lengths_s, at_s):
    moving = MovingTime.of(tuple(lasting(40.0 * number, length_s) for number, length_s in enumerate(lengths_s)))
    shares = moving.shares_around(at_s, at_s + 1.0, reach_s=60.0)
    assert all(-1e-9 <= share <= 1 + 1e-9 for share in shares)


@given(lengths_s=st.lists(st.floats(0.1, 20.0), min_size=1, max_size=20))
def test_moving_time_adds_up(lengths_s):
    moving = MovingTime.of(tuple(lasting(40.0 * number, length_s) for number, length_s in enumerate(lengths_s)))
    assert moving.until(np.array([0.0, 1e6])) == pytest.approx([0.0, sum(lengths_s)])
