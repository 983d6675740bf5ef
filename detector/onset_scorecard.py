"""How an epoch before sleep stirs unlike a later one; fitted by ``python -m benchmarks.fit_sleep_onset --write``."""

from detector.scorecard import Scorecard, Term

STIRRING = Scorecard(
    kind="stirring",
    source="E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_sleep_onset --write",
    base=-0.231,
    terms=(
        Term(quantity="seconds of moving", at=(0.0, 1.0, 5.0, 20.0), points=(0.0, 0.094, 0.246, 0.178)),
        Term(quantity="degrees of turning", at=(0.0, 1.5, 4.0, 15.0), points=(0.0, 0.131, 0.551, 0.223)),
        Term(quantity="movements", at=(0.0, 1.0, 4.0), points=(0.0, -0.107, 0.275)),
        Term(quantity="minutes of stillness", at=(0.0, 5.0, 10.0, 20.0), points=(0.0, 0.209, 0.296, 0.0)),
    ),
)
