"""Nights between the store and whoever asks: rows become entries, entries are listed, found and renamed."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from hypnic.library.errors import NoSuchNightError, NotAnalysedError, RefusedEntryError
from hypnic.library.model import EventRow, Library, NightEntry, NightFigures, NightFilter, NightSource
from hypnic.library.places import checked_id, confined
from hypnic.library.results import read_event_rows
from hypnic.library.store import reading, writing
from hypnic.words import KIND_NAMES

NAME_LENGTH = 200
EVERY_NIGHT = NightFilter()


def list_nights(
    library: Library, *, chosen: NightFilter = EVERY_NIGHT, most: int | None = None, skip: int = 0
) -> tuple[NightEntry, ...]:
    """List the nights that are not in the bin, the latest first, those without a date last.

    Parameters
    ----------
    library : Library
    chosen : NightFilter
        Which ones; default: all.
    most : int or None
        List at most this many.
    skip : int
        Leave out the first this many.
    """
    with reading(library) as connection:
        entries = _entries(connection, "deleted_at IS NULL")
        noted = _journal_words(connection) if chosen.text else {}
    kept = [entry for entry in entries if _is_chosen(entry, chosen, noted.get(entry.journal_key, ""))]
    return tuple(kept[skip:] if most is None else kept[skip : skip + most])


def list_bin(library: Library) -> tuple[NightEntry, ...]:
    """List the nights in the bin, the latest first."""
    with reading(library) as connection:
        return tuple(_entries(connection, "deleted_at IS NOT NULL"))


def get_night(library: Library, night: str) -> NightEntry:
    """Give one night by its id, also from the bin.

    Raises
    ------
    NoSuchNightError
        The library has none of that id.
    WrongUseError
        The word cannot be an id.
    """
    with reading(library) as connection:
        return night_of(connection, night)


def find_night(library: Library, word: str) -> NightEntry:
    """Give the night that a person means by an id, a name, a date such as 2026-09-21, or ``last``.

    Raises
    ------
    NoSuchNightError
        There is none, or there are several; the message names them.
    """
    entries = list_nights(library)
    dated = [entry for entry in entries if entry.date is not None]
    if word == "last" and dated:
        return dated[0]
    found = [entry for entry in entries if entry.id == word] or [
        entry for entry in entries if word in (entry.name, str(entry.date))
    ]
    if len(found) > 1:
        raise NoSuchNightError(f"{word} could be {' or '.join(entry.id for entry in found)}: give one of these")
    if not found:
        raise NoSuchNightError(
            f"there is no night {word!r} in {library.folder}: give an id, a name, a date or last, "
            "or look with hypnic view"
        )
    return found[0]


def rename_night(library: Library, night: str, name: str) -> NightEntry:
    """Call a night by another name; its id and its files keep theirs.

    Raises
    ------
    RefusedEntryError
        The name is empty or too long.
    """
    wanted = " ".join(name.split())
    if not 0 < len(wanted) <= NAME_LENGTH:
        raise RefusedEntryError(f"a name of {len(wanted)} letters was given: give one of 1 to {NAME_LENGTH}")
    with writing(library) as connection:
        night_of(connection, night)
        connection.execute("UPDATE nights SET name = ? WHERE id = ?", (wanted, night))
        return night_of(connection, night)


def night_folder(library: Library, night: str) -> Path:
    """Give the folder with a night's results.

    Raises
    ------
    NotAnalysedError
        The night has none, or they are gone or in the bin.
    """
    return folder_of(library, get_night(library, night))


def night_file_path(library: Library, night: str, name: str) -> Path:
    """Give one file of a night's results, such as ``report.html``; never a path out of that folder.

    Raises
    ------
    NotAnalysedError
        There is no such file.
    OutsideLibraryError
        The name leads elsewhere.
    """
    entry = get_night(library, night)
    folder = folder_of(library, entry)
    path = confined(Library(folder=folder), name)
    if not path.is_file():
        raise NotAnalysedError(f"the night {entry.name} has no file {name}: analyse it again")
    return path


def read_events(library: Library, night: str) -> tuple[EventRow, ...]:
    """Read what the detector answered: the rows of a night's ``events.tsv``, numbered from 0."""
    return read_event_rows(night_folder(library, night))


def source_paths(library: Library, entry: NightEntry) -> tuple[Path, ...]:
    """Give those recordings of a night that lie in the library and are still there."""
    places = (confined(library, source.path) for source in entry.sources if source.path is not None)
    return tuple(dict.fromkeys(place for place in places if place.exists()))


def folder_of(library: Library, entry: NightEntry) -> Path:
    """Give the folder with the results of an entry that is at hand already."""
    if entry.folder is None or entry.deleted_at is not None:
        state = "is in the bin: restore it" if entry.deleted_at is not None else "has no results yet: analyse it"
        raise NotAnalysedError(f"the night {entry.name} {state} first")
    folder = confined(library, entry.folder)
    if not folder.is_dir():
        raise NotAnalysedError(f"the results of the night {entry.name} are gone from {folder}: analyse it again")
    return folder


def night_of(connection: sqlite3.Connection, night: str) -> NightEntry:
    """Give one night by its id within an operation on the store."""
    found = _entries(connection, "id = ?", (checked_id(night),))
    if not found:
        raise NoSuchNightError(f"the library holds no night {night}: give an id as the list of nights shows it")
    return found[0]


