"""Axivity .cwa files built sector by sector: samples, time, damage."""

import io
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordings import Recording, RecordingError, measure_timing
from recordings.errors import UnreadableFileError
from recordings.importers.axivity_cwa import decode_cwa
from recordings.reading import identify, read_recording

START = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)
PACKED, SIX_AXES, THREE_AXES = 0x30, 0x62, 0x32
CAPACITY = {PACKED: 120, SIX_AXES: 40, THREE_AXES: 80}
RATE_CODE_100_HZ_8_G = 0x4A
COUNTS_PER_G = {PACKED: 256, SIX_AXES: 4096, THREE_AXES: 256}


def header(*, hardware: int = 0x17, annotation: bytes = b"_p=left+ankle") -> bytes:
    content = bytearray(b"\xff" * 1024)
    content[:4] = b"MD" + struct.pack("<H", 1020)
    content[4] = hardware
    content[64 : 64 + len(annotation)] = annotation
    return bytes(content)


def packed_clock(moment: datetime) -> int:
    date = (moment.year - 2000) << 26 | moment.month << 22 | moment.day << 17
    return date | moment.hour << 12 | moment.minute << 6 | moment.second


def packed_samples(counts: np.ndarray) -> bytes:
    """Give each sample the smallest exponent that holds its largest number."""
    words = []
    for sample in counts.tolist():
        exponent = next(e for e in range(4) if max(map(abs, sample)) >> e < 512)
        x, y, z = ((value >> exponent) & 1023 for value in sample)
        words.append(exponent << 30 | z << 20 | y << 10 | x)
    return struct.pack(f"<{len(words)}I", *words)


def sector(counts: np.ndarray, *, start_s: float, layout: int = PACKED, rate_code: int = RATE_CODE_100_HZ_8_G) -> bytes:
    """Build a sector whose first sample lies ``start_s`` after START, stamped in its middle as the firmware does."""
    rate_hz = 3200 / (1 << (15 - (rate_code & 15)))
    stamp_s = start_s + len(counts) // 2 / rate_hz
    whole_s = int(np.floor(stamp_s))
    fraction = int((stamp_s - whole_s) * 32768)
    offset = len(counts) // 2 - int(fraction / 32768 * rate_hz)
    clock = packed_clock(START + timedelta(seconds=whole_s))
    light = (4 << 13 | 3 << 10) if layout == SIX_AXES else 0
    stamps = struct.pack("<2sHHIIIH", b"AX", 508, 0x8000 | fraction, 0, 0, clock, light)
    head = stamps + struct.pack("<HBBBBhH", 0, 0, 0, rate_code, layout, offset, len(counts))
    if layout == PACKED:
        body = packed_samples(counts)
    elif layout == SIX_AXES:
        body = np.hstack([np.full_like(counts, 77), counts]).astype("<i2").tobytes()
    else:
        body = counts.astype("<i2").tobytes()
    content = (head + body).ljust(510, b"\0")
    checksum = -sum(struct.unpack("<255H", content)) & 0xFFFF
    return content + struct.pack("<H", checksum)


def sectors(counts: np.ndarray, *, layout: int = PACKED, rate_hz: float = 100.0) -> list[bytes]:
    size = CAPACITY[layout]
    return [
        sector(counts[first : first + size], start_s=first / rate_hz, layout=layout)
        for first in range(0, len(counts), size)
    ]


