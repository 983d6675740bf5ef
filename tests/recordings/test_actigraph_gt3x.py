"""ActiGraph .gt3x files built from the published layout: packed samples, records, sleep, damage."""

import struct
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordings import Recording, RecordingError, measure_timing
from recordings.errors import InvalidRecordingError, UnreadableFileError
from recordings.importers.actigraph_gt3x import find_records
from recordings.importers.twelve_bits import unpack_twelve_bits
from recordings.reading import identify, read_recording

START = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)
START_S = int(START.timestamp())
RATE_HZ = 30
PACKED_YXZ, EVENT, BATTERY, PARAMETERS, SHORTS_XYZ, PACKED_XYZ = 0, 3, 2, 21, 26, 27
TICKS_AT_START = 621_355_968_000_000_000 + START_S * 10_000_000

# Samples and bytes of the example in the maker's description of the activity record.
MAKERS_BYTES = bytes.fromhex("006008EBD007009EBF007008EBF0")
MAKERS_YXZ = [[6, 8, -323], [7, 9, -321], [7, 8, -321]]


def record(kind: int, second: int, payload: bytes) -> bytes:
    content = struct.pack("<BBIH", 0x1E, kind, START_S + second, len(payload)) + payload
    remainder = 0
    for octet in content:
        remainder ^= octet
    return content + bytes([remainder ^ 0xFF])


def packed(counts: np.ndarray) -> bytes:
    digits = "".join(f"{value & 0xFFF:03x}" for value in counts.ravel().tolist())
    return bytes.fromhex(digits + "0" * (len(digits) % 2))


def activity(kind: int, second: int, counts: np.ndarray) -> bytes:
    if kind == SHORTS_XYZ:
        return record(kind, second, counts.astype("<i2").tobytes())
    return record(kind, second, packed(counts[:, [1, 0, 2]] if kind == PACKED_YXZ else counts))


def info(**lines: str) -> str:
    told = {"Serial Number": "MOS2E00000000", "Device Type": "wGT3XBT", "Sample Rate": str(RATE_HZ)} | lines
    return "\r\n".join(f"{key}: {value}" for key, value in told.items())


