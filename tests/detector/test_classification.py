"""What each movement was: every clause of every rule counts, at its threshold, and every decision says why."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hand_made import candidate, episode, features, group, movement_candidate

from detector import classification
from detector.candidates import SeriesPlace
from detector.classification import RULES, classify
from detector.clauses import LIKE_RHYTHM, LIKE_TRAIN, ODDS_OF_RHYTHM_AROUND, QUANTITY_NAMED, what_speaks
from detector.model import KINDS, PHASES, TIERS, Event
from detector.settings import Settings, flatten

SETTINGS = Settings()
NUMBERS = SETTINGS.classification
SHAPES_OF_RHYTHM = ("convulsive_stretch", "tremor_stretch", "rocking_stretch")
# Whatever the rules ask of a jerk, this is none: many bursts, in the middle of other movement.
LIMB = {
    "centre_hz": 1.2,
    "pulse_s": 0.9,
    "steepness": 0.2,
    "directedness": 0.6,
    "quiet_before_s": 0.0,
    "quiet_after_s": 0.0,
    "is_brief": False,
    "bursts": tuple((100.0 + 0.1 * number, 100.05 + 0.1 * number) for number in range(20)),
}
BRIEF_KINDS = ("hypnic_jerk", "sleep_twitch", "isolated_jerk")
CLAUSES = [
    pytest.param(rule, number, id=f"{rule.name}-{clause.quantity.name}-{number}")
    for rule in RULES
    for number, clause in enumerate(rule.clauses)
]


def some_candidate(shape, phase):
    """Make a candidate of any shape whose figures are all different."""
    things = {
        "episode": episode(frequency_hz=2.5, rms_g=0.11, regularity=0.71, quick_share=0.31, impulsiveness=2.3)
        if shape in SHAPES_OF_RHYTHM
        else None,
        "group": group(peak_g=0.4, count=7, interval_s=1.3, interval_variation=0.2)
        if shape in ("train", "cluster")
        else None,
        "features": features(tilt_deg=33.0, is_tilt_held=True) if shape == "movement" else None,
    }
    return candidate(
        shape, phase=phase, onset_s=100.0, end_s=130.0, peak_g=0.4, crowding=(0.1, 0.3), series=in_series(2), **things
    )


def in_series(number):
    return SeriesPlace(number=number, members=12, interval_s=25.0)


def rule_for(shape, kind):
    return next(rule for rule in RULES if shape in rule.shapes and rule.kind == kind)


def exactly(clause, thing, *, beyond=False):
    """Set a clause's threshold at what it measures, or just beyond its reach."""
    value = clause.quantity.measure(thing, SETTINGS)
    further = np.nextafter(value, np.inf if clause.comparison == "at least" else -np.inf)
    return replace(clause, threshold=lambda _: further if beyond else value)


def kind_of(duration_s=0.25, **described):
    outcome = classify(movement_candidate(duration_s, **described), settings=SETTINGS)
    assert isinstance(outcome, Event)
    return outcome.kind


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_holds_where_every_clause_is_just_met(rule, monkeypatch):
    one = some_candidate(rule.shapes[0], rule.phases[0])
    met = replace(rule, clauses=tuple(exactly(clause, one) for clause in rule.clauses))
    monkeypatch.setattr(classification, "RULES", (met,))
    event = classify(one, settings=SETTINGS)
    assert isinstance(event, Event)
    assert (event.kind, event.decided_by) == (rule.kind, rule.name)
    asked = [line.name for line in event.evidence if line.threshold is not None]
    assert asked == [clause.quantity.name for clause in rule.clauses]


@pytest.mark.parametrize(("rule", "number"), CLAUSES)
def test_each_clause_can_refuse_by_itself(rule, number, monkeypatch):
    one = some_candidate(rule.shapes[0], rule.phases[0])
    clauses = [exactly(clause, one, beyond=which == number) for which, clause in enumerate(rule.clauses)]
    monkeypatch.setattr(classification, "RULES", (replace(rule, clauses=tuple(clauses)),))
    (rejection,) = classify(one, settings=SETTINGS)
    assert rejection.kind == rule.kind
    assert rule.name in rejection.because
    assert rule.clauses[number].quantity.name in rejection.because
    assert "needed" in rejection.because


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_looks_only_at_its_shapes_and_phases(rule, monkeypatch):
    monkeypatch.setattr(classification, "RULES", (replace(rule, clauses=()),))
    for phase in (*PHASES, None):
        outcome = classify(some_candidate(rule.shapes[0], phase), settings=SETTINGS)
        assert isinstance(outcome, Event) == (phase in rule.phases)
    elsewhere = "train" if "train" not in rule.shapes else "cluster"
    assert classify(some_candidate(elsewhere, rule.phases[0]), settings=SETTINGS) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_names_a_known_kind_and_asks_what_can_be_checked(rule):
    assert rule.kind in KINDS
    assert rule.tier in (None, *TIERS)
    for clause in rule.clauses:
        assert clause.comparison in ("at least", "at most")
        assert np.isfinite(clause.threshold(SETTINGS))


