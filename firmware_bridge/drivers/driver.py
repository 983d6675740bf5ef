"""What every wearable's driver offers to the bridge: how it is recognised, opened, decoded, read and stopped.

The order of calls
------------------
1. A scan gives an `Advertisement`; ``drivers.candidates`` names the drivers that recognise it (none: not a wearable
   the bridge knows). Once connected, ``drivers.driver_of`` settles which of them it is.
2. With a connected bleak client: ``session = await driver.open_stream(client, settings, listener=listener)``.
   It subscribes first and starts the stream afterwards. Every await inside is bounded in time. It raises
   `CannotStreamError` (say why, do not retry blindly), `NotAnsweringError`, bleak's errors or `TimeoutError` (retry).
3. Every notification of the data characteristic reaches ``listener.on_notification`` at once, as bytes, inside the
   event loop's callback: take the time, put it into a queue, return. Notifications may arrive before ``open_stream``
   has returned; keep them and decode them with the session once it is there.
4. Off the hot path: ``frames = session.decode(notification)``, in order of arrival, each notification once. One
   notification can complete no frame (the first half of a long one), one, or several (a backlog).
   Bytes that make no frame raise the codec's own `PacketError`; the stream goes on.
5. ``await session.read_battery()`` whenever wanted: never touches the data characteristic's subscription.
6. ``await session.stop()`` stops the stream *on the device* and unsubscribes; safe to call when the link is gone.
   Disconnecting the client stays with the caller, in a ``finally``.
"""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from recordings.recording import Signal

if TYPE_CHECKING:
    from bleak import BleakClient


