"""The words that rules are made of: what can be measured of a candidate, and what a rule may ask of it."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from detector.candidates import UNKNOWN, Candidate
from detector.scorecard import Contribution, Scorecard, contributions, likelihood, log_odds
from detector.settings import Settings

Measure = Callable[[Candidate, Settings], float]
Threshold = Callable[[Settings], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Something that can be measured of a candidate; a truth is 1, and what a candidate does not have is 0.

    ``card`` names the scorecard that it is the sum of, empty for what is measured directly.
    """

    name: str
    unit: str = ""
    measure: Measure
    card: str = ""


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


def cycles(candidate: Candidate, _: Settings) -> float:
    """Count the repetitions of a stretch of rhythm: its frequency times its length."""
    return candidate.episode.frequency_hz * candidate.duration_s if candidate.episode else 0.0


def level_after(candidate: Candidate, _: Settings) -> float:
    """Level shortly after a stretch over its own, not a number where the recording ends too soon to tell."""
    episode = candidate.episode
    return UNKNOWN if episode is None or episode.level_after is None else episode.level_after


def jerk_peak_over_least(candidate: Candidate, settings: Settings) -> float:
    """Peak of a jerk over the least peak asked for at its body site."""
    numbers = settings.classification
    least_g = numbers.hypnic_peak_ankle_g if candidate.site.endswith("ankle") else numbers.hypnic_peak_g
    return candidate.peak_g / least_g


def burst_count(candidate: Candidate, _: Settings) -> float:
    """Count the bursts of a movement."""
    return float(len(candidate.features.bursts)) if candidate.features else 0.0


def quiet_around_s(candidate: Candidate, _: Settings) -> float:
    """Time to the nearest lasting movement before or after."""
    features = candidate.features
    return min(features.quiet_before_s, features.quiet_after_s) if features else 0.0


def held_tilt_deg(candidate: Candidate, _: Settings) -> float:
    """Change of the limb's direction, 0 where it was not held or is not known."""
    features = candidate.features
    return features.tilt_deg or 0.0 if features and features.is_tilt_held else 0.0


def tilt_deg(candidate: Candidate, _: Settings) -> float:
    """Change of the limb's direction, held or not; 0 where it is not known."""
    return candidate.features.tilt_deg or 0.0 if candidate.features else 0.0


def mean_crowding(candidate: Candidate, _: Settings) -> float:
    """Share of the time around a movement spent in other movement."""
    return sum(candidate.crowding) / 2


def lesser_crowding(candidate: Candidate, _: Settings) -> float:
    """Share of the quieter side: an activity stands amid others, a convulsion mostly begins out of rest."""
    return min(candidate.crowding)


def is_at_a_leg(candidate: Candidate, _: Settings) -> float:
    """Tell a leg, 1, from an arm, 0."""
    return float(candidate.site.endswith("ankle"))


def members_of_series(candidate: Candidate, _: Settings) -> float:
    """Count the members of the periodic series a movement belongs to; 0 where it belongs to none."""
    return float(candidate.series.members) if candidate.series else 0.0


def interval_in_series_s(candidate: Candidate, _: Settings) -> float:
    """Median interval from onset to onset in the periodic series a movement belongs to."""
    return candidate.series.interval_s if candidate.series else UNKNOWN


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
AT_A_LEG = Quantity(name="at a leg", measure=is_at_a_leg)
ASLEEP = Quantity(name="asleep", measure=_candidate("is_asleep"))
SLEEP_CHANCE = Quantity(name="chance of sleep before", measure=_candidate("sleep_chance"))
DROWSY = Quantity(name="drowsy or asleep", measure=_candidate("is_drowsy"))
CROWDING = Quantity(name="crowding", measure=mean_crowding)
CROWDING_ON_THE_QUIETER_SIDE = Quantity(name="crowding on the quieter side", measure=lesser_crowding)

# Of a single movement.
LONGEST_BURST = Quantity(name="longest burst", unit="s", measure=_features("longest_burst_s"))
BURSTS = Quantity(name="bursts", measure=burst_count)
QUIET_AROUND = Quantity(name="quiet around", unit="s", measure=quiet_around_s)
ALONE = Quantity(name="time to the nearest movement", unit="s", measure=_features("alone_s"))
HELD_TILT = Quantity(name="held tilt", unit="deg", measure=held_tilt_deg)
SERIES_MEMBERS = Quantity(name="movements in its periodic series", measure=members_of_series)
SERIES_INTERVAL = Quantity(name="median interval in its series", unit="s", measure=interval_in_series_s)
RISE = Quantity(name="rise", unit="s", measure=_features("rise_s"))
TILT = Quantity(name="tilt", unit="deg", measure=tilt_deg)
MEAN_BURST = Quantity(name="mean length of its bursts", unit="s", measure=_features("mean_burst_s"))
BUSY_SHARE = Quantity(name="share of its time in bursts", measure=_features("busy_share"))
STEEPNESS = Quantity(name="steepness", measure=_features("steepness"))
ALONG_ONE_LINE = Quantity(name="share of its power along one line", measure=_features("directedness"))
CENTRE = Quantity(name="centre of its power", unit="Hz", measure=_features("centre_hz"))
SUDDENNESS = Quantity(name="power above 10 Hz of its peak", measure=_features("overtones"))
SPAN = Quantity(name="shortest time with most of its power", unit="s", measure=_features("core_s"))
PULSE = Quantity(name="half-height of its strongest burst", unit="s", measure=_features("pulse_s"))
BEFORE_SLEEP = Quantity(name="time since sleep began", unit="min", measure=_candidate("since_onset_min"))
PEAK_FOR_SITE = Quantity(name="peak over the least of this site", measure=jerk_peak_over_least)

