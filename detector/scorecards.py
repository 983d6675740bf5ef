"""The scorecards, as fitted by ``python -m benchmarks.fit_scorecards --write``: change the fit, not this file."""

from dataclasses import dataclass

from detector.onset_scorecard import STIRRING
from detector.scorecard import Pair, Scorecard, Term

FITTED = "E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_scorecards --write"

CONVULSION = Scorecard(
    kind="convulsion",
    source=FITTED,
    base=4.243,
    terms=(
        Term(quantity="level", at=(0.0255, 0.0693, 0.133, 0.808), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(8.15, 23.0, 40.2, 219.0), points=(-4.35, -0.74, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.312, 0.99), points=(-0.04, 0.0, 3.52)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0362, 0.79), points=(0.17, 0.0, -1.42)),
        Term(quantity="crowding", at=(0.000167, 0.129, 0.821), points=(0.0, 0.0, -1.84)),
        Term(
            quantity="dominant frequency", at=(1.66, 2.49, 3.15, 4.01, 8.66), points=(-1.47, -0.15, 0.0, -0.66, -0.84)
        ),
        Term(quantity="frequency variation", at=(0.0152, 0.135, 0.212, 0.457), points=(-2.57, 0.0, 0.0, 0.0)),
        Term(quantity="fall of the frequency", at=(-0.82, 0.00701, 0.131, 0.512), points=(-1.14, -0.87, 0.0, 1.84)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.268, 0.541, 0.702, 0.995),
            points=(0.93, 0.93, 0.0, -0.92),
        ),
        Term(quantity="regularity", at=(0.207, 0.43, 0.665, 0.762, 1.0), points=(0.0, 0.0, 0.0, -0.73, -1.15)),
        Term(quantity="beat", at=(-0.251, 0.148, 0.384, 0.649, 0.902), points=(-7.02, -3.45, 0.0, -2.47, -6.93)),
        Term(quantity="share along one line", at=(0.49, 0.694, 0.896, 0.994), points=(-4.16, -0.2, 0.0, 0.25)),
        Term(quantity="impulsiveness", at=(1.51, 2.36, 3.05, 4.13, 8.13), points=(-1.07, -0.31, 0.0, 1.73, 3.26)),
        Term(quantity="pauses", at=(0.0105, 0.156, 0.281, 0.389, 0.808), points=(1.35, 1.16, 0.0, -1.03, -6.04)),
        Term(quantity="power above 1.5 Hz", at=(0.147, 0.634, 0.819, 0.994), points=(-1.2, -1.2, 0.0, 0.99)),
        Term(quantity="swells a second", at=(1.04, 2.6, 3.4, 4.35, 8.27), points=(-1.24, -0.48, 0.0, -0.5, -2.86)),
        Term(
            quantity="slowing of the swells",
            at=(-1.27, 0.00676, 0.138, 0.295, 1.41),
            points=(-2.6, -1.03, 0.0, 0.58, 0.58),
        ),
        Term(
            quantity="unevenness of the swells",
            at=(0.0, 0.312, 0.633, 0.95, 4.31),
            points=(-3.58, -0.69, 0.0, -1.45, -4.43),
        ),
        Term(quantity="variation of the level", at=(0.0637, 0.206, 0.282, 0.556), points=(-1.09, -0.16, 0.0, -0.5)),
        Term(quantity="level afterwards", at=(0.00307, 0.0864, 3.32), points=(0.0, 0.0, -0.96)),
        Term(
            quantity="frequency with slow swings",
            at=(0.487, 1.01, 2.3, 3.62, 8.45),
            points=(-0.43, -1.74, 0.0, 0.43, -1.53),
        ),
        Term(
            quantity="share near the frequency with slow swings",
            at=(0.179, 0.458, 0.643, 0.994),
            points=(-1.16, -1.4, 0.0, 0.84),
        ),
        Term(
            quantity="regularity with slow swings",
            at=(0.153, 0.411, 0.573, 0.666, 1.0),
            points=(1.28, 1.28, 0.0, -0.3, -2.52),
        ),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "impulsiveness"),
            at=((0.49, 0.694, 0.896, 0.994), (1.51, 2.56, 3.75, 8.13)),
            points=(
                (0.23, -0.04, -0.54, -0.05),
                (0.29, 0.39, -0.29, -0.02),
                (-0.45, -0.04, 0.23, 0.25),
                (-0.19, -0.28, 0.52, -0.03),
            ),
        ),
        Pair(
            quantities=("impulsiveness", "power above 1.5 Hz"),
            at=((1.51, 2.56, 3.75, 8.13), (0.147, 0.634, 0.819, 0.994)),
            points=(
                (0.13, 0.4, -0.2, -0.43),
                (0.32, 0.21, -0.14, -0.35),
                (-0.29, -0.76, 0.14, 0.81),
                (0.0, -0.13, 0.22, 0.06),
            ),
        ),
        Pair(
            quantities=("share along one line", "pauses"),
            at=((0.49, 0.694, 0.896, 0.994), (0.0105, 0.196, 0.358, 0.808)),
            points=(
                (0.33, 0.1, -0.7, -0.12),
                (0.03, 0.81, -0.19, -0.27),
                (-0.24, -0.43, 0.66, 0.0),
                (-0.09, -0.39, 0.58, -0.08),
            ),
        ),
        Pair(
            quantities=("level", "crowding"),
            at=((0.0255, 0.0693, 0.133, 0.808), (0.000167, 0.0718, 0.202, 0.821)),
            points=(
                (0.26, 0.09, 0.31, 0.11),
                (0.17, -0.06, 0.53, 0.01),
                (-0.5, 0.46, -0.04, -0.34),
                (-0.73, -0.37, 0.12, -0.02),
            ),
        ),
        Pair(
            quantities=("level", "duration"),
            at=((0.0255, 0.0693, 0.133, 0.808), (8.15, 23.0, 40.2, 219.0)),
            points=(
                (0.1, 0.24, 0.46, -0.03),
                (-0.02, 0.43, 0.35, -0.1),
                (-0.39, -0.29, 0.38, -0.13),
                (-0.04, -0.09, -0.76, -0.1),
            ),
        ),
        Pair(
            quantities=("beat", "share along one line"),
            at=((-0.251, 0.2, 0.604, 0.902), (0.49, 0.694, 0.896, 0.994)),
            points=(
                (-0.25, -0.41, 0.12, 0.11),
                (-0.7, -0.22, 0.81, 0.49),
                (0.54, 1.0, -0.49, -0.47),
                (0.01, 0.0, -0.45, -0.11),
            ),
        ),
        Pair(
            quantities=("share along one line", "unevenness of the swells"),
            at=((0.49, 0.694, 0.896, 0.994), (0.0, 0.386, 0.831, 4.31)),
            points=(
                (0.09, 0.36, -0.8, -0.04),
                (0.16, 1.01, -0.65, -0.14),
                (-0.65, -0.38, 1.14, -0.12),
                (-0.05, -0.28, 0.34, 0.02),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "power above 1.5 Hz"),
            at=((1.66, 2.7, 3.67, 8.66), (0.147, 0.634, 0.819, 0.994)),
            points=(
                (-0.72, -0.07, 0.47, 0.2),
                (0.15, -0.28, -0.33, 0.45),
                (0.6, -0.02, -0.21, -0.18),
                (0.13, 0.08, 0.09, -0.36),
            ),
        ),
        Pair(
            quantities=("duration", "slowing of the swells"),
            at=((8.15, 23.0, 40.2, 219.0), (-1.27, 0.0708, 0.224, 1.41)),
            points=(
                (-0.07, 0.31, -0.13, -0.46),
                (0.05, 0.19, 0.29, -0.25),
                (-0.03, -0.39, 0.39, 0.47),
                (-0.09, -0.33, 0.03, 0.03),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.0152, 0.135, 0.212, 0.457), (0.268, 0.541, 0.702, 0.995)),
            points=(
                (0.0, 0.14, -0.11, -0.28),
                (0.01, 0.96, -0.12, -0.38),
                (0.0, -0.05, 0.09, 0.3),
                (-0.01, -0.96, 0.15, 0.27),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "pauses"),
            at=((-0.82, 0.00701, 0.131, 0.512), (0.0105, 0.196, 0.358, 0.808)),
            points=(
                (-0.01, 0.02, -0.02, -0.02),
                (-0.54, -0.2, 0.75, -0.07),
                (0.05, 0.08, -0.02, -0.2),
                (0.53, 0.19, -0.36, -0.17),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "regularity"),
            at=((1.66, 2.7, 3.67, 8.66), (0.207, 0.495, 0.735, 1.0)),
            points=(
                (-0.24, -0.61, 0.37, 0.36),
                (-0.34, 0.22, 0.09, 0.02),
                (-0.31, 0.94, -0.17, -0.27),
                (0.01, 0.32, -0.26, -0.12),
            ),
        ),
        Pair(
            quantities=("beat", "variation of the level"),
            at=((-0.251, 0.2, 0.604, 0.902), (0.0637, 0.206, 0.282, 0.556)),
            points=(
                (-0.08, -0.21, -0.05, -0.08),
                (0.05, 0.64, 0.19, -0.5),
                (-0.03, -0.11, 0.27, 0.45),
                (-0.04, -0.24, -0.34, 0.08),
            ),
        ),
    ),
)

