"""Reads what the recorder left on the disk, whole or torn, and makes a Recording of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
from numpy.typing import NDArray

from recordings.capture_format import (
    CHECKSUM_KEY,
    DIARY_NAME,
    FACTS_KEY,
    MANIFEST_NAME,
    SCHEMA_VERSION,
    SEGMENT_PATTERN,
    Anchor,
    DiaryEntry,
    Frames,
    Manifest,
    SegmentFacts,
    checksum,
    from_batch,
    header_checksum,
    join_frames,
    segment_schema,
)
from recordings.clocks import Alignment, align
from recordings.errors import UnknownFormatError, UnreadableFileError
from recordings.options import ReadOptions
from recordings.recording import MINIMUM_SAMPLES, Recording, build_recording
from recordings.sources import Source
from recordings.stamps import moment_given, moment_of

if TYPE_CHECKING:
    import pyarrow as pa

NANOSECONDS_PER_MICROSECOND = 1000
NANOSECONDS_PER_SECOND = 1_000_000_000
CLOCK_SET_S = 2.0
NAMED_DAMAGE = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segment:
    """What could be read of one segment."""

    facts: SegmentFacts
    frames: Frames


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Capture:
    """Everything that could be read of a capture folder; ``damage`` says what could not, one sentence each."""

    manifest: Manifest
    segments: tuple[Segment, ...]
    diary: tuple[DiaryEntry, ...]
    damage: tuple[str, ...]


def read_capture(source: Source, *, prefix: str = "") -> Capture:
    """Read a capture folder as far as it is whole.

    Parameters
    ----------
    source : Source
        A folder or zip file with a ``capture.json`` in it.
    prefix : str
        Where in it the capture lies, ending with a slash; empty for directly.

    Returns
    -------
    Capture
        Torn tails and damaged batches are left out and named in ``damage``.

    Raises
    ------
    UnreadableFileError
        The manifest is damaged.
    UnknownFormatError
        A newer version wrote it.
    """
    manifest = _read_manifest(source.member(prefix + MANIFEST_NAME))
    damage: list[str] = []
    segments: list[Segment] = []
    for name in _segment_names(source, prefix):
        segment, torn = _read_segment(source, name)
        damage += torn
        segments += [] if segment is None else [segment]
    diary = tuple(_read_diary(source, prefix + DIARY_NAME))
    return Capture(manifest=manifest, segments=tuple(segments), diary=diary, damage=tuple(damage))


def recording_from_capture(capture: Capture, *, name: str, options: ReadOptions) -> Recording:
    """Put the frames of a capture in order, time every sample, and make a Recording.

    Parameters
    ----------
    capture : Capture
    name : str
        Becomes ``Recording.source``.
    options : ReadOptions
        Site, time zone and start, where given, go before what the capture says.

    Raises
    ------
    UnreadableFileError
        No samples could be read.
    """
    segments, odd = _of_one_signal(capture.segments)
    if sum(int(segment.frames.samples.sum()) for segment in segments) < MINIMUM_SAMPLES:
        raise UnreadableFileError(f"{name} holds no samples: the wearable had sent none when the recording ended")
    facts = tuple(segment.facts for segment in segments)
    anchors = _anchors(capture)
    frames = join_frames([segment.frames for segment in segments])
    connection = np.repeat(np.arange(len(segments)), [segment.frames.samples.size for segment in segments])
    awake = replace(frames, arrival_ns=_counting_sleep(frames.arrival_ns, anchors))
    alignment = align(awake, connection, facts=facts)
    first_us = _wall_us(awake, alignment, anchors)
    return build_recording(
        alignment.time_s,
        frames.acceleration_g[alignment.sample],
        started_at=_started_at(first_us, capture.manifest, options),
        nominal_rate_hz=facts[0].rate_hz,
        signal=facts[0].signal,
        wearable=capture.manifest.wearable,
        site=options.site or capture.manifest.site,
        source=name,
        format=capture.manifest.driver,
        repairs=(*_shortened(capture.damage), *odd, *_told(alignment), *_clock_set(anchors)),
    )


def _read_manifest(member: Source) -> Manifest:
    import msgspec

    with member.open() as stream:
        text = stream.read()
    try:
        manifest = msgspec.json.decode(text, type=Manifest)
    except msgspec.DecodeError as error:
        raise UnreadableFileError(f"{member.name} is damaged ({error}): copy it from another capture folder") from error
    if manifest.schema_version > SCHEMA_VERSION:
        raise UnknownFormatError(f"{member.name} was written by a newer hypnic ({manifest.software}): update hypnic")
    return manifest


def _segment_names(source: Source, prefix: str) -> list[str]:
    inside = [name for name in source.members if name.startswith(prefix) and "/" not in name[len(prefix) :]]
    return sorted(name for name in inside if PurePosixPath(name).match(SEGMENT_PATTERN))


def _read_segment(source: Source, name: str) -> tuple[Segment | None, list[str]]:
    """Read one segment batch by batch, up to where it breaks off; leave out batches whose checksum is wrong."""
    import pyarrow as pa

    label = PurePosixPath(name).name
    parts: list[Frames] = []
    damage: list[str] = []
    try:
        member = source.member(name)
        with member.open() as stream:
            reader = pa.ipc.open_stream(stream)
            facts = segment_facts(reader.schema)
            whole_bytes = stream.tell()
            try:
                for number, batch in enumerate(whole_batches(reader)):
                    parts += [batch.frames] if batch.is_intact else []
                    damage += [] if batch.is_intact else [_left_out(label, number, batch.rows, whole_bytes)]
                    whole_bytes = stream.tell()
            except torn_errors():
                lost_bytes = member.size_bytes - whole_bytes
                damage.append(f"{label} breaks off at byte {whole_bytes}: its last {lost_bytes} bytes are lost.")
    except torn_errors() as error:
        return None, [f"{label} could not be read ({str(error).partition(chr(10))[0]})."]
    return (Segment(facts=facts, frames=join_frames(parts)) if parts else None), damage


def torn_errors() -> tuple[type[Exception], ...]:
    """List what Arrow raises on damaged bytes; one that says how long something is may ask for any memory."""
    import pyarrow as pa

    return UnreadableFileError, pa.ArrowException, OSError, ValueError, MemoryError


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SegmentBatch:
    """One batch of a segment, and whether its checksum is right."""

    frames: Frames
    is_intact: bool

    @property
    def rows(self) -> int:
        """How many frames it holds."""
        return self.frames.samples.size


def segment_facts(schema: "pa.Schema") -> SegmentFacts:
    """Read what the header of a segment says about its stream."""
    import msgspec

    labels = schema.metadata or {}
    header = labels.get(FACTS_KEY, b"")
    if labels.get(CHECKSUM_KEY) != header_checksum(header):
        raise UnreadableFileError("its header does not match its checksum")
    try:
        facts = msgspec.json.decode(header, type=SegmentFacts)
    except msgspec.DecodeError as error:
        raise UnreadableFileError(f"its header was written by another version: {error}") from error
    if not schema.equals(segment_schema(facts)):
        raise UnreadableFileError("its columns are not those of a segment")
    return facts


def whole_batches(reader: "pa.RecordBatchStreamReader") -> Iterator[SegmentBatch]:
    """Read batch by batch; raises one of `torn_errors` where the segment breaks off."""
    while True:
        try:
            batch, labels = reader.read_next_batch_with_custom_metadata()
        except StopIteration:
            return
        batch.validate(full=True)
        frames = from_batch(batch)
        is_intact = labels is not None and labels.get(CHECKSUM_KEY) == f"{checksum(frames):08x}".encode()
        yield SegmentBatch(frames=frames, is_intact=is_intact)


def _left_out(label: str, number: int, rows: int, at_byte: int) -> str:
    return f"{label}: batch {number} at byte {at_byte} is damaged, its {rows} frames were left out."


def _read_diary(source: Source, name: str) -> Iterator[DiaryEntry]:
    """Read the lines that are whole; the diary explains a recording, which can be read without it."""
    import msgspec

    if name not in source.members:
        return
    try:
        with source.member(name).open() as stream:
            lines = stream.read().splitlines()
    except UnreadableFileError:
        return
    for line in lines:
        try:
            yield msgspec.json.decode(line, type=DiaryEntry)
        except msgspec.DecodeError:
            continue


def _of_one_signal(segments: tuple[Segment, ...]) -> tuple[tuple[Segment, ...], tuple[str, ...]]:
    if not segments:
        return (), ()
    signal = segments[0].facts.signal
    alike = tuple(segment for segment in segments if segment.facts.signal == signal)
    odd = [str(segment.facts.number) for segment in segments if segment.facts.signal != signal]
    said = f"Segments {', '.join(odd)} hold another signal than {signal} and were left out."
    return alike, (said,) if odd else ()


def _anchors(capture: Capture) -> tuple[Anchor, ...]:
    """Gather all moments at which the computer's clocks were noted, in order."""
    noted = [
        Anchor(
            monotonic_ns=entry.monotonic_ns,
            wall_ns=int(entry.numbers["wall_ns"]),
            boottime_ns=int(entry.numbers["boottime_ns"]),
        )
        for entry in capture.diary
        if {"wall_ns", "boottime_ns"} <= entry.numbers.keys()
    ]
    opened = [segment.facts.opened for segment in capture.segments]
    return tuple(sorted((*noted, *opened), key=lambda anchor: anchor.monotonic_ns))


