"""``hypnic batch`` from recordings to tables: complete, the same every time, only what is missing, never less."""

import csv
import json
import os
import shutil
import signal
import sys
from pathlib import Path

import duckdb
import jsonschema
import numpy as np
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from hypnic.cli import main
from hypnic.events_table import COLUMNS
from hypnic.night_file import night_schema
from tests.hypnic.batch.conftest import (
    NIGHTS,
    children_of,
    fingerprints,
    manifest,
    start,
    until,
    write_night,
)

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds the workers in /proc")


def batch(*words: str | Path, out: Path) -> int:
    return main(["batch", *map(str, words), "--out", str(out), "--quiet"])


def nights(out: Path) -> list[str]:
    return pq.read_table(out / "nights.parquet")["night"].to_pylist()


def failures(out: Path) -> list[dict[str, str]]:
    with (out / "failures.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_recording_is_a_night_or_a_failure(cohort: Path, finished: Path):
    names = nights(finished)
    assert names == sorted(["another-night_1", *(f"night_{seed}" for seed in range(1, NIGHTS))])
    assert {Path(row["source"]).name for row in failures(finished)} == {"bad.csv", "cut.parquet"}
    for name in names:
        told = json.loads((finished / "nights" / name / "night.json").read_text(encoding="utf-8"))
        jsonschema.validate(told, night_schema())
        assert (finished / "nights" / name / "report.html").is_file()


def test_the_tables_tell_what_the_nights_tell(finished: Path):
    table = pd.read_parquet(finished / "nights.parquet").set_index("night")
    events = pd.read_parquet(finished / "events.parquet")
    for name, row in table.iterrows():
        told = json.loads((finished / "nights" / str(name) / "night.json").read_text(encoding="utf-8"))
        assert row["verdict_tier"] == told["verdict"]["tier"]
        assert row["counts_hypnic_jerk"] == told["counts"]["hypnic_jerk"]
        assert row["recordings_duration_s"] == told["recordings"][0]["duration_s"]
        own = events[events["night"] == name]
        assert len(own) == sum(told["counts"].values()) > 0
        assert own["onset"].is_monotonic_increasing


def test_pandas_polars_and_duckdb_read_the_same(finished: Path):
    columns = ["night", *(column.name for column in COLUMNS)]
    path = finished / "events.parquet"
    by_pandas, by_polars = pd.read_parquet(path), pl.read_parquet(path)
    by_duckdb = duckdb.sql(f"select count(*), sum(peak_g) from '{path}'").fetchall()[0]
    assert list(by_pandas.columns) == by_polars.columns == columns
    assert len(by_pandas) == by_polars.height == by_duckdb[0]
    assert by_duckdb[1] == pytest.approx(by_pandas["peak_g"].sum())
    text = pd.read_csv(finished / "nights.csv")
    pd.testing.assert_frame_equal(
        text[["night", "recordings_duration_s"]],
        pd.read_parquet(finished / "nights.parquet")[["night", "recordings_duration_s"]],
    )


def test_the_data_dictionary_describes_every_column(finished: Path):
    told = json.loads((finished / "columns.json").read_text(encoding="utf-8"))
    for table in ("nights", "events"):
        schema = pq.read_schema(finished / f"{table}.parquet")
        assert list(told[table]) == schema.names
        assert all(column["Description"] for column in told[table].values())
    assert told["events"]["peak_g"]["Units"] == "g"
    assert told["nights"]["indices_twitches_per_h"]["Units"] == "1/h"


def test_one_worker_makes_the_same_tables_as_two(cohort: Path, finished: Path, tmp_path: Path):
    assert batch(cohort, "--jobs", "1", out=tmp_path) == 1
    assert fingerprints(tmp_path) == fingerprints(finished)


def test_a_second_run_does_only_what_is_missing_or_has_changed_or_has_failed(tmp_path: Path):
    out = tmp_path / "out"
    for seed in (1, 2, 3, 4):
        write_night(tmp_path / f"night_{seed}.parquet", seed)
    (tmp_path / "night_5.parquet").write_bytes(b"PAR1")
    assert batch(tmp_path, "--jobs", "1", out=out) == 1
    times = {path: path.stat().st_mtime_ns for path in out.glob("nights/*/night.json")}
    (tmp_path / "night_1.parquet").touch()
    shutil.rmtree(out / "nights" / "night_2")
    write_night(tmp_path / "night_3.parquet", 33)
    write_night(tmp_path / "night_5.parquet", 5)
    assert batch(tmp_path, "--jobs", "1", out=out) == 0
    assert nights(out) == [f"night_{seed}" for seed in (1, 2, 3, 4, 5)]
    done_again = {path.parent.name for path in times if path.stat().st_mtime_ns != times[path]}
    assert done_again == {"night_2", "night_3"}
    assert failures(out) == []


def test_other_settings_do_everything_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path, out = write_night(tmp_path / "night.parquet", 1), tmp_path / "out"
    assert main(["batch", str(path), "--out", str(out)]) == 0
    assert main(["batch", str(path), "--out", str(out), "--no-reports"]) == 0
    assert "(0 tasks unchanged)" in capsys.readouterr().out.split("Tables")[1]


@ON_LINUX
def test_killed_workers_lose_nothing(tmp_path: Path, finished: Path, cohort: Path):
    out = tmp_path / "out"
    process = start("batch", cohort, "--out", out, "--jobs", "2")
    for done in (2, 4):
        until(lambda done=done: len(manifest(out)) >= done)
        until(lambda: children_of(process.pid))
        # the eldest: a new worker that takes a killed one's place, and its task, comes last
        os.kill(children_of(process.pid)[0], signal.SIGKILL)
    process.communicate(timeout=300)
    assert process.returncode == 1
    assert fingerprints(out) == fingerprints(finished)
    assert not list(out.glob("nights/.hypnic-*"))


@ON_LINUX
def test_a_run_whose_parent_was_killed_ends_as_if_nothing_had_happened(tmp_path: Path, finished: Path, cohort: Path):
    out = tmp_path / "out"
    process = start("batch", cohort, "--out", out, "--jobs", "2")
    until(lambda: len(manifest(out)) >= 3)
    workers = children_of(process.pid)
    process.kill()
    process.communicate()
    until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers), seconds=120)
    done = len({line["task"] for line in manifest(out)})
    assert batch(cohort, "--jobs", "2", out=out) == 1
    assert fingerprints(out) == fingerprints(finished)
    nights_done_twice = len(manifest(out)) - NIGHTS - 2
    assert nights_done_twice <= 2 < done