TREMOR = Scorecard(
    kind="tremor",
    source=FITTED,
    base=-0.07,
    terms=(
        Term(quantity="level", at=(0.00467, 0.0225, 0.0427, 0.0768, 0.365), points=(1.43, 1.04, 0.0, -3.12, -6.32)),
        Term(quantity="duration", at=(5.06, 22.5, 48.0, 169.0), points=(-1.94, -0.36, 0.0, 0.33)),
        Term(quantity="dominant frequency", at=(3.06, 3.86, 4.41, 5.15, 9.61), points=(-1.19, -0.53, 0.0, 0.71, -2.65)),
        Term(quantity="frequency variation", at=(0.00241, 0.0431, 0.0796, 0.315), points=(2.62, 0.23, 0.0, -1.34)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.509, 0.716, 0.794, 0.995),
            points=(-3.65, -2.37, 0.0, 1.11),
        ),
        Term(quantity="regularity", at=(0.152, 0.527, 0.732, 0.988), points=(-2.44, 0.0, 0.0, 0.0)),
        Term(quantity="pauses", at=(0.00622, 0.147, 0.386, 0.863), points=(0.94, 0.49, 0.0, -2.47)),
        Term(quantity="impulsiveness", at=(1.51, 2.06, 2.76, 3.82, 9.74), points=(0.84, 0.25, 0.0, 0.07, 0.93)),
        Term(quantity="variation of the level", at=(0.0151, 0.238, 0.339, 0.774), points=(-2.17, -1.01, 0.0, -0.9)),
        Term(quantity="power above 4 Hz", at=(0.0193, 0.578, 0.743, 0.997), points=(-1.08, -0.36, 0.0, -1.8)),
        Term(quantity="beat", at=(-0.277, 0.0106, 0.296, 0.909), points=(0.57, -0.1, 0.0, -0.99)),
        Term(quantity="power above 1.5 Hz", at=(0.446, 0.703, 0.872, 0.994), points=(-0.63, -0.21, 0.0, 0.35)),
        Term(quantity="crowding", at=(0.000336, 0.154, 0.819), points=(0.09, 0.0, -0.15)),
        Term(quantity="swells a second", at=(0.0, 2.47, 3.26, 8.3), points=(2.42, 1.12, 0.0, 0.39)),
        Term(quantity="chance of sleep before", at=(0.0, 0.977), points=(0.0, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("regularity", "swells a second"),
            at=((0.152, 0.527, 0.732, 0.988), (0.0, 2.47, 3.26, 8.3)),
            points=(
                (-0.54, -1.12, -0.7, -0.08),
                (1.12, 2.2, 0.92, 0.37),
                (1.45, 1.56, -0.64, 0.66),
                (-0.73, -2.84, -1.08, -0.56),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "impulsiveness"),
            at=((3.06, 4.0, 4.89, 9.61), (1.51, 2.29, 3.4, 9.74)),
            points=(
                (-0.42, 0.05, -0.96, 0.41),
                (0.41, 0.79, 0.18, -0.24),
                (1.01, 1.95, -0.1, -0.01),
                (-0.32, -3.4, -0.0, 0.67),
            ),
        ),
        Pair(
            quantities=("duration", "crowding"),
            at=((5.06, 22.5, 48.0, 169.0), (0.000336, 0.098, 0.246, 0.819)),
            points=(
                (-1.01, -1.28, 0.27, 0.45),
                (0.38, 0.73, 0.14, -0.04),
                (0.37, 0.29, -0.51, -0.13),
                (0.98, -0.25, -0.1, -0.3),
            ),
        ),
        Pair(
            quantities=("level", "duration"),
            at=((0.00467, 0.0287, 0.0631, 0.365), (5.06, 22.5, 48.0, 169.0)),
            points=(
                (0.59, -0.06, 0.05, -0.29),
                (-1.79, 0.16, 1.81, 1.04),
                (-0.19, 1.04, 0.34, 0.62),
                (-0.18, 0.08, -2.17, -1.03),
            ),
        ),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-6.306,
    terms=(
        Term(quantity="level", at=(0.00988, 0.0294, 0.0712, 0.403), points=(3.68, 1.76, 0.0, -1.86)),
        Term(quantity="duration", at=(4.21, 15.8, 43.7, 218.0), points=(0.63, 0.95, 0.0, -0.59)),
        Term(
            quantity="dominant frequency", at=(0.487, 0.887, 1.13, 3.02, 8.74), points=(0.81, 0.52, 0.0, -0.42, -1.37)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0441, 1.01), points=(-1.08, 0.0, -1.21)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.242, 0.504, 0.725, 0.995),
            points=(1.13, 0.87, 0.0, -2.27),
        ),
        Term(quantity="regularity", at=(0.506, 0.773, 0.865, 1.0), points=(-2.54, -0.86, 0.0, 1.4)),
        Term(quantity="impulsiveness", at=(1.53, 2.63, 4.04, 17.0), points=(-1.45, 0.01, 0.0, -0.63)),
        Term(quantity="pauses", at=(0.0, 0.131, 0.357, 0.749), points=(0.75, 0.04, 0.0, -0.21)),
        Term(
            quantity="share along one line",
            at=(0.428, 0.768, 0.848, 0.947, 0.993),
            points=(-1.84, -1.02, 0.0, 1.18, 0.9),
        ),
        Term(quantity="beat", at=(-0.172, 0.548, 0.789, 0.914), points=(-2.61, -1.2, 0.0, 1.43)),
        Term(quantity="power above 1.5 Hz", at=(0.136, 0.672, 0.787, 0.995), points=(-2.86, -1.25, 0.0, 4.46)),
        Term(quantity="power above 4 Hz", at=(0.00557, 0.094, 0.28, 0.996), points=(1.7, 1.15, 0.0, -1.42)),
        Term(quantity="crowding", at=(0.0, 0.103, 0.877), points=(0.56, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0385, 0.807), points=(1.42, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.228, 0.991), points=(-1.08, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.54, 3.46, 8.02), points=(0.87, 0.15, 0.0, -1.14)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.245, 0.643, 2.7), points=(0.16, -0.24, 0.0, 0.12)),
        Term(quantity="variation of the level", at=(0.0, 0.0752, 0.144, 0.494), points=(-0.59, 0.2, 0.0, -0.91)),
        Term(
            quantity="time since sleep began",
            at=(-60.6, -20.3, -10.1, 8.87, 33.2, 90.5),
            points=(-1.35, -0.66, 0.1, 0.0, -0.75, -1.52),
        ),
        Term(quantity="level afterwards", at=(0.00902, 0.178, 3.91), points=(-0.25, 0.0, 0.33)),
    ),
    pairs=(
        Pair(
            quantities=("level", "variation of the level"),
            at=((0.00988, 0.0294, 0.0712, 0.403), (0.0, 0.0752, 0.144, 0.494)),
            points=(
                (0.37, 1.07, 0.98, -0.5),
                (-0.54, 0.94, -0.12, -0.43),
                (-0.44, -0.42, 0.82, 0.14),
                (-0.17, -0.6, -0.97, -0.12),
            ),
        ),
        Pair(
            quantities=("duration", "share along one line"),
            at=((4.21, 15.8, 43.7, 218.0), (0.428, 0.791, 0.919, 0.993)),
            points=(
                (-0.47, 0.22, -0.31, 0.23),
                (-0.38, -0.04, 0.15, 1.54),
                (-0.02, -0.17, 0.55, -0.73),
                (0.0, -0.02, -0.01, -0.56),
            ),
        ),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-4.02,
    terms=(
        Term(quantity="level", at=(0.00825, 0.0283, 0.0531, 0.343), points=(3.97, 1.86, 0.0, -2.24)),
        Term(quantity="duration", at=(4.05, 17.5, 210.0), points=(-0.89, 0.0, -0.61)),
        Term(quantity="dominant frequency", at=(1.65, 2.14, 2.76, 4.07, 8.96), points=(0.03, -0.03, 0.0, -1.75, -2.75)),
        Term(quantity="frequency variation", at=(0.00524, 0.0534, 0.111, 0.541), points=(0.66, -0.23, 0.0, 0.54)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.264, 0.513, 0.663, 0.94),
            points=(-0.48, -0.01, 0.0, -0.45),
        ),
        Term(quantity="regularity", at=(0.21, 0.691, 0.916, 1.0), points=(-0.09, -0.45, 0.0, 0.97)),
        Term(quantity="impulsiveness", at=(1.79, 3.01, 3.93, 7.77), points=(0.9, 0.26, 0.0, -0.51)),
        Term(quantity="pauses", at=(0.0, 0.21, 0.344, 0.676), points=(0.1, 0.42, 0.0, -0.29)),
        Term(
            quantity="share along one line",
            at=(0.484, 0.789, 0.947, 0.973, 0.992),
            points=(-3.58, -2.32, 0.0, 0.13, 1.34),
        ),
        Term(quantity="beat", at=(-0.275, 0.542, 0.859, 0.918), points=(-3.41, -1.43, 0.0, 1.15)),
        Term(quantity="power above 1.5 Hz", at=(0.0189, 0.523, 0.746, 0.966), points=(-0.01, 0.17, 0.0, 1.45)),
        Term(quantity="power above 4 Hz", at=(0.0317, 0.268, 0.512, 0.986), points=(3.4, 2.41, 0.0, -1.11)),
        Term(quantity="crowding", at=(0.00529, 0.414, 1.0), points=(0.27, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.000519, 0.154, 1.0), points=(1.3, 0.0, -0.7)),
        Term(quantity="chance of sleep before", at=(0.0, 0.0648, 0.99), points=(-2.28, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.65, 2.33, 3.14, 6.28), points=(0.98, 0.32, 0.0, 1.1)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.549, 4.73), points=(-1.39, 0.0, -0.21)),
        Term(quantity="variation of the level", at=(0.0454, 0.12, 0.211, 0.626), points=(2.34, 0.84, 0.0, -0.21)),
        Term(
            quantity="time since sleep began",
            at=(-60.7, -20.2, -9.38, 4.68, 34.8, 90.7),
            points=(-0.01, -1.07, -0.62, 0.0, -0.89, -1.67),
        ),
        Term(quantity="level afterwards", at=(0.00987, 0.179, 0.558, 4.27), points=(-0.0, 0.02, 0.0, -1.56)),
        Term(quantity="repetitions", at=(4.0, 35.5, 401.0), points=(-1.21, 0.0, -0.41)),
        Term(quantity="interval variation", at=(0.0253, 0.0567, 0.11, 0.396), points=(1.72, 1.15, 0.0, -1.55)),
        Term(quantity="median interval", at=(0.282, 0.449, 0.824, 2.54), points=(-0.57, 0.01, 0.0, -0.73)),
        Term(quantity="share of brief ones", at=(0.0, 0.5), points=(-0.29, 0.0)),
        Term(quantity="share of time moving", at=(0.671, 1.0), points=(-0.33, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "crowding"),
            at=((0.484, 0.815, 0.969, 0.992), (0.00529, 0.288, 0.525, 1.0)),
            points=(
                (-0.87, -0.51, 0.02, -0.0),
                (-1.15, -0.88, 0.73, 0.63),
                (0.64, 0.76, -0.63, 0.5),
                (1.91, 0.87, -1.62, -0.4),
            ),
        ),
        Pair(
            quantities=("level", "median interval"),
            at=((0.00825, 0.0283, 0.0531, 0.343), (0.282, 0.449, 0.824, 2.54)),
            points=(
                (-0.62, 1.03, 2.17, -0.46),
                (-0.47, -0.16, 0.32, 0.04),
                (0.94, 0.85, -1.14, -0.27),
                (-0.44, -1.12, -0.63, -0.05),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.00524, 0.0534, 0.111, 0.541), (0.264, 0.513, 0.663, 0.94)),
            points=(
                (-0.38, 0.01, 1.02, 0.25),
                (-0.42, 0.41, -0.04, -1.06),
                (-0.1, 0.45, -1.06, 0.4),
                (0.43, -0.4, 0.54, -0.03),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.21, 0.344, 0.676), (0.484, 0.815, 0.969, 0.992)),
            points=(
                (-0.25, 0.63, 0.05, -0.75),
                (-0.65, -0.12, 1.12, 0.39),
                (-0.32, -0.85, 0.61, 0.42),
                (-0.13, -0.33, -0.52, 0.69),
            ),
        ),
        Pair(
            quantities=("share near the dominant frequency", "power above 1.5 Hz"),
            at=((0.264, 0.513, 0.663, 0.94), (0.0189, 0.523, 0.746, 0.966)),
            points=(
                (0.09, 0.21, -1.08, 0.3),
                (-0.02, -0.58, 0.14, 0.92),
                (-0.5, -0.38, 0.29, 1.04),
                (0.26, 1.08, -0.97, -0.82),
            ),
        ),
    ),
)

