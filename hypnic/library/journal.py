"""What the sleeper says about a night: factors that were there, when the light went out, a note."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from hypnic.library.errors import RefusedEntryError
from hypnic.library.model import Library
from hypnic.library.nights import now
from hypnic.library.places import NIGHT_ID
from hypnic.library.store import reading, writing

FACTOR_LENGTH = 40
NOTE_LENGTH = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """Something that may go together with twitches: its name, what a person reads, and what to tick it for."""

    name: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One night of the journal.

    Parameters
    ----------
    night : str
        Date of the evening such as 2026-09-21, or the id of a night without a date: ``NightEntry.journal_key``.
    factors : mapping of str to str
        Those that were there, each with its detail, such as "2 glasses", or an empty text.
    lights_out : datetime.time or None
    note : str
    """

    night: str
    factors: Mapping[str, str]
    lights_out: time | None = None
    note: str = ""


FACTORS: tuple[Factor, ...] = (
    Factor(name="stress", label="Stress", meaning="a day or an evening of strain or worry"),
    Factor(name="alcohol", label="Alcohol", meaning="any alcohol in the evening"),
    Factor(name="caffeine", label="Caffeine", meaning="coffee, tea, cola or energy drinks after noon"),
    Factor(name="medicines", label="Medicines", meaning="a medicine taken, left out or changed; say which"),
    Factor(name="drugs", label="Drugs", meaning="any drug"),
    Factor(name="sport", label="Sport", meaning="hard or late exercise, overtraining"),
    Factor(name="magnesium_calcium", label="Lack of magnesium or calcium", meaning="a known or suspected lack"),
    Factor(name="infection", label="Infection", meaning="a cold, fever or another infection"),
    Factor(name="low_blood_sugar", label="Low blood sugar", meaning="measured or felt"),
    Factor(name="sleep_lack", label="Lack of sleep", meaning="too little sleep in the night before"),
)
FACTOR_NAMES = tuple(factor.name for factor in FACTORS)


def write_journal(library: Library, entry: JournalEntry) -> JournalEntry:
    """Write what is said about a night in place of all that was said about it before.

    Parameters
    ----------
    library : Library
    entry : JournalEntry
        Factors other than those in ``FACTORS`` are the person's own. An entry that says nothing still counts as a
        night on which none of the factors was there; `remove_from_journal` takes it away.

    Returns
    -------
    JournalEntry
        As it is kept: words without spare blanks, own factors in the spelling they were given first.

    Raises
    ------
    RefusedEntryError
        The night is no date and no id, or a factor or the note is empty or too long.
    """
    night = checked_key(entry.night)
    with writing(library) as connection:
        known = {name.casefold(): name for name in (*_used(connection), *FACTOR_NAMES)}
        factors = {
            known.get(_factor(name).casefold(), _factor(name)): _detail(detail)
            for name, detail in entry.factors.items()
        }
        kept = JournalEntry(night=night, factors=factors, lights_out=entry.lights_out, note=_note(entry.note))
        connection.execute("DELETE FROM journal WHERE night = ?", (night,))
        lights_out = None if kept.lights_out is None else f"{kept.lights_out:%H:%M}"
        connection.execute(
            "INSERT INTO journal (night, lights_out, note, written_at) VALUES (?, ?, ?, ?)",
            (night, lights_out, kept.note, now().isoformat()),
        )
        connection.executemany(
            "INSERT INTO journal_factors (night, factor, detail) VALUES (?, ?, ?)",
            [(night, name, detail) for name, detail in factors.items()],
        )
    return kept


def read_journal(library: Library) -> tuple[JournalEntry, ...]:
    """Read the whole journal, the latest night first."""
    with reading(library) as connection:
        return _read(connection, "", ())


def journal_of(library: Library, night: str) -> JournalEntry | None:
    """Read what the journal says about one night, by its key; None where it says nothing."""
    with reading(library) as connection:
        found = _read(connection, "WHERE night = ?", (checked_key(night),))
    return found[0] if found else None


def remove_from_journal(library: Library, night: str) -> None:
    """Take a night out of the journal, as if nothing had ever been said about it."""
    with writing(library) as connection:
        connection.execute("DELETE FROM journal WHERE night = ?", (checked_key(night),))


def own_factors(library: Library) -> tuple[str, ...]:
    """List the factors the person made up, in alphabetical order."""
    with reading(library) as connection:
        return tuple(name for name in _used(connection) if name not in FACTOR_NAMES)


def lights_out_of(library: Library, night: str) -> time | None:
    """Tell when the light went out by the journal; None where it does not say."""
    entry = journal_of(library, night)
    return None if entry is None else entry.lights_out


def factor_label(name: str) -> str:
    """Write a factor as a person reads it; one's own as it was given."""
    return next((factor.label for factor in FACTORS if factor.name == name), name)


def checked_key(night: str) -> str:
    """Let only a date or an id of a night pass.

    Raises
    ------
    RefusedEntryError
        It is neither.
    """
    if NIGHT_ID.fullmatch(night):
        return night
    try:
        return date.fromisoformat(night).isoformat()
    except ValueError as error:
        raise RefusedEntryError(
            f"{night!r} is no night: give the date of its evening such as 2026-09-21, or the id of a night"
        ) from error


def _read(connection: sqlite3.Connection, condition: str, values: Sequence[str]) -> tuple[JournalEntry, ...]:
    factors: dict[str, dict[str, str]] = {}
    for row in connection.execute(f"SELECT * FROM journal_factors {condition} ORDER BY rowid", values):
        factors.setdefault(row["night"], {})[row["factor"]] = row["detail"]
    return tuple(
        JournalEntry(
            night=row["night"],
            factors=factors.get(row["night"], {}),
            lights_out=None if row["lights_out"] is None else time.fromisoformat(row["lights_out"]),
            note=row["note"],
        )
        for row in connection.execute(f"SELECT * FROM journal {condition} ORDER BY night DESC", values)
    )


def _used(connection: sqlite3.Connection) -> tuple[str, ...]:
    rows = connection.execute("SELECT DISTINCT factor FROM journal_factors ORDER BY factor").fetchall()
    return tuple(row["factor"] for row in rows)


def _factor(name: str) -> str:
    wanted = " ".join(name.split())
    if not 0 < len(wanted) <= FACTOR_LENGTH or "=" in wanted:
        raise RefusedEntryError(
            f"{name!r} cannot be a factor: give one of {', '.join(FACTOR_NAMES)}, "
            f"or a name of your own of 1 to {FACTOR_LENGTH} letters without ="
        )
    return wanted


def _detail(text: str) -> str:
    return _note(" ".join(text.split()))


def _note(text: str) -> str:
    if len(text) > NOTE_LENGTH:
        raise RefusedEntryError(f"a note of {len(text)} letters was given: give at most {NOTE_LENGTH}")
    return text.strip()
