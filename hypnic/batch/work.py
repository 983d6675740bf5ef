"""What a worker does: the files of one night become a folder of results, and whatever goes wrong becomes a value."""

import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from detector import analyse_night
from detector.errors import DetectorError
from hypnic import __version__
from hypnic.batch.fingerprints import content_digest
from hypnic.batch.model import NIGHTS_FOLDER, Failure, NightTask, Order, TaskInput, TaskResult
from hypnic.batch.stores import LocalStore, fetched_file, is_url
from hypnic.clock import offset_of_clock_time
from hypnic.errors import HypnicError, OutputError, WrongUseError
from hypnic.inputs import Input, NightInput, join_nights, read_input, safe_for_a_file_name
from hypnic.outputs import NIGHT_FILES, write_night
from recordings import Recording, list_parts
from recordings.errors import RecordingError

FORESEEN = (RecordingError, DetectorError, HypnicError)
PART_MARK = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """One recording to read: where it lies now, and what the person calls it."""

    source: str
    input: Input


def do_task(task: NightTask, order: Order) -> TaskResult:
    """Analyse one night and write its results.

    Parameters
    ----------
    task : NightTask
    order : Order

    Returns
    -------
    TaskResult
        Never an error: what could not be read or analysed stands in its ``failures``, and the rest is done.
    """
    started_s = time.perf_counter()
    try:
        result = _done(task, order)
    except OutputError as error:
        result = replace(failed_task(task, str(error)), cannot_write=str(error))
    except FORESEEN as error:
        result = failed_task(task, str(error))
    except MemoryError:
        result = failed_task(task, "it needs more memory than a worker may use: use fewer --jobs, or cut the file")
    except Exception as error:  # noqa: BLE001 one night must never stop the others; the row says what and where
        result = failed_task(task, _unforeseen(error))
    return replace(result, seconds=round(time.perf_counter() - started_s, 4), peak_mb=peak_memory_mb())


def failed_task(task: NightTask, error: str) -> TaskResult:
    """Say that nothing could be made of a task: a failure for each of its recordings."""
    return TaskResult(task=task.name, content=None, failures=tuple(_failure(one, error) for one in task.inputs))


