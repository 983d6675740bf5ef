"""Following a capture while it grows: everything once, nothing half, whatever the writer is in the middle of."""

import io
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from recordings.capture_format import (
    NOT_THERE,
    SEGMENT_NAME,
    Anchor,
    Frames,
    SegmentFacts,
    batch_labels,
    join_frames,
    segment_schema,
    to_batch,
)
from recordings.capture_tail import CaptureTail

PER_FRAME = 4


def facts(number: int) -> SegmentFacts:
    return SegmentFacts(
        number=number,
        rate_hz=50.0,
        range_g=8.0,
        samples_per_frame=PER_FRAME,
        signal="acceleration",
        sequence_modulus=None,
        device_time_modulus_ns=None,
        has_device_time=False,
        notifies_changes_only=False,
        opened=Anchor(monotonic_ns=0, wall_ns=0, boottime_ns=0),
    )


def frames(first: int) -> Frames:
    number = np.arange(first, first + 3)
    rows = np.repeat(number[:, np.newaxis], 3 * PER_FRAME, axis=1).reshape(-1, 3)
    return Frames(
        arrival_ns=number * 1_000_000,
        device_time_ns=np.full(3, NOT_THERE),
        sequence=number,
        samples=np.full(3, PER_FRAME),
        acceleration_g=rows.astype(np.float32),
    )


def segment_bytes(number: int, *, batches: int) -> tuple[bytes, list[int]]:
    """Write a segment, and tell where its header and each of its batches end."""
    stream = io.BytesIO()
    schema = segment_schema(facts(number))
    ends = []
    with pa.ipc.new_stream(stream, schema) as writer:
        for batch in range(batches):
            part = frames(100 * number + 3 * batch)
            writer.write_batch(to_batch(part, schema), custom_metadata=batch_labels(batch, part))
            ends.append(stream.tell())
    return stream.getvalue(), ends


def numbers(found: tuple[tuple[SegmentFacts, Frames], ...]) -> list[int]:
    return [] if not found else join_frames([part for _, part in found]).sequence.tolist()


@pytest.mark.parametrize("step", [61, 1000])
def test_however_a_segment_grows_every_frame_comes_once_and_in_order(tmp_path: Path, step: int):
    content, ends = segment_bytes(1, batches=4)
    tail = CaptureTail(tmp_path)
    seen: list[int] = []
    for size in range(0, len(content) + step, step):
        (tmp_path / SEGMENT_NAME.format(1)).write_bytes(content[:size])
        seen += numbers(tail.read_new())
        assert len(seen) == 3 * sum(end <= size for end in ends)
    assert seen == list(range(100, 112))
    assert tail.read_new() == ()


def test_a_new_segment_is_followed_as_well(tmp_path: Path):
    tail = CaptureTail(tmp_path)
    (tmp_path / SEGMENT_NAME.format(1)).write_bytes(segment_bytes(1, batches=2)[0])
    assert numbers(tail.read_new()) == list(range(100, 106))
    (tmp_path / SEGMENT_NAME.format(2)).write_bytes(segment_bytes(2, batches=1)[0])
    found = tail.read_new()
    assert numbers(found) == [200, 201, 202]
    assert found[0][0].number == 2


def test_a_damaged_batch_is_left_out_and_the_next_one_is_not(tmp_path: Path):
    content, ends = segment_bytes(1, batches=3)
    damaged = bytearray(content)
    damaged[ends[1] - 20] ^= 0xFF
    (tmp_path / SEGMENT_NAME.format(1)).write_bytes(damaged)
    assert numbers(CaptureTail(tmp_path).read_new()) == [100, 101, 102, 106, 107, 108]


def test_a_capture_that_is_gone_gives_nothing(tmp_path: Path):
    path = tmp_path / SEGMENT_NAME.format(1)
    path.write_bytes(segment_bytes(1, batches=1)[0])
    tail = CaptureTail(tmp_path)
    tail.read_new()
    path.unlink()
    assert tail.read_new() == ()
    assert CaptureTail(tmp_path / "never").read_new() == ()


def test_what_is_no_segment_gives_nothing(tmp_path: Path):
    (tmp_path / SEGMENT_NAME.format(1)).write_bytes(b"junk" * 500)
    assert CaptureTail(tmp_path).read_new() == ()
