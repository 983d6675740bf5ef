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
    base=-9.306,
    terms=(
        Term(quantity="turning to and fro", at=(0.0911, 1.15, 4.11, 7.44, 43.5), points=(4.36, 4.1, 0.0, -0.08, -0.09)),
        Term(quantity="power above 10 Hz", at=(0.0, 0.665), points=(0.53, 0.0)),
        Term(quantity="level", at=(0.00966, 0.0291, 0.0723, 0.403), points=(1.33, 0.77, 0.0, -1.62)),
        Term(quantity="peak", at=(0.0279, 0.106, 0.248, 1.57), points=(3.76, 2.73, 0.0, -2.3)),
        Term(quantity="duration", at=(4.18, 13.4, 37.9, 198.0), points=(-0.24, 0.72, 0.0, -0.12)),
        Term(
            quantity="dominant frequency", at=(0.486, 0.905, 1.11, 2.93, 8.39), points=(-1.35, -0.39, 0.0, 0.0, -1.59)
        ),
        Term(quantity="frequency variation", at=(0.0, 0.0425, 0.942), points=(-1.33, 0.0, -1.7)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.215, 0.522, 0.748, 0.994),
            points=(1.97, 1.13, 0.0, -2.37),
        ),
        Term(quantity="regularity", at=(0.357, 0.746, 0.847, 1.0), points=(-2.38, -0.94, 0.0, 1.1)),
        Term(quantity="impulsiveness", at=(1.53, 2.65, 4.22, 18.1), points=(0.24, 0.64, 0.0, -0.22)),
        Term(quantity="pauses", at=(0.0, 0.0694, 0.253, 0.784), points=(1.67, 0.81, 0.0, -0.97)),
        Term(
            quantity="share along one line", at=(0.429, 0.77, 0.86, 0.949, 0.992), points=(-1.48, -0.72, 0.0, 0.8, 1.81)
        ),
        Term(quantity="beat", at=(-0.205, 0.487, 0.699, 0.92), points=(-4.22, -1.57, 0.0, 0.74)),
        Term(quantity="power above 1.5 Hz", at=(0.151, 0.697, 0.864, 0.997), points=(-3.92, -1.55, 0.0, 1.21)),
        Term(quantity="power above 4 Hz", at=(0.00409, 0.0816, 0.256, 0.995), points=(0.42, 0.33, 0.0, -1.57)),
        Term(quantity="crowding", at=(0.0, 0.0939, 0.845), points=(1.13, 0.0, -1.18)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0359, 0.783), points=(1.05, 0.0, -0.49)),
        Term(quantity="chance of sleep before", at=(0.0, 0.275, 0.992), points=(-0.44, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 2.1, 2.78, 4.74), points=(1.71, -0.03, 0.0, 0.27)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.218, 0.481, 2.4), points=(0.6, -0.16, 0.0, 1.51)),
        Term(quantity="variation of the level", at=(0.0, 0.0703, 0.143, 0.391), points=(-1.12, -0.68, 0.0, 0.1)),
        Term(
            quantity="time since sleep began",
            at=(-60.6, -20.6, -10.2, 7.76, 31.1, 89.0),
            points=(-1.3, -0.65, 0.64, 0.0, -1.18, -1.73),
        ),
        Term(quantity="level afterwards", at=(0.00649, 0.192, 3.36), points=(-1.05, 0.0, 0.44)),
        Term(quantity="at a leg", at=(0.0, 1.0), points=(-0.55, 0.0)),
        Term(
            quantity="swells in the second half",
            at=(2.0, 11.5, 25.0, 58.0, 223.0),
            points=(0.33, 0.2, 0.0, -0.22, -0.98),
        ),
        Term(
            quantity="length of the swells in the second half",
            at=(0.213, 0.301, 0.737, 1.46, 4.01),
            points=(0.23, 0.49, 0.0, -0.28, -0.89),
        ),
        Term(
            quantity="level of the ends over the middle",
            at=(-1.64, -0.173, -0.0452, 0.0647, 1.67),
            points=(-1.57, 0.46, 0.0, -0.54, -1.68),
        ),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "at a leg"),
            at=((0.429, 0.797, 0.925, 0.992), (0.0, 0.5, 1.0)),
            points=((0.25, 0.0, -0.99), (0.15, 0.0, -0.25), (-0.63, 0.0, 0.49), (-0.33, 0.0, 1.29)),
        ),
        Pair(
            quantities=("level", "at a leg"),
            at=((0.00966, 0.0291, 0.0723, 0.403), (0.0, 0.5, 1.0)),
            points=((0.03, 0.0, 0.53), (-1.27, 0.0, 1.49), (0.83, 0.0, 0.02), (-0.13, 0.0, -1.49)),
        ),
        Pair(
            quantities=("regularity", "power above 4 Hz"),
            at=((0.357, 0.746, 0.847, 1.0), (0.00409, 0.0816, 0.256, 0.995)),
            points=(
                (-1.0, -0.94, 0.27, 0.22),
                (0.22, 0.3, 1.04, -1.05),
                (0.78, 0.81, -0.98, -0.77),
                (0.1, 0.06, 0.91, 0.04),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "share along one line"),
            at=((0.0911, 1.6, 6.51, 43.5), (0.429, 0.797, 0.925, 0.992)),
            points=(
                (-0.65, -1.42, -0.77, 1.49),
                (-0.13, 0.85, 1.6, 2.0),
                (0.04, 0.47, -0.96, -2.52),
                (-0.0, -0.01, -0.0, -0.0),
            ),
        ),
        Pair(
            quantities=("level", "variation of the level"),
            at=((0.00966, 0.0291, 0.0723, 0.403), (0.0, 0.0703, 0.143, 0.391)),
            points=(
                (0.15, 1.41, 0.03, -1.02),
                (-0.67, 0.25, 0.58, 0.05),
                (0.19, -1.21, 0.74, 1.12),
                (-0.12, -0.67, -0.78, -0.05),
            ),
        ),
        Pair(
            quantities=("share along one line", "power above 4 Hz"),
            at=((0.429, 0.797, 0.925, 0.992), (0.00409, 0.0816, 0.256, 0.995)),
            points=(
                (-0.14, -0.17, -0.4, -0.02),
                (-0.43, -0.75, 1.21, -0.14),
                (-0.2, 0.88, 0.42, -1.24),
                (0.86, 0.28, -0.0, -0.17),
            ),
        ),
        Pair(
            quantities=("beat", "unevenness of the swells"),
            at=((-0.205, 0.487, 0.699, 0.92), (0.0, 0.218, 0.481, 2.4)),
            points=(
                (-0.69, -0.06, -1.9, 0.0),
                (0.96, -0.08, 0.05, 0.17),
                (-0.46, -0.41, 0.65, 1.04),
                (0.96, -0.38, -0.15, 0.3),
            ),
        ),
        Pair(
            quantities=("impulsiveness", "power above 4 Hz"),
            at=((1.53, 2.65, 4.22, 18.1), (0.00409, 0.0816, 0.256, 0.995)),
            points=(
                (0.53, -0.97, 0.32, -0.29),
                (0.92, 0.35, -0.71, 0.49),
                (-0.8, 0.82, 1.03, -1.47),
                (-0.56, 0.03, 0.61, -0.3),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.0694, 0.253, 0.784), (0.429, 0.797, 0.925, 0.992)),
            points=(
                (0.11, 1.0, 0.16, -0.4),
                (-0.23, 0.46, 0.04, -0.32),
                (-0.42, -0.63, 0.14, 1.07),
                (-0.18, -0.92, -0.47, 0.62),
            ),
        ),
    ),
)