def still_counts(seconds: int, *, per_g: int = 256) -> np.ndarray:
    noise = np.random.default_rng(2).integers(-3, 4, size=(seconds, RATE_HZ, 3))
    return noise + np.array([0, per_g // 8, -per_g])


def read(tmp_path: Path, log: bytes, *, text: str | None = None, name: str = "log.bin") -> Recording:
    path = tmp_path / "night.gt3x"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("info.txt", text or info())
        archive.writestr(name, log)
    return read_recording(path, timezone="UTC")


def test_twelve_bit_numbers_are_unpacked_as_the_maker_shows():
    numbers = unpack_twelve_bits(np.frombuffer(MAKERS_BYTES, dtype=np.uint8)[np.newaxis])
    np.testing.assert_array_equal(numbers.reshape(3, 3), MAKERS_YXZ)


@pytest.mark.parametrize("kind", [PACKED_YXZ, PACKED_XYZ, SHORTS_XYZ])
def test_every_kind_of_activity_record_comes_back_in_g(tmp_path: Path, kind: int):
    counts = still_counts(10)
    counts[3, 7] = [-2047, 2047, 5]
    log = b"".join(activity(kind, second, one) for second, one in enumerate(counts))
    recording = read(tmp_path, log)
    np.testing.assert_allclose(recording.acceleration_g, counts.reshape(-1, 3) / 256, atol=1e-6)


def test_seconds_follow_each_other_evenly(tmp_path: Path):
    recording = read(tmp_path, b"".join(activity(PACKED_YXZ, s, one) for s, one in enumerate(still_counts(10))))
    np.testing.assert_allclose(recording.time_s, np.arange(10 * RATE_HZ) / RATE_HZ, atol=1e-6)
    assert recording.started_at == START
    assert recording.nominal_rate_hz == RATE_HZ


def test_idle_sleep_stays_a_gap_and_is_said(tmp_path: Path):
    counts = still_counts(10)
    log = b"".join(activity(PACKED_YXZ, second, one) for second, one in enumerate(counts[:5]))
    log += record(EVENT, 5, b"\x08") + record(EVENT, 105, b"\x09")
    log += b"".join(activity(PACKED_YXZ, 105 + second, one) for second, one in enumerate(counts[5:]))
    recording = read(tmp_path, log)
    (gap,) = measure_timing(recording.time_s).gaps
    assert gap.duration_s == pytest.approx(100, abs=0.1)
    assert "The device slept 1 time to save power and measured nothing: left as gaps." in recording.repairs


def test_other_records_docking_and_padding_are_passed_over(tmp_path: Path):
    counts = still_counts(3)
    log = b"".join(
        record(BATTERY, s, b"\x10\x0e") + activity(PACKED_YXZ, s, one) + b"\0\0\0" + record(PACKED_YXZ, s, b"\x01")
        for s, one in enumerate(counts)
    )
    recording = read(tmp_path, log)
    assert recording.time_s.size == 3 * RATE_HZ
    assert not any("damaged" in repair for repair in recording.repairs)


def test_a_record_with_a_wrong_checksum_leaves_a_gap(tmp_path: Path):
    records = [activity(PACKED_YXZ, second, one) for second, one in enumerate(still_counts(10))]
    records[4] = records[4][:60] + bytes([records[4][60] ^ 4]) + records[4][61:]
    recording = read(tmp_path, b"".join(records))
    assert recording.time_s.size == 9 * RATE_HZ
    assert measure_timing(recording.time_s).gaps[0].onset_s == pytest.approx(4, abs=0.05)
    assert "Left out 1 damaged record: the missing time stays a gap." in recording.repairs


def test_reading_goes_on_behind_a_stretch_of_rubbish():
    records = [activity(PACKED_YXZ, second, one) for second, one in enumerate(still_counts(6))]
    found = find_records(b"".join(records[:3]) + b"\x55" * 200 + b"".join(records[3:]))
    np.testing.assert_array_equal(found.clock_s - START_S, [0, 1, 3, 4, 5])
    assert found.broken >= 1


def test_two_records_of_the_same_second_are_put_behind_each_other(tmp_path: Path):
    counts = still_counts(6)
    log = b"".join(activity(PACKED_YXZ, s, one) for s, one in zip([0, 1, 1, 2, 4, 5], counts, strict=True))
    recording = read(tmp_path, log)
    assert recording.time_s.size == 6 * RATE_HZ
    assert recording.duration_s == pytest.approx(6, abs=0.1)
    assert any("began before the one before had ended" in repair for repair in recording.repairs)


def test_the_scale_written_by_the_device_goes_before_the_serial_number(tmp_path: Path):
    parameters = struct.pack("<HHI", 0, 55, 0x0A400000)
    counts = still_counts(5, per_g=512)
    log = record(PARAMETERS, 0, parameters) + b"".join(activity(SHORTS_XYZ, s, one) for s, one in enumerate(counts))
    np.testing.assert_allclose(read(tmp_path, log).acceleration_g, counts.reshape(-1, 3) / 512, atol=1e-6)


@pytest.mark.parametrize(("serial", "per_g"), [("NEO1C15110135", 341), ("CLE2B20130009", 341), ("TAS1D48140206", 256)])
def test_the_scale_follows_from_the_serial_number(tmp_path: Path, serial: str, per_g: int):
    counts = still_counts(5, per_g=per_g)
    log = b"".join(activity(PACKED_YXZ, second, one) for second, one in enumerate(counts))
    recording = read(tmp_path, log, text=info(**{"Serial Number": serial}))
    np.testing.assert_allclose(recording.acceleration_g, counts.reshape(-1, 3) / per_g, atol=1e-6)


def test_limb_and_side_give_the_site(tmp_path: Path):
    log = b"".join(activity(PACKED_YXZ, second, one) for second, one in enumerate(still_counts(5)))
    assert read(tmp_path, log, text=info(Limb="Wrist", Side="Left")).site == "left_wrist"


def test_the_older_file_without_a_log_is_read_from_its_start(tmp_path: Path):
    counts = still_counts(10, per_g=341)
    text = info(**{"Serial Number": "NEO1C16110020", "Start Date": str(TICKS_AT_START), "Acceleration Scale": "341.0"})
    recording = read(tmp_path, packed(counts.reshape(-1, 3)[:, [1, 0, 2]]), text=text, name="activity.bin")
    np.testing.assert_allclose(recording.acceleration_g, counts.reshape(-1, 3) / 341, atol=1e-6)
    assert recording.started_at == START


def test_a_log_without_activity_is_refused(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match="no intact activity record"):
        read(tmp_path, record(BATTERY, 0, b"\x10\x0e"))


def test_a_log_of_zeros_only_is_refused(tmp_path: Path):
    zeros = np.zeros((RATE_HZ, 3), dtype=np.int64)
    with pytest.raises(InvalidRecordingError):
        read(tmp_path, b"".join(activity(PACKED_YXZ, second, zeros) for second in range(5)))


def test_the_format_is_recognised_by_content(tmp_path: Path):
    read(tmp_path, b"".join(activity(PACKED_YXZ, second, one) for second, one in enumerate(still_counts(5))))
    assert identify((tmp_path / "night.gt3x").rename(tmp_path / "night.zip")).name == "actigraph_gt3x"


INTACT = b"".join(activity(PACKED_YXZ, second, one) for second, one in enumerate(still_counts(8)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_logs_give_a_recording_with_repairs_or_a_plain_error(tmp_path: Path, data: st.DataObject):
    content = bytearray(INTACT)
    for position in data.draw(st.lists(st.integers(0, len(INTACT) - 1), max_size=20)):
        content[position] = data.draw(st.integers(0, 255))
    kept = data.draw(st.integers(1, len(INTACT)))
    try:
        recording = read(tmp_path, bytes(content[:kept]))
    except RecordingError:
        return
    whole = 8 * RATE_HZ
    is_cut_between_records = kept % (len(INTACT) // 8) == 0
    is_whole = recording.time_s.size == whole or is_cut_between_records
    assert is_whole or any("damaged" in repair for repair in recording.repairs)
