"""Looking through the folder: what is new, changed, moved or gone is noticed, once."""

import contextlib
import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hypnic.cli import main
from hypnic.library import (
    Library,
    RefreshReport,
    delete_night,
    empty_bin,
    get_night,
    list_bin,
    list_nights,
    read_events,
    refresh,
    rename_night,
    restore_night,
    source_paths,
)
from hypnic.library.errors import LibraryError
from hypnic.library.store import writing
from recordings.exporting import export_recording

VALUE = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
RECORDING = st.fixed_dictionaries(
    {}, optional={"source": VALUE, "duration_s": VALUE, "started_at": VALUE, "site": VALUE}
)
JSON = st.fixed_dictionaries(
    {"schema_version": st.just(1)},
    optional={
        "recordings": st.lists(RECORDING, max_size=2) | VALUE,
        "verdict": st.fixed_dictionaries({"tier": VALUE, "headline": VALUE}) | VALUE,
        "sleep": st.dictionaries(st.sampled_from(["onset_s", "onset_interval_s", "wake_up_s"]), VALUE) | VALUE,
        "indices": st.dictionaries(st.sampled_from(["twitches_per_h", "plm_per_h"]), VALUE) | VALUE,
        "counts": st.dictionaries(st.text(max_size=4), VALUE) | VALUE,
    },
)


def test_results_are_noticed_once(library: Library, add_result):
    add_result("one")
    add_result("two", folder="deep/er/results")
    report = refresh(library)
    assert len(report.added) == 2
    assert refresh(library) == RefreshReport()
    assert {night.folder for night in list_nights(library)} == {"results/one", "deep/er/results/two"}


def test_results_written_anew_are_noticed(library: Library, add_night, add_result, with_tier):
    night = add_night("night")
    rename_night(library, night.id, "my night")
    add_result("night", verdict=with_tier("harmless"), events=())
    assert refresh(library).changed == (night.id,)
    changed = get_night(library, night.id)
    assert (changed.tier, changed.name) == ("harmless", "my night")


def test_a_night_whose_files_are_gone_is_missing_until_they_are_back(library: Library, add_night):
    night = add_night("night")
    away = library.folder.parent / "away"
    shutil.move(library.folder / "results" / "night", away)
    assert refresh(library).missing == (night.id,)
    assert get_night(library, night.id).state == "missing"
    assert refresh(library).missing == ()
    shutil.move(away, library.folder / "results" / "night")
    assert refresh(library).changed == (night.id,)
    assert get_night(library, night.id).state == "analysed"


def test_results_moved_within_the_library_stay_the_same_night(library: Library, add_night):
    night = add_night("night")
    shutil.move(library.folder / "results" / "night", library.folder / "renamed")
    refresh(library)
    refresh(library)
    assert [(one.id, one.folder, one.state) for one in list_nights(library)] == [(night.id, "renamed", "analysed")]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema_version": 1, "recordings": []}', b"\xff\xfe"])
