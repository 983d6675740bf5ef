"""Polar Sensor Logger files: the sensor's clock before the phone's, milli-g, columns by name."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from recordings import Recording, measure_timing
from recordings.reading import identify, read_recording

SENSOR_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
START = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)
RATE_HZ = 51.7
PHONE_LAG = timedelta(seconds=2)
NAMES = ("Phone timestamp", "sensor timestamp [ns]", "X [mg]", "Y [mg]", "Z [mg]")
SAMPLES = np.random.default_rng(7).integers(-4, 5, size=(600, 3)) + np.array([-600, 0, 800])


def sensor_ns(row: int, *, start: datetime = START) -> int:
    return int((start - SENSOR_EPOCH).total_seconds()) * 10**9 + round(row * 1e9 / RATE_HZ)


def read(
    tmp_path: Path, *, sensor_start: datetime = START, name: str = "Polar_Sense_ACC.txt", swapped: bool = False
) -> Recording:
    order = (1, 0, 4, 3, 2) if swapped else range(5)
    lines = [";".join(NAMES[column] for column in order)]
    for row, (x, y, z) in enumerate(SAMPLES.tolist()):
        # The phone sees the rows in bursts of twenty, late.
        phone = START + PHONE_LAG + timedelta(seconds=(row // 20) * 20 / RATE_HZ, milliseconds=row % 20)
        cells = (phone.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3], sensor_ns(row, start=sensor_start), x, y, z)
        lines.append(";".join(str(cells[column]) for column in order))
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert identify(path).name == "polar_sensor_logger"
    return read_recording(path, timezone="UTC")


def test_the_sensors_clock_times_the_rows(tmp_path: Path):
    recording = read(tmp_path)
    assert recording.started_at == START
    np.testing.assert_allclose(np.diff(recording.time_s), 1 / RATE_HZ, atol=2e-6)
    np.testing.assert_allclose(recording.acceleration_g, SAMPLES / 1000, atol=1e-6)


def test_a_sensor_clock_that_was_never_set_is_set_by_the_phone(tmp_path: Path):
    recording = read(tmp_path, sensor_start=datetime(2019, 1, 1, tzinfo=UTC))
    assert recording.started_at == START + PHONE_LAG
    assert measure_timing(recording.time_s).rate_hz == pytest.approx(RATE_HZ, rel=1e-3)
    assert any("away from the phone's: set by the phone" in repair for repair in recording.repairs)


def test_columns_are_found_by_name(tmp_path: Path):
    np.testing.assert_allclose(read(tmp_path, swapped=True).acceleration_g, SAMPLES / 1000, atol=1e-6)


@pytest.mark.parametrize(
    ("name", "wearable", "site"),
    [("Polar_H10_0123_ACC.txt", "Polar H10", "chest"), ("Polar_Sense_ACC.txt", "Polar Verity Sense", "unknown")],
)
def test_the_file_name_tells_the_model(tmp_path: Path, name: str, wearable: str, site: str):
    recording = read(tmp_path, name=name)
    assert (recording.wearable, recording.site) == (wearable, site)
