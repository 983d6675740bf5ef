"""The scorecards, as fitted by ``python -m benchmarks.fit_scorecards --write``: change the fit, not this file."""

from dataclasses import dataclass

from detector.onset_scorecard import STIRRING, STIRRING_OF_A_LEG
from detector.scorecard import Pair, Scorecard, Term

FITTED = "E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_scorecards --write"

CONVULSION = Scorecard(
    kind="convulsion",
    source=FITTED,
    base=-0.725,
    terms=(
        Term(quantity="turning to and fro", at=(0.135, 4.59, 16.1, 37.7), points=(-4.97, -1.76, 0.0, 1.54)),
        Term(quantity="level", at=(0.0174, 0.0689, 0.131, 0.42), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(8.14, 17.5, 35.3, 220.0), points=(-0.12, -0.02, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.379, 0.99), points=(0.0, 0.0, 3.01)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0285, 0.744), points=(0.99, 0.0, -2.52)),
        Term(quantity="crowding", at=(0.0, 0.0904, 0.792), points=(0.0, 0.0, -2.84)),
        Term(quantity="dominant frequency", at=(1.66, 2.38, 3.03, 3.91, 8.96), points=(-1.3, 0.0, 0.0, 0.02, -0.17)),
        Term(quantity="frequency variation", at=(0.0158, 0.138, 0.221, 0.496), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="fall of the frequency", at=(-0.962, 0.0213, 0.134, 0.523), points=(-1.07, -0.74, 0.0, 0.89)),
        Term(quantity="share near the dominant frequency", at=(0.236, 0.543, 0.7, 0.993), points=(0.23, 0.0, 0.0, 0.0)),
        Term(quantity="regularity", at=(0.211, 0.427, 0.643, 0.742, 1.0), points=(0.0, 0.0, 0.0, -0.54, -1.39)),
        Term(quantity="beat", at=(-0.232, 0.107, 0.221, 0.646, 0.916), points=(-0.99, -0.03, 0.0, 0.49, -1.9)),
        Term(quantity="share along one line", at=(0.499, 0.703, 0.887, 0.994), points=(1.13, 1.51, 0.0, -0.25)),
        Term(quantity="impulsiveness", at=(1.52, 2.51, 3.24, 4.42, 8.92), points=(-0.42, -0.75, 0.0, 0.88, 1.83)),
        Term(quantity="pauses", at=(0.00129, 0.117, 0.235, 0.324, 0.809), points=(2.32, 1.95, 0.0, -0.55, -3.2)),
        Term(quantity="power above 1.5 Hz", at=(0.0866, 0.617, 0.84, 0.994), points=(-3.07, -1.92, 0.0, 1.44)),
        Term(quantity="swells a second", at=(0.0, 2.02, 2.37, 2.91, 5.97), points=(-2.81, -1.26, 0.0, 0.52, -1.72)),
        Term(
            quantity="slowing of the swells",
            at=(-1.52, -0.0558, 0.0923, 0.253, 1.62),
            points=(-0.66, -0.29, 0.0, 0.56, 0.79),
        ),
        Term(
            quantity="unevenness of the swells",
            at=(0.0, 0.292, 0.673, 0.958, 4.6),
            points=(-2.37, -0.15, 0.0, -1.26, -2.86),
        ),
        Term(quantity="variation of the level", at=(0.0691, 0.207, 0.293, 0.559), points=(-0.61, -0.29, 0.0, 0.88)),
        Term(quantity="level afterwards", at=(0.00541, 0.116, 3.35), points=(0.0, 0.0, -1.46)),
        Term(
            quantity="share near the frequency with slow swings",
            at=(0.186, 0.439, 0.65, 0.992),
            points=(0.26, -0.57, 0.0, 0.59),
        ),
        Term(
            quantity="regularity with slow swings",
            at=(0.146, 0.402, 0.562, 0.66, 1.0),
            points=(0.86, 0.6, 0.0, -0.61, -1.65),
        ),
        Term(
            quantity="impulsiveness in the second half",
            at=(1.51, 2.68, 3.55, 4.87, 9.91),
            points=(-3.21, -0.63, 0.0, 1.45, 3.07),
        ),
        Term(
            quantity="share along one line in the second half",
            at=(0.481, 0.674, 0.846, 0.915, 0.994),
            points=(-2.03, -0.51, 0.0, -0.4, 0.27),
        ),
        Term(
            quantity="power above 4 Hz in the second half",
            at=(0.0137, 0.148, 0.315, 0.583, 0.995),
            points=(2.21, 0.92, 0.0, -1.74, -2.95),
        ),
        Term(
            quantity="share near the dominant frequency in the second half",
            at=(0.236, 0.475, 0.608, 0.751, 0.993),
            points=(1.37, 0.7, 0.0, 0.41, 0.6),
        ),
        Term(
            quantity="swells in the second half",
            at=(2.0, 14.0, 25.5, 47.5, 234.0),
            points=(-4.25, -1.59, 0.0, 0.96, 0.75),
        ),
        Term(
            quantity="length of the swells in the second half",
            at=(0.213, 0.329, 0.674, 1.36, 4.02),
            points=(0.33, 3.2, 0.0, -1.37, -4.69),
        ),
        Term(
            quantity="level of the ends over the middle",
            at=(-0.654, -0.182, -0.0723, 0.0864, 3.14),
            points=(0.46, 0.18, 0.0, -0.38, -1.1),
        ),
    ),
    pairs=(
        Pair(
            quantities=("impulsiveness", "power above 1.5 Hz"),
            at=((1.52, 2.74, 3.97, 8.92), (0.0866, 0.617, 0.84, 0.994)),
            points=(
                (0.12, 0.66, 0.21, -0.83),
                (-0.57, 0.06, -0.65, 0.93),
                (-0.85, -1.55, -0.1, 1.42),
                (0.14, 0.08, 1.01, -0.09),
            ),
        ),
        Pair(
            quantities=("beat", "share along one line"),
            at=((-0.232, 0.126, 0.441, 0.916), (0.499, 0.703, 0.887, 0.994)),
            points=(
                (-0.64, -0.79, 0.01, 0.49),
                (-2.17, 0.16, 0.19, 1.37),
                (1.29, 1.44, 0.66, -0.18),
                (1.13, 1.09, -2.12, -1.94),
            ),
        ),
        Pair(
            quantities=("frequency variation", "impulsiveness"),
            at=((0.0158, 0.138, 0.221, 0.496), (1.52, 2.74, 3.97, 8.92)),
            points=(
                (-1.45, 0.17, 1.06, 0.86),
                (-0.78, -0.46, 0.44, 1.23),
                (1.88, -0.12, -1.25, -0.41),
                (0.51, 0.18, -1.32, -0.55),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "regularity"),
            at=((-0.962, 0.0213, 0.134, 0.523), (0.211, 0.483, 0.712, 1.0)),
            points=(
                (0.24, 0.19, -0.05, -0.71),
                (0.34, 0.85, -0.53, -1.07),
                (-1.13, 0.64, 0.3, 0.03),
                (-0.67, -0.34, 1.06, 0.83),
            ),
        ),
        Pair(
            quantities=("share along one line", "unevenness of the swells"),
            at=((0.499, 0.703, 0.887, 0.994), (0.0, 0.374, 0.864, 4.6)),
            points=(
                (0.02, 1.47, -1.28, -0.61),
                (0.67, 1.67, 0.31, -0.75),
                (-2.64, 0.32, 1.15, -0.09),
                (-1.1, 0.2, 0.88, -0.25),
            ),
        ),
        Pair(
            quantities=("regularity", "power above 1.5 Hz"),
            at=((0.211, 0.483, 0.712, 1.0), (0.0866, 0.617, 0.84, 0.994)),
            points=(
                (-0.8, -0.78, 0.12, 0.25),
                (0.43, -0.77, 0.38, 1.3),
                (0.3, -0.69, 0.34, 0.83),
                (-1.08, 1.48, -0.38, -0.94),
            ),
        ),
        Pair(
            quantities=("duration", "frequency variation"),
            at=((8.14, 17.5, 35.3, 220.0), (0.0158, 0.138, 0.221, 0.496)),
            points=(
                (0.94, -0.05, -0.6, -0.38),
                (-0.14, 0.28, 0.3, -0.37),
                (0.02, -0.03, 0.58, -0.45),
                (-0.18, 0.23, -0.17, 0.02),
            ),
        ),
        Pair(
            quantities=("beat", "variation of the level"),
            at=((-0.232, 0.126, 0.441, 0.916), (0.0691, 0.207, 0.293, 0.559)),
            points=(
                (0.4, -0.19, -0.98, -0.17),
                (-0.23, 0.6, -0.14, -0.68),
                (-0.11, 1.41, 1.14, 0.78),
                (-0.39, -1.79, -0.61, 0.95),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.0158, 0.138, 0.221, 0.496), (0.236, 0.543, 0.7, 0.993)),
            points=(
                (-0.1, -0.83, 1.02, 0.55),
                (0.18, 0.63, -0.04, -0.35),
                (0.2, -0.05, -0.13, 0.09),
                (-0.04, -1.27, -0.02, 0.16),
            ),
        ),
        Pair(
            quantities=("fall of the frequency", "pauses"),
            at=((-0.962, 0.0213, 0.134, 0.523), (0.00129, 0.164, 0.291, 0.809)),
            points=(
                (-0.06, -0.18, 0.05, -0.14),
                (0.14, -0.06, 0.38, -0.86),
                (0.52, -0.07, 0.2, -0.81),
                (0.24, 0.67, 0.71, -0.73),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "power above 1.5 Hz"),
            at=((1.66, 2.58, 3.57, 8.96), (0.0866, 0.617, 0.84, 0.994)),
            points=(
                (-2.39, -1.04, 2.08, 0.72),
                (-0.35, -0.72, -0.63, 1.74),
                (0.7, 0.36, -0.41, 0.16),
                (0.88, 0.64, -0.56, -1.17),
            ),
        ),
        Pair(
            quantities=("duration", "slowing of the swells"),
            at=((8.14, 17.5, 35.3, 220.0), (-1.52, 0.0198, 0.173, 1.62)),
            points=(
                (-0.21, 0.85, 0.39, -1.13),
                (-0.7, 0.25, -0.2, 0.72),
                (0.43, -0.34, -0.64, 0.67),
                (0.09, 0.01, -0.28, 0.07),
            ),
        ),
        Pair(
            quantities=("dominant frequency", "regularity"),
            at=((1.66, 2.58, 3.57, 8.96), (0.211, 0.483, 0.712, 1.0)),
            points=(
                (0.25, -1.15, -0.34, 0.62),
                (-0.82, 0.63, 0.97, -0.75),
                (-0.63, 1.32, 0.82, -0.7),
                (-0.01, 0.54, -0.66, -0.09),
            ),
        ),
        Pair(
            quantities=("level", "impulsiveness"),
            at=((0.0174, 0.0689, 0.131, 0.42), (1.52, 2.74, 3.97, 8.92)),
            points=(
                (-0.34, 0.12, 0.54, 0.81),
                (0.7, -0.09, -0.28, 0.51),
                (-0.81, 0.31, 0.25, 0.38),
                (0.6, -0.58, -1.58, -0.56),
            ),
        ),
        Pair(
            quantities=("level", "turning to and fro"),
            at=((0.0174, 0.0689, 0.131, 0.42), (0.135, 4.59, 16.1, 37.7)),
            points=(
                (-2.33, 1.37, 0.65, 1.44),
                (-2.08, 0.81, 0.89, 1.23),
                (0.87, -0.66, -0.74, 0.66),
                (0.33, -0.07, -0.6, -1.79),
            ),
        ),
        Pair(
            quantities=("level", "power above 1.5 Hz"),
            at=((0.0174, 0.0689, 0.131, 0.42), (0.0866, 0.617, 0.84, 0.994)),
            points=(
                (-0.59, 0.67, 1.29, -0.23),
                (1.18, -0.27, -0.48, 0.42),
                (-0.84, 0.73, -0.5, 0.74),
                (-0.91, -1.88, 0.16, 0.51),
            ),
        ),
        Pair(
            quantities=("duration", "swells in the second half"),
            at=((8.14, 17.5, 35.3, 220.0), (2.0, 17.0, 38.5, 234.0)),
            points=(
                (-1.26, 1.22, -0.06, -0.0),
                (-0.98, 0.83, 0.25, -0.02),
                (-0.23, -0.39, 0.53, 0.21),
                (-0.01, -0.05, 0.26, -0.31),
            ),
        ),
    ),
)

