"""What moves when: the movements of one synthetic night, each with its cause, laid out so that none collide."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from recordings.recording import Site
from recordings.synthetic import figures, patterns
from recordings.synthetic.agenda import Agenda, Weight
from recordings.synthetic.course import SECONDS_PER_HOUR, Course, settling_weight, sleep_weight
from recordings.synthetic.figures import COURSE
from recordings.synthetic.patterns import Pattern
from recordings.synthetic.profiles import Profile
from recordings.synthetic.reach import PLACES, Region, leading_leg, other_leg, working_hand
from recordings.synthetic.streams import Span, chosen, log_uniform, random_stream, uniform, whole_number
from recordings.synthetic.truth import TruthKind
from recordings.timing import Interval

LONGEST_LIMB_MOVEMENT_S = 10.0  # L: AASM
IN_BED_MORNING = 0.45  # E: share of the morning still spent lying
BUSY_SHARE = 0.4  # E: longest part of a stretch of wake that one activity fills
UPRIGHT_MOVEMENTS_PER_H = 60.0  # E: small things done by hand in the evening, besides the named ones
FRESH_START_S = 8.0  # E: nothing in the first seconds, so that the first event is whole
SLEEPY_SEIZURE_SHARE = 0.7  # E: focal seizures of this sleeper that come from sleep
SERIES_MEDIAN = 14.0  # E: members of a periodic series
SERIES_SPREAD = 0.7  # E: log spread of that
MEMBER_SPREAD = 0.3  # E: log spread of the strength within a series
ALTERNATION_SHARE = 0.5  # E: alternating legs as often as foot tremor
MOST_DRAWS = 12  # E: a cluster too long for a short morning is drawn again
LEAST_SERIES = 4  # L: WASM and AASM


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One movement to come: when, what, how strong at the wrist or ankle it belongs to, and who takes part."""

    onset_s: float
    kind: TruthKind
    label: str
    pattern: Pattern
    peak_g: float
    region: Region
    only: tuple[Site, ...] = ()
    series: int | None = None
    quiet_s: float = 0.0

    @property
    def end_s(self) -> float:
        """When its forces have ended."""
        return self.onset_s + self.pattern.duration_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A movement that has no time yet."""

    kind: TruthKind
    label: str
    pattern: Pattern
    peak_g: float
    region: Region
    only: tuple[Site, ...] = ()
    quiet_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What every planner works with: the sleeper, the night, the room left, the limb in question, and chance."""

    profile: Profile
    course: Course
    agenda: Agenda
    site: Site
    stream: Generator


Planner = Callable[[Sheet], Iterator[Planned]]


def plan_sleeper(profile: Profile, course: Course, *, agenda: Agenda, lead: Site, seed: int) -> tuple[Planned, ...]:
    """Plan what the whole sleeper does; one-sided troubles fall on the ``lead`` limb. Fills the agenda."""
    planners = WORN_NIGHT if not course.not_worn else UNWORN_NIGHT
    return _run(planners, profile, course=course, agenda=agenda, site=lead, seed=seed)


def plan_limb(profile: Profile, course: Course, *, agenda: Agenda, site: Site, seed: int) -> tuple[Planned, ...]:
    """Plan what one limb does by itself, in the room that the sleeper's plan left. Fills the agenda."""
    planners = ONE_LIMB if not course.not_worn else ()
    return _run(planners, profile, course=course, agenda=agenda, site=site, seed=seed)


def _run(
    planners: tuple[tuple[str, Planner], ...],
    profile: Profile,
    *,
    course: Course,
    agenda: Agenda,
    site: Site,
    seed: int,
) -> tuple[Planned, ...]:
    planned: list[Planned] = []
    for name, planner in planners:
        stream = random_stream(seed, profile.name, "plan", name, site)
        planned += planner(Sheet(profile=profile, course=course, agenda=agenda, site=site, stream=stream))
    return tuple(sorted(planned, key=lambda movement: movement.onset_s))