# Of a train or a cluster.
JERKS = Quantity(name="jerks", measure=_group("count"))
REPETITIONS = Quantity(name="repetitions", measure=_group("count"))
INTERVAL = Quantity(name="median interval", unit="s", measure=_group("interval_s"))
INTERVAL_VARIATION = Quantity(name="interval variation", measure=_group("interval_variation"))
PEAK_VARIATION = Quantity(name="variation of the peaks", measure=_group("peak_variation"))
LENGTH_VARIATION = Quantity(name="variation of the lengths", measure=_group("length_variation"))
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
LATE_IMPULSIVENESS = Quantity(name="impulsiveness in the second half", measure=_episode("late_impulsiveness"))
LATE_DIRECTEDNESS = Quantity(name="share along one line in the second half", measure=_episode("late_directedness"))
LATE_QUICK_SHARE = Quantity(name="power above 4 Hz in the second half", measure=_episode("late_quick_share"))
LATE_CONCENTRATION = Quantity(
    name="share near the dominant frequency in the second half", measure=_episode("late_concentration")
)
FREQUENCY_FALL = Quantity(name="fall of the frequency", measure=_episode("frequency_fall"))
OVERTONES = Quantity(name="power above 10 Hz", measure=_episode("overtones"))
WANDER = Quantity(name="turning to and fro", unit="deg", measure=_episode("wander_deg"))
QUICK_SHARE = Quantity(name="power above 4 Hz", measure=_episode("quick_share"))
SWING_RATE = Quantity(name="swells a second", unit="Hz", measure=_episode("swing_rate_hz"))
SWING_SLOWING = Quantity(name="slowing of the swells", measure=_episode("swing_slowing"))
SWING_VARIATION = Quantity(name="unevenness of the swells", measure=_episode("swing_variation"))
LATE_SWELLS = Quantity(name="swells in the second half", measure=_episode("late_swells"))
LATE_SWELL_LENGTH = Quantity(name="length of the swells in the second half", unit="s", measure=_episode("late_swell_s"))
ENDS_OVER_MIDDLE = Quantity(name="level of the ends over the middle", measure=_episode("ends_over_middle"))
LOUDNESS_VARIATION = Quantity(name="variation of the level", measure=_episode("loudness_variation"))
LEVEL_AFTER = Quantity(name="level afterwards", measure=level_after)
SLOW_CONCENTRATION = Quantity(name="share near the frequency with slow swings", measure=_episode("slow_concentration"))
SLOW_REGULARITY = Quantity(name="regularity with slow swings", measure=_episode("slow_regularity"))


QUANTITIES: tuple[Quantity, ...] = tuple(value for value in tuple(vars().values()) if isinstance(value, Quantity))


def odds_of_the_rhythm_around(candidate: Candidate, settings: Settings) -> float:
    """Natural log odds of the slow rhythm that a train lies in to be a rhythmic movement; not a number without one."""
    if candidate.whole is None or candidate.whole.shape != "rocking_stretch":
        return UNKNOWN
    card = card_of(settings, "rhythm_in_bed")
    return log_odds(card, what_speaks(candidate.whole, card, settings=settings))


# Not among what is measured directly: another card gives it, which has to be fitted before those that ask for it.
ODDS_OF_RHYTHM_AROUND = Quantity(name="log odds of the rhythm around", measure=odds_of_the_rhythm_around)
QUANTITY_NAMED: dict[str, Quantity] = {quantity.name: quantity for quantity in (*QUANTITIES, ODDS_OF_RHYTHM_AROUND)}


def likeness(card_name: str) -> Quantity:
    """How much a candidate looks like the kind of a scorecard, as a probability; a quantity like any other."""

    def measure(candidate: Candidate, settings: Settings) -> float:
        card = card_of(settings, card_name)
        return likelihood(card, what_speaks(candidate, card, settings=settings))

    return Quantity(name=f"likeness to {card_name.replace('_', ' ')}", measure=measure, card=card_name)


def card_of(settings: Settings, name: str) -> Scorecard:
    """Look up a scorecard by its name."""
    card: Scorecard = getattr(settings.scorecards, name)
    return card


def what_speaks(candidate: Candidate, card: Scorecard, *, settings: Settings) -> tuple[Contribution, ...]:
    """Let each quantity of a candidate speak for or against a kind."""
    return contributions(card, lambda name: QUANTITY_NAMED[name].measure(candidate, settings))


def likeness_of_the_whole(candidate: Candidate, settings: Settings) -> float:
    """Likeness to a convulsion of all the strong movement a loud part lies in; its own where it is the whole."""
    return LIKE_CONVULSION.measure(candidate.whole or candidate, settings)


LIKE_CONVULSION = likeness("convulsion")
LIKE_CONVULSION_AS_A_WHOLE = Quantity(name="likeness of all the strong movement around", measure=likeness_of_the_whole)
LIKE_TREMOR = likeness("tremor")
LIKE_RHYTHM = likeness("rhythm_in_bed")
LIKE_TRAIN = likeness("train_in_bed")
LIKE_CLUSTER = likeness("cluster")
LIKE_JERK = likeness("jerk")
LIKE_HYPNIC_JERK = likeness("hypnic_jerk")
