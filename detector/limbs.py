"""Several wearables on one sleeper: the same event on several limbs becomes one, and its spread is told."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

import numpy as np

from detector.alignment import align_events
from detector.limb_movement_rules import wasm_join_sides, wasm_series
from detector.model import TIERS, Event, Kind, Spread
from detector.series_rhythm import rhythmic_series
from detector.settings import LimbSettings, SeriesRhythmSettings, WasmSettings
from recordings.timing import Interval

BRIEF = ("hypnic_jerk", "sleep_twitch", "isolated_jerk")
PERIODIC = "periodic_limb_movement"
LEG_MOVEMENTS = ("limb_movement", PERIODIC)
CONVULSIVE = "convulsive"


def join_limbs(
    events_by_site: tuple[tuple[Event, ...], ...],
    *,
    settings: LimbSettings,
    wasm: WasmSettings | None = None,
    series_rhythm: SeriesRhythmSettings | None = None,
    leg_gaps: Sequence[Interval] = (),
) -> tuple[Event, ...]:
    """Join the events of several wearables into one sorted list.

    Parameters
    ----------
    events_by_site : tuple of tuple of Event
        One sorted tuple for each wearable, all in the seconds of the first one by their own clocks. Where those
        differ, movements that were felt on both limbs bring them together.
    settings : LimbSettings
    wasm : WasmSettings, optional
        The rules by which movements of both legs are counted as one and form series; the standard's own if left out.
    series_rhythm : SeriesRhythmSettings, optional
        When such a series follows a rhythm.
    leg_gaps : sequence of Interval, optional
        Where a leg was not measured: no series crosses that.

    Returns
    -------
    tuple of Event
        Sorted by onset. A joined event keeps the gravest of its kinds and names all its sites.
    """
    if len(events_by_site) == 1:
        return events_by_site[0]
    first, *others = events_by_site
    aligned = [first, *(align_events(first, events, settings=settings)[0] for events in others)]
    legs, rest = _join_legs(
        aligned,
        rules=wasm or WasmSettings(),
        rhythm=series_rhythm or SeriesRhythmSettings(),
        gaps=leg_gaps,
    )
    pending = sorted((event for events in (*rest, legs) for event in events), key=_order)
    joined: list[Event] = []
    for event in pending:
        partner = next(
            (
                i
                for i in range(len(joined) - 1, -1, -1)
                if _are_one(joined[i], event, settings) and not _is_beside(joined[i], event, pending, settings)
            ),
            None,
        )
        if partner is None:
            joined.append(event)
        else:
            joined[partner] = _merged(joined[partner], event)
    return tuple(sorted(joined, key=_order))


def spread_of(events: tuple[Event, ...], *, sites_recorded: int) -> Spread:
    """Tell whether the seizure-like events were seen on one limb or several; unknown with a single wearable."""
    convulsive = [event for event in events if event.kind == CONVULSIVE]
    if not convulsive or sites_recorded == 1:
        return "unknown"
    return "generalised" if any(len(event.sites) > 1 for event in convulsive) else "focal"


def _order(event: Event) -> tuple[float, float]:
    return event.onset_s, event.duration_s


def _join_legs(
    events_by_site: Sequence[Sequence[Event]],
    *,
    rules: WasmSettings,
    rhythm: SeriesRhythmSettings,
    gaps: Sequence[Interval],
) -> tuple[list[Event], list[list[Event]]]:
    """Count movements of both legs as one and find their series anew, by the WASM 2016 rules and in a rhythm.

    Returns
    -------
    tuple
        The leg movements, joined; and for each wearable the events that are none. With fewer than two ankles every
        event stays where it is.
    """
    legs = [
        events
        for events in events_by_site
        if any(site.endswith("ankle") for event in events[:1] for site in event.sites)
    ]
    if len(legs) <= 1:
        return [], [list(events) for events in events_by_site]
    pieces = [(side, event) for side, events in enumerate(legs) for event in events if event.kind in LEG_MOVEMENTS]
    rest = [[event for event in events if not _is_leg_movement(event)] for events in events_by_site]
    joined = wasm_join_sides(
        np.array([event.onset_s for _, event in pieces], dtype=np.float64),
        np.array([event.duration_s for _, event in pieces], dtype=np.float64),
        sides=np.array([side for side, _ in pieces], dtype=np.int64),
        rules=rules,
    )
    merged = [reduce(_merged_leg_movement, (pieces[number][1] for number in members)) for members in joined.members]
    taken = {number for members in joined.members for number in members}
    too_short = [event for number, (_, event) in enumerate(pieces) if number not in taken]
    between = [event for events in rest for event in events if _is_long_at_leg(event)]
    in_series = _series_of(merged, joined.is_candidate.tolist(), between, rules=rules, rhythm=rhythm, gaps=gaps)
    return [*(_in_series(event, which) for event, which in zip(merged, in_series, strict=True)), *too_short], rest


def _is_leg_movement(event: Event) -> bool:
    return event.kind in LEG_MOVEMENTS and any(site.endswith("ankle") for site in event.sites)


def _is_long_at_leg(event: Event) -> bool:
    """Tell whether an event at a leg is none of the limb movements, yet ends a series of them."""
    return event.kind not in BRIEF and any(site.endswith("ankle") for site in event.sites)


def _series_of(
    merged: Sequence[Event],
    is_candidate: Sequence[bool],
    between: Sequence[Event],
    *,
    rules: WasmSettings,
    rhythm: SeriesRhythmSettings,
    gaps: Sequence[Interval],
) -> list[int | None]:
    """Tell which series each joined movement belongs to; what is no limb movement takes part only to end one."""
    everything = [*merged, *between]
    onsets_s = np.array([event.onset_s for event in everything], dtype=np.float64)
    series = wasm_series(
        onsets_s,
        np.array([event.duration_s for event in everything], dtype=np.float64),
        rules=rules,
        gaps=gaps,
        is_candidate=np.array([*is_candidate, *(False for _ in between)], dtype=np.bool_),
    )
    is_periodic = np.array([event.kind == PERIODIC for event in everything], dtype=np.bool_)
    look = rhythm.look_on_one_leg if is_periodic.any() else 0.0
    looks = np.where(is_periodic, look, -look)
    rhythmic = rhythmic_series(series, onsets_s, rules=rules, settings=rhythm, looks=looks)
    which = {number: index for index, members in enumerate(rhythmic) for number in members}
    return [which.get(number) for number in range(len(merged))]


def _in_series(event: Event, series: int | None) -> Event:
    kind: Kind = "limb_movement" if series is None else "periodic_limb_movement"
    if kind == event.kind:
        return replace(event, series=series)
    decided_by = "wasm_series_of_both_legs" if series is not None else "in_no_wasm_series_of_both_legs"
    return replace(event, kind=kind, series=series, decided_by=decided_by)


def _are_one(first: Event, second: Event, settings: LimbSettings) -> bool:
    """Events are one when they lie on different limbs and begin together, or nearly touch if they last."""
    if set(first.sites) & set(second.sites) or (first.kind in BRIEF) != (second.kind in BRIEF):
        return False
    if _is_leg_movement(first) and _is_leg_movement(second):
        return False
    if first.kind in BRIEF:
        return abs(first.onset_s - second.onset_s) <= settings.jerk_onsets_s
    return second.onset_s - first.end_s < settings.join_gap_s and first.onset_s - second.end_s < settings.join_gap_s


def _is_beside(first: Event, second: Event, everything: Sequence[Event], settings: LimbSettings) -> bool:
    """Tell whether one of two is a convulsion in which the limb of the other had no part, though it moved."""
    if (first.kind == CONVULSIVE) == (second.kind == CONVULSIVE):
        return False
    convulsion, other = (first, second) if first.kind == CONVULSIVE else (second, first)
    least_g = settings.spread_peak_share * convulsion.peak_g
    covered_s = sum(
        max(0.0, min(event.end_s, convulsion.end_s) - max(event.onset_s, convulsion.onset_s))
        for event in everything
        if set(event.sites) & set(other.sites) and event.peak_g >= least_g
    )
    return covered_s < settings.spread_time_share * convulsion.duration_s


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
        confidence=max(first.confidence, second.confidence) if first.kind == second.kind else graver.confidence,
        series=graver.series if graver.series is not None else other.series,
    )


def _merged_leg_movement(first: Event, second: Event) -> Event:
    """Join two leg movements, of the same leg or of both; what is periodic on one leg stays so until both are told."""
    both = _merged(first, second)
    known = second if second.kind == PERIODIC else first
    return replace(
        both,
        sites=tuple(dict.fromkeys(both.sites)),
        kind=known.kind,
        decided_by=known.decided_by,
        evidence=known.evidence,
    )
