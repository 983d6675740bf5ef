"""The paper for a doctor: two pages, the verdict first, what hypnic is not on both, whatever the night holds."""

import base64
import re
import sys
import zlib
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from detector.model import KINDS, Limit, Reason
from hypnic.cli import main
from hypnic.exports import ExportNight, export_night, night_of_library
from hypnic.exports.doctor import plain
from hypnic.exports.doctor_picture import palette
from hypnic.exports.doctor_waveform import event_to_show
from hypnic.library import JournalEntry, get_night, write_journal


def pages(path: Path) -> list[str]:
    """Take the words out of each page, joined by blanks."""
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    streams = re.findall(rb"/Filter \[ /ASCII85Decode /FlateDecode \].*?stream\s(.*?)endstream", content, re.DOTALL)
    drawn = [
        zlib.decompress(base64.a85decode(b"<~" + stream.strip(), adobe=True)).decode("cp1252") for stream in streams
    ]
    assert len(re.findall(rb"/Type /Page\s", content)) == len(drawn)
    return [
        " ".join(re.sub(r"\\([()\\])", r"\1", text) for text in re.findall(r"\((.*?)\) Tj", page)) for page in drawn
    ]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_two_pages_say_what_the_night_was_and_what_hypnic_is_not(shelf, tmp_path: Path):
    night = get_night(shelf.library, shelf.night)
    write_journal(
        shelf.library, JournalEntry(night=night.journal_key, factors={"alcohol": "2 glasses"}, lights_out=time(22, 0))
    )
    (path,) = export_night(night_of_library(shelf.library, shelf.night), tmp_path / "night.pdf", to="pdf")
    first, second = (flat(page) for page in pages(path))
    assert night.headline is not None
    assert night.headline in first
    assert "Alcohol (2 glasses)" in first
    assert "1 rejected, 1 added" in first
    assert "Questions for the doctor" in second
    assert "Fell asleep" in second
    for page in (first, second):
        assert "hypnic is not a medical device" in page
        assert "no seizure" not in page.lower()
    assert path.stat().st_size < 200_000


def test_the_same_night_gives_the_same_paper(shelf, tmp_path: Path):
    night = night_of_library(shelf.library, shelf.night)
    first, second = (export_night(night, tmp_path / name, to="pdf")[0] for name in ("a.pdf", "b.pdf"))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("count", [0, 400])
def test_any_night_fits_on_two_pages(
    count: int, make_recording, make_night, make_event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    sites = ("left_wrist", "right_wrist", "left_ankle", "right_ankle")
    recordings = tuple(make_recording(site=site, source=f"{site}.csv") for site in sites)
    events = tuple(
        make_event(onset_s=float(number), kind=KINDS[number % len(KINDS)], tier="see_doctor", duration_s=0.5)
        for number in range(count)
    )
    analysis = make_night(recordings=recordings, events=events)
    verdict = replace(analysis.verdict, reasons=tuple(Reason(rule="r", text="because " * 40) for _ in range(20)))
    limits = tuple(Limit(kind=kind, because="the recording is too slow " * 5) for kind in KINDS)
    crowded = replace(analysis, verdict=verdict, limits=limits)
    night = ExportNight(name="night " * 40, recordings=recordings, lights_out_s=None, events_tsv="", night_json=None)
    monkeypatch.setattr("hypnic.exports.doctor.analyse", lambda *_, **__: crowded)
    (path,) = export_night(night, tmp_path / "night.pdf", to="pdf")
    assert len(pages(path)) == 2


def test_the_gravest_event_is_drawn_and_else_the_strongest_twitch(make_night, make_event):
    night = make_night()
    shown = event_to_show(night)
    assert shown is not None
    assert shown.kind == "convulsive"
    calm = make_night(
        events=(make_event(peak_g=0.1), make_event(peak_g=0.2), make_event(kind="body_movement", peak_g=9.0))
    )
    strongest = event_to_show(calm)
    assert strongest is not None
    assert strongest.peak_g == 0.2
    assert event_to_show(make_night(events=())) is None


def test_letters_that_no_pdf_reader_has_become_question_marks():
    assert plain("Nächte – “gut” 夜\n<b>") == "Nächte – “gut” ? <b>"


def test_paper_and_screen_share_their_colours():
    assert {f"kind-{kind}" for kind in KINDS} <= set(palette())
    assert palette()["kind-convulsive"] == "#b3260c"


def test_without_its_library_the_extra_is_named(
    shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setitem(sys.modules, "reportlab", None)
    monkeypatch.chdir(tmp_path)
    words = ["export", "last", "--to", "pdf", "--library", str(shelf.library.folder)]
    assert main(words) == 2
    assert "pip install 'hypnic[pdf]'" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
