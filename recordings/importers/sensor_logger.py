"""Sensor Logger (Kelvin Choi): one CSV file for each sensor of a phone or watch, in a folder or zip file."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from recordings.errors import InvalidRecordingError, UnreadableFileError
from recordings.importers.importer import Importer
from recordings.importers.layouts import Layout
from recordings.importers.roles import Roles
from recordings.importers.tables import read_table, stamps_of
from recordings.importers.text_recordings import layout_of, read_text_recording, time_column_of
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source
from recordings.tidying import recording_from_columns

TIME_NAMES = ("time", "seconds_elapsed")
AXIS_NAMES = ("x", "y", "z")
GRAVITY_NAMES = ("gravityX", "gravityY", "gravityZ")
USER_NAMES = ("accelerationX", "accelerationY", "accelerationZ")
AXES = 3

WATCH, LINEAR = "WristMotion.csv", "Accelerometer.csv"
WITH_GRAVITY = ("TotalAcceleration.csv", "AccelerometerUncalibrated.csv")
# What sits on the wrist first, then what holds gravity.
BY_PREFERENCE = (WATCH, *WITH_GRAVITY, LINEAR)
METADATA = "Metadata.csv"


def _recognises(source: Source) -> bool:
    if source.members:
        return any(_is_acceleration(source.member(name)) for name in _files(source).values())
    return _is_acceleration(source)


def _read(source: Source, options: ReadOptions) -> Recording:
    chosen, repairs = _chosen(source)
    metadata = _metadata(source, chosen)
    options = options if options.timezone else replace(options, timezone=_zone(metadata))
    wearable = metadata.get("device name") or "unknown"
    if set(GRAVITY_NAMES) <= set(_names(chosen)):
        return _read_watch(chosen, options, wearable=wearable, repairs=repairs)
    layout = layout_of(chosen)
    axes = _columns(layout, AXIS_NAMES, source=chosen)
    return read_text_recording(
        chosen,
        options,
        format=IMPORTER.name,
        layout=layout,
        roles=Roles(time=0, axes=axes, unit="m/s2", time_unit=None),
        wearable=wearable,
        repairs=repairs,
    )


def _read_watch(source: Source, options: ReadOptions, *, wearable: str, repairs: tuple[str, ...]) -> Recording:
    """Read a watch file, which keeps gravity and the movement itself apart: their sum is the acceleration, in g."""
    layout = layout_of(source)
    columns = _columns(layout, (*GRAVITY_NAMES, *USER_NAMES), source=source)
    time = time_column_of(layout, Roles(time=0, axes=(), unit="g", time_unit=None))
    table = read_table(source, layout, axes=columns, time=None if time is None else (0, time))
    acceleration = table.acceleration[:, :AXES] + table.acceleration[:, AXES:]
    return recording_from_columns(
        stamps_of(table, time, source=source, rate_hz=options.rate_hz),
        acceleration,
        source=source,
        options=options,
        format=IMPORTER.name,
        unit="g",
        wearable=wearable,
        repairs=(*repairs, *table.repairs),
    )


def _columns(layout: Layout, names: Sequence[str], *, source: Source) -> tuple[int, ...]:
    if not set(names) <= set(layout.names):
        raise UnreadableFileError(f"{source.name} is not the same table throughout: export it again")
    return tuple(layout.names.index(name) for name in names)


def _names(source: Source) -> tuple[str, ...]:
    return tuple(name.strip() for name in source.text.partition("\n")[0].split(","))


def _is_acceleration(source: Source) -> bool:
    names = _names(source)
    has_axes = set(AXIS_NAMES) <= set(names) or set(GRAVITY_NAMES + USER_NAMES) <= set(names)
    return names[: len(TIME_NAMES)] == TIME_NAMES and has_axes


def _files(source: Source) -> dict[str, str]:
    files = {PurePosixPath(name).name: name for name in source.members}
    return {name: files[name] for name in BY_PREFERENCE if name in files}


def _chosen(source: Source) -> tuple[Source, tuple[str, ...]]:
    """Choose the file to read: of a folder the best one, beside a file without gravity the one with it."""
    if source.members:
        candidates = (source.member(name) for name in _files(source).values())
        chosen = next((candidate for candidate in candidates if _is_acceleration(candidate)), None)
        if chosen is None:
            raise InvalidRecordingError(f"{source.name} holds no accelerometer file of Sensor Logger: export it again")
        return chosen, (f"{chosen.name} of this recording was read.",)
    if source.name == LINEAR:
        for name in WITH_GRAVITY:
            beside = source.sibling(name)
            if beside is not None and _is_acceleration(beside):
                return beside, (f"{name} beside {LINEAR} was read, since gravity is in it.",)
    return source, ()


def _metadata(source: Source, chosen: Source) -> Mapping[str, str]:
    files = {PurePosixPath(name).name: name for name in source.members}
    found = source.member(files[METADATA]) if METADATA in files else chosen.sibling(METADATA)
    rows = list(csv.DictReader(found.text.splitlines())) if found is not None else []
    return {str(key): value for key, value in rows[0].items() if isinstance(value, str)} if rows else {}


def _zone(metadata: Mapping[str, str]) -> ZoneInfo | None:
    try:
        return ZoneInfo(metadata["recording timezone"])
    except (KeyError, ValueError, ZoneInfoNotFoundError, OSError):
        return None


IMPORTER = Importer(
    name="sensor_logger",
    title="Sensor Logger (file, folder or zip)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv", ".zip"),
)
