"""What the library's page asks for: the list, a search, adding, deleting and undoing, renaming."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hypnic.errors import WrongUseError
from hypnic.library import (
    NightFilter,
    delete_night,
    empty_bin,
    get_night,
    list_bin,
    list_nights,
    refresh,
    rename_night,
    restore_night,
)
from hypnic.library.errors import LibraryError
from hypnic.view.answers import ask, is_visitor, library_of, page_answer, read_json
from hypnic.view.arriving import analyse, stop_all, take_file
from hypnic.view.library_page import (
    Search,
    bin_section,
    count_text,
    library_page,
    more_text,
    night_rows,
    rows_shown,
)
from hypnic.view.night_answers import stop_one
from hypnic.view.prepared import forget_prepared
from hypnic.view.preparing import keep_spare
from hypnic.view.shell import Page

LONGEST_SEARCH = 200


async def show_library(request: Request) -> Response:
    """Show the library, or of it only the list that a search leaves."""
    library = library_of(request)
    search = Search(
        text=request.query_params.get("q", "")[:LONGEST_SEARCH],
        tier=request.query_params.get("tier", ""),
        is_whole=request.query_params.get("all") == "1",
    )
    chosen = NightFilter(text=search.text, tiers=(search.tier,) if search.tier else ())
    shown = await ask(list_nights, library, chosen=chosen)
    visitor = is_visitor(request)
    if request.query_params.get("part") == "list":
        rows = night_rows(rows_shown(shown, search), is_visitor=visitor)
        return JSONResponse({"rows": rows, "count": count_text(len(shown)), "more": more_text(shown, search)})
    if request.query_params.get("part") == "bin":
        return JSONResponse({"bin": "" if visitor else bin_section(await ask(list_bin, library))})
    await keep_spare(request.app.state.preparations.spare)
    every = shown if not (search.text or search.tier) else await ask(list_nights, library)
    binned = await ask(list_bin, library)
    page: Page = await ask(library_page, shown, every=every, binned=binned, search=search, is_visitor=visitor)
    return page_answer(page)


async def delete(request: Request) -> Response:
    """Put a night into the bin."""
    entry = await ask(delete_night, library_of(request), request.path_params["night"])
    stop_one(request.app.state.preparations, entry.id)
    await ask(forget_prepared, library_of(request), entry)
    return JSONResponse({"name": entry.name})


async def restore(request: Request) -> Response:
    """Take a night out of the bin."""
    entry = await ask(restore_night, library_of(request), request.path_params["night"])
    return JSONResponse({"name": entry.name})


async def remove_for_good(request: Request) -> Response:
    """Empty the bin."""
    gone = await ask(empty_bin, library_of(request))
    return JSONResponse({"removed": len(gone)})


async def rename(request: Request) -> Response:
    """Call a night by another name."""
    words = await read_json(request)
    entry = await ask(rename_night, library_of(request), request.path_params["night"], str(words.get("name", "")))
    return JSONResponse({"name": entry.name})


async def look_again(request: Request) -> Response:
    """Look through the folder for what is new or gone."""
    report = await ask(refresh, library_of(request))
    return JSONResponse(
        {
            "added": len(report.added),
            "changed": len(report.changed),
            "missing": len(report.missing),
            "problems": list(report.problems),
        }
    )


async def take_import(request: Request) -> Response:
    """Take a file that was dropped on the page."""
    job = await take_file(request.app.state.arrivals, library_of(request), request)
    return JSONResponse({"job": job})


async def analyse_night(request: Request) -> Response:
    """Analyse a recording of the library, for the first time or once more."""
    entry = await ask(get_night, library_of(request), request.path_params["night"])
    return JSONResponse({"job": analyse(request.app.state.arrivals, library_of(request), entry.id)})


async def tell_import(request: Request) -> Response:
    """Tell how far an import is."""
    told = request.app.state.arrivals.told.get(request.path_params["job"])
    if told is None:
        raise WrongUseError("this import is not known any more: look at the list of nights")
    nights = [{"id": night, "name": name} for night, name in told.nights]
    return JSONResponse({"state": told.state, "text": told.text, "nights": nights})


@asynccontextmanager
async def look_through(app: Starlette) -> AsyncIterator[None]:
    """Look through the folder in the background while the pages are already answered."""
    looking = asyncio.ensure_future(_look(app))
    try:
        yield
    finally:
        await stop_all(app.state.arrivals)
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking


async def _look(app: Starlette) -> None:
    # what is wrong with the folder is told when the person asks for the list
    with suppress(LibraryError):
        await ask(refresh, app.state.library)


ROUTES = (
    Route("/", show_library),
    Route("/bin/empty", remove_for_good, methods=["POST"]),
    Route("/refresh", look_again, methods=["POST"]),
    Route("/import", take_import, methods=["POST"]),
    Route("/import/{job}", tell_import),
    Route("/nights/{night}/analyse", analyse_night, methods=["POST"]),
    Route("/nights/{night}/delete", delete, methods=["POST"]),
    Route("/nights/{night}/restore", restore, methods=["POST"]),
    Route("/nights/{night}/rename", rename, methods=["POST"]),
)
