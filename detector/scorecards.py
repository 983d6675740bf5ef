"""The scorecards, as fitted by ``python -m benchmarks.fit_scorecards --write``: change the fit, not this file."""

from dataclasses import dataclass

from detector.scorecard import Scorecard, Term

FITTED = "E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_scorecards --write"

CONVULSION = Scorecard(
    kind="convulsion",
    source=FITTED,
    base=4.706,
    terms=(
        Term(quantity="level", at=(0.0258, 0.0734, 0.141, 0.957), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(8.2, 25.2, 43.4, 225.0), points=(-3.2, 0.0, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.279, 0.991), points=(0.0, 0.0, 3.37)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0448, 0.805), points=(0.08, 0.0, -1.17)),
        Term(quantity="crowding", at=(0.00265, 0.14, 0.834), points=(0.0, 0.0, -2.86)),
        Term(quantity="dominant frequency", at=(1.66, 2.48, 3.2, 4.14, 8.69), points=(-1.14, -0.61, 0.0, -0.26, -0.86)),
        Term(quantity="frequency variation", at=(0.0155, 0.129, 0.204, 0.45), points=(-2.43, 0.0, 0.0, 0.0)),
        Term(quantity="fall of the frequency", at=(-0.817, 0.0103, 0.121, 0.498), points=(-2.2, -0.92, 0.0, 1.45)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.266, 0.538, 0.717, 0.995),
            points=(2.18, 0.65, 0.0, -1.21),
        ),
        Term(quantity="regularity", at=(0.205, 0.458, 0.688, 0.771, 1.0), points=(0.0, 0.0, 0.0, -0.47, -2.78)),
        Term(quantity="beat", at=(-0.229, 0.162, 0.496, 0.653, 0.905), points=(-10.52, -3.29, 0.0, -3.55, -7.07)),
        Term(quantity="share along one line", at=(0.5, 0.73, 0.9, 0.994), points=(-3.7, 1.02, 0.0, 1.43)),
        Term(quantity="impulsiveness", at=(1.51, 2.32, 3.1, 4.19, 8.19), points=(-0.52, 0.46, 0.0, 1.38, 5.17)),
        Term(quantity="pauses", at=(0.0102, 0.148, 0.289, 0.391, 0.814), points=(-0.39, 0.53, 0.0, -1.31, -9.62)),
        Term(quantity="power above 1.5 Hz", at=(0.144, 0.625, 0.803, 0.994), points=(-1.22, -1.22, 0.0, 2.31)),
        Term(quantity="swells a second", at=(0.944, 2.6, 3.36, 4.35, 8.29), points=(-1.05, -0.41, 0.0, 0.31, -4.8)),
        Term(
            quantity="slowing of the swells",
            at=(-1.31, 0.017, 0.139, 0.286, 1.4),
            points=(-4.97, -0.6, 0.0, 1.41, 1.41),
        ),
        Term(
            quantity="unevenness of the swells",
            at=(0.0, 0.292, 0.564, 0.959, 4.33),
            points=(-7.23, -1.93, 0.0, -1.97, -6.46),
        ),
        Term(quantity="variation of the level", at=(0.0649, 0.2, 0.279, 0.567), points=(-1.42, -0.01, 0.0, -0.54)),
        Term(quantity="level afterwards", at=(0.00264, 0.0832, 3.05), points=(0.0, 0.0, -1.2)),
        Term(
            quantity="frequency with slow swings",
            at=(0.487, 0.841, 2.26, 3.68, 8.48),
            points=(-0.31, -2.91, 0.0, -0.21, -5.12),
        ),
        Term(
            quantity="share near the frequency with slow swings",
            at=(0.203, 0.454, 0.663, 0.994),
            points=(-1.62, -1.59, 0.0, 0.95),
        ),
        Term(
            quantity="regularity with slow swings",
            at=(0.155, 0.487, 0.59, 0.679, 1.0),
            points=(2.99, 1.94, 0.0, -0.11, -2.34),
        ),
    ),
)

