"""The words that rules are made of: what can be measured of a candidate, and what a rule may ask of it."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from detector.candidates import Candidate
from detector.settings import ClassificationSettings, Settings

Measure = Callable[[Candidate, ClassificationSettings], float]
Threshold = Callable[[Settings], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Something that can be measured of a candidate; a truth is 1, and what a candidate does not have is 0."""

    name: str
    unit: str = ""
    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One condition of a rule: a quantity that is at least, or at most, a threshold."""

    quantity: Quantity
    comparison: Literal["at least", "at most"]
    threshold: Threshold


def at_least(quantity: Quantity, limit: str | float) -> Clause:
    """Ask for no less than a setting, or than 1 where the quantity is a truth or already a ratio to its settings.

    Parameters
    ----------
    quantity : Quantity
    limit : str or float
        Name of a number in `ClassificationSettings`, dotted name of any other setting, or the number itself.
    """
    return Clause(quantity=quantity, comparison="at least", threshold=_threshold(limit))


def at_most(quantity: Quantity, limit: str | float) -> Clause:
    """Ask for no more than a setting; parameters as in `at_least`."""
    return Clause(quantity=quantity, comparison="at most", threshold=_threshold(limit))


def holds(clause: Clause, value: float, *, settings: Settings) -> bool:
    """Tell whether a measured value is what a clause asks for."""
    threshold = clause.threshold(settings)
    return value >= threshold if clause.comparison == "at least" else value <= threshold


def _threshold(limit: str | float) -> Threshold:
    if isinstance(limit, str):
        read = attrgetter(limit if "." in limit else f"classification.{limit}")
        return lambda settings: float(read(settings))
    return lambda _: float(limit)


def convulsion_signs(candidate: Candidate, settings: ClassificationSettings) -> float:
    """Count the signs of a convulsion: a pace that changes, cycles that are jerks, stillness afterwards."""
    episode = candidate.episode
    if episode is None:
        return 0.0
    changes_pace = (
        episode.frequency_variation >= settings.pace_variation or episode.frequency_fall >= settings.pace_fall
    )
    is_jerky = episode.impulsiveness >= settings.jerky_impulsiveness
    is_still_after = episode.level_after is not None and episode.level_after <= settings.still_after_level
    return float(changes_pace) + float(is_jerky) + float(is_still_after)


def orderliness(candidate: Candidate, _: ClassificationSettings) -> float:
    """Tell how ordered a movement is: it repeats, along one line, in a beat; turning over in bed does none of these."""
    episode = candidate.episode
    return episode.regularity + episode.directedness + episode.beat if episode else 0.0


def line_or_length(candidate: Candidate, settings: ClassificationSettings) -> float:
    """At least 1 when a movement keeps to one line, or goes on for longer than gross movement in sleep mostly does."""
    if candidate.episode is None:
        return 0.0
    along_line = candidate.episode.directedness / settings.convulsive_directedness
    return max(along_line, candidate.duration_s / settings.convulsive_long_s)


def narrowness(candidate: Candidate, _: ClassificationSettings) -> float:
    """Tell how pure a rhythm is: one narrow line, regular, without pauses, as in tremor, scratching or sawing."""
    episode = candidate.episode
    return episode.concentration + episode.regularity - episode.pause_share if episode else 0.0


def gait_likeness(candidate: Candidate, _: ClassificationSettings) -> float:
    """Tell steps: regular although the power is spread over many frequencies."""
    episode = candidate.episode
    return episode.regularity - episode.concentration if episode else 0.0


def directed_beat(candidate: Candidate, _: ClassificationSettings) -> float:
    """Tell walking and washing: the envelope beats evenly while the limb keeps to one line."""
    return candidate.episode.beat * candidate.episode.directedness if candidate.episode else 0.0


def unbroken_beat(candidate: Candidate, _: ClassificationSettings) -> float:
    """Tell washing and rubbing: the envelope beats along one line and never pauses."""
    episode = candidate.episode
    return (episode.beat - episode.pause_share) * episode.directedness if episode else 0.0


def jerkiness(candidate: Candidate, settings: ClassificationSettings) -> float:
    """At least 1 when there are pauses between the jerks, or quick, impulsive content."""
    episode = candidate.episode
    if episode is None:
        return 0.0
    return max(
        episode.pause_share / settings.jerky_pauses,
        episode.quick_share * episode.impulsiveness / settings.jerky_quickness,
    )


def cycles(candidate: Candidate, _: ClassificationSettings) -> float:
    """Count the repetitions of a stretch of rhythm: its frequency times its length."""
    return candidate.episode.frequency_hz * candidate.duration_s if candidate.episode else 0.0


def jerk_peak_over_least(candidate: Candidate, settings: ClassificationSettings) -> float:
    """Peak of a jerk over the least peak asked for at its body site."""
    least_g = settings.hypnic_peak_ankle_g if candidate.site.endswith("ankle") else settings.hypnic_peak_g
    return candidate.peak_g / least_g


def duration_for_strength(candidate: Candidate, settings: ClassificationSettings) -> float:
    """Duration over that of a jerk of this peak and this many pulses: a stronger jerk rings longer before it fades."""
    pulses = burst_count(candidate, settings) ** settings.jerk_pulse_exponent
    strength = (candidate.peak_g / settings.jerk_reference_g) ** settings.jerk_strength_exponent
    return float(candidate.duration_s / (settings.jerk_duration_s * strength * pulses))


def burst_count(candidate: Candidate, _: ClassificationSettings) -> float:
    """Count the bursts of a movement."""
    return float(len(candidate.features.bursts)) if candidate.features else 0.0


def quiet_around_s(candidate: Candidate, _: ClassificationSettings) -> float:
    """Time to the nearest lasting movement before or after."""
    features = candidate.features
    return min(features.quiet_before_s, features.quiet_after_s) if features else 0.0


def held_tilt_deg(candidate: Candidate, _: ClassificationSettings) -> float:
    """Change of the limb's direction, 0 where it was not held or is not known."""
    features = candidate.features
    return features.tilt_deg or 0.0 if features and features.is_tilt_held else 0.0


