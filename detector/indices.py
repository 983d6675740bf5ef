"""The figures of a night that can be followed over many nights."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from detector.limb_movement_rules import (
    Series,
    mean_log_interval_s,
    periodic_index_per_h,
    periodicity_index,
    starts_within,
)
from detector.model import Event, Indices, LimbMovementSeries, Limit, Sleep
from detector.settings import Settings, WasmSettings
from recordings.timing import Interval

SECONDS_PER_HOUR = 3600.0


def list_series(events: tuple[Event, ...]) -> tuple[LimbMovementSeries, ...]:
    """List the periodic series of a night, each with the numbers of its events."""
    numbers = sorted({event.series for event in events if event.series is not None})
    return tuple(
        LimbMovementSeries(
            rules="wasm_2016", members=tuple(number for number, event in enumerate(events) if event.series == which)
        )
        for which in numbers
    )


def measure_indices(
    events: tuple[Event, ...],
    sleep: Sleep,
    *,
    series: tuple[LimbMovementSeries, ...],
    sites: tuple[str, ...],
    gaps: Sequence[Interval],
    limits: tuple[Limit, ...],
    settings: Settings,
) -> Indices:
    """Measure the night's figures; those that cannot be known are None.

    Parameters
    ----------
    events : tuple of Event
    sleep : Sleep
    series : tuple of LimbMovementSeries
        As `list_series` tells.
    sites : tuple of str
        The body sites recorded: leg figures need an ankle.
    gaps : sequence of Interval
        Where the ankle was not recorded.
    limits : tuple of Limit
        Figures of kinds that the recording cannot show are None.
    settings : Settings

    Returns
    -------
    Indices
    """
    hours = (sleep.total_sleep_s or 0.0) / SECONDS_PER_HOUR
    has_ankle = any(site.endswith("ankle") for site in sites)
    twitches = [event for event in events if event.kind in ("hypnic_jerk", "sleep_twitch") and event.phase != "awake"]
    unseen = {limit.kind for limit in limits}
    knows_jerks = sleep.onset_s is not None and "hypnic_jerk" not in unseen
    return Indices(
        twitches_per_h=len(twitches) / hours if hours and "sleep_twitch" not in unseen else None,
        jerks_around_onset=sum(event.kind == "hypnic_jerk" for event in events) if knows_jerks else None,
        **(_leg_figures(events, sleep, series, gaps, settings) if has_ankle and hours else _no_leg_figures()),
    )


def _no_leg_figures() -> dict[str, float | None]:
    return {"plm_per_h": None, "periodicity_index": None, "mean_log_interval_s": None}


def _leg_figures(
    events: tuple[Event, ...],
    sleep: Sleep,
    series: tuple[LimbMovementSeries, ...],
    gaps: Sequence[Interval],
    settings: Settings,
) -> dict[str, float | None]:
    """Figures of the leg movements that begin in sleep, from the same series that named the events."""
    hours = (sleep.total_sleep_s or 0.0) / SECONDS_PER_HOUR
    onsets_s = np.array([event.onset_s for event in events], dtype=np.float64)
    is_asleep = starts_within(onsets_s, intervals=sleep.asleep)
    is_leg = np.array([_is_leg_movement(event) for event in events], dtype=bool)
    members = tuple(each.members for each in series)
    return {
        "plm_per_h": periodic_index_per_h(members, counts=is_asleep, hours=hours),
        "periodicity_index": periodicity_index(
            onsets_s[is_leg & is_asleep], hours=hours, rules=settings.periodicity, gaps=gaps
        ),
        "mean_log_interval_s": mean_log_interval_s(
            onsets_s, series=_neighbours_asleep(members, onsets_s, is_asleep=is_asleep, rules=settings.wasm)
        ),
    }


def _is_leg_movement(event: Event) -> bool:
    is_at_ankle = any(site.endswith("ankle") for site in event.sites)
    return is_at_ankle and event.kind in ("limb_movement", "periodic_limb_movement")


def _neighbours_asleep(
    series: Series, onsets_s: NDArray[np.float64], *, is_asleep: NDArray[np.bool_], rules: WasmSettings
) -> Series:
    """Pair each member with the next where both begin in sleep and no member between them went by another kind."""
    return tuple(
        (first, second)
        for members in series
        for first, second in pairwise(members)
        if is_asleep[first] and is_asleep[second] and onsets_s[second] - onsets_s[first] <= rules.maximum_interval_s
    )
