"""Follows recordings that are under way, for as long as somebody looks: one look a second, told to everybody."""

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Mapping, MutableMapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hypnic.growing import GrowingRecording
from hypnic.library import Library
from hypnic.live_file import SILENT_S, LiveFile, LiveWearable, read_live_files
from hypnic.view.live_analysis import analyse_apart
from recordings.capture_format import MANIFEST_NAME
from recordings.capture_tail import CaptureTail
from recordings.recording import SITES, Site

LOOK_EVERY_S = 1.0
TRACE_S = 60.0
MOST_POINTS = 1500
MESSAGES_WAITING = 5
ANALYSE_FIRST_S = 20.0
ANALYSE_PATIENCE = 20.0
NAME_LETTERS = 200


@dataclass(slots=True, kw_only=True)
class Followed:
    """One capture that is followed: its tail, what has come, and what its analysis so far said."""

    folder: Path
    tail: CaptureTail
    growing: GrowingRecording
    analysis: Mapping[str, Any] | None = None
    analysing: asyncio.Task[None] | None = None
    next_analysis_s: float = ANALYSE_FIRST_S


@dataclass(slots=True, kw_only=True, eq=False)
class LiveHub:
    """What is being recorded in a library, looked at only while somebody listens; ``is_over`` ends every stream."""

    library: Library
    listeners: set["asyncio.Queue[bytes]"] = field(default_factory=set)
    followed: MutableMapping[Path, Followed] = field(default_factory=dict)
    looking: asyncio.Task[None] | None = None
    is_over: Callable[[], bool] = lambda: False


@asynccontextmanager
async def listening_to(hub: LiveHub) -> AsyncIterator["asyncio.Queue[bytes]"]:
    """Listen: the queue gets a JSON message a second; one that is not emptied loses the oldest."""
    queue: asyncio.Queue[bytes] = asyncio.Queue(MESSAGES_WAITING)
    hub.listeners.add(queue)
    if hub.looking is None or hub.looking.done():
        hub.looking = asyncio.ensure_future(_keep_looking(hub))
    try:
        yield queue
    finally:
        hub.listeners.discard(queue)


async def stop_looking(hub: LiveHub) -> None:
    """Stop everything at the end."""
    tasks = [hub.looking, *(one.analysing for one in hub.followed.values())]
    for task in tasks:
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _keep_looking(hub: LiveHub) -> None:
    while hub.listeners:
        message = await asyncio.to_thread(look, hub)
        for queue in hub.listeners:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(message)
        for one in hub.followed.values():
            _analyse_when_due(one)
        await asyncio.sleep(LOOK_EVERY_S)
    # nobody listens any more: what was kept in memory goes, and is read anew from the disk when somebody does
    hub.followed.clear()


def look(hub: LiveHub) -> bytes:
    """Look at every recording once, and write what there is to tell as JSON."""
    now = datetime.now(UTC)
    recordings = []
    seen = set()
    for folder, said in read_live_files(hub.library.folder):
        wearables = []
        for wearable in said.wearables:
            capture = _capture_folder(folder, wearable)
            followed = None if capture is None else _follow(hub, capture, wearable)
            if followed is not None:
                seen.add(followed.folder)
            wearables.append(_wearable(wearable, followed))
        recordings.append(_recording(said, wearables, now=now))
    for gone in set(hub.followed) - seen:
        del hub.followed[gone]
    return msgspec.json.encode({"now": now, "recordings": recordings})


def _capture_folder(folder: Path, wearable: LiveWearable) -> Path | None:
    """Find the capture that a wearable is recorded into: a folder beside the file, and nothing else."""
    name = wearable.folder
    if name is None or len(name) > NAME_LETTERS or name in (".", "..") or {"/", "\\", "\0"} & set(name):
        return None
    capture = folder / name
    return capture if (capture / MANIFEST_NAME).is_file() and not capture.is_symlink() else None


def _follow(hub: LiveHub, capture: Path, wearable: LiveWearable) -> Followed:
    followed = hub.followed.get(capture)
    if followed is None:
        growing = GrowingRecording(wearable.name, _site(wearable.site))
        followed = hub.followed[capture] = Followed(folder=capture, tail=CaptureTail(capture), growing=growing)
    for facts, frames in followed.tail.read_new():
        if frames.samples.size:
            followed.growing.add(facts, frames)
    return followed


def _site(word: str) -> Site:
    return next((site for site in SITES if site == word), "unknown")


def _recording(said: LiveFile, wearables: list[dict[str, Any]], *, now: datetime) -> dict[str, Any]:
    silent_s = (now - said.updated_at).total_seconds()
    return {
        "started_at": said.started_at,
        "updated_at": said.updated_at,
        "is_silent": silent_s > SILENT_S,
        "alarm_targets": said.alarm_targets,
        "wearables": wearables,
        "notes": said.notes,
    }


def _wearable(wearable: LiveWearable, followed: Followed | None) -> dict[str, Any]:
    about = msgspec.to_builtins(wearable)
    if followed is None:
        return {**about, "trace": None, "analysis": None}
    return {**about, "trace": _trace(followed), "analysis": followed.analysis}


def _trace(followed: Followed) -> dict[str, Any] | None:
    """Give the latest minute of the three axes, thinned to what a screen can show."""
    view = followed.growing.view(TRACE_S)
    if view is None:
        return None
    recording = view.recording
    stretch = max(1, math.ceil(recording.time_s.size / MOST_POINTS))
    kept = slice(None, None, stretch)
    return {
        "times_s": np.round(recording.time_s[kept] + view.begins_s, 2).tolist(),
        "axes_g": [np.round(axis[kept].astype(np.float64), 3).tolist() for axis in recording.acceleration_g.T],
        "end_s": view.end_s,
    }


def _analyse_when_due(followed: Followed) -> None:
    """Analyse the night so far now and then, in a process of its own: the longer it takes, the more seldom."""
    view = followed.growing.view(1.0)
    if view is None or view.end_s < followed.next_analysis_s:
        return
    if followed.analysing is None or followed.analysing.done():
        followed.analysing = asyncio.ensure_future(_analyse(followed))


async def _analyse(followed: Followed) -> None:
    loop = asyncio.get_running_loop()
    began_s = loop.time()
    analysis = await analyse_apart(followed.folder)
    took_s = loop.time() - began_s
    view = followed.growing.view(1.0)
    followed.next_analysis_s = (view.end_s if view else 0.0) + max(ANALYSE_FIRST_S, ANALYSE_PATIENCE * took_s)
    if analysis is not None:
        followed.analysis = analysis
