"""Empatica E4 exports: the file alone, its folder, its zip file."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from recordings import Recording
from recordings.errors import InvalidRecordingError
from recordings.reading import identify, read_recording

START = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)
RATE_HZ = 32


def content(samples: np.ndarray) -> str:
    head = f"{', '.join([f'{START.timestamp():.6f}'] * 3)}\n{', '.join(['32.000000'] * 3)}\n"
    return head + "".join(f"{x},{y},{z}\n" for x, y, z in samples.tolist())


def still_samples(seconds: int) -> np.ndarray:
    noise = np.random.default_rng(5).integers(-1, 2, size=(seconds * RATE_HZ, 3))
    return noise + np.array([0, 64, 5])


SAMPLES = still_samples(20)


def check(recording: Recording):
    assert recording.format == "empatica_e4"
    assert recording.started_at == START
    assert recording.nominal_rate_hz == RATE_HZ
    np.testing.assert_allclose(recording.acceleration_g, SAMPLES / 64, atol=1e-6)
    np.testing.assert_allclose(recording.time_s, np.arange(SAMPLES.shape[0]) / RATE_HZ, atol=1e-6)


def test_the_file_alone_is_read_from_its_two_header_rows(tmp_path: Path):
    (tmp_path / "night.csv").write_text(content(SAMPLES), encoding="utf-8")
    assert identify(tmp_path / "night.csv").name == "empatica_e4"
    check(read_recording(tmp_path / "night.csv"))


def test_a_folder_is_read_by_its_accelerometer_file(tmp_path: Path):
    (tmp_path / "ACC.csv").write_text(content(SAMPLES), encoding="utf-8")
    (tmp_path / "EDA.csv").write_text("1551453301.0\n4.0\n0.1\n0.2\n", encoding="utf-8")
    check(read_recording(tmp_path))


def test_a_zip_file_is_read_by_its_accelerometer_file(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "night.zip", "w") as archive:
        archive.writestr("ACC.csv", content(SAMPLES))
        archive.writestr("tags.csv", "1551453311.68\n")
    check(read_recording(tmp_path / "night.zip"))


def test_the_start_is_told_in_the_given_zone(tmp_path: Path):
    (tmp_path / "ACC.csv").write_text(content(SAMPLES), encoding="utf-8")
    recording = read_recording(tmp_path / "ACC.csv", timezone="Asia/Tokyo")
    assert recording.started_at is not None
    assert recording.started_at.isoformat() == "2026-09-22T06:30:00+09:00"


def test_a_last_row_without_line_end_is_left_out(tmp_path: Path):
    (tmp_path / "ACC.csv").write_text(content(SAMPLES).rstrip("\n"), encoding="utf-8")
    recording = read_recording(tmp_path / "ACC.csv")
    assert recording.time_s.size == SAMPLES.shape[0] - 1
    assert any("last row was left out" in repair for repair in recording.repairs)


def test_a_folder_of_several_recordings_asks_for_one(tmp_path: Path):
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ACC.csv").write_text(content(SAMPLES), encoding="utf-8")
    with pytest.raises(InvalidRecordingError, match=r"holds 2 recordings: give one of first/ACC\.csv, second/ACC\.csv"):
        read_recording(tmp_path)
