"""The scorecards, as fitted by ``python -m benchmarks.fit_scorecards --write``: change the fit, not this file."""

from dataclasses import dataclass

from detector.onset_scorecard import STIRRING, STIRRING_OF_A_LEG
from detector.scorecard import Pair, Scorecard, Term

FITTED = "E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_scorecards --write"

CONVULSION = Scorecard(
    kind="convulsion",
    source=FITTED,
    base=2.891,
    terms=(
        Term(quantity="turning to and fro", at=(0.182, 4.12, 14.8, 41.4), points=(-5.37, -0.68, 0.0, 0.43)),
        Term(quantity="level", at=(0.0251, 0.0703, 0.129, 0.558), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(8.15, 21.2, 38.6, 219.0), points=(-4.15, -1.19, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.348, 0.988), points=(0.0, 0.0, 2.95)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0326, 0.766), points=(0.76, 0.0, -1.43)),
        Term(quantity="crowding", at=(0.000165, 0.104, 0.8), points=(0.0, 0.0, -4.46)),
        Term(quantity="dominant frequency", at=(1.66, 2.34, 2.98, 3.81, 8.54), points=(-1.58, 0.3, 0.0, -0.49, -1.18)),
        Term(quantity="frequency variation", at=(0.0155, 0.134, 0.208, 0.455), points=(-0.18, 0.0, 0.0, 0.0)),
        Term(quantity="fall of the frequency", at=(-0.846, 0.00788, 0.12, 0.501), points=(-0.34, -0.72, 0.0, 2.1)),
        Term(
            quantity="share near the dominant frequency", at=(0.27, 0.558, 0.72, 0.995), points=(0.28, 0.07, 0.0, -0.23)
        ),
        Term(quantity="regularity", at=(0.216, 0.447, 0.664, 0.758, 1.0), points=(0.0, 0.0, 0.0, 0.0, -1.6)),
        Term(quantity="beat", at=(-0.251, 0.158, 0.464, 0.645, 0.9), points=(-5.52, -2.83, 0.0, -2.91, -6.08)),
        Term(quantity="share along one line", at=(0.497, 0.715, 0.887, 0.994), points=(-1.25, 0.97, 0.0, 0.65)),
        Term(quantity="impulsiveness", at=(1.52, 2.39, 3.08, 4.12, 8.01), points=(-1.78, -1.08, 0.0, 2.02, 4.04)),
        Term(quantity="pauses", at=(0.0164, 0.163, 0.279, 0.385, 0.798), points=(1.41, 1.72, 0.0, -0.98, -5.7)),
        Term(quantity="power above 1.5 Hz", at=(0.151, 0.642, 0.829, 0.994), points=(-1.65, -1.65, 0.0, 1.5)),
        Term(quantity="swells a second", at=(1.25, 2.55, 3.52, 4.39, 8.26), points=(-0.03, -0.85, 0.0, -0.24, -1.71)),
        Term(
            quantity="slowing of the swells",
            at=(-1.29, 0.000405, 0.139, 0.302, 1.33),
            points=(-3.24, -1.02, 0.0, 1.2, 2.17),
        ),
        Term(
            quantity="unevenness of the swells",
            at=(0.0, 0.312, 0.631, 0.93, 3.75),
            points=(-1.66, 0.44, 0.0, -1.01, -2.81),
        ),
        Term(quantity="variation of the level", at=(0.0629, 0.201, 0.279, 0.538), points=(-0.14, -0.21, 0.0, 0.81)),
        Term(quantity="level afterwards", at=(0.00452, 0.104, 3.29), points=(0.0, 0.0, -0.75)),
        Term(quantity="frequency with slow swings", at=(0.487, 2.17, 3.47, 8.26), points=(-1.63, -0.38, 0.0, -1.63)),
        Term(
            quantity="share near the frequency with slow swings",
            at=(0.2, 0.462, 0.654, 0.994),
            points=(0.78, -0.46, 0.0, 1.72),
        ),
        Term(
            quantity="regularity with slow swings",
            at=(0.157, 0.406, 0.567, 0.662, 1.0),
            points=(0.43, 0.43, 0.0, -1.02, -2.33),
        ),
    ),
    pairs=(
        Pair(
            quantities=("impulsiveness", "power above 1.5 Hz"),
            at=((1.52, 2.59, 3.74, 8.01), (0.151, 0.642, 0.829, 0.994)),
            points=(
                (0.65, 1.5, -0.95, -1.51),
                (0.75, 0.18, -0.96, -0.05),
                (-0.92, -1.65, 0.19, 1.88),
                (-0.41, -0.77, 1.78, 0.28),
            ),
        ),
        Pair(
            quantities=("beat", "share along one line"),
            at=((-0.251, 0.216, 0.608, 0.9), (0.497, 0.715, 0.887, 0.994)),
            points=(
                (-1.26, -1.46, 0.89, 0.33),
                (-1.11, 0.89, 0.04, 1.61),
                (1.46, 1.73, -0.59, -0.92),
                (0.01, 0.11, -0.99, -0.75),
            ),
        ),
        Pair(
            quantities=("frequency variation", "impulsiveness"),
            at=((0.0155, 0.134, 0.208, 0.455), (1.52, 2.59, 3.74, 8.01)),
            points=(
                (-1.17, -0.28, 0.47, 0.91),
                (-0.65, -0.54, 0.65, 0.83),
                (1.47, 0.27, -0.93, -0.41),
                (0.05, 0.47, -0.69, -0.45),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "regularity"),
            at=((-0.846, 0.00788, 0.12, 0.501), (0.216, 0.514, 0.727, 1.0)),
            points=(
                (-0.02, 0.91, -0.61, -0.12),
                (0.36, 0.26, -0.77, -0.29),
                (-1.3, 0.24, 0.2, 0.32),
                (-0.28, -0.31, 1.55, -0.12),
            ),
        ),
        Pair(
            quantities=("share along one line", "unevenness of the swells"),
            at=((0.497, 0.715, 0.887, 0.994), (0.0, 0.386, 0.826, 3.75)),
            points=(
                (0.25, 0.54, -0.95, -0.73),
                (0.93, 1.42, 0.01, -1.09),
                (-1.83, -1.02, 1.5, 0.7),
                (-0.11, -0.34, 0.37, 0.34),
            ),
        ),
        Pair(
            quantities=("regularity", "power above 1.5 Hz"),
            at=((0.216, 0.514, 0.727, 1.0), (0.151, 0.642, 0.829, 0.994)),
            points=(
                (-0.73, -1.08, 0.21, 0.36),
                (-0.43, 0.2, 0.3, 1.01),
                (1.11, -1.54, -0.11, 0.9),
                (0.12, 1.68, -0.34, -1.67),
            ),
        ),
        Pair(
            quantities=("duration", "frequency variation"),
            at=((8.15, 21.2, 38.6, 219.0), (0.0155, 0.134, 0.208, 0.455)),
            points=(
                (0.5, 0.08, -0.5, -1.27),
                (-0.09, 0.78, 0.37, -0.35),
                (-0.36, -0.46, 0.76, 1.05),
                (-0.12, -0.12, -0.22, -0.05),
            ),
        ),
        Pair(
            quantities=("beat", "variation of the level"),
            at=((-0.251, 0.216, 0.608, 0.9), (0.0629, 0.201, 0.279, 0.538)),
            points=(
                (-0.38, -0.98, 0.04, -0.18),
                (0.51, 1.71, 0.21, -1.0),
                (0.02, -0.23, 0.92, 0.97),
                (-0.13, -0.61, -1.41, 0.54),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.0155, 0.134, 0.208, 0.455), (0.27, 0.558, 0.72, 0.995)),
            points=(
                (-0.12, 0.06, 0.82, -0.82),
                (0.05, 0.97, 0.44, -1.19),
                (-0.0, -0.02, -0.59, 1.02),
                (0.16, -1.07, -0.61, 0.9),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "pauses"),
            at=((-0.846, 0.00788, 0.12, 0.501), (0.0164, 0.205, 0.352, 0.798)),
            points=(
                (0.4, -0.64, 0.72, -0.32),
                (-0.87, 0.44, 0.08, -0.09),
                (-0.44, 0.35, 0.08, -0.55),
                (0.81, 0.72, 0.12, -0.81),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "power above 1.5 Hz"),
            at=((1.66, 2.53, 3.48, 8.54), (0.151, 0.642, 0.829, 0.994)),
            points=(
                (-2.39, -0.3, 1.94, 0.42),
                (1.05, -1.54, -0.84, 1.59),
                (0.97, 0.6, -1.07, -0.16),
                (0.44, 0.5, 0.03, -1.24),
            ),
        ),
        Pair(
            quantities=("duration", "slowing of the swells"),
            at=((8.15, 21.2, 38.6, 219.0), (-1.29, 0.0614, 0.228, 1.33)),
            points=(
                (0.26, 0.51, -0.5, -1.46),
                (-0.29, 0.68, -0.1, 0.41),
                (-0.44, -0.15, 0.24, 1.34),
                (-0.33, -0.65, 0.27, 0.2),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "regularity"),
            at=((1.66, 2.53, 3.48, 8.54), (0.216, 0.514, 0.727, 1.0)),
            points=(
                (0.11, -1.52, 0.31, 0.76),
                (-0.55, 0.54, 0.23, 0.04),
                (-0.86, 1.39, 0.62, -0.81),
                (0.05, 0.67, -0.8, -0.19),
            ),
        ),
    ),
)

