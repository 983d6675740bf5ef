"""Tab-separated ``.ts`` tables as MATLAB scripts write them: a line ``SampleRate: 16``, then named columns."""

import re

from recordings.errors import UnknownFormatError
from recordings.importers.importer import Importer
from recordings.importers.roles import roles_of
from recordings.importers.text_recordings import layout_of, names_of, read_text_recording
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

RATE_LINE = re.compile(r"\s*Sample\s?Rate\s*[:=]\s*(\d+(\.\d+)?)", re.IGNORECASE)


def _recognises(source: Source) -> bool:
    return RATE_LINE.match(source.text) is not None and roles_of(names_of(source)) is not None


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    stated = RATE_LINE.match(source.text)
    roles = roles_of(layout.names)
    if stated is None or roles is None:
        raise UnknownFormatError(f"{source.name} states no sampling rate or no acceleration: export it again")
    return read_text_recording(
        source, options, format=IMPORTER.name, layout=layout, roles=roles, rate_hz=float(stated[1])
    )


IMPORTER = Importer(
    name="matlab_ts",
    title="MATLAB-style table with a SampleRate line (.ts)",
    recognises=_recognises,
    read=_read,
    extensions=(".ts", ".txt"),
)
