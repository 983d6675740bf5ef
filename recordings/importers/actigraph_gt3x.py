"""ActiGraph .gt3x: a zip file with the device's own log, one record a second, each with a checksum.

Written from the layout ActiGraph published (GT3X-File-Format and, for the older files without a log,
NHANES-GT3X-File-Format), and tested on files constructed from that layout only.
"""

import math
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import PurePosixPath

import numpy as np
from numpy.typing import NDArray

from recordings.blocks import counted, join_scaled, lay_blocks
from recordings.errors import UnreadableFileError
from recordings.importers.importer import Importer
from recordings.importers.sites import site_in
from recordings.importers.twelve_bits import unpack_twelve_bits
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source
from recordings.stamps import Stamps, stamps_at_rate
from recordings.tidying import recording_from_columns

SEPARATOR = 0x1E
PADDING = 0x00
HEADER = struct.Struct("<BBIH")
CHECKSUM_BYTES = 1
SOUND_REMAINDER = 0xFF
RECORDS_AT_ONCE = 2048

PACKED_YXZ, EVENT, PARAMETERS, SHORTS_XYZ, PACKED_XYZ = 0, 3, 21, 26, 27
ACTIVITY_TYPES = (PACKED_YXZ, SHORTS_XYZ, PACKED_XYZ)
SMALLEST_ACTIVITY_BYTES = 5
FALLS_ASLEEP = b"\x08"
AXES = 3

INFO_NAME, LOG_NAME, OLD_NAME = "info.txt", "log.bin", "activity.bin"
TICKS_PER_SECOND = 10_000_000
YEAR_ONE = datetime(1, 1, 1, tzinfo=UTC)
OFFSET = re.compile(r"^([+-]?)(\d{1,2}):(\d{2})")
RECORD_SLACK_S = 0.5
# Octets of the older file decoded at once: whole pairs of samples, nine octets each.
OLD_OCTETS_AT_ONCE = 9 * 65_536

COUNTS_PER_G_BY_SERIAL = {"NEO": 341.0, "CLE": 341.0, "MRA": 341.0, "MOS": 256.0, "TAS": 256.0}
USUAL_COUNTS_PER_G = 341.0

