"""Columns that follow their structures, tables that do not depend on how rows came, the page of a cohort."""

import hashlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from detector.model import NightAnalysis
from hypnic.batch.cohort import describe_cohort
from hypnic.batch.cohort_page import cohort_page
from hypnic.batch.columns import DESCRIPTIONS, data_dictionary, event_columns, night_columns
from hypnic.batch.manifest import Header, Manifest, remember
from hypnic.batch.model import Failure, TaskResult
from hypnic.batch.stores import LocalStore
from hypnic.batch.tables import TABLES, CohortTables, GrowingTable
from hypnic.events_table import COLUMNS, events_table
from hypnic.night_file import NightFile, night_file, night_json

MakeNight = Callable[..., NightAnalysis]


def files_of(night: NightAnalysis, name: str) -> tuple[str, bytes, bytes]:
    listed = events_table(night.events, started_at=night.recordings[0].started_at).encode()
    return name, night_json(night), listed


def test_nights_have_a_column_for_every_value_of_the_night_file(make_night: MakeNight):
    row = ("n", night_file(make_night()))
    cells = {column.name: column.cell(row) for column in night_columns()}
    assert cells["night"] == "n"
    assert cells["recordings_count"] == 1
    assert cells["recordings_site"] == "left_wrist"
    assert cells["recordings_gaps"] == 1
    assert cells["recordings_gaps_duration_s"] == 2.5
    assert cells["sleep_onset_interval_s_1"] == 180.0
    assert cells["counts_convulsive"] == 1
    assert cells["indices_plm_per_h"] is None
    assert cells["verdict_reasons_rule"] == "convulsive_event"
    parts = {column.name.partition("_")[0] for column in night_columns()} - {"night"}
    assert parts == {name.partition("_")[0] for name in NightFile.__struct_fields__} - {"settings"}


def test_events_have_the_columns_of_their_table_after_the_night():
    assert [column.name for column in event_columns()] == ["night", *(column.name for column in COLUMNS)]
    types = {column.name: column.type for column in event_columns()}
    assert (types["onset"], types["peak_g"], types["repetitions"], types["tier"]) == (
        "float64",
        "float64",
        "int64",
        "string",
    )


def test_a_column_that_nobody_described_is_described_by_where_it_stands(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(DESCRIPTIONS, "sleep_efficiency")  # type: ignore[arg-type]
    told = data_dictionary()["nights"]["sleep_efficiency"]["Description"]
    assert told == "Sleep efficiency. When sleep began and ended, with the evidence; null where it cannot be known."


@pytest.mark.parametrize("at_a_time", [1, 3, 10])
def test_a_table_is_the_same_however_many_rows_come_at_a_time(at_a_time: int, tmp_path: Path):
    schema = pa.schema([("n", pa.int64()), ("s", pa.string())])
    rows = pa.table({"n": list(range(10)), "s": [None, "a", "b", 'c"d', "e\nf", "", "g", "h", "i", "j"]}, schema=schema)
    path, text = tmp_path / "t.parquet", tmp_path / "t.csv"
    with closing(GrowingTable(path, schema, rows_in_a_group=4, text=text)) as table:
        for first in range(0, 10, at_a_time):
            table.add(rows.slice(first, at_a_time))
    assert [pq.ParquetFile(path).metadata.row_group(group).num_rows for group in range(3)] == [4, 4, 2]
    assert pq.read_table(path).equals(rows)
    digests = [hashlib.sha256(one.read_bytes()).hexdigest()[:8] for one in (path, text)]
    again = tmp_path / "again.parquet"
    with closing(GrowingTable(again, schema, rows_in_a_group=4, text=tmp_path / "again.csv")) as table:
        table.add(rows)
    assert digests == [hashlib.sha256(one.read_bytes()).hexdigest()[:8] for one in (again, tmp_path / "again.csv")]


def test_a_night_without_events_is_a_row_all_the_same(make_night: MakeNight, tmp_path: Path):
    with closing(CohortTables(tmp_path)) as tables:
        tables.add_nights([files_of(make_night(events=()), "still")])
    assert pq.read_table(tmp_path / "nights.parquet")["night"].to_pylist() == ["still"]
    assert pq.read_table(tmp_path / "events.parquet").num_rows == 0


def write_tables(folder: Path, nights: list[tuple[str, bytes, bytes]], failures: list[Failure]) -> LocalStore:
    with closing(CohortTables(folder)) as tables:
        tables.add_nights(nights)
        tables.add_failures(failures)
    return LocalStore(folder=folder)


def test_the_page_shows_spread_outliers_and_failures_by_reason(make_night: MakeNight, tmp_path: Path):
    calm = make_night()
    nights = [
        files_of(
            replace(calm, indices=replace(calm.indices, twitches_per_h=float(number if number < 19 else 900))),
            f"n<{number:02d}>",
        )
        for number in range(20)
    ]
    failures = [Failure(source=f"in/bad{n}.csv", error=f"bad{n}.csv is cut off at byte {n}") for n in (1, 22, 333)]
    store = write_tables(tmp_path, nights, failures)
    cohort = describe_cohort(store)
    assert (cohort.nights, cohort.events, cohort.failures) == (20, 40, 3)
    assert cohort.tiers["seizure_like"] == 20
    assert [(one.night, one.column.name) for one in cohort.outliers] == [("n<19>", "indices_twitches_per_h")]
    assert [(reason.text, reason.failures) for reason in cohort.reasons] == [("… is cut off at byte #", 3)]
    page = cohort_page(cohort, title="cohort", has_reports=True)
    assert 'href="nights/n%3C19%3E/report.html"' in page
    assert "n&lt;19&gt;" in page
    assert ">twitches (1/h)<" in page
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "not a medical device" in page


def test_a_cohort_without_a_single_night_has_a_page(tmp_path: Path):
    cohort = describe_cohort(write_tables(tmp_path, [], [Failure(source="a", error="b")]))
    assert "0 nights" in cohort_page(cohort, title="x", has_reports=False)


def header() -> Header:
    return Header(plan="p", tasks=2, shard=1, of=1, settings="s", version="1")


def test_a_line_that_was_cut_off_is_as_if_it_had_not_been_written(tmp_path: Path):
    store = LocalStore(folder=tmp_path)
    for name in ("a", "b"):
        with closing(Manifest(store, prefix="", header=header())) as manifest:
            manifest.add(TaskResult(task=name, content="c", nights=(name,)))
        path = tmp_path / "manifest.jsonl"
        path.write_bytes(path.read_bytes()[:-9])
    with closing(Manifest(store, prefix="", header=header())) as manifest:
        manifest.add(TaskResult(task="c", content="c", failures=(Failure(source="é", error="x"),)))
        manifest.complete()
    memory = remember(store, prefix="")
    assert set(memory.results) == {"c"}
    assert memory.results["c"].failures == (Failure(source="é", error="x"),)
    assert memory.header is not None
    assert memory.header.is_complete
    assert memory.earlier("c", settings="other") is None


def test_every_table_has_its_place(tmp_path: Path):
    write_tables(tmp_path, [], [])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(TABLES)
