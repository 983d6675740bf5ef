"""The night watched while it is recorded: an alarm with its reason leaves the room, and blindness is told."""

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from firmware_bridge.connection import Wanted
from firmware_bridge.recorder import Recorder
from firmware_bridge.simulated import (
    Fault,
    Motion,
    Radio,
    SimulatedBangle,
    lie_still,
    loop_clock,
    play_recording,
    run_accelerated,
    simulated_transport,
)
from hypnic.alarms import Alarms
from hypnic.night_watch import NightWatch, _Night
from recordings import Recording, build_recording
from recordings.synthetic import simulate_night

STARTED_AT_NS = 1_790_000_000_000_000_000
BEFORE_S, AFTER_S = 240.0, 30.0


def stretch(recording: Recording, begin_s: float, end_s: float) -> Recording:
    """Cut a stretch out of a recording."""
    inside = (recording.time_s >= begin_s) & (recording.time_s < end_s)
    return build_recording(
        recording.time_s[inside] - begin_s,
        recording.acceleration_g[inside],
        started_at=None,
        nominal_rate_hz=recording.nominal_rate_hz,
        source=recording.source,
        format=recording.format,
    )


def watch(
    place: Path, motion: Motion, *, duration_s: float, target: str, faults: Sequence[Fault] = ()
) -> tuple[list[str], list[str]]:
    """Record a simulated watch with the night watched; give the alarms and events that were shown."""
    shown: list[str] = []
    told: list[str] = []

    async def main() -> None:
        alarms = Alarms([target], on_failure=shown.append)
        watching = NightWatch(
            alarms, on_event=lambda event: told.append(event.text), on_alarm=lambda _name, text: shown.append(text)
        )
        transport = simulated_transport(Radio([SimulatedBangle(motion)], faults=faults), loop_clock(STARTED_AT_NS))
        wanted = Wanted(name=SimulatedBangle.usual_address, site="left_wrist", transport=transport)
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(duration_s, stop.set)
        looking = asyncio.ensure_future(watching.look_all_night())
        await Recorder([wanted], place, observer=watching).run(stop)
        looking.cancel()
        await asyncio.wait([looking])
        alarms.close()

    logging.getLogger("firmware_bridge").setLevel(logging.CRITICAL)
    run_accelerated(main())
    return shown, told


def test_a_convulsion_reaches_the_web_hook_while_it_is_recorded_with_its_reason(tmp_path: Path, hook: Any):
    night = simulate_night("tonic_clonic", seed=1, hours=2)
    (event,) = (event for event in night.truth.events if event.kind == "convulsive")
    part = stretch(night.recording, event.onset_s - BEFORE_S, event.end_s + AFTER_S)
    shown, _told = watch(tmp_path, play_recording(part), duration_s=part.duration_s, target=hook.url)
    (received,) = hook.received
    assert received["title"] == "hypnic: seizure-like movement"
    assert received["text"].endswith(shown[0])
    assert "seizure-like movement began at" in shown[0]
    assert "by the rule" in shown[0]
    assert len(shown) == 1


def test_data_that_has_been_missing_for_a_minute_is_told_to_the_web_hook(tmp_path: Path, hook: Any):
    away = Fault(at_s=20.0, kind="drop_link", duration_s=120.0)
    watch(tmp_path, lie_still, duration_s=180.0, target=hook.url, faults=[away])
    (received,) = hook.received
    assert received["title"] == "hypnic: data missing"
    assert "no data for 60 s" in received["text"]


def test_a_watch_that_has_gone_blind_says_so_once_and_the_recording_goes_on(
    tmp_path: Path, hook: Any, monkeypatch: pytest.MonkeyPatch
):
    def stumble(_night: _Night) -> None:
        raise ZeroDivisionError("a mistake")

    monkeypatch.setattr(_Night, "look", stumble)
    shown, told = watch(tmp_path, lie_still, duration_s=30.0, target=hook.url)
    sentence = "the recording goes on, but an alarm may not come: ZeroDivisionError: a mistake"
    assert (shown, told.count(sentence)) == ([], 1)
    assert [one["title"] for one in hook.received] == ["hypnic: an alarm may not come"]
    assert len(list(tmp_path.glob("*/recording.parquet"))) == 1
