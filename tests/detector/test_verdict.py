"""From findings to a tier: named rules speak, the gravest decides, and the words promise nothing."""

import pytest
from hand_made import conditioned, curve, event, indices, no_sleep, sleep

from detector.model import Limit
from detector.settings import Settings
from detector.verdict import ADVICE, GRAVITY, decide
from recordings import Interval

NUMBERS = Settings().verdict
NIGHT_S = 1000.0
CONVULSION = event(200.0, 40.0, kind="convulsive", tier="seizure_like")
CLUSTER = event(300.0, 20.0, kind="myoclonic_cluster", tier="see_doctor")
TOO_SLOW = Limit(kind="convulsive", because="5 samples a second: convulsions need more")
A_MOVE = curve(NIGHT_S, (0.0, 1.0, 0.1))


def decided(*events, asleep=None, measured=None, limits=(), worn=None, spread="unknown"):
    return decide(
        events,
        sleep=asleep or sleep(),
        indices=measured or indices(),
        limits=limits,
        conditioned=worn or (conditioned(A_MOVE),),
        spread=spread,
        settings=NUMBERS,
    )


def unworn(share, **described):
    return conditioned(A_MOVE, non_wear=(Interval(onset_s=0.0, end_s=share * NIGHT_S),), **described)


def rules(verdict):
    return [reason.rule for reason in verdict.reasons]


def test_a_night_with_nothing_in_it_is_harmless_and_says_nothing_found():
    verdict = decided()
    assert verdict.tier == "harmless"
    assert rules(verdict) == ["nothing_found"]
    assert "nothing was found" in verdict.headline.lower()


@pytest.mark.parametrize("grave", [CONVULSION, CLUSTER])
def test_where_something_was_found_nothing_says_that_nothing_was(grave):
    assert "nothing_found" not in rules(decided(grave))


def test_no_verdict_ever_says_that_there_was_no_seizure():
    nights = [decided(), decided(event(kind="hypnic_jerk")), decided(CLUSTER), decided(asleep=no_sleep())]
    for verdict in nights:
        words = " ".join([verdict.headline, verdict.advice, *(reason.text for reason in verdict.reasons)]).lower()
        assert "no seizure" not in words
        assert "healthy night" not in words


def test_the_gravest_rule_decides_and_speaks_first():
    verdict = decided(event(100.0, kind="sleep_twitch"), CLUSTER, CONVULSION, limits=(TOO_SLOW,))
    assert verdict.tier == "seizure_like"
    tiers = {"strong_lasting_jerking": 3, "clusters_of_jerks": 2, "sampling_rate_too_low": 1}
    assert [tiers.get(rule, 0) for rule in rules(verdict)] == sorted(
        (tiers.get(rule, 0) for rule in rules(verdict)), reverse=True
    )


def test_a_convulsion_is_counted_and_pointed_at():
    verdict = decided(event(100.0), CONVULSION)
    assert verdict.tier == "seizure_like"
    assert verdict.headline.startswith("1 movement ")
    assert verdict.reasons[0].events == (1,)
    assert "40 s" in verdict.reasons[0].text
    assert decided(CONVULSION, CONVULSION).headline.startswith("2 movements ")


@pytest.mark.parametrize(("tier", "harm"), [("see_doctor", "see_doctor"), ("harmless", "harmless")])
def test_unexplained_strong_rhythm_is_for_a_doctor(tier, harm):
    assert decided(event(kind="unclear", tier=tier)).tier == harm


@pytest.mark.parametrize(("factor", "tier"), [(0.99, "harmless"), (1.0, "see_doctor"), (1.01, "see_doctor")])
def test_tremor_must_add_up_before_it_is_for_a_doctor(factor, tier):
    half_s = factor * NUMBERS.tremor_total_s / 2
    tremor = [
        event(at_s, half_s, confidence=1.0, kind="tremor", tier="see_doctor", phase="awake") for at_s in (100.0, 300.0)
    ]
    assert decided(*tremor).tier == tier


