"""Pieces of one rhythm: a tremor or a rocking that pauses, or fades for a while, is told as one event."""

from dataclasses import replace

from detector.model import Event, Evidence, Kind
from detector.settings import EpisodeSettings

REJOINED: tuple[Kind, ...] = ("tremor", "rhythmic_movement")


def rejoin(events: tuple[Event, ...], *, settings: EpisodeSettings) -> tuple[Event, ...]:
    """Join stretches of one kind and alike in strength: at once, or soon and of nearly the same frequency.

    Parameters
    ----------
    events : tuple of Event
        Disjoint, in any order. What lies between two stretches keeps them apart.
    settings : EpisodeSettings

    Returns
    -------
    tuple of Event
        Sorted. A joined event has the evidence of its surest stretch.
    """
    joined: list[Event] = []
    for event in sorted(events, key=lambda one: one.onset_s):
        if joined and _belong_together(joined[-1], event, settings):
            joined[-1] = _as_one(joined[-1], event, settings)
        else:
            joined.append(event)
    return tuple(joined)


def _belong_together(first: Event, second: Event, settings: EpisodeSettings) -> bool:
    if first.kind != second.kind or first.kind not in REJOINED or not first.frequency_hz or not second.frequency_hz:
        return False
    is_soon = second.onset_s - first.end_s <= _longest_gap_s(first, second, settings)
    return is_soon and _ratio(first.peak_g, second.peak_g) <= settings.rejoin_peak_ratio


def _longest_gap_s(first: Event, second: Event, settings: EpisodeSettings) -> float:
    """How far apart two stretches may be: hardly at all, or further where they are of nearly the same frequency."""
    if _ratio(first.frequency_hz or 0.0, second.frequency_hz or 0.0) > settings.rejoin_frequency_ratio:
        return settings.rejoin_at_once_s
    longer_s = max(first.duration_s, second.duration_s)
    return max(settings.rejoin_at_once_s, min(settings.rejoin_gap_s, settings.rejoin_gap_share * longer_s))


def _ratio(one: float, other: float) -> float:
    return max(one, other) / min(one, other)


def _as_one(first: Event, second: Event, settings: EpisodeSettings) -> Event:
    surer = max(first, second, key=lambda event: event.confidence)
    longer = max(first, second, key=lambda event: event.duration_s)
    gap_s, longest_s = max(0.0, second.onset_s - first.end_s), _longest_gap_s(first, second, settings)
    line = Evidence(
        name="gap",
        value=gap_s,
        unit="s",
        threshold=longest_s,
        text=f"gap {gap_s:.3g} s, at most {longest_s:.3g} s: two stretches are one",
    )
    return replace(
        surer,
        onset_s=first.onset_s,
        duration_s=second.end_s - first.onset_s,
        peak_g=max(first.peak_g, second.peak_g),
        frequency_hz=longer.frequency_hz,
        repetitions=first.repetitions + second.repetitions,
        evidence=(*surer.evidence, line),
    )
