"""Imports in a process of their own, bounded in memory and time, which may be killed; what goes wrong is told."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hypnic.library.importing import ImportHelp, ImportOutcome, analyse_nights, import_file
from hypnic.library.model import Library
from hypnic.library.places import INCOMING_NAME

MEBIBYTE = 1 << 20
GIBIBYTE = 1 << 30
KILLED_WAIT_S = 10.0
# each thread takes its share of the address space, and so does an allocator that reserves it ahead
FRUGAL = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLimits:
    """How much an import may use; a night of 10 h at 200 Hz needs a small part of it.

    ``memory_bytes`` bounds the address space and ``file_bytes`` every file written; both are kept on Linux and macOS.
    """

    memory_bytes: int = 4 * GIBIBYTE
    file_bytes: int = 4 * GIBIBYTE
    time_s: float = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the process is asked to do: import ``path``, or analyse ``nights``."""

    library: str
    path: str | None
    nights: tuple[str, ...]
    reading_help: ImportHelp
    limits: ImportLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportJob:
    """An import that is running; give it to `outcome_of` or `stop_import`, one of which has to be called."""

    process: "subprocess.Popen[bytes]"
    task: Task
    what: str


def import_in_process(
    library: Library, path: Path, *, reading_help: ImportHelp | None = None, limits: ImportLimits | None = None
) -> ImportOutcome:
    """Import a file nobody trusts, in a process of its own, and wait for it.

    Returns
    -------
    ImportOutcome
        With an ``error`` where anything went wrong; nothing is raised for whatever the file holds, and nothing
        half-written is left behind.
    """
    return outcome_of(start_import(library, path, reading_help=reading_help, limits=limits))


def analyse_in_process(
    library: Library,
    nights: tuple[str, ...],
    *,
    reading_help: ImportHelp | None = None,
    limits: ImportLimits | None = None,
) -> ImportOutcome:
    """Analyse nights of the library in a process of its own, and wait for it; see `analyse_nights`."""
    return outcome_of(start_analysis(library, nights, reading_help=reading_help, limits=limits))


def start_import(
    library: Library, path: Path, *, reading_help: ImportHelp | None = None, limits: ImportLimits | None = None
) -> ImportJob:
    """Start to import a file in a process of its own, without waiting."""
    task = _task(library, path=str(path.resolve()), reading_help=reading_help, limits=limits)
    return _start(task, what=path.name)


def start_analysis(
    library: Library,
    nights: tuple[str, ...],
    *,
    reading_help: ImportHelp | None = None,
    limits: ImportLimits | None = None,
) -> ImportJob:
    """Start to analyse nights of the library in a process of its own, without waiting."""
    task = _task(library, nights=nights, reading_help=reading_help, limits=limits)
    return _start(task, what=" and ".join(nights))


def is_running(job: ImportJob) -> bool:
    """Tell whether an import is still at work."""
    return job.process.poll() is None


def outcome_of(job: ImportJob) -> ImportOutcome:
    """Wait for an import, but no longer than its limit, and say what became of it."""
    try:
        printed, _ = job.process.communicate(timeout=job.task.limits.time_s)
        return _outcome(job, printed)
    except subprocess.TimeoutExpired:
        _kill(job)
        return ImportOutcome(
            error=f"{job.what} took longer than {job.task.limits.time_s:g} s and was stopped: "
            "give a shorter recording, or use hypnic analyse"
        )
    finally:
        _tidy(job)


def stop_import(job: ImportJob) -> None:
    """Kill an import and remove what it had begun; a night that was finished already stays."""
    _kill(job)
    _tidy(job)


def main() -> int:
    """Do the task on standard input and print its outcome: what the process runs."""
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task)
    # whatever a reader prints must not end up in the answer
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _bound(task.limits)
    with answer:
        answer.write(msgspec.json.encode(_carry_out(task)))
    return 0


def _task(
    library: Library,
    *,
    path: str | None = None,
    nights: tuple[str, ...] = (),
    reading_help: ImportHelp | None,
    limits: ImportLimits | None,
) -> Task:
    return Task(
        library=str(library.folder),
        path=path,
        nights=nights,
        reading_help=reading_help or ImportHelp(),
        limits=limits or ImportLimits(),
    )


def _start(task: Task, *, what: str) -> ImportJob:
    process = subprocess.Popen(
        [sys.executable, "-c", "import sys; from hypnic.library.worker import main; sys.exit(main())"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | FRUGAL,
    )
    _hand_over(process, task)
    return ImportJob(process=process, task=task, what=what)


def _hand_over(process: "subprocess.Popen[bytes]", task: Task) -> None:
    """Give the process its task; not as its arguments, which everybody on the machine can read."""
    if process.stdin is None:
        return
    # one that has died already is told by its outcome
    with suppress(OSError):
        process.stdin.write(msgspec.json.encode(task))
        process.stdin.close()
    process.stdin = None


def _carry_out(task: Task) -> ImportOutcome:
    from detector.errors import DetectorError
    from hypnic.errors import HypnicError
    from recordings.errors import RecordingError

    library = Library(folder=Path(task.library))
    try:
        if task.path is not None:
            return import_file(library, Path(task.path), reading_help=task.reading_help)
        return analyse_nights(library, task.nights, reading_help=task.reading_help)
    except (HypnicError, RecordingError, DetectorError) as error:
        return ImportOutcome(error=" ".join(str(error).split()))
    except MemoryError:
        return ImportOutcome(error=_too_large(task))


def _too_large(task: Task) -> str:
    return (
        f"{Path(task.path or task.nights[0]).name} needs more than {task.limits.memory_bytes // MEBIBYTE} MiB "
        "of memory: give a shorter recording, or use hypnic analyse"
    )


def _bound(limits: ImportLimits) -> None:
    try:
        import resource
    except ImportError:
        # this system cannot bound a process; the time is bounded from outside
        return
    for what, most in ((resource.RLIMIT_AS, limits.memory_bytes), (resource.RLIMIT_FSIZE, limits.file_bytes)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _outcome(job: ImportJob, printed: bytes) -> ImportOutcome:
    try:
        return msgspec.json.decode(printed, type=ImportOutcome)
    except msgspec.MsgspecError:
        return ImportOutcome(
            error=f"{job.what} could not be read: the program that reads files ended with {_ending(job)}; "
            "give another export of the recording, or use hypnic analyse"
        )


def _ending(job: ImportJob) -> str:
    code = job.process.returncode
    return f"signal {-code}" if code is not None and code < 0 else f"code {code}"


def _kill(job: ImportJob) -> None:
    job.process.kill()
    job.process.communicate(timeout=KILLED_WAIT_S)


def _tidy(job: ImportJob) -> None:
    """Remove what the process was writing: its folders are named after it."""
    for left in (Path(job.task.library) / INCOMING_NAME).glob(f"{job.process.pid}-*"):
        shutil.rmtree(left, ignore_errors=True)
