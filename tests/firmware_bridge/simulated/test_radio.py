"""Scripted faults do what their table says, and the truth about every notification is reported."""

import asyncio

import numpy as np
import pytest
from bleak.exc import BleakDBusError, BleakError
from bridge_scenario import Collector, decode_all, find

from firmware_bridge.drivers import StreamSettings, driver_named
from firmware_bridge.errors import SimulationError
from firmware_bridge.simulated import (
    FAULT_KINDS,
    Fault,
    Latency,
    Radio,
    SimulatedBangle,
    SimulatedPolarH10,
    SimulatedWitmotion,
    loop_clock,
    random_faults,
    run_accelerated,
    simulated_transport,
)
from firmware_bridge.transport import connected_devices, make_client, make_scanner

pytestmark = pytest.mark.filterwarnings("error")

CONNECTED_AT_S = 0.2


class Night:
    """One wearable connected at the beginning, and what came of it."""

    def __init__(self, wearable, **radio_arguments):
        self.truth = []
        self.wearable = wearable
        self.radio = Radio([wearable], observer=self.truth.append, **radio_arguments)
        self.transport = simulated_transport(self.radio, loop_clock())
        self.collector = Collector()
        self.arrivals_s = []
        self.lost = 0
        on_notification = self.collector.listener.on_notification

        def receive(data):
            self.arrivals_s.append(asyncio.get_running_loop().time())
            on_notification(data)

        self.listener = type(self.collector.listener)(
            on_notification=receive, on_interruption=self.collector.listener.on_interruption
        )

    def lose(self):
        self.lost += 1

    async def sleep_through(self, seconds, *, driver):
        device, _ = await find(self.transport, self.wearable.address)
        client = make_client(self.transport, device, on_disconnected=self.lose, timeout_s=10)
        await client.connect()
        self.session = await driver_named(driver).open_stream(client, StreamSettings(), listener=self.listener)
        await asyncio.sleep(seconds)
        self.battery = await self.session.read_battery() if client.is_connected else None
        self.was_connected = client.is_connected
        await client.disconnect()
        return self

    @property
    def frames(self):
        return decode_all(self.session, self.collector.notifications)


def night(wearable=None, *, seconds=30.0, driver="open_frame", **radio_arguments):
    return run_accelerated(
        Night(wearable or SimulatedBangle(), **radio_arguments).sleep_through(seconds, driver=driver)
    )


def steps(frames):
    return np.diff([frame.sequence for frame in frames]).tolist()


def test_without_faults_every_frame_arrives_once_and_in_order():
    result = night()
    assert set(steps(result.frames)) == {1}
    assert all(entry.arrived_ns == entry.sampled_ns for entry in result.truth)
    assert [entry.data for entry in result.truth] == result.collector.notifications


def test_a_dropped_link_is_reported_and_the_wearable_is_out_of_range_for_a_while():
    async def scenario():
        result = Night(SimulatedPolarH10(), faults=[Fault(at_s=10, kind="drop_link", duration_s=20)])
        await result.sleep_through(12, driver="polar_pmd")
        before_s = asyncio.get_running_loop().time()
        await find(result.transport, result.wearable.address)
        return result, before_s, asyncio.get_running_loop().time()

    result, asked_s, found_s = run_accelerated(scenario())
    assert (result.lost, result.was_connected) == (1, False)
    assert found_s - 30 == pytest.approx(0, abs=0.3)
    assert asked_s < 14


def test_silence_loses_frames_while_the_link_stays_up():
    result = night(faults=[Fault(at_s=10, kind="silence", duration_s=5)])
    assert result.was_connected
    assert max(steps(result.frames)) == pytest.approx(5 / 0.36, abs=2)
    lost = [entry for entry in result.truth if entry.arrived_ns is None]
    assert len(lost) == max(steps(result.frames)) - 1


def test_reordered_notifications_arrive_after_the_one_that_follows():
    assert -1 in steps(night(faults=[Fault(at_s=10, kind="reorder", count=3)]).frames)
    frames = night(faults=[Fault(at_s=10, kind="reorder", count=3)]).frames
    assert sorted(frame.sequence for frame in frames) == list(range(len(frames)))


def test_duplicated_notifications_arrive_twice():
    result = night(faults=[Fault(at_s=10, kind="duplicate", count=4)])
    assert steps(result.frames).count(0) == 4
    assert set(steps(result.frames)) == {0, 1}


