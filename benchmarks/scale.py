"""What a cohort costs: nights a minute, memory, overhead, troubles survived, and how all this grows.

``python -m benchmarks.scale --help`` lists what can be asked of it. Every night is synthetic: a few simulated nights
stand on the disk under many names, so that a cohort of a thousand needs the space of a few.
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.documents import put_section
from benchmarks.tables import Table, as_text
from hypnic.batch.lanes import KEEP_FREED_MEMORY, ONE_THREAD

REPOSITORY = Path(__file__).parents[1]
DOCUMENT = REPOSITORY / "docs" / "scale.md"
OPENING = """# Cohorts, measured

What `hypnic batch` costs and what it survives. **All nights here are synthetic**: a few simulated nights under many
names, in the system's cache, so that figures are of the work and not of a disk. What was measured is called measured,
what was calculated from it is called calculated. Each table names the command that makes it, and `--write` puts it
here.

## Where the limits lie

- **Processor.** Nights know nothing of each other, so time is nights × cost of a night ÷ cores, until disk or network
  cannot keep up. Each file is read twice, for its fingerprint and for its samples, the second time mostly from the
  system's cache; of an object store it is fetched once.
- **Memory of a worker** is that of one night, whatever the number of nights. A group of several sites holds all of
  them at once.
- **Memory of the parent** holds a plan and what is done: a table below says how much for each task. From about a
  million tasks on, `--shard` keeps it small: each shard plans all, and remembers its own.
- **Tables** leave memory a row group at a time, and are written by the parent alone: what it does for a night is part
  of the overhead below.
- **Reports** are most of what is written. `--no-reports` leaves them out, and a night of interest can be analysed
  again.
- **One folder** `nights/` holds a folder for each night: some disks become slow beyond a hundred thousand; shards can
  be given folders of their own as `--out`, or an object store, which has no folders.
"""

PROFILES = ("healthy", "twitchy", "plms", "rhythmic", "tremor", "tonic_clonic", "restless", "mixed")
TABLES = ("nights.parquet", "nights.csv", "events.parquet", "failures.csv")
PLANNED_TASKS = 100_000
MEGABYTE = 1_000_000
LEAST_LOOK_S = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the program to its end: times, exit code, and what its workers say in the manifest."""

    wall_s: float
    processor_s: float
    code: int
    parent_mb: float
    tasks: tuple[dict[str, Any], ...]

    @property
    def peaks_mb(self) -> tuple[float, ...]:
        """Largest memory of the worker at the end of each task, in the order in which they were done."""
        return tuple(task["peak_mb"] for task in self.tasks)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print each table, and write it into the document where that was asked for."""
    options = parse_options(argv)
    os.environ.update(ONE_THREAD)
    with working_folder(options.folder) as folder:
        for name in options.parts:
            table = PARTS[name](folder, options)
            print(as_text(table), end="\n\n", flush=True)
            if options.write:
                put_section(DOCUMENT, table, opening=OPENING, command=command_of(name, options))
    return 0


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of {', '.join(PARTS)}; default: all")
    parser.add_argument("--nights", type=int, default=1000)
    parser.add_argument("--hours", type=float, default=8.0)
    parser.add_argument("--rate", type=float, default=30.0, metavar="HZ")
    parser.add_argument("--bad", type=int, default=50, help="files that nothing can be made of")
    parser.add_argument("--kills", type=int, default=5, help="workers that are killed")
    parser.add_argument("--folder", type=Path, help="where nights and results lie; default: a passing one")
    parser.add_argument("--write", action="store_true", help="write docs/scale.md")
    options = parser.parse_args(argv)
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}: choose any of {', '.join(PARTS)}")
    options.parts = options.parts or list(PARTS)
    return options


def command_of(part: str, options: argparse.Namespace) -> str:
    """Write the command that makes a table again."""
    return (
        f"python -m benchmarks.scale {part} --nights {options.nights} --hours {options.hours:g} "
        f"--rate {options.rate:g} --write"
    )


def size_text(nights: int, options: argparse.Namespace) -> str:
    """Say how large the cohort was."""
    return f"{nights} nights of {options.hours:g} h at {options.rate:g} Hz."


@contextmanager
def working_folder(folder: Path | None) -> Iterator[Path]:
    """Lend a folder for nights and results; one that was named is kept."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder.absolute()
        return
    with tempfile.TemporaryDirectory(prefix="hypnic-scale-") as passing:
        yield Path(passing)


