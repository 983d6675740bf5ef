"""The unit of the numbers is taken from the file, checked against gravity, and said aloud."""

import numpy as np
import pytest

from recordings.errors import InvalidRecordingError
from recordings.units import Rest, decide_scale, gravity_in, measure_rest

RATE_HZ = 50.0


def scale(magnitude: float, *, stated: str | None = None, demanded: str | None = None, is_still: bool = True):
    return decide_scale(Rest(magnitude=magnitude, is_still=is_still), stated=stated, demanded=demanded)


@pytest.mark.parametrize(
    ("magnitude", "unit", "per_g"),
    [
        (1.02, "g", 1),
        (9.7, "m/s2", 9.80665),
        (985.0, "mg", 1000),
        (65.0, "counts, 64 for one g", 64),
        (255.0, "counts, 256 for one g", 256),
        (4010.0, "counts, 4096 for one g", 4096),
        (16_500.0, "counts, 16384 for one g", 16_384),
    ],
)
def test_an_unstated_unit_is_told_by_the_magnitude_at_rest(magnitude: float, unit: str, per_g: float):
    found = scale(magnitude)
    assert found.g_per_unit == pytest.approx(1 / per_g)
    assert found.repairs[0].endswith(f"read as {unit}.")


@pytest.mark.parametrize("magnitude", [0.0, 0.02, 3.1, 130.0, 1e6])
def test_a_magnitude_that_fits_no_unit_is_refused_with_advice(magnitude: float):
    with pytest.raises(InvalidRecordingError, match="give the unit"):
        scale(magnitude)


def test_a_stated_unit_that_fits_says_nothing():
    assert scale(9.8, stated="m/s2").repairs == ()


def test_a_stated_unit_that_gravity_contradicts_is_replaced_and_said():
    found = scale(9.81, stated="g")
    assert found.g_per_unit == pytest.approx(1 / 9.80665)
    assert found.repairs == ("The file says g, but the magnitude at rest is 9.81: read as m/s2.",)


def test_a_stated_unit_without_gravity_is_linear_acceleration():
    found = scale(0.2, stated="m/s2")
    assert found.signal == "linear_acceleration"
    assert "Gravity is not in the numbers" in found.repairs[0]


def test_a_level_that_is_off_is_said_and_left():
    found = scale(1.2, stated="g")
    assert found.g_per_unit == 1
    assert "1.200 g where 1 g is expected" in found.repairs[0]


def test_a_stated_unit_at_an_impossible_level_is_refused():
    with pytest.raises(InvalidRecordingError, match="give the right unit"):
        scale(4.0, stated="g")


def test_a_wearable_that_never_rests_keeps_its_stated_unit():
    assert scale(2.6, stated="g", is_still=False).signal == "acceleration"


@pytest.mark.parametrize(("magnitude", "demanded"), [(1.0, "mg"), (9.81, "g"), (1.0, "m/s2"), (1000.0, "lsb:64")])
def test_a_demanded_unit_that_gravity_contradicts_is_refused(magnitude: float, demanded: str):
    with pytest.raises(InvalidRecordingError, match="it looks like"):
        scale(magnitude, demanded=demanded)


def test_a_demanded_unit_goes_before_the_stated_one():
    assert scale(8200.0, stated="g", demanded="lsb:8192").g_per_unit == pytest.approx(1 / 8192)


@pytest.mark.parametrize("unit", ["furlong", "lsb:", "lsb:-3", "lsb:nan", ""])
def test_an_unknown_unit_is_refused_with_the_ones_there_are(unit: str):
    with pytest.raises(InvalidRecordingError, match="must be g, mg, m/s2, or lsb:"):
        gravity_in(unit)


def test_rest_is_found_between_movements(limb_g):
    samples = limb_g(6000)
    samples[1000:4000] += np.random.default_rng(3).normal(0, 1.5, (3000, 3))
    rest = measure_rest(samples, RATE_HZ)
    assert rest.is_still
    assert rest.magnitude == pytest.approx(1.0, abs=0.02)


def test_missing_rows_written_as_zeros_are_no_rest(limb_g):
    samples = limb_g(6000)
    samples[1000:5000] = 0
    assert measure_rest(samples, RATE_HZ).magnitude == pytest.approx(1.0, abs=0.02)


def test_shaking_throughout_is_not_rest():
    assert not measure_rest(np.random.default_rng(3).normal(0, 1, (3000, 3)), RATE_HZ).is_still
