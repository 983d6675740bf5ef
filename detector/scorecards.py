"""The scorecards, as fitted by ``python -m benchmarks.fit_scorecards --write``: change the fit, not this file."""

from dataclasses import dataclass

from detector.onset_scorecard import STIRRING, STIRRING_OF_A_LEG
from detector.scorecard import Pair, Scorecard, Term

FITTED = "E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_scorecards --write"

CONVULSION = Scorecard(
    kind="convulsion",
    source=FITTED,
    base=-1.582,
    terms=(
        Term(quantity="turning to and fro", at=(0.138, 4.61, 16.2, 37.8), points=(-4.71, -1.62, 0.0, 1.8)),
        Term(quantity="level", at=(0.0176, 0.0674, 0.129, 0.41), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(8.14, 17.4, 35.2, 219.0), points=(-0.49, -0.15, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.379, 0.99), points=(0.0, 0.0, 2.94)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0282, 0.751), points=(1.4, 0.0, -2.2)),
        Term(quantity="crowding", at=(0.0, 0.0902, 0.794), points=(0.0, 0.0, -2.87)),
        Term(quantity="dominant frequency", at=(1.66, 2.38, 3.02, 3.89, 8.65), points=(-1.73, -0.36, 0.0, 0.01, 0.24)),
        Term(quantity="frequency variation", at=(0.0158, 0.138, 0.221, 0.48), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="fall of the frequency", at=(-0.946, 0.021, 0.134, 0.52), points=(-0.89, -0.67, 0.0, 0.75)),
        Term(
            quantity="share near the dominant frequency", at=(0.272, 0.55, 0.704, 0.995), points=(0.23, 0.0, 0.0, 0.0)
        ),
        Term(quantity="regularity", at=(0.213, 0.43, 0.649, 0.75, 1.0), points=(0.0, 0.0, 0.0, -0.45, -1.52)),
        Term(quantity="beat", at=(-0.26, 0.154, 0.435, 0.657, 0.9), points=(-3.48, -1.92, 0.0, -1.95, -4.03)),
        Term(quantity="share along one line", at=(0.5, 0.704, 0.887, 0.994), points=(-0.01, 0.82, 0.0, 0.27)),
        Term(quantity="impulsiveness", at=(1.52, 2.45, 3.15, 4.14, 8.71), points=(0.14, -0.28, 0.0, 0.09, 0.98)),
        Term(quantity="pauses", at=(0.0172, 0.174, 0.292, 0.39, 0.816), points=(2.34, 1.89, 0.0, -1.12, -3.94)),
        Term(quantity="power above 1.5 Hz", at=(0.0861, 0.599, 0.808, 0.993), points=(-2.83, -1.82, 0.0, 1.49)),
        Term(quantity="swells a second", at=(0.929, 2.54, 3.43, 4.33, 8.05), points=(0.47, 0.48, 0.0, -0.6, -1.98)),
        Term(
            quantity="slowing of the swells",
            at=(-1.47, -0.0316, 0.11, 0.281, 1.58),
            points=(-0.42, 0.0, 0.0, 1.03, 1.89),
        ),
        Term(
            quantity="unevenness of the swells",
            at=(0.0, 0.306, 0.633, 0.938, 4.45),
            points=(-1.95, -0.24, 0.0, -0.35, -2.4),
        ),
        Term(quantity="variation of the level", at=(0.069, 0.206, 0.292, 0.558), points=(-0.87, -0.21, 0.0, 0.92)),
        Term(quantity="level afterwards", at=(0.00564, 0.117, 3.54), points=(0.0, 0.0, -0.88)),
        Term(
            quantity="share near the frequency with slow swings",
            at=(0.188, 0.451, 0.654, 0.994),
            points=(0.1, -1.06, 0.0, 1.15),
        ),
        Term(
            quantity="regularity with slow swings",
            at=(0.147, 0.403, 0.572, 0.67, 1.0),
            points=(1.06, 0.64, 0.0, -1.28, -2.53),
        ),
        Term(
            quantity="impulsiveness in the second half",
            at=(1.52, 2.61, 3.44, 4.57, 9.71),
            points=(-2.84, -1.08, 0.0, 1.15, 2.48),
        ),
        Term(
            quantity="share along one line in the second half",
            at=(0.483, 0.676, 0.848, 0.916, 0.994),
            points=(-1.78, -0.31, 0.0, -0.64, -0.31),
        ),
        Term(
            quantity="power above 4 Hz in the second half",
            at=(0.0126, 0.144, 0.304, 0.564, 0.995),
            points=(2.14, 0.7, 0.0, -1.35, -1.86),
        ),
        Term(
            quantity="share near the dominant frequency in the second half",
            at=(0.272, 0.489, 0.612, 0.755, 0.995),
            points=(0.92, 0.8, 0.0, 0.37, -0.04),
        ),
        Term(
            quantity="swells in the second half",
            at=(2.0, 18.5, 32.5, 58.5, 309.0),
            points=(-3.87, -1.37, 0.0, 0.24, -0.07),
        ),
        Term(
            quantity="length of the swells in the second half",
            at=(0.146, 0.372, 0.551, 4.02),
            points=(4.99, 3.01, 0.0, -2.26),
        ),
        Term(
            quantity="steps in the length of the swells in the second half",
            at=(0.0, 0.0672, 0.196, 0.483, 1.11),
            points=(-2.35, -0.01, 0.0, -0.67, -1.54),
        ),
        Term(
            quantity="level of the ends over the middle",
            at=(-0.654, -0.183, -0.072, 0.0874, 3.24),
            points=(0.79, 0.27, 0.0, -0.43, -1.21),
        ),
    ),
    pairs=(
        Pair(
            quantities=("impulsiveness", "power above 1.5 Hz"),
            at=((1.52, 2.67, 3.79, 8.71), (0.0861, 0.599, 0.808, 0.993)),
            points=(
                (0.12, 0.87, 0.5, -0.94),
                (-0.75, -0.16, -0.68, 0.82),
                (-0.66, -1.0, -0.53, 1.53),
                (0.28, -0.52, 1.04, 0.08),
            ),
        ),
        Pair(
            quantities=("beat", "share along one line"),
            at=((-0.26, 0.209, 0.616, 0.9), (0.5, 0.704, 0.887, 0.994)),
            points=(
                (-1.34, -1.3, 0.65, 0.25),
                (-1.25, 1.01, 0.48, 1.35),
                (1.69, 1.56, -0.6, -0.26),
                (0.07, 0.39, -1.63, -1.06),
            ),
        ),
        Pair(
            quantities=("frequency variation", "impulsiveness"),
            at=((0.0158, 0.138, 0.221, 0.48), (1.52, 2.67, 3.79, 8.71)),
            points=(
                (-0.82, -0.35, 0.81, 0.79),
                (-0.28, -0.74, 0.34, 0.97),
                (1.74, 0.16, -1.5, -0.28),
                (-0.1, 0.17, -0.29, -0.61),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "regularity"),
            at=((-0.946, 0.021, 0.134, 0.52), (0.213, 0.486, 0.721, 1.0)),
            points=(
                (0.1, 0.81, -0.56, -0.58),
                (0.4, 0.56, -0.52, -0.9),
                (-1.17, 0.51, 0.44, 0.14),
                (-0.39, -0.54, 1.4, 0.28),
            ),
        ),
        Pair(
            quantities=("share along one line", "unevenness of the swells"),
            at=((0.5, 0.704, 0.887, 0.994), (0.0, 0.378, 0.829, 4.45)),
            points=(
                (0.07, 0.56, -0.9, -0.56),
                (0.68, 1.63, 0.43, -1.09),
                (-2.05, -0.13, 1.03, 0.06),
                (-0.8, 0.9, 0.55, -0.39),
            ),
        ),
        Pair(
            quantities=("regularity", "power above 1.5 Hz"),
            at=((0.213, 0.486, 0.721, 1.0), (0.0861, 0.599, 0.808, 0.993)),
            points=(
                (-0.99, -0.91, 0.41, 0.44),
                (0.48, -0.28, 0.29, 0.86),
                (0.2, -0.8, 0.17, 1.19),
                (-0.7, 1.18, -0.54, -0.99),
            ),
        ),
        Pair(
            quantities=("duration", "frequency variation"),
            at=((8.14, 17.4, 35.2, 219.0), (0.0158, 0.138, 0.221, 0.48)),
            points=(
                (0.92, -0.22, -0.68, -0.35),
                (-0.32, 0.14, 0.57, -0.2),
                (-0.0, -0.07, 0.73, -0.08),
                (-0.16, 0.44, -0.49, -0.21),
            ),
        ),
        Pair(
            quantities=("beat", "variation of the level"),
            at=((-0.26, 0.209, 0.616, 0.9), (0.069, 0.206, 0.292, 0.558)),
            points=(
                (-0.35, -0.38, -0.25, -0.76),
                (0.36, 1.6, 0.64, -1.02),
                (-0.2, 0.09, 0.39, 2.11),
                (-0.48, -0.86, -1.48, 0.59),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.0158, 0.138, 0.221, 0.48), (0.272, 0.55, 0.704, 0.995)),
            points=(
                (-0.47, -0.52, 0.69, 0.72),
                (0.14, 0.9, 0.08, -0.83),
                (-0.01, -0.17, -0.47, 0.77),
                (0.57, -1.17, -0.38, 0.14),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "pauses"),
            at=((-0.946, 0.021, 0.134, 0.52), (0.0172, 0.22, 0.359, 0.816)),
            points=(
                (0.4, -0.39, 0.06, -0.29),
                (-0.44, -0.03, 0.56, -0.53),
                (0.46, 0.05, 0.5, -1.08),
                (0.67, 0.12, 0.83, -0.87),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "power above 1.5 Hz"),
            at=((1.66, 2.58, 3.56, 8.65), (0.0861, 0.599, 0.808, 0.993)),
            points=(
                (-2.46, -0.86, 2.06, 0.58),
                (0.2, -0.79, -1.16, 1.56),
                (0.75, 0.4, -0.59, 0.15),
                (0.5, 0.45, 0.01, -0.79),
            ),
        ),
        Pair(
            quantities=("duration", "slowing of the swells"),
            at=((8.14, 17.4, 35.2, 219.0), (-1.47, 0.0358, 0.201, 1.58)),
            points=(
                (-0.3, 0.22, 0.44, -0.7),
                (-0.05, -0.15, -0.32, 0.71),
                (0.29, -0.3, -0.24, 0.83),
                (-0.15, -0.43, 0.11, 0.05),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "regularity"),
            at=((1.66, 2.58, 3.56, 8.65), (0.213, 0.486, 0.721, 1.0)),
            points=(
                (0.23, -1.41, -0.33, 0.82),
                (-0.72, 0.37, 1.01, -0.86),
                (-0.64, 1.33, 0.82, -0.8),
                (0.07, 1.06, -0.74, -0.22),
            ),
        ),
        Pair(
            quantities=("level", "impulsiveness"),
            at=((0.0176, 0.0674, 0.129, 0.41), (1.52, 2.67, 3.79, 8.71)),
            points=(
                (-0.64, -0.02, 0.96, 0.72),
                (0.82, -0.4, -0.34, 0.82),
                (-0.67, 0.15, 0.35, -0.04),
                (1.03, -0.5, -1.62, -0.62),
            ),
        ),
        Pair(
            quantities=("level", "turning to and fro"),
            at=((0.0176, 0.0674, 0.129, 0.41), (0.138, 4.61, 16.2, 37.8)),
            points=(
                (-2.38, 1.4, 0.54, 1.46),
                (-2.05, 0.59, 0.86, 1.5),
                (0.97, -0.68, -1.29, 0.79),
                (0.38, 0.15, -0.29, -1.94),
            ),
        ),
        Pair(
            quantities=("level", "power above 1.5 Hz"),
            at=((0.0176, 0.0674, 0.129, 0.41), (0.0861, 0.599, 0.808, 0.993)),
            points=(
                (-0.32, -0.05, 1.42, -0.02),
                (1.22, -0.32, -0.41, 0.4),
                (-1.05, 1.24, -0.66, 0.26),
                (-0.86, -1.68, -0.03, 0.86),
            ),
        ),
        Pair(
            quantities=("duration", "swells in the second half"),
            at=((8.14, 17.4, 35.2, 219.0), (2.0, 22.5, 48.0, 309.0)),
            points=(
                (-1.48, 1.2, -0.05, -0.0),
                (-0.45, 0.43, 0.24, -0.03),
                (-0.46, -0.38, 1.05, 0.37),
                (-0.01, -0.03, 0.3, -0.69),
            ),
        ),
    ),
)

