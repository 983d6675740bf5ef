"""A simulated Movesense sensor with the maker's gatt_sensordata_app."""

import asyncio

import numpy as np

from firmware_bridge.drivers.movesense_gsp import (
    COMMANDS,
    DATA,
    PACKETS_PER_SECOND,
    RATES_HZ,
    SERVICE,
    STANDARD_GRAVITY_M_S2,
    STATUS_OK,
    TIME_MODULUS_MS,
    AccelerationPacket,
    Command,
    Kind,
    MovesensePacketError,
    Operation,
    Reply,
)
from firmware_bridge.simulated.peripheral import (
    STANDARD_BATTERY,
    WRITE_NOT_PERMITTED,
    WRONG_LENGTH,
    AttributeRefusedError,
    Characteristic,
    Measured,
    Peripheral,
    Service,
)

STATUS_NOT_FOUND = 404
LONGEST_NOTIFICATION = 155
NANOSECONDS_PER_MILLISECOND = 1_000_000
MILLISECONDS_PER_SECOND = 1000
PATHS = {f"/Meas/Acc/{rate_hz:g}": rate_hz for rate_hz in RATES_HZ}


class SimulatedMovesense(Peripheral):
    """A Movesense sensor on the body."""

    usual_name = "Movesense 000000000008"
    usual_address = "C0:DE:00:00:00:08"
    services = (
        Service(
            uuid=SERVICE,
            characteristics=(
                Characteristic(uuid=COMMANDS, properties=("write",)),
                Characteristic(uuid=DATA, properties=("notify",)),
            ),
        ),
        STANDARD_BATTERY,
    )
    advertised_services = (SERVICE,)
    _reference = 0

    def write(self, characteristic: str, data: bytes) -> None:
        """Take a command; the reply follows as a notification."""
        if characteristic != COMMANDS:
            raise AttributeRefusedError(WRITE_NOT_PERMITTED)
        try:
            command = Command.from_bytes(data)
        except MovesensePacketError as problem:
            raise AttributeRefusedError(WRONG_LENGTH) from problem
        asyncio.get_running_loop().call_soon(self._obey, command)

    def _obey(self, command: Command) -> None:
        status = STATUS_OK
        if command.operation is Operation.UNSUBSCRIBE:
            self.stop_measuring()
        elif command.operation is Operation.SUBSCRIBE and command.path in PATHS:
            self._reference = command.reference
            rate_hz = PATHS[command.path]
            self.start_measuring(rate_hz=rate_hz, samples_per_frame=max(1, round(rate_hz / PACKETS_PER_SECOND)))
        elif command.operation is Operation.SUBSCRIBE:
            status = STATUS_NOT_FOUND
        self.notify(DATA, bytes(Reply(reference=command.reference, status=status)))

    def deliver(self, measured: Measured) -> None:
        """Notify one packet, in two halves where it is too long."""
        last_ms = measured.device_ns // NANOSECONDS_PER_MILLISECOND
        before_ms = (len(measured.acceleration_g) - 1) * MILLISECONDS_PER_SECOND / self._rate_hz
        packet = bytes(
            AccelerationPacket(
                reference=self._reference,
                first_sample_ms=round(last_ms - before_ms) % TIME_MODULUS_MS,
                acceleration_m_s2=measured.acceleration_g * np.float32(STANDARD_GRAVITY_M_S2),
            )
        )
        self.notify(DATA, packet[:LONGEST_NOTIFICATION], sampled_ns=measured.sampled_ns)
        if len(packet) > LONGEST_NOTIFICATION:
            second_half = bytes((Kind.SECOND_HALF, self._reference)) + packet[LONGEST_NOTIFICATION:]
            self.notify(DATA, second_half, sampled_ns=measured.sampled_ns)
