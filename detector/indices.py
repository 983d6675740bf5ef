"""The figures of a night that can be followed over many nights."""

import numpy as np

from detector.limb_movement_rules import (
    mean_log_interval_s,
    periodic_index_per_h,
    periodicity_index,
    starts_within,
    wasm_series,
)
from detector.model import Event, Indices, Sleep
from detector.settings import Settings

SECONDS_PER_HOUR = 3600.0


def measure_indices(events: tuple[Event, ...], sleep: Sleep, *, sites: tuple[str, ...], settings: Settings) -> Indices:
    """Measure the night's figures; those that cannot be known are None.

    Parameters
    ----------
    events : tuple of Event
    sleep : Sleep
    sites : tuple of str
        The body sites recorded: leg figures need an ankle.
    settings : Settings

    Returns
    -------
    Indices
    """
    hours = (sleep.total_sleep_s or 0.0) / SECONDS_PER_HOUR
    has_ankle = any(site.endswith("ankle") for site in sites)
    twitches = [event for event in events if event.kind in ("hypnic_jerk", "sleep_twitch") and event.phase != "awake"]
    return Indices(
        twitches_per_h=len(twitches) / hours if hours else None,
        jerks_around_onset=None if sleep.onset_s is None else sum(event.kind == "hypnic_jerk" for event in events),
        **(_leg_figures(events, sleep, hours, settings) if has_ankle and hours else _no_leg_figures()),
    )


def _no_leg_figures() -> dict[str, float | None]:
    return {"plm_per_h": None, "periodicity_index": None, "mean_log_interval_s": None}


def _leg_figures(events: tuple[Event, ...], sleep: Sleep, hours: float, settings: Settings) -> dict[str, float | None]:
    """Periodic leg movement figures by WASM 2016, over the limb movements that begin in sleep."""
    limb = [event for event in events if event.kind in ("limb_movement", "periodic_limb_movement")]
    onsets_s = np.array([event.onset_s for event in limb])
    durations_s = np.array([event.duration_s for event in limb])
    if onsets_s.size == 0:
        return {"plm_per_h": 0.0, "periodicity_index": None, "mean_log_interval_s": None}
    is_asleep = starts_within(onsets_s, intervals=sleep.asleep)
    is_periodic = np.array([event.kind == "periodic_limb_movement" for event in limb])
    series = wasm_series(onsets_s[is_asleep], durations_s[is_asleep], rules=settings.wasm)
    everyone = (tuple(range(onsets_s.size)),)
    return {
        "plm_per_h": periodic_index_per_h(everyone, counts=is_asleep & is_periodic, hours=hours),
        "periodicity_index": periodicity_index(onsets_s[is_asleep], hours=hours, rules=settings.periodicity),
        "mean_log_interval_s": mean_log_interval_s(onsets_s[is_asleep], series=series),
    }
