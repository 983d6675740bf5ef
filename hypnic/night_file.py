"""``night.json``: what one night said, as plain structures that other programs can check and read."""

import math
from collections.abc import Iterable
from typing import Annotated, Any, TypeVar

import msgspec

from detector.model import (
    Conditioned,
    Indices,
    Kind,
    NightAnalysis,
    NightTier,
    Reason,
    Sleep,
    Spread,
    Verdict,
)
from hypnic import __version__
from hypnic.clock import stamp
from recordings.recording import Recording, Site
from recordings.timing import Interval

SCHEMA_VERSION = 1
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"

TIME_PLACES = 3
ACCELERATION_PLACES = 5
FIGURE_PLACES = 4

Number = TypeVar("Number", float, float | None)
NotNegative = Annotated[float, msgspec.Meta(ge=0)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Count = Annotated[int, msgspec.Meta(ge=0)]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of ``night.json``: no field is optional, none is unknown."""


class IntervalEntry(Entry, frozen=True, kw_only=True):
    """A stretch of time, in seconds after the recording's first sample."""

    onset_s: NotNegative
    duration_s: NotNegative


class RecordingEntry(Entry, frozen=True, kw_only=True):
    """One wearable's part of the night and what was mended in it."""

    source: str
    format: str
    started_at: str | None
    duration_s: NotNegative
    sampling_rate_hz: Annotated[float, msgspec.Meta(gt=0)]
    site: Site
    gaps: tuple[IntervalEntry, ...]
    non_wear: tuple[IntervalEntry, ...]
    repairs: tuple[str, ...]
    noise_g: NotNegative | None
    calibration_error_g: NotNegative | None


class SleepEntry(Entry, frozen=True, kw_only=True):
    """When sleep began and ended, with the evidence; null where it cannot be known."""

    lights_out_s: float | None
    onset_s: NotNegative | None
    onset_interval_s: tuple[float, float] | None
    wake_up_s: NotNegative | None
    onset_latency_s: float | None
    total_sleep_s: NotNegative | None
    wake_after_onset_s: NotNegative | None
    efficiency: Share | None
    evidence: tuple[str, ...]


class IndicesEntry(Entry, frozen=True, kw_only=True):
    """The figures of a night that can be followed over many nights; null where they cannot be known."""

    twitches_per_h: NotNegative | None
    jerks_around_onset: Count | None
    plm_per_h: NotNegative | None
    periodicity_index: Share | None
    mean_log_interval_s: NotNegative | None


class ReasonEntry(Entry, frozen=True, kw_only=True):
    """A named rule that spoke for the verdict; events are numbered from 0 in the order of ``events.tsv``."""

    rule: str
    text: str
    events: tuple[Count, ...]


class VerdictEntry(Entry, frozen=True, kw_only=True):
    """What the night was, in plain words first, with the reasons."""

    tier: NightTier
    headline: str
    reasons: tuple[ReasonEntry, ...]
    advice: str
    spread: Spread
    confidence: Share


class SoftwareEntry(Entry, frozen=True, kw_only=True):
    """The program that wrote the file."""

    name: str
    version: str


class NightFile(Entry, frozen=True, kw_only=True):
    """What one sleeper's recordings of one night said together."""

    schema_version: Annotated[int, msgspec.Meta(ge=SCHEMA_VERSION, le=SCHEMA_VERSION)]
    recordings: tuple[RecordingEntry, ...]
    sleep: SleepEntry
    counts: dict[Kind, Count]
    indices: IndicesEntry
    verdict: VerdictEntry
    settings: dict[str, float]
    software: SoftwareEntry


def night_file(night: NightAnalysis) -> NightFile:
    """Put everything found in one night into the structure of ``night.json``.

    Parameters
    ----------
    night : NightAnalysis
        As the detector returns it.

    Returns
    -------
    NightFile
        Finite numbers only; a value that is not known is None, with its reason in the evidence.
    """
    return NightFile(
        schema_version=SCHEMA_VERSION,
        recordings=tuple(
            _recording_entry(recording, conditioned)
            for recording, conditioned in zip(night.recordings, night.conditioned, strict=True)
        ),
        sleep=_sleep_entry(night.sleep),
        counts=dict(night.counts),
        indices=_indices_entry(night.indices),
        verdict=_verdict_entry(night.verdict),
        settings=dict(night.settings),
        software=SoftwareEntry(name="hypnic", version=__version__),
    )


def night_json(night: NightAnalysis) -> bytes:
    """Write a night as indented JSON, after checking it against its own schema.

    Raises
    ------
    msgspec.ValidationError
        The analysis holds a value that the contract does not allow, such as a number that is not finite.
    """
    encoded = msgspec.json.encode(night_file(night))
    msgspec.json.decode(encoded, type=NightFile)
    return msgspec.json.format(encoded, indent=2) + b"\n"


def night_schema() -> dict[str, Any]:
    """Describe ``night.json`` as a JSON Schema, made from the very structures that write it."""
    schema = msgspec.json.schema(NightFile)
    return {"$schema": SCHEMA_DIALECT, "title": f"hypnic night.json, version {SCHEMA_VERSION}", **schema}


def _recording_entry(recording: Recording, conditioned: Conditioned) -> RecordingEntry:
    return RecordingEntry(
        source=recording.source,
        format=recording.format,
        started_at=stamp(recording.started_at),
        duration_s=recording.duration_s,
        sampling_rate_hz=_rounded(conditioned.timing.rate_hz, places=FIGURE_PLACES),
        site=recording.site,
        gaps=_intervals(conditioned.gaps),
        non_wear=_intervals(conditioned.non_wear),
        repairs=(*recording.repairs, *_calibration_remarks(conditioned)),
        noise_g=_rounded(_finite(conditioned.noise_g), places=ACCELERATION_PLACES),
        calibration_error_g=_rounded(_finite(conditioned.calibration.error_g), places=ACCELERATION_PLACES),
    )


def _calibration_remarks(conditioned: Conditioned) -> tuple[str, ...]:
    declined_because = conditioned.calibration.declined_because
    return () if declined_because is None else (f"Not calibrated: {declined_because}",)


def _intervals(intervals: Iterable[Interval]) -> tuple[IntervalEntry, ...]:
    return tuple(
        IntervalEntry(
            onset_s=_rounded(interval.onset_s, places=TIME_PLACES),
            duration_s=_rounded(interval.duration_s, places=TIME_PLACES),
        )
        for interval in intervals
    )


def _sleep_entry(sleep: Sleep) -> SleepEntry:
    return SleepEntry(
        lights_out_s=_rounded(sleep.lights_out_s, places=TIME_PLACES),
        onset_s=_rounded(sleep.onset_s, places=TIME_PLACES),
        onset_interval_s=_onset_interval(sleep.onset_interval_s),
        wake_up_s=_rounded(sleep.wake_up_s, places=TIME_PLACES),
        onset_latency_s=_rounded(sleep.onset_latency_s, places=TIME_PLACES),
        total_sleep_s=_rounded(sleep.total_sleep_s, places=TIME_PLACES),
        wake_after_onset_s=_rounded(sleep.wake_after_onset_s, places=TIME_PLACES),
        efficiency=_rounded(sleep.efficiency, places=FIGURE_PLACES),
        evidence=sleep.evidence,
    )


def _onset_interval(interval_s: tuple[float, float] | None) -> tuple[float, float] | None:
    if interval_s is None:
        return None
    earliest_s, latest_s = interval_s
    return _rounded(earliest_s, places=TIME_PLACES), _rounded(latest_s, places=TIME_PLACES)


def _indices_entry(indices: Indices) -> IndicesEntry:
    return IndicesEntry(
        twitches_per_h=_rounded(indices.twitches_per_h, places=FIGURE_PLACES),
        jerks_around_onset=indices.jerks_around_onset,
        plm_per_h=_rounded(indices.plm_per_h, places=FIGURE_PLACES),
        periodicity_index=_rounded(indices.periodicity_index, places=FIGURE_PLACES),
        mean_log_interval_s=_rounded(indices.mean_log_interval_s, places=FIGURE_PLACES),
    )


def _verdict_entry(verdict: Verdict) -> VerdictEntry:
    return VerdictEntry(
        tier=verdict.tier,
        headline=verdict.headline,
        reasons=tuple(_reason_entry(reason) for reason in verdict.reasons),
        advice=verdict.advice,
        spread=verdict.spread,
        confidence=_rounded(verdict.confidence, places=FIGURE_PLACES),
    )


def _reason_entry(reason: Reason) -> ReasonEntry:
    return ReasonEntry(rule=reason.rule, text=reason.text, events=reason.events)


def _rounded(value: Number, *, places: int) -> Number:
    return value if value is None else round(value, places)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