CLUSTER = Scorecard(
    kind="cluster",
    source=FITTED,
    base=-4.587,
    terms=(
        Term(quantity="jerks", at=(5.0, 40.7, 80.8, 511.0), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(3.27, 27.3, 51.1, 270.0), points=(0.14, 0.28, 0.0, -0.04)),
        Term(quantity="peak", at=(0.0946, 0.177, 0.295, 1.44), points=(1.25, 0.61, 0.0, -0.18)),
        Term(quantity="median interval", at=(0.409, 0.925, 1.04, 1.19, 1.99), points=(-1.06, -0.66, 0.0, 0.72, 1.2)),
        Term(quantity="interval variation", at=(0.0317, 0.267, 0.32, 1.0), points=(-0.2, 0.06, 0.0, 0.25)),
        Term(quantity="share of brief ones", at=(0.0, 0.364, 0.403, 0.75), points=(-0.3, -0.23, 0.0, 0.0)),
        Term(quantity="share of time moving", at=(0.377, 0.625, 0.662, 1.0), points=(1.66, 0.79, 0.0, -0.8)),
        Term(quantity="share along one line", at=(0.632, 0.958, 0.973, 0.988), points=(-0.97, -0.37, 0.0, 0.24)),
        Term(quantity="impulsiveness", at=(3.22, 8.73, 11.1, 14.0), points=(-1.92, -1.27, 0.0, 0.83)),
        Term(quantity="power above 1.5 Hz", at=(0.269, 0.742, 0.823, 0.945), points=(-0.6, -0.43, 0.0, 1.68)),
        Term(quantity="power above 4 Hz", at=(0.13, 0.737, 0.851, 0.986), points=(-0.86, -0.53, 0.0, 0.0)),
        Term(quantity="crowding", at=(0.00492, 0.188, 0.739), points=(0.0, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.000429, 0.0724, 0.686), points=(0.0, 0.0, 0.0)),
        Term(quantity="dominant frequency", at=(1.77, 4.71, 5.89, 9.03), points=(-0.34, -0.17, 0.0, -0.06)),
        Term(quantity="regularity", at=(0.219, 0.499, 0.552, 1.0), points=(2.01, 0.69, 0.0, -0.36)),
        Term(quantity="beat", at=(0.0761, 0.476, 0.515, 0.905), points=(1.18, 0.6, 0.0, -0.38)),
    ),
    pairs=(),
)

