"""The one place where the bridge meets bleak: real Bluetooth and the simulated one are two values of one class.

Everything else in the bridge asks `make_scanner`, `make_client` and `connected_devices`, and reads time from
``transport.clock``. Sleeping and time-outs use asyncio as usual: under the simulated transport the event loop
itself may run faster than real time (see ``simulated.accelerated``), so nothing else needs to know.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firmware_bridge.drivers.driver import Advertisement

if TYPE_CHECKING:
    from bleak import BleakClient, BleakScanner
    from bleak.backends.adapter import BaseBleakAdapter
    from bleak.backends.client import BaseBleakClient
    from bleak.backends.device import BLEDevice
    from bleak.backends.scanner import AdvertisementData, BaseBleakScanner


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The host's two clocks: one that never jumps, one that shows the time of day; both in nanoseconds."""

    monotonic_ns: Callable[[], int]
    wall_ns: Callable[[], int]


SYSTEM_CLOCK = Clock(monotonic_ns=time.monotonic_ns, wall_ns=time.time_ns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """Which radio is used: bleak's own for this computer where a backend is None, else the class given.

    Parameters
    ----------
    name : str
        "bluetooth" or "simulated".
    clock : Clock
        What time it is on the host.
    scanner_backend, client_backend, adapter_backend : type or None
        Passed to bleak as ``backend=``.
    """

    name: str
    clock: Clock
    scanner_backend: "type[BaseBleakScanner] | None" = None
    client_backend: "type[BaseBleakClient] | None" = None
    adapter_backend: "type[BaseBleakAdapter] | None" = None


BLUETOOTH = Transport(name="bluetooth", clock=SYSTEM_CLOCK)


def make_scanner(
    transport: Transport, on_advertisement: "Callable[[BLEDevice, Advertisement], None]"
) -> "BleakScanner":
    """Prepare a scan that reports every advertisement heard; start it with ``async with``.

    BlueZ grants a program one scan at a time, so all wearables that are being looked for share one. A scan that has
    lost its adapter stays deaf when the adapter returns: begin a new one every few seconds.

    Parameters
    ----------
    transport : Transport
    on_advertisement : callable
        Gets the device to connect to and what it said; must return at once.

    Returns
    -------
    bleak.BleakScanner
    """
    from bleak import BleakScanner

    def detected(device: "BLEDevice", data: "AdvertisementData") -> None:
        on_advertisement(device, read_advertisement(device, data))

    return BleakScanner(detected, backend=transport.scanner_backend)


def make_client(
    transport: Transport,
    device: "BLEDevice",
    *,
    on_disconnected: Callable[[], None],
    timeout_s: float,
    pairs: bool = False,
) -> "BleakClient":
    """Prepare a new client for one connection; always make a new one after a connection has ended.

    Parameters
    ----------
    transport : Transport
    device : bleak.backends.device.BLEDevice
        From a scan, or from `connected_devices`.
    on_disconnected : callable
        Told once when the link is lost without having been asked for; do not rely on it alone.
    timeout_s : float
        Longest time for connecting.
    pairs : bool
        Pair before connecting, see ``Driver.pairs_on``.

    Returns
    -------
    bleak.BleakClient
        Not yet connected.
    """
    from bleak import BleakClient

    return BleakClient(
        device,
        disconnected_callback=lambda _client: on_disconnected(),
        timeout=timeout_s,
        pair=pairs,
        backend=transport.client_backend,
    )


async def connected_devices(transport: Transport, service_uuids: Sequence[str]) -> "list[BLEDevice]":
    """List wearables that are connected already: left over by a process that crashed, they cannot be scanned.

    Parameters
    ----------
    transport : Transport
    service_uuids : sequence of str
        Only wearables offering one of these services.

    Returns
    -------
    list of bleak.backends.device.BLEDevice
        Empty where the platform cannot tell.
    """
    from bleak import BleakAdapter

    try:
        adapter = await BleakAdapter.get(backend=transport.adapter_backend)
        return await adapter.get_connected_devices(list(service_uuids))
    except NotImplementedError:
        return []


def read_advertisement(device: "BLEDevice", data: "AdvertisementData") -> Advertisement:
    """Reduce what bleak reports of a wearable to what the drivers look at."""
    return Advertisement(
        address=device.address,
        name=data.local_name or device.name,
        service_uuids=tuple(uuid.lower() for uuid in data.service_uuids),
        rssi_dbm=data.rssi,
    )
