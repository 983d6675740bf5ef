"""The scorecards, as fitted by ``python -m benchmarks.fit_scorecards --write``: change the fit, not this file."""

from dataclasses import dataclass

from detector.scorecard import Scorecard, Term

FITTED = "E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_scorecards --write"

CONVULSION = Scorecard(
    kind="convulsion",
    source=FITTED,
    base=5.625,
    terms=(
        Term(quantity="level", at=(0.032, 0.0794, 0.141, 0.383), points=(0.0, 0.0, 0.0, 0.01)),
        Term(quantity="duration", at=(8.23, 25.0, 43.2, 226.0), points=(-3.18, -0.34, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.274, 0.99), points=(-2.44, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0521, 0.811), points=(0.0, 0.0, -0.98)),
        Term(quantity="crowding", at=(0.00261, 0.16, 0.84), points=(0.0, 0.0, -2.35)),
        Term(quantity="dominant frequency", at=(1.67, 2.63, 3.3, 4.23, 8.65), points=(0.04, -0.61, 0.0, 0.16, -1.02)),
        Term(quantity="frequency variation", at=(0.0152, 0.125, 0.201, 0.442), points=(-1.72, 0.0, 0.0, 0.0)),
        Term(quantity="fall of the frequency", at=(-0.816, 0.0116, 0.124, 0.507), points=(-1.59, -0.6, 0.0, 0.73)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.264, 0.525, 0.708, 0.995),
            points=(2.33, 1.37, 0.0, -1.84),
        ),
        Term(quantity="regularity", at=(0.209, 0.45, 0.695, 0.776, 1.0), points=(0.25, 0.25, 0.0, -1.82, -3.13)),
        Term(quantity="beat", at=(-0.227, 0.178, 0.539, 0.66, 0.906), points=(-6.2, -2.39, 0.0, -3.37, -5.94)),
        Term(quantity="share along one line", at=(0.501, 0.797, 0.903, 0.994), points=(-2.81, 1.19, 0.0, 0.5)),
        Term(quantity="impulsiveness", at=(1.51, 2.3, 3.06, 4.14, 7.71), points=(-2.03, -0.65, 0.0, 1.8, 3.55)),
        Term(quantity="pauses", at=(0.0204, 0.147, 0.288, 0.385, 0.804), points=(2.1, 1.28, 0.0, -2.69, -6.68)),
        Term(quantity="power above 1.5 Hz", at=(0.162, 0.639, 0.819, 0.994), points=(-2.32, -2.17, 0.0, 1.62)),
        Term(quantity="power above 4 Hz", at=(0.012, 0.241, 0.554, 0.997), points=(4.33, 1.29, 0.0, -1.25)),
        Term(quantity="swells a second", at=(1.43, 2.57, 3.27, 4.45, 8.31), points=(-1.09, -0.61, 0.0, -0.83, -3.58)),
        Term(
            quantity="slowing of the swells",
            at=(-1.18, 0.0159, 0.132, 0.276, 1.28),
            points=(-3.18, -0.62, 0.0, 0.78, 0.78),
        ),
        Term(
            quantity="unevenness of the swells",
            at=(0.0, 0.286, 0.47, 0.916, 3.33),
            points=(-4.2, -2.25, 0.0, -1.19, -3.41),
        ),
        Term(quantity="variation of the level", at=(0.041, 0.19, 0.269, 0.497), points=(-0.03, 0.18, 0.0, 0.61)),
        Term(quantity="level afterwards", at=(0.00809, 0.0793, 2.91), points=(0.0, 0.0, -0.65)),
    ),
)

