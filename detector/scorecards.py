"""The scorecards, as fitted by ``python -m benchmarks.fit_scorecards --write``: change the fit, not this file."""

from dataclasses import dataclass

from detector.onset_scorecard import STIRRING
from detector.scorecard import Pair, Scorecard, Term

FITTED = "E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_scorecards --write"

CONVULSION = Scorecard(
    kind="convulsion",
    source=FITTED,
    base=4.23,
    terms=(
        Term(quantity="turning to and fro", at=(0.433, 6.11, 19.7, 58.2), points=(-3.51, 0.0, 0.0, 0.96)),
        Term(quantity="level", at=(0.0251, 0.0696, 0.131, 0.627), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(8.16, 21.5, 38.8, 216.0), points=(-3.49, -0.41, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.329, 0.988), points=(-0.12, 0.0, 3.6)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0383, 0.788), points=(0.11, 0.0, 0.0)),
        Term(quantity="crowding", at=(0.000362, 0.129, 0.821), points=(0.0, 0.0, -3.03)),
        Term(quantity="dominant frequency", at=(1.66, 2.38, 3.05, 3.87, 8.57), points=(-1.58, 0.04, 0.0, -0.29, -1.44)),
        Term(quantity="frequency variation", at=(0.0155, 0.135, 0.208, 0.457), points=(-1.47, 0.0, 0.0, 0.0)),
        Term(quantity="fall of the frequency", at=(-0.83, 0.00633, 0.125, 0.499), points=(-0.53, -0.56, 0.0, 2.27)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.273, 0.556, 0.717, 0.995),
            points=(0.59, 0.05, 0.0, -0.47),
        ),
        Term(quantity="regularity", at=(0.209, 0.432, 0.661, 0.757, 1.0), points=(0.0, 0.0, 0.0, -0.66, -1.1)),
        Term(quantity="beat", at=(-0.263, 0.144, 0.424, 0.644, 0.901), points=(-6.35, -2.68, 0.0, -2.54, -6.77)),
        Term(quantity="share along one line", at=(0.491, 0.685, 0.885, 0.994), points=(-3.77, 0.45, 0.0, 0.12)),
        Term(quantity="impulsiveness", at=(1.52, 2.36, 3.03, 4.08, 8.2), points=(-1.48, -0.73, 0.0, 1.28, 3.02)),
        Term(quantity="pauses", at=(0.013, 0.16, 0.279, 0.387, 0.806), points=(1.09, 1.05, 0.0, -0.94, -5.84)),
        Term(quantity="power above 1.5 Hz", at=(0.152, 0.648, 0.834, 0.993), points=(-2.01, -2.01, 0.0, 1.44)),
        Term(quantity="swells a second", at=(1.02, 2.57, 3.47, 4.41, 8.08), points=(-0.99, -0.28, 0.0, -0.38, -2.25)),
        Term(
            quantity="slowing of the swells",
            at=(-1.3, 0.00139, 0.139, 0.313, 1.46),
            points=(-2.29, -0.6, 0.0, 0.71, 1.34),
        ),
        Term(
            quantity="unevenness of the swells",
            at=(0.0, 0.312, 0.638, 0.95, 4.33),
            points=(-3.63, -0.44, 0.0, -1.33, -3.59),
        ),
        Term(quantity="variation of the level", at=(0.0611, 0.202, 0.28, 0.549), points=(0.36, 0.0, 0.0, -0.16)),
        Term(quantity="level afterwards", at=(0.00397, 0.102, 3.33), points=(0.0, 0.0, -1.41)),
        Term(
            quantity="frequency with slow swings",
            at=(0.487, 0.889, 2.25, 3.53, 8.33),
            points=(-1.06, -2.21, 0.0, -0.24, -2.63),
        ),
        Term(
            quantity="share near the frequency with slow swings",
            at=(0.179, 0.465, 0.646, 0.994),
            points=(-0.48, -0.54, 0.0, 1.36),
        ),
        Term(
            quantity="regularity with slow swings",
            at=(0.151, 0.396, 0.569, 0.664, 1.0),
            points=(0.65, 0.65, 0.0, -0.64, -3.36),
        ),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "impulsiveness"),
            at=((0.491, 0.685, 0.885, 0.994), (1.52, 2.57, 3.7, 8.2)),
            points=(
                (0.42, -0.32, -0.45, -0.07),
                (0.9, 0.34, -0.56, -0.22),
                (-0.8, 0.07, 0.46, 0.21),
                (-0.63, -0.11, 0.51, 0.24),
            ),
        ),
        Pair(
            quantities=("impulsiveness", "power above 1.5 Hz"),
            at=((1.52, 2.57, 3.7, 8.2), (0.152, 0.648, 0.834, 0.993)),
            points=(
                (0.43, 0.42, -0.12, -0.84),
                (0.27, 0.46, -0.63, -0.1),
                (-0.51, -0.79, 0.37, 0.9),
                (-0.15, -0.33, 0.44, 0.19),
            ),
        ),
        Pair(
            quantities=("share along one line", "pauses"),
            at=((0.491, 0.685, 0.885, 0.994), (0.013, 0.204, 0.353, 0.806)),
            points=(
                (0.69, -0.24, -0.75, -0.12),
                (0.34, 1.02, -0.51, -0.38),
                (-0.57, -0.26, 0.72, 0.06),
                (-0.57, -0.06, 0.65, -0.01),
            ),
        ),
        Pair(
            quantities=("level", "crowding"),
            at=((0.0251, 0.0696, 0.131, 0.627), (0.000362, 0.0724, 0.204, 0.821)),
            points=(
                (0.29, 0.31, 0.64, 0.05),
                (-0.14, 0.55, 0.54, -0.13),
                (-0.4, 0.39, -0.02, -0.34),
                (-1.41, -0.5, 0.17, -0.03),
            ),
        ),
        Pair(
            quantities=("level", "duration"),
            at=((0.0251, 0.0696, 0.131, 0.627), (8.16, 21.5, 38.8, 216.0)),
            points=(
                (0.42, 0.42, 0.47, -0.02),
                (-0.22, 0.54, 0.67, -0.16),
                (-0.36, -0.34, 0.36, -0.03),
                (-0.16, -0.35, -1.1, -0.15),
            ),
        ),
        Pair(
            quantities=("beat", "share along one line"),
            at=((-0.263, 0.197, 0.604, 0.901), (0.491, 0.685, 0.885, 0.994)),
            points=(
                (-0.29, -0.55, 0.2, 0.14),
                (-0.69, -0.18, 0.69, 0.72),
                (0.48, 0.97, -0.45, -0.54),
                (0.07, 0.22, -0.5, -0.31),
            ),
        ),
        Pair(
            quantities=("share along one line", "unevenness of the swells"),
            at=((0.491, 0.685, 0.885, 0.994), (0.0, 0.386, 0.843, 4.33)),
            points=(
                (0.04, 0.29, -0.67, -0.08),
                (0.25, 0.8, -0.48, -0.11),
                (-0.74, -0.4, 1.11, -0.03),
                (-0.02, -0.09, 0.13, -0.01),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "power above 1.5 Hz"),
            at=((1.66, 2.59, 3.53, 8.57), (0.152, 0.648, 0.834, 0.993)),
            points=(
                (-1.08, -0.15, 0.94, 0.09),
                (0.55, -0.52, -0.35, 0.5),
                (0.48, 0.26, -0.49, -0.07),
                (0.1, 0.18, -0.04, -0.37),
            ),
        ),
        Pair(
            quantities=("duration", "slowing of the swells"),
            at=((8.16, 21.5, 38.8, 216.0), (-1.3, 0.0609, 0.24, 1.46)),
            points=(
                (0.06, 0.51, -0.53, -0.35),
                (0.08, 0.13, 0.03, 0.04),
                (-0.15, -0.33, 0.55, 0.34),
                (-0.13, -0.36, 0.09, 0.04),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.0155, 0.135, 0.208, 0.457), (0.273, 0.556, 0.717, 0.995)),
            points=(
                (-0.05, 0.03, 0.12, -0.25),
                (0.14, 0.93, -0.26, -0.53),
                (0.03, -0.18, -0.13, 0.55),
                (-0.06, -0.83, 0.32, 0.18),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "pauses"),
            at=((-0.83, 0.00633, 0.125, 0.499), (0.013, 0.204, 0.353, 0.806)),
            points=(
                (-0.01, -0.23, 0.2, 0.05),
                (-0.45, 0.25, 0.23, -0.08),
                (-0.05, 0.17, -0.11, -0.18),
                (0.4, 0.27, -0.21, -0.23),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "regularity"),
            at=((1.66, 2.59, 3.53, 8.57), (0.209, 0.49, 0.729, 1.0)),
            points=(
                (-0.14, -0.8, 0.01, 0.73),
                (-0.67, 0.92, -0.05, -0.04),
                (-0.66, 1.31, 0.1, -0.57),
                (0.02, 0.25, -0.26, -0.15),
            ),
        ),
        Pair(
            quantities=("beat", "variation of the level"),
            at=((-0.263, 0.197, 0.604, 0.901), (0.0611, 0.202, 0.28, 0.549)),
            points=(
                (-0.1, -0.32, 0.04, -0.12),
                (0.25, 0.99, -0.01, -0.69),
                (-0.0, -0.42, 0.31, 0.58),
                (-0.11, -0.29, -0.32, 0.21),
            ),
        ),
    ),
)

