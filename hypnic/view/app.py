"""The pages joined into one application: every address it answers, in one table."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ExceptionHandler

from hypnic.library import Library
from hypnic.view.answers import FORESEEN, NOT_FOUND, answer_foreseen, answer_nothing
from hypnic.view.arriving import Arrivals
from hypnic.view.assets import find_asset
from hypnic.view.downloads import ROUTES as DOWNLOADS
from hypnic.view.entering import ROUTES as ENTERING
from hypnic.view.journal_answers import ROUTES as JOURNAL
from hypnic.view.library_answers import ROUTES as LIBRARY
from hypnic.view.library_answers import look_through
from hypnic.view.live_hub import LiveHub, stop_looking
from hypnic.view.live_page import ROUTES as LIVE
from hypnic.view.night_answers import ROUTES as NIGHT
from hypnic.view.night_answers import Preparations, prepare_ahead, stop_preparing
from hypnic.view.reviewing import ROUTES as REVIEWING
from hypnic.view.trends_page import ROUTES as TRENDS
from hypnic.view.visitors import Visitors

FOR_EVER = "public, max-age=31536000, immutable"


def make_app(library: Library, *, visitors: Visitors | None = None) -> Starlette:
    """Join the pages of a library into an application.

    Parameters
    ----------
    library : Library
    visitors : Visitors, optional
        Who may watch from other devices; None where nobody may.

    Returns
    -------
    Starlette
        To be put behind a `Guard`: by itself it lets everybody in.
    """
    pages = (ENTERING, LIBRARY, NIGHT, REVIEWING, DOWNLOADS, JOURNAL, TRENDS, LIVE)
    routes = [Route("/static/{fingerprint}/{name}", send_asset), *(route for page in pages for route in page)]
    handlers: dict[Any, ExceptionHandler] = {**dict.fromkeys(FORESEEN, answer_foreseen), NOT_FOUND: answer_nothing}
    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=_lifespan)
    app.state.library = library
    app.state.visitors = visitors
    preparations = app.state.preparations = Preparations()
    app.state.arrivals = Arrivals(then=lambda night: prepare_ahead(preparations, library, night))
    app.state.live = LiveHub(library=library)
    return app


async def send_asset(request: Request) -> Response:
    """Send a style sheet or a script; its address changes with its content."""
    found = find_asset(request.path_params["name"])
    if found is None:
        return Response(status_code=NOT_FOUND)
    asset, content = found
    return Response(content, media_type=asset.media_type, headers={"cache-control": FOR_EVER})


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    """Look through the folder while the first page is already being answered; stop what still works at the end."""
    async with look_through(app):
        yield
        await stop_looking(app.state.live)
        await stop_preparing(app.state.preparations)
