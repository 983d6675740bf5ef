"""Stillness rules: van Hees 2015, HDCZA (van Hees 2018) and Cole–Kripke 1992, constant by constant.

van Hees VT, et al. A novel, open access method to assess sleep duration using a wrist-worn accelerometer. PLoS One
2015;10:e0142533. van Hees VT, et al. Estimating sleep parameters using an accelerometer without sleep diary. Scientific
Reports 2018;8:12975. Cole RJ, et al. Automatic sleep/wake identification from wrist activity. Sleep 1992;15:461-469.
"""

import numpy as np
import pytest

from detector.published_sleep_rules import (
    cole_kripke_is_asleep,
    cole_kripke_score,
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
EPOCHS_PER_MIN = 12


def blocks(*pieces):
    """Build an angle change from (minutes, degrees) pieces of 5 s epochs."""
    return np.concatenate([np.full(round(minutes * EPOCHS_PER_MIN), change) for minutes, change in pieces])


def tilted(*z_angles_deg):
    angles = np.radians(z_angles_deg)
    return np.stack((np.cos(angles), np.zeros(angles.size), np.sin(angles)), axis=1)


def test_the_z_angle_is_the_tilt_of_the_z_axis_over_the_horizontal():
    assert z_angle_change_deg(tilted(0.0, 30.0, -15.0)) == pytest.approx([0.0, 30.0, 45.0])


def test_the_direction_change_is_the_same_however_the_wearable_is_worn():
    rng = np.random.default_rng(7)
    gravity = tilted(0.0, 0.2, 30.0, 90.0, -45.0)
    rotation = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    assert direction_change_deg(gravity) == pytest.approx([0.0, 0.2, 29.8, 60.0, 135.0])
    assert direction_change_deg(gravity @ rotation) == pytest.approx(direction_change_deg(gravity))


@pytest.mark.parametrize(("change_deg", "is_still"), [(4.99, True), (5.0, True), (5.01, False)])
def test_a_posture_change_is_more_than_five_degrees(change_deg, is_still):
    change = np.zeros(10 * EPOCHS_PER_MIN)
    change[::EPOCHS_PER_MIN] = change_deg
    assert bool(sustained_inactivity(change, rules=VAN_HEES).all()) is is_still


@pytest.mark.parametrize(("apart_epochs", "is_still"), [(59, False), (60, False), (61, True)])
def test_posture_changes_lie_more_than_five_minutes_apart(apart_epochs, is_still):
    change = np.zeros(200)
    change[[50, 50 + apart_epochs]] = 20.0
    found = sustained_inactivity(change, rules=VAN_HEES)
    assert found[50 : 50 + apart_epochs].tolist() == [is_still] * apart_epochs
    assert not found[:50].any()


def test_the_stretches_at_both_ends_of_the_recording_count():
    change = np.zeros(200)
    change[[70, 100]] = 20.0
    expected = np.repeat([True, False, True], [70, 30, 100])
    assert sustained_inactivity(change, rules=VAN_HEES).tolist() == expected.tolist()


@pytest.mark.parametrize(("long_min", "found_min"), [(29.0, None), (30.0, None), (30.5, 30.5)])
def test_a_quiet_block_lasts_more_than_thirty_minutes(long_min, found_min):
    period = hdcza_sleep_period(blocks((60, 5.0), (long_min, 0.0), (60, 5.0)), rules=HDCZA)
    assert (period and period.duration_s / 60.0) == found_min


@pytest.mark.parametrize(("gap_min", "expected_min"), [(59.5, 179.5), (60.0, 60.0), (60.5, 60.0)])
def test_gaps_of_less_than_sixty_minutes_are_bridged(gap_min, expected_min):
    change = blocks((30, 5.0), (60, 0.0), (gap_min, 5.0), (60, 0.0), (30, 5.0))
    period = hdcza_sleep_period(change, rules=HDCZA)
    assert period is not None
    assert period.duration_s == expected_min * 60.0


def test_the_longest_block_is_kept():
    change = blocks((10, 5.0), (60, 0.0), (90, 5.0), (240, 0.0), (90, 5.0), (120, 0.0), (10, 5.0))
    period = hdcza_sleep_period(change, rules=HDCZA)
    assert period is not None
    assert (period.onset_s, period.end_s) == (160 * 60.0, 400 * 60.0)


@pytest.mark.parametrize(
    ("quiet_deg", "threshold_deg"),
    [(0.13 / 15 - 0.001, 0.13), (0.13 / 15, 0.13), (0.02, 0.30), (0.50 / 15, 0.50), (0.50 / 15 + 0.001, 0.50)],
)
def test_the_threshold_is_fifteen_times_the_tenth_percentile_within_bounds(quiet_deg, threshold_deg):
    median_deg = np.append(np.full(11, quiet_deg), np.full(89, 3.0))
    assert hdcza_threshold_deg(median_deg, rules=HDCZA) == pytest.approx(threshold_deg)


def test_the_threshold_rests_on_the_tenth_percentile():
    below, above = (np.append(np.full(n, 0.01), np.full(101 - n, 0.03)) for n in (10, 11))
    assert hdcza_threshold_deg(below, rules=HDCZA) == pytest.approx(0.45)
    assert hdcza_threshold_deg(above, rules=HDCZA) == pytest.approx(0.15)


@pytest.mark.parametrize(("median_deg", "is_found"), [(0.129, True), (0.13, False), (0.131, False)])
def test_quiet_is_below_the_threshold(median_deg, is_found):
    # a fifth of perfect stillness in short pieces sets the threshold to its lower bound
    change = np.tile(blocks((6, 0.0), (24, 5.0)), 20)
    change = np.concatenate((change, blocks((60, median_deg), (24, 5.0))))
    assert (hdcza_sleep_period(change, rules=HDCZA) is not None) is is_found


@pytest.mark.parametrize(("moved_epochs", "is_still"), [(29, True), (30, False)])
def test_the_rolling_median_spans_five_minutes(moved_epochs, is_still):
    change = np.zeros(300)
    change[150 : 150 + moved_epochs] = 5.0
    assert bool(np.all(hdcza_rolling_median_deg(change, rules=HDCZA) == 0.0)) is is_still


def test_a_restless_recording_has_no_sleep_period():
    assert hdcza_sleep_period(np.full(5760, 5.0), rules=HDCZA) is None
    assert hdcza_sleep_period(np.zeros(0), rules=HDCZA) is None


@pytest.mark.parametrize(
    ("minutes_later", "weight"),
    [(-2, 350), (-1, 508), (0, 1408), (1, 441), (2, 326), (3, 598), (4, 404), (-3, 0), (5, 0)],
)
def test_each_minute_weighs_on_its_neighbours_as_published(minutes_later, weight):
    counts = np.zeros(21)
    counts[10] = 100.0
    assert cole_kripke_score(counts, rules=COLE_KRIPKE)[10 + minutes_later] == pytest.approx(weight * 0.001)


@pytest.mark.parametrize(("score", "is_asleep"), [(0.999, True), (1.0, False), (1.001, False)])
def test_a_minute_is_sleep_below_one(score, is_asleep):
    rules = ColeKripkeSettings(scale=1.0, weight_now=1.0)
    counts = np.array([0.0] * 10 + [score] + [0.0] * 10)
    assert bool(cole_kripke_is_asleep(counts, rules=rules)[10]) is is_asleep


def test_the_first_and_last_minutes_are_weighed_as_if_they_went_on():
    counts = np.full(5, 20.0)
    total = 404 + 598 + 326 + 441 + 1408 + 508 + 350
    assert cole_kripke_score(counts, rules=COLE_KRIPKE) == pytest.approx(np.full(5, 20.0 * total * 0.00001))
    assert cole_kripke_score(np.zeros(0), rules=COLE_KRIPKE).size == 0
