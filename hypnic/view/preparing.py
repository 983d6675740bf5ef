"""What a night's page shows, worked out once in a process of its own and kept in the library, ready to be sent."""

import asyncio
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec

from hypnic import __version__
from hypnic.errors import HypnicError
from hypnic.library import Library, NightEntry, source_paths
from recordings.recording import SITES, Recording, Site

FOLDER_NAME = ".page"
PAGE_NAME = "page.json"
WAVEFORMS_NAME = "waveforms.json"
LAYOUT = 1
LONGEST_S = 300.0
NIGHTS_KEPT = 60
LAST_WORDS_BYTES = 2000


class PreparationError(HypnicError):
    """A night could not be made ready for its page; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A night that is ready: what its page shows, how its curves are cut, and the folder in which they lie.

    ``finer`` describes each wearable's curve as `describe_curve` does; ``events`` is the number of events.
    """

    title: str
    subtitle: str
    sections: tuple[str, ...]
    payload: str
    finer: tuple[dict[str, Any], ...]
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


async def prepare_apart(library: Library, entry: NightEntry) -> None:
    """Make a night ready in a process of its own, which is ended if it takes too long.

    Raises
    ------
    PreparationError
        It could not be done; the message says why.
    """
    words = [sys.executable, "-m", "hypnic.view.preparing", str(library.folder), entry.id]
    process = await asyncio.create_subprocess_exec(
        *words, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
    )
    try:
        _, errors = await asyncio.wait_for(process.communicate(), LONGEST_S)
    except TimeoutError as error:
        raise PreparationError(f"{entry.name} took longer than {LONGEST_S:.0f} s to read and was given up") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        said = errors[-LAST_WORDS_BYTES:].decode(errors="replace").strip().splitlines()
        raise PreparationError(said[-1] if said else f"{entry.name} could not be read")


def prepare(library: Library, entry: NightEntry) -> None:
    """Analyse a night's recordings and keep what its page shows, whole or not at all."""
    from detector import analyse_night
    from detector.model import NightAnalysis
    from hypnic.report import pack_payload, prepare_page
    from hypnic.report.waveforms import cut_event, cut_waveforms
    from hypnic.view.curves import make_curve, save_curve

    stamp = stamp_of(library, entry)
    analysis: NightAnalysis = analyse_night(recordings_of(library, entry), lights_out_s=entry.figures.lights_out_s)
    folder = prepared_folder(library, entry)
    passing = folder.with_name(f"{FOLDER_NAME}-{uuid4().hex}")
    passing.mkdir(parents=True)
    try:
        page = prepare_page(analysis)
        kept = cut_waveforms(analysis)
        others = (number for number in range(len(analysis.events)) if number not in kept)
        waveforms = {
            str(number): pack_payload({"waveforms": cut_event(analysis, analysis.events[number])}) for number in others
        }
        finer = [save_curve(make_curve(one), passing, lane=lane) for lane, one in enumerate(analysis.conditioned)]
        prepared = Prepared(
            title=page.title,
            subtitle=page.subtitle,
            sections=tuple(str(section) for section in page.sections),
            payload=page.payload,
            finer=tuple(finer),
            events=len(analysis.events),
            stamp=stamp,
        )
        (passing / WAVEFORMS_NAME).write_bytes(msgspec.json.encode(waveforms))
        (passing / PAGE_NAME).write_bytes(msgspec.json.encode(prepared))
        shutil.rmtree(folder, ignore_errors=True)
        passing.rename(folder)
    finally:
        shutil.rmtree(passing, ignore_errors=True)
    _forget_the_oldest(folder.parent)


def main(words: Sequence[str]) -> int:
    """Make one night ready: the folder of the library and the id of the night are given."""
    from hypnic.cli import foreseen_errors
    from hypnic.library import get_night, open_library

    try:
        library = open_library(Path(words[0]))
        prepare(library, get_night(library, words[1]))
    except foreseen_errors() as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def recordings_of(library: Library, entry: NightEntry) -> list[Recording]:
    """Read the recordings of a night that lie in the library.

    Raises
    ------
    PreparationError
        None does.
    """
    from recordings import read_recording

    paths = source_paths(library, entry)
    if not paths:
        raise PreparationError(f"the recordings of {entry.name} do not lie in the library: only its results do")
    sites = {source.path: source.site for source in entry.sources}
    return [
        read_recording(path, site=_site(sites.get(path.relative_to(library.folder).as_posix())), timezone=_zone(entry))
        for path in paths
    ]


def _site(word: str | None) -> Site | None:
    return next((site for site in SITES if site == word and site != "unknown"), None)


def _zone(entry: NightEntry) -> str | None:
    return entry.timezone if entry.timezone is not None and "/" in entry.timezone else None


@lru_cache(maxsize=4)
def _read(path: Path, _changed_ns: int) -> Prepared | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Prepared)
    except (OSError, msgspec.DecodeError):
        return None


def _forget_the_oldest(folder: Path) -> None:
    """Keep what is ready of the nights that were made ready last: it can be made again at any time."""
    ready = sorted(folder.glob(f"*/{PAGE_NAME}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in ready[NIGHTS_KEPT:]:
        shutil.rmtree(path.parent, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
