"""Any table of numbers with columns for time, x, y and z: by name where named, by place where not."""

from itertools import pairwise

from recordings.errors import UnknownFormatError
from recordings.importers.importer import Importer
from recordings.importers.layouts import Layout, find_layout, is_number
from recordings.importers.roles import Roles, roles_of
from recordings.importers.text_recordings import layout_of, read_text_recording, time_column_of
from recordings.importers.time_columns import decide_time_column
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

AXES = 3
NAMES_SHOWN = 12
STEADY_SHARE = 0.9


def recognises(source: Source) -> bool:
    """Tell whether the source is a table of numbers."""
    return find_layout(source) is not None


def read(source: Source, options: ReadOptions) -> Recording:
    """Read a table of numbers."""
    layout = layout_of(source)
    roles = _named_roles(layout, options) if layout.names else _placed_roles(layout)
    if roles is None:
        columns = ", ".join(layout.names[:NAMES_SHOWN]) or f"{layout.width} columns without names"
        raise UnknownFormatError(
            f"{source.name} is a table ({columns}) in which no columns are known to be acceleration: "
            "name them time, x, y, z"
        )
    return read_text_recording(source, options, format=IMPORTER.name, layout=layout, roles=roles)


def _named_roles(layout: Layout, options: ReadOptions) -> Roles | None:
    roles = roles_of(layout.names, layout.units, chosen=options.columns)
    if roles is None or time_column_of(layout, roles) is not None:
        return roles
    return Roles(time=_dated_column(layout, roles), axes=roles.axes, unit=roles.unit, time_unit=None, kind=roles.kind)


def _dated_column(layout: Layout, roles: Roles) -> int | None:
    for column in range(layout.width):
        if column not in roles.axes:
            time = decide_time_column(layout.cells(column), decimal=layout.decimal)
            if time is not None and time.style != "number":
                return column
    return None


def _placed_roles(layout: Layout) -> Roles | None:
    if layout.width == AXES:
        return Roles(time=None, axes=(0, 1, 2), unit=None, time_unit=None)
    if layout.width > AXES and _is_running_time(layout):
        return Roles(time=0, axes=(1, 2, 3), unit=None, time_unit=None)
    return None


def _is_running_time(layout: Layout) -> bool:
    cells = layout.cells(0)
    time = decide_time_column(cells, decimal=layout.decimal)
    if time is None or time.style != "number":
        return time is not None
    numbers = [float(cell.replace(layout.decimal, ".")) for cell in cells if is_number(cell, layout.decimal)]
    forward = sum(later >= earlier for earlier, later in pairwise(numbers))
    return forward >= STEADY_SHARE * (len(numbers) - 1)


IMPORTER = Importer(
    name="csv",
    title="CSV or text table with columns time, x, y, z",
    recognises=recognises,
    read=read,
    extensions=(".csv", ".tsv", ".txt"),
    is_generic=True,
)
