"""The last step of an analysis: everything about one night, written to disk whole or not at all."""

import json
import os
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from detector.model import NightAnalysis
from hypnic.errors import OutputError
from hypnic.events_table import events_sidecar, events_table
from hypnic.night_file import night_json
from hypnic.report import render_report
from recordings.errors import UnwritableFileError

EVENTS_NAME = "events.tsv"
SIDECAR_NAME = "events.json"
NIGHT_NAME = "night.json"
REPORT_NAME = "report.html"
NIGHT_FILES = (EVENTS_NAME, SIDECAR_NAME, NIGHT_NAME, REPORT_NAME)


def write_night(
    night: NightAnalysis, folder: Path, *, title: str | None = None, leave_out: Collection[str] = ()
) -> Path:
    """Write ``events.tsv``, ``events.json``, ``night.json`` and ``report.html`` of one night.

    Parameters
    ----------
    night : NightAnalysis
        As the detector returns it.
    folder : Path
        Created if missing. The four files of an earlier result are replaced, other files are left alone.
    title : str, optional
        Heading of the report; the dates of the night if left out.
    leave_out : collection of str
        Names of files that are not wanted this time.

    Returns
    -------
    Path
        Where the report is, unless it was left out.

    Raises
    ------
    OutputError
        The folder cannot be written. Nothing half-written is left behind.
    """
    makers: dict[str, Callable[[], bytes]] = {
        EVENTS_NAME: lambda: events_table(night.events, started_at=night.recordings[0].started_at).encode(),
        SIDECAR_NAME: lambda: json.dumps(events_sidecar(), indent=2).encode() + b"\n",
        NIGHT_NAME: lambda: night_json(night),
        REPORT_NAME: lambda: render_report(night, title=title).encode(),
    }
    contents = {name: make() for name, make in makers.items() if name not in leave_out}
    with _unfinished_beside(folder) as unfinished:
        for name, content in contents.items():
            (unfinished / name).write_bytes(content)
        _publish(unfinished, folder)
    return folder / REPORT_NAME


def write_whole(path: Path, write: Callable[[Path], object]) -> Path:
    """Let a function write a file in a passing place, then put it in its own in one step.

    Parameters
    ----------
    path : Path
        Where the file is to be. An existing file is replaced.
    write : callable
        Writes to the path it is given, which has the same name in another folder. Whatever it writes beside that file
        goes along with it.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    OutputError
        The file cannot be written. Nothing half-written is left behind.
    """
    with _unfinished_beside(path) as unfinished:
        write(unfinished / path.name)
        for written in sorted(unfinished.iterdir()):
            _sync(written)
            written.replace(path.with_name(written.name))
    return path


@contextmanager
def _unfinished_beside(target: Path) -> Iterator[Path]:
    """Lend an empty folder on the target's own disk, and remove whatever is left of it at the end."""
    # the name does not hold the target's own, which may already be as long as the disk allows
    unfinished = target.with_name(f".hypnic-{uuid4().hex}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.mkdir()
        yield unfinished
    except (OSError, UnwritableFileError) as error:
        raise OutputError(f"{target} cannot be written ({_reason(error)}): choose another place with --out") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _reason(error: Exception) -> str:
    """Say what the disk said, without the passing place that nobody asked for."""
    told = error.__cause__ if isinstance(error.__cause__, OSError) else error
    return (getattr(told, "strerror", None) or str(told)).lower()


def _publish(unfinished: Path, folder: Path) -> None:
    for path in unfinished.iterdir():
        _sync(path)
    try:
        unfinished.rename(folder)
    except OSError:
        # there is an earlier result, or another run has just written one
        if not folder.is_dir():
            raise
    else:
        return
    for path in unfinished.iterdir():
        path.replace(folder / path.name)


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