TREMOR = Scorecard(
    kind="tremor",
    source=FITTED,
    base=-0.67,
    terms=(
        Term(quantity="turning to and fro", at=(0.076, 1.1, 2.23, 8.32, 31.6), points=(2.06, 1.45, 0.0, -5.2, -7.77)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.0162, 0.755), points=(-0.04, 0.0, -3.81)),
        Term(quantity="level", at=(0.00443, 0.0228, 0.0434, 0.0773, 0.356), points=(-1.64, 0.11, 0.0, -1.04, -2.22)),
        Term(quantity="duration", at=(5.05, 17.9, 41.5, 158.0), points=(-2.23, -0.9, 0.0, 0.64)),
        Term(quantity="dominant frequency", at=(3.06, 3.86, 4.33, 5.03, 9.54), points=(-2.21, -1.14, 0.0, 0.81, -1.47)),
        Term(quantity="frequency variation", at=(0.00287, 0.0454, 0.0806, 0.329), points=(0.03, 0.0, 0.0, -0.46)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.508, 0.71, 0.796, 0.995),
            points=(-3.9, -1.36, 0.0, 2.21),
        ),
        Term(quantity="regularity", at=(0.151, 0.525, 0.722, 0.988), points=(-1.68, 0.0, 0.0, 0.0)),
        Term(quantity="pauses", at=(0.00331, 0.139, 0.35, 0.862), points=(0.83, 1.19, 0.0, -2.25)),
        Term(quantity="impulsiveness", at=(1.51, 2.03, 2.67, 3.47, 9.77), points=(1.8, 0.72, 0.0, 0.43, 0.41)),
        Term(quantity="variation of the level", at=(0.0126, 0.195, 0.306, 0.743), points=(0.17, -0.07, 0.0, -0.68)),
        Term(quantity="power above 4 Hz", at=(0.0142, 0.553, 0.73, 0.996), points=(-1.74, -0.35, 0.0, -1.17)),
        Term(quantity="beat", at=(-0.288, 0.0118, 0.353, 0.905), points=(-0.17, 0.46, 0.0, -0.93)),
        Term(quantity="power above 1.5 Hz", at=(0.445, 0.662, 0.817, 0.994), points=(2.43, 1.39, 0.0, -2.07)),
        Term(quantity="crowding", at=(0.0, 0.185, 0.828), points=(-0.13, 0.0, 0.71)),
        Term(quantity="swells a second", at=(0.0, 2.58, 3.62, 8.28), points=(0.5, -0.06, 0.0, 1.84)),
        Term(quantity="chance of sleep before", at=(0.0, 0.978), points=(0.0, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("regularity", "swells a second"),
            at=((0.151, 0.525, 0.722, 0.988), (0.0, 2.58, 3.62, 8.28)),
            points=(
                (-0.5, -0.84, -0.6, 0.26),
                (0.28, 1.42, 0.73, 1.03),
                (0.8, 0.77, -0.32, 1.23),
                (-0.02, -1.96, -1.59, -0.68),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "impulsiveness"),
            at=((3.06, 3.99, 4.75, 9.54), (1.51, 2.25, 3.15, 9.77)),
            points=(
                (-0.12, -0.31, -0.9, 0.16),
                (-0.2, 0.4, 0.35, 0.1),
                (1.01, 0.79, 0.74, 0.01),
                (0.31, -1.41, -0.74, -0.2),
            ),
        ),
        Pair(
            quantities=("duration", "crowding"),
            at=((5.05, 17.9, 41.5, 158.0), (0.0, 0.117, 0.319, 0.828)),
            points=(
                (-0.45, -1.48, 0.01, 0.6),
                (0.06, -0.3, -0.24, 0.9),
                (0.16, 0.67, -0.08, -0.5),
                (0.24, 0.6, 0.06, -0.24),
            ),
        ),
        Pair(
            quantities=("level", "duration"),
            at=((0.00443, 0.0289, 0.0635, 0.356), (5.05, 17.9, 41.5, 158.0)),
            points=(
                (-0.25, -0.17, -0.94, 0.08),
                (-0.11, 0.45, 0.65, 0.3),
                (-0.74, 0.27, 0.98, 0.74),
                (-0.22, -0.12, -0.43, -0.48),
            ),
        ),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-8.387,
    terms=(
        Term(quantity="turning to and fro", at=(0.261, 1.68, 5.54, 10.1, 46.5), points=(4.53, 4.56, 0.0, 0.18, 0.08)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.991), points=(0.33, 0.0)),
        Term(quantity="level", at=(0.0103, 0.0301, 0.0741, 0.41), points=(3.57, 1.74, 0.0, -1.71)),
        Term(quantity="duration", at=(4.2, 16.2, 44.1, 218.0), points=(0.72, 0.97, 0.0, -0.97)),
        Term(
            quantity="dominant frequency", at=(0.486, 0.884, 1.1, 2.94, 8.61), points=(-2.33, -0.68, 0.0, -1.14, -2.43)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0459, 0.952), points=(-1.64, 0.0, -0.45)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.248, 0.517, 0.763, 0.995),
            points=(1.71, 1.18, 0.0, -1.36),
        ),
        Term(quantity="regularity", at=(0.506, 0.773, 0.866, 1.0), points=(-1.8, -0.31, 0.0, 1.21)),
        Term(quantity="impulsiveness", at=(1.53, 2.53, 3.97, 15.8), points=(-0.56, -0.05, 0.0, -0.81)),
        Term(quantity="pauses", at=(0.0, 0.133, 0.338, 0.744), points=(0.98, 0.65, 0.0, -0.65)),
        Term(
            quantity="share along one line",
            at=(0.426, 0.767, 0.849, 0.947, 0.993),
            points=(-2.41, -1.57, 0.0, 1.26, 2.24),
        ),
        Term(quantity="beat", at=(-0.166, 0.559, 0.789, 0.917), points=(-1.92, -0.37, 0.0, 1.24)),
        Term(quantity="power above 1.5 Hz", at=(0.142, 0.681, 0.822, 0.995), points=(-2.16, -0.95, 0.0, 1.96)),
        Term(quantity="power above 4 Hz", at=(0.00356, 0.0789, 0.262, 0.995), points=(1.66, 0.82, 0.0, -2.69)),
        Term(quantity="crowding", at=(0.0, 0.104, 0.872), points=(0.85, 0.0, -0.83)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0401, 0.795), points=(1.24, 0.0, -0.79)),
        Term(quantity="chance of sleep before", at=(0.0, 0.263, 0.99), points=(-0.98, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.55, 3.47, 7.87), points=(0.72, 0.58, 0.0, -0.8)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.248, 0.607, 2.62), points=(-0.0, -0.45, 0.0, 0.21)),
        Term(quantity="variation of the level", at=(0.0, 0.075, 0.146, 0.487), points=(-1.15, -0.24, 0.0, -0.71)),
        Term(
            quantity="time since sleep began",
            at=(-60.0, -20.3, -11.4, 4.87, 29.2, 87.0),
            points=(-1.22, -0.7, 0.84, 0.0, -0.44, -0.86),
        ),
        Term(quantity="level afterwards", at=(0.00722, 0.181, 3.82), points=(-0.73, 0.0, 0.29)),
    ),
    pairs=(
        Pair(
            quantities=("level", "variation of the level"),
            at=((0.0103, 0.0301, 0.0741, 0.41), (0.0, 0.075, 0.146, 0.487)),
            points=(
                (0.29, 1.49, 0.75, -0.7),
                (-0.6, 0.47, 0.32, -0.28),
                (-0.46, -0.79, 0.81, 0.41),
                (-0.14, -0.5, -0.93, -0.14),
            ),
        ),
        Pair(
            quantities=("duration", "share along one line"),
            at=((4.2, 16.2, 44.1, 218.0), (0.426, 0.791, 0.919, 0.993)),
            points=(
                (-0.38, -0.62, -0.43, 1.17),
                (-0.41, 0.49, 0.1, 1.04),
                (-0.12, 0.03, 0.04, 0.04),
                (-0.01, -0.07, -0.1, -0.79),
            ),
        ),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-4.698,
    terms=(
        Term(quantity="turning to and fro", at=(0.0735, 1.01, 2.46, 7.39, 35.5), points=(4.34, 1.6, 0.0, -3.24, -3.3)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.0862, 1.01), points=(0.09, 0.0, -1.22)),
        Term(quantity="level", at=(0.00342, 0.0263, 0.0514, 0.319), points=(2.85, 1.61, 0.0, -1.97)),
        Term(quantity="duration", at=(4.04, 14.8, 200.0), points=(-1.89, 0.0, -0.62)),
        Term(quantity="dominant frequency", at=(1.65, 2.1, 2.78, 3.93, 8.69), points=(-0.74, -0.04, 0.0, -1.8, -2.22)),
        Term(quantity="frequency variation", at=(0.00581, 0.052, 0.112, 0.584), points=(0.05, -0.17, 0.0, -0.11)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.266, 0.503, 0.67, 0.945),
            points=(-0.19, 0.34, 0.0, -0.43),
        ),
        Term(quantity="regularity", at=(0.213, 0.7, 0.917, 1.0), points=(0.62, 0.59, 0.0, 0.57)),
        Term(quantity="impulsiveness", at=(1.62, 2.88, 3.81, 7.8), points=(1.24, 1.3, 0.0, -1.52)),
        Term(quantity="pauses", at=(0.0, 0.203, 0.333, 0.679), points=(0.51, 0.87, 0.0, -0.47)),
        Term(
            quantity="share along one line",
            at=(0.472, 0.79, 0.943, 0.971, 0.991),
            points=(-3.26, -1.69, 0.0, 1.18, 1.94),
        ),
        Term(quantity="beat", at=(-0.273, 0.545, 0.851, 0.919), points=(-3.79, -1.42, 0.0, 1.65)),
        Term(quantity="power above 1.5 Hz", at=(0.00424, 0.528, 0.757, 0.966), points=(0.73, 0.56, 0.0, -0.53)),
        Term(quantity="power above 4 Hz", at=(0.0292, 0.258, 0.492, 0.979), points=(3.77, 1.74, 0.0, -1.92)),
        Term(quantity="crowding", at=(0.00562, 0.435, 1.0), points=(0.05, 0.0, -0.86)),
        Term(quantity="crowding on the quieter side", at=(0.000517, 0.153, 1.0), points=(1.46, 0.0, -0.05)),
        Term(quantity="chance of sleep before", at=(0.0, 0.0985, 0.987), points=(-1.83, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.622, 2.34, 3.22, 6.23), points=(1.36, 0.31, 0.0, -2.02)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.544, 4.63), points=(-0.3, 0.0, -0.2)),
        Term(quantity="variation of the level", at=(0.0381, 0.117, 0.203, 0.617), points=(1.63, 0.72, 0.0, -0.33)),
        Term(
            quantity="time since sleep began",
            at=(-60.6, -20.2, -12.4, 0.0492, 25.8, 85.7),
            points=(-1.23, -1.05, 0.64, 0.0, -0.72, -1.44),
        ),
        Term(quantity="level afterwards", at=(0.00869, 0.187, 0.617, 7.33), points=(-0.77, -0.53, 0.0, -0.88)),
        Term(quantity="repetitions", at=(4.0, 30.0, 377.0), points=(-1.44, 0.0, -0.6)),
        Term(quantity="interval variation", at=(0.0239, 0.0579, 0.114, 0.403), points=(2.38, 1.01, 0.0, -0.76)),
        Term(quantity="median interval", at=(0.294, 0.449, 0.786, 2.52), points=(-0.41, -0.26, 0.0, -1.08)),
        Term(quantity="share of brief ones", at=(0.0, 0.5), points=(-0.87, 0.0)),
        Term(quantity="share of time moving", at=(0.611, 1.0), points=(0.39, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "crowding"),
            at=((0.472, 0.818, 0.966, 0.991), (0.00562, 0.284, 0.544, 1.0)),
            points=(
                (-1.03, -0.41, -0.23, -0.05),
                (-1.47, 0.87, 0.53, 0.43),
                (0.81, 0.17, 0.1, -0.33),
                (1.73, 0.68, -1.46, -0.36),
            ),
        ),
        Pair(
            quantities=("level", "median interval"),
            at=((0.00342, 0.0263, 0.0514, 0.319), (0.294, 0.449, 0.786, 2.52)),
            points=(
                (0.06, 0.4, 1.24, -0.47),
                (-0.42, 0.02, 1.11, -0.34),
                (0.6, 0.28, -0.33, -0.2),
                (-0.38, -0.82, -0.69, -0.07),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.00581, 0.052, 0.112, 0.584), (0.266, 0.503, 0.67, 0.945)),
            points=(
                (-0.68, 0.12, 0.55, 0.24),
                (-0.83, 0.46, -0.02, -0.01),
                (0.78, 0.52, -0.5, -0.52),
                (0.2, -0.23, 0.06, -0.14),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.203, 0.333, 0.679), (0.472, 0.818, 0.966, 0.991)),
            points=(
                (-0.47, 0.86, 0.29, -1.04),
                (-0.73, 1.04, 0.86, 0.05),
                (-0.44, -0.99, 0.08, 0.94),
                (-0.08, -0.56, -0.47, 0.64),
            ),
        ),
        Pair(
            quantities=("share near the dominant frequency", "power above 1.5 Hz"),
            at=((0.266, 0.503, 0.67, 0.945), (0.00424, 0.528, 0.757, 0.966)),
            points=(
                (-0.1, 0.08, -0.26, -0.25),
                (-0.14, 0.2, 0.83, -0.03),
                (-0.41, -0.3, 0.26, 0.53),
                (0.81, 0.41, -0.87, -0.79),
            ),
        ),
    ),
)

