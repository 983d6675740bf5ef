"""The scorecards, as fitted by ``python -m benchmarks.fit_scorecards --write``: change the fit, not this file."""

from dataclasses import dataclass

from detector.onset_scorecard import STIRRING
from detector.scorecard import Pair, Scorecard, Term

FITTED = "E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_scorecards --write"

CONVULSION = Scorecard(
    kind="convulsion",
    source=FITTED,
    base=3.334,
    terms=(
        Term(quantity="level", at=(0.0258, 0.0734, 0.141, 0.957), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(8.2, 25.2, 43.4, 225.0), points=(-2.66, -0.11, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.279, 0.991), points=(0.0, 0.0, 3.29)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0448, 0.805), points=(0.45, 0.0, -0.35)),
        Term(quantity="crowding", at=(0.00265, 0.14, 0.834), points=(0.0, 0.0, -2.26)),
        Term(quantity="dominant frequency", at=(1.66, 2.48, 3.2, 4.14, 8.69), points=(-1.01, -0.13, 0.0, -0.71, -1.29)),
        Term(quantity="frequency variation", at=(0.0155, 0.129, 0.204, 0.45), points=(-2.1, 0.0, 0.0, 0.0)),
        Term(quantity="fall of the frequency", at=(-0.817, 0.0103, 0.121, 0.498), points=(-1.44, -0.85, 0.0, 1.54)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.266, 0.538, 0.717, 0.995),
            points=(1.38, 0.7, 0.0, -0.59),
        ),
        Term(quantity="regularity", at=(0.205, 0.458, 0.688, 0.771, 1.0), points=(0.2, 0.2, 0.0, -0.21, -1.54)),
        Term(quantity="beat", at=(-0.229, 0.162, 0.496, 0.653, 0.905), points=(-7.1, -2.87, 0.0, -2.54, -5.4)),
        Term(quantity="share along one line", at=(0.5, 0.73, 0.9, 0.994), points=(-2.06, 0.63, 0.0, 0.61)),
        Term(quantity="impulsiveness", at=(1.51, 2.32, 3.1, 4.19, 8.19), points=(-0.37, 0.22, 0.0, 1.37, 2.75)),
        Term(quantity="pauses", at=(0.0102, 0.148, 0.289, 0.391, 0.814), points=(0.38, 1.0, 0.0, -1.25, -6.44)),
        Term(quantity="power above 1.5 Hz", at=(0.144, 0.625, 0.803, 0.994), points=(-1.9, -1.9, 0.0, 1.57)),
        Term(quantity="swells a second", at=(0.944, 2.6, 3.36, 4.35, 8.29), points=(-1.43, -0.29, 0.0, -0.39, -2.89)),
        Term(
            quantity="slowing of the swells",
            at=(-1.31, 0.017, 0.139, 0.286, 1.4),
            points=(-3.13, -0.84, 0.0, 0.89, 0.89),
        ),
        Term(
            quantity="unevenness of the swells",
            at=(0.0, 0.292, 0.564, 0.959, 4.33),
            points=(-4.37, -1.47, 0.0, -1.57, -4.54),
        ),
        Term(quantity="variation of the level", at=(0.0649, 0.2, 0.279, 0.567), points=(-1.03, -0.06, 0.0, -0.05)),
        Term(quantity="level afterwards", at=(0.00264, 0.0832, 3.05), points=(0.0, 0.0, -0.8)),
        Term(
            quantity="frequency with slow swings",
            at=(0.487, 0.841, 2.26, 3.68, 8.48),
            points=(-0.28, -2.06, 0.0, -0.52, -3.29),
        ),
        Term(
            quantity="share near the frequency with slow swings",
            at=(0.203, 0.454, 0.663, 0.994),
            points=(-0.79, -1.06, 0.0, 0.36),
        ),
        Term(
            quantity="regularity with slow swings",
            at=(0.155, 0.487, 0.59, 0.679, 1.0),
            points=(2.01, 1.15, 0.0, -0.15, -2.14),
        ),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "impulsiveness"),
            at=((0.5, 0.73, 0.9, 0.994), (1.51, 2.54, 3.83, 8.19)),
            points=(
                (0.23, 0.25, -0.65, -0.1),
                (0.28, 0.49, -0.39, -0.04),
                (-0.4, -0.32, 0.45, 0.15),
                (-0.16, -0.4, 0.49, 0.14),
            ),
        ),
        Pair(
            quantities=("impulsiveness", "power above 1.5 Hz"),
            at=((1.51, 2.54, 3.83, 8.19), (0.144, 0.625, 0.803, 0.994)),
            points=(
                (0.16, 0.27, -0.19, -0.29),
                (0.23, 0.36, -0.14, -0.44),
                (-0.24, -0.7, 0.1, 0.74),
                (-0.05, -0.21, 0.26, 0.15),
            ),
        ),
        Pair(
            quantities=("share along one line", "pauses"),
            at=((0.5, 0.73, 0.9, 0.994), (0.0102, 0.195, 0.36, 0.814)),
            points=(
                (0.16, 0.64, -0.85, -0.21),
                (-0.12, 0.88, -0.19, -0.24),
                (-0.09, -0.71, 0.69, -0.01),
                (-0.09, -0.43, 0.62, -0.04),
            ),
        ),
        Pair(
            quantities=("level", "crowding"),
            at=((0.0258, 0.0734, 0.141, 0.957), (0.00265, 0.0772, 0.224, 0.834)),
            points=(
                (-0.1, 0.05, 0.72, 0.02),
                (0.1, 0.39, 0.69, -0.13),
                (-0.68, -0.09, 0.26, -0.31),
                (-0.37, -0.64, 0.1, -0.02),
            ),
        ),
        Pair(
            quantities=("level", "duration"),
            at=((0.0258, 0.0734, 0.141, 0.957), (8.2, 25.2, 43.4, 225.0)),
            points=(
                (0.23, 0.21, 0.28, -0.02),
                (0.41, 0.43, 0.29, -0.07),
                (-0.8, -0.19, 0.24, -0.07),
                (-0.09, -0.21, -0.58, -0.06),
            ),
        ),
        Pair(
            quantities=("beat", "share along one line"),
            at=((-0.229, 0.221, 0.618, 0.905), (0.5, 0.73, 0.9, 0.994)),
            points=(
                (-0.36, -0.54, 0.1, 0.19),
                (-0.5, 0.05, 0.7, 0.5),
                (0.49, 0.65, -0.55, -0.47),
                (0.1, 0.17, -0.37, -0.16),
            ),
        ),
        Pair(
            quantities=("share along one line", "unevenness of the swells"),
            at=((0.5, 0.73, 0.9, 0.994), (0.0, 0.361, 0.823, 4.33)),
            points=(
                (0.06, 0.35, -0.59, -0.09),
                (0.1, 0.85, -0.43, -0.19),
                (-0.46, -0.5, 0.91, -0.08),
                (-0.05, -0.37, 0.43, 0.06),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "power above 1.5 Hz"),
            at=((1.66, 2.72, 3.73, 8.69), (0.144, 0.625, 0.803, 0.994)),
            points=(
                (-0.86, -0.08, 0.76, 0.14),
                (0.36, -0.27, -0.56, 0.34),
                (0.53, 0.04, -0.23, -0.08),
                (0.06, 0.03, 0.05, -0.25),
            ),
        ),
        Pair(
            quantities=("duration", "slowing of the swells"),
            at=((8.2, 25.2, 43.4, 225.0), (-1.31, 0.0717, 0.215, 1.4)),
            points=(
                (-0.09, 0.6, -0.29, -0.48),
                (0.06, 0.35, -0.24, 0.08),
                (-0.12, -0.62, 0.58, 0.38),
                (-0.07, -0.25, 0.08, 0.03),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.0155, 0.129, 0.204, 0.45), (0.266, 0.538, 0.717, 0.995)),
            points=(
                (-0.02, 0.21, -0.16, -0.24),
                (-0.1, 0.62, 0.06, -0.22),
                (0.12, -0.07, 0.14, 0.26),
                (0.07, -0.76, -0.04, 0.14),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "pauses"),
            at=((-0.817, 0.0103, 0.121, 0.498), (0.0102, 0.195, 0.36, 0.814)),
            points=(
                (0.0, -0.0, -0.03, -0.03),
                (-0.59, -0.14, 0.8, -0.1),
                (-0.01, 0.35, -0.2, -0.2),
                (0.46, 0.17, -0.3, -0.17),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "regularity"),
            at=((1.66, 2.72, 3.73, 8.69), (0.205, 0.56, 0.745, 1.0)),
            points=(
                (-0.19, -0.42, 0.28, 0.3),
                (-0.32, 0.4, -0.09, -0.12),
                (-0.16, 0.65, 0.01, -0.22),
                (0.07, 0.11, -0.21, -0.06),
            ),
        ),
        Pair(
            quantities=("beat", "variation of the level"),
            at=((-0.229, 0.221, 0.618, 0.905), (0.0649, 0.2, 0.279, 0.567)),
            points=(
                (0.0, -0.27, -0.19, -0.16),
                (0.13, 0.83, 0.21, -0.42),
                (-0.17, -0.35, 0.2, 0.44),
                (-0.05, -0.13, -0.21, 0.13),
            ),
        ),
    ),
)