TREMOR = Scorecard(
    kind="tremor",
    source=FITTED,
    base=0.946,
    terms=(
        Term(quantity="level", at=(0.00462, 0.0233, 0.0432, 0.0764, 0.369), points=(2.07, 2.12, 0.0, -3.95, -6.47)),
        Term(quantity="duration", at=(5.05, 23.6, 48.0, 169.0), points=(-2.88, -0.75, 0.0, -0.51)),
        Term(quantity="dominant frequency", at=(3.06, 3.78, 4.33, 5.12, 9.62), points=(-2.02, -0.76, 0.0, 0.48, -5.59)),
        Term(quantity="frequency variation", at=(0.00264, 0.0544, 0.0867, 0.312), points=(0.0, 0.0, 0.0, -1.06)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.508, 0.714, 0.798, 0.995),
            points=(-3.63, -2.53, 0.0, 2.3),
        ),
        Term(quantity="regularity", at=(0.147, 0.508, 0.755, 0.989), points=(-2.66, 1.12, 0.0, -3.31)),
        Term(quantity="pauses", at=(0.00622, 0.158, 0.431, 0.865), points=(0.93, 0.45, 0.0, -2.98)),
        Term(quantity="impulsiveness", at=(1.5, 2.04, 2.95, 4.0, 9.8), points=(0.46, -0.15, 0.0, 0.14, -0.41)),
        Term(quantity="variation of the level", at=(0.0151, 0.244, 0.348, 0.83), points=(-1.19, -1.26, 0.0, -0.83)),
        Term(quantity="power above 4 Hz", at=(0.0172, 0.545, 0.744, 0.997), points=(-1.32, -0.91, 0.0, -2.05)),
        Term(quantity="beat", at=(-0.261, 0.00838, 0.24, 0.912), points=(-0.17, 0.59, 0.0, -0.1)),
        Term(quantity="power above 1.5 Hz", at=(0.444, 0.679, 0.846, 0.994), points=(0.13, -0.14, 0.0, 0.03)),
        Term(quantity="crowding", at=(0.0, 0.16, 0.84), points=(0.26, 0.0, 0.41)),
        Term(quantity="swells a second", at=(0.0, 2.44, 3.32, 8.31), points=(2.75, 1.87, 0.0, 1.26)),
        Term(quantity="chance of sleep before", at=(0.0, 0.977), points=(0.0, 0.0)),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-5.515,
    terms=(
        Term(quantity="level", at=(0.00949, 0.0281, 0.0716, 0.391), points=(3.36, 1.37, 0.0, -2.03)),
        Term(quantity="duration", at=(4.17, 17.2, 43.2, 224.0), points=(2.08, 2.01, 0.0, -0.74)),
        Term(
            quantity="dominant frequency", at=(0.487, 0.894, 1.13, 2.99, 8.66), points=(0.09, 0.53, 0.0, -1.48, -2.16)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0457, 1.03), points=(-1.02, 0.0, -0.32)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.244, 0.511, 0.74, 0.995),
            points=(1.61, 1.06, 0.0, -1.97),
        ),
        Term(quantity="regularity", at=(0.506, 0.77, 0.862, 1.0), points=(-2.88, -1.12, 0.0, 1.6)),
        Term(quantity="impulsiveness", at=(1.54, 2.77, 4.15, 23.6), points=(-1.1, -0.34, 0.0, -1.05)),
        Term(quantity="pauses", at=(0.0, 0.148, 0.371, 0.817), points=(-0.53, -0.6, 0.0, -0.51)),
        Term(
            quantity="share along one line",
            at=(0.428, 0.773, 0.852, 0.946, 0.993),
            points=(-1.67, -1.12, 0.0, 1.6, 1.46),
        ),
        Term(quantity="beat", at=(-0.168, 0.554, 0.789, 0.914), points=(-1.96, -0.79, 0.0, 1.64)),
        Term(quantity="power above 1.5 Hz", at=(0.145, 0.681, 0.79, 0.995), points=(-3.0, -1.97, 0.0, 4.49)),
        Term(quantity="power above 4 Hz", at=(0.00539, 0.0949, 0.278, 0.996), points=(1.31, 0.5, 0.0, -1.13)),
        Term(quantity="crowding", at=(0.00066, 0.102, 0.866), points=(0.9, 0.0, -0.55)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0429, 0.794), points=(1.44, 0.0, -0.45)),
        Term(quantity="chance of sleep before", at=(0.0, 0.17, 0.993), points=(-1.2, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.4, 3.47, 8.02), points=(0.74, 0.51, 0.0, -0.71)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.242, 0.623, 2.71), points=(0.16, -0.65, 0.0, 0.17)),
        Term(quantity="variation of the level", at=(0.0, 0.0786, 0.15, 0.501), points=(-2.43, -0.93, 0.0, -0.93)),
        Term(
            quantity="time since sleep began",
            at=(-59.5, -18.6, -8.41, 10.7, 34.5, 92.8),
            points=(-0.05, 0.46, 0.54, 0.0, -0.56, -1.23),
        ),
        Term(quantity="level afterwards", at=(0.00914, 0.182, 3.59), points=(-0.94, 0.0, 0.08)),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-3.11,
    terms=(
        Term(quantity="level", at=(0.00851, 0.0292, 0.056, 0.345), points=(4.16, 1.59, 0.0, -2.57)),
        Term(quantity="duration", at=(4.05, 18.8, 215.0), points=(-0.25, 0.0, -0.63)),
        Term(quantity="dominant frequency", at=(1.66, 2.2, 2.86, 4.14, 9.05), points=(0.02, 0.31, 0.0, -2.03, -2.35)),
        Term(quantity="frequency variation", at=(0.000723, 0.0496, 0.105, 0.535), points=(1.86, -0.12, 0.0, 1.27)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.263, 0.509, 0.656, 0.942),
            points=(-2.22, -1.12, 0.0, -1.8),
        ),
        Term(quantity="regularity", at=(0.209, 0.716, 0.919, 1.0), points=(0.34, 0.78, 0.0, 0.29)),
        Term(quantity="impulsiveness", at=(1.79, 3.11, 3.95, 7.76), points=(1.24, 0.53, 0.0, -0.88)),
        Term(quantity="pauses", at=(0.0, 0.227, 0.349, 0.678), points=(-0.55, 0.88, 0.0, -0.26)),
        Term(
            quantity="share along one line",
            at=(0.493, 0.8, 0.954, 0.973, 0.992),
            points=(-5.31, -3.47, 0.0, -0.08, 0.32),
        ),
        Term(quantity="beat", at=(-0.253, 0.574, 0.866, 0.921), points=(-3.96, -1.64, 0.0, 1.84)),
        Term(quantity="power above 1.5 Hz", at=(0.0186, 0.522, 0.74, 0.964), points=(0.71, 0.51, 0.0, 1.9)),
        Term(quantity="power above 4 Hz", at=(0.0327, 0.287, 0.525, 0.985), points=(2.57, 1.13, 0.0, -1.64)),
        Term(quantity="crowding", at=(0.00591, 0.434, 1.0), points=(1.43, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.165, 1.0), points=(1.52, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.0663, 0.99), points=(-1.87, 0.0, 0.5)),
        Term(quantity="swells a second", at=(0.63, 2.3, 3.05, 6.26), points=(0.8, -0.1, 0.0, -0.73)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.453, 4.92), points=(-1.12, 0.0, -0.1)),
        Term(quantity="variation of the level", at=(0.0417, 0.116, 0.201, 0.638), points=(2.1, 0.96, 0.0, -1.16)),
        Term(
            quantity="time since sleep began",
            at=(-60.2, -19.3, -9.65, 8.0, 38.3, 92.3),
            points=(-0.71, 0.14, -0.2, 0.0, -0.5, -1.79),
        ),
        Term(quantity="level afterwards", at=(0.00972, 0.183, 0.551, 3.71), points=(-0.29, 0.03, 0.0, -1.26)),
        Term(quantity="repetitions", at=(4.0, 39.0, 411.0), points=(-1.63, 0.0, -0.37)),
        Term(quantity="interval variation", at=(0.0231, 0.0551, 0.102, 0.395), points=(1.37, 1.37, 0.0, -0.6)),
        Term(quantity="median interval", at=(0.281, 0.438, 0.774, 2.54), points=(-1.52, -0.14, 0.0, -0.85)),
        Term(quantity="share of brief ones", at=(0.0, 0.5), points=(-0.42, 0.0)),
        Term(quantity="share of time moving", at=(0.711, 1.0), points=(-0.37, 0.0)),
    ),
)

