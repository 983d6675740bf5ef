"""The synthetic night itself: course, plan, limb, rest and sensor joined into a recording with its truth."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from recordings.recording import SITES, Recording, Site, build_recording
from recordings.synthetic.agenda import Agenda
from recordings.synthetic.course import Course, draw_course
from recordings.synthetic.errors import InvalidSimulationError
from recordings.synthetic.figures import COURSE
from recordings.synthetic.plan import Planned, plan_limb, plan_sleeper
from recordings.synthetic.profiles import Profile, find_profile
from recordings.synthetic.reach import PLACES
from recordings.synthetic.rendering import Wearer, render
from recordings.synthetic.sensor import SensorModel, draw_sensor, kept_samples, measure, sample_instants, stamp
from recordings.synthetic.streams import random_stream
from recordings.synthetic.truth import Truth, TruthEvent, TruthTier
from recordings.timing import Interval

SHORTEST_H = 0.25
LONGEST_H = 24.0
SLOWEST_HZ = 5.0
FASTEST_HZ = 200.0
DEFAULT_START = datetime(2026, 1, 15, 22, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledNight:
    """A synthetic recording and everything that is known about it."""

    recording: Recording
    truth: Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How one wearable's clock is wrong.

    ``offset_s`` shifts its wall-clock start (positive: its clock is ahead); ``drift_ppm`` is how much too fast it runs,
    in millionths. Its truth is told in its own time.
    """

    offset_s: float = 0.0
    drift_ppm: float = 0.0


RIGHT_CLOCK = Clock()


def simulate_night(
    profile: str,
    *,
    seed: int,
    hours: float = 8.0,
    rate_hz: float = 50.0,
    site: Site | None = None,
    started_at: datetime | None = None,
    sensor: SensorModel | None = None,
) -> LabelledNight:
    """Simulate one wearable's night, with labels for everything that happened.

    Parameters
    ----------
    profile : str
        One of ``PROFILES``.
    seed : int
        Not negative; the same seed gives the same night.
    hours : float
        Length, 0.25 to 24. In a short night the parts shrink together, and every profile still shows its feature.
    rate_hz : float
        Nominal sampling rate, 5 to 200.
    site : str, optional
        Body site; by default the one the profile is best seen at.
    started_at : datetime, optional
        Wall-clock time of the first sample, with time zone; by default an evening in January 2026.
    sensor : SensorModel, optional
        By default one unit of a commodity watch, drawn from the seed.

    Returns
    -------
    LabelledNight

    Raises
    ------
    InvalidSimulationError
        Unknown profile or site, or a number outside its limits.

    Notes
    -----
    Movements are forces on a damped limb, drawn from published figures where there are any. Nothing here validates a
    detector clinically: it is a test bench, and figures measured on it are synthetic.
    """
    sites = (site if site is not None else find_profile(profile).site,)
    sensors = None if sensor is None else (sensor,)
    nights = simulate_limbs(
        profile, seed=seed, sites=sites, hours=hours, rate_hz=rate_hz, started_at=started_at, sensors=sensors
    )
    return nights[0]


def simulate_limbs(
    profile: str,
    *,
    seed: int,
    sites: tuple[Site, ...],
    hours: float = 8.0,
    rate_hz: float = 50.0,
    started_at: datetime | None = None,
    sensors: tuple[SensorModel, ...] | None = None,
    clocks: tuple[Clock, ...] | None = None,
) -> tuple[LabelledNight, ...]:
    """Simulate one sleeper who wears several wearables through the same night.

    Parameters
    ----------
    sites : tuple of str
        Body sites, no two the same. What affects one limb only (tremor, focal seizure) affects the first.
    sensors, clocks : tuple, optional
        One for each site; by default drawn units and clocks that are right.

    Other parameters are those of `simulate_night`.

    Returns
    -------
    tuple of LabelledNight
        One for each site, in the same order. Sleep is the same in all; each lists the movements visible at its site,
        in the time of its own clock.

    Raises
    ------
    InvalidSimulationError
        As `simulate_night`; also sites twice or none, or as many sensors or clocks as there are not sites.
    """
    sleeper = find_profile(profile)
    _check(seed=seed, hours=hours, rate_hz=rate_hz, started_at=started_at)
    _check_sites(sites, sensors=sensors, clocks=clocks)
    course = draw_course(sleeper, random_stream(seed, profile, "course"), hours=hours)
    agenda = Agenda(course.duration_s, apart_s=COURSE.apart_s)
    shared = plan_sleeper(sleeper, course, agenda=agenda, lead=sites[0], seed=seed)
    tier = _expected_tier(sleeper, sites)
    nights = []
    for number, site in enumerate(sites):
        own = plan_limb(sleeper, course, agenda=agenda.copy(), site=site, seed=seed)
        planned = tuple(sorted((*shared, *own), key=lambda movement: movement.onset_s))
        sensor = sensors[number] if sensors else draw_sensor(random_stream(seed, profile, site, "sensor"))
        wearer = Wearer(profile=profile, seed=seed, site=site, rate_hz=rate_hz)
        night = _record(planned, course, wearer=wearer, sensor=sensor, tier=tier)
        nights.append(_dated(night, clocks[number] if clocks else RIGHT_CLOCK, started_at=started_at or DEFAULT_START))
    return tuple(nights)


