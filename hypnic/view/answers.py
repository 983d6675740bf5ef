"""What every answer has in common: pages, JSON, errors in one plain sentence, bodies that are not too long."""

import json
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from hypnic.errors import HypnicError, WrongUseError
from hypnic.library import Library
from hypnic.library.errors import NoSuchEventError, NoSuchNightError, NotAnalysedError, OutsideLibraryError
from hypnic.report.markup import element
from hypnic.view.shell import Page, render_page

LONGEST_BODY_BYTES = 64 * 1024
NOT_FOUND, CONFLICT, TOO_LARGE = 404, 409, 413
NOT_THERE = (NoSuchNightError, NoSuchEventError, NotAnalysedError, OutsideLibraryError)

Answer = TypeVar("Answer")


def library_of(request: Request) -> Library:
    """Give the library that the page shows."""
    library: Library = request.app.state.library
    return library


def is_visitor(request: Request) -> bool:
    """Tell whether the page is watched from another device."""
    return bool(request.scope.get("is_visitor", False))


async def ask(operation: Callable[..., Answer], *words: Any, **named: Any) -> Answer:
    """Ask the library something in a thread, so that other requests do not wait for the disk."""
    return await run_in_threadpool(operation, *words, **named)


async def read_body(request: Request) -> bytes:
    """Read what a request carries, if it is small.

    Raises
    ------
    WrongUseError
        It is too long.
    """
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_BODY_BYTES:
            raise WrongUseError(f"more than {LONGEST_BODY_BYTES} bytes were sent: send less")
    return body


async def read_form(request: Request) -> dict[str, str]:
    """Read the fields of a small form."""
    return dict(parse_qsl((await read_body(request)).decode("utf-8", "replace")))


async def read_json(request: Request) -> dict[str, Any]:
    """Read the small JSON object that a request carries.

    Raises
    ------
    WrongUseError
        It is too long, or no JSON object.
    """
    try:
        document = json.loads(await read_body(request) or b"{}")
    except ValueError as error:
        raise WrongUseError("what was sent is no JSON: send an object") from error
    if not isinstance(document, dict):
        raise WrongUseError("what was sent is no JSON object: send one")
    return document


def page_answer(page: Page, *, status: int = 200) -> Response:
    """Send a page."""
    return HTMLResponse(render_page(page), status_code=status)


async def answer_foreseen(request: Request, error: Exception) -> Response:
    """Turn an error that is the person's to mend into one plain sentence, on a page or as JSON."""
    status = NOT_FOUND if isinstance(error, NOT_THERE) else CONFLICT
    text = " ".join(str(error).split())
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        return problem_page(text, status=status, visitor=is_visitor(request))
    return JSONResponse({"problem": text}, status_code=status)


async def answer_nothing(request: Request, _error: Exception) -> Response:
    """Say that there is no such page."""
    return problem_page("There is no such page.", status=NOT_FOUND, visitor=is_visitor(request))


def problem_page(text: str, *, status: int, visitor: bool) -> Response:
    """Show one sentence about what went wrong, and the way back."""
    content = element("section", [element("p", text), element("p", element("a", "Back to the library", href="/"))])
    return page_answer(Page(title="This did not work", content=(content,), is_visitor=visitor), status=status)


FORESEEN: tuple[type[Exception], ...] = (HypnicError,)
