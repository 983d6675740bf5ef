"""From raw columns to a Recording: what is mended is said, what cannot be mended is refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from recordings import Recording
from recordings.errors import InvalidRecordingError
from recordings.options import ReadOptions
from recordings.sources import Source
from recordings.stamps import NO_STAMP, Stamps, microseconds_of, stamps_at_rate, stamps_from_seconds
from recordings.tidying import recording_from_columns

ROWS = 3000
STEP_US = 20_000
S = 1_000_000
START = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)
SOURCE = Source(name="night.csv", path=Path("night.csv"), head=b"x")
BERLIN = ZoneInfo("Europe/Berlin")
UNUSED = "The rate given, 25 Hz, was not used: the time stamps say 50 Hz."


def times_us(start: datetime = START) -> np.ndarray:
    return microseconds_of(start) + np.arange(ROWS) * STEP_US


def tidied(stamps: Stamps, samples: np.ndarray, *, options: ReadOptions | None = None, **stated: object) -> Recording:
    return recording_from_columns(
        stamps, samples.copy(), source=SOURCE, options=options or ReadOptions(), format="csv", **stated
    )


def utc(samples: np.ndarray, **stated: object) -> Recording:
    return tidied(Stamps(microseconds=times_us(), clock="utc"), samples, **stated)


def test_clean_rows_make_a_recording_without_repairs(limb_g):
    recording = utc(limb_g(ROWS), unit="g")
    assert recording.started_at == START
    assert recording.nominal_rate_hz == 50
    assert recording.signal == "acceleration"
    assert recording.repairs == ()
    np.testing.assert_array_equal(recording.acceleration_g, limb_g(ROWS).astype(np.float32))


def test_rows_without_number_or_time_are_dropped_and_counted(limb_g):
    samples, times = limb_g(ROWS), times_us()
    samples[10, 1], samples[20, 0] = np.nan, np.inf
    times[30] = NO_STAMP
    recording = tidied(Stamps(microseconds=times, clock="utc"), samples, unit="g")
    assert recording.time_s.size == ROWS - 3
    assert recording.repairs == ("3 rows without a valid time or number dropped.",)


def test_rows_of_zeros_become_a_gap(limb_g):
    samples = limb_g(ROWS)
    samples[1000:1500] = 0
    recording = utc(samples, unit="g")
    assert recording.time_s.size == ROWS - 500
    assert np.diff(recording.time_s).max() == pytest.approx(10.02)
    assert "500 rows of zeros" in recording.repairs[0]


def test_zeros_are_measurements_where_gravity_is_removed(limb_g):
    samples = limb_g(ROWS) - [0.1, -0.3, 0.95]
    samples[1000:1010] = 0
    assert utc(samples, unit="g").time_s.size == ROWS


def test_a_constant_is_no_measurement():
    with pytest.raises(InvalidRecordingError, match="samples are the same"):
        utc(np.tile([0.0, 0.0, 1.0], (ROWS, 1)), unit="g")


def test_values_at_the_end_of_the_range_are_counted(limb_g):
    samples = limb_g(ROWS)
    samples[100:110, 2] = 7.98
    assert "10 values lie at the end of the measuring range (8 g)" in utc(samples, unit="g").repairs[0]


def test_a_magnitude_fills_the_first_column(limb_g):
    magnitude = np.linalg.norm(limb_g(ROWS), axis=1)
    recording = utc(magnitude, unit="g")
    assert recording.signal == "magnitude"
    np.testing.assert_allclose(recording.acceleration_g[:, 0], magnitude, rtol=1e-6)
    assert not recording.acceleration_g[:, 1:].any()


@pytest.mark.parametrize("rate_hz", [0.2, 6000])
def test_a_rate_no_wearable_has_is_refused_with_advice(limb_g, rate_hz: float):
    with pytest.raises(InvalidRecordingError, match=r"must be between 0\.5 and 5000 Hz"):
        tidied(stamps_at_rate(ROWS, rate_hz), limb_g(ROWS), unit="g")


@pytest.mark.parametrize("rate_hz", [0.6, 5, 12.5, 31.25, 4000])
def test_a_rate_some_wearable_has_is_kept(limb_g, rate_hz: float):
    recording = tidied(stamps_at_rate(ROWS, rate_hz), limb_g(ROWS), unit="g")
    assert recording.nominal_rate_hz == pytest.approx(rate_hz, rel=0.005)


def test_without_a_clock_the_start_is_unknown(limb_g):
    assert tidied(stamps_from_seconds(np.arange(ROWS) / 50), limb_g(ROWS), unit="g").started_at is None


def test_a_clock_that_was_never_set_leaves_the_start_unknown(limb_g):
    stamps = Stamps(microseconds=times_us() - microseconds_of(START), clock="utc")
    recording = tidied(stamps, limb_g(ROWS), unit="g")
    assert recording.started_at is None
    assert recording.repairs == ("The clock was never set (it shows 1970): the time of day is unknown.",)


def test_a_given_start_completes_a_file_without_clock(limb_g):
    options = ReadOptions(started_at=datetime.fromisoformat("2026-09-21 23:30"), timezone=BERLIN)
    recording = tidied(stamps_from_seconds(np.arange(ROWS) / 50), limb_g(ROWS), unit="g", options=options)
    assert recording.started_at == START


def test_a_given_start_goes_before_the_files_own_clock_and_says_so(limb_g):
    given = START + timedelta(days=1)
    recording = utc(limb_g(ROWS), unit="g", options=ReadOptions(started_at=given))
    assert recording.started_at == given
    assert recording.repairs == ("The file's own clock says 2026-09-21 21:30:00; the start given was used instead.",)


def test_a_wall_clock_without_zone_is_read_in_the_zone_given(limb_g):
    stamps = Stamps(microseconds=times_us() + 7200 * S, clock="local")
    recording = tidied(stamps, limb_g(ROWS), unit="g", options=ReadOptions(timezone=BERLIN))
    assert recording.started_at == START
    assert recording.repairs == ("Time stamps name no time zone: read as local time in Europe/Berlin.",)


def test_a_wall_clock_without_zone_is_else_read_in_this_computers_zone(limb_g):
    recording = tidied(Stamps(microseconds=times_us(), clock="local"), limb_g(ROWS), unit="g")
    assert recording.started_at is not None
    assert recording.started_at.replace(tzinfo=UTC) == START
    assert "this computer's time zone (UTC" in recording.repairs[0]


def test_the_zone_given_is_the_one_the_start_is_told_in(limb_g):
    recording = utc(limb_g(ROWS), unit="g", options=ReadOptions(timezone=BERLIN))
    assert recording.started_at == START
    assert recording.started_at.tzinfo is BERLIN


@pytest.mark.parametrize(
    ("start", "step_s", "moved"),
    [("2026-10-25 02:59:30", -3600, "back"), ("2026-03-29 01:59:30", 3600, "forward")],
)
def test_daylight_saving_does_not_bend_elapsed_time(limb_g, start: str, step_s: int, moved: str):
    times = times_us(datetime.fromisoformat(start))
    times[1500:] += step_s * S
    stamps = Stamps(microseconds=times, clock="local")
    recording = tidied(stamps, limb_g(ROWS), unit="g", options=ReadOptions(timezone=BERLIN))
    assert np.diff(recording.time_s).max() == pytest.approx(0.02)
    assert recording.started_at == datetime.fromisoformat(start).replace(tzinfo=BERLIN)
    assert f"The clock went {moved} an hour for daylight saving" in recording.repairs[0]


def test_a_start_in_the_hour_that_daylight_saving_skips_is_told_as_the_clock_showed_it(limb_g):
    skipped = datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001 the wall clock names no zone
    given = ReadOptions(timezone=BERLIN, started_at=skipped)
    for stamps, options in (
        (Stamps(microseconds=times_us(skipped), clock="local"), ReadOptions(timezone=BERLIN)),
        (stamps_at_rate(ROWS, 50.0), given),
    ):
        started_at = tidied(stamps, limb_g(ROWS), options=options, unit="g").started_at
        assert started_at is not None
        assert started_at.isoformat() == "2026-03-29T03:30:00+02:00"


@pytest.mark.parametrize(("given_hz", "said"), [(None, ()), (50.0, ()), (25.0, (UNUSED,))])
def test_a_rate_that_the_time_stamps_contradict_is_said(limb_g, given_hz: float | None, said: tuple[str, ...]):
    options = ReadOptions(rate_hz=given_hz)
    recording = tidied(stamps_at_rate(ROWS, 50.0), limb_g(ROWS), options=options, unit="g")
    assert recording.repairs == said


def test_an_hour_missing_on_any_other_night_stays_a_gap(limb_g):
    times = times_us(datetime.fromisoformat("2026-05-10 01:59:30"))
    times[1500:] += 3600 * S
    stamps = Stamps(microseconds=times, clock="local")
    recording = tidied(stamps, limb_g(ROWS), unit="g", options=ReadOptions(timezone=BERLIN))
    assert np.diff(recording.time_s).max() == pytest.approx(3600.02)


def test_an_hour_missing_at_the_change_of_clocks_stays_a_gap_where_time_is_utc(limb_g):
    times = times_us(datetime.fromisoformat("2026-03-29 00:59:30"))
    times[1500:] += 3600 * S
    recording = tidied(Stamps(microseconds=times, clock="utc"), limb_g(ROWS), unit="g")
    assert np.diff(recording.time_s).max() == pytest.approx(3600.02)


def test_a_time_stamp_far_in_the_future_is_refused_with_advice(limb_g):
    stamps = Stamps(microseconds=times_us() + 10**16, clock="utc")
    with pytest.raises(InvalidRecordingError, match="which column holds the time"):
        tidied(stamps, limb_g(ROWS), unit="g")


def test_minus_zero_becomes_zero(limb_g):
    samples = limb_g(ROWS)
    samples[:, 0] = -0.0
    assert not np.signbit(utc(samples, unit="g").acceleration_g[:, 0]).any()


def test_samples_that_may_not_be_changed_are_copied(limb_g):
    samples = (limb_g(ROWS) * 1000).astype(np.float32)
    samples.flags.writeable = False
    stamps = Stamps(microseconds=times_us(), clock="utc")
    recording = recording_from_columns(stamps, samples, source=SOURCE, options=ReadOptions(), format="csv", unit="mg")
    np.testing.assert_allclose(recording.acceleration_g, limb_g(ROWS), atol=1e-6)


def test_the_site_given_goes_before_the_files(limb_g):
    assert utc(limb_g(ROWS), unit="g", site="left_wrist").site == "left_wrist"
    options = ReadOptions(site="right_ankle")
    assert utc(limb_g(ROWS), unit="g", site="left_wrist", options=options).site == "right_ankle"
