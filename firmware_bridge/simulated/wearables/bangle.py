"""A simulated Bangle.js 2 running our watch app: commands, status, frames kept while out of range."""

import asyncio
from collections import deque
from dataclasses import dataclass

import numpy as np

from firmware_bridge.drivers.open_frame import (
    BATTERY,
    CONTROL,
    DATA,
    SEQUENCE_MODULUS,
    SERVICE,
    TIME_MODULUS_MS,
    ControlCommand,
    ControlStatus,
    OpenFrame,
    OpenFrameError,
    Operation,
)
from firmware_bridge.simulated.peripheral import (
    WRITE_NOT_PERMITTED,
    WRONG_LENGTH,
    AttributeRefusedError,
    Carrier,
    Characteristic,
    Measured,
    Peripheral,
    Service,
    to_counts,
)

SAMPLES_PER_FRAME = {50.0: 18, 12.5: 9}
USUAL_RATE_HZ = 50.0
RANGE_G = 8
COUNTS_PER_G = 4096
KEPT_FRAMES = 320
REPEATED_FRAMES = 8
SEND_PAUSE_S = 0.02
NANOSECONDS_PER_MILLISECOND = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFrame:
    """A frame in the watch's memory."""

    data: bytes
    sampled_ns: int


class SimulatedBangle(Peripheral):
    """A Bangle.js 2 with the Hypnic app started."""

    usual_name = "Hypnic 0003"
    usual_address = "C0:DE:00:00:00:03"
    clock_origin_ns = 4_200_000_000 * NANOSECONDS_PER_MILLISECOND
    services = (
        Service(
            uuid=SERVICE,
            characteristics=(
                Characteristic(uuid=DATA, properties=("indicate",)),
                Characteristic(uuid=BATTERY, properties=("read",)),
                Characteristic(uuid=CONTROL, properties=("read", "write")),
            ),
        ),
    )
    advertised_services = (SERVICE,)

    def switch_on(self, now_ns: int) -> None:
        """Start the app."""
        super().switch_on(now_ns)
        self._rate_hz = USUAL_RATE_HZ
        self._sequence = 0
        self._is_heard = False
        self._sending: asyncio.TimerHandle | None = None
        self._to_send: deque[KeptFrame] = deque(maxlen=KEPT_FRAMES)
        self._sent: deque[KeptFrame] = deque(maxlen=REPEATED_FRAMES)

    def attach(self, link: Carrier) -> None:
        """Take a connection; nothing is sent before the bridge has said that it listens."""
        self.link = link
        self._is_heard = False

    def detach(self) -> None:
        """Lose the connection and go on measuring: the app keeps the frames."""
        self.link = None
        self.subscribed.clear()
        self._is_heard = False

    def read(self, characteristic: str) -> bytes:
        """Answer with battery or status."""
        if characteristic == BATTERY:
            return bytes((self.battery_percent,))
        if characteristic != CONTROL:
            return super().read(characteristic)
        return bytes(
            ControlStatus(
                is_streaming=self.is_measuring,
                rate_hz=self._rate_hz,
                range_g=RANGE_G,
                samples_per_frame=SAMPLES_PER_FRAME[self._rate_hz],
                keeps_backlog=True,
            )
        )

    def write(self, characteristic: str, data: bytes) -> None:
        """Start or stop."""
        if characteristic != CONTROL:
            raise AttributeRefusedError(WRITE_NOT_PERMITTED)
        try:
            command = ControlCommand.from_bytes(data)
        except OpenFrameError as problem:
            raise AttributeRefusedError(WRONG_LENGTH) from problem
        if command.operation is Operation.STOP:
            self._forget()
        else:
            self._begin(command.rate_hz)

    def _begin(self, asked_hz: float) -> None:
        rate_hz = asked_hz if asked_hz in SAMPLES_PER_FRAME else USUAL_RATE_HZ
        if not self.is_measuring or rate_hz != self._rate_hz:
            self._forget()
            self.start_measuring(rate_hz=rate_hz, samples_per_frame=SAMPLES_PER_FRAME[rate_hz])
        # The last frames may have been on their way when the link broke.
        self._to_send.extendleft(reversed(self._sent))
        self._sent.clear()
        self._is_heard = True
        self._send_soon()

    def _forget(self) -> None:
        self.stop_measuring()
        self._is_heard = False
        self._to_send.clear()
        self._sent.clear()

    def deliver(self, measured: Measured) -> None:
        """Keep a frame and send it when the bridge listens."""
        frame = OpenFrame(
            sequence=self._sequence,
            device_time_ms=measured.device_ns // NANOSECONDS_PER_MILLISECOND % TIME_MODULUS_MS,
            counts_per_g=COUNTS_PER_G,
            counts=to_counts(measured.acceleration_g, counts_per_g=COUNTS_PER_G).astype(np.int16),
        )
        self._sequence = (self._sequence + 1) % SEQUENCE_MODULUS
        self._to_send.append(KeptFrame(data=bytes(frame), sampled_ns=measured.sampled_ns))
        self._send_soon()

    def _send_soon(self) -> None:
        if self._is_heard and self._sending is None:
            self._send_next()

    def _send_next(self) -> None:
        self._sending = None
        if not self._is_heard or not self._to_send or DATA not in self.subscribed:
            return
        frame = self._to_send.popleft()
        self._sent.append(frame)
        self.notify(DATA, frame.data, sampled_ns=frame.sampled_ns)
        self._sending = asyncio.get_running_loop().call_later(SEND_PAUSE_S, self._send_next)
