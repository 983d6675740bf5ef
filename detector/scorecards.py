"""The scorecards, as fitted by ``python -m benchmarks.fit_scorecards --write``: change the fit, not this file."""

from dataclasses import dataclass

from detector.onset_scorecard import STIRRING
from detector.scorecard import Pair, Scorecard, Term

FITTED = "E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_scorecards --write"

CONVULSION = Scorecard(
    kind="convulsion",
    source=FITTED,
    base=2.899,
    terms=(
        Term(quantity="turning to and fro", at=(0.182, 4.12, 14.8, 41.4), points=(-5.38, -0.69, 0.0, 0.43)),
        Term(quantity="level", at=(0.0251, 0.0703, 0.129, 0.558), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(8.15, 21.2, 38.6, 219.0), points=(-4.15, -1.19, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.348, 0.988), points=(0.0, 0.0, 2.96)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0326, 0.766), points=(0.76, 0.0, -1.43)),
        Term(quantity="crowding", at=(0.000165, 0.104, 0.8), points=(0.0, 0.0, -4.45)),
        Term(quantity="dominant frequency", at=(1.66, 2.34, 2.98, 3.81, 8.54), points=(-1.58, 0.31, 0.0, -0.52, -1.21)),
        Term(quantity="frequency variation", at=(0.0155, 0.134, 0.208, 0.455), points=(-0.2, 0.0, 0.0, 0.0)),
        Term(quantity="fall of the frequency", at=(-0.846, 0.00788, 0.12, 0.501), points=(-0.34, -0.73, 0.0, 2.1)),
        Term(
            quantity="share near the dominant frequency", at=(0.27, 0.558, 0.72, 0.995), points=(0.27, 0.06, 0.0, -0.23)
        ),
        Term(quantity="regularity", at=(0.216, 0.447, 0.664, 0.758, 1.0), points=(0.0, 0.0, 0.0, 0.0, -1.59)),
        Term(quantity="beat", at=(-0.251, 0.158, 0.464, 0.645, 0.9), points=(-5.51, -2.82, 0.0, -2.9, -6.07)),
        Term(quantity="share along one line", at=(0.497, 0.715, 0.887, 0.994), points=(-1.25, 0.97, 0.0, 0.65)),
        Term(quantity="impulsiveness", at=(1.52, 2.39, 3.08, 4.12, 8.01), points=(-1.78, -1.08, 0.0, 2.02, 4.03)),
        Term(quantity="pauses", at=(0.0164, 0.163, 0.279, 0.385, 0.798), points=(1.42, 1.72, 0.0, -0.96, -5.73)),
        Term(quantity="power above 1.5 Hz", at=(0.151, 0.642, 0.829, 0.994), points=(-1.64, -1.64, 0.0, 1.49)),
        Term(quantity="swells a second", at=(1.25, 2.55, 3.52, 4.39, 8.26), points=(-0.03, -0.86, 0.0, -0.24, -1.71)),
        Term(
            quantity="slowing of the swells",
            at=(-1.29, 0.000405, 0.139, 0.302, 1.33),
            points=(-3.23, -1.02, 0.0, 1.2, 2.16),
        ),
        Term(
            quantity="unevenness of the swells",
            at=(0.0, 0.312, 0.631, 0.93, 3.75),
            points=(-1.65, 0.45, 0.0, -1.01, -2.8),
        ),
        Term(quantity="variation of the level", at=(0.0629, 0.201, 0.279, 0.538), points=(-0.14, -0.2, 0.0, 0.81)),
        Term(quantity="level afterwards", at=(0.00452, 0.104, 3.29), points=(0.0, 0.0, -0.75)),
        Term(quantity="frequency with slow swings", at=(0.487, 2.17, 3.47, 8.27), points=(-1.65, -0.43, 0.0, -1.57)),
        Term(
            quantity="share near the frequency with slow swings",
            at=(0.2, 0.462, 0.655, 0.994),
            points=(0.75, -0.45, 0.0, 1.74),
        ),
        Term(
            quantity="regularity with slow swings",
            at=(0.158, 0.406, 0.567, 0.662, 1.0),
            points=(0.45, 0.45, 0.0, -1.01, -2.32),
        ),
    ),
    pairs=(
        Pair(
            quantities=("impulsiveness", "power above 1.5 Hz"),
            at=((1.52, 2.59, 3.74, 8.01), (0.151, 0.642, 0.829, 0.994)),
            points=(
                (0.65, 1.51, -0.95, -1.51),
                (0.75, 0.18, -0.95, -0.05),
                (-0.92, -1.65, 0.19, 1.88),
                (-0.41, -0.77, 1.78, 0.28),
            ),
        ),
        Pair(
            quantities=("beat", "share along one line"),
            at=((-0.251, 0.216, 0.608, 0.9), (0.497, 0.715, 0.887, 0.994)),
            points=(
                (-1.26, -1.46, 0.9, 0.33),
                (-1.1, 0.89, 0.03, 1.6),
                (1.46, 1.74, -0.59, -0.93),
                (0.01, 0.11, -0.99, -0.75),
            ),
        ),
        Pair(
            quantities=("frequency variation", "impulsiveness"),
            at=((0.0155, 0.134, 0.208, 0.455), (1.52, 2.59, 3.74, 8.01)),
            points=(
                (-1.17, -0.27, 0.46, 0.9),
                (-0.66, -0.55, 0.65, 0.84),
                (1.48, 0.28, -0.93, -0.42),
                (0.05, 0.47, -0.69, -0.44),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "regularity"),
            at=((-0.846, 0.00788, 0.12, 0.501), (0.216, 0.514, 0.727, 1.0)),
            points=(
                (-0.02, 0.91, -0.62, -0.12),
                (0.35, 0.26, -0.76, -0.29),
                (-1.31, 0.24, 0.2, 0.32),
                (-0.28, -0.31, 1.55, -0.11),
            ),
        ),
        Pair(
            quantities=("share along one line", "unevenness of the swells"),
            at=((0.497, 0.715, 0.887, 0.994), (0.0, 0.386, 0.826, 3.75)),
            points=(
                (0.25, 0.54, -0.94, -0.73),
                (0.94, 1.42, 0.0, -1.08),
                (-1.83, -1.01, 1.5, 0.69),
                (-0.11, -0.34, 0.36, 0.34),
            ),
        ),
        Pair(
            quantities=("regularity", "power above 1.5 Hz"),
            at=((0.216, 0.514, 0.727, 1.0), (0.151, 0.642, 0.829, 0.994)),
            points=(
                (-0.73, -1.07, 0.21, 0.34),
                (-0.43, 0.2, 0.3, 1.02),
                (1.11, -1.53, -0.11, 0.9),
                (0.11, 1.68, -0.34, -1.66),
            ),
        ),
        Pair(
            quantities=("duration", "frequency variation"),
            at=((8.15, 21.2, 38.6, 219.0), (0.0155, 0.134, 0.208, 0.455)),
            points=(
                (0.5, 0.09, -0.49, -1.27),
                (-0.09, 0.78, 0.36, -0.34),
                (-0.36, -0.46, 0.76, 1.05),
                (-0.12, -0.12, -0.22, -0.05),
            ),
        ),
        Pair(
            quantities=("beat", "variation of the level"),
            at=((-0.251, 0.216, 0.608, 0.9), (0.0629, 0.201, 0.279, 0.538)),
            points=(
                (-0.38, -0.98, 0.04, -0.18),
                (0.51, 1.71, 0.2, -1.0),
                (0.02, -0.22, 0.92, 0.96),
                (-0.13, -0.61, -1.41, 0.54),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.0155, 0.134, 0.208, 0.455), (0.27, 0.558, 0.72, 0.995)),
            points=(
                (-0.13, 0.04, 0.84, -0.82),
                (0.05, 0.99, 0.44, -1.19),
                (0.01, -0.02, -0.6, 1.02),
                (0.16, -1.07, -0.61, 0.9),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "pauses"),
            at=((-0.846, 0.00788, 0.12, 0.501), (0.0164, 0.205, 0.352, 0.798)),
            points=(
                (0.4, -0.64, 0.72, -0.32),
                (-0.86, 0.45, 0.08, -0.11),
                (-0.44, 0.35, 0.08, -0.55),
                (0.81, 0.71, 0.12, -0.8),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "power above 1.5 Hz"),
            at=((1.66, 2.53, 3.48, 8.54), (0.151, 0.642, 0.829, 0.994)),
            points=(
                (-2.4, -0.31, 1.96, 0.42),
                (1.03, -1.55, -0.83, 1.6),
                (0.98, 0.62, -1.08, -0.17),
                (0.45, 0.51, 0.02, -1.26),
            ),
        ),
        Pair(
            quantities=("duration", "slowing of the swells"),
            at=((8.15, 21.2, 38.6, 219.0), (-1.29, 0.0614, 0.228, 1.33)),
            points=(
                (0.25, 0.51, -0.49, -1.46),
                (-0.28, 0.68, -0.11, 0.41),
                (-0.43, -0.16, 0.24, 1.33),
                (-0.33, -0.65, 0.27, 0.2),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "regularity"),
            at=((1.66, 2.53, 3.48, 8.54), (0.216, 0.514, 0.727, 1.0)),
            points=(
                (0.11, -1.51, 0.31, 0.76),
                (-0.54, 0.53, 0.23, 0.04),
                (-0.86, 1.4, 0.62, -0.82),
                (0.04, 0.68, -0.8, -0.19),
            ),
        ),
    ),
)

