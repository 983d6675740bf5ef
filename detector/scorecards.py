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
        Term(quantity="chance of sleep before", at=(0.0, 0.348, 0.988), points=(0.0, 0.0, 2.96)),
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
        Term(quantity="share along one line", at=(0.497, 0.715, 0.887, 0.994), points=(-1.25, 0.96, 0.0, 0.65)),
        Term(quantity="impulsiveness", at=(1.52, 2.39, 3.08, 4.12, 8.01), points=(-1.79, -1.08, 0.0, 2.02, 4.04)),
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
                (1.46, 1.73, -0.59, -0.93),
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
                (-0.02, 0.91, -0.62, -0.12),
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
                (0.02, -0.22, 0.92, 0.97),
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
                (0.26, 0.52, -0.5, -1.46),
                (-0.29, 0.68, -0.1, 0.41),
                (-0.44, -0.15, 0.23, 1.34),
                (-0.33, -0.65, 0.27, 0.2),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "regularity"),
            at=((1.66, 2.53, 3.48, 8.54), (0.216, 0.514, 0.727, 1.0)),
            points=(
                (0.11, -1.52, 0.31, 0.76),
                (-0.55, 0.54, 0.23, 0.04),
                (-0.86, 1.39, 0.61, -0.81),
                (0.05, 0.67, -0.8, -0.19),
            ),
        ),
    ),
)

