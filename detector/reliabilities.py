"""How often each rule was right, as measured by ``python -m benchmarks.calibration --write``: do not edit."""

from detector.scorecard import Reliability

RELIABILITIES: tuple[Reliability, ...] = (
    Reliability(
        rule="brief_jerk_on_its_own", at=(0.36, 0.644, 0.84, 0.94, 0.991), share=(0.201, 0.362, 0.684, 0.684, 0.684)
    ),
    Reliability(
        rule="brief_twitch_in_sleep", at=(0.354, 0.623, 0.842, 0.944, 0.994), share=(0.025, 0.215, 0.73, 0.88, 0.993)
    ),
    Reliability(
        rule="even_train_of_bursts", at=(0.25, 0.648, 0.825, 0.935, 0.985), share=(0.25, 0.25, 0.825, 0.935, 0.985)
    ),
    Reliability(rule="fits_no_other_rule", at=(1.0,), share=(0.003,)),
    Reliability(rule="gross_movement_in_sleep", at=(1.0,), share=(0.935,)),
    Reliability(
        rule="isolated_jerk_around_sleep_onset",
        at=(0.364, 0.598, 0.837, 0.936, 0.984),
        share=(0.753, 0.859, 0.917, 0.989, 0.997),
    ),
    Reliability(rule="limb_movement_of_half_to_ten_seconds", at=(1.0,), share=(0.833,)),
    Reliability(rule="long_movement_awake", at=(1.0,), share=(0.59,)),
    Reliability(rule="member_of_a_periodic_series", at=(1.0,), share=(0.959,)),
    Reliability(rule="movement_of_an_awake_person", at=(1.0,), share=(0.837,)),
    Reliability(
        rule="narrow_rhythm_at_rest", at=(0.25, 0.628, 0.851, 0.942, 0.988), share=(0.25, 0.577, 0.944, 0.989, 0.999)
    ),
    Reliability(rule="posture_changed_and_stayed", at=(1.0,), share=(0.714,)),
    Reliability(
        rule="several_jerks_within_seconds",
        at=(0.25, 0.625, 0.825, 0.935, 0.991),
        share=(0.25, 0.625, 0.825, 0.935, 0.999),
    ),
    Reliability(rule="steady_rhythm_awake", at=(1.0,), share=(0.495,)),
    Reliability(
        rule="steady_slow_rhythm", at=(0.25, 0.672, 0.773, 0.951, 0.994), share=(0.25, 0.669, 0.864, 0.989, 0.999)
    ),
    Reliability(
        rule="strong_lasting_jerking", at=(0.25, 0.625, 0.825, 0.969, 0.997), share=(0.25, 0.625, 0.825, 0.977, 0.999)
    ),
)
