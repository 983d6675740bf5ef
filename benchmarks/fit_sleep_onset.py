"""Fits the scorecards of stirring, by which sleep onset is told, and writes them into ``detector/onset_scorecard.py``.

``python -m benchmarks.fit_sleep_onset --write``; without ``--write`` it prints how well onset is told on nights left
out, and on development nights of the second generator, to which nothing is fitted.
"""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.accuracy import make_tasks, parse_options
from benchmarks.conditions import place_of
from benchmarks.nights import NightOrder, make_night
from benchmarks.tables import Table, as_text
from detector.conditioning import condition
from detector.movements import find_movements
from detector.onset_scorecard import STIRRING
from detector.scorecard import Scorecard, Term
from detector.settings import Settings, SleepSettings
from detector.sleep import find_sleep
from detector.sleep_onset import nearness, possible_moments, possible_onsets, stirring_quantities
from detector.sleep_states import state_likelihood
from detector.stirring import measure_stirring

TARGET = Path(__file__).parents[1] / "detector" / "onset_scorecard.py"
COMMAND = "python -m benchmarks.fit_sleep_onset --write"
NIGHTS = 32
SECOND_NIGHTS = 4
FOLDS = 4
CORNERS = {
    "seconds of moving": (0.0, 1.0, 5.0, 20.0),
    "degrees of turning": (0.0, 1.5, 4.0, 15.0),
    "movements": (0.0, 1.0, 4.0),
    "peak of the strongest movement": (0.0, 0.03, 0.1, 0.3),
    "length of the longest movement": (0.0, 1.0, 4.0, 15.0),
    "minutes of stillness": (0.0, 5.0, 10.0, 20.0),
}
# who lies still for longer than anybody lies still awake, sleeps: the last corner is level with the first
LEVEL_AGAIN = ("minutes of stillness",)
LEG_KIND = "stirring_of_a_leg"
STIFFNESS = 0.2
TRUTH_SPREAD = 2.0
SECONDS_PER_MINUTE = 60.0
Design = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Example:
    """One night to fit to.

    ``moments`` are the epochs in which sleep may have begun; ``design`` holds, for each, how much of every corner of
    the scorecard lies before it, and then the same again for a leg, 0 for an arm: what a leg's scorecard adds.
    ``known`` is what the drawn onsets say, ``true_s`` when sleep did begin.
    """

    night: int
    place: str
    moments: NDArray[np.intp]
    design: Design
    known: NDArray[np.float64]
    true_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of one night, in minutes: error of the onset, width of its interval, and whether it holds the truth."""

    place: str
    error_min: float
    width_min: float
    is_held: bool


def main(argv: Sequence[str] | None = None) -> int:
    """Gather, fit, tell nights left out; write where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_sleep_onset", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    parser.add_argument("--nights-per-profile", type=int, default=NIGHTS)
    parser.add_argument("--second-nights", type=int, default=SECOND_NIGHTS)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(argv)
    examples = gather(_orders("development", options.nights_per_profile), jobs=options.jobs)
    elsewhere = gather(_orders("second-development", options.second_nights), jobs=options.jobs)
    points = fit(examples)
    settings = Settings().sleep
    told = [one for fold in range(FOLDS) for one in _left_out(examples, fold, settings)]
    print(as_text(onset_table(told, title="Sleep onset on nights left out")))
    second = [tell(example, points, settings) for example in elsewhere]
    print(as_text(onset_table(second, title="Sleep onset on development nights of the second generator")))
    if options.write:
        TARGET.write_text(as_source(as_cards(points)), encoding="utf-8")
        print(f"{TARGET.name} written: format it, and run the accuracy benchmark")
    return 0


def _orders(suite: str, nights: int) -> list[NightOrder]:
    options = parse_options(["--suite", suite, "--nights-per-profile", str(nights)])
    return [task.order for task in make_tasks(options)]


