"""Keeps frames and diary of one wearable: on the disk, elsewhere if that fails, in memory if all fails.

What is still in memory when the recording ends goes where the system keeps temporary files, rather than nowhere.

`CaptureKeeper` works with files and may wait for them; `Capture` hands it the work from the event loop, which never
waits for a disk.
"""

import asyncio
import importlib
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from firmware_bridge.segment_file import AppendedFile, SegmentFile
from recordings.capture_format import (
    DIARY_NAME,
    MANIFEST_NAME,
    SEGMENT_NAME,
    DiaryEntry,
    Frames,
    Manifest,
    SegmentFacts,
)

Given = TypeVar("Given")

MEMORY_BYTES = 64_000_000
FRAME_BYTES = 64
DIARY_LINES = 10_000
RETRY_S = 10.0
SYNC_S = 5.0
MOST_UNDER_WAY = 600
RESCUE_PREFIX = "hypnic-rescued-"
TEMPORARY_NAME = f".{MANIFEST_NAME}.part"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskStatus:
    """Where the frames of a recording are going.

    Parameters
    ----------
    folder : Path or None
        The folder being written to; None while nothing can be written.
    free_bytes : int or None
        What is left on its disk.
    waiting_frames, lost_frames : int
        Held in memory because nothing can be written, and given up because memory was full.
    problem : str or None
        Why it is not the first place that is being written to, and where the recording goes on, in a plain sentence.
    notice : str or None
        What happened at the latest write and was mended at once.
    rescued : Path or None
        Where the last part lies, which found no room in any place when the recording ended.
    """

    folder: Path | None
    free_bytes: int | None
    waiting_frames: int = 0
    lost_frames: int = 0
    problem: str | None = None
    notice: str | None = None
    rescued: Path | None = None