def test_damaged_results_are_shown_with_what_is_wrong(content: bytes, library: Library, add_result):
    (add_result("night") / "night.json").write_bytes(content)
    report = refresh(library)
    (night,) = list_nights(library)
    assert night.state == "damaged"
    assert report.problems == (night.problem,)
    assert night.problem is not None
    assert "night.json" in night.problem
    add_result("night")
    refresh(library)
    assert [(one.state, one.problem) for one in list_nights(library)] == [("analysed", None)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(night=st.binary(max_size=60) | JSON, events=st.binary(max_size=60))
def test_whatever_lies_in_the_folder_looking_through_it_never_fails(night, events, library: Library):
    folder = library.folder / "odd"
    folder.mkdir(exist_ok=True)
    (folder / "night.json").write_bytes(night if isinstance(night, bytes) else json.dumps(night).encode())
    (folder / "events.tsv").write_bytes(events)
    refresh(library)
    (entry,) = list_nights(library)
    assert entry.state in ("damaged", "analysed")
    with contextlib.suppress(LibraryError):
        read_events(library, entry.id)


def test_fields_of_later_versions_are_left_alone(library: Library, add_result):
    path = add_result("night") / "night.json"
    content = json.loads(path.read_bytes())
    content["verdict"]["confidence"] = {"low": 0.1, "high": 0.9}
    content["recordings"][0]["battery"] = 3
    content["sleep"]["dreams"] = "many"
    content["more"] = []
    path.write_text(json.dumps(content))
    refresh(library)
    (night,) = list_nights(library)
    assert (night.state, night.tier, night.figures.onset_s) == ("analysed", "seizure_like", 150.0)


def test_a_recording_waits_for_its_results_and_then_becomes_that_night(library: Library, make_recording, add_result):
    export_recording(make_recording(), library.folder / "night.csv", to="csv")
    (waiting,) = refresh(library).added
    assert get_night(library, waiting).state == "recorded"
    add_result("night")
    assert refresh(library).changed == (waiting,)
    (night,) = list_nights(library)
    assert (night.id, night.state, night.sources[0].path) == (waiting, "analysed", "night.csv")
    assert source_paths(library, night) == (library.folder / "night.csv",)
    assert refresh(library) == RefreshReport()


def test_a_recording_beside_its_results_is_no_night_of_its_own(library: Library, make_recording, add_result):
    add_result("night")
    export_recording(make_recording(), library.folder / "night.csv", to="csv")
    refresh(library)
    (night,) = list_nights(library)
    assert night.sources[0].path == "night.csv"


def test_what_is_no_recording_is_passed_over(library: Library):
    (library.folder / "notes.txt").write_text("the light was on")
    (library.folder / "shopping.csv").write_text("what,how many\napples,3\n")
    (library.folder / ".hidden.csv").write_text("time,x,y,z\n0,0,0,1\n1,0,0,1\n")
    assert refresh(library) == RefreshReport()


def test_a_capture_says_when_and_where_it_was_recorded(library: Library, tmp_path: Path):
    assert main(["record", "--device", "simulated=left_ankle", "--for", "2s", "--out", str(library.folder), "-q"]) == 0
    (night,) = (get_night(library, one) for one in refresh(library).added)
    assert (night.state, night.sites) == ("recorded", ("left_ankle",))
    assert night.started_at is not None
    assert refresh(library) == RefreshReport()


def test_a_deleted_night_goes_to_the_bin_and_comes_back_whole(library: Library, add_night):
    night = add_night("night")
    (library.folder / "results" / "night" / "mine.txt").write_text("keep")
    delete_night(library, night.id)
    delete_night(library, night.id)
    assert list_nights(library) == ()
    assert [entry.id for entry in list_bin(library)] == [night.id]
    assert not (library.folder / "results" / "night").exists()
    assert refresh(library) == RefreshReport()
    with pytest.raises(LibraryError, match="in the bin"):
        read_events(library, night.id)
    assert restore_night(library, night.id) == night
    assert (library.folder / "results" / "night" / "mine.txt").read_text() == "keep"
    assert len(read_events(library, night.id)) == 2
    assert list((library.folder / "bin").iterdir()) == []


def test_a_night_does_not_come_back_over_another_one(library: Library, add_night, add_result):
    night = add_night("night")
    delete_night(library, night.id)
    add_result("night")
    with pytest.raises(LibraryError, match="taken"):
        restore_night(library, night.id)
    assert [entry.id for entry in list_bin(library)] == [night.id]


def test_a_new_night_may_lie_where_a_deleted_one_lay(library: Library, add_night, add_result):
    old = add_night("night")
    delete_night(library, old.id)
    add_result("night")
    refresh(library)
    (fresh,) = list_nights(library)
    assert fresh.id != old.id
    assert [entry.id for entry in list_bin(library)] == [old.id]


def test_an_emptied_bin_is_empty(library: Library, add_night):
    night = add_night("night")
    delete_night(library, night.id)
    assert empty_bin(library) == (night.id,)
    assert list_bin(library) == ()
    assert not (library.folder / "bin" / night.id).exists()


@pytest.mark.parametrize("operation", ["delete", "restore"])
def test_a_crash_between_the_store_and_the_files_is_made_good(
    operation: str, library: Library, add_night, monkeypatch: pytest.MonkeyPatch
):
    night = add_night("night")
    if operation == "restore":
        delete_night(library, night.id)
    monkeypatch.setattr("hypnic.library.bin.finish_moves", lambda _library: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        (delete_night if operation == "delete" else restore_night)(library, night.id)
    monkeypatch.undo()
    refresh(library)
    is_there = (library.folder / "results" / "night" / "night.json").exists()
    assert is_there == (operation == "restore")
    assert bool(list_nights(library)) == is_there


def test_a_recording_that_two_nights_share_stays_until_the_last_goes(library: Library, add_night, make_recording):
    first = add_night("night")
    second = add_night("other", evening=1)
    export_recording(make_recording(), library.folder / "night.csv", to="csv")
    refresh(library)
    with writing(library) as connection:
        connection.execute("UPDATE sources SET path = 'night.csv' WHERE night_id = ?", (second.id,))
    delete_night(library, first.id)
    assert (library.folder / "night.csv").exists()
    delete_night(library, second.id)
    assert not (library.folder / "night.csv").exists()
    restore_night(library, second.id)
    assert (library.folder / "night.csv").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that may not be read")
def test_a_folder_that_may_not_be_read_is_passed_over(library: Library, add_result):
    folder = add_result("night").parent
    folder.chmod(0)
    assert refresh(library) == RefreshReport()
    folder.chmod(0o700)
