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
    base=-0.466,
    terms=(
        Term(quantity="level", at=(0.0046, 0.0233, 0.043, 0.0763, 0.369), points=(2.6, 2.22, 0.0, -3.3, -5.25)),
        Term(quantity="duration", at=(5.06, 23.6, 48.2, 168.0), points=(-1.61, -0.54, 0.0, 0.2)),
        Term(quantity="dominant frequency", at=(3.06, 3.79, 4.34, 5.14, 9.56), points=(-1.66, -0.54, 0.0, 0.43, -3.29)),
        Term(quantity="frequency variation", at=(0.00239, 0.0542, 0.086, 0.312), points=(0.09, 0.09, 0.0, -1.13)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.508, 0.713, 0.799, 0.995),
            points=(-3.2, -2.71, 0.0, 2.21),
        ),
        Term(quantity="regularity", at=(0.147, 0.51, 0.757, 0.989), points=(-1.67, 0.68, 0.0, -2.38)),
        Term(quantity="pauses", at=(0.00619, 0.164, 0.434, 0.865), points=(0.71, 0.5, 0.0, -2.52)),
        Term(quantity="impulsiveness", at=(1.5, 2.05, 2.97, 4.03, 9.7), points=(0.66, 0.17, 0.0, 0.49, 0.58)),
        Term(quantity="variation of the level", at=(0.0141, 0.245, 0.35, 0.846), points=(-1.73, -1.23, 0.0, -0.79)),
        Term(quantity="power above 4 Hz", at=(0.0168, 0.55, 0.745, 0.997), points=(-0.8, -0.44, 0.0, -1.69)),
        Term(quantity="beat", at=(-0.272, 0.00794, 0.241, 0.912), points=(-0.26, 0.41, 0.0, -0.43)),
        Term(quantity="power above 1.5 Hz", at=(0.446, 0.677, 0.844, 0.994), points=(0.18, -0.35, 0.0, 0.22)),
        Term(quantity="crowding", at=(0.0, 0.161, 0.845), points=(0.12, 0.0, 0.19)),
        Term(quantity="swells a second", at=(0.0, 2.42, 3.3, 8.32), points=(1.7, 0.84, 0.0, 0.56)),
        Term(quantity="chance of sleep before", at=(0.0, 0.979), points=(0.0, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("regularity", "swells a second"),
            at=((0.147, 0.51, 0.757, 0.989), (0.0, 2.42, 3.3, 8.32)),
            points=(
                (-0.57, -1.31, -0.48, -0.0),
                (-0.05, 2.0, 0.56, 0.53),
                (1.55, 0.96, -1.1, 0.29),
                (-0.07, -1.67, -0.37, -0.26),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "impulsiveness"),
            at=((3.06, 3.96, 4.84, 9.56), (1.5, 2.32, 3.68, 9.7)),
            points=(
                (-0.61, 0.11, -0.67, -0.05),
                (0.5, 1.02, 0.12, -0.33),
                (1.34, 1.5, 0.15, 0.31),
                (-0.6, -3.41, 0.39, 0.22),
            ),
        ),
        Pair(
            quantities=("duration", "crowding"),
            at=((5.06, 23.6, 48.2, 168.0), (0.0, 0.109, 0.263, 0.845)),
            points=(
                (-1.27, -1.23, 0.27, 1.15),
                (0.25, 0.24, 0.22, -0.17),
                (0.84, -0.02, 0.02, -0.51),
                (0.64, 0.32, -0.51, -0.25),
            ),
        ),
        Pair(
            quantities=("level", "duration"),
            at=((0.0046, 0.0293, 0.0619, 0.369), (5.06, 23.6, 48.2, 168.0)),
            points=(
                (0.84, 0.32, 0.21, -0.66),
                (-1.82, 0.53, 1.39, 1.11),
                (0.01, -0.13, -0.05, 0.37),
                (-0.11, -0.18, -1.21, -0.62),
            ),
        ),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-6.548,
    terms=(
        Term(quantity="level", at=(0.00983, 0.0311, 0.075, 0.393), points=(3.45, 1.73, 0.0, -1.64)),
        Term(quantity="duration", at=(4.18, 17.1, 44.1, 227.0), points=(1.37, 1.19, 0.0, -0.42)),
        Term(
            quantity="dominant frequency", at=(0.487, 0.893, 1.13, 3.06, 8.82), points=(0.11, 0.46, 0.0, -1.42, -2.31)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0464, 1.04), points=(-1.06, 0.0, -0.36)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.243, 0.502, 0.724, 0.995),
            points=(1.39, 1.02, 0.0, -1.82),
        ),
        Term(quantity="regularity", at=(0.507, 0.776, 0.864, 1.0), points=(-2.37, -0.93, 0.0, 1.31)),
        Term(quantity="impulsiveness", at=(1.54, 2.69, 4.08, 16.9), points=(-1.08, -0.42, 0.0, -0.47)),
        Term(quantity="pauses", at=(0.0, 0.141, 0.365, 0.75), points=(-0.1, -0.12, 0.0, 0.24)),
        Term(
            quantity="share along one line",
            at=(0.427, 0.771, 0.855, 0.949, 0.993),
            points=(-1.77, -1.15, 0.0, 1.54, 1.43),
        ),
        Term(quantity="beat", at=(-0.173, 0.563, 0.802, 0.915), points=(-1.92, -0.79, 0.0, 1.75)),
        Term(quantity="power above 1.5 Hz", at=(0.141, 0.679, 0.795, 0.995), points=(-2.36, -1.38, 0.0, 4.2)),
        Term(quantity="power above 4 Hz", at=(0.00553, 0.0957, 0.303, 0.996), points=(1.27, 0.66, 0.0, -1.27)),
        Term(quantity="crowding", at=(0.000838, 0.107, 0.871), points=(1.07, 0.0, -0.37)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0445, 0.804), points=(1.41, 0.0, -0.01)),
        Term(quantity="chance of sleep before", at=(0.0, 0.17, 0.991), points=(-1.17, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.44, 3.47, 8.04), points=(1.02, 0.67, 0.0, -0.63)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.234, 0.625, 2.59), points=(0.51, -0.41, 0.0, 0.13)),
        Term(quantity="variation of the level", at=(0.0, 0.0769, 0.151, 0.493), points=(-1.18, -0.4, 0.0, -0.71)),
        Term(
            quantity="time since sleep began",
            at=(-59.3, -19.0, -9.03, 10.2, 34.0, 92.6),
            points=(0.11, 0.49, 0.57, 0.0, -0.48, -1.11),
        ),
        Term(quantity="level afterwards", at=(0.00893, 0.173, 3.4), points=(-0.81, 0.0, 0.21)),
    ),
    pairs=(
        Pair(
            quantities=("level", "variation of the level"),
            at=((0.00983, 0.0311, 0.075, 0.393), (0.0, 0.0769, 0.151, 0.493)),
            points=(
                (0.24, 0.92, 0.74, -0.19),
                (-0.38, 0.7, -0.16, -0.15),
                (-0.46, -0.73, 1.32, -0.22),
                (-0.18, -0.51, -0.79, -0.15),
            ),
        ),
        Pair(
            quantities=("duration", "share along one line"),
            at=((4.18, 17.1, 44.1, 227.0), (0.427, 0.794, 0.924, 0.993)),
            points=(
                (-0.39, -0.13, 0.04, 0.66),
                (-0.29, -0.29, 0.0, 1.59),
                (-0.02, -0.11, -0.0, -0.64),
                (0.02, 0.09, 0.25, -0.78),
            ),
        ),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-4.691,
    terms=(
        Term(quantity="level", at=(0.0085, 0.0292, 0.0558, 0.344), points=(4.0, 1.98, 0.0, -1.66)),
        Term(quantity="duration", at=(4.05, 18.8, 215.0), points=(-0.32, 0.0, -0.63)),
        Term(quantity="dominant frequency", at=(1.65, 2.21, 2.86, 4.14, 9.04), points=(0.05, 0.96, 0.0, -1.39, -1.79)),
        Term(quantity="frequency variation", at=(3.32e-05, 0.0491, 0.104, 0.525), points=(1.1, -0.09, 0.0, 0.85)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.264, 0.508, 0.657, 0.943),
            points=(-0.8, -0.27, 0.0, -0.74),
        ),
        Term(quantity="regularity", at=(0.208, 0.721, 0.92, 1.0), points=(-0.27, 0.29, 0.0, 0.68)),
        Term(quantity="impulsiveness", at=(1.78, 3.11, 3.95, 7.79), points=(0.63, 0.15, 0.0, -0.98)),
        Term(quantity="pauses", at=(0.0, 0.227, 0.349, 0.678), points=(0.19, 0.53, 0.0, -0.01)),
        Term(
            quantity="share along one line",
            at=(0.495, 0.8, 0.954, 0.973, 0.992),
            points=(-3.41, -2.34, 0.0, -0.1, 0.76),
        ),
        Term(quantity="beat", at=(-0.253, 0.574, 0.866, 0.921), points=(-3.33, -1.52, 0.0, 1.54)),
        Term(quantity="power above 1.5 Hz", at=(0.0184, 0.521, 0.738, 0.964), points=(-0.06, -0.1, 0.0, 1.54)),
        Term(quantity="power above 4 Hz", at=(0.0324, 0.287, 0.525, 0.985), points=(2.77, 1.0, 0.0, -1.66)),
        Term(quantity="crowding", at=(0.00591, 0.434, 1.0), points=(0.73, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.165, 1.0), points=(1.42, 0.0, -0.53)),
        Term(quantity="chance of sleep before", at=(0.0, 0.0663, 0.99), points=(-1.85, 0.0, 0.19)),
        Term(quantity="swells a second", at=(0.63, 2.3, 3.05, 6.26), points=(0.68, 0.03, 0.0, -0.21)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.453, 4.92), points=(-1.14, 0.0, -0.04)),
        Term(quantity="variation of the level", at=(0.0427, 0.116, 0.2, 0.637), points=(2.19, 0.92, 0.0, -1.28)),
        Term(
            quantity="time since sleep began",
            at=(-60.1, -19.3, -9.66, 7.58, 37.9, 92.0),
            points=(-0.82, -0.0, -0.36, 0.0, -0.15, -1.45),
        ),
        Term(quantity="level afterwards", at=(0.00971, 0.182, 0.551, 3.7), points=(-0.14, 0.12, 0.0, -1.07)),
        Term(quantity="repetitions", at=(4.0, 39.0, 411.0), points=(-1.56, 0.0, -0.43)),
        Term(quantity="interval variation", at=(0.0231, 0.0551, 0.102, 0.395), points=(1.54, 1.22, 0.0, -0.3)),
        Term(quantity="median interval", at=(0.281, 0.438, 0.774, 2.54), points=(-0.48, -0.11, 0.0, -0.38)),
        Term(quantity="share of brief ones", at=(0.0, 0.5), points=(0.08, 0.0)),
        Term(quantity="share of time moving", at=(0.711, 1.0), points=(-0.74, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "crowding"),
            at=((0.495, 0.846, 0.968, 0.992), (0.00591, 0.288, 0.549, 1.0)),
            points=(
                (-0.74, -0.48, -0.01, -0.0),
                (-1.31, -0.89, 0.52, 0.87),
                (0.42, 0.56, -0.09, 0.37),
                (2.51, 0.49, -1.91, -0.31),
            ),
        ),
        Pair(
            quantities=("level", "median interval"),
            at=((0.0085, 0.0292, 0.0558, 0.344), (0.281, 0.438, 0.774, 2.54)),
            points=(
                (-0.93, 0.98, 2.06, -0.11),
                (-0.59, 0.51, 0.11, -0.06),
                (1.51, -0.4, -1.25, -0.19),
                (-0.37, -0.82, -0.44, -0.03),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((3.32e-05, 0.0491, 0.104, 0.525), (0.264, 0.508, 0.657, 0.943)),
            points=(
                (-0.67, -0.22, 0.38, 1.7),
                (-0.51, -0.15, 1.12, -1.73),
                (0.23, 0.5, -0.84, -0.66),
                (0.42, 0.12, 0.35, -0.04),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.227, 0.349, 0.678), (0.495, 0.846, 0.968, 0.992)),
            points=(
                (-0.2, 0.68, 0.34, -1.16),
                (-0.47, -0.47, 0.5, 1.32),
                (-0.33, -0.72, 0.56, -0.04),
                (-0.24, -0.29, -0.13, 0.66),
            ),
        ),
        Pair(
            quantities=("share near the dominant frequency", "power above 1.5 Hz"),
            at=((0.264, 0.508, 0.657, 0.943), (0.0184, 0.521, 0.738, 0.964)),
            points=(
                (-0.0, -0.42, -0.9, 0.79),
                (0.07, -0.21, -0.06, 0.46),
                (-0.25, -0.13, 0.43, 0.97),
                (0.23, 0.62, -0.9, -0.68),
            ),
        ),
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
    pairs=(),
)