def put_night(connection: sqlite3.Connection, entry: NightEntry, *, fingerprint: str) -> None:
    """Write an entry into the store, new or in place of the one with its id."""
    row = _row_of(entry) | {"fingerprint": fingerprint}
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    changes = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    connection.execute(
        f"INSERT INTO nights ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {changes}",
        row,
    )
    digests = dict(
        connection.execute("SELECT name, digest FROM sources WHERE night_id = ? AND digest IS NOT NULL", (entry.id,))
    )
    connection.execute("DELETE FROM sources WHERE night_id = ?", (entry.id,))
    connection.executemany(
        "INSERT INTO sources (night_id, position, name, path, site, format, digest) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (entry.id, position, one.name, one.path, one.site, one.format, digests.get(one.name))
            for position, one in enumerate(entry.sources)
        ],
    )


def _entries(connection: sqlite3.Connection, condition: str, values: Sequence[str] = ()) -> list[NightEntry]:
    rows = connection.execute(
        f"SELECT * FROM nights WHERE {condition} ORDER BY date IS NULL, date DESC, started_at DESC, name, id", values
    ).fetchall()
    sources: defaultdict[str, list[NightSource]] = defaultdict(list)
    of_nights = f"SELECT * FROM sources WHERE night_id IN (SELECT id FROM nights WHERE {condition}) ORDER BY position"
    for one in connection.execute(of_nights, values):
        source = NightSource(name=one["name"], path=one["path"], site=one["site"], format=one["format"])
        sources[one["night_id"]].append(source)
    return [_entry_of(row, sources[row["id"]]) for row in rows]


def _entry_of(row: sqlite3.Row, sources: Iterable[NightSource]) -> NightEntry:
    return NightEntry(
        id=row["id"],
        name=row["name"],
        state=row["state"],
        date=None if row["date"] is None else date.fromisoformat(row["date"]),
        started_at=_zoned(row["started_at"], row["timezone"]),
        timezone=row["timezone"],
        duration_s=row["duration_s"],
        sites=tuple(json.loads(row["sites"])),
        tier=row["tier"],
        headline=row["headline"],
        advice=row["advice"],
        spread=row["spread"],
        counts=json.loads(row["counts"]),
        figures=msgspec.json.decode(row["figures"], type=NightFigures),
        folder=row["folder"],
        sources=tuple(sources),
        problem=row["problem"],
        added_at=datetime.fromisoformat(row["added_at"]),
        deleted_at=None if row["deleted_at"] is None else datetime.fromisoformat(row["deleted_at"]),
    )


def _row_of(entry: NightEntry) -> dict[str, Any]:
    plain = asdict(replace(entry, sources=(), counts={}))
    del plain["sources"]
    moments = ("date", "started_at", "added_at", "deleted_at")
    return plain | {
        **{name: None if plain[name] is None else plain[name].isoformat() for name in moments},
        "sites": json.dumps(entry.sites),
        "counts": json.dumps(dict(entry.counts)),
        "figures": msgspec.json.encode(entry.figures).decode(),
    }


def _zoned(text: str | None, zone: str | None) -> datetime | None:
    """Read a moment; a zone known by name makes it right also after a change of the clocks."""
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    try:
        return moment.astimezone(ZoneInfo(zone)) if zone is not None and "/" in zone else moment
    except (ZoneInfoNotFoundError, ValueError):
        return moment


def _journal_words(connection: sqlite3.Connection) -> Mapping[str, str]:
    """Gather what the journal says, by the key of the night."""
    words: defaultdict[str, str] = defaultdict(str)
    for row in connection.execute(
        "SELECT night, note AS text FROM journal UNION ALL SELECT night, factor || ' ' || detail FROM journal_factors"
    ):
        words[row["night"]] += f" {row['text']} {row['text'].replace('_', ' ')}"
    return words


def _is_chosen(entry: NightEntry, chosen: NightFilter, noted: str) -> bool:
    is_between = entry.date is not None and (chosen.first or date.min) <= entry.date <= (chosen.last or date.max)
    return (
        (not chosen.tiers or entry.tier in chosen.tiers)
        and (not chosen.states or entry.state in chosen.states)
        and (not chosen.sites or bool(set(chosen.sites) & set(entry.sites)))
        and (is_between or (chosen.first is None and chosen.last is None))
        and _has_words(entry, chosen.text, noted)
    )


def _has_words(entry: NightEntry, text: str, noted: str) -> bool:
    wanted = text.casefold().split()
    if not wanted:
        return True
    kinds = [f"{kind} {KIND_NAMES.get(kind, '')}" for kind, count in entry.counts.items() if count]  # type: ignore[call-overload]
    sites = [f"{site} {site.replace('_', ' ')}" for site in entry.sites]
    day = "" if entry.date is None else f"{entry.date} {entry.date:%A %d %B %Y}"
    sources = [source.name for source in entry.sources]
    said = " ".join((entry.name, entry.id, day, entry.headline or "", *sites, *kinds, *sources, noted)).casefold()
    return all(word in said for word in wanted)


def now() -> datetime:
    """Tell the time as the store keeps it."""
    return datetime.now(tz=UTC).replace(microsecond=0)
