"""The scorecards, as fitted by ``python -m benchmarks.fit_scorecards --write``: change the fit, not this file."""

from dataclasses import dataclass

from detector.onset_scorecard import STIRRING, STIRRING_OF_A_LEG
from detector.scorecard import Pair, Scorecard, Term

FITTED = "E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_scorecards --write"

CONVULSION = Scorecard(
    kind="convulsion",
    source=FITTED,
    base=1.797,
    terms=(
        Term(quantity="turning to and fro", at=(0.172, 4.2, 15.8, 41.1), points=(-6.08, -1.99, 0.0, 1.61)),
        Term(quantity="level", at=(0.0177, 0.0677, 0.13, 0.475), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(8.14, 16.5, 34.0, 215.0), points=(-2.8, -0.98, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.375, 0.989), points=(0.0, 0.0, 2.46)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0326, 0.746), points=(1.5, 0.0, -3.35)),
        Term(quantity="crowding", at=(0.0, 0.0962, 0.792), points=(0.0, 0.0, -3.62)),
        Term(quantity="dominant frequency", at=(1.66, 2.32, 2.94, 3.81, 8.61), points=(-0.99, -0.01, 0.0, 0.31, -0.37)),
        Term(quantity="frequency variation", at=(0.016, 0.14, 0.222, 0.481), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="fall of the frequency", at=(-0.921, 0.0221, 0.139, 0.519), points=(-1.24, -0.85, 0.0, 1.44)),
        Term(
            quantity="share near the dominant frequency", at=(0.271, 0.558, 0.712, 0.995), points=(0.0, 0.0, 0.0, -0.69)
        ),
        Term(quantity="regularity", at=(0.218, 0.434, 0.64, 0.745, 1.0), points=(0.0, 0.0, 0.0, -0.46, -1.53)),
        Term(quantity="beat", at=(-0.26, 0.155, 0.403, 0.651, 0.899), points=(-5.75, -2.41, 0.0, -1.92, -5.02)),
        Term(quantity="share along one line", at=(0.499, 0.699, 0.878, 0.994), points=(-0.22, 0.99, 0.0, 0.59)),
        Term(quantity="impulsiveness", at=(1.52, 2.42, 3.09, 4.07, 8.53), points=(1.02, 0.03, 0.0, 0.14, 0.9)),
        Term(quantity="pauses", at=(0.0178, 0.172, 0.283, 0.385, 0.81), points=(1.58, 2.29, 0.0, -1.09, -5.45)),
        Term(quantity="power above 1.5 Hz", at=(0.084, 0.606, 0.811, 0.993), points=(-3.09, -2.22, 0.0, 2.12)),
        Term(quantity="swells a second", at=(1.16, 2.57, 3.53, 4.36, 8.08), points=(-0.25, -0.21, 0.0, -0.24, -1.71)),
        Term(
            quantity="slowing of the swells",
            at=(-1.42, -0.0198, 0.124, 0.293, 1.5),
            points=(-1.95, -0.11, 0.0, 1.02, 1.63),
        ),
        Term(
            quantity="unevenness of the swells",
            at=(0.0, 0.321, 0.633, 0.944, 4.12),
            points=(-2.37, 0.59, 0.0, -0.34, -2.52),
        ),
        Term(quantity="variation of the level", at=(0.0698, 0.207, 0.293, 0.562), points=(-0.53, 0.01, 0.0, 1.12)),
        Term(quantity="level afterwards", at=(0.00524, 0.117, 3.77), points=(0.0, 0.0, -2.32)),
        Term(quantity="frequency with slow swings", at=(0.487, 1.97, 3.37, 8.42), points=(-1.98, -0.41, 0.0, -2.09)),
        Term(
            quantity="share near the frequency with slow swings",
            at=(0.187, 0.456, 0.656, 0.994),
            points=(1.73, -0.25, 0.0, 1.17),
        ),
        Term(
            quantity="regularity with slow swings",
            at=(0.149, 0.379, 0.556, 0.66, 1.0),
            points=(0.38, 0.31, 0.0, -1.44, -2.56),
        ),
        Term(
            quantity="impulsiveness in the second half",
            at=(1.52, 2.59, 3.4, 4.54, 9.45),
            points=(-5.08, -1.0, 0.0, 1.26, 3.08),
        ),
        Term(
            quantity="share along one line in the second half",
            at=(0.481, 0.674, 0.84, 0.911, 0.994),
            points=(-3.4, -0.36, 0.0, -0.3, 0.15),
        ),
        Term(
            quantity="power above 4 Hz in the second half",
            at=(0.0113, 0.133, 0.284, 0.541, 0.995),
            points=(1.93, 0.93, 0.0, -1.38, -0.66),
        ),
        Term(
            quantity="share near the dominant frequency in the second half",
            at=(0.271, 0.497, 0.622, 0.762, 0.995),
            points=(2.09, 1.11, 0.0, 0.08, 0.6),
        ),
    ),
    pairs=(
        Pair(
            quantities=("impulsiveness", "power above 1.5 Hz"),
            at=((1.52, 2.62, 3.72, 8.53), (0.084, 0.606, 0.811, 0.993)),
            points=(
                (0.4, 0.97, 0.17, -0.9),
                (-0.12, 0.09, -0.73, 0.03),
                (-0.58, -1.16, -0.17, 1.66),
                (-0.04, -0.44, 0.77, 0.06),
            ),
        ),
        Pair(
            quantities=("beat", "share along one line"),
            at=((-0.26, 0.208, 0.604, 0.899), (0.499, 0.699, 0.878, 0.994)),
            points=(
                (-0.98, -1.53, 0.73, 0.35),
                (-1.16, 1.07, 0.23, 0.76),
                (1.84, 1.39, -0.44, -0.29),
                (-0.18, -0.05, -1.15, -0.59),
            ),
        ),
        Pair(
            quantities=("frequency variation", "impulsiveness"),
            at=((0.016, 0.14, 0.222, 0.481), (1.52, 2.62, 3.72, 8.53)),
            points=(
                (-0.99, -0.38, 0.87, 0.7),
                (-0.1, -1.12, 0.2, 1.05),
                (1.8, 0.09, -1.34, -0.47),
                (-0.08, 0.68, 0.03, -0.94),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "regularity"),
            at=((-0.921, 0.0221, 0.139, 0.519), (0.218, 0.489, 0.715, 1.0)),
            points=(
                (0.15, 0.73, -0.6, -0.44),
                (0.27, 0.75, -0.43, -0.78),
                (-1.19, 0.19, 0.22, 0.55),
                (-0.39, -0.88, 1.55, 0.3),
            ),
        ),
        Pair(
            quantities=("share along one line", "unevenness of the swells"),
            at=((0.499, 0.699, 0.878, 0.994), (0.0, 0.411, 0.829, 4.12)),
            points=(
                (0.05, 0.89, -0.8, -0.63),
                (1.13, 0.98, -0.1, -1.13),
                (-1.87, -0.41, 1.06, 0.59),
                (-0.43, -0.04, 0.39, 0.32),
            ),
        ),
        Pair(
            quantities=("regularity", "power above 1.5 Hz"),
            at=((0.218, 0.489, 0.715, 1.0), (0.084, 0.606, 0.811, 0.993)),
            points=(
                (-0.81, -0.64, -0.07, 0.35),
                (0.36, -0.58, 0.17, 0.84),
                (0.8, -1.12, 0.13, 0.93),
                (-0.71, 1.8, -0.18, -1.28),
            ),
        ),
        Pair(
            quantities=("duration", "frequency variation"),
            at=((8.14, 16.5, 34.0, 215.0), (0.016, 0.14, 0.222, 0.481)),
            points=(
                (0.43, -0.07, -0.58, -0.52),
                (-0.2, 0.2, 0.31, 0.03),
                (0.05, 0.04, 0.78, 0.2),
                (-0.08, -0.14, -0.44, -0.02),
            ),
        ),
        Pair(
            quantities=("beat", "variation of the level"),
            at=((-0.26, 0.208, 0.604, 0.899), (0.0698, 0.207, 0.293, 0.562)),
            points=(
                (-0.51, -0.5, 0.03, -0.45),
                (0.8, 1.51, 0.1, -1.51),
                (-0.28, 0.36, 0.81, 1.62),
                (-0.23, -1.14, -1.39, 0.79),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.016, 0.14, 0.222, 0.481), (0.271, 0.558, 0.712, 0.995)),
            points=(
                (-0.16, -0.14, 0.59, -0.09),
                (-0.18, 1.02, 0.4, -1.21),
                (-0.49, -0.07, -0.12, 0.76),
                (0.54, -0.83, -0.29, 0.27),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "pauses"),
            at=((-0.921, 0.0221, 0.139, 0.519), (0.0178, 0.213, 0.352, 0.81)),
            points=(
                (0.19, -0.74, 0.58, -0.18),
                (-0.27, -0.13, 0.16, 0.06),
                (0.3, 0.13, 0.15, -0.82),
                (0.15, 0.56, 0.57, -0.7),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "power above 1.5 Hz"),
            at=((1.66, 2.51, 3.47, 8.61), (0.084, 0.606, 0.811, 0.993)),
            points=(
                (-2.68, -1.09, 2.44, 1.23),
                (0.12, -0.61, -1.21, 1.67),
                (1.39, 0.59, -1.08, -0.55),
                (0.83, 0.56, -0.12, -1.5),
            ),
        ),
        Pair(
            quantities=("duration", "slowing of the swells"),
            at=((8.14, 16.5, 34.0, 215.0), (-1.42, 0.0468, 0.218, 1.5)),
            points=(
                (-0.13, 0.44, 0.17, -1.21),
                (0.15, 0.29, 0.24, -0.35),
                (-0.32, -0.55, 0.28, 1.67),
                (-0.29, -0.97, 0.46, 0.12),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "regularity"),
            at=((1.66, 2.51, 3.47, 8.61), (0.218, 0.489, 0.715, 1.0)),
            points=(
                (0.1, -1.44, 0.11, 1.13),
                (-0.51, 0.28, 0.67, -0.47),
                (-0.66, 1.15, 0.66, -0.8),
                (-0.09, 0.79, -0.7, -0.23),
            ),
        ),
        Pair(
            quantities=("level", "impulsiveness"),
            at=((0.0177, 0.0677, 0.13, 0.475), (1.52, 2.62, 3.72, 8.53)),
            points=(
                (-0.49, -0.2, 1.19, 0.33),
                (0.57, -0.11, -0.33, 0.8),
                (-0.28, 0.03, 0.68, 0.03),
                (0.84, -0.45, -1.79, -0.81),
            ),
        ),
        Pair(
            quantities=("level", "turning to and fro"),
            at=((0.0177, 0.0677, 0.13, 0.475), (0.172, 4.2, 15.8, 41.1)),
            points=(
                (-2.09, 1.8, 0.54, 0.58),
                (-1.6, 0.22, 0.9, 1.41),
                (1.55, -0.99, -0.84, 0.74),
                (0.51, -0.18, -0.45, -2.09),
            ),
        ),
        Pair(
            quantities=("level", "power above 1.5 Hz"),
            at=((0.0177, 0.0677, 0.13, 0.475), (0.084, 0.606, 0.811, 0.993)),
            points=(
                (-0.51, 0.07, 1.46, -0.19),
                (1.32, 0.17, -0.75, 0.19),
                (-0.43, 1.18, -0.55, 0.26),
                (-0.73, -1.96, -0.12, 0.6),
            ),
        ),
    ),
)

