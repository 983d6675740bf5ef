"""Everion sensor data: one row for each value, axes joined by running number, stamps of whole seconds."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from recordings import Recording, measure_timing
from recordings.errors import InvalidRecordingError, UnreadableFileError
from recordings.reading import identify, read_recording

START_S = 1_790_000_000
RATE_HZ = 50
COUNTS = np.random.default_rng(11).integers(-16, 17, size=(RATE_HZ * 20, 3)) + np.array([-3200, 1024, 2100])
NAME = "CsvData_sensor_data_EV-0000.csv"


def rows_of(counts: np.ndarray) -> list[str]:
    """List samples the way the maker does: the newest of a few first, other sensors in between."""
    rows = []
    for first in range(0, len(counts), 10):
        for number in reversed(range(first, min(first + 10, len(counts)))):
            x, y, z = counts[number].tolist()
            told = ((86, z), (81, 51_612), (85, y), (84, x))
            rows += [f"{7000 + number},16,{tag},{START_S + number // RATE_HZ},{value}.0" for tag, value in told]
    return rows


def read(tmp_path: Path, rows: list[str], *, end: str = "\n") -> Recording:
    (tmp_path / NAME).write_text("\n".join(["count,streamType,tag,time,values", *rows]) + end, encoding="utf-8")
    return read_recording(tmp_path / NAME, timezone="UTC")


def test_axes_are_joined_in_running_order(tmp_path: Path):
    recording = read(tmp_path, rows_of(COUNTS))
    np.testing.assert_allclose(recording.acceleration_g, COUNTS / 4096, atol=1e-6)
    assert recording.started_at == datetime.fromtimestamp(START_S, tz=UTC)
    assert measure_timing(recording.time_s).rate_hz == pytest.approx(RATE_HZ, rel=0.01)
    assert measure_timing(recording.time_s).gaps == ()


def test_a_sample_without_all_three_axes_and_a_repeated_row_are_left_out(tmp_path: Path):
    rows = rows_of(COUNTS)
    recording = read(tmp_path, [*rows[1:], rows[5]])
    assert recording.time_s.size == len(COUNTS) - 1


def test_a_cut_off_last_row_is_left_out_and_said(tmp_path: Path):
    recording = read(tmp_path, rows_of(COUNTS), end="")
    assert recording.time_s.size == len(COUNTS) - 1
    assert any("last row was left out" in repair for repair in recording.repairs)


def test_a_folder_is_read_by_its_sensor_data(tmp_path: Path):
    read(tmp_path, rows_of(COUNTS))
    (tmp_path / "CsvData_signals_EV-0000.csv").write_text("count,streamType,tag,time,values\n", encoding="utf-8")
    assert identify(tmp_path).name == "everion_csv"
    assert read_recording(tmp_path).time_s.size == len(COUNTS)


def test_rows_that_are_no_numbers_are_a_plain_error(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match="not the same table throughout"):
        read(tmp_path, [*rows_of(COUNTS), "x,16,84,y,z"])


def test_a_file_with_one_axis_only_is_refused(tmp_path: Path):
    with pytest.raises(InvalidRecordingError, match="no sample with all three axes"):
        read(tmp_path, [row for row in rows_of(COUNTS) if ",84," in row])
