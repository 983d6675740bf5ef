"""From the words on the command line to recordings: folders are searched, globs and URLs are expanded."""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hypnic.batch.stores import is_url, local_path, open_url, protocol_of, reached
from hypnic.errors import WrongUseError
from hypnic.inputs import PACKED_ENDINGS, split_part
from recordings.errors import RecordingError
from recordings.importers import IMPORTERS
from recordings.sources import Source, damage_named

RESULT_NAMES = {"night.json", "events.json", "events.tsv", "columns.json", "settings.json"}
RESULT_ENDINGS = (".truth.json", ".truth.tsv")
# A folder may hold many recordings of these formats side by side; of all others it is one recording.
FILE_BY_FILE_FORMATS = ("everion_csv",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One recording on disk or in a store.

    Parameters
    ----------
    source : str
        As the person would name it.
    location : str
        Absolute path or URL.
    key : str
        Path below the folder that was searched, with ``/`` between folders: names and groups are made from it.
    part : str or None
        The recording that was named, of a file that holds several.
    """

    source: str
    location: str
    key: str
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was found, and how many files were left out because no format has their ending."""

    found: tuple[Found, ...]
    left_out: int


def find_sources(words: Sequence[str], *, results: str | None = None) -> Search:
    """Find every recording that the words name.

    Parameters
    ----------
    words : sequence of str
        Files, ``file#part``, folders, globs, or URLs of any of these.
    results : str, optional
        The folder of results, which is not searched.

    Returns
    -------
    Search
        Each recording once, sorted by key. In folders only files with an ending that some format has are taken.

    Raises
    ------
    WrongUseError
        A word names nothing, or there is no recording at all.
    """
    left_out: list[str] = []
    alone = [word for word in words if _is_local_file(word)]
    found = list(_files(alone))
    for word in words:
        if word not in alone:
            hits = list(
                _in_url(word, results, left_out) if is_url(word) else _in_place(local_path(word), results, left_out)
            )
            if not hits:
                raise WrongUseError(_nothing_in(word, left_out))
            found += hits
    by_place = {(one.location, one.part): one for one in reversed(found)}
    return Search(
        found=tuple(sorted(by_place.values(), key=lambda one: (one.key, one.location, one.part or ""))),
        left_out=len(left_out),
    )


def _is_local_file(word: str) -> bool:
    return not is_url(word) and (not word or split_part(local_path(word))[0].is_file())


def _files(words: Sequence[str]) -> Iterator[Found]:
    """Name files by what tells them apart: their path below the folder they all lie in."""
    paths = [split_part(local_path(word)) for word in words]
    if not paths:
        return
    common = Path(os.path.commonpath([path.absolute().parent for path, _ in paths]))
    for word, (path, part) in zip(words, paths, strict=True):
        key = path.absolute().relative_to(common).as_posix()
        yield Found(source=_readable(word), location=str(path.absolute()), key=key, part=part)


def _in_place(word: str, results: str | None, left_out: list[str]) -> Iterator[Found]:
    place = Path(word)
    if place.is_dir():
        yield from _in_folder(place, base=place, results=results, left_out=left_out)
        return
    if not glob.has_magic(word):
        raise WrongUseError(f"{word} does not exist: give files, folders, globs or URLs of recordings")
    base = _fixed_part(word)
    for hit in sorted(glob.glob(word, recursive=True)):  # noqa: PTH207 Path.glob takes no absolute patterns
        path = Path(hit)
        if path.is_dir():
            yield from _in_folder(path, base=base, results=results, left_out=left_out)
        elif path.is_file():
            yield _found(path, base)


def _in_folder(folder: Path, *, base: Path, results: str | None, left_out: list[str]) -> Iterator[Found]:
    """Search a folder; one that is itself an export or a capture counts as one recording."""
    refused = None if results is None or is_url(results) else Path(local_path(results)).resolve()
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and (here / name).resolve() != refused)
        if here.resolve() == refused:
            folders.clear()
            continue
        visible = sorted(name for name in files if not name.startswith("."))
        if _is_one_recording(here, visible):
            folders.clear()
            yield _found(here, base if here != base else base.absolute().parent)
            continue
        for name in visible:
            if _may_be_recording(name):
                yield _found(here / name, base)
            elif not _is_result(name):
                left_out.append(name)


def _found(path: Path, base: Path) -> Found:
    key = path.absolute().relative_to(base.absolute()).as_posix()
    return Found(source=_readable(str(path)), location=str(path.absolute()), key=key)


def _is_one_recording(folder: Path, names: Sequence[str]) -> bool:
    if not names:
        return False
    source = Source(name=folder.name, path=folder, head=b"", members=tuple(names))
    try:
        with damage_named(folder.name):
            return any(
                importer.recognises(source)
                for importer in IMPORTERS
                if not importer.is_generic and importer.name not in FILE_BY_FILE_FORMATS
            )
    except RecordingError:
        # one of its files is damaged; each will be told about by itself
        return False


def _may_be_recording(name: str) -> bool:
    suffix = PurePosixPath(name.lower()).suffix
    has_ending = suffix in PACKED_ENDINGS or any(suffix in importer.extensions for importer in IMPORTERS)
    return has_ending and not _is_result(name)


def _is_result(name: str) -> bool:
    """Tell what hypnic itself writes beside recordings."""
    return name.lower() in RESULT_NAMES or name.lower().endswith(RESULT_ENDINGS)


def _fixed_part(pattern: str) -> Path:
    """Give the folders of a pattern up to the first that holds a wildcard."""
    fixed = Path(pattern)
    while glob.has_magic(str(fixed)):
        fixed = fixed.parent
    return fixed


def _in_url(url: str, results: str | None, left_out: list[str]) -> Iterator[Found]:
    """Search a remote place; every file there is a recording, folders that are one recording must be packed."""
    system, path = open_url(url)
    with reached(url):
        is_pattern = glob.has_magic(path)
        is_folder = not is_pattern and system.isdir(path)
        names = system.glob(path) if is_pattern else system.find(path) if is_folder else [path]
        files = sorted(str(name) for name in names if is_folder or not is_pattern or system.isfile(name))
    base = _fixed_part(path).as_posix() if is_pattern else path if is_folder else path.rpartition("/")[0]
    refused = f"{open_url(results)[1]}/" if results is not None and is_url(results) else None
    for name in files:
        if refused is not None and name.startswith(refused):
            continue
        if is_folder and not _may_be_recording(name.rpartition("/")[2]):
            left_out += [] if _is_result(name.rpartition("/")[2]) else [name]
            continue
        location = f"{protocol_of(url)}://{name.lstrip('/')}" if protocol_of(url) != "sftp" else _on_host(url, name)
        yield Found(source=location, location=location, key=name.removeprefix(base).lstrip("/"))


def _on_host(url: str, path: str) -> str:
    host = url.partition("://")[2].partition("/")[0]
    return f"{protocol_of(url)}://{host}{path}"


def _nothing_in(word: str, left_out: Sequence[str]) -> str:
    if left_out:
        return f"{word} holds no recording ({len(left_out)} files have endings of no known format): see hypnic formats"
    return f"{word} names nothing: give files, folders, globs or URLs of recordings"


def _readable(text: str) -> str:
    """Write a path for people and tables: bytes that are no letters become replacement marks."""
    return os.fsencode(text).decode("utf-8", errors="replace")
