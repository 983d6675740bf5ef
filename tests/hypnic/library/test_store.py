"""The store: every version becomes the present one, crashes and damage lose no night, many may use it at once."""

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from hypnic.library import LibraryFolderError, LibraryStoreError, get_night, list_nights, open_library, refresh
from hypnic.library.migrations import MIGRATIONS
from hypnic.library.model import Library
from hypnic.library.places import STORE_NAME
from hypnic.library.store import reading, schema_version, writing

FIRST_VERSION = """
CREATE TABLE nights (
    id TEXT PRIMARY KEY, name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('recorded', 'analysed', 'missing', 'damaged')),
    date TEXT, started_at TEXT, timezone TEXT, duration_s REAL, sites TEXT NOT NULL DEFAULT '[]',
    tier TEXT, headline TEXT, advice TEXT, spread TEXT,
    counts TEXT NOT NULL DEFAULT '{}', figures TEXT NOT NULL DEFAULT '{}',
    folder TEXT UNIQUE, fingerprint TEXT NOT NULL DEFAULT '', problem TEXT, added_at TEXT NOT NULL, deleted_at TEXT
) STRICT;
CREATE TABLE sources (
    night_id TEXT NOT NULL REFERENCES nights (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    name TEXT NOT NULL, path TEXT, site TEXT, format TEXT, digest TEXT, PRIMARY KEY (night_id, position)
) STRICT;
CREATE TABLE moves (
    night_id TEXT NOT NULL REFERENCES nights (id) ON DELETE CASCADE, place TEXT NOT NULL, binned TEXT NOT NULL,
    PRIMARY KEY (night_id, place)
) STRICT;
CREATE TABLE looked_at (path TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, is_recording INTEGER NOT NULL) STRICT;
CREATE INDEX nights_by_date ON nights (date);
CREATE INDEX sources_by_path ON sources (path);
CREATE INDEX sources_by_digest ON sources (digest);
PRAGMA user_version = 1;
INSERT INTO nights (id, name, state, date, started_at, timezone, duration_s, sites, tier, headline, counts, figures,
                    folder, fingerprint, added_at)
VALUES ('old-night-0123abcd', 'old night', 'analysed', '2026-03-02', '2026-03-02T22:00:00+01:00', 'Europe/Berlin',
        28800.0, '["left_wrist"]', 'harmless', 'Nothing was found.', '{"hypnic_jerk": 2}', '{"twitches_per_h": 1.5}',
        'results/old', 'x', '2026-03-03T07:00:00+00:00');
INSERT INTO sources (night_id, position, name) VALUES ('old-night-0123abcd', 0, 'old.csv');
"""

WRITER = """
import sys
from hypnic.library import Library, open_library
from hypnic.library.store import writing

library = open_library(sys.argv[1])
for number in range(1_000_000):
    with writing(library) as connection:
        for half in ("a", "b"):
            connection.execute(
                "INSERT INTO looked_at (path, fingerprint, is_recording) VALUES (?, '', 0)", (f"{number}{half}",)
            )
    print(number, flush=True)
"""


