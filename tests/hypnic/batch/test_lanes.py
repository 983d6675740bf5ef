"""Workers that are killed, run out of memory, or meet what nobody foresaw: the others are never touched."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from hypnic import __version__
from hypnic.batch.lanes import memory_for_each, run_here
from hypnic.batch.model import NightTask, Order, TaskInput, TaskResult
from hypnic.batch.stores import LocalStore, Store
from hypnic.batch.work import do_task
from hypnic.inputs import ReadingHelp
from tests.hypnic.batch.conftest import write_night


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlyStore:
    """A store in whose writing a worker dies, or which fails in a way that nobody foresaw."""

    folder: Path
    deadly: str
    odd: str

    def take(self, path: Path, name: str) -> None:
        night = name.split("/")[1]
        if night == self.deadly:
            with (self.folder / "deaths").open("a") as stream:
                stream.write("x")
            os.kill(os.getpid(), signal.SIGKILL)
        if night == self.odd:
            raise ZeroDivisionError("by surprise")


def order(store: Store) -> Order:
    return Order(
        store=store, reading_help=ReadingHelp(), lights_out=None, left_out_files=(), settings="s", version=__version__
    )


def task(folder: Path, name: str) -> NightTask:
    path = write_night(folder / f"{name}.parquet", 1)
    return NightTask(name=name, inputs=(TaskInput(source=path.name, location=str(path)),))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills as only POSIX systems do")
def test_a_night_that_kills_its_worker_twice_is_a_failure_and_all_others_are_nights(tmp_path: Path):
    store = DeadlyStore(folder=tmp_path, deadly="b", odd="d")
    tasks = [task(tmp_path, name) for name in "abcd"]
    results = {result.task: result for result in run_here(tasks, order(store), jobs=1)}  # type: ignore[arg-type]
    assert {name for name, result in results.items() if result.nights == (name,)} == {"a", "c"}
    assert (tmp_path / "deaths").read_text() == "xx"
    assert "killed twice" in results["b"].failures[0].error
    assert "unforeseen ZeroDivisionError in test_lanes.py line" in results["d"].failures[0].error


def test_a_worker_of_another_version_says_so(tmp_path: Path):
    other = order(LocalStore(folder=tmp_path))
    result = do_task(task(tmp_path, "a"), Order(**{**{n: getattr(other, n) for n in other.__slots__}, "version": "9"}))
    assert "the run needs 9" in result.failures[0].error


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: Path(path).touch()], ids=["pipe", "empty"])
def test_what_is_no_recording_is_a_failure_and_holds_nothing_up(make, tmp_path: Path):
    path = tmp_path / "odd.csv"
    make(path)
    one = NightTask(name="odd", inputs=(TaskInput(source="odd.csv", location=str(path)),))
    result = do_task(one, order(LocalStore(folder=tmp_path)))
    assert isinstance(result, TaskResult)
    assert len(result.failures) == 1


def test_each_worker_may_use_its_share_of_the_memory_and_never_too_little():
    whole = memory_for_each(1)
    if whole is None:
        pytest.skip("this system does not tell how much memory it has")
    assert memory_for_each(2) == max(whole // 2, 1 << 30)
    assert memory_for_each(10_000) == 1 << 30
