"""What must hold for the published stillness rules, whatever the recording is."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detector.published_sleep_rules import (
    cole_kripke_is_asleep,
    direction_change_deg,
    hdcza_rolling_median_deg,
    hdcza_sleep_period,
    hdcza_threshold_deg,
    sustained_inactivity,
    z_angle_change_deg,
)
from detector.settings import ColeKripkeSettings, HdczaSettings, VanHeesSettings

VAN_HEES = VanHeesSettings()
HDCZA = HdczaSettings()
COLE_KRIPKE = ColeKripkeSettings()

CHANGES_DEG = st.lists(
    st.tuples(st.integers(1, 900), st.sampled_from([0.0, 0.1, 0.3, 1.0, 5.0, 20.0])), max_size=12
).map(lambda pieces: np.repeat([level for _, level in pieces], [length for length, _ in pieces]).astype(np.float64))
ACCELERATION_G = arrays(np.float64, st.tuples(st.integers(0, 40), st.just(3)), elements=st.floats(-2.0, 2.0)).map(
    lambda samples: samples + np.array([0.0, 0.0, 4.0])
)


@given(change_deg=CHANGES_DEG)
def test_every_rule_says_something_about_every_epoch(change_deg):
    assert sustained_inactivity(change_deg, rules=VAN_HEES).shape == change_deg.shape
    assert hdcza_rolling_median_deg(change_deg, rules=HDCZA).shape == change_deg.shape
    assert cole_kripke_is_asleep(change_deg, rules=COLE_KRIPKE).shape == change_deg.shape


@given(change_deg=CHANGES_DEG)
def test_the_sleep_period_lies_inside_the_recording_and_is_long_enough(change_deg):
    period = hdcza_sleep_period(change_deg, rules=HDCZA)
    if period is not None:
        assert 0.0 <= period.onset_s < period.end_s <= change_deg.size * HDCZA.epoch_s
        assert period.duration_s > HDCZA.minimum_block_s


@given(change_deg=CHANGES_DEG)
def test_the_threshold_stays_within_its_bounds(change_deg):
    if change_deg.size:
        threshold_deg = hdcza_threshold_deg(change_deg, rules=HDCZA)
        assert HDCZA.minimum_threshold_deg <= threshold_deg <= HDCZA.maximum_threshold_deg


@given(change_deg=CHANGES_DEG, at=st.integers(0, 10_000))
def test_one_more_posture_change_never_adds_inactivity(change_deg, at):
    moved_deg = change_deg.copy()
    moved_deg[at % max(change_deg.size, 1) : at % max(change_deg.size, 1) + 1] = 30.0
    before = sustained_inactivity(change_deg, rules=VAN_HEES)
    assert not (sustained_inactivity(moved_deg, rules=VAN_HEES) & ~before).any()


@given(counts=CHANGES_DEG, at=st.integers(0, 10_000))
def test_more_activity_never_makes_more_sleep(counts, at):
    busier = counts.copy()
    busier[at % max(counts.size, 1) : at % max(counts.size, 1) + 1] += 50.0
    before = cole_kripke_is_asleep(counts, rules=COLE_KRIPKE)
    assert not (cole_kripke_is_asleep(busier, rules=COLE_KRIPKE) & ~before).any()


@given(acceleration_g=ACCELERATION_G)
def test_the_direction_turns_at_least_as_far_as_the_z_angle(acceleration_g):
    assert (direction_change_deg(acceleration_g) >= z_angle_change_deg(acceleration_g) - 1e-6).all()


@given(acceleration_g=ACCELERATION_G, seed=st.integers(0, 100))
def test_rotating_the_wearable_changes_no_direction_change(acceleration_g, seed):
    rotation = np.linalg.qr(np.random.default_rng(seed).normal(size=(3, 3)))[0]
    turned = direction_change_deg(acceleration_g @ rotation)
    np.testing.assert_allclose(turned, direction_change_deg(acceleration_g), atol=1e-6)


@given(acceleration_g=ACCELERATION_G, scale=st.sampled_from([0.5, 2.0, 9.80665]))
def test_the_unit_of_acceleration_changes_no_angle(acceleration_g, scale):
    np.testing.assert_allclose(
        direction_change_deg(acceleration_g * scale), direction_change_deg(acceleration_g), atol=1e-6
    )
    np.testing.assert_allclose(
        z_angle_change_deg(acceleration_g * scale), z_angle_change_deg(acceleration_g), atol=1e-6
    )
