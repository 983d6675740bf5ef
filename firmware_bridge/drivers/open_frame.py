"""The open frame: our watch app for Bangle.js 2, and any maker's board, over a service of its own or Nordic UART.

The protocol, version 1, little-endian throughout
-------------------------------------------------
Service ``7a1e0001-5c9b-4f7e-9a0e-6d1f5a5eb001`` with

====================  ==============================================================================================
``7a1e0002-…``        data, notify or indicate: one `OpenFrame` each
``7a1e0003-…``        battery, read, optional: u8 percent (the standard battery service will do as well)
``7a1e0004-…``        control, read and write, optional: write a `ControlCommand`, read a `ControlStatus`
====================  ==============================================================================================

A board may send the same frames over Nordic UART (notify ``6e400003-…``), one frame a notification, and may understand
the same commands there (write ``6e400002-…``). A board without control streams as soon as it is subscribed to; its rate
is measured from its first frames. The frame number advances for frames that could not be sent, so that the bridge sees
what is missing. A device that keeps frames while out of range sends them, oldest first, after the next start.
"""

import asyncio
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from firmware_bridge.drivers import gatt
from firmware_bridge.drivers.driver import Driver, Frame, Listener, Session, Stream, StreamSettings, coarseness
from firmware_bridge.drivers.triplets import TRIPLET_BYTES, read_triplets, scale_to_g, write_triplets
from firmware_bridge.errors import CannotStreamError, NotAnsweringError, PacketError

if TYPE_CHECKING:
    from bleak import BleakClient

SERVICE = "7a1e0001-5c9b-4f7e-9a0e-6d1f5a5eb001"
DATA = "7a1e0002-5c9b-4f7e-9a0e-6d1f5a5eb001"
BATTERY = "7a1e0003-5c9b-4f7e-9a0e-6d1f5a5eb001"
CONTROL = "7a1e0004-5c9b-4f7e-9a0e-6d1f5a5eb001"
UART_SERVICE = "6e400001-b5a3-f393-e0a9-e50e24dcca9e"
UART_WRITE = "6e400002-b5a3-f393-e0a9-e50e24dcca9e"
UART_DATA = "6e400003-b5a3-f393-e0a9-e50e24dcca9e"

VERSION = 1
HEADER = struct.Struct("<BBHIH")
COMMAND = struct.Struct("<BH")
STATUS = struct.Struct("<BBHBBB")
TENTHS_PER_HZ = 10
GREATEST_RATE_HZ = 6553.5
NANOSECONDS_PER_MILLISECOND = 1_000_000
MILLISECONDS_PER_SECOND = 1000
SEQUENCE_MODULUS = 1 << 16
TIME_MODULUS_MS = 1 << 32
GREATEST_FRAME_SAMPLES = 255
FIRST_FRAMES_TIMEOUT_S = 5.0
START_APP = "start the Hypnic app on the watch, or flash a sketch that sends the open frame, then try again"


class OpenFrameError(PacketError):
    """Bytes that are no open frame, command or status of version 1."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OpenFrame:
    """One notification: numbered, timed samples.

    Parameters
    ----------
    sequence : int
        Number of the frame, 16 bits.
    device_time_ms : int
        The device's clock at the last sample, milliseconds, 32 bits.
    counts_per_g : int
        What 1 g is worth.
    counts : ndarray, shape (n, 3), int16
        Oldest first.

    Examples
    --------
    Two samples of a Bangle.js 2 lying on a table, as the watch app sends them:

    >>> frame = OpenFrame.from_bytes(bytes.fromhex("0102 0700 10270000 0010 0a00f6ff0010 0900f8ff0110"))
    >>> frame.sequence, frame.device_time_ms, frame.counts_per_g, frame.counts.tolist()
    (7, 10000, 4096, [[10, -10, 4096], [9, -8, 4097]])
    >>> bytes(frame).hex()
    '010207001027000000100a00f6ff00100900f8ff0110'
    """

    sequence: int
    device_time_ms: int
    counts_per_g: int
    counts: NDArray[np.int16]

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read header and samples."""
        if len(data) < HEADER.size or data[0] != VERSION:
            raise OpenFrameError(
                f"an open frame begins with {VERSION:02x} and a header: got {data[:12].hex() or 'none'}"
            )
        _version, samples, sequence, device_time_ms, counts_per_g = HEADER.unpack_from(data)
        if not samples or not counts_per_g or len(data) != HEADER.size + samples * TRIPLET_BYTES:
            raise OpenFrameError(
                f"a frame of {samples} samples at {counts_per_g} counts per g came with {len(data)} bytes: "
                "if it is cut short, the connection's packets are too small for it"
            )
        return cls(
            sequence=sequence,
            device_time_ms=device_time_ms,
            counts_per_g=counts_per_g,
            counts=read_triplets(data[HEADER.size :]),
        )

    def __bytes__(self) -> bytes:
        """Write header and samples."""
        if not 0 < len(self.counts) <= GREATEST_FRAME_SAMPLES:
            raise OpenFrameError(f"{len(self.counts)} samples: a frame holds 1 to {GREATEST_FRAME_SAMPLES}")
        head = HEADER.pack(VERSION, len(self.counts), self.sequence, self.device_time_ms, self.counts_per_g)
        return head + write_triplets(self.counts)


