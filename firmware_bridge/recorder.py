"""Records one or several wearables at once until told to stop: connection, capture, status and alarms joined.

Each wearable has a task, a capture and a folder of its own; what they share is the one scan of their radio.
"""

import asyncio
import os
import re
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol

from firmware_bridge.capture import Capture, CaptureKeeper
from firmware_bridge.connection import Connection, Wanted
from firmware_bridge.drivers.driver import Driver, Stream
from firmware_bridge.errors import PacketError
from firmware_bridge.scanning import Scanner, Sighting
from firmware_bridge.status import CHECK_S, Tally, WearableStatus, check_at_bedtime
from firmware_bridge.transport import SYSTEM_CLOCK, Clock
from recordings.capture_format import Anchor, DiaryEntry, Frames, Manifest, SegmentFacts
from recordings.errors import RecordingError

EventKind = Literal["found", "recording", "trouble", "missing", "returned", "battery", "disk", "refused", "saved"]

NANOSECONDS_PER_SECOND = 1_000_000_000
TICK_S = 1.0
ANCHOR_EVERY_S = 60.0
MISSING_S = 60.0
BATTERY_ALARM_PERCENT = 15
UNDECODABLE_NOTED = 1000
ZONE_FOLDER = "zoneinfo/"
LOCAL_ZONE = Path("/etc/localtime")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecorderEvent:
    """Something the person should know now: which wearable, what kind, and a plain sentence."""

    wearable: str
    kind: EventKind
    text: str


class Observer(Protocol):
    """Who watches a recorder; both functions must return at once."""

    def on_event(self, event: RecorderEvent) -> None:
        """Learn of an event."""

    def on_frames(self, status: WearableStatus, facts: SegmentFacts, *, frames: Frames) -> None:
        """Take frames as they come, and whose they are, for a look at the night while it lasts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What became of one wearable's recording.

    Parameters
    ----------
    status : WearableStatus
        The last one.
    folder : Path or None
        Where it lies; None where no data ever came or could be written.
    is_archived : bool
        Whether the archive was written and proven; otherwise the capture is what there is.
    problem : str or None
        What went wrong, in a plain sentence.
    """

    status: WearableStatus
    folder: Path | None
    is_archived: bool
    problem: str | None