TREMOR = Scorecard(
    kind="tremor",
    source=FITTED,
    base=-1.443,
    terms=(
        Term(
            quantity="turning to and fro", at=(0.0359, 0.888, 2.03, 7.15, 27.3), points=(2.13, 1.83, 0.0, -4.1, -5.45)
        ),
        Term(quantity="power above 10 Hz", at=(0.0, 1.14), points=(-0.21, 0.0)),
        Term(quantity="level", at=(0.00419, 0.018, 0.0383, 0.0725, 0.358), points=(-1.15, 0.33, 0.0, -0.71, -1.96)),
        Term(quantity="duration", at=(5.05, 14.6, 32.0, 148.0), points=(-3.26, -1.18, 0.0, 0.75)),
        Term(quantity="dominant frequency", at=(3.06, 3.83, 4.35, 5.08, 9.65), points=(-1.79, -0.16, 0.0, 1.03, -2.25)),
        Term(quantity="frequency variation", at=(0.00294, 0.0503, 0.0869, 0.338), points=(0.0, 0.0, 0.0, -0.58)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.507, 0.682, 0.782, 0.995),
            points=(-2.48, -1.3, 0.0, 1.26),
        ),
        Term(quantity="regularity", at=(0.165, 0.499, 0.738, 0.992), points=(-3.27, 0.0, 0.0, 0.0)),
        Term(quantity="pauses", at=(0.0, 0.103, 0.295, 0.846), points=(0.3, 0.12, 0.0, -4.15)),
        Term(quantity="impulsiveness", at=(1.51, 1.98, 2.6, 3.56, 9.15), points=(2.39, 1.05, 0.0, 0.31, 0.18)),
        Term(quantity="variation of the level", at=(0.0107, 0.195, 0.302, 0.72), points=(-0.86, -0.43, 0.0, -0.48)),
        Term(quantity="power above 4 Hz", at=(0.013, 0.551, 0.737, 0.996), points=(-1.77, -0.75, 0.0, -0.92)),
        Term(quantity="beat", at=(-0.304, 0.028, 0.303, 0.896), points=(1.32, 0.58, 0.0, -1.07)),
        Term(quantity="power above 1.5 Hz", at=(0.253, 0.509, 0.737, 0.994), points=(3.33, 1.6, 0.0, -1.25)),
        Term(quantity="crowding", at=(0.0, 0.187, 0.852), points=(0.03, 0.0, 0.82)),
        Term(quantity="swells a second", at=(0.0, 2.6, 3.55, 8.3), points=(1.09, 0.16, 0.0, 1.31)),
        Term(quantity="chance of sleep before", at=(0.0, 0.984), points=(0.51, 0.0)),
        Term(
            quantity="share along one line",
            at=(0.477, 0.729, 0.828, 0.935, 0.995),
            points=(-1.02, 0.25, 0.0, -0.49, -0.34),
        ),
    ),
    pairs=(
        Pair(
            quantities=("turning to and fro", "power above 1.5 Hz"),
            at=((0.0359, 1.15, 5.52, 27.3), (0.253, 0.509, 0.737, 0.994)),
            points=(
                (0.5, -0.96, 0.04, 1.75),
                (1.44, 0.94, 0.35, -0.43),
                (0.18, 0.24, -0.62, -1.88),
                (-0.39, -0.34, -0.12, -0.68),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz", "dominant frequency"),
            at=((0.0, 1.14), (3.06, 3.99, 4.78, 9.65)),
            points=((-0.27, -0.18, 0.67, -0.43), (0.04, 0.04, -1.74, -1.7)),
        ),
        Pair(
            quantities=("share near the dominant frequency", "beat"),
            at=((0.507, 0.682, 0.782, 0.995), (-0.304, 0.028, 0.303, 0.896)),
            points=(
                (0.02, -0.42, -0.23, -0.55),
                (0.42, 0.52, 0.2, -1.26),
                (0.4, -0.42, 0.58, -0.52),
                (-0.1, 0.15, -0.06, 1.26),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share near the dominant frequency"),
            at=((0.0359, 1.15, 5.52, 27.3), (0.507, 0.682, 0.782, 0.995)),
            points=(
                (-0.98, 1.01, 0.08, 1.21),
                (-0.04, -0.56, 1.04, 1.85),
                (-0.01, -0.33, -0.81, -0.92),
                (-0.15, -0.24, -0.26, -0.88),
            ),
        ),
        Pair(
            quantities=("power above 1.5 Hz", "crowding"),
            at=((0.253, 0.509, 0.737, 0.994), (0.0, 0.109, 0.33, 0.852)),
            points=(
                (0.23, -0.04, 0.41, 1.12),
                (-0.2, -0.01, 0.07, 0.01),
                (-0.08, -0.36, 0.02, 0.06),
                (0.06, -0.4, -0.42, -0.49),
            ),
        ),
        Pair(
            quantities=("duration", "crowding"),
            at=((5.05, 14.6, 32.0, 148.0), (0.0, 0.109, 0.33, 0.852)),
            points=(
                (-1.4, -1.51, -0.07, 0.89),
                (0.68, -0.37, 0.18, 0.4),
                (0.38, 0.66, -0.1, -0.51),
                (0.35, 0.41, 0.07, -0.08),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "power above 10 Hz"),
            at=((0.0359, 1.15, 5.52, 27.3), (0.0, 1.14)),
            points=((1.45, -2.25), (-0.1, -0.93), (-0.77, -0.17), (-0.79, -0.01)),
        ),
        Pair(
            quantities=("power above 10 Hz", "level"),
            at=((0.0, 1.14), (0.00419, 0.024, 0.0577, 0.358)),
            points=((0.27, -0.13, 0.16, -0.5), (-2.15, -1.12, -0.08, -0.02)),
        ),
        Pair(
            quantities=("frequency variation", "impulsiveness"),
            at=((0.00294, 0.0503, 0.0869, 0.338), (1.51, 2.14, 3.19, 9.15)),
            points=(
                (1.47, -1.03, -0.76, -0.29),
                (0.14, -0.7, -0.45, 0.22),
                (0.35, 0.21, 1.17, 0.26),
                (-0.24, -0.17, 0.12, -0.29),
            ),
        ),
        Pair(
            quantities=("power above 4 Hz", "power above 1.5 Hz"),
            at=((0.013, 0.551, 0.737, 0.996), (0.253, 0.509, 0.737, 0.994)),
            points=(
                (-0.85, -1.26, 1.05, 0.04),
                (-0.26, 0.09, 0.59, -0.14),
                (1.0, 0.41, 0.19, 0.07),
                (1.83, 0.64, -2.18, -1.22),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz", "power above 4 Hz"),
            at=((0.0, 1.14), (0.013, 0.551, 0.737, 0.996)),
            points=((-0.91, 0.28, 0.08, 0.35), (0.07, -0.05, -0.86, -2.53)),
        ),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-10.015,
    terms=(
        Term(quantity="turning to and fro", at=(0.0884, 1.08, 3.36, 7.51, 43.9), points=(3.43, 3.1, 0.0, -0.99, -1.01)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.95), points=(0.41, 0.0)),
        Term(quantity="level", at=(0.00942, 0.0278, 0.0693, 0.399), points=(4.48, 2.32, 0.0, -2.47)),
        Term(quantity="duration", at=(4.17, 13.4, 36.3, 195.0), points=(1.01, 2.05, 0.0, -1.14)),
        Term(
            quantity="dominant frequency", at=(0.486, 0.891, 1.11, 2.89, 8.58), points=(-2.06, -0.17, 0.0, 0.15, -1.08)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0423, 0.943), points=(-1.2, 0.0, -1.59)),
        Term(
            quantity="share near the dominant frequency", at=(0.24, 0.53, 0.759, 0.994), points=(2.34, 1.46, 0.0, -2.47)
        ),
        Term(quantity="regularity", at=(0.343, 0.75, 0.854, 1.0), points=(-2.47, -0.89, 0.0, 1.08)),
        Term(quantity="impulsiveness", at=(1.53, 2.61, 4.06, 18.5), points=(0.86, 0.97, 0.0, -1.95)),
        Term(quantity="pauses", at=(0.0, 0.134, 0.335, 0.788), points=(1.56, 1.07, 0.0, -0.44)),
        Term(
            quantity="share along one line",
            at=(0.431, 0.774, 0.863, 0.947, 0.992),
            points=(-1.6, -0.89, 0.0, 0.63, 1.58),
        ),
        Term(quantity="beat", at=(-0.154, 0.543, 0.765, 0.914), points=(-3.66, -1.01, 0.0, 0.84)),
        Term(quantity="power above 1.5 Hz", at=(0.149, 0.689, 0.834, 0.995), points=(-3.41, -1.13, 0.0, 2.29)),
        Term(quantity="power above 4 Hz", at=(0.00349, 0.0724, 0.241, 0.995), points=(1.1, 0.63, 0.0, -1.76)),
        Term(quantity="crowding", at=(0.0, 0.0982, 0.851), points=(0.78, 0.0, -1.63)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.038, 0.791), points=(1.03, 0.0, -0.9)),
        Term(quantity="chance of sleep before", at=(0.0, 0.241, 0.992), points=(-0.61, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.58, 3.46, 7.56), points=(0.48, 0.55, 0.0, -0.5)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.262, 0.647, 2.57), points=(0.27, -0.08, 0.0, 1.19)),
        Term(quantity="variation of the level", at=(0.0, 0.0705, 0.145, 0.397), points=(-1.31, -0.54, 0.0, -0.41)),
        Term(
            quantity="time since sleep began",
            at=(-59.2, -21.3, -10.8, 6.16, 29.2, 86.6),
            points=(-1.41, -0.4, 0.55, 0.0, -1.17, -1.47),
        ),
        Term(quantity="level afterwards", at=(0.00702, 0.201, 3.72), points=(-0.83, 0.0, -0.08)),
    ),
    pairs=(
        Pair(
            quantities=("regularity", "power above 4 Hz"),
            at=((0.343, 0.75, 0.854, 1.0), (0.00349, 0.0724, 0.241, 0.995)),
            points=(
                (-0.74, -1.13, 0.37, -0.08),
                (-0.35, 0.38, 1.3, -0.63),
                (1.09, 0.67, -1.01, -0.96),
                (0.47, 0.23, 0.47, -0.09),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share along one line"),
            at=((0.0884, 1.47, 6.5, 43.9), (0.431, 0.803, 0.923, 0.992)),
            points=(
                (-0.52, -1.42, -0.85, 1.34),
                (-0.35, 0.82, 1.37, 2.28),
                (0.13, 0.69, -0.77, -2.7),
                (-0.0, -0.01, -0.0, -0.01),
            ),
        ),
        Pair(
            quantities=("level", "variation of the level"),
            at=((0.00942, 0.0278, 0.0693, 0.399), (0.0, 0.0705, 0.145, 0.397)),
            points=(
                (0.37, 1.65, 0.73, -0.59),
                (-0.38, 0.5, 0.48, -0.44),
                (-0.64, -1.14, 0.97, 0.95),
                (-0.13, -0.78, -1.23, -0.34),
            ),
        ),
        Pair(
            quantities=("share along one line", "power above 4 Hz"),
            at=((0.431, 0.803, 0.923, 0.992), (0.00349, 0.0724, 0.241, 0.995)),
            points=(
                (-0.08, -0.21, -0.35, -0.1),
                (-0.34, -0.39, 1.12, -0.31),
                (-0.14, 0.51, 0.63, -1.25),
                (1.04, 0.24, -0.26, -0.1),
            ),
        ),
        Pair(
            quantities=("beat", "unevenness of the swells"),
            at=((-0.154, 0.543, 0.765, 0.914), (0.0, 0.262, 0.647, 2.57)),
            points=(
                (-0.0, -0.29, -1.6, -0.75),
                (0.2, 0.22, 0.08, 1.14),
                (-0.94, -0.52, 0.36, 1.27),
                (1.09, 0.17, 0.04, -0.46),
            ),
        ),
        Pair(
            quantities=("impulsiveness", "power above 4 Hz"),
            at=((1.53, 2.61, 4.06, 18.5), (0.00349, 0.0724, 0.241, 0.995)),
            points=(
                (0.21, -0.59, 0.39, -0.14),
                (0.75, 0.45, -0.06, -0.06),
                (0.03, 1.07, 1.25, -1.37),
                (-0.52, -0.79, -0.45, -0.19),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.134, 0.335, 0.788), (0.431, 0.803, 0.923, 0.992)),
            points=(
                (0.14, 0.81, -0.0, -0.46),
                (-0.17, 1.05, 0.15, -0.45),
                (-0.51, -0.9, -0.26, 1.04),
                (-0.2, -0.88, -0.14, 0.78),
            ),
        ),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-3.035,
    terms=(
        Term(
            quantity="turning to and fro", at=(0.0628, 0.784, 2.19, 6.24, 35.5), points=(2.25, 0.23, 0.0, -2.47, -2.57)
        ),
        Term(quantity="power above 10 Hz", at=(0.0, 0.0459, 0.887), points=(-0.04, 0.0, -2.18)),
        Term(quantity="level", at=(0.00449, 0.0263, 0.0537, 0.337), points=(3.67, 2.1, 0.0, -2.69)),
        Term(quantity="duration", at=(3.05, 9.68, 159.0), points=(-2.21, 0.0, 0.45)),
        Term(
            quantity="dominant frequency", at=(1.65, 1.95, 2.65, 3.51, 8.62), points=(-2.16, -1.19, 0.0, -2.31, -3.15)
        ),
        Term(quantity="frequency variation", at=(0.00473, 0.0511, 0.12, 0.574), points=(0.91, 0.36, 0.0, -0.39)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.275, 0.528, 0.689, 0.941),
            points=(1.12, 0.63, 0.0, -1.34),
        ),
        Term(quantity="regularity", at=(0.223, 0.689, 0.912, 1.0), points=(1.15, 0.54, 0.0, 1.09)),
        Term(quantity="impulsiveness", at=(1.66, 2.79, 3.57, 7.4), points=(1.47, 1.15, 0.0, -1.88)),
        Term(quantity="pauses", at=(0.0, 0.163, 0.294, 0.657), points=(0.58, 0.56, 0.0, -1.09)),
        Term(
            quantity="share along one line",
            at=(0.478, 0.785, 0.929, 0.967, 0.99),
            points=(-2.55, -1.4, 0.0, 1.29, 2.67),
        ),
        Term(quantity="beat", at=(-0.265, 0.516, 0.799, 0.911), points=(-7.02, -2.26, 0.0, 1.73)),
        Term(quantity="power above 1.5 Hz", at=(0.00702, 0.457, 0.722, 0.967), points=(0.49, 0.85, 0.0, -0.08)),
        Term(quantity="power above 4 Hz", at=(0.0241, 0.211, 0.435, 0.978), points=(2.87, 1.58, 0.0, -3.32)),
        Term(quantity="crowding", at=(0.0058, 0.424, 1.0), points=(0.0, 0.0, -0.58)),
        Term(quantity="crowding on the quieter side", at=(0.000513, 0.153, 1.0), points=(1.39, 0.0, -0.37)),
        Term(quantity="chance of sleep before", at=(0.0, 0.0889, 0.99), points=(-1.72, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.527, 2.33, 3.36, 6.23), points=(1.82, 0.07, 0.0, -1.64)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.104, 0.635, 4.09), points=(-0.47, -0.16, 0.0, 0.82)),
        Term(quantity="variation of the level", at=(0.0305, 0.113, 0.211, 0.61), points=(1.09, 0.1, 0.0, 0.05)),
        Term(
            quantity="time since sleep began",
            at=(-60.2, -21.4, -12.6, -0.761, 25.3, 84.4),
            points=(-1.78, -1.05, -0.39, 0.0, -0.99, -2.65),
        ),
        Term(quantity="level afterwards", at=(0.00864, 0.201, 0.663, 6.3), points=(-1.23, -0.51, 0.0, -2.2)),
        Term(quantity="repetitions", at=(4.0, 14.5, 301.0), points=(-0.29, 0.0, -0.2)),
        Term(quantity="interval variation", at=(0.0157, 0.0584, 0.118, 0.403), points=(1.22, 0.69, 0.0, -1.06)),
        Term(quantity="median interval", at=(0.3, 0.49, 0.83, 2.65), points=(0.57, 0.33, 0.0, -1.01)),
        Term(quantity="variation of the peaks", at=(0.0605, 0.158, 0.222, 0.546), points=(1.43, 0.21, 0.0, -1.98)),
        Term(quantity="variation of the lengths", at=(0.0778, 0.344, 0.689, 1.88), points=(0.48, 0.48, 0.0, 0.0)),
        Term(quantity="share of brief ones", at=(0.0, 0.569), points=(-1.44, 0.0)),
        Term(quantity="share of time moving", at=(0.593, 1.0), points=(1.55, 0.0)),
        Term(quantity="at a leg", at=(0.0, 1.0), points=(-0.75, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "at a leg"),
            at=((0.478, 0.822, 0.96, 0.99), (0.0, 0.5, 1.0)),
            points=((-0.52, 0.0, -0.72), (0.6, 0.0, -0.62), (-0.67, 0.0, 0.7), (-0.16, 0.0, 1.38)),
        ),
        Pair(
            quantities=("level", "at a leg"),
            at=((0.00449, 0.0263, 0.0537, 0.337), (0.0, 0.5, 1.0)),
            points=((-0.25, 0.0, 1.82), (-0.69, 0.0, 1.22), (1.44, 0.0, -0.86), (-1.25, 0.0, -1.43)),
        ),
        Pair(
            quantities=("share along one line", "crowding"),
            at=((0.478, 0.822, 0.96, 0.99), (0.0058, 0.265, 0.538, 1.0)),
            points=(
                (-2.24, 0.89, -0.09, 0.2),
                (-1.71, -0.08, 0.69, 1.09),
                (0.54, -0.05, -0.23, -0.22),
                (1.74, 2.39, -1.55, -1.36),
            ),
        ),
        Pair(
            quantities=("level", "median interval"),
            at=((0.00449, 0.0263, 0.0537, 0.337), (0.3, 0.49, 0.83, 2.65)),
            points=(
                (0.52, 0.4, 0.83, -0.19),
                (-0.26, 0.16, 1.84, -1.2),
                (0.4, 0.6, -0.86, 0.44),
                (-0.42, -1.07, -1.13, -0.07),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.00473, 0.0511, 0.12, 0.574), (0.275, 0.528, 0.689, 0.941)),
            points=(
                (-0.77, -0.1, 0.53, 0.89),
                (-0.65, 0.35, -0.06, 0.16),
                (1.34, 0.1, -0.27, -1.14),
                (0.57, -0.2, 0.5, -1.25),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.163, 0.294, 0.657), (0.478, 0.822, 0.96, 0.99)),
            points=(
                (0.44, 1.03, -0.13, -1.32),
                (-0.96, -0.03, 1.13, 0.39),
                (-0.59, -0.15, 0.02, 1.25),
                (-0.13, -0.87, -0.99, 0.9),
            ),
        ),
        Pair(
            quantities=("share near the dominant frequency", "power above 1.5 Hz"),
            at=((0.275, 0.528, 0.689, 0.941), (0.00702, 0.457, 0.722, 0.967)),
            points=(
                (0.09, 0.94, -1.01, 0.47),
                (0.26, -0.47, 1.02, -0.67),
                (-0.15, 0.01, 0.09, 0.77),
                (-0.56, 0.72, -0.87, -0.64),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "swells a second"),
            at=((0.0628, 1.1, 4.88, 35.5), (0.527, 2.33, 3.36, 6.23)),
            points=(
                (-0.53, 0.52, -0.31, -0.46),
                (0.45, -0.57, -0.74, 0.08),
                (0.25, -1.84, -3.08, -0.13),
                (-0.02, -0.08, -0.02, -0.01),
            ),
        ),
        Pair(
            quantities=("level", "beat"),
            at=((0.00449, 0.0263, 0.0537, 0.337), (-0.265, 0.516, 0.799, 0.911)),
            points=(
                (-1.92, 0.74, 0.85, 1.9),
                (-2.6, 0.92, 1.56, 0.65),
                (-0.23, 1.02, -0.19, -0.02),
                (-0.01, -0.17, -1.7, -0.8),
            ),
        ),
        Pair(
            quantities=("repetitions", "median interval"),
            at=((4.0, 14.5, 301.0), (0.3, 0.49, 0.83, 2.65)),
            points=((0.13, 0.88, -0.82, -0.48), (-0.69, 0.3, 1.38, -0.51), (0.8, -1.09, 0.11, -0.02)),
        ),
        Pair(
            quantities=("turning to and fro", "impulsiveness"),
            at=((0.0628, 1.1, 4.88, 35.5), (1.66, 2.79, 3.57, 7.4)),
            points=(
                (0.92, 0.91, -1.61, -1.01),
                (0.8, -1.02, -0.14, -0.41),
                (-1.05, -1.97, -1.44, -0.34),
                (-0.01, -0.03, -0.07, -0.02),
            ),
        ),
    ),
)