TREMOR = Scorecard(
    kind="tremor",
    source=FITTED,
    base=-0.255,
    terms=(
        Term(quantity="turning to and fro", at=(0.0412, 0.9, 2.02, 7.14, 26.8), points=(2.26, 1.96, 0.0, -4.02, -5.5)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.0128, 0.604), points=(-0.78, 0.0, -1.44)),
        Term(quantity="level", at=(0.00498, 0.0194, 0.0407, 0.0756, 0.365), points=(-0.88, 0.43, 0.0, -0.91, -1.89)),
        Term(quantity="duration", at=(5.04, 15.9, 36.3, 158.0), points=(-3.38, -1.22, 0.0, 0.73)),
        Term(quantity="dominant frequency", at=(3.06, 3.87, 4.35, 5.08, 10.4), points=(-1.93, -0.35, 0.0, 1.02, -1.58)),
        Term(quantity="frequency variation", at=(0.0035, 0.0533, 0.0834, 0.295), points=(0.0, 0.0, 0.0, -0.15)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.51, 0.674, 0.774, 0.994),
            points=(-2.44, -1.23, 0.0, 1.37),
        ),
        Term(quantity="regularity", at=(0.161, 0.494, 0.714, 0.987), points=(-3.19, 0.0, 0.0, 0.0)),
        Term(quantity="pauses", at=(0.0, 0.0754, 0.252, 0.844), points=(0.06, 0.01, 0.0, -4.1)),
        Term(quantity="impulsiveness", at=(1.5, 1.97, 2.57, 3.48, 9.18), points=(1.82, 0.65, 0.0, -0.15, -0.24)),
        Term(quantity="variation of the level", at=(0.0134, 0.206, 0.307, 0.714), points=(-0.79, -0.45, 0.0, -0.67)),
        Term(quantity="power above 4 Hz", at=(0.0157, 0.563, 0.721, 0.996), points=(-1.94, -1.09, 0.0, -0.89)),
        Term(quantity="beat", at=(-0.265, 0.0, 0.0559, 0.886), points=(0.0, 0.0, 0.0, 0.0)),
        Term(quantity="power above 1.5 Hz", at=(0.254, 0.547, 0.787, 0.995), points=(3.3, 1.77, 0.0, -1.22)),
        Term(quantity="crowding", at=(0.0, 0.156, 0.832), points=(0.07, 0.0, 0.89)),
        Term(quantity="chance of sleep before", at=(0.0, 0.984), points=(0.18, 0.0)),
        Term(
            quantity="share along one line",
            at=(0.477, 0.717, 0.81, 0.922, 0.995),
            points=(-1.35, -0.14, 0.0, -1.07, -1.01),
        ),
    ),
    pairs=(
        Pair(
            quantities=("turning to and fro", "power above 1.5 Hz"),
            at=((0.0412, 1.17, 5.64, 26.8), (0.254, 0.547, 0.787, 0.995)),
            points=(
                (-0.27, -0.29, 0.25, 1.65),
                (2.01, 0.87, -0.05, -0.73),
                (0.28, 0.15, -0.63, -1.57),
                (-0.49, -0.49, -0.13, -0.56),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz", "dominant frequency"),
            at=((0.0, 0.604), (3.06, 4.02, 4.78, 10.4)),
            points=((-0.22, 0.15, 1.04, -1.12), (0.2, 0.34, -1.08, -0.87)),
        ),
        Pair(
            quantities=("share near the dominant frequency", "beat"),
            at=((0.51, 0.674, 0.774, 0.994), (-0.265, 0.0, 0.0559, 0.886)),
            points=(
                (0.28, 0.32, -0.33, -1.47),
                (0.82, 1.16, 0.75, -2.76),
                (0.03, 1.66, 0.95, -2.77),
                (0.1, 1.31, 0.86, -0.9),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share near the dominant frequency"),
            at=((0.0412, 1.17, 5.64, 26.8), (0.51, 0.674, 0.774, 0.994)),
            points=(
                (-0.54, 0.89, -0.25, 1.24),
                (-0.27, -0.4, 0.88, 1.88),
                (-0.14, -0.21, -0.46, -0.96),
                (-0.26, -0.31, -0.3, -0.8),
            ),
        ),
        Pair(
            quantities=("power above 1.5 Hz", "crowding"),
            at=((0.254, 0.547, 0.787, 0.995), (0.0, 0.098, 0.288, 0.832)),
            points=(
                (0.45, -0.01, -0.0, 1.1),
                (0.24, -0.44, 0.01, 0.42),
                (-0.19, -0.17, -0.01, -0.19),
                (-0.18, -0.24, -0.42, -0.38),
            ),
        ),
        Pair(
            quantities=("duration", "crowding"),
            at=((5.04, 15.9, 36.3, 158.0), (0.0, 0.098, 0.288, 0.832)),
            points=(
                (-1.15, -1.31, -0.56, 0.86),
                (0.67, -0.22, -0.09, 0.59),
                (0.36, 0.34, 0.2, -0.4),
                (0.45, 0.33, 0.04, -0.09),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "power above 10 Hz"),
            at=((0.0412, 1.17, 5.64, 26.8), (0.0, 0.604)),
            points=((1.28, -1.45), (0.21, 0.1), (-0.71, -0.04), (-0.92, -0.03)),
        ),
        Pair(
            quantities=("power above 10 Hz", "level"),
            at=((0.0, 0.604), (0.00498, 0.0256, 0.0609, 0.365)),
            points=((0.31, -0.26, 0.27, -0.46), (-1.05, -0.47, 0.11, -0.01)),
        ),
        Pair(
            quantities=("frequency variation", "impulsiveness"),
            at=((0.0035, 0.0533, 0.0834, 0.295), (1.5, 2.15, 3.09, 9.18)),
            points=(
                (1.14, -0.56, -0.61, -0.26),
                (0.23, -0.47, -0.81, -0.15),
                (-0.16, -0.14, 1.31, 0.64),
                (0.16, 0.1, -0.11, -0.3),
            ),
        ),
        Pair(
            quantities=("power above 4 Hz", "power above 1.5 Hz"),
            at=((0.0157, 0.563, 0.721, 0.996), (0.254, 0.547, 0.787, 0.995)),
            points=(
                (-0.84, -1.19, 0.98, 0.2),
                (-0.79, -0.34, 0.61, 0.29),
                (0.82, 0.48, 0.29, 0.38),
                (2.34, 1.29, -2.43, -2.09),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz", "power above 4 Hz"),
            at=((0.0, 0.604), (0.0157, 0.563, 0.721, 0.996)),
            points=((-0.64, 0.41, -0.07, 0.16), (0.2, 0.31, -0.25, -1.68)),
        ),
    ),
)

RHYTHM_IN_BED = Scorecard(
    kind="rhythm_in_bed",
    source=FITTED,
    base=-9.357,
    terms=(
        Term(quantity="turning to and fro", at=(0.0952, 1.14, 4.0, 7.42, 43.7), points=(4.59, 4.06, 0.0, -0.12, -0.13)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.666), points=(0.5, 0.0)),
        Term(quantity="level", at=(0.00966, 0.029, 0.0718, 0.405), points=(4.11, 2.25, 0.0, -2.47)),
        Term(quantity="duration", at=(4.18, 13.5, 37.7, 197.0), points=(-0.09, 1.02, 0.0, -0.16)),
        Term(
            quantity="dominant frequency", at=(0.486, 0.908, 1.12, 2.93, 8.39), points=(-1.69, -0.04, 0.0, 0.12, -1.31)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0425, 0.946), points=(-1.39, 0.0, -1.86)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.215, 0.52, 0.749, 0.994),
            points=(1.65, 1.03, 0.0, -2.38),
        ),
        Term(quantity="regularity", at=(0.358, 0.746, 0.848, 1.0), points=(-2.37, -1.01, 0.0, 1.21)),
        Term(quantity="impulsiveness", at=(1.53, 2.65, 4.21, 18.1), points=(0.54, 0.84, 0.0, -0.63)),
        Term(quantity="pauses", at=(0.0, 0.0687, 0.249, 0.785), points=(1.43, 0.79, 0.0, -0.71)),
        Term(
            quantity="share along one line",
            at=(0.429, 0.771, 0.861, 0.949, 0.992),
            points=(-1.23, -0.43, 0.0, 1.03, 2.18),
        ),
        Term(quantity="beat", at=(-0.205, 0.491, 0.698, 0.92), points=(-4.3, -1.68, 0.0, 0.62)),
        Term(quantity="power above 1.5 Hz", at=(0.15, 0.697, 0.865, 0.997), points=(-3.91, -1.6, 0.0, 1.54)),
        Term(quantity="power above 4 Hz", at=(0.00405, 0.0831, 0.256, 0.995), points=(0.93, 0.6, 0.0, -1.84)),
        Term(quantity="crowding", at=(0.0, 0.0947, 0.847), points=(1.16, 0.0, -1.45)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0365, 0.786), points=(0.91, 0.0, -0.64)),
        Term(quantity="chance of sleep before", at=(0.0, 0.251, 0.992), points=(-0.34, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.1, 2.77, 4.76), points=(0.54, -0.3, 0.0, -0.08)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.22, 0.472, 2.4), points=(0.62, -0.04, 0.0, 1.38)),
        Term(quantity="variation of the level", at=(0.0, 0.071, 0.144, 0.392), points=(-0.85, -0.41, 0.0, -0.19)),
        Term(
            quantity="time since sleep began",
            at=(-60.6, -20.9, -10.2, 7.5, 30.7, 88.7),
            points=(-1.53, -0.53, 0.52, 0.0, -1.13, -1.71),
        ),
        Term(quantity="level afterwards", at=(0.00655, 0.195, 3.46), points=(-0.87, 0.0, 0.23)),
        Term(
            quantity="swells in the second half",
            at=(2.0, 12.0, 25.5, 58.0, 222.0),
            points=(0.62, 0.64, 0.0, -0.41, -1.28),
        ),
        Term(
            quantity="length of the swells in the second half",
            at=(0.213, 0.313, 0.737, 1.45, 4.01),
            points=(-0.67, 0.04, 0.0, -0.38, -0.98),
        ),
        Term(
            quantity="level of the ends over the middle",
            at=(-1.64, -0.171, -0.0448, 0.0648, 1.67),
            points=(-1.08, 0.47, 0.0, -0.6, -1.76),
        ),
    ),
    pairs=(
        Pair(
            quantities=("regularity", "power above 4 Hz"),
            at=((0.358, 0.746, 0.848, 1.0), (0.00405, 0.0831, 0.256, 0.995)),
            points=(
                (-0.94, -0.73, 0.48, -0.16),
                (-0.35, 0.38, 1.21, -0.9),
                (1.03, 0.49, -1.0, -0.72),
                (0.59, 0.13, 0.55, -0.06),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share along one line"),
            at=((0.0952, 1.57, 6.46, 43.7), (0.429, 0.799, 0.925, 0.992)),
            points=(
                (-0.73, -1.34, -0.75, 1.61),
                (-0.12, 0.83, 1.46, 1.95),
                (0.06, 0.57, -0.95, -2.58),
                (-0.0, -0.01, -0.0, -0.0),
            ),
        ),
        Pair(
            quantities=("level", "variation of the level"),
            at=((0.00966, 0.029, 0.0718, 0.405), (0.0, 0.071, 0.144, 0.392)),
            points=(
                (0.16, 1.67, 0.56, -0.53),
                (-0.02, 0.43, 0.35, -0.37),
                (-0.43, -1.27, 0.95, 0.97),
                (-0.15, -0.82, -1.25, -0.25),
            ),
        ),
        Pair(
            quantities=("share along one line", "power above 4 Hz"),
            at=((0.429, 0.799, 0.925, 0.992), (0.00405, 0.0831, 0.256, 0.995)),
            points=(
                (-0.1, -0.12, -0.5, -0.08),
                (-0.35, -0.49, 1.24, -0.35),
                (-0.37, 0.77, 0.55, -1.19),
                (1.14, 0.11, -0.05, -0.22),
            ),
        ),
        Pair(
            quantities=("beat", "unevenness of the swells"),
            at=((-0.205, 0.491, 0.698, 0.92), (0.0, 0.22, 0.472, 2.4)),
            points=(
                (-0.39, -0.19, -1.72, -0.32),
                (0.61, 0.16, 0.12, 0.04),
                (-0.42, -0.14, 0.48, 1.14),
                (0.85, -0.53, -0.22, 0.51),
            ),
        ),
        Pair(
            quantities=("impulsiveness", "power above 4 Hz"),
            at=((1.53, 2.65, 4.21, 18.1), (0.00405, 0.0831, 0.256, 0.995)),
            points=(
                (0.29, -0.73, 0.33, -0.19),
                (0.71, 0.42, -0.39, 0.39),
                (-0.13, 0.74, 0.92, -1.74),
                (-0.55, -0.16, 0.38, -0.3),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.0687, 0.249, 0.785), (0.429, 0.799, 0.925, 0.992)),
            points=(
                (-0.07, 1.01, 0.12, -0.43),
                (-0.25, 0.9, -0.0, -0.48),
                (-0.32, -0.7, -0.26, 1.21),
                (-0.14, -1.15, -0.11, 0.68),
            ),
        ),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-4.111,
    terms=(
        Term(quantity="turning to and fro", at=(0.0578, 0.863, 2.65, 6.3, 34.8), points=(2.6, 0.37, 0.0, -2.41, -2.55)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.0494, 0.642), points=(-0.08, 0.0, -2.36)),
        Term(quantity="level", at=(0.00514, 0.0278, 0.0568, 0.361), points=(3.6, 2.05, 0.0, -2.58)),
        Term(quantity="duration", at=(3.05, 9.73, 161.0), points=(-1.49, 0.0, -0.08)),
        Term(
            quantity="dominant frequency", at=(1.65, 1.98, 2.67, 3.52, 8.67), points=(-1.65, -0.92, 0.0, -1.95, -2.43)
        ),
        Term(quantity="frequency variation", at=(0.00458, 0.0514, 0.119, 0.624), points=(0.86, 0.25, 0.0, -0.29)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.241, 0.509, 0.681, 0.936),
            points=(0.86, 0.43, 0.0, -1.08),
        ),
        Term(quantity="regularity", at=(0.218, 0.68, 0.906, 1.0), points=(1.05, 0.68, 0.0, 1.0)),
        Term(quantity="impulsiveness", at=(1.68, 2.85, 3.79, 8.3), points=(1.86, 0.45, 0.0, -1.96)),
        Term(quantity="pauses", at=(0.0, 0.0946, 0.182, 0.647), points=(1.94, 1.03, 0.0, -0.45)),
        Term(
            quantity="share along one line", at=(0.477, 0.78, 0.929, 0.968, 0.99), points=(-2.24, -0.78, 0.0, 1.7, 3.09)
        ),
        Term(quantity="beat", at=(-0.261, 0.496, 0.808, 0.919), points=(-8.12, -3.21, 0.0, 1.71)),
        Term(quantity="power above 1.5 Hz", at=(0.00875, 0.489, 0.769, 0.986), points=(0.51, 0.77, 0.0, -0.07)),
        Term(quantity="power above 4 Hz", at=(0.0263, 0.226, 0.463, 0.982), points=(2.57, 1.24, 0.0, -3.27)),
        Term(quantity="crowding", at=(0.00566, 0.43, 1.0), points=(0.0, 0.0, -0.63)),
        Term(quantity="crowding on the quieter side", at=(0.000514, 0.152, 1.0), points=(1.33, 0.0, -0.14)),
        Term(quantity="chance of sleep before", at=(0.0, 0.0758, 0.991), points=(-1.71, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 1.97, 2.47, 4.92), points=(1.83, 0.48, 0.0, 0.02)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.0687, 0.399, 3.42), points=(-0.46, -0.21, 0.0, 0.9)),
        Term(quantity="variation of the level", at=(0.031, 0.113, 0.209, 0.611), points=(1.31, 0.05, 0.0, 0.94)),
        Term(
            quantity="time since sleep began",
            at=(-62.7, -21.4, -12.4, -0.077, 26.8, 87.0),
            points=(-2.05, -0.86, -0.36, 0.0, -0.94, -2.86),
        ),
        Term(quantity="level afterwards", at=(0.0078, 0.196, 0.643, 5.43), points=(-1.46, -0.52, 0.0, -2.61)),
        Term(quantity="swells in the second half", at=(2.0, 5.5, 14.5, 153.0), points=(-0.1, -0.6, 0.0, 0.4)),
        Term(
            quantity="length of the swells in the second half",
            at=(0.206, 0.306, 0.694, 2.88),
            points=(1.63, 0.39, 0.0, -1.02),
        ),
        Term(
            quantity="level of the ends over the middle",
            at=(-0.826, -0.062, 0.0205, 0.13, 1.44),
            points=(-1.21, 0.15, 0.0, 0.08, -1.2),
        ),
        Term(quantity="repetitions", at=(4.0, 14.5, 305.0), points=(-0.14, 0.0, -0.37)),
        Term(quantity="interval variation", at=(0.0159, 0.0582, 0.117, 0.401), points=(1.22, 0.61, 0.0, -1.09)),
        Term(quantity="median interval", at=(0.3, 0.48, 0.825, 2.64), points=(-0.07, -0.09, 0.0, -0.66)),
        Term(quantity="variation of the peaks", at=(0.0604, 0.157, 0.221, 0.545), points=(0.99, 0.0, 0.0, -1.05)),
        Term(quantity="variation of the lengths", at=(0.078, 0.344, 0.69, 1.89), points=(0.29, 0.29, 0.0, -0.2)),
        Term(quantity="share of brief ones", at=(0.0, 0.578), points=(-1.06, 0.0)),
        Term(quantity="share of time moving", at=(0.588, 1.0), points=(2.31, 0.0)),
        Term(quantity="at a leg", at=(0.0, 1.0), points=(-0.84, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "at a leg"),
            at=((0.477, 0.817, 0.961, 0.99), (0.0, 0.5, 1.0)),
            points=((-0.36, 0.0, -0.89), (0.33, 0.0, -0.5), (-0.57, 0.0, 0.88), (-0.24, 0.0, 1.35)),
        ),
        Pair(
            quantities=("level", "at a leg"),
            at=((0.00514, 0.0278, 0.0568, 0.361), (0.0, 0.5, 1.0)),
            points=((-0.36, 0.0, 1.9), (-0.74, 0.0, 1.25), (1.46, 0.0, -0.93), (-1.2, 0.0, -1.38)),
        ),
        Pair(
            quantities=("share along one line", "crowding"),
            at=((0.477, 0.817, 0.961, 0.99), (0.00566, 0.266, 0.544, 1.0)),
            points=(
                (-2.81, 1.04, 0.12, 0.42),
                (-2.58, 0.21, 1.28, 0.92),
                (1.22, 0.32, -0.67, -0.56),
                (1.53, 2.02, -1.5, -0.94),
            ),
        ),
        Pair(
            quantities=("level", "median interval"),
            at=((0.00514, 0.0278, 0.0568, 0.361), (0.3, 0.48, 0.825, 2.64)),
            points=(
                (0.52, 0.12, 0.97, -0.07),
                (-0.8, 0.11, 1.97, -0.78),
                (0.62, 0.88, -1.26, 0.29),
                (-0.33, -1.22, -0.93, -0.1),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.00458, 0.0514, 0.119, 0.624), (0.241, 0.509, 0.681, 0.936)),
            points=(
                (-0.65, -0.01, 0.49, 0.79),
                (0.02, -0.02, 0.1, -0.47),
                (0.97, 0.19, -0.51, -0.61),
                (0.09, -0.17, 0.58, -0.79),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.0946, 0.182, 0.647), (0.477, 0.817, 0.961, 0.99)),
            points=(
                (0.43, 0.93, 0.61, -1.07),
                (-0.76, -0.47, 0.81, 0.55),
                (-0.6, 0.23, -1.09, 0.87),
                (-0.31, -0.86, -0.03, 0.75),
            ),
        ),
        Pair(
            quantities=("share near the dominant frequency", "power above 1.5 Hz"),
            at=((0.241, 0.509, 0.681, 0.936), (0.00875, 0.489, 0.769, 0.986)),
            points=(
                (-0.13, 1.37, -0.76, -0.05),
                (-0.28, -0.46, 1.45, -0.71),
                (0.12, 0.14, -0.34, 0.74),
                (0.03, -0.02, -1.04, -0.05),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "swells a second"),
            at=((0.0578, 1.24, 5.29, 34.8), (0.0, 1.97, 2.47, 4.92)),
            points=(
                (-0.41, -1.08, 0.6, -0.22),
                (0.42, -0.72, -0.93, -1.09),
                (0.31, -1.75, -3.47, -1.29),
                (-0.01, -0.1, -0.02, -0.02),
            ),
        ),
        Pair(
            quantities=("level", "beat"),
            at=((0.00514, 0.0278, 0.0568, 0.361), (-0.261, 0.496, 0.808, 0.919)),
            points=(
                (-2.58, 1.38, 1.32, 1.42),
                (-2.13, -0.03, 1.76, 0.9),
                (-0.19, 0.44, -0.11, 0.38),
                (-0.01, -0.11, -1.48, -0.98),
            ),
        ),
        Pair(
            quantities=("repetitions", "median interval"),
            at=((4.0, 14.5, 305.0), (0.3, 0.48, 0.825, 2.64)),
            points=((-0.06, 0.63, -0.51, -0.2), (-0.6, 0.29, 1.24, -0.44), (0.67, -1.03, 0.01, -0.02)),
        ),
        Pair(
            quantities=("turning to and fro", "impulsiveness"),
            at=((0.0578, 1.24, 5.29, 34.8), (1.68, 2.85, 3.79, 8.3)),
            points=(
                (0.32, 0.65, -0.82, -1.26),
                (0.25, -1.26, -0.55, -0.75),
                (-1.55, -2.1, -1.81, -0.73),
                (-0.02, -0.03, -0.07, -0.03),
            ),
        ),
    ),
)

