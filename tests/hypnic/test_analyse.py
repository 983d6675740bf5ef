"""``hypnic analyse`` from the file to the results, and what it says on the way."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest

from hypnic.cli import main
from hypnic.night_file import night_schema
from hypnic.outputs import REPORT_NAME

RATE_HZ = 25
MINUTES = 12
EVENING = datetime(2026, 9, 21, 19, 30, tzinfo=UTC)

Write = Callable[..., Path]


@pytest.fixture
def write_night_csv(tmp_path: Path) -> Write:
    """Write twelve minutes at 25 Hz with a few jerks as CSV; the clock is ISO with an offset, or seconds elapsed."""

    def write(name: str = "night.csv", *, started_at: datetime | None = EVENING, seed: int = 1) -> Path:
        rng = np.random.default_rng(seed)
        samples_g = rng.normal((0.1, 0.2, 0.97), 0.004, (MINUTES * 60 * RATE_HZ, 3))
        for jerk_s in (60, 200, 430):
            samples_g[jerk_s * RATE_HZ : jerk_s * RATE_HZ + 6] += 0.4
        rows = ["timestamp,x (g),y (g),z (g)"]
        for index, (x, y, z) in enumerate(samples_g):
            elapsed_s = index / RATE_HZ
            when = (
                f"{elapsed_s:.3f}" if started_at is None else f"{started_at + timedelta(seconds=elapsed_s):%FT%T.%f%z}"
            )
            rows.append(f"{when},{x:.5f},{y:.5f},{z:.5f}")
        path = tmp_path / name
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return path

    return write


def analyse(*words: str | Path, out: Path) -> int:
    return main(["analyse", *map(str, words), "--out", str(out)])


def night(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "night.json").read_text(encoding="utf-8")))


def events(folder: Path) -> list[dict[str, str]]:
    with (folder / "events.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def folders(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir())


def test_a_file_becomes_a_folder_with_four_files(
    write_night_csv: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "results"
    assert analyse(write_night_csv(), out=out) == 0
    assert folders(out) == ["night"]
    assert folders(out / "night") == ["events.json", "events.tsv", "night.json", REPORT_NAME]
    printed = capsys.readouterr()
    assert printed.err == ""
    assert f"Report: {out / 'night' / REPORT_NAME}" in printed.out
    assert "not a medical device" in printed.out
    assert night(out / "night")["verdict"]["headline"] in " ".join(printed.out.split())


def test_table_and_night_file_tell_the_same_within_the_night(write_night_csv: Write, tmp_path: Path):
    analyse(write_night_csv(), out=tmp_path)
    told, rows = night(tmp_path / "night"), events(tmp_path / "night")
    jsonschema.validate(told, night_schema())
    assert Counter(row["trial_type"] for row in rows) == {kind: n for kind, n in told["counts"].items() if n}
    onsets_s = [float(row["onset"]) for row in rows]
    assert rows
    assert onsets_s == sorted(onsets_s)
    night_s = told["recordings"][0]["duration_s"]
    assert min(onsets_s) >= 0
    assert max(float(row["onset"]) + float(row["duration"]) for row in rows) <= night_s


def test_the_american_spelling_does_the_same(write_night_csv: Write, tmp_path: Path):
    assert main(["analyze", str(write_night_csv()), "--out", str(tmp_path), "--quiet"]) == 0
    assert (tmp_path / "night" / REPORT_NAME).is_file()


def test_quiet_prints_nothing(write_night_csv: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert analyse(write_night_csv(), "--quiet", out=tmp_path) == 0
    assert capsys.readouterr() == ("", "")


def test_two_sites_at_the_same_time_are_one_night(write_night_csv: Write, tmp_path: Path):
    left, right = write_night_csv("left.csv"), write_night_csv("right.csv", seed=2)
    out = tmp_path / "results"
    assert analyse(left, right, "--site", "left_wrist", "--site", "right_wrist", out=out) == 0
    assert folders(out) == ["left"]
    assert [recording["site"] for recording in night(out / "left")["recordings"]] == ["left_wrist", "right_wrist"]


def test_two_evenings_are_two_nights(write_night_csv: Write, tmp_path: Path):
    monday = write_night_csv("monday.csv")
    tuesday = write_night_csv("tuesday.csv", started_at=EVENING + timedelta(days=1))
    out = tmp_path / "results"
    assert analyse(monday, tuesday, "--site", "left_wrist", out=out) == 0
    assert folders(out) == ["monday", "tuesday"]


def test_two_files_of_one_evening_without_sites_are_refused(
    write_night_csv: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "results"
    assert analyse(write_night_csv("a.csv"), write_night_csv("b.csv"), out=out) == 2
    assert "a.csv and b.csv overlap in time" in capsys.readouterr().err
    assert not out.exists()


def test_lights_out_is_found_by_the_clock_of_the_recording(write_night_csv: Write, tmp_path: Path):
    assert analyse(write_night_csv(), "--timezone", "Europe/Berlin", "--lights-out", "21:33", out=tmp_path) == 0
    told = night(tmp_path / "night")
    assert told["recordings"][0]["started_at"] == "2026-09-21T21:30:00.000+02:00"
    assert told["sleep"]["lights_out_s"] == 180.0


@pytest.mark.parametrize(
    ("started_at", "told"), [(EVENING, "is not within the recording"), (None, "has no clock, so 12:00 cannot be found")]
)
def test_lights_out_that_cannot_be_placed_is_refused(
    started_at: datetime | None,
    told: str,
    write_night_csv: Write,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
):
    out = tmp_path / "results"
    assert analyse(write_night_csv(started_at=started_at), "--lights-out", "12:00", out=out) == 2
    assert told in capsys.readouterr().err
    assert not out.exists()


def test_a_file_without_a_clock_counts_from_its_start(write_night_csv: Write, tmp_path: Path):
    assert analyse(write_night_csv(started_at=None), out=tmp_path) == 0
    assert night(tmp_path / "night")["recordings"][0]["started_at"] is None
    assert {row["started_at"] for row in events(tmp_path / "night")} == {"n/a"}


def test_a_clock_can_be_given(write_night_csv: Write, tmp_path: Path):
    words = ("--started-at", "2026-09-21T21:30", "--timezone", "Europe/Berlin")
    assert analyse(write_night_csv(started_at=None), *words, out=tmp_path) == 0
    assert night(tmp_path / "night")["recordings"][0]["started_at"] == "2026-09-21T21:30:00.000+02:00"
    assert events(tmp_path / "night")[0]["started_at"].startswith("2026-09-21T21:3")


def detector_json(folder: Path) -> Path:
    """Write two events of a minute each as OpenSeizureDetector does, in milli-g at 25 Hz."""
    rng = np.random.default_rng(3)
    events = [
        {
            "id": number,
            "dataTime": f"2026-09-2{number}T02:00:00Z",
            "datapoints": [
                {
                    "dataTime": f"2026-09-2{number}T02:00:{second:02d}Z",
                    "rawData": (1000 + rng.normal(0, 8, 125)).round(2).tolist(),
                }
                for second in range(0, 60, 5)
            ],
        }
        for number in (1, 2)
    ]
    path = folder / "osd.json"
    path.write_text(json.dumps(events), encoding="utf-8")
    return path


def test_each_part_of_a_file_becomes_a_night_of_its_own(tmp_path: Path):
    out = tmp_path / "results"
    assert analyse(detector_json(tmp_path), out=out) == 0
    assert folders(out) == ["osd-1", "osd-2"]


def test_a_part_can_be_named(tmp_path: Path):
    out = tmp_path / "results"
    assert analyse(f"{detector_json(tmp_path)}#2", out=out) == 0
    assert folders(out) == ["osd-2"]


def test_a_part_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert analyse(f"{detector_json(tmp_path)}#7", out=tmp_path / "results") == 2
    complaint = capsys.readouterr().err
    assert "1" in complaint
    assert "2" in complaint
    assert complaint.count("\n") == 1
