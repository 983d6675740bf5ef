"""The stock Linux backend of bleak on a fake BlueZ on a private D-Bus: every driver, and what bleak does in need.

The second half pins facts the connection loop is built upon; if a new bleak changes one, it is here that it shows.
"""

import asyncio
import gc
import logging
import sys
from pathlib import Path

import pytest
from bridge_scenario import Collector, find, stream

from firmware_bridge.drivers import StreamSettings, driver_named, gatt
from firmware_bridge.drivers.polar_pmd import CONTROL_POINT, DATA, SERVICE
from firmware_bridge.errors import CannotStreamError
from firmware_bridge.simulated import (
    SIMULATED_WEARABLES,
    Fault,
    Radio,
    SimulatedMovesense,
    SimulatedPolarH10,
    run_accelerated,
)
from firmware_bridge.transport import BLUETOOTH, connected_devices, make_client, make_scanner

if sys.platform != "linux":
    pytest.skip("BlueZ runs on Linux alone", allow_module_level=True)

from bleak.exc import BleakBluetoothNotAvailableError, BleakDBusError, BleakError
from fake_bluez.bluez import FakeBlueZ

H10 = SimulatedPolarH10.usual_address


def on_bluez(scenario, *wearables):
    """Run a scenario in an accelerated loop with a fake BlueZ around the wearables."""

    async def main():
        async with FakeBlueZ(Radio(wearables or [SimulatedPolarH10()])) as bluez:
            return await scenario(bluez)

    logging.getLogger("bleak").setLevel(logging.CRITICAL)
    return run_accelerated(main())


class Connected:
    """A connected and streaming wearable."""

    def __init__(self, driver="polar_pmd", address=H10) -> None:
        self.driver = driver_named(driver)
        self.address = address
        self.lost = 0
        self.collector = Collector()

    async def open(self):
        self.device, _ = await find(BLUETOOTH, self.address)
        return await self.open_known(self.device)

    async def open_known(self, device):
        self.client = make_client(BLUETOOTH, device, on_disconnected=self._count, timeout_s=10)
        await self.client.connect()
        self.session = await self.driver.open_stream(self.client, StreamSettings(), listener=self.collector.listener)
        return self

    def _count(self):
        self.lost += 1


# Every driver


@pytest.mark.parametrize("wearable", SIMULATED_WEARABLES, ids=lambda wearable: wearable.__name__)
def test_every_wearable_streams_and_stops_through_the_stock_backend(wearable):
    result = on_bluez(lambda bluez: stream(BLUETOOTH, wearable.usual_address), wearable())
    assert len(result.frames) >= 5
    assert result.battery == 90
    assert result.after_stop == 0


def test_refusals_read_the_same_through_the_stock_backend():
    with pytest.raises(CannotStreamError, match="25, 50, 100, 200 Hz"):
        on_bluez(lambda bluez: stream(BLUETOOTH, H10, settings=StreamSettings(rate_hz=60.0)))


def test_notifications_are_asked_for_with_start_notify():
    async def scenario(bluez):
        await (await Connected().open()).client.disconnect()
        return bluez.calls

    calls = on_bluez(scenario)
    assert calls.count("StartNotify") == 2
    assert "AcquireNotify" not in calls


def test_two_wearables_stream_at_once():
    async def scenario(bluez):
        h10 = await Connected().open()
        other = await stream(BLUETOOTH, SIMULATED_WEARABLES[1].usual_address)
        received = len(h10.collector.notifications)
        await h10.session.stop()
        await h10.client.disconnect()
        return received, len(other.frames)

    assert min(on_bluez(scenario, *(wearable() for wearable in SIMULATED_WEARABLES[:2]))) >= 6


# What bleak does in need


def test_a_broken_link_is_reported_at_once():
    async def scenario(bluez):
        connected = await Connected().open()
        bluez.radio.strike(Fault(at_s=0, kind="drop_link"))
        await asyncio.sleep(0.1)
        state = (connected.lost, connected.client.is_connected)
        await connected.client.disconnect()
        return state

    assert on_bluez(scenario) == (1, False)


def test_a_crashed_daemon_is_not_reported_and_the_client_says_it_is_connected():
    async def scenario(bluez):
        connected = await Connected().open()
        bluez.crash()
        await asyncio.sleep(20)
        state = (connected.lost, connected.client.is_connected)
        with pytest.raises(BleakError):
            await connected.client.disconnect()
        bluez.restart()
        again = await Connected().open()
        await again.collector.wait_for(3)
        await again.client.disconnect()
        return state

    assert on_bluez(scenario) == (0, True)


