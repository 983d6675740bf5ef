"""Deleting a night so that it can be undone: everything it has in the library moves to the bin, and back."""

import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from hypnic.library.errors import LibraryFolderError, RefusedEntryError
from hypnic.library.model import Library, NightEntry
from hypnic.library.nights import get_night, night_of, now
from hypnic.library.places import BIN_NAME, confined
from hypnic.library.store import reading, writing

Move = tuple[str, str]


def delete_night(library: Library, night: str) -> NightEntry:
    """Put a night into the bin: results and recordings that lie in the library, and no other night needs.

    Reviews and journal stay in the store. Deleting what is deleted already changes nothing.

    Notes
    -----
    The store says first where everything is to go, then it is moved; a crash in between is made good by the next
    look through the folder.
    """
    with writing(library) as connection:
        entry = night_of(connection, night)
        if entry.deleted_at is None:
            moves = [
                (place, f"{BIN_NAME}/{night}/{number}-{Path(place).name}")
                for number, place in enumerate(_places(connection, entry))
            ]
            _rewrite_paths(connection, night, moves)
            connection.execute("UPDATE nights SET deleted_at = ? WHERE id = ?", (now().isoformat(), night))
            connection.executemany(
                "INSERT INTO moves (night_id, place, binned) VALUES (?, ?, ?)", [(night, *move) for move in moves]
            )
    finish_moves(library)
    return get_night(library, night)


def restore_night(library: Library, night: str) -> NightEntry:
    """Take a night out of the bin again, with everything where it was.

    Raises
    ------
    RefusedEntryError
        Something else lies in its place by now.
    """
    with writing(library) as connection:
        entry = night_of(connection, night)
        if entry.deleted_at is not None:
            moves = _moves(connection, night)
            _check_free(library, moves)
            _rewrite_paths(connection, night, [(binned, place) for place, binned in moves])
            connection.execute("UPDATE nights SET deleted_at = NULL WHERE id = ?", (night,))
    finish_moves(library)
    return get_night(library, night)


def empty_bin(library: Library) -> tuple[str, ...]:
    """Remove what is in the bin for good, with its reviews; give the ids of the nights. This cannot be undone."""
    with writing(library) as connection:
        nights = tuple(row["id"] for row in connection.execute("SELECT id FROM nights WHERE deleted_at IS NOT NULL"))
        connection.executemany("DELETE FROM nights WHERE id = ?", [(night,) for night in nights])
    for night in nights:
        shutil.rmtree(library.folder / BIN_NAME / night, ignore_errors=True)
    return nights


def finish_moves(library: Library) -> None:
    """Carry out every move that the store promises, also one that a crash cut short.

    Raises
    ------
    LibraryFolderError
        Something cannot be moved.
    """
    with reading(library) as connection:
        rows = connection.execute(
            "SELECT night_id, place, binned, deleted_at FROM moves JOIN nights ON id = night_id"
        ).fetchall()
    for row in rows:
        there, back = (row["place"], row["binned"]) if row["deleted_at"] else (row["binned"], row["place"])
        _move(library, there, back)
    done = {row["night_id"] for row in rows if not row["deleted_at"]}
    if done:
        with writing(library) as connection:
            connection.executemany(
                "DELETE FROM moves WHERE night_id = ? AND EXISTS "
                "(SELECT 1 FROM nights WHERE id = night_id AND deleted_at IS NULL)",
                [(night,) for night in done],
            )


def _places(connection: sqlite3.Connection, entry: NightEntry) -> list[str]:
    """List what a night has in the library: its results, and recordings that are not shared and not in them."""
    inside = f"{entry.folder}/"
    recordings = [source.path for source in entry.sources if source.path is not None]
    alone = [
        path
        for path in dict.fromkeys(recordings)
        if not (entry.folder and path.startswith(inside)) and not _is_shared(connection, path, entry.id)
    ]
    return [*([entry.folder] if entry.folder is not None else []), *alone]


def _is_shared(connection: sqlite3.Connection, path: str, night: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM sources JOIN nights ON id = night_id WHERE path = ? AND id != ? AND deleted_at IS NULL",
        (path, night),
    ).fetchone()
    return row is not None


def _moves(connection: sqlite3.Connection, night: str) -> list[Move]:
    rows = connection.execute("SELECT place, binned FROM moves WHERE night_id = ?", (night,)).fetchall()
    return [(row["place"], row["binned"]) for row in rows]


def _check_free(library: Library, moves: Sequence[Move]) -> None:
    for place, binned in moves:
        if confined(library, place).exists() and confined(library, binned).exists():
            raise RefusedEntryError(f"{place} is taken by something else now: move it away, then restore the night")


def _rewrite_paths(connection: sqlite3.Connection, night: str, moves: Sequence[Move]) -> None:
    """Let the store say where things will be: the folder of results, recordings, and recordings in that folder."""
    for old, new in moves:
        connection.execute("UPDATE nights SET folder = ? WHERE id = ? AND folder = ?", (new, night, old))
        connection.execute("UPDATE sources SET path = ? WHERE night_id = ? AND path = ?", (new, night, old))
        connection.execute(
            "UPDATE sources SET path = ? || substr(path, ?) WHERE night_id = ? AND substr(path, 1, ?) = ?",
            (new, len(old) + 1, night, len(old) + 1, f"{old}/"),
        )


def _move(library: Library, old: str, new: str) -> None:
    source, target = confined(library, old), confined(library, new)
    if not source.exists() or target.exists():
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(source, target)
        if source.parent.parent == library.folder / BIN_NAME and not any(source.parent.iterdir()):
            source.parent.rmdir()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LibraryFolderError(f"{source} cannot be moved to {target} ({reason}): free it and try again") from error
