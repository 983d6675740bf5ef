"""The recorder from the first scan to the archive: what it says, what it checks, when it gives up, how it stops."""

import asyncio
import json
from dataclasses import replace

import numpy as np
import pytest
from recorder_scenario import STARTED_AT_NS, Watcher, check_finished, run_night, spell_time

from firmware_bridge.capture import DiskStatus
from firmware_bridge.connection import Wanted
from firmware_bridge.drivers import Stream, StreamSettings
from firmware_bridge.errors import RadioUnavailableError
from firmware_bridge.recorder import Recorder
from firmware_bridge.simulated import (
    SIMULATED_WEARABLES,
    Fault,
    Radio,
    SimulatedBangle,
    SimulatedPineTime,
    SimulatedPolarH10,
    loop_clock,
    run_accelerated,
    simulated_transport,
)
from firmware_bridge.status import WearableStatus, check_at_bedtime
from recordings import read_recording
from recordings.reading import identify


def sleep(duration_s):
    async def scenario(night):
        await asyncio.sleep(duration_s)
        return night.recorder.statuses

    return scenario


def wobble(elapsed_s):
    phase = 2 * np.pi * 0.7 * elapsed_s
    return np.stack([0.3 * np.sin(phase), 0.2 * np.cos(phase), 1.0 + 0.1 * np.sin(phase)], axis=1).astype(np.float32)


@pytest.mark.parametrize("wearable", SIMULATED_WEARABLES, ids=lambda wearable: wearable.__name__)
def test_every_wearable_is_recorded_stopped_and_archived(wearable, tmp_path):
    device = wearable(wobble)
    night, _ = run_night(sleep(60.0), [device], tmp_path)
    (finished,) = night.finished
    recording = read_recording(finished.folder)
    assert finished.is_archived
    assert identify(finished.folder).name == "hypnic_capture"
    assert not device.is_measuring
    assert recording.duration_s == pytest.approx(59, abs=3)
    assert recording.nominal_rate_hz == finished.status.nominal_rate_hz
    assert 1.0 <= recording.time_s.size / (recording.duration_s * recording.nominal_rate_hz) < 1.05


def test_nothing_is_left_on_the_air_after_a_stop(tmp_path):
    night, _ = run_night(sleep(20.0), [SimulatedPolarH10(spell_time), SimulatedBangle()], tmp_path)
    assert night.radio.links == {}
    assert not night.radio.is_scanned


def test_a_stop_while_searching_ends_at_once(tmp_path):
    async def leave(radio, _transport):
        radio.strike(Fault(at_s=0, kind="drop_link", duration_s=1000.0))

    night, _ = run_night(sleep(5.0), [SimulatedPolarH10()], tmp_path, prepare=leave)
    (finished,) = night.finished
    assert (finished.folder, finished.is_archived) == (None, False)
    assert "was not heard" in finished.problem
    assert list(tmp_path.iterdir()) == []


def test_the_status_tells_rate_battery_disk_and_share(tmp_path):
    night, (status,) = run_night(sleep(120.0), [SimulatedPolarH10(spell_time, battery_percent=77)], tmp_path)
    assert (status.state, status.name, status.driver) == ("recording", "Polar H10 00000001", "polar_pmd")
    assert status.rate_hz == pytest.approx(50.0, rel=0.01)
    assert status.received_share == pytest.approx(1.0, abs=0.02)
    assert status.battery_percent == 77
    assert status.last_seen_s < 1.5
    assert status.disk.free_bytes > 0
    assert status.folder.parent == tmp_path
    check_finished(night)


def test_the_folder_is_named_by_time_and_wearable(tmp_path):
    night, _ = run_night(sleep(20.0), [SimulatedPolarH10(spell_time)], tmp_path)
    assert night.finished[0].folder.name.endswith("_Polar-H10-00000001")


def test_the_diary_tells_clocks_battery_connections_and_troubles(tmp_path):
    faults = [Fault(at_s=100.0, kind="drop_link")]
    night, _ = run_night(sleep(200.0), [SimulatedPolarH10(spell_time)], tmp_path, faults=faults)
    lines = [json.loads(line) for line in (night.finished[0].folder / "diary.jsonl").read_text().splitlines()]
    kinds = [line["kind"] for line in lines]
    assert kinds.count("connected") == 2
    assert kinds.count("anchor") >= 3
    assert {"battery", "trouble", "stopped"} <= set(kinds)
    anchor = next(line for line in lines if line["kind"] == "anchor")
    assert anchor["numbers"]["wall_ns"] - anchor["monotonic_ns"] == STARTED_AT_NS


def test_before_it_says_recording_battery_rate_and_disk_are_checked(tmp_path):
    night, (status,) = run_night(sleep(30.0), [SimulatedPolarH10(spell_time, battery_percent=12)], tmp_path)
    findings = {finding.name: finding for finding in status.findings}
    assert set(findings) == {"battery", "rate", "disk", "detail"}
    assert not findings["battery"].is_fine
    assert findings["rate"].is_fine
    assert "battery at 12 %: charge it" in night.watcher.told("recording")[0]
    assert "may not last" in night.watcher.told("battery")[0]


def test_a_coarse_stream_is_called_one_at_bedtime(tmp_path):
    _, (status,) = run_night(sleep(30.0), [SimulatedPineTime(wobble)], tmp_path)
    detail = next(finding for finding in status.findings if finding.name == "detail")
    assert not detail.is_fine
    assert "twitches are not" in detail.text


