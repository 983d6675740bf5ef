"""One table of all codecs, and the property each must have whatever bytes it is given."""

from collections.abc import Callable
from dataclasses import dataclass

from firmware_bridge.drivers import infinitime, movesense_gsp, witmotion
from firmware_bridge.drivers import open_frame as of
from firmware_bridge.drivers import openseizuredetector as osd
from firmware_bridge.drivers import polar_pmd as polar
from firmware_bridge.errors import PacketError


@dataclass(frozen=True, kw_only=True)
class Codec:
    """A function from bytes to packets, the one error it may raise, how its packets begin, and perhaps a whole one."""

    name: str
    decode: Callable[[bytes], object]
    error: type[PacketError]
    prefix: bytes = b""
    example: bytes = b""


def decodes_or_raises_its_own_error(codec: Codec, data: bytes) -> bool:
    """Any other exception passes through and fails the test."""
    try:
        codec.decode(data)
    except codec.error as problem:
        return bool(str(problem))
    return True


def _polar_frame(data: bytes) -> object:
    frame = polar.AccelerationFrame.from_bytes(data)
    return frame.to_g(0.000244)


def _seizure_detector(data: bytes) -> object:
    format = tuple(osd.Format)[data[0] % len(osd.Format) if data else 0]
    return osd.AccelerationPacket.from_bytes(data[1:], format).to_g()


def _movesense_session(data: bytes) -> object:
    session = movesense_gsp.MovesenseSession(None, rate_hz=208.0)
    session.decode(data[:40])
    return session.decode(data[40:])


def _witmotion_session(data: bytes) -> object:
    session = witmotion.WitmotionSession(None, rate_hz=50.0)
    session.notice_answers(data)
    session.decode(data[:25])
    return session.decode(data[25:])


CODECS: tuple[Codec, ...] = (
    Codec(name="polar frame", decode=_polar_frame, error=polar.PolarPacketError, prefix=b"\x02" + bytes(8)),
    Codec(
        name="polar compressed frame",
        decode=_polar_frame,
        error=polar.PolarPacketError,
        prefix=b"\x02" + bytes(8) + b"\x80" + bytes(6),
    ),
    Codec(name="polar settings", decode=polar.MeasurementSettings.from_bytes, error=polar.PolarPacketError),
    Codec(name="polar command", decode=polar.Command.from_bytes, error=polar.PolarPacketError, prefix=b"\x02\x02"),
    Codec(name="polar answer", decode=polar.Response.from_bytes, error=polar.PolarPacketError, prefix=b"\xf0\x02"),
    Codec(name="polar features", decode=polar.Features.from_bytes, error=polar.PolarPacketError, prefix=b"\x0f"),
    Codec(name="polar stop notice", decode=polar.StopNotice.from_bytes, error=polar.PolarPacketError, prefix=b"\x01"),
    Codec(name="open frame", decode=of.OpenFrame.from_bytes, error=of.OpenFrameError, prefix=b"\x01\x01"),
    Codec(name="open frame command", decode=of.ControlCommand.from_bytes, error=of.OpenFrameError, prefix=b"\x01"),
    Codec(
        name="open frame status",
        decode=of.ControlStatus.from_bytes,
        error=of.OpenFrameError,
        prefix=b"\x01\x01",
        example=bytes.fromhex("0101f401081201"),
    ),
    Codec(name="seizure detector", decode=_seizure_detector, error=osd.SeizureDetectorPacketError),
    Codec(name="infinitime", decode=infinitime.MotionPacket.from_bytes, error=infinitime.InfiniTimePacketError),
    Codec(name="movesense command", decode=movesense_gsp.Command.from_bytes, error=movesense_gsp.MovesensePacketError),
    Codec(
        name="movesense stream",
        decode=_movesense_session,
        error=movesense_gsp.MovesensePacketError,
        prefix=b"\x02\x63",
    ),
    Codec(name="witmotion stream", decode=_witmotion_session, error=witmotion.WitmotionPacketError, prefix=b"\x55\x61"),
    Codec(
        name="witmotion command",
        decode=witmotion.RegisterCommand.from_bytes,
        error=witmotion.WitmotionPacketError,
        prefix=b"\xff\xaa",
    ),
)
