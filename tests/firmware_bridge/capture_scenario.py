"""Frames, manifests and captures as the recorder would write them, made by hand."""

from datetime import UTC, datetime

import numpy as np

from firmware_bridge.capture import CaptureKeeper
from recordings.capture_format import NOT_THERE, Anchor, DiaryEntry, Frames, Manifest, SegmentFacts

NS = 1_000_000_000
STARTED_AT = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)
WALL_NS = int(STARTED_AT.timestamp()) * NS
PER_FRAME = 18
RATE_HZ = 50.0
MANIFEST = Manifest(
    wearable="Hypnic 0003",
    address="C0:DE:00:00:00:03",
    driver="open_frame",
    site="left_wrist",
    started_at=STARTED_AT,
    time_zone="Europe/Berlin",
    settings={"rate_hz": None, "range_g": None},
    software="0",
)


def anchor(at_s, *, slept_s=0.0, wall_s=0.0):
    at_ns = round(at_s * NS)
    slept_ns = round(slept_s * NS)
    return Anchor(
        monotonic_ns=at_ns, boottime_ns=at_ns + slept_ns, wall_ns=WALL_NS + at_ns + slept_ns + round(wall_s * NS)
    )


def facts(number=0, *, opened=None, signal="acceleration"):
    return SegmentFacts(
        number=number,
        rate_hz=RATE_HZ,
        range_g=8.0,
        samples_per_frame=PER_FRAME,
        signal=signal,
        sequence_modulus=1 << 16,
        device_time_modulus_ns=(1 << 32) * 1_000_000,
        has_device_time=True,
        notifies_changes_only=False,
        opened=opened or anchor(0.0),
    )


def make_frames(first, count=3, *, numbered=True):
    """Frames ``first`` … of a steady stream; a sample's x is its number."""
    number = np.arange(first, first + count)
    rows = np.zeros((count * PER_FRAME, 3), np.float32)
    rows[:, 0] = np.arange(first * PER_FRAME, (first + count) * PER_FRAME)
    rows[:, 2] = 1.0
    last_ns = (number + 1) * round(PER_FRAME / RATE_HZ * NS)
    return Frames(
        arrival_ns=last_ns + 20_000_000,
        device_time_ns=last_ns + 1000 * NS,
        sequence=number if numbered else np.full(count, NOT_THERE),
        samples=np.full(count, PER_FRAME),
        acceleration_g=rows,
    )


def note(at_s, kind="anchor", **numbers):
    return DiaryEntry(monotonic_ns=round(at_s * NS), kind=kind, numbers=numbers)


def make_keeper(*places, **options):
    return CaptureKeeper(list(places), "night", manifest=MANIFEST, **options)


def write_capture(place, *, connections=((0, 30), (40, 30))):
    """Write a capture of several connections (first frame, number of frames), three frames a batch."""
    keeper = make_keeper(place)
    for first, count in connections:
        keeper.begin(facts(opened=anchor(first * PER_FRAME / RATE_HZ)), 0.0)
        for begin in range(first, first + count, 3):
            keeper.keep(make_frames(begin), 0.0)
    keeper.close()
    return place / "night"
