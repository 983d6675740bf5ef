"""What a night's page asks for: the page, whether it is ready, curves at any resolution, its files."""

import asyncio
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import get_args

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from hypnic.errors import HypnicError
from hypnic.library import Library, NightEntry, get_night, night_file_path, source_paths
from hypnic.view.answers import NOT_FOUND, ask, is_visitor, library_of, page_answer
from hypnic.view.curves import read_tile
from hypnic.view.night_page import bare_page, night_page, waiting_page
from hypnic.view.prepared import Step, StepName, prepared_folder, read_prepared, read_waveforms
from hypnic.view.preparing import Spare, end_spare, prepare_apart

AHEAD_AT_ONCE = 1
# whoever leaves a night that is being read for another one does not wait for the first
ASKED_AT_ONCE = 2
TELL_WITHIN_S = 20.0
PAUSE_S = 0.5
SKETCHES_KEPT = 4
STEP_WORDS: Mapping[StepName, str] = {
    "waiting": "Another night is being read first.",
    "reading": "Its samples are being read.",
    "analysing": "It is being analysed.",
    "drawing": "Its curves are being drawn.",
    "sketched": "",
}
SANDBOX = (
    "sandbox allow-scripts allow-popups; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""For a report from the library: it may draw, but it is a stranger to the page and can ask it for nothing."""


@dataclass(slots=True, kw_only=True)
class Progress:
    """How far one night is; ``changed`` is set, and replaced, with every step."""

    step: StepName = "waiting"
    changed: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True, kw_only=True)
class Preparations:
    """Nights that are being made ready, and what went wrong with those that could not be.

    Those that were just imported are made ready one after the other; one that a person opens does not wait for them.
    """

    under_way: MutableMapping[str, asyncio.Task[None]] = field(default_factory=dict)
    progress: MutableMapping[str, Progress] = field(default_factory=dict)
    sketches: MutableMapping[str, str] = field(default_factory=dict)
    problems: MutableMapping[str, str] = field(default_factory=dict)
    spare: Spare = field(default_factory=Spare)
    ahead: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AHEAD_AT_ONCE))
    asked: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(ASKED_AT_ONCE))


def prepare_ahead(preparations: Preparations, library: Library, entry: NightEntry) -> None:
    """Make a night ready before anybody asks for it, when its turn comes."""
    if entry.id not in preparations.under_way:
        _begin(preparations, library, entry, turn=preparations.ahead)


def prepare_now(preparations: Preparations, library: Library, entry: NightEntry) -> None:
    """Make a night ready that a person waits for; one that waits for its turn need not wait any longer."""
    waiting = preparations.under_way.get(entry.id)
    if waiting is not None:
        if preparations.progress[entry.id].step != "waiting":
            return
        waiting.cancel()
    _begin(preparations, library, entry, turn=preparations.asked)


def stop_one(preparations: Preparations, night: str) -> None:
    """End the preparation of a night that is no longer there."""
    task = preparations.under_way.pop(night, None)
    if task is not None:
        task.cancel()
    for known in (preparations.progress, preparations.sketches, preparations.problems):
        known.pop(night, None)


async def stop_preparing(preparations: Preparations) -> None:
    """End what is being made ready."""
    await end_spare(preparations.spare)
    tasks = list(preparations.under_way.values())
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def show_night(request: Request) -> Response:
    """Show a night: whole where it is ready, else make it ready and say so."""
    library = library_of(request)
    entry = await ask(get_night, library, request.path_params["night"])
    if entry.deleted_at is not None:
        return page_answer(bare_page(entry, is_visitor=is_visitor(request)))
    prepared = await ask(read_prepared, library, entry)
    if prepared is not None:
        return page_answer(await ask(night_page, library, entry, prepared=prepared, is_visitor=is_visitor(request)))
    has_recording = entry.state in ("analysed", "recorded") and bool(await ask(source_paths, library, entry))
    if has_recording:
        prepare_now(request.app.state.preparations, library, entry)
    if has_recording and entry.state == "analysed":
        return page_answer(waiting_page(entry, is_visitor=is_visitor(request)))
    return page_answer(bare_page(entry, is_visitor=is_visitor(request), has_sketch=has_recording))


async def tell_ready(request: Request) -> Response:
    """Tell how far a night is; where nothing changed since the step that the page has seen, wait for it, not long."""
    library, preparations = library_of(request), request.app.state.preparations
    entry = await ask(get_night, library, request.path_params["night"])
    seen = request.query_params.get("seen", "")
    await _change(preparations, entry.id, seen=seen, is_over=request.app.state.live.is_over)
    # asked before it is looked whether it is ready: in between it may end
    lost = _lost(preparations, entry.id)
    is_ready = entry.state == "analysed" and await ask(read_prepared, library, entry) is not None
    progress = preparations.progress.get(entry.id, Progress())
    return JSONResponse(
        {
            "is_ready": is_ready,
            "problem": preparations.problems.get(entry.id) or (None if is_ready else lost),
            "step": progress.step,
            "text": STEP_WORDS[progress.step],
            "share": get_args(StepName).index(progress.step) / len(STEP_WORDS),
            "has_sketch": entry.id in preparations.sketches,
        }
    )


