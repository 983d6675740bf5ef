"""What goes wrong in ten hours of Bluetooth: each fault is recovered from, nothing comes twice or stays open."""

import asyncio
import sys

import pytest
from recorder_scenario import check_finished, open_files, run_night, spell_time

from firmware_bridge.connection import Connection
from firmware_bridge.drivers import StreamSettings, driver_named
from firmware_bridge.drivers.polar_pmd import DATA
from firmware_bridge.simulated import Fault, SimulatedPolarH10
from firmware_bridge.transport import make_client

SOON_S = 7.0
BEFORE_S = 5.0
ON_LINUX = sys.platform == "linux"
linux_only = pytest.mark.skipif(not ON_LINUX, reason="BlueZ runs on Linux alone")
everywhere = pytest.mark.parametrize(
    "on_bluez", [False, pytest.param(True, marks=linux_only)], ids=["simulated", "bluez"]
)


def h10():
    return SimulatedPolarH10(spell_time)


def recover(tmp_path, strike, *, on_bluez, times=1):
    """Strike while data flows, wait until the fault has ended, measure how long data needs to flow again."""

    async def scenario(night):
        loop = asyncio.get_running_loop()
        waits_s = []
        await night.watcher.first_after(0.0)
        await asyncio.sleep(BEFORE_S)
        files_before = open_files()
        for _ in range(times):
            await strike(night)
            waits_s.append(await night.watcher.first_after(loop.time() + 0.05) + 0.05)
            await asyncio.sleep(BEFORE_S)
        return waits_s, open_files() - files_before

    night, (waits_s, files_left) = run_night(scenario, [h10()], tmp_path, on_bluez=on_bluez)
    check_finished(night)
    assert max(waits_s) <= SOON_S
    assert files_left <= 0
    return night


def radio_fault(kind, *, lasts_s=0.0, **details):
    async def strike(night):
        night.radio.strike(Fault(at_s=0, kind=kind, duration_s=lasts_s, **details))
        await asyncio.sleep(lasts_s)

    return strike


# 1, 15: links break


@everywhere
def test_a_link_that_breaks_ten_times_comes_back_each_time_and_leaves_nothing_behind(tmp_path, on_bluez):
    night = recover(tmp_path, radio_fault("drop_link"), on_bluez=on_bluez, times=10)
    assert night.finished[0].status.reconnections == 10


@everywhere
@pytest.mark.parametrize("away_s", [0.4, 6.0, 200.0])
def test_a_wearable_out_of_range_is_found_when_it_returns(tmp_path, on_bluez, away_s):
    recover(tmp_path, radio_fault("drop_link", lasts_s=away_s), on_bluez=on_bluez)


# 2, 11: a silent link and a crashed daemon


@everywhere
def test_a_link_that_is_up_and_silent_is_ended(tmp_path, on_bluez):
    night = recover(tmp_path, radio_fault("silence", lasts_s=0.1), on_bluez=on_bluez)
    assert night.finished[0].status.reconnections == 0
    night = recover(tmp_path, radio_fault("silence", lasts_s=60.0), on_bluez=on_bluez)
    assert "connected, but silent for" in " ".join(night.watcher.told("trouble"))


@linux_only
def test_a_crashed_bluetooth_service_is_noticed_though_the_client_says_it_is_connected(tmp_path):
    async def strike(night):
        night.bluez.crash()
        await asyncio.sleep(3.0)
        night.bluez.restart()

    recover(tmp_path, strike, on_bluez=True, times=2)


@linux_only
def test_a_bluetooth_service_that_is_away_for_minutes_is_waited_for(tmp_path):
    async def strike(night):
        night.bluez.crash()
        await asyncio.sleep(300.0)
        night.bluez.restart()

    night = recover(tmp_path, strike, on_bluez=True)
    assert night.watcher.told("missing")
    assert night.watcher.told("returned")


# 3: the message bus dies


@linux_only
def test_a_message_bus_that_dies_is_connected_to_again(tmp_path):
    async def strike(night):
        night.bluez.bus.hang_up()

    recover(tmp_path, strike, on_bluez=True, times=3)


# 4: the adapter


