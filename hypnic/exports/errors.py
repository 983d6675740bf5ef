"""What can go wrong between a night and a format that others read."""

from hypnic.errors import HypnicError


class ExportError(HypnicError):
    """A night cannot be exported; the message says what was given, what is allowed, what to do."""


class RecordingNeededError(ExportError):
    """The format needs the samples, and only results are at hand."""


class MissingExportExtraError(ExportError):
    """An optional library is needed for this format; the message names the extra to install."""
