"""The way shared by all text formats: layout and roles of the columns in, stamped rows or a Recording out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from recordings.errors import UnreadableFileError
from recordings.importers.layouts import Layout, find_layout
from recordings.importers.roles import Roles, words_in
from recordings.importers.tables import read_table, read_times, stamps_of
from recordings.importers.time_columns import DateOrder, TimeColumn, decide_time_column
from recordings.options import ReadOptions
from recordings.recording import Recording, Signal, Site
from recordings.sources import Source
from recordings.stamps import Stamps
from recordings.tidying import recording_from_columns

DATE_LENGTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRows:
    """The rows of a text table as they stand in the file, ready for `recording_from_columns`."""

    stamps: Stamps
    acceleration: NDArray[np.float32]
    repairs: tuple[str, ...]


def read_text_recording(
    source: Source,
    options: ReadOptions,
    *,
    format: str,
    layout: Layout,
    roles: Roles,
    time: TimeColumn | None = None,
    unit: str | None = None,
    signal: Signal | None = None,
    rate_hz: float | None = None,
    started_at: datetime | None = None,
    wearable: str = "unknown",
    site: Site = "unknown",
    repairs: Sequence[str] = (),
) -> Recording:
    """Read a text table whose columns are known into a Recording.

    Parameters
    ----------
    source, options, layout, roles, time, rate_hz, started_at
        As for `read_rows`.
    format : str
        Name of the importer.
    unit : str, optional
        Unit the format prescribes; default: as the column names state it.
    signal : str, optional
        What the format prescribes; default: as the names or the magnitude at rest say.
    wearable, site : str, optional
        As the file states them.
    repairs : sequence of str, optional
        What the importer mended before.
    """
    rows = read_rows(source, options, layout=layout, roles=roles, time=time, rate_hz=rate_hz, started_at=started_at)
    named_signal: Signal | None = "linear_acceleration" if roles.kind == "linear_acceleration" else None
    return recording_from_columns(
        rows.stamps,
        rows.acceleration,
        source=source,
        options=options,
        format=format,
        unit=unit or roles.unit,
        signal=signal or named_signal,
        nominal_rate_hz=rate_hz,
        wearable=wearable,
        site=site,
        repairs=(*repairs, *rows.repairs),
    )


def read_rows(
    source: Source,
    options: ReadOptions,
    *,
    layout: Layout,
    roles: Roles,
    time: TimeColumn | None = None,
    rate_hz: float | None = None,
    started_at: datetime | None = None,
) -> TextRows:
    """Read the rows of a text table whose columns are known.

    Parameters
    ----------
    source, options
        What to read, and what the person said about it.
    layout, roles
        How the table is laid out, and which column is what.
    time : TimeColumn, optional
        How the time stamps are written; default: found from the first cells.
    rate_hz : float, optional
        Rate the file states, for tables without time column.
    started_at : datetime, optional
        Time of the first row (or of time 0) as the file states it elsewhere, for tables without a clock.
    """
    time = time or time_column_of(layout, roles)
    placed = None if time is None or roles.time is None else (roles.time, time)
    table = read_table(source, layout, axes=roles.axes, time=placed)
    stamps = stamps_of(
        table,
        time,
        source=source,
        rate_hz=options.rate_hz or rate_hz,
        started_at=_midnight_before(layout, time) or started_at,
    )
    assumed = time.repairs if time else ()
    return TextRows(stamps=stamps, acceleration=table.acceleration, repairs=(*assumed, *table.repairs))


def time_column_of(layout: Layout, roles: Roles, *, date_order: DateOrder | None = None) -> TimeColumn | None:
    """Find out how the time column of a table is written; None where it has none."""
    if roles.time is None:
        return None
    return decide_time_column(
        layout.cells(roles.time), unit=roles.time_unit, date_order=date_order, decimal=layout.decimal
    )


def first_stamp(layout: Layout, column: int) -> Stamps | None:
    """Read the first cell of a time column; None where it is no time."""
    time = decide_time_column(layout.cells(column), decimal=layout.decimal)
    if time is None:
        return None
    return Stamps(microseconds=read_times(layout.cells(column)[:1], time), clock=time.clock, zone=time.zone)


def layout_of(source: Source) -> Layout:
    """Find the layout of a source that was recognised as a text table."""
    layout = find_layout(source)
    if layout is None:
        raise UnreadableFileError(f"{source.name} holds no rows of numbers: export it again")
    return layout


def names_of(source: Source) -> tuple[str, ...]:
    """Return the column names of a text table; none where it has none or is no table."""
    layout = find_layout(source)
    return layout.names if layout else ()


def _midnight_before(layout: Layout, time: TimeColumn | None) -> datetime | None:
    """Find the day on which times of day begin, where another column holds the date."""
    if time is None or time.style != "time_of_day":
        return None
    dates = [column for column, name in enumerate(layout.names) if "date" in words_in(name)]
    if not dates or not layout.rows:
        return None
    try:
        return datetime.fromisoformat(layout.rows[0][dates[0]][:DATE_LENGTH])
    except ValueError:
        return None
