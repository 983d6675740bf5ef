"""The air between simulated wearables and a computer: who is in range, which links are up, what gets lost.

Backends (the in-process one for bleak, the fake BlueZ of the tests) ask the radio for advertisements and connections;
a script of faults acts here, so that both meet the same troubles.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from firmware_bridge.simulated.accelerated import NANOSECONDS_PER_SECOND
from firmware_bridge.simulated.faults import Fault, FaultKind, check_faults
from firmware_bridge.simulated.peripheral import FULL_PERCENT, Peripheral, loop_time_ns

USUAL_MTU = 247
ATT_HEADER_BYTES = 3
LATENCY_BLOCK = 1024

Refusal = Literal["adapter_gone", "in_progress", "aborted", "not_in_range"]


class RadioRefusedError(Exception):
    """The computer's Bluetooth refuses; backends translate the cause into what their library would raise."""

    def __init__(self, cause: Refusal) -> None:
        super().__init__(cause)
        self.cause = cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """How long notifications travel: at least ``minimum_s``, at most ``spread_s`` more, evenly; never overtaking."""

    minimum_s: float = 0.0
    spread_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Transmission:
    """The truth about one notification with samples, for tests.

    ``sampled_ns`` is the true time of its last sample, ``arrived_ns`` that of its arrival, both on the event loop's
    clock; ``arrived_ns`` is None where it was lost. A duplicate is reported twice; a frame that was lost and sent again
    from a watch's memory is reported each time.
    """

    address: str
    data: bytes
    sampled_ns: int
    arrived_ns: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """One notification on its way."""

    characteristic: str
    data: bytes
    sampled_ns: int | None
    due_ns: int