PARAMETER = np.dtype([("space", "<u2"), ("key", "<u2"), ("value", "<u4")])
SCALE_PARAMETER = (0, 55)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRecords:
    """Where the records of a log lie, with broken ones left out.

    Parameters
    ----------
    kind : ndarray, shape (m,)
        Record type.
    clock_s : ndarray, shape (m,)
        Whole seconds of the wearable's own wall clock since 1970.
    first_byte : ndarray, shape (m,)
        Where the payload begins in the log.
    payload_bytes : ndarray, shape (m,)
        Length of the payload.
    broken : int
        Records with a wrong checksum, and stretches in which no record could be found.
    """

    kind: NDArray[np.int64]
    clock_s: NDArray[np.int64]
    first_byte: NDArray[np.int64]
    payload_bytes: NDArray[np.int64]
    broken: int

    def only(self, keep: NDArray[np.bool_]) -> "LogRecords":
        """Keep some of the records."""
        return LogRecords(
            kind=self.kind[keep],
            clock_s=self.clock_s[keep],
            first_byte=self.first_byte[keep],
            payload_bytes=self.payload_bytes[keep],
            broken=self.broken,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gt3xFile:
    """What a .gt3x file holds.

    Parameters
    ----------
    stamps : Stamps
        Time of each sample.
    acceleration_g : ndarray, shape (n, 3), float32
        In x, y, z order.
    rate_hz : float
        Rate the device was set to.
    repairs : tuple of str
        What was mended or left out.
    """

    stamps: Stamps
    acceleration_g: NDArray[np.float32]
    rate_hz: float
    repairs: tuple[str, ...]


def decode_log(log: bytes, info: Mapping[str, str], *, name: str) -> Gt3xFile:
    """Decode a ``log.bin``; records with a wrong checksum are left out and counted.

    Parameters
    ----------
    log : bytes
    info : mapping
        Lines of ``info.txt``.
    name : str
        File name for messages.

    Raises
    ------
    UnreadableFileError
        No intact activity record in it.
    """
    records = find_records(log)
    activity = records.only(_is_activity(records))
    if activity.kind.size == 0:
        raise UnreadableFileError(f"{name} holds no intact activity record: download it from the device again")
    counts, chunks = decode_activity(log, activity)
    per_g = accelerometer_scale(log, records.only(records.kind == PARAMETERS)) or _counts_per_g(info)
    rate_hz = _number(info, "Sample Rate") or float(np.median(counts))
    times = lay_blocks(activity.clock_s.astype(np.float64), counts, rate_hz=rate_hz, slack_s=RECORD_SLACK_S)
    return Gt3xFile(
        stamps=Stamps(microseconds=times.microseconds, clock="local", zone=_zone(info)),
        acceleration_g=join_scaled(chunks, g_per_count=1.0 / per_g),
        rate_hz=rate_hz,
        repairs=(*_log_repairs(log, records), *times.repairs),
    )


def decode_old(activity: bytes, info: Mapping[str, str], *, name: str) -> Gt3xFile:
    """Decode the ``activity.bin`` of the first GT3X+ firmware: samples alone, at a steady rate from the start on.

    Parameters
    ----------
    activity : bytes
    info : mapping
        Lines of ``info.txt``.
    name : str
        File name for messages.

    Raises
    ------
    UnreadableFileError
        The rate is not stated.
    """
    rate_hz = _number(info, "Sample Rate")
    if rate_hz is None:
        raise UnreadableFileError(f"{name} does not state its sample rate: download it from the device again")
    octets = np.frombuffer(activity, dtype=np.uint8)
    chunks = [
        _decode_payloads(octets[np.newaxis, first : first + OLD_OCTETS_AT_ONCE], PACKED_YXZ)
        for first in range(0, octets.size, OLD_OCTETS_AT_ONCE)
    ]
    acceleration_g = join_scaled(chunks, g_per_count=1.0 / _counts_per_g(info))
    stamps = stamps_at_rate(acceleration_g.shape[0], rate_hz, started_at=_start(info))
    return Gt3xFile(stamps=stamps, acceleration_g=acceleration_g, rate_hz=rate_hz, repairs=())


def find_records(log: bytes) -> LogRecords:
    """Find the records of a ``log.bin`` and check each one's checksum.

    Parameters
    ----------
    log : bytes

    Returns
    -------
    LogRecords

    Notes
    -----
    Layout as published by ActiGraph (GT3X-File-Format): separator 1E, type, time, size, payload, and a checksum that
    makes all bytes of the record XOR to FF. Zeros between records are allowed. Where a record does not end where the
    next begins, the search goes on at the next separator.
    """
    headers, lost_places = _walk(log)
    table = np.array(headers, dtype=np.int64).reshape(-1, 4)
    first_byte, payload_bytes = table[:, 2], table[:, 3]
    begin, end = first_byte - HEADER.size, first_byte + payload_bytes + CHECKSUM_BYTES
    sound = _exclusive_or(np.frombuffer(log, dtype=np.uint8), begin, end) == SOUND_REMAINDER
    return LogRecords(
        kind=table[sound, 0],
        clock_s=table[sound, 1],
        first_byte=first_byte[sound],
        payload_bytes=payload_bytes[sound],
        broken=int((~sound).sum()) + lost_places,
    )


def decode_activity(log: bytes, records: LogRecords) -> tuple[NDArray[np.int64], list[NDArray[np.int16]]]:
    """Decode the samples of activity records.

    Parameters
    ----------
    log : bytes
    records : LogRecords
        Activity records alone.

    Returns
    -------
    sample_counts : ndarray, shape (m,)
        Samples in each record.
    chunks : list of ndarray, shape (k, 3), int16
        All samples in x, y, z order, in the device's own counts.
    """
    octets = np.frombuffer(log, dtype=np.uint8)
    chunks = []
    for run in _alike(records):
        size = int(records.payload_bytes[run][0])
        payloads = octets[records.first_byte[run][:, np.newaxis] + np.arange(size)]
        chunks.append(_decode_payloads(payloads, int(records.kind[run][0])))
    return _samples_in(records), chunks


def accelerometer_scale(log: bytes, records: LogRecords) -> float | None:
    """Look up the counts for one g that the device wrote down itself, None where it did not."""
    for first, size in zip(records.first_byte, records.payload_bytes, strict=True):
        whole = int(size) // PARAMETER.itemsize
        table = np.frombuffer(log, dtype=PARAMETER, count=whole, offset=int(first))
        found = table[(table["space"] == SCALE_PARAMETER[0]) & (table["key"] == SCALE_PARAMETER[1])]
        if found.size:
            return _decode_float(int(found[0]["value"]))
    return None


def _recognises(source: Source) -> bool:
    files = _files(source)
    return INFO_NAME in files and (LOG_NAME in files or OLD_NAME in files)


def _read(source: Source, options: ReadOptions) -> Recording:
    files = _files(source)
    info = _parse_info(source.member(files[INFO_NAME]))
    if LOG_NAME in files:
        content = decode_log(_content(source, files[LOG_NAME]), info, name=source.name)
    else:
        content = decode_old(_content(source, files[OLD_NAME]), info, name=source.name)
    return recording_from_columns(
        content.stamps,
        content.acceleration_g,
        source=source,
        options=options,
        format=IMPORTER.name,
        unit="g",
        nominal_rate_hz=content.rate_hz,
        wearable=f"ActiGraph {info.get('Device Type', 'GT3X')}",
        site=site_in(f"{info.get('Side', '')} {info.get('Limb', '')}"),
        repairs=content.repairs,
    )


def _files(source: Source) -> dict[str, str]:
    return {PurePosixPath(name).name: name for name in source.members}


def _content(source: Source, name: str) -> bytes:
    with source.member(name).open() as stream:
        return stream.read()


def _parse_info(source: Source) -> dict[str, str]:
    pairs = (line.partition(":") for line in source.text.splitlines())
    return {key.strip(): value.strip() for key, _, value in pairs if value.strip()}


def _number(info: Mapping[str, str], key: str) -> float | None:
    try:
        number = float(info.get(key, "").replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) and number > 0 else None


def _counts_per_g(info: Mapping[str, str]) -> float:
    by_serial = COUNTS_PER_G_BY_SERIAL.get(info.get("Serial Number", "")[:3], USUAL_COUNTS_PER_G)
    return _number(info, "Acceleration Scale") or by_serial


def _zone(info: Mapping[str, str]) -> timezone | None:
    found = OFFSET.match(info.get("TimeZone", ""))
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(-offset if found[1] == "-" else offset) if offset < timedelta(days=1) else None


def _start(info: Mapping[str, str]) -> datetime | None:
    """Read the start, in tenths of microseconds since the year one on the local wall clock."""
    try:
        return (YEAR_ONE + timedelta(seconds=int(info["Start Date"]) / TICKS_PER_SECOND)).replace(tzinfo=None)
    except (KeyError, ValueError, OverflowError):
        return None


def _is_activity(records: LogRecords) -> NDArray[np.bool_]:
    # A record of one byte is written when the device is docked and holds no sample.
    is_activity: NDArray[np.bool_] = np.isin(records.kind, ACTIVITY_TYPES) & (_samples_in(records) > 0)
    return is_activity


def _log_repairs(log: bytes, records: LogRecords) -> tuple[str, ...]:
    repairs = []
    if records.broken:
        repairs.append(f"Left out {counted(records.broken, 'damaged record')}: the missing time stays a gap.")
    events = records.only((records.kind == EVENT) & (records.payload_bytes == len(FALLS_ASLEEP)))
    idle = sum(log[first] == FALLS_ASLEEP[0] for first in events.first_byte.tolist())
    if idle:
        repairs.append(f"The device slept {counted(idle, 'time')} to save power and measured nothing: left as gaps.")
    return tuple(repairs)


def _walk(log: bytes) -> tuple[list[tuple[int, int, int, int]], int]:
    """List (type, time, first payload byte, payload size) of all that looks like a record, and count what does not."""
    found: list[tuple[int, int, int, int]] = []
    position, end, lost_places = 0, len(log), 0
    while position < end:
        first = position + HEADER.size
        if first < end and log[position] == SEPARATOR:
            _, kind, clock_s, size = HEADER.unpack_from(log, position)
            after = first + size + CHECKSUM_BYTES
            if after == end or (after < end and log[after] in (SEPARATOR, PADDING)):
                found.append((kind, clock_s, first, size))
                position = after
                continue
        following = log.find(SEPARATOR, position + 1)
        following = end if following < 0 else following
        lost_places += bool(log[position:following].strip(b"\0"))
        position = following
    return found, lost_places


def _exclusive_or(octets: NDArray[np.uint8], begin: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.uint8]:
    if begin.size == 0:
        return np.empty(0, dtype=np.uint8)
    # reduceat wants every bound inside the array: one byte that changes nothing stands behind the last record.
    padded = np.append(octets, np.uint8(0))
    bounds = np.column_stack([begin, end]).ravel()
    folded: NDArray[np.uint8] = np.bitwise_xor.reduceat(padded, bounds)[::2]
    return folded


def _samples_in(records: LogRecords) -> NDArray[np.int64]:
    numbers = np.where(records.kind == SHORTS_XYZ, records.payload_bytes // 2, records.payload_bytes * 8 // 12)
    return numbers // AXES


def _alike(records: LogRecords) -> Iterator[slice]:
    """Cut the records into runs of the same type and size, none longer than is decoded at once."""
    changes = (np.diff(records.kind) != 0) | (np.diff(records.payload_bytes) != 0)
    borders = [0, *(np.flatnonzero(changes) + 1).tolist(), records.kind.size]
    for border, following in pairwise(borders):
        for first in range(border, following, RECORDS_AT_ONCE):
            yield slice(first, min(first + RECORDS_AT_ONCE, following))


def _decode_payloads(payloads: NDArray[np.uint8], kind: int) -> NDArray[np.int16]:
    if kind == SHORTS_XYZ:
        whole = payloads.shape[1] // (2 * AXES)
        shorts = np.ascontiguousarray(payloads[:, : whole * 2 * AXES]).view("<i2")
        return shorts.reshape(-1, AXES)
    numbers = unpack_twelve_bits(payloads)
    whole = numbers.shape[1] // AXES
    samples = numbers[:, : whole * AXES].reshape(-1, AXES)
    return samples[:, [1, 0, 2]] if kind == PACKED_YXZ else samples


def _decode_float(code: int) -> float:
    """Decode ActiGraph's number format: a signed exponent in the top byte, a signed 24-bit fraction below."""
    exponent = (code >> 24) - ((code >> 31) << 8)
    fraction = (code & 0xFFFFFF) - ((code >> 23 & 1) << 24)
    return float(fraction) / (1 << 23) * 2.0**exponent


IMPORTER = Importer(
    name="actigraph_gt3x",
    title="ActiGraph .gt3x",
    recognises=_recognises,
    read=_read,
    extensions=(".gt3x",),
)