TRAIN_IN_BED = Scorecard(
    kind="train_in_bed",
    source=FITTED,
    base=-5.282,
    terms=(
        Term(
            quantity="turning to and fro", at=(0.0543, 0.896, 2.81, 6.38, 34.5), points=(1.09, 0.65, 0.0, -1.21, -1.28)
        ),
        Term(quantity="power above 10 Hz", at=(0.0, 0.0529, 0.644), points=(-0.21, 0.0, -0.43)),
        Term(quantity="level", at=(0.00531, 0.0281, 0.0577, 0.361), points=(0.59, 0.56, 0.0, -1.11)),
        Term(quantity="peak", at=(0.0279, 0.0986, 0.206, 1.19), points=(1.38, 0.54, 0.0, -0.85)),
        Term(quantity="duration", at=(3.05, 9.71, 161.0), points=(-0.54, 0.0, -0.08)),
        Term(quantity="dominant frequency", at=(1.65, 1.99, 2.69, 3.55, 8.67), points=(-0.27, -0.53, 0.0, -0.7, -1.01)),
        Term(quantity="frequency variation", at=(0.00239, 0.0511, 0.119, 0.62), points=(0.42, 0.07, 0.0, -0.04)),
        Term(
            quantity="share near the dominant frequency",
            at=(0.241, 0.513, 0.68, 0.937),
            points=(-0.15, 0.03, 0.0, -0.48),
        ),
        Term(quantity="regularity", at=(0.219, 0.683, 0.907, 1.0), points=(1.28, 1.2, 0.0, 1.12)),
        Term(quantity="impulsiveness", at=(1.69, 2.85, 3.79, 8.26), points=(0.69, 0.49, 0.0, -0.41)),
        Term(quantity="pauses", at=(0.0, 0.0962, 0.181, 0.644), points=(0.65, 0.54, 0.0, -0.16)),
        Term(
            quantity="share along one line",
            at=(0.478, 0.78, 0.931, 0.968, 0.991),
            points=(-1.06, -0.31, 0.0, 0.47, 1.5),
        ),
        Term(quantity="beat", at=(-0.258, 0.494, 0.81, 0.919), points=(-5.99, -2.36, 0.0, 1.05)),
        Term(quantity="power above 1.5 Hz", at=(0.00942, 0.487, 0.768, 0.985), points=(1.27, 0.57, 0.0, -0.35)),
        Term(quantity="power above 4 Hz", at=(0.0258, 0.229, 0.459, 0.983), points=(1.61, 0.69, 0.0, -0.42)),
        Term(quantity="crowding", at=(0.00559, 0.428, 1.0), points=(0.02, 0.0, -0.38)),
        Term(quantity="crowding on the quieter side", at=(0.000508, 0.147, 1.0), points=(0.27, 0.0, -0.52)),
        Term(quantity="chance of sleep before", at=(0.0, 0.0827, 0.991), points=(-0.68, 0.0, 0.0)),
        Term(quantity="swells a second", at=(0.0, 1.97, 2.47, 4.91), points=(1.34, 0.39, 0.0, 0.4)),
        Term(quantity="unevenness of the swells", at=(0.0, 0.0697, 0.399, 3.42), points=(-0.62, -0.37, 0.0, 0.36)),
        Term(quantity="variation of the level", at=(0.0304, 0.113, 0.209, 0.61), points=(0.43, -0.21, 0.0, 0.23)),
        Term(
            quantity="time since sleep began",
            at=(-62.7, -21.6, -12.4, 0.12, 27.4, 87.3),
            points=(-0.73, -0.5, -0.43, 0.0, 0.21, -2.25),
        ),
        Term(quantity="level afterwards", at=(0.00777, 0.19, 0.644, 5.16), points=(-1.75, -0.3, 0.0, -0.82)),
        Term(quantity="at a leg", at=(0.0, 1.0), points=(-0.18, 0.0)),
        Term(quantity="repetitions", at=(4.0, 14.5, 306.0), points=(-0.42, 0.0, 0.12)),
        Term(quantity="interval variation", at=(0.0155, 0.058, 0.116, 0.4), points=(1.02, 0.61, 0.0, -0.61)),
        Term(quantity="median interval", at=(0.294, 0.479, 0.821, 2.63), points=(-0.61, -0.42, 0.0, -0.4)),
        Term(quantity="variation of the peaks", at=(0.0588, 0.157, 0.221, 0.544), points=(0.65, 0.12, 0.0, -0.28)),
        Term(quantity="variation of the lengths", at=(0.0769, 0.346, 0.71, 1.91), points=(0.28, 0.28, 0.0, -0.26)),
        Term(quantity="share of brief ones", at=(0.0, 0.6), points=(-1.83, 0.0)),
        Term(quantity="share of time moving", at=(0.59, 1.0), points=(1.43, 0.0)),
        Term(
            quantity="log odds of the rhythm around",
            at=(-23.2, -6.39, -4.04, -1.16, 8.89),
            points=(-2.98, -2.54, 0.0, 4.05, 13.61),
        ),
    ),
    pairs=(
        Pair(
            quantities=("share along one line", "at a leg"),
            at=((0.478, 0.816, 0.961, 0.991), (0.0, 0.5, 1.0)),
            points=((-0.22, 0.0, -0.46), (0.82, 0.0, -0.64), (-0.82, 0.0, 0.96), (0.05, 0.0, 0.32)),
        ),
        Pair(
            quantities=("level", "at a leg"),
            at=((0.00531, 0.0281, 0.0577, 0.361), (0.0, 0.5, 1.0)),
            points=((-1.28, 0.0, 1.32), (-0.31, 0.0, 0.83), (1.64, 0.0, -1.08), (-0.23, 0.0, -0.88)),
        ),
        Pair(
            quantities=("share along one line", "crowding"),
            at=((0.478, 0.816, 0.961, 0.991), (0.00559, 0.263, 0.542, 1.0)),
            points=(
                (-0.92, 0.25, -0.09, 0.07),
                (-0.8, 0.13, 0.2, 0.65),
                (0.63, 0.35, -0.57, -0.27),
                (0.71, 1.27, -1.44, -0.17),
            ),
        ),
        Pair(
            quantities=("level", "median interval"),
            at=((0.00531, 0.0281, 0.0577, 0.361), (0.294, 0.479, 0.821, 2.63)),
            points=(
                (-0.0, -0.75, 0.85, -0.06),
                (-0.43, 0.11, 0.99, -0.16),
                (0.27, 0.62, -0.3, -0.03),
                (-0.02, -0.22, -0.71, -0.15),
            ),
        ),
        Pair(
            quantities=("frequency variation", "share near the dominant frequency"),
            at=((0.00239, 0.0511, 0.119, 0.62), (0.241, 0.513, 0.68, 0.937)),
            points=(
                (-0.54, -0.2, 0.57, 0.52),
                (-0.04, 0.16, -0.11, -0.29),
                (0.24, 0.46, -0.33, -0.4),
                (0.15, -0.2, 0.32, -0.31),
            ),
        ),
        Pair(
            quantities=("pauses", "share along one line"),
            at=((0.0, 0.0962, 0.181, 0.644), (0.478, 0.816, 0.961, 0.991)),
            points=(
                (0.47, 0.78, 0.27, -1.4),
                (-0.31, 0.42, -0.03, 0.34),
                (-0.6, -0.17, -0.52, 0.92),
                (-0.24, -0.85, 0.41, 0.51),
            ),
        ),
        Pair(
            quantities=("share near the dominant frequency", "power above 1.5 Hz"),
            at=((0.241, 0.513, 0.68, 0.937), (0.00942, 0.487, 0.768, 0.985)),
            points=(
                (-0.34, 0.35, 0.09, -0.29),
                (-0.66, -0.21, 1.15, -0.07),
                (-0.14, -0.38, -0.14, 1.11),
                (1.83, 0.11, -1.33, -1.09),
            ),
        ),
        Pair(
            quantities=("turning to and fro", "swells a second"),
            at=((0.0543, 1.29, 5.4, 34.5), (0.0, 1.97, 2.47, 4.91)),
            points=(
                (0.2, 0.37, -0.1, -0.41),
                (0.37, -0.7, -0.33, 0.01),
                (0.1, -0.63, -1.27, -0.55),
                (-0.01, -0.04, -0.02, -0.01),
            ),
        ),
        Pair(
            quantities=("level", "beat"),
            at=((0.00531, 0.0281, 0.0577, 0.361), (-0.258, 0.494, 0.81, 0.919)),
            points=(
                (-2.06, 0.53, 1.37, 0.2),
                (-1.41, 0.44, 0.78, 0.71),
                (-0.15, 0.47, -0.01, 0.26),
                (-0.01, -0.17, -0.83, -0.11),
            ),
        ),
        Pair(
            quantities=("repetitions", "median interval"),
            at=((4.0, 14.5, 306.0), (0.294, 0.479, 0.821, 2.63)),
            points=((0.13, 0.15, -0.43, -0.28), (-0.6, -0.21, 1.23, -0.11), (0.28, -0.18, 0.03, -0.01)),
        ),
        Pair(
            quantities=("turning to and fro", "impulsiveness"),
            at=((0.0543, 1.29, 5.4, 34.5), (1.69, 2.85, 3.79, 8.26)),
            points=(
                (0.34, 1.36, -0.92, -0.71),
                (0.99, -0.86, -0.57, -0.22),
                (-0.87, -0.77, -0.52, -0.19),
                (-0.01, -0.02, -0.03, -0.02),
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
    base=-6.558,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00306, 0.00779, 0.0157, 0.0313, 0.112),
            points=(-1.41, -1.3, -0.37, 0.0, 0.9, 1.2),
        ),
        Term(quantity="time to the nearest movement", at=(0.528, 4.0), points=(-9.85, 0.0)),
        Term(
            quantity="share of its power along one line",
            at=(0.435, 0.778, 0.828, 0.878, 0.935, 1.0),
            points=(-3.8, -1.76, -1.13, 0.0, 0.3, 2.15),
        ),
        Term(quantity="duration", at=(0.276, 0.632, 0.82, 1.09, 1.55, 3.91), points=(1.34, 0.0, 0.0, 0.0, 0.0, -4.36)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.134, 0.309, 0.414, 0.58, 0.896, 2.96),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, -1.86),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.122, 0.18, 0.23, 0.286, 0.366, 0.955),
            points=(1.08, 1.07, 0.38, 0.0, 0.22, -0.84),
        ),
        Term(quantity="longest burst", at=(0.0597, 0.359, 0.502, 0.66, 2.18), points=(1.03, -0.09, 0.0, 0.25, -0.73)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0569, 0.296, 0.433, 0.589, 2.04),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.069, 0.492, 0.649, 0.778, 1.0),
            points=(-2.17, -0.44, 0.0, 0.24, 0.93),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 5.0), points=(-0.67, 0.0, 0.43)),
        Term(quantity="rise", at=(0.0605, 0.2, 0.31, 0.498, 2.93), points=(0.99, 2.31, 0.0, 1.65, 1.24)),
        Term(quantity="tilt", at=(0.0798, 4.01, 103.0), points=(3.97, 0.0, -0.99)),
        Term(
            quantity="centre of its power",
            at=(1.05, 2.68, 3.16, 3.61, 4.16, 5.82),
            points=(-5.77, -1.15, -0.1, 0.0, 0.72, 0.71),
        ),
        Term(quantity="steepness", at=(0.369, 0.771, 0.935, 1.13, 1.58), points=(-0.86, 0.04, 0.0, 0.26, 0.38)),
        Term(
            quantity="peak",
            at=(0.0239, 0.0488, 0.0742, 0.112, 0.184, 0.629),
            points=(-0.77, -0.12, 0.29, 0.0, -0.05, 0.27),
        ),
        Term(quantity="quiet around", at=(0.538, 20.0, 50.8, 260.0), points=(0.08, 0.01, 0.0, 0.22)),
        Term(quantity="crowding", at=(0.0, 0.0357, 0.0875, 0.657), points=(0.04, 0.0, 0.0, -0.19)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.0272, 0.561), points=(0.56, 0.0, 0.0)),
        Term(quantity="chance of sleep before", at=(0.0, 0.285, 0.498, 0.998), points=(-0.3, -0.05, 0.0, -0.45)),
        Term(
            quantity="time since sleep began",
            at=(-52.5, -10.3, -2.25, 5.09, 19.3, 34.3, 50.6, 85.1),
            points=(-1.09, 0.26, 0.69, 1.05, 0.0, -0.45, -0.06, -0.04),
        ),
    ),
    pairs=(
        Pair(
            quantities=("share of its time in bursts", "crowding on the quieter side"),
            at=((0.069, 0.553, 0.736, 1.0), (0.0, 0.0117, 0.0441, 0.561)),
            points=(
                (1.24, 0.83, -1.97, -2.28),
                (0.37, 0.09, 0.74, 0.63),
                (-0.06, -0.33, 0.52, 0.71),
                (-0.43, -1.34, -0.1, 1.37),
            ),
        ),
        Pair(
            quantities=("share of its power along one line", "half-height of its strongest burst"),
            at=((0.435, 0.812, 0.896, 1.0), (0.122, 0.214, 0.31, 0.955)),
            points=(
                (0.72, -0.04, -2.12, -0.45),
                (0.1, 0.38, 0.18, -0.4),
                (-0.56, -0.28, 0.1, 1.11),
                (-0.91, 1.39, 1.53, -1.15),
            ),
        ),
    ),
)