TREMOR = Scorecard(
    kind="tremor",
    source=FITTED,
    base=-1.28,
    terms=(
        Term(quantity="turning to and fro", at=(0.042, 0.933, 2.11, 7.3, 27.6), points=(2.25, 1.52, 0.0, -3.76, -5.02)),
        Term(quantity="power above 10 Hz", at=(0.0, 1.18), points=(-0.33, 0.0)),
        Term(quantity="level", at=(0.00416, 0.0186, 0.0394, 0.0746, 0.359), points=(-0.73, 0.12, 0.0, -0.66, -1.74)),
        Term(quantity="duration", at=(5.05, 14.2, 32.6, 151.0), points=(-3.13, -1.32, 0.0, 0.74)),
        Term(quantity="dominant frequency", at=(3.06, 3.84, 4.33, 5.04, 9.7), points=(-2.03, -0.35, 0.0, 0.55, -2.55)),
        Term(quantity="frequency variation", at=(0.0029, 0.0424, 0.0799, 0.329), points=(0.04, 0.0, 0.0, -0.06)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.508, 0.701, 0.794, 0.995),
            points=(-2.22, -1.19, 0.0, 0.94),
        ),
        Term(quantity="regularity", at=(0.164, 0.52, 0.756, 1.0), points=(-2.03, 0.0, 0.0, 0.0)),
        Term(quantity="pauses", at=(0.0, 0.0995, 0.277, 0.845), points=(0.18, 0.13, 0.0, -3.01)),
        Term(quantity="impulsiveness", at=(1.51, 1.96, 2.54, 3.3, 9.14), points=(2.55, 1.38, 0.0, -0.25, -0.88)),
        Term(quantity="variation of the level", at=(0.0127, 0.182, 0.291, 0.736), points=(-0.86, -0.38, 0.0, -0.27)),
        Term(quantity="power above 4 Hz", at=(0.0124, 0.548, 0.736, 0.996), points=(-1.59, -0.6, 0.0, -1.06)),
        Term(quantity="beat", at=(-0.304, 0.0254, 0.364, 0.898), points=(1.27, 0.45, 0.0, -1.09)),
        Term(quantity="power above 1.5 Hz", at=(0.252, 0.491, 0.739, 0.994), points=(3.08, 1.47, 0.0, -1.19)),
        Term(quantity="crowding", at=(0.0, 0.233, 0.853), points=(-0.0, 0.0, 0.98)),
        Term(quantity="swells a second", at=(0.0, 2.69, 3.59, 8.32), points=(0.33, 0.16, 0.0, 0.85)),
        Term(quantity="chance of sleep before", at=(0.0, 0.983), points=(0.49, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("turning to and fro", "power above 1.5 Hz"),
            at=((0.042, 1.19, 5.59, 27.6), (0.252, 0.491, 0.739, 0.994)),
            points=(
                (0.22, -1.02, 0.45, 1.55),
                (1.42, 1.12, -0.0, -0.39),
                (0.32, 0.08, -0.59, -1.71),
                (-0.34, -0.32, -0.13, -0.64),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz", "dominant frequency"),
            at=((0.0, 1.18), (3.06, 3.98, 4.74, 9.7)),
            points=((-0.54, -0.15, 0.69, -0.32), (0.04, -0.06, -1.15, -1.66)),
        ),
        Pair(
            quantities=("share near the dominant frequency", "beat"),
            at=((0.508, 0.701, 0.794, 0.995), (-0.304, 0.0254, 0.364, 0.898)),
            points=(
                (-0.21, -0.16, -0.08, -0.58),
                (0.54, 0.17, 0.49, -1.36),
                (0.58, -0.3, 0.36, -0.38),
                (-0.09, -0.08, -0.12, 1.24),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share near the dominant frequency"),
            at=((0.042, 1.19, 5.59, 27.6), (0.508, 0.701, 0.794, 0.995)),
            points=(
                (-0.75, 0.75, 0.13, 1.07),
                (-0.03, -0.43, 0.98, 1.62),
                (-0.1, -0.25, -0.65, -0.91),
                (-0.16, -0.23, -0.21, -0.83),
            ),
        ),
        Pair(
            quantities=("power above 1.5 Hz", "crowding"),
            at=((0.252, 0.491, 0.739, 0.994), (0.0, 0.126, 0.387, 0.853)),
            points=(
                (0.14, -0.07, 0.59, 0.95),
                (-0.25, -0.21, 0.09, 0.22),
                (0.18, -0.59, 0.13, 0.01),
                (0.08, -0.36, -0.47, -0.44),
            ),
        ),
        Pair(
            quantities=("duration", "crowding"),
            at=((5.05, 14.2, 32.6, 151.0), (0.0, 0.126, 0.387, 0.853)),
            points=(
                (-1.19, -1.71, 0.23, 0.87),
                (0.51, -0.62, 0.13, 0.48),
                (0.65, 0.57, -0.09, -0.55),
                (0.19, 0.54, 0.07, -0.06),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "power above 10 Hz"),
            at=((0.042, 1.19, 5.59, 27.6), (0.0, 1.18)),
            points=((0.86, -1.57), (0.25, -1.01), (-0.74, -0.23), (-0.7, -0.01)),
        ),
        Pair(
            quantities=("power above 10 Hz", "level"),
            at=((0.0, 1.18), (0.00416, 0.0247, 0.06, 0.359)),
            points=((-0.12, -0.02, 0.16, -0.34), (-1.81, -0.89, -0.1, -0.02)),
        ),
        Pair(
            quantities=("frequency variation", "impulsiveness"),
            at=((0.0029, 0.0424, 0.0799, 0.329), (1.51, 2.13, 3.01, 9.14)),
            points=(
                (1.49, -0.53, -0.76, -0.16),
                (-0.04, -0.61, -0.46, -0.22),
                (0.4, 0.17, 0.86, -0.1),
                (-0.28, -0.04, 0.39, -0.13),
            ),
        ),
        Pair(
            quantities=("power above 4 Hz", "power above 1.5 Hz"),
            at=((0.0124, 0.548, 0.736, 0.996), (0.252, 0.491, 0.739, 0.994)),
            points=(
                (-0.61, -1.05, 0.62, 0.04),
                (-0.27, -0.15, 0.82, -0.01),
                (1.3, 0.18, 0.26, -0.1),
                (1.19, 0.87, -1.98, -1.13),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz", "power above 4 Hz"),
            at=((0.0, 1.18), (0.0124, 0.548, 0.736, 0.996)),
            points=((-0.77, 0.03, 0.14, 0.27), (0.05, -0.11, -0.8, -1.97)),
        ),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-9.678,
    terms=(
        Term(quantity="turning to and fro", at=(0.17, 1.18, 3.71, 7.91, 44.4), points=(3.86, 3.79, 0.0, -0.58, -0.61)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.963), points=(0.4, 0.0)),
        Term(quantity="level", at=(0.00997, 0.0297, 0.0727, 0.407), points=(3.96, 2.07, 0.0, -2.03)),
        Term(quantity="duration", at=(4.17, 15.6, 42.4, 215.0), points=(0.68, 1.57, 0.0, -0.75)),
        Term(
            quantity="dominant frequency", at=(0.486, 0.875, 1.08, 2.88, 8.49), points=(-1.84, -0.37, 0.0, -0.36, -1.28)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0443, 0.942), points=(-1.62, 0.0, -0.66)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.248, 0.542, 0.773, 0.995),
            points=(1.89, 1.32, 0.0, -1.65),
        ),
        Term(quantity="regularity", at=(0.505, 0.764, 0.862, 1.0), points=(-1.84, -0.7, 0.0, 1.08)),
        Term(quantity="impulsiveness", at=(1.53, 2.56, 3.96, 16.5), points=(0.49, 0.65, 0.0, -1.33)),
        Term(quantity="pauses", at=(0.0, 0.136, 0.335, 0.758), points=(1.42, 1.0, 0.0, -0.16)),
        Term(
            quantity="share along one line",
            at=(0.433, 0.778, 0.869, 0.95, 0.993),
            points=(-1.34, -0.81, 0.0, 0.83, 1.31),
        ),
        Term(quantity="beat", at=(-0.158, 0.556, 0.778, 0.915), points=(-2.76, -0.92, 0.0, 1.04)),
        Term(quantity="power above 1.5 Hz", at=(0.146, 0.688, 0.842, 0.995), points=(-2.57, -1.25, 0.0, 1.85)),
        Term(quantity="power above 4 Hz", at=(0.00314, 0.0643, 0.226, 0.995), points=(0.8, 0.45, 0.0, -1.53)),
        Term(quantity="crowding", at=(0.0, 0.0959, 0.858), points=(0.85, 0.0, -1.11)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0381, 0.78), points=(1.32, 0.0, -0.8)),
        Term(quantity="chance of sleep before", at=(0.0, 0.257, 0.993), points=(-0.56, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.59, 3.46, 7.74), points=(0.46, 0.43, 0.0, -0.15)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.269, 0.606, 2.57), points=(0.3, -0.06, 0.0, 0.96)),
        Term(quantity="variation of the level", at=(0.0, 0.0747, 0.146, 0.495), points=(-1.15, -0.45, 0.0, -0.35)),
        Term(
            quantity="time since sleep began",
            at=(-59.1, -19.8, -11.1, 4.12, 27.7, 84.5),
            points=(-1.47, -0.91, 0.36, 0.0, -1.23, -1.6),
        ),
        Term(quantity="level afterwards", at=(0.00719, 0.18, 3.89), points=(-0.91, 0.0, -0.06)),
    ),
    pairs=(
        Pair(
            quantities=("regularity", "power above 4 Hz"),
            at=((0.505, 0.764, 0.862, 1.0), (0.00314, 0.0643, 0.226, 0.995)),
            points=(
                (-0.77, -1.01, 0.56, 0.08),
                (-0.13, 0.39, 0.91, -0.73),
                (0.46, 0.5, -0.53, -0.8),
                (0.8, 0.22, 0.14, -0.08),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share along one line"),
            at=((0.17, 1.6, 6.77, 44.4), (0.433, 0.808, 0.929, 0.993)),
            points=(
                (-0.19, -1.18, -0.5, 1.49),
                (-0.34, 0.77, 0.93, 1.43),
                (-0.01, 0.27, -0.58, -2.06),
                (-0.0, -0.01, -0.0, -0.02),
            ),
        ),
        Pair(
            quantities=("level", "variation of the level"),
            at=((0.00997, 0.0297, 0.0727, 0.407), (0.0, 0.0747, 0.146, 0.495)),
            points=(
                (0.28, 1.43, 0.56, -0.39),
                (-0.45, 0.28, 0.3, 0.06),
                (-0.43, -0.89, 1.07, 0.21),
                (-0.09, -0.58, -1.13, -0.23),
            ),
        ),
        Pair(
            quantities=("share along one line", "power above 4 Hz"),
            at=((0.433, 0.808, 0.929, 0.993), (0.00314, 0.0643, 0.226, 0.995)),
            points=(
                (-0.11, -0.26, -0.15, -0.03),
                (-0.33, -0.76, 1.09, -0.14),
                (0.0, 0.36, 0.51, -1.03),
                (0.79, 0.75, -0.37, -0.33),
            ),
        ),
        Pair(
            quantities=("beat", "unevenness of the swells"),
            at=((-0.158, 0.556, 0.778, 0.915), (0.0, 0.269, 0.606, 2.57)),
            points=(
                (-0.04, -0.17, -1.09, -0.55),
                (-0.24, -0.09, 0.22, 1.04),
                (-0.34, -0.64, 0.19, 0.67),
                (0.97, 0.48, -0.23, -0.19),
            ),
        ),
        Pair(
            quantities=("impulsiveness", "power above 4 Hz"),
            at=((1.53, 2.56, 3.96, 16.5), (0.00314, 0.0643, 0.226, 0.995)),
            points=(
                (0.22, -0.63, 0.28, -0.03),
                (0.79, 0.33, -0.15, -0.15),
                (-0.26, 1.05, 1.12, -1.23),
                (-0.4, -0.65, -0.17, -0.11),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.136, 0.335, 0.758), (0.433, 0.808, 0.929, 0.993)),
            points=(
                (-0.09, 0.47, 0.25, -0.21),
                (-0.16, 0.57, 0.27, -0.1),
                (-0.31, -1.09, -0.26, 0.82),
                (0.02, -0.1, -0.41, 0.32),
            ),
        ),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-3.8,
    terms=(
        Term(quantity="turning to and fro", at=(0.0782, 2.09, 6.23, 36.1), points=(0.44, -0.22, 0.0, -0.29)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.0439, 0.909), points=(0.03, 0.0, -1.55)),
        Term(quantity="level", at=(0.004, 0.0266, 0.0539, 0.333), points=(3.63, 2.07, 0.0, -2.39)),
        Term(quantity="duration", at=(3.05, 9.76, 160.0), points=(-2.17, 0.0, 0.13)),
        Term(quantity="dominant frequency", at=(1.65, 1.93, 2.63, 3.5, 8.64), points=(-2.05, -1.25, 0.0, -2.27, -2.91)),
        Term(quantity="frequency variation", at=(0.00526, 0.0493, 0.118, 0.588), points=(0.77, 0.14, 0.0, -0.2)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.274, 0.538, 0.694, 0.944),
            points=(0.56, 0.42, 0.0, -1.14),
        ),
        Term(quantity="regularity", at=(0.227, 0.699, 0.913, 1.0), points=(0.77, 0.29, 0.0, 1.31)),
        Term(quantity="impulsiveness", at=(1.63, 2.78, 3.52, 7.34), points=(1.39, 1.61, 0.0, -1.27)),
        Term(quantity="pauses", at=(0.0, 0.161, 0.29, 0.647), points=(0.33, 0.56, 0.0, -1.08)),
        Term(
            quantity="share along one line",
            at=(0.474, 0.793, 0.93, 0.968, 0.99),
            points=(-2.84, -1.54, 0.0, 0.96, 2.92),
        ),
        Term(quantity="beat", at=(-0.267, 0.525, 0.801, 0.911), points=(-5.55, -2.04, 0.0, 1.6)),
        Term(quantity="power above 1.5 Hz", at=(0.00575, 0.456, 0.716, 0.967), points=(-0.12, 0.48, 0.0, 0.04)),
        Term(quantity="power above 4 Hz", at=(0.0225, 0.209, 0.42, 0.98), points=(2.91, 1.61, 0.0, -2.32)),
        Term(quantity="crowding", at=(0.00619, 0.436, 1.0), points=(0.1, 0.0, -1.01)),
        Term(quantity="crowding on the quieter side", at=(0.000522, 0.162, 1.0), points=(1.46, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.103, 0.99), points=(-1.7, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.621, 2.36, 3.36, 6.24), points=(1.16, 0.12, 0.0, -1.12)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.107, 0.618, 4.0), points=(-0.38, 0.21, 0.0, 0.35)),
        Term(quantity="variation of the level", at=(0.0296, 0.112, 0.21, 0.604), points=(1.14, 0.14, 0.0, 0.1)),
        Term(
            quantity="time since sleep began",
            at=(-59.8, -19.1, -12.2, -0.927, 24.0, 82.6),
            points=(-1.3, -1.73, -0.16, 0.0, -0.83, -1.79),
        ),
        Term(quantity="level afterwards", at=(0.00936, 0.194, 0.665, 7.05), points=(-0.88, -0.62, 0.0, -2.17)),
        Term(quantity="repetitions", at=(4.0, 15.0, 304.0), points=(-0.55, 0.0, -0.21)),
        Term(quantity="interval variation", at=(0.0159, 0.059, 0.119, 0.405), points=(1.56, 0.91, 0.0, -1.25)),
        Term(quantity="median interval", at=(0.302, 0.488, 0.816, 2.62), points=(-0.01, 0.14, 0.0, -1.25)),
        Term(quantity="variation of the peaks", at=(0.0619, 0.159, 0.222, 0.542), points=(1.1, 0.16, 0.0, -0.94)),
        Term(quantity="variation of the lengths", at=(0.0795, 0.353, 0.687, 1.83), points=(0.51, 0.51, 0.0, -0.12)),
        Term(quantity="share of brief ones", at=(0.0, 0.5), points=(-1.17, 0.0)),
        Term(quantity="share of time moving", at=(0.655, 1.0), points=(0.72, 0.0)),
        Term(quantity="at a leg", at=(0.0, 1.0), points=(-0.41, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "at a leg"),
            at=((0.474, 0.828, 0.96, 0.99), (0.0, 1.0)),
            points=((-0.39, -1.05), (0.77, -0.58), (-0.43, 0.55), (-0.36, 1.48)),
        ),
        Pair(
            quantities=("level", "at a leg"),
            at=((0.004, 0.0266, 0.0539, 0.333), (0.0, 1.0)),
            points=((0.01, 1.54), (-0.05, 0.57), (0.81, -0.5), (-1.18, -1.21)),
        ),
        Pair(
            quantities=("share along one line", "crowding"),
            at=((0.474, 0.828, 0.96, 0.99), (0.00619, 0.291, 0.545, 1.0)),
            points=(
                (-0.86, -0.29, -0.25, -0.04),
                (-1.02, -0.35, 0.43, 1.13),
                (0.15, 0.39, -0.26, -0.16),
                (1.76, 2.2, -1.66, -1.17),
            ),
        ),
        Pair(
            quantities=("level", "median interval"),
            at=((0.004, 0.0266, 0.0539, 0.333), (0.302, 0.488, 0.816, 2.62)),
            points=(
                (-0.08, 0.34, 1.59, -0.29),
                (-0.38, 0.21, 1.56, -0.87),
                (0.77, 0.53, -1.01, 0.02),
                (-0.45, -0.8, -1.03, -0.11),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.00526, 0.0493, 0.118, 0.588), (0.274, 0.538, 0.694, 0.944)),
            points=(
                (-0.72, 0.03, 0.35, 0.96),
                (-0.63, 0.05, -0.07, 0.17),
                (0.54, 0.32, 0.05, -0.85),
                (0.95, -0.12, 0.39, -1.43),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.161, 0.29, 0.647), (0.474, 0.828, 0.96, 0.99)),
            points=(
                (-0.66, 1.09, 0.04, -0.69),
                (-0.62, 0.32, 0.87, 0.22),
                (-0.11, -0.55, 0.23, 0.95),
                (-0.04, -0.68, -1.01, 0.65),
            ),
        ),
        Pair(
            quantities=("share near the dominant frequency", "power above 1.5 Hz"),
            at=((0.274, 0.538, 0.694, 0.944), (0.00575, 0.456, 0.716, 0.967)),
            points=(
                (-0.19, 0.62, -0.51, 0.22),
                (0.02, -0.44, 0.9, -0.22),
                (-0.15, 0.27, 0.22, 0.39),
                (-0.29, 0.63, -1.14, -0.34),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "swells a second"),
            at=((0.0782, 1.07, 4.7, 36.1), (0.621, 2.36, 3.36, 6.24)),
            points=(
                (-0.45, 0.78, 0.61, 0.17),
                (-0.1, 0.1, -0.2, -0.05),
                (0.4, -2.03, -3.18, -0.47),
                (-0.05, -0.19, -0.09, -0.04),
            ),
        ),
        Pair(
            quantities=("level", "beat"),
            at=((0.004, 0.0266, 0.0539, 0.333), (-0.267, 0.525, 0.801, 0.911)),
            points=(
                (-1.47, -0.05, 1.37, 1.72),
                (-1.84, 0.85, 0.97, 0.55),
                (-0.18, 0.81, -0.45, 0.14),
                (-0.01, -0.13, -1.45, -0.8),
            ),
        ),
        Pair(
            quantities=("repetitions", "median interval"),
            at=((4.0, 15.0, 304.0), (0.302, 0.488, 0.816, 2.62)),
            points=((-0.1, 1.06, -0.71, -0.79), (-0.65, 0.24, 1.61, -0.44), (0.61, -1.01, 0.21, -0.02)),
        ),
        Pair(
            quantities=("turning to and fro", "impulsiveness"),
            at=((0.0782, 1.07, 4.7, 36.1), (1.63, 2.78, 3.52, 7.34)),
            points=(
                (1.29, 1.28, -0.58, -0.88),
                (1.09, -1.2, 0.2, -0.33),
                (-1.08, -2.38, -1.65, -0.17),
                (-0.04, -0.11, -0.17, -0.06),
            ),
        ),
    ),
)