CLUSTER = Scorecard(
    kind="cluster",
    source=FITTED,
    base=-4.049,
    terms=(
        Term(quantity="jerks", at=(5.0, 41.0, 82.1, 513.0), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(3.19, 27.5, 51.4, 271.0), points=(0.17, 0.23, 0.0, -0.05)),
        Term(quantity="peak", at=(0.0962, 0.175, 0.286, 1.42), points=(1.24, 0.52, 0.0, -0.13)),
        Term(quantity="median interval", at=(0.418, 0.925, 1.04, 1.19, 2.0), points=(-1.23, -0.76, 0.0, 0.82, 1.48)),
        Term(quantity="interval variation", at=(0.0318, 0.268, 0.316, 1.02), points=(-0.22, 0.13, 0.0, -0.01)),
        Term(quantity="share of brief ones", at=(0.0, 0.373, 0.417, 0.75), points=(-0.09, -0.04, 0.0, 0.09)),
        Term(quantity="share of time moving", at=(0.463, 0.624, 0.661, 1.0), points=(1.35, 0.72, 0.0, -0.91)),
        Term(quantity="share along one line", at=(0.652, 0.958, 0.973, 0.988), points=(-0.86, -0.29, 0.0, 0.52)),
        Term(quantity="impulsiveness", at=(3.21, 8.83, 11.1, 13.6), points=(-2.22, -1.3, 0.0, 0.69)),
        Term(quantity="power above 1.5 Hz", at=(0.264, 0.742, 0.822, 0.941), points=(-0.64, -0.49, 0.0, 1.44)),
        Term(quantity="power above 4 Hz", at=(0.123, 0.735, 0.843, 0.985), points=(-0.85, -0.31, 0.0, -0.02)),
        Term(quantity="crowding", at=(0.00506, 0.203, 0.766), points=(0.0, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0823, 0.715), points=(0.0, 0.0, 0.0)),
        Term(quantity="dominant frequency", at=(1.78, 4.62, 5.84, 9.04), points=(-0.54, -0.16, 0.0, -0.07)),
        Term(quantity="regularity", at=(0.22, 0.502, 0.552, 1.0), points=(1.77, 0.93, 0.0, -0.35)),
        Term(quantity="beat", at=(0.0781, 0.478, 0.521, 0.904), points=(1.03, 0.67, 0.0, -0.41)),
    ),
)

