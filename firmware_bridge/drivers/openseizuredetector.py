"""OpenSeizureDetector's profile: the Bangle.js widget of that project and other watches that speak it.

Sources: ``BLE_Datasource_Specification.md`` of Android_Pebble_SD and the widget of BangleSD. There is no time stamp and
no frame number in this profile: lost notifications can only be counted against the clock.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from firmware_bridge.drivers import gatt
from firmware_bridge.drivers.driver import Driver, Frame, Listener, Session, Stream, StreamSettings
from firmware_bridge.drivers.triplets import AXES, TRIPLET_BYTES, read_triplets, write_triplets
from firmware_bridge.errors import CannotStreamError, PacketError

if TYPE_CHECKING:
    from bleak import BleakClient

SERVICE = "000085e9-0000-1000-8000-00805f9b34fb"
DATA = "000085e9-0001-1000-8000-00805f9b34fb"
BATTERY = "000085e9-0002-1000-8000-00805f9b34fb"
WATCH_ID = "000085e9-0003-1000-8000-00805f9b34fb"
FORMAT = "000085e9-0005-1000-8000-00805f9b34fb"

BANGLE_ID = b"BangleJs"
RATE_HZ = 25.0
COUNTS_PER_G_8BIT = 64.0
MG_PER_G = 1000.0
OLD_WIDGET_BYTES = 20
SAMPLES_PER_FRAME = 3
MAGNITUDES_PER_FRAME = 18


class SeizureDetectorPacketError(PacketError):
    """Bytes that are no acceleration notification of OpenSeizureDetector's profile."""


class Format(IntEnum):
    """How a notification is laid out, as the watch says in its format characteristic."""

    MAGNITUDE_8BIT = 0
    MAGNITUDE_16BIT = 1
    AXES_16BIT = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AccelerationPacket:
    """One notification: a few samples, either three axes or the vector magnitude alone.

    Parameters
    ----------
    format : Format
    counts : ndarray, shape (n, 3) for three axes, else (n,)
        In mg, or 1/64 g for the 8-bit format.

    Examples
    --------
    Three samples as the Bangle.js widget sends them, then eighteen magnitudes of a watch at rest:

    >>> packet = AccelerationPacket.from_bytes(bytes.fromhex("0a00f6ffe803 0900f8ffe703 0b00f5ffe903"), Format(3))
    >>> packet.counts.tolist()
    [[10, -10, 1000], [9, -8, 999], [11, -11, 1001]]
    >>> packet = AccelerationPacket.from_bytes(bytes([64] * 18), Format(0))
    >>> packet.to_g()[0].tolist(), len(packet.counts)
    ([1.0, 0.0, 0.0], 18)
    """

    format: Format
    counts: NDArray[np.int16] | NDArray[np.uint16] | NDArray[np.uint8]

    @classmethod
    def from_bytes(cls, data: bytes, format: Format) -> Self:
        """Read the samples; older widgets send two unused bytes after three axes."""
        if format is Format.AXES_16BIT and len(data) == OLD_WIDGET_BYTES:
            data = data[: SAMPLES_PER_FRAME * TRIPLET_BYTES]
        size = SAMPLE_BYTES[format]
        if not data or len(data) % size:
            raise SeizureDetectorPacketError(f"{len(data)} bytes are not whole samples of {size} bytes: {data.hex()}")
        if format is Format.AXES_16BIT:
            return cls(format=format, counts=read_triplets(data))
        return cls(format=format, counts=np.frombuffer(data, f"<u{size}"))

    def __bytes__(self) -> bytes:
        """Write the samples."""
        if self.format is Format.AXES_16BIT:
            return write_triplets(self.counts.astype(np.int16))
        return self.counts.astype(f"<u{SAMPLE_BYTES[self.format]}").tobytes()

    def to_g(self) -> NDArray[np.float32]:
        """Scale to g, three columns; a magnitude stands in the first one."""
        unit = COUNTS_PER_G_8BIT if self.format is Format.MAGNITUDE_8BIT else MG_PER_G
        samples = np.zeros((len(self.counts), AXES), np.float32)
        columns = samples if self.counts.ndim > 1 else samples[:, 0]
        columns[...] = self.counts / np.float32(unit)
        samples.flags.writeable = False
        return samples


