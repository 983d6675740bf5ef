"""A simulated Bangle.js with OpenSeizureDetector's widget."""

import numpy as np

from firmware_bridge.drivers.openseizuredetector import (
    BANGLE_ID,
    BATTERY,
    DATA,
    FORMAT,
    MAGNITUDES_PER_FRAME,
    RATE_HZ,
    SAMPLES_PER_FRAME,
    SERVICE,
    WATCH_ID,
    AccelerationPacket,
    Format,
)
from firmware_bridge.simulated.peripheral import Characteristic, Measured, Peripheral, Service, to_counts

COUNTS_PER_G_8BIT = 64.0
MG_PER_G = 1000.0


class SimulatedSeizureDetector(Peripheral):
    """The widget in one of its formats; the watch measures whether somebody listens or not."""

    usual_name = "Bangle.js 0005"
    usual_address = "C0:DE:00:00:00:05"
    format = Format.AXES_16BIT
    services = (
        Service(
            uuid=SERVICE,
            characteristics=(
                Characteristic(uuid=DATA, properties=("read", "notify")),
                Characteristic(uuid=BATTERY, properties=("read", "notify")),
                Characteristic(uuid=WATCH_ID, properties=("read",)),
                Characteristic(uuid=FORMAT, properties=("read",)),
            ),
        ),
    )

    def read(self, characteristic: str) -> bytes:
        """Answer with battery, identity or format."""
        answers = {
            BATTERY: bytes((self.battery_percent,)),
            WATCH_ID: BANGLE_ID,
            FORMAT: bytes((self.format,)),
        }
        return answers[characteristic] if characteristic in answers else super().read(characteristic)

    def subscribe(self, characteristic: str) -> None:
        """Stream as long as somebody is subscribed."""
        super().subscribe(characteristic)
        has_axes = self.format is Format.AXES_16BIT
        self.start_measuring(rate_hz=RATE_HZ, samples_per_frame=SAMPLES_PER_FRAME if has_axes else MAGNITUDES_PER_FRAME)

    def unsubscribe(self, characteristic: str) -> None:
        """Stop."""
        super().unsubscribe(characteristic)
        self.stop_measuring()

    def deliver(self, measured: Measured) -> None:
        """Notify one frame in the widget's format."""
        if self.format is Format.AXES_16BIT:
            counts = to_counts(measured.acceleration_g, counts_per_g=MG_PER_G).astype(np.int16)
        else:
            magnitude_g = np.linalg.norm(measured.acceleration_g, axis=1)
            counts = np.clip(magnitude_g * COUNTS_PER_G_8BIT, 0, np.iinfo(np.uint8).max).astype(np.uint8)
        self.notify(DATA, bytes(AccelerationPacket(format=self.format, counts=counts)), sampled_ns=measured.sampled_ns)
