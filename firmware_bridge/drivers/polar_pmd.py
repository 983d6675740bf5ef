"""Polar H10, OH1, Verity Sense and 360: acceleration over Polar's measurement data service (PMD).

The codecs come first, the driver last. Sources: Polar's published ``online_measurement.pdf`` and the open source of
its SDK; where they differ (the width of setting 3) the SDK is right.
"""

import asyncio
import logging
import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from math import ceil
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from firmware_bridge.drivers import gatt
from firmware_bridge.drivers.driver import Driver, Frame, Listener, Session, Stream, StreamSettings, coarseness
from firmware_bridge.errors import BridgeError, CannotStreamError, NotAnsweringError, PacketError

if TYPE_CHECKING:
    from bleak import BleakClient

logger = logging.getLogger(__name__)

SERVICE = "fb005c80-02e7-f387-1cad-8acd2d8df0c8"
CONTROL_POINT = "fb005c81-02e7-f387-1cad-8acd2d8df0c8"
DATA = "fb005c82-02e7-f387-1cad-8acd2d8df0c8"

ACCELERATION = 0x02
SDK_MODE = 0x09
MEASUREMENT_MASK = 0x3F
RESPONSE_MARK = 0xF0
RESPONSE_HEAD_BYTES = 4
FEATURES_MARK = 0x0F
STOP_NOTICE_MARK = 0x01
FEATURE_BIT = {ACCELERATION: 2, SDK_MODE: 9}

POLAR_EPOCH_UNIX_NS = 946_684_800_000_000_000
AXES = 3
MG_PER_G = 1000.0
FRAME_HEADER = struct.Struct("<BQB")
COMPRESSED_BIT = 0x80
SAMPLE_BYTES = {0x00: 1, 0x01: 2, 0x02: 3}
REFERENCE_BYTES = 2
GREATEST_DELTA_BITS = 32
GREATEST_BLOCK = 255

ANSWER_TIMEOUT_S = 5.0
SDK_MODE_PAUSE_S = 0.1
PREFERRED_RATE_HZ = 50
PREFERRED_RANGE_G = 8
USUAL_FRAME_SAMPLES = 36


class PolarPacketError(PacketError):
    """Bytes from a Polar wearable that are no packet of its measurement data service."""


class Operation(IntEnum):
    """What a command asks of the control point."""

    GET_SETTINGS = 0x01
    START = 0x02
    STOP = 0x03
    GET_SDK_SETTINGS = 0x04


class Status(IntEnum):
    """How the control point answered."""

    OK = 0x00
    UNKNOWN_COMMAND = 0x01
    UNKNOWN_MEASUREMENT = 0x02
    NOT_SUPPORTED = 0x03
    WRONG_LENGTH = 0x04
    WRONG_PARAMETER = 0x05
    ALREADY_IN_STATE = 0x06
    WRONG_RESOLUTION = 0x07
    WRONG_RATE = 0x08
    WRONG_RANGE = 0x09
    MTU_TOO_SMALL = 0x0A
    WRONG_CHANNELS = 0x0B
    WRONG_STATE = 0x0C
    ON_CHARGER = 0x0D
    DISK_FULL = 0x0E


