"""Tasks on this machine: one process for each lane, so that a killed one takes nothing with it but its own night."""

import multiprocessing
import os
import signal
import threading
import time
import warnings
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass

from hypnic.batch.model import NightTask, Order, TaskResult
from hypnic.batch.work import do_task, failed_task

IN_FLIGHT_PER_LANE = 2
TRIES = 2
LEAST_MEMORY_BYTES = 1 << 30
GRACE_S = 5.0
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
# Night after night a worker asks for arrays of the same sizes: memory it has freed stays with it, instead of going back
# to the system and being cleared again. Engineering choice, read by the C library of Linux alone: `benchmarks.scale`.
KEEP_FREED_MEMORY = dict.fromkeys(("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_"), str(1 << 30))
KILLED = (
    "its worker was killed twice while working on it, most likely because memory ran out: use fewer --jobs, or "
    "analyse it alone"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Flight:
    """A task on its way, and for how many times it was tried."""

    task: NightTask
    tries: int
    future: "Future[TaskResult]"


class _Lane:
    """One worker process with a short queue; only the first task of the queue is at work.

    A pool of one tells exactly which task was at work when its process was killed: a larger pool blames them all.
    """

    def __init__(self, order: Order, *, memory_bytes: int | None) -> None:
        self._order = order
        self._memory_bytes = memory_bytes
        self._flights: deque[_Flight] = deque()
        self._executor = self._new_executor()

    @property
    def has_room(self) -> bool:
        """Tell whether another task may be given."""
        return len(self._flights) < IN_FLIGHT_PER_LANE

    @property
    def first(self) -> "Future[TaskResult] | None":
        """Give what is being waited for."""
        return self._flights[0].future if self._flights else None

    def take(self, task: NightTask, *, tries: int = 1) -> None:
        """Queue a task; a worker that was killed while idle is replaced first."""
        try:
            future = self._executor.submit(do_task, task, self._order)
        except BrokenProcessPool:
            self._renew()
            future = self._executor.submit(do_task, task, self._order)
        self._flights.append(_Flight(task=task, tries=tries, future=future))

    def collect(self) -> Iterator[TaskResult]:
        """Give every result that is there; a task whose worker was killed is tried once more."""
        while self._flights and self._flights[0].future.done():
            flight = self._flights.popleft()
            try:
                result = flight.future.result()
            except BrokenProcessPool:
                if flight.tries == TRIES:
                    yield failed_task(flight.task, KILLED)
                self._start_again(flight)
            else:
                yield result

    def close(self, *, now: bool) -> None:
        """Let the process end."""
        self._executor.shutdown(wait=not now, cancel_futures=True)

    def _start_again(self, killed: _Flight) -> None:
        waiting = list(self._flights)
        self._flights.clear()
        self._renew()
        if killed.tries < TRIES:
            self.take(killed.task, tries=killed.tries + 1)
        for flight in waiting:
            self.take(flight.task, tries=flight.tries)

    def _renew(self) -> None:
        self._executor.shutdown(wait=False)
        self._executor = self._new_executor()

    def _new_executor(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=1,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_prepare_worker,
            initargs=(self._memory_bytes,),
        )


def run_here(tasks: Iterable[NightTask], order: Order, *, jobs: int) -> Generator[TaskResult]:
    """Do tasks in processes on this machine, and give each result as soon as it is there.

    Parameters
    ----------
    tasks : iterable of NightTask
        Asked for one at a time, when a worker has room: at most two for each worker are under way.
    order : Order
    jobs : int
        Number of processes.

    Yields
    ------
    TaskResult
        In the order in which they are done. Leaving early ends the processes.
    """
    os.environ.update(ONE_THREAD | KEEP_FREED_MEMORY)
    waiting = iter(tasks)
    lanes = [_Lane(order, memory_bytes=memory_for_each(jobs)) for _ in range(jobs)]
    is_whole = False
    try:
        _fill(lanes, waiting)
        while under_way := [lane.first for lane in lanes if lane.first is not None]:
            wait(under_way, return_when=FIRST_COMPLETED)
            for lane in lanes:
                yield from lane.collect()
            _fill(lanes, waiting)
        is_whole = True
    finally:
        for lane in lanes:
            lane.close(now=not is_whole)
        if not is_whole:
            _end_workers()


def memory_for_each(jobs: int) -> int | None:
    """Tell how much memory each worker may ask for: its share of what the machine has; None where that is unknown."""
    try:
        whole_bytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None
    return max(whole_bytes // jobs, LEAST_MEMORY_BYTES)


def _fill(lanes: list[_Lane], waiting: Iterator[NightTask]) -> None:
    """Give tasks evenly: every lane its first before any lane its second."""
    for room in range(IN_FLIGHT_PER_LANE):
        for lane in lanes:
            if lane.has_room and (lane.first is None or room):
                task = next(waiting, None)
                if task is None:
                    return
                lane.take(task)


def _end_workers() -> None:
    """End what is still at work, first politely, so that it can remove what it has not finished."""
    workers = multiprocessing.active_children()
    for worker in workers:
        worker.terminate()
    deadline_s = time.monotonic() + GRACE_S
    for worker in workers:
        worker.join(max(0.0, deadline_s - time.monotonic()))
        if worker.is_alive():
            worker.kill()


def _prepare_worker(memory_bytes: int | None) -> None:
    """Make a new process a worker: it leaves Ctrl-C to its parent, ends with it, and is limited in memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    warnings.simplefilter("ignore")
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if memory_bytes is not None:
        with suppress(ImportError, ValueError, OSError):
            import resource

            resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))


def _leave(_number: int, _frame: object) -> None:
    """Leave through the usual way out, so that unfinished files are removed, then for good."""
    threading.Timer(GRACE_S / 10, os._exit, args=(1,)).start()
    raise SystemExit(1)


def _end_with_parent() -> None:
    """End this process when its parent is gone, killed or not: nobody would ever fetch its result."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE_S)
        os._exit(1)
