"""How far a run is: a bar with rate and time left for a person, a line now and then for a log."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

SECONDS_A_LINE = 10.0
SECONDS_PER_MINUTE = 60
MINUTES_PER_HOUR = 60


class Meter(Protocol):
    """Shows how far a run is."""

    def tell(self, tally: Tally) -> None:
        """Show what is done by now."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a run has done by now."""

    tasks: int
    started_s: float
    done: int = 0
    nights: int = 0
    failures: int = 0
    unchanged: int = 0

    def text(self, now_s: float) -> str:
        """Say in a few words how fast it goes, how long it will take, and what failed."""
        fresh, elapsed_s = self.done - self.unchanged, max(now_s - self.started_s, 1e-9)
        words = []
        if fresh:
            left_s = (self.tasks - self.done) * elapsed_s / max(self.done, 1)
            words += [f"{fresh * SECONDS_PER_MINUTE / elapsed_s:.0f} nights a minute", f"{left_text(left_s)} left"]
        words += [f"{self.unchanged} unchanged"] if self.unchanged else []
        words += [f"{self.failures} failed"] if self.failures else []
        return ", ".join(words)


def left_text(left_s: float) -> str:
    """Write a length of time roughly: ``40 s``, ``12 min``, ``3 h 20 min``."""
    if left_s < SECONDS_PER_MINUTE:
        return f"{left_s:.0f} s"
    hours, minutes = divmod(round(left_s / SECONDS_PER_MINUTE), MINUTES_PER_HOUR)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"


@contextmanager
def meter(*, is_quiet: bool) -> Iterator[Meter]:
    """Lend what shows the progress: a bar on a terminal, lines elsewhere, nothing where nothing is wanted."""
    console = Console(stderr=True, highlight=False, markup=False)
    if is_quiet:
        yield _Silent()
    elif not console.is_terminal:
        yield _Lines(console=console)
    else:
        columns = (
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[told]}", markup=False),
        )
        with Progress(*columns, console=console, transient=True) as progress:
            yield _Bar(progress)


class _Silent:
    """Shows nothing."""

    def tell(self, tally: Tally) -> None:
        """Show nothing."""


@dataclass(slots=True, kw_only=True)
class _Lines:
    """Writes a line at most every ten seconds, and one at the end."""

    console: Console
    told_s: float = float("-inf")

    def tell(self, tally: Tally) -> None:
        """Write a line if it is time for one."""
        now_s = time.monotonic()
        if now_s - self.told_s < SECONDS_A_LINE and tally.done < tally.tasks:
            return
        self.told_s = now_s
        told = tally.text(now_s)
        self.console.print(f"{tally.done} of {tally.tasks}{': ' if told else ''}{told}", soft_wrap=True)


class _Bar:
    """Moves a bar."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None, told="")

    def tell(self, tally: Tally) -> None:
        """Move the bar."""
        told = tally.text(time.monotonic())
        self._progress.update(self._task, total=tally.tasks, completed=tally.done, told=told)
