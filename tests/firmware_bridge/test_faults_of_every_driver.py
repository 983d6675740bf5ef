"""Every driver through every fault of the table in docs/bridge.md, one after the other in one night of its own."""

import asyncio
import sys

import numpy as np
import pytest
from recorder_scenario import open_files, run_night

from firmware_bridge.simulated import SIMULATED_WEARABLES, Fault
from recordings import read_recording

SOON_S = 7.0
BEFORE_S = 3.0
STEP_G = 0.002
STEP_MS = 8
COARSE_MS = 10_000
ON_LINUX = sys.platform == "linux"
every_driver = pytest.mark.parametrize("wearable", SIMULATED_WEARABLES, ids=lambda wearable: wearable.__name__)


def spell_time(elapsed_s):
    """Move so that every sample of every wearable, the coarsest too, says when it was taken, to 8 ms."""
    milliseconds = np.rint(elapsed_s * 1000).astype(np.int64)
    fine = milliseconds % COARSE_MS // STEP_MS - COARSE_MS // STEP_MS // 2
    steps = np.stack([milliseconds // COARSE_MS, fine, np.full(elapsed_s.size, 0)], axis=1)
    return (steps * STEP_G).astype(np.float32)


def spelled_ms(recording):
    """Read back when each sample of a recording was taken."""
    steps = np.rint(recording.acceleration_g / STEP_G).astype(np.int64)
    return steps[:, 0] * COARSE_MS + (steps[:, 1] + COARSE_MS // STEP_MS // 2) * STEP_MS


# What strikes: each function returns when the fault has ended


def of_the_radio(kind, *, lasts_s=0.0, drops=False, count=1):
    async def strike(night):
        night.radio.strike(Fault(at_s=0, kind=kind, duration_s=lasts_s, count=count))
        if drops:
            night.radio.strike(Fault(at_s=0, kind="drop_link"))
        await asyncio.sleep(lasts_s)

    return strike


async def crash_the_service(night):
    night.bluez.crash()
    await asyncio.sleep(3.0)
    night.bluez.restart()


async def kill_the_bus(night):
    night.bluez.bus.hang_up()


async def pull_the_adapter_out(night):
    night.bluez.remove_adapter(says_disconnected=False)
    await asyncio.sleep(3.0)
    night.bluez.add_adapter()


def never_answer(member):
    async def strike(night):
        night.bluez.refuse(member, "InProgress", times=100_000)
        night.radio.strike(Fault(at_s=0, kind="drop_link"))
        await asyncio.sleep(15.0)
        night.bluez.refused[member].clear()

    return strike


def refuse_to_connect(name, text):
    async def strike(night):
        night.bluez.refuse("Connect", name, text, times=2)
        night.radio.strike(Fault(at_s=0, kind="drop_link"))

    return strike


async def break_during_discovery(night):
    night.radio.strike(Fault(at_s=0, kind="drop_link"))
    for _ in range(200):
        await asyncio.sleep(0.01)
        if night.radio.links:
            night.radio.strike(Fault(at_s=0, kind="drop_link"))
            return


EVERYWHERE = (
    ("1 a link breaks", of_the_radio("drop_link")),
    ("1 it breaks again", of_the_radio("drop_link")),
    ("2 a link is up and silent", of_the_radio("silence", lasts_s=20.0)),
    ("4 the adapter is reset", of_the_radio("adapter_reset", lasts_s=3.0)),
    ("5 a scan is in progress", of_the_radio("in_progress", drops=True, count=3)),
    ("7 connecting is aborted", of_the_radio("connect_aborted", drops=True, count=2)),
    ("9 notifications come late", of_the_radio("late_burst", lasts_s=2.9)),
    ("15 a short fade", of_the_radio("drop_link", lasts_s=0.4)),
    ("15 out of range", of_the_radio("drop_link", lasts_s=6.0)),
)
ON_BLUEZ = (
    *EVERYWHERE,
    ("2 and 11 the Bluetooth service crashes", crash_the_service),
    ("3 the message bus dies", kill_the_bus),
    ("4 the adapter is pulled out", pull_the_adapter_out),
    ("6 reading never ends", never_answer("ReadValue")),
    ("6 writing never ends", never_answer("WriteValue")),
    ("7 connecting fails at once", refuse_to_connect("Failed", "Software caused connection abort")),
    ("7 the device is not known", refuse_to_connect("org.freedesktop.DBus.Error.UnknownObject", "")),
    ("12 a link breaks while services are discovered", break_during_discovery),
)


def endure(tmp_path, wearable, faults, *, on_bluez):
    """Let every fault happen; give how long data took to flow again after each, and the recording."""

    async def scenario(night):
        loop = asyncio.get_running_loop()
        await night.watcher.first_after(0.0)
        await asyncio.sleep(BEFORE_S)
        files_before = open_files()
        waits_s = {}
        for name, strike in faults:
            await strike(night)
            waits_s[name] = await night.watcher.first_after(loop.time() + 0.05) + 0.05
            await asyncio.sleep(BEFORE_S)
        return waits_s, open_files() - files_before

    night, (waits_s, files_left) = run_night(scenario, [wearable(spell_time)], tmp_path, on_bluez=on_bluez)
    (finished,) = night.finished
    assert finished.is_archived, finished.problem
    assert files_left <= 0
    return waits_s, read_recording(finished.folder)


def check(waits_s, recording):
    """Require data soon after each fault, and no sample twice or out of place.

    A wearable that sends changes only is still where it is silent: its last value is held for a moment, and said.
    """
    assert {name: wait_s for name, wait_s in waits_s.items() if wait_s > SOON_S} == {}
    steps_ms = np.diff(spelled_ms(recording))
    held = [int(repair.split()[0]) for repair in recording.repairs if "sends changes only" in repair]
    assert (steps_ms >= 0).all()
    assert np.count_nonzero(steps_ms == 0) == sum(held)


@every_driver
def test_every_driver_recovers_from_every_fault_of_the_radio(wearable, tmp_path):
    check(*endure(tmp_path, wearable, EVERYWHERE, on_bluez=False))


@pytest.mark.skipif(not ON_LINUX, reason="BlueZ runs on Linux alone")
@every_driver
def test_every_driver_recovers_from_every_fault_through_the_stock_backend(wearable, tmp_path):
    check(*endure(tmp_path, wearable, ON_BLUEZ, on_bluez=True))
