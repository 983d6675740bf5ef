"""Fits the scorecards of the detector to synthetic training nights and writes them into ``detector/scorecards.py``.

``python -m benchmarks.fit_scorecards --write``; without ``--write`` it prints how well each card tells nights it
was not fitted to.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
from scipy.special import logit

from benchmarks.accuracy import make_tasks, parse_options
from benchmarks.candidate_table import CandidateRow, list_candidates
from benchmarks.card_plans import PLANS, CardPlan
from benchmarks.fitting import fit_card, told_by
from benchmarks.nights import NightOrder, make_night
from benchmarks.pairing import Candidates, choose_pairs, told_left_out
from benchmarks.tables import Table, as_text
from benchmarks.training_exercise import EXERCISE
from benchmarks.training_nights import make_training_night, training_orders
from detector.clauses import ODDS_OF_RHYTHM_AROUND
from detector.scorecard import Scorecard
from detector.settings import Settings
from recordings.synthetic import LabelledNight

TARGET = Path(__file__).parents[1] / "detector" / "scorecards.py"
COMMAND = "python -m benchmarks.fit_scorecards --write"
SOURCE = f"E: engineering choice, fitted to synthetic nights by {COMMAND}"
FOLDS = 4
LEVELS = (0.25, 0.5, 0.75)
THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
SECOND_NIGHTS = 7
Numbered = tuple[int, CandidateRow]
Place = tuple[int, str, tuple[float, float] | None]
RHYTHM_PLAN = next(plan for plan in PLANS if plan.name == "rhythm_in_bed")
Order = TypeVar("Order")


class Maker(Protocol[Order]):
    """Makes the night that was ordered, or reads it back from a folder."""

    def __call__(self, order: Order, /, *, cache: Path) -> LabelledNight:
        """Make it."""
        ...


def main(argv: Sequence[str] | None = None) -> int:
    """Simulate, gather, fit; print how it went on nights left out."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_scorecards", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "hypnic-training-nights", help="folder of nights"
    )
    parser.add_argument("--pairs", type=int, metavar="MOST", help="find pairs of quantities that help, instead")
    options = parser.parse_args(argv)
    measured = gather_training(jobs=options.jobs, cache=options.cache)
    rows = with_odds_around(measured, _odds_left_out(measured, jobs=options.jobs))
    if options.pairs is not None:
        others = gather(second_orders(), make_night, jobs=options.jobs, cache=options.cache)
        (rhythm_card,) = fit_cards([RHYTHM_PLAN], measured, jobs=options.jobs)
        elsewhere = with_odds_around(others, _odds_by(rhythm_card, others))
        print(as_text(helpful_pairs(rows, elsewhere, most=options.pairs)))
        return 0
    print(as_text(cross_validation(rows)))
    if options.write:
        TARGET.write_text(as_source(fit_cards(PLANS, rows, jobs=options.jobs)), encoding="utf-8")
        print(f"{TARGET.name} written: format it, and run the accuracy benchmark")
    return 0


def second_orders() -> list[NightOrder]:
    """List nights of the second generator on its development seeds."""
    options = parse_options(["--suite", "second-development", "--nights-per-profile", str(SECOND_NIGHTS)])
    return [task.order for task in make_tasks(options)]


def gather_training(*, jobs: int, cache: Path) -> list[Numbered]:
    """List the candidates of all training nights, each with the batch of its night."""
    orders = training_orders()
    rows = gather(orders, make_training_night, jobs=jobs, cache=cache)
    return [(night, replace(row, batch=orders[night].batch)) for night, row in rows]


