"""What a library hands out: nights, where they came from, and what can be asked of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal, get_args

NightState = Literal["recorded", "analysed", "missing", "damaged"]
Change = Literal["added", "changed", "missing"]

NIGHT_STATES: tuple[NightState, ...] = get_args(NightState)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A folder of nights; ``folder`` is absolute, with every link on the way to it resolved.

    Cheap to make, to copy and to send to another thread or process: every operation opens the store by itself.
    """

    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class NightSource:
    """A recording that a night came from.

    ``name`` is the file's or wearable's name as the results give it; ``path`` is where it lies, relative to the library
    with forward slashes, None where it is not in the library.
    """

    name: str
    path: str | None = None
    site: str | None = None
    format: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NightFigures:
    """The key figures of an analysed night; None where not known. Times count from the night's first sample."""

    lights_out_s: float | None = None
    onset_s: float | None = None
    onset_interval_s: tuple[float, float] | None = None
    onset_latency_s: float | None = None
    wake_up_s: float | None = None
    total_sleep_s: float | None = None
    wake_after_onset_s: float | None = None
    efficiency: float | None = None
    twitches_per_h: float | None = None
    jerks_around_onset: int | None = None
    plm_per_h: float | None = None
    periodicity_index: float | None = None
    mean_log_interval_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NightEntry:
    """One night of the library.

    Parameters
    ----------
    id : str
        Lower-case letters, digits and hyphens: safe in an address and as a file name. It never changes.
    name : str
        What the person calls the night.
    state : {"recorded", "analysed", "missing", "damaged"}
        ``recorded``: a recording without results yet. ``missing``: its files are gone. ``damaged``: its results cannot
        be read, ``problem`` says why.
    date : datetime.date or None
        The evening it belongs to: a night runs from noon to noon. None where the recording has no clock.
    started_at : datetime or None
    timezone : str or None
        Name or offset from UTC.
    duration_s : float or None
        Of the longest recording.
    sites : tuple of str
    tier, headline, advice, spread : str or None
        The verdict of an analysed night.
    counts : mapping of str to int
        Events by kind, as the detector counted them.
    figures : NightFigures
    folder : str or None
        Results, relative to the library with forward slashes.
    sources : tuple of NightSource
    problem : str or None
        What is wrong with it, in one sentence.
    added_at : datetime
    deleted_at : datetime or None
        When it was put into the bin.
    """

    id: str
    name: str
    state: NightState
    date: date | None
    started_at: datetime | None
    timezone: str | None
    duration_s: float | None
    sites: tuple[str, ...]
    tier: str | None
    headline: str | None
    advice: str | None
    spread: str | None
    counts: Mapping[str, int]
    figures: NightFigures
    folder: str | None
    sources: tuple[NightSource, ...]
    problem: str | None
    added_at: datetime
    deleted_at: datetime | None

    @property
    def journal_key(self) -> str:
        """Under which the journal keeps the night: its date, or its id where it has none."""
        return self.id if self.date is None else self.date.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class NightFilter:
    """Which nights to list; what is left out does not filter.

    Parameters
    ----------
    text : str
        Every word of it must occur in the night's name, date, headline, sites, sources, kinds of events, or journal;
        capital letters make no difference.
    tiers, states, sites : tuple of str
        Any of these.
    first, last : datetime.date or None
        Both included. Nights without a date are left out where either is given.
    """

    text: str = ""
    tiers: tuple[str, ...] = ()
    states: tuple[NightState, ...] = ()
    sites: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One row of a night's ``events.tsv``, as the detector answered.

    ``number`` counts from 0 in the order of the table. ``other`` holds columns that this version does not know.
    """

    number: int
    onset_s: float
    duration_s: float
    kind: str
    tier: str
    decided_by: str
    started_at: str | None
    sites: tuple[str, ...]
    phase: str | None
    peak_g: float | None
    frequency_hz: float | None
    repetitions: int
    series: int | None
    other: Mapping[str, str] = field(default_factory=dict)

    @property
    def end_s(self) -> float:
        """End in seconds since the night's first sample."""
        return self.onset_s + self.duration_s


@dataclass(frozen=True, slots=True)
class EventMark:
    """As much of an event as counting over many nights needs; a tenth of the work of reading an `EventRow`."""

    number: int
    onset_s: float
    kind: str
    sites: tuple[str, ...]
    phase: str | None
    series: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshReport:
    """What a look through the folder brought: ids of nights, and what could not be read, one sentence each."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