def test_a_late_burst_arrives_at_once_complete_and_in_order():
    result = night(faults=[Fault(at_s=10, kind="late_burst", duration_s=15)])
    assert set(steps(result.frames)) == {1}
    assert max(np.diff(result.arrivals_s)) == pytest.approx(15, abs=0.5)
    assert sum(1 for arrived_s in result.arrivals_s if abs(arrived_s - 25) < 0.01) >= 40


def test_an_adapter_reset_breaks_links_and_refuses_scans_until_it_returns():
    async def scenario():
        result = Night(SimulatedPolarH10(), faults=[Fault(at_s=10, kind="adapter_reset", duration_s=5)])
        await result.sleep_through(11, driver="polar_pmd")
        with pytest.raises(Exception, match="no Bluetooth adapter"):
            await find(result.transport, result.wearable.address)
        await asyncio.sleep(5)
        await find(result.transport, result.wearable.address)
        return result

    result = run_accelerated(scenario())
    assert (result.lost, result.was_connected) == (1, False)


def test_a_scan_that_lost_its_adapter_stays_deaf():
    async def scenario():
        radio = Radio([SimulatedBangle()])
        heard = []
        async with make_scanner(simulated_transport(radio), lambda device, _: heard.append(device)):
            await asyncio.sleep(1)
            radio.strike(Fault(at_s=0, kind="adapter_reset", duration_s=1))
            before = len(heard)
            await asyncio.sleep(5)
        return before, len(heard)

    before, after = run_accelerated(scenario())
    assert before == after > 0


def test_a_second_scan_at_the_same_time_is_refused():
    async def scenario():
        transport = simulated_transport(Radio([SimulatedBangle()]))
        async with make_scanner(transport, lambda _device, _advertisement: None):
            await find(transport, SimulatedBangle.usual_address)

    with pytest.raises(Exception, match="InProgress"):
        run_accelerated(scenario())


def test_a_clock_jump_shows_in_the_device_time_alone():
    result = night(SimulatedPolarH10(), driver="polar_pmd", faults=[Fault(at_s=10, kind="clock_jump", amount=-40.0)])
    jumps_s = np.diff([frame.device_time_ns for frame in result.frames]) / 1e9 - 0.72
    assert min(jumps_s) == pytest.approx(-40, abs=0.01)
    assert sorted(abs(jumps_s))[-2] < 0.01
    assert max(np.diff(result.arrivals_s)) == pytest.approx(0.72, abs=0.01)


def test_an_aborted_connection_fails_and_the_next_one_works():
    async def scenario():
        result = Night(SimulatedBangle(), faults=[Fault(at_s=0, kind="connect_aborted", count=2)])
        for _ in range(2):
            with pytest.raises(BleakDBusError, match="connection abort"):
                await result.sleep_through(2, driver="open_frame")
        await result.sleep_through(2, driver="open_frame")
        return len(result.frames)

    assert run_accelerated(scenario()) > 2


def test_a_refused_scan_fails_and_the_next_one_works():
    async def scenario():
        transport = simulated_transport(Radio([SimulatedBangle()]))
        await find(transport, SimulatedBangle.usual_address)
        transport.scanner_backend.radio.strike(Fault(at_s=0, kind="in_progress"))
        with pytest.raises(Exception, match="InProgress"):
            await find(transport, SimulatedBangle.usual_address)
        await find(transport, SimulatedBangle.usual_address)

    run_accelerated(scenario())


@pytest.mark.parametrize(
    ("wearable", "driver", "level"),
    [(SimulatedBangle, "open_frame", 12), (SimulatedWitmotion, "witmotion", 10), (SimulatedPolarH10, "polar_pmd", 12)],
)
def test_a_falling_battery_is_read(wearable, driver, level):
    assert night(wearable(), driver=driver, faults=[Fault(at_s=10, kind="battery", amount=12)]).battery == level


def test_a_device_that_stops_by_itself_is_silent():
    result = night(faults=[Fault(at_s=10, kind="device_stop")])
    assert result.was_connected
    assert max(result.arrivals_s) < 10.5


def test_faults_meet_only_the_wearable_they_are_addressed_to():
    async def scenario():
        watches = [SimulatedBangle(address=f"C0:DE:00:00:01:0{number}") for number in (1, 2)]
        fault = Fault(at_s=1, kind="drop_link", duration_s=100, wearable=watches[0].address)
        radio = Radio(watches, faults=[fault])
        radio.begin()
        await asyncio.sleep(2)
        return [wearable.address for wearable in radio.heard()]

    assert run_accelerated(scenario()) == ["C0:DE:00:00:01:02"]