def test_ctrl_c_stops_in_good_order_and_says_how_to_go_on(tmp_path: Path, finished: Path, cohort: Path):
    out = tmp_path / "out"
    process = start("batch", cohort, "--out", out, "--jobs", "1", start_new_session=True)
    until(lambda: len(manifest(out)) >= 2)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 130
    first, *_, last = told.splitlines()
    assert first == f"0 of {NIGHTS + 2}"
    assert "\x1b" not in told
    assert last.startswith("hypnic: stopped after ")
    assert "the same command goes on from here" in last
    assert "Traceback" not in told
    assert not (out / "nights.parquet").exists()
    assert batch(cohort, out=out) == 1
    assert fingerprints(out) == fingerprints(finished)


def test_files_of_one_folder_can_be_one_night_and_a_bad_one_leaves_the_others(tmp_path: Path):
    for sleeper in ("p1", "p2"):
        for site in ("left_wrist", "right_ankle"):
            write_night(tmp_path / "in" / sleeper / f"{site}.parquet", 1, site=site)
    (tmp_path / "in" / "p2" / "right_ankle.parquet").write_bytes(b"PAR1")
    out = tmp_path / "out"
    assert batch(tmp_path / "in", "--group", "folder", "--jobs", "1", out=out) == 1
    table = pd.read_parquet(out / "nights.parquet").set_index("night")
    assert dict(table["recordings_site"]) == {"p1": "left_wrist+right_ankle", "p2": "left_wrist"}
    assert dict(table["recordings_count"]) == {"p1": 2, "p2": 1}
    assert [Path(row["source"]).name for row in failures(out)] == ["right_ankle.parquet"]


def test_a_regular_expression_can_find_night_and_site(tmp_path: Path):
    for name in ("p1_n1_left_wrist", "p1_n1_left_ankle", "p1_n2_left_wrist"):
        write_night(tmp_path / "in" / f"{name}.parquet", 1, site="unknown")
    write_night(tmp_path / "in" / "stray.parquet", 1)
    out = tmp_path / "out"
    group = r"(?P<night>p\d+_n\d+)_(?P<site>\w+_\w+)\."
    assert batch(tmp_path / "in", "--group", group, "--jobs", "1", out=out) == 1
    table = pd.read_parquet(out / "nights.parquet").set_index("night")
    assert dict(table["recordings_site"]) == {"p1_n1": "left_ankle+left_wrist", "p1_n2": "left_wrist"}
    assert [Path(row["source"]).name for row in failures(out)] == ["stray.parquet"]
    assert "does not match --group" in failures(out)[0]["error"]


def test_each_part_of_a_file_is_a_night(tmp_path: Path):
    rng = np.random.default_rng(3)
    points = [
        {"dataTime": f"2026-09-21T02:00:{s:02d}Z", "rawData": (1000 + rng.normal(0, 8, 125)).round(2).tolist()}
        for s in range(0, 60, 5)
    ]
    told = [{"id": number, "dataTime": "2026-09-21T02:00:00Z", "datapoints": points} for number in (1, 2)]
    (tmp_path / "osd.json").write_text(json.dumps(told), encoding="utf-8")
    assert batch(tmp_path / "osd.json", out=tmp_path / "out") == 0
    assert nights(tmp_path / "out") == ["osd#1", "osd#2"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere"], "nowhere does not exist"),
        (["*.nothing"], "names nothing"),
        ([".", "--shard", "4/3"], "write it like 3/100"),
        ([".", "--jobs", "0"], "0"),
        ([".", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "give one"),
        ([".", "--group", "("], "is no regular expression"),
        (["odd://place"], "odd://place"),
    ],
)
def test_wrong_use_is_told_in_one_line(
    words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "night.csv").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["batch", *words, "--out", str(tmp_path / "out")]) == 2
    complaint = capsys.readouterr().err
    assert told in complaint
    assert complaint.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_ends_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = write_night(tmp_path / "night.parquet", 1)
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    assert batch(path, out=tmp_path / "file") == 2
    assert "cannot be written" in capsys.readouterr().err
