"""The tables of a cohort on disk: rows go in as nights are done, and leave memory a row group at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import msgspec
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from hypnic.batch.columns import TableColumn, event_columns, event_value, names_of, night_columns
from hypnic.batch.model import Failure
from hypnic.night_file import NightFile

NIGHTS_TABLE = "nights.parquet"
NIGHTS_TEXT = "nights.csv"
EVENTS_TABLE = "events.parquet"
FAILURES_TEXT = "failures.csv"
TABLES = (NIGHTS_TABLE, NIGHTS_TEXT, EVENTS_TABLE, FAILURES_TEXT)

NIGHTS_IN_A_GROUP = 1_000
EVENTS_IN_A_GROUP = 50_000

ARROW_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
}


class GrowingTable:
    """A Parquet file, and a CSV file beside it where wanted, made of row groups of one size.

    The bytes depend on the rows and their order alone, never on how many came at a time.
    """

    def __init__(self, path: Path, schema: pa.Schema, *, rows_in_a_group: int, text: Path | None = None) -> None:
        self._schema = schema
        self._rows_in_a_group = rows_in_a_group
        self._waiting: list[pa.Table] = []
        self._rows = 0
        # no author and no time of writing goes into the file, and damage to it is found out
        self._parquet = pq.ParquetWriter(path, schema, compression="zstd", write_page_checksum=True)
        self._text = None if text is None else arrow_csv.CSVWriter(text, schema, write_options=_plain_text())

    def add(self, rows: pa.Table) -> None:
        """Add rows; whole row groups are written at once."""
        self._waiting.append(rows.cast(self._schema))
        self._rows += rows.num_rows
        while self._rows >= self._rows_in_a_group:
            self._write(self._rows_in_a_group)

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        if self._rows:
            self._write(self._rows)
        self._parquet.close()
        if self._text is not None:
            self._text.close()

    def _write(self, rows: int) -> None:
        whole = pa.concat_tables(self._waiting).combine_chunks()
        group = whole.slice(0, rows)
        self._parquet.write_table(group, row_group_size=rows)
        if self._text is not None:
            self._text.write_table(group)
        self._waiting = [whole.slice(rows)]
        self._rows = whole.num_rows - rows


class CohortTables:
    """The four tables of a run, growing side by side in one folder."""

    def __init__(self, folder: Path) -> None:
        self._nights = night_columns()
        self._events = event_columns()
        self._night_schema = schema_of(self._nights)
        self._event_schema = schema_of(self._events)
        self.nights = GrowingTable(
            folder / NIGHTS_TABLE,
            self._night_schema,
            rows_in_a_group=NIGHTS_IN_A_GROUP,
            text=folder / NIGHTS_TEXT,
        )
        self.events = GrowingTable(folder / EVENTS_TABLE, self._event_schema, rows_in_a_group=EVENTS_IN_A_GROUP)
        self._failures = (folder / FAILURES_TEXT).open("w", encoding="utf-8", errors="replace", newline="")
        self._rows = csv.writer(self._failures, lineterminator="\n")
        self._rows.writerow(("source", "error"))

    def add_nights(self, nights: Sequence[tuple[str, bytes, bytes]]) -> None:
        """Add nights, each its name, its ``night.json`` and its ``events.tsv``."""
        if not nights:
            return
        files = [(name, msgspec.json.decode(told, type=NightFile)) for name, told, _ in nights]
        columns = [[column.cell(row) for row in files] for column in self._nights]
        self.nights.add(pa.table(_arrays(columns, self._night_schema), schema=self._night_schema))
        rows = [row for name, _, listed in nights for row in _event_rows(name, listed, self._events)]
        cells = list(zip(*rows, strict=True)) if rows else [()] * len(self._events)
        self.events.add(pa.table(_arrays(cells, self._event_schema), schema=self._event_schema))

    def add_failures(self, failures: Sequence[Failure]) -> None:
        """Add recordings that could not be used."""
        self._rows.writerows((failure.source, failure.error) for failure in failures)

    def close(self) -> None:
        """Write what is left, and the end of each file."""
        self.nights.close()
        self.events.close()
        self._failures.close()


def schema_of(columns: Sequence[TableColumn]) -> pa.Schema:
    """Make the Arrow schema of a table; meaning and unit of each column travel with it."""
    return pa.schema(
        [pa.field(column.name, ARROW_TYPES[column.type], metadata=_metadata(column)) for column in columns]
    )


def read_failures(content: bytes) -> Iterator[Failure]:
    """Read ``failures.csv`` again."""
    rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    next(rows, None)
    return (Failure(source=row[0], error=row[1]) for row in rows)


def _metadata(column: TableColumn) -> dict[str, str]:
    told = {"description": column.description}
    return told if column.unit is None else {**told, "unit": column.unit}


def _arrays(columns: Sequence[Sequence[Any]], schema: pa.Schema) -> list[pa.Array]:
    return [pa.array(cells, type=field.type) for cells, field in zip(columns, schema, strict=True)]


def _event_rows(night: str, listed: bytes, columns: Sequence[TableColumn]) -> Iterator[tuple[Any, ...]]:
    header, *lines = listed.decode("utf-8").splitlines()
    own = columns[1:]
    if tuple(header.split("\t")) != names_of(own):
        raise ValueError(f"the events of {night} have other columns than this program writes")
    for line in lines:
        cells = line.split("\t")
        yield (night, *(event_value(cell, column) for cell, column in zip(cells, own, strict=True)))


def _plain_text() -> arrow_csv.WriteOptions:
    return cast(arrow_csv.WriteOptions, arrow_csv.WriteOptions(quoting_style="needed"))
