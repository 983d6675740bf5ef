"""WitMotion WT901BLE, BWT901BLE5.0 and WT9011DCL: small motion sensors on a strap.

Sources: the maker's ``WitBluetooth_BWT901BLE5_0`` and the WT901BLECL data sheet (rate table; 50 Hz and above are from
that table and were not checked on a device). No time stamp, no frame number. The sensor streams as soon as it is
subscribed to and cannot be told to stop. Its answers come on the data characteristic; the battery's is a voltage.
"""

import asyncio
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from firmware_bridge.drivers import gatt
from firmware_bridge.drivers.driver import Driver, Frame, Listener, Session, Stream, StreamSettings, coarseness
from firmware_bridge.drivers.triplets import AXES, read_triplets, scale_to_g, write_triplets
from firmware_bridge.errors import CannotStreamError, PacketError

if TYPE_CHECKING:
    from bleak import BleakClient

SERVICE = "0000ffe5-0000-1000-8000-00805f9a34fb"
DATA = "0000ffe4-0000-1000-8000-00805f9a34fb"
COMMANDS = "0000ffe9-0000-1000-8000-00805f9a34fb"

HEADER = b"\x55"
MOTION_MARK = b"\x55\x61"
REGISTER_MARK = b"\x55\x71"
PACKET_BYTES = 20
RANGE_G = 16.0
COUNTS_PER_G = 32768 / RANGE_G
UNLOCK = bytes.fromhex("ffaa6988b5")
COMMAND = struct.Struct("<2sBH")
COMMAND_MARK = b"\xff\xaa"
RATE_REGISTER = 0x03
READ_REGISTER = 0x27
BATTERY_REGISTER = 0x64
RATE_CODES = {50.0: 0x08, 100.0: 0x09, 20.0: 0x07, 10.0: 0x06, 200.0: 0x0B}
# A lithium cell's voltage in hundredths of a volt and the charge it stands for, by the maker's table.
CHARGE_PERCENT = (
    (396, 100),
    (393, 90),
    (387, 75),
    (382, 60),
    (379, 50),
    (377, 40),
    (373, 30),
    (370, 20),
    (368, 15),
    (350, 10),
    (340, 5),
)
BATTERY_TIMEOUT_S = 2.0
SETTLING_S = 0.1


