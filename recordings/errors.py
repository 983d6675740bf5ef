"""What can go wrong between a file and a Recording, one error for each cause."""


class RecordingError(Exception):
    """Something about a recording cannot be used; the message says what was given, what is allowed, what to do."""


class UnreadableFileError(RecordingError):
    """The file cannot be opened, is damaged, or holds no data."""


class UnknownFormatError(RecordingError):
    """No importer, or more than one, recognises the file."""


class NotRawAccelerationError(RecordingError):
    """The file holds counts, epochs or features, from which single movements cannot be found."""


class InvalidRecordingError(RecordingError):
    """The samples read do not make a recording (no valid row, no time, impossible unit)."""


class UnwritableFileError(RecordingError):
    """The target cannot be written: no such folder, no permission, disk full."""


class MissingExtraError(RecordingError):
    """An optional library is needed for this format; the message names the extra to install."""
