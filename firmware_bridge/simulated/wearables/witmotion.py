"""A simulated WitMotion WT901BLE: streams when subscribed, answers register reads in the same stream."""

import numpy as np

from firmware_bridge.drivers.witmotion import (
    BATTERY_REGISTER,
    CHARGE_PERCENT,
    COMMANDS,
    COUNTS_PER_G,
    DATA,
    RATE_CODES,
    RATE_REGISTER,
    READ_REGISTER,
    SERVICE,
    UNLOCK,
    MotionPacket,
    RegisterCommand,
    RegisterPacket,
)
from firmware_bridge.simulated.peripheral import (
    WRITE_NOT_PERMITTED,
    AttributeRefusedError,
    Characteristic,
    Measured,
    Peripheral,
    Service,
    to_counts,
)

DELIVERED_RATE_HZ = 10.0
FASTEST_NOTIFICATIONS_HZ = 50.0
EMPTY_VOLTAGE = 330
VALUES_PER_ANSWER = 8
RATES_HZ = {code: rate_hz for rate_hz, code in RATE_CODES.items()}


class SimulatedWitmotion(Peripheral):
    """A WT901BLE as delivered: 10 Hz until told otherwise."""

    usual_name = "WT901BLE68"
    usual_address = "C0:DE:00:00:00:09"
    services = (
        Service(
            uuid=SERVICE,
            characteristics=(
                Characteristic(uuid=COMMANDS, properties=("write", "write-without-response")),
                Characteristic(uuid=DATA, properties=("notify",)),
            ),
        ),
    )
    advertised_services = (SERVICE,)
    _chosen_hz = DELIVERED_RATE_HZ
    _is_unlocked = False

    def subscribe(self, characteristic: str) -> None:
        """Stream as long as somebody is subscribed."""
        super().subscribe(characteristic)
        self._stream()

    def unsubscribe(self, characteristic: str) -> None:
        """Stop."""
        super().unsubscribe(characteristic)
        self.stop_measuring()

    def write(self, characteristic: str, data: bytes) -> None:
        """Obey a register command; changes are ignored while locked."""
        if characteristic != COMMANDS:
            raise AttributeRefusedError(WRITE_NOT_PERMITTED)
        if data == UNLOCK:
            self._is_unlocked = True
            return
        command = RegisterCommand.from_bytes(data)
        if command.register == READ_REGISTER:
            self._answer(command.value)
        elif command.register == RATE_REGISTER and self._is_unlocked and command.value in RATES_HZ:
            self._chosen_hz = RATES_HZ[command.value]
            self._stream()

    def _stream(self) -> None:
        packets = max(1, round(self._chosen_hz / FASTEST_NOTIFICATIONS_HZ))
        self.start_measuring(rate_hz=self._chosen_hz, samples_per_frame=packets)

    def _answer(self, register: int) -> None:
        voltage = next((voltage for voltage, charge in CHARGE_PERCENT if self.battery_percent >= charge), EMPTY_VOLTAGE)
        values = (voltage if register == BATTERY_REGISTER else 0, *[0] * (VALUES_PER_ANSWER - 1))
        self.notify(DATA, bytes(RegisterPacket(register=register, values=values)))

    def deliver(self, measured: Measured) -> None:
        """Notify one or several 20-byte packets at once."""
        counts = to_counts(measured.acceleration_g, counts_per_g=COUNTS_PER_G).astype(np.int16)
        packets = []
        for sample in counts:
            rows = np.zeros((3, 3), np.int16)
            rows[0] = sample
            packets.append(bytes(MotionPacket(counts=rows)))
        self.notify(DATA, b"".join(packets), sampled_ns=measured.sampled_ns)
