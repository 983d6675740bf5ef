"""Samples that are whole counts of a sensor are found out, exactly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordings.counts import find_g_per_count, from_counts, to_counts


def counts(largest: int, *, rows: int = 4000) -> np.ndarray:
    return np.random.default_rng(5).integers(-largest, largest + 1, (rows, 3))


@pytest.mark.parametrize("largest", [50, 2000, 32_767])
@pytest.mark.parametrize("g_per_count", [1 / 64, 1 / 256, 1 / 16_384, 0.001, 0.000488, 1 / 341, 1 / 63, 0.01 / 9.80665])
def test_the_size_of_a_count_is_found(largest: int, g_per_count: float):
    samples = from_counts(counts(largest).astype(np.int16), g_per_count)
    found = find_g_per_count(samples)
    assert found == pytest.approx(g_per_count, rel=1e-6)
    np.testing.assert_array_equal(from_counts(to_counts(samples, found), found), samples)


@pytest.mark.parametrize(
    "samples",
    [
        np.random.default_rng(5).normal(0, 1, (4000, 3)),
        counts(40_000) * 0.001,
        np.zeros((10, 3)),
        np.full((10, 3), -0.0),
        np.where(counts(3) == 0, -0.0, counts(3) / 64),
        np.array([[1e-30, 1.0, 1.0]]),
    ],
)
def test_what_is_no_16_bit_count_is_told(samples: np.ndarray):
    assert find_g_per_count(samples.astype(np.float32)) is None


@given(
    st.lists(st.floats(-16, 16, width=32), min_size=3, max_size=60),
    st.sampled_from([None, 64, 256, 1000, 8192]),
)
def test_whatever_is_found_reads_back_bit_for_bit(values: list[float], counts_per_g: int | None):
    samples = np.array(values[: len(values) // 3 * 3], dtype=np.float64).reshape(-1, 3)
    if counts_per_g:
        samples = np.rint(samples * counts_per_g) / counts_per_g
    samples = samples.astype(np.float32)
    found = find_g_per_count(samples)
    if found is not None:
        again = from_counts(to_counts(samples, found), found)
        assert again.tobytes() == samples.tobytes()
