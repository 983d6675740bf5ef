"""Fits the scorecards of the detector to synthetic training nights and writes them into ``detector/scorecards.py``.

``python -m benchmarks.fit_scorecards --write``; without ``--write`` it prints how well each card tells nights it
was not fitted to.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from benchmarks.candidate_table import CandidateRow, list_candidates
from benchmarks.card_plans import PLANS, CardPlan
from benchmarks.fitting import fit_card
from benchmarks.tables import Table, as_text
from benchmarks.training_exercise import EXERCISE
from benchmarks.training_nights import TrainingOrder, make_training_night, training_orders
from detector.scorecard import Scorecard, contributions, likelihood
from detector.settings import Settings

TARGET = Path(__file__).parents[1] / "detector" / "scorecards.py"
COMMAND = "python -m benchmarks.fit_scorecards --write"
SOURCE = f"E: engineering choice, fitted to synthetic nights by {COMMAND}"
FOLDS = 4
LEVELS = (0.25, 0.5, 0.75)
THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
Numbered = tuple[int, CandidateRow]


def main(argv: Sequence[str] | None = None) -> int:
    """Simulate, gather, fit; print how it went on nights left out."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_scorecards", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "hypnic-training-nights", help="folder of nights"
    )
    options = parser.parse_args(argv)
    rows = gather(training_orders(), jobs=options.jobs, cache=options.cache)
    print(as_text(cross_validation(rows)))
    if options.write:
        TARGET.write_text(as_source([_fitted(plan, rows) for plan in PLANS]), encoding="utf-8")
        print(f"{TARGET.name} written: format it, and run the accuracy benchmark")
    return 0


def gather(orders: Sequence[TrainingOrder], *, jobs: int, cache: Path) -> list[Numbered]:
    """List the candidates of every night, each with the number of its night."""
    for setting in THREAD_SETTINGS:
        os.environ.setdefault(setting, "1")
    rows: list[Numbered] = []
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as workers:
        futures = [workers.submit(_candidates, order, cache) for order in orders]
        for number, future in enumerate(futures):
            rows += [(number, row) for row in future.result()]
            print(f"\r{number + 1} of {len(orders)} nights", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return rows


def _candidates(order: TrainingOrder, cache: Path) -> tuple[CandidateRow, ...]:
    return list_candidates(make_training_night(order, cache=cache), settings=Settings())


def _of_plan(plan: CardPlan, rows: Sequence[Numbered]) -> list[Numbered]:
    return [
        (night, row)
        for night, row in rows
        if row.shape in plan.shapes and plan.is_for(row) and (plan.sees_exercise or row.label != EXERCISE)
    ]


def _fitted(plan: CardPlan, rows: Sequence[Numbered]) -> Scorecard:
    chosen = [row for _, row in _of_plan(plan, rows)]
    return fit_card(
        plan.name,
        {wanted.quantity: np.array([row.values[wanted.quantity] for row in chosen]) for wanted in plan.wanted},
        np.array([plan.is_kind(row) for row in chosen]),
        wanted=plan.wanted,
        weights=np.ones(len(chosen)),
        stiffness=plan.stiffness,
        source=SOURCE,
    )


def cross_validation(rows: Sequence[Numbered]) -> Table:
    """How well each card tells candidates of nights that it was not fitted to."""
    lines = []
    for plan in PLANS:
        chosen = _of_plan(plan, rows)
        truth = np.array([plan.is_kind(row) for _, row in chosen])
        told = np.zeros(len(chosen))
        for fold in range(FOLDS):
            card = _fitted(plan, [(night, row) for night, row in rows if night % FOLDS != fold])
            for index, (night, row) in enumerate(chosen):
                if night % FOLDS == fold:
                    told[index] = likelihood(card, contributions(card, row.values.__getitem__))
        lines += [(plan.name, *_scores(truth, told, level)) for level in LEVELS]
    return Table(
        title="Scorecards on nights left out",
        rule="Four groups of nights; each is told by a card fitted to the other three. Every candidate counts once.",
        headers=("card", "likeness from", "candidates", "of the kind", "sensitivity", "precision", "F1"),
        rows=tuple(lines),
    )


def _scores(truth: np.ndarray, told: np.ndarray, level: float) -> tuple[str, ...]:
    is_told = told >= level
    right, wrong = int((is_told & truth).sum()), int((is_told & ~truth).sum())
    positives = int(truth.sum())
    f1 = 2 * right / max(1, right + wrong + positives)
    return (
        f"{level:g}",
        str(truth.size),
        str(positives),
        f"{right / max(1, positives):.3f}",
        f"{right / max(1, right + wrong):.3f}",
        f"{f1:.3f}",
    )


def as_source(cards: Sequence[Scorecard]) -> str:
    """Write the cards as the module the detector reads."""
    lines = [
        f'"""The scorecards, as fitted by ``{COMMAND}``: change the fit, not this file."""',
        "",
        "from dataclasses import dataclass",
        "",
        "from detector.scorecard import Scorecard, Term",
        "",
        f'FITTED = "{SOURCE}"',
        "",
    ]
    for card in cards:
        lines += [f"{card.kind.upper()} = Scorecard(", f"    kind={card.kind!r},", "    source=FITTED,"]
        lines += [f"    base={card.base!r},", "    terms=("]
        lines += [f"        Term(quantity={t.quantity!r}, at={t.at!r}, points={t.points!r})," for t in card.terms]
        lines += ["    ),", ")", ""]
    lines += ["", "@dataclass(frozen=True, slots=True, kw_only=True)", "class Scorecards:"]
    lines += ['    """One scorecard for each thing that has to be told from its look-alikes."""', ""]
    lines += [f"    {card.kind}: Scorecard = {card.kind.upper()}" for card in cards]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
