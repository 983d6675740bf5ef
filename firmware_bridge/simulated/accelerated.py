"""An event loop that never sleeps: where nothing is left to do, it moves its clock on to the next appointment.

A simulated night of eight hours then takes as long as its work takes. Sockets and threads are waited for in real time.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from typing import Any, TypeVar, TypeVarTuple

from firmware_bridge.transport import Clock

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")

NANOSECONDS_PER_SECOND = 1_000_000_000
THREAD_WAIT_S = 0.05


class AcceleratedEventLoop(asyncio.SelectorEventLoop):
    """An asyncio event loop whose ``time()`` is simulated; sleeping and time-outs follow it."""

    def __init__(self) -> None:
        self._now_s = 0.0
        self._threads_at_work = 0
        super().__init__(_SkippingSelector(self._skip))

    def time(self) -> float:
        """Return simulated seconds since the loop was made."""
        return self._now_s

    def run_in_executor(
        self,
        executor: Executor | None,
        func: Callable[[*Arguments], Result],
        *args: *Arguments,
    ) -> asyncio.Future[Result]:
        """Run work in a thread; until it is done the clock stands still."""
        future = super().run_in_executor(executor, func, *args)
        self._threads_at_work += 1
        future.add_done_callback(self._thread_done)
        return future

    def _thread_done(self, _future: asyncio.Future[Any]) -> None:
        self._threads_at_work -= 1

    def _skip(self, seconds: float) -> float:
        if self._threads_at_work:
            return THREAD_WAIT_S
        self._now_s += seconds
        return 0.0


class _SkippingSelector(selectors.DefaultSelector):
    def __init__(self, skip: Callable[[float], float]) -> None:
        super().__init__()
        self._skip = skip

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        return super().select(None if timeout is None else self._skip(timeout))


def run_accelerated(main: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine as ``asyncio.run`` does, without ever waiting for time to pass.

    Parameters
    ----------
    main : coroutine

    Returns
    -------
    object
        What the coroutine returned.
    """
    with asyncio.Runner(loop_factory=AcceleratedEventLoop) as runner:
        return runner.run(main)


def loop_clock(started_at_ns: int = 0) -> Clock:
    """Make a host clock that follows the running event loop, accelerated or not.

    Parameters
    ----------
    started_at_ns : int
        Time of day at the loop's time 0, nanoseconds since 1970 UTC.
    """

    def monotonic_ns() -> int:
        return round(asyncio.get_running_loop().time() * NANOSECONDS_PER_SECOND)

    return Clock(monotonic_ns=monotonic_ns, wall_ns=lambda: started_at_ns + monotonic_ns())
