"""What can stop an analysis."""


class DetectorError(Exception):
    """An analysis cannot be made; the message says what was given, what is allowed, what to do."""


class NothingToAnalyseError(DetectorError):
    """There is no recording, or it is too short for any statement."""


class ConflictingRecordingsError(DetectorError):
    """Several recordings were given that cannot be one night of one sleeper."""
