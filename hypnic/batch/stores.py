"""Where results lie and recordings come from: a folder on a disk, or a place that a URL names, used the same way."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from hypnic.errors import OutputError, WrongUseError
from recordings.errors import MissingExtraError, UnreadableFileError
from recordings.importers.importer import import_extra
from recordings.writing import replaced_when_whole

URL_MARK = "://"
LOCAL_PROTOCOLS = ("file", "local")
# There an object appears whole when its upload ends; elsewhere a file is written beside its place and moved into it.
OBJECT_STORES = {"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oci", "memory"}
DRIVERS: Mapping[str, str] = {
    "s3": "pip install 'hypnic[s3]'",
    "s3a": "pip install 'hypnic[s3]'",
    "gs": "pip install 'hypnic[gs]'",
    "gcs": "pip install 'hypnic[gs]'",
    "sftp": "pip install paramiko (it has a licence of its own, LGPL, and does not come with hypnic)",
    "ssh": "pip install paramiko (it has a licence of its own, LGPL, and does not come with hypnic)",
}
UNFINISHED_MARK = ".hypnic-"


class Store(Protocol):
    """A place for results. Names are relative, with ``/`` between folders."""

    def where(self, name: str) -> str:
        """Say where a name lies, for people."""

    def has(self, names: Sequence[str]) -> bool:
        """Tell whether all of these exist."""

    def names(self, folder: str) -> tuple[str, ...]:
        """List what lies directly in a folder, sorted; empty where there is none."""

    def read(self, names: Sequence[str]) -> list[bytes]:
        """Read several files at once."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all."""

    def take(self, path: Path, name: str) -> None:
        """Move a finished local file to its name."""

    def fetched(self, name: str) -> Any:
        """Lend a file as a local path, within a ``with`` block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalStore:
    """A folder on this machine, or on a disk that all machines share."""

    folder: Path

    def where(self, name: str) -> str:
        """Say where a name lies, for people."""
        return str(self.folder / name)

    def has(self, names: Sequence[str]) -> bool:
        """Tell whether all of these exist."""
        return all((self.folder / name).exists() for name in names)

    def names(self, folder: str) -> tuple[str, ...]:
        """List what lies directly in a folder, sorted; empty where there is none."""
        place = self.folder / folder
        return tuple(sorted(path.name for path in place.iterdir())) if place.is_dir() else ()

    def read(self, names: Sequence[str]) -> list[bytes]:
        """Read several files at once."""
        return [(self.folder / name).read_bytes() for name in names]

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all."""
        place = self._place(name)
        with replaced_when_whole(place) as unfinished:
            unfinished.write_bytes(content)

    def take(self, path: Path, name: str) -> None:
        """Move a finished local file to its name."""
        place = self._place(name)
        with replaced_when_whole(place) as unfinished:
            shutil.move(path, unfinished)

    @contextmanager
    def fetched(self, name: str) -> Iterator[Path]:
        """Lend a file as a local path."""
        yield self.folder / name

    def _place(self, name: str) -> Path:
        place = self.folder / name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputError(f"{place} cannot be written ({reason}): choose another place with --out") from error
        return place


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteStore:
    """A place that a URL names, reached through fsspec."""

    url: str

    def where(self, name: str) -> str:
        """Say where a name lies, for people."""
        return f"{self.url}/{name}"

    def has(self, names: Sequence[str]) -> bool:
        """Tell whether all of these exist."""
        system, root = self._opened()
        with reached(self.url):
            return all(system.exists(f"{root}/{name}") for name in names)

    def names(self, folder: str) -> tuple[str, ...]:
        """List what lies directly in a folder, sorted; empty where there is none."""
        system, root = self._opened()
        with reached(self.url):
            system.invalidate_cache()
            try:
                found = system.ls(f"{root}/{folder}".rstrip("/"), detail=False)
            except FileNotFoundError:
                return ()
        return tuple(sorted(path.rstrip("/").rpartition("/")[2] for path in found))

    def read(self, names: Sequence[str]) -> list[bytes]:
        """Read several files at once."""
        system, root = self._opened()
        with reached(self.url):
            contents = system.cat([f"{root}/{name}" for name in names]) if names else {}
            # a single path comes back bare from some file systems
            if isinstance(contents, bytes):
                return [contents]
            return [contents[path] for path in (f"{root}/{name}" for name in names)]

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all."""
        with tempfile.TemporaryDirectory(prefix="hypnic-") as folder:
            path = Path(folder) / "content"
            path.write_bytes(content)
            self.take(path, name)

    def take(self, path: Path, name: str) -> None:
        """Move a finished local file to its name."""
        system, root = self._opened()
        target = f"{root}/{name}"
        with reached(self.url):
            if protocol_of(self.url) in OBJECT_STORES:
                system.put_file(str(path), target)
                return
            unfinished = f"{target.rpartition('/')[0]}/{UNFINISHED_MARK}{uuid4().hex}"
            system.makedirs(target.rpartition("/")[0], exist_ok=True)
            system.put_file(str(path), unfinished)
            if system.exists(target):
                system.rm_file(target)
            system.mv(unfinished, target)

    @contextmanager
    def fetched(self, name: str) -> Iterator[Path]:
        """Lend a file as a local path."""
        with fetched_file(self.where(name)) as path:
            yield path

    def _opened(self) -> tuple[Any, str]:
        return open_url(self.url)


def open_store(text: str) -> Store:
    """Choose the store for a folder or URL.

    Raises
    ------
    WrongUseError
        The URL is of a kind that is not known.
    MissingExtraError
        What reaches that kind of URL is not installed.
    """
    if not is_url(text):
        return LocalStore(folder=Path(local_path(text)).absolute())
    open_url(text)
    return RemoteStore(url=text.rstrip("/"))


def is_url(text: str) -> bool:
    """Tell a URL of another place from a path of this machine."""
    return URL_MARK in text and protocol_of(text) not in LOCAL_PROTOCOLS


def local_path(text: str) -> str:
    """Take ``file://`` away from a path."""
    return text.partition(URL_MARK)[2] if URL_MARK in text and protocol_of(text) in LOCAL_PROTOCOLS else text