def still_counts(samples: int, *, per_g: int = 256) -> np.ndarray:
    noise = np.random.default_rng(1).integers(-3, 4, size=(samples, 3))
    return noise + np.array([per_g // 8, 0, per_g])


def read(tmp_path: Path, content: bytes) -> Recording:
    path = tmp_path / "night.cwa"
    path.write_bytes(content)
    return read_recording(path, timezone="UTC")


def test_packed_samples_come_back_in_g(tmp_path: Path):
    counts = still_counts(600)
    counts[7] = [-2048, 2040, 1000]
    recording = read(tmp_path, header() + b"".join(sectors(counts)))
    np.testing.assert_allclose(recording.acceleration_g, counts / 256, atol=1e-6)
    assert recording.acceleration_g.dtype == np.float32


@pytest.mark.parametrize("layout", [SIX_AXES, THREE_AXES])
def test_sixteen_bit_samples_come_back_in_g_without_the_gyroscope(tmp_path: Path, layout: int):
    counts = still_counts(400, per_g=COUNTS_PER_G[layout])
    recording = read(tmp_path, header(hardware=0x64) + b"".join(sectors(counts, layout=layout)))
    np.testing.assert_allclose(recording.acceleration_g, counts / COUNTS_PER_G[layout], atol=1e-6)
    assert recording.wearable == "Axivity AX6"


def test_time_starts_where_the_first_sample_was_taken(tmp_path: Path):
    recording = read(tmp_path, header() + b"".join(sectors(still_counts(600))))
    assert recording.started_at is not None
    assert abs((recording.started_at - START).total_seconds()) < 0.011
    assert recording.duration_s == pytest.approx(5.99, abs=0.02)


def test_the_true_rate_shows_through_the_stated_one(tmp_path: Path):
    counts = still_counts(12_000)
    recording = read(tmp_path, header() + b"".join(sectors(counts, rate_hz=98.8)))
    assert recording.nominal_rate_hz == 100
    assert measure_timing(recording.time_s).rate_hz == pytest.approx(98.8, rel=0.001)
    assert measure_timing(recording.time_s).gaps == ()


def test_a_damaged_sector_is_left_out_and_leaves_a_gap(tmp_path: Path):
    blocks = sectors(still_counts(1200))
    blocks[4] = blocks[4][:100] + bytes([blocks[4][100] ^ 1]) + blocks[4][101:]
    recording = read(tmp_path, header() + b"".join(blocks))
    (gap,) = measure_timing(recording.time_s).gaps
    assert gap.onset_s == pytest.approx(4.79, abs=0.02)
    assert gap.duration_s == pytest.approx(1.21, abs=0.02)
    assert "Left out 1 damaged data block: the missing time stays a gap." in recording.repairs


def test_a_file_cut_off_within_a_sector_says_so(tmp_path: Path):
    recording = read(tmp_path, (header() + b"".join(sectors(still_counts(600))))[:-100])
    assert recording.time_s.size == 480
    assert any("1 damaged data block" in repair for repair in recording.repairs)


def test_erased_sectors_at_the_end_are_no_damage(tmp_path: Path):
    recording = read(tmp_path, header() + b"".join(sectors(still_counts(600))) + b"\xff" * 1024)
    assert not any("damaged" in repair for repair in recording.repairs)


def test_a_half_filled_last_sector_gives_its_own_samples_only(tmp_path: Path):
    counts = still_counts(150)
    recording = read(tmp_path, header() + b"".join(sectors(counts)))
    np.testing.assert_allclose(recording.acceleration_g, counts / 256, atol=1e-6)


def test_the_body_site_is_read_from_the_annotation(tmp_path: Path):
    content = header() + b"".join(sectors(still_counts(600)))
    assert read(tmp_path, content).site == "left_ankle"
    assert read(tmp_path, header(annotation=b"_p=waist") + content[1024:]).site == "unknown"


def test_a_file_without_an_intact_sector_is_refused():
    with pytest.raises(UnreadableFileError, match=r"night\.cwa holds no intact data block"):
        decode_cwa(io.BytesIO(header() + b"\0" * 2048), name="night.cwa")


def test_the_format_is_recognised_by_content(tmp_path: Path):
    path = tmp_path / "misnamed.csv"
    path.write_bytes(header() + b"".join(sectors(still_counts(240))))
    assert identify(path).name == "axivity_cwa"


INTACT = header() + b"".join(sectors(still_counts(960)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_give_a_recording_with_repairs_or_a_plain_error(tmp_path: Path, data: st.DataObject):
    content = bytearray(INTACT)
    for position in data.draw(st.lists(st.integers(0, len(INTACT) - 1), max_size=20)):
        content[position] = data.draw(st.integers(0, 255))
    kept = data.draw(st.integers(1, len(INTACT)))
    try:
        recording = read(tmp_path, bytes(content[:kept]))
    except RecordingError:
        return
    is_whole = recording.time_s.size == 960 or kept % 512 == 0
    assert is_whole or any("damaged" in repair for repair in recording.repairs)
