"""Empatica EmbracePlus raw data: Avro files of some minutes each, one alone or a folder of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta, timezone
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recordings.blocks import counted, join_scaled, lay_blocks
from recordings.errors import UnreadableFileError
from recordings.importers.importer import Importer, import_extra
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source
from recordings.stamps import Stamps
from recordings.tidying import recording_from_columns

AVRO_MAGIC = b"Obj\x01"
MAKER_MARK = b"empatica"
SUFFIX = ".avro"
US_PER_S = 1_000_000
FILE_SLACK_S = 1.0
LONGEST_OFFSET_S = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The accelerometer of one file: one stretch of samples at a steady rate.

    Parameters
    ----------
    start_s : float
        Time of the first sample, seconds since 1970 UTC.
    rate_hz : float
        As the file states it.
    counts : ndarray, shape (n, 3), int16
        Raw counts.
    g_per_count : float
        What one count means.
    offset : timedelta
        Offset of local time from UTC.
    """

    start_s: float
    rate_hz: float
    counts: NDArray[np.int16]
    g_per_count: float
    offset: timedelta


def _recognises(source: Source) -> bool:
    if source.members:
        files = _avro_files(source)
        return bool(files) and _is_embrace(source.member(files[0]).head)
    return _is_embrace(source.head)


def _is_embrace(head: bytes) -> bool:
    return head.startswith(AVRO_MAGIC) and MAKER_MARK in head


def _read(source: Source, options: ReadOptions) -> Recording:
    files = [source.member(name) for name in _avro_files(source)] if source.members else [source]
    stretches, unusable = _stretches(files)
    if not stretches:
        raise UnreadableFileError(f"{source.name} holds no accelerometer data: check that it was recorded and exported")
    first = stretches[0]
    times = lay_blocks(
        np.array([stretch.start_s for stretch in stretches]),
        np.array([stretch.counts.shape[0] for stretch in stretches]),
        rate_hz=first.rate_hz,
        slack_s=FILE_SLACK_S,
    )
    return recording_from_columns(
        Stamps(microseconds=times.microseconds, clock="utc", zone=timezone(first.offset)),
        join_scaled([stretch.counts for stretch in stretches], g_per_count=first.g_per_count),
        source=source,
        options=options,
        format=IMPORTER.name,
        unit="g",
        nominal_rate_hz=round(first.rate_hz, 2),
        wearable="Empatica EmbracePlus",
        repairs=(*unusable, *times.repairs),
    )


def _avro_files(source: Source) -> list[str]:
    return [name for name in source.members if name.lower().endswith(SUFFIX)]


def _stretches(files: Iterable[Source]) -> tuple[list[Stretch], tuple[str, ...]]:
    """Read the stretches of all files in order of time; files that cannot be read are counted."""
    found: list[Stretch] = []
    damaged: list[UnreadableFileError] = []
    for file in files:
        try:
            found += [stretch for session in _sessions(file) if (stretch := _stretch(session)) is not None]
        except UnreadableFileError as error:
            damaged.append(error)
    if damaged and not found:
        raise damaged[0]
    repairs = (f"Left out {counted(len(damaged), 'damaged file')}: the missing time stays a gap.",) if damaged else ()
    return sorted(found, key=lambda stretch: stretch.start_s), repairs


def _sessions(file: Source) -> list[Mapping[str, Any]]:
    fastavro = import_extra("fastavro", extra="avro", purpose="reading EmbracePlus Avro files")
    with file.open() as stream:
        try:
            return [session for session in fastavro.reader(stream) if isinstance(session, Mapping)]
        # A damaged schema or block makes the library raise almost anything.
        except Exception as error:
            raise UnreadableFileError(f"{file.name} is a damaged or cut-off Avro file: download it again") from error


def _stretch(session: Mapping[str, Any]) -> Stretch | None:
    """Take the accelerometer out of a session; None where it holds none, or nothing that makes sense."""
    try:
        accelerometer = session["rawData"]["accelerometer"]
        counts = np.column_stack([np.asarray(accelerometer[axis], dtype=np.int16) for axis in "xyz"])
        stretch = Stretch(
            start_s=int(accelerometer["timestampStart"]) / US_PER_S,
            rate_hz=float(accelerometer["samplingFrequency"]),
            counts=counts,
            g_per_count=_g_per_count(accelerometer["imuParams"]),
            offset=_offset(session.get("timezone")),
        )
    except (KeyError, TypeError, ValueError, OverflowError, ZeroDivisionError):
        return None
    is_usable = counts.shape[0] > 0 and np.isfinite(stretch.rate_hz) and stretch.rate_hz > 0
    return stretch if is_usable else None


def _g_per_count(parameters: Mapping[str, Any]) -> float:
    physical_g = float(parameters["physicalMax"]) - float(parameters["physicalMin"])
    return physical_g / (float(parameters["digitalMax"]) - float(parameters["digitalMin"]))


def _offset(seconds: object) -> timedelta:
    if isinstance(seconds, int) and abs(seconds) < LONGEST_OFFSET_S:
        return timedelta(seconds=seconds)
    return timedelta()


IMPORTER = Importer(
    name="embraceplus_avro",
    title="Empatica EmbracePlus (Avro)",
    recognises=_recognises,
    read=_read,
    extensions=(SUFFIX,),
    extra="avro",
)
