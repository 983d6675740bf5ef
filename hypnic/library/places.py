"""Where things lie in a library, and the one door through which every path into it goes."""

import hashlib
import os
import re
import unicodedata
from pathlib import Path, PurePosixPath

from hypnic.errors import WrongUseError
from hypnic.library.errors import LibraryFolderError, OutsideLibraryError
from hypnic.library.model import Library

STORE_NAME = "library.sqlite"
NIGHTS_NAME = "nights"
BIN_NAME = "bin"
INCOMING_NAME = "incoming"
OWN_NAMES = (BIN_NAME, INCOMING_NAME)
NIGHT_NAME = "night.json"
EVENTS_NAME = "events.tsv"

ENVIRONMENT_NAME = "HYPNIC_LIBRARY"
DEFAULT_NAME = "hypnic-library"

NAME_LETTERS = 40
HASH_LETTERS = 8
NIGHT_ID = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{NAME_LETTERS}}}-[0-9a-f]{{{HASH_LETTERS}}}")


def default_folder() -> Path:
    """Tell where the library is if nobody says: ``HYPNIC_LIBRARY``, else ``hypnic-library`` among the documents."""
    from platformdirs import user_documents_path

    named = os.environ.get(ENVIRONMENT_NAME)
    return Path(named) if named else user_documents_path() / DEFAULT_NAME


def prepared_folder(folder: Path) -> Path:
    """Make the folder of a library if need be, and give its true place.

    Raises
    ------
    LibraryFolderError
        It is a file, or cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return folder.resolve(strict=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LibraryFolderError(
            f"{folder} cannot be a library ({reason}): give a folder that may be written"
        ) from error


def confined(library: Library, relative: str) -> Path:
    """Turn a path relative to the library into a true one, which is sure to lie in the library.

    Parameters
    ----------
    library : Library
    relative : str
        With forward slashes.

    Raises
    ------
    OutsideLibraryError
        The path is absolute, climbs, is no path at all, or a link on the way leads out of the library.
    """
    pure = PurePosixPath(relative)
    if not relative or "\0" in relative or "\\" in relative or pure.is_absolute() or ".." in pure.parts:
        raise OutsideLibraryError(f"{relative!r} is no place in the library: give a path inside {library.folder}")
    try:
        place = (library.folder / pure).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise OutsideLibraryError(f"{relative!r} is no place in the library: {error}") from error
    if place == library.folder or not place.is_relative_to(library.folder):
        raise OutsideLibraryError(f"{relative!r} leads out of the library: give a path inside {library.folder}")
    return place


def relative_to(library: Library, place: Path) -> str | None:
    """Write a place relative to the library with forward slashes; None where it lies outside."""
    resolved = place.resolve()
    inside = resolved.is_relative_to(library.folder) and resolved != library.folder
    return resolved.relative_to(library.folder).as_posix() if inside else None


def night_id(name: str, *, seed: str) -> str:
    """Make an id out of a name and whatever tells the night from all others; the same every time."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:NAME_LETTERS].strip("-") or "night"
    return f"{words}-{hashlib.sha256(seed.encode('utf-8', 'surrogateescape')).hexdigest()[:HASH_LETTERS]}"


def checked_id(word: str) -> str:
    """Let only what can be an id pass.

    Raises
    ------
    WrongUseError
        It cannot be one.
    """
    if not NIGHT_ID.fullmatch(word):
        raise WrongUseError(f"{word!r} is no night of a library: give an id as the list of nights shows it")
    return word
