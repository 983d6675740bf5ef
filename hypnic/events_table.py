"""The events of a night as a tab-separated table with its description, in the style of BIDS."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from detector.model import KINDS, PHASES, TIERS, Event
from hypnic.clock import moment_at, stamp
from hypnic.words import KIND_MEANINGS, PHASE_MEANINGS, TIER_MEANINGS
from recordings.recording import SITES

MISSING = "n/a"

TICKS_PER_SECOND = 1000
ROUND_OFF_TICKS = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the table: its name, what it says, its unit or levels, and how a cell is made."""

    name: str
    description: str
    cell: Callable[[Event, datetime | None], str]
    unit: str | None = None
    levels: Mapping[str, str] | None = None


def events_table(events: tuple[Event, ...], *, started_at: datetime | None) -> str:
    """Write events as tab-separated text, one row each, ``n/a`` where a value is not known.

    Parameters
    ----------
    events : tuple of Event
        Sorted by onset; onsets are seconds after the first sample of the night's first recording.
    started_at : datetime or None
        Wall-clock time of that first sample.

    Returns
    -------
    str
        A header line and one line for each event, each ending in a newline.
    """
    header = "\t".join(column.name for column in COLUMNS)
    rows = ("\t".join(column.cell(event, started_at) for column in COLUMNS) for event in events)
    return "".join(f"{line}\n" for line in (header, *rows))


def events_sidecar() -> dict[str, dict[str, object]]:
    """Describe every column of the events table: meaning, unit and levels, ready to be written as JSON."""
    return {column.name: _described(column) for column in COLUMNS}


def span_s(event: Event) -> tuple[float, float]:
    """Give an event's onset and duration on a millisecond grid, never reaching beyond its true end."""
    onset_ticks = _whole_ticks(event.onset_s)
    return onset_ticks / TICKS_PER_SECOND, (_whole_ticks(event.end_s) - onset_ticks) / TICKS_PER_SECOND


def _described(column: Column) -> dict[str, object]:
    description: dict[str, object] = {"Description": column.description}
    if column.unit is not None:
        description["Units"] = column.unit
    if column.levels is not None:
        description["Levels"] = dict(column.levels)
    return description


def _whole_ticks(time_s: float) -> int:
    return math.floor(time_s * TICKS_PER_SECOND + ROUND_OFF_TICKS)


def _decimal(value: float | None, *, places: int) -> str:
    return MISSING if value is None or not math.isfinite(value) else f"{value:.{places}f}"


COLUMNS: tuple[Column, ...] = (
    Column(
        name="onset",
        description="Start of the event, counted from the first sample of the night's first recording.",
        unit="s",
        cell=lambda event, _: _decimal(span_s(event)[0], places=3),
    ),
    Column(
        name="duration",
        description="Length of the event.",
        unit="s",
        cell=lambda event, _: _decimal(span_s(event)[1], places=3),
    ),
    Column(
        name="trial_type",
        description="Kind of the event.",
        levels={kind: KIND_MEANINGS[kind] for kind in KINDS},
        cell=lambda event, _: event.kind,
    ),
    Column(
        name="tier",
        description="What the event alone asks of the person.",
        levels={tier: TIER_MEANINGS[tier] for tier in TIERS},
        cell=lambda event, _: event.tier,
    ),
    Column(
        name="decided_by",
        description="Name of the rule that decided the kind.",
        cell=lambda event, _: event.decided_by,
    ),
    Column(
        name="started_at",
        description="Start of the event as ISO 8601 with offset from UTC; n/a where the recording has no clock.",
        cell=lambda event, started_at: stamp(moment_at(started_at, span_s(event)[0])) or MISSING,
    ),
    Column(
        name="site",
        description="Body site of the wearable; several joined by + where the event was seen on several limbs.",
        cell=lambda event, _: "+".join(sorted(event.sites, key=SITES.index)),
    ),
    Column(
        name="phase",
        description="Whether the person was awake; n/a where sleep could not be told.",
        levels={phase: PHASE_MEANINGS[phase] for phase in PHASES},
        cell=lambda event, _: event.phase or MISSING,
    ),
    Column(
        name="peak_g",
        description="Largest acceleration with gravity taken out.",
        unit="g",
        cell=lambda event, _: _decimal(event.peak_g, places=4),
    ),
    Column(
        name="frequency_hz",
        description="Dominant repetition rate; n/a where the event is not rhythmic.",
        unit="Hz",
        cell=lambda event, _: _decimal(event.frequency_hz, places=2),
    ),
    Column(
        name="repetitions",
        description="Bursts or cycles in the event, 1 for an isolated one.",
        cell=lambda event, _: str(event.repetitions),
    ),
    Column(
        name="series",
        description="Number of the periodic series the event belongs to; n/a where it belongs to none.",
        cell=lambda event, _: MISSING if event.series is None else str(event.series),
    ),
    Column(
        name="confidence",
        description="Share of events decided alike that were of this kind, on labelled synthetic nights; 0 to 1.",
        cell=lambda event, _: _decimal(event.confidence, places=3),
    ),
)