def peak_memory_mb() -> float | None:
    """Tell the largest memory this process had so far, in megabytes; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    import sys

    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000, 1)


def night_files(order: Order) -> tuple[str, ...]:
    """Name the files that each night has in this run."""
    return tuple(name for name in NIGHT_FILES if name not in order.left_out_files)


def _done(task: NightTask, order: Order) -> TaskResult:
    if order.version != __version__:
        raise WrongUseError(f"this worker has hypnic {__version__}, the run needs {order.version}: install the same")
    content = content_digest([one.location for one in task.inputs])
    if task.earlier is not None and _still_holds(task.earlier, content, order):
        return replace(task.earlier, is_unchanged=True)
    with ExitStack() as stack:
        pieces, failures = _pieces(task, stack)
        names, more_failures = _all_nights(task, pieces, order)
    return TaskResult(task=task.name, content=content, nights=names, failures=(*failures, *more_failures))


def _still_holds(earlier: TaskResult, content: str, order: Order) -> bool:
    """Tell whether an earlier result can stay: the same content, nothing failed, and every file is there."""
    if earlier.content != content or earlier.failures:
        return False
    return order.store.has(
        [f"{NIGHTS_FOLDER}/{night}/{name}" for night in earlier.nights for name in night_files(order)]
    )


def _pieces(task: NightTask, stack: ExitStack) -> tuple[list[_Piece], list[Failure]]:
    """Bring every file here and list the recordings in it; what cannot be opened is told."""
    pieces: list[_Piece] = []
    failures = []
    for one in task.inputs:
        try:
            pieces += _recordings_in(one, _here(one, stack))
        except RecordingError as error:
            failures.append(_failure(one, str(error)))
    return pieces, failures


def _here(one: TaskInput, stack: ExitStack) -> Path:
    return stack.enter_context(fetched_file(one.location)) if is_url(one.location) else Path(one.location)


def _recordings_in(one: TaskInput, path: Path) -> Iterator[_Piece]:
    parts = () if one.part is not None else list_parts(path)
    for part in parts:
        whole = Input(path=path, part=part, site=one.site, stands_alone=True)
        yield _Piece(source=f"{one.source}{PART_MARK}{part}", input=whole)
    if not parts:
        source = one.source
        yield _Piece(source=source, input=Input(path=path, part=one.part, site=one.site))


def _all_nights(task: NightTask, pieces: Sequence[_Piece], order: Order) -> tuple[tuple[str, ...], tuple[Failure, ...]]:
    """Analyse recordings that stand alone one after the other, and all others together."""
    names: list[str] = []
    failures: list[Failure] = []
    together = [piece for piece in pieces if not piece.input.stands_alone]
    for group in [*([piece] for piece in pieces if piece.input.stands_alone), *([together] if together else [])]:
        read, unread = _read(group, order)
        failures += unread
        if not read:
            continue
        sources = [piece.source for piece, _ in read]
        try:
            nights = join_nights([piece.input for piece, _ in read], [recording for _, recording in read])
            named = [
                (_name(task, night, group[0], len(nights), number), night) for number, night in enumerate(nights, 1)
            ]
            for name, night in named:
                free = _free(name, names)
                _write(night, free, order)
                names.append(free)
        except OutputError:
            raise
        except FORESEEN as error:
            failures += [Failure(source=source, error=_one_line(error)) for source in sources]
    return tuple(names), tuple(failures)


def _read(group: Sequence[_Piece], order: Order) -> tuple[list[tuple[_Piece, Recording]], list[Failure]]:
    read, failures = [], []
    for piece in group:
        try:
            read.append((piece, read_input(piece.input, reading_help=order.reading_help)))
        except RecordingError as error:
            failures.append(Failure(source=piece.source, error=_one_line(error)))
    return read, failures


def _name(task: NightTask, night: NightInput, piece: _Piece, nights: int, number: int) -> str:
    """Name a night after its task; several nights of one task by their part, or in order."""
    if piece.input.stands_alone and piece.input.part is not None:
        own = piece.input.part if len(task.inputs) == 1 else night.name
        return f"{task.name}{PART_MARK}{safe_for_a_file_name(own)}"
    return task.name if nights == 1 else f"{task.name}{PART_MARK}{number}"


def _free(name: str, taken: Sequence[str]) -> str:
    return name if name not in taken else f"{name}-{len(taken) + 1}"


def _write(night: NightInput, name: str, order: Order) -> None:
    analysis = analyse_night(night.recordings, lights_out_s=_lights_out_s(night, order))
    if isinstance(order.store, LocalStore):
        write_night(analysis, order.store.folder / NIGHTS_FOLDER / name, leave_out=order.left_out_files)
        return
    with tempfile.TemporaryDirectory(prefix="hypnic-") as passing:
        folder = Path(passing) / "night"
        write_night(analysis, folder, leave_out=order.left_out_files)
        for file in night_files(order):
            order.store.take(folder / file, f"{NIGHTS_FOLDER}/{name}/{file}")


def _lights_out_s(night: NightInput, order: Order) -> float | None:
    if order.lights_out is None:
        return None
    recording = night.recordings[0]
    if recording.started_at is None:
        raise WrongUseError(f"{recording.source} has no clock, so {order.lights_out:%H:%M} cannot be found in it")
    return offset_of_clock_time(order.lights_out, started_at=recording.started_at, duration_s=recording.duration_s)


def _failure(one: TaskInput, error: str) -> Failure:
    return Failure(source=one.source, error=" ".join(error.split()))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _unforeseen(error: Exception) -> str:
    """Say what went wrong in a way nobody foresaw, and where, so that it can be reported."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" in {Path(last[0].filename).name} line {last[0].lineno}" if last else ""
    return (
        f"unforeseen {type(error).__name__}{where} ({_one_line(error)}): please report it with the file's first lines"
    )
