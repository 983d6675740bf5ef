"""Writes files so that they appear whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from recordings.errors import UnwritableFileError


@contextmanager
def replaced_when_whole(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a temporary name to write to; move it to the wanted name only once everything is on the disk.

    Parameters
    ----------
    path : path-like
        The wanted name. A file of that name stays as it was until the new one is complete.

    Yields
    ------
    Path
        A name in the same folder. It is removed where writing fails.

    Raises
    ------
    UnwritableFileError
        The folder is missing, may not be written, or the disk is full.
    """
    wanted = Path(path)
    temporary = wanted.with_name(f".{wanted.name}.{os.getpid()}.part")
    try:
        yield temporary
        _reach_disk(temporary)
        temporary.replace(wanted)
        _reach_disk(wanted.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableFileError(f"{wanted} cannot be written: {reason}; choose another place") from error
    finally:
        # Where nothing could be written nothing is left, and the reason is already on its way.
        with suppress(OSError):
            temporary.unlink()


def _reach_disk(place: Path) -> None:
    if place.is_dir() and os.name == "nt":
        return
    handle = os.open(place, os.O_RDONLY if place.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
