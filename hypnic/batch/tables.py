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

from hypnic.batch.columns import TableColumn, event_columns, night_columns
from hypnic.batch.model import Failure
from hypnic.events_table import MISSING
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
        self.events.add(_event_rows([(name, listed) for name, _, listed in nights], self._event_schema))

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


def _event_rows(nights: Sequence[tuple[str, bytes]], schema: pa.Schema) -> pa.Table:
    """Read the events of several nights, each its name and its ``events.tsv``, as rows of one table."""
    own = schema.names[1:]
    bodies = [_without_header(night, listed, own) for night, listed in nights]
    whole = b"".join(bodies)
    if not whole:
        return schema.empty_table()
    rows = arrow_csv.read_csv(
        pa.BufferReader(whole),
        read_options=arrow_csv.ReadOptions(column_names=own, use_threads=False),
        parse_options=arrow_csv.ParseOptions(delimiter="\t", quote_char=False),
        convert_options=arrow_csv.ConvertOptions(
            column_types={name: schema.field(name).type for name in own},
            null_values=[MISSING],
            strings_can_be_null=True,
        ),
    )
    names = [name for (name, _), body in zip(nights, bodies, strict=True) for _ in range(body.count(b"\n"))]
    return rows.add_column(0, schema.field(0), pa.array(names, type=schema.field(0).type)).cast(schema)


def _without_header(night: str, listed: bytes, own: Sequence[str]) -> bytes:
    header, _, body = listed.partition(b"\n")
    if header.decode("utf-8").rstrip("\r").split("\t") != list(own):
        raise ValueError(f"the events of {night} have other columns than this program writes")
    return body


def _plain_text() -> arrow_csv.WriteOptions:
    return cast(arrow_csv.WriteOptions, arrow_csv.WriteOptions(quoting_style="needed"))
