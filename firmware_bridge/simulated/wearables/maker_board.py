"""A simulated maker's board: open frames over Nordic UART, streaming as soon as it is subscribed to."""

import numpy as np

from firmware_bridge.drivers.open_frame import (
    SEQUENCE_MODULUS,
    TIME_MODULUS_MS,
    UART_DATA,
    UART_SERVICE,
    UART_WRITE,
    OpenFrame,
)
from firmware_bridge.simulated.peripheral import (
    STANDARD_BATTERY,
    Characteristic,
    Measured,
    Peripheral,
    Service,
    to_counts,
)

RATE_HZ = 100.0
SAMPLES_PER_FRAME = 6
COUNTS_PER_G = 8192
NANOSECONDS_PER_MILLISECOND = 1_000_000


class SimulatedMakerBoard(Peripheral):
    """A board with a sketch of twenty lines: no commands, no status."""

    usual_name = "Hypnic board"
    usual_address = "C0:DE:00:00:00:04"
    services = (
        Service(
            uuid=UART_SERVICE,
            characteristics=(
                Characteristic(uuid=UART_WRITE, properties=("write", "write-without-response")),
                Characteristic(uuid=UART_DATA, properties=("notify",)),
            ),
        ),
        STANDARD_BATTERY,
    )
    advertised_services = (UART_SERVICE,)

    def switch_on(self, now_ns: int) -> None:
        """Begin counting frames."""
        super().switch_on(now_ns)
        self._sequence = 0

    def write(self, characteristic: str, data: bytes) -> None:
        """Ignore what comes: the sketch does not read its UART."""

    def subscribe(self, characteristic: str) -> None:
        """Stream at once."""
        super().subscribe(characteristic)
        self.start_measuring(rate_hz=RATE_HZ, samples_per_frame=SAMPLES_PER_FRAME)

    def unsubscribe(self, characteristic: str) -> None:
        """Stop."""
        super().unsubscribe(characteristic)
        self.stop_measuring()

    def deliver(self, measured: Measured) -> None:
        """Notify one frame."""
        frame = OpenFrame(
            sequence=self._sequence,
            device_time_ms=measured.device_ns // NANOSECONDS_PER_MILLISECOND % TIME_MODULUS_MS,
            counts_per_g=COUNTS_PER_G,
            counts=to_counts(measured.acceleration_g, counts_per_g=COUNTS_PER_G).astype(np.int16),
        )
        self._sequence = (self._sequence + 1) % SEQUENCE_MODULUS
        self.notify(UART_DATA, bytes(frame), sampled_ns=measured.sampled_ns)
