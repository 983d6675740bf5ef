"""What the recorder leaves on the disk while a night is being recorded: the interface between bridge and reader.

A capture is a folder with

==========================  ===========================================================================================
``capture.json``            a `Manifest`: which wearable, where on the body, when it began
``segment-0001.arrows`` …   Arrow IPC streams, a new one after each reconnection: one row for each frame, two batches
                            a second, each batch with its number and its checksum
``diary.jsonl``             a `DiaryEntry` a line: clocks, battery, connections, faults
``recording.parquet``       the archive, once the recording was ended and read back whole; the segments then go
``clocks.parquet``          both clocks of every frame as they were, kept beside the archive
==========================  ===========================================================================================

Nothing is rewritten while the recording runs, so a crash at any instant costs the batch that was being written at most.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from recordings.recording import Signal, Site

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = 1
MANIFEST_NAME = "capture.json"
DIARY_NAME = "diary.jsonl"
ARCHIVE_NAME = "recording.parquet"
CLOCKS_NAME = "clocks.parquet"
SEGMENT_NAME = "segment-{:04d}.arrows"
SEGMENT_PATTERN = "segment-*.arrows"
FACTS_KEY = b"hypnic_segment"
NUMBER_KEY = b"batch"
CHECKSUM_KEY = b"crc32"
END_OF_STREAM = b"\xff\xff\xff\xff\x00\x00\x00\x00"
AXES = 3
NOT_THERE = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What the computer's clocks showed at one instant, in nanoseconds.

    ``monotonic_ns`` never jumps but may stand still while the computer sleeps; ``boottime_ns`` goes on;
    ``wall_ns`` is the time of day since 1970 UTC, and may be set.
    """

    monotonic_ns: int
    wall_ns: int
    boottime_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Which recording a folder holds; written first, never changed.

    Parameters
    ----------
    wearable, address : str
        Name and address on the air.
    driver : str
        Name of the driver.
    site : str
        Body site.
    started_at : datetime
        When the folder was made, with offset.
    time_zone : str or None
        Name of the computer's zone such as Europe/Berlin; None where it does not say.
    settings : mapping
        What the person asked for: ``rate_hz`` and ``range_g``, None for the driver's choice.
    software : str
        Version that wrote it.
    """

    wearable: str
    address: str
    driver: str
    site: Site
    started_at: datetime
    time_zone: str | None
    settings: Mapping[str, float | None]
    software: str
    schema_version: int = SCHEMA_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentFacts:
    """What the wearable said about the stream in one segment; part of the segment's own header.

    Parameters
    ----------
    number : int
        Counts from 1.
    rate_hz, range_g, signal, samples_per_frame
        As the driver agreed on with the wearable.
    sequence_modulus, device_time_modulus_ns : int or None
        Where frame numbers and device times start again at 0; None where they never do.
    has_device_time : bool
        Whether frames carry the wearable's own clock.
    notifies_changes_only : bool
        Whether missing frames mean "same value as before".
    opened : Anchor
        The computer's clocks when the stream was opened.
    """

    number: int
    rate_hz: float
    range_g: float | None
    samples_per_frame: int
    signal: Signal
    sequence_modulus: int | None
    device_time_modulus_ns: int | None
    has_device_time: bool
    notifies_changes_only: bool
    opened: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryEntry:
    """One thing that happened: ``kind`` for programs, ``text`` for people, ``numbers`` for both."""

    monotonic_ns: int
    kind: str
    text: str = ""
    numbers: Mapping[str, int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frames:
    """Frames in the order in which they arrived, as columns.

    Parameters
    ----------
    arrival_ns : ndarray, shape (frames,), int64
        The computer's monotonic clock at the notification.
    device_time_ns, sequence : ndarray, shape (frames,), int64
        As the wearable sent them; ``NOT_THERE`` where it sent none.
    samples : ndarray, shape (frames,), int64
        How many samples each frame holds.
    acceleration_g : ndarray, shape (sum of samples, 3), float32
    """

    arrival_ns: NDArray[np.int64]
    device_time_ns: NDArray[np.int64]
    sequence: NDArray[np.int64]
    samples: NDArray[np.int64]
    acceleration_g: NDArray[np.float32]


def segment_schema(facts: SegmentFacts) -> "pa.Schema":
    """Describe the columns of a segment, with its facts in the header."""
    import msgspec
    import pyarrow as pa

    header = msgspec.json.encode(facts)
    triplet = pa.list_(pa.field("axis", pa.float32(), nullable=False), AXES)
    return pa.schema(
        [
            pa.field("arrival_ns", pa.int64(), nullable=False),
            pa.field("device_time_ns", pa.int64()),
            pa.field("sequence", pa.int64()),
            pa.field("acceleration_g", pa.list_(pa.field("sample", triplet, nullable=False)), nullable=False),
        ],
        metadata={FACTS_KEY: header, CHECKSUM_KEY: header_checksum(header)},
    )


def to_batch(frames: Frames, schema: "pa.Schema") -> "pa.RecordBatch":
    """Lay frames out as one Arrow batch."""
    import pyarrow as pa

    sample_type = schema.field("acceleration_g").type
    offsets = np.concatenate([[0], np.cumsum(frames.samples)]).astype(np.int32)
    triplets = pa.FixedSizeListArray.from_arrays(
        pa.array(np.ascontiguousarray(frames.acceleration_g).ravel()), type=sample_type.value_type
    )
    return pa.record_batch(
        [
            pa.array(frames.arrival_ns),
            pa.array(frames.device_time_ns, mask=frames.device_time_ns == NOT_THERE),
            pa.array(frames.sequence, mask=frames.sequence == NOT_THERE),
            pa.ListArray.from_arrays(pa.array(offsets), triplets, type=sample_type),
        ],
        schema=schema,
    )


def from_batch(batch: "pa.RecordBatch") -> Frames:
    """Read frames back from an Arrow batch."""
    lists = batch.column("acceleration_g")
    return Frames(
        arrival_ns=batch.column("arrival_ns").to_numpy(),
        device_time_ns=_whole_numbers(batch.column("device_time_ns")),
        sequence=_whole_numbers(batch.column("sequence")),
        samples=np.diff(lists.offsets.to_numpy()).astype(np.int64),
        acceleration_g=lists.flatten().flatten().to_numpy().reshape(-1, AXES),
    )


def checksum(frames: Frames) -> int:
    """Compute the CRC32 of everything a batch of frames holds."""
    crc = 0
    for column in (frames.arrival_ns, frames.device_time_ns, frames.sequence, frames.samples, frames.acceleration_g):
        crc = zlib.crc32(np.ascontiguousarray(column).data.cast("B") if column.size else b"", crc)
    return crc


def header_checksum(header: bytes) -> bytes:
    """Compute the CRC32 of a segment's facts as they stand in its header."""
    return f"{zlib.crc32(header):08x}".encode()


def batch_labels(number: int, frames: Frames) -> Mapping[bytes, bytes]:
    """Write what accompanies a batch: its number in the segment and its checksum."""
    return {NUMBER_KEY: str(number).encode(), CHECKSUM_KEY: f"{checksum(frames):08x}".encode()}


def join_frames(parts: Sequence[Frames]) -> Frames:
    """Put several stretches of frames behind one another."""
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in ("arrival_ns", "device_time_ns", "sequence", "samples", "acceleration_g")
    }
    return Frames(**columns)


def no_frames() -> Frames:
    """Make an empty stretch of frames."""
    nothing = np.empty(0, np.int64)
    return Frames(
        arrival_ns=nothing,
        device_time_ns=nothing,
        sequence=nothing,
        samples=nothing,
        acceleration_g=np.empty((0, AXES), np.float32),
    )


def _whole_numbers(column: "pa.Array") -> NDArray[np.int64]:
    filled: NDArray[np.int64] = column.fill_null(NOT_THERE).to_numpy()
    return filled
