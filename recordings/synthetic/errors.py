"""What can go wrong when a night is asked for that cannot be simulated."""

from recordings.errors import RecordingError


class InvalidSimulationError(RecordingError):
    """A night was asked for that cannot be simulated; the message says what is allowed."""
