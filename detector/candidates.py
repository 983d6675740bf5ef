"""What classification looks at: a movement, a train, a cluster or a stretch of rhythm, with all that is known of it."""

from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from detector.episodes import Episode, convulsive_stretches, describe_stretch, rocking_stretches, tremor_stretches
from detector.features import Features
from detector.model import Conditioned, Movement, Phase, Sleep
from detector.movements import MovingTime, Stretch
from detector.rhythm import fast_band, measure_rhythm, slow_band
from detector.series import Group, find_clusters, find_trains, list_bursts
from detector.settings import PhaseSettings, Settings

SECONDS_PER_MINUTE = 60.0
UNKNOWN = float("nan")

Longer = TypeVar("Longer", bound=Stretch)

Shape = Literal["convulsive_stretch", "tremor_stretch", "rocking_stretch", "train", "cluster", "movement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPlace:
    """The periodic series a movement belongs to: its number, how many members it has, and their median interval."""

    number: int
    members: int
    interval_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing to be named.

    ``features`` is there for a movement, ``group`` for a train or a cluster, ``episode`` for both and for a stretch of
    rhythm.
    ``is_asleep`` tells whether it came out of scored sleep, ``is_drowsy`` whether it lies in sleep or around its onset.
    ``crowding`` are the shares of the time before and after it spent in other movement, ``series`` is the periodic
    series it belongs to, None if to none. ``since_onset_min`` is the time since sleep began, not a number where that
    is not known, ``sleep_chance`` how likely it was, shortly before, that the person slept. ``whole`` is what
    this is a part of: the strong movement around its loud part, or the slow rhythm that the middle of a train lies in.
    """

    shape: Shape
    onset_s: float
    end_s: float
    peak_g: float
    phase: Phase | None
    is_asleep: bool
    is_drowsy: bool
    site: str
    sampling_rate_hz: float
    crowding: tuple[float, float]
    since_onset_min: float = 0.0
    sleep_chance: float = 0.0
    features: Features | None = None
    episode: Episode | None = None
    group: Group | None = None
    series: SeriesPlace | None = None
    whole: "Candidate | None" = None

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.onset_s


def gather_rhythmic(
    conditioned: Conditioned, features: tuple[Features, ...], *, sleep: Sleep, site: str, settings: Settings
) -> tuple[Candidate, ...]:
    """Gather everything that is more than one movement, the gravest shapes first."""
    short = measure_rhythm(conditioned, fast_band(settings.rhythm), settings=settings.rhythm)
    long = measure_rhythm(conditioned, slow_band(settings.rhythm), settings=settings.rhythm)
    bursts = list_bursts(features)
    movements = tuple(item.movement for item in features)
    surroundings = _Surroundings.of(conditioned, features, sleep=sleep, site=site, settings=settings)
    strong = convulsive_stretches(conditioned, short, settings=settings.episodes, long_blocks=long)
    slow = rocking_stretches(conditioned, long, settings=settings.episodes, movements=movements)
    found: list[tuple[Shape, Episode | Group]] = [
        *(("convulsive_stretch", x) for x in strong),
        *(("tremor_stretch", x) for x in tremor_stretches(conditioned, short, settings=settings.episodes)),
        *(("cluster", x) for x in find_clusters(bursts, features, settings=settings.clusters)),
        *(("rocking_stretch", x) for x in slow),
        *(("train", x) for x in find_trains(bursts, features, settings=settings.trains)),
    ]
    return _with_wholes(
        tuple(
            replace(
                surroundings.candidate(shape, thing, around=_with_its_rest(thing, strong)),
                episode=thing
                if isinstance(thing, Episode)
                else describe_stretch(conditioned, short, (thing.onset_s, thing.end_s), settings=settings.episodes),
                group=thing if isinstance(thing, Group) else None,
            )
            for shape, thing in found
        )
    )


def _with_wholes(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Give each loud part, and each train, what it is a part of."""
    strong = tuple(item for item in candidates if item.shape == "convulsive_stretch")
    slow = tuple(item for item in candidates if item.shape == "rocking_stretch")
    return tuple(replace(item, whole=_whole_of(item, strong, slow)) for item in candidates)


def _whole_of(item: Candidate, strong: tuple[Candidate, ...], slow: tuple[Candidate, ...]) -> Candidate | None:
    if item.shape == "convulsive_stretch":
        return _longest_around(item, strong)
    if item.shape == "train":
        middle_s = (item.onset_s + item.end_s) / 2
        return next((one for one in slow if one.onset_s <= middle_s < one.end_s), None)
    return None


def _with_its_rest(thing: Episode | Group, strong: tuple[Episode, ...]) -> Episode | Group:
    """Find the stretch of strong movement of which a part is one: its quieter rest is no other movement."""
    return (_longest_around(thing, strong) if thing in strong else None) or thing


def _longest_around(part: Stretch, strong: tuple[Longer, ...]) -> Longer | None:
    """Find the longest stretch that holds another and is longer; None where there is none."""
    holding = [
        one
        for one in strong
        if one.onset_s <= part.onset_s
        and part.end_s <= one.end_s
        and one.end_s - one.onset_s > part.end_s - part.onset_s
    ]
    return max(holding, key=lambda one: one.end_s - one.onset_s, default=None)


def gather_movements(
    conditioned: Conditioned, features: tuple[Features, ...], *, sleep: Sleep, site: str, settings: Settings
) -> tuple[Candidate, ...]:
    """Gather the single movements."""
    surroundings = _Surroundings.of(conditioned, features, sleep=sleep, site=site, settings=settings)
    return tuple(replace(surroundings.candidate("movement", item.movement), features=item) for item in features)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What a candidate lies in: the night's sleep, other movement, the site, the rate."""

    sleep: Sleep
    moving: MovingTime
    site: str
    sampling_rate_hz: float
    settings: PhaseSettings

    @classmethod
    def of(
        cls, conditioned: Conditioned, features: tuple[Features, ...], *, sleep: Sleep, site: str, settings: Settings
    ) -> "_Surroundings":
        return cls(
            sleep=sleep,
            moving=MovingTime.of(tuple(item.movement for item in features)),
            site=site,
            sampling_rate_hz=conditioned.sampling_rate_hz,
            settings=settings.phases,
        )

    def candidate(
        self, shape: Shape, stretch: Movement | Episode | Group, *, around: Episode | Group | None = None
    ) -> Candidate:
        """Place a stretch in its surroundings, which begin where all ends that it is a part of."""
        whole = around or stretch
        return Candidate(
            shape=shape,
            onset_s=stretch.onset_s,
            end_s=stretch.end_s,
            peak_g=stretch.peak_g,
            phase=phase_at(stretch.onset_s, self.sleep, settings=self.settings),
            is_asleep=came_out_of_sleep(stretch.onset_s, self.sleep, settings=self.settings),
            is_drowsy=is_drowsy_at(stretch.onset_s, self.sleep, settings=self.settings),
            site=self.site,
            sampling_rate_hz=self.sampling_rate_hz,
            sleep_chance=sleep_chance_at(stretch.onset_s - self.settings.chance_before_s, self.sleep),
            since_onset_min=UNKNOWN
            if self.sleep.onset_s is None
            else (stretch.onset_s - self.sleep.onset_s) / SECONDS_PER_MINUTE,
            crowding=self.moving.shares_around(whole.onset_s, whole.end_s, reach_s=self.settings.crowding_reach_s),
        )


def phase_at(time_s: float, sleep: Sleep, *, settings: PhaseSettings) -> Phase | None:
    """Tell in which phase of the night a moment lies; None where sleep could not be scored."""
    if sleep.onset_interval_s is None or sleep.wake_up_s is None:
        return None
    earliest_s, latest_s = sleep.onset_interval_s
    if earliest_s - settings.falling_asleep_before_s <= time_s < latest_s + settings.falling_asleep_after_s:
        return "falling_asleep"
    return "asleep" if is_asleep_at(time_s, sleep) else "awake"


def sleep_chance_at(time_s: float, sleep: Sleep) -> float:
    """Probability of sleep in the epoch of a moment, not a number where sleep could not be scored."""
    if sleep.asleep_probability.size == 0:
        return UNKNOWN
    return float(sleep.asleep_probability[min(max(int(time_s / sleep.epoch_s), 0), sleep.asleep_probability.size - 1)])


def is_asleep_at(time_s: float, sleep: Sleep) -> bool:
    """Tell whether a moment lies in scored sleep."""
    return any(stretch.onset_s <= time_s < stretch.end_s for stretch in sleep.asleep)


def came_out_of_sleep(time_s: float, sleep: Sleep, *, settings: PhaseSettings) -> bool:
    """Tell whether sleep was scored shortly before: strong movement itself makes its own minutes look awake."""
    return any(is_asleep_at(time_s - s, sleep) for s in (settings.asleep_before_s, settings.asleep_long_before_s))


def is_drowsy_at(time_s: float, sleep: Sleep, *, settings: PhaseSettings) -> bool:
    """Tell whether a moment lies in sleep, shortly after it, within its possible onset, or shortly before that."""
    if sleep.onset_interval_s is None or sleep.wake_up_s is None:
        return False
    earliest_s, latest_s = sleep.onset_interval_s
    is_around_onset = earliest_s - settings.drowsy_before_s <= time_s < latest_s
    return is_around_onset or is_asleep_at(time_s, sleep) or came_out_of_sleep(time_s, sleep, settings=settings)
