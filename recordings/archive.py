"""The archive: one recording in one Parquet file that any table library opens, and that reads back bit for bit."""

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
from numpy.typing import NDArray

from recordings.arrow_arrays import arrow_from, numpy_from
from recordings.counts import find_g_per_count, from_counts, to_counts
from recordings.errors import UnknownFormatError, UnreadableFileError, UnwritableFileError
from recordings.options import ReadOptions
from recordings.recording import MICROSECONDS_PER_SECOND, Recording, build_recording
from recordings.sources import Source
from recordings.stamps import microseconds_of, moment_given, moment_of
from recordings.writing import replaced_when_whole

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import parquet as pq

SCHEMA_VERSION = 1
METADATA_KEY = b"hypnic"
CHECKSUM_KEY = b"hypnic_crc32"
MAGIC = b"PAR1"
AXES = ("x", "y", "z")
ROWS_AT_ONCE = 1_000_000
COMPRESSION_LEVEL = 3


def write_archive(recording: Recording, path: str | os.PathLike[str]) -> None:
    """Write a recording to a Parquet file and check that it reads back bit for bit.

    The file has the columns ``time`` (UTC; counted from 1970 where the time of day is unknown), ``x``, ``y`` and ``z``:
    whole counts of the sensor where the samples are such, else g. Everything else is JSON in the file's metadata under
    the key ``hypnic``; ``g_per_count`` there turns counts into g.

    Parameters
    ----------
    recording : Recording
    path : path-like
        Replaced if it exists, and only once the new file is whole.

    Raises
    ------
    UnwritableFileError
        The target cannot be written, or did not read back as it was written.
    """
    g_per_count = find_g_per_count(recording.acceleration_g)
    with replaced_when_whole(path) as temporary:
        _write(recording, temporary, g_per_count=g_per_count)
        _verify(recording, temporary)


def read_archive(source: Source, options: ReadOptions) -> Recording:
    """Read a recording that `write_archive` wrote, page checksums verified.

    Parameters
    ----------
    source : Source
    options : ReadOptions
        Site, time zone and start, where given, go before what the file says.

    Raises
    ------
    UnreadableFileError
        The file is damaged.
    UnknownFormatError
        The Parquet file is not one of ours, or was written by a newer version.
    """
    with _opened(source) as file:
        facts = _facts(file, source.name)
        rows = file.metadata.num_rows
        microseconds, acceleration_g = np.empty(rows, dtype=np.int64), np.empty((rows, len(AXES)), dtype=np.float32)
        for begin, times, samples in _batches(file, facts):
            microseconds[begin : begin + times.size] = times
            acceleration_g[begin : begin + times.size] = samples
    return _recording(microseconds, acceleration_g, facts=facts, options=options)


def _write(recording: Recording, path: Path, *, g_per_count: float | None) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    description = json.dumps(_describe(recording, g_per_count), ensure_ascii=False).encode()
    number = pa.float32() if g_per_count is None else pa.int16()
    schema = pa.schema(
        [pa.field("time", pa.timestamp("us", "UTC"), nullable=False)]
        + [pa.field(axis, number, nullable=False) for axis in AXES],
    )
    number_encoding = "BYTE_STREAM_SPLIT" if g_per_count is None else "DELTA_BINARY_PACKED"
    with pq.ParquetWriter(
        path,
        schema,
        compression="zstd",
        compression_level=COMPRESSION_LEVEL,
        use_dictionary=False,
        column_encoding={"time": "DELTA_BINARY_PACKED"} | dict.fromkeys(AXES, number_encoding),
        write_page_checksum=True,
        store_schema=False,
    ) as writer:
        for begin in range(0, recording.time_s.size, ROWS_AT_ONCE):
            writer.write_batch(_record_batch(recording, begin, schema=schema, g_per_count=g_per_count))
        writer.add_key_value_metadata({METADATA_KEY: description, CHECKSUM_KEY: _checksum(description)})


