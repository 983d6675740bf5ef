"""GENEActiv's CSV: a hundred lines of header, then time with a colon before the milliseconds, and g."""

import re
from dataclasses import replace
from datetime import timedelta, timezone, tzinfo

from recordings.importers.importer import Importer
from recordings.importers.roles import Roles
from recordings.importers.sites import site_in
from recordings.importers.text_recordings import layout_of, read_text_recording, time_column_of
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

FIRST_LINE = re.compile(r'"?Device Type"?,"?GENEActiv', re.IGNORECASE)
OFFSET = re.compile(r"(?:GMT|UTC)\s*([+-])(\d\d):?(\d\d)")
NUMBER = re.compile(r"\d+(\.\d+)?")


def _recognises(source: Source) -> bool:
    return FIRST_LINE.match(source.text) is not None


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    facts = _facts(layout.preamble)
    roles = Roles(time=0, axes=(1, 2, 3), unit="g", time_unit=None)
    time = time_column_of(layout, roles)
    rate = NUMBER.match(facts.get("Measurement Frequency", ""))
    return read_text_recording(
        source,
        options,
        format=IMPORTER.name,
        layout=layout,
        roles=roles,
        time=replace(time, zone=_zone(facts.get("Time Zone", ""))) if time else None,
        rate_hz=float(rate[0]) if rate else None,
        wearable=f"GENEActiv {facts.get('Device Model', '')}".strip(),
        site=site_in(facts.get("Device Location Code", "")),
    )


def _facts(preamble: tuple[str, ...]) -> dict[str, str]:
    pairs = (line.strip().replace('"', "").partition(",") for line in preamble)
    return {name.strip(): value.strip() for name, mark, value in pairs if mark}


def _zone(text: str) -> tzinfo | None:
    found = OFFSET.search(text)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(-offset if found[1] == "-" else offset)


IMPORTER = Importer(
    name="geneactiv_csv",
    title="GENEActiv CSV",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
