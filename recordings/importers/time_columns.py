"""How the time stamps of a table are written, decided from its first cells, and read from then on block by block."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta, timezone, tzinfo
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from recordings.importers.layouts import is_number
from recordings.stamps import US_PER_S, Clock

DateOrder = Literal["dmy", "mdy", "ymd"]
TimeUnit = Literal["ns", "us", "ms", "s", "day"]
Style = Literal["number", "iso", "date_and_time", "time_of_day"]

US_PER_UNIT: dict[str, float] = {"ns": 1e-3, "us": 1.0, "ms": 1e3, "s": 1e6, "day": 86_400e6}
EPOCH_RANGES: dict[TimeUnit, tuple[float, float]] = {
    "ns": (5e17, 7e18),
    "us": (5e14, 7e15),
    "ms": (5e11, 7e12),
    "s": (5e8, 7e9),
}
EXCEL_DAYS = (20_000.0, 80_000.0)
EXCEL_EPOCH_US = -25_569 * 86_400 * US_PER_S
LONGEST_STEP_US = 2.5 * US_PER_S
SHORTEST_STEP_US = 150.0
USUAL_STEPS_US = (450.0, 500_000.0)
MONTHS = 12
DAYS = 31
CENTURY = 100
CENTURY_BEGAN = 2000
DATE_LENGTH = 10
WORDS = {"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}

ISO = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}([.,:]\d{1,9})?)?\s?(Z|[+-]\d{2}(:?\d{2})?)?")
SPLIT = re.compile(
    r"(?P<date>\d{1,4}([-/.])\d{1,2}\2\d{1,4})[ T]+\d{1,2}:\d{2}(:\d{2}([.,:]\d{1,9})?)?(\s*[AP]M)?", re.IGNORECASE
)
TIME_OF_DAY = re.compile(r"\d{1,2}:\d{2}:\d{2}([.,:]\d{1,9})?")
DATE_MARK = re.compile(r"[-/.]")
FRACTION = re.compile(r":\d{2}:\d{2}([.,:])\d")
OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeColumn:
    """How the cells of a time column are to be read.

    Parameters
    ----------
    style : {"number", "iso", "date_and_time", "time_of_day"}
        A count of ``unit``; ``2026-09-21 21:30:00.000``; a date in ``date_order`` and a time; a time alone.
    clock : str
        See `Stamps`.
    zone : tzinfo or None
        Zone the cells name.
    unit : str
        Of numbers.
    origin_us : int
        Microseconds from 1970 to the moment at which a number is 0.
    decimal : str
        Decimal mark of numbers.
    mark : str
        What stands before the fraction of a second.
    date_order : str
        Of dates that are not written as year-month-day.
    repairs : tuple of str
        What was assumed.
    """

    style: Style
    clock: Clock
    zone: tzinfo | None = None
    unit: TimeUnit = "s"
    origin_us: int = 0
    decimal: str = "."
    mark: str = "."
    date_order: DateOrder = "ymd"
    repairs: tuple[str, ...] = ()


def decide_time_column(
    cells: Sequence[str], *, unit: TimeUnit | None = None, date_order: DateOrder | None = None, decimal: str = "."
) -> TimeColumn | None:
    """Find out how time stamps are written; None where the cells are no times.

    Parameters
    ----------
    cells : sequence of str
        The first cells of the column.
    unit : str, optional
        ``s``, ``ms``, ``us`` or ``ns`` where the file states it.
    date_order : str, optional
        ``dmy``, ``mdy`` or ``ymd`` where the file states it; the cells themselves go before it.
    decimal : str, optional
        Decimal mark of numbers.
    """
    filled = [cell for cell in cells if cell]
    numbers = [float(cell.replace(decimal, ".")) for cell in filled if is_number(cell, decimal)]
    if len(numbers) > len(filled) / 2:
        return _number_column(np.array(numbers), stated=unit, decimal=decimal)
    if _are_mostly(filled, ISO):
        return _iso_column(filled)
    if _are_mostly(filled, SPLIT):
        return _date_column([found for cell in filled if (found := SPLIT.fullmatch(cell))], date_order)
    if _are_mostly(filled, TIME_OF_DAY):
        return TimeColumn(style="time_of_day", clock="elapsed", mark=_mark(filled))
    return None


def order_of_dates(dates: Sequence[str], stated: DateOrder | None) -> tuple[DateOrder, tuple[str, ...]]:
    """Find out whether dates are written day first, month first or year first, and say what was assumed.

    Parameters
    ----------
    dates : sequence of str
        Such as ``30/04/2024``.
    stated : str or None
        The order the file states; what the dates themselves prove goes before it.
    """
    numbers = [tuple(map(int, DATE_MARK.split(text))) for text in dates]
    first, second, _ = (max(parts) for parts in zip(*numbers, strict=True))
    proven = _proven_order(first, second)
    if proven and stated and proven != stated:
        return proven, (f"The header says that dates are written {WORDS[stated]}, but they are {WORDS[proven]}.",)
    known = proven or stated
    if known:
        return known, ()
    guess: DateOrder = "mdy" if "/" in dates[0] else "dmy"
    return guess, (f"Dates could be read in two ways: taken as {WORDS[guess]}.",)


def day_of(text: str, order: DateOrder) -> date | None:
    """Read a date whose parts stand in a known order; None where it is none."""
    parts = DATE_MARK.split(text)
    if len(parts) != len(order) or not all(part.isdecimal() for part in parts):
        return None
    numbers = dict(zip(order, map(int, parts), strict=True))
    year = numbers["y"] if numbers["y"] >= CENTURY else numbers["y"] + CENTURY_BEGAN
    try:
        return date(year, numbers["m"], numbers["d"])
    except ValueError:
        return None


def _proven_order(first: int, second: int) -> DateOrder | None:
    if first > DAYS:
        return "ymd"
    if first > MONTHS:
        return "dmy"
    return "mdy" if second > MONTHS else None


def _are_mostly(cells: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return sum(bool(pattern.fullmatch(cell)) for cell in cells) > len(cells) / 2


def _number_column(numbers: NDArray[np.float64], *, stated: TimeUnit | None, decimal: str) -> TimeColumn:
    level = float(np.median(np.abs(numbers)))
    steps = np.diff(numbers)
    forward = steps[steps > 0]
    step = float(np.median(forward)) if forward.size else 1.0
    for unit, (lowest, highest) in EPOCH_RANGES.items():
        if stated in (None, unit) and lowest <= level < highest and step * US_PER_UNIT[unit] <= LONGEST_STEP_US:
            return TimeColumn(style="number", clock="utc", unit=unit, decimal=decimal)
    if EXCEL_DAYS[0] <= level < EXCEL_DAYS[1] and stated is None and step * US_PER_UNIT["day"] <= LONGEST_STEP_US:
        return TimeColumn(style="number", clock="local", unit="day", origin_us=EXCEL_EPOCH_US, decimal=decimal)
    longest_us = LONGEST_STEP_US if forward.size < steps.size / 2 else USUAL_STEPS_US[1]
    unit = _elapsed_unit(step, stated, longest_us=longest_us)
    return TimeColumn(style="number", clock="elapsed", unit=unit, decimal=decimal)


def _elapsed_unit(step: float, stated: TimeUnit | None, *, longest_us: float) -> TimeUnit:
    if stated is not None and SHORTEST_STEP_US <= step * US_PER_UNIT[stated] <= LONGEST_STEP_US:
        return stated
    units: tuple[TimeUnit, ...] = ("s", "ms", "us", "ns")
    likely = [unit for unit in units if USUAL_STEPS_US[0] <= step * US_PER_UNIT[unit] <= longest_us]
    return likely[0] if likely else stated or "s"


def _iso_column(cells: Sequence[str]) -> TimeColumn:
    zones = [zone for cell in cells if ISO.fullmatch(cell) and (zone := _zone_in(cell))]
    if not zones:
        return TimeColumn(style="iso", clock="local", mark=_mark(cells))
    return TimeColumn(style="iso", clock="utc", zone=zones[0], mark=_mark(cells))


def _zone_in(cell: str) -> tzinfo | None:
    if cell.endswith("Z"):
        return UTC
    offset = OFFSET.search(cell[DATE_LENGTH:])
    if offset is None:
        return None
    span = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    return timezone(-span if offset[1] == "-" else span)


def _mark(cells: Sequence[str]) -> str:
    found = (FRACTION.search(cell) for cell in cells)
    return next((match[1] for match in found if match), ".")


def _date_column(found: Sequence[re.Match[str]], stated: DateOrder | None) -> TimeColumn:
    order, repairs = order_of_dates([match["date"] for match in found], stated)
    cells = [match[0] for match in found]
    return TimeColumn(style="date_and_time", clock="local", mark=_mark(cells), date_order=order, repairs=repairs)