def schema_of(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return sorted(
            (table, *map(str, column))
            for table in tables
            for column in connection.execute(f"PRAGMA table_xinfo({table})")
        )


@pytest.fixture
def first_version(tmp_path: Path) -> Path:
    folder = tmp_path / "first"
    folder.mkdir()
    with closing(sqlite3.connect(folder / "library.sqlite")) as connection:
        connection.executescript(FIRST_VERSION)
    return folder


def test_a_new_store_has_the_present_version_and_writes_ahead(library: Library):
    assert schema_version(library) == len(MIGRATIONS)
    with reading(library) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_store_of_the_first_version_keeps_its_nights(first_version: Path, library: Library):
    old = open_library(first_version)
    (night,) = list_nights(old)
    assert schema_version(old) == len(MIGRATIONS)
    assert (night.id, night.name, night.counts["hypnic_jerk"]) == ("old-night-0123abcd", "old night", 2)
    assert night.started_at is not None
    assert str(night.started_at.tzinfo) == "Europe/Berlin"
    assert schema_of(old.folder / "library.sqlite") == schema_of(library.folder / "library.sqlite")


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_every_version_ever_written_becomes_the_present_one(version: int, tmp_path: Path, library: Library):
    path = tmp_path / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        for statements in MIGRATIONS[:version]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()
    open_library(tmp_path)
    assert schema_of(path) == schema_of(library.folder / "library.sqlite")


def test_the_first_version_is_what_its_migration_makes(first_version: Path, tmp_path: Path):
    path = tmp_path / "made.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
    assert schema_of(path) == schema_of(first_version / "library.sqlite")


def test_a_migration_that_fails_leaves_the_store_as_it_was(first_version: Path, monkeypatch: pytest.MonkeyPatch):
    broken = (MIGRATIONS[0], ("CREATE TABLE half (x)", "CREATE TABLE half (x)"))
    monkeypatch.setattr("hypnic.library.store.MIGRATIONS", broken)
    with pytest.raises(LibraryStoreError):
        open_library(first_version)
    with closing(sqlite3.connect(first_version / "library.sqlite")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()


def test_a_store_of_a_newer_hypnic_is_left_alone(library: Library):
    path = library.folder / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    with pytest.raises(LibraryStoreError, match="install the newer hypnic"):
        open_library(library.folder)
    assert path.read_bytes() == before


def test_a_damaged_store_is_told_and_the_nights_are_found_again(library: Library, add_night):
    night = add_night("calm")
    path = library.folder / "library.sqlite"
    path.write_bytes(b"this is no store" * 1000)
    with pytest.raises(LibraryStoreError, match="damaged"):
        list_nights(library)
    path.unlink()
    refresh(library)
    assert get_night(library, night.id).headline == night.headline


def test_a_file_cannot_be_a_library(tmp_path: Path):
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(LibraryFolderError, match="cannot be a library"):
        open_library(path)


def test_what_goes_wrong_half_way_changes_nothing(library: Library):
    def write_and_fail() -> None:
        with writing(library) as connection:
            connection.execute("INSERT INTO looked_at (path, fingerprint, is_recording) VALUES ('x', '', 0)")
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    with reading(library) as connection:
        assert not connection.execute("SELECT * FROM looked_at").fetchall()


@pytest.mark.skipif(os.name == "nt", reason="needs a signal that cannot be caught")
def test_a_kill_while_writing_leaves_every_finished_change_and_no_half_one(library: Library):
    command = [sys.executable, "-c", WRITER, str(library.folder)]
    for _ in range(3):
        with writing(library) as connection:
            connection.execute("DELETE FROM looked_at")
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            finished = [int(process.stdout.readline()) for _ in range(20)]
            process.send_signal(signal.SIGKILL)
        with reading(library) as connection:
            paths = {row["path"] for row in connection.execute("SELECT path FROM looked_at")}
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert {f"{number}{half}" for number in finished for half in "ab"} <= paths
        assert {path[:-1] + "a" for path in paths} == {path[:-1] + "a" for path in paths if path.endswith("b")}


def test_many_may_open_and_write_at_once(tmp_path: Path):
    def write(number: int) -> None:
        with writing(open_library(tmp_path / "shared")) as connection:
            connection.execute(
                "INSERT INTO looked_at (path, fingerprint, is_recording) VALUES (?, '', 0)", (str(number),)
            )

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(64)))
    with reading(open_library(tmp_path / "shared")) as connection:
        assert connection.execute("SELECT count(*) FROM looked_at").fetchone()[0] == 64


def test_a_store_that_another_begins_at_the_same_time_is_waited_for(tmp_path: Path):
    folder = tmp_path / "shared"
    folder.mkdir()
    with (
        closing(sqlite3.connect(folder / STORE_NAME, isolation_level=None)) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        other.execute("BEGIN IMMEDIATE")
        opened = pool.submit(open_library, folder)
        with pytest.raises(TimeoutError):
            opened.result(timeout=0.3)
        other.execute("ROLLBACK")
        assert schema_version(opened.result()) == len(MIGRATIONS)
