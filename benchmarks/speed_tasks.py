"""What the speed benchmark runs in processes of its own, so that nothing it loads is charged to what it measures."""

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv

from detector import analyse_night
from recordings import Recording, build_recording
from recordings.synthetic import simulate_night

START = np.datetime64("2026-01-15T22:30:00.000000", "us")
PROFILE, SEED = "healthy", 0


def main() -> int:
    """Do the task the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed_tasks", description=__doc__)
    parser.add_argument("task", choices=("write-night", "detector-alone"))
    parser.add_argument("path", type=Path)
    parser.add_argument("--hours", type=float, default=8.0)
    parser.add_argument("--rate", type=float, default=50.0)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    recording = regular_night(options.hours, options.rate)
    if options.task == "write-night":
        write_csv(recording, options.path)
    else:
        print(json.dumps(time_detector(recording, repeats=options.repeats)))
    return 0


def regular_night(hours: float, rate_hz: float) -> Recording:
    """Simulate a night and lay it on exact time steps, so that every reader meets the same easy file."""
    night = simulate_night(PROFILE, seed=SEED, hours=hours, rate_hz=rate_hz).recording
    time_s = np.arange(round(hours * 3600 * rate_hz)) / rate_hz
    axes = [np.interp(time_s, night.time_s, night.acceleration_g[:, axis]) for axis in range(3)]
    return build_recording(
        time_s,
        np.stack(axes, axis=1),
        started_at=night.started_at,
        nominal_rate_hz=rate_hz,
        site=night.site,
        source=night.source,
        format=night.format,
    )


def write_csv(recording: Recording, path: Path) -> None:
    """Write a night as CSV with ISO 8601 times and five decimals of g."""
    steps = np.rint(recording.time_s * 1e6).astype("timedelta64[us]")
    axes = {name: _five_decimals(recording, axis) for axis, name in enumerate("xyz")}
    stamps = pa.array(np.datetime_as_string(START + steps, unit="us"))
    table = pa.table({"time": stamps, **axes})
    csv.write_csv(table, path, csv.WriteOptions(quoting_style="none"))


def _five_decimals(recording: Recording, axis: int) -> pa.Array:
    return pa.array(np.char.mod("%.5f", recording.acceleration_g[:, axis].astype(np.float64)))


def time_detector(recording: Recording, *, repeats: int) -> dict[str, list[float]]:
    """Time the whole chain from a recording in memory to a verdict, by the clock and by the processor."""
    wall_s, processor_s = [], []
    for _ in range(repeats):
        started, started_processor = time.perf_counter(), time.process_time()
        analyse_night(recording)
        wall_s.append(time.perf_counter() - started)
        processor_s.append(time.process_time() - started_processor)
    return {"wall": wall_s, "processor": processor_s}


if __name__ == "__main__":
    sys.exit(main())