class Operation(IntEnum):
    """What a command asks for."""

    STOP = 0
    START = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlCommand:
    """Start at a rate (0 lets the device choose), or stop.

    Examples
    --------
    >>> bytes(ControlCommand(operation=Operation.START, rate_hz=12.5)).hex()
    '017d00'
    >>> ControlCommand.from_bytes(bytes.fromhex("01f401")).rate_hz
    50.0
    """

    operation: Operation
    rate_hz: float = 0.0

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read operation and rate."""
        if len(data) != COMMAND.size or data[0] not in tuple(Operation):
            raise OpenFrameError(
                f"a command has an operation and a rate, {COMMAND.size} bytes: got {data.hex() or 'none'}"
            )
        operation, tenths_hz = COMMAND.unpack(data)
        return cls(operation=Operation(operation), rate_hz=tenths_hz / TENTHS_PER_HZ)

    def __bytes__(self) -> bytes:
        """Write operation and rate."""
        return COMMAND.pack(self.operation, round(self.rate_hz * TENTHS_PER_HZ))


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlStatus:
    """What the device is doing.

    Examples
    --------
    Our watch app streaming at 50 Hz, 8 g, 18 samples a frame, keeping frames while out of range:

    >>> status = ControlStatus.from_bytes(bytes.fromhex("01 01 f401 08 12 01"))
    >>> status.is_streaming, status.rate_hz, status.range_g, status.samples_per_frame, status.keeps_backlog
    (True, 50.0, 8, 18, True)
    """

    is_streaming: bool
    rate_hz: float
    range_g: int
    samples_per_frame: int
    keeps_backlog: bool

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read the status."""
        if len(data) != STATUS.size or data[0] != VERSION or max(data[1], data[6]) > 1 or not data[5]:
            raise OpenFrameError(
                f"a status has {STATUS.size} bytes and begins with {VERSION:02x}: got {data.hex() or 'none'}"
            )
        _version, is_streaming, tenths_hz, range_g, samples_per_frame, keeps_backlog = STATUS.unpack(data)
        return cls(
            is_streaming=bool(is_streaming),
            rate_hz=tenths_hz / TENTHS_PER_HZ,
            range_g=range_g,
            samples_per_frame=samples_per_frame,
            keeps_backlog=bool(keeps_backlog),
        )

    def __bytes__(self) -> bytes:
        """Write the status."""
        tenths_hz = round(self.rate_hz * TENTHS_PER_HZ)
        return STATUS.pack(
            VERSION, self.is_streaming, tenths_hz, self.range_g, self.samples_per_frame, self.keeps_backlog
        )


class OpenFrameSession(Session):
    """A running stream of open frames."""

    def __init__(self, client: "BleakClient", ways: "Ways", *, stream: Stream) -> None:
        self._client = client
        self._ways = ways
        self.stream = stream

    def decode(self, notification: bytes) -> tuple[Frame, ...]:
        """Decode one notification, see `Session.decode`."""
        packet = OpenFrame.from_bytes(notification)
        return (
            Frame(
                device_time_ns=packet.device_time_ms * NANOSECONDS_PER_MILLISECOND,
                sequence=packet.sequence,
                acceleration_g=scale_to_g(packet.counts, counts_per_g=packet.counts_per_g),
            ),
        )

    async def read_battery(self) -> int | None:
        """Read the device's own battery characteristic, or the standard one."""
        own = await gatt.read_battery_level(self._client, BATTERY)
        return own if own is not None else await gatt.read_battery_level(self._client)

    async def stop(self) -> None:
        """Stop the stream on the device, which puts its sensor to rest."""
        if not self._client.is_connected:
            return
        if self._ways.command is not None:
            await gatt.attempt(_send(self._client, self._ways, ControlCommand(operation=Operation.STOP)))
        await gatt.attempt(gatt.unsubscribe(self._client, self._ways.data))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Which characteristics this device streams and takes commands over; None where it has none."""

    data: str
    command: str | None
    status: str | None


async def open_stream(client: "BleakClient", settings: StreamSettings, *, listener: Listener) -> OpenFrameSession:
    """Subscribe, start, and learn the rate from the device's status or else from its first frames."""
    ways = _find_ways(client)
    first_frames: asyncio.Queue[bytes] = asyncio.Queue(maxsize=2)

    def receive(data: bytes) -> None:
        listener.on_notification(data)
        if not first_frames.full():
            first_frames.put_nowait(data)

    await gatt.subscribe(client, ways.data, receive)
    if ways.command is not None:
        start = ControlCommand(operation=Operation.START, rate_hz=_allowed(settings.rate_hz or 0.0))
        await _send(client, ways, start)
    if ways.status is not None:
        status = ControlStatus.from_bytes(await gatt.read(client, ways.status))
    else:
        status = await _measure(first_frames, name=client.name)
    session = OpenFrameSession(client, ways, stream=_describe(status))
    if settings.rate_hz not in (None, status.rate_hz) or settings.range_g not in (None, status.range_g):
        await session.stop()
        raise CannotStreamError(
            f"{client.name} streams {status.rate_hz:g} Hz at {status.range_g or '?'} g, asked for "
            f"{settings.rate_hz or status.rate_hz:g} Hz at {settings.range_g or status.range_g:g} g: ask for the first"
        )
    return session


