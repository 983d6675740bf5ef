"""Nights in formats that others read: samples with annotations, a folder for research, two pages for a doctor.

``export_night(night, path, to=…)`` writes any of ``NIGHT_FORMATS``; ``night_of_library(library, id)``,
``night_of_results(folder)`` and ``night_of_recordings(recordings, name=…)`` say what to write.
"""

from hypnic.exports.errors import ExportError, MissingExportExtraError, RecordingNeededError
from hypnic.exports.night import ExportNight, night_of_library, night_of_recordings, night_of_results
from hypnic.exports.writing import NIGHT_FORMATS, NightFormat, export_night, file_name

__all__ = [
    "NIGHT_FORMATS",
    "ExportError",
    "ExportNight",
    "MissingExportExtraError",
    "NightFormat",
    "RecordingNeededError",
    "export_night",
    "file_name",
    "night_of_library",
    "night_of_recordings",
    "night_of_results",
]
