"""What the page gives away: results as they lie, the person's word, and recordings in formats other programs read."""

import asyncio
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args
from uuid import uuid4

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from hypnic.errors import WrongUseError
from hypnic.library import (
    Library,
    NightEntry,
    get_night,
    night_file_path,
    read_events,
    source_paths,
)
from hypnic.library.model import EventRow
from hypnic.library.review_table import review_table
from hypnic.report.markup import Markup, element
from hypnic.view.answers import ask, library_of
from hypnic.view.preparing import FOLDER_NAME, recordings_of
from hypnic.words import KIND_NAMES
from recordings.exporting import ExportFormat, Note, export_recording

RESULTS = ("events.tsv", "events.json", "night.json", "report.html")
REVIEW = "review.tsv"
ENDINGS = {"edf": "edf", "csv": "csv", "parquet": "parquet"}
LONGEST_S = 600.0
LAST_WORDS_BYTES = 2000
NAME_LETTERS = 60


def downloads_section(library: Library, entry: NightEntry) -> Markup:
    """Offer what can be taken away of a night."""
    base = f"/nights/{entry.id}"
    results = (
        ("Report, one page that works offline", f"{base}/files/report.html"),
        ("Events as a table", f"{base}/files/events.tsv"),
        ("What the table's columns mean", f"{base}/files/events.json"),
        ("Everything about the night, for programs", f"{base}/files/night.json"),
        ("Your review as a table", f"{base}/files/{REVIEW}"),
    )
    recordings = (
        ("EDF+ with the events as annotations", "edf"),
        ("CSV", "csv"),
        ("Parquet", "parquet"),
    )
    has_recording = bool(source_paths(library, entry))
    links = [element("li", element("a", words, href=address, download=True)) for words, address in results]
    samples = [
        element("li", element("a", words, href=f"{base}/export/{lane}/{to}", download=True))
        for lane in range(len(entry.sources))
        for words, to in recordings
    ]
    content = (
        element("h2", "Take it along", id="downloads-title"),
        element("p", "These files leave this computer only if you send them. A night is health data.", class_="note"),
        element("h3", "Results"),
        element("ul", links),
        *((element("h3", "The recording itself"), element("ul", samples)) if has_recording else ()),
    )
    return element("section", content, id="downloads", aria_labelledby="downloads-title")


async def send_file(request: Request) -> Response:
    """Send one file of the results, or the person's review as a table."""
    library, name = library_of(request), request.path_params["name"]
    entry = await ask(get_night, library, request.path_params["night"])
    if name == REVIEW:
        text = await ask(review_table, library, entry.id)
        headers = {"content-disposition": f'attachment; filename="{_stem(entry)}-review.tsv"'}
        return Response(text, media_type="text/tab-separated-values", headers=headers)
    if name not in RESULTS:
        raise WrongUseError(f"{name!r} cannot be taken along: choose one of {', '.join((*RESULTS, REVIEW))}")
    path = await ask(night_file_path, library, entry.id, name)
    return FileResponse(path, filename=f"{_stem(entry)}-{name}", content_disposition_type="attachment")


async def send_export(request: Request) -> Response:
    """Send a recording in another format, made in a process of its own."""
    library, to = library_of(request), request.path_params["to"]
    entry = await ask(get_night, library, request.path_params["night"])
    if to not in get_args(ExportFormat):
        raise WrongUseError(f"the format is {to!r}: choose one of {', '.join(get_args(ExportFormat))}")
    folder = library.folder / FOLDER_NAME / f"export-{uuid4().hex}"
    name = f"{_stem(entry)}-{request.path_params['lane']}.{ENDINGS[to]}"
    try:
        await ask(folder.mkdir, parents=True)
        await _export_apart(library, entry, lane=request.path_params["lane"], to=to, path=folder / name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    tidy = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return FileResponse(folder / name, filename=name, content_disposition_type="attachment", background=tidy)


def export_lane(library: Library, entry: NightEntry, *, lane: int, to: ExportFormat, path: Path) -> None:
    """Write one recording of a night, with its events as notes where the format has room for them."""
    recordings = recordings_of(library, entry)
    if not 0 <= lane < len(recordings):
        raise WrongUseError(f"there is no recording {lane}: the night has {len(recordings)}, counted from 0")
    recording = recordings[lane]
    late_s = 0.0
    if recording.started_at is not None and recordings[0].started_at is not None:
        late_s = (recording.started_at - recordings[0].started_at).total_seconds()
    events = [
        event for event in read_events(library, entry.id) if recording.site in event.sites or len(recordings) == 1
    ]
    export_recording(recording, path, to=to, notes=[_note(event, late_s) for event in events])


def main(words: Sequence[str]) -> int:
    """Export one recording: library, night, number of the recording, format and target are given."""
    from hypnic.cli import foreseen_errors
    from hypnic.library import open_library

    folder, night, lane, to, path = words
    formats: tuple[ExportFormat, ...] = get_args(ExportFormat)
    try:
        library = open_library(Path(folder))
        wanted = next(one for one in formats if one == to)
        export_lane(library, get_night(library, night), lane=int(lane), to=wanted, path=Path(path))
    except foreseen_errors() as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


async def _export_apart(library: Library, entry: NightEntry, *, lane: int, to: str, path: Path) -> None:
    words = ["-m", "hypnic.view.downloads", str(library.folder), entry.id, str(lane), to, str(path)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
    )
    try:
        _, errors = await asyncio.wait_for(process.communicate(), LONGEST_S)
    except TimeoutError as error:
        raise WrongUseError(f"{entry.name} took longer than {LONGEST_S:.0f} s to export: use hypnic export") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        said = errors[-LAST_WORDS_BYTES:].decode(errors="replace").strip().splitlines()
        raise WrongUseError(said[-1] if said else f"{entry.name} could not be exported: use hypnic export")


def _note(event: EventRow, late_s: float) -> Note:
    name = KIND_NAMES.get(event.kind, event.kind)  # type: ignore[call-overload]
    return Note(onset_s=max(0.0, event.onset_s - late_s), duration_s=event.duration_s, text=name)


def _stem(entry: NightEntry) -> str:
    plain = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-_") else "-" for letter in entry.name
    )
    return plain.strip("-")[:NAME_LETTERS] or "night"


ROUTES = (
    Route("/nights/{night}/files/{name}", send_file),
    Route("/nights/{night}/export/{lane:int}/{to}", send_export),
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