TREMOR = Scorecard(
    kind="tremor",
    source=FITTED,
    base=-0.642,
    terms=(
        Term(
            quantity="turning to and fro", at=(0.0409, 0.941, 2.13, 7.34, 27.6), points=(2.37, 1.56, 0.0, -3.78, -5.02)
        ),
        Term(quantity="power above 10 Hz", at=(0.0, 1.16), points=(-0.31, 0.0)),
        Term(quantity="level", at=(0.00416, 0.0187, 0.0395, 0.0751, 0.362), points=(-0.83, 0.16, 0.0, -0.64, -1.69)),
        Term(quantity="duration", at=(5.05, 14.2, 32.7, 151.0), points=(-3.23, -1.48, 0.0, 0.74)),
        Term(quantity="dominant frequency", at=(3.06, 3.84, 4.33, 5.04, 9.67), points=(-1.95, -0.36, 0.0, 0.52, -2.63)),
        Term(quantity="frequency variation", at=(0.00293, 0.0423, 0.0798, 0.333), points=(0.15, 0.0, 0.0, -0.02)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.508, 0.701, 0.795, 0.995),
            points=(-2.48, -1.41, 0.0, 1.26),
        ),
        Term(quantity="regularity", at=(0.167, 0.522, 0.758, 0.997), points=(-2.16, 0.0, 0.0, 0.0)),
        Term(quantity="pauses", at=(0.0, 0.0978, 0.273, 0.843), points=(0.14, 0.07, 0.0, -3.03)),
        Term(quantity="impulsiveness", at=(1.51, 1.96, 2.52, 3.27, 9.08), points=(2.36, 1.23, 0.0, -0.24, -0.8)),
        Term(quantity="variation of the level", at=(0.0124, 0.181, 0.29, 0.725), points=(-0.78, -0.3, 0.0, -0.32)),
        Term(quantity="power above 4 Hz", at=(0.0118, 0.546, 0.735, 0.996), points=(-1.6, -0.67, 0.0, -0.94)),
        Term(quantity="beat", at=(-0.304, 0.0282, 0.371, 0.897), points=(1.29, 0.46, 0.0, -0.92)),
        Term(quantity="power above 1.5 Hz", at=(0.253, 0.491, 0.74, 0.994), points=(3.05, 1.47, 0.0, -1.17)),
        Term(quantity="crowding", at=(0.0, 0.235, 0.85), points=(-0.08, 0.0, 0.97)),
        Term(quantity="swells a second", at=(0.0, 2.7, 3.59, 8.31), points=(0.35, 0.23, 0.0, 0.86)),
        Term(quantity="chance of sleep before", at=(0.0, 0.983), points=(0.41, 0.0)),
        Term(
            quantity="share along one line",
            at=(0.477, 0.726, 0.829, 0.935, 0.995),
            points=(-0.99, 0.28, 0.0, -1.13, -1.03),
        ),
    ),
    pairs=(
        Pair(
            quantities=("turning to and fro", "power above 1.5 Hz"),
            at=((0.0409, 1.2, 5.67, 27.6), (0.253, 0.491, 0.74, 0.994)),
            points=(
                (0.3, -1.07, 0.44, 1.57),
                (1.42, 1.18, -0.03, -0.44),
                (0.16, 0.1, -0.59, -1.65),
                (-0.3, -0.33, -0.13, -0.64),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz", "dominant frequency"),
            at=((0.0, 1.16), (3.06, 3.98, 4.74, 9.67)),
            points=((-0.6, -0.07, 0.61, -0.26), (0.04, -0.06, -1.16, -1.64)),
        ),
        Pair(
            quantities=("share near the dominant frequency", "beat"),
            at=((0.508, 0.701, 0.795, 0.995), (-0.304, 0.0282, 0.371, 0.897)),
            points=(
                (-0.23, -0.22, -0.06, -0.55),
                (0.68, -0.01, 0.19, -1.2),
                (0.38, -0.27, 0.36, -0.33),
                (0.01, 0.12, -0.03, 1.16),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share near the dominant frequency"),
            at=((0.0409, 1.2, 5.67, 27.6), (0.508, 0.701, 0.795, 0.995)),
            points=(
                (-0.71, 0.72, 0.01, 1.22),
                (-0.12, -0.5, 1.0, 1.75),
                (-0.11, -0.38, -0.62, -0.86),
                (-0.13, -0.19, -0.24, -0.84),
            ),
        ),
        Pair(
            quantities=("power above 1.5 Hz", "crowding"),
            at=((0.253, 0.491, 0.74, 0.994), (0.0, 0.128, 0.389, 0.85)),
            points=(
                (0.16, -0.02, 0.43, 1.0),
                (-0.23, -0.27, 0.21, 0.18),
                (0.23, -0.62, 0.06, 0.03),
                (0.03, -0.32, -0.47, -0.41),
            ),
        ),
        Pair(
            quantities=("duration", "crowding"),
            at=((5.05, 14.2, 32.7, 151.0), (0.0, 0.128, 0.389, 0.85)),
            points=(
                (-1.21, -1.7, 0.29, 0.87),
                (0.5, -0.67, 0.02, 0.42),
                (0.72, 0.55, -0.11, -0.43),
                (0.18, 0.59, 0.04, -0.07),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "power above 10 Hz"),
            at=((0.0409, 1.2, 5.67, 27.6), (0.0, 1.16)),
            points=((0.86, -1.59), (0.31, -0.99), (-0.81, -0.22), (-0.67, -0.01)),
        ),
        Pair(
            quantities=("power above 10 Hz", "level"),
            at=((0.0, 1.16), (0.00416, 0.0249, 0.0604, 0.362)),
            points=((-0.15, 0.01, 0.19, -0.36), (-1.83, -0.88, -0.08, -0.02)),
        ),
        Pair(
            quantities=("frequency variation", "impulsiveness"),
            at=((0.00293, 0.0423, 0.0798, 0.333), (1.51, 2.12, 2.98, 9.08)),
            points=(
                (1.5, -0.42, -0.77, -0.16),
                (-0.15, -0.62, -0.42, -0.2),
                (0.33, 0.17, 0.82, -0.05),
                (-0.23, -0.04, 0.37, -0.13),
            ),
        ),
        Pair(
            quantities=("power above 4 Hz", "power above 1.5 Hz"),
            at=((0.0118, 0.546, 0.735, 0.996), (0.253, 0.491, 0.74, 0.994)),
            points=(
                (-0.57, -0.95, 0.6, -0.02),
                (-0.32, -0.18, 0.78, -0.01),
                (1.08, 0.21, 0.32, -0.0),
                (1.39, 0.81, -2.0, -1.14),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz", "power above 4 Hz"),
            at=((0.0, 1.16), (0.0118, 0.546, 0.735, 0.996)),
            points=((-0.78, 0.07, 0.22, 0.18), (0.05, -0.11, -0.79, -1.97)),
        ),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-9.728,
    terms=(
        Term(quantity="turning to and fro", at=(0.175, 1.17, 3.58, 7.93, 44.9), points=(3.74, 3.76, 0.0, -0.73, -0.76)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.941), points=(0.4, 0.0)),
        Term(quantity="level", at=(0.00997, 0.0297, 0.0727, 0.41), points=(4.0, 2.03, 0.0, -2.04)),
        Term(quantity="duration", at=(4.18, 15.6, 42.3, 214.0), points=(0.69, 1.59, 0.0, -0.79)),
        Term(
            quantity="dominant frequency", at=(0.486, 0.875, 1.08, 2.87, 8.43), points=(-1.84, -0.31, 0.0, -0.32, -1.32)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0443, 0.94), points=(-1.73, 0.0, -0.78)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.246, 0.543, 0.774, 0.995),
            points=(1.97, 1.36, 0.0, -1.7),
        ),
        Term(quantity="regularity", at=(0.505, 0.764, 0.862, 1.0), points=(-1.87, -0.73, 0.0, 0.91)),
        Term(quantity="impulsiveness", at=(1.52, 2.55, 3.95, 16.2), points=(0.39, 0.69, 0.0, -1.34)),
        Term(quantity="pauses", at=(0.0, 0.135, 0.334, 0.755), points=(1.46, 0.96, 0.0, -0.15)),
        Term(
            quantity="share along one line",
            at=(0.434, 0.779, 0.87, 0.95, 0.993),
            points=(-1.25, -0.73, 0.0, 0.74, 1.31),
        ),
        Term(quantity="beat", at=(-0.157, 0.556, 0.778, 0.915), points=(-2.74, -0.94, 0.0, 0.98)),
        Term(quantity="power above 1.5 Hz", at=(0.147, 0.687, 0.843, 0.995), points=(-2.8, -1.35, 0.0, 2.01)),
        Term(quantity="power above 4 Hz", at=(0.00314, 0.0638, 0.223, 0.995), points=(0.85, 0.5, 0.0, -1.57)),
        Term(quantity="crowding", at=(0.0, 0.096, 0.853), points=(0.84, 0.0, -1.14)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0384, 0.777), points=(1.28, 0.0, -0.81)),
        Term(quantity="chance of sleep before", at=(0.0, 0.257, 0.992), points=(-0.54, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.6, 3.46, 7.7), points=(0.5, 0.41, 0.0, -0.03)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.269, 0.606, 2.56), points=(0.4, -0.04, 0.0, 0.82)),
        Term(quantity="variation of the level", at=(0.0, 0.0747, 0.147, 0.503), points=(-1.12, -0.48, 0.0, -0.44)),
        Term(
            quantity="time since sleep began",
            at=(-58.4, -19.6, -11.0, 4.16, 27.8, 82.9),
            points=(-1.44, -0.89, 0.36, 0.0, -1.28, -1.58),
        ),
        Term(quantity="level afterwards", at=(0.00707, 0.181, 3.99), points=(-0.9, 0.0, -0.07)),
    ),
    pairs=(
        Pair(
            quantities=("regularity", "power above 4 Hz"),
            at=((0.505, 0.764, 0.862, 1.0), (0.00314, 0.0638, 0.223, 0.995)),
            points=(
                (-0.78, -0.93, 0.5, 0.07),
                (-0.2, 0.35, 1.01, -0.75),
                (0.62, 0.54, -0.54, -0.81),
                (0.7, 0.2, 0.09, -0.08),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share along one line"),
            at=((0.175, 1.6, 6.76, 44.9), (0.434, 0.808, 0.929, 0.993)),
            points=(
                (-0.2, -1.23, -0.62, 1.53),
                (-0.32, 0.86, 0.98, 1.51),
                (-0.01, 0.31, -0.59, -2.17),
                (-0.0, -0.01, -0.0, -0.02),
            ),
        ),
        Pair(
            quantities=("level", "variation of the level"),
            at=((0.00997, 0.0297, 0.0727, 0.41), (0.0, 0.0747, 0.147, 0.503)),
            points=(
                (0.37, 1.4, 0.57, -0.38),
                (-0.53, 0.33, 0.31, -0.06),
                (-0.39, -0.95, 1.14, 0.21),
                (-0.1, -0.62, -1.11, -0.21),
            ),
        ),
        Pair(
            quantities=("share along one line", "power above 4 Hz"),
            at=((0.434, 0.808, 0.929, 0.993), (0.00314, 0.0638, 0.223, 0.995)),
            points=(
                (-0.1, -0.25, -0.16, -0.03),
                (-0.24, -0.72, 1.04, -0.15),
                (-0.08, 0.41, 0.5, -1.07),
                (0.77, 0.71, -0.32, -0.31),
            ),
        ),
        Pair(
            quantities=("beat", "unevenness of the swells"),
            at=((-0.157, 0.556, 0.778, 0.915), (0.0, 0.269, 0.606, 2.56)),
            points=(
                (-0.05, -0.16, -1.08, -0.52),
                (-0.24, -0.09, 0.21, 0.98),
                (-0.36, -0.68, 0.24, 0.76),
                (1.08, 0.45, -0.15, -0.4),
            ),
        ),
        Pair(
            quantities=("impulsiveness", "power above 4 Hz"),
            at=((1.52, 2.55, 3.95, 16.2), (0.00314, 0.0638, 0.223, 0.995)),
            points=(
                (0.12, -0.68, 0.29, -0.02),
                (0.93, 0.34, -0.15, -0.14),
                (-0.34, 1.15, 1.11, -1.28),
                (-0.37, -0.65, -0.19, -0.13),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.135, 0.334, 0.755), (0.434, 0.808, 0.929, 0.993)),
            points=(
                (-0.09, 0.53, 0.23, -0.18),
                (-0.15, 0.57, 0.21, -0.17),
                (-0.32, -1.1, -0.22, 0.81),
                (0.02, -0.07, -0.47, 0.38),
            ),
        ),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-4.177,
    terms=(
        Term(quantity="turning to and fro", at=(0.0828, 2.04, 6.12, 36.9), points=(0.49, -0.02, 0.0, -0.29)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.0493, 0.898), points=(0.0, 0.0, -1.57)),
        Term(quantity="level", at=(0.0044, 0.0268, 0.054, 0.338), points=(3.64, 2.09, 0.0, -2.4)),
        Term(quantity="duration", at=(3.04, 9.76, 157.0), points=(-2.13, 0.0, 0.17)),
        Term(quantity="dominant frequency", at=(1.65, 1.92, 2.61, 3.49, 8.62), points=(-2.13, -1.34, 0.0, -2.3, -2.98)),
        Term(quantity="frequency variation", at=(0.00534, 0.0497, 0.118, 0.582), points=(0.77, 0.15, 0.0, -0.14)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.274, 0.537, 0.694, 0.943),
            points=(0.56, 0.45, 0.0, -1.19),
        ),
        Term(quantity="regularity", at=(0.229, 0.7, 0.914, 1.0), points=(0.85, 0.3, 0.0, 1.33)),
        Term(quantity="impulsiveness", at=(1.65, 2.78, 3.53, 7.27), points=(1.37, 1.69, 0.0, -1.27)),
        Term(quantity="pauses", at=(0.0, 0.162, 0.291, 0.644), points=(0.4, 0.6, 0.0, -1.0)),
        Term(
            quantity="share along one line",
            at=(0.476, 0.794, 0.93, 0.967, 0.989),
            points=(-2.91, -1.61, 0.0, 0.9, 2.75),
        ),
        Term(quantity="beat", at=(-0.263, 0.526, 0.801, 0.911), points=(-5.7, -2.06, 0.0, 1.59)),
        Term(quantity="power above 1.5 Hz", at=(0.00643, 0.459, 0.717, 0.967), points=(0.01, 0.52, 0.0, 0.05)),
        Term(quantity="power above 4 Hz", at=(0.0225, 0.205, 0.417, 0.979), points=(3.03, 1.61, 0.0, -2.33)),
        Term(quantity="crowding", at=(0.00617, 0.434, 1.0), points=(0.13, 0.0, -0.79)),
        Term(quantity="crowding on the quieter side", at=(0.00052, 0.162, 1.0), points=(1.58, 0.0, -0.04)),
        Term(quantity="chance of sleep before", at=(0.0, 0.103, 0.99), points=(-1.71, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.683, 2.36, 3.36, 6.24), points=(1.37, 0.3, 0.0, -1.04)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.107, 0.617, 4.0), points=(-0.47, 0.13, 0.0, 0.37)),
        Term(quantity="variation of the level", at=(0.0301, 0.113, 0.21, 0.604), points=(1.09, 0.14, 0.0, 0.16)),
        Term(
            quantity="time since sleep began",
            at=(-59.3, -18.9, -12.2, -0.838, 24.1, 81.1),
            points=(-1.33, -1.74, -0.18, 0.0, -0.97, -1.92),
        ),
        Term(quantity="level afterwards", at=(0.00902, 0.194, 0.66, 6.75), points=(-0.89, -0.67, 0.0, -2.45)),
        Term(quantity="repetitions", at=(4.0, 15.0, 300.0), points=(-0.56, 0.0, -0.21)),
        Term(quantity="interval variation", at=(0.0157, 0.0588, 0.119, 0.405), points=(1.61, 0.97, 0.0, -1.32)),
        Term(quantity="median interval", at=(0.306, 0.488, 0.817, 2.62), points=(0.06, 0.16, 0.0, -1.3)),
        Term(quantity="variation of the peaks", at=(0.0625, 0.159, 0.223, 0.544), points=(1.14, 0.15, 0.0, -1.02)),
        Term(quantity="variation of the lengths", at=(0.0788, 0.352, 0.686, 1.83), points=(0.55, 0.55, 0.0, -0.08)),
        Term(quantity="share of brief ones", at=(0.0, 0.5), points=(-1.15, 0.0)),
        Term(quantity="share of time moving", at=(0.666, 1.0), points=(0.71, 0.0)),
        Term(quantity="at a leg", at=(0.0, 1.0), points=(-0.45, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "at a leg"),
            at=((0.476, 0.83, 0.96, 0.989), (0.0, 1.0)),
            points=((-0.37, -1.07), (0.72, -0.53), (-0.46, 0.51), (-0.34, 1.54)),
        ),
        Pair(
            quantities=("level", "at a leg"),
            at=((0.0044, 0.0268, 0.054, 0.338), (0.0, 1.0)),
            points=((-0.05, 1.6), (-0.07, 0.61), (0.88, -0.57), (-1.21, -1.19)),
        ),
        Pair(
            quantities=("share along one line", "crowding"),
            at=((0.476, 0.83, 0.96, 0.989), (0.00617, 0.29, 0.544, 1.0)),
            points=(
                (-0.88, -0.28, -0.25, -0.03),
                (-1.1, -0.31, 0.46, 1.14),
                (0.07, 0.38, -0.22, -0.17),
                (1.81, 2.07, -1.57, -1.12),
            ),
        ),
        Pair(
            quantities=("level", "median interval"),
            at=((0.0044, 0.0268, 0.054, 0.338), (0.306, 0.488, 0.817, 2.62)),
            points=(
                (0.04, 0.25, 1.68, -0.42),
                (-0.45, 0.26, 1.57, -0.86),
                (0.83, 0.54, -1.13, 0.08),
                (-0.52, -0.79, -0.99, -0.1),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.00534, 0.0497, 0.118, 0.582), (0.274, 0.537, 0.694, 0.943)),
            points=(
                (-0.82, 0.08, 0.3, 1.06),
                (-0.65, 0.04, 0.01, 0.11),
                (0.56, 0.27, 0.1, -0.93),
                (1.01, -0.05, 0.33, -1.43),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.162, 0.291, 0.644), (0.476, 0.83, 0.96, 0.989)),
            points=(
                (-0.66, 1.18, -0.01, -0.71),
                (-0.63, 0.31, 0.88, 0.24),
                (-0.11, -0.6, 0.17, 0.95),
                (-0.04, -0.69, -0.98, 0.71),
            ),
        ),
        Pair(
            quantities=("share near the dominant frequency", "power above 1.5 Hz"),
            at=((0.274, 0.537, 0.694, 0.943), (0.00643, 0.459, 0.717, 0.967)),
            points=(
                (-0.17, 0.62, -0.52, 0.19),
                (0.13, -0.5, 0.95, -0.25),
                (-0.27, 0.31, 0.1, 0.6),
                (-0.21, 0.61, -1.1, -0.49),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "swells a second"),
            at=((0.0828, 1.04, 4.5, 36.9), (0.683, 2.36, 3.36, 6.24)),
            points=(
                (-0.4, 0.85, 0.72, 0.11),
                (-0.22, 0.11, -0.25, -0.01),
                (0.3, -2.04, -3.15, -0.46),
                (-0.06, -0.22, -0.09, -0.04),
            ),
        ),
        Pair(
            quantities=("level", "beat"),
            at=((0.0044, 0.0268, 0.054, 0.338), (-0.263, 0.526, 0.801, 0.911)),
            points=(
                (-1.56, -0.05, 1.42, 1.74),
                (-1.84, 0.9, 0.86, 0.61),
                (-0.23, 0.85, -0.4, 0.09),
                (-0.01, -0.13, -1.42, -0.84),
            ),
        ),
        Pair(
            quantities=("repetitions", "median interval"),
            at=((4.0, 15.0, 300.0), (0.306, 0.488, 0.817, 2.62)),
            points=((-0.06, 1.11, -0.77, -0.84), (-0.68, 0.19, 1.7, -0.45), (0.64, -1.04, 0.21, -0.02)),
        ),
        Pair(
            quantities=("turning to and fro", "impulsiveness"),
            at=((0.0828, 1.04, 4.5, 36.9), (1.65, 2.78, 3.53, 7.27)),
            points=(
                (1.42, 1.27, -0.55, -0.85),
                (1.0, -1.22, 0.2, -0.35),
                (-1.08, -2.27, -1.82, -0.16),
                (-0.04, -0.11, -0.19, -0.06),
            ),
        ),
    ),
)