def gather(orders: Sequence[NightOrder], *, jobs: int) -> list[Example]:
    """Make every night and keep what the fit needs; nights in which no sleep is found are left out."""
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as workers:
        found = []
        for number, example in enumerate(workers.map(_example, orders, range(len(orders))), start=1):
            print(f"\r{number} of {len(orders)} nights", end="", file=sys.stderr, flush=True)
            found += [example] if example is not None else []
    print(file=sys.stderr)
    return found


def _example(order: NightOrder, number: int) -> Example | None:
    settings = Settings()
    night = make_night(order)
    true_s = night.truth.sleep_onset_s
    conditioned = condition(night.recording, settings=settings)
    movements = find_movements(conditioned, settings=settings)
    site = night.recording.site
    sleep = find_sleep(conditioned, movements, site=site, lights_out_s=None, settings=settings)
    if true_s is None or sleep.wake_up_s is None:
        return None
    stirring = measure_stirring(conditioned, movements, settings=settings)
    likelihood = state_likelihood(stirring, site=site, lights_out_s=None, settings=settings.sleep)
    drawn = possible_onsets(likelihood, epoch_s=stirring.epoch_s, settings=settings.sleep)
    epochs = int(sleep.wake_up_s / stirring.epoch_s)
    drawn = drawn[drawn < epochs]
    if drawn.size == 0:
        return None
    moments = possible_moments(drawn, epochs=epochs, earliest_s=0.0, settings=settings.sleep)
    corners = np.where(stirring.is_known[:, None], corner_shares(stirring_quantities(stirring)), 0.0)
    before = np.concatenate((np.zeros((1, corners.shape[1])), np.cumsum(corners, axis=0)))
    return Example(
        night=number,
        place=place_of(site),
        moments=moments,
        design=with_a_legs_own(before[moments] - before[moments[0]], is_leg=place_of(site) == "ankle"),
        known=settings.sleep.drawn_weight * nearness(moments, drawn, settings=settings.sleep),
        true_s=true_s,
    )


def corner_shares(quantities: dict[str, NDArray[np.float64]]) -> Design:
    """Write each epoch as shares of the corners of the scorecard, the first of which are level; shape (epochs, n).

    The first column is the base.
    """
    count = next(iter(quantities.values())).size
    columns = [np.ones(count)]
    for quantity, at in CORNERS.items():
        columns += [np.interp(quantities[quantity], at, row) for row in np.eye(len(at))[_free(quantity, at)]]
    return np.stack(columns, axis=1)


def with_a_legs_own(design: Design, *, is_leg: bool) -> Design:
    """Put beside the corners that arms and legs share those that a leg has of its own, 0 for an arm."""
    return np.concatenate((design, design if is_leg else np.zeros_like(design)), axis=1)


def _free(quantity: str, at: tuple[float, ...]) -> slice:
    """Say which corners of a term are fitted; the others are 0."""
    return slice(1, len(at) - 1 if quantity in LEVEL_AGAIN else len(at))


