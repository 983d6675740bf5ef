"""What the person is told about each wearable while it records: one frozen snapshot for terminal and page alike."""

from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from firmware_bridge.capture import DiskStatus
from firmware_bridge.drivers.driver import Stream
from recordings.capture_format import Frames
from recordings.recording import Site

State = Literal["searching", "connecting", "checking", "recording", "reconnecting", "saving", "stopped", "failed"]

NANOSECONDS_PER_SECOND = 1_000_000_000
RATE_WINDOW_S = 60.0
GAP_S = 1.0
GAP_FRAMES = 3.0
RATE_TOLERANCE = 0.05
BATTERY_LOW_PERCENT = 30
NIGHT_S = 12 * 3600.0
SAMPLE_BYTES = 60
CHECK_S = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One answer of the bedtime check; ``text`` says what to do where something ``is_fine`` is False."""

    name: Literal["battery", "rate", "disk", "detail"]
    is_fine: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WearableStatus:
    """How one wearable is doing at one instant.

    Parameters
    ----------
    name : str
        On the air, or as the person gave it until it was heard.
    address, driver : str or None
        None until it was heard or its stream was opened.
    site : str
    state : str
        "checking" is the bedtime check at the beginning, "saving" the writing of the archive at the end.
    nominal_rate_hz, rate_hz : float or None
        As the wearable states it, and as measured over the last minute.
    received, expected : int
        Samples that came, and that should have come since the first one.
    last_seen_s : float or None
        Seconds since the latest data.
    gaps, reconnections : int
        Interruptions of the data, and connections after the first one.
    battery_percent : int or None
    undecodable, dropped : int
        Notifications that made no frame, and that were lost because the computer was too busy.
    disk : DiskStatus or None
    findings : tuple of Finding
        Of the bedtime check, once it was made.
    trouble : str or None
        The latest trouble, in plain words; None while data flows.
    folder : Path or None
        Of the recording.
    """

    name: str
    site: Site
    state: State
    address: str | None = None
    driver: str | None = None
    nominal_rate_hz: float | None = None
    rate_hz: float | None = None
    received: int = 0
    expected: int = 0
    last_seen_s: float | None = None
    gaps: int = 0
    reconnections: int = 0
    battery_percent: int | None = None
    undecodable: int = 0
    dropped: int = 0
    disk: DiskStatus | None = None
    findings: tuple[Finding, ...] = ()
    trouble: str | None = None
    folder: Path | None = None

    @property
    def received_share(self) -> float | None:
        """Share of the expected samples that came; None before the first."""
        return self.received / self.expected if self.expected else None


class Tally:
    """Counts what came from one wearable, and when; times on the computer's monotonic clock, in nanoseconds."""

    def __init__(self) -> None:
        self.received = 0
        self.gaps = 0
        self.first_ns: int | None = None
        self.latest_ns: int | None = None
        self._rate_hz = 0.0
        self._recent: deque[tuple[int, int]] = deque()

    def begin(self, stream: Stream) -> None:
        """Begin to count a stream."""
        self._rate_hz = stream.rate_hz

    def count(self, frames: Frames) -> None:
        """Count frames that came."""
        arrival_ns = frames.arrival_ns
        if self.first_ns is None:
            self.first_ns = int(arrival_ns[0])
        limit_s = max(GAP_S, GAP_FRAMES * float(frames.samples[0]) / self._rate_hz)
        before_ns = arrival_ns[0] if self.latest_ns is None else self.latest_ns
        silences_s = np.diff(arrival_ns, prepend=before_ns) / NANOSECONDS_PER_SECOND
        self.gaps += int(np.count_nonzero(silences_s > limit_s))
        self.latest_ns = int(arrival_ns[-1])
        self.received += int(frames.samples.sum())
        self._recent.append((self.latest_ns, self.received))
        while self._recent[-1][0] - self._recent[0][0] > RATE_WINDOW_S * NANOSECONDS_PER_SECOND:
            self._recent.popleft()

    def expected(self, now_ns: int) -> int:
        """Tell how many samples should have come by now."""
        if self.first_ns is None:
            return 0
        return max(self.received, round((now_ns - self.first_ns) / NANOSECONDS_PER_SECOND * self._rate_hz))

    def measured_rate_hz(self) -> float | None:
        """Tell how many samples a second came in the last minute; None where too little came to tell."""
        if not self._recent:
            return None
        (first_ns, before), (last_ns, after) = self._recent[0], self._recent[-1]
        elapsed_s = (last_ns - first_ns) / NANOSECONDS_PER_SECOND
        return (after - before) / elapsed_s if elapsed_s > 1 else None


def check_at_bedtime(status: WearableStatus, stream: Stream) -> tuple[Finding, ...]:
    """Judge whether a night can be recorded, while the person is still awake.

    Parameters
    ----------
    status : WearableStatus
        After some seconds of streaming.
    stream : Stream

    Returns
    -------
    tuple of Finding
        Battery, rate, disk, and detail.
    """
    return (_judge_battery(status), _judge_rate(status, stream), _judge_disk(status, stream), _judge_detail(stream))


def _judge_battery(status: WearableStatus) -> Finding:
    percent = status.battery_percent
    if percent is None:
        return Finding(name="battery", is_fine=True, text="the wearable does not tell its battery level: charge it")
    if percent < BATTERY_LOW_PERCENT:
        return Finding(name="battery", is_fine=False, text=f"battery at {percent} %: charge it before the night")
    return Finding(name="battery", is_fine=True, text=f"battery at {percent} %")


def _judge_rate(status: WearableStatus, stream: Stream) -> Finding:
    rate_hz = status.rate_hz or 0.0
    text = f"{rate_hz:.1f} samples a second, {stream.rate_hz:g} stated"
    if stream.notifies_changes_only or abs(rate_hz - stream.rate_hz) <= RATE_TOLERANCE * stream.rate_hz:
        return Finding(name="rate", is_fine=True, text=text)
    return Finding(name="rate", is_fine=False, text=f"{text}: bring the wearable and the computer nearer together")


def _judge_disk(status: WearableStatus, stream: Stream) -> Finding:
    needed = int(NIGHT_S * stream.rate_hz * SAMPLE_BYTES)
    if status.disk is None or status.disk.free_bytes is None or status.disk.problem is not None:
        problem = None if status.disk is None else status.disk.problem
        return Finding(name="disk", is_fine=False, text=problem or "nothing can be written: choose another folder")
    free_gb, needed_gb = status.disk.free_bytes / 1e9, needed / 1e9
    if status.disk.free_bytes < needed:
        return Finding(
            name="disk", is_fine=False, text=f"{free_gb:.1f} GB free, a night may take {needed_gb:.1f} GB: make room"
        )
    return Finding(name="disk", is_fine=True, text=f"{free_gb:.1f} GB free")


def _judge_detail(stream: Stream) -> Finding:
    because = stream.coarse_because
    return Finding(name="detail", is_fine=because is None, text=because or f"{stream.rate_hz:g} Hz shows twitches")
