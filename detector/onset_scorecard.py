"""How an epoch before sleep stirs unlike a later one; fitted by ``python -m benchmarks.fit_sleep_onset --write``."""

from detector.scorecard import Scorecard, Term

STIRRING = Scorecard(
    kind="stirring",
    source="E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_sleep_onset --write",
    base=-0.232,
    terms=(
        Term(quantity="seconds of moving", at=(0.0, 1.0, 5.0, 20.0), points=(0.0, 0.023, 0.139, 0.276)),
        Term(quantity="degrees of turning", at=(0.0, 1.5, 4.0, 15.0), points=(0.0, 0.154, 0.448, 0.073)),
        Term(quantity="movements", at=(0.0, 1.0, 4.0), points=(0.0, -0.093, 0.158)),
        Term(quantity="peak of the strongest movement", at=(0.0, 0.03, 0.1, 0.3), points=(0.0, -0.137, 0.118, 0.077)),
        Term(quantity="length of the longest movement", at=(0.0, 1.0, 4.0, 15.0), points=(0.0, 0.072, 0.26, -0.086)),
        Term(quantity="minutes of stillness", at=(0.0, 5.0, 10.0, 20.0), points=(0.0, 0.183, 0.273, 0.0)),
    ),
)
STIRRING_OF_A_LEG = Scorecard(
    kind="stirring_of_a_leg",
    source="E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_sleep_onset --write",
    base=-0.286,
    terms=(
        Term(quantity="seconds of moving", at=(0.0, 1.0, 5.0, 20.0), points=(0.0, 0.022, 0.149, 0.407)),
        Term(quantity="degrees of turning", at=(0.0, 1.5, 4.0, 15.0), points=(0.0, 0.162, 0.581, 0.198)),
        Term(quantity="movements", at=(0.0, 1.0, 4.0), points=(0.0, -0.214, 0.244)),
        Term(quantity="peak of the strongest movement", at=(0.0, 0.03, 0.1, 0.3), points=(0.0, -0.235, 0.188, 0.069)),
        Term(quantity="length of the longest movement", at=(0.0, 1.0, 4.0, 15.0), points=(0.0, 0.113, 0.277, -0.136)),
        Term(quantity="minutes of stillness", at=(0.0, 5.0, 10.0, 20.0), points=(0.0, 0.285, 0.391, 0.0)),
    ),
)