CLUSTER = Scorecard(
    kind="cluster",
    source=FITTED,
    base=-3.647,
    terms=(
        Term(quantity="turning to and fro", at=(0.079, 1.89, 7.4, 29.5), points=(3.92, 0.69, 0.0, -0.06)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.132, 0.232, 1.19), points=(-0.1, -0.2, 0.0, -0.08)),
        Term(quantity="jerks", at=(5.0, 37.0, 75.5, 499.0), points=(-0.62, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(2.53, 25.2, 48.8, 264.0), points=(-1.14, 0.24, 0.0, -0.1)),
        Term(quantity="peak", at=(0.0335, 0.154, 0.264, 1.32), points=(0.3, 0.54, 0.0, -0.08)),
        Term(quantity="median interval", at=(0.347, 0.868, 1.04, 1.23, 2.11), points=(-0.71, -0.24, 0.0, -0.34, -0.79)),
        Term(quantity="interval variation", at=(0.0322, 0.263, 0.318, 1.12), points=(-1.38, -0.96, 0.0, -0.9)),
        Term(quantity="share of brief ones", at=(0.0, 0.35, 0.419, 0.838), points=(-0.11, -0.08, 0.0, 0.0)),
        Term(quantity="share of time moving", at=(0.274, 0.629, 0.674, 1.0), points=(1.69, 1.39, 0.0, -1.12)),
        Term(quantity="share along one line", at=(0.511, 0.949, 0.97, 0.989), points=(-1.82, -0.65, 0.0, 0.54)),
        Term(quantity="impulsiveness", at=(2.14, 8.1, 9.98, 13.6), points=(-3.38, -1.7, 0.0, 0.96)),
        Term(quantity="power above 4 Hz", at=(0.103, 0.634, 0.796, 0.98), points=(-0.94, -0.39, 0.0, 0.01)),
        Term(quantity="crowding", at=(0.00351, 0.2, 0.763), points=(0.0, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.000324, 0.0776, 0.704), points=(0.0, 0.0, 0.0)),
        Term(quantity="dominant frequency", at=(1.68, 3.93, 5.32, 8.9), points=(0.41, 0.53, 0.0, -0.29)),
        Term(quantity="regularity", at=(0.19, 0.504, 0.556, 1.0), points=(2.06, 0.81, 0.0, -0.41)),
        Term(quantity="beat", at=(-0.00132, 0.469, 0.508, 0.904), points=(1.45, 0.94, 0.0, -0.81)),
    ),
    pairs=(),
)