class Recorder:
    """Records wearables until told to stop.

    Parameters
    ----------
    wanted : sequence of Wanted
        At least one.
    folder : Path
        Where each recording gets a folder of its own.
    second_folder : Path, optional
        Where to go on if the first cannot be written to.
    observer : Observer, optional
    """

    def __init__(
        self,
        wanted: Sequence[Wanted],
        folder: Path,
        *,
        second_folder: Path | None = None,
        observer: Observer | None = None,
    ) -> None:
        self._scanners = {id(one.transport): Scanner(one.transport) for one in wanted}
        places = _Places((folder,) if second_folder is None else (folder, second_folder))
        self._wearables = tuple(
            _Wearable(one, self._scanners[id(one.transport)], places=places, observer=observer) for one in wanted
        )

    @property
    def statuses(self) -> tuple[WearableStatus, ...]:
        """How each wearable is doing now, in the order in which they were wanted."""
        return tuple(wearable.status() for wearable in self._wearables)

    async def run(self, stop: asyncio.Event) -> tuple[Finished, ...]:
        """Record until ``stop`` is set or nothing is left to record, then stop the streams and save.

        Parameters
        ----------
        stop : asyncio.Event

        Returns
        -------
        tuple of Finished
            One for each wearable wanted.

        Raises
        ------
        RadioUnavailableError
            There is no Bluetooth that can be used.
        """
        loop = asyncio.get_running_loop()
        tasks = [loop.create_task(wearable.run()) for wearable in self._wearables]
        helpers = [loop.create_task(self._tick()), loop.create_task(stop.wait())]
        try:
            await self._require_radios()
            everything = loop.create_task(_all_of(tasks))
            helpers.append(everything)
            await asyncio.wait([everything, helpers[1]], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (*tasks, *helpers):
                task.cancel()
            await asyncio.wait([*tasks, *helpers])
            for scanner in self._scanners.values():
                await scanner.close()
        return tuple([await wearable.save() for wearable in self._wearables])

    async def _require_radios(self) -> None:
        for scanner in self._scanners.values():
            await scanner.require_radio()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            for wearable in self._wearables:
                wearable.tick()


async def _all_of(tasks: "Sequence[asyncio.Task[None]]") -> None:
    await asyncio.wait(tasks)


class _Wearable:
    """One wearable's recording: follows its connection, keeps what comes, tells how it is doing."""

    def __init__(self, wanted: Wanted, scanner: Scanner, *, places: "_Places", observer: Observer | None) -> None:
        self._wanted = wanted
        self._places = places
        self._observer = observer
        self._clock = wanted.transport.clock
        self._connection = Connection(wanted, scanner, follower=self)
        self._status = WearableStatus(name=wanted.name, site=wanted.site, state="searching")
        self._tally = Tally()
        self._capture: Capture | None = None
        self._stream: Stream | None = None
        self._facts: SegmentFacts | None = None
        self._task: asyncio.Task[None] | None = None
        self._is_missing = False
        self._anchor_at_ns = 0
        self._check_at_ns = 0
        self._refusal: str | None = None

    async def run(self) -> None:
        """Record until cancelled, or until the wearable refuses."""
        self._task = asyncio.current_task()
        await self._connection.run()

    def status(self) -> WearableStatus:
        """Take a snapshot."""
        now_ns = self._clock.monotonic_ns()
        latest_ns = self._tally.latest_ns
        return replace(
            self._status,
            rate_hz=self._tally.measured_rate_hz(),
            received=self._tally.received,
            expected=self._tally.expected(now_ns),
            last_seen_s=None if latest_ns is None else (now_ns - latest_ns) / NANOSECONDS_PER_SECOND,
            gaps=self._tally.gaps,
            disk=None if self._capture is None else self._capture.status,
            folder=None if self._capture is None else self._capture.status.folder,
        )

    def tick(self) -> None:
        """Do what is due: note the clocks, check at bedtime, miss the wearable."""
        now_ns = self._clock.monotonic_ns()
        if self._capture is None:
            return
        if now_ns >= self._anchor_at_ns:
            self._anchor_at_ns = now_ns + round(ANCHOR_EVERY_S * NANOSECONDS_PER_SECOND)
            anchor = look_at_clocks(self._clock)
            self._note("anchor", wall_ns=anchor.wall_ns, boottime_ns=anchor.boottime_ns)
        if self._status.state == "checking" and now_ns >= self._check_at_ns and self._stream is not None:
            findings = check_at_bedtime(self.status(), self._stream)
            self._status = replace(self._status, state="recording", findings=findings)
            self._tell("recording", "; ".join(finding.text for finding in findings))
        self._miss(now_ns)

    async def save(self) -> Finished:
        """Write what is left, make the archive, prove it."""
        if self._capture is None or self._tally.received == 0:
            self._status = replace(self._status, state="failed")
            problem = self._refusal or self._status.trouble or self._why_nothing_came()
            return Finished(status=self.status(), folder=None, is_archived=False, problem=problem)
        self._status = replace(self._status, state="saving")
        self._note("stopped")
        await self._capture.close()
        last = replace(self.status(), state="stopped")
        self._status = last
        folders = self._capture.keeper.folders
        missing = self._what_is_missing()
        if not folders:
            return Finished(status=last, folder=None, is_archived=False, problem=missing or last.trouble)
        folder, damage = await _archive(folders)
        self._tell("saved", str(folder) if damage is None else damage)
        said = "; ".join(sentence for sentence in (missing, damage) if sentence)
        return Finished(status=last, folder=folder, is_archived=not said, problem=said or None)

    def _why_nothing_came(self) -> str:
        if self._status.address is None:
            return f"{self._wanted.name} was not heard"
        return f"{self._status.name} was heard, but had sent nothing yet when the recording was stopped"

    def _what_is_missing(self) -> str | None:
        """Say what found no room in the places that were named, where the disk failed to the end."""
        disk = None if self._capture is None else self._capture.status
        if disk is None or disk.problem is None or not (disk.rescued or disk.lost_frames):
            return None
        why = disk.problem.partition(";")[0]
        if disk.lost_frames:
            return f"{why}: {disk.lost_frames} notifications were lost, for which there was no memory and no room"
        return f"{why}: its last part is a recording of its own in {disk.rescued}, move it before it is cleared away"

    # What the connection tells

    def on_search(self) -> None:
        """Seek."""
        self._to("searching" if self._capture is None else "reconnecting")

    def on_found(self, sighting: Sighting) -> None:
        """Connect."""
        advertisement = sighting.advertisement
        name = advertisement.name or self._wanted.name
        self._status = replace(self._status, name=name, address=advertisement.address)
        if self._capture is None:
            self._to("connecting")
            self._tell("found", f"{name} ({advertisement.address}), {advertisement.rssi_dbm} dBm")

    def on_stream(self, driver: Driver, stream: Stream) -> None:
        """Begin a segment, and the recording with the first one."""
        self._stream = stream
        self._tally.begin(stream)
        self._status = replace(self._status, driver=driver.name, nominal_rate_hz=stream.rate_hz)
        if self._capture is None:
            self._capture = self._begin_capture()
            self._to("checking")
            self._check_at_ns = self._clock.monotonic_ns() + round(CHECK_S * NANOSECONDS_PER_SECOND)
        else:
            reconnections = self._status.reconnections + 1
            self._status = replace(self._status, reconnections=reconnections)
            self._to("recording" if self._status.findings else "checking")
        self._facts = facts_of(stream, look_at_clocks(self._clock))
        self._capture.begin(self._facts)
        self._note("connected", rate_hz=stream.rate_hz)

    def on_frames(self, frames: Frames) -> None:
        """Keep frames."""
        self._tally.count(frames)
        self._status = replace(self._status, trouble=None)
        if self._is_missing:
            self._is_missing = False
            self._tell("returned", "data is coming again")
        if self._capture is not None and self._facts is not None:
            self._capture.keep(frames)
            if self._observer is not None:
                self._observer.on_frames(self._status, self._facts, frames=frames)

    def on_undecodable(self, notification: bytes, problem: PacketError) -> None:
        """Count it, and note it for whoever writes the driver."""
        self._status = replace(self._status, undecodable=self._status.undecodable + 1)
        if self._status.undecodable <= UNDECODABLE_NOTED:
            self._note("undecodable", f"{notification.hex()}: {problem}")

    def on_dropped(self, notifications: int) -> None:
        """Count and note."""
        self._status = replace(self._status, dropped=self._status.dropped + notifications)
        self._note("dropped", notifications=notifications)

    def on_battery(self, percent: int | None) -> None:
        """Show and note; say so when it will not last."""
        before = self._status.battery_percent
        self._status = replace(self._status, battery_percent=percent)
        if percent is None:
            return
        self._note("battery", percent=percent)
        if percent <= BATTERY_ALARM_PERCENT and (before is None or before > BATTERY_ALARM_PERCENT):
            self._tell("battery", f"battery at {percent} %: it may not last the night")

    def on_trouble(self, text: str) -> None:
        """Show and note."""
        self._status = replace(self._status, trouble=text)
        if self._capture is not None:
            self._to("reconnecting")
        self._note("trouble", text)
        self._tell("trouble", text)

    def on_refusal(self, text: str) -> None:
        """Give up before the first data; later it may still change its mind."""
        self._note("refused", text)
        self._tell("refused", text)
        self._status = replace(self._status, trouble=text)
        if self._tally.received == 0 and self._task is not None:
            self._refusal = text
            self._to("failed")
            self._task.cancel()

    # Helpers

    def _begin_capture(self) -> Capture:
        from importlib.metadata import version

        started_at = datetime.fromtimestamp(self._clock.wall_ns() / NANOSECONDS_PER_SECOND, UTC).astimezone()
        manifest = Manifest(
            wearable=self._status.name,
            address=self._status.address or "",
            driver=self._status.driver or "",
            site=self._wanted.site,
            started_at=started_at,
            time_zone=local_zone_name(),
            settings={"rate_hz": self._wanted.settings.rate_hz, "range_g": self._wanted.settings.range_g},
            software=version("hypnic"),
        )
        keeper = CaptureKeeper(self._places.folders, self._places.claim(manifest), manifest=manifest)
        return Capture(keeper, on_problem=self._on_disk_problem, on_relief=self._on_disk_relief)

    def _on_disk_problem(self, text: str) -> None:
        self._note("disk", text)
        self._tell("disk", text)

    def _on_disk_relief(self) -> None:
        self._note("disk", "written again")
        self._tell("returned", "what was kept in memory is on the disk now")

    def _miss(self, now_ns: int) -> None:
        latest_ns = self._tally.latest_ns
        if latest_ns is None or self._is_missing:
            return
        if now_ns - latest_ns > MISSING_S * NANOSECONDS_PER_SECOND:
            self._is_missing = True
            self._note("missing")
            self._tell("missing", f"no data for {MISSING_S:g} s: {self._status.trouble or 'the link is silent'}")

    def _to(self, state: Literal["searching", "connecting", "checking", "recording", "reconnecting", "failed"]) -> None:
        self._status = replace(self._status, state=state)

    def _note(self, kind: str, text: str = "", **numbers: float) -> None:
        if self._capture is not None:
            entry = DiaryEntry(monotonic_ns=self._clock.monotonic_ns(), kind=kind, text=text, numbers=numbers)
            self._capture.note(entry)

    def _tell(self, kind: EventKind, text: str) -> None:
        if self._observer is not None:
            self._observer.on_event(RecorderEvent(wearable=self._status.name, kind=kind, text=text))


async def _archive(folders: Sequence[Path]) -> tuple[Path, str | None]:
    """Make the archive in a thread, in the first folder where there is room; tell where, and what was wrong if any."""
    from recordings.capture_archive import archive_capture

    loop = asyncio.get_running_loop()
    refusals = []
    for first in folders:
        ordered = (first, *(folder for folder in folders if folder != first))
        try:
            damage = await loop.run_in_executor(None, archive_capture, ordered)
        except RecordingError as problem:
            refusals.append(f"the capture was kept, the archive was not written: {problem}")
            continue
        return first, f"the capture was kept, parts of it are damaged: {' '.join(damage)}" if damage else None
    others = f"; it lies in {' and '.join(map(str, folders))}" if len(folders) > 1 else ""
    return folders[0], refusals[0] + others


def facts_of(stream: Stream, opened: Anchor) -> SegmentFacts:
    """Describe a stream for the disk."""
    return SegmentFacts(
        number=0,
        rate_hz=stream.rate_hz,
        range_g=stream.range_g,
        samples_per_frame=stream.samples_per_frame,
        signal=stream.signal,
        sequence_modulus=stream.sequence_modulus,
        device_time_modulus_ns=stream.device_time_modulus_ns,
        has_device_time=stream.has_device_time,
        notifies_changes_only=stream.notifies_changes_only,
        opened=opened,
    )


def look_at_clocks(clock: Clock) -> Anchor:
    """Read all of the computer's clocks at one instant."""
    monotonic_ns = clock.monotonic_ns()
    return Anchor(monotonic_ns=monotonic_ns, wall_ns=clock.wall_ns(), boottime_ns=_boottime_ns(clock, monotonic_ns))


def _boottime_ns(clock: Clock, monotonic_ns: int) -> int:
    """Read the clock that goes on while the computer sleeps; on Linux and macOS the monotonic one stands still."""
    if clock is not SYSTEM_CLOCK:
        return monotonic_ns
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime_ns(getattr(time, name))
    return monotonic_ns


def local_zone_name() -> str | None:
    """Find the name of this computer's time zone, such as Europe/Berlin; None where it does not say."""
    given = os.environ.get("TZ", "").lstrip(":")
    if given:
        return given
    with suppress(OSError):
        _before, mark, name = str(LOCAL_ZONE.resolve()).partition(ZONE_FOLDER)
        return name if mark else None
    return None


class _Places:
    """The folders recordings go into, and the names that this recorder has given away."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders
        self._claimed: set[str] = set()

    def claim(self, manifest: Manifest) -> str:
        """Name a recording by time, site and wearable, such that nothing of that name exists yet, and make its folder.

        Making it is what keeps another process, which records into the same place, from taking the same name.
        """
        wearable = re.sub(r"[^\w-]+", "-", manifest.wearable).strip("-")
        site = () if manifest.site == "unknown" else (manifest.site,)
        name = "_".join((manifest.started_at.strftime("%Y-%m-%d_%H%M%S"), *site, wearable))
        number, free = 1, name
        while free in self._claimed or not self._is_made(free):
            number += 1
            free = f"{name}-{number}"
        self._claimed.add(free)
        return free

    def _is_made(self, name: str) -> bool:
        """Make the folder in the first place that can be written to; False where one of that name was there already."""
        if any((folder / name).exists() for folder in self.folders):
            return False
        for folder in self.folders:
            try:
                (folder / name).mkdir(parents=True)
            except FileExistsError:
                return False
            except OSError:
                continue
            return True
        return True