TREMOR = Scorecard(
    kind="tremor",
    source=FITTED,
    base=-0.683,
    terms=(
        Term(quantity="level", at=(0.0046, 0.0228, 0.0436, 0.0785, 0.368), points=(1.98, 1.77, 0.0, -3.09, -6.14)),
        Term(quantity="duration", at=(5.06, 23.1, 49.0, 175.0), points=(-2.31, -0.53, 0.0, 0.33)),
        Term(quantity="dominant frequency", at=(3.06, 3.82, 4.35, 5.11, 9.56), points=(-1.64, -0.74, 0.0, 0.6, -3.03)),
        Term(quantity="frequency variation", at=(0.00254, 0.0525, 0.0858, 0.322), points=(1.35, 0.0, 0.0, -0.88)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.508, 0.711, 0.795, 0.995),
            points=(-3.47, -1.99, 0.0, 1.11),
        ),
        Term(quantity="regularity", at=(0.15, 0.52, 0.732, 0.989), points=(-2.44, 0.0, 0.0, 0.0)),
        Term(quantity="pauses", at=(0.00639, 0.158, 0.386, 0.862), points=(0.37, 0.35, 0.0, -2.03)),
        Term(quantity="impulsiveness", at=(1.51, 2.05, 2.79, 3.76, 9.68), points=(1.06, 0.63, 0.0, 0.47, 0.1)),
        Term(quantity="variation of the level", at=(0.0173, 0.233, 0.337, 0.77), points=(-0.73, -0.82, 0.0, -0.83)),
        Term(quantity="power above 4 Hz", at=(0.0177, 0.554, 0.74, 0.997), points=(-0.96, -0.53, 0.0, -2.12)),
        Term(quantity="beat", at=(-0.281, 0.00896, 0.309, 0.908), points=(0.85, 0.4, 0.0, -0.61)),
        Term(quantity="power above 1.5 Hz", at=(0.447, 0.705, 0.876, 0.994), points=(-0.34, -0.29, 0.0, 1.23)),
        Term(quantity="crowding", at=(0.000332, 0.147, 0.831), points=(0.19, 0.0, 0.02)),
        Term(quantity="swells a second", at=(0.0, 2.47, 3.41, 8.3), points=(1.97, 0.79, 0.0, 0.55)),
        Term(quantity="chance of sleep before", at=(0.0, 0.979), points=(0.0, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("regularity", "swells a second"),
            at=((0.15, 0.52, 0.732, 0.989), (0.0, 2.47, 3.41, 8.3)),
            points=(
                (-0.52, -1.19, -0.69, -0.03),
                (0.85, 2.31, 1.42, 0.02),
                (1.62, 1.41, -0.26, 1.75),
                (-0.78, -2.91, -1.81, -1.18),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "impulsiveness"),
            at=((3.06, 3.97, 4.82, 9.56), (1.51, 2.28, 3.38, 9.68)),
            points=(
                (-0.68, -0.23, 0.1, -0.18),
                (-0.13, 1.16, 0.13, 0.05),
                (0.99, 1.81, 0.32, -0.13),
                (0.34, -3.14, -0.39, -0.04),
            ),
        ),
        Pair(
            quantities=("duration", "crowding"),
            at=((5.06, 23.1, 49.0, 175.0), (0.000332, 0.0941, 0.243, 0.831)),
            points=(
                (-1.12, -1.12, -0.03, 0.49),
                (-0.02, 0.52, 0.49, 0.26),
                (0.72, 0.17, -0.28, -0.41),
                (0.99, -0.11, -0.29, -0.26),
            ),
        ),
        Pair(
            quantities=("level", "duration"),
            at=((0.0046, 0.0295, 0.0637, 0.368), (5.06, 23.1, 49.0, 175.0)),
            points=(
                (0.74, 0.2, 0.21, -0.63),
                (-1.22, 0.45, 1.11, 0.63),
                (-1.13, 0.5, 0.88, 1.45),
                (-0.17, 0.11, -2.0, -1.12),
            ),
        ),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-5.93,
    terms=(
        Term(quantity="level", at=(0.00988, 0.0297, 0.0731, 0.406), points=(3.12, 1.74, 0.0, -1.79)),
        Term(quantity="duration", at=(4.22, 16.4, 45.2, 218.0), points=(0.62, 1.01, 0.0, -0.33)),
        Term(
            quantity="dominant frequency", at=(0.487, 0.928, 1.14, 3.01, 8.82), points=(-0.06, 0.67, 0.0, -1.12, -1.87)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0461, 1.01), points=(-1.33, 0.0, -1.1)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.241, 0.504, 0.743, 0.995),
            points=(1.38, 1.0, 0.0, -1.35),
        ),
        Term(quantity="regularity", at=(0.506, 0.771, 0.865, 1.0), points=(-2.4, -1.03, 0.0, 1.69)),
        Term(quantity="impulsiveness", at=(1.53, 2.67, 4.07, 17.2), points=(-0.77, -0.08, 0.0, -0.5)),
        Term(quantity="pauses", at=(0.0, 0.14, 0.366, 0.75), points=(-0.74, -0.77, 0.0, 0.69)),
        Term(
            quantity="share along one line",
            at=(0.425, 0.77, 0.852, 0.947, 0.993),
            points=(-1.08, -0.65, 0.0, 1.64, 1.61),
        ),
        Term(quantity="beat", at=(-0.162, 0.555, 0.791, 0.915), points=(-2.4, -1.34, 0.0, 1.05)),
        Term(quantity="power above 1.5 Hz", at=(0.14, 0.676, 0.792, 0.995), points=(-2.55, -1.68, 0.0, 4.62)),
        Term(quantity="power above 4 Hz", at=(0.00543, 0.102, 0.287, 0.996), points=(1.36, 0.13, 0.0, -1.24)),
        Term(quantity="crowding", at=(0.0, 0.0954, 0.869), points=(1.19, 0.0, -0.53)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0373, 0.796), points=(1.3, 0.0, -0.49)),
        Term(quantity="chance of sleep before", at=(0.0, 0.253, 0.991), points=(-1.02, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.44, 3.46, 8.02), points=(1.3, 0.4, 0.0, -0.99)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.242, 0.619, 2.67), points=(-0.13, -0.38, 0.0, -0.15)),
        Term(quantity="variation of the level", at=(0.0, 0.0766, 0.145, 0.492), points=(-1.3, -0.27, 0.0, -1.09)),
        Term(
            quantity="time since sleep began",
            at=(-60.3, -20.5, -10.4, 7.6, 32.4, 90.6),
            points=(-0.44, 0.09, 0.44, 0.0, -0.66, -1.26),
        ),
        Term(quantity="level afterwards", at=(0.00885, 0.179, 3.83), points=(-0.87, 0.0, 0.01)),
    ),
    pairs=(
        Pair(
            quantities=("level", "variation of the level"),
            at=((0.00988, 0.0297, 0.0731, 0.406), (0.0, 0.0766, 0.145, 0.492)),
            points=(
                (-0.15, 0.79, 1.1, -0.37),
                (-0.34, 0.98, 0.22, -0.49),
                (-0.41, -0.46, 1.0, -0.08),
                (-0.14, -0.54, -0.96, -0.15),
            ),
        ),
        Pair(
            quantities=("duration", "share along one line"),
            at=((4.22, 16.4, 45.2, 218.0), (0.425, 0.793, 0.92, 0.993)),
            points=(
                (-0.26, -0.51, 0.03, 0.36),
                (-0.19, -0.26, 0.35, 1.5),
                (0.0, -0.02, -0.01, -0.65),
                (0.02, 0.06, 0.13, -0.54),
            ),
        ),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-3.912,
    terms=(
        Term(quantity="level", at=(0.00821, 0.0286, 0.0541, 0.338), points=(4.08, 1.76, 0.0, -1.89)),
        Term(quantity="duration", at=(4.04, 17.6, 211.0), points=(-0.66, 0.0, -0.23)),
        Term(quantity="dominant frequency", at=(1.66, 2.15, 2.77, 4.06, 9.0), points=(0.5, 0.74, 0.0, -1.53, -2.64)),
        Term(quantity="frequency variation", at=(0.00642, 0.0536, 0.11, 0.542), points=(1.1, 0.15, 0.0, 0.95)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.264, 0.5, 0.657, 0.938),
            points=(-0.6, -0.28, 0.0, -0.47),
        ),
        Term(quantity="regularity", at=(0.211, 0.689, 0.918, 1.0), points=(0.06, -0.25, 0.0, -0.25)),
        Term(quantity="impulsiveness", at=(1.8, 3.05, 3.94, 7.8), points=(1.61, 1.28, 0.0, -0.56)),
        Term(quantity="pauses", at=(0.0, 0.22, 0.347, 0.678), points=(0.24, 0.51, 0.0, -0.56)),
        Term(
            quantity="share along one line",
            at=(0.49, 0.791, 0.951, 0.974, 0.992),
            points=(-3.86, -2.33, 0.0, 0.38, 2.32),
        ),
        Term(quantity="beat", at=(-0.274, 0.546, 0.859, 0.919), points=(-3.74, -2.01, 0.0, 1.0)),
        Term(quantity="power above 1.5 Hz", at=(0.0188, 0.543, 0.759, 0.97), points=(0.85, -0.02, 0.0, 1.62)),
        Term(quantity="power above 4 Hz", at=(0.0305, 0.277, 0.521, 0.983), points=(1.92, 0.86, 0.0, -0.16)),
        Term(quantity="crowding", at=(0.00532, 0.413, 1.0), points=(0.3, 0.0, -0.02)),
        Term(quantity="crowding on the quieter side", at=(0.000517, 0.147, 1.0), points=(1.47, 0.0, -0.46)),
        Term(quantity="chance of sleep before", at=(0.0, 0.0768, 0.989), points=(-1.96, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.63, 2.38, 3.15, 6.27), points=(1.06, 0.16, 0.0, 0.21)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.481, 4.86), points=(-0.98, 0.0, 0.24)),
        Term(quantity="variation of the level", at=(0.0449, 0.119, 0.206, 0.626), points=(2.57, 0.86, 0.0, -0.8)),
        Term(
            quantity="time since sleep began",
            at=(-60.8, -19.8, -9.61, 4.63, 32.7, 90.9),
            points=(0.02, -1.01, -0.04, 0.0, -0.28, -0.84),
        ),
        Term(quantity="level afterwards", at=(0.00966, 0.183, 0.546, 4.27), points=(-0.08, -0.22, 0.0, -0.86)),
        Term(quantity="repetitions", at=(4.0, 36.3, 403.0), points=(-1.06, 0.0, -0.22)),
        Term(quantity="interval variation", at=(0.026, 0.0569, 0.111, 0.397), points=(1.03, 0.64, 0.0, -0.62)),
        Term(quantity="median interval", at=(0.281, 0.438, 0.814, 2.57), points=(-1.26, -0.74, 0.0, -1.02)),
        Term(quantity="share of brief ones", at=(0.0, 0.5), points=(-0.56, 0.0)),
        Term(quantity="share of time moving", at=(0.656, 1.0), points=(-0.24, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "crowding"),
            at=((0.49, 0.82, 0.97, 0.992), (0.00532, 0.277, 0.524, 1.0)),
            points=(
                (-1.01, -0.63, -0.04, -0.01),
                (-1.19, -0.72, 0.86, 0.76),
                (0.65, 0.82, -0.44, -0.24),
                (2.02, 1.01, -1.8, -0.03),
            ),
        ),
        Pair(
            quantities=("level", "median interval"),
            at=((0.00821, 0.0286, 0.0541, 0.338), (0.281, 0.438, 0.814, 2.57)),
            points=(
                (-0.19, 1.44, 1.72, -0.65),
                (-0.65, 0.06, 0.39, -0.36),
                (0.8, -0.6, -0.04, -0.04),
                (-0.48, -1.12, -0.31, 0.01),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.00642, 0.0536, 0.11, 0.542), (0.264, 0.5, 0.657, 0.938)),
            points=(
                (-0.83, -0.18, 1.55, 0.42),
                (-0.12, 0.11, -0.28, -0.5),
                (0.02, -0.13, -0.57, -0.42),
                (0.62, 0.24, 0.05, 0.04),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.22, 0.347, 0.678), (0.49, 0.82, 0.97, 0.992)),
            points=(
                (-0.42, 1.12, -0.18, -0.79),
                (-0.81, -0.49, 1.19, 0.89),
                (-0.32, -0.67, 0.35, 0.68),
                (-0.14, -0.26, -0.56, 0.41),
            ),
        ),
        Pair(
            quantities=("share near the dominant frequency", "power above 1.5 Hz"),
            at=((0.264, 0.5, 0.657, 0.938), (0.0188, 0.543, 0.759, 0.97)),
            points=(
                (-0.19, -0.5, -0.36, 0.72),
                (-0.67, -0.87, 0.45, 1.12),
                (0.27, -0.34, 0.24, 0.58),
                (1.45, 0.82, -1.94, -0.8),
            ),
        ),
    ),
)

