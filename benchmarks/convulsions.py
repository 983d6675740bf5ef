"""How short a convulsion may be to be found, and how soon the live path notices one: clips from both generators.

``python -m benchmarks.convulsions --help`` lists what can be asked of it.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.baselines import FLAP, OpenSeizureDetector, epilarm, open_seizure_detector
from benchmarks.carriers import background, direction_of
from benchmarks.goals import GoalLine, goals_table, line_of
from benchmarks.scoring import Detection
from benchmarks.second_generator import Planned, carrier_of, lay_in
from benchmarks.second_shapes import (
    LONG_FOCAL,
    LONG_TONIC_CLONIC,
    SHORT_FOCAL,
    SHORT_TONIC_CLONIC,
    Clonic,
    Shape,
    limb_movement,
    seizure,
)
from benchmarks.tables import Table, as_text, number, share
from detector import analyse_night
from hypnic.replay import replay
from recordings import Recording, build_recording
from recordings.synthetic import figures, patterns
from recordings.synthetic.limb import FINE_RATE_HZ, draw_limb, move
from recordings.synthetic.sensor import pass_band
from recordings.synthetic.streams import log_uniform, random_stream

FloatArray = NDArray[np.float64]

REPOSITORY = Path(__file__).parents[1]
SHARED_DATA = REPOSITORY.parent / "shared" / "data"
RATE_HZ = 50.0
EVENING_S, ASLEEP_S, AFTER_S = 600.0, 1500.0, 300.0
STIRRING_EVERY_S, FIDGET_EVERY_S = 400.0, 12.0
LENGTHS_S = ((6.0, 8.0), (8.0, 10.0), (10.0, 12.0), (12.0, 15.0), (15.0, 20.0), (20.0, 30.0), (30.0, 100.0))
SHORT_S = (10.0, 15.0)
LEAD_S, WAIT_S = 20.0, 80.0
CERTAIN = 0.95
SEED = 1000
ORIGINS = ("first", "second")
CAUSES = ("tonic_clonic", "focal_clonic")
RIVALS: tuple[tuple[str, Callable[..., tuple[Detection, ...]]], ...] = (
    ("OpenSeizureDetector", open_seizure_detector),
    ("threshold 900", partial(open_seizure_detector, settings=OpenSeizureDetector(threshold=900))),
    ("with flap", partial(open_seizure_detector, flap=FLAP)),
    ("Epilarm", epilarm),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One clip: which generator's seizure, of which cause and span of lengths, the how-many-eth."""

    origin: str
    cause: str
    span_s: tuple[float, float]
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found in one clip. Delays are seconds after the first clonic jerk; None where nothing was raised."""

    order: Order
    is_found: bool
    live_s: float | None
    rivals_s: tuple[float | None, ...]


def main(argv: Sequence[str] | None = None) -> int:
    """Make the clips, find the seizures, print the tables."""
    options = parse_options(argv)
    outcomes = run(shared=options.shared, each=options.each, first_seed=options.first_seed, jobs=options.jobs)
    for table in (goals_table(goal_lines(outcomes)), *convulsion_tables(outcomes)):
        print(f"{as_text(table)}\n")
    return 0


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.convulsions", description=__doc__)
    parser.add_argument("--each", type=int, default=6, metavar="N", help="clips of each generator, cause and length")
    parser.add_argument(
        "--first-seed", type=int, default=SEED, metavar="S", help="from 1000 on: kept for published figures"
    )
    parser.add_argument("--shared", type=Path, default=SHARED_DATA, help="folder of real recordings", metavar="DIR")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args(argv)


def run(*, shared: Path, each: int, first_seed: int, jobs: int) -> tuple[Outcome, ...]:
    """Judge every clip."""
    orders = [
        Order(origin=origin, cause=cause, span_s=span_s, number=first_seed + number)
        for origin in ORIGINS
        for cause in CAUSES
        for span_s in LENGTHS_S
        for number in range(each)
    ]
    judge = partial(judge_clip, shared=shared)
    if jobs == 1:
        return tuple(map(judge, orders))
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as workers:
        return tuple(workers.map(judge, orders, chunksize=4))


def judge_clip(order: Order, *, shared: Path) -> Outcome:
    """Make one clip; analyse it afterwards, play it through the live path, let OpenSeizureDetector hear it."""
    recording, onset_s, shape = make_clip(order, shared=shared)
    end_s = onset_s + len(shape.added_g) / RATE_HZ
    first_jerk_s = onset_s + shape.clonic_s
    found = [event for event in analyse_night(recording).events if event.kind == "convulsive"]
    raised = play(recording, begin_s=onset_s - LEAD_S, end_s=end_s + WAIT_S)
    samples_g = recording.acceleration_g.astype(np.float64)
    rivals_s = (
        _first_delay(
            [alarm.onset_s for alarm in detect(samples_g, sampling_rate_hz=RATE_HZ)],
            first_jerk_s=first_jerk_s,
            onset_s=onset_s,
        )
        for _, detect in RIVALS
    )
    return Outcome(
        order=order,
        is_found=any(event.onset_s < end_s and event.end_s > onset_s for event in found),
        live_s=_first_delay(raised, first_jerk_s=first_jerk_s, onset_s=onset_s),
        rivals_s=tuple(rivals_s),
    )


def play(recording: Recording, *, begin_s: float, end_s: float) -> list[float]:
    """Play a part of a recording through the live path; what came before is known to it, but was not looked at.

    Returns
    -------
    list of float
        When something seizure-like was raised, in seconds since the recording's first sample.
    """
    looks = replay(recording, begins_s=begin_s, ends_s=end_s)
    return [alarm.noticed_s for _, alarms in looks for alarm in alarms]


def _first_delay(times_s: Sequence[float], *, first_jerk_s: float, onset_s: float) -> float | None:
    return next((time_s - first_jerk_s for time_s in sorted(times_s) if time_s >= onset_s), None)


def make_clip(order: Order, *, shared: Path) -> tuple[Recording, float, Shape]:
    """Lay one seizure into a short night: an evening that moves, sleep that hardly does, the seizure, stillness.

    Returns
    -------
    tuple
        The recording, when the seizure begins, and the seizure.
    """
    stream = random_stream(order.number, "clip", order.origin, order.cause, round(order.span_s[0] * 10))
    onset_s = EVENING_S + ASLEEP_S + float(stream.uniform(0.0, 60.0))
    length_s = log_uniform(stream, order.span_s)
    still_g = background(carrier_of(shared), stream, duration_s=onset_s + length_s + AFTER_S, rate_hz=RATE_HZ)
    shape = DRAWS[order.origin](order, stream, length_s=length_s, down=direction_of(still_g[: round(60 * RATE_HZ)]))
    before = [*_movements(stream, every_s=FIDGET_EVERY_S, begin_s=5.0, end_s=EVENING_S)]
    before += _movements(stream, every_s=STIRRING_EVERY_S, begin_s=EVENING_S, end_s=EVENING_S + ASLEEP_S - 60.0)
    samples_g, _ = lay_in(still_g, [*before, (onset_s, shape)], rate_hz=RATE_HZ)
    recording = build_recording(
        np.arange(len(samples_g)) / RATE_HZ,
        samples_g,
        started_at=None,
        nominal_rate_hz=RATE_HZ,
        site="left_wrist",
        source=f"clip {order}",
        format="synthetic",
    )
    return recording, onset_s, shape


def _movements(stream: np.random.Generator, *, every_s: float, begin_s: float, end_s: float) -> list[Planned]:
    """Move about every so often; whatever would reach into the next is left out."""
    planned: list[Planned] = []
    at_s = begin_s
    while at_s < end_s:
        shape = limb_movement(stream, rate_hz=RATE_HZ)
        planned.append((at_s, shape))
        at_s += len(shape.added_g) / RATE_HZ + 1.0 + float(stream.exponential(every_s))
    return planned[:-1]


def _second_seizure(order: Order, stream: np.random.Generator, *, length_s: float, down: FloatArray) -> Shape:
    del down  # these shapes turn with the limb they are laid on
    is_long = length_s >= LENGTHS_S[-1][0]
    by_cause: dict[str, Clonic] = {
        "tonic_clonic": LONG_TONIC_CLONIC if is_long else SHORT_TONIC_CLONIC,
        "focal_clonic": LONG_FOCAL if is_long else SHORT_FOCAL,
    }
    return seizure(
        stream, rate_hz=RATE_HZ, figures=replace(by_cause[order.cause], whole_s=(length_s, length_s * 1.0001))
    )


def _first_seizure(order: Order, stream: np.random.Generator, *, length_s: float, down: FloatArray) -> Shape:
    """Draw a seizure as the simulator does: forces on a damped limb, with the length asked for."""
    usual = {"tonic_clonic": figures.TONIC_CLONIC, "focal_clonic": figures.FOCAL_CLONIC}[order.cause]
    pattern = patterns.convulsion(replace(usual, whole_s=(length_s, length_s * 1.0001)), stream)
    peak_g = log_uniform(stream, usual.peak_g)
    fine = move(draw_limb("left_wrist", stream), pattern, peak_g=peak_g, down=down, stream=stream)
    passed = pass_band(fine, rate_hz=RATE_HZ)[:: round(FINE_RATE_HZ / RATE_HZ)]
    # The limb is given back as it lay, within a second, so that the background goes on.
    back = np.linspace(1.0, 0.0, round(RATE_HZ))[:, None] * passed[-1]
    added_g = np.concatenate((passed, back))
    return Shape(
        kind="convulsive",
        label=order.cause,
        added_g=added_g,
        turn_rad=np.zeros_like(added_g),
        clonic_s=float(pattern.trains[-1].onset_s[0]),
    )


DRAWS: dict[str, Callable[..., Shape]] = {"first": _first_seizure, "second": _second_seizure}


def goal_lines(outcomes: Sequence[Outcome]) -> tuple[GoalLine, ...]:
    """Measure what is asked of short convulsions and of the live path."""
    short = [one for one in outcomes if SHORT_S[0] <= one.order.span_s[0] and one.order.span_s[1] <= SHORT_S[1]]
    whole = [one for one in outcomes if one.order.span_s == LENGTHS_S[-1]]
    return (
        *(_short_line(short, origin) for origin in ORIGINS),
        _delay_line("", whole),
        *(
            _delay_line(f", {cause.replace('_', ' ')}", [one for one in whole if one.order.cause == cause])
            for cause in CAUSES
        ),
    )


def _delay_line(which: str, whole: Sequence[Outcome]) -> GoalLine:
    return line_of(
        f"live path: median delay after the first clonic jerk{which}, s",
        direction="at most",
        limit=15.0,
        rows=[(one.live_s,) for one in whole if one.live_s is not None],
        basis=f"{len(whole)} clips of 30 s and longer",
        digits=1,
        reduce=lambda rows: float(np.median(rows)),
    )


def _short_line(short: Sequence[Outcome], origin: str) -> GoalLine:
    some = [one for one in short if one.order.origin == origin]
    return line_of(
        f"convulsions of 10 to 15 s, {origin} generator: sensitivity",
        direction="at least",
        limit=0.9,
        rows=[(float(one.is_found), 1.0) for one in some],
        basis=f"{len(some)} clips",
    )


def convulsion_tables(outcomes: Sequence[Outcome]) -> tuple[Table, ...]:
    """Show by length how many are found, and how soon."""
    return (_lengths_table(outcomes), _delays_table(outcomes))


def _lengths_table(outcomes: Sequence[Outcome]) -> Table:
    rows = []
    for span_s in LENGTHS_S:
        cells = []
        for origin in ORIGINS:
            for cause in CAUSES:
                some = [one for one in outcomes if _is_of(one, span_s=span_s, origin=origin, cause=cause)]
                cells.append(share(float(np.mean([one.is_found for one in some])) if some else float("nan")))
        some = [one for one in outcomes if one.order.span_s == span_s]
        live = [one.live_s is not None for one in some]
        rows.append((_span_in_words(span_s), str(len(some)), *cells, share(float(np.mean(live)))))
    return Table(
        title="How long a convulsion must last to be found",
        rule="Seizures of both generators laid into 40 minutes of evening and sleep (on real still nights where they "
        "are at hand), wrist, 50 Hz. Found: a convulsive event touches it when the recording is analysed afterwards; "
        "last column: raised by the live path. Length: from the first force to the last clonic jerk.",
        headers=(
            "length, s",
            "clips",
            *(f"{origin} generator, {cause.replace('_', ' ')}" for origin in ORIGINS for cause in CAUSES),
            "live path",
        ),
        rows=tuple(rows),
        remarks=(_where_certainty_begins(outcomes),),
    )


def _is_of(outcome: Outcome, *, span_s: tuple[float, float], origin: str, cause: str) -> bool:
    order = outcome.order
    return order.span_s == span_s and order.origin == origin and order.cause == cause


def _where_certainty_begins(outcomes: Sequence[Outcome]) -> str:
    """Say from which length on at least 95 of 100 are found, at that length and every longer one."""
    begins: float | None = None
    for span_s in reversed(LENGTHS_S):
        some = [one.is_found for one in outcomes if one.order.span_s == span_s]
        if not some or np.mean(some) < CERTAIN:
            break
        begins = span_s[0]
    if begins is None:
        return f"At no length are {CERTAIN:.0%} found."
    return f"From {begins:g} s on, at least {CERTAIN:.0%} are found at every length."


def _delays_table(outcomes: Sequence[Outcome]) -> Table:
    rows = []
    for span_s in LENGTHS_S[2:]:
        for cause in CAUSES:
            some = [one for one in outcomes if one.order.span_s == span_s and one.order.cause == cause]
            delays = [[one.live_s for one in some]]
            delays += [[one.rivals_s[number] for one in some] for number in range(len(RIVALS))]
            cells = [_delays_in_words(column) for column in delays]
            rows.append((f"{cause.replace('_', ' ')}, {_span_in_words(span_s)} s", str(len(some)), *cells))
    return Table(
        title="How soon a convulsion is noticed",
        rule="Seconds from the first clonic jerk until it is raised while the recording plays: median and nine tenths, "
        "then how many of the clips were raised at all. hypnic: the live path, looked at every second or two; "
        "the others: the end of the window that raises their alarm. Negative: raised by the stiffening before.",
        headers=("seizure", "clips", "hypnic, live", *(name for name, _ in RIVALS)),
        rows=tuple(rows),
    )


def _delays_in_words(delays_s: Sequence[float | None]) -> str:
    known = [delay_s for delay_s in delays_s if delay_s is not None]
    if not known:
        return f"– (0 of {len(delays_s)})"
    median_s, most_s = np.quantile(known, (0.5, 0.9))
    return f"{number(float(median_s))}, {number(float(most_s))} ({len(known)} of {len(delays_s)})"


def _span_in_words(span_s: tuple[float, float]) -> str:
    return f"{span_s[0]:g} to {span_s[1]:g}"


if __name__ == "__main__":
    sys.exit(main())
