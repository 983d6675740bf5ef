"""What is ready of a night's page: where it lies in the library, what it was made of, how it is read back."""

import shutil
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import msgspec

from hypnic import __version__
from hypnic.errors import HypnicError
from hypnic.library import Library, NightEntry, source_paths

FOLDER_NAME = ".page"
PAGE_NAME = "page.json"
WAVEFORMS_NAME = "waveforms.json"
LAYOUT = 2

StepName = Literal["waiting", "reading", "analysing", "drawing", "sketched"]


class PreparationError(HypnicError):
    """A night could not be made ready for its page; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a preparation is.

    Parameters
    ----------
    name : {"waiting", "reading", "analysing", "drawing", "sketched"}
        ``sketched``: of a recording that was never analysed, this was all.
    sketch : str or None
        A first look at the night once its samples were read, as `pack_payload` packs it.
    """

    name: StepName
    sketch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A night that is ready: what its page shows, how its curves are cut, and the folder in which they lie.

    ``finer`` describes each wearable's curve as `describe_curve` does; ``has_recorded`` says that the samples around
    each event are there at a higher rate than the detector's; ``events`` is the number of events.
    """

    title: str
    subtitle: str
    sections: tuple[str, ...]
    payload: str
    finer: tuple[dict[str, Any], ...]
    has_recorded: bool
    events: int
    stamp: str


def prepared_folder(library: Library, entry: NightEntry) -> Path:
    """Tell where what is ready of a night lies, also before it does."""
    return library.folder / FOLDER_NAME / entry.id


def stamp_of(library: Library, entry: NightEntry) -> str:
    """Tell what a night's page is made of, so that a change in it or in hypnic makes it anew."""
    parts = [f"{LAYOUT} {__version__} {entry.timezone} {entry.figures.lights_out_s}"]
    for path in source_paths(library, entry):
        about = path.stat()
        parts.append(f"{path.relative_to(library.folder)} {about.st_size} {about.st_mtime_ns}")
    return sha256("\n".join(parts).encode()).hexdigest()


def read_prepared(library: Library, entry: NightEntry) -> Prepared | None:
    """Read what is ready of a night; None where it has to be made, or made anew."""
    path = prepared_folder(library, entry) / PAGE_NAME
    try:
        about = path.stat()
    except OSError:
        return None
    prepared = _read(path, about.st_mtime_ns)
    return prepared if prepared is not None and prepared.stamp == stamp_of(library, entry) else None


def read_waveforms(library: Library, entry: NightEntry, *, event: int) -> str | None:
    """Read the curves around an event that its page does not hold, as `pack_payload` packs them."""
    try:
        text = (prepared_folder(library, entry) / WAVEFORMS_NAME).read_bytes()
    except OSError:
        return None
    return msgspec.json.decode(text, type=dict[str, str]).get(str(event))


def forget_prepared(library: Library, entry: NightEntry) -> None:
    """Remove what was ready of a night."""
    shutil.rmtree(prepared_folder(library, entry), ignore_errors=True)


@lru_cache(maxsize=4)
def _read(path: Path, _changed_ns: int) -> Prepared | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Prepared)
    except (OSError, msgspec.DecodeError):
        return None
