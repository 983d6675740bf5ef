"""How often each rule is right: measured on development nights, written into ``detector/reliabilities.py``.

``python -m benchmarks.calibration --write``; without ``--write`` it prints the table and the calibration error.
"""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from benchmarks.nights import NightOrder, make_night, usual_site
from benchmarks.tables import Table, as_text
from detector import analyse_night
from detector.model import Event
from detector.scorecard import Reliability
from recordings.synthetic import PROFILES, TruthEvent

TARGET = Path(__file__).parents[1] / "detector" / "reliabilities.py"
COMMAND = "python -m benchmarks.calibration --write"
FIRST_SEED = 10
ONSET_REACH_S = 0.5
JERKS = ("hypnic_jerk", "sleep_twitch", "isolated_jerk")
LIKENESS = "likeness to "
BINS = 10
LIKENESS_EDGES = (0.0, 0.5, 0.75, 0.9, 0.97, 1.0)
CARD_WEIGHT = 3.0
MOST_SURE = 0.999
THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One event: its rule, how much it looked like its kind, the confidence it carried, and whether it was right."""

    rule: str
    likeness: float
    confidence: float
    is_right: bool


def main(argv: Sequence[str] | None = None) -> int:
    """Analyse development nights, count, print, and write where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration", description=__doc__)
    parser.add_argument("--nights-per-profile", type=int, default=8, metavar="N")
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED, metavar="S")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="folder to keep nights in")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    options = parser.parse_args(argv)
    outcomes = gather(options)
    print(as_text(reliability_table(outcomes)))
    if options.write:
        TARGET.write_text(as_source(measured_reliabilities(outcomes)), encoding="utf-8")
        print(f"{TARGET.name} written: format it")
    return 0


def gather(options: argparse.Namespace) -> list[Outcome]:
    """Judge every event of every night."""
    for setting in THREAD_SETTINGS:
        os.environ.setdefault(setting, "1")
    orders = [
        NightOrder(profile=profile, seed=seed, hours=8.0, rate_hz=50.0, site=usual_site(profile))
        for profile in PROFILES
        for seed in range(options.first_seed, options.first_seed + options.nights_per_profile)
    ]
    with ProcessPoolExecutor(max_workers=options.jobs, mp_context=get_context("spawn")) as workers:
        judged = workers.map(_judged, orders, [options.cache] * len(orders))
        return [outcome for outcomes in judged for outcome in outcomes]


def _judged(order: NightOrder, cache: Path | None) -> tuple[Outcome, ...]:
    night = make_night(order, cache=cache)
    return judge_events(analyse_night(night.recording).events, night.truth.events)


def judge_events(events: Sequence[Event], truth: Sequence[TruthEvent]) -> tuple[Outcome, ...]:
    """Say of each event whether the true event it lies on, or begins with, is of its kind."""
    spans_s = np.array([(event.onset_s, event.end_s) for event in truth]).reshape(-1, 2)
    return tuple(
        Outcome(
            rule=event.decided_by,
            likeness=min((line.value for line in event.evidence if line.name.startswith(LIKENESS)), default=1.0),
            confidence=event.confidence,
            is_right=_is_right(event, truth, spans_s),
        )
        for event in events
    )


def _is_right(event: Event, truth: Sequence[TruthEvent], spans_s: np.ndarray) -> bool:
    if not truth:
        return False
    if event.kind in JERKS:
        near = np.flatnonzero(np.abs(spans_s[:, 0] - event.onset_s) <= ONSET_REACH_S)
        return any(truth[number].kind == event.kind for number in near)
    shared_s = np.minimum(spans_s[:, 1], event.end_s) - np.maximum(spans_s[:, 0], event.onset_s)
    best = int(shared_s.argmax())
    return bool(shared_s[best] > 0) and truth[best].kind == event.kind


def measured_reliabilities(outcomes: Sequence[Outcome]) -> tuple[Reliability, ...]:
    """Count how often each rule was right; for rules with a scorecard, in parts by likeness."""
    by_rule = _by_rule(outcomes)
    return tuple(_reliability(rule, by_rule[rule]) for rule in sorted(by_rule))


def _by_rule(outcomes: Sequence[Outcome]) -> Mapping[str, list[Outcome]]:
    by_rule: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_rule[outcome.rule].append(outcome)
    return by_rule


def _reliability(rule: str, outcomes: list[Outcome]) -> Reliability:
    likeness = np.array([outcome.likeness for outcome in outcomes])
    is_right = np.array([outcome.is_right for outcome in outcomes])
    if (likeness == 1).all():
        return Reliability(rule=rule, at=(1.0,), share=(round(_share(is_right, believed=0.5), 3),))
    part = np.clip(np.searchsorted(LIKENESS_EDGES, likeness, side="right"), 1, len(LIKENESS_EDGES) - 1)
    at, share = [], []
    for number in range(1, len(LIKENESS_EDGES)):
        inside = part == number
        middle = (LIKENESS_EDGES[number - 1] + LIKENESS_EDGES[number]) / 2
        at.append(float(likeness[inside].mean()) if inside.any() else middle)
        share.append(_share(is_right[inside], believed=at[-1]))
    return Reliability(
        rule=rule,
        at=tuple(round(value, 3) for value in at),
        share=tuple(min(round(value, 3), MOST_SURE) for value in np.maximum.accumulate(share).tolist()),
    )


def _share(are_right: np.ndarray, *, believed: float) -> float:
    """Share that was right, as if a few more had been seen that were right as often as believed before."""
    return float((are_right.sum() + CARD_WEIGHT * believed) / (are_right.size + CARD_WEIGHT))


def reliability_table(outcomes: Sequence[Outcome]) -> Table:
    """How often events were right, by the confidence they carried."""
    confidence = np.array([outcome.confidence for outcome in outcomes])
    is_right = np.array([outcome.is_right for outcome in outcomes])
    group = np.minimum((confidence * BINS).astype(int), BINS - 1)
    rows = tuple(
        (
            f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}",
            str(int((group == number).sum())),
            f"{confidence[group == number].mean():.3f}",
            f"{is_right[group == number].mean():.3f}",
        )
        for number in range(BINS)
        if (group == number).any()
    )
    return Table(
        title="Confidence and how often it was right",
        rule="An event is right when the true event it shares most time with is of its kind; jerks, when one of their "
        "kind begins within 0.5 s. Expected calibration error: mean gap between the two columns, weighted by events.",
        headers=("confidence", "events", "mean confidence", "share right"),
        rows=rows,
        remarks=(f"Expected calibration error {calibration_error(confidence, is_right):.3f}.",),
    )


def calibration_error(confidence: np.ndarray, is_right: np.ndarray) -> float:
    """Mean distance between confidence and share right over ten equal bins, weighted by how many lie in each."""
    group = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [
        (group == number).mean() * abs(confidence[group == number].mean() - is_right[group == number].mean())
        for number in range(BINS)
        if (group == number).any()
    ]
    return float(sum(gaps))


def as_source(reliabilities: Sequence[Reliability]) -> str:
    """Write the table as the module the detector reads."""
    lines = [
        f'"""How often each rule was right, as measured by ``{COMMAND}``: do not edit."""',
        "",
        "from detector.scorecard import Reliability",
        "",
        "RELIABILITIES: tuple[Reliability, ...] = (",
        *(f"    Reliability(rule={r.rule!r}, at={r.at!r}, share={r.share!r})," for r in reliabilities),
        ")",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