CLUSTER = Scorecard(
    kind="cluster",
    source=FITTED,
    base=-4.217,
    terms=(
        Term(quantity="turning to and fro", at=(0.0667, 0.728, 4.08, 22.3), points=(4.82, 1.52, 0.0, -0.04)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.108, 0.207, 1.13), points=(0.01, -0.27, 0.0, -0.09)),
        Term(quantity="jerks", at=(5.0, 31.0, 70.0, 498.0), points=(-0.6, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(2.15, 22.2, 45.5, 263.0), points=(-1.02, 0.03, 0.0, -0.08)),
        Term(quantity="peak", at=(0.0342, 0.149, 0.262, 1.34), points=(-0.14, 0.3, 0.0, -0.05)),
        Term(quantity="median interval", at=(0.331, 0.867, 1.02, 1.25, 2.11), points=(-1.44, -0.72, 0.0, -0.18, -0.92)),
        Term(quantity="interval variation", at=(0.0334, 0.266, 0.333, 1.18), points=(-1.37, -0.95, 0.0, -0.99)),
        Term(quantity="share of brief ones", at=(0.0, 0.354, 0.429, 0.818), points=(-0.64, -0.01, 0.0, 0.0)),
        Term(quantity="share of time moving", at=(0.289, 0.626, 0.668, 1.0), points=(1.31, 1.09, 0.0, -1.11)),
        Term(quantity="share along one line", at=(0.537, 0.945, 0.97, 0.987), points=(-0.86, -0.54, 0.0, 0.79)),
        Term(quantity="impulsiveness", at=(2.06, 7.98, 9.91, 13.2), points=(-3.39, -1.68, 0.0, 1.05)),
        Term(quantity="power above 4 Hz", at=(0.0535, 0.589, 0.781, 0.98), points=(-0.55, -0.26, 0.0, 0.21)),
        Term(quantity="crowding", at=(0.00347, 0.191, 0.759), points=(0.0, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.000263, 0.0764, 0.699), points=(0.0, 0.0, 0.0)),
        Term(quantity="dominant frequency", at=(1.66, 3.77, 5.14, 8.79), points=(0.09, 0.5, 0.0, -0.3)),
        Term(quantity="regularity", at=(0.207, 0.497, 0.556, 1.0), points=(2.23, 0.93, 0.0, -0.43)),
        Term(quantity="beat", at=(-0.0131, 0.463, 0.509, 0.902), points=(1.41, 0.8, 0.0, -0.67)),
    ),
    pairs=(),
)

