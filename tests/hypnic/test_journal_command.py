"""``hypnic journal``: add, show and export, by date, by night, with what goes together over nights."""

import csv
import json
from pathlib import Path

import pytest

from hypnic.cli import main
from hypnic.library import get_night, import_file, journal_of, open_library, read_journal, review_event


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HYPNIC_LIBRARY", str(tmp_path / "library"))
    return tmp_path


def add(*words: str) -> int:
    return main(["journal", "add", *words])


def test_what_is_added_is_shown_and_later_words_join_earlier_ones(capsys: pytest.CaptureFixture[str]):
    assert add("2026-09-21", "--factor", "alcohol=2 glasses", "--factor", "Full moon", "--lights-out", "22:45") == 0
    assert "2026-09-21: Alcohol (2 glasses), Full moon; lights out 22:45" in capsys.readouterr().out
    assert add("2026-09-21", "--factor", "STRESS", "--without", "full  Moon", "--note", "woke up") == 0
    assert main(["journal", "show"]) == 0
    shown = capsys.readouterr().out
    for word in ("2026-09-21", "Alcohol (2 glasses)", "Stress", "22:45", "woke up"):
        assert word in shown
    assert "moon" not in shown.splitlines()[-1]


def test_without_a_night_it_is_the_one_of_this_noon(folder: Path):
    assert add("--factor", "stress", "--quiet") == 0
    assert add("yesterday", "--quiet") == 0
    today, yesterday = read_journal(open_library())
    assert (today.factors, yesterday.factors) == ({"stress": ""}, {})
    assert today.night > yesterday.night


def test_a_night_can_be_taken_out_again():
    assert add("2026-09-21", "--factor", "stress", "--quiet") == 0
    assert add("2026-09-21", "--remove", "--quiet") == 0
    assert read_journal(open_library()) == ()


def test_lights_out_is_used_for_the_night_in_the_library(folder: Path, capsys: pytest.CaptureFixture[str]):
    recording = folder / "night.parquet"
    assert main(["simulate", "--out", str(recording), "--hours", "1", "--rate", "25", "--quiet"]) == 0
    library = open_library()
    (night,) = import_file(library, recording).nights
    entry = get_night(library, night)
    assert entry.started_at is not None
    lights_out = f"{entry.started_at:%H}:{entry.started_at.minute + 10:02d}"
    assert add("last", "--lights-out", lights_out) == 0
    assert "night: analysed anew" in capsys.readouterr().out
    assert get_night(library, night).figures.lights_out_s == 600
    assert journal_of(library, entry.journal_key) is not None
    review_event(library, night, 0, decision="confirmed", note="felt it")
    assert main(["journal", "export", "--what", "review", "--to", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["night"], row["decision"], row["note"]) == (night, "confirmed", "felt it")
    assert main(["journal", "show", "--trends"]) == 0
    printed = capsys.readouterr().out
    assert "too few nights" in printed
    assert "no seizure" not in printed.lower()


def test_the_journal_is_exported_as_a_table_and_as_json(folder: Path):
    assert add("2026-09-21", "--factor", "alcohol=2, no 3", "--factor", "moon", "--quiet") == 0
    assert add("2026-09-22", "--quiet") == 0
    assert main(["journal", "export", "--out", "journal.csv"]) == 0
    with (folder / "journal.csv").open(newline="") as stream:
        later, earlier = csv.DictReader(stream)
    assert (earlier["night"], earlier["alcohol"], earlier["moon"], earlier["stress"]) == (
        "2026-09-21",
        "2, no 3",
        "yes",
        "no",
    )
    assert set(later.values()) == {"2026-09-22", "no", "n/a"}
    assert main(["journal", "export", "--out", "journal.json"]) == 0
    assert [row["night"] for row in json.loads((folder / "journal.json").read_text())] == ["2026-09-22", "2026-09-21"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "giraffe"], "no night 'giraffe'"),
        (["add", "--factor", "=x"], "cannot be a factor"),
        (["add", "--without", "stress"], "stress is not among the factors"),
        (["add", "--lights-out", "25:00"], "25:00"),
        (["show", "2026-09-21"], "says nothing about 2026-09-21"),
        (["export", "--to", "xml"], "xml"),
        (["export", "--out", "nowhere.csv/x.csv"], "x.csv"),
        (["forget"], "forget"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    words: list[str], told: str, folder: Path, capsys: pytest.CaptureFixture[str]
):
    (folder / "nowhere.csv").touch()
    assert main(["journal", *words]) == 2
    complaint = capsys.readouterr().err
    assert told in complaint
    assert complaint.count("\n") == 1


@pytest.mark.parametrize("name", ["add", "show", "export"])
def test_every_command_shows_examples(name: str, capsys: pytest.CaptureFixture[str]):
    assert main(["journal", name, "--help"]) == 0
    assert f"hypnic journal {name}" in capsys.readouterr().out.split("Examples:")[1]
