"""Plays a recording through the live path, at any speed, and compares what was raised with what hindsight finds."""

from collections.abc import Iterator

import numpy as np

from detector.settings import Settings
from hypnic.live import Alarm, LiveDetector, View
from recordings.recording import MINIMUM_SAMPLES, Recording, build_recording


class PlayedRecording:
    """A recording of which only the part before ``now_s`` is known yet."""

    def __init__(self, recording: Recording) -> None:
        self.now_s = 0.0
        self._recording = recording

    def view(self, duration_s: float) -> View | None:
        """Give the latest stretch."""
        time_s = self._recording.time_s
        end = int(np.searchsorted(time_s, self.now_s, side="right"))
        begin = int(np.searchsorted(time_s, self.now_s - duration_s))
        if end - begin < MINIMUM_SAMPLES:
            return None
        source = self._recording
        return View(
            recording=build_recording(
                time_s[begin:end],
                source.acceleration_g[begin:end],
                started_at=None,
                nominal_rate_hz=source.nominal_rate_hz,
                source=source.source,
                format=source.format,
                signal=source.signal,
                wearable=source.wearable,
                site=source.site,
            ),
            begins_s=float(time_s[begin]),
        )


def replay(
    recording: Recording, *, begins_s: float = 0.0, ends_s: float | None = None, settings: Settings | None = None
) -> Iterator[tuple[float, tuple[Alarm, ...]]]:
    """Play a recording through the live detector, a second or two at a time, as it is looked at while it grows.

    Parameters
    ----------
    recording : Recording
    begins_s, ends_s : float, optional
        Which stretch of it; what is before is known from the start. Default: all of it.
    settings : Settings, optional

    Yields
    ------
    now_s : float
        How far the recording has been played.
    alarms : tuple of Alarm
        What was raised at that moment.
    """
    played = PlayedRecording(recording)
    detector = LiveDetector(played.view, settings=settings)
    last_s = recording.duration_s if ends_s is None else min(ends_s, recording.duration_s)
    played.now_s = begins_s
    while played.now_s < last_s:
        played.now_s += detector.pause_s
        yield played.now_s, detector.look()
