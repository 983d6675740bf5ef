"""Figures over many nights: each with its uncertainty, and with and without each factor of the journal."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from hypnic.library.errors import RefusedEntryError
from hypnic.library.event_figures import SECONDS_PER_HOUR, TWITCHES, EventFigures, read_event_figures
from hypnic.library.intervals import Estimate, difference, middle, rate, slope
from hypnic.library.journal import FACTOR_NAMES, JournalEntry, factor_label, own_factors, read_journal
from hypnic.library.model import EventMark, Library, NightEntry, NightFilter
from hypnic.library.nights import list_nights
from hypnic.library.review import Review, read_reviewed
from hypnic.library.trend_settings import TrendSettings

Counted = Literal["detector", "person"]

DAYS_PER_WEEK = 7
SETTINGS = TrendSettings()
EVERY_NIGHT = NightFilter()

NO_CAUSE = (
    "Nights with and without a factor differ in other ways too: this shows what went together, not what caused what. "
    "Of twenty comparisons of things that have nothing to do with each other, about one misses zero by chance."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NightData:
    """What a measure may look at: the entry, what its events say; events and reviews where the person reviewed it."""

    entry: NightEntry
    from_events: EventFigures
    events: tuple[EventMark, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def sleep_h(self) -> float:
        """Hours of sleep, 0 where not known."""
        return (self.entry.figures.total_sleep_s or 0.0) / SECONDS_PER_HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure that can be followed: its name in ``night.json``, words for it, and how one night gives it.

    ``by_detector`` and ``by_person`` give the night's value with its uncertainty within that night (``low`` and
    ``high`` are nan where that is not known), or None where the night does not have the figure.
    """

    name: str
    label: str
    unit: str
    meaning: str
    by_detector: Callable[[NightData], Estimate | None]
    by_person: Callable[[NightData], Estimate | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """One night of a trend. ``low`` and ``high`` are the night's own uncertainty, None where it is not known."""

    night: str
    date: date
    sites: tuple[str, ...]
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A figure over the nights, the earliest first.

    Parameters
    ----------
    measure : Measure
    points : tuple of TrendPoint
        One for each date: the night with the most sleep.
    typical : Estimate or None
        Median over the nights with its exact interval; None where the nights are too few.
    change_per_week : Estimate or None
        Slope by Theil and Sen with its interval.
    notes : tuple of str
        What has to be said beside it, one sentence each.
    """

    measure: Measure
    points: tuple[TrendPoint, ...]
    typical: Estimate | None
    change_per_week: Estimate | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorComparison:
    """A figure on nights with a factor against nights without it.

    ``difference`` is with minus without, with its interval; None where the nights are too few. ``text`` says all of it
    in one or two sentences, and never a cause.
    """

    factor: str
    measure: Measure
    nights_with: int
    nights_without: int
    typical_with: float | None
    typical_without: float | None
    difference: Estimate | None
    text: str


def trend(
    library: Library,
    measure: str = "twitches_per_h",
    *,
    chosen: NightFilter = EVERY_NIGHT,
    counted: Counted = "detector",
) -> Trend:
    """Follow a figure over the nights.

    Parameters
    ----------
    library : Library
    measure : str
        One of the names in ``MEASURES``.
    chosen : NightFilter
        Which nights; best of one body site, since a wrist and an ankle do not twitch alike.
    counted : {"detector", "person"}
        Whether the person's reviews are used.
    """
    return _followed(_nights(library, chosen, counted=counted), measure_named(measure), counted)


def every_trend(
    library: Library, *, chosen: NightFilter = EVERY_NIGHT, counted: Counted = "detector"
) -> tuple[Trend, ...]:
    """Follow every figure over the nights; see `trend`."""
    nights = _nights(library, chosen, counted=counted)
    return tuple(_followed(nights, measure, counted) for measure in MEASURES)


def every_trend_and_factor(
    library: Library, *, chosen: NightFilter = EVERY_NIGHT, counted: Counted = "detector"
) -> tuple[tuple[Trend, ...], tuple[FactorComparison, ...]]:
    """Give what `every_trend` and `compare_factors` give, from one look at the nights."""
    nights = _nights(library, chosen, counted=counted)
    followed = tuple(_followed(nights, measure, counted) for measure in MEASURES)
    return followed, _compare_all(library, chosen, {trend.measure.name: trend.points for trend in followed})


def compare_factor(
    library: Library,
    factor: str,
    measure: str = "twitches_per_h",
    *,
    chosen: NightFilter = EVERY_NIGHT,
    counted: Counted = "detector",
) -> FactorComparison:
    """Compare a figure on nights with a factor and on nights without it; see `compare_factors`."""
    wanted = measure_named(measure)
    points = _points(_nights(library, chosen, counted=counted), wanted, counted)
    return _compared(factor, wanted, points, _ticks(read_journal(library), _dates(library, chosen), factor))


def compare_factors(
    library: Library, *, chosen: NightFilter = EVERY_NIGHT, counted: Counted = "detector"
) -> tuple[FactorComparison, ...]:
    """Compare every figure on nights with and without each factor that was ever ticked.

    Notes
    -----
    A night without an entry in the journal is in neither group: nobody said anything about it. In an entry, what was
    not ticked was not there; a factor of one's own counts as absent only from the night on which it was first ticked.
    The difference is that of Hodges and Lehmann, its interval inverts the exact rank sum test. Fewer than
    `TrendSettings.fewest_with` nights in a group are too few, and it is said so.
    """
    nights = _nights(library, chosen, counted=counted)
    return _compare_all(library, chosen, {measure.name: _points(nights, measure, counted) for measure in MEASURES})


def measure_named(name: str) -> Measure:
    """Find a measure by its name.

    Raises
    ------
    RefusedEntryError
        There is none of that name.
    """
    found = [measure for measure in MEASURES if measure.name == name]
    if not found:
        raise RefusedEntryError(
            f"there is no figure {name!r} to follow: choose one of {', '.join(measure.name for measure in MEASURES)}"
        )
    return found[0]


def _compare_all(
    library: Library, chosen: NightFilter, points: Mapping[str, Sequence[TrendPoint]]
) -> tuple[FactorComparison, ...]:
    journal, dates = read_journal(library), _dates(library, chosen)
    ticked = {name for entry in journal for name in entry.factors}
    factors = [name for name in (*FACTOR_NAMES, *own_factors(library)) if name in ticked]
    ticks = {factor: _ticks(journal, dates, factor) for factor in factors}
    return tuple(
        _compared(factor, measure, points[measure.name], ticks[factor])
        for factor in factors
        for measure in MEASURES
        if points[measure.name]
    )


def _nights(library: Library, chosen: NightFilter, *, counted: Counted) -> tuple[NightData, ...]:
    """Gather one night for each date, the earliest first, with events and reviews where the person's word counts."""
    best: dict[date, NightEntry] = {}
    for entry in list_nights(library, chosen=chosen):
        if entry.date is None or entry.state != "analysed":
            continue
        if entry.date not in best or _sleep_s(entry) > _sleep_s(best[entry.date]):
            best[entry.date] = entry
    entries = [entry for _, entry in sorted(best.items())]
    from_events = read_event_figures(library, entries)
    reviewed = read_reviewed(library, entries) if counted == "person" else {}
    nothing: tuple[tuple[EventMark, ...], tuple[Review, ...]] = ((), ())
    return tuple(
        NightData(entry=entry, from_events=from_events[entry.id], events=events, reviews=reviews)
        for entry in entries
        for events, reviews in [reviewed.get(entry.id, nothing)]
    )


def _sleep_s(entry: NightEntry) -> float:
    return entry.figures.total_sleep_s or 0.0


def _followed(nights: Sequence[NightData], measure: Measure, counted: Counted) -> Trend:
    points = _points(nights, measure, counted)
    return Trend(
        measure=measure,
        points=points,
        typical=_typical(points),
        change_per_week=_change_per_week(points),
        notes=_notes(points, measure),
    )


def _points(nights: Sequence[NightData], measure: Measure, counted: Counted) -> tuple[TrendPoint, ...]:
    measured = [(night, _measured(night, measure, counted)) for night in nights]
    return tuple(
        TrendPoint(
            night=night.entry.id,
            date=night.entry.date,
            sites=night.entry.sites,
            value=estimate.value,
            low=estimate.low if math.isfinite(estimate.low) else None,
            high=estimate.high if math.isfinite(estimate.high) else None,
        )
        for night, estimate in measured
        if estimate is not None and night.entry.date is not None
    )


def _measured(night: NightData, measure: Measure, counted: Counted) -> Estimate | None:
    return measure.by_person(night) if counted == "person" and night.reviews else measure.by_detector(night)


def _typical(points: Sequence[TrendPoint]) -> Estimate | None:
    return middle([point.value for point in points]) if len(points) >= SETTINGS.fewest_trend else None


def _change_per_week(points: Sequence[TrendPoint]) -> Estimate | None:
    if len(points) < SETTINGS.fewest_nights:
        return None
    weeks = [(point.date - points[0].date).days / DAYS_PER_WEEK for point in points]
    return slope([point.value for point in points], at=weeks)


def _notes(points: Sequence[TrendPoint], measure: Measure) -> tuple[str, ...]:
    notes = [measure.meaning]
    if len(points) < SETTINGS.fewest_nights:
        notes.append(
            f"Too few nights to say how it changes: {len(points)}, and {SETTINGS.fewest_nights} are needed "
            f"({SETTINGS.fewest_trend} for a typical value)."
        )
    if len({point.sites for point in points}) > 1:
        notes.append("Nights of different body sites are mixed: choose one site to compare like with like.")
    return tuple(notes)


def _dates(library: Library, chosen: NightFilter) -> Mapping[str, date | None]:
    return {entry.id: entry.date for entry in list_nights(library, chosen=chosen)}


def _ticks(journal: Sequence[JournalEntry], by_id: Mapping[str, date | None], factor: str) -> Mapping[str, bool]:
    """Tell by date for which nights the journal says that the factor was there, or that it was not."""
    first = min((entry.night for entry in journal if factor in entry.factors), default="")
    is_own = factor not in FACTOR_NAMES
    return {
        _date_of(entry, by_id): factor in entry.factors for entry in journal if not (is_own and entry.night < first)
    }


def _date_of(entry: JournalEntry, by_id: Mapping[str, date | None]) -> str:
    return str(by_id.get(entry.night) or entry.night)


def _compared(
    factor: str, measure: Measure, points: Sequence[TrendPoint], ticks: Mapping[str, bool]
) -> FactorComparison:
    said = [(ticks[str(point.date)], point.value) for point in points if str(point.date) in ticks]
    there, absent = ([value for ticked, value in said if ticked is wanted] for wanted in (True, False))
    is_enough = min(len(there), len(absent)) >= SETTINGS.fewest_with
    estimate = difference(there, absent) if is_enough else None
    return FactorComparison(
        factor=factor,
        measure=measure,
        nights_with=len(there),
        nights_without=len(absent),
        typical_with=float(np.median(there)) if there else None,
        typical_without=float(np.median(absent)) if absent else None,
        difference=estimate,
        text=_comparison_text(factor, measure, estimate, len(there), len(absent)),
    )


def _comparison_text(factor: str, measure: Measure, estimate: Estimate | None, there: int, absent: int) -> str:
    name, nights = factor_label(factor), f"{there} nights with, {absent} without"
    if estimate is None:
        needed = SETTINGS.fewest_with
        return (
            f"{name}: {measure.label.lower()}, too few nights to compare ({nights}; {needed} and {needed} are needed)."
        )
    more = "more" if estimate.value > 0 else "less" if estimate.value < 0 else "more or less"
    between = f"95 % interval {_signed(estimate.low)} to {_signed(estimate.high)}"
    holds = "zero lies within it" if estimate.low <= 0 <= estimate.high else "zero lies outside of it"
    return (
        f"{name}: {measure.label.lower()} {abs(estimate.value):.2g} {measure.unit} {more} on nights with it "
        f"({between}, {holds}; {nights}). This says what went together, not what caused what."
    )


def _signed(value: float) -> str:
    return f"{value:+.2g}"


def _twitch_rate(night: NightData) -> Estimate | None:
    figure = night.entry.figures.twitches_per_h
    return None if figure is None else rate(round(figure * night.sleep_h), per=night.sleep_h)


def _twitch_rate_by_person(night: NightData) -> Estimate | None:
    if night.entry.figures.twitches_per_h is None:
        return None
    said = {review.event: review.kind for review in night.reviews if review.event is not None}
    asleep = [event for event in night.events if event.phase != "awake"]
    found = sum(said.get(event.number, event.kind) in TWITCHES for event in asleep)
    missed = sum(review.decision == "missed" and review.kind in TWITCHES for review in night.reviews)
    return rate(found + missed, per=night.sleep_h)


def _jerks(night: NightData) -> Estimate | None:
    count = night.entry.figures.jerks_around_onset
    return None if count is None else rate(count, per=1)


def _jerks_by_person(night: NightData) -> Estimate | None:
    if night.entry.figures.jerks_around_onset is None:
        return None
    said = {review.event: review.kind for review in night.reviews if review.event is not None}
    found = sum(said.get(event.number, event.kind) == "hypnic_jerk" for event in night.events)
    missed = sum(review.decision == "missed" and review.kind == "hypnic_jerk" for review in night.reviews)
    return rate(found + missed, per=1)


def _plm_rate(night: NightData) -> Estimate | None:
    figure = night.entry.figures.plm_per_h
    return None if figure is None else rate(round(figure * night.sleep_h), per=night.sleep_h)


def _periodicity(night: NightData) -> Estimate | None:
    figure = night.entry.figures.periodicity_index
    return None if figure is None else Estimate(value=figure, low=math.nan, high=math.nan)


def _mean_log_interval(night: NightData) -> Estimate | None:
    """Take the detector's figure, and how it varies when the night's own intervals are drawn again and again."""
    figure = night.entry.figures.mean_log_interval_s
    if figure is None:
        return None
    low, high = night.from_events.log_interval_range or (math.nan, math.nan)
    return Estimate(value=figure, low=low, high=high)


MEASURES: tuple[Measure, ...] = (
    Measure(
        name="twitches_per_h",
        label="Twitches",
        unit="per hour",
        meaning="Brief twitches per hour of sleep; the interval of a night is the exact one of a Poisson count.",
        by_detector=_twitch_rate,
        by_person=_twitch_rate_by_person,
    ),
    Measure(
        name="jerks_around_onset",
        label="Jerks around falling asleep",
        unit="a night",
        meaning="Single jerks around sleep onset; the interval of a night is the exact one of a Poisson count.",
        by_detector=_jerks,
        by_person=_jerks_by_person,
    ),
    Measure(
        name="plm_per_h",
        label="Periodic limb movements",
        unit="per hour",
        meaning=(
            "Accelerometric index; it varies much from night to night. The interval of a night is that of a Poisson "
            "count, which is too narrow for movements that come in series."
        ),
        by_detector=_plm_rate,
        by_person=_plm_rate,
    ),
    Measure(
        name="periodicity_index",
        label="Periodicity index",
        unit="",
        meaning="Share of intervals between limb movements that keep a rhythm; no interval is known for one night.",
        by_detector=_periodicity,
        by_person=_periodicity,
    ),
    Measure(
        name="mean_log_interval_s",
        label="Typical interval of periodic movements",
        unit="s",
        meaning=(
            "Geometric mean of the intervals within series, the steadiest figure from night to night; the interval "
            "of a night is a bootstrap over its own intervals."
        ),
        by_detector=_mean_log_interval,
        by_person=_mean_log_interval,
    ),
)
