"""`hypnic view` as a person starts and stops it."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from hypnic.cli import main
from hypnic.errors import WrongUseError
from hypnic.view.serving import LOOPBACK, listening, own_addresses

STARTER = "from hypnic.cli import run; run()"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_page_is_there_soon_for_this_computer_alone_and_ends_with_ctrl_c(tmp_path: Path):
    words = [sys.executable, "-c", STARTER, "view", str(tmp_path / "library"), "--no-browser"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            said = [process.stdout.readline() for _ in range(3)]
            address = said[1].split()[1]
            assert address.startswith(f"http://{LOOPBACK}:")
            assert "not a medical device" in said[2]
            assert b"This library is empty" in answer_of(address)
            for other in own_addresses():
                with pytest.raises(OSError, match=r"refused|timed out|unreachable"):
                    socket.create_connection((other, int(address.rstrip("/").rpartition(":")[2])), timeout=2)
            with urllib.request.urlopen(f"{address}live/stream", timeout=10) as stream:
                stream.readline()
                process.send_signal(signal.SIGINT)
                assert process.wait(20) == 0
        finally:
            process.kill()
        assert process.stderr.read() == ""


def answer_of(address: str) -> bytes:
    """Ask until the server answers, which it does a moment after it said where."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"{address} never answered")


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with listening(None, host=LOOPBACK) as taken:
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["view", str(tmp_path), "--port", port, "--no-browser"]) == 2
    said = capsys.readouterr().err
    assert f"port {port} cannot be had" in said
    assert said.count("\n") == 1


def test_without_a_port_any_free_one_is_taken():
    with listening(None, host=LOOPBACK) as first:
        first.listen()
        with listening(None, host=LOOPBACK) as second:
            assert second.getsockname()[1] not in (0, first.getsockname()[1])


def test_a_port_that_is_asked_for_is_not_silently_replaced():
    with listening(None, host=LOOPBACK) as taken:
        taken.listen()
        with pytest.raises(WrongUseError, match="cannot be had"):
            listening(taken.getsockname()[1], host=LOOPBACK)


def test_without_the_extra_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert main(["view", str(tmp_path), "--no-browser"]) == 2
    assert "pip install 'hypnic[web]'" in capsys.readouterr().err


def test_a_library_that_is_a_file_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "file").write_text("no folder")
    assert main(["view", str(tmp_path / "file"), "--no-browser"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
