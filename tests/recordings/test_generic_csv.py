"""Any table with time, x, y and z is read, whatever it calls them."""

import gzip
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from recordings import measure_timing, read_recording
from recordings.errors import InvalidRecordingError, UnknownFormatError
from recordings.reading import identify

ROWS = 400
START = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)


def table(samples: np.ndarray, *, header: str = "time,x,y,z", time: str = "elapsed") -> str:
    cells = {
        "elapsed": [f"{index / 50:.2f}" for index in range(len(samples))],
        "ms": [f"{602 + index * 20}" for index in range(len(samples))],
        "epoch": [f"{START.timestamp() + index / 50:.3f}" for index in range(len(samples))],
        "colon": [f"2026-09-21 21:30:{index // 50:02d}:{index % 50 * 20:03d}" for index in range(len(samples))],
    }[time]
    rows = [",".join([cell, *map(str, row)]) for cell, row in zip(cells, samples.tolist(), strict=True)]
    return "\n".join([header, *rows, ""] if header else [*rows, ""])


@pytest.mark.parametrize(
    "header", ["time,x,y,z", "ts,accX,accY,accZ", "seconds_elapsed,ax,ay,az", "timestamp,Acc X,Acc Y,Acc Z", ""]
)
def test_spellings_of_column_names_do_not_matter(save, limb_g, header: str):
    recording = read_recording(save(table(limb_g(ROWS), header=header)))
    assert recording.format == "csv"
    assert measure_timing(recording.time_s).rate_hz == pytest.approx(50)
    np.testing.assert_array_equal(recording.acceleration_g, limb_g(ROWS).astype(np.float32))


@pytest.mark.parametrize(("factor", "unit"), [(1, "g"), (1000, "mg"), (9.80665, "m/s2")])
def test_the_unit_is_told_by_gravity_and_said(save, limb_g, factor: float, unit: str):
    recording = read_recording(save(table(limb_g(ROWS) * factor)))
    np.testing.assert_allclose(recording.acceleration_g, limb_g(ROWS), atol=1e-6)
    assert recording.repairs[0].endswith(f"read as {unit}.")


def test_a_unit_in_the_column_names_needs_no_guess(save, limb_g):
    recording = read_recording(save(table(limb_g(ROWS), header="time_ms,x_g,y_g,z_g", time="ms")))
    assert recording.repairs == ()
    assert recording.started_at is None
    assert recording.nominal_rate_hz == 50


def test_epoch_times_give_the_start(save, limb_g):
    path = save(table(limb_g(ROWS), time="epoch"))
    assert read_recording(path).started_at == START
    assert read_recording(path, timezone="Asia/Tokyo").started_at.tzinfo == ZoneInfo("Asia/Tokyo")


def test_a_colon_before_the_milliseconds_is_understood(save, limb_g):
    recording = read_recording(save(table(limb_g(ROWS), header="ts,x,y,z", time="colon")), timezone="UTC")
    assert recording.started_at == START
    assert measure_timing(recording.time_s).rate_hz == pytest.approx(50)


def test_a_table_without_time_needs_a_rate(save, limb_g):
    path = save("x,y,z\n" + "".join(f"{x},{y},{z}\n" for x, y, z in limb_g(ROWS).tolist()))
    with pytest.raises(InvalidRecordingError, match="give the sampling rate"):
        read_recording(path)
    recording = read_recording(path, rate_hz=31.25, started_at=START)
    assert recording.nominal_rate_hz == 31.25
    assert recording.started_at == START


def test_a_date_beside_a_time_of_day_gives_the_start(save, limb_g):
    rows = [
        f"2026-09-21,23:59:{56 + index // 100}.{index % 100:02d}0,{x},{y},{z}" if index < 400 else ""
        for index, (x, y, z) in enumerate(limb_g(ROWS).tolist())
    ]
    recording = read_recording(save("Date,Time,X,Y,Z\n" + "\n".join(rows) + "\n"), timezone="UTC")
    assert recording.started_at == datetime(2026, 9, 21, 23, 59, 56, tzinfo=UTC)


def test_a_vector_magnitude_is_read_as_such(save, limb_g):
    magnitude = np.linalg.norm(limb_g(ROWS), axis=1)
    recording = read_recording(save(table(magnitude[:, np.newaxis], header="time,vm_g")))
    assert recording.signal == "magnitude"


def test_gravity_removed_by_name_is_kept_apart(save, limb_g):
    samples = (limb_g(ROWS) - [0.1, -0.3, 0.95]) * 9.80665
    header = "time,linear_x (m/s^2),linear_y (m/s^2),linear_z (m/s^2)"
    recording = read_recording(save(table(samples, header=header)))
    assert recording.signal == "linear_acceleration"
    assert "Gravity is not in the numbers" in recording.repairs[0]


def test_a_compressed_table_reads_like_the_plain_one(save, limb_g):
    content = table(limb_g(ROWS))
    zipped = read_recording(save(gzip.compress(content.encode()), "night.csv.gz"))
    np.testing.assert_array_equal(zipped.acceleration_g, read_recording(save(content)).acceleration_g)


def test_a_table_of_something_else_is_refused_with_its_columns(save):
    path = save("date,pulse,mood\n" + "".join(f"{day},60,{day}\n" for day in range(50)))
    with pytest.raises(UnknownFormatError, match=r"a table \(date, pulse, mood\).*name them time, x, y, z"):
        read_recording(path)


def test_the_generic_importer_is_asked_last(save, limb_g):
    assert identify(save(table(limb_g(ROWS)))).name == "csv"
    assert identify(save(table(limb_g(ROWS), header="Time (ms),X,Y,Z", time="ms"))).name == "bangle_accellog"
