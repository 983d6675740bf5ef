"""Seconds in a recording and the clock on the wall."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from hypnic.clock import elapsed_text, moment_at, offset_of_clock_time, stamp
from hypnic.errors import WrongUseError

BERLIN = ZoneInfo("Europe/Berlin")
EVENING = datetime(2026, 9, 21, 21, 30, tzinfo=BERLIN)
BEFORE_WINTER_TIME = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
NIGHT_S = 8 * 3600.0


def test_a_recording_without_a_clock_has_no_moments():
    assert moment_at(None, 10.0) is None
    assert stamp(None) is None


def test_a_moment_keeps_the_zone_of_the_start():
    assert stamp(moment_at(EVENING, 90.0)) == "2026-09-21T21:31:30.000+02:00"


def test_an_hour_across_the_end_of_summer_time_is_one_hour_of_elapsed_time():
    assert stamp(moment_at(BEFORE_WINTER_TIME, 3600.0)) == "2026-10-25T02:30:00.000+01:00"


@pytest.mark.parametrize(("offset_s", "text"), [(0.0, "0:00:00"), (59.6, "0:01:00"), (3909.0, "1:05:09")])
def test_elapsed_time_is_written_as_hours_minutes_seconds(offset_s: float, text: str):
    assert elapsed_text(offset_s) == text


def test_a_time_of_day_is_found_in_the_evening_of_the_recording():
    assert offset_of_clock_time(time(22, 45), started_at=EVENING, duration_s=NIGHT_S) == 75 * 60


def test_a_time_of_day_after_midnight_is_found_on_the_next_day():
    assert offset_of_clock_time(time(0, 30), started_at=EVENING, duration_s=NIGHT_S) == 3 * 3600


def test_a_time_of_day_outside_the_recording_is_refused_with_its_bounds():
    with pytest.raises(WrongUseError, match="12:00 is not within the recording, which runs from 21:30 to 05:30"):
        offset_of_clock_time(time(12, 0), started_at=EVENING, duration_s=NIGHT_S)


def test_the_first_and_the_last_moment_belong_to_the_recording():
    assert offset_of_clock_time(time(21, 30), started_at=EVENING, duration_s=NIGHT_S) == 0
    assert offset_of_clock_time(time(5, 30), started_at=EVENING, duration_s=NIGHT_S) == NIGHT_S