REFUSALS = {
    Status.MTU_TOO_SMALL: "the connection's packets are too small for it: use another Bluetooth adapter",
    Status.ON_CHARGER: "it is on its charger: take it off",
    Status.DISK_FULL: "its memory is full: empty it with the maker's app",
    Status.WRONG_STATE: "it is busy: end its training session and stop recordings on the device",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementSettings:
    """The settings of a measurement: what is offered, what is chosen, or how to scale what comes.

    Examples
    --------
    What a Verity Sense offers, as published with the maker's SDK:

    >>> offered = MeasurementSettings.from_bytes(bytes.fromhex("00013400 01011000 020108 00 040103"))
    >>> offered.rates_hz, offered.resolutions_bits, offered.ranges_g, offered.channels
    ((52,), (16,), (8,), (3,))
    >>> bytes(offered).hex()
    '000134000101100002010800040103'
    """

    rates_hz: tuple[int, ...] = ()
    resolutions_bits: tuple[int, ...] = ()
    ranges_g: tuple[int, ...] = ()
    ranges_milli: tuple[int, ...] = ()
    channels: tuple[int, ...] = ()
    factors: tuple[float, ...] = ()
    security: tuple[bytes, ...] = ()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read type, count and values until the bytes end."""
        found: dict[str, tuple[int | float | bytes, ...]] = {}
        position = 0
        while position < len(data):
            name, values, position = _read_setting(data, position)
            found[name] = found.get(name, ()) + values
        return cls(**found)  # type: ignore[arg-type]  # the format of each name fixes its type

    def __bytes__(self) -> bytes:
        """Write every setting that has values, in the order of their types."""
        parts = []
        for number, (name, value_format) in SETTINGS.items():
            values = getattr(self, name)
            if values:
                parts.append(bytes((number, len(values))))
                parts.extend(value_format.pack(value) for value in values)
        return b"".join(parts)


SETTINGS: dict[int, tuple[str, struct.Struct]] = {
    0x00: ("rates_hz", struct.Struct("<H")),
    0x01: ("resolutions_bits", struct.Struct("<H")),
    0x02: ("ranges_g", struct.Struct("<H")),
    0x03: ("ranges_milli", struct.Struct("<I")),
    0x04: ("channels", struct.Struct("<B")),
    0x05: ("factors", struct.Struct("<f")),
    0x06: ("security", struct.Struct("<16s")),
}


def _read_setting(data: bytes, position: int) -> tuple[str, tuple[int | float | bytes, ...], int]:
    number = data[position]
    if number not in SETTINGS or position + 1 >= len(data):
        raise PolarPacketError(f"setting {number:#04x} at byte {position} of {data.hex()}: unknown or without a count")
    name, value_format = SETTINGS[number]
    start = position + 2
    end = start + data[position + 1] * value_format.size
    if end > len(data):
        raise PolarPacketError(f"setting {name} needs {end} bytes, there are {len(data)}: {data.hex()}")
    return name, tuple(value for (value,) in value_format.iter_unpack(data[start:end])), end


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What a Polar wearable can measure, as read from its control point.

    Examples
    --------
    >>> h10 = Features.from_bytes(bytes.fromhex("0f05000000000000000000000000000000"))
    >>> h10.offers(ACCELERATION), h10.offers(SDK_MODE)
    (True, False)
    """

    bitmap: bytes

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read the mark and the bits."""
        if len(data) < 2 or data[0] != FEATURES_MARK:  # noqa: PLR2004  # mark and one byte of bits
            raise PolarPacketError(
                f"features must begin with {FEATURES_MARK:02x} and go on: got {data.hex() or 'none'}"
            )
        return cls(bitmap=data[1:])

    def __bytes__(self) -> bytes:
        """Write the mark and the bits."""
        return bytes((FEATURES_MARK,)) + self.bitmap

    def offers(self, measurement: int) -> bool:
        """Tell whether a measurement (or SDK mode) is there."""
        return bool(int.from_bytes(self.bitmap, "little") >> FEATURE_BIT[measurement] & 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What the bridge writes to the control point.

    Examples
    --------
    Start an H10 at 200 Hz, 16 bit, 8 g:

    >>> start = MeasurementSettings(rates_hz=(200,), resolutions_bits=(16,), ranges_g=(8,))
    >>> bytes(Command(operation=Operation.START, measurement=ACCELERATION, settings=start)).hex(" ")
    '02 02 00 01 c8 00 01 01 10 00 02 01 08 00'
    """

    operation: Operation
    measurement: int
    settings: MeasurementSettings = MeasurementSettings()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read operation, measurement and settings."""
        operation, measurement = _read_subject(data, called="command")
        return cls(operation=operation, measurement=measurement, settings=MeasurementSettings.from_bytes(data[2:]))

    def __bytes__(self) -> bytes:
        """Write operation, measurement and settings."""
        return bytes((self.operation, self.measurement)) + bytes(self.settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What the control point answers; ``more`` tells that the parameters go on in the next answer.

    Examples
    --------
    A Verity Sense has started and says what one count is worth:

    >>> answer = Response.from_bytes(bytes.fromhex("f0 02 02 00 00 05 01 40da7f39"))
    >>> answer.operation.name, answer.status == Status.OK, answer.more
    ('START', True, False)
    >>> round(MeasurementSettings.from_bytes(answer.parameters).factors[0], 6)
    0.000244
    """

    operation: Operation
    measurement: int
    status: int
    more: bool = False
    parameters: bytes = b""

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read an answer; what follows a refusal means nothing."""
        operation, measurement = _read_subject(data[1:], called="answer")
        if data[0] != RESPONSE_MARK or len(data) < RESPONSE_HEAD_BYTES:
            raise PolarPacketError(f"an answer begins with {RESPONSE_MARK:02x} and has a status: got {data.hex()}")
        if data[3] != Status.OK:
            return cls(operation=operation, measurement=measurement, status=data[3])
        return cls(
            operation=operation, measurement=measurement, status=Status.OK, more=any(data[4:5]), parameters=data[5:]
        )

    def __bytes__(self) -> bytes:
        """Write an answer."""
        head = bytes((RESPONSE_MARK, self.operation, self.measurement, self.status))
        return head if self.status != Status.OK else head + bytes((self.more,)) + self.parameters


def _read_subject(data: bytes, *, called: str) -> tuple[Operation, int]:
    try:
        return Operation(data[0]), data[1]
    except (IndexError, ValueError) as problem:
        raise PolarPacketError(f"no {called} of the control point: {data.hex() or 'empty'}") from problem


@dataclass(frozen=True, slots=True, kw_only=True)
class StopNotice:
    """The wearable says that it has stopped measurements by itself.

    Examples
    --------
    >>> StopNotice.from_bytes(bytes.fromhex("0102")).measurements
    (2,)
    """

    measurements: tuple[int, ...]

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read the measurements that ended."""
        if not data or data[0] != STOP_NOTICE_MARK:
            raise PolarPacketError(f"no notice of a stop: {data.hex() or 'empty'}")
        return cls(measurements=tuple(data[1:]))

    def __bytes__(self) -> bytes:
        """Write the measurements that ended."""
        return bytes((STOP_NOTICE_MARK, *self.measurements))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AccelerationFrame:
    """One data notification: consecutive samples and the time of the last one.

    Parameters
    ----------
    device_time_ns : int
        Nanoseconds since 2000-01-01 UTC on the wearable's clock, of the last sample.
    frame_type : int
        Layout of the samples; 0x80 and above are delta-compressed.
    counts : ndarray, shape (n, 3), int32
        As sent: mg in most layouts, see `to_g`.

    Examples
    --------
    Two frames published with the maker's SDK, the second one delta-compressed:

    >>> frame = AccelerationFrame.from_bytes(bytes.fromhex("02009435770000000001f7ffffffe703f8fffeffe503"))
    >>> frame.device_time_ns, frame.counts.tolist()
    (2000000000, [[-9, -1, 999], [-8, -2, 997]])
    >>> frame = AccelerationFrame.from_bytes(bytes.fromhex("02650000000000000081f1ff1400f00306017b0f08"))
    >>> frame.device_time_ns, frame.counts.tolist()
    (101, [[-15, 20, 1008], [-20, 17, 1008]])
    >>> bytes(frame).hex()[20:]
    'f1ff1400f0030401db00'
    """

    device_time_ns: int
    frame_type: int
    counts: NDArray[np.int32]

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read the header and unpack the samples."""
        if len(data) < FRAME_HEADER.size:
            raise PolarPacketError(f"a data frame has at least {FRAME_HEADER.size} bytes, got {len(data)}")
        measurement, device_time_ns, frame_type = FRAME_HEADER.unpack_from(data)
        if measurement & MEASUREMENT_MASK != ACCELERATION:
            raise PolarPacketError(f"measurement {measurement & MEASUREMENT_MASK:#04x} is not acceleration")
        payload = data[FRAME_HEADER.size :]
        if frame_type in SAMPLE_BYTES:
            counts = _unpack_plain(payload, SAMPLE_BYTES[frame_type])
        elif frame_type in UNIT_OF_COMPRESSED_G:
            counts = _unpack_deltas(payload)
        else:
            raise PolarPacketError(f"acceleration frame type {frame_type:#04x} is not known")
        counts.flags.writeable = False
        return cls(device_time_ns=device_time_ns, frame_type=frame_type, counts=counts)

    def __bytes__(self) -> bytes:
        """Pack header and samples; compressed layouts use the fewest bits for each block."""
        plain_bytes = SAMPLE_BYTES.get(self.frame_type, REFERENCE_BYTES)
        _check_fits(self.counts if self.frame_type in SAMPLE_BYTES else self.counts[:1], plain_bytes)
        head = FRAME_HEADER.pack(ACCELERATION, self.device_time_ns, self.frame_type)
        if self.frame_type in SAMPLE_BYTES:
            return head + _pack_plain(self.counts, SAMPLE_BYTES[self.frame_type])
        return head + _pack_deltas(self.counts)

    def to_g(self, factor: float) -> NDArray[np.float32]:
        """Scale the samples to g with the factor the wearable named when it started."""
        unit_g = UNIT_OF_COMPRESSED_G[self.frame_type] * factor if self.frame_type & COMPRESSED_BIT else 1 / MG_PER_G
        return (self.counts * unit_g).astype(np.float32)


UNIT_OF_COMPRESSED_G = {0x80: 1.0, 0x81: 1 / MG_PER_G}


def _check_fits(counts: NDArray[np.int32], sample_bytes: int) -> None:
    limit = 1 << (8 * sample_bytes - 1)
    if not counts.size or counts.max() >= limit or counts.min() < -limit:
        raise PolarPacketError(f"samples must be at least one and from {-limit} to {limit - 1} for this frame type")


def _unpack_plain(payload: bytes, sample_bytes: int) -> NDArray[np.int32]:
    if not payload or len(payload) % (AXES * sample_bytes):
        raise PolarPacketError(f"{len(payload)} bytes are not whole samples of {AXES} x {sample_bytes} bytes")
    # Each number stands in the top bytes of 32 bits and is shifted down, which carries its sign along.
    wide = np.zeros((len(payload) // sample_bytes, 4), np.uint8)
    wide[:, 4 - sample_bytes :] = np.frombuffer(payload, np.uint8).reshape(-1, sample_bytes)
    return wide.view("<i4").reshape(-1, AXES) >> (8 * (4 - sample_bytes))


def _pack_plain(counts: NDArray[np.int32], sample_bytes: int) -> bytes:
    little_endian = np.ascontiguousarray(counts, dtype="<i4").view(np.uint8).reshape(-1, 4)
    return little_endian[:, :sample_bytes].tobytes()


def _unpack_deltas(payload: bytes) -> NDArray[np.int32]:
    reference_size = AXES * REFERENCE_BYTES
    if len(payload) < reference_size:
        raise PolarPacketError(f"a compressed frame needs a first sample of {reference_size} bytes, got {len(payload)}")
    steps = [np.frombuffer(payload[:reference_size], "<i2").astype(np.int64).reshape(1, AXES)]
    position = reference_size
    while position < len(payload):
        block, position = _unpack_block(payload, position)
        steps.append(block)
    counts = np.cumsum(np.concatenate(steps), axis=0)
    if np.abs(counts).max() > np.iinfo(np.int32).max:
        raise PolarPacketError("the differences of a compressed frame add up to more than 32 bits")
    return counts.astype(np.int32)


def _unpack_block(payload: bytes, position: int) -> tuple[NDArray[np.int64], int]:
    width_bits, samples = payload[position], payload[position + 1 : position + 2]
    if not samples or not 0 < width_bits <= GREATEST_DELTA_BITS:
        raise PolarPacketError(f"block at byte {position}: {width_bits} bits wide, or without a count")
    numbers = samples[0] * AXES
    start = position + 2
    end = start + ceil(numbers * width_bits / 8)
    if end > len(payload):
        raise PolarPacketError(f"block at byte {position} needs {end} bytes, there are {len(payload)}")
    bits = np.unpackbits(np.frombuffer(payload[start:end], np.uint8), count=numbers * width_bits, bitorder="little")
    weights = np.left_shift(1, np.arange(width_bits, dtype=np.int64))
    weights[-1] *= -1
    return (bits.reshape(numbers, width_bits).astype(np.int64) @ weights).reshape(-1, AXES), end


def _pack_deltas(counts: NDArray[np.int32]) -> bytes:
    parts = [_pack_plain(counts[:1], REFERENCE_BYTES)]
    wide = counts.astype(np.int64)
    steps = wide[1:] - wide[:-1]
    for first in range(0, len(steps), GREATEST_BLOCK):
        block = steps[first : first + GREATEST_BLOCK]
        width_bits = 1 + max((value if value >= 0 else ~value).bit_length() for value in block.ravel().tolist())
        bits = (block.reshape(-1, 1) >> np.arange(width_bits)) & 1
        parts.append(bytes((width_bits, len(block))))
        parts.append(np.packbits(bits.astype(np.uint8), bitorder="little").tobytes())
    return b"".join(parts)


class ControlPoint:
    """Asks a connected Polar wearable and waits for its answers, one question at a time."""

    def __init__(self, client: "BleakClient", on_stop_notice: Callable[[StopNotice], None]) -> None:
        self._client = client
        self._on_stop_notice = on_stop_notice
        self._answers: asyncio.Queue[Response] = asyncio.Queue()
        self._turn = asyncio.Lock()

    async def subscribe(self) -> None:
        """Ask for answers; without this none ever arrives."""
        await gatt.subscribe(self._client, CONTROL_POINT, self._receive)

    def _receive(self, data: bytes) -> None:
        try:
            if data[:1] == bytes((STOP_NOTICE_MARK,)):
                self._on_stop_notice(StopNotice.from_bytes(data))
            elif data[:1] != bytes((FEATURES_MARK,)):
                # BlueZ reports the reading of the features as if it were an indication.
                self._answers.put_nowait(Response.from_bytes(data))
        except PolarPacketError as problem:
            logger.warning("Polar control point: %s", problem)

    async def ask(self, command: Command) -> Response:
        """Write a command and collect its answer, which may come in several parts.

        Raises
        ------
        NotAnsweringError
            Nothing came in time.
        """
        async with self._turn:
            while not self._answers.empty():
                self._answers.get_nowait()
            await gatt.write(self._client, CONTROL_POINT, bytes(command))
            try:
                async with asyncio.timeout(ANSWER_TIMEOUT_S):
                    return await self._collect(command)
            except TimeoutError as problem:
                raise NotAnsweringError(
                    f"{self._client.name} did not answer {command.operation.name} in {ANSWER_TIMEOUT_S:g} s: try again"
                ) from problem

    async def _collect(self, command: Command) -> Response:
        parameters = b""
        while True:
            answer = await self._answers.get()
            if (answer.operation, answer.measurement) != (command.operation, command.measurement):
                continue
            parameters += answer.parameters
            if not answer.more:
                return Response(
                    operation=answer.operation,
                    measurement=answer.measurement,
                    status=answer.status,
                    parameters=parameters,
                )


class PolarSession(Session):
    """A running acceleration stream; starts itself again when the wearable stops by itself."""

    def __init__(self, client: "BleakClient", control: ControlPoint, *, agreement: "Agreement") -> None:
        self._client = client
        self._control = control
        self._agreement = agreement
        self._start = Command(operation=Operation.START, measurement=ACCELERATION, settings=agreement.settings)
        self._factor = 1.0
        self._restarting: asyncio.Task[None] | None = None
        settings = agreement.settings
        rate_hz = float(settings.rates_hz[0])
        self.stream = Stream(
            driver=POLAR_PMD.name,
            rate_hz=rate_hz,
            range_g=float(settings.ranges_g[0]) if settings.ranges_g else None,
            samples_per_frame=USUAL_FRAME_SAMPLES,
            has_device_time=True,
            coarse_because=coarseness(rate_hz),
        )

    async def start(self) -> None:
        """Start the stream on the device and learn what one count is worth."""
        answer = await self._control.ask(self._start)
        if answer.status == Status.ALREADY_IN_STATE:
            await self._control.ask(STOP_ACCELERATION)
            answer = await self._control.ask(self._start)
        _require_ok(answer, self._client.name)
        self._factor = (*MeasurementSettings.from_bytes(answer.parameters).factors, 1.0)[0]

    def restart_soon(self) -> None:
        """Start again after a stop by the device; a failure is left to the caller's watchdog."""
        if self._restarting is None or self._restarting.done():
            self._restarting = asyncio.get_running_loop().create_task(gatt.attempt(self._restart()))

    async def _restart(self) -> None:
        try:
            await self.start()
        except BridgeError as problem:
            logger.warning("%s could not be started again: %s", self._client.name, problem)

    def decode(self, notification: bytes) -> tuple[Frame, ...]:
        """Decode one data notification, see `Session.decode`."""
        packet = AccelerationFrame.from_bytes(notification)
        samples = packet.to_g(self._factor)
        samples.flags.writeable = False
        unix_ns = packet.device_time_ns + POLAR_EPOCH_UNIX_NS
        return (Frame(device_time_ns=unix_ns, sequence=None, acceleration_g=samples),)

    async def read_battery(self) -> int | None:
        """Read the standard battery characteristic."""
        return await gatt.read_battery_level(self._client)

    async def stop(self) -> None:
        """Stop the stream on the device: left running, it drains the battery."""
        if self._restarting:
            self._restarting.cancel()
        if self._client.is_connected:
            await gatt.attempt(self._stop_on_device(), gatt.unsubscribe(self._client, DATA))

    async def _stop_on_device(self) -> None:
        try:
            await self._control.ask(STOP_ACCELERATION)
            if self._agreement.is_sdk_mode:
                await self._control.ask(Command(operation=Operation.STOP, measurement=SDK_MODE))
        except NotAnsweringError as problem:
            logger.warning("%s", problem)


async def open_stream(client: "BleakClient", settings: StreamSettings, *, listener: Listener) -> PolarSession:
    """Subscribe to answers, then to data, agree on the settings and start."""
    gatt.require_characteristic(
        client, CONTROL_POINT, because="it has no measurement data service: update its firmware"
    )
    sessions: list[PolarSession] = []

    def stopped_by_itself(notice: StopNotice) -> None:
        if sessions and ACCELERATION in notice.measurements:
            listener.on_interruption(f"{client.name} stopped its stream by itself; starting it again")
            sessions[0].restart_soon()

    control = ControlPoint(client, stopped_by_itself)
    await control.subscribe()
    await gatt.subscribe(client, DATA, listener.on_notification)
    features = Features.from_bytes(await gatt.read(client, CONTROL_POINT))
    if not features.offers(ACCELERATION):
        raise CannotStreamError(
            f"{client.name} does not offer acceleration: use another wearable, or update its firmware"
        )
    agreement = await _agree(control, settings, features=features, name=client.name)
    session = PolarSession(client, control, agreement=agreement)
    await session.start()
    sessions.append(session)
    return session


STOP_ACCELERATION = Command(operation=Operation.STOP, measurement=ACCELERATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The settings that wearable and person agree on, and whether they need the wearable's SDK mode."""

    settings: MeasurementSettings
    is_sdk_mode: bool


async def _agree(control: ControlPoint, settings: StreamSettings, *, features: Features, name: str) -> Agreement:
    offered = await _ask_settings(control, Operation.GET_SETTINGS, name=name)
    chosen = choose_settings(offered, settings)
    needs_sdk_mode = chosen is None and features.offers(SDK_MODE)
    if needs_sdk_mode:
        offered = await _ask_settings(control, Operation.GET_SDK_SETTINGS, name=name)
        chosen = choose_settings(offered, settings)
    if chosen is None:
        rates = ", ".join(str(rate_hz) for rate_hz in offered.rates_hz)
        ranges = ", ".join(str(range_g) for range_g in offered.ranges_g)
        raise CannotStreamError(
            f"{name} was asked for {_wish(settings)}: choose among {rates} Hz and ranges of {ranges} g"
        )
    if needs_sdk_mode:
        await _enter_sdk_mode(control, name=name)
    return Agreement(settings=chosen, is_sdk_mode=needs_sdk_mode)


async def _ask_settings(control: ControlPoint, operation: Operation, *, name: str) -> MeasurementSettings:
    answer = await control.ask(Command(operation=operation, measurement=ACCELERATION))
    _require_ok(answer, name)
    return MeasurementSettings.from_bytes(answer.parameters)


async def _enter_sdk_mode(control: ControlPoint, *, name: str) -> None:
    answer = await control.ask(Command(operation=Operation.START, measurement=SDK_MODE))
    if answer.status != Status.ALREADY_IN_STATE:
        _require_ok(answer, name)
    # The device needs a moment before it takes the next command.
    await asyncio.sleep(SDK_MODE_PAUSE_S)


def _require_ok(answer: Response, name: str) -> None:
    if answer.status == Status.OK:
        return
    known = answer.status in set(Status)
    cause = Status(answer.status).name.lower().replace("_", " ") if known else f"status {answer.status:#04x}"
    advice = REFUSALS.get(Status(answer.status), "") if known else ""
    raise CannotStreamError(
        f"{name} refused {answer.operation.name.lower().replace('_', ' ')} ({cause}): "
        f"{advice or 'close other apps connected to it, then try again'}"
    )


def _wish(settings: StreamSettings) -> str:
    rate = f"{settings.rate_hz:g} Hz" if settings.rate_hz else "any rate"
    return f"{rate} and {settings.range_g:g} g" if settings.range_g else rate


def choose_settings(offered: MeasurementSettings, settings: StreamSettings) -> MeasurementSettings | None:
    """Choose among what a wearable offers; None where a wish cannot be met.

    Parameters
    ----------
    offered : MeasurementSettings
        From the wearable.
    settings : StreamSettings
        The person's wishes. Without any, the lowest rate that shows twitches well and the widest range up to 8 g.

    Returns
    -------
    MeasurementSettings or None
        With one value each, ready for a start command.
    """
    rates_hz = [rate_hz for rate_hz in offered.rates_hz if settings.rate_hz in (None, rate_hz)]
    ranges_g = [range_g for range_g in offered.ranges_g if settings.range_g in (None, range_g)]
    if not rates_hz or (settings.range_g is not None and not ranges_g):
        return None
    return MeasurementSettings(
        rates_hz=(min(rates_hz, key=lambda rate_hz: (rate_hz < PREFERRED_RATE_HZ, abs(rate_hz - PREFERRED_RATE_HZ))),),
        resolutions_bits=offered.resolutions_bits[-1:],
        ranges_g=tuple(sorted(ranges_g, key=lambda range_g: abs(range_g - PREFERRED_RANGE_G))[:1]),
        channels=offered.channels[:1],
    )


POLAR_PMD = Driver(
    name="polar_pmd",
    title="Polar Verity Sense, OH1, H10, 360",
    service_uuids=(SERVICE,),
    name_patterns=("Polar *",),
    characteristic=DATA,
    rates_hz=(50.0, 52.0, 25.0, 100.0, 200.0, 26.0, 104.0, 208.0, 416.0),
    ranges_g=(8.0, 2.0, 4.0, 16.0),
    battery="standard battery service",
    needs="Wear it or moisten its strap so that it switches on; end the maker's app on your phone.",
    pairs_on=("win32",),
    open_stream=open_stream,
)