CLUSTER = Scorecard(
    kind="cluster",
    source=FITTED,
    base=-4.271,
    terms=(
        Term(quantity="turning to and fro", at=(0.0709, 0.69, 3.33, 22.3), points=(4.87, 1.68, 0.0, -0.05)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.107, 0.202, 1.13), points=(0.05, -0.23, 0.0, -0.09)),
        Term(quantity="jerks", at=(5.0, 31.0, 70.0, 498.0), points=(-0.62, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(2.14, 22.0, 45.4, 264.0), points=(-1.07, 0.03, 0.0, -0.09)),
        Term(quantity="peak", at=(0.0344, 0.148, 0.259, 1.32), points=(-0.19, 0.3, 0.0, -0.05)),
        Term(quantity="median interval", at=(0.333, 0.867, 1.02, 1.25, 2.1), points=(-1.43, -0.71, 0.0, -0.19, -0.91)),
        Term(quantity="interval variation", at=(0.0333, 0.266, 0.337, 1.18), points=(-1.38, -0.96, 0.0, -1.01)),
        Term(quantity="share of brief ones", at=(0.0, 0.354, 0.429, 0.8), points=(-0.72, -0.07, 0.0, 0.0)),
        Term(quantity="share of time moving", at=(0.313, 0.626, 0.668, 1.0), points=(1.31, 1.08, 0.0, -1.13)),
        Term(quantity="share along one line", at=(0.533, 0.945, 0.969, 0.986), points=(-0.82, -0.5, 0.0, 0.85)),
        Term(quantity="impulsiveness", at=(2.08, 7.97, 9.9, 13.2), points=(-3.45, -1.68, 0.0, 1.04)),
        Term(quantity="power above 4 Hz", at=(0.0547, 0.587, 0.779, 0.979), points=(-0.52, -0.26, 0.0, 0.2)),
        Term(quantity="crowding", at=(0.00347, 0.191, 0.761), points=(0.0, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.000263, 0.0769, 0.701), points=(0.0, 0.0, 0.0)),
        Term(quantity="dominant frequency", at=(1.66, 3.76, 5.12, 8.81), points=(0.1, 0.47, 0.0, -0.31)),
        Term(quantity="regularity", at=(0.208, 0.496, 0.556, 1.0), points=(2.28, 0.96, 0.0, -0.44)),
        Term(quantity="beat", at=(-0.023, 0.462, 0.509, 0.901), points=(1.35, 0.81, 0.0, -0.69)),
    ),
    pairs=(),
)