CLUSTER = Scorecard(
    kind="cluster",
    source=FITTED,
    base=-4.158,
    terms=(
        Term(quantity="jerks", at=(5.0, 41.2, 81.8, 512.0), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(3.13, 27.4, 51.4, 271.0), points=(0.18, 0.26, 0.0, -0.04)),
        Term(quantity="peak", at=(0.0992, 0.176, 0.294, 1.43), points=(1.19, 0.48, 0.0, -0.14)),
        Term(quantity="median interval", at=(0.413, 0.924, 1.04, 1.19, 2.0), points=(-1.16, -0.74, 0.0, 0.59, 0.87)),
        Term(quantity="interval variation", at=(0.0318, 0.266, 0.321, 1.01), points=(-0.03, 0.23, 0.0, 0.14)),
        Term(quantity="share of brief ones", at=(0.0, 0.364, 0.403, 0.75), points=(-0.46, -0.3, 0.0, 0.08)),
        Term(quantity="share of time moving", at=(0.378, 0.625, 0.662, 1.0), points=(1.56, 0.81, 0.0, -0.79)),
        Term(quantity="share along one line", at=(0.62, 0.957, 0.972, 0.988), points=(-0.75, -0.24, 0.0, 0.26)),
        Term(quantity="impulsiveness", at=(3.24, 8.73, 11.1, 14.0), points=(-2.23, -1.49, 0.0, 0.85)),
        Term(quantity="power above 1.5 Hz", at=(0.258, 0.743, 0.825, 0.945), points=(-0.7, -0.55, 0.0, 1.73)),
        Term(quantity="power above 4 Hz", at=(0.13, 0.733, 0.849, 0.983), points=(-0.97, -0.47, 0.0, 0.01)),
        Term(quantity="crowding", at=(0.00506, 0.184, 0.746), points=(0.0, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.00043, 0.0664, 0.689), points=(0.0, 0.0, 0.0)),
        Term(quantity="dominant frequency", at=(1.78, 4.66, 5.87, 9.14), points=(-0.48, -0.17, 0.0, -0.05)),
        Term(quantity="regularity", at=(0.219, 0.499, 0.552, 1.0), points=(2.07, 0.71, 0.0, -0.32)),
        Term(quantity="beat", at=(0.0575, 0.475, 0.515, 0.904), points=(0.99, 0.55, 0.0, -0.36)),
    ),
    pairs=(),
)

