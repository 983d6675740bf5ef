"""Makes a night ready for its page: run in a process of its own, which tells each step as it begins."""

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec

# everything is loaded before the night is named, so that a process that waits for one is quick to answer
import pyarrow.parquet  # noqa: F401

import recordings.archive
import recordings.importers
import recordings.reading
from detector import analyse_night
from detector.model import NightAnalysis
from hypnic.cli import foreseen_errors
from hypnic.library import (
    EventRow,
    Library,
    NightEntry,
    NotAnalysedError,
    get_night,
    open_library,
    read_events,
    source_paths,
)
from hypnic.report import pack_payload, prepare_page
from hypnic.report.waveforms import cut_event, cut_recorded, cut_waveforms, has_finer_samples
from hypnic.view.curves import make_curve, save_curve
from hypnic.view.prepared import (
    FOLDER_NAME,
    PAGE_NAME,
    WAVEFORMS_NAME,
    PreparationError,
    Prepared,
    Step,
    prepared_folder,
    stamp_of,
)
from hypnic.view.sketch import describe_sketch
from recordings.recording import SITES, Recording, Site

NIGHTS_KEPT = 60


def prepare(library: Library, entry: NightEntry, *, tell: Callable[[Step], object] = lambda _step: None) -> None:
    """Analyse a night's recordings and keep what its page shows, whole or not at all.

    A first look at the samples is told before the analysis begins. Of a recording that was never analysed, nothing
    more is made.
    """
    stamp = stamp_of(library, entry)
    tell(Step(name="reading"))
    recordings = recordings_of(library, entry)
    sketch = pack_payload(describe_sketch(recordings, entry, _known_events(library, entry)))
    if entry.state != "analysed":
        tell(Step(name="sketched", sketch=sketch))
        return
    tell(Step(name="analysing", sketch=sketch))
    _keep(library, entry, _analyse(entry, recordings, tell=tell), stamp=stamp)
    _forget_the_oldest(library.folder / FOLDER_NAME)


def recordings_of(library: Library, entry: NightEntry) -> list[Recording]:
    """Read the recordings of a night that lie in the library.

    Raises
    ------
    PreparationError
        None does.
    """
    paths = source_paths(library, entry)
    if not paths:
        raise PreparationError(f"the recordings of {entry.name} do not lie in the library: only its results do")
    sites = {source.path: source.site for source in entry.sources}
    return [
        recordings.reading.read_recording(
            path, site=_site(sites.get(path.relative_to(library.folder).as_posix())), timezone=_zone(entry)
        )
        for path in paths
    ]


def main() -> int:
    """Make one night ready: the folder of the library and the id of the night come as JSON on standard input."""
    errors = foreseen_errors()
    wanted = sys.stdin.buffer.readline()
    if not wanted:
        return 0
    folder, night = msgspec.json.decode(wanted, type=tuple[str, str])
    try:
        library = open_library(Path(folder))
        prepare(library, get_night(library, night), tell=_print)
    except errors as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _print(step: Step) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(step) + b"\n")
    sys.stdout.buffer.flush()


def _site(word: str | None) -> Site | None:
    return next((site for site in SITES if site == word and site != "unknown"), None)


def _zone(entry: NightEntry) -> str | None:
    return entry.timezone if entry.timezone is not None and "/" in entry.timezone else None


def _known_events(library: Library, entry: NightEntry) -> tuple[EventRow, ...]:
    try:
        return read_events(library, entry.id)
    except NotAnalysedError:
        return ()


def _analyse(entry: NightEntry, recordings: Sequence[Recording], *, tell: Callable[[Step], object]) -> NightAnalysis:
    analysis = analyse_night(recordings, lights_out_s=entry.figures.lights_out_s)
    tell(Step(name="drawing"))
    return analysis


def _keep(library: Library, entry: NightEntry, analysis: NightAnalysis, *, stamp: str) -> None:
    folder = prepared_folder(library, entry)
    passing = folder.with_name(f"{FOLDER_NAME}-{uuid4().hex}")
    passing.mkdir(parents=True)
    try:
        page = prepare_page(analysis)
        finer = [save_curve(make_curve(one), passing, lane=lane) for lane, one in enumerate(analysis.conditioned)]
        prepared = Prepared(
            title=page.title,
            subtitle=page.subtitle,
            sections=tuple(str(section) for section in page.sections),
            payload=page.payload,
            finer=tuple(finer),
            has_recorded=has_finer_samples(analysis),
            events=len(analysis.events),
            stamp=stamp,
        )
        (passing / WAVEFORMS_NAME).write_bytes(msgspec.json.encode(_waveforms(analysis)))
        (passing / PAGE_NAME).write_bytes(msgspec.json.encode(prepared))
        shutil.rmtree(folder, ignore_errors=True)
        passing.rename(folder)
    finally:
        shutil.rmtree(passing, ignore_errors=True)


def _waveforms(analysis: NightAnalysis) -> dict[str, str]:
    """Cut out the curves that the page itself does not hold: all that were recorded finer, else those left out."""
    numbers = range(len(analysis.events))
    if has_finer_samples(analysis):
        return {str(number): _packed(cut_recorded(analysis, analysis.events[number])) for number in numbers}
    kept = cut_waveforms(analysis)
    return {
        str(number): _packed(cut_event(analysis, analysis.events[number])) for number in numbers if number not in kept
    }


def _packed(pieces: list[dict[str, Any]]) -> str:
    return pack_payload({"waveforms": pieces})


def _forget_the_oldest(folder: Path) -> None:
    """Keep what is ready of the nights that were made ready last: it can be made again at any time."""
    ready = sorted(folder.glob(f"*/{PAGE_NAME}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in ready[NIGHTS_KEPT:]:
        shutil.rmtree(path.parent, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
