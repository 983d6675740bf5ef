"""What the page gives away: results as they lie, the person's word, and nights in formats other programs read."""

import asyncio
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from hypnic.errors import WrongUseError
from hypnic.exports import NIGHT_FORMATS, NightFormat, export_night, file_name, night_of_library
from hypnic.exports.writing import WRITERS
from hypnic.library import Library, NightEntry, get_night, night_file_path, source_paths
from hypnic.library.review_files import review_table
from hypnic.report.markup import Markup, element
from hypnic.view.answers import ask, library_of
from hypnic.view.prepared import FOLDER_NAME

RESULTS = ("events.tsv", "events.json", "night.json", "report.html")
REVIEW = "review.tsv"
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
    has_recording = bool(source_paths(library, entry))
    links = [element("li", element("a", words, href=address, download=True)) for words, address in results]
    formats = [
        element("li", element("a", writer.label, href=f"{base}/export/{writer.name}", download=True))
        for writer in WRITERS
    ]
    content = (
        element("h2", "Take it along", id="downloads-title"),
        element("p", "These files leave this computer only if you send them. A night is health data.", class_="note"),
        element("h3", "Results"),
        element("ul", links),
        *((element("h3", "Other formats"), element("ul", formats)) if has_recording else ()),
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
    """Send a night in another format, made in a process of its own; several files come as one zip."""
    library, to = library_of(request), request.path_params["to"]
    entry = await ask(get_night, library, request.path_params["night"])
    if to not in NIGHT_FORMATS:
        raise WrongUseError(f"the format is {to!r}: choose one of {', '.join(NIGHT_FORMATS)}")
    folder = library.folder / FOLDER_NAME / f"export-{uuid4().hex}"
    try:
        await ask(folder.mkdir, parents=True)
        await _export_apart(library, entry, to=to, folder=folder)
        path = next(folder.iterdir())
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    tidy = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return FileResponse(path, filename=path.name, content_disposition_type="attachment", background=tidy)


def export_into(folder: Path, library: Library, night: str, *, to: NightFormat) -> None:
    """Write a night into an empty folder: one file, or one zip of several."""
    exported = night_of_library(library, night)
    name = file_name(exported.name, to=to)
    passing = folder / "passing"
    passing.mkdir()
    export_night(exported, passing / name, to=to)
    (*others, first) = passing.iterdir()
    if others:
        shutil.make_archive(str(folder / Path(name).stem), "zip", passing)
    elif first.is_dir():
        shutil.make_archive(str(folder / name), "zip", passing, first.name)
    else:
        first.rename(folder / first.name)
    shutil.rmtree(passing)


def main(words: Sequence[str]) -> int:
    """Export one night: library, night, format and an empty folder are given."""
    from hypnic.cli import foreseen_errors
    from hypnic.library import open_library

    library, night, to, folder = words
    try:
        wanted = next(one for one in NIGHT_FORMATS if one == to)
        export_into(Path(folder), open_library(Path(library)), night, to=wanted)
    except foreseen_errors() as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


async def _export_apart(library: Library, entry: NightEntry, *, to: str, folder: Path) -> None:
    words = ["-m", "hypnic.view.downloads", str(library.folder), entry.id, to, str(folder)]
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


def _stem(entry: NightEntry) -> str:
    plain = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-_") else "-" for letter in entry.name
    )
    return plain.strip("-")[:NAME_LETTERS] or "night"


ROUTES = (
    Route("/nights/{night}/files/{name}", send_file),
    Route("/nights/{night}/export/{to}", send_export),
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