def _counting_sleep(arrival_ns: NDArray[np.int64], anchors: tuple[Anchor, ...]) -> NDArray[np.int64]:
    """Let the computer's clock go on for the time the computer slept, during which it may have stood still."""
    at_ns = np.array([anchor.monotonic_ns for anchor in anchors])
    slept_ns = np.array([anchor.boottime_ns - anchor.monotonic_ns for anchor in anchors])
    latest = np.maximum(np.searchsorted(at_ns, arrival_ns, side="right") - 1, 0)
    awake_ns: NDArray[np.int64] = arrival_ns + slept_ns[latest]
    return awake_ns


def _wall_us(frames: Frames, alignment: Alignment, anchors: tuple[Anchor, ...]) -> int:
    """Tell the time of day of the first sample; the latest look at the clock counts, it may have been set late."""
    started_ns = int(frames.arrival_ns[0]) + round(float(alignment.time_s[0]) * NANOSECONDS_PER_SECOND)
    latest = anchors[-1]
    return (started_ns + latest.wall_ns - latest.boottime_ns) // NANOSECONDS_PER_MICROSECOND


def _started_at(first_us: int, manifest: Manifest, options: ReadOptions) -> datetime:
    if options.started_at is not None:
        return moment_given(options.started_at, zone=options.timezone)
    return moment_of(first_us, zone=options.timezone or _zone(manifest.time_zone) or manifest.started_at.tzinfo)


