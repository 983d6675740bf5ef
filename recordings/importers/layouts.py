"""How a text table is laid out, found by looking at its first lines: delimiter, decimal mark, header, columns."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from recordings.sources import Source

DELIMITERS = (",", ";", "\t", "|", " ")
CACHED = 4
WIDEST = 1000
NARROWEST = 2
SAMPLE_LINES = 1000
JUDGED_LINES = 200
FOLLOWING_LINES = 5
GOOD_SHARE = 0.5
LONGEST_CELL = 200

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?(nan|inf|infinity)", re.IGNORECASE)
COMMA_NUMBER = re.compile(r"[+-]?(\d+,?\d*|,\d+)([eE][+-]?\d+)?|[+-]?(nan|inf|infinity)", re.IGNORECASE)
MOMENT = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T]+\d{1,2}:\d{2}(:\d{2})?([.,:]\d+)?\s*([AP]M|Z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,3}:\d{2}:\d{2}([.,:]\d+)?",
    re.IGNORECASE,
)
UNIT_CELL = re.compile(
    r"\W*(g|mg|ms|s|us|ns|m/\(?s(\^2|²|2)\)?|m/s/s|deg/s|°/s|dps|no_units|mv|lsb|hz|ut|yyyy.*|hh.*)\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the numbers of a text table are.

    Parameters
    ----------
    delimiter, decimal : str
        One character each.
    width : int
        Cells in a row.
    skip_lines : int
        Lines before the first row of numbers.
    preamble : tuple of str
        Those lines.
    names : tuple of str
        Column names, ``width`` of them, or none where the file names no columns.
    units : tuple of str
        Second header row where there is one (``ms;m/(s^2);…``), else none.
    rows : tuple of tuple of str
        The first rows of numbers, cells stripped.
    """

    delimiter: str
    decimal: str
    width: int
    skip_lines: int
    preamble: tuple[str, ...]
    names: tuple[str, ...]
    units: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def cells(self, column: int) -> tuple[str, ...]:
        """Return the first cells of a column."""
        return tuple(row[column] for row in self.rows)


@lru_cache(maxsize=CACHED)
def find_layout(source: Source) -> Layout | None:
    """Find out how a source is laid out as a table of numbers; None where it is no such table."""
    if source.members or b"\0" in source.head:
        return None
    lines = _complete_lines(source)
    judged = [line for line in lines if line.strip()][-JUDGED_LINES:]
    candidates = [layout for mark in DELIMITERS if (layout := _judge(judged, mark))]
    if not candidates:
        return None
    _, delimiter, decimal, width = max(candidates, key=lambda candidate: candidate[0])
    rows = [_split(line, delimiter) for line in lines[:SAMPLE_LINES]]
    first = _first_row(rows, width=width, decimal=decimal)
    if first is None:
        return None
    names, units = _header(rows[:first], width)
    return Layout(
        delimiter=delimiter,
        decimal=decimal,
        width=width,
        skip_lines=first,
        preamble=tuple(lines[:first]),
        names=names,
        units=units,
        rows=tuple(row for row in rows[first:] if len(row) == width),
    )


def is_number(cell: str, decimal: str = ".") -> bool:
    """Tell whether a cell is a number."""
    return bool((COMMA_NUMBER if decimal == "," else NUMBER).fullmatch(cell))


def _complete_lines(source: Source) -> list[str]:
    lines = source.text.replace("\r\n", "\n").split("\n")
    if not (source.is_whole and lines[-1]) or len(lines) == 1:
        lines.pop()
    return lines


def _judge(lines: Sequence[str], delimiter: str) -> tuple[float, str, str, int] | None:
    rows = [_split(line, delimiter) for line in lines]
    if not rows:
        return None
    width, count = Counter(map(len, rows)).most_common(1)[0]
    if not NARROWEST <= width <= WIDEST:
        return None
    cells = [cell for row in rows if len(row) == width for cell in row]
    dotted = _data_share(cells, ".")
    commaed = _data_share(cells, ",") if delimiter != "," else 0.0
    share = count / len(rows) * max(dotted, commaed)
    return (share, delimiter, "," if commaed > dotted else ".", width) if share >= GOOD_SHARE / 2 else None


def _data_share(cells: Sequence[str], decimal: str) -> float:
    return sum(_is_data(cell, decimal) or not cell for cell in cells) / len(cells)


def _is_data(cell: str, decimal: str) -> bool:
    return is_number(cell, decimal) or (len(cell) < LONGEST_CELL and bool(MOMENT.fullmatch(cell)))


def _split(line: str, delimiter: str) -> tuple[str, ...]:
    if delimiter == " ":
        return tuple(line.split())
    cells = line.split(delimiter)
    if '"' in line:
        with suppress(csv.Error):
            cells = next(csv.reader([line], delimiter=delimiter))
    return tuple(cell.strip() for cell in cells)


def _first_row(rows: Sequence[tuple[str, ...]], *, width: int, decimal: str) -> int | None:
    is_data = [len(row) == width and _is_data_row(row, decimal) for row in rows]
    for first, is_first in enumerate(is_data):
        following = is_data[first : first + FOLLOWING_LINES]
        if is_first and sum(following) > GOOD_SHARE * len(following):
            return first
    return None


def _is_data_row(row: tuple[str, ...], decimal: str) -> bool:
    filled = [cell for cell in row if cell]
    data = sum(_is_data(cell, decimal) for cell in filled)
    return data >= NARROWEST and data >= GOOD_SHARE * len(filled)


def _header(rows: Sequence[tuple[str, ...]], width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    above = [_fitted(row, width) for row in reversed([row for row in rows if any(row)])][:2]
    named = [row for row in above if row and any(cell.strip("-_ ") and not is_number(cell) for cell in row)]
    if not named or named[0] is not above[0]:
        return (), ()
    filled = [cell for cell in named[0] if cell]
    unit_cells = sum(bool(UNIT_CELL.fullmatch(cell)) for cell in filled)
    has_units = len(named) > 1 and unit_cells >= GOOD_SHARE * len(filled)
    return (named[1], named[0]) if has_units else (named[0], ())


def _fitted(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Return a header row with as many cells as the rows of numbers have, or nothing where it cannot be one."""
    if len(row) == width:
        return row
    if len(row) == width - 1:
        return ("", *row)
    return row[:width] if len(row) == width + 1 and not row[-1] else ()
