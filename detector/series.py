"""What movements are together: trains of regular bursts, clusters of jerks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detector.blocks import median, runs
from detector.features import Features
from detector.settings import ClusterSettings, TrainSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Bursts that belong together.

    ``count`` is the number of bursts, ``interval_s`` the median onset-to-onset interval and ``interval_variation`` its
    coefficient of variation, ``peak_variation`` that of their peaks and ``length_variation`` that of their lengths.
    ``moving_share`` is the share of the time from its first to its last movement that is spent in the movements the
    bursts lie in, ``brief_share`` the share of these movements that are brief.
    """

    onset_s: float
    end_s: float
    peak_g: float
    count: int
    interval_s: float
    interval_variation: float
    peak_variation: float
    length_variation: float
    moving_share: float
    brief_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bursts:
    """All bursts of a night, shape (bursts,) each, in order of onset."""

    onset_s: NDArray[np.float64]
    end_s: NDArray[np.float64]
    peak_g: NDArray[np.float64]
    movement: NDArray[np.intp]


def list_bursts(features: tuple[Features, ...]) -> Bursts:
    """Collect the bursts of all movements."""
    rows = [
        (burst.onset_s, burst.end_s, burst.peak_g, number)
        for number, movement in enumerate(features)
        for burst in movement.bursts
    ]
    table = np.array(rows, dtype=np.float64).reshape(-1, 4)
    return Bursts(onset_s=table[:, 0], end_s=table[:, 1], peak_g=table[:, 2], movement=table[:, 3].astype(np.intp))


def find_trains(bursts: Bursts, features: tuple[Features, ...], *, settings: TrainSettings) -> tuple[Group, ...]:
    """Find trains: at least four bursts, beats of bursts, or movements, that follow each other in even steps.

    Parameters
    ----------
    bursts : Bursts
    features : tuple of Features
    settings : TrainSettings

    Returns
    -------
    tuple of Group
        Trains of bursts, of beats and of movements, each sorted and disjoint; those of one sort may overlap those of
        another.

    Notes
    -----
    A step belongs to a train when it is between the shortest and longest interval and differs from the step before by
    no more than a given ratio; the variation over the whole train is left to classification. A beat is one or more
    bursts with hardly a gap between them: a foot that goes out and comes back makes two. Where it comes back late, the
    movement that both belong to is what repeats.
    """
    sorts = (bursts, _beats(bursts, settings), _whole_movements(bursts))
    groups = (group for sort in sorts for group in _even_trains(sort, features, settings))
    return tuple(dict.fromkeys(groups))


def _beats(bursts: Bursts, settings: TrainSettings) -> Bursts:
    """Join bursts that hardly leave a gap."""
    gaps_s = bursts.onset_s[1:] - np.maximum.accumulate(bursts.end_s)[:-1]
    return _joined(bursts, gaps_s > settings.beat_gap_s)


def _whole_movements(bursts: Bursts) -> Bursts:
    """Join the bursts of each movement."""
    return _joined(bursts, np.diff(bursts.movement) > 0)


def _joined(bursts: Bursts, is_apart: NDArray[np.bool_]) -> Bursts:
    """Join bursts; shape (bursts - 1,) tells which stay apart from the one before."""
    if bursts.onset_s.size == 0:
        return bursts
    first = np.flatnonzero(np.concatenate(([True], is_apart)))
    return Bursts(
        onset_s=bursts.onset_s[first],
        end_s=np.maximum.reduceat(bursts.end_s, first),
        peak_g=np.maximum.reduceat(bursts.peak_g, first),
        movement=bursts.movement[first],
    )


