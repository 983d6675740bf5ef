"""What every simulated wearable has: a table of characteristics, a clock that drifts, a sensor, a battery.

A wearable knows nothing of bleak or D-Bus. A radio (see ``radio``) attaches a link to it; whichever backend carries the
link reads, writes and subscribes through the methods here.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from firmware_bridge.drivers.gatt import BATTERY_LEVEL, BATTERY_SERVICE
from firmware_bridge.simulated.accelerated import NANOSECONDS_PER_SECOND
from firmware_bridge.simulated.motion import Motion, lie_still

READ_NOT_PERMITTED = 0x02
WRITE_NOT_PERMITTED = 0x03
WRONG_LENGTH = 0x0D
NOT_CONFIGURED = 0xFD
FULL_PERCENT = 100
MILLION = 1e6


class AttributeRefusedError(Exception):
    """The wearable refuses a read or a write with an attribute-protocol error code, as a real one would."""

    def __init__(self, code: int) -> None:
        super().__init__(f"attribute protocol error {code:#04x}")
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Characteristic:
    """One entry of a wearable's attribute table; properties in the words of bleak and BlueZ."""

    uuid: str
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A group of characteristics."""

    uuid: str
    characteristics: tuple[Characteristic, ...]


STANDARD_BATTERY = Service(
    uuid=BATTERY_SERVICE, characteristics=(Characteristic(uuid=BATTERY_LEVEL, properties=("read",)),)
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measured:
    """The samples of one frame as the sensor delivers them.

    ``sampled_ns`` is the true time of the last sample on the host's monotonic clock, ``device_ns`` the same instant on
    the wearable's own clock. ``acceleration_g`` has shape (n, 3).
    """

    sampled_ns: int
    device_ns: int
    acceleration_g: NDArray[np.float32]


class Carrier(Protocol):
    """The link as the wearable sees it."""

    def send(self, characteristic: str, data: bytes, *, sampled_ns: int | None) -> None:
        """Send one notification; ``sampled_ns`` is None for what holds no samples."""


class Peripheral(ABC):
    """A simulated wearable.

    Parameters
    ----------
    motion : callable
        What the sensor feels, see ``motion``.
    name, address : str
        As advertised.
    drift_ppm : float
        How much faster the wearable's crystal runs than the host's; it drives clock and sampling alike.
    battery_percent : int
        Level at the beginning.
    """

    services: tuple[Service, ...]
    advertised_services: tuple[str, ...] = ()
    usual_name: ClassVar[str]
    usual_address: ClassVar[str]
    clock_origin_ns: ClassVar[int] = 0

    def __init__(
        self,
        motion: Motion = lie_still,
        *,
        name: str | None = None,
        address: str | None = None,
        drift_ppm: float = 0.0,
        battery_percent: int = 90,
    ) -> None:
        self.name = name or self.usual_name
        self.address = address or self.usual_address
        self.battery_percent = battery_percent
        self.link: Carrier | None = None
        self.subscribed: set[str] = set()
        self._motion = motion
        self._speed = 1.0 + drift_ppm / MILLION
        self._booted_ns = 0
        self._clock_jumps_ns = 0
        self._sampling: asyncio.TimerHandle | None = None
        self._rate_hz = 0.0
        self._samples_per_frame = 0
        self._sampling_since_ns = 0
        self._frames_measured = 0

    # What the radio does

    def switch_on(self, now_ns: int) -> None:
        """Begin the simulation: the wearable's clock and what it feels start here."""
        self._booted_ns = now_ns

    def attach(self, link: Carrier) -> None:
        """Take a connection."""
        self.link = link

    def detach(self) -> None:
        """Lose the connection; most wearables then stop measuring."""
        self.link = None
        self.subscribed.clear()
        self.stop_measuring()

    def jump_clock(self, seconds: float) -> None:
        """Set the wearable's clock forward or back."""
        self._clock_jumps_ns += round(seconds * NANOSECONDS_PER_SECOND)

    def stop_by_itself(self) -> None:
        """Stop streaming without having been asked to."""
        self.stop_measuring()

    # What a backend does

    def read(self, characteristic: str) -> bytes:
        """Answer a read."""
        if characteristic == BATTERY_LEVEL:
            return bytes((self.battery_percent,))
        raise AttributeRefusedError(READ_NOT_PERMITTED)

    def write(self, characteristic: str, data: bytes) -> None:  # noqa: ARG002  # what backends call
        """Take a write."""
        raise AttributeRefusedError(WRITE_NOT_PERMITTED)

    def subscribe(self, characteristic: str) -> None:
        """Begin to notify a characteristic."""
        self.subscribed.add(characteristic)

    def unsubscribe(self, characteristic: str) -> None:
        """End notifying a characteristic."""
        self.subscribed.discard(characteristic)

    # What a wearable does itself

    @abstractmethod
    def deliver(self, measured: Measured) -> None:
        """Pack measured samples the maker's way and notify them."""

    def notify(self, characteristic: str, data: bytes, *, sampled_ns: int | None = None) -> None:
        """Send a notification if somebody is connected and subscribed."""
        if self.link is not None and characteristic in self.subscribed:
            self.link.send(characteristic, data, sampled_ns=sampled_ns)

    def start_measuring(self, *, rate_hz: float, samples_per_frame: int) -> None:
        """Switch the sensor on; frames come to `deliver` as their last sample is taken."""
        self.stop_measuring()
        self._rate_hz = rate_hz
        self._samples_per_frame = samples_per_frame
        self._sampling_since_ns = loop_time_ns()
        self._frames_measured = 0
        self._await_next_frame()

    def stop_measuring(self) -> None:
        """Switch the sensor off."""
        if self._sampling is not None:
            self._sampling.cancel()
            self._sampling = None

    @property
    def is_measuring(self) -> bool:
        """Whether the sensor is on."""
        return self._sampling is not None

    def device_time_ns(self, true_ns: int) -> int:
        """Read the wearable's clock at an instant of the host's."""
        return self.clock_origin_ns + round((true_ns - self._booted_ns) * self._speed) + self._clock_jumps_ns

    def _await_next_frame(self) -> None:
        self._frames_measured += 1
        due_ns = self._sampling_since_ns + self._frames_measured * self._samples_per_frame * self._period_ns
        self._sampling = asyncio.get_running_loop().call_at(due_ns / NANOSECONDS_PER_SECOND, self._measure)

    @property
    def _period_ns(self) -> float:
        return NANOSECONDS_PER_SECOND / (self._rate_hz * self._speed)

    def _sample_times_ns(self) -> NDArray[np.float64]:
        last = self._frames_measured * self._samples_per_frame
        numbers = np.arange(last - self._samples_per_frame + 1, last + 1)
        return np.asarray(numbers * self._period_ns + self._sampling_since_ns, np.float64)

    def _measure(self) -> None:
        times_ns = self._sample_times_ns()
        samples_g = self._motion((times_ns - self._booted_ns) / NANOSECONDS_PER_SECOND)
        sampled_ns = round(times_ns[-1])
        self._await_next_frame()
        self.deliver(
            Measured(sampled_ns=sampled_ns, device_ns=self.device_time_ns(sampled_ns), acceleration_g=samples_g)
        )


def loop_time_ns() -> int:
    """Return the running event loop's time in nanoseconds, the true time of the simulation."""
    return round(asyncio.get_running_loop().time() * NANOSECONDS_PER_SECOND)


def to_counts(acceleration_g: NDArray[np.float32], *, counts_per_g: float, bits: int = 16) -> NDArray[np.int32]:
    """Digitise acceleration as a sensor does: round, and saturate at its greatest number."""
    limit = (1 << (bits - 1)) - 1
    counts: NDArray[np.int32] = np.clip(np.rint(acceleration_g * counts_per_g), -limit - 1, limit).astype(np.int32)
    return counts


def characteristics_of(services: Sequence[Service]) -> dict[str, Characteristic]:
    """Index characteristics by their UUID."""
    return {characteristic.uuid: characteristic for service in services for characteristic in service.characteristics}
