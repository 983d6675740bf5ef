"""The screen during a recording: a table that is redrawn on a terminal, plain lines everywhere else.

Whatever becomes of the screen, a closed terminal, a pipe nobody reads, a file on a full disk, the recording goes on.
"""

import asyncio
import logging
import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime

from rich.console import Console
from rich.live import Live
from rich.text import Text

from firmware_bridge.recorder import Finished, Recorder, RecorderEvent
from hypnic.recording_screen import URGENT, event_line, status_line, status_table

log = logging.getLogger(__name__)

REDRAW_S = 1.0
LINE_EVERY_S = 60.0


class _Screen(Console):
    """A console that tells of a pipe nobody reads any more like of any other place that cannot be written to."""

    def on_broken_pipe(self) -> None:
        """Raise what was raised, where rich would end the program."""
        raise BrokenPipeError("nobody reads it any more")


class Display:
    """Shows a recording to the person; alarms are shown even where everything else is to be quiet."""

    def __init__(self, *, is_quiet: bool) -> None:
        self._is_quiet = is_quiet
        self._console: Console = _Screen(highlight=False, markup=False, soft_wrap=True)
        self._live: Live | None = None

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Keep the table at the foot of a terminal while the block runs."""
        if self._is_quiet or not self._console.is_terminal:
            yield
            return
        live = Live(console=self._console, auto_refresh=False, transient=True)
        with self._watched():
            live.start()
            self._live = live
        yield
        self._live = None
        with self._watched():
            live.stop()

    async def show(self, recorder: Recorder) -> None:
        """Redraw every second, or print a line a minute, until cancelled."""
        while True:
            await asyncio.sleep(REDRAW_S if self._live is not None else LINE_EVERY_S)
            if self._live is not None:
                with self._watched():
                    self._live.update(status_table(recorder.statuses), refresh=True)
                continue
            for status in recorder.statuses:
                self.say(f"{_clock()} {status_line(status)}")

    def say(self, text: str) -> None:
        """Print a line, unless nothing but errors is wanted."""
        if not self._is_quiet:
            self._print(Text(text))

    def insist(self, text: str) -> None:
        """Print a line in any case, on the standard error stream if nothing but errors is wanted."""
        if self._is_quiet:
            _complain(text)
        else:
            self.say(text)

    def warn(self, text: str | None) -> None:
        """Print a warning where there is one, on the standard error stream if all else is quiet."""
        if text is not None:
            self._urgent(f"hypnic: {text}")

    def tell(self, event: RecorderEvent) -> None:
        """Show an event; ring the bell for what cannot wait."""
        if event.kind in URGENT:
            self._ring()
        if not self._is_quiet:
            self._print(event_line(event, clock=_clock()))

    def alarm(self, wearable: str, text: str) -> None:
        """Show an alarm and ring the bell."""
        self._ring()
        self._urgent(f"{_clock()} {wearable}: ALARM: {text}")

    def conclude(self, finished: Sequence[Finished]) -> None:
        """Say where each recording lies, or why there is none, and what to do with all of them."""
        for one in finished:
            self._conclude_one(one)
        folders = [str(one.folder) for one in finished if one.folder is not None]
        self.say(f"Next: hypnic analyse {shlex.join(folders)}")

    def _conclude_one(self, finished: Finished) -> None:
        status = finished.status
        if finished.folder is None:
            self.warn(f"{status.name}: {finished.problem}")
            return
        self.say(f"{status.name}: {status.received} samples, {status.gaps} gaps: {finished.folder}")
        self.warn(None if finished.problem is None else f"{status.name}: {finished.problem}")

    def _urgent(self, text: str) -> None:
        if self._is_quiet:
            _complain(text)
        else:
            self._print(Text(text, style="bold red"))

    def _print(self, text: Text) -> None:
        with self._watched():
            self._console.print(text)

    def _ring(self) -> None:
        with self._watched():
            self._console.bell()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Give the screen up, once, where it cannot be written to any more."""
        try:
            yield
        except OSError as problem:
            log.warning("the screen cannot be written to: %s", problem)
            self._console, self._live = Console(quiet=True), None
            with suppress(OSError, ValueError):
                # What waits to be printed there would only fail again when the program ends.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            _complain(f"hypnic: the screen cannot be written to ({problem}): the recording goes on without it")


def _complain(text: str) -> None:
    """Say something on the standard error stream, where that can still be written to."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)  # noqa: T201 for what is said where there is no screen


def _clock() -> str:
    return datetime.now().astimezone().strftime("%H:%M:%S")