def _tonic_clonic(sheet: Sheet) -> Iterator[Planned]:
    for _ in range(_count(sheet, sheet.profile.tonic_clonic_seizures)):
        draft = Draft(
            kind="convulsive",
            label="tonic_clonic",
            pattern=patterns.convulsion(figures.TONIC_CLONIC, sheet.stream),
            peak_g=log_uniform(sheet.stream, figures.TONIC_CLONIC.peak_g),
            region="body",
            quiet_s=_quiet_s(sheet, figures.TONIC_CLONIC.quiet_s),
        )
        yield from _put(sheet, draft, windows=sheet.course.asleep)


def _focal(sheet: Sheet) -> Iterator[Planned]:
    for _ in range(_count(sheet, sheet.profile.focal_seizures)):
        is_from_sleep = sheet.stream.random() < SLEEPY_SEIZURE_SHARE
        draft = Draft(
            kind="convulsive",
            label="focal_clonic",
            pattern=patterns.convulsion(figures.FOCAL_CLONIC, sheet.stream),
            peak_g=log_uniform(sheet.stream, figures.FOCAL_CLONIC.peak_g),
            region="own",
            only=(sheet.site,),
            quiet_s=_quiet_s(sheet, figures.FOCAL_CLONIC.quiet_s),
        )
        windows = sheet.course.asleep if is_from_sleep else _awake_in_bed(sheet.course)
        placed = tuple(_put(sheet, draft, windows=windows))
        yield from placed or _put(sheet, draft, windows=sheet.course.asleep)


def _leg_series(sheet: Sheet) -> Iterator[Planned]:
    """Lay out periodic series until the night has as many leg movements as its hourly rate asks for."""
    rate_per_h = uniform(sheet.stream, sheet.profile.leg_movements_per_h)
    if rate_per_h == 0:
        return
    left = max(LEAST_SERIES, round(rate_per_h * sheet.course.sleep_s / SECONDS_PER_HOUR))
    number = 0
    while left >= LEAST_SERIES:
        wanted = SERIES_MEDIAN * float(np.exp(SERIES_SPREAD * sheet.stream.standard_normal()))
        members = int(np.clip(round(wanted), LEAST_SERIES, min(left, figures.PERIODIC_LEG_MOVEMENT.members[1])))
        series = _one_series(sheet, members=members, number=number + 1)
        if not series:
            return
        yield from series
        number += 1
        left -= len(series)


def _one_series(sheet: Sheet, *, members: int, number: int) -> tuple[Planned, ...]:
    leg = figures.PERIODIC_LEG_MOVEMENT
    shapes = [patterns.leg_movement(leg, sheet.stream) for _ in range(members)]
    typical_s = log_uniform(sheet.stream, leg.interval_s)
    drawn_s = typical_s * np.exp(leg.interval_spread * sheet.stream.standard_normal(members))
    steps_s = np.maximum(drawn_s, [shape.duration_s + COURSE.apart_s for shape in shapes])
    while members >= LEAST_SERIES:
        whole_s = float(steps_s[:members].sum())
        onset_s = sheet.agenda.place(sheet.course.asleep, duration_s=whole_s, stream=sheet.stream)
        if onset_s is not None:
            onsets_s = onset_s + np.concatenate(([0.0], np.cumsum(steps_s[: members - 1])))
            return _members(sheet, onsets_s, shapes=shapes[:members], number=number)
        members //= 2
    return ()


def _members(sheet: Sheet, onsets_s: patterns.FloatArray, *, shapes: list[Pattern], number: int) -> tuple[Planned, ...]:
    leg = figures.PERIODIC_LEG_MOVEMENT
    typical_g = log_uniform(sheet.stream, leg.peak_g)
    lead = leading_leg(sheet.site)
    both = sheet.stream.random(len(shapes)) < leg.both_sides_share
    factors = np.exp(MEMBER_SPREAD * sheet.stream.standard_normal(len(shapes)))
    return tuple(
        Planned(
            onset_s=round(float(onset_s), 3),
            kind="periodic_limb_movement",
            label="periodic_leg_movement",
            pattern=shape,
            peak_g=typical_g * float(factor),
            region="legs",
            only=(lead, other_leg(lead)) if is_both else (lead,),
            series=number,
        )
        for onset_s, shape, factor, is_both in zip(onsets_s, shapes, factors, both, strict=True)
    )


