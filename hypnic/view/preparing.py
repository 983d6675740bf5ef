"""Nights that are being made ready: each in a process of its own that can be ended, its steps told as they come."""

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from hypnic.library import Library, NightEntry
from hypnic.view.prepared import PreparationError, Step

LONGEST_S = 300.0
SPARE_S = 600.0
LAST_WORDS_BYTES = 2000
LARGEST_STEP_BYTES = 64 << 20


@dataclass(slots=True, kw_only=True)
class Spare:
    """A process that has loaded everything and waits for a night, so that the next one is quick; or none."""

    process: asyncio.subprocess.Process | None = None


async def keep_spare(spare: Spare) -> None:
    """Have a process wait, as when a person looks at the list and will open a night; it goes if none is opened."""
    if spare.process is None or spare.process.returncode is not None:
        spare.process = await _start()
        asyncio.get_running_loop().call_later(SPARE_S, _dismiss, spare, spare.process)


async def end_spare(spare: Spare) -> None:
    """End the process that waits, if there is one."""
    process, spare.process = spare.process, None
    if process is not None and process.returncode is None:
        process.kill()
        await process.communicate()


async def prepare_apart(library: Library, entry: NightEntry, *, tell: Callable[[Step], object], spare: Spare) -> None:
    """Make a night ready in a process of its own, which is ended if it takes too long.

    Parameters
    ----------
    library : Library
    entry : NightEntry
    tell : callable
        Told each step as it begins.
    spare : Spare
        Its process is used if there is one.

    Raises
    ------
    PreparationError
        It could not be done; the message says why.
    """
    process, spare.process = spare.process, None
    if process is None or process.returncode is not None:
        process = await _start()
    try:
        errors = await asyncio.wait_for(_hand_over(process, library, entry, tell), LONGEST_S)
    except TimeoutError as error:
        raise PreparationError(f"{entry.name} took longer than {LONGEST_S:.0f} s to read and was given up") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        said = errors[-LAST_WORDS_BYTES:].decode(errors="replace").strip().splitlines()
        raise PreparationError(
            said[-1]
            if said
            else f"the program that reads it ended with code {process.returncode}; load this page again"
        )


def _dismiss(spare: Spare, process: asyncio.subprocess.Process) -> None:
    """Let a process go that is still unused: it ends by itself when no night can come any more."""
    if spare.process is process and process.stdin is not None:
        spare.process = None
        process.stdin.close()


async def _start() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "hypnic.view.making"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=LARGEST_STEP_BYTES,
    )


async def _hand_over(
    process: asyncio.subprocess.Process, library: Library, entry: NightEntry, tell: Callable[[Step], object]
) -> bytes:
    """Name the night, pass on what the process tells line by line until it ends; give what it complained of."""
    named, printed, complaints = process.stdin, process.stdout, process.stderr
    if named is None or printed is None or complaints is None:
        return b""
    complaining = asyncio.ensure_future(complaints.read())
    try:
        # one that has died already is told by its end
        with suppress(ConnectionError):
            named.write(msgspec.json.encode((str(library.folder), entry.id)) + b"\n")
            await named.drain()
        async for line in printed:
            tell(msgspec.json.decode(line, type=Step))
        await process.wait()
        return await complaining
    finally:
        complaining.cancel()
