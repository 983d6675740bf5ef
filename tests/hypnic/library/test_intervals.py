"""Intervals: the values of textbooks, and the coverage they promise."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu, theilslopes

from hypnic.library.intervals import difference, middle, rate, share, slope


def test_a_share_has_wilsons_interval():
    estimate = share(15, of=20)
    assert estimate is not None
    # Newcombe 1998: 0.5313 to 0.8881
    assert (estimate.low, estimate.high) == (pytest.approx(0.5313, abs=1e-4), pytest.approx(0.8881, abs=1e-4))
    assert share(0, of=0) is None
    assert share(0, of=5).low == 0.0  # type: ignore[union-attr]
    assert share(5, of=5).high == 1.0  # type: ignore[union-attr]


def test_a_rate_has_garwoods_interval():
    estimate = rate(10, per=2.0)
    assert estimate is not None
    # Garwood 1936: 4.795 to 18.39 for a count of 10
    assert (estimate.value, estimate.low, estimate.high) == (
        5.0,
        pytest.approx(2.3977, abs=1e-3),
        pytest.approx(9.195, abs=1e-3),
    )
    nothing = rate(0, per=1.0)
    assert nothing is not None
    assert (nothing.low, nothing.high) == (0.0, pytest.approx(3.689, abs=1e-3))
    assert rate(3, per=0.0) is None


@pytest.mark.parametrize(("count", "rank"), [(6, 1), (8, 1), (9, 2), (20, 6), (100, 40)])
def test_a_median_has_the_interval_of_the_sign_test(count: int, rank: int):
    estimate = middle(range(1, count + 1))
    assert estimate is not None
    assert (estimate.low, estimate.high) == (rank, count + 1 - rank)


def test_five_values_are_too_few_for_a_median_with_an_interval():
    assert middle([1, 2, 3, 4, 5]) is None
    assert middle([]) is None


@pytest.mark.parametrize(("sizes", "rank"), [((4, 4), 1), ((5, 5), 3), ((6, 8), 9), ((10, 10), 24), ((20, 20), 128)])
def test_a_difference_leaves_out_as_many_as_the_tables_of_the_rank_sum_test(sizes: tuple[int, int], rank: int):
    # critical values of the Mann-Whitney statistic for 5 % two-sided: rank - 1
    first = np.sqrt(np.arange(sizes[0]) * 2.0 + 1)
    second = np.sqrt(np.arange(sizes[1]) * 3.0 + 2)
    ordered = sorted(a - b for a, b in itertools.product(first, second))
    estimate = difference(first, second)
    assert estimate is not None
    assert (estimate.low, estimate.high) == (pytest.approx(ordered[rank - 1]), pytest.approx(ordered[-rank]))


@pytest.mark.parametrize("sizes", [(0, 9), (1, 30), (2, 7), (3, 4)])
def test_groups_too_small_for_any_interval_have_none(sizes: tuple[int, int]):
    assert difference(range(sizes[0]), range(sizes[1])) is None


@given(
    st.lists(st.integers(0, 50), min_size=5, max_size=8),
    st.lists(st.integers(0, 50), min_size=5, max_size=8),
    st.integers(-20, 20),
)
def test_a_difference_moves_with_its_group_and_turns_with_the_order(first: list[int], second: list[int], shift: int):
    plain, moved, turned = (
        difference(first, second),
        difference([value + shift for value in first], second),
        difference(second, first),
    )
    assert plain is not None
    assert moved is not None
    assert turned is not None
    assert moved.value == pytest.approx(plain.value + shift)
    assert (turned.low, turned.high) == (pytest.approx(-plain.high), pytest.approx(-plain.low))
    assert plain.low <= plain.value <= plain.high


def test_an_interval_without_zero_is_a_rank_sum_test_below_five_percent():
    generator = np.random.default_rng(3)
    for _ in range(50):
        first, second = generator.normal(0.8, 1, 9), generator.normal(0, 1, 11)
        estimate = difference(first, second)
        assert estimate is not None
        speaks = estimate.low > 0 or estimate.high < 0
        assert speaks == (mannwhitneyu(first, second, method="exact").pvalue <= 0.05)


def test_intervals_hold_the_truth_as_often_as_they_say():
    generator = np.random.default_rng(1)
    held = [
        estimate is not None and estimate.low <= 2.0 <= estimate.high
        for estimate in (
            difference(generator.exponential(1, 12) + 2.0, generator.exponential(1, 9)) for _ in range(400)
        )
    ]
    # 95 % of 400 within three standard errors
    assert np.mean(held) > 0.95 - 3 * math.sqrt(0.95 * 0.05 / 400)


def test_large_groups_use_the_normal_approximation_close_to_the_exact_one():
    generator = np.random.default_rng(2)
    first, second = generator.normal(0, 1, 60), generator.normal(0, 1, 60)
    exact = difference(first, second)
    beyond = difference([*first, first.mean()], second)
    assert exact is not None
    assert beyond is not None
    assert beyond.low == pytest.approx(exact.low, abs=0.03)


@pytest.mark.parametrize("seed", range(5))
def test_a_slope_is_that_of_theil_and_sen(seed: int):
    random = np.random.default_rng(seed)
    at, values = random.integers(0, 9, 20) / 7, random.integers(0, 6, 20).astype(float)
    known = theilslopes(values, at, alpha=0.95)
    found = slope(values.tolist(), at=at.tolist())
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((known.slope, known.low_slope, known.high_slope))


def test_there_is_no_slope_where_everything_is_at_the_same_place():
    assert slope([1.0, 2.0], at=[3.0, 3.0]) is None