def test_every_rule_has_its_own_name():
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_kind_can_be_named():
    assert {rule.kind for rule in RULES} == set(KINDS)


def test_a_threshold_is_a_number_of_the_settings_or_one():
    """Truths, and ratios to their own settings, are compared with 1; everything else with a named setting."""
    numbers = {*flatten(SETTINGS).values(), 1.0}
    assert all(clause.threshold(SETTINGS) in numbers for rule in RULES for clause in rule.clauses)


@pytest.mark.parametrize("phase", [*PHASES, None])
@pytest.mark.parametrize("duration_s", [0.1, 1.0, 5.0, 60.0])
@pytest.mark.parametrize("peak_g", [0.01, 0.2])
@pytest.mark.parametrize("crowding", [(0.0, 0.0), (0.9, 0.9)])
def test_a_single_movement_always_has_a_name(phase, duration_s, peak_g, crowding):
    described = {"phase": phase, "peak_g": peak_g, "crowding": crowding}
    event = classify(movement_candidate(duration_s, **described), settings=SETTINGS)
    assert isinstance(event, Event)
    assert event.tier == "harmless"
    assert event.kind not in ("convulsive", "tremor", "myoclonic_cluster")


def test_a_decision_keeps_its_evidence_and_what_spoke_against_others():
    event = classify(movement_candidate(5.0, **LIMB), settings=SETTINGS)
    assert event.kind == "limb_movement"
    assert {line.name for line in event.evidence} == {"duration"}
    assert all(f"{line.value:.3g}" in line.text for line in event.evidence)
    assert {rejection.kind for rejection in event.rejected} >= {"posture_shift", "sleep_twitch"}


DOUBLE_JERK = {
    "duration_s": 1.1,
    "peak_g": 0.4,
    "bursts": ((100.0, 100.3), (100.6, 101.0)),
    "rise_s": 0.2,
    "tilt_deg": 0.8,
}


@pytest.mark.parametrize(
    ("phase", "kind"),
    [
        ("falling_asleep", "hypnic_jerk"),
        ("asleep", "sleep_twitch"),
        ("awake", "isolated_jerk"),
        (None, "isolated_jerk"),
    ],
)
def test_a_brief_jerk_is_named_by_the_phase_of_the_night(phase, kind):
    assert kind_of(phase=phase, **DOUBLE_JERK) == kind


@pytest.mark.parametrize("phase", [*PHASES, None])
@pytest.mark.parametrize(
    ("at", "beyond"),
    [
        ({"rate_hz": SETTINGS.limits.brief_rate_hz}, {"rate_hz": SETTINGS.limits.brief_rate_hz - 0.1}),
        ({}, {"duration_s": NUMBERS.jerk_longest_s + 0.1}),
        ({}, LIMB | {"duration_s": 2.5, "tilt_deg": 40.0}),
    ],
    ids=["rate", "duration", "looks"],
)
def test_what_is_not_brief_or_does_not_look_like_a_jerk_is_none(phase, at, beyond):
    assert kind_of(phase=phase, **at) in BRIEF_KINDS
    assert kind_of(phase=phase, **beyond) not in BRIEF_KINDS


def test_a_likeness_tells_what_spoke_for_and_against_it():
    event = classify(movement_candidate(phase="asleep"), settings=SETTINGS)
    said = [line for line in event.evidence if line.threshold is None]
    assert 0 < len(said) <= NUMBERS.said
    assert all("points" in line.text and line.name in QUANTITY_NAMED for line in said)


