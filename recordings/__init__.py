"""What a night is, in memory and on disk: the shared vocabulary, archive, importers, replay, synthetic nights."""

from recordings.errors import RecordingError
from recordings.reading import ReadOptions, list_parts, read_recording
from recordings.recording import Recording, Signal, Site, build_recording
from recordings.timing import Interval, Timing, measure_timing

__all__ = [
    "Interval",
    "ReadOptions",
    "Recording",
    "RecordingError",
    "Signal",
    "Site",
    "Timing",
    "build_recording",
    "list_parts",
    "measure_timing",
    "read_recording",
]
