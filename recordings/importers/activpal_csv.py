"""activPAL's raw CSV: Excel days and three 8-bit counts, 127 standing for 0 g."""

from recordings.importers.importer import Importer
from recordings.importers.layouts import Layout, find_layout
from recordings.importers.roles import Roles
from recordings.importers.text_recordings import layout_of, read_rows
from recordings.importers.time_columns import decide_time_column
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source
from recordings.tidying import recording_from_columns

WIDTH = 4
ZERO_COUNT = 127
HIGHEST_COUNT = 255
UNIT = "lsb:63"


def _recognises(source: Source) -> bool:
    layout = find_layout(source)
    return layout is not None and not layout.names and layout.width == WIDTH and _holds_days_and_bytes(layout)


def _holds_days_and_bytes(layout: Layout) -> bool:
    time = decide_time_column(layout.cells(0))
    counts = [cell for row in layout.rows for cell in row[1:]]
    are_bytes = all(cell.isdecimal() and int(cell) <= HIGHEST_COUNT for cell in counts)
    return are_bytes and time is not None and time.unit == "day"


def _read(source: Source, options: ReadOptions) -> Recording:
    roles = Roles(time=0, axes=(1, 2, 3), unit=UNIT, time_unit=None)
    rows = read_rows(source, options, layout=layout_of(source), roles=roles)
    return recording_from_columns(
        rows.stamps,
        rows.acceleration - ZERO_COUNT,
        source=source,
        options=options,
        format=IMPORTER.name,
        unit=UNIT,
        wearable="activPAL",
        repairs=rows.repairs,
    )


IMPORTER = Importer(
    name="activpal_csv",
    title="activPAL raw CSV (Excel days, 8-bit counts)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