TREMOR = Scorecard(
    kind="tremor",
    source=FITTED,
    base=0.032,
    terms=(
        Term(quantity="level", at=(0.00461, 0.0229, 0.0423, 0.0744, 0.368), points=(2.32, 1.97, 0.0, -4.19, -6.49)),
        Term(quantity="duration", at=(5.05, 20.9, 43.3, 167.0), points=(-2.62, -0.94, 0.0, -0.65)),
        Term(quantity="dominant frequency", at=(3.06, 3.8, 4.34, 5.14, 9.62), points=(-2.27, -0.74, 0.0, 0.75, -5.03)),
        Term(quantity="frequency variation", at=(0.00263, 0.0543, 0.0854, 0.312), points=(0.0, 0.0, 0.0, -1.41)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.508, 0.711, 0.796, 0.995),
            points=(-3.67, -2.31, 0.0, 2.53),
        ),
        Term(quantity="regularity", at=(0.147, 0.509, 0.753, 0.989), points=(-2.28, 1.36, 0.0, -3.06)),
        Term(quantity="pauses", at=(0.00648, 0.161, 0.422, 0.865), points=(0.96, 0.71, 0.0, -2.74)),
        Term(quantity="impulsiveness", at=(1.5, 2.04, 2.95, 3.96, 9.81), points=(1.15, 0.14, 0.0, 0.24, -0.76)),
        Term(quantity="variation of the level", at=(0.0151, 0.238, 0.34, 0.808), points=(-1.14, -1.32, 0.0, -1.05)),
        Term(quantity="power above 4 Hz", at=(0.0173, 0.548, 0.743, 0.997), points=(-1.22, -1.06, 0.0, -2.31)),
        Term(quantity="beat", at=(-0.262, 0.00788, 0.239, 0.912), points=(-0.04, 0.74, 0.0, 0.08)),
        Term(quantity="power above 1.5 Hz", at=(0.445, 0.67, 0.821, 0.994), points=(0.6, 0.07, 0.0, -0.3)),
        Term(quantity="crowding", at=(0.0, 0.163, 0.839), points=(0.3, 0.0, 0.38)),
        Term(quantity="swells a second", at=(0.0, 2.46, 3.32, 8.31), points=(2.72, 1.92, 0.0, 1.3)),
        Term(quantity="chance of sleep before", at=(0.0, 0.979), points=(0.0, 0.0)),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-5.693,
    terms=(
        Term(quantity="level", at=(0.00942, 0.0281, 0.0716, 0.391), points=(3.33, 1.35, 0.0, -2.07)),
        Term(quantity="duration", at=(4.18, 17.2, 43.2, 224.0), points=(2.08, 2.02, 0.0, -0.77)),
        Term(quantity="dominant frequency", at=(0.487, 0.894, 1.13, 2.99, 8.66), points=(0.12, 0.57, 0.0, -1.4, -2.05)),
        Term(quantity="frequency variation", at=(0.0, 0.0457, 1.03), points=(-1.05, 0.0, -0.46)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.244, 0.511, 0.74, 0.995),
            points=(1.59, 1.02, 0.0, -1.85),
        ),
        Term(quantity="regularity", at=(0.506, 0.77, 0.862, 1.0), points=(-2.89, -1.11, 0.0, 1.6)),
        Term(quantity="impulsiveness", at=(1.54, 2.76, 4.15, 23.5), points=(-1.06, -0.29, 0.0, -1.02)),
        Term(quantity="pauses", at=(0.0, 0.147, 0.371, 0.817), points=(-0.59, -0.6, 0.0, -0.45)),
        Term(
            quantity="share along one line",
            at=(0.428, 0.772, 0.852, 0.946, 0.993),
            points=(-1.65, -1.13, 0.0, 1.7, 1.51),
        ),
        Term(quantity="beat", at=(-0.167, 0.554, 0.788, 0.914), points=(-1.95, -0.8, 0.0, 1.65)),
        Term(quantity="power above 1.5 Hz", at=(0.145, 0.681, 0.79, 0.995), points=(-2.96, -1.96, 0.0, 4.36)),
        Term(quantity="power above 4 Hz", at=(0.00539, 0.0945, 0.277, 0.996), points=(1.25, 0.48, 0.0, -1.15)),
        Term(quantity="crowding", at=(0.00044, 0.102, 0.866), points=(0.99, 0.0, -0.62)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0428, 0.795), points=(1.44, 0.0, -0.43)),
        Term(quantity="chance of sleep before", at=(0.0, 0.168, 0.993), points=(-1.31, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.4, 3.47, 8.02), points=(0.65, 0.44, 0.0, -0.72)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.242, 0.625, 2.7), points=(0.14, -0.62, 0.0, 0.2)),
        Term(quantity="variation of the level", at=(0.0, 0.0786, 0.15, 0.501), points=(-2.45, -0.9, 0.0, -0.87)),
        Term(
            quantity="time since sleep began",
            at=(-59.9, -20.7, -10.1, 5.82, 31.3, 91.9),
            points=(0.18, 0.86, 0.94, 0.0, -0.49, -0.99),
        ),
        Term(quantity="level afterwards", at=(0.00914, 0.182, 3.59), points=(-0.95, 0.0, 0.04)),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-3.375,
    terms=(
        Term(quantity="level", at=(0.0085, 0.0293, 0.0561, 0.345), points=(4.15, 1.64, 0.0, -2.58)),
        Term(quantity="duration", at=(4.05, 18.9, 215.0), points=(-0.21, 0.0, -0.67)),
        Term(quantity="dominant frequency", at=(1.66, 2.2, 2.85, 4.14, 9.06), points=(-0.04, 0.32, 0.0, -2.05, -2.33)),
        Term(quantity="frequency variation", at=(0.000695, 0.0498, 0.105, 0.535), points=(1.85, -0.15, 0.0, 1.28)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.263, 0.509, 0.655, 0.942),
            points=(-2.16, -1.06, 0.0, -1.77),
        ),
        Term(quantity="regularity", at=(0.209, 0.715, 0.919, 1.0), points=(0.32, 0.82, 0.0, 0.3)),
        Term(quantity="impulsiveness", at=(1.79, 3.12, 3.95, 7.76), points=(1.15, 0.5, 0.0, -0.88)),
        Term(quantity="pauses", at=(0.0, 0.227, 0.349, 0.678), points=(-0.47, 0.86, 0.0, -0.21)),
        Term(
            quantity="share along one line",
            at=(0.493, 0.8, 0.954, 0.973, 0.992),
            points=(-5.24, -3.39, 0.0, -0.16, 0.36),
        ),
        Term(quantity="beat", at=(-0.247, 0.576, 0.866, 0.921), points=(-3.94, -1.59, 0.0, 1.85)),
        Term(quantity="power above 1.5 Hz", at=(0.0186, 0.521, 0.74, 0.964), points=(0.74, 0.48, 0.0, 1.92)),
        Term(quantity="power above 4 Hz", at=(0.0325, 0.286, 0.524, 0.985), points=(2.63, 1.08, 0.0, -1.57)),
        Term(quantity="crowding", at=(0.0059, 0.433, 1.0), points=(1.37, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.165, 1.0), points=(1.51, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.065, 0.99), points=(-1.95, 0.0, 0.75)),
        Term(quantity="swells a second", at=(0.631, 2.31, 3.06, 6.27), points=(0.75, -0.1, 0.0, -0.64)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.449, 4.94), points=(-1.14, 0.0, -0.12)),
        Term(quantity="variation of the level", at=(0.0417, 0.116, 0.2, 0.638), points=(2.14, 0.97, 0.0, -1.13)),
        Term(
            quantity="time since sleep began",
            at=(-60.6, -20.8, -11.4, -0.0406, 31.5, 90.9),
            points=(-0.79, 0.34, 0.51, 0.0, -0.56, -1.34),
        ),
        Term(quantity="level afterwards", at=(0.00971, 0.183, 0.55, 3.73), points=(-0.3, 0.03, 0.0, -1.29)),
        Term(quantity="repetitions", at=(4.0, 39.0, 411.0), points=(-1.68, 0.0, -0.4)),
        Term(quantity="interval variation", at=(0.0231, 0.0551, 0.102, 0.395), points=(1.41, 1.41, 0.0, -0.59)),
        Term(quantity="median interval", at=(0.281, 0.438, 0.772, 2.52), points=(-1.52, -0.19, 0.0, -0.89)),
        Term(quantity="share of brief ones", at=(0.0, 0.5), points=(-0.33, 0.0)),
        Term(quantity="share of time moving", at=(0.708, 1.0), points=(-0.39, 0.0)),
    ),
)

