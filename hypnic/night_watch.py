"""Watches a recorder for the person: shows what happens, looks at the night as it grows, raises the alarm."""

import asyncio
import importlib
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from firmware_bridge.recorder import RecorderEvent
from firmware_bridge.status import WearableStatus
from hypnic.alarms import Alarms
from hypnic.recording_screen import EVENT_WORDS, URGENT
from recordings.capture_format import Frames, SegmentFacts
from recordings.recording import Site

if TYPE_CHECKING:
    # Loading the detector takes longer than beginning to scan, so it is loaded once the scan has begun.
    from hypnic.growing import GrowingRecording
    from hypnic.live import Alarm, LiveDetector

log = logging.getLogger(__name__)

NANOSECONDS_PER_SECOND = 1_000_000_000
EVIDENCE_TOLD = 4
TITLE = "hypnic: seizure-like movement"
BLIND_TITLE = "hypnic: an alarm may not come"
SCAN_FIRST_S = 0.5
DETECTOR = "hypnic.growing"


class NightWatch:
    """An observer of a recorder.

    Parameters
    ----------
    alarms : Alarms
    on_event : callable
        Shows an event of the recorder.
    on_alarm : callable
        Shows an alarm: the wearable and a sentence with its reason.
    """

    def __init__(
        self,
        alarms: Alarms,
        *,
        on_event: Callable[[RecorderEvent], None],
        on_alarm: Callable[[str, str], None],
    ) -> None:
        self._alarms = alarms
        self._show_event = on_event
        self._show_alarm = on_alarm
        self._nights: dict[str, _Night] = {}

    def on_event(self, event: RecorderEvent) -> None:
        """Show an event, and send on what cannot wait until the morning."""
        self._show_event(event)
        if event.kind in URGENT:
            self._alarms.send(f"hypnic: {EVENT_WORDS[event.kind].lower()}", f"{event.wearable}: {event.text}")

    def on_frames(self, status: WearableStatus, facts: SegmentFacts, *, frames: Frames) -> None:
        """Let the night grow."""
        address = status.address or status.name
        if address not in self._nights:
            self._nights[address] = _Night(status.name, status.site, started_at=_arrived_at(facts, frames))
        self._nights[address].new.append((facts, frames))

    async def look_all_night(self) -> None:
        """Look at every wearable every second or two, in a thread, so that nothing waits for it; until cancelled."""
        loop = asyncio.get_running_loop()
        await asyncio.sleep(SCAN_FIRST_S)
        await loop.run_in_executor(None, importlib.import_module, DETECTOR)
        from hypnic.live import LOOK_EVERY_S

        while True:
            pauses_s = (night.pause_s(LOOK_EVERY_S) for night in self._nights.values())
            await asyncio.sleep(min(pauses_s, default=LOOK_EVERY_S))
            for night in tuple(self._nights.values()):
                await self._look(night)

    async def _look(self, night: "_Night") -> None:
        try:
            alarms = await asyncio.get_running_loop().run_in_executor(None, night.look)
        except Exception as problem:
            # A fault nobody foresaw must not end the watch, least of all in silence: it is logged and told.
            log.exception("%s: looking at the night", night.wearable)
            self._tell_blindness(night, problem)
            return
        for alarm in alarms:
            text = describe_alarm(alarm, started_at=night.started_at)
            self._show_alarm(night.wearable, text)
            self._alarms.send(TITLE, f"{night.wearable}: {text}")

    def _tell_blindness(self, night: "_Night", problem: Exception) -> None:
        """Say, once for each wearable, that no alarm may come though all is recorded."""
        if night.is_told_blind:
            return
        night.is_told_blind = True
        text = f"the recording goes on, but an alarm may not come: {type(problem).__name__}: {problem}"
        self._show_event(RecorderEvent(wearable=night.wearable, kind="trouble", text=text))
        self._alarms.send(BLIND_TITLE, f"{night.wearable}: {text}")


class _Night:
    """One wearable's night as it grows; only `look` runs in another thread."""

    def __init__(self, wearable: str, site: Site, *, started_at: datetime) -> None:
        self.wearable = wearable
        self.started_at = started_at
        self.is_told_blind = False
        self.new: list[tuple[SegmentFacts, Frames]] = []
        self._site: Site = site
        self._eye: tuple[GrowingRecording, LiveDetector] | None = None

    def pause_s(self, usual_s: float) -> float:
        """How long to wait before the next look."""
        return usual_s if self._eye is None else self._eye[1].pause_s

    def look(self) -> "tuple[Alarm, ...]":
        """Take in what is new and look at it."""
        taken, self.new = self.new, []
        growing, detector = self._open_eye()
        for facts, frames in taken:
            growing.add(facts, frames)
        return detector.look() if taken else ()

    def _open_eye(self) -> "tuple[GrowingRecording, LiveDetector]":
        if self._eye is None:
            from hypnic.growing import GrowingRecording
            from hypnic.live import LiveDetector

            growing = GrowingRecording(self.wearable, self._site)
            self._eye = (growing, LiveDetector(growing.view))
        return self._eye


def describe_alarm(alarm: "Alarm", *, started_at: datetime | None) -> str:
    """Say when it began, how soon it was noticed, and why it looks like a seizure."""
    event = alarm.event
    when = f"{event.onset_s:.0f} s into the recording"
    if started_at is not None:
        when = f"at {(started_at + timedelta(seconds=event.onset_s)).astimezone(started_at.tzinfo):%H:%M:%S}"
    reasons = "; ".join(item.text for item in event.evidence[:EVIDENCE_TOLD])
    return (
        f"seizure-like movement began {when}, noticed {alarm.delay_s:.0f} s later, by the rule "
        f"{event.decided_by.replace('_', ' ')} ({reasons})"
    )


def _arrived_at(facts: SegmentFacts, frames: Frames) -> datetime:
    since_opened_ns = int(frames.arrival_ns[0]) - facts.opened.monotonic_ns
    wall_s = (facts.opened.wall_ns + since_opened_ns) / NANOSECONDS_PER_SECOND
    return datetime.fromtimestamp(wall_s, UTC).astimezone()
