"""The live page: a real recording in a process of its own, followed by its files alone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from firmware_bridge.status import WearableStatus
from hypnic.library import Library, open_library
from hypnic.live_file import LiveNotes
from hypnic.view import live_hub
from hypnic.view.live_analysis import describe_so_far

from .conftest import Served, serving

OpenPage = Callable[..., Any]
END_S = "Number(document.querySelector('.trace')?.dataset.endS ?? 0)"


@pytest.fixture
def empty(tmp_path: Path) -> Library:
    return open_library(tmp_path / "empty")


@pytest.fixture
def recording(empty: Library) -> Iterator[subprocess.Popen[bytes]]:
    """Record a simulated wearable into the library, as a person does."""
    words = ["record", "--device", "simulated=left_wrist", "--out", str(empty.folder / "tonight"), "--quiet"]
    starter = "import sys; from hypnic.cli import main; sys.exit(main(sys.argv[1:]))"
    process = subprocess.Popen([sys.executable, "-c", starter, *words], stderr=subprocess.DEVNULL)
    yield process
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        process.wait(30)


# A shorter recording than 10 s allows no statement.
ENOUGH_S = 12


def wait_until(page: Any, condition: str, *, longest_s: float = 60.0) -> None:
    end_s = time.monotonic() + longest_s
    while time.monotonic() < end_s:
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"this never came true: {condition}; the page says {page.inner_text('main')}")


def test_without_a_recording_the_page_says_how_to_begin_one(empty: Library, open_page: OpenPage):
    with serving(empty) as served:
        page = open_page(f"{served.origin}/live")
        wait_until(page, "!document.getElementById('nothing').hidden")
        assert f'hypnic record --out "{empty.folder}"' in page.inner_text("main")
        page.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_recording_is_shown_while_it_lasts_and_found_again_after_an_interruption(
    empty: Library,
    recording: subprocess.Popen[bytes],
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(live_hub, "SILENT_S", 3.0)
    with serving(empty) as served:
        page = open_page(f"{served.origin}/live")
        wait_until(page, f"{END_S} > 3")
        text = page.inner_text("main")
        for word in ("simulated, left wrist", "No alarm so far", "data now", "90 %", "GB free", "not a medical device"):
            assert word in text
        before_s = page.evaluate(END_S)
        wait_until(page, f"{END_S} > {before_s} + 2")
        port = served.port
    wait_until(page, "document.getElementById('connection').classList.contains('is-trouble')")
    before_s = page.evaluate(END_S)
    with serving(empty, port=port) as served:
        wait_until(page, f"{END_S} > Math.max({before_s} + 2, {ENOUGH_S})")
        assert not page.evaluate("document.getElementById('connection').classList.contains('is-trouble')")
        os.kill(recording.pid, signal.SIGKILL)
        recording.wait()
        wait_until(page, "document.querySelector('.state')?.textContent.startsWith('The recorder has not answered')")
        page.close()
    (capture,) = (path.parent for path in empty.folder.glob("tonight/*/capture.json"))
    assert describe_so_far(capture)["duration_s"] > 3


def test_an_alarm_is_shown_at_once_and_a_folder_that_leads_elsewhere_is_not_followed(
    empty: Library, open_page: OpenPage
):
    notes = LiveNotes(empty.folder, alarm_targets=1)
    notes.write([WearableStatus(name="<b>wrist", site="left_wrist", state="recording", folder=Path(".."))])
    with serving(empty) as served:
        page = open_page(f"{served.origin}/live")
        wait_until(page, "document.getElementById('alarm-title').textContent === 'No alarm so far'")
        wait_until(page, "document.getElementById('recordings').innerText.includes('<b>wrist')")
        notes.on_alarm("<b>wrist", "seizure-like movement began at 03:12:40")
        notes.write([WearableStatus(name="<b>wrist", site="left_wrist", state="recording", folder=Path(".."))])
        wait_until(page, "document.getElementById('alarm').classList.contains('seizure_like')")
        wait_until(page, "document.getElementById('alarms').innerText.includes('03:12:40')")
        assert page.complaints == []
        page.close()


def test_nobody_looks_while_nobody_listens(served: Served):
    hub = live_hub.LiveHub(library=served.library)
    assert hub.looking is None
    assert b'"recordings":[]' in live_hub.look(hub)