CLUSTER = Scorecard(
    kind="cluster",
    source=FITTED,
    base=-4.047,
    terms=(
        Term(quantity="jerks", at=(5.0, 41.0, 82.1, 513.0), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(3.19, 27.5, 51.4, 271.0), points=(0.17, 0.23, 0.0, -0.05)),
        Term(quantity="peak", at=(0.0962, 0.175, 0.286, 1.42), points=(1.23, 0.51, 0.0, -0.13)),
        Term(quantity="median interval", at=(0.418, 0.925, 1.04, 1.19, 2.0), points=(-1.23, -0.76, 0.0, 0.83, 1.48)),
        Term(quantity="interval variation", at=(0.0318, 0.268, 0.316, 1.02), points=(-0.22, 0.13, 0.0, -0.01)),
        Term(quantity="share of brief ones", at=(0.0, 0.373, 0.417, 0.75), points=(-0.09, -0.04, 0.0, 0.09)),
        Term(quantity="share of time moving", at=(0.463, 0.624, 0.661, 1.0), points=(1.35, 0.72, 0.0, -0.91)),
        Term(quantity="share along one line", at=(0.652, 0.958, 0.973, 0.988), points=(-0.86, -0.3, 0.0, 0.52)),
        Term(quantity="impulsiveness", at=(3.21, 8.83, 11.1, 13.6), points=(-2.22, -1.3, 0.0, 0.69)),
        Term(quantity="power above 1.5 Hz", at=(0.264, 0.742, 0.822, 0.941), points=(-0.64, -0.49, 0.0, 1.45)),
        Term(quantity="power above 4 Hz", at=(0.123, 0.735, 0.843, 0.985), points=(-0.84, -0.31, 0.0, -0.02)),
        Term(quantity="crowding", at=(0.00506, 0.203, 0.764), points=(0.0, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0822, 0.711), points=(0.0, 0.0, 0.0)),
        Term(quantity="dominant frequency", at=(1.78, 4.62, 5.84, 9.04), points=(-0.54, -0.16, 0.0, -0.07)),
        Term(quantity="regularity", at=(0.22, 0.502, 0.552, 1.0), points=(1.77, 0.93, 0.0, -0.35)),
        Term(quantity="beat", at=(0.0781, 0.478, 0.521, 0.904), points=(1.03, 0.67, 0.0, -0.41)),
    ),
)

