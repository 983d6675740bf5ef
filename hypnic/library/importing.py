"""From a recording to a night of the library: read, analysed, and written whole or not at all."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from pathlib import Path
from uuid import uuid4

from hypnic.clock import offset_of_clock_time
from hypnic.errors import OutputError, WrongUseError
from hypnic.inputs import Input, NightInput, ReadingHelp, expand_inputs, join_nights, read_input
from hypnic.library.errors import NotAnalysedError
from hypnic.library.journal import lights_out_of
from hypnic.library.model import Library, NightEntry
from hypnic.library.nights import get_night, night_of, source_paths
from hypnic.library.places import INCOMING_NAME, NIGHTS_NAME, night_id, relative_to
from hypnic.library.results import evening_of
from hypnic.library.scanning import take_result
from hypnic.library.store import reading, writing
from hypnic.outputs import write_night
from recordings import Recording, Site
from recordings.archive import write_archive

BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportHelp:
    """What the person says about a file: its name in the library, where it was worn, and what it does not say itself.

    ``lights_out`` goes before what the journal says.
    """

    name: str | None = None
    site: Site | None = None
    timezone: str | None = None
    started_at: datetime | None = None
    rate_hz: float | None = None
    unit: str | None = None
    lights_out: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What became of an import.

    Parameters
    ----------
    nights : tuple of str
        Ids of the nights that are in the library because of it, old ones included.
    was_known : bool
        The very same file was imported before; nothing was done.
    remarks : tuple of str
        What the person should know, one sentence each.
    error : str or None
        Why it failed, in one sentence; None where it did not. Nothing is left behind then.
    """

    nights: tuple[str, ...] = ()
    was_known: bool = False
    remarks: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A night to analyse: its recordings, and where each of them lies in the library, None where it does not.

    ``joined`` are recordings that waited as nights of their own and become part of this one.
    """

    night: NightInput
    paths: tuple[str | None, ...]
    id: str
    joined: tuple[str, ...] = ()
    digest: str | None = None
    lights_out: time | None = None
    remarks: list[str] = field(default_factory=list)


def import_file(library: Library, path: Path, *, reading_help: ImportHelp | None = None) -> ImportOutcome:
    """Read a recording from anywhere, analyse it, and keep its samples and results in the library.

    Parameters
    ----------
    library : Library
    path : Path
        A file in any format that can be read, or an export folder. It is left as it is. Each recording of a file that
        holds several becomes a night.
    reading_help : ImportHelp, optional

    Returns
    -------
    ImportOutcome
        Never with an ``error``: what goes wrong is raised. See `import_in_process` for a file nobody trusts.

    Raises
    ------
    RecordingError, HypnicError
        The file cannot be read, or the library not written.
    """
    given = reading_help or ImportHelp()
    digest = _digest(path)
    known = _known_digest(library, digest)
    if known:
        return ImportOutcome(nights=known, was_known=True)
    inputs = expand_inputs((str(path),), sites=() if given.site is None else (given.site,))
    recordings = [read_input(one, reading_help=_reading_help(given)) for one in inputs]
    nights = join_nights(inputs, recordings)
    placed = [
        Placed(
            night=night,
            paths=(None,) * len(night.recordings),
            id=night_id(_name(night, given, nights), seed=uuid4().hex),
            digest=digest,
            lights_out=given.lights_out,
        )
        for night in nights
    ]
    for one in placed:
        _keep(library, one, name=_name(one.night, given, nights))
    return ImportOutcome(nights=tuple(one.id for one in placed), remarks=_remarks(placed))


def analyse_nights(library: Library, nights: Sequence[str], *, reading_help: ImportHelp | None = None) -> ImportOutcome:
    """Analyse nights whose recordings lie in the library, for the first time or once more.

    Recordings that wait for results and overlap in time, worn at different sites, become one night. The journal's
    lights-out is used where it has one. Names, reviews and journal stay.

    Raises
    ------
    NotAnalysedError
        A recording is not in the library any more.
    """
    given = reading_help or ImportHelp()
    entries = [get_night(library, night) for night in nights]
    again = [entry for entry in entries if entry.folder is not None]
    waiting = [entry for entry in entries if entry.folder is None]
    placed = [_placed_again(library, entry, given) for entry in again]
    placed += _placed_first(library, waiting, given) if waiting else []
    for one in placed:
        _keep(library, one, name=None)
    return ImportOutcome(nights=tuple(one.id for one in placed), remarks=_remarks(placed))


def read_sources(
    library: Library, entry: NightEntry, *, reading_help: ImportHelp | None = None
) -> tuple[Recording, ...]:
    """Read the recordings of a night that has results, in their order.

    Raises
    ------
    NotAnalysedError
        One of them is not in the library.
    """
    given = reading_help or ImportHelp()
    paths = source_paths(library, entry)
    if len(paths) != len(entry.sources):
        raise NotAnalysedError(
            f"the recording of the night {entry.name} is not in the library: import it there, "
            "or give the recording itself"
        )
    with_zone = replace(_reading_help(given), timezone=given.timezone or _zone_name(entry))
    inputs = [
        Input(path=path, site=source.site)  # type: ignore[arg-type]
        for path, source in zip(paths, entry.sources, strict=True)
    ]
    return tuple(read_input(one, reading_help=with_zone) for one in inputs)


@contextmanager
def incoming_folder(library: Library) -> Iterator[Path]:
    """Lend an empty folder in the library for something that is just arriving; it is removed at the end."""
    # named after the process, so that whoever kills it knows what it was writing
    folder = library.folder / INCOMING_NAME / f"{os.getpid()}-{uuid4().hex}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _name(night: NightInput, given: ImportHelp, nights: Sequence[NightInput]) -> str:
    return given.name if given.name and len(nights) == 1 else night.name


def _digest(path: Path) -> str | None:
    if not path.is_file():
        return None
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _known_digest(library: Library, digest: str | None) -> tuple[str, ...]:
    with reading(library) as connection:
        rows = connection.execute(
            "SELECT DISTINCT id FROM nights JOIN sources ON night_id = id "
            "WHERE digest = ? AND deleted_at IS NULL AND state = 'analysed' ORDER BY id",
            (digest,),
        ).fetchall()
    return tuple(row["id"] for row in rows)


def _reading_help(given: ImportHelp) -> ReadingHelp:
    return ReadingHelp(timezone=given.timezone, started_at=given.started_at, rate_hz=given.rate_hz, unit=given.unit)


def _placed_again(library: Library, entry: NightEntry, given: ImportHelp) -> Placed:
    """Read the recordings of a night that has results."""
    return Placed(
        night=NightInput(name=entry.name, recordings=read_sources(library, entry, reading_help=given)),
        paths=tuple(source.path for source in entry.sources),
        id=entry.id,
        lights_out=given.lights_out,
    )


def _zone_name(entry: NightEntry) -> str | None:
    return entry.timezone if entry.timezone is not None and "/" in entry.timezone else None


def _placed_first(library: Library, entries: Sequence[NightEntry], given: ImportHelp) -> list[Placed]:
    """Read recordings that wait for results, and join those that belong together."""
    paths = [path for entry in entries for path in _paths_needed(library, entry)]
    sites = () if given.site is None else (given.site,)
    inputs = expand_inputs([str(path) for path in dict.fromkeys(paths)], sites=sites)
    recordings = [read_input(one, reading_help=_reading_help(given)) for one in inputs]
    free = {entry.sources[0].path: entry.id for entry in entries}
    placed = []
    for night in join_nights(inputs, recordings):
        places = [relative_to(library, _input_of(one, inputs, recordings).path) for one in night.recordings]
        parts = [_input_of(one, inputs, recordings).part for one in night.recordings]
        known = [free.pop(place) for place in places if place in free]
        placed.append(
            Placed(
                night=night,
                paths=tuple(None if part is not None else place for place, part in zip(places, parts, strict=True)),
                id=known[0] if known else night_id(night.name, seed=uuid4().hex),
                joined=tuple(known[1:]),
                lights_out=given.lights_out,
            )
        )
    return placed


def _paths_needed(library: Library, entry: NightEntry) -> tuple[Path, ...]:
    paths = source_paths(library, entry)
    if not paths:
        raise NotAnalysedError(f"the recording {entry.name} is gone from the library: put it back or delete the night")
    return paths


def _input_of(recording: Recording, inputs: Sequence[Input], recordings: Sequence[Recording]) -> Input:
    return next(one for one, read in zip(inputs, recordings, strict=True) if read is recording)


def _keep(library: Library, placed: Placed, *, name: str | None) -> None:
    """Analyse a night and put it into the library in one step."""
    from detector import analyse_night

    recordings = placed.night.recordings
    analysis = analyse_night(recordings, lights_out_s=_lights_out_s(library, placed))
    entry = _entry_or_none(library, placed.id)
    folder = entry.folder if entry is not None and entry.folder is not None else f"{NIGHTS_NAME}/{placed.id}"
    if (library.folder / folder).is_dir():
        write_night(analysis, library.folder / folder)
    else:
        with incoming_folder(library) as passing:
            _write_archives(placed, passing)
            write_night(analysis, passing / "results")
            for path in (passing / "results").iterdir():
                path.rename(passing / path.name)
            (passing / "results").rmdir()
            _publish(passing, library.folder / folder)
    take_result(library, folder)
    with writing(library) as connection:
        connection.executemany("DELETE FROM nights WHERE id = ?", [(night,) for night in placed.joined])
        _note_origin(connection, placed, name=name)


def _publish(passing: Path, folder: Path) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        passing.rename(folder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            f"{folder} cannot be written ({reason}): free some space, or choose another library"
        ) from error


def _write_archives(placed: Placed, folder: Path) -> None:
    """Keep the samples of recordings that lie nowhere in the library."""
    recordings = placed.night.recordings
    for recording, path in zip(recordings, placed.paths, strict=True):
        name = "recording" if len(recordings) == 1 else f"recording-{recording.site}"
        if path is None:
            write_archive(recording, folder / f"{name}.parquet")


def _note_origin(connection: sqlite3.Connection, placed: Placed, *, name: str | None) -> None:
    for position, (recording, path) in enumerate(zip(placed.night.recordings, placed.paths, strict=True)):
        connection.execute(
            "UPDATE sources SET path = coalesce(?, path), digest = coalesce(?, digest) "
            "WHERE night_id = ? AND position = ? AND name = ?",
            (path, placed.digest, placed.id, position, recording.source),
        )
    started_at = placed.night.recordings[0].started_at
    zone = getattr(started_at.tzinfo, "key", None) if started_at is not None else None
    connection.execute(
        "UPDATE nights SET name = coalesce(?, name), timezone = coalesce(?, timezone) WHERE id = ?",
        (name, zone, placed.id),
    )


def _entry_or_none(library: Library, night: str) -> NightEntry | None:
    with reading(library) as connection:
        is_known = connection.execute("SELECT 1 FROM nights WHERE id = ?", (night,)).fetchone() is not None
        return night_of(connection, night) if is_known else None


def _lights_out_s(library: Library, placed: Placed) -> float | None:
    """Find in the recording when the light went out, as the person said now or in the journal."""
    recording = placed.night.recordings[0]
    date = evening_of(recording.started_at)
    told = placed.lights_out or lights_out_of(library, placed.id if date is None else date.isoformat())
    if told is None:
        return None
    if recording.started_at is None:
        placed.remarks.append(f"Lights-out at {told:%H:%M} was not used: the recording has no clock.")
        return None
    try:
        return offset_of_clock_time(told, started_at=recording.started_at, duration_s=recording.duration_s)
    except WrongUseError:
        placed.remarks.append(f"Lights-out at {told:%H:%M} was not used: the recording did not run at that time.")
        return None


def _remarks(placed: Sequence[Placed]) -> tuple[str, ...]:
    return tuple(remark for one in placed for remark in one.remarks)