def mean_crowding(candidate: Candidate, _: ClassificationSettings) -> float:
    """Share of the time around a movement spent in other movement."""
    return sum(candidate.crowding) / 2


def lesser_crowding(candidate: Candidate, _: ClassificationSettings) -> float:
    """Share of the quieter side: an activity stands amid others, a convulsion mostly begins out of rest."""
    return min(candidate.crowding)


def is_in_series(candidate: Candidate, _: ClassificationSettings) -> float:
    """1 for a member of a periodic series."""
    return float(candidate.series is not None)


def _candidate(name: str) -> Measure:
    return lambda candidate, _: float(getattr(candidate, name))


def _features(name: str) -> Measure:
    return lambda candidate, _: float(getattr(candidate.features, name, 0.0))


def _episode(name: str) -> Measure:
    return lambda candidate, _: float(getattr(candidate.episode, name, 0.0))


def _group(name: str) -> Measure:
    return lambda candidate, _: float(getattr(candidate.group, name, 0.0))


# Of every candidate.
DURATION = Quantity(name="duration", unit="s", measure=_candidate("duration_s"))
PEAK = Quantity(name="peak", unit="g", measure=_candidate("peak_g"))
SAMPLING_RATE = Quantity(name="sampling rate", unit="Hz", measure=_candidate("sampling_rate_hz"))
ASLEEP = Quantity(name="asleep", measure=_candidate("is_asleep"))
DROWSY = Quantity(name="drowsy or asleep", measure=_candidate("is_drowsy"))
CROWDING = Quantity(name="crowding", measure=mean_crowding)
CROWDING_ON_THE_QUIETER_SIDE = Quantity(name="crowding", measure=lesser_crowding)

# Of a single movement.
LONGEST_BURST = Quantity(name="longest burst", unit="s", measure=_features("longest_burst_s"))
BURSTS = Quantity(name="bursts", measure=burst_count)
QUIET_AROUND = Quantity(name="quiet around", unit="s", measure=quiet_around_s)
HELD_TILT = Quantity(name="held tilt", unit="deg", measure=held_tilt_deg)
IN_SERIES = Quantity(name="in a periodic series", measure=is_in_series)
DURATION_FOR_STRENGTH = Quantity(name="duration for its strength", measure=duration_for_strength)
PEAK_FOR_SITE = Quantity(name="peak over the least of this site", measure=jerk_peak_over_least)

# Of a train or a cluster.
JERKS = Quantity(name="jerks", measure=_group("count"))
REPETITIONS = Quantity(name="repetitions", measure=_group("count"))
INTERVAL = Quantity(name="median interval", unit="s", measure=_group("interval_s"))
INTERVAL_VARIATION = Quantity(name="interval variation", measure=_group("interval_variation"))
BRIEF_SHARE = Quantity(name="share of brief ones", measure=_group("brief_share"))
MOVING_SHARE = Quantity(name="share of time moving", measure=_group("moving_share"))

# Of a rhythm.
LEVEL = Quantity(name="level", unit="g", measure=_episode("rms_g"))
FREQUENCY = Quantity(name="dominant frequency", unit="Hz", measure=_episode("frequency_hz"))
FREQUENCY_VARIATION = Quantity(name="frequency variation", measure=_episode("frequency_variation"))
CONCENTRATION = Quantity(name="share near the dominant frequency", measure=_episode("concentration"))
FAST_SHARE = Quantity(name="power above 1.5 Hz", measure=_episode("band_share"))
REGULARITY = Quantity(name="regularity", measure=_episode("regularity"))
BEAT = Quantity(name="beat", measure=_episode("beat"))
DIRECTEDNESS = Quantity(name="share along one line", measure=_episode("directedness"))
IMPULSIVENESS = Quantity(name="impulsiveness", measure=_episode("impulsiveness"))
PAUSES = Quantity(name="pauses", measure=_episode("pause_share"))
CYCLES = Quantity(name="cycles", measure=cycles)

# Of a rhythm, several figures together.
ORDERLINESS = Quantity(name="orderliness", measure=orderliness)
LINE_OR_LENGTH = Quantity(name="line or length", measure=line_or_length)
NARROWNESS = Quantity(name="narrowness", measure=narrowness)
GAIT_LIKENESS = Quantity(name="likeness to walking", measure=gait_likeness)
DIRECTED_BEAT = Quantity(name="beat along one line", measure=directed_beat)
UNBROKEN_BEAT = Quantity(name="unbroken beat", measure=unbroken_beat)
JERKINESS = Quantity(name="jerkiness", measure=jerkiness)
CONVULSION_SIGNS = Quantity(name="signs of a convulsion", measure=convulsion_signs)
