"""Tasks on an existing Dask cluster: the same function with the same arguments, behind the same interface."""

import logging
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any

from hypnic.batch.model import NightTask, Order, TaskResult
from hypnic.batch.work import do_task, failed_task
from hypnic.errors import WrongUseError
from recordings.importers.importer import import_extra

CONNECT_S = 10.0
IN_FLIGHT_PER_THREAD = 2
TRIES = 2
KILLED = "the cluster lost the workers that worked on it (KilledWorker): give the workers more memory, or leave it out"


def run_on_cluster(tasks: Iterable[NightTask], order: Order, *, address: str) -> Generator[TaskResult]:
    """Do tasks on a Dask cluster that somebody has started, and give each result as soon as it is there.

    The cluster is called at once, before anything is asked of it.

    Parameters
    ----------
    tasks : iterable of NightTask
        Asked for one at a time: at most two for each thread of the cluster are under way.
    order : Order
    address : str
        The scheduler's, such as ``tcp://10.0.0.1:8786``.

    Returns
    -------
    generator of TaskResult
        In the order in which they are done.

    Raises
    ------
    WrongUseError
        The scheduler does not answer, or has no workers.
    MissingExtraError
        Dask is not installed.
    """
    distributed = import_extra("distributed", extra="cluster", purpose="--scheduler")
    logging.getLogger("distributed").setLevel(logging.ERROR)
    client = _connected(distributed, address)
    return _run(iter(tasks), order, client=client, lost=distributed.scheduler.KilledWorker)


def _connected(distributed: Any, address: str) -> Any:
    try:
        client = distributed.Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        raise WrongUseError(
            f"no Dask scheduler answers at {address}: give the address it printed when it was started, such as "
            "tcp://127.0.0.1:8786"
        ) from error
    if not client.nthreads():
        client.close()
        raise WrongUseError(f"the scheduler at {address} has no workers: start some with dask worker {address}")
    return client


def _run(waiting: Iterator[NightTask], order: Order, *, client: Any, lost: type[Exception]) -> Generator[TaskResult]:
    executor = client.get_executor(pure=False)
    under_way: dict[Future[TaskResult], tuple[NightTask, int]] = {}
    try:
        while True:
            room = IN_FLIGHT_PER_THREAD * max(1, sum(client.nthreads().values())) - len(under_way)
            for task in _some(waiting, room):
                under_way[executor.submit(do_task, task, order)] = (task, 1)
            if not under_way:
                return
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                task, tries = under_way.pop(future)
                error = future.exception()
                if error is None:
                    yield future.result()
                elif isinstance(error, lost) and tries < TRIES:
                    under_way[executor.submit(do_task, task, order)] = (task, tries + 1)
                else:
                    yield failed_task(task, KILLED if isinstance(error, lost) else _told(error))
    finally:
        executor.shutdown(wait=False)
        client.close()


def _some(waiting: Iterator[NightTask], number: int) -> Iterator[NightTask]:
    for _ in range(number):
        task = next(waiting, None)
        if task is None:
            return
        yield task


def _told(error: BaseException) -> str:
    """Say what stopped a task before it could say so itself, such as a worker without hypnic."""
    return f"the cluster could not run it ({type(error).__name__}: {error}): install the same hypnic on every worker"
