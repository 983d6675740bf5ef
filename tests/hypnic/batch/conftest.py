"""A small cohort on disk, one run over it that all others are compared with, and the program as a process."""

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hypnic.cli import main
from recordings import Recording, Site, build_recording
from recordings.exporting import export_recording

RATE_HZ = 10
MINUTES = 12
EVENING = datetime(2026, 9, 21, 19, 30, tzinfo=UTC)
NIGHTS = 7
TABLES = ("nights.parquet", "nights.csv", "events.parquet", "failures.csv", "columns.json")

Fingerprints = dict[str, str]


def hand_made_night(seed: int, *, site: Site = "left_wrist", started_at: datetime | None = EVENING) -> Recording:
    """Make twelve minutes at 10 Hz with a few jerks."""
    rng = np.random.default_rng(seed)
    samples_g = rng.normal((0.1, 0.2, 0.97), 0.004, (MINUTES * 60 * RATE_HZ, 3))
    for jerk_s in rng.integers(30, MINUTES * 60 - 30, 4):
        samples_g[jerk_s * RATE_HZ : jerk_s * RATE_HZ + 5] += 0.4
    return build_recording(
        np.arange(samples_g.shape[0]) / RATE_HZ,
        samples_g,
        started_at=started_at,
        nominal_rate_hz=RATE_HZ,
        source=f"night_{seed}",
        format="generic_csv",
        site=site,
    )


def write_night(path: Path, seed: int, *, site: Site = "left_wrist") -> Path:
    """Write a hand-made night as an archive."""
    path.parent.mkdir(parents=True, exist_ok=True)
    export_recording(hand_made_night(seed, site=site, started_at=EVENING + timedelta(days=seed)), path, to="parquet")
    return path


def write_cohort(folder: Path) -> Path:
    """Write seven nights, one of them in a folder of its own, and two files that nothing can be made of."""
    for seed in range(1, NIGHTS):
        write_night(folder / f"night_{seed}.parquet", seed)
    write_night(folder / "another" / "night_1.parquet", NIGHTS)
    (folder / "bad.csv").write_text("nothing to see\n", encoding="utf-8")
    (folder / "cut.parquet").write_bytes((folder / "night_1.parquet").read_bytes()[:3000])
    (folder / "notes.docx").write_bytes(b"not a recording")
    return folder


def fingerprints(out: Path) -> Fingerprints:
    """Digest every table of a run."""
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in TABLES}


def manifest(out: Path) -> list[dict[str, Any]]:
    """Read the tasks of a manifest."""
    path = out / "manifest.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line for line in map(json.loads, lines) if "task" in line]


def until(is_so: Callable[[], object], *, seconds: float = 300) -> None:
    """Wait until something is so."""
    deadline_s = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline_s, "it never came to be"
        time.sleep(0.02)


def start(*words: str | Path, **options: Any) -> "subprocess.Popen[str]":
    """Start the program as a process of its own."""
    script = "from hypnic.cli import run\nif __name__ == '__main__': run()"
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", script, *map(str, words)], **{**pipes, **options})


def children_of(pid: int) -> list[int]:
    """List the worker processes of a process: its children but for the one that keeps their semaphores."""
    children = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [child for child in children if b"spawn_main" in _words_of(child)]


def _words_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.fixture(scope="session")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write seven nights and two bad files; nobody may change them."""
    return write_cohort(tmp_path_factory.mktemp("cohort"))


@pytest.fixture(scope="session")
def finished(cohort: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep the results of one undisturbed run on two workers; nobody may change them."""
    out = tmp_path_factory.mktemp("finished") / "results"
    assert main(["batch", str(cohort), "--out", str(out), "--jobs", "2", "--quiet"]) == 1
    return out
