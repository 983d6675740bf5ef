"""What each movement was: an ordered table of rules, each made of clauses a person can check."""

from collections.abc import Iterator
from dataclasses import dataclass

from detector.candidates import Candidate, Shape
from detector.clauses import (
    CONCENTRATION,
    CROWDING,
    CYCLES,
    DURATION,
    FREQUENCY,
    HELD_TILT,
    INTERVAL_VARIATION,
    JERKS,
    LEVEL,
    LIKE_CLUSTER,
    LIKE_CONVULSION,
    LIKE_CONVULSION_AS_A_WHOLE,
    LIKE_HYPNIC_JERK,
    LIKE_JERK,
    LIKE_RHYTHM,
    LIKE_TRAIN,
    LIKE_TREMOR,
    OVERTONES,
    PAUSES,
    PEAK,
    PEAK_FOR_SITE,
    QUANTITY_NAMED,
    REGULARITY,
    REPETITIONS,
    SAMPLING_RATE,
    SERIES_INTERVAL,
    SERIES_MEMBERS,
    SLEEP_CHANCE,
    WANDER,
    Clause,
    at_least,
    at_most,
    card_of,
    holds,
    what_speaks,
)
from detector.model import Event, Evidence, Kind, Phase, Rejection, Tier
from detector.scorecard import Contribution, confidence_of
from detector.settings import Settings

TIER_OF_KIND: dict[Kind, Tier] = {
    "tremor": "see_doctor",
    "myoclonic_cluster": "see_doctor",
    "convulsive": "seizure_like",
}
LEG_KINDS: tuple[Kind, ...] = ("periodic_limb_movement", "limb_movement")
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
    known: dict[str, float] = {}
    for rule in RULES:
        if candidate.shape not in rule.shapes or candidate.phase not in rule.phases:
            continue
        failed = next((clause for clause in rule.clauses if not _is_met(clause, candidate, known, settings)), None)
        if failed is None:
            return _event(candidate, rule, known, tuple(rejections), settings)
        because = _line(failed, known[failed.quantity.name], settings).text
        rejections.append(Rejection(kind=rule.kind, because=f"{rule.name}: {because} needed"))
    return tuple(rejections)


def _is_met(clause: Clause, candidate: Candidate, known: dict[str, float], settings: Settings) -> bool:
    """Check a clause; what was measured for an earlier rule is not measured again."""
    name = clause.quantity.name
    if name not in known:
        known[name] = clause.quantity.measure(candidate, settings)
    return holds(clause, known[name], settings=settings)


def _line(clause: Clause, value: float, settings: Settings) -> Evidence:
    quantity, threshold = clause.quantity, clause.threshold(settings)
    unit = f" {quantity.unit}" if quantity.unit else ""
    text = f"{quantity.name} {value:.3g}{unit}, {clause.comparison} {threshold:.3g}{unit}"
    return Evidence(name=quantity.name, value=value, unit=quantity.unit, threshold=threshold, text=text)


def _event(
    candidate: Candidate, rule: Rule, known: dict[str, float], rejected: tuple[Rejection, ...], settings: Settings
) -> Event:
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
        series=candidate.series.number if candidate.series and rule.kind in LEG_KINDS else None,
        confidence=_confidence(rule, known, settings),
        evidence=tuple(line for clause in rule.clauses for line in _evidence(clause, candidate, known, settings)),
        rejected=rejected,
    )


def _confidence(rule: Rule, known: dict[str, float], settings: Settings) -> float:
    """How often the rule was right where the candidate looked as much like the kind as this one."""
    reliability = next((item for item in settings.reliabilities if item.rule == rule.name), None)
    if reliability is None:
        return settings.classification.unmeasured_confidence
    likenesses = [known[clause.quantity.name] for clause in rule.clauses if clause.quantity.card]
    return confidence_of(reliability, min(likenesses, default=1.0))


def _evidence(clause: Clause, candidate: Candidate, known: dict[str, float], settings: Settings) -> Iterator[Evidence]:
    """Write down a clause that held and, where it is a likeness, what spoke most for and against it."""
    yield _line(clause, known[clause.quantity.name], settings)
    if clause.quantity.card:
        said = what_speaks(candidate, card_of(settings, clause.quantity.card), settings=settings)
        loudest = sorted(said, key=lambda contribution: -abs(contribution.points))[: settings.classification.said]
        yield from (_said(contribution) for contribution in loudest)


