"""The importer is chosen by content; none or several that match are told by name."""

import os
from pathlib import Path

import pytest

import recordings.reading
from recordings import Recording, list_parts, read_recording
from recordings.errors import InvalidRecordingError, NotRawAccelerationError, UnknownFormatError
from recordings.importers import IMPORTERS, Importer, Refusal
from recordings.options import ReadOptions
from recordings.reading import identify
from recordings.sources import Source

TABLE = "time,x,y,z\n" + "".join(f"{row / 50:.2f},0.1,{0.2 + row % 7 / 100},0.95\n" for row in range(500))


def recognised_by_all(_: Source) -> bool:
    return True


def unread(_: Source, __: ReadOptions) -> Recording:
    raise AssertionError


def importer(name: str, **fields: object) -> Importer:
    return Importer(name=name, title=f"Format {name}", recognises=recognised_by_all, read=unread, **fields)


def test_names_are_unique_and_titles_are_said():
    assert len({entry.name for entry in IMPORTERS}) == len(IMPORTERS)
    assert all(entry.title and entry.extensions for entry in IMPORTERS)


def test_a_file_name_does_not_matter(save):
    assert identify(save(TABLE, "night.cwa")).name == "csv"


def test_no_match_names_every_format(save):
    with pytest.raises(UnknownFormatError) as caught:
        read_recording(save("Dear all,\n"))
    assert all(entry.title in str(caught.value) for entry in IMPORTERS)


def test_two_matches_are_both_named(save, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recordings.reading, "IMPORTERS", (importer("a"), importer("b")))
    with pytest.raises(UnknownFormatError, match="could be Format a or Format b"):
        read_recording(save(TABLE))


def test_a_generic_importer_gives_way_to_a_specific_one(save, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recordings.reading, "IMPORTERS", (importer("a", is_generic=True), importer("b")))
    assert identify(save(TABLE)).name == "b"


def test_a_refusal_goes_before_every_importer(save, monkeypatch: pytest.MonkeyPatch):
    refusal = Refusal(name="counts", recognises=recognised_by_all, advice="a table of counts: export raw data")
    monkeypatch.setattr(recordings.reading, "REFUSALS", (refusal,))
    with pytest.raises(NotRawAccelerationError, match=r"^night\.csv is a table of counts: export raw data$"):
        read_recording(save(TABLE))


def test_a_file_with_one_recording_has_no_parts(save):
    assert list_parts(save(TABLE)) == ()


def test_parts_come_from_the_importer(save, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recordings.reading, "IMPORTERS", (importer("a", parts=lambda _: ("1", "2")),))
    assert list_parts(save(TABLE)) == ("1", "2")


def test_what_the_person_says_reaches_the_recording(save):
    recording = read_recording(save(TABLE), site="left_ankle", timezone="Europe/Berlin", unit="g")
    assert recording.site == "left_ankle"
    assert recording.source == "night.csv"
    assert recording.repairs == ()


@pytest.mark.parametrize(
    ("option", "value", "allowed"),
    [("site", "nose", "left_wrist"), ("timezone", "Mars", "Europe/Berlin"), ("rate_hz", 0, "between 0.5 and 5000")],
)
def test_a_wrong_option_is_told_with_what_is_allowed(save, option: str, value: object, allowed: str):
    with pytest.raises(InvalidRecordingError, match=allowed):
        read_recording(save(TABLE), **{option: value})


def test_what_is_wrong_names_the_file(save):
    with pytest.raises(InvalidRecordingError, match=r"^night\.csv: unit is 'stones'"):
        read_recording(save(TABLE), unit="stones")


def test_a_part_of_a_file_without_parts_is_refused(save):
    with pytest.raises(InvalidRecordingError, match=r"night\.csv holds one recording only: leave #2 away"):
        read_recording(save(TABLE), part="2")


@pytest.mark.skipif(os.name == "nt", reason="on Windows every name is text")
def test_a_name_that_is_no_text_is_told_with_replacement_marks(save):
    path = save(TABLE)
    assert read_recording(path.rename(path.with_name("night\udcff.csv"))).source == "night\ufffd.csv"


def test_arrays_cannot_be_changed(save):
    recording = read_recording(save(TABLE))
    with pytest.raises(ValueError, match="read-only"):
        recording.acceleration_g[0] = 0


def test_a_path_may_be_text_or_a_path(save):
    path: Path = save(TABLE)
    assert read_recording(str(path)).time_s.size == read_recording(path).time_s.size