JERK = Scorecard(
    kind="jerk",
    source=FITTED,
    base=-12.798,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00398, 0.00983, 0.018, 0.0339, 0.11),
            points=(-1.15, -1.12, 0.0, 0.0, 2.43, 2.43),
        ),
        Term(quantity="time to the nearest movement", at=(0.533, 3.55, 4.0), points=(-3.55, 0.0, 5.06)),
        Term(
            quantity="duration", at=(0.303, 0.643, 0.827, 1.11, 1.59, 3.91), points=(1.06, 0.29, 0.0, 0.0, 0.0, -0.71)
        ),
        Term(
            quantity="shortest time with most of its power",
            at=(0.146, 0.305, 0.404, 0.565, 0.896, 2.94),
            points=(0.74, 0.74, 0.25, 0.0, 0.0, -1.12),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.124, 0.197, 0.254, 0.312, 0.389, 1.01),
            points=(0.44, 1.01, 0.74, 0.0, -0.34, -2.67),
        ),
        Term(quantity="longest burst", at=(0.0643, 0.372, 0.508, 0.662, 2.22), points=(3.64, 1.61, 0.0, -1.04, -1.91)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0614, 0.315, 0.448, 0.595, 2.09),
            points=(0.17, 0.17, 0.0, -0.87, -2.97),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0732, 0.486, 0.643, 0.77, 1.0),
            points=(-2.76, -0.92, 0.0, 0.47, 2.08),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 5.0), points=(0.87, 0.0, -1.19)),
        Term(quantity="rise", at=(0.0788, 0.205, 0.308, 0.489, 2.93), points=(1.44, 2.3, 0.0, 1.6, 1.12)),
        Term(quantity="tilt", at=(0.0777, 4.05, 105.0), points=(4.82, 0.0, -0.96)),
        Term(
            quantity="centre of its power",
            at=(1.06, 2.78, 3.26, 3.72, 4.27, 5.73),
            points=(-3.24, -0.25, 0.16, 0.0, 0.24, 0.08),
        ),
        Term(quantity="steepness", at=(0.392, 0.791, 0.959, 1.15, 1.57), points=(-0.64, -0.16, 0.0, -0.29, 1.03)),
        Term(
            quantity="peak",
            at=(0.0247, 0.0504, 0.0768, 0.116, 0.19, 0.635),
            points=(-2.57, -1.01, 0.03, 0.0, 0.09, 0.63),
        ),
        Term(quantity="quiet around", at=(0.541, 19.9, 50.6, 259.0), points=(-0.03, -0.14, 0.0, -0.2)),
        Term(quantity="crowding", at=(0.0, 0.0383, 0.0914, 0.666), points=(0.12, 0.0, 0.0, -0.27)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0284, 0.574), points=(0.44, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.282, 0.484, 0.997), points=(-0.65, 0.01, 0.0, -0.21)),
    ),
    pairs=(
        Pair(
            quantities=("shortest time with most of its power", "longest burst"),
            at=((0.146, 0.367, 0.653, 2.94), (0.0643, 0.422, 0.602, 2.22)),
            points=(
                (2.01, -3.03, -2.03, 0.0),
                (-0.24, -0.48, -0.57, -0.96),
                (-0.89, 1.45, 1.88, -0.39),
                (1.28, 0.8, 0.71, 0.46),
            ),
        ),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=1.05,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00723, 0.0179, 0.033, 0.0612, 0.243),
            points=(-0.5, -0.07, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(quantity="time to the nearest movement", at=(4.0, 5.0), points=(0.0, 0.0)),
        Term(
            quantity="duration", at=(0.192, 0.456, 0.617, 0.757, 0.955, 5.03), points=(0.0, 0.0, 0.0, 0.0, 0.0, -0.63)
        ),
        Term(
            quantity="shortest time with most of its power",
            at=(0.0801, 0.22, 0.343, 0.458, 0.601, 2.45),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.121, 0.176, 0.212, 0.245, 0.296, 0.493),
            points=(0.08, -0.61, -0.08, 0.0, -0.15, -0.03),
        ),
        Term(quantity="longest burst", at=(0.0801, 0.277, 0.353, 0.511, 1.22), points=(-1.3, -0.76, 0.0, 1.03, 2.87)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0801, 0.262, 0.335, 0.465, 1.21),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0548, 0.552, 0.686, 0.795, 0.938),
            points=(-0.59, 0.12, 0.0, 0.18, 0.16),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 3.0), points=(-1.07, 0.0, 1.33)),
        Term(quantity="rise", at=(0.0491, 0.148, 0.212, 0.381, 1.49), points=(-0.86, -0.08, 0.0, 0.59, 0.49)),
        Term(quantity="tilt", at=(0.0299, 0.404, 0.741, 1.11, 2.66), points=(0.43, 0.43, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.33, 3.37, 3.87, 4.33, 4.87, 6.36),
            points=(-1.16, -0.51, -0.57, 0.0, 0.27, 0.23),
        ),
        Term(quantity="steepness", at=(0.535, 0.864, 1.04, 1.27, 1.85), points=(0.52, 0.07, 0.0, 0.26, 1.21)),
        Term(
            quantity="peak",
            at=(0.0305, 0.0572, 0.0832, 0.124, 0.182, 0.434),
            points=(-2.16, -1.1, -1.56, 0.0, 0.43, 1.74),
        ),
        Term(quantity="quiet around", at=(7.32, 29.0, 75.4, 351.0), points=(0.45, 0.51, 0.0, -0.03)),
        Term(quantity="crowding", at=(0.0, 0.0305, 0.301), points=(0.79, 0.0, -0.64)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.177), points=(0.51, 0.0)),
        Term(quantity="chance of sleep before", at=(1.11e-05, 0.572, 0.895, 0.997), points=(-0.67, -0.22, 0.0, 0.27)),
        Term(
            quantity="time since sleep began",
            at=(-21.8, -2.42, 2.84, 5.95, 9.17, 12.4, 16.0, 31.5),
            points=(0.31, 1.03, 0.7, 0.3, 0.0, -0.71, -2.22, -4.21),
        ),
    ),
    pairs=(
        Pair(
            quantities=("rise", "tilt"),
            at=((0.0491, 0.168, 0.327, 1.49), (0.0299, 0.522, 0.977, 2.66)),
            points=(
                (-0.32, -0.17, -0.11, 0.23),
                (-0.97, -0.7, 0.34, 1.39),
                (-0.35, 0.1, -0.03, 0.62),
                (-0.34, -0.1, 0.11, 0.32),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "chance of sleep before"),
            at=((0.0801, 0.298, 0.504, 2.45), (1.11e-05, 0.572, 0.895, 0.997)),
            points=(
                (0.44, -0.53, -1.05, -1.01),
                (0.09, -0.12, 0.01, 0.22),
                (-1.19, 0.67, 0.63, 0.85),
                (0.22, 0.21, 0.37, 0.21),
            ),
        ),
        Pair(
            quantities=("duration", "peak"),
            at=((0.192, 0.568, 0.807, 5.03), (0.0305, 0.073, 0.141, 0.434)),
            points=(
                (-0.92, -1.5, -0.51, 0.38),
                (0.54, -0.2, -0.03, 1.55),
                (0.88, 0.84, 0.19, -0.69),
                (-0.35, -0.39, 0.17, 0.02),
            ),
        ),
        Pair(
            quantities=("tilt", "crowding"),
            at=((0.0299, 0.522, 0.977, 2.66), (0.0, 0.0305, 0.301)),
            points=((-0.52, -1.06, -0.41), (-0.77, -0.41, 0.32), (0.28, 0.71, -0.69), (1.8, 0.61, 0.14)),
        ),
        Pair(
            quantities=("peak", "chance of sleep before"),
            at=((0.0305, 0.073, 0.141, 0.434), (1.11e-05, 0.572, 0.895, 0.997)),
            points=(
                (0.71, -0.64, -0.31, 0.4),
                (0.56, -1.09, -0.71, -0.01),
                (-0.61, 0.58, 0.07, -0.22),
                (-1.1, 1.37, 0.91, 0.09),
            ),
        ),
        Pair(
            quantities=("share of its time in bursts", "tilt"),
            at=((0.0548, 0.606, 0.758, 0.938), (0.0299, 0.522, 0.977, 2.66)),
            points=(
                (-0.43, -0.46, -0.34, 0.66),
                (-0.55, -0.2, 0.58, 0.32),
                (-0.58, -0.59, 0.38, 1.33),
                (-0.42, 0.38, -0.31, 0.23),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "tilt"),
            at=((0.0801, 0.298, 0.504, 2.45), (0.0299, 0.522, 0.977, 2.66)),
            points=(
                (-1.03, -1.27, -0.19, 0.34),
                (-1.41, -0.65, 0.57, 1.67),
                (0.19, 0.7, -0.09, 0.16),
                (0.26, 0.35, 0.02, 0.37),
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
