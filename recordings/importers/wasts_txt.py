"""The text file of the WASTS wrist logger: a line ``start``, then milliseconds, x, y, z in g, temperature, humidity."""

from recordings.importers.importer import Importer
from recordings.importers.layouts import find_layout
from recordings.importers.roles import Roles
from recordings.importers.text_recordings import layout_of, read_text_recording
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

FIRST_LINE = "start"
WIDTH = 6


def _recognises(source: Source) -> bool:
    if not source.head.startswith(FIRST_LINE.encode()):
        return False
    layout = find_layout(source)
    return layout is not None and layout.preamble == (FIRST_LINE,) and layout.width == WIDTH


def _read(source: Source, options: ReadOptions) -> Recording:
    return read_text_recording(
        source,
        options,
        format=IMPORTER.name,
        layout=layout_of(source),
        roles=Roles(time=0, axes=(1, 2, 3), unit="g", time_unit="ms"),
        wearable="WASTS wrist logger",
    )


IMPORTER = Importer(
    name="wasts_txt",
    title="WASTS wrist logger text (start; ms x y z temperature humidity)",
    recognises=_recognises,
    read=_read,
    extensions=(".txt",),
)
