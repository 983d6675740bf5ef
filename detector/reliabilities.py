"""How often each rule was right, as measured by ``python -m benchmarks.calibration --write``: do not edit."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(
        rule="brief_jerk_on_its_own", at=(0.306, 0.622, 0.838, 0.944, 0.991), share=(0.198, 0.47, 0.817, 0.817, 0.817)
    ),
    Reliability(
        rule="brief_twitch_in_sleep", at=(0.326, 0.627, 0.849, 0.948, 0.993), share=(0.035, 0.272, 0.734, 0.936, 0.991)
    ),
    Reliability(
        rule="even_train_of_a_leg", at=(0.25, 0.507, 0.825, 0.935, 0.985), share=(0.25, 0.38, 0.825, 0.935, 0.985)
    ),
    Reliability(
        rule="even_train_of_bursts", at=(0.25, 0.625, 0.802, 0.935, 0.972), share=(0.25, 0.625, 0.625, 0.935, 0.935)
    ),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.003,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.958,)),
    Reliability(
        rule="isolated_jerk_around_sleep_onset",
        at=(0.311, 0.634, 0.819, 0.935, 0.982),
        share=(0.717, 0.876, 0.933, 0.933, 0.997),
    ),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.845,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.491,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.99,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.763,)),
    Reliability(
        rule="narrow_rhythm_at_rest", at=(0.25, 0.501, 0.822, 0.94, 0.99), share=(0.25, 0.376, 0.808, 0.989, 0.999)
    ),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.71,)),
    Reliability(
        rule="several_jerks_within_seconds",
        at=(0.378, 0.625, 0.825, 0.966, 0.993),
        share=(0.284, 0.625, 0.825, 0.975, 0.999),
    ),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.97,)),
    Reliability(
        rule="steady_slow_rhythm", at=(0.365, 0.626, 0.867, 0.947, 0.994), share=(0.274, 0.576, 0.934, 0.987, 0.999)
    ),
    Reliability(
        rule="strong_jerking_unexplained",
        at=(0.25, 0.625, 0.773, 0.935, 0.985),
        share=(0.25, 0.625, 0.625, 0.935, 0.985),
    ),
    Reliability(
        rule="strong_lasting_jerking", at=(0.25, 0.625, 0.825, 0.948, 0.999), share=(0.25, 0.625, 0.825, 0.961, 0.999)
    ),
)
