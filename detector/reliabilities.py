"""How often each rule was right, as measured by ``python -m benchmarks.calibration --write``: do not edit."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(rule="brief_jerk_on_its_own", at=(0.398, 0.771, 0.983), share=(0.211, 0.28, 0.28)),
    Reliability(rule="brief_twitch_in_sleep", at=(0.686, 0.965, 0.992), share=(0.428, 0.981, 0.988)),
    Reliability(rule="even_train_of_bursts", at=(0.536,), share=(0.25,)),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.003,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.914,)),
    Reliability(rule="isolated_jerk_around_sleep_onset", at=(0.343, 0.509, 0.826), share=(0.71, 0.8, 0.933)),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.831,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.5,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.887,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.83,)),
    Reliability(rule="narrow_rhythm_at_rest", at=(0.538, 0.89, 0.978), share=(0.556, 0.962, 0.962)),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.722,)),
    Reliability(rule="several_jerks_within_seconds", at=(0.958, 0.974, 0.99), share=(0.923, 0.923, 0.923)),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.527,)),
    Reliability(rule="steady_slow_rhythm", at=(0.713, 0.932, 0.981), share=(0.647, 0.941, 0.941)),
    Reliability(rule="strong_jerking_in_sleep_unexplained", at=(0.679,), share=(0.333,)),
    Reliability(rule="strong_lasting_jerking", at=(0.968, 0.997, 0.999), share=(0.889, 0.889, 0.889)),
)
