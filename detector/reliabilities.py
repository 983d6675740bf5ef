"""How often each rule was right, as measured by ``python -m benchmarks.calibration --write``: do not edit."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(
        rule="brief_jerk_on_its_own", at=(0.217, 0.611, 0.84, 0.943, 0.99), share=(0.154, 0.535, 0.739, 0.739, 0.739)
    ),
    Reliability(
        rule="brief_twitch_in_sleep", at=(0.229, 0.618, 0.841, 0.946, 0.991), share=(0.02, 0.297, 0.695, 0.949, 0.992)
    ),
    Reliability(
        rule="even_train_of_bursts", at=(0.25, 0.667, 0.825, 0.935, 0.985), share=(0.25, 0.5, 0.825, 0.935, 0.985)
    ),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.003,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.957,)),
    Reliability(
        rule="isolated_jerk_around_sleep_onset",
        at=(0.258, 0.648, 0.815, 0.941, 0.983),
        share=(0.639, 0.852, 0.938, 0.938, 0.995),
    ),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.845,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.481,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.992,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.764,)),
    Reliability(
        rule="narrow_rhythm_at_rest", at=(0.25, 0.625, 0.844, 0.946, 0.994), share=(0.25, 0.625, 0.907, 0.982, 0.999)
    ),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.711,)),
    Reliability(
        rule="several_jerks_within_seconds",
        at=(0.362, 0.625, 0.825, 0.935, 0.996),
        share=(0.271, 0.625, 0.825, 0.935, 0.999),
    ),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.975,)),
    Reliability(
        rule="steady_slow_rhythm", at=(0.478, 0.732, 0.845, 0.956, 0.992), share=(0.359, 0.839, 0.907, 0.987, 0.999)
    ),
    Reliability(
        rule="strong_lasting_jerking", at=(0.25, 0.625, 0.825, 0.935, 0.998), share=(0.25, 0.625, 0.825, 0.935, 0.999)
    ),
)