LEG_MOVEMENT = Scorecard(
    kind="leg_movement",
    source=FITTED,
    base=-7.836,
    terms=(
        Term(
            quantity="share of its power along one line",
            at=(0.434, 0.651, 0.753, 0.86, 0.998),
            points=(-1.7, -0.05, 0.0, 0.07, 0.07),
        ),
        Term(quantity="tilt", at=(0.0885, 2.24, 4.81, 93.1), points=(4.54, 4.34, 0.0, -1.84)),
        Term(
            quantity="duration", at=(0.579, 1.31, 1.77, 2.49, 3.65, 8.63), points=(0.19, 1.6, 1.15, 0.0, -0.88, -6.32)
        ),
        Term(
            quantity="shortest time with most of its power",
            at=(0.272, 0.843, 1.32, 2.27, 6.4),
            points=(-5.28, -1.27, 0.0, 2.2, 7.17),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.126, 0.183, 0.257, 0.371, 0.915),
            points=(0.55, 0.77, 0.0, -0.16, -1.33),
        ),
        Term(quantity="longest burst", at=(0.0946, 0.691, 0.981, 1.33, 2.7), points=(0.24, -0.68, 0.0, 0.15, 1.12)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0803, 0.44, 0.711, 1.05, 2.27),
            points=(3.44, 0.71, 0.0, 0.01, 0.76),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0886, 0.549, 0.689, 0.8, 0.977),
            points=(-5.17, -2.42, 0.0, 0.88, 2.24),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 2.5, 9.0), points=(-0.31, 0.2, 0.0, 1.63)),
        Term(quantity="rise", at=(0.0772, 0.305, 0.697, 1.4, 5.82), points=(0.55, 0.16, 0.0, 0.06, 0.53)),
        Term(quantity="centre of its power", at=(1.02, 2.06, 2.54, 3.07, 4.34), points=(-3.18, -0.6, 0.0, 0.62, 2.14)),
        Term(quantity="steepness", at=(0.322, 0.606, 0.736, 0.877, 1.21), points=(-0.85, 0.02, 0.0, 0.14, -0.47)),
        Term(quantity="peak", at=(0.0252, 0.0688, 0.118, 0.207, 0.607), points=(1.79, -0.48, 0.0, 0.19, -0.77)),
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.000315, 0.000971, 0.00225, 0.0153),
            points=(0.36, -0.28, 0.0, 0.68, 1.25),
        ),
        Term(quantity="time to the nearest movement", at=(0.543, 4.0), points=(-3.49, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("duration", "centre of its power"),
            at=((0.579, 1.6, 2.81, 8.63), (1.02, 2.23, 2.88, 4.34)),
            points=(
                (-1.77, -0.47, 1.52, 1.88),
                (-0.96, 0.37, 1.02, 0.08),
                (1.29, 0.46, 0.44, 0.41),
                (-0.14, -1.73, -0.99, -1.41),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "peak"),
            at=((0.434, 0.687, 0.824, 0.998), (0.0252, 0.0824, 0.171, 0.607)),
            points=(
                (1.7, -0.57, -1.06, -1.21),
                (0.5, -0.21, 0.11, -0.12),
                (0.01, 0.24, 0.57, 0.55),
                (-1.57, 0.7, 0.35, 0.0),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "time to the nearest movement"),
            at=((0.434, 0.687, 0.824, 0.998), (0.543, 4.0)),
            points=((-0.3, -0.84), (-0.26, 0.54), (0.27, 1.09), (-3.2, 2.69)),
        ),
    ),
)