JERK = Scorecard(
    kind="jerk",
    source=FITTED,
    base=-8.161,
    terms=(
        Term(
            quantity="duration", at=(0.319, 0.778, 1.02, 1.32, 1.74, 3.94), points=(2.53, 0.5, 0.33, 0.0, -0.99, -5.09)
        ),
        Term(
            quantity="shortest time with most of its power",
            at=(0.155, 0.311, 0.396, 0.526, 0.807, 2.82),
            points=(0.18, 0.03, 0.0, 0.0, 0.0, -0.03),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.121, 0.2, 0.252, 0.317, 0.389, 0.942),
            points=(0.38, 1.15, 0.67, 0.0, -0.25, -2.72),
        ),
        Term(quantity="longest burst", at=(0.0795, 0.377, 0.517, 0.651, 2.0), points=(3.79, 1.1, 0.0, 0.19, -0.24)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0695, 0.33, 0.459, 0.598, 1.87),
            points=(0.28, 0.0, 0.0, -1.25, -1.32),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0833, 0.423, 0.563, 0.693, 0.897),
            points=(-1.59, -0.38, 0.0, 0.69, 1.73),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 4.0), points=(-0.36, 0.0, 0.21)),
        Term(quantity="rise", at=(0.0803, 0.209, 0.308, 0.462, 2.77), points=(2.57, 2.58, 0.0, 2.07, 2.59)),
        Term(quantity="tilt", at=(0.0688, 1.7, 3.57, 60.8), points=(3.49, 2.52, 0.0, -0.69)),
        Term(
            quantity="centre of its power",
            at=(1.13, 2.89, 3.38, 3.84, 4.39, 5.92),
            points=(-2.23, -0.5, -0.14, 0.0, -0.06, 0.16),
        ),
        Term(quantity="steepness", at=(0.415, 0.822, 0.999, 1.19, 1.63), points=(0.28, 0.46, 0.0, 0.12, 1.85)),
        Term(
            quantity="peak",
            at=(0.0249, 0.0513, 0.0776, 0.117, 0.191, 0.601),
            points=(-2.28, -0.9, 0.14, 0.0, 0.52, 1.49),
        ),
        Term(quantity="quiet around", at=(0.521, 19.6, 49.0, 250.0), points=(-3.18, 0.76, 0.0, 0.41)),
        Term(quantity="crowding", at=(0.0, 0.0406, 0.0915, 0.672), points=(0.31, 0.0, 0.0, -0.8)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0314, 0.576), points=(0.28, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.303, 0.501, 0.998), points=(-0.23, -0.21, 0.0, -0.14)),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=0.015,
    terms=(
        Term(quantity="duration", at=(0.232, 0.495, 0.641, 0.773, 0.946, 1.89), points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.0933, 0.226, 0.345, 0.466, 0.584, 1.32),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.12, 0.171, 0.206, 0.248, 0.294, 0.456),
            points=(0.46, 0.05, 0.1, 0.0, 0.26, 0.66),
        ),
        Term(quantity="longest burst", at=(0.0935, 0.284, 0.369, 0.519, 1.16), points=(-3.49, -1.43, 0.0, 1.85, 4.3)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0935, 0.271, 0.349, 0.464, 1.15),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.25, 0.551, 0.677, 0.793, 0.937),
            points=(1.77, 1.19, 0.0, -0.34, -0.05),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 3.0), points=(-1.82, 0.0, 1.83)),
        Term(quantity="rise", at=(0.0627, 0.148, 0.22, 0.403, 1.24), points=(-0.81, -0.36, 0.0, 1.11, 0.96)),
        Term(quantity="tilt", at=(0.0321, 0.45, 0.756, 1.12, 2.65), points=(0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.41, 3.47, 3.96, 4.39, 5.0, 6.44),
            points=(-0.77, -0.46, -0.18, 0.0, 0.61, 0.44),
        ),
        Term(quantity="steepness", at=(0.583, 0.895, 1.07, 1.3, 1.88), points=(0.02, 0.35, 0.0, 0.33, 0.5)),
        Term(
            quantity="peak",
            at=(0.0306, 0.0585, 0.0851, 0.126, 0.186, 0.462),
            points=(-1.96, -0.84, -0.8, 0.0, 0.33, 1.89),
        ),
        Term(quantity="quiet around", at=(7.32, 28.0, 69.9, 361.0), points=(-0.1, 0.25, 0.0, -0.91)),
        Term(quantity="crowding", at=(0.0, 0.0346, 0.295), points=(0.0, 0.0, -0.83)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.148), points=(0.38, 0.0)),
        Term(quantity="chance of sleep before", at=(7.85e-06, 0.574, 0.906, 0.997), points=(-0.5, 0.44, 0.0, 0.42)),
        Term(
            quantity="time since sleep began",
            at=(-27.4, -3.25, 3.19, 7.7, 11.5, 15.1, 18.6, 40.7),
            points=(-0.54, 0.95, 0.55, -0.13, 0.0, 0.43, -0.81, -2.03),
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
