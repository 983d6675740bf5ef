"""Samples that come in blocks with one stamp each get their own times; what cannot be true is mended and said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordings.blocks import join_scaled, lay_blocks, lay_coarse_blocks

RATE_HZ = 25.0
BLOCK = 125
BLOCK_S = BLOCK / RATE_HZ


def lay(starts_s, counts=None, *, slack_s=1.0):
    starts = np.asarray(starts_s, dtype=np.float64)
    sizes = np.full(starts.size, BLOCK) if counts is None else np.asarray(counts)
    return lay_blocks(starts, sizes, rate_hz=RATE_HZ, slack_s=slack_s)


def lay_coarse(starts_s):
    starts = np.asarray(starts_s, dtype=np.float64)
    return lay_coarse_blocks(starts, np.full(starts.size, BLOCK), rate_hz=RATE_HZ, slack_s=1.01)


def block_starts_s(times):
    return times.microseconds[::BLOCK] / 1e6


def test_contiguous_blocks_show_the_true_rate():
    times = lay(np.arange(10) * 5.05)
    np.testing.assert_allclose(np.diff(times.microseconds), 5.05 / BLOCK * 1e6, atol=1)
    assert times.repairs == ()


def test_a_missing_block_stays_a_gap():
    times = lay([0, 5, 15, 20])
    assert np.diff(times.microseconds).max() == pytest.approx((15 - 10) * 1e6 + 40_000, abs=2)
    assert times.repairs == ()


def test_a_block_before_a_short_gap_ends_before_the_next_begins():
    times = lay([0.0, 5.0, 11.5, 16.5], slack_s=0.5)
    assert (np.diff(times.microseconds) > 0).all()


def test_a_lone_wild_stamp_is_replaced():
    times = lay([0, 5, 10_000, 15, 20])
    np.testing.assert_allclose(block_starts_s(times), [0, 5, 10, 15, 20], atol=1e-6)
    assert times.repairs == ("1 block time stamp contradicted the blocks before and after: replaced.",)


def test_elapsed_time_continues_when_the_clock_is_set_back():
    times = lay([1000, 1005, 1010, 400, 405, 410])
    np.testing.assert_allclose(block_starts_s(times), [1000, 1005, 1010, 1015, 1020, 1025], atol=1e-6)
    assert times.repairs == ("The clock was set back 1 time: elapsed time was continued across it.",)


def test_an_overlap_is_pushed_back_only_until_the_next_gap():
    times = lay([0, 5, 7, 12, 17, 30, 35])
    np.testing.assert_allclose(block_starts_s(times), [0, 5, 10, 15, 20, 30, 35], atol=1e-6)
    assert times.repairs == ("1 block began before the one before had ended: moved behind it.",)


def test_a_single_block_keeps_the_stated_rate():
    np.testing.assert_array_equal(np.diff(lay([7.0]).microseconds), 40_000)


def test_blocks_of_unequal_length_follow_each_other():
    times = lay([0.0, 1.0, 3.0], [25, 50, 25], slack_s=0.1)
    np.testing.assert_array_equal(times.microseconds, np.arange(100) * 40_000)


def test_whole_second_stamps_give_back_the_true_pace():
    true_s = 1000.4 + np.arange(200) * 5.08
    times = lay_coarse(np.floor(true_s))
    pace_s = np.diff(times.microseconds).mean() / 1e6
    assert pace_s == pytest.approx(5.08 / BLOCK, rel=0.001)
    assert np.abs(block_starts_s(times) - (true_s - 0.5)).max() < 0.2


def test_whole_second_stamps_keep_a_long_gap():
    true_s = np.concatenate([np.arange(20) * 5.08, 170 + np.arange(20) * 5.08])
    steps_s = np.diff(lay_coarse(np.floor(true_s)).microseconds) / 1e6
    assert (steps_s > 1).sum() == 1
    assert steps_s.max() == pytest.approx(170 - 20 * 5.08, abs=0.8)


def test_a_short_run_of_whole_second_stamps_keeps_the_stated_rate():
    np.testing.assert_allclose(np.diff(lay_coarse([0, 5, 10]).microseconds), 40_000, atol=1)


@given(st.lists(st.integers(min_value=-50_000, max_value=50_000), min_size=1, max_size=60))
def test_time_never_runs_backwards_whatever_the_stamps(starts):
    for times in (lay(np.array(starts) / 7.0), lay_coarse(starts)):
        assert times.microseconds.size == BLOCK * len(starts)
        assert (np.diff(times.microseconds) >= 0).all()


def test_chunks_are_joined_in_order_and_scaled():
    chunks = [np.full((2, 3), 100, dtype=np.int16), np.full((3, 3), -200, dtype=np.int16)]
    joined = join_scaled(chunks, g_per_count=[0.01, 0.02, 0.03], offset_g=[0, 0, 1])
    np.testing.assert_allclose(joined[0], [1, 2, 4])
    np.testing.assert_allclose(joined[-1], [-2, -4, -5])
    assert joined.dtype == np.float32
    assert chunks == []
