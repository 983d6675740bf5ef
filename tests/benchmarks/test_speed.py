"""The speed benchmark's table: what was measured, and how it compares with the whole program."""

import sys
from pathlib import Path

import pandas as pd
import pytest

from benchmarks import speed
from benchmarks.speed import Measurement, document, parse_options, speed_table
from benchmarks.speed_tasks import regular_night, write_csv


def test_ratios_are_taken_to_the_whole_program():
    measurements = [
        Measurement(what="hypnic analyse: CSV to report", wall_s=2.0, processor_s=1.9, peak_mb=300.0),
        Measurement(what="peer", wall_s=5.0, processor_s=4.9, peak_mb=None),
    ]
    table = speed_table(measurements, size_mb=75.0, options=parse_options([]))
    assert [row[-1] for row in table.rows] == ["1.00", "2.50"]
    assert table.rows[1][3] == "–"
    assert "python -m benchmarks.speed" in document(table, parse_options([]))


def test_a_process_that_fails_ends_the_benchmark_with_its_name():
    with pytest.raises(SystemExit, match="ended with 3"):
        speed._run([sys.executable, "-c", "raise SystemExit(3)"])


def test_the_file_that_all_read_is_regular_and_plain(tmp_path: Path):
    path = tmp_path / "night.csv"
    write_csv(regular_night(0.25, 25.0), path)
    night = pd.read_csv(path, parse_dates=["time"])
    assert list(night.columns) == ["time", "x", "y", "z"]
    assert len(night) == 0.25 * 3600 * 25
    assert night["time"].diff().dropna().unique().tolist() == [pd.Timedelta(milliseconds=40)]
