"""Time stamps in every spelling come out as the same microseconds."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordings.importers.tables import read_times
from recordings.importers.time_columns import decide_time_column, order_of_dates
from recordings.stamps import NO_STAMP, microseconds_of

START = datetime(2026, 9, 21, 21, 30, 0, 500_000, tzinfo=UTC)
START_US = microseconds_of(START)
STEPS_US = np.arange(40) * 20_000


def moments() -> list[datetime]:
    return [START + timedelta(microseconds=int(step)) for step in STEPS_US]


def milliseconds(moment: datetime) -> str:
    return f"{moment.microsecond // 1000:03d}"


def assert_read(cells: list[str], clock: str, *, from_us: int = START_US, within_us: int = 0, **stated: object):
    column = decide_time_column(cells, **stated)
    assert column is not None
    assert column.clock == clock
    difference = read_times(cells, column) - (from_us + STEPS_US)
    assert np.abs(difference).max() <= within_us


@pytest.mark.parametrize("separator", ["T", " "])
@pytest.mark.parametrize("places", [3, 6, 9])
def test_iso_times_without_zone_are_a_local_clock(separator: str, places: int):
    cells = [f"{moment:%Y-%m-%d}{separator}{moment:%H:%M:%S}.{moment:%f}000"[: 20 + places] for moment in moments()]
    assert_read(cells, "local")


@pytest.mark.parametrize("offset", ["Z", "+00:00", "+0000", " +00:00"])
def test_iso_times_with_zone_are_utc(offset: str):
    assert_read([f"{moment:%Y-%m-%dT%H:%M:%S.%f}{offset}" for moment in moments()], "utc")


def test_the_offset_of_iso_times_is_kept():
    cells = [(moment + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%S.%f+02:00") for moment in moments()]
    assert_read(cells, "utc")
    assert decide_time_column(cells).zone.utcoffset(None) == timedelta(hours=2)


@pytest.mark.parametrize("mark", [":", ","])
def test_a_colon_or_comma_before_the_milliseconds_is_understood(mark: str):
    assert_read([f"{moment:%Y-%m-%d %H:%M:%S}{mark}{milliseconds(moment)}" for moment in moments()], "local")


def test_a_whole_second_among_fractions_is_understood():
    cells = ["2026-09-21 21:30:00", "2026-09-21 21:30:00:500"]
    assert read_times(cells, decide_time_column(cells[1:])).tolist() == [START_US - 500_000, START_US]


@pytest.mark.parametrize(
    ("pattern", "order"),
    [("{0.month}/{0.day}/{0.year}", "mdy"), ("{0:%d.%m.%Y}", "dmy"), ("{0.year}-{0.month}-{0.day}", "ymd")],
)
@pytest.mark.parametrize("hours", [0, 10])
def test_dates_in_any_order_with_unpadded_numbers_are_understood(pattern: str, order: str, hours: int):
    shifted = [moment + timedelta(hours=hours) for moment in moments()]
    cells = [f"{pattern.format(at)} {at.hour}:{at:%M:%S}.{milliseconds(at)}" for at in shifted]
    assert decide_time_column(cells).date_order == order
    assert_read(cells, "local", from_us=START_US + hours * 3_600_000_000)


def test_am_and_pm_are_understood():
    cells = [f"{at:%m/%d/%Y %I:%M:%S}.{milliseconds(at)} {at:%p}" for at in moments()]
    assert_read(cells, "local")
    noon = ["9/21/2026 12:00:00 PM", "9/21/2026 12:00:00 AM", "9/21/2026 1:00:00 AM"]
    hours = read_times(noon, decide_time_column(noon)) // 3_600_000_000 % 24
    assert hours.tolist() == [12, 0, 1]


@pytest.mark.parametrize(
    ("unit", "factor", "places"), [("s", 10**-6, 6), ("ms", 10**-3, 0), ("us", 1, 0), ("ns", 10**3, 0)]
)
def test_epoch_numbers_are_known_by_their_size(unit: str, factor: float, places: int):
    cells = [f"{(START_US + step) * factor:.{places}f}" for step in STEPS_US.tolist()]
    assert decide_time_column(cells).unit == unit
    assert_read(cells, "utc")


def test_epoch_numbers_in_scientific_notation_are_understood():
    assert_read([f"{(START_US + step) / 1000:.12E}" for step in STEPS_US], "utc", within_us=1)


@pytest.mark.parametrize(
    ("stated", "step", "step_us"),
    [
        (None, 0.02, 20_000),
        (None, 20, 20_000),
        (None, 20_000, 20_000),
        ("ms", 1, 1000),
        ("s", 1, 1_000_000),
        ("us", 1000, 1000),
        ("s", 20, 20_000),
    ],
)
def test_elapsed_numbers_are_known_by_name_or_by_their_steps(stated: str | None, step: float, step_us: int):
    cells = [f"{602 + index * step:.3f}" for index in range(100)]
    column = decide_time_column(cells, unit=stated)
    assert column.clock == "elapsed"
    assert set(np.diff(read_times(cells, column)).tolist()) == {step_us}


def test_days_since_1900_are_known_by_their_size():
    cells = [f"{25_569 + (START_US + step) / 86_400e6:.10f}" for step in STEPS_US]
    assert_read(cells, "local", within_us=10)


def test_times_of_day_count_from_midnight():
    cells = [f"{moment:%H:%M:%S}.{milliseconds(moment)}" for moment in moments()]
    assert_read(cells, "elapsed", from_us=START_US % 86_400_000_000)


def test_decimal_commas_are_understood():
    assert_read([f"{step / 10**6:.3f}".replace(".", ",") for step in STEPS_US], "elapsed", from_us=0, decimal=",")


@pytest.mark.parametrize("cells", [["left", "right"], [], ["", ""], ["21:30"]])
def test_cells_that_are_no_times_are_told(cells: list[str]):
    assert decide_time_column(cells) is None


@pytest.mark.parametrize("bad", ["", "soon", "2026-02-30 21:30:00.000", "2026-09-21 25:30:00.000", "NaN", "2026-09-21"])
def test_an_unreadable_time_spoils_only_itself(bad: str):
    cells = [f"{moment:%Y-%m-%d %H:%M:%S.%f}" for moment in moments()]
    column = decide_time_column(cells)
    times = read_times([*cells[:5], bad, *cells[5:]], column)
    assert np.delete(times, 5).tolist() == (START_US + STEPS_US).tolist()
    assert times[5] == NO_STAMP or bad == "2026-09-21"


@pytest.mark.parametrize(
    ("dates", "stated", "order", "says"),
    [
        (["30/04/2024"], "mdy", "dmy", "but they are day, month, year"),
        (["4/30/2024"], "dmy", "mdy", "but they are month, day, year"),
        (["2024/04/05"], None, "ymd", None),
        (["05.04.2024"], None, "dmy", "could be read in two ways"),
        (["5/4/2024"], None, "mdy", "could be read in two ways"),
        (["5/4/2024"], "dmy", "dmy", None),
    ],
)
def test_the_dates_themselves_go_before_what_the_header_says(
    dates: list[str], stated: str | None, order: str, says: str | None
):
    found, repairs = order_of_dates(dates, stated)
    assert found == order
    assert [says in repair for repair in repairs] == ([True] if says else [])


@given(st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2150-01-01")))
def test_any_iso_moment_is_read_to_the_microsecond(moment: datetime):
    cells = [moment.isoformat(sep=" ", timespec="microseconds")]
    assert read_times(cells, decide_time_column(cells)).tolist() == [microseconds_of(moment)]
