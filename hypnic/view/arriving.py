"""Files that arrive at the page: bounded while they come, and read in a process that can be killed."""

import asyncio
import secrets
from collections.abc import Callable, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal

from starlette.requests import ClientDisconnect, Request

from hypnic.errors import HypnicError, WrongUseError
from hypnic.library import Library, NightEntry, get_night
from hypnic.library.importing import ImportOutcome, incoming_folder
from hypnic.library.worker import ImportJob, outcome_of, start_analysis, start_import, stop_import
from hypnic.view.answers import ask

LARGEST_FILE_BYTES = 2 * 1024**3
WAITING_AT_MOST = 8
JOBS_REMEMBERED = 100
NAME_LETTERS = 120
TOKEN_BYTES = 12

State = Literal["waiting", "done", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How far an import is: what to say, and the ids and names of the nights that came of it."""

    state: State = "waiting"
    text: str = "being read"
    nights: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True, kw_only=True)
class Arrivals:
    """Imports that are under way or were lately; one is read at a time, so that a recording is not starved.

    ``then`` is told each night that came of one, so that its page can be made ready before it is opened.
    """

    told: MutableMapping[str, Told] = field(default_factory=dict)
    under_way: MutableMapping[str, asyncio.Task[None]] = field(default_factory=dict)
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    then: Callable[[NightEntry], object] = lambda _night: None


async def take_file(arrivals: Arrivals, library: Library, request: Request) -> str:
    """Take a file from a request into the library's own folder for arrivals, and begin to import it.

    Returns
    -------
    str
        The number of the job, to ask about.

    Raises
    ------
    WrongUseError
        It is too large, has no usable name, or too much is being read already.
    """
    name = plain_name(request.query_params.get("name", ""))
    _check_room(arrivals)
    stated = request.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > LARGEST_FILE_BYTES:
        raise WrongUseError(_too_large(name))
    folder_context = incoming_folder(library)
    folder = await ask(folder_context.__enter__)
    try:
        await _receive(request, folder / name, name=name)
    except BaseException:
        await ask(folder_context.__exit__, None, None, None)
        raise
    return _begin(
        arrivals,
        library,
        start=lambda: start_import(library, folder / name),
        tidy=lambda: folder_context.__exit__(None, None, None),
    )


def analyse(arrivals: Arrivals, library: Library, night: str) -> str:
    """Begin to analyse a night of the library, for the first time or once more; give the number of the job."""
    _check_room(arrivals)
    return _begin(arrivals, library, start=lambda: start_analysis(library, (night,)), tidy=lambda: None)


async def stop_all(arrivals: Arrivals) -> None:
    """End every import that is under way, and what it had begun."""
    tasks = list(arrivals.under_way.values())
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task


def plain_name(name: str) -> str:
    """Keep of a file's name only what is safe to write: no folder, nothing hidden, not too long.

    Raises
    ------
    WrongUseError
        Nothing is left.
    """
    last = PureWindowsPath(PurePosixPath(name.replace("\0", "")).name).name
    kept = "".join(character if character.isprintable() else "_" for character in last).lstrip(". ")
    if not kept:
        raise WrongUseError(f"{name!r} is no name of a file: give the file a name such as night.csv")
    return kept[-NAME_LETTERS:]


def _check_room(arrivals: Arrivals) -> None:
    if len(arrivals.under_way) >= WAITING_AT_MOST:
        raise WrongUseError(f"{WAITING_AT_MOST} files are waiting to be read already: add more when they are done")


def _too_large(name: str) -> str:
    return (
        f"{name} is larger than {LARGEST_FILE_BYTES // 1024**3} GB, the most that the page takes: "
        "put it into the library's folder, or use hypnic import"
    )


async def _receive(request: Request, path: Path, *, name: str) -> None:
    received = 0
    with path.open("xb") as stream:
        try:
            async for piece in request.stream():
                received += len(piece)
                if received > LARGEST_FILE_BYTES:
                    raise WrongUseError(_too_large(name))
                await ask(stream.write, piece)
        except ClientDisconnect as error:
            raise WrongUseError(f"{name} broke off while it was being sent: send it again") from error
    if not received:
        raise WrongUseError(f"{name} is empty: nothing was added")


def _begin(arrivals: Arrivals, library: Library, *, start: Callable[[], ImportJob], tidy: Callable[[], object]) -> str:
    job = secrets.token_urlsafe(TOKEN_BYTES)
    for old in list(arrivals.told)[: max(0, len(arrivals.told) - JOBS_REMEMBERED)]:
        if old not in arrivals.under_way:
            del arrivals.told[old]
    arrivals.told[job] = Told()
    arrivals.under_way[job] = asyncio.ensure_future(_carry_out(arrivals, library, job, start=start, tidy=tidy))
    return job


async def _carry_out(
    arrivals: Arrivals,
    library: Library,
    job: str,
    *,
    start: Callable[[], ImportJob],
    tidy: Callable[[], object],
) -> None:
    try:
        async with arrivals.turn:
            outcome = await _outcome(start)
        nights = [await ask(get_night, library, night) for night in outcome.nights]
        arrivals.told[job] = _tell(outcome, nights)
        for night in nights:
            arrivals.then(night)
    except (HypnicError, OSError) as problem:
        arrivals.told[job] = Told(state="refused", text=str(problem))
    finally:
        del arrivals.under_way[job]
        tidy()


async def _outcome(start: Callable[[], ImportJob]) -> ImportOutcome:
    started = await ask(start)
    try:
        return await ask(outcome_of, started)
    except asyncio.CancelledError:
        stop_import(started)
        raise


def _tell(outcome: ImportOutcome, nights: Sequence[NightEntry]) -> Told:
    if outcome.error is not None:
        return Told(state="refused", text=outcome.error)
    text = "in the library already" if outcome.was_known else "added"
    told = Told(state="done", text=f"{text}:", nights=tuple((entry.id, entry.name) for entry in nights))
    return replace(told, text=f"{text}. {' '.join(outcome.remarks)}") if outcome.remarks else told