def _zone(key: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(key) if key else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _shortened(damage: tuple[str, ...]) -> tuple[str, ...]:
    left = len(damage) - NAMED_DAMAGE
    return damage if left <= 0 else (*damage[:NAMED_DAMAGE], f"{left} more places are damaged.")


def _told(alignment: Alignment) -> Iterator[str]:
    if alignment.repeated_frames:
        yield f"{alignment.repeated_frames} frames came twice: the second was dropped."
    if alignment.overtaken_frames:
        yield f"{alignment.overtaken_frames} frames came after a later one: sorted by time."
    if alignment.epochs > 1:
        yield (
            f"The wearable's clock was interrupted {alignment.epochs - 1} times: "
            "time was continued by the computer's clock."
        )
    if alignment.held_samples:
        yield f"{alignment.held_samples} samples repeat the one before: the wearable sends changes only."


def _clock_set(anchors: tuple[Anchor, ...]) -> Iterator[str]:
    offsets_s = [(anchor.wall_ns - anchor.boottime_ns) / NANOSECONDS_PER_SECOND for anchor in anchors]
    if max(offsets_s) - min(offsets_s) > CLOCK_SET_S:
        yield (
            f"The computer's clock was set by {offsets_s[-1] - offsets_s[0]:.0f} s during the recording: "
            "the time of day is told by what it showed at the end."
        )
