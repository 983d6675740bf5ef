"""What the journal's page asks for: one night's words, saving them, taking them away, all of them as a table."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hypnic.errors import WrongUseError
from hypnic.library import (
    JournalEntry,
    Library,
    journal_of,
    list_nights,
    own_factors,
    read_journal,
    remove_from_journal,
    write_journal,
)
from hypnic.view.answers import ask, is_visitor, library_of, page_answer, read_json
from hypnic.view.journal_page import journal_page, usual_night
from hypnic.view.shell import Page


async def show_journal(request: Request) -> Response:
    """Show the journal, with the form of the night that was asked for or the one most likely meant."""
    now = datetime.now().astimezone()
    night = request.query_params.get("night") or usual_night(now.date(), now.time())
    return page_answer(await ask(_page, library_of(request), night, is_visitor=is_visitor(request)))


async def save(request: Request) -> Response:
    """Save what is said about a night."""
    words = await read_json(request)
    entry = JournalEntry(
        night=str(words.get("night", "")),
        factors=_factors(words.get("factors")),
        lights_out=_time(words.get("lights_out")),
        note=str(words.get("note", "")),
    )
    before = await ask(journal_of, library_of(request), entry.night)
    kept = await ask(write_journal, library_of(request), entry)
    is_new = kept.lights_out != (None if before is None else before.lights_out)
    return JSONResponse({"night": kept.night, "has_new_lights_out": is_new})


async def remove(request: Request) -> Response:
    """Take a night out of the journal."""
    words = await read_json(request)
    await ask(remove_from_journal, library_of(request), str(words.get("night", "")))
    return JSONResponse({})


async def send_table(request: Request) -> Response:
    """Send the journal as a table, the one that ``hypnic journal export`` writes."""
    table = await ask(_table, library_of(request))
    headers = {"content-disposition": 'attachment; filename="journal.tsv"'}
    return Response(table, media_type="text/tab-separated-values", headers=headers)


def _table(library: Library) -> str:
    from hypnic.commands.journal import as_table, journal_rows

    return as_table(journal_rows(library), "journal", "\t")


def _page(library: Library, night: str, *, is_visitor: bool) -> Page:
    chosen = journal_of(library, night) or JournalEntry(night=night, factors={})
    return journal_page(
        read_journal(library),
        chosen=chosen,
        nights={entry.journal_key: entry for entry in reversed(list_nights(library))},
        own=own_factors(library),
        is_visitor=is_visitor,
    )


def _factors(words: Any) -> Mapping[str, str]:
    if not isinstance(words, dict):
        raise WrongUseError("the factors are no list of names: send an object of names and details")
    return {str(name): str(detail) for name, detail in words.items()}


def _time(word: Any) -> time | None:
    if word in (None, ""):
        return None
    try:
        return time.fromisoformat(str(word)).replace(tzinfo=None)
    except ValueError as error:
        raise WrongUseError(f"lights-out is {word!r}: write a time of day such as 22:45") from error


ROUTES = (
    Route("/journal", show_journal, methods=["GET"]),
    Route("/journal", save, methods=["POST"]),
    Route("/journal/export.tsv", send_table),
    Route("/journal/remove", remove, methods=["POST"]),
)