LEG_MOVEMENT = Scorecard(
    kind="leg_movement",
    source=FITTED,
    base=-7.983,
    terms=(
        Term(
            quantity="share of its power along one line",
            at=(0.435, 0.653, 0.756, 0.862, 0.998),
            points=(-1.71, 0.0, 0.0, 0.02, 0.02),
        ),
        Term(quantity="tilt", at=(0.0901, 2.25, 4.8, 93.5), points=(4.52, 4.31, 0.0, -1.86)),
        Term(
            quantity="duration", at=(0.581, 1.31, 1.78, 2.5, 3.66, 8.74), points=(-0.03, 1.47, 1.09, 0.0, -0.76, -6.31)
        ),
        Term(
            quantity="shortest time with most of its power",
            at=(0.275, 0.847, 1.33, 2.28, 6.47),
            points=(-5.04, -1.22, 0.0, 2.12, 7.28),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.126, 0.183, 0.253, 0.369, 0.914),
            points=(0.52, 0.8, 0.0, -0.14, -1.34),
        ),
        Term(quantity="longest burst", at=(0.0946, 0.69, 0.981, 1.33, 2.67), points=(0.25, -0.67, 0.0, 0.12, 1.08)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0803, 0.438, 0.709, 1.05, 2.24),
            points=(3.48, 0.71, 0.0, -0.05, 0.64),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0876, 0.548, 0.688, 0.799, 0.977),
            points=(-5.37, -2.44, 0.0, 0.88, 2.27),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 2.5, 10.0), points=(-0.2, 0.26, 0.0, 1.68)),
        Term(quantity="rise", at=(0.0768, 0.307, 0.7, 1.41, 5.88), points=(0.53, 0.16, 0.0, 0.07, 0.51)),
        Term(quantity="centre of its power", at=(1.02, 2.05, 2.52, 3.04, 4.31), points=(-3.04, -0.53, 0.0, 0.56, 2.18)),
        Term(quantity="steepness", at=(0.321, 0.604, 0.731, 0.87, 1.21), points=(-0.86, -0.0, 0.0, 0.24, -0.34)),
        Term(quantity="peak", at=(0.025, 0.0687, 0.118, 0.207, 0.608), points=(1.79, -0.52, 0.0, 0.16, -0.81)),
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00031, 0.000953, 0.00221, 0.0138),
            points=(0.34, -0.3, 0.0, 0.73, 1.33),
        ),
        Term(quantity="time to the nearest movement", at=(0.542, 4.0), points=(-3.5, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("duration", "centre of its power"),
            at=((0.581, 1.6, 2.82, 8.74), (1.02, 2.22, 2.86, 4.31)),
            points=(
                (-1.76, -0.56, 1.46, 1.85),
                (-0.97, 0.39, 1.05, 0.18),
                (1.21, 0.51, 0.58, 0.42),
                (-0.05, -1.78, -1.06, -1.5),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "peak"),
            at=((0.435, 0.69, 0.826, 0.998), (0.025, 0.0822, 0.171, 0.608)),
            points=(
                (1.77, -0.6, -1.08, -1.17),
                (0.51, -0.2, 0.04, -0.09),
                (0.06, 0.24, 0.56, 0.49),
                (-1.64, 0.72, 0.37, 0.01),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "time to the nearest movement"),
            at=((0.435, 0.69, 0.826, 0.998), (0.542, 4.0)),
            points=((-0.27, -0.81), (-0.29, 0.54), (0.23, 1.11), (-3.17, 2.63)),
        ),
    ),
)

