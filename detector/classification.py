"""What each movement was: an ordered table of rules, each made of clauses a person can check."""

from dataclasses import dataclass

from detector.candidates import Candidate, Shape
from detector.clauses import (
    ASLEEP,
    BEAT,
    BRIEF_SHARE,
    BURSTS,
    CONCENTRATION,
    CONVULSION_SIGNS,
    CROWDING,
    CROWDING_ON_THE_QUIETER_SIDE,
    CYCLES,
    DIRECTED_BEAT,
    DIRECTEDNESS,
    DROWSY,
    DURATION,
    DURATION_FOR_STRENGTH,
    FAST_SHARE,
    FREQUENCY,
    FREQUENCY_VARIATION,
    GAIT_LIKENESS,
    HELD_TILT,
    IMPULSIVENESS,
    IN_SERIES,
    INTERVAL,
    INTERVAL_VARIATION,
    JERKINESS,
    JERKS,
    LEVEL,
    LINE_OR_LENGTH,
    LONGEST_BURST,
    MOVING_SHARE,
    NARROWNESS,
    ORDERLINESS,
    PAUSES,
    PEAK,
    PEAK_FOR_SITE,
    QUIET_AROUND,
    REGULARITY,
    REPETITIONS,
    SAMPLING_RATE,
    UNBROKEN_BEAT,
    Clause,
    at_least,
    at_most,
    holds,
)
from detector.model import Event, Evidence, Kind, Phase, Rejection, Tier
from detector.settings import Settings

