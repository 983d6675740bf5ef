"""From results, in whatever order they come, to tables in the order of the plan, reading each night back from disk."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from hypnic.batch.columns import data_dictionary
from hypnic.batch.model import NIGHTS_FOLDER, TaskResult
from hypnic.batch.stores import UNFINISHED_MARK, LocalStore, Store
from hypnic.batch.tables import EVENTS_TABLE, FAILURES_TEXT, NIGHTS_TABLE, TABLES, CohortTables, read_failures
from hypnic.errors import OutputError
from hypnic.outputs import EVENTS_NAME, NIGHT_NAME

COLUMNS_NAME = "columns.json"
NIGHTS_AT_A_TIME = 32
ROWS_AT_A_TIME = 10_000


class Assembly:
    """Takes results in any order and adds them to the tables in the order of the plan.

    What waits for an earlier task is kept as a few names; the night itself stays on disk until its turn.
    """

    def __init__(self, tables: CohortTables, store: Store, *, tasks: Sequence[str]) -> None:
        self._tables = tables
        self._store = store
        self._tasks = tasks
        self._waiting: dict[str, TaskResult] = {}
        self._next = 0
        self._ready: list[TaskResult] = []

    def add(self, result: TaskResult) -> None:
        """Take a result."""
        self._waiting[result.task] = result
        while self._next < len(self._tasks) and self._tasks[self._next] in self._waiting:
            self._ready.append(self._waiting.pop(self._tasks[self._next]))
            self._next += 1
            if len(self._ready) >= NIGHTS_AT_A_TIME:
                self._write()

    def close(self) -> None:
        """Add what is left."""
        self._write()

    def _write(self) -> None:
        names = [night for result in self._ready for night in result.nights]
        told = self._store.read([f"{NIGHTS_FOLDER}/{name}/{NIGHT_NAME}" for name in names])
        listed = self._store.read([f"{NIGHTS_FOLDER}/{name}/{EVENTS_NAME}" for name in names])
        self._tables.add_nights(list(zip(names, told, listed, strict=True)))
        self._tables.add_failures([failure for result in self._ready for failure in result.failures])
        self._ready.clear()


@contextmanager
def growing_tables(store: Store, *, prefix: str) -> Iterator[CohortTables]:
    """Lend the tables of a run; at the end they take their places, whole, unless something went wrong.

    Parameters
    ----------
    store : Store
    prefix : str
        Folder within the store, empty or ending in ``/``.

    Raises
    ------
    OutputError
        They cannot be written.
    """
    folder = _passing_folder(store, prefix)
    try:
        with closing(CohortTables(folder)) as tables:
            yield tables
        for name in TABLES:
            store.take(folder / name, prefix + name)
        store.write(prefix + COLUMNS_NAME, json.dumps(data_dictionary(), indent=2).encode() + b"\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            f"{store.where(prefix)} cannot be written ({reason}): make room or choose another --out"
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def join_tables(store: Store, prefixes: Sequence[str], *, tables: CohortTables) -> None:
    """Add the part files of shards, one after the other, a few rows at a time.

    Parameters
    ----------
    store : Store
    prefixes : sequence of str
        Folder of each shard in the store, in order.
    tables : CohortTables
    """
    for prefix in prefixes:
        for name, table in ((NIGHTS_TABLE, tables.nights), (EVENTS_TABLE, tables.events)):
            with store.fetched(prefix + name) as path, pq.ParquetFile(path) as part:
                for rows in part.iter_batches(batch_size=ROWS_AT_A_TIME):
                    table.add(pa.Table.from_batches([rows]))
        tables.add_failures(list(read_failures(store.read([prefix + FAILURES_TEXT])[0])))


def _passing_folder(store: Store, prefix: str) -> Path:
    """Make an empty folder for unfinished tables, on the disk of the results where that is a disk."""
    if not isinstance(store, LocalStore):
        return Path(tempfile.mkdtemp(prefix="hypnic-"))
    folder = store.folder / prefix / f"{UNFINISHED_MARK}tables"
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{folder.parent} cannot be written ({reason}): choose another place with --out") from error
    return folder
