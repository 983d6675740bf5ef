"""Looks through the folder of a library and brings the store in line with what lies there."""

import itertools
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from hypnic.inputs import stem_of
from hypnic.library.bin import finish_moves
from hypnic.library.errors import LibraryError
from hypnic.library.event_figures import read_event_figures
from hypnic.library.model import Change, Library, NightEntry, NightFigures, NightFilter, NightSource, RefreshReport
from hypnic.library.nights import list_nights, night_of, now, put_night
from hypnic.library.places import EVENTS_NAME, INCOMING_NAME, NIGHT_ID, NIGHT_NAME, NIGHTS_NAME, OWN_NAMES, night_id
from hypnic.library.results import Result, evening_of, read_result
from hypnic.library.store import reading, writing
from recordings.capture_format import ARCHIVE_NAME, MANIFEST_NAME, Manifest
from recordings.errors import RecordingError
from recordings.importers import IMPORTERS

DEEPEST = 12
LEFT_BEHIND_S = 24 * 3600.0
PACKED_ENDINGS = (".gz", ".zip")
OUTPUT_ENDINGS = (".truth.tsv", "review.tsv", "journal.tsv", "events.tsv", "nights.csv", "failures.csv")
RECORDING_ENDINGS = tuple(
    sorted({ending for importer in IMPORTERS for ending in importer.extensions if ending.startswith(".")})
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A folder of results, a capture or a file: where it lies in the library, and by what a change shows."""

    path: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Everything found in the folder: results, captures, and files that may be recordings."""

    results: tuple[Found, ...]
    captures: tuple[Found, ...]
    files: tuple[Found, ...]


def refresh(library: Library) -> RefreshReport:
    """Bring the store in line with the folder: new, changed and missing nights are noticed; twice is as good as once.

    Parameters
    ----------
    library : Library

    Returns
    -------
    RefreshReport
        What was added, what changed, what is gone, and what could not be read.

    Notes
    -----
    Links are not followed. A file is looked into once, and again only when its size or time changes. A recording whose
    name the results of exactly one night give as their source belongs to that night.
    """
    finish_moves(library)
    _sweep(library)
    around = look_around(library)
    recordings = (*around.captures, *_recording_files(library, around.files))
    changes: list[tuple[Change, str]] = []
    problems: list[str] = []
    with writing(library) as connection:
        gone = _miss(connection, {found.path for found in (*around.results, *recordings)})
        for found in around.results:
            changes += _take_result(connection, library, found)
        for found in recordings:
            changes += _take_recording(connection, library, found)
        changes += [("missing", night) for night in gone if night_of(connection, night).state == "missing"]
        problems += [row[0] for row in connection.execute("SELECT problem FROM nights WHERE problem IS NOT NULL")]
    # what trends need is worked out now, not when somebody waits for it
    read_event_figures(library, list_nights(library, chosen=NightFilter(states=("analysed",))))
    return RefreshReport(
        added=_of(changes, "added"),
        changed=_of(changes, "changed"),
        missing=_of(changes, "missing"),
        problems=tuple(problems),
    )


def take_result(library: Library, folder: str) -> NightEntry:
    """Enter one folder of results that was just written, without looking through the others."""
    found = Found(path=folder, fingerprint=_result_fingerprint(library.folder / folder))
    with writing(library) as connection:
        _take_result(connection, library, found)
        (night,) = connection.execute("SELECT id FROM nights WHERE folder = ?", (folder,)).fetchone()
        entry = night_of(connection, night)
    read_event_figures(library, (entry,))
    return entry


def look_around(library: Library) -> Surroundings:
    """Find what lies in the folder, without opening anything."""
    results, captures, files = [], [], []
    for folder, names in _folders(library.folder, depth=0):
        path = folder.relative_to(library.folder).as_posix()
        if NIGHT_NAME in names and folder != library.folder:
            results.append(Found(path=path, fingerprint=_result_fingerprint(folder)))
        elif MANIFEST_NAME in names and folder != library.folder:
            captures.append(Found(path=path, fingerprint=_fingerprint(folder / MANIFEST_NAME, folder / ARCHIVE_NAME)))
        else:
            files += [_found_file(library, folder / name) for name in names if _may_be_recording(name)]
    return Surroundings(results=_sorted(results), captures=_sorted(captures), files=_sorted(files))


def _sweep(library: Library) -> None:
    """Remove what an import that was killed left behind, once nobody can be writing it any more."""
    for left in (library.folder / INCOMING_NAME).glob("*"):
        if not left.is_symlink() and left.stat().st_mtime < time.time() - LEFT_BEHIND_S:
            shutil.rmtree(left, ignore_errors=True)


def _folders(folder: Path, *, depth: int) -> Iterator[tuple[Path, Sequence[str]]]:
    """Walk through folders that may hold nights; not into hidden ones, through links, or into a night itself."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    shown = [entry for entry in entries if not entry.name.startswith(".") and not entry.is_symlink()]
    names = [entry.name for entry in shown if entry.is_file(follow_symlinks=False)]
    yield folder, names
    if depth and (NIGHT_NAME in names or MANIFEST_NAME in names):
        return
    for entry in shown:
        is_own = depth == 0 and entry.name in OWN_NAMES
        if entry.is_dir(follow_symlinks=False) and not is_own and depth < DEEPEST:
            yield from _folders(Path(entry.path), depth=depth + 1)


def _may_be_recording(name: str) -> bool:
    lower = name.lower()
    if lower.endswith(OUTPUT_ENDINGS):
        return False
    for ending in PACKED_ENDINGS:
        lower = lower.removesuffix(ending)
    return lower.endswith(RECORDING_ENDINGS) or name.lower().endswith(PACKED_ENDINGS)


def _found_file(library: Library, path: Path) -> Found:
    return Found(path=path.relative_to(library.folder).as_posix(), fingerprint=_fingerprint(path))


def _sorted(found: Sequence[Found]) -> tuple[Found, ...]:
    return tuple(sorted(found, key=lambda one: one.path))


def _result_fingerprint(folder: Path) -> str:
    return _fingerprint(folder / NIGHT_NAME, folder / EVENTS_NAME)


def _fingerprint(*paths: Path) -> str:
    return " ".join(_stat_text(path) for path in paths)


def _stat_text(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "-"
    return f"{status.st_size}:{status.st_mtime_ns}"


def _recording_files(library: Library, files: Sequence[Found]) -> tuple[Found, ...]:
    """Keep the files that hold a recording; those looked into before are not opened again."""
    with reading(library) as connection:
        known = {
            row["path"]: (row["fingerprint"], bool(row["is_recording"]))
            for row in connection.execute("SELECT * FROM looked_at")
        }
    fresh = [found for found in files if known.get(found.path, ("", False))[0] != found.fingerprint]
    answers = {found.path: _holds_recording(library.folder / found.path) for found in fresh}
    with writing(library) as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO looked_at (path, fingerprint, is_recording) VALUES (?, ?, ?)",
            [(found.path, found.fingerprint, int(answers[found.path])) for found in fresh],
        )
    is_recording = {path: answer for path, (_, answer) in known.items()} | answers
    return tuple(found for found in files if is_recording[found.path])


def _holds_recording(path: Path) -> bool:
    from recordings.reading import identify

    try:
        identify(path)
    except RecordingError:
        return False
    return True


def _take_result(connection: sqlite3.Connection, library: Library, found: Found) -> list[tuple[Change, str]]:
    row = connection.execute("SELECT id, fingerprint, state FROM nights WHERE folder = ?", (found.path,)).fetchone()
    if row is not None and row["fingerprint"] == found.fingerprint and row["state"] != "missing":
        return []
    folder = library.folder / found.path
    result, problem = _result_or_problem(folder)
    known = row["id"] if row is not None else _known_as(connection, found, result)
    before = None if known is None else night_of(connection, known)
    if before is None:
        before = _new_entry(_id_of_folder(connection, found.path), name=folder.name)
    entry = _with_result(before, result, folder=found.path, problem=problem)
    entry = replace(entry, sources=_placed(entry, before, library))
    put_night(connection, entry, fingerprint=found.fingerprint)
    _merge_recorded(connection, entry)
    return [("added" if known is None else "changed", entry.id)]


def _result_or_problem(folder: Path) -> tuple[Result | None, str | None]:
    try:
        return read_result(folder), None
    except LibraryError as error:
        return None, str(error)


def _known_as(connection: sqlite3.Connection, found: Found, result: Result | None) -> str | None:
    """Recognise results that were moved within the library, or that belong to a recording in it."""
    moved = connection.execute(
        "SELECT id FROM nights WHERE state = 'missing' AND deleted_at IS NULL AND fingerprint = ?", (found.fingerprint,)
    ).fetchall()
    if len(moved) == 1:
        return str(moved[0]["id"])
    by_folder_name = connection.execute(
        "SELECT id FROM nights WHERE id = ? AND folder IS NULL AND deleted_at IS NULL", (Path(found.path).name,)
    ).fetchone()
    if by_folder_name is not None:
        return str(by_folder_name["id"])
    names = [source.name for source in (result.sources if result else ())]
    recorded = [night for name in (*names, Path(found.path).name) for night in _recorded_as(connection, name)]
    return recorded[0] if recorded else None


def _recorded_as(connection: sqlite3.Connection, name: str) -> list[str]:
    """Find the recording of that name, or stem, that has no results yet; of several, none can be meant."""
    rows = connection.execute(
        "SELECT id FROM nights JOIN sources ON night_id = id WHERE (sources.name = ? OR nights.name = ?) "
        "AND state = 'recorded' AND folder IS NULL AND deleted_at IS NULL",
        (name, name),
    ).fetchall()
    return [str(rows[0]["id"])] if len(rows) == 1 else []


def _id_of_folder(connection: sqlite3.Connection, path: str) -> str:
    name = Path(path).name
    is_ours = path == f"{NIGHTS_NAME}/{name}" and NIGHT_ID.fullmatch(name) and not _is_taken(connection, name)
    return name if is_ours else free_id(connection, name, seed=path)


def free_id(connection: sqlite3.Connection, name: str, *, seed: str) -> str:
    """Make an id that no other night has, be it in the bin."""
    candidates = (night_id(name, seed=seed if number == 1 else f"{seed}#{number}") for number in itertools.count(1))
    return next(candidate for candidate in candidates if not _is_taken(connection, candidate))


def _is_taken(connection: sqlite3.Connection, night: str) -> bool:
    return connection.execute("SELECT 1 FROM nights WHERE id = ?", (night,)).fetchone() is not None


def _new_entry(night: str, *, name: str) -> NightEntry:
    return NightEntry(
        id=night,
        name=name,
        state="recorded",
        date=None,
        started_at=None,
        timezone=None,
        duration_s=None,
        sites=(),
        tier=None,
        headline=None,
        advice=None,
        spread=None,
        counts={},
        figures=NightFigures(),
        folder=None,
        sources=(),
        problem=None,
        added_at=now(),
        deleted_at=None,
    )


def _with_result(entry: NightEntry, result: Result | None, *, folder: str, problem: str | None) -> NightEntry:
    if result is None:
        return replace(entry, state="damaged", folder=folder, problem=problem)
    return replace(
        entry,
        state="analysed",
        folder=folder,
        problem=None,
        date=evening_of(result.started_at),
        started_at=result.started_at,
        timezone=_zone_of(entry, result.started_at),
        duration_s=result.duration_s,
        sites=result.sites,
        tier=result.tier,
        headline=result.headline,
        advice=result.advice,
        spread=result.spread,
        counts=result.counts,
        figures=result.figures,
        sources=result.sources,
    )


def _zone_of(entry: NightEntry, started_at: datetime | None) -> str | None:
    """Keep a zone that is known by name; results alone know the offset only."""
    if started_at is None or (entry.timezone is not None and "/" in entry.timezone):
        return entry.timezone
    return str(started_at.tzinfo)


def _placed(entry: NightEntry, before: NightEntry, library: Library) -> tuple[NightSource, ...]:
    """Say where in the library the recordings lie: beside the results, or where they lay before."""
    earlier: Mapping[str, str | None] = {source.name: source.path for source in before.sources}
    only = before.sources[0].path if len(before.sources) == len(entry.sources) == 1 else None
    return tuple(
        replace(source, path=_archive_of(source, entry, library) or earlier.get(source.name) or only)
        for source in entry.sources
    )


def _archive_of(source: NightSource, entry: NightEntry, library: Library) -> str | None:
    names = (f"recording-{source.site}.parquet", *(("recording.parquet",) if len(entry.sources) == 1 else ()))
    places = (f"{entry.folder}/{name}" for name in names)
    return next((place for place in places if (library.folder / place).is_file()), None)


def _merge_recorded(connection: sqlite3.Connection, entry: NightEntry) -> None:
    """Let the recordings of other sites that went into this night no longer wait for results."""
    for source in entry.sources:
        for other in _recorded_as(connection, source.name):
            if other != entry.id:
                _claim(connection, entry.id, source.name, _path_of(connection, other))
                connection.execute("DELETE FROM nights WHERE id = ?", (other,))


def _path_of(connection: sqlite3.Connection, night: str) -> str | None:
    row = connection.execute("SELECT path FROM sources WHERE night_id = ?", (night,)).fetchone()
    return None if row is None else row["path"]


def _claim(connection: sqlite3.Connection, night: str, name: str, path: str | None) -> None:
    connection.execute(
        "UPDATE sources SET path = ? WHERE night_id = ? AND name = ? AND path IS NULL", (path, night, name)
    )


def _take_recording(connection: sqlite3.Connection, library: Library, found: Found) -> list[tuple[Change, str]]:
    rows = connection.execute(
        "SELECT id, state, folder, fingerprint FROM nights JOIN sources ON night_id = id "
        "WHERE path = ? AND deleted_at IS NULL",
        (found.path,),
    ).fetchall()
    own = [row for row in rows if row["folder"] is None]
    if rows and not own:
        return []
    if own and own[0]["fingerprint"] == found.fingerprint and own[0]["state"] != "missing":
        return []
    name = stem_of(library.folder / found.path)
    if not own and _claimed_by_name(connection, found.path, stem=name):
        return []
    known = own[0]["id"] if own else free_id(connection, name, seed=found.path)
    before = night_of(connection, known) if own else _new_entry(known, name=name)
    put_night(connection, _recorded(before, library, found), fingerprint=found.fingerprint)
    return [("changed" if own else "added", before.id)]


def _claimed_by_name(connection: sqlite3.Connection, path: str, *, stem: str) -> bool:
    """Give a recording to the one night whose results name it as their source, or are called after it."""
    name = Path(path).name
    rows = connection.execute(
        "SELECT night_id, sources.name FROM sources JOIN nights ON id = night_id "
        "WHERE path IS NULL AND folder IS NOT NULL AND deleted_at IS NULL "
        "AND (sources.name = ? OR folder = ? OR folder LIKE ? ESCAPE '!')",
        (name, stem, f"%/{_literally(stem)}"),
    ).fetchall()
    if len(rows) != 1:
        return False
    _claim(connection, rows[0]["night_id"], rows[0]["name"], path)
    return True


def _literally(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _recorded(entry: NightEntry, library: Library, found: Found) -> NightEntry:
    """Say of a recording without results what a quick look tells: a capture says when, where and with what."""
    name = Path(found.path).name
    manifest = _manifest(library.folder / found.path)
    if manifest is None:
        return replace(entry, state="recorded", sources=(NightSource(name=name, path=found.path),))
    return replace(
        entry,
        state="recorded",
        date=evening_of(manifest.started_at),
        started_at=manifest.started_at,
        timezone=manifest.time_zone or str(manifest.started_at.tzinfo),
        sites=(manifest.site,),
        sources=(NightSource(name=name, path=found.path, site=manifest.site, format="hypnic_capture"),),
    )


def _manifest(path: Path) -> Manifest | None:
    try:
        return msgspec.json.decode((path / MANIFEST_NAME).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        # a file has none; a capture with a torn one is still a recording, about which less is known
        return None


def _miss(connection: sqlite3.Connection, there: set[str]) -> list[str]:
    """Mark nights of which neither the results nor, where there are none, the recording is there any more."""
    rows = connection.execute(
        "SELECT id, folder, path FROM nights LEFT JOIN sources ON night_id = id AND position = 0 "
        "WHERE deleted_at IS NULL AND state != 'missing'"
    ).fetchall()
    gone = [str(row["id"]) for row in rows if (row["folder"] or row["path"]) not in there]
    connection.executemany("UPDATE nights SET state = 'missing' WHERE id = ?", [(night,) for night in gone])
    return gone


def _of(changes: Sequence[tuple[Change, str]], change: Change) -> tuple[str, ...]:
    return tuple(dict.fromkeys(night for what, night in changes if what == change))