def _find_ways(client: "BleakClient") -> Ways:
    if gatt.has_characteristic(client, DATA):
        control = CONTROL if gatt.has_characteristic(client, CONTROL) else None
        return Ways(data=DATA, command=control, status=control)
    gatt.require_characteristic(client, UART_DATA, because=f"it sends no open frames: {START_APP}")
    return Ways(
        data=UART_DATA, command=UART_WRITE if gatt.has_characteristic(client, UART_WRITE) else None, status=None
    )


def _allowed(rate_hz: float) -> float:
    if not 0 <= rate_hz <= GREATEST_RATE_HZ:
        raise CannotStreamError(f"a rate of {rate_hz:g} Hz: must be from 0.1 to {GREATEST_RATE_HZ:g} Hz")
    return rate_hz


async def _send(client: "BleakClient", ways: Ways, command: ControlCommand) -> None:
    if ways.command == CONTROL:
        await gatt.write(client, CONTROL, bytes(command))
    elif ways.command is not None:
        await gatt.write_unconfirmed(client, ways.command, bytes(command))


async def _measure(first_frames: "asyncio.Queue[bytes]", *, name: str) -> ControlStatus:
    try:
        async with asyncio.timeout(FIRST_FRAMES_TIMEOUT_S):
            earlier = OpenFrame.from_bytes(await first_frames.get())
            later = OpenFrame.from_bytes(await first_frames.get())
    except TimeoutError as problem:
        raise NotAnsweringError(f"{name} sent no two frames in {FIRST_FRAMES_TIMEOUT_S:g} s: {START_APP}") from problem
    except OpenFrameError as problem:
        raise CannotStreamError(f"{name} sends something else than open frames ({problem}): {START_APP}") from problem
    frames = (later.sequence - earlier.sequence) % SEQUENCE_MODULUS
    elapsed_ms = (later.device_time_ms - earlier.device_time_ms) % TIME_MODULUS_MS
    if not frames or not elapsed_ms:
        raise NotAnsweringError(f"the first two frames of {name} have the same number or time: try again")
    return ControlStatus(
        is_streaming=True,
        rate_hz=round(frames * len(later.counts) * MILLISECONDS_PER_SECOND / elapsed_ms, 1),
        range_g=0,
        samples_per_frame=len(later.counts),
        keeps_backlog=False,
    )


def _describe(status: ControlStatus) -> Stream:
    return Stream(
        driver=OPEN_FRAME.name,
        rate_hz=status.rate_hz,
        range_g=float(status.range_g) or None,
        samples_per_frame=status.samples_per_frame,
        sequence_modulus=SEQUENCE_MODULUS,
        device_time_modulus_ns=TIME_MODULUS_MS * NANOSECONDS_PER_MILLISECOND,
        has_device_time=True,
        repeats_backlog=status.keeps_backlog,
        coarse_because=coarseness(status.rate_hz),
    )


OPEN_FRAME = Driver(
    name="open_frame",
    title="Bangle.js 2 with our watch app, maker's boards sending the open frame",
    service_uuids=(SERVICE,),
    name_patterns=("Hypnic *", "Bangle.js *", "Puck.js *"),
    characteristic=DATA,
    rates_hz=(50.0, 12.5, 25.0, 100.0, 200.0),
    ranges_g=(8.0, 2.0, 4.0, 16.0),
    battery="its own battery characteristic, or the standard battery service",
    needs="Install the Hypnic app from firmware_bridge/bangle on the watch, and start it before going to bed.",
    shared_services=(UART_SERVICE,),
    open_stream=open_stream,
)