TREMOR = Scorecard(
    kind="tremor",
    source=FITTED,
    base=-0.822,
    terms=(
        Term(
            quantity="turning to and fro", at=(0.0392, 0.772, 1.94, 7.11, 27.8), points=(1.63, 1.49, 0.0, -3.96, -5.32)
        ),
        Term(quantity="power above 10 Hz", at=(0.0, 1.01), points=(-0.36, 0.0)),
        Term(quantity="level", at=(0.00421, 0.0199, 0.0392, 0.0726, 0.357), points=(-0.41, 0.21, 0.0, -0.72, -1.84)),
        Term(quantity="duration", at=(5.06, 18.4, 37.7, 158.0), points=(-3.21, -1.16, 0.0, 0.58)),
        Term(quantity="dominant frequency", at=(3.06, 3.83, 4.3, 4.98, 9.58), points=(-2.55, -0.89, 0.0, 0.29, -2.53)),
        Term(quantity="frequency variation", at=(0.00293, 0.0465, 0.084, 0.331), points=(0.0, 0.0, 0.0, -0.35)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.508, 0.698, 0.788, 0.995),
            points=(-2.17, -1.2, 0.0, 0.99),
        ),
        Term(quantity="regularity", at=(0.156, 0.513, 0.707, 0.988), points=(-1.76, 0.0, 0.0, 0.0)),
        Term(quantity="pauses", at=(0.00223, 0.131, 0.336, 0.858), points=(0.37, 0.24, 0.0, -3.78)),
        Term(quantity="impulsiveness", at=(1.51, 2.02, 2.66, 3.45, 9.47), points=(2.23, 1.18, 0.0, -0.4, -0.79)),
        Term(quantity="variation of the level", at=(0.0126, 0.194, 0.311, 0.769), points=(-0.87, -0.37, 0.0, -0.65)),
        Term(quantity="power above 4 Hz", at=(0.0145, 0.547, 0.721, 0.996), points=(-1.29, -0.4, 0.0, -0.6)),
        Term(quantity="beat", at=(-0.281, 0.0229, 0.338, 0.903), points=(1.18, 0.38, 0.0, -1.09)),
        Term(quantity="power above 1.5 Hz", at=(0.256, 0.498, 0.738, 0.994), points=(2.98, 1.49, 0.0, -1.2)),
        Term(quantity="crowding", at=(0.0, 0.192, 0.827), points=(0.1, 0.0, 0.96)),
        Term(quantity="swells a second", at=(0.0, 2.67, 3.58, 8.31), points=(0.27, 0.04, 0.0, 1.23)),
        Term(quantity="chance of sleep before", at=(0.0, 0.983), points=(0.2, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("turning to and fro", "power above 1.5 Hz"),
            at=((0.0392, 1.04, 4.92, 27.8), (0.256, 0.498, 0.738, 0.994)),
            points=(
                (-0.3, -0.82, 0.6, 1.51),
                (1.45, 1.02, 0.03, -0.16),
                (0.74, 0.17, -0.79, -1.84),
                (-0.4, -0.37, -0.13, -0.71),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz", "dominant frequency"),
            at=((0.0, 1.01), (3.06, 3.97, 4.7, 9.58)),
            points=((-0.63, -0.2, 0.92, -0.45), (0.04, -0.04, -1.02, -1.69)),
        ),
        Pair(
            quantities=("share near the dominant frequency", "beat"),
            at=((0.508, 0.698, 0.788, 0.995), (-0.281, 0.0229, 0.338, 0.903)),
            points=(
                (-0.09, -0.49, -0.01, -0.4),
                (0.35, 0.33, 0.42, -1.32),
                (0.58, -0.11, 0.07, -0.34),
                (-0.05, -0.15, 0.22, 0.97),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share near the dominant frequency"),
            at=((0.0392, 1.04, 4.92, 27.8), (0.508, 0.698, 0.788, 0.995)),
            points=(
                (-0.74, 0.6, 0.24, 0.89),
                (-0.09, -0.19, 0.92, 1.71),
                (0.05, -0.36, -0.72, -0.69),
                (-0.19, -0.26, -0.23, -0.92),
            ),
        ),
        Pair(
            quantities=("power above 1.5 Hz", "crowding"),
            at=((0.256, 0.498, 0.738, 0.994), (0.0, 0.111, 0.343, 0.827)),
            points=(
                (-0.0, 0.01, 0.49, 0.99),
                (-0.13, -0.46, 0.3, 0.3),
                (0.18, -0.14, -0.46, 0.12),
                (0.14, -0.36, -0.45, -0.52),
            ),
        ),
        Pair(
            quantities=("duration", "crowding"),
            at=((5.06, 18.4, 37.7, 158.0), (0.0, 0.111, 0.343, 0.827)),
            points=(
                (-1.01, -1.86, -0.24, 1.06),
                (0.89, -0.23, -0.31, 0.54),
                (0.1, 0.77, 0.28, -0.57),
                (0.2, 0.37, 0.15, -0.14),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "power above 10 Hz"),
            at=((0.0392, 1.04, 4.92, 27.8), (0.0, 1.01)),
            points=((0.58, -1.31), (0.52, -1.0), (-0.6, -0.37), (-0.86, -0.01)),
        ),
        Pair(
            quantities=("power above 10 Hz", "level"),
            at=((0.0, 1.01), (0.00421, 0.0258, 0.0581, 0.357)),
            points=((-0.3, -0.01, 0.39, -0.44), (-1.89, -0.78, -0.01, -0.02)),
        ),
        Pair(
            quantities=("frequency variation", "impulsiveness"),
            at=((0.00293, 0.0465, 0.084, 0.331), (1.51, 2.23, 3.14, 9.47)),
            points=(
                (1.16, -0.31, -0.79, -0.14),
                (0.25, -0.59, -0.64, -0.32),
                (0.31, 0.41, 0.91, 0.08),
                (-0.27, -0.43, 0.36, -0.01),
            ),
        ),
        Pair(
            quantities=("power above 4 Hz", "power above 1.5 Hz"),
            at=((0.0145, 0.547, 0.721, 0.996), (0.256, 0.498, 0.738, 0.994)),
            points=(
                (-0.82, -0.96, 0.75, 0.14),
                (-0.16, 0.07, 0.55, 0.03),
                (1.2, -0.16, 0.12, -0.16),
                (1.27, 1.05, -1.71, -1.21),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz", "power above 4 Hz"),
            at=((0.0, 1.01), (0.0145, 0.547, 0.721, 0.996)),
            points=((-0.66, -0.16, 0.17, 0.29), (0.06, -0.1, -0.74, -1.92)),
        ),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-9.669,
    terms=(
        Term(quantity="turning to and fro", at=(0.17, 1.18, 3.71, 7.91, 44.4), points=(3.86, 3.79, 0.0, -0.58, -0.61)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.963), points=(0.39, 0.0)),
        Term(quantity="level", at=(0.00997, 0.0297, 0.0727, 0.407), points=(3.96, 2.07, 0.0, -2.04)),
        Term(quantity="duration", at=(4.17, 15.6, 42.4, 215.0), points=(0.68, 1.57, 0.0, -0.75)),
        Term(
            quantity="dominant frequency", at=(0.486, 0.875, 1.08, 2.88, 8.49), points=(-1.84, -0.37, 0.0, -0.36, -1.28)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0443, 0.942), points=(-1.62, 0.0, -0.66)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.248, 0.542, 0.773, 0.995),
            points=(1.9, 1.32, 0.0, -1.65),
        ),
        Term(quantity="regularity", at=(0.505, 0.764, 0.862, 1.0), points=(-1.84, -0.7, 0.0, 1.08)),
        Term(quantity="impulsiveness", at=(1.53, 2.56, 3.96, 16.5), points=(0.49, 0.65, 0.0, -1.33)),
        Term(quantity="pauses", at=(0.0, 0.136, 0.335, 0.758), points=(1.42, 1.0, 0.0, -0.16)),
        Term(
            quantity="share along one line",
            at=(0.433, 0.778, 0.869, 0.95, 0.993),
            points=(-1.34, -0.82, 0.0, 0.83, 1.31),
        ),
        Term(quantity="beat", at=(-0.158, 0.556, 0.778, 0.915), points=(-2.76, -0.91, 0.0, 1.03)),
        Term(quantity="power above 1.5 Hz", at=(0.146, 0.688, 0.842, 0.995), points=(-2.58, -1.25, 0.0, 1.85)),
        Term(quantity="power above 4 Hz", at=(0.00314, 0.0643, 0.226, 0.995), points=(0.8, 0.45, 0.0, -1.53)),
        Term(quantity="crowding", at=(0.0, 0.0959, 0.858), points=(0.85, 0.0, -1.1)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0381, 0.78), points=(1.32, 0.0, -0.8)),
        Term(quantity="chance of sleep before", at=(0.0, 0.257, 0.992), points=(-0.58, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.59, 3.46, 7.74), points=(0.45, 0.43, 0.0, -0.15)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.269, 0.606, 2.57), points=(0.3, -0.06, 0.0, 0.96)),
        Term(quantity="variation of the level", at=(0.0, 0.0747, 0.146, 0.495), points=(-1.15, -0.45, 0.0, -0.36)),
        Term(
            quantity="time since sleep began",
            at=(-59.0, -19.8, -11.1, 4.12, 27.7, 84.5),
            points=(-1.46, -0.9, 0.37, 0.0, -1.22, -1.59),
        ),
        Term(quantity="level afterwards", at=(0.00719, 0.18, 3.89), points=(-0.91, 0.0, -0.06)),
    ),
    pairs=(
        Pair(
            quantities=("regularity", "power above 4 Hz"),
            at=((0.505, 0.764, 0.862, 1.0), (0.00314, 0.0643, 0.226, 0.995)),
            points=(
                (-0.77, -1.02, 0.56, 0.08),
                (-0.13, 0.4, 0.91, -0.73),
                (0.45, 0.5, -0.53, -0.8),
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
                (-0.09, -0.58, -1.12, -0.23),
            ),
        ),
        Pair(
            quantities=("share along one line", "power above 4 Hz"),
            at=((0.433, 0.808, 0.929, 0.993), (0.00314, 0.0643, 0.226, 0.995)),
            points=(
                (-0.11, -0.26, -0.15, -0.03),
                (-0.33, -0.75, 1.08, -0.14),
                (0.0, 0.35, 0.52, -1.03),
                (0.79, 0.75, -0.37, -0.33),
            ),
        ),
        Pair(
            quantities=("beat", "unevenness of the swells"),
            at=((-0.158, 0.556, 0.778, 0.915), (0.0, 0.269, 0.606, 2.57)),
            points=(
                (-0.04, -0.17, -1.09, -0.55),
                (-0.24, -0.09, 0.22, 1.04),
                (-0.34, -0.65, 0.19, 0.67),
                (0.98, 0.47, -0.23, -0.19),
            ),
        ),
        Pair(
            quantities=("impulsiveness", "power above 4 Hz"),
            at=((1.53, 2.56, 3.96, 16.5), (0.00314, 0.0643, 0.226, 0.995)),
            points=(
                (0.22, -0.63, 0.29, -0.03),
                (0.79, 0.33, -0.16, -0.15),
                (-0.26, 1.05, 1.12, -1.23),
                (-0.4, -0.65, -0.17, -0.11),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.136, 0.335, 0.758), (0.433, 0.808, 0.929, 0.993)),
            points=(
                (-0.09, 0.48, 0.25, -0.21),
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
    base=-5.962,
    terms=(
        Term(quantity="turning to and fro", at=(0.0709, 2.06, 6.22, 34.8), points=(3.28, 1.78, 0.0, -0.05)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.0891, 1.02), points=(0.4, 0.0, -0.97)),
        Term(quantity="level", at=(0.00375, 0.0271, 0.0529, 0.32), points=(2.95, 1.64, 0.0, -2.14)),
        Term(quantity="duration", at=(4.04, 15.4, 202.0), points=(-2.06, 0.0, -0.73)),
        Term(
            quantity="dominant frequency", at=(1.65, 2.07, 2.77, 3.93, 8.71), points=(-1.65, -0.29, 0.0, -2.21, -2.71)
        ),
        Term(quantity="frequency variation", at=(0.00516, 0.0509, 0.111, 0.57), points=(0.36, 0.16, 0.0, 0.01)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.266, 0.51, 0.676, 0.944),
            points=(0.13, 0.45, 0.0, -0.83),
        ),
        Term(quantity="regularity", at=(0.222, 0.732, 0.919, 1.0), points=(1.22, 0.5, 0.0, 1.53)),
        Term(quantity="impulsiveness", at=(1.62, 2.88, 3.79, 7.65), points=(2.35, 1.27, 0.0, -1.18)),
        Term(quantity="pauses", at=(0.0, 0.196, 0.329, 0.673), points=(0.02, 0.52, 0.0, -0.39)),
        Term(
            quantity="share along one line",
            at=(0.476, 0.804, 0.948, 0.971, 0.991),
            points=(-3.24, -2.01, 0.0, 0.73, 2.29),
        ),
        Term(quantity="beat", at=(-0.264, 0.562, 0.852, 0.917), points=(-4.18, -1.61, 0.0, 1.38)),
        Term(quantity="power above 1.5 Hz", at=(0.00463, 0.512, 0.743, 0.969), points=(0.35, 0.31, 0.0, -0.5)),
        Term(quantity="power above 4 Hz", at=(0.0245, 0.246, 0.481, 0.978), points=(3.05, 1.58, 0.0, -1.56)),
        Term(quantity="crowding", at=(0.00562, 0.416, 1.0), points=(0.52, 0.0, -0.46)),
        Term(quantity="crowding on the quieter side", at=(0.000495, 0.145, 1.0), points=(1.28, 0.0, -0.08)),
        Term(quantity="chance of sleep before", at=(0.0, 0.101, 0.988), points=(-1.63, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.735, 2.3, 3.21, 6.23), points=(1.53, 0.59, 0.0, -0.59)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.539, 4.33), points=(-0.32, 0.0, 0.85)),
        Term(quantity="variation of the level", at=(0.0382, 0.117, 0.202, 0.61), points=(1.48, 0.64, 0.0, -0.63)),
        Term(
            quantity="time since sleep began",
            at=(-59.9, -19.4, -12.4, -1.27, 24.8, 84.1),
            points=(-1.75, -1.59, -0.25, 0.0, -1.04, -2.29),
        ),
        Term(quantity="level afterwards", at=(0.00827, 0.179, 0.6, 7.18), points=(-0.57, -0.34, 0.0, -1.13)),
        Term(quantity="repetitions", at=(4.0, 30.0, 382.0), points=(-0.8, 0.0, -0.59)),
        Term(quantity="interval variation", at=(0.0249, 0.0579, 0.113, 0.409), points=(1.89, 0.87, 0.0, -1.4)),
        Term(quantity="median interval", at=(0.293, 0.46, 0.771, 2.51), points=(-0.19, -0.01, 0.0, -0.74)),
        Term(quantity="share of brief ones", at=(0.0, 0.6), points=(-1.42, 0.0)),
        Term(quantity="share of time moving", at=(0.603, 1.0), points=(0.79, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "crowding"),
            at=((0.476, 0.856, 0.966, 0.991), (0.00562, 0.273, 0.533, 1.0)),
            points=(
                (-0.86, -0.24, -0.28, -0.04),
                (-1.17, -0.47, 0.59, 0.81),
                (0.66, 0.46, -0.4, -0.11),
                (1.54, 1.94, -1.86, -0.58),
            ),
        ),
        Pair(
            quantities=("level", "median interval"),
            at=((0.00375, 0.0271, 0.0529, 0.32), (0.293, 0.46, 0.771, 2.51)),
            points=(
                (0.07, 0.27, 1.28, -0.31),
                (-0.59, 0.38, 1.0, -0.46),
                (0.72, 0.39, -0.74, 0.13),
                (-0.37, -0.89, -0.79, -0.1),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.00516, 0.0509, 0.111, 0.57), (0.266, 0.51, 0.676, 0.944)),
            points=(
                (-0.81, -0.22, 0.25, 0.99),
                (-0.43, 0.45, 0.32, -0.38),
                (0.04, 0.35, -0.25, -0.3),
                (0.88, 0.2, 0.07, -1.14),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.196, 0.329, 0.673), (0.476, 0.856, 0.966, 0.991)),
            points=(
                (-0.72, 0.75, -0.17, -0.37),
                (-0.48, 0.58, 0.87, 0.05),
                (-0.17, -1.0, 0.29, 0.76),
                (-0.04, -0.57, -0.38, 0.59),
            ),
        ),
        Pair(
            quantities=("share near the dominant frequency", "power above 1.5 Hz"),
            at=((0.266, 0.51, 0.676, 0.944), (0.00463, 0.512, 0.743, 0.969)),
            points=(
                (0.0, -0.06, -0.44, 0.17),
                (0.25, -0.58, 0.71, 0.39),
                (-0.31, 0.28, 0.75, -0.35),
                (0.1, 0.61, -0.84, -0.7),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "swells a second"),
            at=((0.0709, 1.03, 4.7, 34.8), (0.735, 2.3, 3.21, 6.23)),
            points=(
                (-0.1, 0.12, 1.57, -0.18),
                (0.37, 0.39, 0.2, -0.13),
                (0.68, -0.82, -1.76, -0.27),
                (-0.02, -0.04, -0.01, -0.01),
            ),
        ),
        Pair(
            quantities=("level", "beat"),
            at=((0.00375, 0.0271, 0.0529, 0.32), (-0.264, 0.562, 0.852, 0.917)),
            points=(
                (-0.96, -0.41, 1.46, 1.23),
                (-1.44, 0.7, 0.66, 0.41),
                (-0.16, 0.93, -0.59, 0.32),
                (-0.01, -0.26, -1.3, -0.57),
            ),
        ),
        Pair(
            quantities=("repetitions", "median interval"),
            at=((4.0, 30.0, 382.0), (0.293, 0.46, 0.771, 2.51)),
            points=((-0.75, 1.51, -0.87, -0.68), (0.05, -0.45, 1.84, -0.05), (0.53, -0.9, -0.21, -0.01)),
        ),
        Pair(
            quantities=("turning to and fro", "impulsiveness"),
            at=((0.0709, 1.03, 4.7, 34.8), (1.62, 2.88, 3.79, 7.65)),
            points=(
                (0.92, 1.95, -0.83, -0.63),
                (0.72, 0.03, 0.47, -0.39),
                (-0.55, -1.78, 0.3, -0.14),
                (-0.01, -0.01, -0.04, -0.02),
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
    base=-13.204,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00343, 0.00874, 0.017, 0.0331, 0.119),
            points=(-1.4, -1.3, -0.44, 0.0, 1.08, 1.41),
        ),
        Term(quantity="time to the nearest movement", at=(0.529, 3.26, 4.0), points=(-3.19, 0.0, 6.3)),
        Term(
            quantity="share of its power along one line",
            at=(0.436, 0.78, 0.831, 0.882, 0.938, 1.0),
            points=(-3.45, -1.61, -0.6, 0.0, 0.55, 2.2),
        ),
        Term(quantity="duration", at=(0.281, 0.64, 0.829, 1.1, 1.56, 3.91), points=(1.58, 0.0, 0.0, 0.0, 0.0, -4.12)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.14, 0.311, 0.421, 0.588, 0.905, 2.96),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, -1.97),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.121, 0.182, 0.225, 0.286, 0.366, 0.964),
            points=(0.84, 1.15, 0.74, 0.0, 0.52, -0.81),
        ),
        Term(quantity="longest burst", at=(0.06, 0.36, 0.503, 0.666, 2.21), points=(0.91, -0.25, 0.0, 0.23, -1.01)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0589, 0.295, 0.433, 0.59, 2.06),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0682, 0.492, 0.649, 0.778, 1.0),
            points=(-2.42, -0.47, 0.0, 0.16, 0.9),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 5.0), points=(-0.64, 0.0, 0.51)),
        Term(quantity="rise", at=(0.0621, 0.201, 0.312, 0.505, 2.93), points=(0.95, 2.18, 0.0, 1.59, 1.15)),
        Term(quantity="tilt", at=(0.0823, 4.01, 104.0), points=(4.04, 0.0, -0.63)),
        Term(
            quantity="centre of its power",
            at=(1.05, 2.66, 3.15, 3.61, 4.17, 5.87),
            points=(-5.65, -1.2, -0.2, 0.0, 0.58, 0.84),
        ),
        Term(quantity="steepness", at=(0.361, 0.762, 0.926, 1.12, 1.58), points=(-0.79, -0.02, 0.0, 0.21, 0.55)),
        Term(
            quantity="peak",
            at=(0.024, 0.0489, 0.0745, 0.113, 0.184, 0.632),
            points=(-0.6, -0.06, 0.39, 0.0, 0.02, 0.56),
        ),
        Term(quantity="quiet around", at=(0.538, 19.8, 50.8, 257.0), points=(0.26, 0.02, 0.0, 0.29)),
        Term(quantity="crowding", at=(0.0, 0.0376, 0.0908, 0.663), points=(0.09, 0.0, 0.0, -0.29)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0283, 0.569), points=(0.67, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.278, 0.491, 0.998), points=(-0.24, -0.02, 0.0, -0.45)),
        Term(
            quantity="time since sleep began",
            at=(-52.0, -10.4, -2.4, 4.93, 18.5, 33.0, 49.1, 83.0),
            points=(-0.78, 0.23, 0.77, 1.0, 0.0, -0.44, -0.07, 0.06),
        ),
    ),
    pairs=(
        Pair(
            quantities=("share of its time in bursts", "crowding on the quieter side"),
            at=((0.0682, 0.552, 0.736, 1.0), (0.0, 0.0123, 0.0457, 0.569)),
            points=(
                (1.28, 0.67, -2.58, -1.62),
                (0.32, -0.01, 0.76, 0.73),
                (-0.25, -0.33, 0.48, 0.87),
                (-0.38, -1.36, 0.33, 1.1),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "half-height of its strongest burst"),
            at=((0.436, 0.815, 0.9, 1.0), (0.121, 0.212, 0.308, 0.964)),
            points=(
                (0.08, 0.37, -1.97, -0.22),
                (0.33, 0.21, -0.48, 0.48),
                (-0.28, -0.41, 0.12, 0.56),
                (-0.42, 1.38, 1.82, -1.82),
            ),
        ),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=0.501,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00707, 0.0161, 0.0308, 0.0596, 0.237),
            points=(-0.24, 0.0, 0.0, 0.0, 0.0, 0.08),
        ),
        Term(quantity="time to the nearest movement", at=(4.0, 5.0), points=(-0.0, 0.0)),
        Term(
            quantity="share of its power along one line",
            at=(0.699, 0.942, 0.973, 0.988, 0.998),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(quantity="duration", at=(0.161, 0.437, 0.601, 0.744, 0.923, 1.86), points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.0798, 0.216, 0.332, 0.45, 0.59, 1.36),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.12, 0.173, 0.206, 0.243, 0.29, 0.468),
            points=(0.03, -0.27, -0.29, 0.0, 0.12, 0.09),
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
        Term(quantity="tilt", at=(0.0296, 0.428, 0.748, 1.12, 2.69), points=(0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.29, 3.3, 3.8, 4.27, 4.82, 6.32),
            points=(-1.56, -0.76, -0.12, 0.0, 0.23, 0.29),
        ),
        Term(quantity="steepness", at=(0.54, 0.852, 1.02, 1.23, 1.84), points=(0.57, 0.39, 0.0, 0.22, 1.26)),
        Term(
            quantity="peak",
            at=(0.0306, 0.0566, 0.0818, 0.122, 0.178, 0.434),
            points=(-1.73, -1.26, -1.44, 0.0, -0.07, 0.88),
        ),
        Term(quantity="quiet around", at=(7.52, 29.0, 75.1, 378.0), points=(0.33, 0.53, 0.0, -0.42)),
        Term(quantity="crowding", at=(0.0, 0.0306, 0.292), points=(0.63, 0.0, -0.99)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.165), points=(0.5, 0.0)),
        Term(quantity="chance of sleep before", at=(1.27e-05, 0.584, 0.902, 0.997), points=(-0.76, -0.25, 0.0, 0.17)),
        Term(
            quantity="time since sleep began",
            at=(-21.3, -2.22, 2.67, 5.91, 9.16, 12.3, 16.0, 32.1),
            points=(0.24, 1.52, 0.96, 0.42, 0.0, -0.13, -1.81, -3.39),
        ),
    ),
    pairs=(
        Pair(
            quantities=("shortest time with most of its power", "tilt"),
            at=((0.0798, 0.291, 0.487, 1.36), (0.0296, 0.524, 0.972, 2.69)),
            points=(
                (-2.09, -1.89, -0.2, 1.36),
                (-1.83, -1.82, 1.0, 2.61),
                (0.54, 0.08, -0.53, 0.05),
                (0.42, 1.7, 0.66, -0.05),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "peak"),
            at=((0.0798, 0.291, 0.487, 1.36), (0.0306, 0.0741, 0.139, 0.434)),
            points=(
                (-1.41, -1.75, -0.52, 0.86),
                (-0.16, -0.45, -0.1, 0.67),
                (0.4, 0.84, -0.16, -0.95),
                (0.93, 0.97, 0.53, 0.28),
            ),
        ),
        Pair(
            quantities=("peak", "chance of sleep before"),
            at=((0.0306, 0.0741, 0.139, 0.434), (1.27e-05, 0.584, 0.902, 0.997)),
            points=(
                (0.33, -0.14, -0.23, -0.19),
                (0.42, -0.83, -0.51, 0.53),
                (-0.09, 0.18, -0.05, -0.28),
                (-1.16, 1.05, 0.86, 0.12),
            ),
        ),
        Pair(
            quantities=("tilt", "peak"),
            at=((0.0296, 0.524, 0.972, 2.69), (0.0306, 0.0741, 0.139, 0.434)),
            points=(
                (-0.9, -1.64, -0.67, 0.25),
                (-0.89, -0.77, -0.51, 0.24),
                (0.26, 0.04, 0.46, 0.17),
                (1.3, 1.98, 0.47, 0.21),
            ),
        ),
        Pair(
            quantities=("longest burst", "chance of sleep before"),
            at=((0.0798, 0.309, 0.455, 1.16), (1.27e-05, 0.584, 0.902, 0.997)),
            points=(
                (-0.04, -0.26, -0.08, -0.25),
                (0.76, -0.32, -0.54, -0.41),
                (-1.06, 0.34, 0.27, 0.32),
                (-0.17, 0.5, 0.42, 0.5),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz of its peak", "tilt"),
            at=((0.0, 0.0131, 0.0377, 0.237), (0.0296, 0.524, 0.972, 2.69)),
            points=(
                (-1.18, -0.25, 0.97, 0.7),
                (0.43, -0.56, 0.16, 0.61),
                (-0.4, 0.62, -0.76, 0.72),
                (-0.27, 0.53, -0.39, 0.05),
            ),
        ),
        Pair(
            quantities=("crowding", "time since sleep began"),
            at=((0.0, 0.0306, 0.292), (-21.3, 3.72, 11.3, 32.1)),
            points=((-0.58, 0.18, 0.88, 0.15), (1.07, 0.22, 0.15, -1.09), (-1.35, 0.75, 0.26, -0.64)),
        ),
        Pair(
            quantities=("power above 10 Hz of its peak", "duration"),
            at=((0.0, 0.0131, 0.0377, 0.237), (0.161, 0.551, 0.792, 1.86)),
            points=(
                (-0.38, 0.09, 0.45, 0.07),
                (-0.72, 0.42, 0.37, 0.56),
                (-1.57, 0.42, 0.74, 0.6),
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
