"""Ctrl-C in the first moments, before the program is loaded."""

import signal
import subprocess
import sys

import pytest

SLOW_START = """
import sys, time

class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            print("loading", flush=True)
            time.sleep(60)

sys.meta_path.insert(0, Slow())
sys.argv = ["hypnic", "formats"]
from hypnic.start import run
run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process is sent no Ctrl-C there")
@pytest.mark.parametrize("module", ["click", "hypnic.commands", "hypnic.commands.formats"])
def test_ctrl_c_while_modules_load_is_told_in_one_line(module):
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW_START.format(module=module)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "loading\n"
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (130, "hypnic: stopped\n")
