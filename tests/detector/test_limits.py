"""What a recording cannot show is said: rate, body site, missing gravity."""

import pytest
from hand_made import conditioned, curve

from detector.limits import BRIEF_KINDS, find_limits
from detector.settings import Settings

NUMBERS = Settings().limits


def kinds(*, rate_hz=50.0, site="left_ankle", signal="acceleration"):
    found = conditioned(curve(10.0), timed_rate_hz=rate_hz, signal=signal)
    return {limit.kind for limit in find_limits(found, site=site, settings=NUMBERS)}


def reasons(**described):
    found = conditioned(curve(10.0), timed_rate_hz=described.get("rate_hz", 50.0))
    return [x.because for x in find_limits(found, site=described.get("site", "left_ankle"), settings=NUMBERS)]


def test_an_ankle_at_fifty_hertz_has_no_limit():
    assert kinds() == set()


@pytest.mark.parametrize(
    ("least_hz", "lost"),
    [
        (NUMBERS.brief_rate_hz, set(BRIEF_KINDS)),
        (NUMBERS.convulsive_rate_hz, {"convulsive"}),
        (NUMBERS.tremor_rate_hz, {"tremor"}),
    ],
)
def test_a_rate_below_what_a_kind_needs_is_said(least_hz, lost):
    assert not lost & kinds(rate_hz=least_hz * 1.001)
    assert lost <= kinds(rate_hz=least_hz * 0.99)


@pytest.mark.parametrize("rate_hz", [5.0, 8.0])
def test_nothing_above_half_the_rate_is_claimed(rate_hz):
    assert all(f"nothing above {rate_hz / 2:g} Hz" in because for because in reasons(rate_hz=rate_hz))


@pytest.mark.parametrize("signal", ["linear_acceleration", "magnitude"])
def test_without_gravity_no_posture_is_known(signal):
    assert kinds(signal=signal) == {"posture_shift"}


@pytest.mark.parametrize("site", ["left_wrist", "right_wrist", "chest", "upper_arm", "unknown"])
def test_only_an_ankle_shows_periodic_limb_movements(site):
    assert kinds(site=site) == {"periodic_limb_movement"}


def test_an_unknown_site_is_called_unknown():
    assert "not known" in reasons(site="unknown")[0]


def test_a_kind_is_listed_once():
    found = conditioned(curve(10.0), timed_rate_hz=5.0)
    listed = [limit.kind for limit in find_limits(found, site="unknown", settings=NUMBERS)]
    assert len(listed) == len(set(listed))
