"""What the benchmark of cohorts runs in processes of its own: the bare analysis of the same nights, and planning.

Usage: ``python -m benchmarks.scale_tasks FOLDER`` prints the processor time the nights took, imports taken off;
``python -m benchmarks.scale_tasks --plan TASKS`` prints microseconds and bytes for each task.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from detector import analyse_night
from hypnic.batch.model import TaskResult
from hypnic.batch.plan import make_plan
from hypnic.batch.sources import Found
from hypnic.outputs import write_night
from recordings import read_recording

PLAN = "--plan"


def bare_analysis_s(folder: Path) -> float:
    """Read, analyse and write every night of a folder, and tell how long the processor took."""
    nights = sorted(folder.iterdir())
    with tempfile.TemporaryDirectory(prefix="hypnic-bare-", dir=folder.parent) as passing:
        # what is loaded on first use is part of no night
        write_night(analyse_night(read_recording(nights[0])), Path(passing) / "first")
        started_s = time.process_time()
        for path in nights:
            write_night(analyse_night(read_recording(path)), Path(passing) / path.stem)
        return time.process_time() - started_s


def planning(tasks: int) -> tuple[float, float]:
    """Plan so many tasks and remember a result of each: microseconds and bytes for each (Linux)."""
    before_bytes, started_s = _resident_bytes(), time.process_time()
    paths = [f"/data/study/recordings/sleeper_{number:07d}.parquet" for number in range(tasks)]
    plan = make_plan([Found(source=path, location=path, key=Path(path).name) for path in paths])
    known = {
        task.name: TaskResult(task=task.name, content=f"{number:064x}", nights=(task.name,))
        for number, task in enumerate(plan.tasks)
    }
    each_s = (time.process_time() - started_s) / len(known)
    return each_s * 1e6, (_resident_bytes() - before_bytes) / tasks


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    if sys.argv[1] == PLAN:
        print(*planning(int(sys.argv[2])))
    else:
        print(bare_analysis_s(Path(sys.argv[1])))
