"""What a run has finished so far, one line of JSON for each task: with it the next run does only what is missing."""

import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TextIO

from hypnic.batch.model import Failure, TaskResult
from hypnic.batch.stores import LocalStore, Store
from hypnic.errors import OutputError

MANIFEST = "manifest.jsonl"
PIECES = "manifest.d"
SECONDS_A_PIECE = 10.0
TASKS_A_PIECE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a run was asked for: which plan, which piece of it, with which settings; and whether it came to its end."""

    plan: str
    tasks: int
    shard: int
    of: int
    settings: str
    version: str
    is_complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What a manifest remembers: the latest header, and the latest result of each task by name."""

    header: Header | None
    results: Mapping[str, TaskResult]
    settings: Mapping[str, str] = field(default_factory=dict)

    def earlier(self, task: str, *, settings: str) -> TaskResult | None:
        """Give the result of a task if it was made with these settings."""
        return self.results.get(task) if self.settings.get(task) == settings else None


class Manifest:
    """The growing manifest of one run.

    On a disk it is one file to which each line is added as its task is done. In a store, where nothing can be added
    to a file, lines gather for a few seconds and become files of their own.
    """

    def __init__(self, store: Store, *, prefix: str, header: Header) -> None:
        self._store = store
        self._prefix = prefix
        self._settings = header.settings
        self._header = header
        self._stream = _appending(store, prefix + MANIFEST) if isinstance(store, LocalStore) else None
        self._lines: list[str] = []
        self._piece = len(store.names(prefix + PIECES)) if self._stream is None else 0
        self._written_s = time.monotonic()
        self._add({"run": _as_dict(header)})

    def add(self, result: TaskResult) -> None:
        """Remember that a task is done."""
        failures = [[failure.source, failure.error] for failure in result.failures]
        told = {"task": result.task, "content": result.content, "nights": result.nights, "failures": failures}
        measured = {"seconds": result.seconds, "peak_mb": result.peak_mb, "settings": self._settings}
        self._add({**told, **measured})

    def complete(self) -> None:
        """Remember that the run came to its end."""
        self._add({"run": {**_as_dict(self._header), "is_complete": True}})

    def close(self) -> None:
        """Write what has gathered."""
        if self._stream is not None:
            self._stream.close()
        self._write_piece()

    def _add(self, line: Mapping[str, Any]) -> None:
        text = json.dumps(line) + "\n"
        if self._stream is not None:
            self._stream.write(text)
            self._stream.flush()
            return
        self._lines.append(text)
        if len(self._lines) >= TASKS_A_PIECE or time.monotonic() - self._written_s > SECONDS_A_PIECE:
            self._write_piece()

    def _write_piece(self) -> None:
        if self._lines:
            self._piece += 1
            name = f"{self._prefix}{PIECES}/{self._piece:08d}.jsonl"
            self._store.write(name, "".join(self._lines).encode())
            self._lines.clear()
        self._written_s = time.monotonic()


def remember(store: Store, *, prefix: str) -> Memory:
    """Read a manifest; a line that was cut off, as by a power cut, is as if it had never been written."""
    header: Header | None = None
    results: dict[str, TaskResult] = {}
    settings: dict[str, str] = {}
    for line in _lines(store, prefix):
        if "run" in line:
            header = Header(**line["run"])
        else:
            results[line["task"]] = _result(line)
            settings[line["task"]] = line["settings"]
    return Memory(header=header, results=results, settings=settings)


def _lines(store: Store, prefix: str) -> Iterator[dict[str, Any]]:
    names = [prefix + MANIFEST] if store.has([prefix + MANIFEST]) else []
    names += [f"{prefix}{PIECES}/{name}" for name in store.names(prefix + PIECES)]
    for name in names:
        for text in store.read([name])[0].decode("utf-8", errors="replace").split("\n"):
            try:
                line = json.loads(text)
            except ValueError:
                continue
            if isinstance(line, dict) and ("run" in line or "task" in line):
                yield line


def _result(line: Mapping[str, Any]) -> TaskResult:
    return TaskResult(
        task=line["task"],
        content=line["content"],
        nights=tuple(line["nights"]),
        failures=tuple(Failure(source=source, error=error) for source, error in line["failures"]),
        seconds=line["seconds"],
        peak_mb=line["peak_mb"],
    )


def _as_dict(header: Header) -> dict[str, Any]:
    return {name: getattr(header, name) for name in Header.__dataclass_fields__}


def _appending(store: LocalStore, name: str) -> TextIO:
    """Open a file to add lines to; a line that was cut off gets its end first."""
    path = store.folder / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_cut = path.exists() and path.stat().st_size > 0 and _last_byte(path.open("rb")) != b"\n"
        stream = path.open("a", encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path} cannot be written ({reason}): choose another place with --out") from error
    if is_cut:
        stream.write("\n")
    return stream


def _last_byte(stream: Any) -> bytes:
    with stream:
        stream.seek(-1, os.SEEK_END)
        return bytes(stream.read(1))
