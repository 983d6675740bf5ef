"""phyphox exports: a table of experiment time and m/s², and beside it ``meta/time.csv`` with the clock."""

import csv
import re
from dataclasses import dataclass, replace
from datetime import timedelta, timezone, tzinfo
from pathlib import PurePosixPath

import numpy as np
from numpy.typing import NDArray

from recordings.errors import UnknownFormatError
from recordings.importers.importer import Importer
from recordings.importers.roles import roles_of
from recordings.importers.text_recordings import layout_of, names_of, read_rows
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source
from recordings.stamps import NO_STAMP, US_PER_S, Stamps
from recordings.tidying import recording_from_columns

CLOCK_FILE = "meta/time.csv"
TIME_NAME = "time (s)"
AXIS_NAME = re.compile(r"((linear )?acc\w*[ _])?([xyz]) \(m/s(\^2|²)\)", re.IGNORECASE)
OFFSET = re.compile(r"UTC([+-])(\d\d):(\d\d)")
# What holds gravity first.
FILE_NAMES = (
    "Accelerometer.csv",
    "Acceleration.csv",
    "Raw Data.csv",
    "Linear Accelerometer.csv",
    "Linear Acceleration.csv",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """At which experiment times the measurement was started, the clock then, and its zone."""

    experiment_us: tuple[int, ...]
    system_us: tuple[int, ...]
    zone: tzinfo | None


def _recognises(source: Source) -> bool:
    if source.members:
        return any(name.endswith(CLOCK_FILE) for name in source.members) and _chosen(source) is not None
    names = names_of(source)
    axes = [found[3].lower() for name in names[1:4] if (found := AXIS_NAME.fullmatch(name))]
    return bool(names) and names[0].lower() == TIME_NAME and axes == ["x", "y", "z"]


def _read(source: Source, options: ReadOptions) -> Recording:
    name = _chosen(source)
    samples = source.member(name) if name else source
    layout = layout_of(samples)
    roles = roles_of(layout.names)
    if roles is None:
        raise UnknownFormatError(f"{samples.name} names no acceleration: export an acceleration experiment")
    rows = read_rows(samples, options, layout=layout, roles=replace(roles, time=0, time_unit="s"))
    is_linear = roles.kind == "linear_acceleration" or "linear" in samples.name.lower()
    return recording_from_columns(
        _on_clock(rows.stamps, _clock(samples)),
        rows.acceleration,
        source=samples,
        options=options,
        format=IMPORTER.name,
        unit="m/s2",
        signal="linear_acceleration" if is_linear else None,
        wearable="phyphox",
        repairs=rows.repairs,
    )


def _chosen(source: Source) -> str | None:
    by_name = {PurePosixPath(member).name: member for member in source.members}
    return next((by_name[name] for name in FILE_NAMES if name in by_name), None)


def _clock(samples: Source) -> Clock | None:
    """Read when the experiment was started, and started again after each pause."""
    beside = samples.sibling(CLOCK_FILE)
    if beside is None:
        return None
    try:
        starts = [row[1:3] for row in csv.reader(beside.text.splitlines()) if row[:1] == ["START"]]
        times = [
            (round(float(experiment) * US_PER_S), round(float(system) * US_PER_S)) for experiment, system in starts
        ]
    except (csv.Error, ValueError, OverflowError):
        return None
    if not times:
        return None
    experiment_us, system_us = zip(*times, strict=True)
    return Clock(experiment_us=experiment_us, system_us=system_us, zone=_zone(beside.text))


def _zone(text: str) -> tzinfo | None:
    found = OFFSET.search(text)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(-offset if found[1] == "-" else offset)


def _on_clock(stamps: Stamps, clock: Clock | None) -> Stamps:
    """Move experiment time, which stands still during a pause, onto the phone's clock, which does not."""
    if clock is None:
        return stamps
    begins = np.array(clock.experiment_us)
    moves: NDArray[np.int64] = np.array(clock.system_us) - begins
    latest = np.maximum(np.searchsorted(begins, stamps.microseconds, side="right") - 1, 0)
    moved = np.where(stamps.microseconds == NO_STAMP, NO_STAMP, stamps.microseconds + moves[latest])
    return Stamps(microseconds=moved, clock="utc", zone=clock.zone)


IMPORTER = Importer(
    name="phyphox",
    title="phyphox CSV (file, folder or zip)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv", ".zip"),
)
