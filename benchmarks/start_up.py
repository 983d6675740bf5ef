"""How soon ``hypnic record`` scans after it was started, each time in a process of its own.

Run ``python -m benchmarks.start_up --times 20``. Counted from before the process is made to the first call of bleak's
scanner; other work on the computer only ever adds to it, so the least is what the program itself needs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.bridge_document import write_section
from benchmarks.tables import Table, as_text

NANOSECONDS_PER_SECOND = 1_000_000_000
GOAL_S = 0.5
PATIENCE_S = 60.0
NOTHING = "import time; print(time.monotonic_ns())"
RECORD = """
import os, sys, time
from firmware_bridge import scanning
make = scanning.make_scanner
def make_scanner(*words, **more):
    scanner = make(*words, **more)
    async def start():
        print(time.monotonic_ns(), file=sys.stderr, flush=True)
        os._exit(0)
    scanner.start = start
    return scanner
scanning.make_scanner = make_scanner
from hypnic.cli import run
sys.argv[0] = "hypnic"
run()
"""
KINDS = (
    ("Python alone", NOTHING, ()),
    ("record, simulated wearable", RECORD, ("record", "--quiet", "--device", "simulated")),
    ("record, Bluetooth", RECORD, ("record", "--quiet", "--device", "Polar Sense 12345678")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One start: how long it was until the scan, and how much of that the processor was at work for it."""

    wait_s: float
    processor_s: float


def main(argv: Sequence[str] | None = None) -> int:
    """Start, print the table, write it where asked for; 1 where the program is not scanning in time."""
    options = parse_options(argv)
    starts = {name: [start_once(code, words) for _ in range(options.times)] for name, code, words in KINDS}
    table = start_table(starts)
    print(as_text(table))
    if options.write:
        write_section(table, command=f"python -m benchmarks.start_up --times {options.times} --write")
    return 0 if all(min(one.wait_s for one in own) <= GOAL_S for own in starts.values()) else 1


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start_up", description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--write", action="store_true", help="write the table into docs/bridge.md")
    return parser.parse_args(argv)


def start_once(code: str, words: Sequence[str]) -> Start:
    """Start a process and tell how many seconds later it scanned, on the clock that all processes share.

    Parameters
    ----------
    code : str
        What the process runs; the last line it prints is the instant in nanoseconds.
    words : sequence of str
        Its command line, to which a place to record into is added.
    """
    with tempfile.TemporaryDirectory(prefix="hypnic-start-") as folder:
        place = ("--out", folder) if words else ()
        # An installed package is compiled once; so is this one, by the first of several starts.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        command = [sys.executable, "-c", code, *words, *place]
        before, began_ns = os.times(), time.monotonic_ns()
        ended = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=PATIENCE_S, check=True)
        after = os.times()
    scans_ns = int((ended.stdout + ended.stderr).split()[-1])
    return Start(
        wait_s=(scans_ns - began_ns) / NANOSECONDS_PER_SECOND,
        processor_s=after.children_user + after.children_system - before.children_user - before.children_system,
    )


def start_table(starts: dict[str, list[Start]]) -> Table:
    """Put the starts into a table."""
    return Table(
        title="From start to scan",
        rule=(
            "Seconds from before the process is made to the first call of bleak's scanner. Other work on the computer "
            "only ever adds to it, so the least is what the program itself needs. Processor: what it took of one core."
        ),
        headers=("what is started", "times", "least, s", "median, s", "processor, least s"),
        rows=tuple(
            (
                name,
                str(len(own)),
                f"{min(one.wait_s for one in own):.2f}",
                f"{median(one.wait_s for one in own):.2f}",
                f"{min(one.processor_s for one in own):.2f}",
            )
            for name, own in starts.items()
        ),
    )


if __name__ == "__main__":
    raise SystemExit(main())
