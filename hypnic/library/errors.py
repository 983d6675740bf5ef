"""What can go wrong between the program and a library of nights, one error for each cause."""

from hypnic.errors import HypnicError


class LibraryError(HypnicError):
    """The library cannot do what was asked; the message says what was given, what is allowed, what to do."""


class LibraryFolderError(LibraryError):
    """The folder of the library is missing, is a file, or may not be written."""


class LibraryStoreError(LibraryError):
    """The store of the library is damaged, locked, or written by a newer hypnic."""


class OutsideLibraryError(LibraryError):
    """A path leads out of the library."""


class NoSuchNightError(LibraryError):
    """The library holds no such night."""


class NoSuchEventError(LibraryError):
    """The night holds no such event."""


class NotAnalysedError(LibraryError):
    """The night has no results yet, or they are gone or damaged."""


class RefusedEntryError(LibraryError):
    """What the person wants to note does not fit: an unknown kind, an empty factor, a time outside of the night."""