def _rockings(sheet: Sheet) -> Iterator[Planned]:
    for _ in range(_count(sheet, sheet.profile.rockings)):
        longest_s = _longest_s(_around_sleep_onset(sheet.course))
        draft = Draft(
            kind="rhythmic_movement",
            label="body_rocking",
            pattern=patterns.rhythm(figures.BODY_ROCKING, sheet.stream, longest_s=longest_s),
            peak_g=log_uniform(sheet.stream, figures.BODY_ROCKING.peak_g),
            region="body",
        )
        yield from _put(sheet, draft, windows=_around_sleep_onset(sheet.course))


def _leg_trains(sheet: Sheet) -> Iterator[Planned]:
    lead = leading_leg(sheet.site)
    for _ in range(_count(sheet, sheet.profile.leg_trains)):
        is_alternating = sheet.stream.random() < ALTERNATION_SHARE
        shape = figures.LEG_ALTERNATION if is_alternating else figures.FOOT_TREMOR
        draft = Draft(
            kind="rhythmic_movement",
            label="leg_alternation" if is_alternating else "foot_tremor",
            pattern=patterns.rhythm(shape, sheet.stream),
            peak_g=log_uniform(sheet.stream, shape.peak_g),
            region="legs",
            only=() if is_alternating else (lead,),
        )
        yield from _put(sheet, draft, windows=_around_sleep_onset(sheet.course))


def _clusters(sheet: Sheet) -> Iterator[Planned]:
    """Put myoclonic clusters on waking: the first one in the morning, the others after any awakening."""
    course = sheet.course
    morning = Interval(onset_s=course.wake_up_s, end_s=course.duration_s)
    for index in range(_count(sheet, sheet.profile.clusters)):
        windows = (morning,) if index == 0 else (morning, *course.awake)
        placed: tuple[Planned, ...] = ()
        for _ in range(MOST_DRAWS):
            placed = placed or tuple(_put(sheet, _cluster(sheet), windows=windows))
        yield from placed


def _cluster(sheet: Sheet) -> Draft:
    return Draft(
        kind="myoclonic_cluster",
        label="myoclonic_cluster",
        pattern=patterns.jerks(figures.MYOCLONIC_CLUSTER, sheet.stream),
        peak_g=log_uniform(sheet.stream, figures.MYOCLONIC_CLUSTER.peak_g),
        region="arms" if PLACES[sheet.site] != "ankle" else "body",
    )


def _tremors(sheet: Sheet) -> Iterator[Planned]:
    """Put a resting tremor where the sleeper is awake at rest; in sleep it is gone."""
    course = sheet.course
    evening = Interval(onset_s=FRESH_START_S, end_s=course.lights_out_s)
    resting = (evening, *_awake_in_bed(course))
    for _ in range(_count(sheet, sheet.profile.tremors)):
        longest_s = max(figures.TREMOR.duration_s[0], BUSY_SHARE * _longest_s(_awake_in_bed(course)))
        draft = Draft(
            kind="tremor",
            label="resting_tremor",
            pattern=patterns.rhythm(figures.TREMOR, sheet.stream, longest_s=longest_s),
            peak_g=log_uniform(sheet.stream, figures.TREMOR.peak_g),
            region="own",
            only=(sheet.site,),
        )
        yield from _put(sheet, draft, windows=resting)


def _stillness(sheet: Sheet) -> Iterator[Planned]:
    """Keep free the stretches in which the sleeper lies awake without moving: nothing is planned there."""
    for interval in sheet.course.still:
        sheet.agenda.take(interval)
    return iter(())


