"""``simulate``, ``import`` and ``export``: what goes in comes out, and nothing is ever half-written."""

from pathlib import Path

import numpy as np
import pytest

from hypnic.cli import main
from recordings import read_recording
from recordings.synthetic import read_truth, simulate_night

QUARTER_OF_AN_HOUR = ("--hours", "0.25", "--rate", "25", "--seed", "3")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "night.parquet"
    assert main(["simulate", "--out", str(path), *QUARTER_OF_AN_HOUR, "--quiet"]) == 0
    return path


def test_a_synthetic_night_comes_with_its_labels(archive: Path):
    assert names(archive.parent) == ["night.parquet", "night.truth.json", "night.truth.tsv"]
    expected = simulate_night("healthy", seed=3, hours=0.25, rate_hz=25.0)
    assert read_truth(archive.parent / "night.truth.tsv") == expected.truth
    assert np.array_equal(read_recording(archive).acceleration_g, expected.recording.acceleration_g)


def test_a_synthetic_night_can_be_csv(archive: Path, capsys: pytest.CaptureFixture[str]):
    path = archive.parent / "new" / "night.csv"
    assert main(["simulate", "--out", str(path), *QUARTER_OF_AN_HOUR]) == 0
    assert f"Written: {path}" in capsys.readouterr().out
    assert np.array_equal(read_recording(path).acceleration_g, read_recording(archive).acceleration_g)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--out", "night.txt"), "night.txt ends in neither of .csv, .parquet"),
        (("--out", "night.csv", "--hours", "99"), "99"),
        (("--out", "night.csv", "--rate", "nan"), "nan"),
        (("--out", "night.csv", "--profile", "giraffe"), "tonic_clonic"),
        (("--out", "night.csv", "--seed", "-1"), "-1"),
        (("--seed", "1"), "--out"),
    ],
)
def test_a_night_that_cannot_be_simulated_is_refused(
    words: tuple[str, ...],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    assert main(["simulate", *words]) == 2
    complaint = capsys.readouterr().err
    assert told in complaint
    assert complaint.count("\n") == 1
    assert names(tmp_path) == []


@pytest.mark.parametrize("to", ["csv", "parquet"])
def test_an_export_holds_the_same_samples(to: str, archive: Path):
    target = archive.parent / f"copy.{to}"
    assert main(["export", str(archive), "--to", to, "--out", str(target), "--quiet"]) == 0
    copy, original = read_recording(target), read_recording(archive)
    assert np.array_equal(copy.time_s, original.time_s)
    assert np.array_equal(copy.acceleration_g, original.acceleration_g)


def test_an_export_is_named_after_the_recording(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert main(["export", str(archive), "--to", "csv", "--quiet"]) == 0
    assert (tmp_path / "night.csv").is_file()


def test_an_import_keeps_what_the_person_said(archive: Path, capsys: pytest.CaptureFixture[str]):
    table, imported = archive.parent / "table.csv", archive.parent / "imported.parquet"
    assert main(["export", str(archive), "--to", "csv", "--out", str(table), "--quiet"]) == 0
    assert main(["import", str(table), "--out", str(imported), "--site", "left_ankle"]) == 0
    printed = capsys.readouterr().out
    assert "site left_ankle" in printed
    assert f"Written: {imported}" in printed
    assert read_recording(imported).site == "left_ankle"
    assert np.array_equal(read_recording(imported).acceleration_g, read_recording(archive).acceleration_g)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("import", "night.parquet", "--out", "night.csv"), "night.csv does not end in .parquet"),
        (("import", "night.parquet", "--out", "night.parquet"), "night.parquet is what is being read"),
        (("export", "night.parquet", "--to", "parquet"), "night.parquet is what is being read"),
        (("export", "night.parquet", "--to", "mp3"), "mp3"),
        (("export", "night.parquet", "--to", "csv", "--out", "night.parquet/night.csv"), "night.csv"),
        (("export", "night.parquet", "--to", "csv", "--out", ""), "names no file"),
        (("export", "missing.parquet", "--to", "csv"), "missing.parquet does not exist"),
    ],
)
def test_a_conversion_that_cannot_be_made_is_refused(
    words: tuple[str, ...],
    told: str,
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(archive.parent)
    before = names(archive.parent)
    samples = archive.read_bytes()
    assert main(list(words)) == 2
    complaint = capsys.readouterr().err
    assert told in complaint
    assert complaint.count("\n") == 1
    assert names(archive.parent) == before
    assert archive.read_bytes() == samples
