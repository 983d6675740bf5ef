"""Kills a recording process at random instants, and reads what it left on the disk.

Run ``python -m benchmarks.kills --kills 100``. The process is ``hypnic record --device simulated``, ended by SIGKILL.
The simulated watch lives in the same process and falls silent where that gets no processor time, which is no loss of
the recorder's. So every notification's arrival is noted outside, in a file that outlives the process.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.bridge_document import write_section
from benchmarks.tables import Table, as_text
from recordings import RecordingError, read_recording
from recordings.archive import write_archive
from recordings.capture import Capture, read_capture
from recordings.capture_format import MANIFEST_NAME, join_frames
from recordings.sources import open_source

RECORD = """
import os, sys
from firmware_bridge.inbox import Inbox
put, arrivals = Inbox.put, os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT)
def note(inbox, notification):
    put(inbox, notification)
    os.write(arrivals, inbox.latest_ns.to_bytes(8, "little"))
Inbox.put = note
from hypnic.cli import run
sys.argv[0] = "hypnic"
run()
"""
ARRIVALS = "arrivals"
SHORTEST_S = 0.5
LONGEST_S = 6.0
PATIENCE_S = 30.0
LOOK_EVERY_S = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """What one killed process left.

    Parameters
    ----------
    lived_s : float
        How long it had recorded.
    lost_s : float or None
        How much of what had reached the process is not on the disk; None where the capture could not be opened.
    behind_s : float or None
        How long before the kill the latest notification on the disk had arrived.
    torn_places : int
        Where the capture breaks off.
    is_archived : bool
        Whether its Parquet was written, passed its checksums and holds every frame of the capture.
    problem : str
        What was wrong; empty where nothing was.
    """

    lived_s: float
    lost_s: float | None
    behind_s: float | None
    torn_places: int
    is_archived: bool
    problem: str


def main(argv: Sequence[str] | None = None) -> int:
    """Kill, read, print the table, write it where asked for; 1 where a capture did not open."""
    options = parse_options(argv)
    dice = random.Random(options.seed)
    killed: list[Killed] = []
    while len(killed) < options.kills:
        lives_s = [
            dice.uniform(SHORTEST_S, LONGEST_S) for _ in range(min(options.at_once, options.kills - len(killed)))
        ]
        killed += kill_some(lives_s)
        print(f"{len(killed)} of {options.kills}", flush=True)
    table = kills_table(killed)
    print(as_text(table))
    for one in killed:
        if one.problem:
            print(one.problem)
    if options.write:
        write_section(table, command=f"python -m benchmarks.kills --kills {options.kills} --write")
    return 0 if all(one.is_archived for one in killed) else 1


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--at-once", type=int, default=3, help="processes that record at the same time")
    parser.add_argument("--seed", type=int, default=0, help="of the random instants")
    parser.add_argument("--write", action="store_true", help="write the table into docs/bridge.md")
    return parser.parse_args(argv)


def kill_some(lives_s: Sequence[float]) -> list[Killed]:
    """Let several processes record at once, and kill each after its time, counted from its first batch on the disk."""
    with tempfile.TemporaryDirectory(prefix="hypnic-kills-") as folder:
        places = [Path(folder) / str(number) for number in range(len(lives_s))]
        processes = [_start(place) for place in places]
        try:
            waiting = dict(enumerate(lives_s))
            deaths_ns: dict[int, int] = {}
            since_s: dict[int, float] = {}
            while waiting:
                time.sleep(LOOK_EVERY_S)
                for number in tuple(waiting):
                    if number not in since_s and any(places[number].glob("*/segment-*.arrows")):
                        since_s[number] = time.monotonic()
                    if number in since_s and time.monotonic() - since_s[number] >= waiting[number]:
                        deaths_ns[number] = time.monotonic_ns()
                        processes[number].send_signal(signal.SIGKILL)
                        del waiting[number]
        finally:
            for process in processes:
                process.kill()
                process.wait()
        return [judge(places[number], deaths_ns[number], lived_s=life_s) for number, life_s in enumerate(lives_s)]


def _start(place: Path) -> "subprocess.Popen[bytes]":
    place.mkdir()
    noted = str(place / ARRIVALS)
    command = [sys.executable, "-c", RECORD, noted, "record", "--device", "simulated", "--out", str(place), "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)


def judge(place: Path, death_ns: int, *, lived_s: float) -> Killed:
    """Read what a killed process left, and make its archive.

    Parameters
    ----------
    place : Path
        The folder it recorded into.
    death_ns : int
        When it was killed, on the computer's monotonic clock, which all processes share.
    lived_s : float
        How long it had recorded.
    """
    try:
        (manifest,) = place.glob(f"*/{MANIFEST_NAME}")
        capture = read_capture(open_source(manifest.parent))
        write_archive(read_recording(manifest.parent), place / "recovered.parquet")
        recovered = read_recording(place / "recovered.parquet")
    except (RecordingError, ValueError) as problem:
        return Killed(
            lived_s=lived_s, lost_s=None, behind_s=None, torn_places=0, is_archived=False, problem=str(problem)
        )
    whole = _distinct_samples(capture)
    is_same = recovered.time_s.size == whole
    kept_ns = np.concatenate([segment.frames.arrival_ns for segment in capture.segments])
    arrived_ns = np.fromfile(place / ARRIVALS, "<i8")
    facts = capture.segments[0].facts
    lost = np.count_nonzero(~np.isin(arrived_ns, kept_ns))
    return Killed(
        lived_s=lived_s,
        lost_s=float(lost * facts.samples_per_frame / facts.rate_hz),
        behind_s=(death_ns - int(kept_ns[-1])) / 1e9,
        torn_places=len(capture.damage),
        is_archived=is_same,
        problem="" if is_same else f"{whole} samples captured, {recovered.time_s.size} recovered",
    )


def _distinct_samples(capture: Capture) -> int:
    """Count the samples of a capture, each frame once: after a broken link the watch sends again what was under way."""
    frames = join_frames([segment.frames for segment in capture.segments])
    known = np.stack([frames.sequence, frames.device_time_ns], axis=1)
    _distinct, first = np.unique(known, axis=0, return_index=True)
    return int(frames.samples[first].sum())


def kills_table(killed: Sequence[Killed]) -> Table:
    """Put the deaths into a table."""
    lost_s = sorted(one.lost_s for one in killed if one.lost_s is not None)
    behind_s = sorted(one.behind_s for one in killed if one.behind_s is not None)
    return Table(
        title="Killed while recording",
        rule=(
            f"SIGKILL at a random instant {SHORTEST_S:g} to {LONGEST_S:g} s after the first batch reached the disk. "
            "Lost: what had reached the process and is not on the disk, in seconds of the night; the watch sends 0.36 "
            "s at a time. Behind: from the arrival of the latest notification on the disk to the kill, which also "
            "counts what was under way and, on a busy computer, how long the simulated watch was not let run. "
            "Recovered: the capture was read, archived, and the archive passed its checksums and holds every frame."
        ),
        headers=(
            "kills",
            "captures that open",
            "with a torn end",
            "recovered",
            "lost, median s",
            "lost, most s",
            "behind, median s",
            "behind, most s",
        ),
        rows=(
            (
                str(len(killed)),
                str(len(lost_s)),
                str(sum(one.torn_places > 0 for one in killed)),
                str(sum(one.is_archived for one in killed)),
                *_middle_and_most(lost_s),
                *_middle_and_most(behind_s),
            ),
        ),
    )


def _middle_and_most(ordered_s: Sequence[float]) -> tuple[str, str]:
    return (f"{ordered_s[len(ordered_s) // 2]:.2f}", f"{ordered_s[-1]:.2f}") if ordered_s else ("–", "–")


if __name__ == "__main__":
    raise SystemExit(main())
