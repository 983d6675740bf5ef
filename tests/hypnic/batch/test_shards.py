"""``hypnic summary``: shards joined, unfinished runs shown as far as they are, strangers among shards refused."""

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from hypnic.batch.shards import bring_together
from hypnic.batch.stores import LocalStore
from hypnic.cli import main
from tests.hypnic.batch.conftest import NIGHTS, TABLES, fingerprints, write_night


@pytest.fixture(scope="module")
def sharded(cohort: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Do the same cohort in two shards, in the wrong order; nobody may change them."""
    out = tmp_path_factory.mktemp("sharded") / "results"
    for shard in ("2/2", "1/2"):
        main(["batch", str(cohort), "--out", str(out), "--shard", shard, "--jobs", "1", "--quiet"])
    return out


def test_joined_shards_are_the_tables_of_one_run(
    sharded: Path, finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = shutil.copytree(sharded, tmp_path / "out")
    assert not (out / "nights.parquet").exists()
    assert main(["summary", str(out)]) == 0
    assert fingerprints(out) == fingerprints(finished)
    printed = capsys.readouterr()
    assert f"{NIGHTS} nights" in printed.out
    assert "summary.html" in printed.out
    assert printed.err == ""


def test_a_missing_shard_is_told_and_the_others_are_joined(
    sharded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = shutil.copytree(sharded, tmp_path / "out")
    shutil.rmtree(out / "shards" / "00001-of-00002")
    assert main(["summary", str(out)]) == 1
    assert "1 of 2 shards are missing (1)" in capsys.readouterr().err
    assert 0 < pq.read_metadata(out / "nights.parquet").num_rows < NIGHTS
    assert "Not whole" in (out / "summary.html").read_text(encoding="utf-8")


def test_shards_of_other_sources_are_refused(sharded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = shutil.copytree(sharded, tmp_path / "out")
    other = write_night(tmp_path / "other.parquet", 9)
    main(["batch", str(other), "--out", str(out), "--shard", "1/2", "--quiet"])
    assert main(["summary", str(out)]) == 2
    assert "different sources" in capsys.readouterr().err


def test_of_a_run_that_was_stopped_the_tables_show_what_is_done(finished: Path, tmp_path: Path):
    out = shutil.copytree(finished, tmp_path / "out")
    path = out / "manifest.jsonl"
    path.write_text("\n".join(path.read_text(encoding="utf-8").splitlines()[:5]), encoding="utf-8")
    for name in TABLES:
        (out / name).unlink()
    joined = bring_together(LocalStore(folder=out))
    assert joined.missing == NIGHTS + 2 - 4
    assert pq.read_metadata(out / "nights.parquet").num_rows + 2 >= 4


def test_a_folder_without_a_batch_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["summary", str(tmp_path)]) == 2
    assert "holds no results of hypnic batch" in capsys.readouterr().err
