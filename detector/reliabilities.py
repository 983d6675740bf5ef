"""How often each rule was right on synthetic nights, as measured by ``python -m benchmarks.calibration --write``: do not edit by hand."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(rule="brief_jerk_on_its_own", at=(0.434, 0.816, 0.983), share=(0.243, 0.29, 0.29)),
    Reliability(rule="brief_twitch_in_sleep", at=(0.763, 0.968, 0.992), share=(0.503, 0.985, 0.989)),
    Reliability(rule="even_train_of_bursts", at=(0.561,), share=(0.2,)),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.004,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.912,)),
    Reliability(rule="isolated_jerk_around_sleep_onset", at=(0.351, 0.521, 0.829), share=(0.767, 0.828, 0.931)),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.832,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.5,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.887,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.83,)),
    Reliability(rule="narrow_rhythm_at_rest", at=(0.435, 0.884, 0.978), share=(0.464, 0.963, 0.963)),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.722,)),
    Reliability(rule="several_jerks_within_seconds", at=(0.958, 0.974, 0.99), share=(0.923, 0.923, 0.923)),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.525,)),
    Reliability(rule="steady_slow_rhythm", at=(0.704, 0.933, 0.981), share=(0.688, 0.938, 0.938)),
    Reliability(rule="strong_jerking_in_sleep_unexplained", at=(0.32,), share=(0.2,)),
    Reliability(rule="strong_lasting_jerking", at=(0.968, 0.995, 0.999), share=(0.778, 0.875, 0.875)),
)