CLUSTER = Scorecard(
    kind="cluster",
    source=FITTED,
    base=-4.449,
    terms=(
        Term(quantity="turning to and fro", at=(0.0683, 0.812, 5.06, 22.1), points=(5.18, 1.44, 0.0, -0.02)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.11, 0.204, 1.13), points=(-0.08, -0.3, 0.0, -0.09)),
        Term(quantity="jerks", at=(5.0, 31.5, 70.5, 500.0), points=(-0.64, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(2.15, 22.2, 45.6, 265.0), points=(-1.15, 0.09, 0.0, -0.08)),
        Term(quantity="peak", at=(0.0343, 0.151, 0.265, 1.33), points=(-0.3, 0.28, 0.0, -0.05)),
        Term(quantity="median interval", at=(0.336, 0.868, 1.02, 1.24, 2.09), points=(-1.36, -0.61, 0.0, -0.12, -0.84)),
        Term(quantity="interval variation", at=(0.0331, 0.264, 0.332, 1.17), points=(-1.64, -1.11, 0.0, -1.1)),
        Term(quantity="share of brief ones", at=(0.0, 0.357, 0.429, 0.8), points=(-0.6, 0.0, 0.0, 0.0)),
        Term(quantity="share of time moving", at=(0.313, 0.625, 0.668, 1.0), points=(1.34, 1.13, 0.0, -1.2)),
        Term(quantity="share along one line", at=(0.532, 0.944, 0.969, 0.986), points=(-0.65, -0.35, 0.0, 0.86)),
        Term(quantity="impulsiveness", at=(2.07, 8.05, 10.1, 13.5), points=(-3.6, -1.59, 0.0, 0.97)),
        Term(quantity="power above 4 Hz", at=(0.0591, 0.604, 0.79, 0.978), points=(-0.78, -0.4, 0.0, 0.17)),
        Term(quantity="crowding", at=(0.00344, 0.185, 0.758), points=(0.0, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.000323, 0.0702, 0.691), points=(0.0, 0.0, 0.0)),
        Term(quantity="dominant frequency", at=(1.66, 3.82, 5.21, 8.82), points=(-0.08, 0.41, 0.0, -0.33)),
        Term(quantity="regularity", at=(0.207, 0.494, 0.554, 1.0), points=(2.4, 1.11, 0.0, -0.45)),
        Term(quantity="beat", at=(-0.0229, 0.463, 0.509, 0.902), points=(1.41, 0.94, 0.0, -0.79)),
    ),
    pairs=(),
)

