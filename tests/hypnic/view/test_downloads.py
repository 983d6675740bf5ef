"""What can be taken along: results, the review, recordings in other formats; nothing else, and nothing stays behind."""

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import pytest

from hypnic.library import get_night, read_events, review_event, source_paths
from recordings import read_recording

from .browsing import ready


@pytest.mark.parametrize("name", ["events.tsv", "events.json", "night.json", "report.html"])
def test_results_come_as_they_lie(served: Any, name: str):
    night = served.night("healthy")
    status, headers, body = served.ask(f"/nights/{night}/files/{name}")
    folder = served.library.folder / get_night(served.library, night).folder
    assert (status, body) == (200, (folder / name).read_bytes())
    assert headers["content-disposition"] == f'attachment; filename="healthy-{name}"'


def test_the_review_comes_as_a_table(served: Any):
    night = served.night("healthy")
    review_event(served.library, night, 1, decision="rejected", note="pillow")
    table = served.ask(f"/nights/{night}/files/review.tsv")[2].decode()
    assert "rejected" in table
    assert "pillow" in table


@pytest.mark.parametrize("name", ["recording.parquet", "library.sqlite", "..%2flibrary.sqlite", "%2e%2e"])
def test_nothing_else_can_be_taken(served: Any, name: str):
    assert served.ask(f"/nights/{served.night('healthy')}/files/{name}", accept="application/json")[0] in (404, 409)


def test_a_recording_comes_as_edf_with_its_events_as_annotations(served: Any, tmp_path: Path):
    edfio = pytest.importorskip("edfio")
    night = served.night("tonic")
    status, headers, body = served.ask(f"/nights/{night}/export/edf")
    assert (status, headers["content-disposition"]) == (200, 'attachment; filename="tonic_clonic.edf"')
    (tmp_path / "night.edf").write_bytes(body)
    texts = [annotation.text for annotation in edfio.read_edf(tmp_path / "night.edf").annotations]
    assert any("convulsive" in text for text in texts)
    entry = get_night(served.library, night)
    original = read_recording(source_paths(served.library, entry)[0])
    assert read_recording(tmp_path / "night.edf").duration_s == pytest.approx(original.duration_s, abs=11)
    assert not list((served.library.folder / ".page").glob("export-*"))


def test_a_folder_comes_as_one_zip(served: Any, tmp_path: Path):
    status, headers, body = served.ask(f"/nights/{served.night('healthy')}/export/bids")
    assert (status, headers["content-disposition"]) == (200, 'attachment; filename="healthy-bids.zip"')
    (tmp_path / "bids.zip").write_bytes(body)
    with ZipFile(tmp_path / "bids.zip") as packed:
        assert any(name.endswith("_events.tsv") for name in packed.namelist())


def test_what_cannot_be_exported_is_said_in_one_sentence(served: Any):
    night = served.night("healthy")
    for path in (f"/nights/{night}/export/mp3", "/nights/healthy-00000000/export/csv"):
        status, _headers, said = served.ask(path, accept="application/json")
        assert status in (404, 409)
        assert b"Traceback" not in said
    assert not list((served.library.folder / ".page").glob("export-*"))


def test_the_journal_comes_as_the_command_writes_it(served: Any):
    served.post(
        "/journal", b'{"night": "2026-09-21", "factors": {"stress": ""}, "lights_out": "22:45", "note": "late"}'
    )
    table = served.ask("/journal/export.tsv")[2].decode()
    header, row = (line.split("\t") for line in table.splitlines())
    said = dict(zip(header, row, strict=True))
    assert (said["night"], said["stress"], said["lights_out"], said["note"]) == ("2026-09-21", "yes", "22:45", "late")


@pytest.fixture
def downloaded(served: Any, open_page: Any, tmp_path: Path) -> Any:
    """Click a download on a night's page and give the file that the browser kept."""
    page = ready(open_page(f"{served.origin}/nights/{served.night('tonic')}"))

    def click(words: str) -> Path:
        with page.expect_download(timeout=60_000) as begun:
            page.click(f"#downloads a:has-text('{words}')")
        kept = tmp_path / begun.value.suggested_filename
        begun.value.save_as(kept)
        return kept

    return click


def test_every_format_that_is_clicked_holds_the_night(served: Any, downloaded: Any):
    entry = get_night(served.library, served.night("tonic"))
    original = read_recording(source_paths(served.library, entry)[0])
    events = read_events(served.library, entry.id)
    for words, name in (
        ("(CSV)", "tonic_clonic.csv"),
        ("(Parquet)", "tonic_clonic.parquet"),
        ("EDF+", "tonic_clonic.edf"),
    ):
        path = downloaded(words)
        assert path.name == name
        again = read_recording(path)
        assert again.duration_s == pytest.approx(original.duration_s, abs=11)
        # EDF keeps the time of day without its zone, and a table of samples not where they were measured
        is_same_moment = again.started_at == original.started_at
        assert is_same_moment or again.started_at.replace(tzinfo=original.started_at.tzinfo) == original.started_at
        assert again.site == ("unknown" if name.endswith(".csv") else original.site)
        for of in (np.mean, np.std):
            assert of(again.acceleration_g, axis=0) == pytest.approx(
                of(original.acceleration_g, axis=0), rel=0.02, abs=0.002
            )
    pdf = downloaded("(PDF)").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\s", pdf)) == 2
    with ZipFile(downloaded("(BIDS)")) as packed:
        (name,) = (name for name in packed.namelist() if name.endswith("_events.tsv"))
        assert len(packed.read(name).decode().splitlines()) == len(events) + 1


def test_the_results_that_are_clicked_are_those_of_the_night(served: Any, downloaded: Any):
    folder = served.library.folder / get_night(served.library, served.night("tonic")).folder
    for words, name in (
        ("Report, one page", "report.html"),
        ("Events as a table", "events.tsv"),
        ("What the table", "events.json"),
        ("Everything about the night", "night.json"),
    ):
        path = downloaded(words)
        assert path.name == f"tonic_clonic-{name}"
        assert path.read_bytes() == (folder / name).read_bytes()
    review_event(served.library, served.night("tonic"), 1, decision="confirmed", note="seen")
    assert "seen" in downloaded("Your review").read_text(encoding="utf-8")
