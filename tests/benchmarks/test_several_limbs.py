"""Several wearables: wrong clocks are brought together, and what both felt is one event."""

from benchmarks.several_limbs import ANKLES, WRISTS, draw_clocks, goal_lines, judge_night, limbs_table


def test_two_wrists_are_brought_together_and_a_seizure_of_both_is_generalised():
    outcome = judge_night("tonic_clonic", sites=WRISTS, expected_spread="generalised", seed=3, hours=2.0)
    assert outcome.left_s[0] < 0.3
    assert outcome.joined >= 0.8 * outcome.shared > 0
    assert outcome.spread == "generalised"
    assert len(goal_lines([outcome])) == 5
    assert limbs_table([outcome]).rows[0][0] == "tonic clonic: left wrist, right wrist"


def test_the_first_clock_tells_the_time_and_the_others_are_wrong():
    first, *others = draw_clocks("plms", seed=1, count=len(ANKLES) + 2)
    assert (first.offset_s, first.drift_ppm) == (0.0, 0.0)
    assert all(0 < abs(clock.offset_s) <= 5.0 and abs(clock.drift_ppm) <= 100.0 for clock in others)
