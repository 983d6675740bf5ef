"""What one movement looks like in numbers."""

import numpy as np
import pytest
from hand_made import RATE_HZ, conditioned, curve, jerk, recording, stir, swing, turn
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from detector.conditioning import condition
from detector.features import measure_features
from detector.model import Movement
from detector.movements import find_movements
from detector.settings import Settings

NUMBERS = Settings().features
NIGHT_S = 120.0


def measured(*pieces, duration_s=NIGHT_S, **described):
    found = condition(recording(duration_s, *pieces, **described), settings=Settings())
    return measure_features(found, find_movements(found, settings=Settings()), settings=Settings())


def measured_in(drawn, *spans):
    movements = tuple(Movement(onset_s=onset_s, end_s=end_s, peak_g=1.0) for onset_s, end_s in spans)
    return measure_features(conditioned(drawn), movements, settings=Settings())


def test_every_movement_is_measured_in_order():
    pieces = (jerk(20.0), stir(50.0, 3.0), swing(80.0, 2.0))
    assert [item.movement.onset_s for item in measured(*pieces)] == pytest.approx([20.0, 50.0, 80.0], abs=0.7)


def test_without_movement_nothing_is_measured():
    assert measured() == ()


@pytest.mark.parametrize("count", [1, 2, 4])
def test_jerks_that_follow_closely_are_bursts_of_one_movement(count):
    (item,) = measured(*(jerk(30.0 + 0.4 * number) for number in range(count)))
    assert len(item.bursts) == count
    assert [burst.onset_s for burst in item.bursts] == pytest.approx([30.0 + 0.4 * i for i in range(count)], abs=0.1)


@pytest.mark.parametrize(("level", "count"), [(0.99, 1), (1.01, 2)])
def test_a_burst_rises_above_a_share_of_the_peak(level, count):
    drawn = curve(60.0, (20.0, 20.5, 1.0), (20.5, 21.5, 0.05), (21.5, 22.0, level * NUMBERS.burst_share))
    (item,) = measured_in(drawn, (20.0, 22.0))
    assert len(item.bursts) == count


@pytest.mark.parametrize(("more_s", "count"), [(0.0, 1), (0.04, 2)])
def test_bursts_that_lie_close_are_one(more_s, count):
    smoothing_s = Settings().movements.envelope_s
    rest_s = NUMBERS.burst_gap_s + smoothing_s - 2 / RATE_HZ + more_s
    drawn = curve(60.0, (20.0, 20.5, 1.0), (20.5 + rest_s, 21.5, 1.0))
    (item,) = measured_in(drawn, (20.0, 21.5))
    assert len(item.bursts) == count


def test_a_sudden_movement_rises_faster_than_a_slow_one():
    def swelling(time_s):
        inside = (time_s >= 60.0) & (time_s < 64.0)
        return swing(60.0, 4.0, frequency_hz=4.0)(time_s) * np.where(inside, (time_s - 60.0) / 4.0, 0)[:, None]

    sudden, slow = measured(jerk(30.0), swelling)
    assert sudden.rise_s < 0.2 < 1.5 < slow.rise_s


@pytest.mark.parametrize("angle_deg", [10.0, 45.0, 90.0])
def test_a_turn_that_stays_is_measured_in_degrees(angle_deg):
    (item,) = measured(turn(30.0, angle_deg=angle_deg), stir(30.0, 1.0, peak_g=0.1))
    assert item.tilt_deg == pytest.approx(angle_deg, abs=2.0)
    assert item.is_tilt_held


def test_a_turn_that_goes_back_within_the_hold_is_not_held():
    there_and_back = turn(30.0, angle_deg=60.0, back_after_s=NUMBERS.hold_s / 2)
    first, *_ = measured(there_and_back, stir(30.0, 1.0, peak_g=0.1))
    assert not first.is_tilt_held


@pytest.mark.parametrize("signal", ["linear_acceleration", "magnitude"])
def test_without_gravity_no_tilt_is_known(signal):
    (item,) = measured(jerk(30.0), signal=signal)
    assert item.tilt_deg is None
    assert not item.is_tilt_held


def test_quiet_is_measured_to_lasting_neighbours_and_the_ends_of_the_recording():
    lasting_s = 2 * NUMBERS.brief_s
    first, last = measured(swing(30.0, lasting_s, peak_g=0.1), swing(50.0, lasting_s, peak_g=0.1))
    assert first.quiet_before_s == pytest.approx(30.0, abs=0.7)
    assert first.quiet_after_s == last.quiet_before_s == pytest.approx(20.0 - lasting_s, abs=0.7)
    assert last.quiet_after_s == pytest.approx(NIGHT_S - 50.0 - lasting_s, abs=0.7)


def test_a_brief_neighbour_does_not_end_the_quiet():
    first, second = measured(jerk(30.0, peak_g=0.1), jerk(50.0, peak_g=0.1))
    assert first.is_brief
    assert second.is_brief
    assert first.quiet_after_s == pytest.approx(NIGHT_S - 30.0, abs=0.7)
    assert second.quiet_before_s == pytest.approx(50.0, abs=0.7)


def test_a_movement_at_either_end_of_the_recording_is_measured():
    items = measured(swing(0.0, 2.0), swing(NIGHT_S - 2.0, 2.0), turn(0.5, angle_deg=40.0))
    assert items[0].movement.onset_s == 0.0
    assert items[-1].movement.end_s <= NIGHT_S + 1 / RATE_HZ
    assert items[0].quiet_before_s == items[-1].quiet_after_s == pytest.approx(0.0, abs=0.1)


@hypothesis_settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 1000),
    starts=st.lists(st.integers(2, 110), min_size=1, max_size=5, unique=True),
    length_s=st.floats(0.2, 6.0),
)
def test_features_stay_within_their_movement(seed, starts, length_s):
    for item in measured(*(stir(float(at), length_s, seed=seed + at) for at in starts)):
        edges = [edge for burst in item.bursts for edge in (burst.onset_s, burst.end_s)]
        assert item.bursts
        assert edges == sorted(edges)
        assert item.movement.onset_s - 1e-6 <= edges[0] <= edges[-1] <= item.movement.end_s + 1e-6
        assert 0 <= item.rise_s <= item.movement.duration_s
        assert item.longest_burst_s <= item.movement.duration_s + 1e-6
        assert 0 <= item.tilt_deg <= 180


def test_a_sudden_force_has_more_overtones_than_a_swing():
    sudden, swung = measured(jerk(30.0), swing(60.0, 2.0, frequency_hz=3.0))
    assert sudden.overtones > 3 * swung.overtones


def test_a_slow_rate_tells_no_overtones():
    (only,) = measured(jerk(30.0), rate_hz=25.0)
    assert np.isnan(only.overtones)


def test_time_alone_is_that_to_the_nearer_neighbour_of_any_length():
    first, second, third = measured(jerk(30.0), jerk(33.0), stir(50.0, 3.0))
    assert first.alone_s == second.alone_s == pytest.approx(second.movement.onset_s - first.movement.end_s)
    assert third.alone_s == Settings().features.alone_reach_s
