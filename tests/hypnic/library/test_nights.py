"""Listing, searching and naming nights; reading their events; never a path out of the library."""

import os
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypnic.errors import WrongUseError
from hypnic.library import (
    Library,
    LibraryError,
    NightFilter,
    NoSuchNightError,
    NotAnalysedError,
    OutsideLibraryError,
    RefusedEntryError,
    find_night,
    get_night,
    list_nights,
    night_file_path,
    night_folder,
    open_library,
    read_events,
    refresh,
    rename_night,
)
from hypnic.library.places import NIGHT_ID, confined, night_id
from hypnic.library.results import evening_of, read_event_marks
from hypnic.library.store import writing


def names(library: Library, **wanted) -> list[str]:
    return [entry.name for entry in list_nights(library, chosen=NightFilter(**wanted))]


def test_a_night_says_what_its_results_say(library: Library, add_night):
    night = add_night("calm")
    assert night.state == "analysed"
    assert night.date == date(2026, 9, 1)
    assert night.sites == ("left_wrist",)
    assert (night.tier, night.headline) == ("seizure_like", "One movement looks like a seizure.")
    assert night.counts == {"hypnic_jerk": 1, "convulsive": 1}
    assert (night.figures.onset_s, night.figures.jerks_around_onset) == (150.0, 1)
    assert night.figures.onset_interval_s == (120.0, 180.0)
    assert (night.folder, night.sources[0].name, night.duration_s) == ("results/calm", "calm.csv", 600.0)


def test_nights_come_latest_first_and_can_be_taken_in_pages(library: Library, add_night):
    for evening in range(3):
        add_night(f"night {evening}", evening=evening)
    assert names(library) == ["night 2", "night 1", "night 0"]
    assert [entry.name for entry in list_nights(library, most=1, skip=1)] == ["night 1"]


@pytest.mark.parametrize(
    ("started_at", "evening"),
    [("2026-09-02T01:30:00+02:00", 1), ("2026-09-02T11:59:59+02:00", 1), ("2026-09-02T12:00:00+02:00", 2)],
)
def test_a_night_runs_from_noon_to_noon(started_at: str, evening: int):
    assert evening_of(datetime.fromisoformat(started_at)) == date(2026, 9, evening)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"text": "SEIZURE"}, ["b"]),
        ({"text": "harmless 2026-09-01"}, ["a"]),
        ({"text": "convulsive left wrist"}, ["b", "a"]),
        ({"text": "nowhere"}, []),
        ({"text": "b.csv"}, ["b"]),
        ({"tiers": ("harmless",)}, ["a"]),
        ({"states": ("recorded",)}, []),
        ({"sites": ("left_wrist", "chest")}, ["b", "a"]),
        ({"sites": ("chest",)}, []),
        ({"first": date(2026, 9, 2)}, ["b"]),
        ({"first": date(2026, 9, 1), "last": date(2026, 9, 1)}, ["a"]),
    ],
)
def test_nights_are_found_by_what_they_say(wanted: dict, expected: list[str], library: Library, add_night, with_tier):
    add_night("a", verdict=with_tier("harmless"))
    add_night("b", evening=1)
    assert names(library, **wanted) == expected


def test_a_person_may_name_a_night_in_several_ways(library: Library, add_night):
    first, second = add_night("first"), add_night("second", evening=1)
    assert find_night(library, "last") == second
    assert find_night(library, "2026-09-01") == first
    assert find_night(library, "first") == first
    assert find_night(library, first.id) == first
    add_night("first", evening=5, folder="more")
    with pytest.raises(NoSuchNightError, match="could be"):
        find_night(library, "first")
    with pytest.raises(NoSuchNightError, match="third"):
        find_night(library, "third")


def test_a_renamed_night_keeps_its_id_and_its_files(library: Library, add_night):
    night = add_night("night")
    assert rename_night(library, night.id, "  after  the party ").name == "after the party"
    refresh(library)
    assert get_night(library, night.id).name == "after the party"
    for name in ("", "  ", "x" * 201):
        with pytest.raises(RefusedEntryError):
            rename_night(library, night.id, name)


def test_events_are_read_as_they_were_written_with_columns_of_later_versions(library: Library, add_night):
    night = add_night("night")
    jerk, seizure = read_events(library, night.id)
    assert (jerk.number, jerk.onset_s, jerk.kind, jerk.phase, jerk.frequency_hz) == (
        0,
        120.25,
        "hypnic_jerk",
        "falling_asleep",
        None,
    )
    assert (seizure.end_s, seizure.repetitions, seizure.sites) == (362.0, 180, ("left_wrist",))
    path = night_file_path(library, night.id, "events.tsv")
    lines = path.read_text().splitlines()
    path.write_text(
        "".join(f"{line}\t{more}\n" for line, more in zip(lines, ("confidence", "0.9", "0.8"), strict=True))
    )
    assert [event.other for event in read_events(library, night.id)] == [{"confidence": "0.9"}, {"confidence": "0.8"}]


