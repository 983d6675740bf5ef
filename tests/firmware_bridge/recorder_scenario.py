"""The recorder at work on a simulated radio or on the fake BlueZ, in an accelerated loop, watched from outside."""

import asyncio
import gc
import logging
import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from firmware_bridge.connection import Wanted
from firmware_bridge.drivers import StreamSettings
from firmware_bridge.recorder import Recorder
from firmware_bridge.simulated import Latency, Radio, loop_clock, run_accelerated, simulated_transport
from firmware_bridge.transport import Transport
from recordings import read_recording

STARTED_AT_NS = 1_790_000_000_000_000_000


@dataclass(kw_only=True)
class Watcher:
    """An observer that remembers when data came and what was told."""

    arrivals: dict[str, list[float]] = field(default_factory=dict)
    frames: dict[str, int] = field(default_factory=dict)
    events: list = field(default_factory=list)

    def on_event(self, event):
        self.events.append((asyncio.get_running_loop().time(), event))

    def on_frames(self, status, facts, *, frames):
        self.arrivals.setdefault(status.name, []).extend((frames.arrival_ns / 1e9).tolist())
        self.frames[status.name] = self.frames.get(status.name, 0) + frames.samples.size

    def told(self, kind):
        return [event.text for _at_s, event in self.events if event.kind == kind]

    async def first_after(self, moment_s, *, limit_s=60.0):
        """Wait for the first data that came after a moment; tell how long it took."""
        loop = asyncio.get_running_loop()
        while loop.time() < moment_s + limit_s:
            later = [
                arrivals[bisect_right(arrivals, moment_s)]
                for arrivals in self.arrivals.values()
                if arrivals[-1] > moment_s
            ]
            if later:
                return min(later) - moment_s
            await asyncio.sleep(0.1)
        raise AssertionError(f"no data within {limit_s} s")


@dataclass(kw_only=True)
class Night:
    """A running recorder, for a scenario to disturb."""

    radio: Radio
    recorder: Recorder
    watcher: Watcher
    stop: asyncio.Event
    bluez: object = None
    finished: tuple = ()


def run_night(scenario, wearables, folder, *, on_bluez=False, faults=(), prepare=None, settings=None):
    """Record until the scenario returns; give back the night with what was finished, and what the scenario returned."""

    async def main():
        radio = Radio(wearables, faults=faults, latency=Latency(minimum_s=0.01, spread_s=0.02))
        if not on_bluez:
            return await record(radio, simulated_transport(radio, loop_clock(STARTED_AT_NS)), None)
        from fake_bluez.bluez import FakeBlueZ

        async with FakeBlueZ(radio) as bluez:
            return await record(radio, Transport(name="bluetooth", clock=loop_clock(STARTED_AT_NS)), bluez)

    async def record(radio, transport, bluez):
        if prepare is not None:
            await prepare(bluez or radio, transport)
        watcher = Watcher()
        wanted = [
            Wanted(name=one.name, transport=transport, settings=settings or StreamSettings()) for one in wearables
        ]
        recorder = Recorder(wanted, folder, observer=watcher)
        night = Night(radio=radio, recorder=recorder, watcher=watcher, stop=asyncio.Event(), bluez=bluez)
        running = asyncio.ensure_future(recorder.run(night.stop))
        try:
            result = await scenario(night)
        finally:
            night.stop.set()
            night.finished = await running
        return night, result

    logging.getLogger("bleak").setLevel(logging.CRITICAL)
    logging.getLogger("firmware_bridge").setLevel(logging.CRITICAL)
    return run_accelerated(main())


def open_files():
    """Count the open file descriptors of this process; on Linux alone."""
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0


def spell_time(elapsed_s):
    """Move so that every sample of a millig sensor says when it was taken, to the millisecond."""
    milliseconds = np.rint(elapsed_s * 1000).astype(np.int64)
    digits = np.stack([milliseconds // 10_000, milliseconds % 10_000 - 5000, np.full(elapsed_s.size, 1000)], axis=1)
    return (digits / 1000).astype(np.float32)


def spelled_ms(recording):
    """Read back when each sample of a recording was taken."""
    counts = np.rint(recording.acceleration_g * 1000).astype(np.int64)
    return counts[:, 0] * 10_000 + counts[:, 1] + 5000


def check_finished(night):
    """Every recording is archived; every sample is there once, in order, dated to within hundredths of a second."""
    for one in night.finished:
        assert one.is_archived, one.problem
        recording = read_recording(one.folder)
        taken_ms = spelled_ms(recording)
        assert (np.diff(taken_ms) > 0).all()
        assert recording.acceleration_g.shape[0] == one.status.received
        dated_ms = (recording.started_at.timestamp() - STARTED_AT_NS / 1e9 + recording.time_s) * 1000
        assert np.abs(dated_ms - taken_ms).max() < 60
