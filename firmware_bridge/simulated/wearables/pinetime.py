"""Simulated PineTimes: stock InfiniTime at 10 Hz, sending changes only, and the fork for seizure detection at 25 Hz."""

import numpy as np

from firmware_bridge.drivers.gatt import HEART_RATE_SERVICE
from firmware_bridge.drivers.infinitime import (
    COUNTS_PER_G,
    FORK,
    FORK_STATUS,
    MOTION,
    SERVICE,
    STOCK,
    Firmware,
    MotionPacket,
)
from firmware_bridge.simulated.peripheral import (
    STANDARD_BATTERY,
    Characteristic,
    Measured,
    Peripheral,
    Service,
    to_counts,
)

MOTION_CHARACTERISTIC = Characteristic(uuid=MOTION, properties=("read", "notify"))


class SimulatedPineTime(Peripheral):
    """A PineTime with stock InfiniTime."""

    usual_name = "InfiniTime"
    usual_address = "C0:DE:00:00:00:06"
    firmware: Firmware = STOCK
    advertised_services = (HEART_RATE_SERVICE,)
    services = (Service(uuid=SERVICE, characteristics=(MOTION_CHARACTERISTIC,)), STANDARD_BATTERY)
    _last_packet = b""

    def subscribe(self, characteristic: str) -> None:
        """Stream as long as somebody is subscribed."""
        super().subscribe(characteristic)
        self.start_measuring(rate_hz=self.firmware.rate_hz, samples_per_frame=self.firmware.samples_per_frame)

    def unsubscribe(self, characteristic: str) -> None:
        """Stop."""
        super().unsubscribe(characteristic)
        self.stop_measuring()

    def deliver(self, measured: Measured) -> None:
        """Notify what was measured; the stock firmware only if it changed."""
        counts = to_counts(measured.acceleration_g, counts_per_g=COUNTS_PER_G).astype(np.int16)
        packet = bytes(MotionPacket(counts=counts))
        if packet != self._last_packet or self.firmware is not STOCK:
            self.notify(MOTION, packet, sampled_ns=measured.sampled_ns)
        self._last_packet = packet


class SimulatedPineTimeFork(SimulatedPineTime):
    """A PineTime with InfiniTimeSD."""

    usual_address = "C0:DE:00:00:00:07"
    firmware = FORK
    services = (
        Service(
            uuid=SERVICE,
            characteristics=(
                MOTION_CHARACTERISTIC,
                Characteristic(uuid=FORK_STATUS, properties=("read", "write")),
            ),
        ),
        STANDARD_BATTERY,
    )
