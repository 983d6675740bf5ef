"""Samples for other programs: the same ones, and in EDF+ what was found and what the person said."""

from pathlib import Path

import edfio
import numpy as np
import pytest

from hypnic.exports import ExportError, export_night, file_name, night_of_library, night_of_recordings, night_of_results
from hypnic.library import get_night, night_folder, read_events
from recordings import read_recording


@pytest.mark.parametrize("to", ["csv", "parquet"])
def test_the_samples_are_those_of_the_recording(to: str, shelf, tmp_path: Path):
    (path,) = export_night(night_of_library(shelf.library, shelf.night), tmp_path / f"night.{to}", to=to)  # type: ignore[arg-type]
    copy, original = read_recording(path), read_recording(shelf.recording)
    assert np.array_equal(copy.time_s, original.time_s)
    assert np.array_equal(copy.acceleration_g, original.acceleration_g)


def test_edf_annotations_are_the_events_with_the_persons_word(shelf, tmp_path: Path):
    (path,) = export_night(night_of_library(shelf.library, shelf.night), tmp_path / "night.edf", to="edf")
    said = [(note.onset, note.duration, note.text) for note in edfio.read_edf(path).annotations]
    events = read_events(shelf.library, shelf.night)
    assert (events[0].onset_s, events[0].duration_s, f"{events[0].kind} (person: rejected)") in said
    assert (30.0, 0.2, "hypnic_jerk (added by person)") in said
    for event in events[1:]:
        assert (event.onset_s, event.duration_s, event.kind) in said
    onset_s = get_night(shelf.library, shelf.night).figures.onset_s
    assert (onset_s, 0.0, "sleep onset (estimated)") in [(at, long or 0.0, text) for at, long, text in said]


def test_results_with_their_recording_are_exported_without_a_library(shelf, tmp_path: Path):
    folder = night_folder(shelf.library, shelf.night)
    night = night_of_results(folder)
    assert night.events == read_events(shelf.library, shelf.night)
    assert night.reviews == ()
    (folder / "recording.parquet").rename(folder / "moved.parquet")
    with pytest.raises(ExportError, match="without their recording"):
        night_of_results(folder)
    (folder / "moved.parquet").rename(folder / "recording.parquet")


def test_several_wearables_are_several_files(make_recording, make_night, tmp_path: Path):
    wrist, ankle = make_recording(), make_recording(site="left_ankle", source="other.csv")
    night = night_of_recordings((wrist, ankle), name="both")
    written = export_night(night, tmp_path / "both.csv", to="csv")
    assert [path.name for path in written] == ["both_left_wrist.csv", "both_left_ankle.csv"]


def test_a_file_is_named_after_its_night():
    assert file_name("My night / 1", to="edf") == "My_night_1.edf"
    assert file_name("../..", to="bids") == "night-bids"


def test_an_unknown_format_is_refused_with_those_there_are(shelf, tmp_path: Path):
    with pytest.raises(ExportError, match="must be one of edf, csv"):
        export_night(night_of_library(shelf.library, shelf.night), tmp_path / "x", to="mp3")  # type: ignore[arg-type]