def gather(orders: Sequence[Order], make: Maker[Order], *, jobs: int, cache: Path) -> list[Numbered]:
    """List the candidates of every night, each with the number of its night."""
    rows: list[Numbered] = []
    with _one_threaded_workers(jobs) as workers:
        futures = [workers.submit(_candidates, make, order, cache) for order in orders]
        for number, future in enumerate(futures):
            rows += [(number, row) for row in future.result()]
            print(f"\r{number + 1} of {len(orders)} nights", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return rows


def _one_threaded_workers(jobs: int) -> ProcessPoolExecutor:
    """Start workers of one thread each: sums, and with them the fits, come out the same on any number of cores."""
    for setting in THREAD_SETTINGS:
        os.environ[setting] = "1"
    return ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn"))


def _candidates(make: Maker[Order], order: Order, cache: Path) -> tuple[CandidateRow, ...]:
    return list_candidates(make(order, cache=cache), settings=Settings())


def _of_plan(plan: CardPlan, rows: Sequence[Numbered]) -> list[Numbered]:
    return [
        (night, row)
        for night, row in rows
        if row.shape in plan.shapes
        and row.batch not in plan.without
        and plan.is_for(row)
        and (plan.sees_exercise or row.label != EXERCISE)
    ]


def fit_cards(plans: Sequence[CardPlan], rows: Sequence[Numbered], *, jobs: int) -> list[Scorecard]:
    """Fit the card of each plan to the candidates that are for it."""
    with _one_threaded_workers(jobs) as workers:
        futures = [
            workers.submit(
                fit_card,
                plan.name,
                candidates.values,
                candidates.is_kind,
                wanted=plan.wanted,
                pairs=plan.pairs,
                stiffness=plan.stiffness,
                source=SOURCE,
            )
            for plan in plans
            for candidates in (candidates_of(plan, rows),)
        ]
        return [future.result() for future in futures]


def with_odds_around(rows: Sequence[Numbered], odds: Mapping[Place, float]) -> list[Numbered]:
    """Give each train the log odds of the slow rhythm that it lies in, not a number where it lies in none."""
    name = ODDS_OF_RHYTHM_AROUND.name
    return [
        (night, replace(row, values=row.values | {name: odds.get((night, row.site, row.part_of_s), np.nan)}))
        if row.shape == "train"
        else (night, row)
        for night, row in rows
    ]


def _odds_left_out(rows: Sequence[Numbered], *, jobs: int) -> dict[Place, float]:
    """Tell slow rhythms by cards fitted to other nights, for the card of trains to learn what such odds are worth.

    Notes
    -----
    Odds of the nights a card was fitted to would be too sure of themselves: Wolpert 1992, "Stacked generalization".
    """
    plan = RHYTHM_PLAN
    about = {"wanted": plan.wanted, "pairs": plan.pairs, "stiffness": plan.stiffness}
    with _one_threaded_workers(jobs) as workers:
        told = workers.submit(told_left_out, candidates_of(plan, rows), **about).result()
    return _by_place(rows, told)


def _odds_by(card: Scorecard, rows: Sequence[Numbered]) -> dict[Place, float]:
    return _by_place(rows, told_by(card, candidates_of(RHYTHM_PLAN, rows).values))


def _by_place(rows: Sequence[Numbered], told: np.ndarray) -> dict[Place, float]:
    return {
        (night, row.site, (row.onset_s, row.end_s)): float(odds)
        for (night, row), odds in zip(_of_plan(RHYTHM_PLAN, rows), logit(told), strict=True)
    }


def candidates_of(plan: CardPlan, rows: Sequence[Numbered]) -> Candidates:
    """Choose the candidates a card is for; nights are dealt out to a few groups."""
    chosen = _of_plan(plan, rows)
    return Candidates(
        values={
            wanted.quantity: np.array([row.values[wanted.quantity] for _, row in chosen]) for wanted in plan.wanted
        },
        is_kind=np.array([plan.is_kind(row) for _, row in chosen]),
        group=np.array([night % FOLDS for night, _ in chosen]),
    )


def cross_validation(rows: Sequence[Numbered]) -> Table:
    """How well each card tells candidates of nights that it was not fitted to."""
    lines = []
    for plan in PLANS:
        candidates = candidates_of(plan, rows)
        told = told_left_out(candidates, wanted=plan.wanted, pairs=plan.pairs, stiffness=plan.stiffness)
        lines += [(plan.name, *_scores(candidates.is_kind, told, level)) for level in LEVELS]
    return Table(
        title="Scorecards on nights left out",
        rule="Four groups of nights; each is told by a card fitted to the other three. Every candidate counts once.",
        headers=("card", "likeness from", "candidates", "of the kind", "sensitivity", "precision", "F1"),
        rows=tuple(lines),
    )


def helpful_pairs(rows: Sequence[Numbered], elsewhere: Sequence[Numbered], *, most: int) -> Table:
    """Which pairs of quantities each card tells nights left out better with, and nights of another origin no worse."""
    lines = []
    for plan in PLANS:
        among = [one.quantity for one in plan.wanted if one.quantity not in plan.alone]
        for found in choose_pairs(
            candidates_of(plan, rows),
            candidates_of(plan, elsewhere),
            wanted=plan.wanted,
            among=among,
            stiffness=plan.stiffness,
            most=most,
        ):
            added = " with ".join(found.pairs[-1]) if found.pairs else "–"
            lines.append((plan.name, str(len(found.pairs)), added, f"{found.log_loss:.5f}", f"{found.elsewhere:.5f}"))
            print(*lines[-1], sep=" | ", file=sys.stderr, flush=True)
    return Table(
        title="Pairs of quantities that help",
        rule="Log loss of candidates of nights left out, as above, and of development nights of the second generator, "
        "to which nothing is fitted; a pair is added when the first falls and the other does not rise.",
        headers=("card", "pairs", "added", "log loss", "second generator"),
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
        "from detector.onset_scorecard import STIRRING, STIRRING_OF_A_LEG",
        "from detector.scorecard import Pair, Scorecard, Term",
        "",
        f'FITTED = "{SOURCE}"',
        "",
    ]
    for card in cards:
        lines += [f"{card.kind.upper()} = Scorecard(", f"    kind={card.kind!r},", "    source=FITTED,"]
        lines += [f"    base={card.base!r},", "    terms=("]
        lines += [f"        Term(quantity={t.quantity!r}, at={t.at!r}, points={t.points!r})," for t in card.terms]
        lines += ["    ),", "    pairs=("]
        lines += [f"        Pair(quantities={p.quantities!r}, at={p.at!r}, points={p.points!r})," for p in card.pairs]
        lines += ["    ),", ")", ""]
    lines += ["", "@dataclass(frozen=True, slots=True, kw_only=True)", "class Scorecards:"]
    lines += [
        '    """One scorecard for each thing that has to be told from its look-alikes, and two of stirring."""',
        "",
    ]
    lines += [f"    {card.kind}: Scorecard = {card.kind.upper()}" for card in cards]
    lines += ["    stirring: Scorecard = STIRRING", "    stirring_of_a_leg: Scorecard = STIRRING_OF_A_LEG"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