def test_the_more_the_rhythm_around_it_looks_like_one_the_more_does_a_train():
    still = some_candidate("rocking_stretch", "asleep")
    turning = replace(still, episode=replace(still.episode, wander_deg=20.0, directedness=0.4))
    likely, unlikely = (replace(some_candidate("train", "asleep"), whole=slow) for slow in (still, turning))
    assert LIKE_RHYTHM.measure(still, SETTINGS) > LIKE_RHYTHM.measure(turning, SETTINGS)
    assert LIKE_TRAIN.measure(likely, SETTINGS) > LIKE_TRAIN.measure(unlikely, SETTINGS)
    odds = ODDS_OF_RHYTHM_AROUND.measure(likely, SETTINGS)
    assert 1 / (1 + math.exp(-odds)) == pytest.approx(LIKE_RHYTHM.measure(still, SETTINGS))


def test_strong_movement_around_a_loud_part_is_no_slow_rhythm():
    loud = replace(some_candidate("convulsive_stretch", "asleep"), whole=some_candidate("convulsive_stretch", "asleep"))
    assert math.isnan(ODDS_OF_RHYTHM_AROUND.measure(loud, SETTINGS))


def test_without_a_rhythm_around_it_a_train_is_told_by_the_rest():
    train = some_candidate("train", "asleep")
    assert math.isnan(ODDS_OF_RHYTHM_AROUND.measure(train, SETTINGS))
    said = what_speaks(train, SETTINGS.scorecards.train_in_bed, settings=SETTINGS)
    assert {one.quantity: one.points for one in said}[ODDS_OF_RHYTHM_AROUND.name] == 0


def test_an_event_is_as_sure_as_its_rule_was_right():
    sure = classify(movement_candidate(phase="asleep"), settings=SETTINGS)
    assert 0 < sure.confidence < 1
    unmeasured = replace(SETTINGS, reliabilities=())
    assert classify(movement_candidate(phase="asleep"), settings=unmeasured).confidence == NUMBERS.unmeasured_confidence


@pytest.mark.parametrize(("site", "least_g"), [("left_wrist", "hypnic_peak_g"), ("right_ankle", "hypnic_peak_ankle_g")])
@pytest.mark.parametrize(("factor", "kind"), [(0.99, "sleep_twitch"), (1.0, "hypnic_jerk"), (1.01, "hypnic_jerk")])
def test_a_weaker_jerk_around_sleep_onset_is_a_twitch(site, least_g, factor, kind):
    always = replace(SETTINGS, classification=replace(NUMBERS, jerk_likeness=0.0, hypnic_jerk_likeness=0.0))
    weak = movement_candidate(phase="falling_asleep", site=site, peak_g=factor * getattr(NUMBERS, least_g))
    assert classify(weak, settings=always).kind == kind


@pytest.mark.parametrize(("factor", "kind"), [(0.99, "limb_movement"), (1.0, "posture_shift"), (1.01, "posture_shift")])
def test_a_posture_shift_turns_the_limb_far_enough(factor, kind):
    assert kind_of(5.0, tilt_deg=factor * NUMBERS.posture_tilt_deg, is_tilt_held=True, **LIMB) == kind


def test_a_turn_that_is_not_held_is_no_posture_shift():
    assert kind_of(5.0, tilt_deg=3 * NUMBERS.posture_tilt_deg, is_tilt_held=False, **LIMB) == "limb_movement"


def test_without_gravity_there_is_no_posture_shift():
    assert kind_of(5.0, tilt_deg=None, is_tilt_held=True, **LIMB) == "limb_movement"


@pytest.mark.parametrize(("more_s", "is_shift"), [(0.0, True), (0.1, False)])
def test_a_longer_movement_is_no_posture_shift(more_s, is_shift):
    kind = kind_of(NUMBERS.posture_longest_s + more_s, tilt_deg=90.0, is_tilt_held=True, **LIMB)
    assert (kind == "posture_shift") == is_shift


def test_a_member_of_a_series_is_a_periodic_limb_movement_with_its_number():
    event = classify(movement_candidate(2.0, series=in_series(4), site="left_ankle", **LIMB), settings=SETTINGS)
    assert (event.kind, event.series) == ("periodic_limb_movement", 4)
    assert [line.text for line in event.evidence][:2] == [
        "movements in its periodic series 12, at least 4",
        "median interval in its series 25 s, at most 90 s",
    ]


