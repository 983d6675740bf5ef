"""The small file beside a recording that says how it is doing, written once a second and read by the live page."""

import asyncio
import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from firmware_bridge.recorder import RecorderEvent
from firmware_bridge.status import WearableStatus
from hypnic.recording_screen import EVENT_WORDS, URGENT

SCHEMA_VERSION = 1
# hidden, so that nobody who looks for recordings opens it
NAME = ".recording-{number}.json"
PATTERN = ".recording-*.json"
WRITE_EVERY_S = 1.0
SILENT_S = 15.0
FORGOTTEN_S = 24 * 3600.0
NOTES_KEPT = 200
TOO_LARGE_BYTES = 1 << 20

log = logging.getLogger(__name__)


class LiveFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of the bedtime check."""

    name: str
    is_fine: bool
    text: str


class LiveWearable(msgspec.Struct, frozen=True, kw_only=True):
    """How one wearable is doing; ``folder`` is the name of its capture's folder beside the file."""

    name: str
    site: str
    state: str
    driver: str | None = None
    rate_hz: float | None = None
    nominal_rate_hz: float | None = None
    received_share: float | None = None
    last_seen_s: float | None = None
    gaps: int = 0
    reconnections: int = 0
    battery_percent: int | None = None
    free_bytes: int | None = None
    waiting_frames: int = 0
    trouble: str | None = None
    folder: str | None = None
    findings: tuple[LiveFinding, ...] = ()


class LiveNote(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened: an event of the recorder, or an alarm."""

    at: datetime
    wearable: str
    kind: str
    text: str
    is_urgent: bool = False
    is_alarm: bool = False


class LiveFile(msgspec.Struct, frozen=True, kw_only=True):
    """What the file holds; ``alarm_targets`` is how many addresses an alarm is sent to."""

    schema_version: int
    started_at: datetime
    updated_at: datetime
    alarm_targets: int
    wearables: tuple[LiveWearable, ...]
    notes: tuple[LiveNote, ...]


class LiveNotes:
    """Collects what happens during a recording, and writes the file.

    Parameters
    ----------
    folder : Path
        Where the recordings go.
    alarm_targets : int
        How many addresses an alarm is sent to.
    """

    def __init__(self, folder: Path, *, alarm_targets: int) -> None:
        self._path = folder / NAME.format(number=os.getpid())
        self._alarm_targets = alarm_targets
        self._started_at = datetime.now(UTC)
        self._notes: deque[LiveNote] = deque(maxlen=NOTES_KEPT)
        self._writing = threading.Lock()
        self._is_over = False

    def on_event(self, event: RecorderEvent) -> None:
        """Note an event of the recorder."""
        text = f"{EVENT_WORDS[event.kind].capitalize()}: {event.text}"
        self._note(event.wearable, event.kind, text=text, is_urgent=event.kind in URGENT)

    def on_alarm(self, wearable: str, text: str) -> None:
        """Note an alarm."""
        self._notes.append(
            LiveNote(at=datetime.now(UTC), wearable=wearable, kind="alarm", text=text, is_urgent=True, is_alarm=True)
        )

    async def keep_writing(self, statuses: Callable[[], Sequence[WearableStatus]]) -> None:
        """Write the file every second until cancelled, in a thread; a disk that refuses does not stop anything."""
        await asyncio.to_thread(_forget_old, self._path.parent)
        while True:
            await asyncio.to_thread(self.write, tuple(statuses()))
            await asyncio.sleep(WRITE_EVERY_S)

    def write(self, statuses: Sequence[WearableStatus]) -> None:
        """Write the file once, whole or not at all."""
        document = LiveFile(
            schema_version=SCHEMA_VERSION,
            started_at=self._started_at,
            updated_at=datetime.now(UTC),
            alarm_targets=self._alarm_targets,
            wearables=tuple(_wearable(status) for status in statuses),
            notes=tuple(self._notes),
        )
        passing = self._path.with_suffix(".new")
        with self._writing:
            if self._is_over:
                return
            try:
                passing.write_bytes(msgspec.json.encode(document))
                passing.replace(self._path)
            except OSError as problem:
                log.info("the live page is not told: %s", problem)

    def remove(self) -> None:
        """Remove the file: the recording has ended."""
        with self._writing:
            self._is_over = True
            for path in (self._path, self._path.with_suffix(".new")):
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _note(self, wearable: str, kind: str, *, text: str, is_urgent: bool) -> None:
        self._notes.append(LiveNote(at=datetime.now(UTC), wearable=wearable, kind=kind, text=text, is_urgent=is_urgent))


def read_live_files(folder: Path) -> tuple[tuple[Path, LiveFile], ...]:
    """Read what recordings that are under way in a folder say, each with the folder it records into.

    Parameters
    ----------
    folder : Path
        The folder itself and those directly in it are looked through.
    """
    found = []
    for path in (*sorted(folder.glob(PATTERN)), *sorted(folder.glob(f"*/{PATTERN}"))):
        with suppress(OSError, msgspec.MsgspecError):
            if path.stat().st_size <= TOO_LARGE_BYTES:
                found.append((path.parent, msgspec.json.decode(path.read_bytes(), type=LiveFile)))
    return tuple(found)


def _forget_old(folder: Path) -> None:
    """Remove what a recorder that was killed left behind, a day later."""
    for path in folder.glob(PATTERN):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > FORGOTTEN_S:
                path.unlink()


def _wearable(status: WearableStatus) -> LiveWearable:
    disk = status.disk
    return LiveWearable(
        name=status.name,
        site=status.site,
        state=status.state,
        driver=status.driver,
        rate_hz=status.rate_hz,
        nominal_rate_hz=status.nominal_rate_hz,
        received_share=status.received_share,
        last_seen_s=status.last_seen_s,
        gaps=status.gaps,
        reconnections=status.reconnections,
        battery_percent=status.battery_percent,
        free_bytes=None if disk is None else disk.free_bytes,
        waiting_frames=0 if disk is None else disk.waiting_frames,
        trouble=status.trouble,
        folder=None if status.folder is None else status.folder.name,
        findings=tuple(LiveFinding(name=one.name, is_fine=one.is_fine, text=one.text) for one in status.findings),
    )