def _record_batch(recording: Recording, begin: int, *, schema: "pa.Schema", g_per_count: float | None) -> Any:
    import pyarrow as pa

    block = slice(begin, begin + ROWS_AT_ONCE)
    samples = recording.acceleration_g[block]
    numbers = samples if g_per_count is None else to_counts(samples, g_per_count)
    columns = [_microseconds(recording, block), *numbers.T]
    arrays = [arrow_from(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _microseconds(recording: Recording, block: slice) -> NDArray[np.int64]:
    elapsed = np.rint(recording.time_s[block] * MICROSECONDS_PER_SECOND).astype(np.int64)
    return elapsed + (microseconds_of(recording.started_at) if recording.started_at else 0)


def _describe(recording: Recording, g_per_count: float | None) -> Mapping[str, Any]:
    from importlib.metadata import version

    started_at = recording.started_at
    zone = started_at.tzinfo if started_at else None
    return {
        "schema_version": SCHEMA_VERSION,
        "wearable": recording.wearable,
        "site": recording.site,
        "signal": recording.signal,
        "nominal_rate_hz": recording.nominal_rate_hz,
        "started_at": started_at.isoformat() if started_at else None,
        "time_zone": zone.key if isinstance(zone, ZoneInfo) else None,
        "utc_offset_s": _offset_s(started_at),
        "source": recording.source,
        "format": recording.format,
        "repairs": list(recording.repairs),
        "unit": "g" if g_per_count is None else "count",
        "g_per_count": g_per_count,
        "software": {"name": "hypnic", "version": version("hypnic")},
    }


def _offset_s(started_at: datetime | None) -> float | None:
    offset = started_at.utcoffset() if started_at else None
    return None if offset is None else offset.total_seconds()


@contextmanager
def _opened(source: Source) -> Iterator["pq.ParquetFile"]:
    """Open a Parquet file, and call whatever is wrong with it by one name."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with source.open() as stream:
            yield pq.ParquetFile(stream, page_checksum_verification=True)
    except PermissionError:
        raise
    except (pa.ArrowException, OSError) as error:
        reason = str(error).partition("\n")[0]
        raise UnreadableFileError(f"{source.name} is a damaged Parquet file ({reason}): use a copy") from error


def _facts(file: "pq.ParquetFile", name: str) -> Mapping[str, Any]:
    metadata = file.metadata.metadata or {}
    if METADATA_KEY not in metadata or file.schema_arrow.names != ["time", *AXES]:
        raise UnknownFormatError(f"{name} is a Parquet file, but none that hypnic wrote: export it as CSV")
    if metadata.get(CHECKSUM_KEY) != _checksum(metadata[METADATA_KEY]):
        raise UnreadableFileError(f"{name} is damaged (its description does not match its checksum): use a copy")
    facts: Mapping[str, Any] = json.loads(metadata[METADATA_KEY])
    if facts["schema_version"] > SCHEMA_VERSION:
        raise UnknownFormatError(
            f"{name} was written by a newer hypnic ({facts['software']['version']}): update hypnic"
        )
    return facts


def _checksum(description: bytes) -> bytes:
    return f"{zlib.crc32(description):08x}".encode()


def _batches(
    file: "pq.ParquetFile", facts: Mapping[str, Any]
) -> Iterator[tuple[int, NDArray[np.int64], NDArray[np.float32]]]:
    import pyarrow as pa

    begin = 0
    for batch in file.iter_batches(batch_size=ROWS_AT_ONCE):
        numbers = np.column_stack([numpy_from(batch.column(axis)) for axis in AXES])
        samples = numbers if facts["g_per_count"] is None else from_counts(numbers, facts["g_per_count"])
        yield begin, numpy_from(batch.column("time").cast(pa.int64())), samples
        begin += batch.num_rows


def _verify(recording: Recording, path: Path) -> None:
    source = Source(name=path.name, path=path, head=MAGIC)
    with _opened(source) as file:
        facts = _facts(file, path.name)
        for begin, times, samples in _batches(file, facts):
            block = slice(begin, begin + times.size)
            is_same = np.array_equal(times, _microseconds(recording, block)) and np.array_equal(
                samples.view(np.int32), recording.acceleration_g[block].view(np.int32)
            )
            if not is_same:
                raise UnwritableFileError(
                    f"{path.name} did not read back as it was written: the disk or memory may be failing"
                )


def _recording(
    microseconds: NDArray[np.int64],
    acceleration_g: NDArray[np.float32],
    *,
    facts: Mapping[str, Any],
    options: ReadOptions,
) -> Recording:
    time_s = (microseconds - microseconds[0]) / MICROSECONDS_PER_SECOND
    return build_recording(
        time_s,
        acceleration_g,
        started_at=_started_at(int(microseconds[0]), facts, options=options),
        nominal_rate_hz=facts["nominal_rate_hz"],
        signal=facts["signal"],
        wearable=facts["wearable"],
        site=options.site or facts["site"],
        source=facts["source"],
        format=facts["format"],
        repairs=tuple(facts["repairs"]),
    )


def _started_at(first_us: int, facts: Mapping[str, Any], *, options: ReadOptions) -> datetime | None:
    if options.started_at is not None:
        return moment_given(options.started_at, zone=options.timezone)
    if facts["started_at"] is None:
        return None
    if options.timezone is not None:
        return moment_of(first_us, zone=options.timezone)
    stated = datetime.fromisoformat(facts["started_at"])
    named = _zone(facts["time_zone"])
    # where the rules of the zone have changed since, the offset of that night holds
    is_current = named is not None and stated.astimezone(named).utcoffset() == stated.utcoffset()
    return stated.astimezone(named) if is_current else stated


def _zone(key: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(key) if key else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