class WitmotionPacketError(PacketError):
    """Bytes that hold no packet of a WitMotion sensor."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MotionPacket:
    """One sample: acceleration, angular velocity and angles, 9 numbers.

    Parameters
    ----------
    counts : ndarray, shape (3, 3), int16
        Rows: acceleration (16 g full scale), angular velocity (2000 deg/s), angles (180 deg).

    Examples
    --------
    Captured from a WT901BLE at rest:

    >>> captured = bytes.fromhex("5561 35ff59ff0a08 000000000000 b9fc00000000")
    >>> packet = MotionPacket.from_bytes(captured)
    >>> (packet.counts[0] / COUNTS_PER_G).round(3).tolist()
    [-0.099, -0.082, 1.005]
    """

    counts: NDArray[np.int16]

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read the nine numbers."""
        if len(data) != PACKET_BYTES or not data.startswith(MOTION_MARK):
            raise WitmotionPacketError(f"a sample has {PACKET_BYTES} bytes and begins with 5561: got {data.hex()}")
        return cls(counts=read_triplets(data[2:]))

    def __bytes__(self) -> bytes:
        """Write the nine numbers."""
        return MOTION_MARK + write_triplets(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPacket:
    """The answer to reading a register: its number, and eight values from there on.

    Examples
    --------
    A battery at 3.92 V:

    >>> answer = RegisterPacket.from_bytes(bytes.fromhex("5571 6400 8801 0000 0000 0000 0000 0000 0000 0000"))
    >>> answer.register == BATTERY_REGISTER, answer.values[0]
    (True, 392)
    """

    register: int
    values: tuple[int, ...]

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read number and values."""
        if len(data) != PACKET_BYTES or not data.startswith(REGISTER_MARK):
            raise WitmotionPacketError(f"an answer has {PACKET_BYTES} bytes and begins with 5571: got {data.hex()}")
        register, *values = REGISTER_NUMBERS.unpack(data[2:])
        return cls(register=register, values=tuple(values))

    def __bytes__(self) -> bytes:
        """Write number and values."""
        return REGISTER_MARK + REGISTER_NUMBERS.pack(self.register, *self.values)


REGISTER_NUMBERS = struct.Struct("<H8h")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCommand:
    """What the bridge writes: a register and its new value.

    Examples
    --------
    Ten samples a second, from the maker's table:

    >>> bytes(RegisterCommand(register=RATE_REGISTER, value=0x06)).hex(" ")
    'ff aa 03 06 00'
    """

    register: int
    value: int

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read register and value."""
        if len(data) != COMMAND.size or not data.startswith(COMMAND_MARK):
            raise WitmotionPacketError(f"a command has {COMMAND.size} bytes and begins with ffaa: got {data.hex()}")
        _mark, register, value = COMMAND.unpack(data)
        return cls(register=register, value=value)

    def __bytes__(self) -> bytes:
        """Write register and value."""
        return COMMAND.pack(COMMAND_MARK, self.register, self.value)


def split_packets(data: bytes) -> tuple[tuple[bytes, ...], bytes]:
    """Cut a stretch of the stream into whole packets, skipping what belongs to none.

    Parameters
    ----------
    data : bytes
        What was left over before, and the new bytes.

    Returns
    -------
    packets : tuple of bytes
        Each ``PACKET_BYTES`` long, beginning with a known mark.
    rest : bytes
        The beginning of a packet that is not complete yet.

    Examples
    --------
    >>> packets, rest = split_packets(bytes(1) + MOTION_MARK + bytes(18) + MOTION_MARK)
    >>> len(packets), rest.hex()
    (1, '5561')
    """
    packets = []
    position = data.find(HEADER)
    while 0 <= position <= len(data) - PACKET_BYTES:
        if data[position : position + 2] in (MOTION_MARK, REGISTER_MARK):
            packets.append(data[position : position + PACKET_BYTES])
            position += PACKET_BYTES
        else:
            position += 1
        position = data.find(HEADER, position)
    return tuple(packets), data[position:] if position >= 0 else b""


class WitmotionSession(Session):
    """A running stream; it runs as long as the bridge is subscribed."""

    def __init__(self, client: "BleakClient", *, rate_hz: float) -> None:
        # What comes before the rate is set has another rate and is not handed on.
        self.is_settled = False
        self._client = client
        self._rest = b""
        self._voltages: asyncio.Queue[int] = asyncio.Queue()
        self.stream = Stream(
            driver=WITMOTION.name,
            rate_hz=rate_hz,
            range_g=RANGE_G,
            samples_per_frame=1,
            coarse_because=coarseness(rate_hz),
        )

    def decode(self, notification: bytes) -> tuple[Frame, ...]:
        """Decode one notification, see `Session.decode`; samples that arrived together make one frame."""
        packets, self._rest = split_packets(self._rest + notification)
        if not packets and not self._rest:
            raise WitmotionPacketError(f"no packet in {notification.hex() or 'an empty notification'}")
        counts = [MotionPacket.from_bytes(packet).counts[0] for packet in packets if packet.startswith(MOTION_MARK)]
        if not counts:
            return ()
        samples = scale_to_g(np.array(counts).reshape(-1, AXES), counts_per_g=COUNTS_PER_G)
        return (Frame(device_time_ns=None, sequence=None, acceleration_g=samples),)

    def notice_answers(self, notification: bytes) -> None:
        """Pick the battery's voltage out of a notification; called before it is handed on."""
        answers = (packet for packet in split_packets(notification)[0] if packet.startswith(REGISTER_MARK))
        for answer in map(RegisterPacket.from_bytes, answers):
            if answer.register == BATTERY_REGISTER:
                self._voltages.put_nowait(answer.values[0])

    async def read_battery(self) -> int | None:
        """Ask for the battery's voltage and translate it; None when no answer comes."""
        ask = RegisterCommand(register=READ_REGISTER, value=BATTERY_REGISTER)
        while not self._voltages.empty():
            self._voltages.get_nowait()
        await gatt.write_unconfirmed(self._client, COMMANDS, bytes(ask))
        try:
            async with asyncio.timeout(BATTERY_TIMEOUT_S):
                return charge_percent(await self._voltages.get())
        except TimeoutError:
            return None

    async def stop(self) -> None:
        """Unsubscribe: the sensor knows no other stop."""
        if self._client.is_connected:
            await gatt.attempt(gatt.unsubscribe(self._client, DATA))


def charge_percent(hundredths_of_a_volt: int) -> int:
    """Translate a cell's voltage into its charge by the maker's table.

    Examples
    --------
    >>> charge_percent(392), charge_percent(300)
    (75, 0)
    """
    return next((percent for voltage, percent in CHARGE_PERCENT if hundredths_of_a_volt >= voltage), 0)


async def open_stream(client: "BleakClient", settings: StreamSettings, *, listener: Listener) -> WitmotionSession:
    """Subscribe, which starts the stream, then set the rate (until the sensor is switched off)."""
    gatt.require_characteristic(client, DATA, because="it has no WitMotion data service: it may be another maker's")
    rate_hz = settings.rate_hz or next(iter(RATE_CODES))
    if rate_hz not in RATE_CODES or settings.range_g not in (None, RANGE_G):
        rates = ", ".join(f"{rate:g}" for rate in sorted(RATE_CODES))
        raise CannotStreamError(
            f"{client.name} was asked for {rate_hz:g} Hz: choose among {rates} Hz, at {RANGE_G:g} g"
        )
    session = WitmotionSession(client, rate_hz=rate_hz)

    def receive(data: bytes) -> None:
        session.notice_answers(data)
        if session.is_settled:
            listener.on_notification(data)

    await gatt.subscribe(client, DATA, receive)
    for command in (UNLOCK, bytes(RegisterCommand(register=RATE_REGISTER, value=RATE_CODES[rate_hz]))):
        await gatt.write_unconfirmed(client, COMMANDS, command)
        # Commands are not confirmed; the sensor needs a moment for each.
        await asyncio.sleep(SETTLING_S)
    session.is_settled = True
    return session


WITMOTION = Driver(
    name="witmotion",
    title="WitMotion WT901BLE, BWT901BLE5.0, WT9011DCL",
    service_uuids=(SERVICE,),
    name_patterns=("WT901*", "BWT901*"),
    characteristic=DATA,
    rates_hz=tuple(RATE_CODES),
    ranges_g=(RANGE_G,),
    battery="a register of the sensor, a voltage translated by the maker's table",
    needs="Switch the sensor on and strap it tightly.",
    open_stream=open_stream,
)