class CaptureKeeper:
    """Writes one recording's folder, and another place's when the first one fails.

    Parameters
    ----------
    places : sequence of Path
        In which folders to make the recording's own, in order of preference.
    name : str
        Of the recording's own folder.
    manifest : Manifest
    memory_bytes : int
        How much is held while nothing can be written; the oldest frames are given up beyond that.

    Notes
    -----
    ``now_s`` is the time on a clock that never jumps, for trying again after a while.
    """

    def __init__(
        self,
        places: Sequence[Path],
        name: str,
        *,
        manifest: Manifest,
        memory_bytes: int = MEMORY_BYTES,
    ) -> None:
        self.folders: list[Path] = []
        self.status = DiskStatus(folder=None, free_bytes=None)
        self._candidates = [place / name for place in places]
        self._preferred = self._candidates[0]
        self._manifest = manifest
        self._memory_bytes = memory_bytes
        self._now_s = 0.0
        self._facts: SegmentFacts | None = None
        self._waiting: deque[tuple[SegmentFacts, Frames]] = deque()
        self._waiting_bytes = 0
        self._waiting_frames = 0
        self._lines: deque[bytes] = deque(maxlen=DIARY_LINES)
        self._failed: str | None = None
        self._folder: _Folder | None = None
        self._next_number = 1
        self._failures = 0
        self._retry_at_s = 0.0
        self._sync_at_s = 0.0

    def begin(self, facts: SegmentFacts, now_s: float) -> None:  # noqa: ARG002 all work is handed over alike
        """Begin a segment: the frames that follow came over a new connection. Its number is given here."""
        self._facts = facts

    def keep(self, frames: Frames, now_s: float) -> None:
        """Write frames, or hold them until something can be written again."""
        if self._facts is None:
            raise AssertionError("frames came before the stream they belong to")
        self._now_s = now_s
        self._waiting.append((self._facts, frames))
        self._waiting_bytes += _size_bytes(frames)
        self._waiting_frames += frames.samples.size
        self._write_what_waits()
        if self._now_s >= self._sync_at_s:
            self._reach_disk()

    def note(self, entry: DiaryEntry, now_s: float) -> None:
        """Write a line into the diary."""
        import msgspec

        self._now_s = now_s
        self._lines.append(msgspec.json.encode(entry) + b"\n")
        self._write_what_waits()

    def close(self) -> None:
        """Try once more to write what waits, and end the segment; what still finds no room is put somewhere else."""
        self._retry_at_s = 0.0
        self._write_what_waits()
        if self._waiting:
            self._rescue()
        if self._folder is not None:
            self._folder.close()
            self._folder = None

    def _rescue(self) -> None:
        """Write what waits where the system keeps temporary files; what cannot be written even there is lost."""
        try:
            place = Path(tempfile.mkdtemp(prefix=RESCUE_PREFIX)) / self._preferred.name
        except OSError as problem:
            self._say(Path(tempfile.gettempdir()), problem)
        else:
            self._candidates, self._retry_at_s = [place], 0.0
            named = tuple(self.folders)
            self._write_what_waits()
            self.status = replace(self.status, rescued=place if place in self.folders else None)
            self.folders = list(named)
        lost_frames = self.status.lost_frames + self._waiting_frames
        self.status = replace(self.status, lost_frames=lost_frames, waiting_frames=0)

    def _reach_disk(self) -> None:
        self._sync_at_s = self._now_s + SYNC_S
        if self._folder is not None:
            try:
                self._folder.reach_disk()
            except OSError as problem:
                self._leave(problem)

    def _write_what_waits(self) -> None:
        self.status = replace(self.status, notice=None)
        while self._waiting or self._lines:
            if self._folder is None and not self._enter_a_place():
                break
            try:
                self._write_first()
                self._failures = 0
            except OSError as problem:
                self._leave(problem)
        self._give_up_the_oldest()
        self._update_status()

    def _write_first(self) -> None:
        if self._folder is None:
            return
        if self._folder.is_gone:
            self._folder.make_again()
            self.status = replace(self.status, notice=f"{self._folder.path} was removed: it was made again")
        if self._lines:
            self._folder.diary.append(self._lines[0])
            self._lines.popleft()
            return
        facts, frames = self._waiting[0]
        if self._folder.segment is None or replace(self._folder.segment.facts, number=facts.number) != facts:
            self._folder.begin_segment(replace(facts, number=self._next_number))
            self._next_number += 1
        self._folder.append(frames)
        self._forget_first()

    def _forget_first(self) -> Frames:
        _facts, frames = self._waiting.popleft()
        self._waiting_bytes -= _size_bytes(frames)
        self._waiting_frames -= frames.samples.size
        return frames

    def _enter_a_place(self) -> bool:
        """Open the first place that can be written to; after a failure of all, not before some seconds have passed."""
        if self._now_s < self._retry_at_s:
            return False
        for candidate in self._candidates:
            try:
                self._folder = _Folder(candidate, self._manifest)
            except OSError as problem:
                self._say(candidate, problem)
                continue
            if candidate not in self.folders:
                self.folders.append(candidate)
            if candidate == self._preferred:
                self._failed = None
            return True
        self._retry_at_s = self._now_s + RETRY_S
        return False

    def _leave(self, problem: OSError) -> None:
        """Let go of a place that failed; it goes to the end of the line."""
        if self._folder is None:
            return
        failed = self._folder.path
        self._folder.abandon()
        self._folder = None
        self._candidates.remove(failed)
        self._candidates.append(failed)
        self._say(failed, problem)
        self._failures += 1
        if self._failures >= len(self._candidates):
            self._retry_at_s = self._now_s + RETRY_S

    def _say(self, folder: Path, problem: OSError) -> None:
        self._failed = f"{folder} cannot be written: {problem.strerror or problem}"

    def _give_up_the_oldest(self) -> None:
        while self._waiting_bytes > self._memory_bytes:
            frames = self._forget_first()
            self.status = replace(self.status, lost_frames=self.status.lost_frames + frames.samples.size)

    def _update_status(self) -> None:
        folder = None if self._folder is None else self._folder.path
        free_bytes = None
        with suppress(OSError):
            free_bytes = None if folder is None else shutil.disk_usage(folder).free
        where = "in memory: make room, or give the place back" if folder is None else f"in {folder}"
        self.status = replace(
            self.status,
            folder=folder,
            free_bytes=free_bytes,
            waiting_frames=self._waiting_frames,
            problem=None if self._failed is None else f"{self._failed}; recording goes on {where}",
        )


