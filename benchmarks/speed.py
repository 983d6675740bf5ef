"""How fast hypnic is, and how much memory it takes: whole processes on one core, a peer beside it on the same file.

``python -m benchmarks.speed --help`` lists what can be asked of it. This process stays small on purpose: a child is
charged with the memory of the parent it was split from.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tables import Table, as_markdown, as_text

REPOSITORY = Path(__file__).parents[1]
DOCUMENT = REPOSITORY / "docs" / "speed.md"
PEER = "scikit-digital-health"
PEER_TASK = Path(__file__).with_name("peer_night.py")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1")
KILOBYTE = 1024
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One process that was run to its end: wall time, time on the processor, and largest memory."""

    wall_s: float
    processor_s: float
    peak_mb: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What was measured, in words: best times, and largest memory of any run (None inside a process)."""

    what: str
    wall_s: float
    processor_s: float
    peak_mb: float | None


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write the document where it was asked for."""
    options = parse_options(argv)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.environ.update(ONE_THREAD)
    with tempfile.TemporaryDirectory(prefix="hypnic-speed-") as folder:
        night = Path(folder) / "night.csv"
        _run([*_task("write-night", night, options=options)])
        size_mb = night.stat().st_size / MEGABYTE
        measurements = measure_hypnic(night, options)
        if not options.no_peer:
            measurements += measure_peer(night, options)
    table = speed_table(measurements, size_mb=size_mb, options=options)
    print(as_text(table))
    if options.write:
        DOCUMENT.write_text(document(table, options), encoding="utf-8")
    return 0


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--hours", type=float, default=8.0)
    parser.add_argument("--rate", type=float, default=50.0, metavar="HZ")
    parser.add_argument("--repeats", type=int, default=5, help="runs of each measurement; the best counts")
    parser.add_argument("--no-peer", action="store_true", help=f"leave {PEER} out")
    parser.add_argument("--cache", type=Path, default=default_cache(), help="where the peer's environment is kept")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md")
    return parser.parse_args(argv)


def default_cache() -> Path:
    """Name the folder for the peer's environment: the user's cache, never the repository."""
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "hypnic-benchmarks"


def measure_hypnic(night: Path, options: argparse.Namespace) -> list[Measurement]:
    """Measure the detector alone, the whole program, and its start."""
    python = sys.executable
    entry = shutil.which("hypnic", path=str(Path(python).parent))
    program = [entry] if entry else [python, "-c", "from hypnic.cli import run; run()"]
    results = night.parent / "results"
    return [
        _detector_alone(night, options),
        _best(
            "hypnic analyse: CSV to report",
            [*program, "analyse", str(night), "--out", str(results)],
            repeats=options.repeats,
        ),
        _best("hypnic --help", [*program, "--help"], repeats=options.repeats),
        _best("import recordings", [python, "-c", "import recordings"], repeats=options.repeats),
        _best("import detector", [python, "-c", "import detector"], repeats=options.repeats),
        _best("Python alone", [python, "-c", "pass"], repeats=options.repeats),
    ]


def _detector_alone(night: Path, options: argparse.Namespace) -> Measurement:
    seconds = json.loads(_output(_task("detector-alone", night, options=options)))
    return Measurement(
        what="hypnic: detector alone, recording in memory",
        wall_s=min(seconds["wall"]),
        processor_s=min(seconds["processor"]),
        peak_mb=None,
    )


def measure_peer(night: Path, options: argparse.Namespace) -> list[Measurement]:
    """Measure the peer's read, wear and sleep on the same file."""
    python = peer_python(options.cache)
    return [_best(f"{PEER}: read + wear + sleep", [str(python), str(PEER_TASK), str(night)], repeats=options.repeats)]


def peer_python(cache: Path) -> Path:
    """Find the peer's own environment, or make it and install the peer there."""
    folder = cache / PEER
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    is_ready = folder / "ready"
    if not is_ready.exists():
        _run([sys.executable, "-m", "venv", "--clear", str(folder)])
        _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PEER])
        is_ready.touch()
    return python


def speed_table(measurements: Sequence[Measurement], *, size_mb: float, options: argparse.Namespace) -> Table:
    """Put the measurements into a table, with ratios to the whole program."""
    whole = next(one for one in measurements if one.what.startswith("hypnic analyse"))
    return Table(
        title=f"{options.hours:g} h at {options.rate:g} Hz, {size_mb:.0f} MB of CSV",
        rule=f"Best wall time of {options.repeats} runs, each a whole process held to one core (the detector alone: "
        "time within one process), files in the system's cache. Processor time is what the process itself used, user "
        "and system, the least of the runs; peak is the largest resident memory of any run. Ratios are of wall times.",
        headers=("what", "wall, s", "processor, s", "peak, MB", "× hypnic analyse"),
        rows=tuple(
            (
                one.what,
                f"{one.wall_s:.3f}",
                f"{one.processor_s:.3f}",
                "–" if one.peak_mb is None else f"{one.peak_mb:.0f}",
                f"{one.wall_s / whole.wall_s:.2f}",
            )
            for one in measurements
        ),
        remarks=(
            f"{os.cpu_count()} cores, of which one was used; Python {platform.python_version()}.",
            "The peer reads the file, finds when it was worn, and scores sleep; hypnic also finds and names every "
            "movement and writes its report.",
        ),
    )


def document(table: Table, options: argparse.Namespace) -> str:
    """Write the table as a page that says how it came about."""
    command = f"python -m benchmarks.speed --hours {options.hours:g} --rate {options.rate:g} --write"
    return f"# Speed\n\nWritten by `{command}`; change the benchmark, not this page.\n\n{as_markdown(table, level=2)}\n"


def _task(name: str, path: Path, *, options: argparse.Namespace) -> list[str]:
    settings = ["--hours", str(options.hours), "--rate", str(options.rate), "--repeats", str(options.repeats)]
    return [sys.executable, "-m", "benchmarks.speed_tasks", name, str(path), *settings]


def _best(what: str, command: Sequence[str], *, repeats: int) -> Measurement:
    runs = [_run(command) for _ in range(repeats)]
    return Measurement(
        what=what,
        wall_s=min(run.wall_s for run in runs),
        processor_s=min(run.processor_s for run in runs),
        peak_mb=max(run.peak_mb for run in runs),
    )


def _run(command: Sequence[str]) -> Run:
    """Run a process to its end; its own words are shown only if it fails."""
    with tempfile.TemporaryFile() as words:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=words, stderr=words, cwd=REPOSITORY)
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            words.seek(0)
            sys.stderr.write(words.read().decode(errors="replace"))
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: see above")
    processor_s = usage.ru_utime + usage.ru_stime
    return Run(wall_s=wall_s, processor_s=processor_s, peak_mb=usage.ru_maxrss * _rss_unit() / MEGABYTE)


def _rss_unit() -> int:
    return 1 if sys.platform == "darwin" else KILOBYTE


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=REPOSITORY).stdout


if __name__ == "__main__":
    sys.exit(main())
