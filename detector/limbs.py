"""Several wearables on one sleeper: the same event on several limbs becomes one, and its spread is told."""

from dataclasses import replace

from detector.model import TIERS, Event, Spread
from detector.settings import LimbSettings

BRIEF = ("hypnic_jerk", "sleep_twitch", "isolated_jerk")


def join_limbs(events_by_site: tuple[tuple[Event, ...], ...], *, settings: LimbSettings) -> tuple[Event, ...]:
    """Join the events of several wearables into one sorted list.

    Parameters
    ----------
    events_by_site : tuple of tuple of Event
        One sorted tuple for each wearable, all in the seconds of the first one.
    settings : LimbSettings

    Returns
    -------
    tuple of Event
        Sorted by onset. A joined event keeps the gravest of its kinds and names all its sites.
    """
    if len(events_by_site) == 1:
        return events_by_site[0]
    pending = sorted((event for events in events_by_site for event in events), key=_order)
    joined: list[Event] = []
    for event in pending:
        partner = next((i for i in range(len(joined) - 1, -1, -1) if _are_one(joined[i], event, settings)), None)
        if partner is None:
            joined.append(event)
        else:
            joined[partner] = _merged(joined[partner], event)
    return tuple(sorted(joined, key=_order))


def spread_of(events: tuple[Event, ...], *, sites_recorded: int) -> Spread:
    """Tell whether the seizure-like events were seen on one limb or several; unknown with a single wearable."""
    convulsive = [event for event in events if event.kind == "convulsive"]
    if not convulsive or sites_recorded == 1:
        return "unknown"
    return "generalised" if any(len(event.sites) > 1 for event in convulsive) else "focal"


def _order(event: Event) -> tuple[float, float]:
    return event.onset_s, event.duration_s


def _are_one(first: Event, second: Event, settings: LimbSettings) -> bool:
    """Events are one when they lie on different limbs and begin together, or nearly touch if they last."""
    if set(first.sites) & set(second.sites) or (first.kind in BRIEF) != (second.kind in BRIEF):
        return False
    if first.kind in BRIEF:
        return abs(first.onset_s - second.onset_s) <= settings.jerk_onsets_s
    return second.onset_s - first.end_s < settings.join_gap_s and first.onset_s - second.end_s < settings.join_gap_s


def _merged(first: Event, second: Event) -> Event:
    graver, other = (second, first) if TIERS.index(second.tier) > TIERS.index(first.tier) else (first, second)
    onset_s = min(first.onset_s, second.onset_s)
    return replace(
        graver,
        onset_s=onset_s,
        duration_s=max(first.end_s, second.end_s) - onset_s,
        sites=(*first.sites, *second.sites),
        peak_g=max(first.peak_g, second.peak_g),
        repetitions=max(first.repetitions, second.repetitions),
        series=graver.series if graver.series is not None else other.series,
    )
