"""The program as a whole: commands, exit codes, one line for every foreseen error."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import jsonschema
import pytest

from detector.errors import DetectorError
from hypnic import __version__
from hypnic.cli import main, program
from hypnic.commands import ALIASES, COMMANDS
from hypnic.errors import HypnicError
from recordings import RecordingError

NAMES = [entry.name for entry in COMMANDS]


def start(*words: str, **options: object) -> "subprocess.Popen[str]":
    script = "from hypnic.cli import run; run()"
    return subprocess.Popen([sys.executable, "-c", script, *words], text=True, **options)  # type: ignore[call-overload]


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"hypnic {__version__}\n"


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]):
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert all(f"  {name} " in printed for name in NAMES)
    assert "not a medical device" in printed


@pytest.mark.parametrize("name", [*NAMES, *ALIASES])
def test_every_command_explains_itself_with_an_example(name: str, capsys: pytest.CaptureFixture[str]):
    assert main([name, "--help"]) == 0
    assert f"hypnic {ALIASES.get(name, name)}" in capsys.readouterr().out.split("Example")[1]


@pytest.mark.parametrize("entry", COMMANDS, ids=NAMES)
def test_the_table_of_commands_says_what_the_command_says(entry):
    command = program.get_command(click.Context(program), entry.name)
    assert command is not None
    assert command.name == entry.name
    assert (command.help or "").splitlines()[0] == entry.summary


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["sing"], "there is no command 'sing': choose one of"),
        (["--loud"], "--loud"),
        (["analyse"], "FILE"),
        (["analyse", "night.csv", "--loud"], "--loud"),
        (["analyse", "night.csv", "--site", "nose"], "left_wrist"),
        (["analyse", "night.csv", "--timezone", "Mars/Olympus"], "give a name such as Europe/Berlin"),
        (["analyse", "night.csv", "--lights-out", "25:00"], "write it like 22:45"),
        (["analyse", "night.csv", "--started-at", "yesterday"], "write it like 2026-09-21T21:30"),
        (["analyse", "night.csv", "--rate", "fast"], "fast"),
    ],
)
def test_wrong_use_is_told_in_one_line(words: list[str], told: str, capsys: pytest.CaptureFixture[str]):
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("hypnic: ")
    assert printed.err.count("\n") == 1
    assert told in printed.err
    assert "--help)" in printed.err


@pytest.mark.parametrize("error", [HypnicError, RecordingError, DetectorError])
def test_the_root_error_of_each_package_is_one_line_and_exit_code_2(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail(context: click.Context) -> None:
        raise error("first line\nsecond line")

    monkeypatch.setattr(program, "invoke", fail)
    assert main(["schema"]) == 2
    assert capsys.readouterr().err == "hypnic: first line second line\n"


def test_an_unforeseen_error_is_not_hidden(monkeypatch: pytest.MonkeyPatch):
    def fail(context: click.Context) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(program, "invoke", fail)
    with pytest.raises(ZeroDivisionError):
        main(["schema"])


def test_ctrl_c_is_one_line_and_exit_code_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(click.Group, "invoke", stop)
    assert main(["schema"]) == 130
    assert capsys.readouterr().err == "hypnic: stopped\n"


@pytest.mark.skipif(os.name == "nt", reason="signals are a matter of POSIX systems")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_leaves_nothing_half_written(name: str, code: int, tmp_path: Path):
    number = getattr(signal, name)
    words = ("simulate", "--out", str(tmp_path / "night.csv"), "--hours", "2", "--rate", "200")
    process = start(*words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    while process.poll() is None and not list(tmp_path.iterdir()):
        time.sleep(0.02)
    process.send_signal(number)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == code
    assert complaint == ("hypnic: stopped\n" if number == signal.SIGINT else "")
    assert list(tmp_path.iterdir()) == []


def test_a_signal_in_the_middle_of_an_import_is_no_error_of_its_own(monkeypatch: pytest.MonkeyPatch):
    def leave(context: click.Context) -> None:
        monkeypatch.setitem(sys.modules, "detector.errors", None)
        raise SystemExit(143)

    monkeypatch.setattr(program, "invoke", leave)
    with pytest.raises(SystemExit):
        main(["schema"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_behind_standard_output_is_one_line():
    with Path("/dev/full").open("w") as full:
        process = start("schema", stdout=full, stderr=subprocess.PIPE)
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 2
    assert complaint.count("\n") == 1
    assert "cannot be written" in complaint


@pytest.mark.skipif(os.name == "nt", reason="descriptors close differently on Windows")
def test_a_program_started_without_terminal_still_works():
    process = start("schema", preexec_fn=lambda: [os.close(descriptor) for descriptor in (1, 2)])
    assert process.wait(timeout=60) == 0


@pytest.mark.skipif(os.name == "nt", reason="pipes close differently on Windows")
def test_a_closed_pipe_is_left_quietly():
    process = start("schema", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    process.stderr.close()
    process.wait(timeout=60)


def test_the_schema_is_a_json_schema(capsys: pytest.CaptureFixture[str]):
    assert main(["schema"]) == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))
