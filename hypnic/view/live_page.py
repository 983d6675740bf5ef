"""The page of the night that is being recorded, and the stream that keeps it up to date."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from hypnic.report.markup import Markup, element
from hypnic.view.answers import is_visitor, library_of, page_answer
from hypnic.view.live_hub import LiveHub, listening_to
from hypnic.view.night_page import script_safe
from hypnic.view.shell import Page
from hypnic.words import DISCLAIMER, KIND_NAMES

RETRY_MS = 1000
CHECK_END_S = 0.2


async def show_live(request: Request) -> Response:
    """Show the live page; the stream fills it."""
    folder = library_of(request).folder
    nothing = element(
        "section",
        [
            element("h2", "Nothing is being recorded", id="nothing-title"),
            element("p", "This page shows a night while it is recorded into this library, and finds it by itself:"),
            element("pre", element("code", f'hypnic record --out "{folder}"')),
            element("p", "Every computer has a wearable to try it with: add --device simulated.", class_="note"),
        ],
        id="nothing",
        hidden=True,
        aria_labelledby="nothing-title",
    )
    content = (
        element("p", "Connecting …", id="connection", role="status", class_="connection"),
        _alarm_section(),
        nothing,
        element("div", [], id="recordings"),
        _notes_section(),
    )
    page = Page(
        title="Live",
        subtitle="The night that is being recorded now",
        place="/live",
        content=content,
        data=(element("script", script_safe({"names": KIND_NAMES}), type="application/json", id="facts"),),
        scripts=("uplot.js", "live.js"),
        is_visitor=is_visitor(request),
    )
    return page_answer(page)


async def stream_live(request: Request) -> Response:
    """Keep a page up to date until it is closed or the program ends."""
    hub: LiveHub = request.app.state.live
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_messages(request, hub), media_type="text/event-stream", headers=headers)


async def _messages(request: Request, hub: LiveHub) -> AsyncIterator[bytes]:
    yield f"retry: {RETRY_MS}\n\n".encode()
    async with listening_to(hub) as queue:
        # open streams would hold up the end of the program, and it would have to break them off
        while not hub.is_over():
            try:
                message = await asyncio.wait_for(queue.get(), CHECK_END_S)
            except TimeoutError:
                if await request.is_disconnected():
                    return
                continue
            yield b"data: " + message + b"\n\n"


def _alarm_section() -> Markup:
    content = (
        element("h2", "No alarm so far", id="alarm-title"),
        element("p", "", id="alarm-text"),
        element("ul", [], id="alarms"),
        element("p", DISCLAIMER, class_="disclaimer"),
    )
    return element("section", content, id="alarm", class_="verdict", hidden=True, aria_live="assertive")


def _notes_section() -> Markup:
    content = (element("h2", "What happened", id="notes-title"), element("ol", [], id="notes", class_="notes"))
    return element("section", content, id="happened", hidden=True, aria_labelledby="notes-title")


ROUTES = (Route("/live", show_live), Route("/live/stream", stream_live))
