"""Raw Garmin rows without a header: milli-g, ISO times with zone, repeated stamps, gaps."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest

from recordings import Recording, measure_timing
from recordings.reading import identify, read_recording

START = datetime(2026, 9, 21, 21, 30, 0, 702_000, tzinfo=timezone(timedelta(hours=2)))
STEP_MS = 40


def still_mg(rows: int) -> np.ndarray:
    noise = np.random.default_rng(6).integers(-4, 5, size=(rows, 3)) * 4
    return noise + np.array([-36, 620, -780])


def read(tmp_path: Path, samples_mg: np.ndarray, steps_ms: np.ndarray) -> Recording:
    moments = [START + timedelta(milliseconds=int(ms)) for ms in steps_ms]
    rows = [
        f"{moment.isoformat(timespec='milliseconds')};{x};{y};{z}\n"
        for moment, (x, y, z) in zip(moments, samples_mg.tolist(), strict=True)
    ]
    path = tmp_path / "acc.csv"
    path.write_text("".join(rows), encoding="utf-8")
    assert identify(path).name == "garmin_raw"
    return read_recording(path)


def test_rows_come_back_in_g_with_their_own_zone(tmp_path: Path):
    samples = still_mg(500)
    recording = read(tmp_path, samples, np.arange(500) * STEP_MS)
    np.testing.assert_allclose(recording.acceleration_g, samples / 1000, atol=1e-6)
    assert recording.started_at == START
    assert recording.started_at.utcoffset() == timedelta(hours=2)
    assert measure_timing(recording.time_s).rate_hz == pytest.approx(25)


def test_rows_that_share_a_stamp_are_spread(tmp_path: Path):
    steps_ms = np.arange(500) * STEP_MS
    steps_ms[100] = steps_ms[99]
    recording = read(tmp_path, still_mg(500), steps_ms)
    assert recording.time_s.size == 500
    assert any("shared a time stamp" in repair for repair in recording.repairs)


def test_a_long_gap_stays_a_gap(tmp_path: Path):
    steps_ms = np.arange(500) * STEP_MS + 550_000 * (np.arange(500) >= 200)
    (gap,) = measure_timing(read(tmp_path, still_mg(500), steps_ms).time_s).gaps
    assert gap.duration_s == pytest.approx(550, abs=0.1)