def _lying_down(sheet: Sheet) -> Iterator[Planned]:
    course = sheet.course
    around_s = Interval(onset_s=course.lights_out_s - 30.0, end_s=course.lights_out_s + 15.0)
    yield from _put(sheet, _posture(sheet, label="lying_down"), windows=(around_s,))
    up_s = course.wake_up_s + IN_BED_MORNING * (course.duration_s - course.wake_up_s)
    rising = Interval(onset_s=up_s, end_s=min(up_s + 60.0, course.duration_s))
    yield from _put(sheet, _posture(sheet, label="getting_up"), windows=(rising,))


def _trips(sheet: Sheet) -> Iterator[Planned]:
    """Let the sleeper get up in some of the awakenings: up, there, wash, back, down."""
    for awake in sheet.course.awake:
        if sheet.stream.random() >= COURSE.up_share:
            continue
        drafts = (
            _posture(sheet, label="getting_up"),
            _walking(sheet, longest_s=0.15 * awake.duration_s),
            _rhythmic_activity(sheet, "washing", longest_s=0.15 * awake.duration_s),
            _walking(sheet, longest_s=0.15 * awake.duration_s),
            _posture(sheet, label="lying_down"),
        )
        needed_s = sum(draft.pattern.duration_s + 2 * COURSE.apart_s + 2.0 for draft in drafts)
        if needed_s > 0.9 * awake.duration_s:
            continue
        yield from _in_a_row(sheet, drafts, onset_s=awake.onset_s + 0.05 * awake.duration_s)


def _evening(sheet: Sheet) -> Iterator[Planned]:
    """Fill the evening: walking, brushing teeth, washing, undressing, reading, and some rhythm of everyday life."""
    course = sheet.course
    evening = Interval(onset_s=FRESH_START_S, end_s=course.lights_out_s)
    rhythms = [chosen(sheet.stream, EVENING_RHYTHMS) for _ in range(_share(sheet, sheet.profile.evening_rhythms))]
    yield from _activities(
        sheet, (*rhythms, "brushing_teeth", "walking", "undressing", "washing", "reading"), stretch=evening
    )
    yield from _activities(sheet, ("walking", "walking"), stretch=evening)
    yield from _small_activities(sheet, evening)


def _morning(sheet: Sheet) -> Iterator[Planned]:
    course = sheet.course
    up_s = course.wake_up_s + IN_BED_MORNING * (course.duration_s - course.wake_up_s)
    up = Interval(onset_s=up_s, end_s=course.duration_s)
    yield from _activities(sheet, ("walking", "washing", "brushing_teeth"), stretch=up)
    yield from _small_activities(sheet, up)


def _bed_confounders(sheet: Sheet) -> Iterator[Planned]:
    windows = _awake_in_bed(sheet.course)
    for _ in range(_share(sheet, sheet.profile.bed_confounders)):
        name = chosen(sheet.stream, BED_CONFOUNDERS)
        yield from _put(sheet, _activity(sheet, name, longest_s=BUSY_SHARE * _longest_s(windows)), windows=windows)


def _sleep_confounders(sheet: Sheet) -> Iterator[Planned]:
    for _ in range(_share(sheet, sheet.profile.sleep_confounders)):
        draft = _activity(sheet, chosen(sheet.stream, ("scratching", "coughing")), longest_s=np.inf)
        is_long = draft.pattern.duration_s > LONGEST_LIMB_MOVEMENT_S
        asleep = replace(draft, kind="body_movement" if is_long else "limb_movement")
        yield from _put(sheet, asleep, windows=sheet.course.asleep, weight=sleep_weight(sheet.course))


