"""Each event in words: the one place that both the table and the script's data are written from."""

from dataclasses import dataclass
from datetime import datetime

from detector.model import Event, Kind, NightAnalysis
from hypnic.report.times import duration_text, time_text
from hypnic.report.words import EVENT_TIER_LABELS, PHASE_LABELS, SITE_LABELS
from hypnic.words import KIND_NAMES

NONE = "–"
BRIEF_KINDS: frozenset[Kind] = frozenset({"hypnic_jerk", "sleep_twitch", "isolated_jerk"})
# At lower rates a jerk of 75 to 150 ms is a handful of samples, and its duration would be a guess.
BRIEF_DURATION_NEEDS_HZ = 48.0
BRIEF_S = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """One event as it is shown; ``number`` counts from 1."""

    number: int
    time: str
    kind: str
    tier: str
    duration: str
    peak: str
    frequency: str
    repetitions: str
    phase: str
    site: str
    series: str
    rule: str


def describe_events(night: NightAnalysis) -> tuple[EventWords, ...]:
    """Put every event of a night into words, in their order."""
    started_at = night.recordings[0].started_at
    rate_hz = min(conditioned.sampling_rate_hz for conditioned in night.conditioned)
    return tuple(
        _describe(event, number=number, started_at=started_at, rate_hz=rate_hz)
        for number, event in enumerate(night.events, start=1)
    )


def rule_text(rule: str) -> str:
    """Write the name of a rule as words."""
    return rule.replace("_", " ")


def site_text(sites: tuple[str, ...]) -> str:
    """Name the body sites of an event or a night."""
    return " + ".join(SITE_LABELS.get(site, site) for site in sites)


def _describe(event: Event, *, number: int, started_at: datetime | None, rate_hz: float) -> EventWords:
    is_too_brief = event.kind in BRIEF_KINDS and event.duration_s < BRIEF_S and rate_hz < BRIEF_DURATION_NEEDS_HZ
    return EventWords(
        number=number,
        time=time_text(started_at, event.onset_s),
        kind=KIND_NAMES[event.kind],
        tier=EVENT_TIER_LABELS[event.tier],
        duration=f"< {BRIEF_S} s" if is_too_brief else duration_text(event.duration_s),
        peak=f"{event.peak_g:.2g} g",
        frequency=NONE if event.frequency_hz is None else f"{event.frequency_hz:.1f} Hz",
        repetitions=str(event.repetitions),
        phase=PHASE_LABELS[event.phase],
        site=site_text(event.sites),
        series=NONE if event.series is None else str(event.series),
        rule=rule_text(event.decided_by),
    )
