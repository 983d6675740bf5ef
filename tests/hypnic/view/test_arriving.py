"""Files that arrive at the page: taken by name only, bounded, read apart, and gone without a trace when refused."""

import json
import socket
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from hypnic.errors import WrongUseError
from hypnic.library import Library, list_nights
from hypnic.view import arriving
from hypnic.view.arriving import plain_name
from recordings.archive import write_archive
from recordings.synthetic import simulate_night


def send(served: Any, name: str, body: bytes) -> dict[str, Any]:
    """Send a file and wait for what becomes of it."""
    status, _headers, said = served.post(f"/import?name={quote(name)}", body)
    if status != 200:
        return json.loads(said)
    job = json.loads(said)["job"]
    for _ in range(600):
        told = json.loads(served.ask(f"/import/{job}")[2])
        if told["state"] != "waiting":
            return told
        time.sleep(0.05)
    pytest.fail("the import did not end")


def leftovers(library: Library) -> list[Path]:
    folder = library.folder / "incoming"
    return list(folder.rglob("*")) if folder.exists() else []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("night.csv", "night.csv"),
        ("../../etc/night.csv", "night.csv"),
        ("C:\\Users\\me\\night.csv", "night.csv"),
        (".hidden.csv", "hidden.csv"),
        ("a\nb.csv", "a_b.csv"),
        (f"{'x' * 500}.csv", f"{'x' * 116}.csv"),
    ],
)
def test_only_the_plain_name_of_a_file_is_kept(given: str, kept: str):
    assert plain_name(given) == kept


@pytest.mark.parametrize("name", ["", "..", "/", "\\", "\0", "..."])
def test_what_is_no_name_is_refused(name: str):
    with pytest.raises(WrongUseError, match="no name"):
        plain_name(name)


def test_a_recording_becomes_a_night_once(served: Any, tmp_path: Path):
    labelled = simulate_night("healthy", seed=9, hours=0.3, rate_hz=25.0)
    write_archive(labelled.recording, tmp_path / "new.parquet")
    content = (tmp_path / "new.parquet").read_bytes()
    told = send(served, "new.parquet", content)
    assert told["state"] == "done"
    assert told["nights"][0]["name"] == "new"
    again = send(served, "other-name.parquet", content)
    assert again["nights"] == told["nights"]
    assert "already" in again["text"]
    assert len(list_nights(served.library)) == 3
    assert leftovers(served.library) == []


@pytest.mark.parametrize("body", [b"PAR1" + b"\xff" * 3000 + b"PAR1"])
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence_and_leaves_nothing(served: Any, body: bytes):
    told = send(served, "odd.parquet", body)
    assert told["state"] == "refused"
    assert told["text"]
    assert "Traceback" not in told["text"]
    assert len(list_nights(served.library)) == 2
    assert leftovers(served.library) == []


def test_an_empty_file_is_refused(served: Any):
    assert "empty" in send(served, "night.csv", b"")["problem"]
    assert leftovers(served.library) == []


def test_a_file_that_is_too_large_is_refused_before_and_while_it_comes(served: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(arriving, "LARGEST_FILE_BYTES", 1000)
    assert "larger" in send(served, "night.csv", b"x" * 1001)["problem"]
    chunked = b"".join(b"200\r\n" + b"x" * 512 + b"\r\n" for _ in range(4)) + b"0\r\n\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as line:
        head = f"POST /import?name=night.csv HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nOrigin: {served.origin}\r\n"
        line.sendall(f"{head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n".encode() + chunked)
        assert b"larger" in line.makefile("rb").read()
    assert leftovers(served.library) == []


def test_an_unknown_job_is_told_plainly(served: Any):
    status, _headers, said = served.ask("/import/nothing", accept="application/json")
    assert status == 409
    assert "not known" in json.loads(said)["problem"]