def _hypnic_jerks(sheet: Sheet) -> Iterator[Planned]:
    course, (before_s, after_s) = sheet.course, COURSE.around_onset_s
    window = Interval(
        onset_s=max(course.lights_out_s, course.sleep_onset_s + before_s),
        end_s=min(course.wake_up_s, course.sleep_onset_s + after_s),
    )
    for _ in range(_count(sheet, sheet.profile.hypnic_jerks)):
        draft = Draft(
            kind="hypnic_jerk",
            label="hypnic_jerk",
            pattern=patterns.jerks(figures.HYPNIC_JERK, sheet.stream),
            peak_g=log_uniform(sheet.stream, figures.HYPNIC_JERK.peak_g),
            region="body",
        )
        yield from _put(sheet, draft, windows=(window,))


def _isolated_jerks(sheet: Sheet) -> Iterator[Planned]:
    course, (before_s, after_s) = sheet.course, COURSE.around_onset_s
    evening = Interval(onset_s=FRESH_START_S, end_s=min(course.lights_out_s, course.sleep_onset_s + before_s))
    morning = Interval(onset_s=course.wake_up_s, end_s=course.duration_s)
    awake = tuple(
        interval for interval in (*course.awake, morning) if interval.onset_s > course.sleep_onset_s + after_s
    )
    for _ in range(_share(sheet, sheet.profile.isolated_jerks)):
        draft = Draft(
            kind="isolated_jerk",
            label="isolated_jerk",
            pattern=patterns.jerks(figures.ISOLATED_JERK, sheet.stream),
            peak_g=log_uniform(sheet.stream, figures.ISOLATED_JERK.peak_g),
            region="own",
            only=(sheet.site,),
        )
        yield from _put(sheet, draft, windows=(evening, *awake))


def _posture_shifts(sheet: Sheet) -> Iterator[Planned]:
    course, factor = sheet.course, sheet.profile.posture_shift_factor
    asleep_per_h = factor * uniform(sheet.stream, COURSE.posture_shifts_per_h)
    awake_per_h = factor * uniform(sheet.stream, COURSE.posture_shifts_awake_per_h)
    for _ in range(_poisson(sheet, asleep_per_h, stretch_s=course.sleep_s)):
        yield from _put(sheet, _posture(sheet), windows=course.asleep, weight=sleep_weight(course))
    for _ in range(_poisson(sheet, awake_per_h, stretch_s=_total_s(_awake_in_bed(course)))):
        yield from _put(sheet, _posture(sheet), windows=_awake_in_bed(course), weight=settling_weight(course))


def _body_movements(sheet: Sheet) -> Iterator[Planned]:
    rate_per_h = COURSE.body_share * uniform(sheet.stream, sheet.profile.sleep_movements_per_h)
    for _ in range(_poisson(sheet, rate_per_h, stretch_s=sheet.course.sleep_s)):
        draft = Draft(
            kind="body_movement",
            label="body_movement",
            pattern=patterns.irregular(figures.BODY_MOVEMENT, sheet.stream),
            peak_g=log_uniform(sheet.stream, figures.BODY_MOVEMENT.peak_g),
            region="body",
        )
        yield from _put(sheet, draft, windows=sheet.course.asleep, weight=sleep_weight(sheet.course))


def _shared_fidgets(sheet: Sheet) -> Iterator[Planned]:
    yield from _fidgets(sheet, region="body", only=())


def _own_fidgets(sheet: Sheet) -> Iterator[Planned]:
    yield from _fidgets(sheet, region="own", only=(sheet.site,))


def _limb_movements(sheet: Sheet) -> Iterator[Planned]:
    rate_per_h = (1.0 - COURSE.body_share) * uniform(sheet.stream, sheet.profile.sleep_movements_per_h)
    weight = sleep_weight(sheet.course)
    for _ in range(_poisson(sheet, rate_per_h, stretch_s=sheet.course.sleep_s)):
        draft = Draft(
            kind="limb_movement",
            label="limb_movement",
            pattern=patterns.irregular(figures.LIMB_MOVEMENT, sheet.stream),
            peak_g=log_uniform(sheet.stream, figures.LIMB_MOVEMENT.peak_g),
            region="own",
            only=(sheet.site,),
        )
        yield from _put(sheet, draft, windows=sheet.course.asleep, weight=weight)


