"""The store of a library: one SQLite file that survives a crash, opened anew for every operation."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from hypnic.library.errors import LibraryStoreError
from hypnic.library.migrations import MIGRATIONS
from hypnic.library.model import Library
from hypnic.library.places import STORE_NAME

WAIT_S = 15.0
RETRY_S = 0.02


@contextmanager
def reading(library: Library) -> Iterator[sqlite3.Connection]:
    """Lend the store for questions; several may ask at once, also while one writes.

    Raises
    ------
    LibraryStoreError
        The store is damaged, locked, or written by a newer hypnic.
    """
    with _opened(library.folder / STORE_NAME) as connection:
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")


@contextmanager
def writing(library: Library) -> Iterator[sqlite3.Connection]:
    """Lend the store for changes, which all become true at the end or none of them.

    Raises
    ------
    LibraryStoreError
        The store is damaged, locked, cannot be written, or was written by a newer hypnic.
    """
    with _opened(library.folder / STORE_NAME) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def schema_version(library: Library) -> int:
    """Tell which version of the schema the store has."""
    with reading(library) as connection:
        return _version(connection)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            _bring_up_to_date(connection, path)
            yield connection
    except sqlite3.OperationalError as error:
        raise LibraryStoreError(f"{path} cannot be used ({error}): see that no other program holds it") from error
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:
            # a mistake of ours, not of the disk
            raise
        raise LibraryStoreError(
            f"{path} is damaged ({error}): move it elsewhere and open the library again; "
            "the nights lie beside it and are found again, reviews and journal are in the file"
        ) from error


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection) == len(MIGRATIONS):
        return
    _write_ahead(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # another process may have been faster
        version = _version(connection)
        _check_version(version, path)
        for number, statements in enumerate(MIGRATIONS[version:], start=version + 1):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Change to write-ahead logging; SQLite waits for no other that writes meanwhile, so this asks again."""
    deadline_s = time.monotonic() + WAIT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline_s:
                raise
            time.sleep(RETRY_S)
        else:
            return


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_version(version: int, path: Path) -> None:
    if version > len(MIGRATIONS):
        raise LibraryStoreError(
            f"{path} has version {version} and this hypnic knows up to {len(MIGRATIONS)}: install the newer hypnic"
        )
