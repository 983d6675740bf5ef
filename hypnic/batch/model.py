"""What the steps of a batch hand to each other: the order that holds for all nights, one task, its result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import time

    from hypnic.batch.stores import Store
    from hypnic.inputs import ReadingHelp
    from recordings import Site

NIGHTS_FOLDER = "nights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One recording that could not be used, and why."""

    source: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskInput:
    """One file or folder of a night.

    Parameters
    ----------
    source : str
        As the person would name it; for tables and messages.
    location : str
        Absolute path or URL, good in every process that sees the same disk or store.
    part : str or None
        The recording that is meant, of a file that holds several.
    site : str or None
        Body site, where the person or the file's name says it.
    """

    source: str
    location: str
    part: str | None = None
    site: Site | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NightTask:
    """What one worker does at a time: the files of one night and the name of its results.

    ``earlier`` is what an earlier run with the same settings made of the same files, None where there was none.
    """

    name: str
    inputs: tuple[TaskInput, ...]
    earlier: TaskResult | None = None

    def with_earlier(self, earlier: TaskResult | None) -> NightTask:
        """Give the task what an earlier run left, so that the worker can see whether anything changed."""
        return replace(self, earlier=earlier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What holds for every task of a run: where results go, and everything that could change them."""

    store: Store
    reading_help: ReadingHelp
    lights_out: time | None
    left_out_files: tuple[str, ...]
    settings: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResult:
    """What became of one task; errors are values here, for a worker never raises.

    Parameters
    ----------
    task : str
        Name of the task.
    content : str or None
        Fingerprint of what was read; None where it could not be read.
    nights : tuple of str
        Names of the nights written, each a folder of results.
    failures : tuple of Failure
        The recordings that could not be used.
    is_unchanged : bool
        True where the results of an earlier run still hold.
    seconds : float
        Time the worker took.
    peak_mb : float or None
        Largest memory of the worker so far; None where the system does not tell.
    cannot_write : str or None
        Why results cannot be written at all, which ends the run; None otherwise.
    """

    task: str
    content: str | None
    nights: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    is_unchanged: bool = False
    seconds: float = 0.0
    peak_mb: float | None = None
    cannot_write: str | None = None