class _Folder:
    """An open recording folder: its diary and the segment being written."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self.path = path
        self.segment: SegmentFile | None = None
        self._manifest = manifest
        self._make()
        self.diary = AppendedFile(path / DIARY_NAME)

    @property
    def is_gone(self) -> bool:
        """Whether somebody removed the folder or the files being written."""
        return self.diary.is_gone or (self.segment is not None and self.segment.is_gone)

    def make_again(self) -> None:
        """Make the folder again and write into it what is still at hand: the files that were open."""
        self._make()
        if self.diary.is_gone:
            self.diary.move_to(self.diary.path)
        if self.segment is not None and self.segment.is_gone:
            self.segment.make_again()

    def _make(self) -> None:
        import msgspec

        self.path.mkdir(parents=True, exist_ok=True)
        wanted = self.path / MANIFEST_NAME
        if wanted.exists():
            return
        temporary = self.path / TEMPORARY_NAME
        temporary.unlink(missing_ok=True)
        file = AppendedFile(temporary)
        try:
            file.append(msgspec.json.format(msgspec.json.encode(self._manifest)))
            file.reach_disk()
        finally:
            file.close()
        temporary.replace(wanted)

    def begin_segment(self, facts: SegmentFacts) -> None:
        """End the segment being written and begin another."""
        if self.segment is not None:
            self.segment.close()
            self.segment = None
        self.segment = SegmentFile(self.path / SEGMENT_NAME.format(facts.number), facts)

    def append(self, frames: Frames) -> None:
        """Write frames into the segment."""
        if self.segment is not None:
            self.segment.append(frames)

    def reach_disk(self) -> None:
        """Wait until what was written would survive a power cut."""
        self.diary.reach_disk()
        if self.segment is not None:
            self.segment.reach_disk()

    def close(self) -> None:
        """End segment and diary."""
        if self.segment is not None:
            self.segment.close()
        with suppress(OSError):
            self.diary.reach_disk()
        self.diary.close()

    def abandon(self) -> None:
        """Let go of the files as they are."""
        if self.segment is not None:
            self.segment.abandon()
        self.diary.close()


class Capture:
    """A `CaptureKeeper` for the event loop: every call returns at once, the work is done in order by one thread.

    Parameters
    ----------
    keeper : CaptureKeeper
    on_problem : callable
        Told, in the event loop, whenever the keeper has a new problem.
    on_relief : callable
        Told when the first place is written to again and nothing waits any more.
    """

    def __init__(
        self, keeper: CaptureKeeper, on_problem: Callable[[str], None], *, on_relief: Callable[[], None]
    ) -> None:
        self.keeper = keeper
        self._on_problem = on_problem
        self._on_relief = on_relief
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="capture")
        self._under_way = 0
        self._dropped_frames = 0
        self._told: str | None = None
        self._noticed: str | None = None
        self._is_closed = False
        # Loading Arrow takes a moment, which must not come between the first frames and the disk.
        self._thread.submit(importlib.import_module, "pyarrow")

    @property
    def status(self) -> DiskStatus:
        """Where the frames are going."""
        status = self.keeper.status
        return replace(status, lost_frames=status.lost_frames + self._dropped_frames)

    def begin(self, facts: SegmentFacts) -> None:
        """Begin a segment."""
        self._do(self.keeper.begin, facts)

    def keep(self, frames: Frames) -> None:
        """Keep frames; they are dropped and counted only if the disk has not answered for ten minutes."""
        if self._under_way >= MOST_UNDER_WAY:
            self._dropped_frames += frames.samples.size
            return
        self._do(self.keeper.keep, frames)

    def note(self, entry: DiaryEntry) -> None:
        """Write a line into the diary."""
        self._do(self.keeper.note, entry)

    async def close(self) -> None:
        """Wait until everything is written; what is given afterwards is too late."""
        self._is_closed = True
        await asyncio.get_running_loop().run_in_executor(self._thread, self.keeper.close)
        self._thread.shutdown()
        self._tell()

    def _do(self, work: Callable[[Given, float], None], given: Given) -> None:
        if self._is_closed:
            return
        self._under_way += 1
        loop = asyncio.get_running_loop()
        done = loop.run_in_executor(self._thread, work, given, loop.time())
        done.add_done_callback(self._finish)

    def _finish(self, done: asyncio.Future[None]) -> None:
        self._under_way -= 1
        self._tell()
        # What the keeper did not foresee is shown by the event loop, not lost.
        done.result()

    def _tell(self) -> None:
        status = self.keeper.status
        if status.problem != self._told:
            self._told = status.problem
            if status.problem is not None:
                self._on_problem(status.problem)
            else:
                self._on_relief()
        if status.notice != self._noticed:
            self._noticed = status.notice
            if status.notice is not None:
                self._on_problem(status.notice)


def _size_bytes(frames: Frames) -> int:
    return frames.acceleration_g.nbytes + FRAME_BYTES * frames.samples.size
