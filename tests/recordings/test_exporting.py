"""What is exported can be read again, by us and by others."""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from recordings import Recording, Signal, build_recording, measure_timing, read_recording
from recordings.errors import MissingExtraError, UnwritableFileError
from recordings.exporting import EXPORT_FORMATS, export_recording

START = datetime(2026, 9, 21, 23, 30, 0, 500_000, tzinfo=ZoneInfo("Europe/Berlin"))


def recording(
    samples: np.ndarray, *, started_at: datetime | None = START, signal: Signal = "acceleration"
) -> Recording:
    times = np.arange(len(samples)) / 50
    times[len(samples) // 2 :] += 30.0
    return build_recording(
        times,
        samples,
        started_at=started_at,
        nominal_rate_hz=50,
        source="night.csv",
        format="csv",
        signal=signal,
        wearable="Maker Model 1",
        site="left_wrist",
    )


def exported(written: Recording, tmp_path: Path, *, to: str) -> Recording:
    export_recording(written, tmp_path / f"night.{to}", to=to)
    return read_recording(tmp_path / f"night.{to}", timezone="Europe/Berlin")


@pytest.mark.parametrize("to", ["csv", "parquet"])
@pytest.mark.parametrize("started_at", [START, None])
def test_every_digit_survives(tmp_path: Path, to: str, started_at: datetime | None):
    samples = np.random.default_rng(1).normal([0.1, -0.3, 0.95], 0.01, (1000, 3)).astype(np.float32)
    again = exported(recording(samples, started_at=started_at), tmp_path, to=to)
    assert again.started_at == started_at
    np.testing.assert_array_equal(again.time_s, recording(samples).time_s)
    np.testing.assert_array_equal(again.acceleration_g, samples)


def test_csv_names_its_columns_with_units(tmp_path: Path, limb_g):
    export_recording(recording(limb_g(1000)), tmp_path / "night.csv", to="csv")
    frame = pd.read_csv(tmp_path / "night.csv", parse_dates=["time"])
    assert list(frame.columns) == ["time", "x_g", "y_g", "z_g"]
    assert frame["time"].iloc[0] == START


@pytest.mark.parametrize("signal", ["linear_acceleration", "magnitude"])
def test_csv_tells_what_the_numbers_are(tmp_path: Path, limb_g, signal: Signal):
    samples = limb_g(1000) - [0.1, -0.3, 0.95] if signal == "linear_acceleration" else limb_g(1000) * [0, 0, 1]
    samples = samples[:, ::-1]
    assert exported(recording(samples, signal=signal), tmp_path, to="csv").signal == signal


def test_edf_keeps_start_rate_gap_and_values(tmp_path: Path, limb_g):
    again = exported(recording(limb_g(3000)), tmp_path, to="edf")
    assert again.started_at == START
    timing = measure_timing(again.time_s)
    assert timing.rate_hz == pytest.approx(50)
    assert [round(gap.duration_s, 1) for gap in timing.gaps] == [30.0]
    assert again.time_s.size == 3000
    np.testing.assert_allclose(again.acceleration_g, limb_g(3000), atol=1e-4)


def test_edf_marks_what_was_not_measured(tmp_path: Path, limb_g):
    edfio = pytest.importorskip("edfio")
    export_recording(recording(limb_g(3000)), tmp_path / "night.edf", to="edf")
    edf = edfio.read_edf(tmp_path / "night.edf")
    assert [note.text for note in edf.annotations] == ["no data", "no data"]
    assert edf.annotations[0].onset == pytest.approx(29.98)
    assert [signal.label for signal in edf.signals] == ["Acc X", "Acc Y", "Acc Z"]
    assert edf.signals[0].physical_dimension == "g"


def test_edf_without_its_library_names_the_extra(tmp_path: Path, limb_g, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "edfio", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'hypnic\[edf\]'"):
        export_recording(recording(limb_g(1000)), tmp_path / "night.edf", to="edf")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_refused_with_the_ones_there_are(tmp_path: Path, limb_g):
    with pytest.raises(UnwritableFileError, match="must be one of csv, parquet, edf"):
        export_recording(recording(limb_g(1000)), tmp_path / "night.xls", to="xls")


@pytest.mark.parametrize("to", EXPORT_FORMATS)
def test_a_missing_folder_is_told(tmp_path: Path, limb_g, to: str):
    with pytest.raises(UnwritableFileError):
        export_recording(recording(limb_g(1000)), tmp_path / "no" / f"night.{to}", to=to)
