"""Words on the command line and the nights they become."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hypnic.errors import WrongUseError
from hypnic.inputs import Input, expand_inputs, join_nights, split_part, stem_of
from recordings import Recording

MakeRecording = Callable[..., Recording]

HOUR = timedelta(hours=1)


def inputs_named(*names: str, **fields: Any) -> tuple[Input, ...]:
    return tuple(Input(path=Path(name), **fields) for name in names)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("night.csv", "night"),
        ("night.csv.gz", "night"),
        ("night.ZIP", "night"),
        ("2026-09-21 left.wrist.csv", "2026-09-21 left.wrist"),
        ("night", "night"),
        (".hidden", ".hidden"),
    ],
)
def test_a_night_is_named_after_its_file_without_endings(name: str, stem: str):
    assert stem_of(Path(name)) == stem


@pytest.mark.parametrize("name", ["..csv", "...csv", "..csv.gz", "..."])
def test_the_name_of_a_file_cannot_lead_out_of_the_results(name: str):
    assert stem_of(Path(name)) == name


def test_an_empty_name_does_not_mean_this_folder():
    with pytest.raises(WrongUseError, match="give the path of a recording"):
        split_part("")


@pytest.mark.parametrize("words", [("a.csv", "./a.csv"), ("a.json#1", "a.json#1")])
def test_a_recording_that_is_given_twice_is_refused(words: tuple[str, ...]):
    with pytest.raises(WrongUseError, match=r"given more than once"):
        expand_inputs(words, sites=())


def test_a_folder_keeps_its_whole_name(tmp_path: Path):
    (tmp_path / "E4.night").mkdir()
    assert stem_of(tmp_path / "E4.night") == "E4.night"


def test_a_part_is_named_after_the_mark():
    assert split_part("events.json#45781") == (Path("events.json"), "45781")
    assert split_part("night.csv") == (Path("night.csv"), None)
    assert split_part("night.csv#") == (Path("night.csv#"), None)


def test_a_file_whose_own_name_holds_the_mark_is_taken_as_it_is(tmp_path: Path):
    path = tmp_path / "night#2.csv"
    path.touch()
    assert split_part(str(path)) == (path, None)


def test_the_name_of_a_part_cannot_leave_the_folder():
    [one] = inputs_named("events.json", part="../../etc/passwd")
    assert one.stem == "events-etc_passwd"


def test_one_site_counts_for_all_files():
    inputs = expand_inputs(("a.csv#1", "b.csv#1"), sites=("left_wrist",))
    assert [one.site for one in inputs] == ["left_wrist", "left_wrist"]


def test_several_sites_count_in_the_order_of_the_files():
    inputs = expand_inputs(("a.csv#1", "b.csv#1"), sites=("left_wrist", "right_ankle"))
    assert [one.site for one in inputs] == ["left_wrist", "right_ankle"]


def test_a_wrong_number_of_sites_is_refused():
    with pytest.raises(WrongUseError, match="2 sites were given for 3 files: give --site once for all files"):
        expand_inputs(("a.csv#1", "b.csv#1", "c.csv#1"), sites=("left_wrist", "right_wrist"))


def test_overlapping_recordings_at_different_sites_are_one_night(make_recording: MakeRecording):
    left, right = make_recording(site="left_wrist"), make_recording(site="right_wrist")
    [night] = join_nights(inputs_named("left.csv", "right.csv"), (left, right))
    assert night.name == "left"
    assert [recording.site for recording in night.recordings] == ["left_wrist", "right_wrist"]


def test_a_night_counts_from_the_recording_that_began_first(make_recording: MakeRecording):
    early = make_recording(site="left_wrist")
    late = make_recording(site="right_wrist", started_at=early.started_at + timedelta(minutes=2))
    [night] = join_nights(inputs_named("late.csv", "early.csv"), (late, early))
    assert night.name == "late"
    assert night.recordings == (early, late)


def test_recordings_that_do_not_overlap_are_separate_nights(make_recording: MakeRecording):
    first = make_recording()
    second = make_recording(started_at=first.started_at + 24 * HOUR)
    nights = join_nights(inputs_named("monday.csv", "tuesday.csv"), (first, second))
    assert [night.name for night in nights] == ["monday", "tuesday"]


def test_one_recording_that_begins_as_another_ends_is_a_separate_night(make_recording: MakeRecording):
    first = make_recording()
    second = make_recording(started_at=first.started_at + timedelta(seconds=first.duration_s))
    assert len(join_nights(inputs_named("a.csv", "b.csv"), (first, second))) == 2


def test_nights_keep_the_order_of_the_files(make_recording: MakeRecording):
    second = make_recording()
    first = make_recording(started_at=second.started_at - 24 * HOUR)
    nights = join_nights(inputs_named("tuesday.csv", "monday.csv"), (second, first))
    assert [night.name for night in nights] == ["tuesday", "monday"]


@pytest.mark.parametrize("site", ["left_wrist", "unknown"])
def test_overlapping_recordings_at_one_site_are_refused(make_recording: MakeRecording, site: str):
    recordings = (make_recording(site=site), make_recording(site=site))
    with pytest.raises(WrongUseError, match=r"overlap in time, worn at .* name a different site for each"):
        join_nights(inputs_named("a.csv", "b.csv"), recordings)


def test_named_sites_without_a_clock_cannot_be_laid_beside_each_other(make_recording: MakeRecording):
    recordings = (make_recording(site="left_wrist", started_at=None), make_recording(site="right_wrist"))
    with pytest.raises(WrongUseError, match="has no clock"):
        join_nights(inputs_named("a.csv", "b.csv"), recordings)


def test_recordings_without_a_clock_and_site_are_separate_nights(make_recording: MakeRecording):
    recordings = (make_recording(site="unknown", started_at=None), make_recording(site="unknown", started_at=None))
    assert len(join_nights(inputs_named("a.csv", "b.csv"), recordings)) == 2


def test_the_parts_of_a_file_are_nights_of_their_own(make_recording: MakeRecording):
    inputs = tuple(Input(path=Path("events.json"), part=part, stands_alone=True) for part in ("1", "2"))
    nights = join_nights(inputs, (make_recording(), make_recording()))
    assert [night.name for night in nights] == ["events-1", "events-2"]


def test_files_of_the_same_name_get_a_number(make_recording: MakeRecording):
    first = make_recording()
    later = [make_recording(started_at=first.started_at + day * 24 * HOUR) for day in (1, 2)]
    nights = join_nights(inputs_named("mon/night.csv", "tue/Night.csv", "wed/night.csv"), (first, *later))
    assert [night.name for night in nights] == ["night", "Night-2", "night-3"]