SAMPLE_BYTES = {Format.MAGNITUDE_8BIT: 1, Format.MAGNITUDE_16BIT: 2, Format.AXES_16BIT: TRIPLET_BYTES}


class SeizureDetectorSession(Session):
    """A running stream; it runs as long as the bridge is subscribed."""

    def __init__(self, client: "BleakClient", format: Format) -> None:
        self._client = client
        self._format = format
        has_axes = format is Format.AXES_16BIT
        self.stream = Stream(
            driver=OPENSEIZUREDETECTOR.name,
            rate_hz=RATE_HZ,
            range_g=None,
            samples_per_frame=SAMPLES_PER_FRAME if has_axes else MAGNITUDES_PER_FRAME,
            signal="acceleration" if has_axes else "magnitude",
        )

    def decode(self, notification: bytes) -> tuple[Frame, ...]:
        """Decode one notification, see `Session.decode`."""
        packet = AccelerationPacket.from_bytes(notification, self._format)
        return (Frame(device_time_ns=None, sequence=None, acceleration_g=packet.to_g()),)

    async def read_battery(self) -> int | None:
        """Read the profile's own battery characteristic."""
        return await gatt.read_battery_level(self._client, BATTERY)

    async def stop(self) -> None:
        """Unsubscribe: the profile has no other stop."""
        if self._client.is_connected:
            await gatt.attempt(gatt.unsubscribe(self._client, DATA))


async def open_stream(client: "BleakClient", settings: StreamSettings, *, listener: Listener) -> SeizureDetectorSession:
    """Read the format, refuse what cannot be used, subscribe."""
    gatt.require_characteristic(client, DATA, because="it has no seizure-detector service: switch its widget on")
    if settings.rate_hz not in (None, RATE_HZ) or settings.range_g is not None:
        raise CannotStreamError(f"{client.name}: this profile has {RATE_HZ:g} Hz and one range, ask for no other")
    format = await _read_format(client)
    await gatt.subscribe(client, DATA, listener.on_notification)
    return SeizureDetectorSession(client, format)


async def _read_format(client: "BleakClient") -> Format:
    if not gatt.has_characteristic(client, FORMAT):
        # Watches older than the format characteristic send 8-bit magnitudes.
        return Format.MAGNITUDE_8BIT
    number = await gatt.read(client, FORMAT)
    if len(number) != 1 or number[0] not in tuple(Format):
        raise CannotStreamError(f"{client.name} uses format {number.hex() or 'none'}: set format 3 on the watch")
    format = Format(number[0])
    if format is Format.MAGNITUDE_16BIT and await _is_bangle(client):
        raise CannotStreamError(
            f"{client.name} is set to format 1, in which the Bangle.js widget sends zeros: set format 3 on the watch"
        )
    return format


async def _is_bangle(client: "BleakClient") -> bool:
    return gatt.has_characteristic(client, WATCH_ID) and (await gatt.read(client, WATCH_ID)).startswith(BANGLE_ID)


OPENSEIZUREDETECTOR = Driver(
    name="openseizuredetector",
    title="OpenSeizureDetector's watch profile (Bangle.js widget and others)",
    service_uuids=(SERVICE,),
    name_patterns=("Bangle.js *",),
    characteristic=DATA,
    rates_hz=(RATE_HZ,),
    ranges_g=(),
    battery="the profile's battery characteristic",
    needs="Set data format 3 in the widget's settings; in other formats only the strength of a movement is sent.",
    open_stream=open_stream,
)
