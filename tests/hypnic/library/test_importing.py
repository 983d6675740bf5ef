"""Importing: a file becomes a night, whole or not at all, also in a process that may be killed."""

import shutil
import time as clock
from datetime import time
from pathlib import Path

import numpy as np
import pytest

from hypnic.cli import main
from hypnic.library import (
    ImportHelp,
    ImportLimits,
    JournalEntry,
    Library,
    NotAnalysedError,
    RefreshReport,
    analyse_nights,
    delete_night,
    get_night,
    import_file,
    import_in_process,
    incoming_folder,
    is_running,
    list_nights,
    list_reviews,
    night_file_path,
    open_library,
    outcome_of,
    read_events,
    refresh,
    review_event,
    source_paths,
    start_import,
    stop_import,
    write_journal,
)
from recordings import read_recording
from recordings.errors import RecordingError


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("outside") / "night.parquet"
    words = ["simulate", "--out", str(path), "--hours", "2", "--rate", "25", "--seed", "3", "--quiet"]
    assert main(words) == 0
    return path


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("library.sqlite")
    )


def test_an_imported_file_is_a_night_with_samples_and_results(library: Library, archive: Path):
    (night,) = import_file(library, archive, reading_help=ImportHelp(name="first", site="left_ankle")).nights
    entry = get_night(library, night)
    assert (entry.name, entry.state, entry.sites) == ("first", "analysed", ("left_ankle",))
    (kept,) = source_paths(library, entry)
    assert np.array_equal(read_recording(kept).acceleration_g, read_recording(archive).acceleration_g)
    names = ["events.json", "events.tsv", "night.json", "recording.parquet", "report.html"]
    assert files(library.folder) == [f"nights/{night}/{name}" for name in names]
    assert refresh(library) == RefreshReport()
    assert len(read_events(library, night)) > 0


def test_the_same_file_is_imported_once_until_it_is_deleted(library: Library, archive: Path):
    first = import_file(library, archive)
    again = import_file(library, archive)
    assert (again.nights, again.was_known) == (first.nights, True)
    delete_night(library, first.nights[0])
    fresh = import_file(library, archive)
    assert not fresh.was_known
    assert fresh.nights != first.nights


def test_what_cannot_be_read_leaves_nothing_behind(library: Library, tmp_path: Path):
    path = tmp_path / "night.csv"
    path.write_text("what,how many\napples,3\n")
    with pytest.raises(RecordingError):
        import_file(library, path)
    assert files(library.folder) == []
    assert list_nights(library) == ()


def test_lights_out_comes_from_the_journal_and_reviews_stay(library: Library, archive: Path):
    (night,) = import_file(library, archive).nights
    assert get_night(library, night).figures.lights_out_s is None
    review_event(library, night, 0, decision="rejected")
    key = get_night(library, night).journal_key
    started_at = get_night(library, night).started_at
    assert started_at is not None
    write_journal(library, JournalEntry(night=key, factors={}, lights_out=time(22, 45)))
    assert analyse_nights(library, [night]).nights == (night,)
    lights_out_s = (22 * 60 + 45 - started_at.hour * 60 - started_at.minute) * 60
    assert get_night(library, night).figures.lights_out_s == lights_out_s
    assert [review.event for review in list_reviews(library, night)] == [0]
    write_journal(library, JournalEntry(night=key, factors={}, lights_out=time(3, 0)))
    outcome = analyse_nights(library, [night])
    assert "03:00 was not used" in outcome.remarks[0]
    assert get_night(library, night).figures.lights_out_s is None


def test_recordings_of_two_sites_that_wait_become_one_night(library: Library, archive: Path):
    for site in ("left_wrist", "right_ankle"):
        words = ["import", str(archive), "--out", str(library.folder / f"{site}.parquet"), "--site", site, "--quiet"]
        assert main(words) == 0
    waiting = refresh(library).added
    assert len(waiting) == 2
    (night,) = analyse_nights(library, waiting).nights
    (entry,) = list_nights(library)
    assert (entry.id, set(entry.sites)) == (night, {"left_wrist", "right_ankle"})
    assert len(source_paths(library, entry)) == 2
    assert refresh(library) == RefreshReport()
    assert analyse_nights(library, [night]).nights == (night,)


def test_a_night_without_its_recording_cannot_be_analysed_again(library: Library, add_night):
    night = add_night("night")
    with pytest.raises(NotAnalysedError, match="not in the library"):
        analyse_nights(library, [night.id])


def test_a_passing_folder_is_removed_also_after_a_crash(library: Library):
    with incoming_folder(library) as folder:
        (folder / "upload.csv").touch()
        assert refresh(library) == RefreshReport()
    assert not folder.exists()
    left = library.folder / "incoming" / "1-left"
    left.mkdir()
    import os

    os.utime(left, (0, 0))
    refresh(library)
    assert not left.exists()


def test_a_process_imports_as_the_program_does(library: Library, archive: Path):
    outcome = import_in_process(library, archive)
    assert (outcome.error, len(outcome.nights)) == (None, 1)
    assert night_file_path(library, outcome.nights[0], "report.html").is_file()
    assert files(library.folder / "incoming") == []


def test_a_process_tells_what_is_wrong_with_a_file(library: Library, tmp_path: Path):
    path = tmp_path / "night.csv"
    path.write_text("what,how many\napples,3\n")
    outcome = import_in_process(library, path)
    assert outcome.error is not None
    assert outcome.error.startswith("night.csv ")
    assert "\n" not in outcome.error
    assert list_nights(library) == ()


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="needs a system that bounds memory")
def test_a_process_that_needs_too_much_memory_is_told(library: Library, archive: Path):
    outcome = import_in_process(library, archive, limits=ImportLimits(memory_bytes=150 << 20))
    assert outcome.error is not None
    assert list_nights(library) == ()
    assert files(library.folder) == []


def test_a_process_that_takes_too_long_is_stopped(library: Library, archive: Path):
    outcome = import_in_process(library, archive, limits=ImportLimits(time_s=0.3))
    assert outcome.error is not None
    assert "took longer than 0.3 s" in outcome.error
    assert files(library.folder) == []


@pytest.mark.parametrize("wait_s", [0.0, 0.3])
def test_an_import_that_is_killed_while_it_writes_leaves_the_library_as_it_was(
    wait_s: float, library: Library, archive: Path
):
    job = start_import(library, archive)
    incoming = library.folder / "incoming"
    while is_running(job) and not (incoming.exists() and any(incoming.iterdir())):
        clock.sleep(0.01)
    clock.sleep(wait_s)
    stop_import(job)
    assert not is_running(job)
    refresh(open_library(library.folder))
    assert files(incoming) == []
    for night in list_nights(library):
        assert night.state == "analysed"
        assert source_paths(library, night)


def test_an_import_goes_on_without_anybody_waiting(library: Library, archive: Path):
    job = start_import(library, archive)
    while is_running(job):
        clock.sleep(0.05)
    assert outcome_of(job).nights == tuple(night.id for night in list_nights(library))
    assert len(list_nights(library)) == 1