JERK = Scorecard(
    kind="jerk",
    source=FITTED,
    base=-8.732,
    terms=(
        Term(
            quantity="duration", at=(0.319, 0.778, 1.02, 1.32, 1.74, 3.94), points=(1.05, 1.05, 0.33, 0.0, -0.75, -4.72)
        ),
        Term(
            quantity="shortest time with most of its power",
            at=(0.155, 0.311, 0.396, 0.526, 0.807, 2.82),
            points=(0.72, 0.72, 0.04, 0.0, 0.0, -0.07),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.121, 0.2, 0.252, 0.317, 0.389, 0.942),
            points=(0.33, 1.07, 0.65, 0.0, -0.27, -2.47),
        ),
        Term(quantity="longest burst", at=(0.0795, 0.377, 0.517, 0.651, 2.0), points=(3.64, 2.0, 0.0, -0.41, -0.88)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0695, 0.33, 0.459, 0.598, 1.87),
            points=(0.62, 0.0, 0.0, -1.32, -3.08),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0833, 0.423, 0.563, 0.693, 0.897),
            points=(-2.07, -0.8, 0.0, 1.06, 2.46),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 4.0), points=(0.72, 0.0, -0.08)),
        Term(quantity="rise", at=(0.0803, 0.209, 0.308, 0.462, 2.77), points=(2.38, 2.53, 0.0, 1.96, 2.24)),
        Term(quantity="tilt", at=(0.0688, 1.7, 3.57, 60.8), points=(3.45, 2.44, 0.0, -0.67)),
        Term(
            quantity="centre of its power",
            at=(1.13, 2.89, 3.38, 3.84, 4.39, 5.92),
            points=(-1.98, -0.46, -0.14, 0.0, -0.14, 0.09),
        ),
        Term(quantity="steepness", at=(0.415, 0.822, 0.999, 1.19, 1.63), points=(0.21, 0.44, 0.0, 0.12, 2.1)),
        Term(
            quantity="peak",
            at=(0.0249, 0.0513, 0.0776, 0.117, 0.191, 0.601),
            points=(-3.02, -1.01, 0.18, 0.0, 0.57, 1.68),
        ),
        Term(quantity="quiet around", at=(0.521, 19.6, 49.0, 250.0), points=(-3.2, 0.7, 0.0, 0.4)),
        Term(quantity="crowding", at=(0.0, 0.0406, 0.0915, 0.672), points=(0.26, 0.0, 0.0, -0.93)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0314, 0.576), points=(0.3, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.303, 0.501, 0.998), points=(-0.2, -0.27, 0.0, -0.21)),
    ),
    pairs=(
        Pair(
            quantities=("shortest time with most of its power", "longest burst"),
            at=((0.155, 0.369, 0.602, 2.82), (0.0795, 0.429, 0.598, 2.0)),
            points=(
                (2.65, -3.63, -1.12, -0.0),
                (0.92, -0.89, -1.58, -0.32),
                (-1.73, 1.24, 1.0, -0.37),
                (0.3, 1.15, 2.24, 0.18),
            ),
        ),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=1.926,
    terms=(
        Term(quantity="duration", at=(0.228, 0.498, 0.641, 0.771, 0.943, 1.89), points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.0807, 0.227, 0.345, 0.467, 0.585, 1.32),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.12, 0.172, 0.206, 0.248, 0.295, 0.457),
            points=(-0.18, -0.26, -0.06, 0.0, -0.19, -0.02),
        ),
        Term(quantity="longest burst", at=(0.0935, 0.284, 0.368, 0.519, 1.16), points=(-1.6, -0.89, 0.0, 0.86, 1.85)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0935, 0.271, 0.349, 0.464, 1.15),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.25, 0.552, 0.677, 0.793, 0.938),
            points=(-0.1, 0.42, 0.0, 0.35, 0.76),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 3.0), points=(-0.75, 0.0, 0.96)),
        Term(quantity="rise", at=(0.0627, 0.149, 0.22, 0.403, 1.24), points=(-0.68, 0.0, 0.0, 1.03, 0.94)),
        Term(quantity="tilt", at=(0.0313, 0.45, 0.758, 1.12, 2.65), points=(0.33, 0.33, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.39, 3.47, 3.96, 4.39, 5.0, 6.45),
            points=(-0.82, -0.44, -0.6, 0.0, 0.61, 0.79),
        ),
        Term(quantity="steepness", at=(0.582, 0.895, 1.07, 1.31, 1.88), points=(0.08, 0.23, 0.0, 0.03, 0.05)),
        Term(
            quantity="peak",
            at=(0.0306, 0.0583, 0.0852, 0.126, 0.186, 0.462),
            points=(-1.93, -1.4, -1.2, 0.0, -0.03, 0.99),
        ),
        Term(quantity="quiet around", at=(7.46, 28.1, 70.1, 384.0), points=(-0.58, 0.05, 0.0, -0.82)),
        Term(quantity="crowding", at=(0.0, 0.0347, 0.295), points=(0.0, 0.0, -0.78)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.148), points=(0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(9.22e-06, 0.573, 0.905, 0.997), points=(-0.56, 0.08, 0.0, 0.18)),
        Term(
            quantity="time since sleep began",
            at=(-27.4, -3.49, 3.15, 7.44, 11.1, 14.8, 18.6, 43.4),
            points=(-0.88, 0.35, 0.4, -0.13, 0.0, -0.02, -1.26, -2.72),
        ),
    ),
    pairs=(
        Pair(
            quantities=("rise", "tilt"),
            at=((0.0627, 0.163, 0.347, 1.24), (0.0313, 0.544, 0.976, 2.65)),
            points=(
                (-0.7, 0.45, -0.29, -0.11),
                (-1.49, -0.36, 0.73, 0.97),
                (0.59, -0.55, -0.05, 0.85),
                (0.19, -0.11, -0.25, 0.12),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "chance of sleep before"),
            at=((0.0807, 0.302, 0.502, 1.32), (9.22e-06, 0.573, 0.905, 0.997)),
            points=(
                (0.58, -1.08, -1.12, -1.0),
                (-0.4, -0.23, -0.41, 0.04),
                (-1.33, 1.34, 0.86, 0.62),
                (0.5, 0.68, 0.41, 0.52),
            ),
        ),
        Pair(
            quantities=("duration", "peak"),
            at=((0.228, 0.601, 0.823, 1.89), (0.0306, 0.075, 0.148, 0.462)),
            points=(
                (-0.91, -1.5, -0.75, 0.8),
                (-0.08, 0.07, 0.39, 1.39),
                (0.34, 0.74, -0.51, -0.85),
                (0.44, 0.74, -0.01, -0.3),
            ),
        ),
        Pair(
            quantities=("tilt", "crowding"),
            at=((0.0313, 0.544, 0.976, 2.65), (0.0, 0.0347, 0.295)),
            points=((-0.67, -0.96, 0.23), (-0.95, 0.35, 0.03), (0.53, 0.65, -1.03), (0.84, 0.99, 0.0)),
        ),
        Pair(
            quantities=("peak", "chance of sleep before"),
            at=((0.0306, 0.075, 0.148, 0.462), (9.22e-06, 0.573, 0.905, 0.997)),
            points=(
                (0.08, 0.15, -0.44, 0.0),
                (0.94, -0.26, -0.37, -0.25),
                (-0.25, -0.21, -0.34, -0.09),
                (-1.41, 1.04, 0.89, 0.52),
            ),
        ),
        Pair(
            quantities=("share of its time in bursts", "tilt"),
            at=((0.25, 0.596, 0.753, 0.938), (0.0313, 0.544, 0.976, 2.65)),
            points=(
                (-0.04, -0.13, -0.64, 0.28),
                (-0.74, -0.39, 0.59, 1.38),
                (-0.59, -0.98, 0.54, 0.32),
                (-0.04, 0.92, -0.35, -0.15),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "tilt"),
            at=((0.0807, 0.302, 0.502, 1.32), (0.0313, 0.544, 0.976, 2.65)),
            points=(
                (-1.57, -1.07, -0.62, 0.64),
                (-0.59, -1.01, 0.25, 0.36),
                (0.24, 0.67, -0.04, 0.62),
                (0.52, 0.83, 0.55, 0.21),
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