def protocol_of(url: str) -> str:
    """Give the first word of a URL, such as ``s3``."""
    return url.partition(URL_MARK)[0].lower()


def open_url(url: str) -> tuple[Any, str]:
    """Find the file system for a URL and the path in it.

    Raises
    ------
    MissingExtraError, WrongUseError
        As for `open_store`.
    """
    fsspec = import_extra("fsspec.core", extra="cluster", purpose=f"{protocol_of(url)}:// ")
    try:
        system, path = fsspec.url_to_fs(url)
    except ImportError as error:
        advice = DRIVERS.get(protocol_of(url), "install the fsspec driver of that protocol")
        raise MissingExtraError(f"{url} needs a library that is not installed: {advice}") from error
    except ValueError as error:
        raise WrongUseError(f"{url} is no place that can be reached ({error}): give a folder, s3://, gs://") from error
    return system, str(path).rstrip("/")


@contextmanager
def fetched_file(url: str) -> Iterator[Path]:
    """Copy one remote file to a passing place on this machine, under its own name."""
    system, path = open_url(url)
    with tempfile.TemporaryDirectory(prefix="hypnic-") as folder:
        local = Path(folder) / path.rpartition("/")[2]
        with reached(url):
            system.get_file(path, str(local))
        yield local


@contextmanager
def reached(url: str) -> Iterator[None]:
    """Turn every way in which a remote place fails into one line that names it."""
    try:
        yield
    except (MissingExtraError, UnreadableFileError):
        raise
    except FileNotFoundError as error:
        raise UnreadableFileError(f"{url} does not exist: check the address") from error
    except PermissionError as error:
        raise UnreadableFileError(f"{url} may not be used by you: check your credentials") from error
    except Exception as error:
        # every file system has errors of its own, which share no root but this one
        raise UnreadableFileError(f"{url} cannot be reached ({type(error).__name__}: {error})") from error
