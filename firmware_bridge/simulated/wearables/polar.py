"""Simulated Polar H10 and Verity Sense: control point, settings, SDK mode, plain and compressed frames."""

import asyncio
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from firmware_bridge.drivers.gatt import HEART_RATE_SERVICE
from firmware_bridge.drivers.polar_pmd import (
    ACCELERATION,
    CONTROL_POINT,
    DATA,
    FEATURE_BIT,
    SDK_MODE,
    SERVICE,
    AccelerationFrame,
    Command,
    Features,
    MeasurementSettings,
    Operation,
    PolarPacketError,
    Response,
    Status,
    StopNotice,
)
from firmware_bridge.simulated.peripheral import (
    NOT_CONFIGURED,
    STANDARD_BATTERY,
    WRITE_NOT_PERMITTED,
    WRONG_LENGTH,
    AttributeRefusedError,
    Characteristic,
    Measured,
    Peripheral,
    Service,
    to_counts,
)

PLAIN_MG = 0x01
COMPRESSED_G = 0x80
FEATURE_BYTES = 16
ANSWER_BYTES = 20
RESOLUTION_BITS = 16
MG_PER_G = 1000.0
# 2026-09-21T21:30:00Z in nanoseconds since 2000.
EVENING_NS = 843_341_400_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PolarModel:
    """What distinguishes one Polar wearable from another."""

    offered: MeasurementSettings
    offered_in_sdk_mode: MeasurementSettings | None
    features: tuple[int, ...]
    frame_type: int
    factor: float
    samples_per_frame: int


H10 = PolarModel(
    offered=MeasurementSettings(rates_hz=(25, 50, 100, 200), resolutions_bits=(16,), ranges_g=(2, 4, 8)),
    offered_in_sdk_mode=None,
    features=(ACCELERATION,),
    frame_type=PLAIN_MG,
    factor=1.0,
    samples_per_frame=36,
)
VERITY_SENSE = PolarModel(
    offered=MeasurementSettings(rates_hz=(52,), resolutions_bits=(16,), ranges_g=(8,), channels=(3,)),
    offered_in_sdk_mode=MeasurementSettings(
        rates_hz=(26, 52, 104, 208, 416), resolutions_bits=(16,), ranges_g=(2, 4, 8, 16), channels=(3,)
    ),
    features=(ACCELERATION, SDK_MODE),
    frame_type=COMPRESSED_G,
    factor=float(np.float32(2.44e-4)),
    samples_per_frame=36,
)


class SimulatedPolar(Peripheral):
    """What all simulated Polar wearables share."""

    model: ClassVar[PolarModel]
    clock_origin_ns = EVENING_NS
    advertised_services = (HEART_RATE_SERVICE,)
    services = (
        Service(
            uuid=SERVICE,
            characteristics=(
                Characteristic(uuid=CONTROL_POINT, properties=("read", "write", "indicate")),
                Characteristic(uuid=DATA, properties=("notify",)),
            ),
        ),
        STANDARD_BATTERY,
    )
    is_in_sdk_mode = False

    def read(self, characteristic: str) -> bytes:
        """Answer a read of the control point with the features."""
        if characteristic != CONTROL_POINT:
            return super().read(characteristic)
        bits = sum(1 << FEATURE_BIT[feature] for feature in self.model.features)
        return bytes(Features(bitmap=bits.to_bytes(FEATURE_BYTES, "little")))

    def write(self, characteristic: str, data: bytes) -> None:
        """Take a command; the answer follows as an indication."""
        if characteristic != CONTROL_POINT:
            raise AttributeRefusedError(WRITE_NOT_PERMITTED)
        if CONTROL_POINT not in self.subscribed:
            raise AttributeRefusedError(NOT_CONFIGURED)
        try:
            command = Command.from_bytes(data)
        except PolarPacketError as problem:
            raise AttributeRefusedError(WRONG_LENGTH) from problem
        asyncio.get_running_loop().call_soon(self._obey, command)

    def _obey(self, command: Command) -> None:
        if command.measurement not in self.model.features:
            self._answer(command, Status.UNKNOWN_MEASUREMENT)
        elif command.measurement == SDK_MODE:
            self._switch_sdk_mode(command)
        elif command.operation is Operation.START:
            self._start(command)
        elif command.operation is Operation.STOP:
            self._answer(command, Status.OK if self.is_measuring else Status.ALREADY_IN_STATE)
            self.stop_measuring()
        elif command.operation is Operation.GET_SETTINGS:
            self._answer(command, Status.OK, parameters=bytes(self.model.offered))
        elif self.model.offered_in_sdk_mode is not None:
            self._answer(command, Status.OK, parameters=bytes(self.model.offered_in_sdk_mode))
        else:
            self._answer(command, Status.UNKNOWN_COMMAND)

    def _switch_sdk_mode(self, command: Command) -> None:
        if self.is_measuring:
            self._answer(command, Status.WRONG_STATE)
            return
        self.is_in_sdk_mode = command.operation is Operation.START
        self._answer(command, Status.OK)

    def _start(self, command: Command) -> None:
        sdk_offer = self.model.offered_in_sdk_mode
        offered = sdk_offer if self.is_in_sdk_mode and sdk_offer is not None else self.model.offered
        chosen = command.settings
        if self.is_measuring:
            self._answer(command, Status.ALREADY_IN_STATE)
        elif len(chosen.rates_hz) != 1 or chosen.rates_hz[0] not in offered.rates_hz:
            self._answer(command, Status.WRONG_RATE)
        elif not set(chosen.ranges_g) <= set(offered.ranges_g):
            self._answer(command, Status.WRONG_RANGE)
        else:
            factor = MeasurementSettings(factors=(self.model.factor,))
            self._answer(command, Status.OK, parameters=bytes(factor))
            self.start_measuring(rate_hz=float(chosen.rates_hz[0]), samples_per_frame=self.model.samples_per_frame)

    def _answer(self, command: Command, status: Status, *, parameters: bytes = b"") -> None:
        parts = [parameters[i : i + ANSWER_BYTES] for i in range(0, len(parameters), ANSWER_BYTES)] or [b""]
        for part in parts:
            answer = Response(
                operation=command.operation,
                measurement=command.measurement,
                status=status,
                more=part is not parts[-1],
                parameters=part,
            )
            self.notify(CONTROL_POINT, bytes(answer))

    def stop_by_itself(self) -> None:
        """Stop and say so on the control point."""
        self.stop_measuring()
        self.notify(CONTROL_POINT, bytes(StopNotice(measurements=(ACCELERATION,))))

    def deliver(self, measured: Measured) -> None:
        """Notify one frame."""
        counts_per_g = MG_PER_G if self.model.frame_type == PLAIN_MG else 1.0 / self.model.factor
        frame = AccelerationFrame(
            device_time_ns=measured.device_ns,
            frame_type=self.model.frame_type,
            counts=to_counts(measured.acceleration_g, counts_per_g=counts_per_g, bits=RESOLUTION_BITS),
        )
        self.notify(DATA, bytes(frame), sampled_ns=measured.sampled_ns)


class SimulatedPolarH10(SimulatedPolar):
    """A Polar H10 chest strap."""

    usual_name = "Polar H10 00000001"
    usual_address = "C0:DE:00:00:00:01"
    model = H10


class SimulatedVeritySense(SimulatedPolar):
    """A Polar Verity Sense armband."""

    usual_name = "Polar Sense 00000002"
    usual_address = "C0:DE:00:00:00:02"
    model = VERITY_SENSE