HYPNIC_JERK = Scorecard(
    kind="hypnic_jerk",
    source=FITTED,
    base=1.245,
    terms=(
        Term(
            quantity="power above 10 Hz of its peak",
            at=(0.0, 0.00639, 0.0147, 0.0282, 0.0556, 0.249),
            points=(-0.21, -0.09, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(quantity="time to the nearest movement", at=(4.0, 5.0), points=(0.0, 0.0)),
        Term(
            quantity="share of its power along one line",
            at=(0.691, 0.941, 0.972, 0.989, 0.998),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(quantity="duration", at=(0.16, 0.435, 0.59, 0.741, 0.919, 1.86), points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="shortest time with most of its power",
            at=(0.076, 0.214, 0.324, 0.449, 0.589, 1.34),
            points=(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="half-height of its strongest burst",
            at=(0.12, 0.172, 0.205, 0.24, 0.289, 0.479),
            points=(0.34, 0.06, -0.01, 0.0, 0.35, 0.51),
        ),
        Term(quantity="longest burst", at=(0.0728, 0.277, 0.353, 0.508, 1.21), points=(-0.8, -0.54, 0.0, 1.07, 2.04)),
        Term(
            quantity="mean length of its bursts",
            at=(0.0665, 0.258, 0.334, 0.453, 1.2),
            points=(0.0, 0.0, 0.0, 0.0, 0.0),
        ),
        Term(
            quantity="share of its time in bursts",
            at=(0.231, 0.588, 0.704, 0.805, 0.957),
            points=(0.24, 0.14, 0.0, 0.08, 0.1),
        ),
        Term(quantity="bursts", at=(1.0, 1.5, 3.0), points=(-0.87, 0.0, 0.89)),
        Term(quantity="rise", at=(0.0403, 0.147, 0.207, 0.372, 1.22), points=(-0.29, -0.28, 0.0, 0.9, 0.59)),
        Term(quantity="tilt", at=(0.0298, 0.413, 0.744, 1.11, 2.73), points=(0.0, 0.0, 0.0, 0.0, 0.0)),
        Term(
            quantity="centre of its power",
            at=(2.31, 3.33, 3.8, 4.25, 4.77, 6.31),
            points=(-0.94, -0.63, -0.18, 0.0, 0.07, 0.04),
        ),
        Term(quantity="steepness", at=(0.548, 0.857, 1.03, 1.23, 1.84), points=(-0.0, -0.06, 0.0, -0.0, 0.22)),
        Term(
            quantity="peak",
            at=(0.0306, 0.0558, 0.0821, 0.119, 0.176, 0.435),
            points=(-1.44, -0.93, -0.9, 0.0, 0.42, 1.14),
        ),
        Term(quantity="quiet around", at=(7.53, 29.1, 73.7, 369.0), points=(0.07, 0.17, 0.0, -0.24)),
        Term(quantity="crowding", at=(0.0, 0.0303, 0.288), points=(0.24, 0.0, -0.67)),
        Term(quantity="crowding on the quieter side", at=(0.0, 0.166), points=(0.25, 0.0)),
        Term(quantity="chance of sleep before", at=(1.21e-05, 0.577, 0.91, 0.996), points=(-0.55, -0.23, 0.0, 0.2)),
        Term(
            quantity="time since sleep began",
            at=(-23.3, -2.5, 2.64, 5.99, 9.14, 12.4, 15.9, 31.9),
            points=(0.4, 0.93, 0.57, 0.22, 0.0, -0.48, -1.82, -2.86),
        ),
    ),
    pairs=(
        Pair(
            quantities=("shortest time with most of its power", "tilt"),
            at=((0.076, 0.284, 0.487, 1.34), (0.0298, 0.514, 0.974, 2.73)),
            points=(
                (-1.38, -1.17, -0.07, 0.71),
                (-1.54, -1.29, 0.82, 1.66),
                (0.27, 0.03, -0.04, 0.42),
                (0.33, 0.74, 0.29, 0.22),
            ),
        ),
        Pair(
            quantities=("shortest time with most of its power", "peak"),
            at=((0.076, 0.284, 0.487, 1.34), (0.0306, 0.0735, 0.137, 0.435)),
            points=(
                (-0.94, -1.22, -0.34, 0.59),
                (-0.42, -0.35, -0.09, 0.51),
                (0.48, 0.6, 0.05, -0.45),
                (0.62, 0.63, 0.28, 0.05),
            ),
        ),
        Pair(
            quantities=("peak", "chance of sleep before"),
            at=((0.0306, 0.0735, 0.137, 0.435), (1.21e-05, 0.577, 0.91, 0.996)),
            points=(
                (0.08, -0.11, -0.26, 0.04),
                (0.42, -0.39, -0.44, 0.06),
                (-0.22, 0.06, 0.22, -0.17),
                (-0.59, 0.52, 0.51, 0.26),
            ),
        ),
        Pair(
            quantities=("tilt", "peak"),
            at=((0.0298, 0.514, 0.974, 2.73), (0.0306, 0.0735, 0.137, 0.435)),
            points=(
                (-0.78, -1.14, -0.55, 0.15),
                (-0.77, -0.72, -0.5, 0.3),
                (0.47, 0.24, 0.33, -0.02),
                (0.84, 1.27, 0.63, 0.27),
            ),
        ),
        Pair(
            quantities=("longest burst", "chance of sleep before"),
            at=((0.0728, 0.305, 0.446, 1.21), (1.21e-05, 0.577, 0.91, 0.996)),
            points=(
                (0.12, -0.21, -0.2, -0.01),
                (0.42, -0.27, -0.29, -0.55),
                (-0.8, 0.23, 0.2, 0.39),
                (-0.05, 0.33, 0.31, 0.37),
            ),
        ),
        Pair(
            quantities=("power above 10 Hz of its peak", "tilt"),
            at=((0.0, 0.0118, 0.0346, 0.249), (0.0298, 0.514, 0.974, 2.73)),
            points=(
                (-0.71, -0.13, 0.36, 0.41),
                (0.01, -0.19, 0.15, 0.46),
                (-0.28, 0.09, -0.3, 0.47),
                (-0.21, 0.05, -0.11, 0.07),
            ),
        ),
        Pair(
            quantities=("crowding", "time since sleep began"),
            at=((0.0, 0.0303, 0.288), (-23.3, 3.89, 11.3, 31.9)),
            points=((-0.39, -0.14, 0.58, 0.19), (0.89, 0.19, 0.16, -0.82), (-0.82, 0.54, 0.08, -0.47)),
        ),
        Pair(
            quantities=("power above 10 Hz of its peak", "duration"),
            at=((0.0, 0.0118, 0.0346, 0.249), (0.16, 0.54, 0.792, 1.86)),
            points=(
                (-0.23, 0.11, 0.08, -0.04),
                (-0.45, 0.38, 0.23, 0.28),
                (-1.02, 0.37, 0.41, 0.23),
                (-0.43, 0.1, 0.07, 0.06),
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
