"""phyphox exports: file, folder or zip, with the clock in a file beside."""

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from recordings import measure_timing, read_recording
from recordings.reading import identify

ROWS = 500
STANDARD_GRAVITY = 9.80665
CLOCK = (
    '"event","experiment time","system time","system time text"\n'
    '"START",0.000000000000000E0,1.790026200500000E9,"2026-09-21 23:30:00.500 UTC+02:00"\n'
    '"PAUSE",5.000000000000000E0,1.790026205500000E9,"2026-09-21 23:30:05.500 UTC+02:00"\n'
    '"START",5.000000000000000E0,1.790026265500000E9,"2026-09-21 23:31:05.500 UTC+02:00"\n'
)


def table(samples_g: np.ndarray, *, names: str = '"Time (s)","X (m/s^2)","Y (m/s^2)","Z (m/s^2)"') -> str:
    rows = [
        ",".join(f"{number:.9E}" for number in (index / 50, *row))
        for index, row in enumerate((samples_g * STANDARD_GRAVITY).tolist())
    ]
    return "\n".join([names, *rows, ""])


def zipped(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_single_file_has_no_clock(save, limb_g):
    path = save(table(limb_g(ROWS)), "Accelerometer.csv")
    assert identify(path).name == "phyphox"
    recording = read_recording(path)
    assert recording.started_at is None
    assert recording.signal == "acceleration"
    np.testing.assert_allclose(recording.acceleration_g, limb_g(ROWS), atol=1e-6)


@pytest.mark.parametrize("names", ["Time (s),Accel_X (m/s^2),Accel_Y (m/s^2),Accel_Z (m/s^2)", None])
def test_older_column_names_are_known(save, limb_g, names: str | None):
    names = names or '"Time (s)","Acceleration x (m/s^2)","Acceleration y (m/s^2)","Acceleration z (m/s^2)"'
    assert identify(save(table(limb_g(ROWS), names=names))).name == "phyphox"


def test_the_clock_beside_gives_start_zone_and_pauses(save, limb_g, tmp_path: Path):
    save(CLOCK, "export/meta/time.csv")
    save(table(limb_g(ROWS)), "export/Accelerometer.csv")
    for path in (tmp_path / "export", tmp_path / "export" / "Accelerometer.csv"):
        recording = read_recording(path)
        assert recording.started_at == datetime(2026, 9, 21, 21, 30, 0, 500_000, tzinfo=UTC)
        assert recording.started_at.utcoffset() == timedelta(hours=2)
        (gap,) = measure_timing(recording.time_s).gaps
        assert gap.duration_s == pytest.approx(60.02)


def test_a_zip_file_prefers_the_table_with_gravity(tmp_path: Path, limb_g):
    members = {
        "Accelerometer.csv": table(limb_g(ROWS)),
        "Linear Accelerometer.csv": table(limb_g(ROWS) - [0.1, -0.3, 0.95]),
        "meta/time.csv": CLOCK,
    }
    recording = read_recording(zipped(tmp_path / "export.zip", members))
    assert recording.source == "Accelerometer.csv"
    assert recording.signal == "acceleration"


def test_a_linear_accelerometer_is_read_as_linear_acceleration(save, limb_g):
    recording = read_recording(save(table(limb_g(ROWS) - [0.1, -0.3, 0.95]), "Linear Accelerometer.csv"))
    assert recording.signal == "linear_acceleration"
