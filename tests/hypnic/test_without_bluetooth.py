"""``hypnic record`` and ``hypnic scan`` on a computer whose Bluetooth is off, missing, broken or not for everybody.

Each is the real program in a process of its own, on a private message bus with a fake BlueZ behind it.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is Linux's", allow_module_level=True)

sys.path.insert(0, str(Path(__file__).parents[1] / "firmware_bridge"))

from fake_bluez.bluez import FakeBlueZ

from firmware_bridge.simulated import Radio, SimulatedPolarH10

RUN = "import sys; from hypnic.cli import run; sys.argv[0] = 'hypnic'; run()"
PATIENCE_S = 120.0
DENIED = "org.freedesktop.DBus.Error.AccessDenied"
RULE = "Rejected send message, 2 matched rules; type=method_call"
TRY_WITHOUT = "or try without Bluetooth: hypnic record --device simulated"


async def run(*words: str, **environment: str) -> tuple[int | None, str]:
    """Run the program to its end; give its exit code and what it complained of."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        RUN,
        *words,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **environment},
    )
    try:
        async with asyncio.timeout(PATIENCE_S):
            _printed, complained = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode, complained.decode()


async def run_all(place: Path, **environment: str) -> list[str]:
    """Run every command that needs Bluetooth; each must end with one line, which is given back, and leave nothing."""
    named = ("record", "--device", "Polar H10 00000001", "--out", str(place / "named"))
    any_one = ("record", "--out", str(place / "any"))
    ended = await asyncio.gather(*(run(*words, **environment) for words in (("scan",), named, any_one)))
    lines = []
    for code, complained in ended:
        assert code == 2, complained
        (line,) = complained.splitlines()
        lines.append(line)
    assert list(place.iterdir()) == []
    return lines


def complaints(place: Path, *, spoil: Callable[[FakeBlueZ], None]) -> list[str]:
    """Run every command on a computer whose Bluetooth is spoilt."""

    async def scenario() -> list[str]:
        async with FakeBlueZ(Radio([SimulatedPolarH10()])) as bluez:
            spoil(bluez)
            return await run_all(place)

    return asyncio.run(scenario())


def deny(member: str) -> Callable[[FakeBlueZ], None]:
    return lambda bluez: bluez.refuse(member, DENIED, RULE, times=100)


def welcome(whom: str) -> Callable[[FakeBlueZ], None]:
    return lambda bluez: setattr(bluez.bus, "welcome", whom)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (FakeBlueZ.crash, "the Bluetooth service is not running: start it (systemctl start bluetooth)"),
        (FakeBlueZ.remove_adapter, "no Bluetooth adapter was found: plug one in"),
        (FakeBlueZ.power_off, "Bluetooth is switched off: switch it on"),
        (deny("GetManagedObjects"), "join the group bluetooth"),
        (deny("StartDiscovery"), "join the group bluetooth"),
        (welcome("nobody"), "Bluetooth may not be used by you: join the group bluetooth"),
        (welcome("hangs up"), "start D-Bus and BlueZ"),
    ],
    ids=["no BlueZ", "no adapter", "switched off", "no permission", "no scan", "no entry to the bus", "a dying bus"],
)
def test_without_bluetooth_one_line_says_what_to_do(spoil: Callable[[FakeBlueZ], None], words: str, tmp_path: Path):
    for line in complaints(tmp_path, spoil=spoil):
        assert line.startswith("hypnic: ")
        assert words in line
        assert line.endswith(TRY_WITHOUT)


@pytest.mark.parametrize("address", ["nonsense", "bogus:x=1"])
def test_an_address_of_the_bus_that_makes_no_sense_is_named(address: str, tmp_path: Path):
    for line in asyncio.run(run_all(tmp_path, DBUS_SYSTEM_BUS_ADDRESS=address)):
        assert "the address of the system's message bus makes no sense" in line
        assert line.endswith(TRY_WITHOUT)


def test_a_wearable_on_the_fake_bluez_is_scanned_for_and_recorded_by_the_same_program(tmp_path: Path):
    async def scenario() -> list[tuple[int | None, str]]:
        async with FakeBlueZ(Radio([SimulatedPolarH10()])):
            return [
                await run("scan", "--for", "1s"),
                await run("record", "--device", "polar h10 00000001=chest", "--for", "4s", "--out", str(tmp_path)),
            ]

    assert asyncio.run(scenario()) == [(0, ""), (0, "")]
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert folder.name.endswith("_chest_Polar-H10-00000001")
    assert (folder / "recording.parquet").exists()