JERK = Scorecard(
    kind="jerk",
    source=FITTED,
    base=-13.185,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00343, 0.00874, 0.017, 0.0331, 0.119),
            points=(-1.4, -1.3, -0.44, 0.0, 1.08, 1.42),
        ),
        Term(quantity="time to the nearest movement", at=(0.529, 3.26, 4.0), points=(-3.19, 0.0, 6.29)),
        Term(
            quantity="share of its power along one line",
            at=(0.436, 0.78, 0.831, 0.882, 0.938, 1.0),
            points=(-3.46, -1.61, -0.6, 0.0, 0.55, 2.21),
        ),
        Term(quantity="duration", at=(0.281, 0.64, 0.829, 1.1, 1.56, 3.91), points=(1.58, 0.0, 0.0, 0.0, 0.0, -4.12)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.14, 0.311, 0.421, 0.588, 0.905, 2.96),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, -1.98),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.121, 0.182, 0.225, 0.286, 0.366, 0.964),
            points=(0.83, 1.15, 0.74, 0.0, 0.51, -0.79),
        ),
        Term(quantity="longest burst", at=(0.06, 0.36, 0.503, 0.666, 2.21), points=(0.91, -0.25, 0.0, 0.23, -0.98)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0589, 0.295, 0.433, 0.59, 2.06),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0682, 0.492, 0.649, 0.778, 1.0),
            points=(-2.42, -0.47, 0.0, 0.16, 0.91),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 5.0), points=(-0.64, 0.0, 0.52)),
        Term(quantity="rise", at=(0.0621, 0.201, 0.312, 0.505, 2.93), points=(0.94, 2.18, 0.0, 1.59, 1.15)),
        Term(quantity="tilt", at=(0.0823, 4.01, 104.0), points=(4.04, 0.0, -0.63)),
        Term(
            quantity="centre of its power",
            at=(1.05, 2.66, 3.15, 3.61, 4.17, 5.87),
            points=(-5.65, -1.2, -0.2, 0.0, 0.58, 0.84),
        ),
        Term(quantity="steepness", at=(0.361, 0.762, 0.926, 1.12, 1.58), points=(-0.79, -0.02, 0.0, 0.22, 0.54)),
        Term(
            quantity="peak",
            at=(0.024, 0.0489, 0.0745, 0.113, 0.184, 0.632),
            points=(-0.6, -0.06, 0.39, 0.0, 0.02, 0.56),
        ),
        Term(quantity="quiet around", at=(0.538, 19.8, 50.8, 257.0), points=(0.25, 0.02, 0.0, 0.29)),
        Term(quantity="crowding", at=(0.0, 0.0376, 0.0908, 0.663), points=(0.09, 0.0, 0.0, -0.29)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0283, 0.569), points=(0.67, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.279, 0.492, 0.999), points=(-0.25, -0.04, 0.0, -0.49)),
        Term(
            quantity="time since sleep began",
            at=(-52.3, -10.4, -2.4, 4.92, 18.5, 33.0, 49.1, 83.0),
            points=(-0.79, 0.22, 0.77, 1.02, 0.0, -0.43, -0.06, 0.06),
        ),
    ),
    pairs=(
        Pair(
            quantities=("share of its time in bursts", "crowding on the quieter side"),
            at=((0.0682, 0.552, 0.736, 1.0), (0.0, 0.0123, 0.0457, 0.569)),
            points=(
                (1.28, 0.67, -2.58, -1.62),
                (0.32, -0.01, 0.75, 0.73),
                (-0.25, -0.32, 0.48, 0.87),
                (-0.38, -1.36, 0.32, 1.1),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "half-height of its strongest burst"),
            at=((0.436, 0.815, 0.9, 1.0), (0.121, 0.212, 0.308, 0.964)),
            points=(
                (0.09, 0.37, -1.97, -0.22),
                (0.33, 0.2, -0.47, 0.47),
                (-0.28, -0.41, 0.12, 0.56),
                (-0.43, 1.36, 1.81, -1.78),
            ),
        ),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=0.504,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00707, 0.0161, 0.0308, 0.0596, 0.237),
            points=(-0.24, 0.0, 0.0, 0.0, 0.0, 0.07),
        ),
        Term(quantity="time to the nearest movement", at=(4.0, 5.0), points=(0.0, 0.0)),
        Term(
            quantity="share of its power along one line",
            at=(0.699, 0.942, 0.973, 0.988, 0.998),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(quantity="duration", at=(0.162, 0.437, 0.601, 0.744, 0.923, 1.86), points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.0798, 0.216, 0.332, 0.45, 0.59, 1.36),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.12, 0.173, 0.206, 0.243, 0.29, 0.468),
            points=(0.03, -0.27, -0.29, 0.0, 0.13, 0.09),
        ),
        Term(quantity="longest burst", at=(0.0798, 0.279, 0.359, 0.51, 1.16), points=(-0.91, -0.3, 0.0, 1.29, 2.59)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0797, 0.263, 0.336, 0.458, 1.16),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.239, 0.584, 0.704, 0.806, 0.955),
            points=(-0.03, -0.03, 0.0, -0.29, 0.1),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 3.0), points=(-0.5, 0.0, 1.21)),
        Term(quantity="rise", at=(0.0402, 0.149, 0.21, 0.372, 1.22), points=(-0.66, -0.22, 0.0, 1.1, 0.34)),
        Term(quantity="tilt", at=(0.0297, 0.428, 0.748, 1.12, 2.69), points=(0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.29, 3.3, 3.8, 4.27, 4.82, 6.32),
            points=(-1.56, -0.75, -0.12, 0.0, 0.23, 0.29),
        ),
        Term(quantity="steepness", at=(0.54, 0.852, 1.02, 1.23, 1.84), points=(0.57, 0.39, 0.0, 0.22, 1.26)),
        Term(
            quantity="peak",
            at=(0.0306, 0.0566, 0.0818, 0.122, 0.178, 0.434),
            points=(-1.73, -1.26, -1.44, 0.0, -0.07, 0.88),
        ),
        Term(quantity="quiet around", at=(7.52, 28.9, 75.0, 378.0), points=(0.33, 0.53, 0.0, -0.42)),
        Term(quantity="crowding", at=(0.0, 0.0306, 0.292), points=(0.63, 0.0, -0.99)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.165), points=(0.5, 0.0)),
        Term(quantity="chance of sleep before", at=(1.27e-05, 0.584, 0.902, 0.997), points=(-0.76, -0.25, 0.0, 0.17)),
        Term(
            quantity="time since sleep began",
            at=(-21.6, -2.22, 2.67, 5.9, 9.16, 12.3, 16.0, 32.0),
            points=(0.23, 1.51, 0.96, 0.42, 0.0, -0.13, -1.8, -3.39),
        ),
    ),
    pairs=(
        Pair(
            quantities=("shortest time with most of its power", "tilt"),
            at=((0.0798, 0.291, 0.486, 1.36), (0.0297, 0.524, 0.972, 2.69)),
            points=(
                (-2.09, -1.89, -0.2, 1.36),
                (-1.83, -1.82, 1.0, 2.61),
                (0.54, 0.08, -0.53, 0.05),
                (0.42, 1.7, 0.66, -0.06),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "peak"),
            at=((0.0798, 0.291, 0.486, 1.36), (0.0306, 0.0741, 0.139, 0.434)),
            points=(
                (-1.4, -1.75, -0.52, 0.86),
                (-0.16, -0.45, -0.1, 0.67),
                (0.4, 0.83, -0.16, -0.95),
                (0.94, 0.97, 0.53, 0.28),
            ),
        ),
        Pair(
            quantities=("peak", "chance of sleep before"),
            at=((0.0306, 0.0741, 0.139, 0.434), (1.27e-05, 0.584, 0.902, 0.997)),
            points=(
                (0.33, -0.14, -0.22, -0.2),
                (0.41, -0.83, -0.51, 0.53),
                (-0.09, 0.18, -0.05, -0.28),
                (-1.16, 1.05, 0.86, 0.12),
            ),
        ),
        Pair(
            quantities=("tilt", "peak"),
            at=((0.0297, 0.524, 0.972, 2.69), (0.0306, 0.0741, 0.139, 0.434)),
            points=(
                (-0.89, -1.65, -0.67, 0.25),
                (-0.9, -0.77, -0.51, 0.24),
                (0.26, 0.04, 0.46, 0.17),
                (1.3, 1.98, 0.47, 0.21),
            ),
        ),
        Pair(
            quantities=("longest burst", "chance of sleep before"),
            at=((0.0798, 0.309, 0.455, 1.16), (1.27e-05, 0.584, 0.902, 0.997)),
            points=(
                (-0.04, -0.26, -0.08, -0.25),
                (0.75, -0.32, -0.53, -0.41),
                (-1.06, 0.34, 0.27, 0.32),
                (-0.17, 0.5, 0.42, 0.5),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz of its peak", "tilt"),
            at=((0.0, 0.0131, 0.0376, 0.237), (0.0297, 0.524, 0.972, 2.69)),
            points=(
                (-1.18, -0.25, 0.97, 0.7),
                (0.43, -0.56, 0.16, 0.6),
                (-0.4, 0.62, -0.76, 0.72),
                (-0.27, 0.52, -0.39, 0.05),
            ),
        ),
        Pair(
            quantities=("crowding", "time since sleep began"),
            at=((0.0, 0.0306, 0.292), (-21.6, 3.71, 11.3, 32.0)),
            points=((-0.57, 0.18, 0.88, 0.15), (1.06, 0.24, 0.15, -1.09), (-1.35, 0.74, 0.27, -0.64)),
        ),
        Pair(
            quantities=("power above 10 Hz of its peak", "duration"),
            at=((0.0, 0.0131, 0.0376, 0.237), (0.162, 0.551, 0.792, 1.86)),
            points=(
                (-0.39, 0.1, 0.45, 0.07),
                (-0.72, 0.42, 0.37, 0.56),
                (-1.58, 0.42, 0.74, 0.6),
                (-0.75, 0.4, 0.17, 0.09),
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