JERK = Scorecard(
    kind="jerk",
    source=FITTED,
    base=-8.155,
    terms=(
        Term(
            quantity="duration",
            at=(0.299, 0.638, 0.817, 1.09, 1.54, 3.91),
            points=(2.76, 1.53, 0.44, 0.0, -0.25, -4.73),
        ),
        Term(
            quantity="shortest time with most of its power",
            at=(0.14, 0.3, 0.398, 0.561, 0.878, 2.94),
            points=(0.68, 0.68, 0.0, 0.0, 0.0, -0.45),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.121, 0.199, 0.251, 0.31, 0.388, 1.03),
            points=(0.12, 0.97, 0.49, 0.0, -0.56, -2.13),
        ),
        Term(quantity="longest burst", at=(0.0782, 0.376, 0.516, 0.654, 2.24), points=(3.26, 1.65, 0.0, -0.1, -0.69)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0628, 0.323, 0.45, 0.592, 2.12),
            points=(0.0, 0.0, 0.0, -0.71, -2.82),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0858, 0.504, 0.654, 0.774, 1.0),
            points=(-2.24, -0.9, 0.0, 0.34, 1.74),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 5.0), points=(0.38, 0.0, 0.48)),
        Term(quantity="rise", at=(0.0794, 0.201, 0.3, 0.478, 2.92), points=(1.7, 2.58, 0.0, 1.74, 0.99)),
        Term(quantity="tilt", at=(0.0729, 4.03, 104.0), points=(3.81, 0.0, -1.24)),
        Term(
            quantity="centre of its power",
            at=(1.08, 2.88, 3.36, 3.83, 4.37, 5.93),
            points=(-3.76, -0.82, -0.29, 0.0, -0.1, 0.24),
        ),
        Term(quantity="steepness", at=(0.404, 0.818, 0.995, 1.19, 1.63), points=(0.24, 0.36, 0.0, 0.13, 2.21)),
        Term(
            quantity="peak", at=(0.0245, 0.051, 0.0782, 0.119, 0.194, 0.649), points=(-3.3, -0.93, -0.1, 0.0, 0.5, 1.15)
        ),
        Term(quantity="quiet around", at=(0.542, 20.7, 51.1, 263.0), points=(-2.9, 0.73, 0.0, -0.05)),
        Term(quantity="crowding", at=(0.0, 0.0358, 0.0837, 0.66), points=(0.62, 0.0, 0.0, -0.67)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0261, 0.566), points=(0.31, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.316, 0.496, 0.998), points=(-0.28, -0.1, 0.0, -0.18)),
    ),
    pairs=(
        Pair(
            quantities=("shortest time with most of its power", "longest burst"),
            at=((0.14, 0.361, 0.643, 2.94), (0.0782, 0.428, 0.6, 2.24)),
            points=(
                (1.76, -3.78, -1.94, -0.0),
                (0.03, -0.62, -1.29, -0.48),
                (-0.67, 1.94, 1.25, -0.46),
                (0.86, 1.22, 1.75, 0.43),
            ),
        ),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=1.238,
    terms=(
        Term(quantity="duration", at=(0.205, 0.449, 0.616, 0.752, 0.924, 1.86), points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.0803, 0.22, 0.34, 0.458, 0.598, 1.37),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.121, 0.179, 0.209, 0.243, 0.291, 0.447),
            points=(-0.33, -0.13, 0.01, 0.0, -0.03, 0.23),
        ),
        Term(quantity="longest burst", at=(0.0935, 0.279, 0.351, 0.517, 1.15), points=(-1.65, -0.67, 0.0, 0.54, 1.31)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0935, 0.262, 0.34, 0.453, 1.13),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.273, 0.596, 0.707, 0.801, 0.933),
            points=(0.07, -0.39, 0.0, 0.21, 0.55),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 3.0), points=(-1.47, 0.0, 1.23)),
        Term(quantity="rise", at=(0.0595, 0.146, 0.212, 0.397, 1.2), points=(-1.2, -0.19, 0.0, 0.76, 0.8)),
        Term(quantity="tilt", at=(0.0342, 0.434, 0.755, 1.12, 2.65), points=(0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.41, 3.51, 4.0, 4.41, 4.96, 6.49),
            points=(0.19, 0.1, 0.16, 0.0, 0.67, 1.14),
        ),
        Term(quantity="steepness", at=(0.578, 0.891, 1.07, 1.3, 1.87), points=(-0.17, 0.15, 0.0, -0.06, 0.92)),
        Term(
            quantity="peak",
            at=(0.0306, 0.0559, 0.0844, 0.125, 0.185, 0.439),
            points=(-1.9, -0.95, -1.28, 0.0, 0.08, 1.43),
        ),
        Term(quantity="quiet around", at=(7.66, 29.0, 73.4, 356.0), points=(-0.09, 0.28, 0.0, -0.19)),
        Term(quantity="crowding", at=(0.0, 0.0303, 0.288), points=(0.79, 0.0, -0.61)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.14), points=(0.89, 0.0)),
        Term(quantity="chance of sleep before", at=(1.58e-05, 0.614, 0.902, 0.997), points=(-0.59, 0.05, 0.0, 0.34)),
        Term(
            quantity="time since sleep began",
            at=(-19.8, -0.835, 3.89, 7.11, 9.94, 13.0, 16.3, 31.5),
            points=(0.89, 1.3, 0.61, 0.06, 0.0, -0.5, -1.35, -2.54),
        ),
    ),
    pairs=(
        Pair(
            quantities=("rise", "tilt"),
            at=((0.0595, 0.157, 0.324, 1.2), (0.0342, 0.528, 0.986, 2.65)),
            points=(
                (-0.65, -0.27, 0.0, -0.25),
                (-0.98, -0.7, 0.67, 1.38),
                (0.03, 0.16, -0.32, 0.91),
                (0.14, -0.04, -0.22, 0.15),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "chance of sleep before"),
            at=((0.0803, 0.291, 0.492, 1.37), (1.58e-05, 0.614, 0.902, 0.997)),
            points=(
                (0.51, -0.63, -1.41, -0.45),
                (0.59, -0.34, -0.03, -0.27),
                (-1.99, 1.06, 0.6, 0.7),
                (0.25, 0.6, 0.45, 0.37),
            ),
        ),
        Pair(
            quantities=("duration", "peak"),
            at=((0.205, 0.564, 0.799, 1.86), (0.0306, 0.0744, 0.143, 0.439)),
            points=(
                (-0.37, -1.27, -0.64, 0.37),
                (-0.46, -0.86, 0.13, 1.41),
                (0.14, 0.72, -0.21, -0.2),
                (0.48, 1.04, 0.07, -0.34),
            ),
        ),
        Pair(
            quantities=("tilt", "crowding"),
            at=((0.0342, 0.528, 0.986, 2.65), (0.0, 0.0303, 0.288)),
            points=((-0.14, -1.39, 0.07), (-1.02, -0.08, 0.25), (0.53, 0.56, -0.97), (1.41, 0.73, 0.03)),
        ),
        Pair(
            quantities=("peak", "chance of sleep before"),
            at=((0.0306, 0.0744, 0.143, 0.439), (1.58e-05, 0.614, 0.902, 0.997)),
            points=(
                (0.6, 0.09, -0.59, -0.31),
                (0.46, -0.75, -0.33, 0.26),
                (-0.62, 0.05, 0.09, -0.17),
                (-1.08, 1.3, 0.44, 0.57),
            ),
        ),
        Pair(
            quantities=("share of its time in bursts", "tilt"),
            at=((0.273, 0.638, 0.772, 0.933), (0.0342, 0.528, 0.986, 2.65)),
            points=(
                (-0.22, -0.1, 0.41, 0.28),
                (-0.9, -0.54, -0.03, 0.8),
                (-0.81, -0.35, -0.01, 1.15),
                (0.47, 0.14, -0.24, -0.04),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "tilt"),
            at=((0.0803, 0.291, 0.492, 1.37), (0.0342, 0.528, 0.986, 2.65)),
            points=(
                (-1.01, -0.99, -0.53, 0.54),
                (-1.12, -1.2, 0.55, 1.72),
                (0.2, 0.4, -0.09, -0.14),
                (0.46, 0.94, 0.2, 0.06),
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecards:
    """One scorecard for each thing that has to be told from its look-alikes, and one of stirring."""

    convulsion: Scorecard = CONVULSION
    tremor: Scorecard = TREMOR
    rhythm_in_bed: Scorecard = RHYTHM_IN_BED
    train_in_bed: Scorecard = TRAIN_IN_BED
    cluster: Scorecard = CLUSTER
    jerk: Scorecard = JERK
    hypnic_jerk: Scorecard = HYPNIC_JERK
    stirring: Scorecard = STIRRING
