"""The few Bluetooth calls every driver makes, each bounded in time: BlueZ may otherwise retry one for ever."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING

from firmware_bridge.errors import CannotStreamError
from firmware_bridge.radio_troubles import message_bus_errors

if TYPE_CHECKING:
    from bleak import BleakClient

logger = logging.getLogger(__name__)

OPERATION_TIMEOUT_S = 10.0
BLUETOOTH_BASE = "0000{:04x}-0000-1000-8000-00805f9b34fb"
BATTERY_SERVICE = BLUETOOTH_BASE.format(0x180F)
BATTERY_LEVEL = BLUETOOTH_BASE.format(0x2A19)
HEART_RATE_SERVICE = BLUETOOTH_BASE.format(0x180D)
FULL_PERCENT = 100


async def subscribe(client: "BleakClient", uuid: str, on_bytes: Callable[[bytes], None]) -> None:
    """Ask for the notifications (or indications) of a characteristic."""
    async with asyncio.timeout(OPERATION_TIMEOUT_S):
        await client.start_notify(uuid, lambda _characteristic, data: on_bytes(bytes(data)))


async def unsubscribe(client: "BleakClient", uuid: str) -> None:
    """Ask for no more notifications of a characteristic."""
    async with asyncio.timeout(OPERATION_TIMEOUT_S):
        await client.stop_notify(uuid)


async def write(client: "BleakClient", uuid: str, data: bytes) -> None:
    """Write a characteristic and wait until the wearable has confirmed it."""
    async with asyncio.timeout(OPERATION_TIMEOUT_S):
        await client.write_gatt_char(uuid, data, response=True)


async def write_unconfirmed(client: "BleakClient", uuid: str, data: bytes) -> None:
    """Write a characteristic of a wearable that confirms nothing."""
    async with asyncio.timeout(OPERATION_TIMEOUT_S):
        await client.write_gatt_char(uuid, data, response=False)


async def read(client: "BleakClient", uuid: str) -> bytes:
    """Read a characteristic; never the one that streams, a read would look like a notification."""
    async with asyncio.timeout(OPERATION_TIMEOUT_S):
        return bytes(await client.read_gatt_char(uuid))


async def read_battery_level(client: "BleakClient", uuid: str = BATTERY_LEVEL) -> int | None:
    """Read a battery level in percent; None where the wearable has no such characteristic or answers nonsense."""
    if not has_characteristic(client, uuid):
        return None
    level = await read(client, uuid)
    return level[0] if level and level[0] <= FULL_PERCENT else None


def has_characteristic(client: "BleakClient", uuid: str) -> bool:
    """Tell whether a connected wearable has a characteristic."""
    return client.services.get_characteristic(uuid) is not None


def require_characteristic(client: "BleakClient", uuid: str, *, because: str) -> None:
    """Refuse a wearable that lacks a characteristic.

    Raises
    ------
    CannotStreamError
        With ``because``: what is missing and what to do.
    """
    if not has_characteristic(client, uuid):
        raise CannotStreamError(f"{client.name}: {because}")


async def attempt(*steps: Coroutine[None, None, None]) -> None:
    """Run the last steps of a stream even if the link breaks meanwhile: what fails is logged, the next step is tried.

    Parameters
    ----------
    *steps : coroutine
        In order.
    """
    try:
        for step in steps:
            try:
                await step
            except link_errors() as problem:
                logger.info("stopping a stream: %s: %s", type(problem).__name__, problem)
    finally:
        for step in steps:
            step.close()


def link_errors() -> tuple[type[Exception], ...]:
    """List what a Bluetooth call raises when the link, the adapter or the system's Bluetooth service is gone."""
    from bleak.exc import BleakError

    return BleakError, TimeoutError, OSError, EOFError, *message_bus_errors()