def test_a_member_of_a_series_while_awake_is_told_by_its_phase():
    awake = movement_candidate(2.0, series=in_series(4), site="left_ankle", phase="awake", **LIMB)
    event = classify(awake, settings=SETTINGS)
    assert (event.kind, event.series, event.phase) == ("periodic_limb_movement", 4, "awake")


@pytest.mark.parametrize(
    ("duration_s", "kind"),
    [
        (SETTINGS.wasm.minimum_duration_s - 0.02, "body_movement"),
        (SETTINGS.wasm.minimum_duration_s, "limb_movement"),
        (SETTINGS.wasm.maximum_duration_s, "limb_movement"),
        (SETTINGS.wasm.maximum_duration_s + 0.02, "body_movement"),
    ],
)
def test_a_limb_movement_lasts_from_half_a_second_to_ten(duration_s, kind):
    no_jerks = replace(SETTINGS, classification=replace(NUMBERS, jerk_likeness=1.0))
    moved = movement_candidate(duration_s, phase="asleep", peak_g=NUMBERS.body_peak_g, **LIMB)
    assert classify(moved, settings=no_jerks).kind == kind


@pytest.mark.parametrize(("factor", "kind"), [(0.99, "unclear"), (1.0, "body_movement"), (1.01, "body_movement")])
def test_a_gross_movement_in_sleep_has_a_peak(factor, kind):
    assert kind_of(20.0, phase="asleep", peak_g=factor * NUMBERS.body_peak_g, **LIMB) == kind


def test_a_long_movement_of_an_awake_person_is_activity():
    assert kind_of(SETTINGS.wasm.maximum_duration_s + 1.0, phase="awake", **LIMB) == "wake_activity"


@pytest.mark.parametrize(("more", "kind"), [(-0.01, "limb_movement"), (0.0, "wake_activity"), (0.01, "wake_activity")])
def test_a_movement_among_much_other_movement_is_activity(more, kind):
    assert kind_of(3.0, phase="awake", crowding=(NUMBERS.wake_crowding + more,) * 2, **LIMB) == kind


def test_where_no_phase_is_known_nothing_is_said_about_sleep():
    kinds = {kind_of(duration_s, phase=None, **LIMB) for duration_s in (0.3, 1.0, 5.0, 30.0)}
    assert not kinds & {"hypnic_jerk", "sleep_twitch", "body_movement", "wake_activity"}


def test_a_stretch_of_rhythm_tells_its_rate_and_cycles(monkeypatch):
    monkeypatch.setattr(classification, "RULES", (replace(rule_for("tremor_stretch", "tremor"), clauses=()),))
    event = classify(some_candidate("tremor_stretch", "awake"), settings=SETTINGS)
    assert event.frequency_hz == 2.5
    assert event.repetitions == 75
    assert event.tier == "see_doctor"


def test_a_train_tells_its_rate_and_bursts(monkeypatch):
    monkeypatch.setattr(classification, "RULES", (replace(rule_for("train", "rhythmic_movement"), clauses=()),))
    event = classify(some_candidate("train", "asleep"), settings=SETTINGS)
    assert event.frequency_hz == pytest.approx(1 / 1.3)
    assert event.repetitions == 7


def test_a_cluster_has_jerks_and_no_rate(monkeypatch):
    monkeypatch.setattr(classification, "RULES", (replace(rule_for("cluster", "myoclonic_cluster"), clauses=()),))
    event = classify(some_candidate("cluster", "awake"), settings=SETTINGS)
    assert event.frequency_hz is None
    assert (event.repetitions, event.tier) == (7, "see_doctor")


@pytest.mark.parametrize(("more", "kind"), [(-0.01, "tremor"), (0.0, "tremor"), (0.01, "unclear")])
def test_tremor_is_gone_in_sure_sleep(more, kind):
    trembling = replace(some_candidate("tremor_stretch", "asleep"), sleep_chance=NUMBERS.unsure_sleep + more)
    assert classify(trembling, settings=looking_like("tremor")).kind == kind


def test_in_sleep_of_unknown_chance_nothing_is_a_tremor():
    trembling = replace(some_candidate("tremor_stretch", "asleep"), sleep_chance=float("nan"))
    assert classify(trembling, settings=looking_like("tremor")).kind == "unclear"


def looking_like(card: str) -> Settings:
    """Let everything look like the kind of one card."""
    sure = replace(getattr(SETTINGS.scorecards, card), base=100.0)
    return replace(SETTINGS, scorecards=replace(SETTINGS.scorecards, **{card: sure}))
