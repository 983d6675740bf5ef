"""Movesense HR2, MD and Flash: the maker's "GATT SensorData Protocol", spoken by its gatt_sensordata_app.

Source: the maker's specification of the protocol (movesense.com/docs/esw/gatt_sensordata_protocol). The sensor's usual
firmware speaks another protocol; the app has to be flashed once with the maker's tool. The time in a packet is that of
its FIRST sample, in milliseconds since the sensor was switched on.
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
from firmware_bridge.errors import CannotStreamError, NotAnsweringError, PacketError

if TYPE_CHECKING:
    from bleak import BleakClient

SERVICE = "34802252-7185-4d5d-b431-630e7050e8f0"
COMMANDS = "34800001-7185-4d5d-b431-630e7050e8f0"
DATA = "34800002-7185-4d5d-b431-630e7050e8f0"

RATES_HZ = (52.0, 104.0, 208.0, 26.0, 13.0, 416.0)
PACKETS_PER_SECOND = 13.0
RANGE_G = 8.0
STANDARD_GRAVITY_M_S2 = 9.80665
AXES = 3
SAMPLE_BYTES = 12
HEAD = struct.Struct("<BB")
REPLY = struct.Struct("<BBH")
DATA_HEAD = struct.Struct("<BBI")
REFERENCE = 99
STATUS_OK = 200
TIME_MODULUS_MS = 1 << 32
NANOSECONDS_PER_MILLISECOND = 1_000_000
NANOSECONDS_PER_SECOND = 1_000_000_000
ANSWER_TIMEOUT_S = 5.0


class MovesensePacketError(PacketError):
    """Bytes that are no command, reply or acceleration packet of the protocol."""


class Operation(IntEnum):
    """What a command asks for."""

    HELLO = 0
    SUBSCRIBE = 1
    UNSUBSCRIBE = 2


class Kind(IntEnum):
    """What a notification is."""

    REPLY = 1
    DATA = 2
    SECOND_HALF = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What the bridge writes: an operation, a reference of its choice, and the path of a measurement.

    Examples
    --------
    >>> bytes(Command(operation=Operation.SUBSCRIBE, reference=99, path="/Meas/Acc/52")).hex()
    '01632f4d6561732f4163632f3532'
    """

    operation: Operation
    reference: int
    path: str = ""

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read operation, reference and path."""
        try:
            return cls(operation=Operation(data[0]), reference=data[1], path=data[2:].decode("ascii"))
        except (IndexError, ValueError) as problem:
            raise MovesensePacketError(f"no such command: {data.hex() or 'empty'}") from problem

    def __bytes__(self) -> bytes:
        """Write operation, reference and path."""
        return HEAD.pack(self.operation, self.reference) + self.path.encode("ascii")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer to a command: its reference and a status as on the web, 200 for success.

    Examples
    --------
    >>> Reply.from_bytes(bytes.fromhex("0163c800"))
    Reply(reference=99, status=200)
    """

    reference: int
    status: int

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read reference and status; the text after a greeting is not needed."""
        if len(data) < REPLY.size or data[0] != Kind.REPLY:
            raise MovesensePacketError(
                f"a reply begins with 01 and has {REPLY.size} bytes or more: got {data[:8].hex()}"
            )
        _kind, reference, status = REPLY.unpack_from(data)
        return cls(reference=reference, status=status)

    def __bytes__(self) -> bytes:
        """Write reference and status."""
        return REPLY.pack(Kind.REPLY, self.reference, self.status)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AccelerationPacket:
    """Samples with the time of the first one; long packets come in two notifications, joined before this.

    Parameters
    ----------
    reference : int
        Of the subscription.
    first_sample_ms : int
        Milliseconds since the sensor was switched on, 32 bits.
    acceleration_m_s2 : ndarray, shape (n, 3), float32

    Examples
    --------
    One sample at rest in the layout of the maker's specification:

    >>> packet = AccelerationPacket.from_bytes(bytes.fromhex("0263 10270000 0000003f 000000bf 0ae81c41"))
    >>> packet.first_sample_ms, packet.acceleration_m_s2.round(4).tolist()
    (10000, [[0.5, -0.5, 9.806599617004395]])
    """

    reference: int
    first_sample_ms: int
    acceleration_m_s2: NDArray[np.float32]

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read time and samples; numbers that are not finite are no acceleration."""
        samples_bytes = len(data) - DATA_HEAD.size
        if samples_bytes <= 0 or samples_bytes % SAMPLE_BYTES or data[0] != Kind.DATA:
            raise MovesensePacketError(f"{len(data)} bytes beginning {data[:6].hex()} are no whole acceleration packet")
        _kind, reference, first_sample_ms = DATA_HEAD.unpack_from(data)
        samples = np.frombuffer(data, "<f4", offset=DATA_HEAD.size).reshape(-1, AXES)
        if not np.isfinite(samples).all():
            raise MovesensePacketError(f"acceleration that is no number in {data.hex()}")
        return cls(reference=reference, first_sample_ms=first_sample_ms, acceleration_m_s2=samples)

    def __bytes__(self) -> bytes:
        """Write time and samples."""
        head = DATA_HEAD.pack(Kind.DATA, self.reference, self.first_sample_ms)
        return head + self.acceleration_m_s2.astype("<f4").tobytes()