TREMOR = Scorecard(
    kind="tremor",
    source=FITTED,
    base=-0.515,
    terms=(
        Term(
            quantity="turning to and fro", at=(0.0423, 0.735, 1.73, 6.82, 24.7), points=(1.58, 1.51, 0.0, -3.67, -5.2)
        ),
        Term(quantity="power above 10 Hz", at=(0.0, 0.0167, 0.775), points=(-0.22, 0.0, -2.22)),
        Term(quantity="level", at=(0.00439, 0.0233, 0.0449, 0.0804, 0.363), points=(-1.75, -0.17, 0.0, -1.36, -2.43)),
        Term(quantity="duration", at=(5.06, 18.5, 42.4, 158.0), points=(-2.89, -0.99, 0.0, 0.55)),
        Term(quantity="dominant frequency", at=(3.07, 3.82, 4.32, 5.09, 9.53), points=(-2.64, -1.03, 0.0, 0.33, -2.36)),
        Term(quantity="frequency variation", at=(0.00285, 0.0465, 0.0793, 0.329), points=(0.08, 0.0, 0.0, -0.58)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.508, 0.714, 0.806, 0.995),
            points=(-2.24, -1.03, 0.0, 1.08),
        ),
        Term(quantity="regularity", at=(0.154, 0.534, 0.762, 0.987), points=(-1.96, 0.0, 0.0, 0.0)),
        Term(quantity="pauses", at=(0.00303, 0.118, 0.328, 0.859), points=(0.59, 0.86, 0.0, -3.1)),
        Term(quantity="impulsiveness", at=(1.51, 1.98, 2.6, 3.4, 9.7), points=(2.53, 1.15, 0.0, 0.05, -0.53)),
        Term(quantity="variation of the level", at=(0.0138, 0.197, 0.303, 0.737), points=(0.04, 0.02, 0.0, -0.53)),
        Term(quantity="power above 4 Hz", at=(0.0124, 0.55, 0.737, 0.996), points=(-2.11, -0.8, 0.0, -1.57)),
        Term(quantity="beat", at=(-0.281, 0.026, 0.375, 0.906), points=(1.08, 0.82, 0.0, -1.35)),
        Term(quantity="power above 1.5 Hz", at=(0.443, 0.655, 0.824, 0.994), points=(2.46, 1.44, 0.0, -1.4)),
        Term(quantity="crowding", at=(0.0, 0.175, 0.83), points=(-0.28, 0.0, 0.57)),
        Term(quantity="swells a second", at=(0.0, 2.58, 3.64, 8.32), points=(0.73, 0.29, 0.0, 1.38)),
        Term(quantity="chance of sleep before", at=(0.0, 0.982), points=(0.0, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("turning to and fro", "power above 1.5 Hz"),
            at=((0.0423, 0.978, 4.56, 24.7), (0.443, 0.655, 0.824, 0.994)),
            points=(
                (-0.39, -0.55, 0.94, 1.11),
                (1.07, 0.57, 0.13, 0.04),
                (0.64, 0.78, -0.94, -1.6),
                (-0.29, -0.39, -0.16, -0.95),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz", "dominant frequency"),
            at=((0.0, 0.775), (3.07, 3.97, 4.77, 9.53)),
            points=((-0.7, -0.25, 0.69, -1.16), (0.12, 0.04, -0.92, -1.48)),
        ),
        Pair(
            quantities=("share near the dominant frequency", "beat"),
            at=((0.508, 0.714, 0.806, 0.995), (-0.281, 0.026, 0.375, 0.906)),
            points=(
                (0.17, 0.04, -0.53, -0.88),
                (0.11, 0.85, 0.69, -1.48),
                (0.3, -0.1, 0.04, -0.29),
                (-0.32, -0.23, 0.33, 1.3),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share near the dominant frequency"),
            at=((0.0423, 0.978, 4.56, 24.7), (0.508, 0.714, 0.806, 0.995)),
            points=(
                (-0.54, 0.51, -0.3, 1.42),
                (-0.73, -0.28, 1.31, 1.52),
                (0.16, 0.12, -0.79, -0.62),
                (-0.1, -0.18, -0.27, -1.24),
            ),
        ),
        Pair(
            quantities=("power above 1.5 Hz", "crowding"),
            at=((0.443, 0.655, 0.824, 0.994), (0.0, 0.11, 0.301, 0.83)),
            points=(
                (-0.61, -0.21, 0.45, 1.39),
                (0.05, 0.11, 0.03, 0.22),
                (0.73, -0.12, -0.31, -0.34),
                (-0.09, -0.16, -0.6, -0.56),
            ),
        ),
        Pair(
            quantities=("duration", "crowding"),
            at=((5.06, 18.5, 42.4, 158.0), (0.0, 0.11, 0.301, 0.83)),
            points=(
                (-1.09, -1.37, -0.46, 1.02),
                (0.89, 0.05, -0.6, 0.58),
                (0.03, 0.59, 0.53, -0.71),
                (0.27, 0.35, 0.11, -0.18),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "power above 10 Hz"),
            at=((0.0423, 0.978, 4.56, 24.7), (0.0, 0.775)),
            points=((-0.1, -1.13), (0.28, -0.78), (-0.68, -0.32), (-0.91, -0.02)),
        ),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-9.671,
    terms=(
        Term(quantity="turning to and fro", at=(0.18, 1.19, 3.8, 7.93, 44.6), points=(3.89, 3.82, 0.0, -0.51, -0.54)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.965), points=(0.32, 0.0)),
        Term(quantity="level", at=(0.0102, 0.03, 0.073, 0.408), points=(4.05, 2.08, 0.0, -2.01)),
        Term(quantity="duration", at=(4.17, 15.6, 42.5, 216.0), points=(0.52, 1.42, 0.0, -0.88)),
        Term(
            quantity="dominant frequency", at=(0.486, 0.875, 1.08, 2.89, 8.5), points=(-1.83, -0.34, 0.0, -0.22, -1.15)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0442, 0.943), points=(-1.65, 0.0, -0.71)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.248, 0.542, 0.774, 0.995),
            points=(1.87, 1.42, 0.0, -1.55),
        ),
        Term(quantity="regularity", at=(0.505, 0.764, 0.862, 1.0), points=(-1.77, -0.7, 0.0, 1.04)),
        Term(quantity="impulsiveness", at=(1.52, 2.55, 3.95, 15.9), points=(0.57, 0.66, 0.0, -1.24)),
        Term(quantity="pauses", at=(0.0, 0.135, 0.334, 0.747), points=(1.48, 0.99, 0.0, -0.1)),
        Term(
            quantity="share along one line",
            at=(0.433, 0.778, 0.87, 0.95, 0.993),
            points=(-1.31, -0.75, 0.0, 0.79, 1.26),
        ),
        Term(quantity="beat", at=(-0.157, 0.556, 0.779, 0.915), points=(-2.72, -0.85, 0.0, 1.07)),
        Term(quantity="power above 1.5 Hz", at=(0.145, 0.688, 0.842, 0.995), points=(-2.6, -1.26, 0.0, 1.8)),
        Term(quantity="power above 4 Hz", at=(0.00312, 0.0644, 0.226, 0.995), points=(0.75, 0.4, 0.0, -1.59)),
        Term(quantity="crowding", at=(0.0, 0.0968, 0.859), points=(0.65, 0.0, -0.97)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0383, 0.781), points=(1.46, 0.0, -0.88)),
        Term(quantity="chance of sleep before", at=(0.0, 0.254, 0.992), points=(-0.54, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.59, 3.45, 7.75), points=(0.38, 0.39, 0.0, -0.19)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.267, 0.606, 2.57), points=(0.33, -0.03, 0.0, 0.96)),
        Term(quantity="variation of the level", at=(0.0, 0.0746, 0.146, 0.494), points=(-1.06, -0.39, 0.0, -0.35)),
        Term(
            quantity="time since sleep began",
            at=(-58.8, -20.1, -11.2, 4.16, 28.1, 84.9),
            points=(-1.59, -1.03, 0.3, 0.0, -1.28, -1.67),
        ),
        Term(quantity="level afterwards", at=(0.00718, 0.179, 3.8), points=(-0.84, 0.0, -0.01)),
    ),
    pairs=(
        Pair(
            quantities=("regularity", "power above 4 Hz"),
            at=((0.505, 0.764, 0.862, 1.0), (0.00312, 0.0644, 0.226, 0.995)),
            points=(
                (-0.78, -1.05, 0.72, 0.05),
                (-0.16, 0.35, 0.94, -0.78),
                (0.48, 0.52, -0.56, -0.77),
                (0.8, 0.24, 0.09, -0.09),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share along one line"),
            at=((0.18, 1.63, 6.8, 44.6), (0.433, 0.808, 0.929, 0.993)),
            points=(
                (-0.23, -1.2, -0.41, 1.53),
                (-0.31, 0.71, 0.92, 1.39),
                (-0.0, 0.32, -0.6, -2.09),
                (-0.0, -0.01, -0.0, -0.02),
            ),
        ),
        Pair(
            quantities=("level", "variation of the level"),
            at=((0.0102, 0.03, 0.073, 0.408), (0.0, 0.0746, 0.146, 0.494)),
            points=(
                (0.28, 1.61, 0.46, -0.38),
                (-0.41, 0.19, 0.29, 0.04),
                (-0.44, -0.95, 1.09, 0.22),
                (-0.1, -0.59, -1.1, -0.22),
            ),
        ),
        Pair(
            quantities=("share along one line", "power above 4 Hz"),
            at=((0.433, 0.808, 0.929, 0.993), (0.00312, 0.0644, 0.226, 0.995)),
            points=(
                (-0.11, -0.28, -0.13, -0.03),
                (-0.32, -0.79, 1.13, -0.18),
                (0.04, 0.36, 0.55, -1.04),
                (0.74, 0.76, -0.36, -0.33),
            ),
        ),
        Pair(
            quantities=("beat", "unevenness of the swells"),
            at=((-0.157, 0.556, 0.779, 0.915), (0.0, 0.267, 0.606, 2.57)),
            points=(
                (-0.03, -0.16, -1.14, -0.53),
                (-0.26, -0.0, 0.24, 1.03),
                (-0.34, -0.71, 0.18, 0.65),
                (1.0, 0.47, -0.21, -0.19),
            ),
        ),
        Pair(
            quantities=("impulsiveness", "power above 4 Hz"),
            at=((1.52, 2.55, 3.95, 15.9), (0.00312, 0.0644, 0.226, 0.995)),
            points=(
                (0.15, -0.69, 0.49, -0.03),
                (0.79, 0.34, -0.2, -0.18),
                (-0.2, 1.08, 0.95, -1.26),
                (-0.39, -0.67, -0.06, -0.12),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.135, 0.334, 0.747), (0.433, 0.808, 0.929, 0.993)),
            points=(
                (-0.07, 0.57, 0.26, -0.28),
                (-0.16, 0.49, 0.24, -0.07),
                (-0.32, -1.12, -0.26, 0.8),
                (-0.0, -0.12, -0.34, 0.37),
            ),
        ),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-9.392,
    terms=(
        Term(quantity="turning to and fro", at=(0.0709, 2.06, 6.22, 34.8), points=(7.03, 3.48, 0.0, -0.01)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.0891, 1.02), points=(0.22, 0.0, -1.13)),
        Term(quantity="level", at=(0.00375, 0.0271, 0.0529, 0.32), points=(3.82, 2.21, 0.0, -2.5)),
        Term(quantity="duration", at=(4.04, 15.4, 202.0), points=(-1.76, 0.0, -0.86)),
        Term(
            quantity="dominant frequency", at=(1.65, 2.07, 2.77, 3.93, 8.71), points=(-1.62, -0.24, 0.0, -2.32, -2.73)
        ),
        Term(quantity="frequency variation", at=(0.00516, 0.0509, 0.111, 0.566), points=(0.3, 0.03, 0.0, -0.09)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.266, 0.51, 0.676, 0.944),
            points=(0.34, 0.51, 0.0, -0.92),
        ),
        Term(quantity="regularity", at=(0.222, 0.732, 0.919, 1.0), points=(1.29, 0.67, 0.0, 1.51)),
        Term(quantity="impulsiveness", at=(1.62, 2.88, 3.79, 7.65), points=(2.88, 1.65, 0.0, -1.63)),
        Term(quantity="pauses", at=(0.0, 0.196, 0.329, 0.673), points=(0.34, 0.75, 0.0, -0.29)),
        Term(
            quantity="share along one line",
            at=(0.476, 0.804, 0.948, 0.971, 0.991),
            points=(-3.32, -2.0, 0.0, 0.92, 2.72),
        ),
        Term(quantity="beat", at=(-0.264, 0.562, 0.852, 0.917), points=(-5.21, -1.82, 0.0, 1.6)),
        Term(quantity="power above 1.5 Hz", at=(0.00463, 0.512, 0.743, 0.969), points=(0.09, 0.24, 0.0, -0.37)),
        Term(quantity="power above 4 Hz", at=(0.0245, 0.246, 0.481, 0.978), points=(3.07, 1.64, 0.0, -2.0)),
        Term(quantity="crowding", at=(0.00562, 0.416, 1.0), points=(0.24, 0.0, -0.31)),
        Term(quantity="crowding on the quieter side", at=(0.000495, 0.145, 1.0), points=(1.36, 0.0, -0.14)),
        Term(quantity="chance of sleep before", at=(0.0, 0.101, 0.988), points=(-1.69, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.735, 2.3, 3.21, 6.23), points=(1.63, 0.4, 0.0, -0.95)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.539, 4.33), points=(-0.4, 0.0, 0.73)),
        Term(quantity="variation of the level", at=(0.0382, 0.117, 0.202, 0.61), points=(1.65, 0.7, 0.0, -0.5)),
        Term(
            quantity="time since sleep began",
            at=(-59.6, -19.9, -12.7, -1.47, 25.4, 84.4),
            points=(-1.09, -1.26, 0.49, 0.0, -0.92, -1.71),
        ),
        Term(quantity="level afterwards", at=(0.00827, 0.179, 0.6, 7.18), points=(-0.5, -0.26, 0.0, -1.14)),
        Term(quantity="repetitions", at=(4.0, 30.0, 382.0), points=(-0.89, 0.0, -0.93)),
        Term(quantity="interval variation", at=(0.0249, 0.0579, 0.113, 0.409), points=(1.88, 0.79, 0.0, -1.42)),
        Term(quantity="median interval", at=(0.293, 0.46, 0.771, 2.51), points=(-0.33, 0.17, 0.0, -1.26)),
        Term(quantity="share of brief ones", at=(0.0, 0.6), points=(-1.1, 0.0)),
        Term(quantity="share of time moving", at=(0.603, 1.0), points=(0.27, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "crowding"),
            at=((0.476, 0.856, 0.966, 0.991), (0.00562, 0.273, 0.533, 1.0)),
            points=(
                (-0.8, -0.31, -0.25, -0.07),
                (-1.24, -0.64, 0.68, 0.82),
                (0.53, 0.36, -0.38, 0.0),
                (1.52, 2.08, -1.78, -0.5),
            ),
        ),
        Pair(
            quantities=("level", "median interval"),
            at=((0.00375, 0.0271, 0.0529, 0.32), (0.293, 0.46, 0.771, 2.51)),
            points=(
                (0.31, 0.65, 1.14, -0.49),
                (-0.85, 0.72, 1.43, -0.69),
                (0.46, 0.29, -0.53, 0.06),
                (-0.41, -1.0, -0.94, -0.14),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.00516, 0.0509, 0.111, 0.566), (0.266, 0.51, 0.676, 0.944)),
            points=(
                (-0.69, -0.18, 0.3, 0.84),
                (-0.6, 0.36, 0.24, -0.24),
                (0.23, 0.57, -0.34, -0.4),
                (0.89, -0.08, 0.21, -1.11),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.196, 0.329, 0.673), (0.476, 0.856, 0.966, 0.991)),
            points=(
                (-0.77, 0.88, 0.1, -0.61),
                (-0.42, 0.79, 0.81, -0.04),
                (-0.21, -1.38, -0.03, 1.16),
                (-0.04, -0.68, -0.37, 0.81),
            ),
        ),
        Pair(
            quantities=("share near the dominant frequency", "power above 1.5 Hz"),
            at=((0.266, 0.51, 0.676, 0.944), (0.00463, 0.512, 0.743, 0.969)),
            points=(
                (0.03, 0.12, -0.51, 0.19),
                (-0.01, -0.66, 0.98, 0.36),
                (-0.32, 0.35, 0.51, -0.13),
                (0.15, 0.59, -0.86, -0.8),
            ),
        ),
    ),
)