CLUSTER = Scorecard(
    kind="cluster",
    source=FITTED,
    base=-3.777,
    terms=(
        Term(quantity="turning to and fro", at=(0.0644, 1.04, 5.75, 21.5), points=(4.71, 0.81, 0.0, -0.04)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.102, 0.176, 0.775), points=(0.03, -0.38, 0.0, -0.09)),
        Term(quantity="jerks", at=(5.0, 32.5, 72.0, 499.0), points=(-0.58, 0.0, 0.0, 0.0)),
        Term(quantity="duration", at=(2.21, 22.7, 47.0, 263.0), points=(-1.17, 0.17, 0.0, -0.11)),
        Term(quantity="peak", at=(0.0335, 0.153, 0.273, 1.35), points=(-0.52, 0.2, 0.0, -0.04)),
        Term(quantity="median interval", at=(0.336, 0.885, 1.04, 1.25, 2.04), points=(-1.65, -0.6, 0.0, -0.26, -0.91)),
        Term(quantity="interval variation", at=(0.033, 0.262, 0.322, 1.18), points=(-1.95, -1.32, 0.0, -1.45)),
        Term(quantity="share of brief ones", at=(0.0, 0.364, 0.429, 0.8), points=(-0.61, 0.0, 0.0, 0.0)),
        Term(quantity="share of time moving", at=(0.303, 0.623, 0.662, 1.0), points=(1.39, 1.1, 0.0, -1.23)),
        Term(quantity="share along one line", at=(0.525, 0.942, 0.969, 0.987), points=(-0.53, -0.23, 0.0, 0.53)),
        Term(quantity="impulsiveness", at=(2.03, 8.51, 10.8, 14.2), points=(-3.87, -1.66, 0.0, 1.2)),
        Term(quantity="power above 4 Hz", at=(0.0638, 0.644, 0.809, 0.983), points=(-1.05, -0.61, 0.0, 0.14)),
        Term(quantity="crowding", at=(0.00333, 0.173, 0.751), points=(0.0, 0.0, 0.0)),
        Term(quantity="crowding on the quieter side", at=(0.000323, 0.0631, 0.684), points=(0.0, 0.0, 0.0)),
        Term(quantity="dominant frequency", at=(1.66, 3.93, 5.26, 8.87), points=(-0.31, 0.41, 0.0, -0.46)),
        Term(quantity="regularity", at=(0.203, 0.484, 0.542, 1.0), points=(2.64, 1.16, 0.0, -0.45)),
        Term(quantity="beat", at=(-0.104, 0.466, 0.518, 0.917), points=(1.6, 1.24, 0.0, -1.09)),
    ),
    pairs=(),
)

