"""MbientLab's MetaBase CSV: epoch milliseconds, local time with its offset in the header, elapsed seconds, g."""

import re
from dataclasses import replace
from datetime import timedelta, timezone, tzinfo

from recordings.importers.importer import Importer
from recordings.importers.roles import Roles
from recordings.importers.text_recordings import layout_of, names_of, read_text_recording, time_column_of
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

NAMES = re.compile(
    r"epoch? \(ms\),timestamp \(([+-])(\d\d):?(\d\d)\),elapsed \(s\),x-axis \(g\),y-axis \(g\),z-axis \(g\)"
)


def _recognises(source: Source) -> bool:
    return NAMES.fullmatch(",".join(names_of(source))) is not None


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    roles = Roles(time=0, axes=(3, 4, 5), unit="g", time_unit="ms")
    time = time_column_of(layout, roles)
    return read_text_recording(
        source,
        options,
        format=IMPORTER.name,
        layout=layout,
        roles=roles,
        time=replace(time, zone=_zone(layout.names)) if time else None,
        wearable="MbientLab MetaMotion",
    )


def _zone(names: tuple[str, ...]) -> tzinfo | None:
    found = NAMES.fullmatch(",".join(names))
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(-offset if found[1] == "-" else offset)


IMPORTER = Importer(
    name="metabase_csv",
    title="MbientLab MetaBase CSV",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