def fit(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Find the points under which the true moments are likeliest among all; large points cost a little."""
    epoch_s = Settings().sleep.epoch_s
    wanted = [_truth(example, epoch_s) for example in examples]

    def loss(points: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        stiff = STIFFNESS * len(examples)
        total, slope = stiff * float(points @ points), 2 * stiff * points
        for example, truth in zip(examples, wanted, strict=True):
            chance = chances(example, points)
            total -= float(truth @ np.log(np.maximum(chance, np.finfo(float).tiny)))
            slope -= example.design.T @ (truth - chance)
        return total, slope

    return np.asarray(minimize(loss, np.zeros(examples[0].design.shape[1]), jac=True, method="L-BFGS-B").x)


def _truth(example: Example, epoch_s: float) -> NDArray[np.float64]:
    """Spread the truth over the epochs around it; outside of what was searched, over the nearest."""
    distance = np.abs(example.moments - example.true_s / epoch_s)
    closeness = np.exp(-0.5 * ((distance - distance.min()) / TRUTH_SPREAD) ** 2)
    return np.asarray(closeness / closeness.sum())


def chances(example: Example, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Chance of each moment."""
    weights = example.known + example.design @ points
    likely = np.exp(weights - weights.max())
    return np.asarray(likely / likely.sum())


def _left_out(examples: Sequence[Example], fold: int, settings: SleepSettings) -> list[Told]:
    points = fit([example for example in examples if example.night % FOLDS != fold])
    return [tell(example, points, settings) for example in examples if example.night % FOLDS == fold]


def tell(example: Example, points: NDArray[np.float64], settings: SleepSettings) -> Told:
    """Tell the onset of one night as the detector does, and compare it with the truth."""
    reached = np.cumsum(chances(example, points))
    shares = (settings.earliest_share, settings.middle_share, settings.latest_share)
    earliest, middle, latest = example.moments[np.searchsorted(reached, np.array(shares) * reached[-1])]
    earliest_s, latest_s = earliest * settings.epoch_s, (latest + 1) * settings.epoch_s
    return Told(
        place=example.place,
        error_min=(middle * settings.epoch_s - example.true_s) / SECONDS_PER_MINUTE,
        width_min=(latest_s - earliest_s) / SECONDS_PER_MINUTE,
        is_held=bool(earliest_s <= example.true_s <= latest_s),
    )


def onset_table(told: Sequence[Told], *, title: str) -> Table:
    """Sum up nights, all and by body site."""
    rows = []
    for place in ("all", "wrist", "ankle"):
        own = [one for one in told if place in ("all", one.place)]
        if not own:
            continue
        errors = np.array([one.error_min for one in own])
        rows.append(
            (
                place,
                str(len(own)),
                f"{np.abs(errors).mean():.1f}",
                f"{errors.mean():+.1f}",
                f"{np.mean([one.is_held for one in own]):.3f}",
                f"{np.median([one.width_min for one in own]):.1f}",
            )
        )
    return Table(
        title=title,
        rule="Nights in which no sleep was found are left out.",
        headers=("site", "nights", "mean absolute error, min", "bias, min", "interval holds", "median width, min"),
        rows=tuple(rows),
    )


def as_cards(points: NDArray[np.float64]) -> dict[str, Scorecard]:
    """Put fitted points into the scorecards of an arm and of a leg, by the names they have in the detector."""
    arm, more_for_a_leg = np.split(points, 2)
    return {"STIRRING": _as_card(arm, STIRRING.kind), "STIRRING_OF_A_LEG": _as_card(arm + more_for_a_leg, LEG_KIND)}


def _as_card(points: NDArray[np.float64], kind: str) -> Scorecard:
    """Write points down; their natural log odds are those of one epoch."""
    rest = iter(np.round(points[1:], 3).tolist())
    terms = []
    for quantity, at in CORNERS.items():
        term_points = np.zeros(len(at))
        free = _free(quantity, at)
        term_points[free] = [next(rest) for _ in at[free]]
        terms.append(Term(quantity=quantity, at=at, points=tuple(term_points.tolist())))
    return Scorecard(kind=kind, source=STIRRING.source, base=round(float(points[0]), 3), terms=tuple(terms))


def as_source(cards: dict[str, Scorecard]) -> str:
    """Write the scorecards as the module the detector reads."""
    lines = [
        f'"""How an epoch before sleep stirs unlike a later one; fitted by ``{COMMAND}``."""',
        "",
        "from detector.scorecard import Scorecard, Term",
        "",
    ]
    for name, card in cards.items():
        lines += [
            f"{name} = Scorecard(",
            f"    kind={card.kind!r},",
            f"    source={card.source!r},",
            f"    base={card.base!r},",
            "    terms=(",
            *(f"        Term(quantity={t.quantity!r}, at={t.at!r}, points={t.points!r})," for t in card.terms),
            "    ),",
            ")",
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
