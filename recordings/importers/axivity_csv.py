"""Axivity AX3 and AX6 as CSV: OMGUI's raw export (no header, unix or formatted times) and omconvert's."""

import re
from dataclasses import replace

from recordings.importers.importer import Importer
from recordings.importers.roles import Roles
from recordings.importers.text_recordings import layout_of, names_of, read_text_recording, time_column_of
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

AXES = 3
ROW = re.compile(r"(\d{9,10}\.\d{4}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3})(,-?\d+\.\d{6}){3}((,-?\d+\.\d{6}){3})?\r?")
NAMES = re.compile(r"Time,\s*Accel-X \(g\),\s*Accel-Y \(g\),\s*Accel-Z \(g\)")


def _recognises(source: Source) -> bool:
    names = names_of(source)
    if names:
        return NAMES.match(",".join(names)) is not None
    return ROW.fullmatch(source.text.partition("\n")[0]) is not None


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    roles = Roles(time=0, axes=(1, 2, 3), unit="g", time_unit=None)
    time = time_column_of(layout, roles)
    return read_text_recording(
        source,
        options,
        format=IMPORTER.name,
        layout=layout,
        roles=roles,
        # the wearable keeps a wall clock without zone, also where OMGUI writes it as seconds
        time=replace(time, clock="local") if time else None,
        wearable="Axivity AX6" if layout.width > 1 + AXES else "Axivity AX3",
    )


IMPORTER = Importer(
    name="axivity_csv",
    title="Axivity AX3 or AX6 CSV (OMGUI or omconvert)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