LEG_MOVEMENT = Scorecard(
    kind="leg_movement",
    source=FITTED,
    base=-7.374,
    terms=(
        Term(
            quantity="share of its power along one line",
            at=(0.428, 0.642, 0.736, 0.842, 0.998),
            points=(-2.41, -0.2, 0.0, 0.0, 0.0),
        ),
        Term(quantity="tilt", at=(0.0873, 2.23, 4.77, 93.9), points=(4.44, 4.36, 0.0, -2.88)),
        Term(quantity="duration", at=(0.567, 1.25, 1.68, 2.37, 3.49, 8.4), points=(0.29, 1.89, 1.13, 0.0, -0.8, -7.81)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.265, 0.798, 1.24, 2.17, 6.15),
            points=(-5.92, -1.51, 0.0, 2.26, 8.58),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.127, 0.189, 0.278, 0.384, 0.92),
            points=(0.73, 0.69, 0.0, -0.27, -1.25),
        ),
        Term(quantity="longest burst", at=(0.0959, 0.705, 0.972, 1.32, 2.59), points=(0.24, -0.58, 0.0, 0.18, 1.31)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0813, 0.466, 0.744, 1.06, 2.2),
            points=(2.77, 0.39, 0.0, -0.09, 0.43),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.0937, 0.563, 0.701, 0.81, 0.979),
            points=(-5.28, -2.25, 0.0, 0.88, 2.69),
        ),
        Term(quantity="bursts", at=(1.0, 2.5, 9.0), points=(-0.5, 0.0, 1.77)),
        Term(quantity="rise", at=(0.0769, 0.299, 0.671, 1.33, 5.53), points=(0.62, 0.0, 0.0, 0.05, 0.38)),
        Term(quantity="centre of its power", at=(1.04, 2.23, 2.7, 3.22, 4.34), points=(-3.91, -1.05, 0.0, 0.65, 2.07)),
        Term(quantity="steepness", at=(0.342, 0.657, 0.788, 0.927, 1.24), points=(-0.92, 0.02, 0.0, -0.03, -0.43)),
        Term(quantity="peak", at=(0.0253, 0.0701, 0.119, 0.207, 0.613), points=(2.35, -0.63, 0.0, 0.2, -0.48)),
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.000967, 0.00226, 0.0168),
            points=(-0.16, -0.2, 0.0, 0.49),
        ),
        Term(quantity="time to the nearest movement", at=(0.538, 4.0), points=(-3.63, 0.0)),
    ),
    pairs=(
        Pair(
            quantities=("duration", "centre of its power"),
            at=((0.567, 1.52, 2.68, 8.4), (1.04, 2.4, 3.03, 4.34)),
            points=(
                (-2.06, -0.06, 1.25, 2.19),
                (-0.71, 0.74, 1.2, 0.37),
                (1.2, 0.39, 0.33, 0.56),
                (-0.15, -1.84, -1.71, -1.66),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "peak"),
            at=((0.428, 0.674, 0.805, 0.998), (0.0253, 0.084, 0.171, 0.613)),
            points=(
                (1.58, -0.38, -0.9, -1.73),
                (0.15, -0.17, -0.0, 0.14),
                (-0.05, 0.35, 0.86, 0.39),
                (-2.19, 1.04, 0.57, 0.37),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "time to the nearest movement"),
            at=((0.428, 0.674, 0.805, 0.998), (0.538, 4.0)),
            points=((-0.56, -0.87), (-0.41, 0.53), (0.51, 1.04), (-3.16, 2.95)),
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
