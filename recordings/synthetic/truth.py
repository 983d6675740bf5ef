"""What really happened in a synthetic night: the labels that come with the samples."""

from dataclasses import dataclass
from typing import Literal, get_args

from recordings.timing import Interval

TruthKind = Literal[
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
]
TruthTier = Literal["harmless", "see_doctor", "seizure_like", "cannot_tell"]

TRUTH_KINDS: tuple[TruthKind, ...] = get_args(TruthKind)
TRUTH_TIERS: tuple[TruthTier, ...] = get_args(TruthTier)


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthEvent:
    """One movement that was really there, as this wearable could see it.

    Parameters
    ----------
    onset_s : float
        The instant the first force acts, seconds since the recording's first sample.
    duration_s : float
        Until the last instant at which the movement's own contribution exceeds 0.01 g; for a posture shift until the
        rotation has ended.
    kind : str
        One of ``TRUTH_KINDS``.
    label : str
        The finer cause, such as "brushing_teeth" or "tonic_clonic".
    peak_g : float
        Largest magnitude of the movement's own contribution after a zero-phase high-pass at 0.5 Hz: without noise,
        and within the band that the wearable passes.
    frequency_hz : float or None
        Mean rate of the bursts or cycles, None where the movement has no rhythm.
    repetitions : int
        Number of bursts or cycles, 1 for a single one.
    series : int or None
        Number (from 1) of the periodic series it belongs to.
    """

    onset_s: float
    duration_s: float
    kind: TruthKind
    label: str
    peak_g: float
    frequency_hz: float | None = None
    repetitions: int = 1
    series: int | None = None

    @property
    def end_s(self) -> float:
        """End in seconds since the recording's first sample."""
        return self.onset_s + self.duration_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """Everything that is known about a synthetic night, in the time of the recording it belongs to.

    Parameters
    ----------
    lights_out_s, sleep_onset_s, wake_up_s : float or None
        When the sleeper lay down to sleep, fell asleep and woke for good. Sleep onset is the change of state itself,
        not a movement. None where the wearable was not worn at that time.
    awake : tuple of Interval
        Wake between sleep onset and wake-up.
    not_worn : tuple of Interval
        When the wearable lay on the table.
    events : tuple of TruthEvent
        Sorted by onset.
    tier : {"harmless", "see_doctor", "seizure_like", "cannot_tell"}
        The verdict that is right for this night and body site.
    """

    lights_out_s: float | None
    sleep_onset_s: float | None
    wake_up_s: float | None
    awake: tuple[Interval, ...]
    not_worn: tuple[Interval, ...]
    events: tuple[TruthEvent, ...]
    tier: TruthTier
