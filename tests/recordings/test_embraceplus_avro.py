"""EmbracePlus Avro files written with the library itself: scale, zone, several files, damage, missing library."""

import io
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import fastavro
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordings import Recording, RecordingError, measure_timing
from recordings.errors import MissingExtraError, UnreadableFileError
from recordings.reading import identify, read_recording

START = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)
RATE_HZ, SAMPLES = 64, 64 * 60
RANGE = {"physicalMin": -16, "physicalMax": 16, "digitalMin": -32768, "digitalMax": 32768}


def fields(**kinds: Any) -> list[dict[str, Any]]:
    return [{"name": name, "type": kind} for name, kind in kinds.items()]


def record(name: str, **kinds: Any) -> dict[str, Any]:
    return {"type": "record", "name": name, "namespace": "empatica.format.avro", "fields": fields(**kinds)}


NUMBERS = {"type": "array", "items": "int"}
SCHEMA = record(
    "Session",
    timezone="int",
    rawData=record(
        "RawData",
        accelerometer=record(
            "Accelerometer",
            timestampStart="long",
            samplingFrequency="float",
            imuParams=record("ImuParams", **dict.fromkeys(RANGE, "int")),
            x=NUMBERS,
            y=NUMBERS,
            z=NUMBERS,
        ),
    ),
)


def still_counts() -> np.ndarray:
    noise = np.random.default_rng(9).integers(-8, 9, size=(SAMPLES, 3))
    return noise + np.array([-2048, 100, 0])


COUNTS = still_counts()


def session(second: float = 0.0, *, counts: np.ndarray = COUNTS) -> bytes:
    accelerometer = {
        "timestampStart": int((START + timedelta(seconds=second)).timestamp() * 1e6),
        "samplingFrequency": float(RATE_HZ),
        "imuParams": RANGE,
        **{axis: counts[:, number].tolist() for number, axis in enumerate("xyz")},
    }
    stream = io.BytesIO()
    fastavro.writer(stream, SCHEMA, [{"timezone": 7200, "rawData": {"accelerometer": accelerometer}}])
    return stream.getvalue()


def read(tmp_path: Path, *files: bytes) -> Recording:
    for number, content in enumerate(files):
        (tmp_path / f"1-1-000001_{number}.avro").write_bytes(content)
    return read_recording(tmp_path if len(files) > 1 else tmp_path / "1-1-000001_0.avro")


def test_samples_come_back_in_g_at_the_stated_time_and_zone(tmp_path: Path):
    recording = read(tmp_path, session())
    np.testing.assert_allclose(recording.acceleration_g, COUNTS * 32 / 65536, atol=1e-6)
    assert recording.started_at == START
    assert recording.started_at.utcoffset() == timedelta(hours=2)
    assert measure_timing(recording.time_s).rate_hz == pytest.approx(RATE_HZ)
    assert recording.wearable == "Empatica EmbracePlus"


def test_the_files_of_a_folder_become_one_recording(tmp_path: Path):
    recording = read(tmp_path, session(60), session(0), session(120.0))
    assert recording.time_s.size == 3 * SAMPLES
    assert recording.started_at == START
    assert measure_timing(recording.time_s).gaps == ()


def test_a_missing_file_leaves_a_gap(tmp_path: Path):
    (gap,) = measure_timing(read(tmp_path, session(0), session(120)).time_s).gaps
    assert gap.duration_s == pytest.approx(60, abs=0.1)


def test_one_damaged_file_of_a_folder_does_not_lose_the_rest(tmp_path: Path):
    recording = read(tmp_path, session(0), session(60)[:-500], session(120))
    assert recording.time_s.size == 2 * SAMPLES
    assert "Left out 1 damaged file: the missing time stays a gap." in recording.repairs


def test_a_damaged_file_alone_is_refused(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match="damaged or cut-off Avro file"):
        read(tmp_path, session()[:-500])


def test_a_file_without_acceleration_is_refused(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match="no accelerometer data"):
        read(tmp_path, session(counts=COUNTS[:0]))


def test_the_format_is_recognised_by_content(tmp_path: Path):
    (tmp_path / "night.csv").write_bytes(session())
    assert identify(tmp_path / "night.csv").name == "embraceplus_avro"


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "fastavro", None)
    with pytest.raises(MissingExtraError, match=r"hypnic\[avro\]"):
        read(tmp_path, session())


INTACT = session(counts=COUNTS[:500])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_give_a_recording_or_a_plain_error(tmp_path: Path, data: st.DataObject):
    content = bytearray(INTACT)
    for position in data.draw(st.lists(st.integers(0, len(INTACT) - 1), max_size=20)):
        content[position] = data.draw(st.integers(0, 255))
    kept = data.draw(st.integers(1, len(INTACT)))
    try:
        recording = read(tmp_path, bytes(content[:kept]))
    except RecordingError:
        return
    assert recording.time_s.size >= 2
