"""How often each rule was right, as measured by ``python -m benchmarks.calibration --write``: do not edit."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(
        rule="brief_jerk_on_its_own", at=(0.301, 0.615, 0.832, 0.946, 0.991), share=(0.22, 0.402, 0.75, 0.75, 0.75)
    ),
    Reliability(
        rule="brief_twitch_in_sleep", at=(0.326, 0.632, 0.85, 0.948, 0.993), share=(0.034, 0.258, 0.72, 0.939, 0.991)
    ),
    Reliability(
        rule="even_train_of_bursts", at=(0.25, 0.699, 0.761, 0.935, 0.985), share=(0.25, 0.525, 0.57, 0.935, 0.985)
    ),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.003,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.955,)),
    Reliability(
        rule="isolated_jerk_around_sleep_onset",
        at=(0.312, 0.637, 0.82, 0.932, 0.981),
        share=(0.717, 0.879, 0.929, 0.929, 0.997),
    ),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.842,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.451,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.993,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.761,)),
    Reliability(
        rule="narrow_rhythm_at_rest", at=(0.25, 0.625, 0.846, 0.945, 0.991), share=(0.25, 0.625, 0.942, 0.991, 0.999)
    ),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.71,)),
    Reliability(
        rule="several_jerks_within_seconds",
        at=(0.378, 0.625, 0.825, 0.966, 0.993),
        share=(0.284, 0.625, 0.825, 0.975, 0.999),
    ),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.97,)),
    Reliability(
        rule="steady_slow_rhythm", at=(0.364, 0.651, 0.865, 0.946, 0.994), share=(0.273, 0.659, 0.933, 0.987, 0.999)
    ),
    Reliability(
        rule="strong_jerking_unexplained",
        at=(0.25, 0.625, 0.771, 0.935, 0.985),
        share=(0.25, 0.625, 0.625, 0.935, 0.985),
    ),
    Reliability(
        rule="strong_lasting_jerking", at=(0.25, 0.625, 0.825, 0.948, 0.999), share=(0.25, 0.625, 0.825, 0.961, 0.999)
    ),
)