def _check(*, seed: int, hours: float, rate_hz: float, started_at: datetime | None) -> None:
    if seed < 0:
        raise InvalidSimulationError(f"seed is {seed}: must be 0 or a positive whole number")
    if not SHORTEST_H <= hours <= LONGEST_H:
        raise InvalidSimulationError(f"hours is {hours}: must be between {SHORTEST_H} and {LONGEST_H:g}")
    if not SLOWEST_HZ <= rate_hz <= FASTEST_HZ:
        raise InvalidSimulationError(f"rate is {rate_hz} Hz: must be between {SLOWEST_HZ:g} and {FASTEST_HZ:g} Hz")
    if started_at is not None and started_at.tzinfo is None:
        raise InvalidSimulationError(f"started_at is {started_at.isoformat()}, which has no time zone: give one")


def _check_sites(
    sites: tuple[Site, ...], *, sensors: tuple[SensorModel, ...] | None, clocks: tuple[Clock, ...] | None
) -> None:
    unknown = [site for site in sites if site not in SITES]
    if unknown:
        raise InvalidSimulationError(f"site is {unknown[0]!r}: must be one of {', '.join(SITES)}")
    if not sites or len(set(sites)) != len(sites):
        raise InvalidSimulationError(f"sites are {', '.join(sites) or 'none'}: give at least one, and none twice")
    for name, given in (("sensors", sensors), ("clocks", clocks)):
        if given is not None and len(given) != len(sites):
            raise InvalidSimulationError(f"{len(given)} {name} were given for {len(sites)} sites: give one for each")


def _expected_tier(profile: Profile, sites: tuple[Site, ...]) -> TruthTier:
    """Say which verdict is right: periodic leg movements can only be judged from an ankle."""
    has_ankle = any(PLACES[site] == "ankle" for site in sites)
    is_leg_trouble = profile.tier == "see_doctor" and profile.leg_movements_per_h[1] > 0
    return "harmless" if is_leg_trouble and not has_ankle else profile.tier


def _record(
    planned: tuple[Planned, ...], course: Course, *, wearer: Wearer, sensor: SensorModel, tier: TruthTier
) -> LabelledNight:
    instants_s = sample_instants(sensor, rate_hz=wearer.rate_hz, duration_s=course.duration_s)
    trace = render(planned, course, wearer=wearer, instants_s=instants_s)
    key = (wearer.profile, wearer.site)
    measured = measure(sensor, trace.true_g, stream=random_stream(wearer.seed, *key, "noise"))
    stamps_s = stamp(sensor, instants_s, stream=random_stream(wearer.seed, *key, "stamps"))
    kept = kept_samples(sensor, instants_s)
    recording = build_recording(
        stamps_s if kept.all() else stamps_s[kept],
        measured if kept.all() else measured[kept],
        started_at=DEFAULT_START,
        nominal_rate_hz=wearer.rate_hz,
        wearable="simulated watch",
        site=wearer.site,
        source=f"synthetic_{wearer.profile}_{wearer.seed}_{wearer.site}",
        format="synthetic",
    )
    return LabelledNight(recording=recording, truth=_truth(course, trace.events, tier=tier))


def _truth(course: Course, events: tuple[TruthEvent, ...], *, tier: TruthTier) -> Truth:
    is_seen = not course.not_worn
    return Truth(
        lights_out_s=course.lights_out_s if is_seen else None,
        sleep_onset_s=course.sleep_onset_s if is_seen else None,
        wake_up_s=course.wake_up_s if is_seen else None,
        awake=course.awake if is_seen else (),
        not_worn=course.not_worn,
        events=events,
        tier=tier,
    )


def _dated(night: LabelledNight, clock: Clock, *, started_at: datetime) -> LabelledNight:
    """Tell recording and truth in the time of the wearable's own clock."""
    start = started_at + timedelta(seconds=clock.offset_s)
    if clock.drift_ppm == 0:
        return replace(night, recording=replace(night.recording, started_at=start))
    recording, speed = night.recording, 1.0 + clock.drift_ppm * 1e-6
    redated = build_recording(
        recording.time_s * speed,
        recording.acceleration_g,
        started_at=start,
        nominal_rate_hz=recording.nominal_rate_hz,
        wearable=recording.wearable,
        site=recording.site,
        source=recording.source,
        format=recording.format,
    )
    return LabelledNight(recording=redated, truth=_stretched(night.truth, speed))


def _stretched(truth: Truth, speed: float) -> Truth:
    def at(time_s: float | None) -> float | None:
        return None if time_s is None else round(time_s * speed, 3)

    def over(intervals: tuple[Interval, ...]) -> tuple[Interval, ...]:
        return tuple(Interval(onset_s=round(i.onset_s * speed, 3), end_s=round(i.end_s * speed, 3)) for i in intervals)

    return replace(
        truth,
        lights_out_s=at(truth.lights_out_s),
        sleep_onset_s=at(truth.sleep_onset_s),
        wake_up_s=at(truth.wake_up_s),
        awake=over(truth.awake),
        not_worn=over(truth.not_worn),
        events=tuple(
            replace(e, onset_s=round(e.onset_s * speed, 3), duration_s=round(e.duration_s * speed, 3))
            for e in truth.events
        ),
    )
