"""How often each rule was right, as measured by ``python -m benchmarks.calibration --write``: do not edit."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(rule="brief_jerk_on_its_own", at=(0.4, 0.788, 0.983), share=(0.224, 0.28, 0.28)),
    Reliability(rule="brief_twitch_in_sleep", at=(0.685, 0.965, 0.992), share=(0.423, 0.981, 0.988)),
    Reliability(rule="even_train_of_bursts", at=(0.635,), share=(0.333,)),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.003,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.906,)),
    Reliability(rule="isolated_jerk_around_sleep_onset", at=(0.345, 0.52, 0.823), share=(0.7, 0.862, 0.897)),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.839,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.494,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.887,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.805,)),
    Reliability(rule="narrow_rhythm_at_rest", at=(0.46, 0.885, 0.978), share=(0.429, 0.964, 0.964)),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.72,)),
    Reliability(rule="several_jerks_within_seconds", at=(0.948, 0.973, 0.99), share=(0.923, 0.923, 0.923)),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.483,)),
    Reliability(rule="steady_slow_rhythm", at=(0.741, 0.939, 0.983), share=(0.647, 0.938, 0.938)),
    Reliability(rule="strong_jerking_unexplained", at=(0.762,), share=(0.143,)),
    Reliability(rule="strong_lasting_jerking", at=(0.984, 0.998, 1.0), share=(0.889, 0.889, 0.889)),
)
