"""How often each rule was right, as measured by ``python -m benchmarks.calibration --write``: do not edit."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(
        rule="brief_jerk_on_its_own", at=(0.304, 0.63, 0.84, 0.944, 0.991), share=(0.241, 0.404, 0.787, 0.787, 0.787)
    ),
    Reliability(
        rule="brief_twitch_in_sleep", at=(0.326, 0.631, 0.848, 0.948, 0.993), share=(0.036, 0.272, 0.734, 0.927, 0.992)
    ),
    Reliability(
        rule="even_train_of_bursts", at=(0.25, 0.635, 0.825, 0.935, 0.985), share=(0.25, 0.272, 0.825, 0.935, 0.985)
    ),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.003,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.935,)),
    Reliability(
        rule="isolated_jerk_around_sleep_onset",
        at=(0.335, 0.633, 0.821, 0.94, 0.982),
        share=(0.718, 0.911, 0.928, 0.928, 0.997),
    ),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.836,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.589,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.993,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.837,)),
    Reliability(
        rule="narrow_rhythm_at_rest", at=(0.25, 0.616, 0.844, 0.937, 0.99), share=(0.25, 0.693, 0.953, 0.985, 0.999)
    ),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.714,)),
    Reliability(
        rule="several_jerks_within_seconds",
        at=(0.372, 0.625, 0.825, 0.965, 0.993),
        share=(0.279, 0.625, 0.825, 0.974, 0.999),
    ),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.495,)),
    Reliability(
        rule="steady_slow_rhythm", at=(0.403, 0.625, 0.813, 0.944, 0.994), share=(0.202, 0.625, 0.93, 0.986, 0.999)
    ),
    Reliability(
        rule="strong_jerking_unexplained",
        at=(0.25, 0.625, 0.773, 0.935, 0.985),
        share=(0.25, 0.625, 0.625, 0.935, 0.985),
    ),
    Reliability(
        rule="strong_lasting_jerking", at=(0.25, 0.625, 0.825, 0.946, 0.999), share=(0.25, 0.625, 0.825, 0.96, 0.999)
    ),
)
