"""What the page's script is given: the night in numbers and words, apart from any page around it."""

import math
from dataclasses import fields
from typing import Any

from detector.model import Event, Evidence, NightAnalysis
from hypnic.report.event_words import EventWords, describe_events, rule_text, site_text
from hypnic.report.marks import KIND_SHAPES
from hypnic.report.middle import present_kinds
from hypnic.report.picture import describe_clock, describe_lanes, describe_sleep, night_span_s
from hypnic.report.waveforms import cut_waveforms
from hypnic.words import KIND_NAMES


def describe_night(night: NightAnalysis) -> dict[str, Any]:
    """Prepare everything the script draws and shows.

    Returns
    -------
    dict
        JSON values, with integer arrays where curves are; see `pack_payload`.
    """
    start_s, end_s = night_span_s(night)
    lanes = describe_lanes(night)
    for lane in lanes:
        lane["label"] = site_text((lane["site"],))
    return {
        "clock": describe_clock(night.recordings[0].started_at, end_s),
        "start_s": start_s,
        "end_s": end_s,
        "sleep": describe_sleep(night.sleep),
        "lanes": lanes,
        "kinds": [_kind(kind) for kind in present_kinds(night)],
        "names": KIND_NAMES,
        "events": _events(night),
    }


def _kind(kind: str) -> dict[str, str]:
    return {"kind": kind, "label": KIND_NAMES[kind], "shape": KIND_SHAPES[kind]}  # type: ignore[index]


def _events(night: NightAnalysis) -> list[dict[str, Any]]:
    waveforms = cut_waveforms(night)
    return [
        _event(event, words, waveforms.get(number))
        for number, (event, words) in enumerate(zip(night.events, describe_events(night), strict=True))
    ]


def _event(event: Event, words: EventWords, waveforms: list[dict[str, Any]] | None) -> dict[str, Any]:
    return {
        "onset_s": event.onset_s,
        "duration_s": event.duration_s,
        "kind": event.kind,
        "tier": event.tier,
        "peak_g": event.peak_g,
        "frequency_hz": event.frequency_hz,
        "repetitions": event.repetitions,
        "series": event.series,
        "sites": event.sites,
        "decided_by": event.decided_by,
        "words": {field.name: getattr(words, field.name) for field in fields(words)},
        "evidence": [_evidence(item) for item in event.evidence],
        "rejected": [{"kind": item.kind, "because": rule_text(item.because)} for item in event.rejected],
        "waveforms": waveforms,
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    return {
        "name": item.name,
        "value": _finite(item.value),
        "unit": item.unit,
        "threshold": _finite(item.threshold),
        "text": item.text,
    }


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
