"""The way shared by all text formats: layout and roles of columns in, Recording out."""

from collections.abc import Sequence
from datetime import datetime

from recordings.errors import UnreadableFileError
from recordings.importers.layouts import Layout, find_layout
from recordings.importers.roles import Roles, words_in
from recordings.importers.tables import read_table, stamps_of
from recordings.importers.time_columns import DateOrder, TimeColumn, decide_time_column
from recordings.options import ReadOptions
from recordings.recording import Recording, Signal, Site
from recordings.sources import Source
from recordings.tidying import recording_from_columns

DATE_LENGTH = 10


def read_text_recording(
    source: Source,
    options: ReadOptions,
    *,
    format: str,
    layout: Layout,
    roles: Roles,
    unit: str | None = None,
    signal: Signal | None = None,
    rate_hz: float | None = None,
    started_at: datetime | None = None,
    date_order: DateOrder | None = None,
    wearable: str = "unknown",
    site: Site = "unknown",
    repairs: Sequence[str] = (),
) -> Recording:
    """Read a text table whose columns are known into a Recording.

    Parameters
    ----------
    source, options
        What to read, and what the person said about it.
    format : str
        Name of the importer.
    layout, roles
        How the table is laid out, and which column is what.
    unit : str, optional
        Unit the format prescribes; default: as the column names state it.
    signal : str, optional
        What the format prescribes; default: as the names or the magnitude at rest say.
    rate_hz : float, optional
        Rate the file states; it times the rows where there is no time column.
    started_at : datetime, optional
        Time of the first row as the file states it elsewhere, for tables without a clock.
    date_order : str, optional
        Order of day, month and year as the file states it.
    wearable, site : str, optional
        As the file states them.
    repairs : sequence of str, optional
        What the importer mended before.
    """
    time = time_column_of(layout, roles, date_order=date_order)
    table = read_table(
        source,
        layout,
        axes=roles.axes,
        time=None if time is None or roles.time is None else (roles.time, time),
    )
    stamps = stamps_of(
        table,
        time,
        source=source,
        rate_hz=rate_hz or options.rate_hz,
        started_at=_midnight_before(layout, time) or started_at,
    )
    is_linear = roles.kind == "linear_acceleration" and signal is None
    return recording_from_columns(
        stamps,
        table.acceleration,
        source=source,
        options=options,
        format=format,
        unit=unit or roles.unit,
        signal="linear_acceleration" if is_linear else signal,
        nominal_rate_hz=rate_hz,
        wearable=wearable,
        site=site,
        repairs=(*repairs, *table.repairs, *(time.repairs if time else ())),
    )


def time_column_of(layout: Layout, roles: Roles, *, date_order: DateOrder | None = None) -> TimeColumn | None:
    """Find out how the time column of a table is written; None where it has none."""
    if roles.time is None:
        return None
    return decide_time_column(
        layout.cells(roles.time), unit=roles.time_unit, date_order=date_order, decimal=layout.decimal
    )


def layout_of(source: Source) -> Layout:
    """Find the layout of a source that was recognised as a text table."""
    layout = find_layout(source)
    if layout is None:
        raise UnreadableFileError(f"{source.name} holds no rows of numbers: export it again")
    return layout


def _midnight_before(layout: Layout, time: TimeColumn | None) -> datetime | None:
    """Find the day on which times of day begin, where another column holds the date."""
    if time is None or time.style != "time_of_day":
        return None
    for column, name in enumerate(layout.names):
        if "date" in words_in(name) and layout.rows:
            try:
                return datetime.fromisoformat(layout.rows[0][column][:DATE_LENGTH])
            except ValueError:
                return None
    return None