def test_latency_delays_within_its_bounds_and_never_overtakes():
    result = night(latency=Latency(minimum_s=0.02, spread_s=0.5), seed=3)
    delays_s = np.array([entry.arrived_ns - entry.sampled_ns for entry in result.truth if entry.arrived_ns]) / 1e9
    assert delays_s.min() >= 0.02
    assert delays_s.max() <= 0.52 + 1e-6
    assert set(steps(result.frames)) == {1}


@pytest.mark.parametrize("drift_ppm", [-100.0, 0.0, 100.0])
def test_a_drifting_crystal_drives_clock_and_sampling_alike(drift_ppm):
    result = night(SimulatedPolarH10(drift_ppm=drift_ppm), driver="polar_pmd", seconds=7200)
    true_s = (result.truth[-1].sampled_ns - result.truth[0].sampled_ns) / 1e9
    device_s = (result.frames[-1].device_time_ns - result.frames[0].device_time_ns) / 1e9
    samples = sum(len(frame.acceleration_g) for frame in result.frames[1:])
    assert device_s / true_s - 1 == pytest.approx(drift_ppm * 1e-6, abs=1e-8)
    assert samples / device_s == pytest.approx(50.0, abs=1e-6)


def test_a_packet_is_cut_to_what_the_link_carries():
    wearable = SimulatedPolarH10()
    radio = Radio([wearable])
    radio.mtu = 100

    async def scenario():
        transport = simulated_transport(radio)
        device, _ = await find(transport, wearable.address)
        client = make_client(transport, device, on_disconnected=lambda: None, timeout_s=10)
        collector = Collector()
        await client.connect()
        await driver_named("polar_pmd").open_stream(client, StreamSettings(), listener=collector.listener)
        await collector.wait_for(1)
        await client.disconnect()
        return collector.notifications

    assert len(run_accelerated(scenario())[0]) == 97


def test_connected_wearables_are_listed_by_service():
    async def scenario():
        wearable = SimulatedBangle()
        transport = simulated_transport(Radio([wearable]))
        device, _ = await find(transport, wearable.address)
        client = make_client(transport, device, on_disconnected=lambda: None, timeout_s=10)
        await client.connect()
        service = wearable.services[0].uuid
        listed = [device.address for device in await connected_devices(transport, [service])]
        other = await connected_devices(transport, ["180d"])
        await client.disconnect()
        return listed, other, await connected_devices(transport, [service])

    assert run_accelerated(scenario()) == ([SimulatedBangle.usual_address], [], [])


def test_a_random_script_is_the_same_for_the_same_seed_and_in_order():
    script = random_faults(7, count=200, duration_s=28_800)
    assert script == random_faults(7, count=200, duration_s=28_800)
    assert script != random_faults(8, count=200, duration_s=28_800)
    assert [fault.at_s for fault in script] == sorted(fault.at_s for fault in script)
    assert {fault.kind for fault in script} <= set(FAULT_KINDS)
    assert len(script) == 200
    assert script[-1].at_s < 0.9 * 28_800


@pytest.mark.parametrize(
    "fault", [Fault(at_s=-1, kind="silence"), Fault(at_s=0, kind="earthquake"), Fault(at_s=0, kind="reorder", count=0)]
)
def test_a_script_that_makes_no_sense_is_refused(fault):
    with pytest.raises(SimulationError):
        Radio([SimulatedBangle()], faults=[fault])


def test_a_whole_night_with_two_hundred_faults_is_simulated_without_an_error():
    async def scenario():
        wearable = SimulatedPolarH10()
        radio = Radio([wearable], faults=random_faults(1, count=200, duration_s=28_800))
        transport = simulated_transport(radio, loop_clock())
        notifications = []
        loop = asyncio.get_running_loop()
        while loop.time() < 28_800:
            lost = asyncio.Event()
            try:
                device, _ = await find(transport, wearable.address)
                client = make_client(transport, device, on_disconnected=lost.set, timeout_s=10)
                await client.connect()
                listener = type(Collector().listener)(on_notification=notifications.append, on_interruption=print)
                await driver_named("polar_pmd").open_stream(client, StreamSettings(), listener=listener)
                async with asyncio.timeout(28_800 - loop.time()):
                    await lost.wait()
            except TimeoutError:
                pass
            except BleakError:
                await asyncio.sleep(1)
        await client.disconnect()
        return len(notifications)

    assert run_accelerated(scenario()) > 30_000
