"""The BIDS folder: names, required fields and columns of the specification (1.10, motion), checked one by one."""

import csv
import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from hypnic.errors import WrongUseError
from hypnic.exports import export_night, night_of_library
from hypnic.exports.bids import STANDARD_GRAVITY, write_bids
from hypnic.exports.night import night_of_recordings
from recordings import read_recording

NAME = re.compile(
    r"sub-[a-zA-Z0-9]+_ses-[a-zA-Z0-9]+"
    r"(_scans\.tsv|_task-[a-zA-Z0-9]+_tracksys-[a-zA-Z0-9]+_(motion|channels|events)\.(tsv|json))"
)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def check_dataset(folder: Path) -> None:
    """Check what the specification asks of a motion dataset."""
    description = json.loads((folder / "dataset_description.json").read_text())
    assert {"Name", "BIDSVersion", "DatasetType", "GeneratedBy"} <= set(description)
    assert (folder / "README").read_text()
    participants = {row["participant_id"] for row in table(folder / "participants.tsv")}
    assert participants == {path.name for path in folder.glob("sub-*")}
    files = [path for path in folder.glob("sub-*/**/*") if path.is_file()]
    for path in files:
        assert NAME.fullmatch(path.name), path
        assert path.name.startswith("_".join(path.relative_to(folder).parts[:2]))
    motions = [path for path in files if path.name.endswith("_motion.tsv")]
    assert motions
    for path in motions:
        check_motion(path)
    for path in files:
        if path.name.endswith("_events.tsv"):
            check_events(path)
    for scans in folder.glob("sub-*/ses-*/*_scans.tsv"):
        rows = table(scans)
        assert {row["filename"] for row in rows} == {
            path.relative_to(scans.parent).as_posix() for path in motions if path.is_relative_to(scans.parent)
        }
        for row in rows:
            assert re.fullmatch(r"n/a|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?", row["acq_time"])


def check_motion(path: Path) -> None:
    facts = json.loads(path.with_suffix(".json").read_text())
    tracksys = re.search(r"tracksys-([a-zA-Z0-9]+)", path.name)
    assert tracksys is not None
    assert facts["TrackingSystemName"] == tracksys[1]
    assert facts["TaskName"] == "sleep"
    assert facts["SamplingFrequency"] > 0
    channels = table(path.with_name(path.name.replace("_motion.tsv", "_channels.tsv")))
    assert facts["MotionChannelCount"] == facts["ACCELChannelCount"] == len(channels)
    for channel in channels:
        assert list(channel)[:5] == ["name", "component", "type", "tracked_point", "units"]
        assert channel["component"] in {"x", "y", "z", "n/a"}
        assert (channel["type"], channel["units"]) == ("ACCEL", "m/s^2")
    with path.open(encoding="utf-8") as stream:
        widths = {line.count("\t") + 1 for line in stream}
    assert widths == {len(channels)}


def check_events(path: Path) -> None:
    rows = table(path)
    columns = json.loads(path.with_suffix(".json").read_text())
    onsets_s = [float(row["onset"]) for row in rows]
    assert onsets_s == sorted(onsets_s)
    for row in rows:
        assert list(row)[:2] == ["onset", "duration"]
        assert set(row) <= set(columns)
        assert all(cell for cell in row.values())
        assert row["trial_type"] in columns["trial_type"]["Levels"]


def test_a_night_becomes_a_folder_that_meets_the_specification(shelf, tmp_path: Path):
    (folder,) = export_night(night_of_library(shelf.library, shelf.night), tmp_path / "study", to="bids")
    check_dataset(folder)
    night = next((folder / "derivatives" / "hypnic").glob("sub-01/ses-*/night.json"))
    assert json.loads(night.read_text())["schema_version"] == 1
    decisions = [row["decision"] for row in table(night.with_name("review.tsv"))]
    assert sorted(decisions) == ["missed", "rejected"]


def test_the_samples_are_on_a_regular_grid_in_si_units(shelf, tmp_path: Path):
    folder = write_bids(night_of_library(shelf.library, shelf.night), tmp_path / "study")
    recording = read_recording(shelf.recording)
    (path,) = folder.glob("sub-01/ses-*/motion/*_motion.tsv")
    samples = np.loadtxt(path, delimiter="\t")
    rate_hz = json.loads(path.with_suffix(".json").read_text())["SamplingFrequency"]
    assert rate_hz == pytest.approx(25, rel=0.01)
    assert len(samples) == int(recording.duration_s * rate_hz) + 1
    norm = np.median(np.linalg.norm(samples, axis=1))
    assert norm == pytest.approx(STANDARD_GRAVITY, rel=0.05)
    assert samples[0] == pytest.approx(recording.acceleration_g[0] * STANDARD_GRAVITY, abs=1e-4)


def test_missing_time_is_written_as_not_available(make_recording, tmp_path: Path):
    whole = make_recording()
    keep = (whole.time_s < 100) | (whole.time_s > 110)
    gappy = replace(whole, time_s=whole.time_s[keep], acceleration_g=whole.acceleration_g[keep])
    folder = write_bids(night_of_recordings((gappy,), name="gap"), tmp_path / "study")
    check_dataset(folder)
    (path,) = folder.glob("sub-01/ses-*/motion/*_motion.tsv")
    lines = path.read_text().splitlines()
    assert lines[1050] == "n/a\tn/a\tn/a"
    assert lines[1110] == lines[990] == "0\t0\t9.8066"
    assert sum(line.startswith("n/a") for line in lines) == pytest.approx(100, abs=2)


def test_a_second_night_becomes_a_second_session_and_the_same_night_is_replaced(make_recording, tmp_path: Path):
    first = make_recording()
    assert first.started_at is not None
    second = make_recording(started_at=first.started_at + timedelta(days=1), site="left_ankle")
    for recording in (first, second, first):
        write_bids(night_of_recordings((recording,), name="night"), tmp_path / "study")
    write_bids(night_of_recordings((first,), name="night"), tmp_path / "study", subject="02")
    check_dataset(tmp_path / "study")
    assert sorted(path.name for path in (tmp_path / "study").glob("sub-*/ses-*")) == [
        "ses-20260921",
        "ses-20260921",
        "ses-20260922",
    ]
    assert not list((tmp_path / "study").glob(".hypnic-*"))


def test_two_wearables_and_no_clock_are_written_too(make_recording, tmp_path: Path):
    pair = (make_recording(), make_recording(site="right_ankle", source="other.csv"))
    check_dataset(write_bids(night_of_recordings(pair, name="night"), tmp_path / "two"))
    magnitude = make_recording(started_at=None, signal="magnitude", site="unknown")
    folder = write_bids(night_of_recordings((magnitude,), name="night"), tmp_path / "one")
    check_dataset(folder)
    assert (folder / "sub-01" / "ses-01").is_dir()


def test_a_folder_of_something_else_is_left_alone(make_recording, tmp_path: Path):
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(WrongUseError, match="no BIDS folder"):
        write_bids(night_of_recordings((make_recording(),), name="night"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
