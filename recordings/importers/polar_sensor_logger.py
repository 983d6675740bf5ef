"""Polar Sensor Logger: text files of H10, OH1 and Verity Sense with a phone clock and a sensor clock."""

import re
from datetime import UTC, datetime

from recordings.errors import UnreadableFileError
from recordings.importers.importer import Importer
from recordings.importers.layouts import Layout
from recordings.importers.tables import read_table, stamps_of
from recordings.importers.text_recordings import layout_of
from recordings.importers.time_columns import TimeColumn
from recordings.options import ReadOptions
from recordings.recording import Recording, Site
from recordings.sources import Source
from recordings.stamps import US_PER_S, microseconds_of
from recordings.tidying import recording_from_columns

PHONE_NAME = "phone timestamp"
SENSOR_NAME = "sensor timestamp [ns]"
AXIS_NAMES = ("x [mg]", "y [mg]", "z [mg]")
NS_PER_US = 1000
SENSOR_EPOCH_US = microseconds_of(datetime(2000, 1, 1, tzinfo=UTC))
CLOCKS_AGREE_WITHIN_US = 60 * US_PER_S
MODELS = {"h10": "Polar H10", "oh1": "Polar OH1", "sense": "Polar Verity Sense"}
SITES: dict[str, Site] = {"Polar H10": "chest"}
MODEL = re.compile("|".join(MODELS), re.IGNORECASE)


def _recognises(source: Source) -> bool:
    names = [name.strip().lower() for name in source.text.partition("\n")[0].split(";")]
    return {SENSOR_NAME, *AXIS_NAMES} <= set(names)


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    if not {SENSOR_NAME, *AXIS_NAMES} <= {name.lower() for name in layout.names}:
        raise UnreadableFileError(f"{source.name} is not the same table throughout: export it again")
    time, repairs = _sensor_time(layout)
    axes = [_column(layout, name) for name in AXIS_NAMES]
    table = read_table(source, layout, axes=axes, time=(_column(layout, SENSOR_NAME), time))
    wearable = _wearable(source.name)
    return recording_from_columns(
        stamps_of(table, time, source=source, rate_hz=None),
        table.acceleration,
        source=source,
        options=options,
        format=IMPORTER.name,
        unit="mg",
        wearable=wearable,
        site=SITES.get(wearable, "unknown"),
        repairs=(*table.repairs, *repairs),
    )


def _sensor_time(layout: Layout) -> tuple[TimeColumn, tuple[str, ...]]:
    """Read time from the sensor's clock, which does not lag; where it is wrong, set it by the phone's."""
    sensor_us, phone_us = _sensor_us(layout), _phone_us(layout)
    off_us = phone_us - sensor_us if phone_us is not None and sensor_us is not None else 0
    if abs(off_us) <= CLOCKS_AGREE_WITHIN_US:
        return TimeColumn(style="number", clock="local", unit="ns", origin_us=SENSOR_EPOCH_US), ()
    said = f"The sensor's clock was {abs(off_us) / US_PER_S:.0f} s away from the phone's: set by the phone."
    return TimeColumn(style="number", clock="local", unit="ns", origin_us=SENSOR_EPOCH_US + off_us), (said,)


def _sensor_us(layout: Layout) -> int | None:
    cells = layout.cells(_column(layout, SENSOR_NAME))
    return SENSOR_EPOCH_US + int(cells[0]) // NS_PER_US if cells and cells[0].isdecimal() else None


def _phone_us(layout: Layout) -> int | None:
    names = [name.lower() for name in layout.names]
    if PHONE_NAME not in names or not layout.rows:
        return None
    try:
        return microseconds_of(datetime.fromisoformat(layout.cells(names.index(PHONE_NAME))[0]))
    except ValueError:
        return None


def _column(layout: Layout, wanted: str) -> int:
    return [name.lower() for name in layout.names].index(wanted)


def _wearable(name: str) -> str:
    found = MODEL.search(name)
    return MODELS[found[0].lower()] if found else "Polar"


IMPORTER = Importer(
    name="polar_sensor_logger",
    title="Polar Sensor Logger (.txt)",
    recognises=_recognises,
    read=_read,
    extensions=(".txt",),
)