def _twitches(sheet: Sheet) -> Iterator[Planned]:
    rate_per_h = uniform(sheet.stream, sheet.profile.twitches_per_h)
    weight = sleep_weight(sheet.course)
    for _ in range(max(1, _poisson(sheet, rate_per_h, stretch_s=sheet.course.sleep_s))):
        draft = Draft(
            kind="sleep_twitch",
            label="sleep_twitch",
            pattern=patterns.jerks(figures.SLEEP_TWITCH, sheet.stream),
            peak_g=log_uniform(sheet.stream, sheet.profile.twitch_peak_g),
            region="own",
            only=(sheet.site,),
        )
        yield from _put(sheet, draft, windows=sheet.course.asleep, weight=weight)


def _handling(sheet: Sheet) -> Iterator[Planned]:
    """Take the wearable off and pick it up again, with some ordinary life before and after."""
    table = sheet.course.not_worn[0]
    before = Interval(onset_s=FRESH_START_S, end_s=table.onset_s)
    after = Interval(onset_s=table.end_s, end_s=sheet.course.duration_s)
    for label, edge_s in (("taking_off", table.onset_s), ("putting_on", table.end_s)):
        pattern = patterns.irregular(figures.HANDLING, sheet.stream)
        onset_s = edge_s - pattern.duration_s - 2.0 if label == "taking_off" else edge_s
        yield Planned(
            onset_s=round(onset_s, 3),
            kind="wake_activity",
            label=label,
            pattern=pattern,
            peak_g=log_uniform(sheet.stream, figures.HANDLING.peak_g),
            region="body",
        )
        sheet.agenda.take(Interval(onset_s=onset_s, end_s=edge_s + pattern.duration_s))
    sheet.agenda.take(table)
    for stretch in (before, after):
        yield from _activities(sheet, ("walking", "brushing_teeth", "washing", "walking"), stretch=stretch)
        yield from _small_activities(sheet, stretch)


WORN_NIGHT: tuple[tuple[str, Planner], ...] = (
    ("tonic_clonic", _tonic_clonic),
    ("focal", _focal),
    ("leg_series", _leg_series),
    ("rockings", _rockings),
    ("leg_trains", _leg_trains),
    ("clusters", _clusters),
    ("lying_down", _lying_down),
    ("tremors", _tremors),
    ("stillness", _stillness),
    ("trips", _trips),
    ("evening", _evening),
    ("morning", _morning),
    ("hypnic_jerks", _hypnic_jerks),
    ("bed_confounders", _bed_confounders),
    ("sleep_confounders", _sleep_confounders),
    ("isolated_jerks", _isolated_jerks),
    ("posture_shifts", _posture_shifts),
    ("body_movements", _body_movements),
    ("shared_fidgets", _shared_fidgets),
)
UNWORN_NIGHT: tuple[tuple[str, Planner], ...] = (("handling", _handling),)
ONE_LIMB: tuple[tuple[str, Planner], ...] = (
    ("limb_movements", _limb_movements),
    ("twitches", _twitches),
    ("own_fidgets", _own_fidgets),
)

EVENING_RHYTHMS = ("clapping", "drumming", "knitting", "sawing", "scratching", "coughing", "phone_buzz")
BED_CONFOUNDERS = ("scratching", "coughing", "phone_buzz", "drumming", "reading", "knitting", "rhythmic_private")
RHYTHMS = {
    "brushing_teeth": figures.BRUSHING_TEETH,
    "washing": figures.WASHING,
    "clapping": figures.CLAPPING,
    "drumming": figures.DRUMMING,
    "knitting": figures.KNITTING,
    "sawing": figures.SAWING,
    "scratching": figures.SCRATCHING,
    "phone_buzz": figures.PHONE_BUZZ,
    "rhythmic_private": figures.PRIVATE_RHYTHM,
}


