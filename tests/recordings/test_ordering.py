"""Rows come into one running time: nothing invented, nothing lost, everything said."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from recordings.errors import InvalidRecordingError
from recordings.ordering import Rows, put_in_order

START_US = 1_790_000_000_000_000
STEP_US = 20_000
ROWS = 3000
S = 1_000_000


def regular() -> NDArray[np.int64]:
    return START_US + np.arange(ROWS) * STEP_US


def samples() -> NDArray[np.float32]:
    return np.random.default_rng(2).normal(0, 1, (ROWS, 3)).astype(np.float32)


def ordered(times: NDArray[np.int64], values: NDArray[np.float32] | None = None) -> Rows:
    rows = put_in_order(Rows(microseconds=times, acceleration=samples() if values is None else values))
    assert (np.diff(rows.microseconds) > 0).all()
    return rows


def assert_regular(rows: Rows, *, within_us: int = 1) -> None:
    assert np.abs(np.diff(rows.microseconds) - STEP_US).max() <= within_us


def test_regular_rows_are_left_as_they_are():
    rows = ordered(regular())
    np.testing.assert_array_equal(rows.microseconds, regular())
    assert rows.repairs == ()


def test_blocks_in_the_wrong_order_are_sorted():
    shuffled = np.r_[0:1000, 2000:2500, 1000:2000, 2500:ROWS]
    rows = ordered(regular()[shuffled], samples()[shuffled])
    np.testing.assert_array_equal(rows.microseconds, regular())
    np.testing.assert_array_equal(rows.acceleration, samples())
    assert rows.repairs == ("Rows were out of order at 1 place: sorted by time.",)


def test_a_file_that_begins_with_its_second_half_is_sorted():
    shuffled = np.r_[1500:ROWS, 0:1500]
    np.testing.assert_array_equal(ordered(regular()[shuffled], samples()[shuffled]).acceleration, samples())


def test_a_file_written_newest_first_is_turned_round():
    rows = ordered(regular()[::-1], samples()[::-1])
    np.testing.assert_array_equal(rows.acceleration, samples())


def test_rows_sent_twice_are_dropped_once():
    twice = np.r_[0:1000, 800:ROWS]
    rows = ordered(regular()[twice], samples()[twice])
    np.testing.assert_array_equal(rows.microseconds, regular())
    assert "200 rows appeared twice: the second was dropped." in rows.repairs


def test_a_file_that_holds_everything_twice_is_halved():
    twice = np.repeat(np.arange(ROWS), 2)
    assert ordered(regular()[twice], samples()[twice]).microseconds.size == ROWS


@pytest.mark.parametrize("back_s", [2, 30])
def test_elapsed_time_runs_on_when_the_clock_is_set_back(back_s: int):
    times = regular()
    times[2000:] -= back_s * S
    rows = ordered(times)
    assert_regular(rows)
    assert rows.repairs == (f"The clock was set back once (by {back_s} s): elapsed time was continued across it.",)


def test_a_clock_set_back_by_hours_after_a_minute_still_runs_on():
    times = START_US + np.arange(ROWS) * S
    times[60:] -= 1800 * S
    assert (np.diff(ordered(times).microseconds) == S).all()


def test_a_clock_that_falls_back_to_1970_runs_on():
    times = regular()
    times[1000:] -= START_US
    assert_regular(ordered(times))


def test_a_clock_set_for_the_first_time_gives_the_rows_before_it_their_place():
    times = regular()
    times[:1000] -= START_US
    rows = ordered(times)
    np.testing.assert_array_equal(rows.microseconds, regular())
    assert "set 1000 rows after the start" in rows.repairs[0]


@pytest.mark.parametrize("off_s", [-90_000, -50, 50, 90_000])
def test_a_lone_wrong_stamp_is_put_between_its_neighbours(off_s: int):
    times = regular()
    times[1500] += off_s * S
    rows = ordered(times)
    np.testing.assert_array_equal(rows.microseconds, regular())
    assert rows.repairs == ("1 row had a time stamp far from both neighbours': put between them.",)


def test_a_gap_stays_a_gap():
    times = regular()
    times[1000:] += 550 * S
    np.testing.assert_array_equal(ordered(times).microseconds, times)


@pytest.mark.parametrize("resolution_us", [S, 100_000, 40_000])
def test_rows_that_share_a_coarse_stamp_are_spread_over_it(resolution_us: int):
    rows = ordered(regular() // resolution_us * resolution_us)
    assert_regular(rows)
    assert rows.microseconds.size == ROWS


def test_a_still_wearable_with_coarse_stamps_loses_no_row():
    values = np.tile(np.float32([0, 0, 1]), (ROWS, 1))
    values[1500] = 0.5
    assert ordered(regular() // S * S, values).microseconds.size == ROWS


def test_coarse_stamps_keep_the_gap_between_two_stretches():
    times = regular()
    times[1510:] += 100 * S
    steps = np.diff(ordered(times // S * S).microseconds)
    assert (steps > S).sum() == 1
    assert np.median(steps) == STEP_US


def test_rows_that_arrive_in_bursts_are_spread_between_them():
    bursts = START_US + np.arange(ROWS) // 10 * 10 * STEP_US + np.arange(ROWS) % 10 * 300
    rows = ordered(bursts)
    assert_regular(rows)
    assert "300 bursts" in rows.repairs[0]


def test_a_wearable_that_measures_ten_seconds_a_minute_is_no_burst():
    times = START_US + (np.arange(ROWS) // 500 * 60 * S) + np.arange(ROWS) % 500 * STEP_US
    np.testing.assert_array_equal(ordered(times).microseconds, times)


def test_one_time_stamp_for_everything_is_refused_with_advice():
    with pytest.raises(InvalidRecordingError, match="same time stamp: export with finer ones"):
        put_in_order(Rows(microseconds=np.full(ROWS, START_US), acceleration=samples()))


def test_more_rows_than_microseconds_are_refused():
    times = START_US + np.array([0, 0, 1], dtype=np.int64)
    with pytest.raises(InvalidRecordingError, match="within one microsecond"):
        put_in_order(Rows(microseconds=times, acceleration=samples()[:3]))


@settings(max_examples=60, deadline=None)
@example([0, -1000001, 1000002])
@given(st.lists(st.integers(-5_000_000, 5_000_000), min_size=2, max_size=120))
def test_whatever_the_stamps_time_increases_and_no_row_is_invented(steps: list[int]):
    times = START_US + np.cumsum(np.array(steps, dtype=np.int64))
    values = samples()[: times.size]
    try:
        rows = put_in_order(Rows(microseconds=times, acceleration=values))
    except InvalidRecordingError:
        return
    assert (np.diff(rows.microseconds) > 0).all()
    assert rows.microseconds.size <= times.size
    assert {tuple(row) for row in rows.acceleration.tolist()} <= {tuple(row) for row in values.tolist()}
