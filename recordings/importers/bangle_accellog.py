"""Files of the Bangle.js app accellog: milliseconds since it was started, and counts of 8192 for one g."""

from recordings.importers.importer import Importer
from recordings.importers.layouts import Layout
from recordings.importers.roles import Roles
from recordings.importers.text_recordings import layout_of, names_of, read_text_recording
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

NAMES = ("Time (ms)", "X", "Y", "Z")
UNIT = "lsb:8192"


def _recognises(source: Source) -> bool:
    return names_of(source) == NAMES


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    return read_text_recording(
        source,
        options,
        format=IMPORTER.name,
        layout=layout,
        roles=Roles(time=0, axes=(1, 2, 3), unit=UNIT if _holds_counts(layout) else None, time_unit="ms"),
        wearable="Bangle.js",
    )


def _holds_counts(layout: Layout) -> bool:
    return all(cell.lstrip("-").isdecimal() for row in layout.rows for cell in row[1:])


IMPORTER = Importer(
    name="bangle_accellog",
    title="Bangle.js accellog CSV",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