@everywhere
def test_an_adapter_that_is_reset_is_used_again(tmp_path, on_bluez):
    recover(tmp_path, radio_fault("adapter_reset", lasts_s=3.0), on_bluez=on_bluez, times=2)


@linux_only
def test_an_adapter_that_is_pulled_out_rudely_is_used_when_it_is_back(tmp_path):
    async def strike(night):
        night.bluez.remove_adapter(says_disconnected=False)
        await asyncio.sleep(3.0)
        night.bluez.add_adapter()

    recover(tmp_path, strike, on_bluez=True)


@linux_only
def test_an_adapter_that_is_switched_off_is_used_when_it_is_switched_on(tmp_path):
    async def strike(night):
        night.bluez.power_off()
        await asyncio.sleep(100.0)
        night.bluez.power_on()

    night = recover(tmp_path, strike, on_bluez=True)
    assert "Bluetooth is switched off" in " ".join(night.watcher.told("trouble"))


# 5: a scan in progress


@everywhere
def test_a_scan_that_is_refused_three_times_is_tried_again(tmp_path, on_bluez):
    async def strike(night):
        night.radio.strike(Fault(at_s=0, kind="in_progress", count=3))
        night.radio.strike(Fault(at_s=0, kind="drop_link"))

    recover(tmp_path, strike, on_bluez=on_bluez)


# 6: calls that never end


@linux_only
def test_a_battery_that_is_never_answered_for_does_not_stop_the_stream(tmp_path):
    async def prepare(bluez, _transport):
        bluez.refuse("ReadValue", "InProgress", times=0)

    async def scenario(night):
        await night.watcher.first_after(0.0)
        night.bluez.refuse("ReadValue", "InProgress", times=100_000)
        night.radio.strike(Fault(at_s=0, kind="drop_link"))
        await asyncio.sleep(60.0)
        night.bluez.refused["ReadValue"].clear()
        return await night.watcher.first_after(asyncio.get_running_loop().time())

    night, wait_s = run_night(scenario, [h10()], tmp_path, on_bluez=True, prepare=prepare)
    check_finished(night)
    assert wait_s <= 30


@linux_only
def test_a_start_command_that_never_ends_is_given_up_and_tried_again(tmp_path):
    async def strike(night):
        night.bluez.refuse("WriteValue", "InProgress", times=100_000)
        night.radio.strike(Fault(at_s=0, kind="drop_link"))
        await asyncio.sleep(30.0)
        night.bluez.refused["WriteValue"].clear()

    recover(tmp_path, strike, on_bluez=True)


# 7, 12: connections that fail


@everywhere
def test_connections_that_are_aborted_are_tried_again(tmp_path, on_bluez):
    async def strike(night):
        night.radio.strike(Fault(at_s=0, kind="connect_aborted", count=2))
        night.radio.strike(Fault(at_s=0, kind="drop_link"))

    recover(tmp_path, strike, on_bluez=on_bluez)


@linux_only
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Failed", "Software caused connection abort"),
        ("InProgress", "In Progress"),
        ("NotReady", "Resource Not Ready"),
        ("org.freedesktop.DBus.Error.UnknownObject", ""),
        ("AuthenticationTimeout", ""),
    ],
)
def test_every_way_in_which_connecting_fails_is_tried_again(tmp_path, name, text):
    async def strike(night):
        night.bluez.refuse("Connect", name, text, times=2)
        night.radio.strike(Fault(at_s=0, kind="drop_link"))

    recover(tmp_path, strike, on_bluez=True)


@linux_only
def test_a_link_that_breaks_while_services_are_discovered_is_made_again(tmp_path):
    async def strike(night):
        night.radio.strike(Fault(at_s=0, kind="drop_link"))
        for _ in range(200):
            await asyncio.sleep(0.01)
            if night.radio.links:
                night.radio.strike(Fault(at_s=0, kind="drop_link"))
                return

    recover(tmp_path, strike, on_bluez=True)


# 8: reading looks like a notification


@linux_only
def test_reading_the_battery_all_night_adds_no_frame(tmp_path):
    async def scenario(night):
        await asyncio.sleep(3600.0)
        return night.bluez.calls.count("ReadValue")

    night, reads = run_night(scenario, [h10()], tmp_path, on_bluez=True)
    check_finished(night)
    assert reads >= 4
    assert night.finished[0].status.undecodable == 0


