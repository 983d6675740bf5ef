"""What several nights say together: twitching that persists night after night is worth a doctor's look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from detector.model import NightTier
from hypnic.library.event_figures import SECONDS_PER_HOUR, EventFigures, read_event_figures
from hypnic.library.model import Library, NightEntry
from hypnic.library.nights import list_nights
from hypnic.library.trend_settings import TrendSettings

SETTINGS = TrendSettings()

ADVICE: dict[NightTier, str] = {
    "seizure_like": "Show the reports of these nights to a doctor soon, and tell what was seen.",
    "see_doctor": (
        "This is no emergency. Show the trend and the journal to a doctor, and tell since when it has been so."
    ),
    "harmless": "See a doctor all the same if something worries you that these nights do not show.",
    "cannot_tell": "Record more nights; if something worries you, see a doctor whatever this says.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NightFacts:
    """What counts of one night: its tier, its twitches, and in which share of its hours of sleep there were any."""

    id: str
    date: date
    tier: str
    twitches_per_h: float | None
    sleep_h: float
    hours_share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverNights:
    """What several nights say together.

    Parameters
    ----------
    tier : {"harmless", "see_doctor", "seizure_like", "cannot_tell"}
    headline : str
        One plain sentence.
    reasons : tuple of str
        Named rules with their numbers, the gravest first.
    advice : str
    usable, twitchy : tuple of str
        Ids of the nights that count, and of those among them that were twitchy.
    needed : int
        How many usable nights allow a statement.
    """

    tier: NightTier
    headline: str
    reasons: tuple[str, ...]
    advice: str
    usable: tuple[str, ...]
    twitchy: tuple[str, ...]
    needed: int


def tier_over_nights(library: Library) -> OverNights:
    """Say what the nights of the library say together; see `decide_over_nights` for the rule."""
    dated = [entry for entry in list_nights(library) if entry.date is not None and entry.state == "analysed"]
    latest = max((entry.date for entry in dated if entry.date is not None), default=None)
    recent = [entry for entry in dated if latest is not None and _is_recent(entry, latest)]
    figures = read_event_figures(library, recent)
    return decide_over_nights([_facts(entry, figures[entry.id]) for entry in recent])


def decide_over_nights(nights: Sequence[NightFacts], settings: TrendSettings = SETTINGS) -> OverNights:
    """Decide what nights say together.

    Parameters
    ----------
    nights : sequence of NightFacts
        Those within ``window_days`` before the latest.
    settings : TrendSettings

    Returns
    -------
    OverNights

    Notes
    -----
    The rule of persistent twitching: at least ``fewest_nights`` nights are usable (an answer, twitches known,
    ``least_sleep_h`` of sleep), one for each date. A night is twitchy with at least ``twitches_per_h`` twitches, spread
    over at least ``hours_share`` of its hours of sleep. Where at least ``persistent_share`` of the usable nights are
    twitchy, that is worth a doctor's look. Single nights that were that already stay so.
    """
    usable = _one_a_date([night for night in nights if _is_usable(night, settings)])
    twitchy = [night for night in usable if _is_twitchy(night, settings)]
    spoken = [
        *_single(nights, "seizure_like", "had movement that looked like a seizure"),
        *_persistent(usable, twitchy, settings),
        *_single(nights, "see_doctor", "had something worth showing to a doctor"),
        *_too_few(usable, settings),
    ]
    tier: NightTier = spoken[0][0] if spoken else "harmless"
    reasons = [text for _, text in spoken] or [_nothing(usable, twitchy, settings)]
    return OverNights(
        tier=tier,
        headline=_headline(tier),
        reasons=tuple(reasons),
        advice=ADVICE[tier],
        usable=tuple(night.id for night in usable),
        twitchy=tuple(night.id for night in twitchy),
        needed=settings.fewest_nights,
    )


def _is_recent(entry: NightEntry, latest: date) -> bool:
    return entry.date is not None and latest - entry.date < timedelta(days=SETTINGS.window_days)


def _facts(entry: NightEntry, from_events: EventFigures) -> NightFacts:
    return NightFacts(
        id=entry.id,
        date=entry.date or date.min,
        tier=entry.tier or "cannot_tell",
        twitches_per_h=entry.figures.twitches_per_h,
        sleep_h=(entry.figures.total_sleep_s or 0.0) / SECONDS_PER_HOUR,
        hours_share=from_events.hours_share,
    )


def _is_usable(night: NightFacts, settings: TrendSettings) -> bool:
    is_known = night.twitches_per_h is not None and night.hours_share is not None
    return is_known and night.tier != "cannot_tell" and night.sleep_h >= settings.least_sleep_h


def _one_a_date(nights: Sequence[NightFacts]) -> list[NightFacts]:
    """Keep for each date the night with the most sleep, the latest first."""
    best: dict[date, NightFacts] = {}
    for night in sorted(nights, key=lambda night: (night.sleep_h, night.id)):
        best[night.date] = night
    return [best[day] for day in sorted(best, reverse=True)]


def _is_twitchy(night: NightFacts, settings: TrendSettings) -> bool:
    is_often = (night.twitches_per_h or 0.0) >= settings.twitches_per_h
    return is_often and (night.hours_share or 0.0) >= settings.hours_share


def _single(nights: Sequence[NightFacts], tier: NightTier, what: str) -> list[tuple[NightTier, str]]:
    count = len({night.date for night in nights if night.tier == tier})
    return (
        [(tier, f"{_nights_text(count)} of the last {len({night.date for night in nights})} {what}")] if count else []
    )


def _persistent(
    usable: Sequence[NightFacts], twitchy: Sequence[NightFacts], settings: TrendSettings
) -> list[tuple[NightTier, str]]:
    if len(usable) < settings.fewest_nights or len(twitchy) < settings.persistent_share * len(usable):
        return []
    return [
        (
            "see_doctor",
            f"persistent twitching: {len(twitchy)} of {len(usable)} nights had at least {settings.twitches_per_h:g} "
            f"twitches per hour of sleep, in at least {100 * settings.hours_share:.0f} % of its hours",
        )
    ]


def _too_few(usable: Sequence[NightFacts], settings: TrendSettings) -> list[tuple[NightTier, str]]:
    if len(usable) >= settings.fewest_nights:
        return []
    return [
        (
            "cannot_tell",
            f"too few nights: {len(usable)} of the last {settings.window_days:g} days can be used, and "
            f"{settings.fewest_nights} are needed to tell whether twitching persists",
        )
    ]


def _nothing(usable: Sequence[NightFacts], twitchy: Sequence[NightFacts], settings: TrendSettings) -> str:
    return (
        f"{len(twitchy)} of {len(usable)} nights were twitchy; from "
        f"{100 * settings.persistent_share:.0f} % on it would be called persistent"
    )


def _headline(tier: NightTier) -> str:
    return {
        "seizure_like": "At least one of these nights looked like a seizure.",
        "see_doctor": "Over these nights, something is worth showing to a doctor.",
        "harmless": "Nothing alarming was found over these nights.",
        "cannot_tell": "There are too few nights to say anything over nights.",
    }[tier]


def _nights_text(count: int) -> str:
    return "1 night" if count == 1 else f"{count} nights"