async def send_sketch(request: Request) -> Response:
    """Send a first look at a night that is not ready."""
    packed = request.app.state.preparations.sketches.get(request.path_params["night"])
    if packed is None:
        return PlainTextResponse("There is no such night.", status_code=NOT_FOUND)
    return PlainTextResponse(packed)


async def send_tile(request: Request) -> Response:
    """Send one tile of a curve."""
    library = library_of(request)
    entry = await ask(get_night, library, request.path_params["night"])
    numbers = {name: request.path_params[name] for name in ("lane", "level", "tile")}
    tile = await ask(read_tile, prepared_folder(library, entry), **numbers)
    if tile is None:
        return PlainTextResponse("There is no such part of the night.", status_code=NOT_FOUND)
    return Response(tile, media_type="application/octet-stream")


async def send_waveforms(request: Request) -> Response:
    """Send the curves around an event that the page does not hold."""
    library = library_of(request)
    entry = await ask(get_night, library, request.path_params["night"])
    packed = await ask(read_waveforms, library, entry, event=request.path_params["event"])
    if packed is None:
        return PlainTextResponse("There is no such event.", status_code=NOT_FOUND)
    return PlainTextResponse(packed)


async def send_report(request: Request) -> Response:
    """Send the report as it lies beside the results."""
    path = await ask(night_file_path, library_of(request), request.path_params["night"], "report.html")
    return FileResponse(path, media_type="text/html", headers={"content-security-policy": SANDBOX})


def _begin(preparations: Preparations, library: Library, entry: NightEntry, *, turn: asyncio.Semaphore) -> None:
    for known in (preparations.problems, preparations.sketches):
        known.pop(entry.id, None)
    preparations.progress[entry.id] = Progress()
    preparations.under_way[entry.id] = asyncio.ensure_future(_prepare(preparations, library, entry, turn))


async def _prepare(preparations: Preparations, library: Library, entry: NightEntry, turn: asyncio.Semaphore) -> None:
    try:
        async with turn:
            await prepare_apart(
                library,
                entry,
                tell=lambda step: _take_in(preparations, entry.id, step),
                spare=preparations.spare,
            )
    except HypnicError as problem:
        preparations.problems[entry.id] = str(problem)
    finally:
        # one that was asked for meanwhile may have taken its place
        if preparations.under_way.get(entry.id) is asyncio.current_task():
            del preparations.under_way[entry.id]


def _take_in(preparations: Preparations, night: str, step: Step) -> None:
    progress = preparations.progress.get(night)
    if progress is None:
        return
    progress.step = step.name
    if step.sketch is not None:
        preparations.sketches.pop(night, None)
        preparations.sketches[night] = step.sketch
        for oldest in list(preparations.sketches)[:-SKETCHES_KEPT]:
            del preparations.sketches[oldest]
    progress.changed.set()
    progress.changed = asyncio.Event()


async def _change(preparations: Preparations, night: str, *, seen: str, is_over: Callable[[], bool]) -> None:
    """Wait until a night is at another step than the page has seen, or at the end, or the server is to stop."""
    until_s = asyncio.get_running_loop().time() + TELL_WITHIN_S
    while not is_over() and asyncio.get_running_loop().time() < until_s:
        task, progress = preparations.under_way.get(night), preparations.progress.get(night)
        if task is None or progress is None or progress.step != seen:
            return
        changing = asyncio.ensure_future(progress.changed.wait())
        await asyncio.wait([task, changing], timeout=PAUSE_S, return_when=asyncio.FIRST_COMPLETED)
        changing.cancel()


def _lost(preparations: Preparations, night: str) -> str | None:
    """Say why a night that nobody works at is not ready, as when its files changed meanwhile; else None."""
    progress = preparations.progress.get(night)
    if night in preparations.under_way or (progress is not None and progress.step == "sketched"):
        return None
    return "it changed while it was read; load this page again"


ROUTES = (
    Route("/nights/{night}", show_night),
    Route("/nights/{night}/ready", tell_ready),
    Route("/nights/{night}/sketch", send_sketch),
    Route("/nights/{night}/tiles/{lane:int}/{level:int}/{tile:int}", send_tile),
    Route("/nights/{night}/events/{event:int}/waveforms", send_waveforms),
    Route("/nights/{night}/report", send_report),
)
