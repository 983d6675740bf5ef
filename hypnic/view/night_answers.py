"""What a night's page asks for: the page, whether it is ready, curves at any resolution, its files."""

import asyncio
from collections.abc import MutableMapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from hypnic.errors import HypnicError
from hypnic.library import Library, NightEntry, get_night, night_file_path, source_paths
from hypnic.view.answers import NOT_FOUND, ask, is_visitor, library_of, page_answer
from hypnic.view.curves import read_tile
from hypnic.view.night_page import bare_page, night_page, waiting_page
from hypnic.view.preparing import prepare_apart, prepared_folder, read_prepared, read_waveforms

AT_ONCE = 1
SANDBOX = (
    "sandbox allow-scripts allow-popups; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""For a report from the library: it may draw, but it is a stranger to the page and can ask it for nothing."""


@dataclass(slots=True, kw_only=True)
class Preparations:
    """Nights that are being made ready, and what went wrong with those that could not be."""

    under_way: MutableMapping[str, asyncio.Task[None]] = field(default_factory=dict)
    problems: MutableMapping[str, str] = field(default_factory=dict)
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))


def begin_preparing(preparations: Preparations, library: Library, entry: NightEntry) -> None:
    """Begin to make a night ready, unless that is under way."""
    if entry.id not in preparations.under_way:
        preparations.problems.pop(entry.id, None)
        preparations.under_way[entry.id] = asyncio.ensure_future(_prepare(preparations, library, entry))


async def stop_preparing(preparations: Preparations) -> None:
    """End what is being made ready."""
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
    if entry.state != "analysed" or not await ask(source_paths, library, entry):
        return page_answer(bare_page(entry, is_visitor=is_visitor(request)))
    begin_preparing(request.app.state.preparations, library, entry)
    return page_answer(waiting_page(entry, is_visitor=is_visitor(request)))


async def tell_ready(request: Request) -> Response:
    """Tell whether a night is ready by now; waits for it, but not long."""
    library, preparations = library_of(request), request.app.state.preparations
    entry = await ask(get_night, library, request.path_params["night"])
    task = preparations.under_way.get(entry.id)
    if task is not None:
        await asyncio.wait([task], timeout=20)
    problem = preparations.problems.get(entry.id)
    is_ready = await ask(read_prepared, library, entry) is not None
    return JSONResponse({"is_ready": is_ready, "problem": problem})


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


async def _prepare(preparations: Preparations, library: Library, entry: NightEntry) -> None:
    try:
        async with preparations.turn:
            await prepare_apart(library, entry)
    except HypnicError as problem:
        preparations.problems[entry.id] = str(problem)
    finally:
        del preparations.under_way[entry.id]


ROUTES = (
    Route("/nights/{night}", show_night),
    Route("/nights/{night}/ready", tell_ready),
    Route("/nights/{night}/tiles/{lane:int}/{level:int}/{tile:int}", send_tile),
    Route("/nights/{night}/events/{event:int}/waveforms", send_waveforms),
    Route("/nights/{night}/report", send_report),
)