def _even_trains(bursts: Bursts, features: tuple[Features, ...], settings: TrainSettings) -> tuple[Group, ...]:
    if bursts.onset_s.size < settings.minimum_bursts:
        return ()
    steps_s = np.diff(bursts.onset_s)
    is_step = (steps_s >= settings.shortest_interval_s) & (steps_s <= settings.longest_interval_s)
    ratio = steps_s[1:] / np.maximum(steps_s[:-1], 1e-9)
    is_even = (ratio <= settings.interval_ratio_max) & (ratio >= 1 / settings.interval_ratio_max)
    is_pair = is_step[1:] & is_step[:-1] & is_even
    groups = [_group_of(bursts, np.arange(start, stop + 2), features) for start, stop in runs(is_pair)]
    return _disjoint(tuple(group for group in groups if _is_long_enough(group, settings)))


def _is_long_enough(group: Group, settings: TrainSettings) -> bool:
    return group.count >= settings.minimum_bursts and group.end_s - group.onset_s >= settings.shortest_s


def find_clusters(bursts: Bursts, features: tuple[Features, ...], *, settings: ClusterSettings) -> tuple[Group, ...]:
    """Find clusters: several jerks within seconds, with nothing but jerks among them.

    Parameters
    ----------
    bursts : Bursts
    features : tuple of Features
    settings : ClusterSettings

    Returns
    -------
    tuple of Group
        Sorted, disjoint.
    """
    is_jerk = (
        (bursts.end_s - bursts.onset_s <= settings.longest_jerk_s)
        & (bursts.peak_g >= settings.minimum_peak_g)
        & np.array([_is_jerky(features[number], settings) for number in bursts.movement], dtype=bool)
    )
    jerks = np.flatnonzero(is_jerk)
    if jerks.size < settings.minimum_jerks:
        return ()
    follows = np.diff(bursts.onset_s[jerks]) <= settings.longest_interval_s
    groups = []
    for start, stop in runs(follows):
        numbers = jerks[start : stop + 1]
        if numbers.size >= settings.minimum_jerks and _are_among_themselves(numbers, bursts, features, settings):
            groups.append(_group_of(bursts, numbers, features))
    return tuple(groups)


def _is_jerky(movement: Features, settings: ClusterSettings) -> bool:
    """Tell a movement made of brief bursts from one with a lasting part."""
    return movement.longest_burst_s <= settings.longest_jerk_s


def _are_among_themselves(
    numbers: NDArray[np.intp], bursts: Bursts, features: tuple[Features, ...], settings: ClusterSettings
) -> bool:
    first, last = int(bursts.movement[numbers[0]]), int(bursts.movement[numbers[-1]])
    moving_s = [(item.movement.duration_s, _is_jerky(item, settings)) for item in features[first : last + 1]]
    other_s = sum(duration_s for duration_s, is_jerky in moving_s if not is_jerky)
    return other_s <= settings.other_movement_share * sum(duration_s for duration_s, _ in moving_s)


def _group_of(bursts: Bursts, numbers: NDArray[np.intp], features: tuple[Features, ...]) -> Group:
    steps_s = np.diff(bursts.onset_s[numbers])
    members = np.unique(bursts.movement[numbers])
    moving_s = sum(features[member].movement.duration_s for member in members)
    span_s = features[members[-1]].movement.end_s - features[members[0]].movement.onset_s
    return Group(
        onset_s=float(bursts.onset_s[numbers[0]]),
        end_s=float(bursts.end_s[numbers[-1]]),
        peak_g=float(bursts.peak_g[numbers].max()),
        count=int(numbers.size),
        interval_s=median(steps_s),
        interval_variation=_variation(steps_s),
        peak_variation=_variation(bursts.peak_g[numbers]),
        length_variation=_variation(bursts.end_s[numbers] - bursts.onset_s[numbers]),
        moving_share=float(moving_s / span_s),
        brief_share=float(np.mean([features[member].is_brief for member in members])),
    )


def _variation(values: NDArray[np.float64]) -> float:
    """Coefficient of variation."""
    return float(np.std(values) / np.mean(values))


def _disjoint(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Keep the longer of two groups that share bursts."""
    kept: list[Group] = []
    for group in groups:
        if kept and group.onset_s < kept[-1].end_s:
            if group.count > kept[-1].count:
                kept[-1] = group
        else:
            kept.append(group)
    return tuple(kept)