class Radio:
    """A set of simulated wearables around one computer.

    Parameters
    ----------
    wearables : sequence of Peripheral
    faults : sequence of Fault
        What goes wrong and when, counted from the first use of the radio.
    latency : Latency
    seed : int
        Of the latencies.
    observer : callable, optional
        Told the truth about every notification that carries samples.
    """

    def __init__(
        self,
        wearables: Sequence[Peripheral],
        *,
        faults: Sequence[Fault] = (),
        latency: Latency | None = None,
        seed: int = 0,
        observer: Callable[[Transmission], None] | None = None,
    ) -> None:
        self.wearables = {wearable.address: wearable for wearable in wearables}
        self.links: dict[str, Link] = {}
        self.observer = observer
        self.on_adapter_lost: Callable[[], None] = _do_nothing
        self.on_adapter_returned: Callable[[], None] = _do_nothing
        self.mtu = USUAL_MTU
        self._faults = check_faults(faults)
        self._latency = latency or Latency()
        self._dice = np.random.default_rng(seed)
        self._latencies_ns: list[int] = []
        self._out_of_range: set[str] = set()
        self.adapter_resets = 0
        self.is_scanned = False
        self._is_adapter_there = True
        self._aborts_left = 0
        self._busy_left = 0
        self._has_begun = False

    # What backends ask

    def begin(self) -> None:
        """Switch everything on and start the script of faults; does nothing the second time."""
        if self._has_begun:
            return
        self._has_begun = True
        loop = asyncio.get_running_loop()
        for wearable in self.wearables.values():
            wearable.switch_on(loop_time_ns())
        for fault in self._faults:
            loop.call_later(fault.at_s, self.strike, fault)

    def begin_scan(self) -> None:
        """Ask whether a scan may start.

        Raises
        ------
        RadioRefusedError
            The adapter is gone or busy; like BlueZ it grants a program one scan at a time.
        """
        self.begin()
        self._require_adapter()
        if self.is_scanned or self._busy_left:
            self._busy_left = max(0, self._busy_left - 1)
            raise RadioRefusedError("in_progress")
        self.is_scanned = True

    def end_scan(self) -> None:
        """Allow the next scan."""
        self.is_scanned = False

    def heard(self) -> tuple[Peripheral, ...]:
        """List the wearables that advertise: in range and not connected."""
        if not self._is_adapter_there:
            return ()
        return tuple(
            wearable
            for address, wearable in self.wearables.items()
            if address not in self._out_of_range and address not in self.links
        )

    def connect(
        self, address: str, *, on_notification: Callable[[str, bytes], None], on_lost: Callable[[], None]
    ) -> "Link":
        """Connect to a wearable.

        Parameters
        ----------
        address : str
        on_notification : callable
            Gets characteristic and bytes.
        on_lost : callable
            Told when the link breaks without having been closed.

        Raises
        ------
        RadioRefusedError
            The adapter is gone, the wearable is out of range or taken, or the attempt was aborted.
        """
        self.begin()
        self._require_adapter()
        if self._aborts_left:
            self._aborts_left -= 1
            raise RadioRefusedError("aborted")
        if address not in self.wearables or address in self._out_of_range or address in self.links:
            raise RadioRefusedError("not_in_range")
        link = Link(self, self.wearables[address], on_notification=on_notification, on_lost=on_lost)
        self.links[address] = link
        link.wearable.attach(link)
        return link

    def next_latency_ns(self) -> int:
        """Draw how long the next notification travels."""
        if not self._latencies_ns:
            draws_s = self._latency.minimum_s + self._latency.spread_s * self._dice.random(LATENCY_BLOCK)
            self._latencies_ns = (draws_s * NANOSECONDS_PER_SECOND).astype(np.int64).tolist()
        return self._latencies_ns.pop()

    def _require_adapter(self) -> None:
        if not self._is_adapter_there:
            raise RadioRefusedError("adapter_gone")

    # What goes wrong

    def strike(self, fault: Fault) -> None:
        """Let a fault happen now."""
        STRIKES[fault.kind](self, fault)

    def _addressed(self, fault: Fault) -> tuple[str, ...]:
        return (fault.wearable,) if fault.wearable is not None else tuple(self.wearables)

    def _addressed_links(self, fault: Fault) -> tuple["Link", ...]:
        return tuple(self.links[address] for address in self._addressed(fault) if address in self.links)

    def _drop_link(self, fault: Fault) -> None:
        for link in self._addressed_links(fault):
            link.lose()
        self._out_of_range.update(self._addressed(fault))
        self._later(fault, lambda: self._out_of_range.difference_update(self._addressed(fault)))

    def _silence(self, fault: Fault) -> None:
        for link in self._addressed_links(fault):
            link.is_silent = True
            self._later(fault, link.end_silence)

    def _reorder(self, fault: Fault) -> None:
        for link in self._addressed_links(fault):
            link.reorders_left += fault.count

    def _duplicate(self, fault: Fault) -> None:
        for link in self._addressed_links(fault):
            link.duplicates_left += fault.count

    def _late_burst(self, fault: Fault) -> None:
        for link in self._addressed_links(fault):
            link.hold_until_ns = loop_time_ns() + round(fault.duration_s * NANOSECONDS_PER_SECOND)

    def _adapter_reset(self, fault: Fault) -> None:
        self._is_adapter_there = False
        self.adapter_resets += 1
        self.is_scanned = False
        for link in tuple(self.links.values()):
            link.lose()
        self.on_adapter_lost()
        self._later(fault, self._return_adapter)

    def _return_adapter(self) -> None:
        self._is_adapter_there = True
        self.on_adapter_returned()

    def _clock_jump(self, fault: Fault) -> None:
        for address in self._addressed(fault):
            self.wearables[address].jump_clock(fault.amount)

    def _connect_aborted(self, fault: Fault) -> None:
        self._aborts_left += fault.count

    def _in_progress(self, fault: Fault) -> None:
        self._busy_left += fault.count

    def _battery(self, fault: Fault) -> None:
        for address in self._addressed(fault):
            self.wearables[address].battery_percent = max(0, min(FULL_PERCENT, round(fault.amount)))

    def _device_stop(self, fault: Fault) -> None:
        for address in self._addressed(fault):
            self.wearables[address].stop_by_itself()

    @staticmethod
    def _later(fault: Fault, end: Callable[[], None]) -> None:
        asyncio.get_running_loop().call_later(fault.duration_s, end)