# 9: a busy computer


@everywhere
def test_seconds_of_notifications_at_once_are_all_taken(tmp_path, on_bluez):
    async def scenario(night):
        await asyncio.sleep(10.0)
        night.radio.strike(Fault(at_s=0, kind="late_burst", duration_s=2.9))
        await asyncio.sleep(20.0)
        return [] if night.bluez is None else night.bluez.calls

    settings = StreamSettings(rate_hz=200.0)
    night, calls = run_night(scenario, [h10()], tmp_path, on_bluez=on_bluez, settings=settings)
    check_finished(night)
    status = night.finished[0].status
    assert (status.dropped, status.reconnections) == (0, 0)
    assert status.received >= 29 * 200
    assert "AcquireNotify" not in calls


# 10: a link left behind


@linux_only
def test_a_link_that_a_killed_recorder_left_behind_is_ended_and_made_anew(tmp_path):
    async def prepare(bluez, transport):
        from bridge_scenario import Collector, find

        wearable = next(iter(bluez.radio.wearables.values()))
        device, _ = await find(transport, wearable.address)
        client = make_client(transport, device, on_disconnected=lambda: None, timeout_s=10)
        await client.connect()
        await driver_named("polar_pmd").open_stream(client, StreamSettings(), listener=Collector().listener)
        client._backend._bus.disconnect()
        await asyncio.sleep(0.5)
        assert bluez.radio.links

    async def scenario(night):
        started_s = asyncio.get_running_loop().time()
        wait_s = await night.watcher.first_after(started_s)
        await asyncio.sleep(BEFORE_S)
        return wait_s

    night, wait_s = run_night(scenario, [h10()], tmp_path, on_bluez=True, prepare=prepare)
    check_finished(night)
    assert wait_s <= SOON_S


# 13: a mistake in a callback


def test_a_mistake_nobody_foresaw_costs_a_connection_and_not_the_night(tmp_path, monkeypatch):
    mistakes = []
    hand_on = Connection._hand_on

    def stumble(self, session, inbox):
        if len(mistakes) < 2 and inbox.received > 3:
            mistakes.append(True)
            raise ZeroDivisionError("a mistake")
        hand_on(self, session, inbox)

    monkeypatch.setattr(Connection, "_hand_on", stumble)

    async def scenario(night):
        await asyncio.sleep(30.0)

    night, _ = run_night(scenario, [h10()], tmp_path)
    assert "unforeseen: ZeroDivisionError: a mistake" in night.watcher.told("trouble")
    assert night.finished[0].status.reconnections >= 1
    assert night.finished[0].is_archived


# 14: a connected wearable is not on the air


@everywhere
def test_one_wearables_trouble_does_not_touch_another(tmp_path, on_bluez):
    calm = SimulatedPolarH10(spell_time, name="Polar H10 calm", address="C0:DE:00:00:00:21")
    troubled = SimulatedPolarH10(spell_time, name="Polar H10 troubled", address="C0:DE:00:00:00:22")

    async def scenario(night):
        await asyncio.sleep(10.0)
        night.radio.strike(Fault(at_s=0, kind="drop_link", duration_s=120.0, wearable=troubled.address))
        await asyncio.sleep(130.0)
        night.radio.strike(Fault(at_s=0, kind="silence", duration_s=60.0, wearable=troubled.address))
        await asyncio.sleep(30.0)

    night, _ = run_night(scenario, [calm, troubled], tmp_path, on_bluez=on_bluez)
    check_finished(night)
    first, second = (one.status for one in night.finished)
    assert (first.reconnections, first.gaps) == (0, 0)
    assert first.received >= 168 * 50
    assert second.reconnections == 2


@linux_only
def test_no_subscription_outlives_its_connection(tmp_path):
    async def scenario(night):
        for _ in range(5):
            await asyncio.sleep(5.0)
            night.radio.strike(Fault(at_s=0, kind="drop_link"))
        await asyncio.sleep(5.0)
        return [
            len(clients)
            for path, clients in night.bluez._notified.items()
            if night.bluez._characteristics[path].uuid == DATA
        ]

    night, subscribers = run_night(scenario, [h10()], tmp_path, on_bluez=True)
    check_finished(night)
    assert subscribers == [1]
