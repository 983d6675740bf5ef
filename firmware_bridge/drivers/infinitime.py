"""PineTime: the motion service of InfiniTime, and of InfiniTimeSD, its fork for seizure detection.

Sources: InfiniTime's ``doc/MotionService.md`` and ``MotionService.cpp``, PineTimeSD's ``MotionService.cpp`` and
``Bma421.cpp``. Stock InfiniTime sends one sample ten times a second, and only when it changed: twitches cannot be
measured with it. The fork sends 25 Hz in batches. Neither has a time stamp or a frame number.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from firmware_bridge.drivers import gatt
from firmware_bridge.drivers.driver import Driver, Frame, Listener, Session, Stream, StreamSettings, coarseness
from firmware_bridge.drivers.triplets import TRIPLET_BYTES, read_triplets, scale_to_g, write_triplets
from firmware_bridge.errors import CannotStreamError, PacketError

if TYPE_CHECKING:
    from bleak import BleakClient

SERVICE = "00030000-78fc-48fe-8e23-433b3a1942d0"
MOTION = "00030002-78fc-48fe-8e23-433b3a1942d0"
FORK_STATUS = "00030078-78fc-48fe-8e23-433b3a1942d0"
OLD_SERVICE = "00020000-78fc-48fe-8e23-433b3a1942d0"
OLD_MOTION = "00020002-78fc-48fe-8e23-433b3a1942d0"

COUNTS_PER_G = 1024.0


class InfiniTimePacketError(PacketError):
    """Bytes that are no motion notification of InfiniTime."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MotionPacket:
    """One notification: one sample of stock InfiniTime, several of the fork.

    Parameters
    ----------
    counts : ndarray, shape (n, 3), int16
        1024 to the g.

    Examples
    --------
    A PineTime lying on its back, in the layout of the maker's ``MotionService.md``:

    >>> packet = MotionPacket.from_bytes(bytes.fromhex("0c00 e8ff 0004"))
    >>> packet.counts.tolist(), bytes(packet).hex()
    ([[12, -24, 1024]], '0c00e8ff0004')
    """

    counts: NDArray[np.int16]

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read the samples."""
        if not data or len(data) % TRIPLET_BYTES:
            raise InfiniTimePacketError(f"{len(data)} bytes are not whole samples of {TRIPLET_BYTES}: {data.hex()}")
        return cls(counts=read_triplets(data))

    def __bytes__(self) -> bytes:
        """Write the samples."""
        return write_triplets(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Firmware:
    """What a firmware of the PineTime streams, and over which characteristic."""

    motion: str
    rate_hz: float
    range_g: float
    samples_per_frame: int


STOCK = Firmware(motion=MOTION, rate_hz=10.0, range_g=2.0, samples_per_frame=1)
OLD = Firmware(motion=OLD_MOTION, rate_hz=10.0, range_g=2.0, samples_per_frame=1)
FORK = Firmware(motion=MOTION, rate_hz=25.0, range_g=4.0, samples_per_frame=3)


class InfiniTimeSession(Session):
    """A running stream; it runs as long as the bridge is subscribed."""

    def __init__(self, client: "BleakClient", firmware: Firmware) -> None:
        self._client = client
        self._firmware = firmware
        self.stream = Stream(
            driver=INFINITIME.name,
            rate_hz=firmware.rate_hz,
            range_g=firmware.range_g,
            samples_per_frame=firmware.samples_per_frame,
            notifies_changes_only=firmware is not FORK,
            coarse_because=coarseness(firmware.rate_hz),
        )

    def decode(self, notification: bytes) -> tuple[Frame, ...]:
        """Decode one notification, see `Session.decode`."""
        counts = MotionPacket.from_bytes(notification).counts
        samples = scale_to_g(counts, counts_per_g=COUNTS_PER_G)
        return (Frame(device_time_ns=None, sequence=None, acceleration_g=samples),)

    async def read_battery(self) -> int | None:
        """Read the standard battery characteristic."""
        return await gatt.read_battery_level(self._client)

    async def stop(self) -> None:
        """Unsubscribe: the watch then sends no more."""
        if self._client.is_connected:
            await gatt.attempt(gatt.unsubscribe(self._client, self._firmware.motion))


async def open_stream(client: "BleakClient", settings: StreamSettings, *, listener: Listener) -> InfiniTimeSession:
    """Tell the firmware by its characteristics and subscribe, which is the start."""
    firmware = _recognise_firmware(client)
    if settings.rate_hz not in (None, firmware.rate_hz) or settings.range_g not in (None, firmware.range_g):
        raise CannotStreamError(
            f"{client.name} streams {firmware.rate_hz:g} Hz at {firmware.range_g:g} g: ask for no other"
        )
    await gatt.subscribe(client, firmware.motion, listener.on_notification)
    return InfiniTimeSession(client, firmware)


def _recognise_firmware(client: "BleakClient") -> Firmware:
    if gatt.has_characteristic(client, FORK_STATUS):
        return FORK
    if gatt.has_characteristic(client, OLD_MOTION):
        return OLD
    gatt.require_characteristic(client, MOTION, because="it has no motion service: update InfiniTime")
    return STOCK


INFINITIME = Driver(
    name="infinitime",
    title="PineTime with InfiniTime or InfiniTimeSD",
    service_uuids=(SERVICE, OLD_SERVICE),
    name_patterns=("InfiniTime*", "Pinetime*"),
    characteristic=MOTION,
    rates_hz=(STOCK.rate_hz, FORK.rate_hz),
    ranges_g=(STOCK.range_g, FORK.range_g),
    battery="standard battery service",
    needs="Allow Bluetooth on the watch; with InfiniTimeSD instead of stock InfiniTime it streams 25 Hz.",
    coarse_because=coarseness(STOCK.rate_hz),
    open_stream=open_stream,
)
