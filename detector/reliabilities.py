"""How often each rule was right, as measured by ``python -m benchmarks.calibration --write``: do not edit."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(
        rule="brief_jerk_on_its_own", at=(0.218, 0.625, 0.843, 0.939, 0.989), share=(0.154, 0.536, 0.765, 0.765, 0.765)
    ),
    Reliability(
        rule="brief_twitch_in_sleep", at=(0.231, 0.622, 0.841, 0.946, 0.991), share=(0.02, 0.277, 0.66, 0.943, 0.992)
    ),
    Reliability(
        rule="even_train_of_a_leg", at=(0.423, 0.625, 0.825, 0.935, 0.985), share=(0.318, 0.625, 0.825, 0.935, 0.985)
    ),
    Reliability(
        rule="even_train_of_bursts", at=(0.25, 0.625, 0.807, 0.935, 0.975), share=(0.25, 0.625, 0.625, 0.935, 0.935)
    ),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.003,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.947,)),
    Reliability(
        rule="isolated_jerk_around_sleep_onset",
        at=(0.274, 0.65, 0.818, 0.938, 0.985),
        share=(0.696, 0.845, 0.962, 0.962, 0.996),
    ),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.845,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.488,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.99,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.762,)),
    Reliability(
        rule="narrow_rhythm_at_rest", at=(0.25, 0.625, 0.866, 0.958, 0.992), share=(0.25, 0.625, 0.92, 0.987, 0.999)
    ),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.71,)),
    Reliability(
        rule="several_jerks_within_seconds",
        at=(0.362, 0.625, 0.825, 0.935, 0.994),
        share=(0.271, 0.625, 0.825, 0.935, 0.999),
    ),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.97,)),
    Reliability(
        rule="steady_slow_rhythm", at=(0.493, 0.732, 0.832, 0.927, 0.992), share=(0.369, 0.799, 0.916, 0.969, 0.999)
    ),
    Reliability(
        rule="strong_jerking_unexplained",
        at=(0.25, 0.661, 0.773, 0.935, 0.985),
        share=(0.25, 0.496, 0.579, 0.935, 0.985),
    ),
    Reliability(
        rule="strong_lasting_jerking", at=(0.25, 0.625, 0.825, 0.927, 0.999), share=(0.25, 0.625, 0.825, 0.945, 0.999)
    ),
)
