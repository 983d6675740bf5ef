"""Runs of truth, joined stretches, equal blocks: the small helpers every stage stands on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detector.blocks import block_means, block_view, join_close, runs, samples_lasting

MASKS = arrays(bool, st.integers(0, 60))
STRETCHES = MASKS.map(runs)
INTERVALS = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 20)), max_size=20).map(
    lambda pairs: np.array(sorted((onset, onset + length) for onset, length in pairs), float).reshape(-1, 2)
)


def test_runs_begin_at_the_first_true_and_end_after_the_last():
    assert runs(np.array([0, 1, 1, 0, 1], bool)).tolist() == [[1, 3], [4, 5]]


@pytest.mark.parametrize(("mask", "found"), [([], []), ([0, 0], []), ([1, 1], [[0, 2]])])
def test_runs_of_nothing_and_of_everything(mask, found):
    assert runs(np.array(mask, bool)).tolist() == found


@given(mask=MASKS)
def test_runs_say_all_there_is_in_a_mask(mask):
    again = np.zeros(mask.size, bool)
    for start, stop in runs(mask):
        assert start < stop
        again[start:stop] = True
    assert (again == mask).all()
    assert (np.diff(runs(mask).ravel()) > 0).all()


@pytest.mark.parametrize(("longest_gap", "count"), [(2, 2), (3, 1), (4, 1)])
def test_stretches_join_when_their_gap_is_no_longer_than_asked(longest_gap, count):
    assert len(join_close(np.array([[0, 2], [5, 9]]), longest_gap=longest_gap)) == count


@given(stretches=STRETCHES, longest_gap=st.integers(0, 30))
def test_joined_stretches_cover_what_they_were_made_from(stretches, longest_gap):
    joined = join_close(stretches, longest_gap=longest_gap)
    assert all(any(start <= first and last <= stop for start, stop in joined) for first, last in stretches)
    assert (joined[1:, 0] - joined[:-1, 1] > longest_gap).all()


@pytest.mark.parametrize(("longest_gap", "count"), [(2.9, 2), (3.0, 1), (3.1, 1)])
def test_intervals_join_when_their_gap_is_no_longer_than_asked(longest_gap, count):
    assert len(join_close(np.array([[0.0, 2.0], [5.0, 9.0]]), longest_gap=longest_gap)) == count


def test_an_interval_inside_another_is_swallowed():
    assert join_close(np.array([[0.0, 9.0], [2.0, 3.0], [20.0, 21.0]]), longest_gap=1.0).tolist() == [
        [0.0, 9.0],
        [20.0, 21.0],
    ]


@given(intervals=INTERVALS, longest_gap=st.integers(0, 10))
def test_joined_intervals_are_sorted_disjoint_and_cover_all(intervals, longest_gap):
    joined = join_close(intervals, longest_gap=longest_gap)
    assert (joined[1:, 0] - joined[:-1, 1] > longest_gap).all()
    assert all(((joined[:, 0] <= onset) & (end <= joined[:, 1])).any() for onset, end in intervals)


def test_an_incomplete_last_block_is_left_out():
    assert block_view(np.arange(7), 3).tolist() == [[0, 1, 2], [3, 4, 5]]


def test_no_whole_block_gives_none():
    assert block_view(np.arange(2), 3).shape == (0, 3)


@given(values=arrays(np.float32, st.tuples(st.integers(0, 40), st.just(3)), elements=st.floats(-8, 8, width=32)))
def test_block_means_are_means(values):
    means = block_means(values, 4)
    assert means.shape == (len(values) // 4, 3)
    assert means == pytest.approx(block_view(values.astype(float), 4).mean(axis=1), abs=1e-5)


@pytest.mark.parametrize(("rate_hz", "samples"), [(50.0, 25), (25.0, 13), (100.0, 50), (12.5, 7), (1.0, 1), (0.5, 1)])
def test_half_a_second_is_never_less_than_half_a_second(rate_hz, samples):
    assert samples_lasting(0.5, rate_hz) == samples
    assert samples / rate_hz >= 0.5


def test_rounding_adds_no_sample():
    assert samples_lasting(0.1, 30.000000000000004) == 3
