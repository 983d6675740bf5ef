"""What an earlier result depends on, as short digests: what was read, and all that decides what is made of it."""

import hashlib
import json
import os
import time as clocks
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import time
from pathlib import Path
from typing import Any

from detector.settings import Settings, flatten
from hypnic import __version__
from hypnic.batch.stores import is_url, open_url, reached
from hypnic.inputs import ReadingHelp

# What a store itself says about an object's content, the most telling first.
CONTENT_MARKS = ("ETag", "etag", "md5Hash", "content_md5", "crc32c")
CHANGE_MARKS = ("mtime", "LastModified", "updated", "last_modified")


def settings_digest(
    *, reading_help: ReadingHelp, lights_out: time | None, left_out_files: Sequence[str], columns: Iterable[str]
) -> str:
    """Fingerprint everything but the recordings that could change a result, the program's version included.

    Where no time zone is given, files without one are read in this computer's, which then counts too.
    """
    here = None if reading_help.timezone is not None else (clocks.tzname, clocks.timezone)
    decisive: Mapping[str, Any] = {
        "version": __version__,
        "detector": dict(flatten(Settings())),
        "reading": asdict(reading_help),
        "lights_out": lights_out,
        "left_out_files": sorted(left_out_files),
        "columns": list(columns),
        "zone": here,
    }
    return hashlib.sha256(json.dumps(decisive, sort_keys=True, default=str).encode()).hexdigest()


def content_digest(locations: Sequence[str]) -> str:
    """Fingerprint the content of files and folders; names count inside folders only.

    Raises
    ------
    OSError, RecordingError
        Something cannot be read.

    Notes
    -----
    What is neither file nor folder, such as a pipe, has no content that stays: reading it tells what is wrong.
    """
    whole = hashlib.sha256()
    for location in locations:
        whole.update(_remote_digest(location) if is_url(location) else _local_digest(Path(location)))
    return whole.hexdigest()


def _local_digest(path: Path) -> bytes:
    if not path.is_file() and not path.is_dir():
        return b""
    if path.is_file():
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    whole = hashlib.sha256()
    for member in sorted(Path(place) / name for place, _, names in os.walk(path) for name in names):
        whole.update(os.fsencode(member.relative_to(path)) + b"\0" + _local_digest(member))
    return whole.digest()


def _remote_digest(url: str) -> bytes:
    """Take the store's word for whether an object has changed: nothing is fetched for it."""
    system, path = open_url(url)
    with reached(url):
        system.invalidate_cache()
        told = system.info(path)
    marks = [told[name] for name in CONTENT_MARKS if told.get(name)] or [told.get(name) for name in CHANGE_MARKS]
    return hashlib.sha256(repr((told.get("size"), marks)).encode()).digest()