@pytest.mark.parametrize("content", ["", "onset\tduration\nx\ty\n", "onset\n1\n"])
def test_a_damaged_table_of_events_is_told(content: str, library: Library, add_night):
    night = add_night("night")
    (night_folder(library, night.id) / "events.tsv").write_text(content)
    if content:
        with pytest.raises(NotAnalysedError, match=r"events\.tsv is damaged"):
            read_events(library, night.id)
    else:
        assert read_events(library, night.id) == ()


def test_a_night_that_is_not_there_is_told(library: Library):
    with pytest.raises(NoSuchNightError):
        get_night(library, "night-01234567")
    for word in ("", "..", "../../etc", "Night-01234567", "night", "night-01234567/x"):
        with pytest.raises(WrongUseError):
            get_night(library, word)


@pytest.mark.parametrize(
    "path",
    ["", ".", "..", "../x", "a/../../x", "/etc/passwd", "a\\..\\..\\x", "a\0b", "link/secret", "link", "C:/x/../../.."],
)
def test_no_path_leads_out_of_the_library(path: str, library: Library, tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").touch()
    (library.folder / "link").symlink_to(outside)
    with pytest.raises(OutsideLibraryError):
        confined(library, path)


@given(st.text(max_size=40))
def test_whatever_is_asked_for_stays_in_the_library(text: str):
    library = Library(folder=Path(__file__).parent.resolve())
    try:
        place = confined(library, text)
    except OutsideLibraryError:
        return
    assert place.is_relative_to(library.folder)
    assert place != library.folder


@given(st.text(max_size=60), st.text(max_size=60))
def test_an_id_is_safe_in_an_address_and_always_the_same(name: str, seed: str):
    assert NIGHT_ID.fullmatch(night_id(name, seed=seed))
    assert night_id(name, seed=seed) == night_id(name, seed=seed)


def test_files_of_a_night_are_found_and_nothing_else(library: Library, add_night, tmp_path: Path):
    night = add_night("night")
    assert night_file_path(library, night.id, "report.html").name == "report.html"
    with pytest.raises(NotAnalysedError):
        night_file_path(library, night.id, "secret.txt")
    (night_folder(library, night.id) / "leak").symlink_to(tmp_path)
    for name in ("../other/report.html", "leak/x", "/etc/passwd"):
        with pytest.raises(LibraryError):
            night_file_path(library, night.id, name)


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_link_in_the_folder_is_not_followed(library: Library, add_result, tmp_path: Path):
    add_result("night")
    elsewhere = open_library(tmp_path / "elsewhere")
    (elsewhere.folder / "linked").symlink_to(library.folder / "results")
    assert refresh(elsewhere).added == ()


def test_five_hundred_nights_are_listed(library: Library, add_night):
    night = add_night("night")
    with writing(library) as connection:
        (row,) = connection.execute("SELECT * FROM nights").fetchall()
        for number in range(500):
            copy = dict(row) | {"id": f"copy-{number:08x}", "name": f"copy {number}", "folder": f"results/{number}"}
            marks = ", ".join(f":{name}" for name in copy)
            connection.execute(f"INSERT INTO nights VALUES ({marks})", copy)
            connection.execute("INSERT INTO sources (night_id, position, name) VALUES (?, 0, 'x.csv')", (copy["id"],))
    listed = list_nights(library, chosen=NightFilter(text="seizure", tiers=("seizure_like",)))
    assert len(listed) == 501
    assert night in listed


def test_the_marks_of_events_say_the_same_as_their_rows(library: Library, add_night):
    night = add_night("night")
    rows, marks = read_events(library, night.id), read_event_marks(night_folder(library, night.id))
    assert [(row.number, row.onset_s, row.kind, row.sites, row.phase, row.series) for row in rows] == [
        (mark.number, mark.onset_s, mark.kind, mark.sites, mark.phase, mark.series) for mark in marks
    ]


@pytest.mark.parametrize(
    "table", ["", "onset\ttrial_type\n1.0\tx\n", "onset\ttrial_type\tsite\tphase\tseries\n1.0\tx\n"]
)
def test_marks_that_cannot_be_understood_are_said_so(library: Library, add_night, table: str):
    folder = night_folder(library, add_night("night").id)
    (folder / "events.tsv").write_text(table)
    with pytest.raises(NotAnalysedError, match="damaged"):
        read_event_marks(folder)