def _do_nothing() -> None:
    pass


STRIKES: dict[FaultKind, Callable[[Radio, Fault], None]] = {
    "drop_link": Radio._drop_link,
    "silence": Radio._silence,
    "reorder": Radio._reorder,
    "duplicate": Radio._duplicate,
    "late_burst": Radio._late_burst,
    "adapter_reset": Radio._adapter_reset,
    "clock_jump": Radio._clock_jump,
    "connect_aborted": Radio._connect_aborted,
    "in_progress": Radio._in_progress,
    "battery": Radio._battery,
    "device_stop": Radio._device_stop,
}


class Link:
    """One connection; carries notifications from the wearable to the backend."""

    def __init__(
        self,
        radio: Radio,
        wearable: Peripheral,
        *,
        on_notification: Callable[[str, bytes], None],
        on_lost: Callable[[], None],
    ) -> None:
        self.wearable = wearable
        self.is_silent = False
        self.reorders_left = 0
        self.duplicates_left = 0
        self.hold_until_ns = 0
        self._radio = radio
        self._on_notification = on_notification
        self._on_lost = on_lost
        self._is_up = True
        self._overtaken: Notification | None = None
        self._under_way: deque[Notification] = deque()
        self._delivery: asyncio.TimerHandle | None = None

    def send(self, characteristic: str, data: bytes, *, sampled_ns: int | None) -> None:
        """Take a notification from the wearable, cut to what fits a packet."""
        due_ns = max(loop_time_ns() + self._radio.next_latency_ns(), self.hold_until_ns)
        if self._under_way:
            due_ns = max(due_ns, self._under_way[-1].due_ns)
        notification = Notification(
            characteristic=characteristic,
            data=data[: self._radio.mtu - ATT_HEADER_BYTES],
            sampled_ns=sampled_ns,
            due_ns=due_ns,
        )
        if self.is_silent:
            self._report_lost(notification)
        elif self.reorders_left and self._overtaken is None:
            self.reorders_left -= 1
            self._overtaken = notification
        else:
            self._put_under_way(notification)

    def _put_under_way(self, notification: Notification) -> None:
        self._under_way.append(notification)
        if self.duplicates_left:
            self.duplicates_left -= 1
            self._under_way.append(notification)
        if self._overtaken is not None:
            self._under_way.append(self._overtaken)
            self._overtaken = None
        if self._delivery is None:
            self._deliver_due()

    def _deliver_due(self) -> None:
        self._delivery = None
        now_ns = loop_time_ns()
        while self._is_up and self._under_way and self._under_way[0].due_ns <= now_ns:
            self._deliver(self._under_way.popleft(), now_ns=now_ns)
        if self._is_up and self._under_way:
            due_s = self._under_way[0].due_ns / NANOSECONDS_PER_SECOND
            self._delivery = asyncio.get_running_loop().call_at(due_s, self._deliver_due)

    def _deliver(self, notification: Notification, *, now_ns: int) -> None:
        self._on_notification(notification.characteristic, notification.data)
        self._report(notification, arrived_ns=now_ns)

    def end_silence(self) -> None:
        """Let notifications through again."""
        self.is_silent = False

    def lose(self) -> None:
        """Break: what is under way is lost, wearable and backend are told."""
        if self._is_up:
            self.close()
            self._on_lost()

    def close(self) -> None:
        """Hang up."""
        if not self._is_up:
            return
        self._is_up = False
        if self._delivery is not None:
            self._delivery.cancel()
        for notification in (*self._under_way, *filter(None, (self._overtaken,))):
            self._report_lost(notification)
        del self._radio.links[self.wearable.address]
        self.wearable.detach()

    def _report_lost(self, notification: Notification) -> None:
        self._report(notification, arrived_ns=None)

    def _report(self, notification: Notification, *, arrived_ns: int | None) -> None:
        if self._radio.observer is not None and notification.sampled_ns is not None:
            self._radio.observer(
                Transmission(
                    address=self.wearable.address,
                    data=notification.data,
                    sampled_ns=notification.sampled_ns,
                    arrived_ns=arrived_ns,
                )
            )
