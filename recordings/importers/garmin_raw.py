"""Raw accelerometer rows as research apps write them on Garmin watches: no header, ISO times with zone, milli-g."""

import re

from recordings.importers.importer import Importer
from recordings.importers.roles import Roles
from recordings.importers.text_recordings import layout_of, read_text_recording
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

ROW = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?([+-]\d{2}:?\d{2}|Z)(;-?\d+(\.\d+)?){3};?\s*")


def _recognises(source: Source) -> bool:
    return ROW.fullmatch(source.text.partition("\n")[0]) is not None


def _read(source: Source, options: ReadOptions) -> Recording:
    return read_text_recording(
        source,
        options,
        format=IMPORTER.name,
        layout=layout_of(source),
        roles=Roles(time=0, axes=(1, 2, 3), unit="mg", time_unit=None),
        wearable="Garmin",
    )


IMPORTER = Importer(
    name="garmin_raw",
    title="Garmin raw accelerometer (; separated, mg)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