def test_a_cluster_of_jerks_is_for_a_doctor():
    assert decided(CLUSTER).tier == "see_doctor"


@pytest.mark.parametrize(("more", "tier"), [(-0.1, "harmless"), (0.0, "harmless"), (0.1, "see_doctor")])
def test_many_periodic_limb_movements_are_for_a_doctor(more, tier):
    assert decided(measured=indices(plm_per_h=NUMBERS.plm_per_h + more)).tier == tier


def test_an_unknown_index_speaks_for_nothing():
    assert decided(measured=indices(plm_per_h=None)).tier == "harmless"


@pytest.mark.parametrize(("more", "tier"), [(-0.01, "harmless"), (0.02, "cannot_tell")])
def test_a_wearable_not_worn_long_enough_cannot_tell(more, tier):
    verdict = decided(worn=(unworn(1 - NUMBERS.worn_share + more),))
    assert verdict.tier == tier
    assert ("not_worn_long_enough" in rules(verdict)) == (tier == "cannot_tell")


def test_lost_time_counts_like_time_not_worn():
    gap = (Interval(onset_s=500.0, end_s=900.0),)
    assert decided(worn=(unworn(0.3),)).tier == "harmless"
    assert decided(worn=(unworn(0.3, gaps=gap),)).tier == "cannot_tell"


def test_one_wearable_worn_is_enough():
    assert decided(worn=(unworn(1.0), unworn(0.0))).tier == "harmless"


def test_a_rate_too_slow_for_convulsions_cannot_tell():
    verdict = decided(limits=(TOO_SLOW,))
    assert verdict.tier == "cannot_tell"
    assert TOO_SLOW.because in verdict.reasons[0].text
    assert decided(limits=(Limit(kind="tremor", because="slow"),)).tier == "harmless"


def test_a_night_whose_sleep_is_not_known_cannot_tell_and_says_why():
    verdict = decided(asleep=no_sleep("too short to score"))
    assert verdict.tier == "cannot_tell"
    assert "too short to score" in verdict.reasons[0].text


@pytest.mark.parametrize("grave", [CONVULSION, CLUSTER])
def test_what_was_found_weighs_more_than_what_could_not_be_seen(grave):
    verdict = decided(grave, asleep=no_sleep(), limits=(TOO_SLOW,), worn=(unworn(1.0),))
    assert verdict.tier == grave.tier
    assert {"sleep_not_scored", "sampling_rate_too_low", "not_worn_long_enough"} <= set(rules(verdict))


@pytest.mark.parametrize("kind", ["hypnic_jerk", "sleep_twitch"])
@pytest.mark.parametrize(("count", "word"), [(1, "twitch "), (3, "twitches ")])
def test_harmless_twitches_are_counted_in_the_headline(kind, count, word):
    verdict = decided(*(event(100.0 * i, kind=kind) for i in range(count)))
    assert verdict.tier == "harmless"
    assert f"{count} {word}" in verdict.headline
    assert verdict.reasons[0].events == tuple(range(count))


def test_a_spread_is_passed_on():
    assert decided(CONVULSION, spread="focal").spread == "focal"


def test_every_tier_has_advice_and_only_a_seizure_like_night_speaks_of_emergency_services():
    assert set(ADVICE) == set(GRAVITY)
    assert [tier for tier, advice in ADVICE.items() if "emergency services" in advice] == ["seizure_like"]


def test_every_reason_points_at_events_that_exist():
    events = (event(kind="sleep_twitch"), CLUSTER, CONVULSION, event(kind="hypnic_jerk"))
    for reason in decided(*events).reasons:
        assert all(0 <= number < len(events) for number in reason.events)


def test_a_recording_in_which_nothing_ever_moved_cannot_tell():
    verdict = decided(worn=(conditioned(curve(NIGHT_S)),))
    assert verdict.tier == "cannot_tell"
    assert "nothing_moved" in [reason.rule for reason in verdict.reasons]
