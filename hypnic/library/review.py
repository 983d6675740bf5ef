"""The person's word beside the detector's: events confirmed, renamed, rejected, added, with notes."""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from detector.agreement import Tolerances, match_onsets
from detector.model import KINDS, Kind
from hypnic.library.errors import NoSuchEventError, RefusedEntryError
from hypnic.library.model import EventMark, EventRow, Library, NightEntry
from hypnic.library.nights import folder_of, get_night, night_of, now, read_events
from hypnic.library.places import checked_id
from hypnic.library.results import read_event_marks
from hypnic.library.store import reading, writing
from recordings.recording import SITES

Decision = Literal["confirmed", "renamed", "rejected", "missed", "noted"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)

NOTE_LENGTH = 10_000
SAME_EVENT_S = Tolerances().jerk_onset_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the person says about one event.

    Parameters
    ----------
    id : int
        Names the review within the library.
    event : int or None
        Number of the event in ``events.tsv``, from 0. None for one that the detector missed, and for one that is no
        longer there since the night was analysed anew: see ``is_left_over``.
    onset_s, duration_s : float
        Of the event when it was reviewed.
    site : str
        Body sites joined by ``+``.
    detected_kind : str or None
        What the detector had said; None where it missed the event.
    decision : {"confirmed", "renamed", "rejected", "missed", "noted"}
        ``noted``: a note alone, which says nothing about the kind.
    kind : str or None
        What it is by the person; None where rejected.
    note : str
    reviewed_at : str
        ISO 8601, UTC.
    """

    id: int
    event: int | None
    onset_s: float
    duration_s: float
    site: str
    detected_kind: str | None
    decision: Decision
    kind: str | None
    note: str
    reviewed_at: str

    @property
    def is_left_over(self) -> bool:
        """True where the event it speaks of is no longer among the results."""
        return self.event is None and self.decision != "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedCounts:
    """Events by kind: as the detector counted them, and with the person's word. Every kind is there, be it with 0.

    ``reviewed`` is how many events the person decided about, missed ones included.
    """

    by_detector: Mapping[str, int]
    by_person: Mapping[str, int]
    reviewed: int


def review_event(
    library: Library, night: str, event: int, *, decision: Decision, kind: Kind | None = None, note: str = ""
) -> Review:
    """Say what an event was; a second word replaces the first, the detector's answer stays as it is.

    Parameters
    ----------
    library : Library
    night : str
        Id of the night.
    event : int
        Its number in ``events.tsv``, from 0.
    decision : {"confirmed", "renamed", "rejected", "noted"}
    kind : str, optional
        Needed where renamed, not allowed otherwise.
    note : str

    Raises
    ------
    NoSuchEventError
        The night has no event of that number.
    RefusedEntryError
        Decision, kind and note do not fit together.
    """
    detected = _event(read_events(library, night), event)
    _check(decision, kind, detected.kind)
    said = {"confirmed": detected.kind, "noted": detected.kind, "renamed": kind, "rejected": None}[decision]
    before = next((one for one in list_reviews(library, night) if one.event == event), None)
    with writing(library) as connection:
        if before is not None:
            connection.execute("DELETE FROM reviews WHERE id = ?", (before.id,))
        made = _insert(connection, night, detected, decision=decision, kind=said, note=note)
    return _review_of(library, night, made)


def add_missed_event(
    library: Library,
    night: str,
    *,
    onset_s: float,
    duration_s: float,
    kind: Kind,
    site: str = "unknown",
    note: str = "",
) -> Review:
    """Add an event that the detector missed; times count from the night's first sample.

    Raises
    ------
    RefusedEntryError
        It lies outside of the night, or its kind or site is none.
    """
    entry = get_night(library, night)
    end_s = entry.duration_s if entry.duration_s is not None else float("inf")
    if not (0 <= onset_s <= end_s and 0 <= duration_s <= end_s - onset_s):
        raise RefusedEntryError(
            f"an event from {onset_s:g} s, {duration_s:g} s long, was given: it must lie within 0 and {end_s:g} s"
        )
    if kind not in KINDS or not set(site.split("+")) <= set(SITES):
        raise RefusedEntryError(
            f"kind {kind!r} and site {site!r} were given: kinds are {', '.join(KINDS)}; sites are {', '.join(SITES)}"
        )
    with writing(library) as connection:
        night_of(connection, night)
        made = connection.execute(
            "INSERT INTO reviews (night_id, onset_s, duration_s, site, decision, kind, note, reviewed_at) "
            "VALUES (?, ?, ?, ?, 'missed', ?, ?, ?)",
            (night, onset_s, duration_s, site, kind, _checked_note(note), now().isoformat()),
        ).lastrowid
    return _review_of(library, night, made)


def remove_review(library: Library, night: str, review: int) -> None:
    """Take a review back.

    Raises
    ------
    NoSuchEventError
        The night has no such review.
    """
    with writing(library) as connection:
        changed = connection.execute(
            "DELETE FROM reviews WHERE id = ? AND night_id = ?", (review, checked_id(night))
        ).rowcount
        if not changed:
            raise NoSuchEventError(f"the night has no review {review}: look at the list of its reviews")


def list_reviews(library: Library, night: str) -> tuple[Review, ...]:
    """List what the person said about the events of a night, by onset.

    Notes
    -----
    A review remembers the event itself, not its number: after the night was analysed anew it goes to the event of the
    same sites whose onset lies within half a second, if there is one, and is kept without one otherwise.
    """
    with reading(library) as connection:
        night_of(connection, night)
        rows = connection.execute("SELECT * FROM reviews WHERE night_id = ? ORDER BY onset_s, id", (night,)).fetchall()
    if not rows:
        return ()
    entry = get_night(library, night)
    events = read_events(library, night) if entry.state == "analysed" and entry.deleted_at is None else ()
    numbers = _numbers(rows, events)
    return tuple(_review(row, numbers.get(row["id"])) for row in rows)


def read_reviewed(
    library: Library, entries: Sequence[NightEntry]
) -> Mapping[str, tuple[tuple[EventMark, ...], tuple[Review, ...]]]:
    """Give events and reviews of those nights among some that the person said anything about; see `list_reviews`."""
    said: dict[str, list[sqlite3.Row]] = {}
    with reading(library) as connection:
        for row in connection.execute("SELECT * FROM reviews ORDER BY onset_s, id"):
            said.setdefault(row["night_id"], []).append(row)
    found = {}
    for entry in entries:
        if entry.id in said:
            events = read_event_marks(folder_of(library, entry))
            numbers = _numbers(said[entry.id], events)
            found[entry.id] = events, tuple(_review(row, numbers.get(row["id"])) for row in said[entry.id])
    return found


def count_with_review(events: Sequence[EventRow], reviews: Sequence[Review]) -> ReviewedCounts:
    """Count events by kind with and without what the person said.

    Rejected events are left out of the person's count, renamed ones count as what they were renamed to, missed ones
    are added; what was not reviewed counts as the detector said.
    """
    said = {review.event: review for review in reviews if review.event is not None}
    kinds = [said[event.number].kind if event.number in said else event.kind for event in events]
    missed = [review.kind for review in reviews if review.decision == "missed"]
    by_detector, by_person = Counter(event.kind for event in events), Counter([*kinds, *missed])
    return ReviewedCounts(
        by_detector={kind: by_detector[kind] for kind in KINDS},
        by_person={kind: by_person[kind] for kind in KINDS},
        reviewed=sum(review.decision != "noted" and not review.is_left_over for review in reviews),
    )


def _check(decision: str, kind: str | None, detected: str) -> None:
    allowed = tuple(one for one in DECISIONS if one != "missed")
    if decision not in allowed:
        raise RefusedEntryError(f"the decision is {decision!r}: must be one of {', '.join(allowed)}")
    if decision != "renamed" and kind is not None:
        raise RefusedEntryError(f"a kind was given with {decision!r}: give one only where the event is renamed")
    if decision == "renamed" and (kind not in KINDS or kind == detected):
        raise RefusedEntryError(
            f"{kind!r} cannot be the new kind of a {detected}: must be another of {', '.join(KINDS)}"
        )


def _event(events: Sequence[EventRow], number: int) -> EventRow:
    if not 0 <= number < len(events):
        raise NoSuchEventError(f"there is no event {number}: the night has {len(events)}, counted from 0")
    return events[number]


def _insert(
    connection: sqlite3.Connection, night: str, event: EventRow, *, decision: str, kind: str | None, note: str
) -> int | None:
    return connection.execute(
        "INSERT INTO reviews (night_id, onset_s, duration_s, site, detected_kind, decision, kind, note, reviewed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            night,
            event.onset_s,
            event.duration_s,
            "+".join(event.sites),
            event.kind,
            decision,
            kind,
            _checked_note(note),
            now().isoformat(),
        ),
    ).lastrowid


def _checked_note(note: str) -> str:
    if len(note) > NOTE_LENGTH:
        raise RefusedEntryError(f"a note of {len(note)} letters was given: give at most {NOTE_LENGTH}")
    return note.strip()


def _review_of(library: Library, night: str, number: int | None) -> Review:
    return next(review for review in list_reviews(library, night) if review.id == number)


def _numbers(rows: Sequence[sqlite3.Row], events: Sequence[EventRow | EventMark]) -> dict[int, int]:
    """Find the event that each review speaks of, one to one, site by site."""
    found: dict[int, int] = {}
    for site in {row["site"] for row in rows}:
        said = [row for row in rows if row["site"] == site and row["detected_kind"] is not None]
        there = [event for event in events if "+".join(event.sites) == site]
        matching = match_onsets(
            np.array([row["onset_s"] for row in said]),
            np.array([event.onset_s for event in there]),
            tolerance_s=SAME_EVENT_S,
        )
        found |= {said[i]["id"]: there[j].number for i, j in matching.pairs}
    return found


def _review(row: sqlite3.Row, event: int | None) -> Review:
    return Review(
        id=row["id"],
        event=event,
        onset_s=row["onset_s"],
        duration_s=row["duration_s"],
        site=row["site"],
        detected_kind=row["detected_kind"],
        decision=row["decision"],
        kind=row["kind"],
        note=row["note"],
        reviewed_at=row["reviewed_at"],
    )
