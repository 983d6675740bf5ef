"""What each movement was: an ordered table of rules, each made of clauses a person can check."""

from collections.abc import Callable
from dataclasses import dataclass

from detector.candidates import Candidate, Shape
from detector.model import Event, Evidence, Kind, Phase, Rejection, Tier
from detector.settings import ClassificationSettings, Settings

Measure = Callable[[Candidate, ClassificationSettings], float]
Threshold = Callable[[ClassificationSettings], float]

TIER_OF_KIND: dict[Kind, Tier] = {
    "tremor": "see_doctor",
    "myoclonic_cluster": "see_doctor",
    "convulsive": "seizure_like",
}
SLEEPY: tuple[Phase | None, ...] = ("falling_asleep", "asleep")
NOT_ASLEEP: tuple[Phase | None, ...] = ("awake", "falling_asleep", None)
ANY_PHASE: tuple[Phase | None, ...] = ("awake", "falling_asleep", "asleep", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One condition of a rule: a measured number at least or at most a setting."""

    name: str
    unit: str
    measure: Measure
    at_least: Threshold | None = None
    at_most: Threshold | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named rule: for these shapes, in these phases, when every clause holds, the candidate is of this kind.

    ``claims`` rules name something made of several movements, and take their time; the others name one movement.
    """

    name: str
    kind: Kind
    shapes: tuple[Shape, ...]
    phases: tuple[Phase | None, ...]
    clauses: tuple[Clause, ...]
    tier: Tier | None = None


def classify(candidate: Candidate, *, settings: Settings) -> Event | tuple[Rejection, ...]:
    """Name a candidate by the first rule whose clauses all hold.

    Returns
    -------
    Event or tuple of Rejection
        The rejections where no rule holds; for a single movement the last rule always holds.
    """
    rejections: list[Rejection] = []
    for rule in RULES:
        if candidate.shape not in rule.shapes or candidate.phase not in rule.phases:
            continue
        evidence = [_check(clause, candidate, settings.classification) for clause in rule.clauses]
        failed = next((line for line, holds in evidence if not holds), None)
        if failed is None:
            return _event(candidate, rule, tuple(line for line, _ in evidence), tuple(rejections))
        rejections.append(Rejection(kind=rule.kind, because=f"{rule.name}: {failed.text}"))
    return tuple(rejections)


def _check(clause: Clause, candidate: Candidate, settings: ClassificationSettings) -> tuple[Evidence, bool]:
    value = clause.measure(candidate, settings)
    if clause.at_least is not None:
        threshold, word = clause.at_least(settings), "at least"
        holds = value >= threshold
    elif clause.at_most is not None:
        threshold, word = clause.at_most(settings), "at most"
        holds = value <= threshold
    else:
        raise TypeError(f"clause {clause.name!r} has neither at_least nor at_most: give one")
    unit = f" {clause.unit}" if clause.unit else ""
    text = f"{clause.name} {value:.3g}{unit}, {word} {threshold:.3g}{unit} {'' if holds else 'needed'}".rstrip()
    return Evidence(name=clause.name, value=value, unit=clause.unit, threshold=threshold, text=text), holds


def _event(candidate: Candidate, rule: Rule, evidence: tuple[Evidence, ...], rejected: tuple[Rejection, ...]) -> Event:
    return Event(
        onset_s=candidate.onset_s,
        duration_s=candidate.duration_s,
        kind=rule.kind,
        tier=rule.tier or TIER_OF_KIND.get(rule.kind, "harmless"),
        decided_by=rule.name,
        sites=(candidate.site,),
        phase=candidate.phase,
        peak_g=candidate.peak_g,
        frequency_hz=_frequency_hz(candidate),
        repetitions=_repetitions(candidate),
        series=candidate.series if rule.kind == "periodic_limb_movement" else None,
        evidence=evidence,
        rejected=rejected,
    )


def _frequency_hz(candidate: Candidate) -> float | None:
    if candidate.group is not None:
        return 1 / candidate.group.interval_s if candidate.shape == "train" else None
    return candidate.episode.frequency_hz if candidate.episode is not None else None


def _repetitions(candidate: Candidate) -> int:
    if candidate.group is not None:
        return candidate.group.count
    if candidate.episode is not None:
        return max(1, round(candidate.episode.frequency_hz * candidate.duration_s))
    return len(candidate.features.bursts) if candidate.features else 1


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
    """Tell steps: regular although the power is spread over many lines."""
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


def _feature(name: str) -> Measure:
    return lambda candidate, _: float(getattr(candidate.features, name) or 0.0)


def _episode(name: str) -> Measure:
    return lambda candidate, _: float(getattr(candidate.episode, name, 0.0))


def _group(name: str) -> Measure:
    return lambda candidate, _: float(getattr(candidate.group, name))


def _candidate(name: str) -> Measure:
    return lambda candidate, _: float(getattr(candidate, name))


def _setting(name: str) -> Threshold:
    return lambda settings: float(getattr(settings, name))


def _jerk_peak_over_limit(candidate: Candidate, settings: ClassificationSettings) -> float:
    """Peak of a jerk over the least peak asked for at its body site."""
    least_g = settings.hypnic_peak_ankle_g if candidate.site.endswith("ankle") else settings.hypnic_peak_g
    return candidate.peak_g / least_g


def duration_for_strength(candidate: Candidate, settings: ClassificationSettings) -> float:
    """Duration over that of a jerk of this peak and this many pulses: a stronger jerk rings longer before it fades."""
    pulses = _burst_count(candidate, settings) ** settings.jerk_pulse_exponent
    strength = (candidate.peak_g / settings.jerk_reference_g) ** settings.jerk_strength_exponent
    return float(candidate.duration_s / (settings.jerk_duration_s * strength * pulses))


def mean_crowding(candidate: Candidate, _: ClassificationSettings) -> float:
    """Share of the time around a movement spent in other movement."""
    return sum(candidate.crowding) / 2


def lesser_crowding(candidate: Candidate, _: ClassificationSettings) -> float:
    """Share of the quieter side: an activity stands amid others, a convulsion mostly begins out of rest."""
    return min(candidate.crowding)


def _isolation_s(candidate: Candidate, _: ClassificationSettings) -> float:
    features = candidate.features
    return min(features.quiet_before_s, features.quiet_after_s) if features else 0.0


def _burst_count(candidate: Candidate, _: ClassificationSettings) -> float:
    return float(len(candidate.features.bursts)) if candidate.features else 0.0


def _held_tilt_deg(candidate: Candidate, _: ClassificationSettings) -> float:
    features = candidate.features
    return features.tilt_deg or 0.0 if features and features.is_tilt_held else 0.0


def _cycles(candidate: Candidate, _: ClassificationSettings) -> float:
    return candidate.episode.frequency_hz * candidate.duration_s if candidate.episode else 0.0


def _is_in_series(candidate: Candidate, _: ClassificationSettings) -> float:
    return float(candidate.series is not None)


DURATION = "duration"
RINGS_OUT = Clause(name="duration for its strength", unit="", measure=duration_for_strength, at_most=lambda _: 1.0)
RINGS_LONGER = Clause(
    name="duration for its strength",
    unit="",
    measure=duration_for_strength,
    at_most=_setting("hypnic_duration"),
)
BRIEF = (
    Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_most=_setting("jerk_longest_s")),
    Clause(name="longest burst", unit="s", measure=_feature("longest_burst_s"), at_most=_setting("jerk_burst_s")),
    Clause(name="bursts", unit="", measure=_burst_count, at_most=_setting("jerk_bursts")),
    Clause(name="quiet around", unit="s", measure=_isolation_s, at_least=_setting("jerk_quiet_s")),
    Clause(name="sampling rate", unit="Hz", measure=_candidate("sampling_rate_hz"), at_least=_setting("jerk_rate_hz")),
)
STRONG_JERKING = (
    Clause(
        name="sampling rate", unit="Hz", measure=_candidate("sampling_rate_hz"), at_least=_setting("convulsive_rate_hz")
    ),
    Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_least=_setting("convulsive_s")),
    Clause(name="peak", unit="g", measure=_candidate("peak_g"), at_least=_setting("convulsive_peak_g")),
    Clause(name="crowding", unit="", measure=lesser_crowding, at_most=_setting("convulsive_crowding")),
    Clause(name="orderliness", unit="", measure=orderliness, at_least=_setting("convulsive_orderliness")),
    Clause(name="line or length", unit="", measure=line_or_length, at_least=lambda _: 1.0),
    Clause(
        name="impulsiveness",
        unit="",
        measure=_episode("impulsiveness"),
        at_least=_setting("jerky_impulsiveness"),
    ),
    Clause(name="regularity", unit="", measure=_episode("regularity"), at_most=_setting("convulsive_regularity")),
    Clause(name="narrowness", unit="", measure=narrowness, at_most=_setting("everyday_narrowness")),
    Clause(name="likeness to walking", unit="", measure=gait_likeness, at_most=_setting("everyday_gait")),
    Clause(name="pauses", unit="", measure=_episode("pause_share"), at_most=_setting("convulsive_pauses")),
    Clause(
        name="signs of a convulsion",
        unit="",
        measure=convulsion_signs,
        at_least=_setting("convulsive_signs"),
    ),
)
AT_REST = (
    Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_least=_setting("tremor_s")),
    Clause(
        name="dominant frequency", unit="Hz", measure=_episode("frequency_hz"), at_most=_setting("tremor_highest_hz")
    ),
    Clause(
        name="frequency variation",
        unit="",
        measure=_episode("frequency_variation"),
        at_most=_setting("tremor_variation"),
    ),
    Clause(
        name="share along one line",
        unit="",
        measure=_episode("directedness"),
        at_most=_setting("tremor_directedness"),
    ),
)
RHYTHM_IN_BED = (
    Clause(name="drowsy or asleep", unit="", measure=_candidate("is_drowsy"), at_least=lambda _: 1.0),
    Clause(
        name="share along one line",
        unit="",
        measure=_episode("directedness"),
        at_least=_setting("train_directedness"),
    ),
    Clause(name="beat", unit="", measure=_episode("beat"), at_least=_setting("rhythm_beat")),
    Clause(name="level", unit="g", measure=_episode("rms_g"), at_most=_setting("rhythm_rms_g")),
    Clause(
        name="share in one line",
        unit="",
        measure=_episode("concentration"),
        at_least=_setting("rhythm_concentration"),
    ),
)

