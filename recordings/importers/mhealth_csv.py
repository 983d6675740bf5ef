"""The mHealth specification's CSV: ``HEADER_TIME_STAMP`` and three axes, in g or in named m/s²."""

from recordings.importers.importer import Importer
from recordings.importers.roles import Roles, unit_in
from recordings.importers.text_recordings import layout_of, names_of, read_text_recording
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

WIDTH = 4
TIME_NAME = "HEADER_TIME_STAMP"


def _recognises(source: Source) -> bool:
    names = names_of(source)
    return len(names) == WIDTH and names[0] == TIME_NAME and [name[:1] for name in names[1:]] == ["X", "Y", "Z"]


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    unit = unit_in(layout.names[1]) or "g"
    return read_text_recording(
        source,
        options,
        format=IMPORTER.name,
        layout=layout,
        roles=Roles(time=0, axes=(1, 2, 3), unit=unit, time_unit=None),
    )


IMPORTER = Importer(
    name="mhealth_csv",
    title="mHealth CSV (HEADER_TIME_STAMP, X, Y, Z)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