@pytest.mark.parametrize(
    ("change", "name", "words"),
    [
        ({"rate_hz": 31.0}, "rate", "nearer together"),
        ({"disk": DiskStatus(folder=None, free_bytes=10)}, "disk", "make room"),
        ({"disk": DiskStatus(folder=None, free_bytes=None, problem="the disk is full")}, "disk", "the disk is full"),
        ({"disk": None}, "disk", "choose another folder"),
        ({"battery_percent": 29}, "battery", "charge it"),
    ],
)
def test_each_thing_that_would_spoil_the_night_is_found_at_bedtime(change, name, words):
    stream = Stream(driver="polar_pmd", rate_hz=50.0, range_g=8.0, samples_per_frame=36)
    good = WearableStatus(
        name="H10",
        site="chest",
        state="checking",
        rate_hz=50.2,
        battery_percent=80,
        disk=DiskStatus(folder=None, free_bytes=10**11),
    )
    assert all(finding.is_fine for finding in check_at_bedtime(good, stream))
    bad = [finding for finding in check_at_bedtime(replace(good, **change), stream) if not finding.is_fine]
    assert [finding.name for finding in bad] == [name]
    assert words in bad[0].text


def test_data_missing_for_a_minute_is_told_once_and_so_is_its_return(tmp_path):
    faults = [Fault(at_s=60.0, kind="drop_link", duration_s=300.0)]
    night, _ = run_night(sleep(500.0), [SimulatedPolarH10(spell_time)], tmp_path, faults=faults)
    missing = [at_s for at_s, event in night.watcher.events if event.kind == "missing"]
    returned = [at_s for at_s, event in night.watcher.events if event.kind == "returned"]
    assert missing == [pytest.approx(121, abs=2)]
    assert returned == [pytest.approx(362, abs=5)]
    check_finished(night)


def test_a_wish_that_cannot_be_met_is_refused_at_once_with_what_can(tmp_path):
    settings = StreamSettings(rate_hz=60.0)
    night, _ = run_night(sleep(15.0), [SimulatedPolarH10()], tmp_path, settings=settings)
    assert "25, 50, 100, 200 Hz" in night.finished[0].problem
    assert night.finished[0].folder is None


def test_when_every_wearable_refuses_the_recorder_ends_by_itself(tmp_path):
    async def main():
        transport = simulated_transport(Radio([SimulatedPolarH10()]), loop_clock())
        wanted = Wanted(name="polar h10 00000001", settings=StreamSettings(rate_hz=60.0), transport=transport)
        async with asyncio.timeout(30.0):
            return await Recorder([wanted], tmp_path).run(asyncio.Event())

    (finished,) = run_accelerated(main())
    assert "60 Hz" in finished.problem


def test_without_an_adapter_it_says_what_to_do_instead_of_waiting(tmp_path):
    async def main():
        radio = Radio([SimulatedPolarH10()], faults=[Fault(at_s=0, kind="adapter_reset", duration_s=1000.0)])
        radio.begin()
        await asyncio.sleep(1.0)
        wanted = Wanted(name="Polar H10 00000001", transport=simulated_transport(radio, loop_clock()))
        await Recorder([wanted], tmp_path).run(asyncio.Event())

    with pytest.raises(RadioUnavailableError, match="no Bluetooth adapter was found: plug one in"):
        run_accelerated(main())


def test_two_wearables_of_one_name_are_told_apart_for_the_whole_night(tmp_path):
    twins = [SimulatedPineTime(wobble, address=f"C0:DE:00:00:00:3{number}") for number in range(2)]
    faults = [Fault(at_s=50.0, kind="drop_link"), Fault(at_s=80.0, kind="drop_link", wearable=twins[0].address)]
    night, statuses = run_night(sleep(120.0), twins, tmp_path, faults=faults)
    assert {status.address for status in statuses} == {twin.address for twin in twins}
    assert len({one.folder for one in night.finished}) == 2


def test_undecodable_bytes_are_counted_and_kept_for_whoever_writes_the_driver(tmp_path):
    class Faulty(SimulatedBangle):
        def notify(self, characteristic, data, *, sampled_ns=None):
            super().notify(characteristic, data[:-1] if self._sequence == 9 else data, sampled_ns=sampled_ns)

    night, (status,) = run_night(sleep(30.0), [Faulty(wobble)], tmp_path)
    assert status.undecodable == 1
    diary = (night.finished[0].folder / "diary.jsonl").read_text()
    assert "undecodable" in diary


def test_an_observer_gets_every_frame_that_is_recorded(tmp_path):
    night, _ = run_night(sleep(30.0), [SimulatedPolarH10(spell_time)], tmp_path)
    recording = read_recording(night.finished[0].folder)
    assert night.watcher.frames["Polar H10 00000001"] * 36 == recording.time_s.size
    assert isinstance(night.watcher, Watcher)


def test_a_recorder_that_is_killed_leaves_a_capture_that_reads(tmp_path):
    async def main():
        transport = simulated_transport(Radio([SimulatedPolarH10(spell_time)]), loop_clock(STARTED_AT_NS))
        recorder = Recorder([Wanted(name="Polar H10 00000001", transport=transport)], tmp_path)
        running = asyncio.ensure_future(recorder.run(asyncio.Event()))
        await asyncio.sleep(60.0)
        folder = recorder.statuses[0].folder
        recording = read_recording(folder)
        running.cancel()
        await asyncio.wait([running])
        return recording

    recording = run_accelerated(main())
    assert recording.duration_s > 55
    assert recording.repairs == ()