def _put(
    sheet: Sheet, draft: Draft, *, windows: tuple[Interval, ...], weight: Weight | None = None
) -> Iterator[Planned]:
    """Give a draft a free time in one of the windows; nothing where there is no room."""
    needed_s = draft.pattern.duration_s + draft.quiet_s
    onset_s = sheet.agenda.place(windows, duration_s=needed_s, stream=sheet.stream, weight=weight)
    if onset_s is not None:
        yield _at(draft, onset_s)


def _in_a_row(sheet: Sheet, drafts: tuple[Draft, ...], *, onset_s: float) -> Iterator[Planned]:
    for draft in drafts:
        interval = Interval(onset_s=onset_s, end_s=onset_s + draft.pattern.duration_s)
        if sheet.agenda.is_free(interval):
            sheet.agenda.take(interval)
            yield _at(draft, round(onset_s, 3))
        onset_s = interval.end_s + COURSE.apart_s + uniform(sheet.stream, (1.5, COURSE.apart_s))


def _at(draft: Draft, onset_s: float) -> Planned:
    return Planned(
        onset_s=onset_s,
        kind=draft.kind,
        label=draft.label,
        pattern=draft.pattern,
        peak_g=draft.peak_g,
        region=draft.region,
        only=draft.only,
        quiet_s=draft.quiet_s,
    )


def _activities(sheet: Sheet, names: tuple[str, ...], *, stretch: Interval) -> Iterator[Planned]:
    for name in names:
        yield from _put(sheet, _activity(sheet, name, longest_s=BUSY_SHARE * stretch.duration_s), windows=(stretch,))


def _activity(sheet: Sheet, name: str, *, longest_s: float) -> Draft:
    if name == "walking":
        return _walking(sheet, longest_s=longest_s)
    if name in RHYTHMS:
        return _rhythmic_activity(sheet, name, longest_s=longest_s)
    return {"reading": _reading, "coughing": _coughing, "undressing": _undressing}[name](sheet, longest_s)


def _rhythmic_activity(sheet: Sheet, name: str, *, longest_s: float) -> Draft:
    shape = RHYTHMS[name]
    is_private = name == "rhythmic_private"
    return Draft(
        kind="wake_activity",
        label=name,
        pattern=patterns.rhythm(shape, sheet.stream, longest_s=longest_s),
        peak_g=log_uniform(sheet.stream, shape.peak_g),
        region="hand" if name != "phone_buzz" else "own",
        only=(working_hand(sheet.site),) if name != "phone_buzz" else (),
        quiet_s=_quiet_s(sheet, figures.PRIVATE_STILLNESS_S) if is_private else 0.0,
    )


def _walking(sheet: Sheet, *, longest_s: float) -> Draft:
    return Draft(
        kind="wake_activity",
        label="walking",
        pattern=patterns.walk(figures.WALKING, sheet.stream, longest_s=longest_s),
        peak_g=log_uniform(sheet.stream, figures.WALKING.peak_g),
        region="step",
    )


def _reading(sheet: Sheet, longest_s: float) -> Draft:
    return Draft(
        kind="wake_activity",
        label="reading",
        pattern=patterns.reading(
            figures.PAGE_TURNS, figures.PHYSIOLOGICAL_TREMOR, stream=sheet.stream, longest_s=longest_s
        ),
        peak_g=log_uniform(sheet.stream, figures.PAGE_TURNS.peak_g),
        region="hand",
        only=(working_hand(sheet.site),),
    )


def _coughing(sheet: Sheet, _longest_s: float) -> Draft:
    return Draft(
        kind="wake_activity",
        label="coughing",
        pattern=patterns.jerks(figures.COUGH, sheet.stream),
        peak_g=log_uniform(sheet.stream, figures.COUGH.peak_g),
        region="trunk",
    )


def _undressing(sheet: Sheet, longest_s: float) -> Draft:
    length_s = min(log_uniform(sheet.stream, figures.UNDRESSING.duration_s), longest_s)
    return Draft(
        kind="wake_activity",
        label="undressing",
        pattern=patterns.irregular(figures.UNDRESSING, sheet.stream, duration_s=length_s),
        peak_g=log_uniform(sheet.stream, figures.UNDRESSING.peak_g),
        region="body",
    )


