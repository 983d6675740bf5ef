"""The platform's own program keeps the computer awake while a recording lasts, or a warning says why not."""

import os
import sys
from pathlib import Path

import pytest

from firmware_bridge.awake import WARNING, keep_awake

if sys.platform == "win32":
    pytest.skip("shell scripts stand for the platform's programs", allow_module_level=True)

AGREES = '#!/bin/sh\necho "$@" > "$0.asked"\nexec cat\n'
REFUSES = "#!/bin/sh\nexit 1\n"


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Put programs of a name on the path, in front of those that are there."""

    def put(name, script):
        path = tmp_path / name
        path.write_text(script)
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        return path

    return put


@pytest.mark.parametrize(
    ("platform", "name", "asked"),
    [("linux", "systemd-inhibit", "--what=sleep:idle:handle-lid-switch"), ("darwin", "caffeinate", "-is")],
)
def test_the_platforms_inhibitor_runs_while_the_block_runs(programs, platform, name, asked):
    program = programs(name, AGREES)
    before = children()
    with keep_awake(platform) as warning:
        assert warning is None
        assert asked in Path(f"{program}.asked").read_text()
        assert set(children()) > set(before)
    assert children() == before


def test_an_inhibitor_that_refuses_is_a_warning(programs):
    programs("systemd-inhibit", REFUSES)
    with keep_awake("linux") as warning:
        assert warning == WARNING


def test_a_platform_without_an_inhibitor_is_a_warning(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with keep_awake("linux") as warning:
        assert warning == WARNING


def children():
    """List the processes this one has started and that still run; on Linux alone."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    return listed.read_text().split() if listed.exists() else []
