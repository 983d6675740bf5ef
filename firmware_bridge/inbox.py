"""The place between the radio's callback and everything else: two clock reads, an append, nothing that can wait."""

from collections import deque

import numpy as np

from firmware_bridge.drivers.driver import Frame
from firmware_bridge.transport import Clock
from recordings.capture_format import NOT_THERE, Frames, no_frames

CAPACITY = 20_000


class Inbox:
    """Notifications in order of arrival, bounded; the oldest fall out and are counted.

    Parameters
    ----------
    clock : Clock
    capacity : int
        Most notifications held.

    Attributes
    ----------
    dropped : int
        How many fell out.
    latest_ns : int
        When the latest came; when the inbox was made, before any came.
    """

    def __init__(self, clock: Clock, capacity: int = CAPACITY) -> None:
        self.dropped = 0
        self.received = 0
        self.latest_ns = clock.monotonic_ns()
        self._monotonic_ns = clock.monotonic_ns
        self._notifications: deque[tuple[int, bytes]] = deque(maxlen=capacity)

    def put(self, notification: bytes) -> None:
        """Take a notification; called by the radio."""
        self.latest_ns = self._monotonic_ns()
        self.received += 1
        if len(self._notifications) == self._notifications.maxlen:
            self.dropped += 1
        self._notifications.append((self.latest_ns, notification))

    def take_all(self) -> tuple[tuple[int, bytes], ...]:
        """Hand over what came since the last time, each with its arrival in nanoseconds."""
        taken = tuple(self._notifications)
        self._notifications.clear()
        return taken


def to_columns(arrived: list[tuple[int, Frame]]) -> Frames:
    """Lay decoded frames, each with its arrival, out as columns."""
    if not arrived:
        return no_frames()
    frames = [frame for _arrival_ns, frame in arrived]
    return Frames(
        arrival_ns=np.array([arrival_ns for arrival_ns, _frame in arrived], np.int64),
        device_time_ns=np.array([_or_not_there(frame.device_time_ns) for frame in frames], np.int64),
        sequence=np.array([_or_not_there(frame.sequence) for frame in frames], np.int64),
        samples=np.array([len(frame.acceleration_g) for frame in frames], np.int64),
        acceleration_g=np.concatenate([frame.acceleration_g for frame in frames]),
    )


def _or_not_there(number: int | None) -> int:
    return int(NOT_THERE) if number is None else number