LEG_MOVEMENT = Scorecard(
    kind="leg_movement",
    source=FITTED,
    base=-7.62,
    terms=(
        Term(
            quantity="share of its power along one line",
            at=(0.431, 0.646, 0.744, 0.852, 0.998),
            points=(-2.06, -0.19, 0.0, 0.0, 0.0),
        ),
        Term(quantity="tilt", at=(0.0882, 2.25, 4.82, 93.6), points=(4.47, 4.29, 0.0, -2.15)),
        Term(
            quantity="duration", at=(0.576, 1.28, 1.73, 2.44, 3.58, 8.59), points=(0.34, 1.84, 1.27, 0.0, -0.77, -6.64)
        ),
        Term(
            quantity="shortest time with most of its power",
            at=(0.269, 0.825, 1.29, 2.23, 6.29),
            points=(-5.75, -1.42, 0.0, 2.13, 7.66),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.126, 0.185, 0.266, 0.377, 0.919),
            points=(0.58, 0.79, 0.0, -0.15, -1.3),
        ),
        Term(quantity="longest burst", at=(0.0967, 0.7, 0.979, 1.32, 2.6), points=(0.32, -0.62, 0.0, 0.14, 1.16)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0821, 0.454, 0.726, 1.05, 2.2),
            points=(3.06, 0.51, 0.0, -0.13, 0.51),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0918, 0.556, 0.696, 0.804, 0.977),
            points=(-5.27, -2.48, 0.0, 0.83, 2.4),
        ),
        Term(quantity="bursts", at=(1.0, 2.5, 9.0), points=(-0.38, 0.0, 1.59)),
        Term(quantity="rise", at=(0.0775, 0.301, 0.681, 1.37, 5.71), points=(0.63, 0.14, 0.0, 0.09, 0.38)),
        Term(quantity="centre of its power", at=(1.03, 2.14, 2.61, 3.14, 4.34), points=(-3.38, -0.7, 0.0, 0.58, 2.2)),
        Term(quantity="steepness", at=(0.33, 0.628, 0.761, 0.901, 1.22), points=(-0.78, 0.04, 0.0, 0.04, -0.57)),
        Term(quantity="peak", at=(0.0253, 0.0698, 0.119, 0.208, 0.612), points=(1.83, -0.58, 0.0, 0.1, -0.63)),
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.000328, 0.00103, 0.00235, 0.0146),
            points=(0.16, -0.28, 0.0, 0.79, 1.1),
        ),
        Term(quantity="time to the nearest movement", at=(0.541, 4.0), points=(-3.54, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("duration", "centre of its power"),
            at=((0.576, 1.56, 2.76, 8.59), (1.03, 2.3, 2.95, 4.34)),
            points=(
                (-1.89, -0.24, 1.59, 1.85),
                (-1.05, 0.44, 0.94, 0.13),
                (1.34, 0.48, 0.57, 0.48),
                (-0.17, -1.78, -1.26, -1.42),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "peak"),
            at=((0.431, 0.681, 0.815, 0.998), (0.0253, 0.0834, 0.172, 0.612)),
            points=(
                (1.76, -0.49, -1.03, -1.33),
                (0.53, -0.31, 0.03, -0.04),
                (0.03, 0.26, 0.68, 0.43),
                (-2.01, 0.83, 0.41, 0.27),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "time to the nearest movement"),
            at=((0.431, 0.681, 0.815, 0.998), (0.541, 4.0)),
            points=((-0.24, -0.84), (-0.38, 0.59), (0.37, 1.03), (-3.29, 2.79)),
        ),
    ),
)

