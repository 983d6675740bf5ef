"""Sensor Logger exports: gravity or not, watch or phone, z before x, file, folder or zip, zone from the metadata."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from recordings.errors import NotRawAccelerationError
from recordings.reading import identify, read_recording

START = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)
RATE_HZ, GRAVITY = 100, 9.80665
NOISE = np.random.default_rng(8).normal(0, 0.02, size=(1000, 3))
TOTAL = NOISE + np.array([0.6, 0.0, 0.8]) * GRAVITY
METADATA = (
    "version,device name,recording epoch time,recording time,recording timezone,platform\n"
    "3,SM-N986B,1790026200000,2026-09-22_00-30-00,Africa/Nairobi,android\n"
)


def table(columns: dict[str, np.ndarray]) -> str:
    names = ",".join(["time", "seconds_elapsed", *columns])
    values = np.column_stack(list(columns.values()))
    start_ns = int(START.timestamp()) * 10**9
    rows = [
        f"{start_ns + row * 10**9 // RATE_HZ},{row / RATE_HZ!r},{','.join(map(repr, numbers))}"
        for row, numbers in enumerate(values.tolist())
    ]
    return "\n".join([names, *rows]) + "\n"


def phone(samples: np.ndarray) -> str:
    return table({"z": samples[:, 2], "y": samples[:, 1], "x": samples[:, 0]})


def watch(samples: np.ndarray) -> str:
    gravity = np.tile([0.0, -0.6, -0.8], (samples.shape[0], 1))
    columns = {f"rotationRate{axis}": samples[:, 0] for axis in "XYZ"}
    columns |= {f"gravity{axis}": gravity[:, number] for number, axis in enumerate("XYZ")}
    columns |= {f"acceleration{axis}": samples[:, number] for number, axis in enumerate("XYZ")}
    return table(columns | {"quaternionW": samples[:, 0]})


def write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder


def test_axes_are_taken_by_name_from_z_y_x(tmp_path: Path):
    recording = read_recording(write(tmp_path, TotalAcceleration=phone(TOTAL)) / "TotalAcceleration.csv")
    np.testing.assert_allclose(recording.acceleration_g, TOTAL / GRAVITY, atol=1e-5)
    assert (recording.signal, recording.format) == ("acceleration", "sensor_logger")
    assert recording.started_at == START


def test_acceleration_without_gravity_says_so(tmp_path: Path):
    recording = read_recording(write(tmp_path, Accelerometer=phone(NOISE)) / "Accelerometer.csv")
    assert recording.signal == "linear_acceleration"
    assert any("Gravity is not in the numbers" in repair for repair in recording.repairs)


@pytest.mark.parametrize("better", ["TotalAcceleration", "AccelerometerUncalibrated"])
def test_the_file_with_gravity_beside_it_is_read_instead(tmp_path: Path, better: str):
    write(tmp_path, Accelerometer=phone(NOISE), **{better: phone(TOTAL)})
    recording = read_recording(tmp_path / "Accelerometer.csv")
    assert (recording.signal, recording.source) == ("acceleration", f"{better}.csv")
    assert any("beside Accelerometer.csv was read" in repair for repair in recording.repairs)


def test_of_a_folder_the_file_with_gravity_is_read_in_the_recordings_zone(tmp_path: Path):
    write(
        tmp_path, Accelerometer=phone(NOISE), TotalAcceleration=phone(TOTAL), Gyroscope=phone(NOISE), Metadata=METADATA
    )
    recording = read_recording(tmp_path)
    assert recording.source == "TotalAcceleration.csv"
    assert recording.wearable == "SM-N986B"
    assert recording.started_at is not None
    assert recording.started_at.isoformat() == "2026-09-22T00:30:00+03:00"


def test_the_given_zone_goes_before_the_recordings(tmp_path: Path):
    write(tmp_path, TotalAcceleration=phone(TOTAL), Metadata=METADATA)
    recording = read_recording(tmp_path, timezone="UTC")
    assert recording.started_at is not None
    assert recording.started_at.isoformat() == "2026-09-21T21:30:00+00:00"


def test_a_zip_file_is_read_like_its_folder(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "night.zip", "w") as archive:
        archive.writestr("TotalAcceleration.csv", phone(TOTAL))
        archive.writestr("Metadata.csv", METADATA)
    np.testing.assert_allclose(read_recording(tmp_path / "night.zip").acceleration_g, TOTAL / GRAVITY, atol=1e-5)


def test_of_a_watch_gravity_and_movement_are_added_in_g(tmp_path: Path):
    moves = NOISE / GRAVITY
    recording = read_recording(write(tmp_path, WristMotion=watch(moves)) / "WristMotion.csv")
    np.testing.assert_allclose(recording.acceleration_g, moves + np.array([0.0, -0.6, -0.8]), atol=1e-5)
    assert recording.signal == "acceleration"


def test_the_watch_goes_before_the_phone(tmp_path: Path):
    write(tmp_path, TotalAcceleration=phone(TOTAL), WristMotion=watch(NOISE / GRAVITY))
    recording = read_recording(tmp_path)
    assert recording.source == "WristMotion.csv"
    assert "WristMotion.csv of this recording was read." in recording.repairs


@pytest.mark.parametrize("sensor", ["Gyroscope", "Gravity", "MagnetometerUncalibrated", "Orientation"])
def test_another_sensor_is_refused_with_the_file_to_give_instead(tmp_path: Path, sensor: str):
    write(tmp_path, **{sensor: phone(NOISE)})
    with pytest.raises(NotRawAccelerationError, match=r"another sensor .*give TotalAcceleration\.csv"):
        read_recording(tmp_path / f"{sensor}.csv")


def test_the_format_is_recognised_by_content(tmp_path: Path):
    path = write(tmp_path, night=phone(TOTAL)) / "night.csv"
    assert identify(path).name == "sensor_logger"