JERK = Scorecard(
    kind="jerk",
    source=FITTED,
    base=-8.17,
    terms=(
        Term(
            quantity="duration", at=(0.319, 0.778, 1.02, 1.32, 1.74, 3.94), points=(2.53, 0.51, 0.34, 0.0, -0.99, -5.08)
        ),
        Term(
            quantity="shortest time with most of its power",
            at=(0.155, 0.311, 0.396, 0.526, 0.807, 2.82),
            points=(0.18, 0.04, 0.0, 0.0, 0.0, -0.04),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.121, 0.2, 0.252, 0.317, 0.389, 0.94),
            points=(0.37, 1.15, 0.66, 0.0, -0.25, -2.71),
        ),
        Term(quantity="longest burst", at=(0.0794, 0.377, 0.517, 0.651, 1.99), points=(3.78, 1.11, 0.0, 0.2, -0.22)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0647, 0.33, 0.459, 0.598, 1.87),
            points=(0.3, 0.0, 0.0, -1.24, -1.32),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0811, 0.423, 0.563, 0.693, 0.897),
            points=(-1.61, -0.38, 0.0, 0.69, 1.73),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 4.0), points=(-0.36, 0.0, 0.22)),
        Term(quantity="rise", at=(0.0803, 0.209, 0.308, 0.462, 2.77), points=(2.57, 2.58, 0.0, 2.07, 2.59)),
        Term(quantity="tilt", at=(0.0689, 1.71, 3.57, 60.8), points=(3.49, 2.52, 0.0, -0.68)),
        Term(
            quantity="centre of its power",
            at=(1.13, 2.89, 3.38, 3.84, 4.39, 5.92),
            points=(-2.22, -0.5, -0.13, 0.0, -0.05, 0.17),
        ),
        Term(quantity="steepness", at=(0.415, 0.822, 0.999, 1.19, 1.63), points=(0.28, 0.47, 0.0, 0.12, 1.85)),
        Term(
            quantity="peak",
            at=(0.0248, 0.0513, 0.0776, 0.117, 0.191, 0.601),
            points=(-2.28, -0.89, 0.14, 0.0, 0.52, 1.49),
        ),
        Term(quantity="quiet around", at=(0.521, 19.6, 49.0, 250.0), points=(-3.17, 0.76, 0.0, 0.4)),
        Term(quantity="crowding", at=(0.0, 0.0405, 0.0914, 0.668), points=(0.32, 0.0, 0.0, -0.8)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0314, 0.572), points=(0.27, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.286, 0.494, 0.998), points=(-0.26, -0.24, 0.0, -0.17)),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=-0.101,
    terms=(
        Term(quantity="duration", at=(0.233, 0.492, 0.639, 0.766, 0.94, 1.89), points=(0.0, 0.0, 0.0, 0.0, 0.0, -0.2)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.0805, 0.226, 0.345, 0.459, 0.578, 1.31),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.12, 0.171, 0.206, 0.247, 0.292, 0.446),
            points=(0.39, -0.08, -0.03, 0.0, 0.23, 0.58),
        ),
        Term(quantity="longest burst", at=(0.0935, 0.281, 0.363, 0.519, 1.13), points=(-3.37, -1.36, 0.0, 1.94, 4.51)),
        Term(
            quantity="mean length of its bursts", at=(0.0935, 0.27, 0.345, 0.46, 1.12), points=(0.0, 0.0, 0.0, 0.0, 0.0)
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.238, 0.55, 0.678, 0.791, 0.936),
            points=(1.66, 1.11, 0.0, -0.3, -0.29),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 3.0), points=(-2.0, 0.0, 1.35)),
        Term(quantity="rise", at=(0.0628, 0.145, 0.22, 0.403, 1.19), points=(-0.76, -0.4, 0.0, 2.0, 1.41)),
        Term(quantity="tilt", at=(0.0327, 0.452, 0.753, 1.12, 2.63), points=(0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.42, 3.48, 3.97, 4.41, 5.0, 6.45),
            points=(-0.87, -0.45, -0.15, 0.0, 0.61, 0.31),
        ),
        Term(quantity="steepness", at=(0.582, 0.898, 1.07, 1.31, 1.86), points=(-0.18, 0.14, 0.0, 0.22, 0.48)),
        Term(
            quantity="peak",
            at=(0.0306, 0.0575, 0.084, 0.125, 0.185, 0.457),
            points=(-1.81, -0.87, -0.98, 0.0, 0.42, 2.27),
        ),
        Term(quantity="quiet around", at=(7.46, 29.0, 71.7, 393.0), points=(-0.19, 0.12, 0.0, -0.94)),
        Term(quantity="crowding", at=(0.0, 0.033, 0.292), points=(0.0, 0.0, -0.26)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.142), points=(0.37, 0.0)),
        Term(quantity="chance of sleep before", at=(2.32e-05, 0.58, 0.901, 0.997), points=(-1.56, -0.43, 0.0, 0.79)),
        Term(
            quantity="time since sleep began",
            at=(-25.2, -3.46, 2.43, 7.3, 11.4, 15.3, 19.7, 48.3),
            points=(2.32, 2.32, 1.57, 0.74, 0.0, 0.33, -1.02, -3.07),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecards:
    """One scorecard for each thing that has to be told from its look-alikes."""

    convulsion: Scorecard = CONVULSION
    tremor: Scorecard = TREMOR
    rhythm_in_bed: Scorecard = RHYTHM_IN_BED
    train_in_bed: Scorecard = TRAIN_IN_BED
    cluster: Scorecard = CLUSTER
    jerk: Scorecard = JERK
    hypnic_jerk: Scorecard = HYPNIC_JERK
