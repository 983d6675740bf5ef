"""The whole chain from recordings to a verdict, reading like a table of contents."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from detector.blocks import median
from detector.candidates import Candidate, SeriesPlace, gather_movements, gather_rhythmic
from detector.classification import TRAIN_RULES, classify
from detector.clauses import card_of, what_speaks
from detector.conditioning import condition
from detector.errors import ConflictingRecordingsError, NothingToAnalyseError
from detector.features import Features, measure_features
from detector.indices import list_series, measure_indices
from detector.limb_movement_rules import wasm_candidates, wasm_series
from detector.limbs import join_limbs, spread_of
from detector.limits import find_limits
from detector.model import KINDS, Conditioned, Event, Kind, Movement, NightAnalysis, Rejection, Sleep
from detector.movements import MovingTime, find_movements, movement_curves
from detector.rejoining import rejoin
from detector.scorecard import log_odds
from detector.series_rhythm import rhythmic_series
from detector.settings import Settings, flatten
from detector.sleep import find_sleep, unknown_sleep
from detector.verdict import decide
from recordings.recording import Recording
from recordings.timing import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbAnalysis:
    """What one wearable showed, in its own seconds."""

    conditioned: Conditioned
    sleep: Sleep
    events: tuple[Event, ...]


def analyse_night(
    recordings: Recording | Sequence[Recording],
    *,
    settings: Settings | None = None,
    lights_out_s: float | None = None,
) -> NightAnalysis:
    """Find when sleep began, find every movement, and say what each was and what the night was.

    Parameters
    ----------
    recordings : Recording or sequence of Recording
        One wearable, or several of one sleeper in the same night at different body sites.
    settings : Settings, optional
        Every number that decides; the defaults are those the benchmarks were run with.
    lights_out_s : float, optional
        When the lights went out, in seconds since the first recording's first sample.

    Returns
    -------
    NightAnalysis

    Raises
    ------
    NothingToAnalyseError
        No recording, or one too short for any statement.
    ConflictingRecordingsError
        Several recordings without a common clock, or that do not overlap in time.
    """
    numbers = settings or Settings()
    night = (recordings,) if isinstance(recordings, Recording) else tuple(recordings)
    offsets_s = _offsets_s(night)
    limbs = tuple(
        analyse_limb(
            recording, settings=numbers, lights_out_s=None if lights_out_s is None else lights_out_s - offset_s
        )
        for recording, offset_s in zip(night, offsets_s, strict=True)
    )
    leg_gaps = _leg_gaps(night, limbs, offsets_s)
    events = _joined(limbs, offsets_s, leg_gaps, numbers)
    series = list_series(events)
    leader = _best_for_sleep(night)
    sleep = _shifted_sleep(limbs[leader].sleep, offsets_s[leader])
    limits = find_limits(limbs[leader].conditioned, site=_best_site(night), settings=numbers.limits)
    indices = measure_indices(
        events,
        sleep,
        series=series,
        sites=tuple(recording.site for recording in night),
        gaps=leg_gaps,
        limits=limits,
        settings=numbers,
    )
    return NightAnalysis(
        recordings=night,
        conditioned=tuple(limb.conditioned for limb in limbs),
        sleep=sleep,
        events=events,
        series=series,
        counts=MappingProxyType(_counts(events)),
        indices=indices,
        limits=limits,
        verdict=decide(
            events,
            sleep=sleep,
            indices=indices,
            limits=limits,
            conditioned=tuple(limb.conditioned for limb in limbs),
            spread=spread_of(events, sites_recorded=len(night)),
            settings=numbers.verdict,
        ),
        settings=MappingProxyType(dict(flatten(numbers))),
    )


def analyse_limb(recording: Recording, *, settings: Settings, lights_out_s: float | None = None) -> LimbAnalysis:
    """Run the stages on one recording."""
    conditioned = condition(recording, settings=settings)
    curves = movement_curves(conditioned, settings=settings.movements)
    movements = find_movements(conditioned, settings=settings, curves=curves)
    worn = tuple(movement for movement in movements if not _is_within(movement.onset_s, conditioned.non_wear))
    features = measure_features(conditioned, worn, settings=settings, curves=curves)
    sleep = find_sleep(
        conditioned,
        worn,
        site=recording.site,
        lights_out_s=lights_out_s,
        settings=settings,
        in_series=movements_in_series(conditioned, features, site=recording.site, settings=settings),
    )
    claimed = rejoin(
        _claimed_events(
            gather_rhythmic(conditioned, features, sleep=sleep, site=recording.site, settings=settings), settings
        ),
        settings=settings.episodes,
    )
    movements_in_place = gather_movements(conditioned, features, sleep=sleep, site=recording.site, settings=settings)
    single = _unclaimed(movements_in_place, claimed, settings)
    series_of = _periodic_series(single, claimed, conditioned, recording.site, settings)
    named = [_named(candidate, series_of.get(number), settings) for number, candidate in enumerate(single)]
    within = (_ended_by(event, recording.duration_s) for event in (*claimed, *named))
    events = tuple(sorted(within, key=lambda event: (event.onset_s, event.duration_s)))
    return LimbAnalysis(conditioned=conditioned, sleep=sleep, events=events)


def _ended_by(event: Event, end_s: float) -> Event:
    """End an event with the recording: the last sample stands for a period that reaches beyond it."""
    return event if event.end_s <= end_s else replace(event, duration_s=end_s - event.onset_s)


def _is_within(time_s: float, stretches: Sequence[Interval]) -> bool:
    return any(stretch.onset_s <= time_s < stretch.end_s for stretch in stretches)


def _claimed_events(candidates: tuple[Candidate, ...], settings: Settings) -> tuple[Event, ...]:
    """Name what is made of several movements; where two claim the same time, the graver and then the surer keeps it."""
    outcomes = (classify(candidate, settings=settings) for candidate in candidates)
    events = [outcome for outcome in outcomes if isinstance(outcome, Event)]
    accepted: list[Event] = []
    for event in sorted(events, key=_precedence):
        if not any(_overlaps(event, other) for other in accepted):
            accepted.append(event)
    return tuple(accepted)


def _precedence(event: Event) -> tuple[bool, bool, bool, float]:
    """Sort what claims time: convulsions first, the surer before the less sure, bursts after the rhythm around them.

    Everyday activity comes after every other continuous rhythm, and before trains of bursts: pieces of its rhythm.
    """
    is_train = event.decided_by in TRAIN_RULES
    return event.kind != "convulsive", is_train, event.kind == "wake_activity", -event.confidence


def _overlaps(first: Event, second: Event) -> bool:
    return first.onset_s < second.end_s and second.onset_s < first.end_s


def _unclaimed(
    candidates: tuple[Candidate, ...], claimed: tuple[Event, ...], settings: Settings
) -> tuple[Candidate, ...]:
    """Movements of which less than a set share lies inside claimed events; those count as movement around them."""
    claimed_time = MovingTime.of(tuple(sorted(claimed, key=lambda event: event.onset_s)))
    edges_s = np.array([(item.onset_s, item.end_s) for item in candidates]).reshape(-1, 2)
    claimed_s = np.diff(claimed_time.until(edges_s.ravel()).reshape(-1, 2), axis=1)[:, 0]
    is_free = claimed_s < settings.limbs.claimed_share * (edges_s[:, 1] - edges_s[:, 0])
    return tuple(item for item, free in zip(candidates, is_free, strict=True) if free)


def movements_in_series(
    conditioned: Conditioned, features: tuple[Features, ...], *, site: str, settings: Settings
) -> tuple[Movement, ...]:
    """Find the members of periodic series before sleep is known."""
    if not site.endswith("ankle"):
        return ()
    unplaced = unknown_sleep(None, evidence=(), settings=settings.sleep)
    candidates = gather_movements(conditioned, features, sleep=unplaced, site=site, settings=settings)
    members = _periodic_series(candidates, (), conditioned, site, settings)
    return tuple(features[number].movement for number in sorted(members))


def _periodic_series(
    single: tuple[Candidate, ...],
    claimed: tuple[Event, ...],
    conditioned: Conditioned,
    site: str,
    settings: Settings,
) -> dict[int, SeriesPlace]:
    """Tell which series each movement belongs to, at an ankle only: by the WASM 2016 rules, and in a rhythm.

    What is claimed by a larger shape is no limb movement: it takes part only to end a series.
    """
    if not site.endswith("ankle"):
        return {}
    onsets_s = np.array([*(item.onset_s for item in single), *(event.onset_s for event in claimed)])
    durations_s = np.array([*(item.duration_s for item in single), *(event.duration_s for event in claimed)])
    is_candidate = wasm_candidates(durations_s, rules=settings.wasm)
    is_candidate[len(single) :] = False
    series = wasm_series(onsets_s, durations_s, rules=settings.wasm, gaps=conditioned.gaps, is_candidate=is_candidate)
    looks = np.array([*(_looks(item, settings) for item in single), *(0.0 for _ in claimed)])
    rhythmic = rhythmic_series(series, onsets_s, rules=settings.wasm, settings=settings.series_rhythm, looks=looks)
    places = (
        SeriesPlace(number=which, members=len(members), interval_s=median(np.diff(onsets_s[list(members)])))
        for which, members in enumerate(rhythmic)
    )
    return {number: place for place, members in zip(places, rhythmic, strict=True) for number in members}


def _looks(candidate: Candidate, settings: Settings) -> float:
    """Points by which a movement looks like one of a periodic series rather than like any other."""
    numbers, card = settings.series_rhythm, card_of(settings, "leg_movement")
    middle = math.log(numbers.look_chance / (1 - numbers.look_chance))
    points = log_odds(card, what_speaks(candidate, card, settings=settings)) - middle
    return min(max(numbers.look_share * points, -numbers.look_most), numbers.look_most)


def _named(candidate: Candidate, series: SeriesPlace | None, settings: Settings) -> Event:
    outcome = classify(replace(candidate, series=series), settings=settings)
    if isinstance(outcome, Event):
        return outcome
    raise AssertionError(_no_rule(outcome))


def _no_rule(rejections: tuple[Rejection, ...]) -> str:
    return "the table of rules has no last rule that always holds: " + "; ".join(r.because for r in rejections)


def _offsets_s(night: tuple[Recording, ...]) -> tuple[float, ...]:
    """Seconds from the first sample of the first recording to that of each."""
    if not night:
        raise NothingToAnalyseError("no recording was given: give at least one")
    first = night[0]
    if len(night) == 1:
        return (0.0,)
    if len({recording.site for recording in night}) < len(night):
        raise ConflictingRecordingsError("two recordings have the same body site: give each its own")
    offsets = []
    for recording in night:
        if recording.started_at is None or first.started_at is None:
            raise ConflictingRecordingsError(f"{recording.source} has no clock: several recordings need a common one")
        offset_s = (recording.started_at - first.started_at).total_seconds()
        if offset_s >= first.duration_s or offset_s + recording.duration_s <= 0:
            raise ConflictingRecordingsError(
                f"{recording.source} does not overlap {first.source} in time: analyse it alone"
            )
        offsets.append(offset_s)
    return tuple(offsets)


def _best_for_sleep(night: tuple[Recording, ...]) -> int:
    """Choose the recording sleep is scored on: a wrist before anything else, with gravity before without."""
    return min(
        range(len(night)),
        key=lambda number: (night[number].signal != "acceleration", not night[number].site.endswith("wrist"), number),
    )


def _best_site(night: tuple[Recording, ...]) -> str:
    return next((recording.site for recording in night if recording.site.endswith("ankle")), night[0].site)


def _joined(
    limbs: tuple[LimbAnalysis, ...],
    offsets_s: tuple[float, ...],
    leg_gaps: tuple[Interval, ...],
    settings: Settings,
) -> tuple[Event, ...]:
    return join_limbs(
        _in_common(limbs, offsets_s),
        settings=settings.limbs,
        wasm=settings.wasm,
        series_rhythm=settings.series_rhythm,
        leg_gaps=leg_gaps,
    )


def _in_common(limbs: tuple[LimbAnalysis, ...], offsets_s: tuple[float, ...]) -> tuple[tuple[Event, ...], ...]:
    """Events of each limb in the seconds of the first recording; no two limbs share the number of a series."""
    by_limb: list[tuple[Event, ...]] = []
    taken = 0
    for limb, offset_s in zip(limbs, offsets_s, strict=True):
        by_limb.append(
            tuple(
                replace(
                    event,
                    onset_s=event.onset_s + offset_s,
                    series=None if event.series is None else event.series + taken,
                )
                for event in limb.events
            )
        )
        taken += len({event.series for event in limb.events} - {None})
    return tuple(by_limb)


def _leg_gaps(
    night: tuple[Recording, ...], limbs: tuple[LimbAnalysis, ...], offsets_s: tuple[float, ...]
) -> tuple[Interval, ...]:
    """Where a leg was not measured, in the seconds of the first recording."""
    return tuple(
        Interval(onset_s=gap.onset_s + offset_s, end_s=gap.end_s + offset_s)
        for recording, limb, offset_s in zip(night, limbs, offsets_s, strict=True)
        if recording.site.endswith("ankle")
        for gap in limb.conditioned.gaps
    )


def _shifted_sleep(sleep: Sleep, offset_s: float) -> Sleep:
    if offset_s == 0 or sleep.onset_s is None or sleep.onset_interval_s is None or sleep.wake_up_s is None:
        return sleep
    earliest_s, latest_s = sleep.onset_interval_s
    return replace(
        sleep,
        lights_out_s=None if sleep.lights_out_s is None else sleep.lights_out_s + offset_s,
        onset_s=sleep.onset_s + offset_s,
        onset_interval_s=(earliest_s + offset_s, latest_s + offset_s),
        wake_up_s=sleep.wake_up_s + offset_s,
        asleep=tuple(Interval(onset_s=x.onset_s + offset_s, end_s=x.end_s + offset_s) for x in sleep.asleep),
    )


def _counts(events: tuple[Event, ...]) -> dict[Kind, int]:
    found = Counter(event.kind for event in events)
    return {kind: found.get(kind, 0) for kind in KINDS}
