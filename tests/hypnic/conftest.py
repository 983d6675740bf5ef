"""Small hand-made nights for the tests of the program, without detector or files; a real browser, a real web hook."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from detector.model import (
    Calibration,
    Conditioned,
    Event,
    Indices,
    NightAnalysis,
    Reason,
    Sleep,
    Verdict,
)
from recordings import Interval, Recording, build_recording, measure_timing

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RATE_HZ = 10.0
DURATION_S = 600.0
STARTED_AT = datetime(2026, 9, 21, 21, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start a real headless Chromium; it goes with its module, since its event loop would stop any other."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed: the page can only be tested in a browser")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install hypnic[test])")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(CHROMIUM_ARGUMENTS))
        yield chromium
        chromium.close()


class Hook(HTTPServer):
    """A web hook on this computer that remembers what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook?token=secret"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append(json.loads(body))  # type: ignore[attr-defined]
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[Hook]:
    """Let a web hook listen for as long as a test lasts."""
    server = Hook()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def make_recording() -> Callable[..., Recording]:
    """Build a still recording of ten minutes; keywords change its fields."""
    return _recording


@pytest.fixture
def make_event() -> Callable[..., Event]:
    """Build a jerk; keywords change its fields."""
    return _event


@pytest.fixture
def make_night() -> Callable[..., NightAnalysis]:
    """Build a night with one jerk and one convulsive event; keywords change its fields."""
    return _night


def _recording(**changes: Any) -> Recording:
    time_s = np.arange(int(DURATION_S * RATE_HZ) + 1) / RATE_HZ
    still = np.zeros((time_s.size, 3))
    still[:, 2] = 1.0
    recording = build_recording(
        time_s,
        still,
        started_at=STARTED_AT,
        nominal_rate_hz=RATE_HZ,
        source="night.csv",
        format="generic_csv",
        site="left_wrist",
    )
    return replace(recording, **changes)


def _event(**changes: Any) -> Event:
    jerk = Event(
        onset_s=120.25,
        duration_s=0.3,
        kind="hypnic_jerk",
        tier="harmless",
        decided_by="isolated_jerk_around_onset",
        sites=("left_wrist",),
        phase="falling_asleep",
        peak_g=0.31,
        frequency_hz=None,
        repetitions=1,
        series=None,
    )
    return replace(jerk, **changes)


def _conditioned(recording: Recording) -> Conditioned:
    size = recording.time_s.size
    return Conditioned(
        sampling_rate_hz=RATE_HZ,
        acceleration_g=recording.acceleration_g,
        is_measured=np.ones(size, dtype=np.bool_),
        movement_g=np.zeros(size, dtype=np.float32),
        noise_floor_g=np.full(int(DURATION_S), 0.003, dtype=np.float32),
        noise_width_hz=14.5,
        noise_g=0.003,
        step_g=0.0,
        calibration=Calibration(
            gain=np.ones(3), offset_g=np.zeros(3), error_g=0.004, declined_because="too few orientations"
        ),
        timing=measure_timing(recording.time_s),
        gaps=(Interval(onset_s=10.0, end_s=12.5),),
        non_wear=(),
        signal=recording.signal,
        duration_s=recording.duration_s,
    )


def _sleep() -> Sleep:
    return Sleep(
        lights_out_s=None,
        onset_s=150.0,
        onset_interval_s=(120.0, 180.0),
        wake_up_s=590.0,
        onset_latency_s=None,
        total_sleep_s=440.0,
        wake_after_onset_s=0.0,
        efficiency=0.73,
        asleep=(Interval(onset_s=150.0, end_s=590.0),),
        asleep_probability=np.zeros(20, dtype=np.float32),
        epoch_s=30.0,
        evidence=("lights-out was not given",),
    )


def _night(*, recordings: tuple[Recording, ...] | None = None, **changes: Any) -> NightAnalysis:
    seizure = _event(
        onset_s=300.0,
        duration_s=62.0,
        kind="convulsive",
        tier="seizure_like",
        decided_by="sustained_strong_rhythm",
        phase="asleep",
        peak_g=1.9,
        frequency_hz=4.2,
        repetitions=180,
    )
    events = changes.pop("events", (_event(), seizure))
    recordings = recordings or (_recording(),)
    night = NightAnalysis(
        recordings=recordings,
        conditioned=tuple(_conditioned(recording) for recording in recordings),
        sleep=_sleep(),
        events=events,
        series=(),
        counts=Counter(event.kind for event in events),
        indices=Indices(
            twitches_per_h=0.0,
            jerks_around_onset=1,
            plm_per_h=None,
            periodicity_index=None,
            mean_log_interval_s=None,
        ),
        limits=(),
        verdict=Verdict(
            tier="seizure_like",
            headline="One movement looks like a seizure.",
            reasons=(Reason(rule="convulsive_event", text="It shook for 62 seconds", events=(1,)),),
            advice="See a doctor soon.",
            spread="unknown",
        ),
        settings={"movements.start_g": 0.02},
    )
    return replace(night, **changes)
