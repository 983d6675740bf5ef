"""How often each rule was right, as measured by ``python -m benchmarks.calibration --write``: do not edit."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(rule="brief_jerk_on_its_own", at=(0.368, 0.808, 0.981), share=(0.241, 0.346, 0.346)),
    Reliability(rule="brief_twitch_in_sleep", at=(0.712, 0.965, 0.993), share=(0.445, 0.985, 0.993)),
    Reliability(rule="even_train_of_bursts", at=(0.52,), share=(0.167,)),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.003,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.908,)),
    Reliability(rule="isolated_jerk_around_sleep_onset", at=(0.325, 0.554, 0.845), share=(0.641, 0.872, 0.921)),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.841,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.494,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.887,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.806,)),
    Reliability(rule="narrow_rhythm_at_rest", at=(0.473, 0.917, 0.99), share=(0.429, 0.964, 0.964)),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.72,)),
    Reliability(rule="several_jerks_within_seconds", at=(0.948, 0.973, 0.99), share=(0.923, 0.923, 0.923)),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.484,)),
    Reliability(rule="steady_slow_rhythm", at=(0.688, 0.93, 0.983), share=(0.647, 0.941, 0.941)),
    Reliability(rule="strong_lasting_jerking", at=(0.983, 0.998, 1.0), share=(0.889, 0.889, 0.889)),
)
