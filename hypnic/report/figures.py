"""The key figures of a night: each with what it means, or with why it is not known."""

from collections.abc import Mapping
from dataclasses import dataclass

from detector.model import Kind, NightAnalysis, Sleep
from hypnic.report.times import duration_text, minute_text

LIGHTS_OUT_MISSING = "hypnic analyse was not told when the light was switched off"
TOO_LITTLE = "the night gave too little to measure it"

MEANINGS: Mapping[str, str] = {
    "onset": "A range, because lying still awake looks like sleep to a wearable.",
    "latency": "From lights-out to the most likely moment of falling asleep.",
    "total": "All stretches scored as sleep, added up.",
    "wake": "Time awake between falling asleep and waking up.",
    "wake_up": "End of the last longer stretch of sleep.",
    "efficiency": "Share of the time in bed that was sleep.",
    "jerks": "Brief single jerks around falling asleep; most people have them.",
    "twitches": "Brief single jerks and twitches per hour of sleep, as far as acceleration shows them; all have some.",
    "plm": "Accelerometric index. Sleep medicine looks closer above 15 an hour in adults, 5 in children.",
    "periodicity": "Share of the intervals between limb movements that keep a rhythm; from about 0.5 on it is one.",
    "interval": "Typical time from one limb movement to the next; it changes little from night to night.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: its name, its value in words or None, and its meaning or why it is not known."""

    name: str
    value: str | None
    note: str


def sleep_figures(night: NightAnalysis) -> tuple[Figure, ...]:
    """Tell when sleep began and how long it lasted."""
    sleep = night.sleep
    started_at = night.recordings[0].started_at
    no_sleep = "; ".join(sleep.evidence) or TOO_LITTLE
    no_bedtime = no_sleep if sleep.onset_s is None else LIGHTS_OUT_MISSING

    def known(name: str, value: str | None, meaning: str, *, missing: str = no_sleep) -> Figure:
        return Figure(name=name, value=value, note=missing if value is None else MEANINGS[meaning])

    return (
        known("Fell asleep", _onset_text(night), "onset"),
        known("Time to fall asleep", _duration(sleep.onset_latency_s), "latency", missing=no_bedtime),
        known("Woke up", None if sleep.wake_up_s is None else minute_text(started_at, sleep.wake_up_s), "wake_up"),
        known("Sleep in all", _duration(sleep.total_sleep_s), "total"),
        known("Awake in between", _duration(sleep.wake_after_onset_s), "wake"),
        known("Sleep efficiency", _percent(sleep), "efficiency", missing=no_bedtime),
    )


def movement_figures(night: NightAnalysis) -> tuple[Figure, ...]:
    """Tell how many twitches and limb movements there were, and how periodic."""
    indices = night.indices
    no_sleep = "sleep could not be told apart from wake" if night.sleep.onset_s is None else TOO_LITTLE
    no_limbs, too_few, no_series = _missing_limb_figures(night, no_sleep)
    no_jerks, no_twitches = (_limit_of(night, kind) for kind in ("hypnic_jerk", "sleep_twitch"))
    jerks = None if no_jerks or indices.jerks_around_onset is None else str(indices.jerks_around_onset)
    twitches = None if no_twitches else _per_hour(indices.twitches_per_h)
    interval_s = indices.mean_log_interval_s
    rows = (
        ("Jerks around falling asleep", jerks, "jerks", no_jerks or no_sleep),
        ("Twitches in sleep", twitches, "twitches", no_twitches or no_sleep),
        ("Periodic limb movements", _per_hour(indices.plm_per_h), "plm", no_limbs),
        ("Periodicity index", _number(indices.periodicity_index), "periodicity", too_few),
        ("Mean interval", None if interval_s is None else f"{interval_s:.0f} s", "interval", no_series),
    )
    return tuple(
        Figure(name=name, value=value, note=missing if value is None else MEANINGS[meaning])
        for name, value, meaning, missing in rows
    )


def _missing_limb_figures(night: NightAnalysis, no_sleep: str) -> tuple[str, str, str]:
    """Say why the index, the periodicity and the interval of limb movements are not known, where they are not."""
    if night.indices.plm_per_h is None:
        because = _limit_of(night, "periodic_limb_movement") or no_sleep
        return because, because, because
    fewest_per_h = night.settings.get("periodicity.minimum_movements_per_h")
    enough = "enough" if fewest_per_h is None else f"{fewest_per_h:g}"
    return "", f"there were not {enough} limb movements per hour", "no limb movements came at regular intervals"


def _limit_of(night: NightAnalysis, kind: Kind) -> str | None:
    # A kind that the recording cannot show has a count of 0, which would read as "there were none".
    return next((limit.because for limit in night.limits if limit.kind == kind), None)


def _onset_text(night: NightAnalysis) -> str | None:
    interval_s = night.sleep.onset_interval_s
    if interval_s is None:
        return None
    earliest, latest = (minute_text(night.recordings[0].started_at, time_s) for time_s in interval_s)
    return f"around {earliest}" if earliest == latest else f"{earliest} to {latest}"


def _duration(duration_s: float | None) -> str | None:
    return None if duration_s is None else duration_text(duration_s)


def _percent(sleep: Sleep) -> str | None:
    return None if sleep.efficiency is None else f"{100 * sleep.efficiency:.0f} %"


def _per_hour(rate_per_h: float | None) -> str | None:
    return None if rate_per_h is None else f"{rate_per_h:.1f} per hour"


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:.2f}"