JERK = Scorecard(
    kind="jerk",
    source=FITTED,
    base=-6.843,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00316, 0.00805, 0.0161, 0.0319, 0.115),
            points=(-1.42, -1.36, -0.39, 0.0, 0.9, 1.16),
        ),
        Term(quantity="time to the nearest movement", at=(0.53, 4.0), points=(-9.66, 0.0)),
        Term(
            quantity="share of its power along one line",
            at=(0.435, 0.779, 0.829, 0.878, 0.935, 1.0),
            points=(-3.54, -1.66, -0.92, 0.0, 0.4, 2.2),
        ),
        Term(quantity="duration", at=(0.28, 0.634, 0.822, 1.09, 1.55, 3.91), points=(1.28, 0.0, 0.0, 0.0, 0.0, -4.78)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.14, 0.31, 0.417, 0.581, 0.897, 2.96),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, -1.45),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.122, 0.181, 0.229, 0.286, 0.366, 0.96),
            points=(0.96, 1.06, 0.36, 0.0, 0.24, -0.82),
        ),
        Term(quantity="longest burst", at=(0.0598, 0.36, 0.502, 0.659, 2.19), points=(1.11, -0.08, 0.0, 0.24, -0.78)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0575, 0.296, 0.434, 0.589, 2.04),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0682, 0.491, 0.65, 0.778, 1.0),
            points=(-2.22, -0.5, 0.0, 0.21, 0.84),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 5.0), points=(-0.57, 0.0, 0.55)),
        Term(quantity="rise", at=(0.062, 0.201, 0.31, 0.499, 2.93), points=(1.06, 2.36, 0.0, 1.69, 1.25)),
        Term(quantity="tilt", at=(0.0816, 4.02, 103.0), points=(3.99, 0.0, -0.89)),
        Term(
            quantity="centre of its power",
            at=(1.05, 2.68, 3.16, 3.62, 4.17, 5.87),
            points=(-5.83, -1.22, -0.11, 0.0, 0.74, 0.7),
        ),
        Term(quantity="steepness", at=(0.368, 0.771, 0.936, 1.13, 1.59), points=(-0.82, 0.01, 0.0, 0.19, 0.38)),
        Term(
            quantity="peak",
            at=(0.024, 0.0489, 0.0743, 0.112, 0.183, 0.63),
            points=(-0.73, -0.09, 0.35, 0.0, -0.02, 0.33),
        ),
        Term(quantity="quiet around", at=(0.538, 20.2, 51.2, 259.0), points=(0.06, 0.02, 0.0, 0.24)),
        Term(quantity="crowding", at=(0.0, 0.0365, 0.088, 0.66), points=(0.11, 0.0, 0.0, -0.19)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0275, 0.563), points=(0.58, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.28, 0.493, 0.998), points=(-0.27, -0.12, 0.0, -0.47)),
        Term(
            quantity="time since sleep began",
            at=(-52.8, -10.2, -2.15, 5.32, 19.5, 34.5, 50.6, 84.6),
            points=(-0.88, 0.16, 0.77, 1.09, 0.0, -0.45, 0.03, 0.09),
        ),
    ),
    pairs=(
        Pair(
            quantities=("share of its time in bursts", "crowding on the quieter side"),
            at=((0.0682, 0.553, 0.736, 1.0), (0.0, 0.0119, 0.0445, 0.563)),
            points=(
                (1.24, 0.94, -2.0, -2.26),
                (0.32, 0.11, 0.76, 0.4),
                (-0.1, -0.34, 0.59, 0.74),
                (-0.43, -1.26, -0.07, 1.31),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "half-height of its strongest burst"),
            at=((0.435, 0.813, 0.897, 1.0), (0.122, 0.214, 0.309, 0.96)),
            points=(
                (0.73, -0.03, -1.93, -0.47),
                (0.06, 0.36, 0.0, -0.24),
                (-0.44, -0.27, 0.16, 1.07),
                (-0.79, 1.46, 1.56, -1.28),
            ),
        ),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=1.16,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00681, 0.0153, 0.029, 0.0565, 0.244),
            points=(-0.26, -0.05, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(quantity="time to the nearest movement", at=(4.0, 5.0), points=(0.0, 0.0)),
        Term(
            quantity="share of its power along one line",
            at=(0.686, 0.941, 0.973, 0.988, 0.998),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(quantity="duration", at=(0.16, 0.435, 0.591, 0.746, 0.924, 1.84), points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.0765, 0.216, 0.326, 0.45, 0.594, 1.34),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.12, 0.173, 0.206, 0.241, 0.289, 0.47),
            points=(0.37, -0.12, -0.11, 0.0, 0.43, 0.26),
        ),
        Term(quantity="longest burst", at=(0.0747, 0.277, 0.355, 0.512, 1.22), points=(-0.53, -0.17, 0.0, 1.31, 2.87)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0683, 0.259, 0.336, 0.457, 1.19),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.229, 0.588, 0.704, 0.805, 0.957),
            points=(-0.16, 0.06, 0.0, -0.04, 0.13),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 3.0), points=(-0.57, 0.0, 1.33)),
        Term(quantity="rise", at=(0.0401, 0.145, 0.207, 0.371, 1.21), points=(-0.06, -0.08, 0.0, 1.35, 0.31)),
        Term(quantity="tilt", at=(0.0289, 0.421, 0.754, 1.12, 2.68), points=(0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.36, 3.36, 3.81, 4.26, 4.8, 6.35),
            points=(-1.37, -0.64, -0.1, 0.0, 0.24, 0.37),
        ),
        Term(quantity="steepness", at=(0.548, 0.859, 1.03, 1.23, 1.83), points=(0.41, 0.1, 0.0, -0.04, 0.51)),
        Term(
            quantity="peak",
            at=(0.0306, 0.0558, 0.0828, 0.122, 0.178, 0.434),
            points=(-1.83, -1.25, -1.32, 0.0, -0.14, 1.02),
        ),
        Term(quantity="quiet around", at=(7.54, 29.2, 74.0, 372.0), points=(0.13, 0.4, 0.0, -0.33)),
        Term(quantity="crowding", at=(0.0, 0.0301, 0.286), points=(0.52, 0.0, -0.95)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.161), points=(0.06, 0.0)),
        Term(quantity="chance of sleep before", at=(1.26e-05, 0.585, 0.902, 0.997), points=(-0.88, -0.3, 0.0, 0.26)),
        Term(
            quantity="time since sleep began",
            at=(-22.4, -2.09, 2.73, 6.01, 9.17, 12.4, 15.9, 31.9),
            points=(0.1, 1.44, 0.86, 0.4, 0.0, -0.27, -1.98, -3.58),
        ),
    ),
    pairs=(
        Pair(
            quantities=("shortest time with most of its power", "tilt"),
            at=((0.0765, 0.286, 0.494, 1.34), (0.0289, 0.521, 0.981, 2.68)),
            points=(
                (-2.64, -1.46, -0.16, 1.17),
                (-1.72, -1.82, 0.86, 2.8),
                (0.6, -0.24, -0.45, 0.2),
                (0.57, 1.56, 0.53, 0.21),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "peak"),
            at=((0.0765, 0.286, 0.494, 1.34), (0.0306, 0.0742, 0.139, 0.434)),
            points=(
                (-1.6, -1.66, -0.76, 0.93),
                (-0.22, -0.37, -0.13, 0.83),
                (0.34, 0.55, 0.11, -0.87),
                (1.34, 0.95, 0.43, 0.14),
            ),
        ),
        Pair(
            quantities=("peak", "chance of sleep before"),
            at=((0.0306, 0.0742, 0.139, 0.434), (1.26e-05, 0.585, 0.902, 0.997)),
            points=(
                (0.05, 0.14, -0.23, -0.09),
                (0.67, -0.65, -0.72, 0.17),
                (-0.15, -0.1, 0.11, -0.22),
                (-1.14, 0.89, 0.87, 0.4),
            ),
        ),
        Pair(
            quantities=("tilt", "peak"),
            at=((0.0289, 0.521, 0.981, 2.68), (0.0306, 0.0742, 0.139, 0.434)),
            points=(
                (-1.11, -1.78, -0.57, 0.27),
                (-0.97, -0.67, -0.73, 0.4),
                (0.36, -0.07, 0.39, 0.1),
                (1.6, 1.98, 0.54, 0.25),
            ),
        ),
        Pair(
            quantities=("longest burst", "chance of sleep before"),
            at=((0.0747, 0.306, 0.454, 1.22), (1.26e-05, 0.585, 0.902, 0.997)),
            points=(
                (0.31, -0.31, -0.28, 0.01),
                (0.57, -0.31, -0.53, -0.72),
                (-1.13, 0.19, 0.37, 0.3),
                (-0.34, 0.7, 0.48, 0.66),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz of its peak", "tilt"),
            at=((0.0, 0.0122, 0.0361, 0.244), (0.0289, 0.521, 0.981, 2.68)),
            points=(
                (-1.31, -0.14, 0.86, 0.65),
                (0.35, -0.11, -0.06, 0.56),
                (-0.3, 0.38, -0.55, 0.4),
                (-0.39, 0.22, -0.34, 0.06),
            ),
        ),
        Pair(
            quantities=("crowding", "time since sleep began"),
            at=((0.0, 0.0301, 0.286), (-22.4, 3.89, 11.3, 31.9)),
            points=((-0.56, -0.16, 0.66, 0.59), (1.39, 0.09, 0.3, -1.36), (-1.77, 1.35, 0.31, -0.84)),
        ),
        Pair(
            quantities=("power above 10 Hz of its peak", "duration"),
            at=((0.0, 0.0122, 0.0361, 0.244), (0.16, 0.543, 0.795, 1.84)),
            points=(
                (-0.43, 0.29, -0.04, 0.24),
                (-0.71, 0.62, 0.33, 0.51),
                (-1.73, 0.69, 0.66, 0.31),
                (-0.83, 0.34, -0.1, 0.15),
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecards:
    """One scorecard for each thing that has to be told from its look-alikes, and two of stirring."""

    convulsion: Scorecard = CONVULSION
    tremor: Scorecard = TREMOR
    rhythm_in_bed: Scorecard = RHYTHM_IN_BED
    train_in_bed: Scorecard = TRAIN_IN_BED
    cluster: Scorecard = CLUSTER
    leg_movement: Scorecard = LEG_MOVEMENT
    jerk: Scorecard = JERK
    hypnic_jerk: Scorecard = HYPNIC_JERK
    stirring: Scorecard = STIRRING
    stirring_of_a_leg: Scorecard = STIRRING_OF_A_LEG
