"""What can go wrong between the person and the library, one error for each cause."""


class HypnicError(Exception):
    """The program cannot do what was asked; the message says what was given, what is allowed, what to do."""


class WrongUseError(HypnicError):
    """The words on the command line do not fit together."""


class OutputError(HypnicError):
    """A result cannot be written where it was asked for."""
