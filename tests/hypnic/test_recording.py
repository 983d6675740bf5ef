"""``hypnic record`` and ``hypnic scan`` as a person uses them: in a process of their own, stopped, killed, misused."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hypnic.cli import main
from hypnic.options import duration, speed
from hypnic.recording_session import Plan, stop_time
from recordings import read_recording

RUN = "import sys; from hypnic.cli import run; sys.argv[0] = 'hypnic'; run()"
NO_BUS = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere/bus"}
PATIENCE_S = 300.0
SCANS = """
import sys
from firmware_bridge import scanning
made = scanning.make_scanner
def make_scanner(*words, **more):
    print("heavy:", sorted({"detector", "scipy", "pandas", "pyarrow"} & set(sys.modules)))
    return made(*words, **more)
scanning.make_scanner = make_scanner
"""


Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the program in processes that end with the test, whatever becomes of it."""
    started: list[subprocess.Popen[str]] = []

    def start_one(*words: str, prelude: str = "", **environment: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", prelude + RUN, *words]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(command, **streams, text=True, env={**os.environ, **environment})
        started.append(process)
        return process

    yield start_one
    for process in started:
        process.kill()
        process.communicate()


def wait_for_data(folder: Path) -> Path:
    """Wait until the first batch of a recording is on the disk; give the recording's folder."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        for segment in folder.glob("*/segment-*.arrows"):
            if segment.stat().st_size > 0:
                return segment.parent
        time.sleep(0.05)
    raise AssertionError("nothing was recorded")


def test_a_polite_request_to_end_stops_the_stream_and_saves(tmp_path: Path, start: Start):
    process = start("record", "--device", "simulated=left_wrist", "--out", str(tmp_path))
    folder = wait_for_data(tmp_path)
    time.sleep(1.0)
    process.send_signal(signal.SIGTERM)
    printed, complained = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, complained
    assert printed.index("not a medical device") < printed.index("found")
    assert f"Next: hypnic analyse {folder}" in printed
    assert {path.name for path in folder.iterdir()} >= {"capture.json", "diary.jsonl", "recording.parquet"}
    assert not list(folder.glob("segment-*"))
    assert read_recording(folder).site == "left_wrist"


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there is no such signal here")
def test_a_recording_started_with_nohup_outlives_its_terminal(tmp_path: Path, start: Start):
    ignore = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    process = start("record", "--device", "simulated", "--out", str(tmp_path), prelude=ignore)
    folder = wait_for_data(tmp_path)
    process.send_signal(signal.SIGHUP)
    time.sleep(1.0)
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    _printed, complained = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, complained
    assert (folder / "recording.parquet").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
def test_a_recording_outlives_its_screen(tmp_path: Path, start: Start):
    unread = start("record", "--device", "simulated", "--for", "4s", "--out", str(tmp_path / "unread"))
    assert unread.stdout is not None
    unread.stdout.close()
    unread.stdout = None
    words = ("record", "--device", "simulated", "--for", "4s", "--out", str(tmp_path / "full"))
    with Path("/dev/full").open("w") as full:
        process = subprocess.run([sys.executable, "-c", RUN, *words], stdout=full, stderr=subprocess.PIPE, check=False)
    _nothing, complained = unread.communicate(timeout=PATIENCE_S)
    for code, said in ((unread.returncode, complained), (process.returncode, process.stderr.decode())):
        assert code == 0, said
        assert "the recording goes on without it" in said
    assert len(list(tmp_path.glob("*/*/recording.parquet"))) == 2


def test_an_alarm_is_not_armed_without_the_disclaimer_even_where_all_is_to_be_quiet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], hook: Any
):
    words = ["record", "--device", "simulated", "--for", "3s", "--quiet", "--alarm", hook.url]
    assert main([*words, "--out", str(tmp_path)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "not a medical device" in captured.err.splitlines()[0]
    assert [one["title"] for one in hook.received] == ["hypnic: alarms will come here"]


def test_a_killed_recording_can_be_imported_as_it_is(tmp_path: Path, start: Start, capsys: pytest.CaptureFixture[str]):
    process = start("record", "--device", "simulated", "--out", str(tmp_path), "--quiet")
    folder = wait_for_data(tmp_path)
    time.sleep(1.5)
    process.kill()
    process.communicate()
    assert main(["import", str(folder), "--out", str(tmp_path / "night.parquet")]) == 0
    assert read_recording(tmp_path / "night.parquet").time_s.size > 0
    capsys.readouterr()
    assert main(["replay", str(folder)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "at least 10 s are needed" in captured.err


def test_the_scan_begins_before_anything_heavy_is_loaded(tmp_path: Path, start: Start):
    process = start("record", "--device", "simulated", "--for", "1s", "--out", str(tmp_path), prelude=SCANS)
    printed, complained = process.communicate(timeout=PATIENCE_S)
    assert "heavy: []" in printed, complained


@pytest.mark.parametrize("words", [("scan",), ("record",), ("record", "--device", "Polar Sense 12345678")])
def test_without_a_message_bus_one_line_says_what_to_do(words: tuple[str, ...], tmp_path: Path, start: Start):
    if sys.platform != "linux":
        pytest.skip("D-Bus is Linux's")
    out = () if words[0] == "scan" else ("--out", str(tmp_path / "night"))
    process = start(*words, *out, **NO_BUS)
    _printed, complained = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 2
    (line,) = complained.splitlines()
    assert line.startswith("hypnic: the system's message bus cannot be reached")
    assert "--device simulated" in line
    assert not (tmp_path / "night").exists()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--device", "simulated=nose"), "ends in no body site"),
        (("--device", "a", "--device", "A"), "was given twice"),
        (("--until", "07:00", "--for", "3s"), "give one of them"),
        (("--until", "25:00"), "is not a time of day"),
        (("--for", "0s"), "is no length of time"),
        (("--for", "99999999h"), "longer than a week"),
        (("--device", "simulated", "--alarm", "nonsense"), "is no address"),
        (("--device", "simulated", "--rate", "1000"), "Hz"),
        (("--device", "simulated", "--rate", "-5"), "is no rate in Hz"),
        (("--device", "simulated", "--rate", "nan"), "is no rate in Hz"),
        (("--device", "simulated", "--range", "0"), "is no measuring range in g"),
        (("--device", ""), "names no wearable"),
        (("--device", "=chest"), "names no wearable"),
        (("--device", "simulated", "--second-out", "/proc/x"), "choose another --second-out"),
    ],
)
def test_what_cannot_be_recorded_is_refused_in_one_line(
    words: tuple[str, ...], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["record", "--out", str(tmp_path / "night"), "--quiet", *words]) == 2
    (line,) = capsys.readouterr().err.splitlines()[-1:]
    assert reason in line
    assert not list(tmp_path.glob("night/*/recording.parquet"))


def test_a_place_that_cannot_be_written_is_refused_before_the_night(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "file").write_text("no folder")
    assert main(["record", "--device", "simulated", "--out", str(tmp_path / "file")]) == 2
    assert "choose another --out" in capsys.readouterr().err


def test_a_time_of_day_that_is_over_means_tomorrow():
    from datetime import UTC, datetime, time

    plan = Plan(
        devices=(),
        folder=Path(),
        second_folder=None,
        until=time(7, 0),
        duration_s=None,
        alarms=(),
        rate_hz=None,
        range_g=None,
        is_quiet=True,
    )
    evening = datetime(2026, 9, 21, 22, 0, tzinfo=UTC).astimezone()
    end_at = stop_time(plan, now=evening)
    assert end_at is not None
    assert 0 < (end_at - evening).total_seconds() <= 86400
    assert (end_at.hour, end_at.minute) == (7, 0)


@pytest.mark.parametrize("text", ["nan", "inf", "0", "-1", "1e-300", "fast", ""])
def test_an_absurd_speed_is_refused(text: str, capsys: pytest.CaptureFixture[str]):
    assert main(["replay", "night.csv", "--speed", text]) == 2
    assert "is no speed: give a number from 0.01 to 1e+06" in capsys.readouterr().err


def test_speeds_and_lengths_are_read_as_people_write_them():
    assert speed("600") == 600.0
    assert duration("1h30m") == 5400.0


@pytest.mark.parametrize("place", ["hypnic.simulated_wearable.simulated_radio", "hypnic.recording_session._prepare"])
def test_ctrl_c_ends_the_program_also_while_it_is_still_getting_ready(place: str, tmp_path: Path, start: Start):
    module, _dot, name = place.rpartition(".")
    prelude = f"""
import os, signal, {module} as module
ready = module.{name}
def interrupted(*words, **more):
    os.kill(os.getpid(), signal.SIGINT)
    return ready(*words, **more)
module.{name} = interrupted
"""
    process = start("record", "--device", "simulated", "--out", str(tmp_path / "night"), prelude=prelude)
    _printed, complained = process.communicate(timeout=PATIENCE_S)
    assert process.returncode in (2, 130)
    (line,) = complained.splitlines()[-1:]
    assert line.startswith("hypnic: ")
    assert line.endswith(("stopped", "was not heard"))
    assert not list(tmp_path.glob("night/*/recording.parquet"))