class MovesenseSession(Session):
    """A running subscription to one measurement."""

    def __init__(self, client: "BleakClient", *, rate_hz: float) -> None:
        self._client = client
        self._period_ns = round(NANOSECONDS_PER_SECOND / rate_hz)
        self._first_half = b""
        self.stream = Stream(
            driver=MOVESENSE_GSP.name,
            rate_hz=rate_hz,
            range_g=RANGE_G,
            samples_per_frame=max(1, round(rate_hz / PACKETS_PER_SECOND)),
            device_time_modulus_ns=TIME_MODULUS_MS * NANOSECONDS_PER_MILLISECOND,
            has_device_time=True,
            coarse_because=coarseness(rate_hz),
        )

    def decode(self, notification: bytes) -> tuple[Frame, ...]:
        """Decode one notification, see `Session.decode`; joins the halves of a packet split inside a sample."""
        kind = notification[:1]
        if kind == bytes((Kind.SECOND_HALF,)):
            joined = self._first_half + notification[HEAD.size :]
            self._first_half = b""
            return (self._frame(joined),)
        self._first_half = b""
        if kind == bytes((Kind.REPLY,)):
            Reply.from_bytes(notification)
            return ()
        if kind == bytes((Kind.DATA,)) and (len(notification) - DATA_HEAD.size) % SAMPLE_BYTES:
            self._first_half = notification
            return ()
        return (self._frame(notification),)

    def _frame(self, packet_bytes: bytes) -> Frame:
        packet = AccelerationPacket.from_bytes(packet_bytes)
        samples = packet.acceleration_m_s2 / np.float32(STANDARD_GRAVITY_M_S2)
        samples.flags.writeable = False
        last_sample_ns = packet.first_sample_ms * NANOSECONDS_PER_MILLISECOND + (len(samples) - 1) * self._period_ns
        return Frame(
            device_time_ns=last_sample_ns % (TIME_MODULUS_MS * NANOSECONDS_PER_MILLISECOND),
            sequence=None,
            acceleration_g=samples,
        )

    async def read_battery(self) -> int | None:
        """Read the standard battery characteristic where the flashed app has one."""
        return await gatt.read_battery_level(self._client)

    async def stop(self) -> None:
        """End the subscription on the sensor, which lets it sleep."""
        if self._client.is_connected:
            end = bytes(Command(operation=Operation.UNSUBSCRIBE, reference=REFERENCE))
            await gatt.attempt(gatt.write(self._client, COMMANDS, end), gatt.unsubscribe(self._client, DATA))


async def open_stream(client: "BleakClient", settings: StreamSettings, *, listener: Listener) -> MovesenseSession:
    """Subscribe to notifications, ask for acceleration, wait for the sensor's consent."""
    gatt.require_characteristic(
        client, DATA, because="it does not run the maker's gatt_sensordata_app: flash it with the Movesense tool"
    )
    rate_hz = settings.rate_hz or RATES_HZ[0]
    if rate_hz not in RATES_HZ or settings.range_g not in (None, RANGE_G):
        rates = ", ".join(f"{rate:g}" for rate in sorted(RATES_HZ))
        raise CannotStreamError(
            f"{client.name} was asked for {rate_hz:g} Hz: choose among {rates} Hz, at {RANGE_G:g} g"
        )
    replies: asyncio.Queue[Reply] = asyncio.Queue()

    def receive(data: bytes) -> None:
        if data[:1] == bytes((Kind.REPLY,)) and len(data) >= REPLY.size:
            replies.put_nowait(Reply.from_bytes(data))
        else:
            listener.on_notification(data)

    await gatt.subscribe(client, DATA, receive)
    path = f"/Meas/Acc/{rate_hz:g}"
    await gatt.write(client, COMMANDS, bytes(Command(operation=Operation.SUBSCRIBE, reference=REFERENCE, path=path)))
    await _await_consent(replies, name=client.name, path=path)
    return MovesenseSession(client, rate_hz=rate_hz)


async def _await_consent(replies: "asyncio.Queue[Reply]", *, name: str, path: str) -> None:
    try:
        async with asyncio.timeout(ANSWER_TIMEOUT_S):
            reply = await replies.get()
    except TimeoutError as problem:
        raise NotAnsweringError(f"{name} did not answer in {ANSWER_TIMEOUT_S:g} s: try again") from problem
    if reply.status != STATUS_OK:
        raise CannotStreamError(
            f"{name} refused {path} with status {reply.status}: end other apps that use it, or ask for another rate"
        )


MOVESENSE_GSP = Driver(
    name="movesense_gsp",
    title="Movesense HR2, MD, Flash with gatt_sensordata_app",
    service_uuids=(SERVICE,),
    name_patterns=("Movesense *",),
    characteristic=DATA,
    rates_hz=RATES_HZ,
    ranges_g=(RANGE_G,),
    battery="standard battery service, where the flashed app has it",
    needs="Flash the maker's gatt_sensordata_app once; wear the sensor, off the body it sleeps.",
    open_stream=open_stream,
)