def _posture(sheet: Sheet, *, label: str = "turning_over") -> Draft:
    return Draft(
        kind="posture_shift",
        label=label,
        pattern=patterns.turning(figures.POSTURE_SHIFT, sheet.stream),
        peak_g=log_uniform(sheet.stream, figures.POSTURE_SHIFT.peak_g),
        region="body",
    )


def _fidget(sheet: Sheet, *, kind: TruthKind, label: str, region: Region, only: tuple[Site, ...]) -> Draft:
    return Draft(
        kind=kind,
        label=label,
        pattern=patterns.irregular(figures.FIDGET, sheet.stream),
        peak_g=log_uniform(sheet.stream, figures.FIDGET.peak_g),
        region=region,
        only=only,
    )


def _fidgets(sheet: Sheet, *, region: Region, only: tuple[Site, ...]) -> Iterator[Planned]:
    """Move about while awake in bed: half of these movements belong to the whole sleeper, half to one limb."""
    windows = _awake_in_bed(sheet.course)
    rate_per_h = uniform(sheet.stream, COURSE.awake_movements_per_h) / 2
    for _ in range(_poisson(sheet, rate_per_h, stretch_s=_total_s(windows))):
        draft = _fidget(sheet, kind="limb_movement", label="fidget", region=region, only=only)
        yield from _put(sheet, draft, windows=windows, weight=settling_weight(sheet.course))


def _small_activities(sheet: Sheet, stretch: Interval) -> Iterator[Planned]:
    for _ in range(_poisson(sheet, UPRIGHT_MOVEMENTS_PER_H, stretch_s=stretch.duration_s)):
        draft = _fidget(sheet, kind="wake_activity", label="small_activity", region="hand", only=())
        yield from _put(sheet, draft, windows=(stretch,))


def _awake_in_bed(course: Course) -> tuple[Interval, ...]:
    lying_until_s = course.wake_up_s + IN_BED_MORNING * (course.duration_s - course.wake_up_s)
    settling = Interval(onset_s=course.lights_out_s, end_s=course.sleep_onset_s)
    return (settling, *course.awake, Interval(onset_s=course.wake_up_s, end_s=lying_until_s))


def _around_sleep_onset(course: Course) -> tuple[Interval, ...]:
    """Drowsiness and light sleep: from lights-out until a quarter of an hour into sleep, and after awakenings."""
    after_s = COURSE.around_onset_s[1]
    first = Interval(onset_s=course.lights_out_s, end_s=min(course.sleep_onset_s + after_s, course.asleep[0].end_s))
    later = (Interval(onset_s=i.onset_s, end_s=min(i.onset_s + after_s, i.end_s)) for i in course.asleep[1:])
    return (first, *later)


def _count(sheet: Sheet, span: Span) -> int:
    """Draw how many of the events that make a profile what it is: scaled to the night, but never none of them."""
    count = _share(sheet, span)
    return max(1, count) if span[0] >= 1 else count


def _share(sheet: Sheet, span: Span) -> int:
    wanted = whole_number(sheet.stream, span) * sheet.course.share_of_full_night
    return int(wanted + sheet.stream.random())


def _poisson(sheet: Sheet, rate_per_h: float, *, stretch_s: float) -> int:
    return int(sheet.stream.poisson(rate_per_h * stretch_s / SECONDS_PER_HOUR))


def _quiet_s(sheet: Sheet, span: Span) -> float:
    shortest_s = span[0] * max(sheet.course.share_of_full_night, 0.5)
    return max(shortest_s, uniform(sheet.stream, span) * sheet.course.share_of_full_night)


def _longest_s(windows: tuple[Interval, ...]) -> float:
    return BUSY_SHARE * max(window.duration_s for window in windows)


def _total_s(windows: tuple[Interval, ...]) -> float:
    return sum(window.duration_s for window in windows)
