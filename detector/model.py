"""What the stages hand to each other: one small frozen class for each step from a recording to a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from recordings.recording import Recording, Signal
from recordings.timing import Interval, Timing

Kind = Literal[
    "hypnic_jerk",
    "sleep_twitch",
    "isolated_jerk",
    "limb_movement",
    "periodic_limb_movement",
    "rhythmic_movement",
    "tremor",
    "myoclonic_cluster",
    "convulsive",
    "posture_shift",
    "body_movement",
    "wake_activity",
    "unclear",
]
Tier = Literal["harmless", "see_doctor", "seizure_like"]
NightTier = Literal["harmless", "see_doctor", "seizure_like", "cannot_tell"]
Phase = Literal["awake", "falling_asleep", "asleep"]
Spread = Literal["focal", "generalised", "unknown"]
SeriesRules = Literal["wasm_2016", "aasm"]

KINDS: tuple[Kind, ...] = get_args(Kind)
TIERS: tuple[Tier, ...] = get_args(Tier)
PHASES: tuple[Phase, ...] = get_args(Phase)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How each axis was scaled so that a resting wearable measures 1 g.

    ``gain`` and ``offset_g`` have shape (3,): calibrated = gain * (raw - offset_g). ``error_g`` is the mean distance
    from 1 g of the still stretches after calibration, None where nothing was still. ``declined_because`` is None when
    the calibration was applied, otherwise the reason it was not (gain 1 and offset 0 are then used).
    """

    gain: NDArray[np.float64]
    offset_g: NDArray[np.float64]
    error_g: float | None
    declined_because: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditioned:
    """A recording laid on a regular grid, calibrated, with its characteristic curves.

    Parameters
    ----------
    sampling_rate_hz : float
        Rate of the grid: the measured rate of the recording, or about ``conditioning.grid_rate_hz`` if that is lower.
    acceleration_g : ndarray, shape (n, 3), float32
        Calibrated acceleration on the grid, gravity included where the source has it.
        Inside gaps it runs straight from the last value to the next; never use it there (see ``is_measured``).
    is_measured : ndarray of bool, shape (n,)
        False where the recording has a gap.
    movement_g : ndarray, shape (n,), float32
        The characteristic curve: magnitude of the gravity-free acceleration; 0 inside gaps.
    noise_floor_g : ndarray, shape (seconds,), float32
        Local noise of one axis (standard deviation in the band of movement), one value a second.
    noise_width_hz : float
        Width of the band that noise is measured in.
    noise_g : float
        Typical noise of one axis over the whole recording.
    step_g : float
        Typical step from one value of an axis to the next that occurs: coarse sensors have large ones.
    calibration, timing, gaps, non_wear, signal, duration_s
        What was found on the way. ``gaps`` and ``non_wear`` are sorted and disjoint.
    """

    sampling_rate_hz: float
    acceleration_g: NDArray[np.float32]
    is_measured: NDArray[np.bool_]
    movement_g: NDArray[np.float32]
    noise_floor_g: NDArray[np.float32]
    noise_width_hz: float
    noise_g: float
    step_g: float
    calibration: Calibration
    timing: Timing
    gaps: tuple[Interval, ...]
    non_wear: tuple[Interval, ...]
    signal: Signal
    duration_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleep:
    """When sleep began and ended. Every value that could not be known is None, with the reason in ``evidence``.

    ``asleep`` are the stretches scored as sleep between onset and wake-up (sorted, disjoint).
    ``asleep_probability`` has shape (epochs,), one value per ``epoch_s`` seconds, for drawing.
    """

    lights_out_s: float | None
    onset_s: float | None
    onset_interval_s: tuple[float, float] | None
    wake_up_s: float | None
    onset_latency_s: float | None
    total_sleep_s: float | None
    wake_after_onset_s: float | None
    efficiency: float | None
    asleep: tuple[Interval, ...]
    asleep_probability: NDArray[np.float32]
    epoch_s: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A stretch where the limb moves, whatever the cause: ``[onset_s, end_s)``."""

    onset_s: float
    end_s: float
    peak_g: float

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.onset_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One number that decided: its name, what was measured, what it was compared with, and a sentence about it."""

    name: str
    value: float
    unit: str
    threshold: float | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A kind that was considered and not chosen, with the rule that spoke against it."""

    kind: Kind
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A movement or a train of movements with a kind; the fields are the columns of ``events.tsv``.

    ``phase``, ``frequency_hz`` and ``series`` are None where not known or not applicable. ``sites`` holds one body
    site, or several where the same event was seen on several limbs. ``confidence`` is the share of events decided alike
    that were of this kind, on labelled synthetic nights.
    """

    onset_s: float
    duration_s: float
    kind: Kind
    tier: Tier
    decided_by: str
    sites: tuple[str, ...]
    phase: Phase | None
    peak_g: float
    frequency_hz: float | None
    repetitions: int
    series: int | None
    confidence: float = 0.5
    evidence: tuple[Evidence, ...] = ()
    rejected: tuple[Rejection, ...] = ()

    @property
    def end_s(self) -> float:
        """End in seconds since the recording's first sample."""
        return self.onset_s + self.duration_s


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbMovementSeries:
    """A periodic series: the numbers (from 0) of its limb movements in onset order, and the rule set that made it."""

    rules: SeriesRules
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indices:
    """The figures of a night that can be trended; None where they cannot be known."""

    twitches_per_h: float | None
    jerks_around_onset: int | None
    plm_per_h: float | None
    periodicity_index: float | None
    mean_log_interval_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A kind that this recording cannot show, and why (rate, site, gravity missing)."""

    kind: Kind
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A named rule that spoke for the verdict, in plain words, with the numbers (from 0) of the events it rests on."""

    rule: str
    text: str
    events: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the night was, in plain words first, with the reasons.

    ``confidence`` is the share of labelled synthetic nights with such findings for which the tier was right.
    """

    tier: NightTier
    headline: str
    reasons: tuple[Reason, ...]
    advice: str
    spread: Spread
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class NightAnalysis:
    """Everything found in one night.

    ``recordings`` and ``conditioned`` run in parallel, one entry for each wearable; times of all events, sleep and
    limits are seconds since the first sample of ``recordings[0]``. ``settings`` maps dotted names to numbers.
    """

    recordings: tuple[Recording, ...]
    conditioned: tuple[Conditioned, ...]
    sleep: Sleep
    events: tuple[Event, ...]
    series: tuple[LimbMovementSeries, ...]
    counts: Mapping[Kind, int]
    indices: Indices
    limits: tuple[Limit, ...]
    verdict: Verdict
    settings: Mapping[str, float]
