"""What can be taken along: results, the review, recordings in other formats; nothing else, and nothing stays behind."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from hypnic.library import get_night, review_event, source_paths
from recordings import read_recording


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
