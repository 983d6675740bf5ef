"""Several wearables on one synthetic sleeper, their clocks off and drifting: aligned, joined, counted, told apart.

``python -m benchmarks.several_limbs --help`` lists what can be asked of it.
"""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from benchmarks.evaluation import true_sleep_s
from benchmarks.goals import GoalLine, goals_table, line_of
from benchmarks.scoring import TOLERANCES, Detection, score_rows
from benchmarks.tables import Table, as_text, number, share
from detector import Event, NightAnalysis, analyse_night
from detector.agreement import Agreement
from detector.alignment import ClockError, find_clock_error
from detector.limb_movement_rules import wasm_join_sides
from detector.pipeline import analyse_limb
from detector.settings import Settings
from recordings import Site
from recordings.synthetic import Clock, LabelledNight, TruthEvent, simulate_limbs
from recordings.synthetic.streams import random_stream, uniform

FloatArray = NDArray[np.float64]

SEED = 1000
RATE_HZ = 50.0
MOST_OFFSET_S = 5.0
MOST_DRIFT_PPM = 100.0
SHARED_G = 0.1
SAME_S = 0.05
SECONDS_PER_HOUR = 3600.0
ANKLES: tuple[Site, ...] = ("left_ankle", "right_ankle")
WRISTS: tuple[Site, ...] = ("left_wrist", "right_wrist")
SETUPS: tuple[tuple[str, tuple[Site, ...], str | None], ...] = (
    ("plms", ANKLES, None),
    ("healthy", (*WRISTS, *ANKLES), None),
    ("restless", ("left_wrist", "left_ankle"), None),
    ("tonic_clonic", WRISTS, "generalised"),
    ("tonic_clonic", (*WRISTS, *ANKLES), "generalised"),
    ("focal", WRISTS, "focal"),
    ("focal", (*WRISTS, *ANKLES), "focal"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found in one night of several wearables.

    ``apart_s`` and ``left_s`` are the largest difference of each further wearable's clock before and after alignment;
    ``joined`` of ``shared`` movements felt by several limbs came out as one event.
    """

    profile: str
    sites: int
    apart_s: tuple[float, ...]
    left_s: tuple[float, ...]
    shared: int
    joined: int
    legs: Agreement | None
    plm_per_h: tuple[float, float] | None
    expected_spread: str | None
    spread: str
    is_right_tier: bool


def main(argv: Sequence[str] | None = None) -> int:
    """Make the nights, analyse them, print the tables."""
    options = parse_options(argv)
    outcomes = run(each=options.each, hours=options.hours, first_seed=options.first_seed, jobs=options.jobs)
    for table in (goals_table(goal_lines(outcomes)), limbs_table(outcomes)):
        print(f"{as_text(table)}\n")
    return 0


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.several_limbs", description=__doc__)
    parser.add_argument("--each", type=int, default=4, metavar="N", help="nights of each set of wearables")
    parser.add_argument("--hours", type=float, default=4.0)
    parser.add_argument("--first-seed", type=int, default=SEED, metavar="S")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args(argv)


def run(*, each: int, hours: float, first_seed: int, jobs: int) -> tuple[Outcome, ...]:
    """Judge every night of every setup."""
    orders = [(*setup, first_seed + number) for setup in SETUPS for number in range(each)]
    judge = partial(_judge_order, hours=hours)
    if jobs == 1:
        return tuple(map(judge, orders))
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as workers:
        return tuple(workers.map(judge, orders))


def _judge_order(order: tuple[str, tuple[Site, ...], str | None, int], *, hours: float) -> Outcome:
    profile, sites, spread, seed = order
    return judge_night(profile, sites=sites, expected_spread=spread, seed=seed, hours=hours)


def judge_night(
    profile: str, *, sites: tuple[Site, ...], expected_spread: str | None, seed: int, hours: float
) -> Outcome:
    """Simulate one sleeper with several wearables whose clocks are wrong, and compare what was found with the truth."""
    clocks = draw_clocks(profile, seed=seed, count=len(sites))
    nights = simulate_limbs(profile, seed=seed, sites=sites, hours=hours, rate_hz=RATE_HZ, clocks=clocks)
    analysis = analyse_night([night.recording for night in nights])
    errors = clock_errors(nights)
    shared = shared_movements(nights, clocks)
    return Outcome(
        profile=profile,
        sites=len(sites),
        apart_s=tuple(_largest_s(ClockError(), clocks[0], clock, hours=hours) for clock in clocks[1:]),
        left_s=tuple(
            _largest_s(error, clocks[0], clock, hours=hours) for error, clock in zip(errors, clocks[1:], strict=True)
        ),
        shared=len(shared),
        joined=sum(_is_joined(movement, analysis.events) for movement in shared),
        legs=_score_legs(nights, clocks, analysis) if sites == ANKLES else None,
        plm_per_h=_leg_index(nights, clocks, analysis) if sites == ANKLES else None,
        expected_spread=expected_spread,
        spread=analysis.verdict.spread,
        is_right_tier=analysis.verdict.tier == nights[0].truth.tier,
    )


def draw_clocks(profile: str, *, seed: int, count: int) -> tuple[Clock, ...]:
    """Draw clocks that are seconds off and run apart; the first one tells the time."""
    stream = random_stream(seed, profile, "clocks", count)
    others = (
        Clock(
            offset_s=round(uniform(stream, (-MOST_OFFSET_S, MOST_OFFSET_S)), 2),
            drift_ppm=uniform(stream, (-MOST_DRIFT_PPM, MOST_DRIFT_PPM)),
        )
        for _ in range(count - 1)
    )
    return (Clock(), *others)


def clock_errors(nights: Sequence[LabelledNight]) -> list[ClockError]:
    """Find each further wearable's clock error from the events of its own analysis, as the chain does."""
    settings = Settings()
    onsets_s = []
    for night in nights:
        events = analyse_limb(night.recording, settings=settings).events
        ahead_s = (night.recording.started_at - nights[0].recording.started_at).total_seconds()
        onsets_s.append(
            np.array([event.onset_s + ahead_s for event in events if event.peak_g >= settings.limbs.clock_shared_g])
        )
    return [find_clock_error(onsets_s[0], other_s, settings=settings.limbs) for other_s in onsets_s[1:]]


def _largest_s(error: ClockError, first: Clock, other: Clock, *, hours: float) -> float:
    """Largest difference, over the night, between what the other clock says (corrected) and what the first one says."""
    true_s = np.linspace(0.0, hours * SECONDS_PER_HOUR, 50)
    corrected_s = np.array([error.corrected_s(time_s) for time_s in _told_s(other, true_s).tolist()])
    return float(np.abs(corrected_s - _told_s(first, true_s)).max())


def _told_s(clock: Clock, true_s: FloatArray) -> FloatArray:
    return true_s * (1.0 + clock.drift_ppm * 1e-6) + clock.offset_s


def _true_s(event: TruthEvent, clock: Clock) -> float:
    return event.onset_s / (1.0 + clock.drift_ppm * 1e-6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A movement that several limbs felt, in the time of the first wearable."""

    onset_s: float
    end_s: float
    limbs: int


def shared_movements(nights: Sequence[LabelledNight], clocks: Sequence[Clock]) -> list[Shared]:
    """List the movements that the truth of at least two wearables holds, each felt with at least 0.1 g."""
    felt: dict[tuple[str, int], list[TruthEvent]] = {}
    for night, clock in zip(nights, clocks, strict=True):
        for event in night.truth.events:
            if event.peak_g >= SHARED_G:
                felt.setdefault((event.label, round(_true_s(event, clock) / SAME_S)), []).append(event)
    first = clocks[0]
    return [
        Shared(
            onset_s=float(_told_s(first, np.array([key[1] * SAME_S]))[0]),
            end_s=key[1] * SAME_S + min(event.duration_s for event in events),
            limbs=len(events),
        )
        for key, events in felt.items()
        if len(events) > 1
    ]


def _is_joined(movement: Shared, events: Sequence[Event]) -> bool:
    margin_s = TOLERANCES.jerk_onset_s
    return any(
        len(event.sites) > 1
        and event.onset_s <= movement.end_s + margin_s
        and event.end_s >= movement.onset_s - margin_s
        for event in events
    )


def _true_leg_movements(nights: Sequence[LabelledNight], clocks: Sequence[Clock]) -> list[Detection]:
    """Count the labelled movements of both legs as one where WASM 2016 does; periodic is what has a periodic part."""
    rules = Settings().wasm
    pieces = [
        (side, replace(event, onset_s=_true_s(event, clock)))
        for side, (night, clock) in enumerate(zip(nights, clocks, strict=True))
        for event in night.truth.events
        if event.kind in ("limb_movement", "periodic_limb_movement")
    ]
    onsets_s = np.array([event.onset_s for _, event in pieces], dtype=np.float64)
    durations_s = np.array([event.duration_s for _, event in pieces], dtype=np.float64)
    joined = wasm_join_sides(onsets_s, durations_s, sides=np.array([side for side, _ in pieces]), rules=rules)
    kinds = [
        "periodic_limb_movement"
        if any(pieces[part][1].kind == "periodic_limb_movement" for part in parts)
        else "limb_movement"
        for parts in joined.members
    ]
    return [
        Detection(onset_s=onset_s, duration_s=duration_s, kind=kind, peak_g=1.0)
        for onset_s, duration_s, kind in zip(joined.onsets_s.tolist(), joined.durations_s.tolist(), kinds, strict=True)
    ]


def _score_legs(nights: Sequence[LabelledNight], clocks: Sequence[Clock], analysis: NightAnalysis) -> Agreement:
    row = "periodic_limb_movement"
    recorded_s = nights[0].recording.duration_s
    return score_rows(analysis.events, _true_leg_movements(nights, clocks), rows=(row,), recorded_s=recorded_s)[row]


def _leg_index(
    nights: Sequence[LabelledNight], clocks: Sequence[Clock], analysis: NightAnalysis
) -> tuple[float, float] | None:
    """Periodic limb movements an hour of sleep, both legs counted as one: true, found."""
    truth, found = nights[0].truth, analysis.indices.plm_per_h
    asleep_s = true_sleep_s(truth)
    if found is None or not asleep_s or truth.sleep_onset_s is None or truth.wake_up_s is None:
        return None
    count = sum(
        movement.kind == "periodic_limb_movement"
        and truth.sleep_onset_s <= movement.onset_s < truth.wake_up_s
        and not any(awake.onset_s <= movement.onset_s < awake.end_s for awake in truth.awake)
        for movement in _true_leg_movements(nights, clocks)
    )
    return count / (asleep_s / SECONDS_PER_HOUR), found


def goal_lines(outcomes: Sequence[Outcome]) -> tuple[GoalLine, ...]:
    """Measure what is asked of several wearables."""
    legs = [one.legs for one in outcomes if one.legs is not None]
    indices = [one.plm_per_h for one in outcomes if one.plm_per_h is not None]
    return (
        line_of(
            "several limbs: clocks apart after alignment, median of the night's largest, s",
            direction="at most",
            limit=0.25,
            rows=[(left_s,) for one in outcomes for left_s in one.left_s],
            basis=f"{sum(len(one.left_s) for one in outcomes)} clocks",
            reduce=lambda rows: float(np.median(rows)),
        ),
        line_of(
            "several limbs: shared movements that come out as one event",
            direction="at least",
            limit=0.9,
            rows=[(one.joined, one.shared) for one in outcomes],
            basis=f"{len(outcomes)} nights",
        ),
        line_of(
            "several limbs: spread of seizures told rightly",
            direction="at least",
            limit=0.95,
            rows=[(one.spread == one.expected_spread, 1.0) for one in outcomes if one.expected_spread is not None],
            basis=f"{sum(one.expected_spread is not None for one in outcomes)} nights",
        ),
        line_of(
            "both ankles: periodic limb movements, F1",
            direction="at least",
            limit=0.93,
            rows=[(2.0 * legs_.hits, 2.0 * legs_.hits + legs_.misses + legs_.false_alarms) for legs_ in legs],
            basis=f"{len(legs)} nights",
        ),
        line_of(
            "both ankles: periodic limb movements an hour, median error, %",
            direction="at most",
            limit=10.0,
            rows=[(100.0 * abs(found - true) / true,) for true, found in indices if true],
            basis=f"{len(indices)} nights",
            digits=1,
            reduce=lambda rows: float(np.median(rows)),
        ),
    )


def limbs_table(outcomes: Sequence[Outcome]) -> Table:
    """Show setup by setup how well the wearables came together."""
    rows = []
    for profile, sites, expected in SETUPS:
        some = [one for one in outcomes if (one.profile, one.sites) == (profile, len(sites))]
        if not some:
            continue
        apart_s = [apart for one in some for apart in one.apart_s]
        left_s = [left for one in some for left in one.left_s]
        shared = sum(one.shared for one in some)
        rows.append(
            (
                f"{profile}: {', '.join(sites)}".replace("_", " "),
                str(len(some)),
                number(float(np.median(apart_s)), 2),
                f"{np.median(left_s):.2f}, {np.max(left_s):.2f}",
                share(sum(one.joined for one in some) / shared if shared else float("nan")),
                "–" if expected is None else f"{sum(one.spread == expected for one in some)} {expected}",
                str(sum(one.is_right_tier for one in some)),
            )
        )
    return Table(
        title="Several wearables on one sleeper",
        rule=f"Synthetic; each further clock is up to {MOST_OFFSET_S:g} s off and drifts by up to "
        f"{MOST_DRIFT_PPM:g} millionths. Apart: the largest difference of a clock to the first one in the night, "
        "median over clocks; after: the same once shared movements have brought them together, median and worst. "
        "Joined: of the movements that at least two wearables felt with 0.1 g or more, the share on which an event "
        "with several sites lies. Spread: nights on which the verdict tells focal from generalised rightly.",
        headers=("profile: worn at", "nights", "apart, s", "after, s", "joined", "spread", "right tier"),
        rows=tuple(rows),
    )


if __name__ == "__main__":
    sys.exit(main())