def test_an_adapter_pulled_out_rudely_is_not_reported():
    async def scenario(bluez):
        connected = await Connected().open()
        bluez.remove_adapter(says_disconnected=False)
        await asyncio.sleep(20)
        state = (connected.lost, connected.client.is_connected)
        with pytest.raises(BleakBluetoothNotAvailableError):
            await find(BLUETOOTH, H10)
        with pytest.raises(BleakError):
            await connected.client.disconnect()
        bluez.add_adapter()
        await asyncio.sleep(0.1)
        again = await Connected().open()
        await again.client.disconnect()
        return state

    assert on_bluez(scenario) == (0, True)


def test_an_adapter_reset_of_the_radio_shows_on_the_bus():
    async def scenario(bluez):
        connected = await Connected().open()
        bluez.radio.strike(Fault(at_s=0, kind="adapter_reset", duration_s=3.0))
        await asyncio.sleep(0.1)
        state = (connected.lost, connected.client.is_connected)
        await connected.client.disconnect()
        with pytest.raises(BleakBluetoothNotAvailableError):
            await find(BLUETOOTH, H10)
        await asyncio.sleep(3.0)
        again = await Connected().open()
        await again.client.disconnect()
        return state

    assert on_bluez(scenario) == (1, False)


def test_an_adapter_that_is_switched_off_is_named_as_the_cause():
    async def scenario(bluez):
        bluez.power_off()
        await find(BLUETOOTH, H10)

    with pytest.raises(BleakBluetoothNotAvailableError, match="Turn on Bluetooth"):
        on_bluez(scenario)


def test_a_message_bus_that_dies_is_reported_and_can_be_left():
    async def scenario(bluez):
        connected = await Connected().open()
        bluez.bus.hang_up()
        await asyncio.sleep(0.5)
        state = (connected.lost, connected.client.is_connected)
        await connected.session.stop()
        await connected.client.disconnect()
        return state

    assert on_bluez(scenario) == (1, False)


def test_a_scan_that_is_in_progress_already_raises_and_the_next_one_works():
    async def scenario(bluez):
        bluez.radio.strike(Fault(at_s=0, kind="in_progress"))
        with pytest.raises(BleakDBusError, match="InProgress"):
            await find(BLUETOOTH, H10)
        return (await find(BLUETOOTH, H10))[0].address

    assert on_bluez(scenario) == H10


def test_a_second_scan_at_the_same_time_is_refused_so_wearables_must_share_one():
    async def scenario(bluez):
        async with make_scanner(BLUETOOTH, lambda _device, _advertisement: None):
            await find(BLUETOOTH, H10)

    with pytest.raises(BleakDBusError, match="InProgress"):
        on_bluez(scenario)


@pytest.mark.parametrize("text", ["Software caused connection abort", "br-connection-canceled"])
def test_an_aborted_connection_raises(text):
    async def scenario(bluez):
        bluez.refuse("Connect", "Failed", text)
        with pytest.raises(BleakDBusError, match=text):
            await Connected().open()
        again = await Connected().open()
        await again.client.disconnect()

    on_bluez(scenario)


def test_a_connection_that_comes_and_goes_is_tried_again_by_bleak_itself():
    async def scenario(bluez):
        device, _ = await find(BLUETOOTH, H10)
        bluez.refuse("Connect", "Failed", "le-connection-abort-by-local")
        connecting = asyncio.ensure_future(Connected().open_known(device))
        await asyncio.sleep(0.1)
        bluez._show_disconnected(bluez.device_path(bluez.radio.wearables[H10]))
        connected = await connecting
        await connected.client.disconnect()
        return bluez.calls.count("Connect")

    assert on_bluez(scenario) == 2


def test_a_call_that_is_in_progress_for_ever_ends_with_the_drivers_own_time_limit():
    async def scenario(bluez):
        connected = await Connected().open()
        bluez.refuse("ReadValue", "InProgress", times=100_000)
        before_s = asyncio.get_running_loop().time()
        with pytest.raises(TimeoutError):
            await connected.session.read_battery()
        bluez.refused["ReadValue"].clear()
        await connected.client.disconnect()
        return asyncio.get_running_loop().time() - before_s

    assert on_bluez(scenario) == pytest.approx(gatt.OPERATION_TIMEOUT_S, abs=0.5)