CLUSTER = Scorecard(
    kind="cluster",
    source=FITTED,
    base=-4.236,
    terms=(
        Term(quantity="turning to and fro", at=(0.0667, 0.728, 4.08, 22.3), points=(4.83, 1.52, 0.0, -0.04)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.109, 0.207, 1.13), points=(-0.01, -0.28, 0.0, -0.09)),
        Term(quantity="jerks", at=(5.0, 31.0, 70.0, 498.0), points=(-0.61, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(2.15, 22.2, 45.5, 263.0), points=(-1.03, 0.04, 0.0, -0.08)),
        Term(quantity="peak", at=(0.0342, 0.149, 0.262, 1.34), points=(-0.14, 0.3, 0.0, -0.05)),
        Term(quantity="median interval", at=(0.331, 0.867, 1.02, 1.25, 2.11), points=(-1.43, -0.71, 0.0, -0.15, -0.92)),
        Term(quantity="interval variation", at=(0.0334, 0.266, 0.333, 1.18), points=(-1.36, -0.94, 0.0, -0.96)),
        Term(quantity="share of brief ones", at=(0.0, 0.354, 0.429, 0.818), points=(-0.65, -0.01, 0.0, 0.0)),
        Term(quantity="share of time moving", at=(0.289, 0.626, 0.668, 1.0), points=(1.31, 1.08, 0.0, -1.11)),
        Term(quantity="share along one line", at=(0.539, 0.946, 0.97, 0.987), points=(-0.89, -0.57, 0.0, 0.78)),
        Term(quantity="impulsiveness", at=(2.06, 8.04, 9.9, 13.2), points=(-3.35, -1.66, 0.0, 1.04)),
        Term(quantity="power above 4 Hz", at=(0.0535, 0.586, 0.781, 0.98), points=(-0.55, -0.25, 0.0, 0.21)),
        Term(quantity="crowding", at=(0.00347, 0.191, 0.759), points=(0.0, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.000263, 0.0764, 0.699), points=(0.0, 0.0, 0.0)),
        Term(quantity="dominant frequency", at=(1.66, 3.76, 5.15, 8.79), points=(0.12, 0.5, 0.0, -0.3)),
        Term(quantity="regularity", at=(0.205, 0.496, 0.553, 1.0), points=(2.26, 0.94, 0.0, -0.43)),
        Term(quantity="beat", at=(-0.0131, 0.463, 0.509, 0.902), points=(1.4, 0.81, 0.0, -0.68)),
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
    base=-13.173,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00343, 0.00874, 0.017, 0.0331, 0.119),
            points=(-1.4, -1.3, -0.43, 0.0, 1.1, 1.42),
        ),
        Term(quantity="time to the nearest movement", at=(0.529, 3.26, 4.0), points=(-3.21, 0.0, 6.29)),
        Term(
            quantity="share of its power along one line",
            at=(0.436, 0.78, 0.831, 0.882, 0.938, 1.0),
            points=(-3.46, -1.63, -0.6, 0.0, 0.54, 2.19),
        ),
        Term(quantity="duration", at=(0.281, 0.64, 0.829, 1.1, 1.56, 3.91), points=(1.57, 0.0, 0.0, 0.0, 0.0, -4.13)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.14, 0.311, 0.421, 0.588, 0.905, 2.96),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, -1.96),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.121, 0.182, 0.225, 0.286, 0.366, 0.964),
            points=(0.82, 1.15, 0.73, 0.0, 0.51, -0.8),
        ),
        Term(quantity="longest burst", at=(0.06, 0.36, 0.503, 0.666, 2.21), points=(0.89, -0.26, 0.0, 0.22, -0.97)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0589, 0.295, 0.433, 0.59, 2.06),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0682, 0.492, 0.649, 0.778, 1.0),
            points=(-2.4, -0.47, 0.0, 0.16, 0.91),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 5.0), points=(-0.64, 0.0, 0.49)),
        Term(quantity="rise", at=(0.0621, 0.201, 0.312, 0.505, 2.93), points=(0.95, 2.19, 0.0, 1.6, 1.15)),
        Term(quantity="tilt", at=(0.0823, 4.01, 104.0), points=(4.03, 0.0, -0.64)),
        Term(
            quantity="centre of its power",
            at=(1.05, 2.66, 3.15, 3.61, 4.17, 5.87),
            points=(-5.65, -1.19, -0.19, 0.0, 0.58, 0.85),
        ),
        Term(quantity="steepness", at=(0.361, 0.762, 0.926, 1.12, 1.58), points=(-0.78, -0.04, 0.0, 0.2, 0.54)),
        Term(
            quantity="peak",
            at=(0.024, 0.0489, 0.0745, 0.113, 0.184, 0.632),
            points=(-0.59, -0.06, 0.4, 0.0, 0.03, 0.55),
        ),
        Term(quantity="quiet around", at=(0.538, 19.8, 50.8, 257.0), points=(0.23, 0.01, 0.0, 0.28)),
        Term(quantity="crowding", at=(0.0, 0.0376, 0.0908, 0.663), points=(0.08, 0.0, 0.0, -0.21)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0283, 0.569), points=(0.66, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.278, 0.491, 0.998), points=(-0.22, -0.04, 0.0, -0.47)),
        Term(
            quantity="time since sleep began",
            at=(-52.6, -10.6, -2.58, 5.07, 18.8, 33.2, 49.0, 83.4),
            points=(-1.05, 0.26, 0.83, 0.98, 0.0, -0.37, -0.09, 0.07),
        ),
    ),
    pairs=(
        Pair(
            quantities=("share of its time in bursts", "crowding on the quieter side"),
            at=((0.0682, 0.552, 0.736, 1.0), (0.0, 0.0123, 0.0457, 0.569)),
            points=(
                (1.3, 0.69, -2.57, -1.65),
                (0.33, -0.01, 0.74, 0.73),
                (-0.24, -0.32, 0.49, 0.85),
                (-0.37, -1.37, 0.33, 1.09),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "half-height of its strongest burst"),
            at=((0.436, 0.815, 0.9, 1.0), (0.121, 0.212, 0.308, 0.964)),
            points=(
                (0.09, 0.37, -1.97, -0.22),
                (0.32, 0.21, -0.47, 0.47),
                (-0.3, -0.41, 0.11, 0.59),
                (-0.42, 1.36, 1.82, -1.82),
            ),
        ),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=1.755,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00691, 0.0161, 0.0306, 0.0595, 0.239),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.1),
        ),
        Term(quantity="time to the nearest movement", at=(4.0, 5.0), points=(-0.0, 0.0)),
        Term(
            quantity="share of its power along one line",
            at=(0.697, 0.942, 0.973, 0.987, 0.998),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(quantity="duration", at=(0.161, 0.44, 0.602, 0.748, 0.925, 1.87), points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.0798, 0.217, 0.333, 0.452, 0.591, 1.36),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.12, 0.172, 0.206, 0.243, 0.29, 0.47),
            points=(0.14, -0.26, -0.39, 0.0, 0.12, -0.1),
        ),
        Term(quantity="longest burst", at=(0.0798, 0.279, 0.36, 0.512, 1.18), points=(-1.15, -0.47, 0.0, 1.24, 2.65)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0797, 0.263, 0.337, 0.46, 1.16),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.237, 0.584, 0.705, 0.807, 0.954),
            points=(0.08, 0.01, 0.0, -0.24, -0.2),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 3.0), points=(-0.68, 0.0, 0.95)),
        Term(quantity="rise", at=(0.0401, 0.149, 0.211, 0.372, 1.22), points=(-0.81, -0.16, 0.0, 0.79, 0.04)),
        Term(quantity="tilt", at=(0.0278, 0.428, 0.749, 1.12, 2.7), points=(0.02, 0.02, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.29, 3.3, 3.79, 4.27, 4.81, 6.35),
            points=(-1.57, -0.92, -0.4, 0.0, 0.23, 0.23),
        ),
        Term(quantity="steepness", at=(0.539, 0.852, 1.02, 1.23, 1.84), points=(0.41, 0.54, 0.0, 0.24, 1.05)),
        Term(
            quantity="peak",
            at=(0.0305, 0.0563, 0.0818, 0.123, 0.179, 0.434),
            points=(-2.05, -1.51, -1.65, 0.0, -0.01, 1.05),
        ),
        Term(quantity="quiet around", at=(7.49, 29.2, 75.1, 380.0), points=(0.29, 0.51, 0.0, -0.22)),
        Term(quantity="crowding", at=(0.0, 0.031, 0.293), points=(0.55, 0.0, -0.73)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.167), points=(0.33, 0.0)),
        Term(quantity="chance of sleep before", at=(1.05e-05, 0.583, 0.902, 0.997), points=(-0.8, -0.19, 0.0, 0.23)),
        Term(
            quantity="time since sleep began",
            at=(-20.3, -2.26, 2.42, 6.05, 9.28, 12.6, 16.3, 33.7),
            points=(0.02, 1.31, 0.63, -0.16, 0.0, -0.45, -1.99, -4.39),
        ),
    ),
    pairs=(
        Pair(
            quantities=("rise", "tilt"),
            at=((0.0401, 0.163, 0.306, 1.22), (0.0278, 0.525, 0.973, 2.7)),
            points=(
                (-0.67, 0.52, -0.39, 0.13),
                (-0.76, -0.98, 0.26, 1.42),
                (0.05, -0.32, 0.61, 0.75),
                (-0.18, 0.15, -0.45, -0.12),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "chance of sleep before"),
            at=((0.0798, 0.292, 0.491, 1.36), (1.05e-05, 0.583, 0.902, 0.997)),
            points=(
                (0.41, -0.84, -1.57, -1.29),
                (-0.11, 0.27, 0.06, -0.24),
                (-1.4, 0.25, 0.62, 1.15),
                (0.47, 0.75, 0.85, 0.61),
            ),
        ),
        Pair(
            quantities=("duration", "peak"),
            at=((0.161, 0.552, 0.795, 1.87), (0.0305, 0.0739, 0.14, 0.434)),
            points=(
                (-1.54, -1.44, -0.77, 0.34),
                (0.46, -0.3, 0.35, 1.41),
                (0.11, 0.73, -0.38, -0.63),
                (0.7, 0.55, 0.56, -0.14),
            ),
        ),
        Pair(
            quantities=("tilt", "crowding"),
            at=((0.0278, 0.525, 0.973, 2.7), (0.0, 0.031, 0.293)),
            points=((-0.92, -0.78, 0.13), (-0.31, -0.36, 0.05), (0.11, 0.96, -1.03), (1.68, 0.36, 0.12)),
        ),
        Pair(
            quantities=("peak", "chance of sleep before"),
            at=((0.0305, 0.0739, 0.14, 0.434), (1.05e-05, 0.583, 0.902, 0.997)),
            points=(
                (0.68, -0.36, -0.35, -0.25),
                (0.59, -1.05, -0.58, 0.59),
                (-0.53, 0.35, 0.15, -0.22),
                (-1.35, 1.48, 0.74, 0.11),
            ),
        ),
        Pair(
            quantities=("share of its time in bursts", "tilt"),
            at=((0.237, 0.624, 0.77, 0.954), (0.0278, 0.525, 0.973, 2.7)),
            points=(
                (-0.27, -0.76, 0.84, 0.33),
                (-0.57, -0.48, 0.12, 0.3),
                (-0.16, -0.19, -0.53, 1.68),
                (-0.57, 0.8, -0.4, -0.14),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "tilt"),
            at=((0.0798, 0.292, 0.491, 1.36), (0.0278, 0.525, 0.973, 2.7)),
            points=(
                (-1.58, -1.39, -0.72, 0.41),
                (-1.29, -1.42, 0.65, 2.04),
                (0.67, 0.45, -0.33, -0.18),
                (0.63, 1.73, 0.43, -0.1),
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
    leg_movement: Scorecard = LEG_MOVEMENT
    jerk: Scorecard = JERK
    hypnic_jerk: Scorecard = HYPNIC_JERK
    stirring: Scorecard = STIRRING
