"""What a night is, in memory and on disk: the shared vocabulary, archive, importers, replay, synthetic nights."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

# Loaded on first use: a recorder that only writes must not wait for the readers of thirty formats.
HOMES = {
    "Interval": "timing",
    "ReadOptions": "reading",
    "Recording": "recording",
    "RecordingError": "errors",
    "Signal": "recording",
    "Site": "recording",
    "Timing": "timing",
    "build_recording": "recording",
    "list_parts": "reading",
    "measure_timing": "timing",
    "read_recording": "reading",
}


def __getattr__(name: str) -> Any:
    """Load what the package offers when it is first asked for."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{HOMES[name]}"), name)
