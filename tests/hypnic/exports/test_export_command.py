"""``hypnic export`` of nights: found by name, date or folder, refused in one line."""

from pathlib import Path

import pytest

from hypnic.cli import main
from hypnic.library import get_night, night_folder


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shelf) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HYPNIC_LIBRARY", str(shelf.library.folder))
    return tmp_path


@pytest.mark.parametrize("to", ["edf", "csv", "parquet"])
def test_a_night_of_the_library_is_exported_by_what_it_is_called(to: str, shelf, elsewhere: Path):
    night = get_night(shelf.library, shelf.night)
    for word in ("last", str(night.date), night.id):
        assert main(["export", word, "--to", to, "--quiet"]) == 0
        (written,) = elsewhere.iterdir()
        assert written.name == f"My_night_1.{to}"
        written.unlink()


def test_a_folder_of_results_and_a_recording_become_bids(shelf, elsewhere: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["export", str(night_folder(shelf.library, shelf.night)), "--to", "bids", "--out", "study"]) == 0
    assert "Written: study" in capsys.readouterr().out
    assert main(["export", str(shelf.recording), "--to", "bids", "--out", "other", "--quiet"]) == 0
    assert (elsewhere / "other" / "dataset_description.json").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere", "--to", "edf"], "nowhere does not exist as a file, and there is no night 'nowhere'"),
        (["last", "--to", "csv", "--site", "chest"], "leave them away for a night"),
        (["last", "--to", "mp3"], "mp3"),
        (["last", "--to", "csv", "--library", "missing"], "there is no library in missing"),
    ],
)
def test_what_cannot_be_exported_is_refused_in_one_line(
    words: list[str], told: str, elsewhere: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["export", *words]) == 2
    complaint = capsys.readouterr().err
    assert told in complaint
    assert complaint.count("\n") == 1
    assert list(elsewhere.iterdir()) == []
