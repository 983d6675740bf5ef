"""Results on disk: whole or not at all."""

import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import hypnic.outputs
from detector.model import NightAnalysis
from hypnic.errors import OutputError
from hypnic.outputs import write_night, write_whole
from recordings.writing import replaced_when_whole

MakeNight = Callable[..., NightAnalysis]

FILES = ["events.json", "events.tsv", "night.json", "report.html"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_night_is_four_files_and_nothing_else(make_night: MakeNight, tmp_path: Path):
    report = write_night(make_night(), tmp_path / "results" / "night")
    assert report == tmp_path / "results" / "night" / "report.html"
    assert names(report.parent) == FILES
    assert names(tmp_path / "results") == ["night"]


def test_an_earlier_result_is_replaced(make_night: MakeNight, tmp_path: Path):
    write_night(make_night(), tmp_path / "night")
    write_night(make_night(events=()), tmp_path / "night")
    assert (tmp_path / "night" / "events.tsv").read_text(encoding="utf-8").count("\n") == 1
    assert names(tmp_path) == ["night"]


def test_other_files_in_the_folder_are_left_alone(make_night: MakeNight, tmp_path: Path):
    folder = tmp_path / "night"
    folder.mkdir()
    (folder / "notes.txt").write_text("slept badly", encoding="utf-8")
    write_night(make_night(), folder)
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "slept badly"
    assert names(folder) == sorted([*FILES, "notes.txt"])


def test_the_folder_has_the_permissions_of_any_new_folder(make_night: MakeNight, tmp_path: Path):
    (tmp_path / "usual").mkdir()
    write_night(make_night(), tmp_path / "night")
    assert stat.S_IMODE((tmp_path / "night").stat().st_mode) == stat.S_IMODE((tmp_path / "usual").stat().st_mode)


def test_a_file_in_the_way_is_named(make_night: MakeNight, tmp_path: Path):
    (tmp_path / "night").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError, match=r"night cannot be written .*choose another place with --out"):
        write_night(make_night(), tmp_path / "night")
    assert names(tmp_path) == ["night"]


def test_a_night_that_breaks_the_contract_leaves_nothing_behind(make_night: MakeNight, tmp_path: Path):
    with pytest.raises(msgspec.ValidationError, match="Expected"):
        write_night(make_night(settings={"movements.start_g": float("nan")}), tmp_path / "night")
    assert names(tmp_path) == []


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path):
    def write(path: Path) -> None:
        path.write_text("whole", encoding="utf-8")
        assert not (tmp_path / "night.csv").exists()

    assert write_whole(tmp_path / "night.csv", write).read_text(encoding="utf-8") == "whole"
    assert names(tmp_path) == ["night.csv"]


def test_a_name_may_be_as_long_as_the_disk_allows(make_night: MakeNight, tmp_path: Path):
    folder = tmp_path / ("n" * 250)
    assert write_night(make_night(), folder) == folder / "report.html"


def test_two_runs_that_end_together_leave_one_whole_result(
    make_night: MakeNight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    night, folder = make_night(), tmp_path / "night"

    def sync_while_another_run_ends(path: Path) -> None:
        monkeypatch.undo()
        write_night(night, folder)

    monkeypatch.setattr(hypnic.outputs, "_sync", sync_while_another_run_ends)
    write_night(night, folder)
    assert names(folder) == FILES
    assert names(tmp_path) == ["night"]


def test_a_refusal_names_the_file_that_was_asked_for(tmp_path: Path):
    def write(path: Path) -> None:
        with replaced_when_whole(path):
            raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match=r"night\.csv cannot be written \(no space left on device\)") as caught:
        write_whole(tmp_path / "night.csv", write)
    assert ".hypnic-" not in str(caught.value)


def test_an_interrupted_file_leaves_the_earlier_one_as_it_was(tmp_path: Path):
    def write(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    (tmp_path / "night.csv").write_text("earlier", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "night.csv", write)
    assert (tmp_path / "night.csv").read_text(encoding="utf-8") == "earlier"
    assert names(tmp_path) == ["night.csv"]