JERK = Scorecard(
    kind="jerk",
    source=FITTED,
    base=-12.946,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00317, 0.00824, 0.016, 0.0319, 0.116),
            points=(-1.33, -1.29, -0.48, 0.0, 1.0, 1.29),
        ),
        Term(quantity="time to the nearest movement", at=(0.53, 3.23, 4.0), points=(-2.81, 0.0, 6.25)),
        Term(
            quantity="share of its power along one line",
            at=(0.437, 0.782, 0.834, 0.885, 0.939, 1.0),
            points=(-3.26, -1.54, -0.6, 0.0, 0.58, 2.29),
        ),
        Term(quantity="duration", at=(0.281, 0.64, 0.83, 1.1, 1.56, 3.91), points=(1.53, 0.0, 0.0, 0.0, 0.0, -4.25)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.14, 0.312, 0.423, 0.59, 0.905, 2.96),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, -1.84),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.121, 0.18, 0.224, 0.285, 0.363, 0.96),
            points=(0.82, 1.0, 0.49, 0.0, 0.45, -0.86),
        ),
        Term(quantity="longest burst", at=(0.0599, 0.359, 0.503, 0.666, 2.2), points=(1.02, -0.13, 0.0, 0.25, -0.69)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0582, 0.294, 0.432, 0.59, 2.06),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0667, 0.483, 0.649, 0.775, 1.0),
            points=(-2.49, -0.55, 0.0, 0.12, 0.81),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 5.0), points=(-0.59, 0.0, 0.58)),
        Term(quantity="rise", at=(0.0617, 0.201, 0.313, 0.508, 2.94), points=(0.82, 2.22, 0.0, 1.57, 1.08)),
        Term(quantity="tilt", at=(0.0837, 4.02, 104.0), points=(4.04, 0.0, -0.72)),
        Term(
            quantity="centre of its power",
            at=(1.04, 2.64, 3.11, 3.57, 4.13, 5.83),
            points=(-5.79, -1.3, -0.3, 0.0, 0.58, 0.9),
        ),
        Term(quantity="steepness", at=(0.361, 0.758, 0.92, 1.11, 1.58), points=(-0.77, -0.02, 0.0, 0.19, 0.37)),
        Term(
            quantity="peak", at=(0.0239, 0.0486, 0.074, 0.112, 0.182, 0.632), points=(-0.5, -0.1, 0.43, 0.0, 0.01, 0.36)
        ),
        Term(quantity="quiet around", at=(0.538, 19.9, 50.4, 256.0), points=(0.12, 0.01, 0.0, 0.25)),
        Term(quantity="crowding", at=(0.0, 0.0375, 0.0922, 0.665), points=(0.02, 0.0, 0.0, -0.2)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0286, 0.572), points=(0.66, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.28, 0.492, 0.999), points=(-0.34, -0.14, 0.0, -0.54)),
        Term(
            quantity="time since sleep began",
            at=(-51.4, -10.3, -2.47, 4.69, 18.0, 32.5, 48.4, 81.6),
            points=(-0.82, 0.08, 0.68, 0.95, 0.0, -0.6, -0.07, -0.03),
        ),
    ),
    pairs=(
        Pair(
            quantities=("share of its time in bursts", "crowding on the quieter side"),
            at=((0.0667, 0.549, 0.735, 1.0), (0.0, 0.0122, 0.0464, 0.572)),
            points=(
                (1.33, 0.76, -2.52, -1.81),
                (0.24, -0.01, 0.9, 0.66),
                (-0.2, -0.39, 0.57, 0.8),
                (-0.39, -1.36, 0.36, 1.05),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "half-height of its strongest burst"),
            at=((0.437, 0.817, 0.902, 1.0), (0.121, 0.21, 0.305, 0.96)),
            points=(
                (0.4, 0.3, -2.03, -0.28),
                (0.13, 0.44, -0.22, 0.03),
                (-0.31, -0.32, 0.1, 0.64),
                (-0.63, 1.39, 1.63, -1.42),
            ),
        ),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=0.891,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00657, 0.0155, 0.0289, 0.0565, 0.236),
            points=(-0.45, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(quantity="time to the nearest movement", at=(4.0, 5.0), points=(-0.0, 0.0)),
        Term(
            quantity="share of its power along one line",
            at=(0.687, 0.94, 0.973, 0.988, 0.998),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="duration", at=(0.161, 0.437, 0.601, 0.745, 0.925, 1.87), points=(0.02, 0.02, 0.02, 0.0, 0.0, 0.0)
        ),
        Term(
            quantity="shortest time with most of its power",
            at=(0.0794, 0.216, 0.331, 0.45, 0.591, 1.37),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.119, 0.173, 0.208, 0.243, 0.29, 0.469),
            points=(0.1, -0.32, -0.34, 0.0, 0.11, 0.04),
        ),
        Term(quantity="longest burst", at=(0.0664, 0.278, 0.356, 0.51, 1.19), points=(-0.49, -0.24, 0.0, 1.09, 2.48)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0657, 0.26, 0.335, 0.457, 1.18),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.231, 0.581, 0.698, 0.799, 0.954),
            points=(-0.36, -0.09, 0.0, -0.13, -0.11),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 3.0), points=(-0.55, 0.0, 1.33)),
        Term(quantity="rise", at=(0.0401, 0.149, 0.21, 0.374, 1.21), points=(-0.34, -0.19, 0.0, 1.25, 0.28)),
        Term(quantity="tilt", at=(0.0298, 0.427, 0.753, 1.12, 2.68), points=(0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.29, 3.3, 3.77, 4.22, 4.76, 6.29),
            points=(-1.27, -0.45, -0.15, 0.0, 0.02, -0.0),
        ),
        Term(quantity="steepness", at=(0.539, 0.851, 1.01, 1.22, 1.83), points=(0.41, 0.25, 0.0, 0.09, 1.13)),
        Term(
            quantity="peak",
            at=(0.0306, 0.0563, 0.0821, 0.122, 0.178, 0.434),
            points=(-1.95, -1.39, -1.39, 0.0, -0.11, 0.93),
        ),
        Term(quantity="quiet around", at=(7.51, 29.4, 74.3, 380.0), points=(0.41, 0.76, 0.0, -0.28)),
        Term(quantity="crowding", at=(0.0, 0.0302, 0.288), points=(0.65, 0.0, -0.96)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.166), points=(0.3, 0.0)),
        Term(quantity="chance of sleep before", at=(1.07e-05, 0.583, 0.901, 0.997), points=(-0.82, -0.19, 0.0, 0.23)),
        Term(
            quantity="time since sleep began",
            at=(-22.3, -2.38, 2.59, 5.89, 8.98, 12.2, 15.9, 31.9),
            points=(0.29, 1.41, 0.99, 0.28, 0.0, -0.13, -1.89, -3.65),
        ),
    ),
    pairs=(
        Pair(
            quantities=("shortest time with most of its power", "tilt"),
            at=((0.0794, 0.289, 0.486, 1.37), (0.0298, 0.526, 0.978, 2.68)),
            points=(
                (-2.14, -1.5, -0.3, 1.4),
                (-1.97, -1.82, 1.03, 2.62),
                (0.47, -0.1, -0.4, 0.07),
                (0.55, 1.67, 0.46, -0.04),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "peak"),
            at=((0.0794, 0.289, 0.486, 1.37), (0.0306, 0.0738, 0.138, 0.434)),
            points=(
                (-1.17, -1.73, -0.5, 0.86),
                (-0.32, -0.43, -0.08, 0.69),
                (0.37, 0.62, -0.06, -0.88),
                (0.92, 0.99, 0.46, 0.27),
            ),
        ),
        Pair(
            quantities=("peak", "chance of sleep before"),
            at=((0.0306, 0.0738, 0.138, 0.434), (1.07e-05, 0.583, 0.901, 0.997)),
            points=(
                (0.0, 0.13, -0.31, -0.02),
                (0.49, -0.85, -0.65, 0.46),
                (0.11, 0.02, -0.03, -0.29),
                (-1.23, 1.13, 0.95, 0.08),
            ),
        ),
        Pair(
            quantities=("tilt", "peak"),
            at=((0.0298, 0.526, 0.978, 2.68), (0.0306, 0.0738, 0.138, 0.434)),
            points=(
                (-0.98, -1.87, -0.65, 0.4),
                (-0.9, -0.51, -0.54, 0.2),
                (0.26, -0.13, 0.49, 0.17),
                (1.43, 1.97, 0.51, 0.15),
            ),
        ),
        Pair(
            quantities=("longest burst", "chance of sleep before"),
            at=((0.0664, 0.307, 0.45, 1.19), (1.07e-05, 0.583, 0.901, 0.997)),
            points=(
                (0.05, 0.02, -0.34, 0.08),
                (0.73, -0.59, -0.51, -0.56),
                (-1.09, 0.38, 0.33, 0.19),
                (-0.32, 0.62, 0.48, 0.53),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz of its peak", "tilt"),
            at=((0.0, 0.0122, 0.0359, 0.236), (0.0298, 0.526, 0.978, 2.68)),
            points=(
                (-1.05, -0.47, 0.95, 0.71),
                (0.42, -0.37, 0.13, 0.44),
                (-0.31, 0.44, -0.71, 0.74),
                (-0.24, 0.12, -0.43, 0.07),
            ),
        ),
        Pair(
            quantities=("crowding", "time since sleep began"),
            at=((0.0, 0.0302, 0.288), (-22.3, 3.64, 11.2, 31.9)),
            points=((-0.57, 0.11, 0.81, 0.3), (1.27, 0.03, 0.28, -1.27), (-1.5, 1.08, 0.19, -0.73)),
        ),
        Pair(
            quantities=("power above 10 Hz of its peak", "duration"),
            at=((0.0, 0.0122, 0.0359, 0.236), (0.161, 0.549, 0.796, 1.87)),
            points=(
                (-0.51, 0.12, 0.14, 0.39),
                (-0.78, 0.59, 0.32, 0.49),
                (-1.8, 0.51, 0.85, 0.6),
                (-0.69, 0.46, -0.33, 0.07),
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
