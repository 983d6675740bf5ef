"""CSV of Movesense's Android sample app: ``Timestamp (ms)`` counted from the sensor's start, and m/s²."""

from recordings.errors import UnknownFormatError
from recordings.importers.importer import Importer
from recordings.importers.roles import roles_of, words_in
from recordings.importers.text_recordings import layout_of, names_of, read_text_recording
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

AXIS_NAMES = ("x: (m/s^2)", "y: (m/s^2)", "z: (m/s^2)")


def _recognises(source: Source) -> bool:
    names = names_of(source)
    axes = tuple(name.lower() for name in names[-len(AXIS_NAMES) :])
    return axes == AXIS_NAMES and any(words_in(name)[:1] == ("timestamp",) for name in names)


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    roles = roles_of(layout.names)
    if roles is None:
        raise UnknownFormatError(f"{source.name} names no acceleration: export it again")
    return read_text_recording(source, options, format=IMPORTER.name, layout=layout, roles=roles, wearable="Movesense")


IMPORTER = Importer(
    name="movesense_csv",
    title="Movesense CSV",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
