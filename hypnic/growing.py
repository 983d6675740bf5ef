"""A recording while it grows: frames go in as they come, the latest stretch comes out, timed as it will be on disk."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hypnic.live import CONTEXT_EVERY_S, CONTEXT_S, View
from recordings.capture_format import Frames, SegmentFacts, join_frames
from recordings.clocks import align
from recordings.recording import MINIMUM_SAMPLES, Site, build_recording

NANOSECONDS_PER_SECOND = 1_000_000_000
SETTLED_AFTER_S = 600.0
SETTLE_EVERY_S = 300.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Timed:
    """Samples with their times on the computer's clock, in seconds since the first notification."""

    time_s: NDArray[np.float64]
    acceleration_g: NDArray[np.float32]


class GrowingRecording:
    """Keeps the last two hours of one wearable in memory.

    Parameters
    ----------
    wearable : str
        Its name.
    site : str
        Where it is worn.

    Notes
    -----
    The times of the latest ten minutes are worked out anew whenever they are asked for, by the same alignment as
    afterwards; older times stay as they were. What a watch kept while out of range for longer is on the disk, not here.
    """

    def __init__(self, wearable: str, site: Site) -> None:
        self._wearable = wearable
        self._site: Site = site
        self._origin_ns: int | None = None
        self._facts: list[SegmentFacts] = []
        self._recent: list[tuple[int, Frames]] = []
        self._settled = _Timed(time_s=np.empty(0), acceleration_g=np.empty((0, 3), np.float32))
        self._timed: _Timed | None = None
        self._settle_at_s = SETTLED_AFTER_S + SETTLE_EVERY_S

    def add(self, facts: SegmentFacts, frames: Frames) -> None:
        """Take frames as they come."""
        if self._origin_ns is None:
            self._origin_ns = int(frames.arrival_ns[0])
        if not self._facts or facts is not self._facts[-1]:
            self._facts.append(facts)
        self._recent.append((len(self._facts) - 1, frames))
        self._timed = None

    def view(self, duration_s: float) -> View | None:
        """Give the latest stretch; None while there is too little."""
        if self._origin_ns is None:
            return None
        timed = self._all()
        begin = int(np.searchsorted(timed.time_s, timed.time_s[-1] - duration_s))
        if timed.time_s.size - begin < MINIMUM_SAMPLES:
            return None
        facts = self._facts[-1]
        return View(
            recording=build_recording(
                timed.time_s[begin:],
                timed.acceleration_g[begin:],
                started_at=None,
                nominal_rate_hz=facts.rate_hz,
                source=self._wearable,
                format="live",
                signal=facts.signal,
                wearable=self._wearable,
                site=self._site,
            ),
            begins_s=float(timed.time_s[begin]),
        )

    def _all(self) -> _Timed:
        if self._timed is None:
            self._settle_when_due()
            recent = self._align_recent()
            is_later = recent.time_s > (self._settled.time_s[-1] if self._settled.time_s.size else -np.inf)
            self._timed = _Timed(
                time_s=np.concatenate([self._settled.time_s, recent.time_s[is_later]]),
                acceleration_g=np.concatenate([self._settled.acceleration_g, recent.acceleration_g[is_later]]),
            )
        return self._timed

    def _align_recent(self) -> _Timed:
        frames = join_frames([one for _number, one in self._recent])
        first = self._recent[0][0]
        connection = np.repeat(
            [number - first for number, _ in self._recent], [f.samples.size for _, f in self._recent]
        )
        alignment = align(frames, connection, facts=self._facts[first:])
        since_origin_s = (int(frames.arrival_ns[0]) - (self._origin_ns or 0)) / NANOSECONDS_PER_SECOND
        return _Timed(time_s=alignment.time_s + since_origin_s, acceleration_g=frames.acceleration_g[alignment.sample])

    def _settle_when_due(self) -> None:
        """Let the times of what is old stay as they are, and forget what is older still."""
        latest_s = (int(self._recent[-1][1].arrival_ns[-1]) - (self._origin_ns or 0)) / NANOSECONDS_PER_SECOND
        if latest_s < self._settle_at_s:
            return
        self._settle_at_s = latest_s + SETTLE_EVERY_S
        border_s = latest_s - SETTLED_AFTER_S
        timed = self._align_recent()
        begin_s = latest_s - CONTEXT_S - CONTEXT_EVERY_S
        last_s = self._settled.time_s[-1] if self._settled.time_s.size else -np.inf
        is_old = (timed.time_s <= border_s) & (timed.time_s > last_s)
        is_kept = self._settled.time_s >= begin_s
        self._settled = replace(
            self._settled,
            time_s=np.concatenate([self._settled.time_s[is_kept], timed.time_s[is_old]]),
            acceleration_g=np.concatenate([self._settled.acceleration_g[is_kept], timed.acceleration_g[is_old]]),
        )
        border_ns = (self._origin_ns or 0) + round(border_s * NANOSECONDS_PER_SECOND)
        self._recent = [one for one in self._recent if one[1].arrival_ns[-1] > border_ns] or self._recent[-1:]
