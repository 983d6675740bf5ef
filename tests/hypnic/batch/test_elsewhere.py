"""Batches beyond this machine: a real Dask cluster, a real object store, and what is said where they are missing."""

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from hypnic.cli import main
from tests.hypnic.batch.conftest import TABLES, fingerprints, start, until

BUCKET = "study"
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@contextmanager
def process(*words: str, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = subprocess.Popen([sys.executable, "-m", *words], env=environment, **quiet)  # type: ignore[call-overload]
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(timeout=30)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except OSError:
        return False


@pytest.fixture(scope="module")
def store_environment(cohort: Path) -> Iterator[dict[str, str]]:
    """Start an object store on the loopback that holds the cohort, and tell the environment in which it is found."""
    endpoint = f"http://127.0.0.1:{free_port()}"
    environment = {**os.environ, **CREDENTIALS, "AWS_ENDPOINT_URL": endpoint}
    with process("moto.server", "-H", "127.0.0.1", "-p", endpoint.rpartition(":")[2], environment=environment):
        until(lambda: answers(endpoint))
        script = (
            "import sys, s3fs\n"
            "system = s3fs.S3FileSystem()\n"
            f"system.mkdir('{BUCKET}')\n"
            f"system.put(sys.argv[1], '{BUCKET}/raw', recursive=True)\n"
        )
        subprocess.run([sys.executable, "-c", script, f"{cohort}/"], env=environment, check=True)
        yield environment


@pytest.fixture(scope="module")
def scheduler(store_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a Dask scheduler and two workers, all in processes of their own, and tell the address."""
    folder = tmp_path_factory.mktemp("dask")
    told = folder / "scheduler.json"
    common = ("--scheduler-file", str(told), "--host", "127.0.0.1", "--no-dashboard")
    worker = ("distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--local-directory", str(folder), *common)
    with process("distributed.cli.dask_scheduler", "--port", "0", *common, environment=store_environment):
        until(told.exists)
        with process(*worker, environment=store_environment), process(*worker, environment=store_environment):
            yield str(json.loads(told.read_text())["address"])


def run(*words: str | Path, environment: dict[str, str]) -> tuple[int, str]:
    running = start(*words, env=environment)
    printed, told = running.communicate(timeout=300)
    assert "Traceback" not in told, told
    return running.returncode, printed + told


def fetched(url: str, folder: Path, environment: dict[str, str]) -> Path:
    script = "import sys, s3fs; s3fs.S3FileSystem().get(sys.argv[1], sys.argv[2], recursive=True)"
    subprocess.run([sys.executable, "-c", script, url, str(folder)], env=environment, check=True)
    return folder


def same_nights(out: Path, finished: Path) -> bool:
    """Compare all tables but the one of failures, in which the sources are named as they were given."""
    ours, theirs = fingerprints(out), fingerprints(finished)
    return all(ours[name] == theirs[name] for name in TABLES if name != "failures.csv")


def test_a_dask_cluster_makes_the_same_tables(
    cohort: Path, finished: Path, scheduler: str, store_environment: dict[str, str], tmp_path: Path
):
    code, _ = run("batch", cohort, "--out", tmp_path, "--scheduler", scheduler, "-q", environment=store_environment)
    assert code == 1
    assert fingerprints(tmp_path) == fingerprints(finished)


def test_an_object_store_needs_no_disk_that_is_shared(
    finished: Path, scheduler: str, store_environment: dict[str, str], tmp_path: Path
):
    words = ("batch", f"s3://{BUCKET}/raw", "--out", f"s3://{BUCKET}/results", "--scheduler", scheduler)
    code, told = run(*words, environment=store_environment)
    assert code == 1, told
    out = fetched(f"{BUCKET}/results", tmp_path / "out", store_environment)
    assert same_nights(out, finished)
    assert (out / "nights" / "night_1" / "report.html").is_file()
    assert (out / "summary.html").is_file()
    code, told = run(*words, environment=store_environment)
    assert "(7 tasks unchanged)" in told


def test_local_workers_reach_an_object_store_and_shards_are_joined_there(
    finished: Path, store_environment: dict[str, str], tmp_path: Path
):
    url = f"s3://{BUCKET}/shards"
    for shard in ("2/2", "1/2"):
        words = ("batch", f"s3://{BUCKET}/raw/night_[1-3].*", "--out", url, "--shard", shard, "--jobs", "1", "-q")
        run(*words, environment=store_environment)
    code, told = run("summary", url, environment=store_environment)
    assert code == 0, told
    assert "3 nights" in told
    joined = pq.read_table(fetched(f"{BUCKET}/shards", tmp_path / "out", store_environment) / "nights.parquet")
    assert joined.equals(pq.read_table(finished / "nights.parquet").slice(1, 3))


def test_a_scheduler_that_does_not_answer_is_told_in_one_line(
    cohort: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    address = f"tcp://127.0.0.1:{free_port()}"
    environment = {**os.environ, "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "2s"}
    code, told = run("batch", cohort, "--out", tmp_path / "o", "--scheduler", address, "-q", environment=environment)
    assert code == 2
    assert f"no Dask scheduler answers at {address}" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("module", "words", "extra"),
    [
        ("distributed", ["--scheduler", "tcp://127.0.0.1:8786", "--out", "out"], "hypnic[cluster]"),
        ("fsspec.core", ["--out", "s3://study/out"], "hypnic[cluster]"),
        ("s3fs", ["--out", "s3://study/out"], "hypnic[s3]"),
        ("paramiko", ["--out", "sftp://nowhere/out"], "pip install paramiko"),
    ],
)
def test_what_is_not_installed_is_named(
    module: str,
    words: list[str],
    extra: str,
    cohort: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, module, None)
    assert main(["batch", str(cohort), *words, "-q"]) == 2
    complaint = capsys.readouterr().err
    assert extra in complaint
    assert complaint.count("\n") == 1


def test_tables_that_are_gone_are_made_again_from_the_nights(
    finished: Path, cohort: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "out"
    shutil.copytree(finished, out)
    for name in ("nights.parquet", "events.parquet"):
        (out / name).unlink()
    assert main(["batch", str(cohort), "--out", str(out)]) == 1
    assert "(7 tasks unchanged)" in capsys.readouterr().out
    assert fingerprints(out) == fingerprints(finished)
