"""What trends need of a night's events, worked out once when its results are noticed, and kept in the store."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from detector.settings import WasmSettings
from hypnic.library.errors import NotAnalysedError
from hypnic.library.intervals import CONFIDENCE
from hypnic.library.model import EventMark, EventRow, Library, NightEntry, NightFigures
from hypnic.library.nights import folder_of
from hypnic.library.results import read_event_marks
from hypnic.library.store import reading, writing
from hypnic.library.trend_settings import TrendSettings

TWITCHES = ("hypnic_jerk", "sleep_twitch")
SECONDS_PER_HOUR = 3600.0
SETTINGS = TrendSettings()
WASM = WasmSettings()
LAYOUT = 1
"""To be raised when these figures are worked out in another way: those in the store are then made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFigures:
    """What the events of a night say beyond the figures of ``night.json``.

    Parameters
    ----------
    hours_share : float or None
        In which share of the hours of sleep there was a twitch.
    log_interval_range : tuple of float or None
        Lowest and highest mean log interval of periodic movements that the night's own intervals allow, in s.
    """

    hours_share: float | None = None
    log_interval_range: tuple[float, float] | None = None


def figures_of_events(figures: NightFigures, events: Sequence[EventRow | EventMark]) -> EventFigures:
    """Work out what the events of a night say beyond its figures."""
    marks = [(event.onset_s, event.kind, event.phase) for event in events]
    return EventFigures(
        hours_share=share_of_hours(marks, onset_s=figures.onset_s, end_s=figures.wake_up_s),
        log_interval_range=_log_interval_range(figures.mean_log_interval_s, events),
    )


def share_of_hours(
    events: Sequence[tuple[float, str, str | None]], *, onset_s: float | None, end_s: float | None
) -> float | None:
    """Tell in which share of the hours from sleep onset to waking there was a twitch.

    Parameters
    ----------
    events : sequence of tuple
        Onset in seconds, kind and phase of each.
    onset_s, end_s : float or None
        Sleep onset and waking. What is left over after the last whole hour joins it.

    Returns
    -------
    float or None
        None where sleep is not known or shorter than an hour.
    """
    if onset_s is None or end_s is None or end_s - onset_s < SECONDS_PER_HOUR:
        return None
    hours = int((end_s - onset_s) // SECONDS_PER_HOUR)
    twitches_s = [at_s for at_s, kind, phase in events if kind in TWITCHES and phase != "awake"]
    filled = {
        min(int((at_s - onset_s) // SECONDS_PER_HOUR), hours - 1) for at_s in twitches_s if onset_s <= at_s < end_s
    }
    return len(filled) / hours


def read_event_figures(library: Library, entries: Sequence[NightEntry]) -> Mapping[str, EventFigures]:
    """Give the figures of nights by their ids, from the store; those that are not there yet are made and kept."""
    known, bases = _known(library)
    made = {}
    for entry in entries:
        if entry.id not in known and entry.folder is not None:
            try:
                events = read_event_marks(folder_of(library, entry))
            except NotAnalysedError:
                continue
            made[entry.id] = (bases[entry.id], figures_of_events(entry.figures, events))
    if made:
        with writing(library) as connection:
            _put(connection, made)
    found = known | {night: figures for night, (_, figures) in made.items()}
    return {entry.id: found.get(entry.id, EventFigures()) for entry in entries}


def _known(library: Library) -> tuple[dict[str, EventFigures], dict[str, str]]:
    """Give what the store holds of the nights as they are now, and by what each night's figures are known."""
    with reading(library) as connection:
        rows = connection.execute(
            "SELECT id, fingerprint, basis, event_figures.figures AS kept FROM nights "
            "LEFT JOIN event_figures ON night_id = id"
        ).fetchall()
    bases = {row["id"]: _basis(row["fingerprint"]) for row in rows}
    known = {
        row["id"]: msgspec.json.decode(row["kept"], type=EventFigures)
        for row in rows
        if row["basis"] == bases[row["id"]]
    }
    return known, bases


def _basis(fingerprint: str) -> str:
    return f"{LAYOUT} {fingerprint}"


def _put(connection: sqlite3.Connection, figures: Mapping[str, tuple[str, EventFigures]]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO event_figures (night_id, basis, figures) VALUES (?, ?, ?)",
        [(night, basis, msgspec.json.encode(found).decode()) for night, (basis, found) in figures.items()],
    )


def _log_interval_range(mean_s: float | None, events: Sequence[EventRow | EventMark]) -> tuple[float, float] | None:
    """Tell how the mean log interval varies when the night's own intervals are drawn again and again."""
    if mean_s is None:
        return None
    logs = np.log(_intervals_s(events))
    if logs.size < 2:  # noqa: PLR2004 one interval says nothing about how they vary
        return None
    draws = np.random.default_rng(0).choice(logs, size=(SETTINGS.resamples, logs.size)).mean(axis=1)
    tail = (1 - CONFIDENCE) / 2
    low, high = np.exp(np.quantile(draws - logs.mean(), [tail, 1 - tail]))
    return mean_s * float(low), mean_s * float(high)


def _intervals_s(events: Sequence[EventRow | EventMark]) -> NDArray[np.float64]:
    """Measure from onset to onset between neighbours of a periodic series, as far as both lie in sleep."""
    members: dict[int, list[EventRow | EventMark]] = {}
    for event in events:
        if event.series is not None:
            members.setdefault(event.series, []).append(event)
    steps_s = [
        second.onset_s - first.onset_s
        for series in members.values()
        for first, second in pairwise(series)
        if first.phase == second.phase == "asleep"
    ]
    return np.array([step_s for step_s in steps_s if 0 < step_s <= WASM.maximum_interval_s], dtype=np.float64)