TIER_OF_KIND: dict[Kind, Tier] = {
    "tremor": "see_doctor",
    "myoclonic_cluster": "see_doctor",
    "convulsive": "seizure_like",
}
SLEEPY: tuple[Phase | None, ...] = ("falling_asleep", "asleep")
NOT_ASLEEP: tuple[Phase | None, ...] = ("awake", "falling_asleep", None)
ANY_PHASE: tuple[Phase | None, ...] = ("awake", "falling_asleep", "asleep", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named rule: for these shapes, in these phases, when every clause holds, the candidate is of this kind.

    ``tier`` is given where the rule asks for another one than its kind does.
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
        evidence = [_check(clause, candidate, settings) for clause in rule.clauses]
        failed = next((line for line, is_met in evidence if not is_met), None)
        if failed is None:
            return _event(candidate, rule, tuple(line for line, _ in evidence), tuple(rejections))
        rejections.append(Rejection(kind=rule.kind, because=f"{rule.name}: {failed.text}"))
    return tuple(rejections)


def _check(clause: Clause, candidate: Candidate, settings: Settings) -> tuple[Evidence, bool]:
    quantity, threshold = clause.quantity, clause.threshold(settings)
    value = quantity.measure(candidate, settings.classification)
    is_met = holds(clause, value, settings=settings)
    unit = f" {quantity.unit}" if quantity.unit else ""
    text = f"{quantity.name} {value:.3g}{unit}, {clause.comparison} {threshold:.3g}{unit}{'' if is_met else ' needed'}"
    return Evidence(name=quantity.name, value=value, unit=quantity.unit, threshold=threshold, text=text), is_met


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


STRONG_JERKING = (
    at_least(PEAK, "convulsive_peak_g"),
    at_most(CROWDING_ON_THE_QUIETER_SIDE, "convulsive_crowding"),
    at_least(ORDERLINESS, "convulsive_orderliness"),
    at_least(LINE_OR_LENGTH, 1.0),
    at_least(IMPULSIVENESS, "jerky_impulsiveness"),
    at_most(REGULARITY, "convulsive_regularity"),
    at_most(NARROWNESS, "everyday_narrowness"),
    at_most(GAIT_LIKENESS, "everyday_gait"),
    at_most(PAUSES, "convulsive_pauses"),
)
CONVULSION = (
    at_least(SAMPLING_RATE, "limits.convulsive_rate_hz"),
    at_least(DURATION, "convulsive_s"),
    *STRONG_JERKING,
    at_least(CONVULSION_SIGNS, "convulsive_signs"),
)
AT_REST = (
    at_least(DURATION, "tremor_s"),
    at_most(FREQUENCY, "tremor_highest_hz"),
    at_most(FREQUENCY_VARIATION, "tremor_variation"),
    at_most(DIRECTEDNESS, "tremor_directedness"),
)
RHYTHM_IN_BED = (
    at_least(DROWSY, 1.0),
    at_least(DIRECTEDNESS, "train_directedness"),
    at_least(BEAT, "rhythm_beat"),
    at_most(LEVEL, "rhythm_rms_g"),
    at_least(CONCENTRATION, "rhythm_concentration"),
)
BRIEF = (
    at_most(DURATION, "jerk_longest_s"),
    at_most(LONGEST_BURST, "jerk_burst_s"),
    at_most(BURSTS, "jerk_bursts"),
    at_least(QUIET_AROUND, "jerk_quiet_s"),
    at_least(SAMPLING_RATE, "limits.brief_rate_hz"),
)

RULES: tuple[Rule, ...] = (
    Rule(
        name="strong_lasting_jerking_in_sleep",
        kind="convulsive",
        shapes=("convulsive_stretch",),
        phases=ANY_PHASE,
        clauses=(
            at_least(ASLEEP, 1.0),
            *CONVULSION,
            at_most(REGULARITY, "asleep_regularity"),
            at_most(BEAT, "asleep_beat"),
            at_most(FREQUENCY, "asleep_frequency_hz"),
            at_least(FAST_SHARE, "asleep_band_share"),
        ),
    ),
    Rule(
        name="strong_lasting_jerking",
        kind="convulsive",
        shapes=("convulsive_stretch",),
        phases=ANY_PHASE,
        clauses=(
            *CONVULSION,
            at_least(IMPULSIVENESS, "awake_impulsiveness"),
            at_most(DIRECTED_BEAT, "awake_beat"),
            at_most(UNBROKEN_BEAT, "everyday_beat"),
            at_least(JERKINESS, 1.0),
            at_most(FREQUENCY, "awake_frequency_hz"),
            at_least(FAST_SHARE, "awake_band_share"),
        ),
    ),
    Rule(
        name="strong_rhythm_in_sleep_unexplained",
        kind="unclear",
        shapes=("convulsive_stretch",),
        phases=("asleep",),
        clauses=(at_least(DURATION, "unexplained_s"), *STRONG_JERKING),
        tier="see_doctor",
    ),
    Rule(
        name="narrow_rhythm_at_rest",
        kind="tremor",
        shapes=("tremor_stretch",),
        phases=NOT_ASLEEP,
        clauses=(
            *AT_REST,
            at_least(CONCENTRATION, "tremor_pure"),
            at_most(IMPULSIVENESS, "tremor_impulsiveness"),
            at_most(LEVEL, "tremor_rms_g"),
        ),
    ),
    Rule(
        name="faint_narrow_rhythm_at_rest",
        kind="tremor",
        shapes=("tremor_stretch",),
        phases=NOT_ASLEEP,
        clauses=(
            *AT_REST,
            at_least(DURATION, "faint_tremor_s"),
            at_most(IMPULSIVENESS, "faint_tremor_impulsiveness"),
            at_most(PAUSES, "faint_tremor_pauses"),
            at_most(LEVEL, "faint_tremor_rms_g"),
            at_most(REGULARITY, "faint_tremor_regularity"),
        ),
    ),
    Rule(
        name="narrow_rhythm_asleep",
        kind="unclear",
        shapes=("tremor_stretch",),
        phases=("asleep",),
        clauses=(*AT_REST, at_least(CONCENTRATION, "tremor_pure"), at_most(PAUSES, "faint_tremor_pauses")),
    ),
    Rule(
        name="several_jerks_within_seconds",
        kind="myoclonic_cluster",
        shapes=("cluster",),
        phases=ANY_PHASE,
        clauses=(
            at_least(JERKS, "clusters.minimum_jerks"),
            at_least(DURATION, "cluster_s"),
            at_least(INTERVAL_VARIATION, "cluster_variation"),
            at_most(INTERVAL, "cluster_interval_s"),
            at_least(FAST_SHARE, "cluster_band_share"),
            at_least(BRIEF_SHARE, "cluster_brief"),
            at_most(MOVING_SHARE, "cluster_moving"),
        ),
    ),
    Rule(
        name="even_train_of_bursts",
        kind="rhythmic_movement",
        shapes=("train",),
        phases=ANY_PHASE,
        clauses=(
            *RHYTHM_IN_BED,
            at_least(REPETITIONS, "trains.minimum_bursts"),
            at_most(INTERVAL_VARIATION, "train_variation"),
        ),
    ),
    Rule(
        name="steady_slow_rhythm",
        kind="rhythmic_movement",
        shapes=("rocking_stretch",),
        phases=ANY_PHASE,
        clauses=(
            *RHYTHM_IN_BED,
            at_least(DURATION, "rocking_s"),
            at_least(CYCLES, "trains.minimum_bursts"),
            at_least(FREQUENCY, "rocking_hz"),
            at_least(REGULARITY, "rocking_regularity"),
        ),
    ),
    Rule(
        name="steady_rhythm_awake",
        kind="wake_activity",
        shapes=("rocking_stretch",),
        phases=NOT_ASLEEP,
        clauses=(at_least(DURATION, "rocking_s"), at_least(REGULARITY, "awake_regularity")),
    ),
    Rule(
        name="posture_changed_and_stayed",
        kind="posture_shift",
        shapes=("movement",),
        phases=ANY_PHASE,
        clauses=(at_least(HELD_TILT, "posture_tilt_deg"), at_most(DURATION, "posture_longest_s")),
    ),
    Rule(
        name="member_of_a_periodic_series",
        kind="periodic_limb_movement",
        shapes=("movement",),
        phases=ANY_PHASE,
        clauses=(at_least(IN_SERIES, 1.0),),
    ),
    Rule(
        name="isolated_jerk_around_sleep_onset",
        kind="hypnic_jerk",
        shapes=("movement",),
        phases=("falling_asleep",),
        clauses=(
            *BRIEF,
            at_most(DURATION_FOR_STRENGTH, "hypnic_duration"),
            at_least(PEAK_FOR_SITE, 1.0),
            at_most(CROWDING, "jerk_crowding"),
        ),
    ),
    Rule(
        name="brief_twitch_in_sleep",
        kind="sleep_twitch",
        shapes=("movement",),
        phases=SLEEPY,
        clauses=(*BRIEF, at_most(DURATION_FOR_STRENGTH, 1.0)),
    ),
    Rule(
        name="brief_jerk_on_its_own",
        kind="isolated_jerk",
        shapes=("movement",),
        phases=("awake", None),
        clauses=(*BRIEF, at_most(DURATION_FOR_STRENGTH, 1.0), at_most(CROWDING, "jerk_crowding")),
    ),
    Rule(
        name="movement_of_an_awake_person",
        kind="wake_activity",
        shapes=("movement",),
        phases=("awake", "falling_asleep"),
        clauses=(at_least(CROWDING, "wake_crowding"),),
    ),
    Rule(
        name="limb_movement_of_half_to_ten_seconds",
        kind="limb_movement",
        shapes=("movement",),
        phases=ANY_PHASE,
        clauses=(at_least(DURATION, "wasm.minimum_duration_s"), at_most(DURATION, "wasm.maximum_duration_s")),
    ),
    Rule(
        name="long_movement_awake",
        kind="wake_activity",
        shapes=("movement",),
        phases=("awake",),
        clauses=(at_least(DURATION, "wasm.maximum_duration_s"),),
    ),
    Rule(
        name="gross_movement_in_sleep",
        kind="body_movement",
        shapes=("movement",),
        phases=SLEEPY,
        clauses=(at_least(PEAK, "body_peak_g"),),
    ),
    Rule(name="fits_no_other_rule", kind="unclear", shapes=("movement",), phases=ANY_PHASE, clauses=()),
)
