"""How an epoch before sleep stirs unlike a later one; fitted by ``python -m benchmarks.fit_sleep_onset --write``."""

from detector.scorecard import Scorecard, Term

STIRRING = Scorecard(
    kind="stirring",
    source="E: engineering choice, fitted to synthetic nights by python -m benchmarks.fit_sleep_onset --write",
    base=-0.228,
    terms=(
        Term(quantity="seconds of moving", at=(0.0, 1.0, 5.0, 20.0), points=(0.0, 0.012, 0.337, 0.146)),
        Term(quantity="degrees of turning", at=(0.0, 1.5, 4.0, 15.0), points=(0.0, 0.108, 0.581, 0.196)),
        Term(quantity="movements", at=(0.0, 1.0, 4.0), points=(0.0, -0.093, 0.219)),
        Term(quantity="minutes of stillness", at=(0.0, 5.0, 10.0, 20.0), points=(0.0, 0.197, 0.289, 0.0)),
    ),
)