def make_cohort(folder: Path, *, nights: int, hours: float, rate_hz: float) -> Path:
    """Put simulated nights on the disk, each of a few under as many names as are wanted."""
    profiles = PROFILES[:nights]
    pool = make_pool(folder / f"pool-{hours:g}h-{rate_hz:g}hz", profiles, hours=hours, rate_hz=rate_hz)
    cohort = folder / f"cohort-{nights}-{hours:g}h-{rate_hz:g}hz"
    shutil.rmtree(cohort, ignore_errors=True)
    cohort.mkdir(parents=True)
    for number in range(nights):
        (cohort / f"sleeper_{number:06d}.parquet").hardlink_to(pool[number % len(pool)])
    return cohort


def make_pool(folder: Path, profiles: Sequence[str], *, hours: float, rate_hz: float) -> list[Path]:
    """Simulate a few nights, one for each profile, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for seed, profile in enumerate(profiles):
        path = folder / f"{profile}_{seed}.parquet"
        paths.append(path)
        if not path.exists():
            order = ["--profile", profile, "--seed", str(seed), "--hours", str(hours), "--rate", str(rate_hz)]
            subprocess.run([*program(), "simulate", "--out", str(path), *order, "--quiet"], check=True, cwd=REPOSITORY)
    return paths


def program() -> list[str]:
    """Name the program as it is installed beside this Python, or as a module of this repository."""
    entry = shutil.which("hypnic", path=str(Path(sys.executable).parent))
    return [entry] if entry else [sys.executable, "-c", "from hypnic.cli import run\nif __name__ == '__main__': run()"]


def run_batch(cohort: Path, out: Path, *words: str, meddle: Callable[[int, Path], None] | None = None) -> Run:
    """Run a batch to its end, and let somebody meddle with it meanwhile."""
    known = len(read_manifest(out))
    started_s = time.perf_counter()
    process = subprocess.Popen(
        [*program(), "batch", str(cohort), "--out", str(out), *words, "--quiet"],
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
    )
    if meddle is not None:
        meddle(process.pid, out)
    parent_mb = 0.0
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        parent_mb = max(parent_mb, _largest_mb(process.pid))
        time.sleep(0.1)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        wall_s=time.perf_counter() - started_s,
        processor_s=usage.ru_utime + usage.ru_stime,
        code=process.returncode,
        parent_mb=parent_mb,
        tasks=tuple(read_manifest(out)[known:]),
    )


def read_manifest(out: Path) -> list[dict[str, Any]]:
    """Read what a run has finished so far."""
    path = out / "manifest.jsonl"
    lines = []
    for text in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            lines.append(json.loads(text))
        except ValueError:
            continue
    return [line for line in lines if "task" in line]


def fingerprints(out: Path) -> tuple[str, ...]:
    """Digest the tables of a run."""
    return tuple(hashlib.sha256((out / name).read_bytes()).hexdigest() for name in TABLES)


def throughput(folder: Path, options: argparse.Namespace) -> Table:
    """Measure one worker and two on the same cohort, memory included."""
    cohort = make_cohort(folder, nights=options.nights, hours=options.hours, rate_hz=options.rate)
    runs = {}
    for jobs in (1, 2):
        out = _emptied(folder / f"results-{jobs}")
        runs[jobs] = run_batch(cohort, out, "--jobs", str(jobs))
    is_same = fingerprints(folder / "results-1") == fingerprints(folder / "results-2")
    ratio = runs[1].wall_s / runs[2].wall_s
    return Table(
        title="One worker and two",
        rule=f"{size_text(options.nights, options)} "
        "Wall time of whole runs, start, tables and summary page included; processor time is that of all their "
        "processes. Memory is each worker's largest resident memory, from the manifest: over the second quarter and "
        "over the last quarter of the nights, so that growth would show.",
        headers=(
            "workers",
            "wall, s",
            "nights a minute",
            "processor, s a night",
            "peak of a worker, MB",
            "in the second quarter, MB",
            "in the last, MB",
            "peak of the parent, MB",
        ),
        rows=tuple(throughput_row(jobs, run) for jobs, run in runs.items()),
        remarks=(
            f"Measured: two workers did {ratio:.2f} times what one did (by wall time).",
            f"The tables of both runs are {'identical byte for byte' if is_same else 'NOT THE SAME'}.",
            f"{os.cpu_count()} cores; load of the machine at the end: {os.getloadavg()[0]:.1f} (2 runs alone make 2).",
        ),
    )


def throughput_row(jobs: int, run: Run) -> tuple[str, ...]:
    """Write one run as a row: speed, and memory early and late in it."""
    peaks, quarter = run.peaks_mb, max(1, len(run.tasks) // 4)
    return (
        str(jobs),
        f"{run.wall_s:.0f}",
        f"{60 * len(run.tasks) / run.wall_s:.0f}",
        f"{run.processor_s / len(run.tasks):.3f}",
        f"{max(peaks):.0f}",
        f"{max(peaks[quarter : 2 * quarter] or peaks):.0f}",
        f"{max(peaks[-quarter:]):.0f}",
        f"{run.parent_mb:.0f}",
    )


def overhead(folder: Path, options: argparse.Namespace) -> Table:
    """Compare a batch on one worker with the bare analysis of the same nights in one process."""
    nights = max(8, min(options.nights, 80))
    cohort = make_cohort(folder, nights=nights, hours=options.hours, rate_hz=options.rate)
    bare = _bare_analysis(cohort)
    runs = [run_batch(cohort, _emptied(folder / "results-overhead"), "--jobs", "1") for _ in range(2)]
    whole_s = min(run.processor_s for run in runs)
    start_s = _start_cost_s(folder)
    each_s = (whole_s - start_s) / nights
    rows = (
        ("bare: read, analyse, write, in one process", f"{bare / nights:.4f}", "–"),
        ("batch, start included", f"{whole_s / nights:.4f}", f"{100 * (whole_s / bare - 1):.1f} %"),
        ("batch, start taken off", f"{each_s:.4f}", f"{100 * (each_s * nights / bare - 1):.1f} %"),
    )
    return Table(
        title="Overhead around the analysis",
        rule=f"{size_text(nights, options)} "
        "Processor time of all processes, user and system, the lesser of two runs; the bare analysis keeps freed "
        "memory as a worker does. Start is what a run over one night of a quarter of an hour takes: imports, "
        "processes, tables and page.",
        headers=("what", "processor, s a night", "overhead"),
        rows=rows,
        remarks=(
            f"Start costs {start_s:.1f} s of processor time once for each run.",
            f"Calculated from this: {100 * (each_s + start_s / 1000 - bare / nights) / (bare / nights):.1f} % over a "
            "thousand nights.",
        ),
    )


def _bare_analysis(cohort: Path) -> float:
    """Time the analysis alone over all nights of a cohort, twice, in a process that treats memory as a worker does."""
    command = [sys.executable, "-m", "benchmarks.scale_tasks", str(cohort)]
    as_a_worker = os.environ | ONE_THREAD | KEEP_FREED_MEMORY
    told = [
        subprocess.run(command, check=True, capture_output=True, text=True, cwd=REPOSITORY, env=as_a_worker).stdout
        for _ in range(2)
    ]
    return min(float(text) for text in told)


def _start_cost_s(folder: Path) -> float:
    """Measure a run over one night that is so short that nearly all of it is start and end."""
    short = make_cohort(folder, nights=1, hours=0.25, rate_hz=10)
    return min(run_batch(short, _emptied(folder / "results-start"), "--jobs", "1").processor_s for _ in range(2))


def trouble(folder: Path, options: argparse.Namespace) -> Table:
    """Run a cohort with bad files, kill workers, kill the parent, go on, and compare with an undisturbed run."""
    cohort = make_cohort(folder, nights=options.nights, hours=options.hours, rate_hz=options.rate)
    _add_bad_files(cohort, options.bad)
    calm_out, troubled_out = _emptied(folder / "results-calm"), _emptied(folder / "results-troubled")
    calm = run_batch(cohort, calm_out, "--jobs", "2")
    killer = _Killer(kills=options.kills, tasks=options.nights + options.bad)
    broken = run_batch(cohort, troubled_out, "--jobs", "2", meddle=killer.kill_parent)
    done_before = len(read_manifest(troubled_out))
    resumed = run_batch(cohort, troubled_out, "--jobs", "2", meddle=killer.kill_workers)
    failed = len((troubled_out / "failures.csv").read_text(encoding="utf-8").splitlines()) - 1
    nights = len((troubled_out / "nights.csv").read_text(encoding="utf-8").splitlines()) - 1
    is_same = fingerprints(calm_out) == fingerprints(troubled_out)
    done_twice = len(read_manifest(troubled_out)) - options.nights - options.bad
    rows = (
        ("bad files among the nights", str(options.bad)),
        ("lines in failures.csv", str(failed)),
        ("workers killed", str(killer.killed)),
        ("nights in the table", f"{nights} of {options.nights}"),
        ("exit codes: undisturbed, parent killed, resumed", f"{calm.code}, {broken.code}, {resumed.code}"),
        ("tasks done when the parent was killed", str(done_before)),
        ("tasks done again after that", str(max(0, done_twice))),
        ("tables against an undisturbed run", "identical byte for byte" if is_same else "NOT THE SAME"),
    )
    return Table(
        title="Bad files, killed workers, a killed parent",
        rule=f"{size_text(options.nights, options)} "
        "The parent was killed with SIGKILL a third of the way; the same command went on, and its workers were "
        "killed with SIGKILL one after the other while it ran.",
        headers=("what", "figure"),
        rows=rows,
    )


class _Killer:
    """Kills the parent once, and workers one after the other, evenly over the run."""

    def __init__(self, *, kills: int, tasks: int) -> None:
        self._kills = kills
        self._tasks = tasks
        self.killed = 0

    def kill_parent(self, pid: int, out: Path) -> None:
        """Kill the parent a third of the way."""
        _until(pid, lambda: len(read_manifest(out)) >= self._tasks // 3)
        os.kill(pid, signal.SIGKILL)

    def kill_workers(self, pid: int, out: Path) -> None:
        """Kill a worker each time a further piece of what is left has been done."""
        first = len(read_manifest(out))
        for number in range(1, self._kills + 1):
            wanted = first + (self._tasks - first) * number // (self._kills + 2)
            if not _until(pid, lambda wanted=wanted: len(read_manifest(out)) >= wanted):  # type: ignore[misc]
                return
            workers = _workers_of(pid)
            if workers:
                os.kill(workers[number % len(workers)], signal.SIGKILL)
                self.killed += 1


def cluster(folder: Path, options: argparse.Namespace) -> Table:
    """Do the same cohort in local processes and on a Dask cluster of one scheduler and two workers."""
    cohort = make_cohort(folder, nights=options.nights, hours=options.hours, rate_hz=options.rate)
    here_out, there_out = _emptied(folder / "results-here"), _emptied(folder / "results-there")
    here = run_batch(cohort, here_out, "--jobs", "2")
    with dask_cluster(folder, workers=2) as address:
        there = run_batch(cohort, there_out, "--scheduler", address)
    is_same = fingerprints(here_out) == fingerprints(there_out)
    return Table(
        title="Two local workers, and a Dask cluster of two",
        rule=f"{size_text(options.nights, options)} "
        "Wall time of whole runs; scheduler, two workers of one thread each and the program are processes of "
        "their own on one machine.",
        headers=("where", "wall, s", "nights a minute"),
        rows=tuple(
            (where, f"{run.wall_s:.0f}", f"{60 * len(run.tasks) / run.wall_s:.0f}")
            for where, run in (("local processes", here), ("Dask", there))
        ),
        remarks=(f"The tables of both runs are {'identical byte for byte' if is_same else 'NOT THE SAME'}.",),
    )


@contextmanager
def dask_cluster(folder: Path, *, workers: int) -> Iterator[str]:
    """Start a scheduler and workers of one thread each on this machine's loopback, and end them at the end."""
    told = folder / "scheduler.json"
    told.unlink(missing_ok=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": str(REPOSITORY)}
    common = ["--host", "127.0.0.1", "--no-dashboard"]
    python = [sys.executable, "-m"]
    scheduler = [*python, "distributed.cli.dask_scheduler", "--port", "0", "--scheduler-file", str(told), *common]
    worker = [*python, "distributed.cli.dask_worker", "--scheduler-file", str(told), "--nthreads", "1", "--no-nanny"]
    processes = [subprocess.Popen(scheduler, **quiet)]  # type: ignore[call-overload]
    try:
        while not told.exists():
            time.sleep(0.1)
        address = str(json.loads(told.read_text(encoding="utf-8"))["address"])
        processes += [subprocess.Popen([*worker, *common], **quiet) for _ in range(workers)]  # type: ignore[call-overload]
        _wait_for_workers(address, workers)
        yield address
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            _ended(process)


def _ended(process: subprocess.Popen[bytes]) -> None:
    """Wait for a process that was told to end; one that lost its scheduler while ending waits for it for ever."""
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_for_workers(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, timeout=30, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=60)


def growth(folder: Path, _options: argparse.Namespace) -> Table:
    """Measure what a night costs at several rates and lengths, and what a run costs with many nights."""
    rows = []
    for hours, rate_hz in ((2, 30), (4, 30), (8, 30), (16, 30), (8, 10), (8, 50), (8, 100)):
        cohort = make_cohort(folder, nights=len(PROFILES), hours=hours, rate_hz=rate_hz)
        out = _emptied(folder / "results-growth")
        run = run_batch(cohort, out, "--jobs", "1")
        rows.append(_growth_row(f"{hours} h at {rate_hz} Hz", run, out))
    return Table(
        title="What a night costs, by length and rate",
        rule=f"Measured on one worker over {len(PROFILES)} nights of different profiles: processor time of the whole "
        "run for each night, start included; median time of a task; largest memory of the worker; size of a night's "
        "results, the report alone, and its rows in the tables.",
        headers=(
            "nights of",
            "processor, s a night",
            "task, s",
            "peak, MB",
            "results, MB",
            "of it report, MB",
            "tables, kB",
        ),
        rows=tuple(rows),
    )


def _growth_row(what: str, run: Run, out: Path) -> tuple[str, ...]:
    nights = len(run.tasks)
    files = list(out.glob("nights/*/*"))
    reports = sum(path.stat().st_size for path in files if path.name == "report.html")
    tables = sum((out / name).stat().st_size for name in TABLES)
    return (
        what,
        f"{run.processor_s / nights:.2f}",
        f"{statistics.median(task['seconds'] for task in run.tasks):.2f}",
        f"{max(run.peaks_mb):.0f}",
        f"{sum(path.stat().st_size for path in files) / nights / MEGABYTE:.2f}",
        f"{reports / nights / MEGABYTE:.2f}",
        f"{tables / nights / 1000:.1f}",
    )


def calculation(folder: Path, options: argparse.Namespace) -> Table:
    """Calculate what large cohorts take from what a measured one took, with and without reports."""
    nights = max(8, min(options.nights, 100))
    cohort = make_cohort(folder, nights=nights, hours=options.hours, rate_hz=options.rate)
    night_mb = sum(path.stat().st_size for path in cohort.iterdir()) / nights / MEGABYTE
    rows: list[tuple[str, ...]] = []
    start_s = _start_cost_s(folder)
    for what, words in (("with reports", ()), ("--no-reports", ("--no-reports",))):
        out = _emptied(folder / "results-calculation")
        run = run_batch(cohort, out, "--jobs", "1", *words)
        resumed = run_batch(cohort, out, "--jobs", "1", *words)
        each_s = (run.processor_s - start_s) / nights
        size_mb = sum(path.stat().st_size for path in out.glob("nights/*/*")) / nights / MEGABYTE
        table_kb = sum((out / name).stat().st_size for name in TABLES) / nights / 1000
        line_bytes = (out / "manifest.jsonl").stat().st_size / nights
        rows.append(
            (
                f"measured: one night of {nights}, {what}",
                f"{each_s:.2f} s",
                "",
                "",
                f"{size_mb:.2f} MB",
                f"{table_kb:.1f} kB",
                f"{line_bytes:.0f} B",
            )
        )
        look_s = (resumed.processor_s - start_s) / nights
        rows.append((f"measured: nothing to do, {what}", _look_text(look_s), *[""] * 5))
        rows += [_calculated(many, what, each_s, size_mb, table_kb, line_bytes) for many in (10_000, 1_000_000)]
    rows.append(_planning(PLANNED_TASKS))
    return Table(
        title="Ten thousand and a million nights",
        rule=f"{size_text(nights, options)} "
        "Measured: processor time of a night on one worker, start taken off, and the sizes it leaves; the same "
        "when every night is done already and only looked at. Calculated: the same times the number of nights, divided "
        "by the number of cores; no allowance is made for a slow disk or network, nor for cores that share one.",
        headers=("what", "processor", "2 cores", "100 cores", "results", "tables", "manifest"),
        rows=tuple(rows),
        remarks=(f"A recording of this length and rate is {night_mb:.1f} MB as an archive of hypnic's own.",),
    )


def _look_text(look_s: float) -> str:
    """Say what looking at a night costs; where starting varies by more than that, say no more than a bound."""
    return f"{look_s:.3f} s" if look_s >= LEAST_LOOK_S else f"below {LEAST_LOOK_S} s"


def _calculated(
    many: int, what: str, each_s: float, size_mb: float, table_kb: float, line_bytes: float
) -> tuple[str, ...]:
    whole_s = many * each_s
    return (
        f"calculated: {many} nights, {what}",
        f"{whole_s / 3600:.1f} h",
        f"{whole_s / 2 / 3600:.1f} h",
        f"{whole_s / 100 / 3600:.2f} h",
        f"{many * size_mb / 1000:.0f} GB",
        f"{many * table_kb / 1_000_000:.2f} GB",
        f"{many * line_bytes / MEGABYTE:.1f} MB",
    )


def _planning(tasks: int) -> tuple[str, ...]:
    """Measure what planning costs the parent, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale_tasks", "--plan", str(tasks)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=REPOSITORY).stdout
    microseconds, size_bytes = (float(word) for word in told.split())
    what = f"measured: planning and remembering {tasks} tasks, for each"
    return what, f"{microseconds:.0f} µs", "", "", "", "", f"{size_bytes:.0f} B of memory"


def _add_bad_files(cohort: Path, number: int) -> None:
    """Add files that nothing can be made of: text, cut archives, flipped bytes, empty files, numbers without sense."""
    whole = next(path for path in sorted(cohort.iterdir())).read_bytes()
    makers: tuple[Callable[[int], bytes], ...] = (
        lambda n: f"no recording {n}\n".encode(),
        lambda n: whole[: 1000 + n],
        lambda n: whole[: len(whole) // 2] + bytes([n % 256]) * 5000 + whole[len(whole) // 2 + 5000 :],
        lambda _: b"",
        lambda n: b"time,x,y,z\n" + b"a,b,c,d\n" * n,
    )
    for number_of in range(number):
        ending = "parquet" if number_of % len(makers) in (1, 2) else "csv"
        # in the midst of the nights, not before or after them
        path = cohort / f"sleeper_{number_of * 7:06d}_bad.{ending}"
        path.write_bytes(makers[number_of % len(makers)](number_of))


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _until(pid: int, is_so: Callable[[], bool]) -> bool:
    """Wait until something is so; False where the process ends first."""
    while not is_so():
        if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            return False
        time.sleep(0.2)
    return True


def _workers_of(pid: int) -> list[int]:
    """List the worker processes of a run (Linux)."""
    children = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [child for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def _largest_mb(pid: int) -> float:
    """Tell the largest memory a process had so far (Linux; 0 elsewhere)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


PARTS: dict[str, Callable[[Path, argparse.Namespace], Table]] = {
    "throughput": throughput,
    "overhead": overhead,
    "trouble": trouble,
    "cluster": cluster,
    "growth": growth,
    "calculation": calculation,
}

if __name__ == "__main__":
    sys.exit(main())
