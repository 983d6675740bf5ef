"""What a night is, in memory and on disk: the shared vocabulary, archive, importers, replay, synthetic nights."""

from recordings.errors import RecordingError
from recordings.recording import Recording, Signal, Site, build_recording
from recordings.timing import Interval, Timing, measure_timing

__all__ = [
    "Interval",
    "Recording",
    "RecordingError",
    "Signal",
    "Site",
    "Timing",
    "build_recording",
    "measure_timing",
]
