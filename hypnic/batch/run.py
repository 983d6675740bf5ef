"""One run from the words on the command line to the tables: plan, do what is missing, remember, put together."""

from __future__ import annotations

import json
import shutil
import signal
import threading
import time as clocks
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from detector.settings import Settings, flatten
from hypnic import __version__
from hypnic.batch.assembly import Assembly, growing_tables
from hypnic.batch.columns import event_columns, names_of, night_columns
from hypnic.batch.fingerprints import settings_digest
from hypnic.batch.manifest import Header, Manifest, Memory, remember
from hypnic.batch.model import NIGHTS_FOLDER, NightTask, Order, TaskResult
from hypnic.batch.plan import Plan, Shard, make_plan, take_shard
from hypnic.batch.progress import Tally, meter
from hypnic.batch.sources import find_sources
from hypnic.batch.stores import UNFINISHED_MARK, LocalStore, Store, open_store
from hypnic.errors import OutputError

if TYPE_CHECKING:
    from hypnic.inputs import ReadingHelp
    from recordings import Site

SHARDS_FOLDER = "shards"
SETTINGS_NAME = "settings.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the person asked for."""

    words: tuple[str, ...]
    out: str
    group: str | None
    site: Site | None
    reading_help: ReadingHelp
    lights_out: time | None
    left_out_files: tuple[str, ...]
    jobs: int
    shard: Shard | None
    scheduler: str | None
    is_quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to."""

    store: Store
    prefix: str
    tally: Tally
    left_out: int


class Stop:
    """Whether the person pressed Ctrl-C: what is at work is finished, nothing new is begun."""

    def __init__(self) -> None:
        self.is_wanted = False


def run_batch(request: Request) -> Outcome:
    """Do what is missing of a batch and write its tables.

    Parameters
    ----------
    request : Request

    Returns
    -------
    Outcome

    Raises
    ------
    HypnicError, RecordingError
        Nothing was found, or results cannot be written at all. One bad recording raises nothing.
    KeyboardInterrupt
        The person pressed Ctrl-C; the message says how to go on.
    """
    store = open_store(request.out)
    search = find_sources(request.words, results=request.out)
    plan = make_plan(search.found, group=request.group, site=request.site)
    order = _order(request, store)
    prefix = "" if request.shard is None else f"{SHARDS_FOLDER}/{request.shard.folder}/"
    tasks = plan.tasks if request.shard is None else take_shard(plan.tasks, request.shard)
    tally = _run(request, plan, tasks, order=order, prefix=prefix)
    return Outcome(store=store, prefix=prefix, tally=tally, left_out=search.left_out)


def _order(request: Request, store: Store) -> Order:
    columns = (*names_of(night_columns()), *names_of(event_columns()))
    return Order(
        store=store,
        reading_help=request.reading_help,
        lights_out=request.lights_out,
        left_out_files=request.left_out_files,
        settings=settings_digest(
            reading_help=request.reading_help,
            lights_out=request.lights_out,
            left_out_files=request.left_out_files,
            columns=columns,
        ),
        version=__version__,
    )


def _run(request: Request, plan: Plan, tasks: Sequence[NightTask], *, order: Order, prefix: str) -> Tally:
    memory = remember(order.store, prefix=prefix)
    tally = Tally(tasks=len(tasks), started_s=clocks.monotonic())
    with (
        stoppable() as stop,
        closing(_results(request, tasks, order, memory=memory, stop=stop)) as results,
        closing(Manifest(order.store, prefix=prefix, header=_header(request, plan, order))) as manifest,
    ):
        with growing_tables(order.store, prefix=prefix) as tables, meter(is_quiet=request.is_quiet) as bar:
            if request.shard is None or request.shard.number == 1:
                tables.add_failures(plan.failures)
                tally.failures += len(plan.failures)
            assembly = Assembly(tables, order.store, tasks=[task.name for task in tasks])
            bar.tell(tally)
            for result in results:
                _take(result, manifest=manifest, assembly=assembly, tally=tally)
                bar.tell(tally)
            if stop.is_wanted and tally.done < tally.tasks:
                raise KeyboardInterrupt(_how_to_go_on(tally))
            assembly.close()
        manifest.complete()
    order.store.write(SETTINGS_NAME, _settings())
    if request.shard is None:
        _tidy(order.store)
    return tally


def _results(
    request: Request, tasks: Sequence[NightTask], order: Order, *, memory: Memory, stop: Stop
) -> Generator[TaskResult]:
    """Choose who does the tasks; either gives results in the order in which they are done."""
    with_memory = (task.with_earlier(memory.earlier(task.name, settings=order.settings)) for task in tasks)
    wanted = _until(stop, with_memory)
    if request.scheduler is not None:
        from hypnic.batch.cluster import run_on_cluster

        return run_on_cluster(wanted, order, address=request.scheduler)
    from hypnic.batch.lanes import run_here

    return run_here(wanted, order, jobs=request.jobs)


def _take(result: TaskResult, *, manifest: Manifest, assembly: Assembly, tally: Tally) -> None:
    if result.cannot_write is not None:
        raise OutputError(f"{result.cannot_write}; the same command goes on from here")
    if not result.is_unchanged:
        manifest.add(result)
    assembly.add(result)
    tally.done += 1
    tally.nights += len(result.nights)
    tally.failures += len(result.failures)
    tally.unchanged += result.is_unchanged


def _until(stop: Stop, tasks: Iterable[NightTask]) -> Iterator[NightTask]:
    for task in tasks:
        if stop.is_wanted:
            return
        yield task


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Let the first Ctrl-C finish what is at work, and only the second break it off."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = signal.getsignal(signal.SIGINT)

    def ask(_number: int, _frame: object) -> None:
        if stop.is_wanted:
            raise KeyboardInterrupt("broken off; the same command goes on from the last finished night")
        stop.is_wanted = True

    signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _how_to_go_on(tally: Tally) -> str:
    return (
        f"stopped after {tally.done} of {tally.tasks}: nothing is lost, the same command goes on from here "
        "(hypnic summary shows what is done so far)"
    )


def _header(request: Request, plan: Plan, order: Order) -> Header:
    shard = request.shard or Shard(number=1, of=1)
    return Header(
        plan=plan.digest,
        tasks=len(plan.tasks),
        shard=shard.number,
        of=shard.of,
        settings=order.settings,
        version=order.version,
    )


def _settings() -> bytes:
    """Write every number the analysis used, the same for all nights of the run."""
    return json.dumps(dict(flatten(Settings())), indent=2).encode() + b"\n"


def _tidy(store: Store) -> None:
    """Remove what killed workers have left unfinished; this run was the only one at work here."""
    if isinstance(store, LocalStore):
        for name in store.names(NIGHTS_FOLDER):
            if name.startswith(UNFINISHED_MARK):
                shutil.rmtree(store.folder / NIGHTS_FOLDER / name, ignore_errors=True)