def _said(contribution: Contribution) -> Evidence:
    quantity = QUANTITY_NAMED[contribution.quantity]
    unit = f" {quantity.unit}" if quantity.unit else ""
    side = "for" if contribution.points >= 0 else "against"
    text = f"{quantity.name} {contribution.value:.3g}{unit} speaks {side} it ({contribution.points:+.1f} points)"
    return Evidence(name=quantity.name, value=contribution.value, unit=quantity.unit, threshold=None, text=text)


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
    at_least(SAMPLING_RATE, "limits.convulsive_rate_hz"),
    at_least(PEAK, "convulsive_peak_g"),
    at_most(FREQUENCY, "convulsive_high_hz"),
    at_most(PAUSES, "convulsive_pauses"),
    at_least(DURATION, "convulsive_s"),
)
# Who turns over with a jolt moves strongly for ten seconds, too; the rest of the turning gives it away.
NO_PART_OF_ANOTHER = at_least(LIKE_CONVULSION_AS_A_WHOLE, "whole_convulsion_likeness")
BRIEF = (at_most(DURATION, "jerk_longest_s"), at_least(SAMPLING_RATE, "limits.brief_rate_hz"))
JERK = (*BRIEF, at_least(LIKE_JERK, "jerk_likeness"))
TREMBLING = (
    at_least(DURATION, "tremor_s"),
    at_least(PEAK, "tremor_peak_g"),
    at_least(LIKE_TREMOR, "tremor_likeness"),
)
FAINT_TREMBLING = (
    at_least(DURATION, "faint_tremor_s"),
    at_least(PEAK, "tremor_peak_g"),
    at_most(LEVEL, "faint_tremor_level_g"),
    at_least(FREQUENCY, "faint_tremor_low_hz"),
    at_most(FREQUENCY, "faint_tremor_high_hz"),
    at_least(CONCENTRATION, "faint_tremor_concentration"),
    at_least(REGULARITY, "faint_tremor_regularity"),
    at_most(REGULARITY, "faint_tremor_evenness"),
    at_most(WANDER, "faint_tremor_wander_deg"),
    at_most(OVERTONES, "faint_tremor_overtones"),
)

RULES: tuple[Rule, ...] = (
    Rule(
        name="strong_lasting_jerking",
        kind="convulsive",
        shapes=("convulsive_stretch",),
        phases=ANY_PHASE,
        clauses=(*STRONG_JERKING, at_least(LIKE_CONVULSION, "convulsion_likeness"), NO_PART_OF_ANOTHER),
    ),
    Rule(
        name="strong_jerking_unexplained",
        kind="unclear",
        shapes=("convulsive_stretch",),
        phases=ANY_PHASE,
        clauses=(*STRONG_JERKING, at_least(LIKE_CONVULSION, "unexplained_likeness"), NO_PART_OF_ANOTHER),
        tier="see_doctor",
    ),
    Rule(
        name="narrow_rhythm_at_rest",
        kind="tremor",
        shapes=("tremor_stretch",),
        phases=NOT_ASLEEP,
        clauses=TREMBLING,
    ),
    Rule(
        name="faint_narrow_rhythm_at_rest",
        kind="tremor",
        shapes=("tremor_stretch",),
        phases=NOT_ASLEEP,
        clauses=FAINT_TREMBLING,
    ),
    Rule(
        name="narrow_rhythm_where_sleep_is_unsure",
        kind="tremor",
        shapes=("tremor_stretch",),
        phases=("asleep",),
        clauses=(
            *TREMBLING[:-1],
            at_least(LIKE_TREMOR, "unsure_sleep_tremor_likeness"),
            at_most(SLEEP_CHANCE, "unsure_sleep"),
        ),
    ),
    Rule(
        name="narrow_rhythm_asleep",
        kind="unclear",
        shapes=("tremor_stretch",),
        phases=("asleep",),
        clauses=TREMBLING,
    ),
    Rule(
        name="several_jerks_within_seconds",
        kind="myoclonic_cluster",
        shapes=("cluster",),
        phases=ANY_PHASE,
        clauses=(
            at_least(JERKS, "clusters.minimum_jerks"),
            at_least(INTERVAL_VARIATION, "cluster_interval_variation"),
            at_least(LIKE_CLUSTER, "cluster_likeness"),
        ),
    ),
    Rule(
        name="even_train_of_bursts",
        kind="rhythmic_movement",
        shapes=("train",),
        phases=ANY_PHASE,
        clauses=(at_least(REPETITIONS, "trains.minimum_bursts"), at_least(LIKE_TRAIN, "train_likeness")),
    ),
    Rule(
        name="steady_slow_rhythm",
        kind="rhythmic_movement",
        shapes=("rocking_stretch",),
        phases=ANY_PHASE,
        clauses=(at_least(LIKE_RHYTHM, "rhythm_likeness"),),
    ),
    Rule(
        name="steady_rhythm_awake",
        kind="wake_activity",
        shapes=("rocking_stretch",),
        phases=NOT_ASLEEP,
        clauses=(
            at_least(DURATION, "rocking_s"),
            at_least(CYCLES, "awake_cycles"),
            at_least(REGULARITY, "awake_regularity"),
        ),
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
        clauses=(
            at_least(SERIES_MEMBERS, "wasm.minimum_movements"),
            at_most(SERIES_INTERVAL, "wasm.maximum_interval_s"),
        ),
    ),
    Rule(
        name="isolated_jerk_around_sleep_onset",
        kind="hypnic_jerk",
        shapes=("movement",),
        phases=("falling_asleep",),
        clauses=(*JERK, at_least(PEAK_FOR_SITE, 1.0), at_least(LIKE_HYPNIC_JERK, "hypnic_jerk_likeness")),
    ),
    Rule(
        name="brief_twitch_in_sleep",
        kind="sleep_twitch",
        shapes=("movement",),
        phases=SLEEPY,
        clauses=JERK,
    ),
    Rule(
        name="brief_jerk_on_its_own",
        kind="isolated_jerk",
        shapes=("movement",),
        phases=("awake", None),
        clauses=JERK,
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
TRAIN_RULES = tuple(rule.name for rule in RULES if rule.shapes == ("train",))
