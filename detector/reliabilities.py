"""How often each rule was right, as measured by ``python -m benchmarks.calibration --write``: do not edit."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(rule="brief_jerk_on_its_own", at=(0.347, 0.756, 0.975), share=(0.265, 0.328, 0.328)),
    Reliability(rule="brief_twitch_in_sleep", at=(0.723, 0.96, 0.991), share=(0.477, 0.988, 0.996)),
    Reliability(rule="even_train_of_bursts", at=(0.532,), share=(0.125,)),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.003,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.937,)),
    Reliability(rule="isolated_jerk_around_sleep_onset", at=(0.334, 0.541, 0.854), share=(0.667, 0.833, 0.917)),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.831,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.591,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.955,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.833,)),
    Reliability(rule="narrow_rhythm_at_rest", at=(0.667, 0.927, 0.979), share=(0.593, 0.962, 0.962)),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.714,)),
    Reliability(rule="several_jerks_within_seconds", at=(0.948, 0.977, 0.989), share=(0.923, 0.923, 0.923)),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.493,)),
    Reliability(rule="steady_slow_rhythm", at=(0.81, 0.932, 0.981), share=(0.75, 0.938, 0.938)),
    Reliability(rule="strong_lasting_jerking", at=(0.983, 0.999, 1.0), share=(0.889, 0.889, 0.889)),
)