def test_reading_a_subscribed_characteristic_looks_like_a_notification_so_the_battery_is_not_subscribed():
    async def scenario(bluez):
        connected = await Connected().open()
        seen = []
        await connected.client.stop_notify(CONTROL_POINT)
        await connected.client.start_notify(CONTROL_POINT, lambda _characteristic, data: seen.append(data))
        await connected.client.read_gatt_char(CONTROL_POINT)
        received = len(connected.collector.notifications)
        await connected.session.read_battery()
        after = len(connected.collector.notifications)
        await connected.client.disconnect()
        return len(seen), after - received

    assert on_bluez(scenario) == (1, 0)


def test_without_disconnect_old_subscriptions_multiply_and_with_it_they_do_not():
    async def scenario(bluez, *, is_polite):
        clients = []
        for _ in range(4):
            connected = await Connected("movesense_gsp", SimulatedMovesense.usual_address).open()
            clients.append(connected.client)
            await connected.collector.wait_for(20)
            received = connected.collector.notifications
            bluez.radio.strike(Fault(at_s=0, kind="drop_link", duration_s=0.1))
            await asyncio.sleep(0.5)
            if is_polite:
                await connected.client.disconnect()
        for client in clients:
            await client.disconnect()
        return len(received) / len(set(received))

    assert on_bluez(lambda bluez: scenario(bluez, is_polite=True), SimulatedMovesense()) == 1.0
    assert on_bluez(lambda bluez: scenario(bluez, is_polite=False), SimulatedMovesense()) > 2.0


def test_file_descriptors_stay_stable_over_reconnections_with_disconnect():
    async def scenario(bluez):
        counts = []
        for _ in range(5):
            connected = await Connected().open()
            bluez.radio.strike(Fault(at_s=0, kind="drop_link", duration_s=0.1))
            await asyncio.sleep(0.5)
            await connected.client.disconnect()
            gc.collect()
            counts.append(len(list(Path("/proc/self/fd").iterdir())))
        return counts

    counts = on_bluez(scenario)
    assert counts[-1] == counts[0]


def test_a_link_left_over_by_a_killed_process_is_found_and_can_be_ended():
    async def scenario(bluez):
        killed = await Connected().open()
        # What a killed process leaves: its bus connection closes, the link stays up.
        killed.client._backend._bus.disconnect()
        await asyncio.sleep(0.5)
        (left_over,) = await connected_devices(BLUETOOTH, [SERVICE])
        client = make_client(BLUETOOTH, left_over, on_disconnected=lambda: None, timeout_s=10)
        await client.connect()
        with pytest.raises(BleakError, match="Unlikely Error"):
            await client.start_notify(DATA, lambda _characteristic, data: None)
        await client.disconnect()
        again = await Connected().open()
        await again.collector.wait_for(3)
        await again.client.disconnect()
        return await connected_devices(BLUETOOTH, [SERVICE])

    assert on_bluez(scenario) == []


def test_a_connected_wearable_is_not_heard_by_a_scan():
    async def scenario(bluez):
        connected = await Connected().open()
        try:
            async with asyncio.timeout(5):
                await find(BLUETOOTH, H10)
        except TimeoutError:
            return True
        finally:
            await connected.client.disconnect()

    assert on_bluez(scenario)


def test_a_link_that_breaks_during_service_discovery_raises_and_the_next_try_works():
    async def scenario(bluez):
        device, _ = await find(BLUETOOTH, H10)
        connecting = asyncio.ensure_future(Connected().open_known(device))
        await asyncio.sleep(0.03)
        bluez.radio.strike(Fault(at_s=0, kind="drop_link", duration_s=0.1))
        with pytest.raises(BleakError):
            await connecting
        again = await Connected().open()
        await again.client.disconnect()

    on_bluez(scenario)


def test_a_callback_that_raises_does_not_end_the_stream(caplog):
    async def scenario(bluez):
        connected = await Connected().open()
        calls = []

        def fail(_characteristic, data):
            calls.append(data)
            raise ValueError("a listener's mistake")

        await connected.client.stop_notify(DATA)
        await connected.client.start_notify(DATA, fail)
        await asyncio.sleep(5)
        await connected.client.disconnect()
        return len(calls)

    assert on_bluez(scenario) >= 5
