"""Where bytes come from: a file, a compressed file, a folder or an archive of files, all opened the same way."""

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Protocol, cast

from recordings.errors import UnreadableFileError

HEAD_BYTES = 65_536
LISTED_FILES = 10_000
LISTED_DEPTH = 3

GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Closable(Protocol):
    """Anything that can be closed."""

    def close(self) -> None:
        """Release what it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file or folder to read a recording from, with its first bytes already at hand.

    Parameters
    ----------
    name : str
        File or folder name, never a path.
    path : Path
        The file or folder on disk; for something inside a zip file, the zip file.
    head : bytes
        The first 64 KiB, decompressed; empty for a folder or a zip file with several files.
    members : tuple of str
        Names inside a folder or a zip file, with ``/`` between folders; empty for a plain file.
    inner : str
        Name inside the zip file at ``path``; empty where ``path`` itself is meant.
    """

    name: str
    path: Path
    head: bytes
    members: tuple[str, ...] = ()
    inner: str = ""

    @property
    def text(self) -> str:
        """The first 64 KiB as text, without byte order mark; bytes that are no UTF-8 become replacement marks."""
        return self.head.removeprefix(BYTE_ORDER_MARK).decode("utf-8", errors="replace")

    @property
    def is_whole(self) -> bool:
        """True where ``head`` already holds everything there is."""
        return not self.members and len(self.head) < HEAD_BYTES

    @property
    def size_bytes(self) -> int:
        """Size on disk, or inside the zip file; of a compressed file the compressed size."""
        if not self.inner:
            return self.path.stat().st_size
        with zipfile.ZipFile(self.path) as archive:
            return archive.getinfo(self.inner).file_size

    def open(self) -> BinaryIO:
        """Open the decompressed bytes for reading from the start."""
        if self.members:
            raise UnreadableFileError(f"{self.name} holds several files: choose one of them")
        return _open_bytes(self.path, self.inner)

    def member(self, name: str) -> "Source":
        """Open one of ``members``."""
        if name not in self.members:
            raise UnreadableFileError(f"{self.name} holds no file {name}: there are {', '.join(self.members[:20])}")
        if self.path.is_dir():
            return open_source(self.path / name)
        return _file_source(self.path, inner=name)

    def sibling(self, name: str) -> "Source | None":
        """Open the file of that name beside this one, in the same folder or zip file; None where there is none.

        The name may lead into a folder beside this file: ``meta/time.csv``.
        """
        if self.inner:
            wanted = str(PurePosixPath(self.inner).parent / name)
            return _file_source(self.path, inner=wanted) if wanted in _zip_names(self.path) else None
        beside = self.path.parent / name
        return open_source(beside) if beside.is_file() else None


def open_source(path: str | os.PathLike[str]) -> Source:
    """Look at a file or folder and read its first bytes, decompressed.

    Parameters
    ----------
    path : path-like
        A file, a ``.gz`` file, a ``.zip`` file or a folder. A zip file with a single file in it counts as that file.

    Returns
    -------
    Source

    Raises
    ------
    UnreadableFileError
        Missing, empty, not allowed to be read, damaged, or not a file at all.
    """
    location = Path(path)
    with damage_named(location.name):
        if location.is_dir():
            members = _folder_names(location)
            return Source(name=_readable_name(location.resolve()), path=location, head=b"", members=members)
        if not location.exists():
            raise UnreadableFileError(f"{location} does not exist: give the path of a recording")
        if not location.is_file():
            raise UnreadableFileError(f"{location.name} is neither a file nor a folder: give the path of a recording")
        if not _is_zip(location):
            return _file_source(location, inner="")
        names = _zip_names(location)
        if len(names) == 1:
            return _file_source(location, inner=names[0])
        if not names:
            raise UnreadableFileError(f"{location.name} is a zip file with nothing in it: export it again")
        return Source(name=location.name, path=location, head=b"", members=names)


@contextmanager
def damage_named(name: str) -> Iterator[None]:
    """Turn every way in which bytes fail to come into one error that says what is wrong with which file."""
    try:
        yield
    except PermissionError as error:
        raise UnreadableFileError(f"{name} may not be read by you: change its permissions") from error
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
        raise UnreadableFileError(f"{name} is a damaged or cut-off compressed file: copy or export it again") from error
    except NotImplementedError as error:
        raise UnreadableFileError(f"{name} is compressed in a way that is not supported: unpack it first") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFileError(f"{name} cannot be read: {reason}") from error


def _file_source(path: Path, *, inner: str) -> Source:
    name = PurePosixPath(inner).name if inner else _readable_name(path)
    with damage_named(name), _open_bytes(path, inner) as stream:
        head = stream.read(HEAD_BYTES)
    if not head:
        raise UnreadableFileError(f"{name} is empty: export or copy it again")
    return Source(name=name, path=path, head=head, inner=inner)


def _readable_name(path: Path) -> str:
    """Name a file for people: bytes that are no letters become replacement marks; the root has only its path."""
    return os.fsencode(path.name or path).decode("utf-8", errors="replace")


class _Decompressed(io.BufferedReader):
    """A reader that also closes what lies below it."""

    def __init__(self, raw: Any, *, below: Closable) -> None:
        super().__init__(raw, HEAD_BYTES)
        self._below = below

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._below.close()


def _open_bytes(path: Path, inner: str) -> BinaryIO:
    stream = _open_inside_zip(path, inner) if inner else path.open("rb")
    try:
        is_compressed = stream.peek(len(GZIP_MAGIC)).startswith(GZIP_MAGIC)
    except BaseException:
        stream.close()
        raise
    if not is_compressed:
        return cast(BinaryIO, stream)
    return cast(BinaryIO, _Decompressed(gzip.GzipFile(fileobj=stream), below=stream))


def _open_inside_zip(path: Path, inner: str) -> io.BufferedReader:
    archive = zipfile.ZipFile(path)
    try:
        if archive.getinfo(inner).flag_bits & 1:
            raise UnreadableFileError(f"{path.name} is protected by a password: unpack it first")
        return _Decompressed(archive.open(inner), below=archive)
    except BaseException:
        archive.close()
        raise


def _is_zip(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) in ZIP_MAGICS


def _zip_names(path: Path) -> tuple[str, ...]:
    with zipfile.ZipFile(path) as archive:
        names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    return tuple(sorted(name for name in names if not _is_litter(name))[:LISTED_FILES])


def _folder_names(folder: Path) -> tuple[str, ...]:
    # without a look of its own, a folder that may not be read would seem empty
    next(folder.iterdir(), None)
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        within = Path(place).relative_to(folder)
        if len(within.parts) >= LISTED_DEPTH:
            folders.clear()
        found += [(within / file).as_posix() for file in files if not _is_litter(file)]
        if len(found) >= LISTED_FILES:
            break
    return tuple(sorted(found)[:LISTED_FILES])


def _is_litter(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(".")