TWITCH_MINIMUM_RATE_HZ = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Advertisement:
    """What a wearable says about itself on the air.

    Parameters
    ----------
    address : str
        Bluetooth address, or the identifier the operating system uses instead of it (macOS).
    name : str or None
        Advertised name; None until the wearable has sent one.
    service_uuids : tuple of str
        Advertised services, 128-bit, lower case.
    rssi_dbm : int
        Signal strength.
    """

    address: str
    name: str | None
    service_uuids: tuple[str, ...] = ()
    rssi_dbm: int = -127


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamSettings:
    """What the person wishes: a rate and a range, None for the driver's own choice."""

    rate_hz: float | None = None
    range_g: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """What a wearable really streams, as agreed with it when the stream was opened.

    Parameters
    ----------
    driver : str
        Name of the driver.
    rate_hz : float
        Nominal sampling rate.
    range_g : float or None
        Largest acceleration the wearable measures on one axis; None where it does not say.
    samples_per_frame : int
        How many samples a frame usually holds, for judging when data is overdue.
    signal : {"acceleration", "linear_acceleration", "magnitude"}
        For "magnitude" the first column of a frame holds it and the other two are zero.
    sequence_modulus : int or None
        Where ``Frame.sequence`` starts again at 0; it counts frames, and advances for frames that were lost.
        None where frames are not numbered.
    device_time_modulus_ns : int or None
        Where ``Frame.device_time_ns`` starts again at 0; None where it never does, or there is no device time.
    has_device_time : bool
        Whether frames carry the wearable's own clock.
    repeats_backlog : bool
        Whether the wearable keeps frames while out of range and sends them, some perhaps twice, after reconnecting.
    notifies_changes_only : bool
        Whether missing notifications mean "same value as before" rather than lost data.
    coarse_because : str or None
        Why this stream cannot show twitches, in plain words; None where it can.
    """

    driver: str
    rate_hz: float
    range_g: float | None
    samples_per_frame: int
    signal: Signal = "acceleration"
    sequence_modulus: int | None = None
    device_time_modulus_ns: int | None = None
    has_device_time: bool = False
    repeats_backlog: bool = False
    notifies_changes_only: bool = False
    coarse_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frame:
    """A few consecutive samples as the wearable sent them.

    Parameters
    ----------
    device_time_ns : int or None
        The wearable's clock at the LAST sample, in nanoseconds from an origin of its own; None without a clock.
    sequence : int or None
        Number of the frame, see ``Stream.sequence_modulus``.
    acceleration_g : ndarray, shape (n, 3), float32
        At least one sample, oldest first, read-only.
    """

    device_time_ns: int | None
    sequence: int | None
    acceleration_g: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Who is told about a stream while it runs; both functions must return at once and never raise.

    Parameters
    ----------
    on_notification : callable
        Gets the bytes of every notification of the data characteristic.
    on_interruption : callable
        Gets a plain sentence when the wearable stopped by itself. The session has then begun to start it again:
        note it; if no data follows, the caller's watchdog ends the connection as for any silence.
    """

    on_notification: Callable[[bytes], None]
    on_interruption: Callable[[str], None]


class Session(ABC):
    """One running stream of one connected wearable, from ``open_stream`` to ``stop``."""

    stream: Stream

    @abstractmethod
    def decode(self, notification: bytes) -> tuple[Frame, ...]:
        """Turn one notification into the frames it completes.

        Parameters
        ----------
        notification : bytes
            As given to ``Listener.on_notification``, in order of arrival.

        Raises
        ------
        PacketError
            The codec's own child, when the bytes make no frame.
        """

    @abstractmethod
    async def read_battery(self) -> int | None:
        """Ask the wearable for its battery level in percent; None where it does not tell."""

    @abstractmethod
    async def stop(self) -> None:
        """Stop the stream on the device and unsubscribe; does nothing when the link is already gone."""


class OpenStream(Protocol):
    """Subscribe, agree on the settings and start the stream: the one function in which drivers differ."""

    def __call__(self, client: "BleakClient", settings: StreamSettings, *, listener: Listener) -> Awaitable[Session]:
        """Return the running session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """One kind of wearable.

    Parameters
    ----------
    name : str
        Short name used in files and on the command line.
    title : str
        The wearables in the words of their makers.
    service_uuids : tuple of str
        Advertised services that prove the wearable is of this kind, 128-bit, lower case.
    name_patterns : tuple of str
        Shell-style patterns of advertised names, for wearables that do not advertise such a service.
    characteristic : str
        The data characteristic: a connected wearable that has it is of this kind.
    rates_hz, ranges_g : tuple of float
        What the driver can ask for, its own choice first. A single wearable may offer less: ``open_stream`` then
        refuses and lists what this one offers.
    battery : str
        Where the battery level comes from, in plain words.
    needs : str
        What the person has to do before the first recording.
    coarse_because : str or None
        Why its stock streams cannot show twitches; None where they can.
    shared_services : tuple of str
        Services that some wearables of this kind have in place of the first ones, too common to tell the kind by.
    pairs_on : tuple of str
        Values of ``sys.platform`` on which the operating system must pair before the data may be read.
    open_stream : OpenStream
        See the module.
    """

    name: str
    title: str
    service_uuids: tuple[str, ...]
    name_patterns: tuple[str, ...]
    characteristic: str
    rates_hz: tuple[float, ...]
    ranges_g: tuple[float, ...]
    battery: str
    needs: str
    open_stream: OpenStream
    coarse_because: str | None = None
    shared_services: tuple[str, ...] = ()
    pairs_on: tuple[str, ...] = ()

    def recognises(self, advertisement: Advertisement) -> bool:
        """Tell whether an advertisement is of this kind, by service or by name."""
        return self.advertises_service(advertisement) or self.matches_name(advertisement)

    def advertises_service(self, advertisement: Advertisement) -> bool:
        """Tell whether a service that proves this kind is advertised."""
        return not set(self.service_uuids).isdisjoint(advertisement.service_uuids)

    def matches_name(self, advertisement: Advertisement) -> bool:
        """Tell whether the advertised name is one of this kind's."""
        return any(fnmatchcase(advertisement.name or "", pattern) for pattern in self.name_patterns)


def coarseness(rate_hz: float) -> str | None:
    """Say in plain words why a rate is too low for twitches, which last 0.1 to 0.3 s; None where it is not."""
    if rate_hz >= TWITCH_MINIMUM_RATE_HZ:
        return None
    return f"at {rate_hz:g} Hz a twitch falls between the samples: movements are seen, twitches are not"