JERK = Scorecard(
    kind="jerk",
    source=FITTED,
    base=-8.43,
    terms=(
        Term(
            quantity="duration", at=(0.312, 0.66, 0.84, 1.11, 1.56, 3.91), points=(4.05, 2.11, 0.99, 0.0, -0.52, -5.0)
        ),
        Term(
            quantity="shortest time with most of its power",
            at=(0.141, 0.308, 0.403, 0.567, 0.884, 2.94),
            points=(0.76, 0.76, 0.0, 0.0, 0.0, -0.74),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.121, 0.199, 0.251, 0.311, 0.389, 1.02),
            points=(0.43, 0.92, 0.42, 0.0, -0.41, -2.71),
        ),
        Term(quantity="longest burst", at=(0.0779, 0.376, 0.517, 0.656, 2.24), points=(2.55, 1.21, 0.0, -0.14, -0.37)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0625, 0.322, 0.452, 0.594, 2.12),
            points=(0.0, 0.0, 0.0, -0.53, -1.7),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0792, 0.487, 0.646, 0.764, 0.978),
            points=(-1.4, -0.63, 0.0, 0.38, 0.77),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 5.0), points=(0.18, 0.0, 0.72)),
        Term(quantity="rise", at=(0.0796, 0.201, 0.305, 0.486, 2.92), points=(2.07, 2.53, 0.0, 1.88, 1.12)),
        Term(quantity="tilt", at=(0.0708, 3.99, 104.0), points=(4.02, 0.0, -1.23)),
        Term(
            quantity="centre of its power",
            at=(1.08, 2.89, 3.38, 3.84, 4.38, 5.93),
            points=(-2.37, -0.34, -0.09, 0.0, 0.11, -0.32),
        ),
        Term(quantity="steepness", at=(0.407, 0.82, 0.996, 1.19, 1.64), points=(-0.82, 0.31, 0.0, 0.03, 2.23)),
        Term(
            quantity="peak",
            at=(0.0244, 0.051, 0.078, 0.119, 0.195, 0.65),
            points=(-3.79, -0.86, -0.03, 0.0, 0.47, 0.72),
        ),
        Term(quantity="quiet around", at=(0.535, 20.3, 50.5, 256.0), points=(-2.9, 0.61, 0.0, 0.14)),
        Term(quantity="crowding", at=(0.0, 0.0368, 0.0872, 0.659), points=(0.44, 0.0, 0.0, -0.9)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0272, 0.567), points=(0.14, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.305, 0.495, 0.998), points=(-0.33, 0.22, 0.0, -0.17)),
    ),
    pairs=(
        Pair(
            quantities=("shortest time with most of its power", "longest burst"),
            at=((0.141, 0.363, 0.656, 2.94), (0.0779, 0.428, 0.602, 2.24)),
            points=(
                (1.42, -3.69, -1.76, -0.0),
                (-0.04, -0.84, -1.52, -0.62),
                (-0.47, 2.25, 1.35, 0.23),
                (0.84, 0.81, 1.82, 0.21),
            ),
        ),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=0.843,
    terms=(
        Term(quantity="duration", at=(0.218, 0.457, 0.621, 0.757, 0.932, 1.84), points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.0803, 0.22, 0.345, 0.459, 0.583, 1.3),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.12, 0.171, 0.202, 0.245, 0.295, 0.455),
            points=(0.28, 0.25, -0.21, 0.0, 0.2, 0.73),
        ),
        Term(quantity="longest burst", at=(0.0937, 0.281, 0.359, 0.521, 1.18), points=(-1.93, -0.8, 0.0, 0.61, 1.57)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0931, 0.269, 0.342, 0.461, 1.18),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.255, 0.588, 0.699, 0.799, 0.936),
            points=(-0.02, 0.11, 0.0, 0.14, -0.13),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 3.0), points=(-1.01, 0.0, 0.71)),
        Term(quantity="rise", at=(0.0404, 0.145, 0.219, 0.388, 1.21), points=(-0.98, 0.0, 0.0, 1.21, 1.24)),
        Term(quantity="tilt", at=(0.0368, 0.434, 0.769, 1.14, 2.62), points=(0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.43, 3.48, 3.96, 4.38, 4.97, 6.51),
            points=(-0.28, -0.03, -0.02, 0.0, 0.92, 1.01),
        ),
        Term(quantity="steepness", at=(0.562, 0.887, 1.06, 1.3, 1.91), points=(-0.03, 0.1, 0.0, -0.26, 0.69)),
        Term(
            quantity="peak",
            at=(0.0306, 0.0578, 0.0837, 0.124, 0.185, 0.432),
            points=(-1.84, -0.9, -1.24, 0.0, -0.06, 1.22),
        ),
        Term(quantity="quiet around", at=(7.51, 28.5, 73.3, 382.0), points=(-0.42, -0.11, 0.0, -0.51)),
        Term(quantity="crowding", at=(0.0, 0.0314, 0.288), points=(0.39, 0.0, -0.27)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.17), points=(0.85, 0.0)),
        Term(quantity="chance of sleep before", at=(7.87e-06, 0.599, 0.906, 0.997), points=(-0.7, -0.05, 0.0, 0.27)),
        Term(
            quantity="time since sleep began",
            at=(-20.4, -0.882, 3.93, 6.92, 10.2, 13.2, 16.5, 31.6),
            points=(0.9, 1.71, 0.99, 0.58, 0.0, 0.04, -1.15, -2.26),
        ),
    ),
    pairs=(
        Pair(
            quantities=("rise", "tilt"),
            at=((0.0404, 0.163, 0.335, 1.21), (0.0368, 0.546, 1.01, 2.62)),
            points=(
                (-0.53, -0.15, -0.15, -0.23),
                (-1.27, -0.44, 0.67, 1.15),
                (0.26, -0.31, -0.08, 1.04),
                (0.04, -0.03, -0.21, 0.24),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "chance of sleep before"),
            at=((0.0803, 0.299, 0.494, 1.3), (7.87e-06, 0.599, 0.906, 0.997)),
            points=(
                (0.52, -0.64, -1.27, -0.75),
                (0.23, -0.14, -0.18, -0.38),
                (-1.74, 0.78, 0.74, 0.92),
                (0.33, 0.59, 0.49, 0.49),
            ),
        ),
        Pair(
            quantities=("duration", "peak"),
            at=((0.218, 0.575, 0.805, 1.84), (0.0306, 0.0754, 0.144, 0.432)),
            points=(
                (-0.8, -1.55, -0.2, 0.48),
                (0.18, -0.45, -0.22, 1.2),
                (-0.24, 0.4, 0.16, -0.31),
                (0.55, 1.27, -0.2, -0.26),
            ),
        ),
        Pair(
            quantities=("tilt", "crowding"),
            at=((0.0368, 0.546, 1.01, 2.62), (0.0, 0.0314, 0.288)),
            points=((-0.53, -1.06, 0.09), (-0.91, 0.22, -0.25), (0.49, 0.42, -0.68), (1.34, 0.29, 0.57)),
        ),
        Pair(
            quantities=("peak", "chance of sleep before"),
            at=((0.0306, 0.0754, 0.144, 0.432), (7.87e-06, 0.599, 0.906, 0.997)),
            points=(
                (0.42, 0.01, -0.55, -0.19),
                (0.46, -0.6, -0.36, 0.17),
                (-0.4, 0.03, 0.05, -0.14),
                (-1.12, 1.15, 0.65, 0.44),
            ),
        ),
        Pair(
            quantities=("share of its time in bursts", "tilt"),
            at=((0.255, 0.627, 0.765, 0.936), (0.0368, 0.546, 1.01, 2.62)),
            points=(
                (-0.27, -0.4, 0.13, 0.48),
                (-0.74, -0.39, 0.51, 0.55),
                (-0.09, -0.72, -0.08, 1.22),
                (-0.39, 0.58, -0.33, -0.05),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "tilt"),
            at=((0.0803, 0.299, 0.494, 1.3), (0.0368, 0.546, 1.01, 2.62)),
            points=(
                (-1.66, -1.18, 0.37, 0.33),
                (-0.65, -1.46, 0.04, 1.6),
                (0.32, 0.64, -0.4, 0.14),
                (0.49, 1.07, 0.22, 0.13),
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