RULES: tuple[Rule, ...] = (
    Rule(
        name="strong_lasting_jerking_in_sleep",
        kind="convulsive",
        shapes=("convulsive_stretch",),
        phases=ANY_PHASE,
        clauses=(
            Clause(name="asleep", unit="", measure=_candidate("is_asleep"), at_least=lambda _: 1.0),
            *STRONG_JERKING,
            Clause(name="steadiness", unit="", measure=_episode("regularity"), at_most=_setting("asleep_regularity")),
            Clause(name="beat", unit="", measure=_episode("beat"), at_most=_setting("asleep_beat")),
            Clause(
                name="dominant frequency",
                unit="Hz",
                measure=_episode("frequency_hz"),
                at_most=_setting("asleep_frequency_hz"),
            ),
            Clause(
                name="power above 1.5 Hz",
                unit="",
                measure=_episode("band_share"),
                at_least=_setting("asleep_band_share"),
            ),
        ),
    ),
    Rule(
        name="strong_lasting_jerking",
        kind="convulsive",
        shapes=("convulsive_stretch",),
        phases=ANY_PHASE,
        clauses=(
            *STRONG_JERKING,
            Clause(
                name="jerks, not swings",
                unit="",
                measure=_episode("impulsiveness"),
                at_least=_setting("awake_impulsiveness"),
            ),
            Clause(name="beat along one line", unit="", measure=directed_beat, at_most=_setting("awake_beat")),
            Clause(name="unbroken beat", unit="", measure=unbroken_beat, at_most=_setting("everyday_beat")),
            Clause(name="jerkiness", unit="", measure=jerkiness, at_least=lambda _: 1.0),
            Clause(
                name="dominant frequency",
                unit="Hz",
                measure=_episode("frequency_hz"),
                at_most=_setting("awake_frequency_hz"),
            ),
            Clause(
                name="power above 1.5 Hz",
                unit="",
                measure=_episode("band_share"),
                at_least=_setting("awake_band_share"),
            ),
        ),
    ),
    Rule(
        name="strong_rhythm_in_sleep_unexplained",
        kind="unclear",
        shapes=("convulsive_stretch",),
        phases=("asleep",),
        clauses=(
            Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_least=_setting("unexplained_s")),
            *STRONG_JERKING[2:-1],
        ),
        tier="see_doctor",
    ),
    Rule(
        name="narrow_rhythm_at_rest",
        kind="tremor",
        shapes=("tremor_stretch",),
        phases=NOT_ASLEEP,
        clauses=(
            *AT_REST,
            Clause(
                name="share in one line", unit="", measure=_episode("concentration"), at_least=_setting("tremor_pure")
            ),
            Clause(
                name="impulsiveness",
                unit="",
                measure=_episode("impulsiveness"),
                at_most=_setting("tremor_impulsiveness"),
            ),
            Clause(name="level", unit="g", measure=_episode("rms_g"), at_most=_setting("tremor_rms_g")),
        ),
    ),
    Rule(
        name="faint_narrow_rhythm_at_rest",
        kind="tremor",
        shapes=("tremor_stretch",),
        phases=NOT_ASLEEP,
        clauses=(
            *AT_REST,
            Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_least=_setting("faint_tremor_s")),
            Clause(
                name="impulsiveness",
                unit="",
                measure=_episode("impulsiveness"),
                at_most=_setting("faint_tremor_impulsiveness"),
            ),
            Clause(name="pauses", unit="", measure=_episode("pause_share"), at_most=_setting("faint_tremor_pauses")),
            Clause(name="level", unit="g", measure=_episode("rms_g"), at_most=_setting("faint_tremor_rms_g")),
            Clause(
                name="regularity",
                unit="",
                measure=_episode("regularity"),
                at_most=_setting("faint_tremor_regularity"),
            ),
        ),
    ),
    Rule(
        name="narrow_rhythm_asleep",
        kind="unclear",
        shapes=("tremor_stretch",),
        phases=("asleep",),
        clauses=(
            *AT_REST,
            Clause(
                name="share in one line", unit="", measure=_episode("concentration"), at_least=_setting("tremor_pure")
            ),
            Clause(name="pauses", unit="", measure=_episode("pause_share"), at_most=_setting("faint_tremor_pauses")),
        ),
    ),
    Rule(
        name="several_jerks_within_seconds",
        kind="myoclonic_cluster",
        shapes=("cluster",),
        phases=ANY_PHASE,
        clauses=(
            Clause(name="jerks", unit="", measure=_group("count"), at_least=_setting("cluster_jerks")),
            Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_least=_setting("cluster_s")),
            Clause(
                name="interval variation",
                unit="",
                measure=_group("interval_variation"),
                at_least=_setting("cluster_variation"),
            ),
            Clause(
                name="median interval", unit="s", measure=_group("interval_s"), at_most=_setting("cluster_interval_s")
            ),
            Clause(
                name="power above 1.5 Hz",
                unit="",
                measure=_episode("band_share"),
                at_least=_setting("cluster_band_share"),
            ),
            Clause(
                name="share of brief ones", unit="", measure=_group("brief_share"), at_least=_setting("cluster_brief")
            ),
            Clause(
                name="share of time moving", unit="", measure=_group("moving_share"), at_most=_setting("cluster_moving")
            ),
        ),
    ),
    Rule(
        name="even_train_of_bursts",
        kind="rhythmic_movement",
        shapes=("train",),
        phases=ANY_PHASE,
        clauses=(
            *RHYTHM_IN_BED,
            Clause(name="repetitions", unit="", measure=_group("count"), at_least=_setting("train_count")),
            Clause(
                name="interval variation",
                unit="",
                measure=_group("interval_variation"),
                at_most=_setting("train_variation"),
            ),
        ),
    ),
    Rule(
        name="steady_slow_rhythm",
        kind="rhythmic_movement",
        shapes=("rocking_stretch",),
        phases=ANY_PHASE,
        clauses=(
            *RHYTHM_IN_BED,
            Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_least=_setting("rocking_s")),
            Clause(name="cycles", unit="", measure=_cycles, at_least=_setting("train_count")),
            Clause(
                name="dominant frequency", unit="Hz", measure=_episode("frequency_hz"), at_least=_setting("rocking_hz")
            ),
            Clause(name="regularity", unit="", measure=_episode("regularity"), at_least=_setting("rocking_regularity")),
        ),
    ),
    Rule(
        name="steady_rhythm_awake",
        kind="wake_activity",
        shapes=("rocking_stretch",),
        phases=NOT_ASLEEP,
        clauses=(
            Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_least=_setting("rocking_s")),
            Clause(name="regularity", unit="", measure=_episode("regularity"), at_least=_setting("awake_regularity")),
        ),
    ),
    Rule(
        name="posture_changed_and_stayed",
        kind="posture_shift",
        shapes=("movement",),
        phases=ANY_PHASE,
        clauses=(
            Clause(name="held tilt", unit="deg", measure=_held_tilt_deg, at_least=_setting("posture_tilt_deg")),
            Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_most=_setting("posture_longest_s")),
        ),
    ),
    Rule(
        name="member_of_a_periodic_series",
        kind="periodic_limb_movement",
        shapes=("movement",),
        phases=ANY_PHASE,
        clauses=(Clause(name="in a periodic series", unit="", measure=_is_in_series, at_least=lambda _: 1.0),),
    ),
    Rule(
        name="isolated_jerk_around_sleep_onset",
        kind="hypnic_jerk",
        shapes=("movement",),
        phases=("falling_asleep",),
        clauses=(
            *BRIEF,
            RINGS_LONGER,
            Clause(
                name="peak over the least of this site", unit="", measure=_jerk_peak_over_limit, at_least=lambda _: 1.0
            ),
            Clause(name="crowding", unit="", measure=mean_crowding, at_most=_setting("jerk_crowding")),
        ),
    ),
    Rule(
        name="brief_twitch_in_sleep",
        kind="sleep_twitch",
        shapes=("movement",),
        phases=SLEEPY,
        clauses=(*BRIEF, RINGS_OUT),
    ),
    Rule(
        name="brief_jerk_on_its_own",
        kind="isolated_jerk",
        shapes=("movement",),
        phases=("awake", None),
        clauses=(
            *BRIEF,
            RINGS_OUT,
            Clause(name="crowding", unit="", measure=mean_crowding, at_most=_setting("jerk_crowding")),
        ),
    ),
    Rule(
        name="movement_of_an_awake_person",
        kind="wake_activity",
        shapes=("movement",),
        phases=("awake", "falling_asleep"),
        clauses=(Clause(name="crowding", unit="", measure=mean_crowding, at_least=_setting("wake_crowding")),),
    ),
    Rule(
        name="limb_movement_of_half_to_ten_seconds",
        kind="limb_movement",
        shapes=("movement",),
        phases=ANY_PHASE,
        clauses=(
            Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_least=_setting("limb_shortest_s")),
            Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_most=_setting("limb_longest_s")),
        ),
    ),
    Rule(
        name="long_movement_awake",
        kind="wake_activity",
        shapes=("movement",),
        phases=("awake",),
        clauses=(
            Clause(name=DURATION, unit="s", measure=_candidate("duration_s"), at_least=_setting("limb_longest_s")),
        ),
    ),
    Rule(
        name="gross_movement_in_sleep",
        kind="body_movement",
        shapes=("movement",),
        phases=SLEEPY,
        clauses=(Clause(name="peak", unit="g", measure=_candidate("peak_g"), at_least=_setting("body_peak_g")),),
    ),
    Rule(name="fits_no_other_rule", kind="unclear", shapes=("movement",), phases=ANY_PHASE, clauses=()),
)
