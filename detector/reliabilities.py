"""How often each rule was right, as measured by ``python -m benchmarks.calibration --write``: do not edit."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(
        rule="brief_jerk_on_its_own", at=(0.231, 0.61, 0.825, 0.942, 0.991), share=(0.167, 0.465, 0.832, 0.832, 0.832)
    ),
    Reliability(
        rule="brief_twitch_in_sleep", at=(0.23, 0.628, 0.849, 0.947, 0.992), share=(0.021, 0.298, 0.679, 0.937, 0.992)
    ),
    Reliability(
        rule="even_train_of_a_leg", at=(0.487, 0.625, 0.825, 0.935, 0.985), share=(0.365, 0.625, 0.825, 0.935, 0.985)
    ),
    Reliability(
        rule="even_train_of_bursts", at=(0.25, 0.625, 0.802, 0.935, 0.977), share=(0.25, 0.625, 0.625, 0.935, 0.935)
    ),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.003,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.959,)),
    Reliability(
        rule="isolated_jerk_around_sleep_onset",
        at=(0.263, 0.652, 0.819, 0.941, 0.984),
        share=(0.69, 0.88, 0.886, 0.993, 0.996),
    ),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.845,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.492,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.99,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.762,)),
    Reliability(
        rule="narrow_rhythm_at_rest", at=(0.25, 0.625, 0.811, 0.949, 0.992), share=(0.25, 0.625, 0.886, 0.991, 0.999)
    ),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.711,)),
    Reliability(
        rule="several_jerks_within_seconds",
        at=(0.35, 0.625, 0.825, 0.967, 0.994),
        share=(0.262, 0.625, 0.825, 0.975, 0.999),
    ),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.97,)),
    Reliability(
        rule="steady_slow_rhythm", at=(0.475, 0.699, 0.861, 0.954, 0.994), share=(0.356, 0.774, 0.954, 0.986, 0.999)
    ),
    Reliability(
        rule="strong_jerking_unexplained",
        at=(0.25, 0.638, 0.825, 0.935, 0.985),
        share=(0.25, 0.319, 0.825, 0.935, 0.985),
    ),
    Reliability(
        rule="strong_lasting_jerking", at=(0.25, 0.625, 0.825, 0.947, 0.999), share=(0.25, 0.625, 0.825, 0.96, 0.999)
    ),
)
