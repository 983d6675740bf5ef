"""What classification looks at: a movement, a train, a cluster or a stretch of rhythm, with all that is known of it."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detector.episodes import Episode, convulsive_stretches, describe_stretch, rocking_stretches, tremor_stretches
from detector.features import Features
from detector.model import Conditioned, Phase, Sleep
from detector.rhythm import fast_band, measure_rhythm, slow_band
from detector.series import Group, find_clusters, find_trains, list_bursts
from detector.settings import PhaseSettings, Settings

Shape = Literal["convulsive_stretch", "tremor_stretch", "rocking_stretch", "train", "cluster", "movement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing to be named.

    ``features`` is there for a movement, ``group`` for a train or a cluster, ``episode`` for both and for a stretch of
    rhythm.
    ``is_asleep`` tells whether it came out of scored sleep, ``is_drowsy`` whether it lies in sleep or around its
    onset. ``crowding`` are the shares of the time before and after it spent in other movement, ``series`` is the number
    of the periodic series it belongs to, None if to none.
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
    features: Features | None = None
    episode: Episode | None = None
    group: Group | None = None
    series: int | None = None

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
    moving = MovingTime.of(features)
    found: list[tuple[Shape, Episode | Group]] = [
        *(("convulsive_stretch", x) for x in convulsive_stretches(conditioned, short, settings=settings.episodes)),
        *(("tremor_stretch", x) for x in tremor_stretches(conditioned, short, settings=settings.episodes)),
        *(("cluster", x) for x in find_clusters(bursts, features, settings=settings.clusters)),
        *(("rocking_stretch", x) for x in rocking_stretches(conditioned, long, settings=settings.episodes)),
        *(("train", x) for x in find_trains(bursts, features, settings=settings.trains)),
    ]
    return tuple(
        Candidate(
            shape=shape,
            onset_s=thing.onset_s,
            end_s=thing.end_s,
            peak_g=thing.peak_g,
            phase=phase_at(thing.onset_s, sleep, settings=settings.phases),
            is_asleep=came_out_of_sleep(thing.onset_s, sleep, settings=settings.phases),
            is_drowsy=is_drowsy_at(thing.onset_s, sleep, settings=settings.phases),
            site=site,
            sampling_rate_hz=conditioned.sampling_rate_hz,
            crowding=moving.shares_around(thing.onset_s, thing.end_s, reach_s=settings.phases.crowding_reach_s),
            episode=thing
            if isinstance(thing, Episode)
            else describe_stretch(conditioned, short, (thing.onset_s, thing.end_s), settings=settings.episodes),
            group=thing if isinstance(thing, Group) else None,
        )
        for shape, thing in found
    )


def gather_movements(
    conditioned: Conditioned, features: tuple[Features, ...], *, sleep: Sleep, site: str, settings: Settings
) -> tuple[Candidate, ...]:
    """Gather the single movements."""
    moving = MovingTime.of(features)
    return tuple(
        Candidate(
            shape="movement",
            onset_s=item.movement.onset_s,
            end_s=item.movement.end_s,
            peak_g=item.movement.peak_g,
            phase=phase_at(item.movement.onset_s, sleep, settings=settings.phases),
            is_asleep=came_out_of_sleep(item.movement.onset_s, sleep, settings=settings.phases),
            is_drowsy=is_drowsy_at(item.movement.onset_s, sleep, settings=settings.phases),
            site=site,
            sampling_rate_hz=conditioned.sampling_rate_hz,
            crowding=moving.shares_around(
                item.movement.onset_s, item.movement.end_s, reach_s=settings.phases.crowding_reach_s
            ),
            features=item,
        )
        for item in features
    )


def phase_at(time_s: float, sleep: Sleep, *, settings: PhaseSettings) -> Phase | None:
    """Tell in which phase of the night a moment lies; None where sleep could not be scored."""
    if sleep.onset_interval_s is None or sleep.wake_up_s is None:
        return None
    earliest_s, latest_s = sleep.onset_interval_s
    if earliest_s - settings.falling_asleep_before_s <= time_s < latest_s + settings.falling_asleep_after_s:
        return "falling_asleep"
    return "asleep" if is_asleep_at(time_s, sleep) else "awake"


def is_asleep_at(time_s: float, sleep: Sleep) -> bool:
    """Tell whether a moment lies in scored sleep."""
    return any(stretch.onset_s <= time_s < stretch.end_s for stretch in sleep.asleep)


def came_out_of_sleep(time_s: float, sleep: Sleep, *, settings: PhaseSettings) -> bool:
    """Tell whether sleep was scored shortly before: strong movement itself makes its own minutes look awake."""
    return any(is_asleep_at(time_s - s, sleep) for s in (settings.asleep_before_s, settings.asleep_long_before_s))


def is_drowsy_at(time_s: float, sleep: Sleep, *, settings: PhaseSettings) -> bool:
    """Tell whether a moment lies shortly before, within or after the possible onset of sleep, and before getting up."""
    if sleep.onset_interval_s is None or sleep.wake_up_s is None:
        return False
    earliest_s, latest_s = sleep.onset_interval_s
    is_around_onset = earliest_s - settings.drowsy_before_s <= time_s < latest_s
    return is_around_onset or is_asleep_at(time_s, sleep) or came_out_of_sleep(time_s, sleep, settings=settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingTime:
    """Cumulative moving time of a night: how much of any stretch was spent moving, at once."""

    corners_s: NDArray[np.float64]
    total_s: NDArray[np.float64]

    @classmethod
    def of(cls, features: tuple[Features, ...]) -> "MovingTime":
        """Sum up sorted, disjoint movements."""
        edges = [(item.movement.onset_s, item.movement.end_s) for item in features]
        corners_s = np.array(edges or [(0.0, 0.0)]).ravel()
        steps_s = np.diff(corners_s, prepend=corners_s[0])
        steps_s[2::2] = 0
        return cls(corners_s=corners_s, total_s=np.cumsum(steps_s))

    def until(self, time_s: float) -> float:
        """Seconds of movement before a moment."""
        return float(np.interp(time_s, self.corners_s, self.total_s))

    def shares_around(self, onset_s: float, end_s: float, *, reach_s: float) -> tuple[float, float]:
        """Shares of the time within reach, before and after a stretch, that were spent in movement."""
        before_s = self.until(onset_s) - self.until(onset_s - reach_s)
        after_s = self.until(end_s + reach_s) - self.until(end_s)
        return before_s / reach_s, after_s / reach_s
