"""Reads a folder of results back: forgiving towards fields and columns of later versions, strict about what is used."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from hypnic.library.errors import NotAnalysedError
from hypnic.library.model import EventMark, EventRow, NightFigures, NightSource
from hypnic.library.places import EVENTS_NAME, NIGHT_NAME

MISSING = "n/a"
NOON = timedelta(hours=12)
LARGEST_FILE_BYTES = 64 * 1024 * 1024
KNOWN_COLUMNS = (
    "onset",
    "duration",
    "trial_type",
    "tier",
    "decided_by",
    "started_at",
    "site",
    "phase",
    "peak_g",
    "frequency_hz",
    "repetitions",
    "series",
)


MARKED_COLUMNS = ("onset", "trial_type", "site", "phase", "series")


class ReadRecording(msgspec.Struct, frozen=True, kw_only=True):
    """What is used of one recording in ``night.json``."""

    source: str
    duration_s: float
    site: str = "unknown"
    format: str | None = None
    started_at: str | None = None


class ReadVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """What is used of the verdict in ``night.json``."""

    tier: str
    headline: str
    advice: str = ""
    spread: str = "unknown"


class ReadNight(msgspec.Struct, frozen=True, kw_only=True):
    """What is used of ``night.json``; whatever else is in it is left alone."""

    schema_version: int
    recordings: tuple[ReadRecording, ...]
    verdict: ReadVerdict
    sleep: dict[str, Any] = {}
    indices: dict[str, Any] = {}
    counts: dict[str, int] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a folder of results says about its night."""

    started_at: datetime | None
    duration_s: float
    sites: tuple[str, ...]
    tier: str
    headline: str
    advice: str
    spread: str
    counts: dict[str, int]
    figures: NightFigures
    sources: tuple[NightSource, ...]


def read_result(folder: Path) -> Result:
    """Read what ``night.json`` says about a night.

    Raises
    ------
    NotAnalysedError
        There is none, or it is damaged.
    """
    path = folder / NIGHT_NAME
    try:
        night = msgspec.json.decode(_content(path), type=ReadNight)
        if not night.recordings:
            raise NotAnalysedError(f"{path} names no recording: analyse the night again")
        started_at = _moment(night.recordings[0].started_at)
        figures = msgspec.convert(night.sleep | night.indices, type=NightFigures)
    except (msgspec.MsgspecError, ValueError) as error:
        raise NotAnalysedError(f"{path} is damaged ({error}): analyse the night again") from error
    return Result(
        started_at=started_at,
        duration_s=max(recording.duration_s for recording in night.recordings),
        sites=tuple(dict.fromkeys(recording.site for recording in night.recordings)),
        tier=night.verdict.tier,
        headline=night.verdict.headline,
        advice=night.verdict.advice,
        spread=night.verdict.spread,
        counts=night.counts,
        figures=figures,
        sources=tuple(NightSource(name=one.source, site=one.site, format=one.format) for one in night.recordings),
    )


def read_event_rows(folder: Path) -> tuple[EventRow, ...]:
    """Read ``events.tsv`` of a folder of results; see `event_rows`.

    Raises
    ------
    NotAnalysedError
        There is none, or a row of it cannot be understood.
    """
    path = folder / EVENTS_NAME
    try:
        return event_rows(_content(path).decode())
    except ValueError as error:
        raise NotAnalysedError(f"{path} is damaged ({error}): analyse the night again") from error


def event_rows(table: str) -> tuple[EventRow, ...]:
    """Read a table of events: the columns of the contract by name, whatever their order, and any others beside them.

    Raises
    ------
    ValueError
        A row of it cannot be understood.
    """
    header, *lines = [line.removesuffix("\r") for line in table.split("\n")]
    columns = header.split("\t")
    others = tuple(name for name in columns if name not in KNOWN_COLUMNS)
    rows = (dict(zip(columns, line.split("\t"), strict=False)) for line in lines if line)
    try:
        return tuple(_event_row(number, cells, others=others) for number, cells in enumerate(rows))
    except KeyError as error:
        raise ValueError(f"not a table of events: {error}") from error


def read_event_marks(folder: Path) -> tuple[EventMark, ...]:
    """Read of ``events.tsv`` only what counting over many nights needs.

    Raises
    ------
    NotAnalysedError
        There is none, or a row of it cannot be understood.
    """
    path = folder / EVENTS_NAME
    try:
        header, *lines = [line.removesuffix("\r") for line in _content(path).decode().split("\n")]
        columns = header.split("\t")
        onset, kind, site, phase, series = (columns.index(name) for name in MARKED_COLUMNS)
        cut = (line.split("\t") for line in lines if line)
        return tuple(
            EventMark(number, _needed(row[onset]), row[kind], _sites(row[site]), _text(row[phase]), _whole(row[series]))
            for number, row in enumerate(cut)
        )
    except (ValueError, IndexError) as error:
        raise NotAnalysedError(f"{path} is damaged ({error}): analyse the night again") from error


def evening_of(started_at: datetime | None) -> date | None:
    """Tell which evening a night belongs to: it runs from noon to noon."""
    return None if started_at is None else (started_at - NOON).date()


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise NotAnalysedError(f"{path} is larger than any result: analyse the night again")
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NotAnalysedError(f"{path} cannot be read ({reason}): analyse the night again") from error


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no offset from UTC")
    return moment


def _event_row(number: int, cells: Mapping[str, str], *, others: Sequence[str]) -> EventRow:
    return EventRow(
        number=number,
        onset_s=_needed(cells["onset"]),
        duration_s=_needed(cells["duration"]),
        kind=cells["trial_type"],
        tier=cells["tier"],
        decided_by=cells["decided_by"],
        started_at=_text(cells["started_at"]),
        sites=_sites(cells["site"]),
        phase=_text(cells["phase"]),
        peak_g=_number(cells["peak_g"]),
        frequency_hz=_number(cells["frequency_hz"]),
        repetitions=int(cells["repetitions"]),
        series=_whole(cells["series"]),
        # a row with too many cells keeps the rest without a name, one with too few has none
        other={name: cells[name] for name in others if name in cells},
    )


@lru_cache(maxsize=256)
def _sites(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("+"))


def _needed(cell: str) -> float:
    value = float(cell)
    if not math.isfinite(value):
        raise ValueError(f"{cell} is no time")
    return value


def _text(cell: str) -> str | None:
    return None if cell == MISSING else cell


def _number(cell: str) -> float | None:
    return None if cell == MISSING else float(cell)


def _whole(cell: str) -> int | None:
    return None if cell == MISSING else int(cell)
