"""From cells of text to numbers and times, a block of an arrow table at a time; imported only when a table is read."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from recordings.arrow_arrays import numpy_from
from recordings.importers.time_columns import US_PER_UNIT, DateOrder, Style, TimeColumn, day_of
from recordings.stamps import FARTHEST_US, NO_STAMP, US_PER_S, microseconds_from, microseconds_of

NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$|^[+-]?([nN][aA][nN]|[iI][nN][fF])$"
SPACE_BEFORE_ZONE = re.compile(r"\s+(?=Z$|[+-]\d{2}(:?\d{2})?$)")
SECONDS_END = 19
NOON = 12
HOUR_US = 3600 * US_PER_S


def numbers_in(cells: pa.Array, decimal: str) -> NDArray[np.float32]:
    """Read a block of numbers; NaN where a cell is none."""
    found: NDArray[np.float32] = _floats(cells, pa.float32(), decimal=decimal)
    return found


def microseconds_in(cells: pa.Array, column: TimeColumn) -> NDArray[np.int64]:
    """Read a block of time stamps; ``NO_STAMP`` where a cell is none."""
    return READERS[column.style](cells, column)


def _counted(cells: pa.Array, column: TimeColumn) -> NDArray[np.int64]:
    whole = _whole_numbers(cells, US_PER_UNIT[column.unit])
    if whole is None:
        found = microseconds_from(_floats(cells, pa.float64(), decimal=column.decimal), US_PER_UNIT[column.unit])
    elif column.unit == "ns":
        found = (whole + 500) // 1000
    else:
        found = whole * int(US_PER_UNIT[column.unit])
    return np.where(found == NO_STAMP, NO_STAMP, found + column.origin_us) if column.origin_us else found


def _iso(cells: pa.Array, column: TimeColumn) -> NDArray[np.int64]:
    return _moments(cells if column.mark == "." else _dotted_iso(cells), "UTC" if column.clock == "utc" else None)


def _date_and_time(cells: pa.Array, column: TimeColumn) -> NDArray[np.int64]:
    trimmed = pc.utf8_trim_whitespace(cells)
    parts = pc.extract_regex(trimmed, r"^(?P<day>[^ T]+)[ T]+(?P<time>[^ ]+)\s*(?P<half>[aApP]?)[mM]?$")
    days = parts.field("day").dictionary_encode()
    iso_days = pa.array([_iso_day(day, column.date_order) for day in days.dictionary.to_pylist()], pa.string())
    times = _dotted_time(_padded_hour(parts.field("time")), column.mark)
    found = _moments(pc.binary_join_element_wise(iso_days.take(days.indices), times, " "))
    return _in_right_half(found, parts.field("half"))


def _time_of_day(cells: pa.Array, column: TimeColumn) -> NDArray[np.int64]:
    times = _dotted_time(_padded_hour(pc.utf8_trim_whitespace(cells)), column.mark)
    return _moments(pc.binary_join_element_wise("1970-01-01", times, " "))


def _floats(cells: pa.Array, kind: pa.DataType, *, decimal: str) -> Any:
    dotted = cells if decimal == "." else pc.replace_substring(cells, decimal, ".")
    try:
        return numpy_from(dotted.cast(kind))
    except pa.ArrowInvalid:
        trimmed = pc.ascii_trim_whitespace(dotted)
        is_number = pc.match_substring_regex(trimmed, NUMBER)
        return numpy_from(pc.if_else(is_number, trimmed, "nan").cast(kind))


def _whole_numbers(cells: pa.Array, unit_us: float) -> NDArray[np.int64] | None:
    try:
        whole: NDArray[np.int64] = numpy_from(cells.cast(pa.int64()))
    except pa.ArrowInvalid:
        return None
    largest = max(abs(int(whole.max(initial=0))), abs(int(whole.min(initial=0))))
    return whole if largest * unit_us < FARTHEST_US else None


def _moments(cells: pa.Array, zone: str | None = None) -> NDArray[np.int64]:
    for unit in ("us", "ns"):
        try:
            moments = cells.cast(pa.timestamp(unit, zone))
        except pa.ArrowInvalid:
            continue
        microseconds = moments.cast(pa.timestamp("us", zone), safe=False).cast(pa.int64())
        return numpy_from(microseconds.fill_null(NO_STAMP) if microseconds.null_count else microseconds)
    return np.array([_moment(cell, zone) for cell in cells.to_pylist()], dtype=np.int64)


def _moment(cell: str | None, zone: str | None) -> int:
    try:
        moment = datetime.fromisoformat(SPACE_BEFORE_ZONE.sub("", (cell or "").strip()))
    except ValueError:
        return NO_STAMP
    return microseconds_of(moment) if (moment.tzinfo is None) == (zone is None) else NO_STAMP


def _iso_day(text: str | None, order: DateOrder) -> str | None:
    day = day_of(text or "", order)
    return day.isoformat() if day else None


def _padded_hour(times: pa.Array) -> pa.Array:
    return pc.if_else(pc.match_substring_regex(times, r"^\d:"), pc.binary_join_element_wise("0", times, ""), times)


def _dotted_time(times: pa.Array, mark: str) -> pa.Array:
    return times if mark == "." else pc.replace_substring_regex(times, r"^(\d+:\d+:\d+)[,:]", r"\1.")


def _dotted_iso(cells: pa.Array) -> pa.Array:
    if len(cells) and pc.min(pc.binary_length(cells)).as_py() > SECONDS_END:
        return pc.binary_replace_slice(cells, SECONDS_END, SECONDS_END + 1, ".")
    return pc.replace_substring_regex(cells, r"^(.{19})[,:]", r"\1.")


def _in_right_half(microseconds: NDArray[np.int64], halves: pa.Array) -> NDArray[np.int64]:
    """Move times told as AM or PM to the 24 hours of the day."""
    half = np.array(pc.utf8_lower(halves).to_pylist())
    if not (half != "").any():
        return microseconds
    hour = microseconds // HOUR_US % 24
    moved = microseconds + np.where((half == "p") & (hour < NOON), NOON * HOUR_US, 0)
    moved -= np.where((half == "a") & (hour == NOON), NOON * HOUR_US, 0)
    return np.where(microseconds == NO_STAMP, NO_STAMP, moved)


READERS: dict[Style, Callable[[pa.Array, TimeColumn], NDArray[np.int64]]] = {
    "number": _counted,
    "iso": _iso,
    "date_and_time": _date_and_time,
    "time_of_day": _time_of_day,
}
