"""What must not change what is found: a turned wearable, another unit, another rate, a little more noise.

``python -m benchmarks.invariance --help`` lists what can be asked of it.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.random import Generator
from numpy.typing import NDArray
from pyarrow import csv
from scipy.interpolate import CubicSpline

from benchmarks.goals import GoalLine, goals_table, line_of
from benchmarks.nights import NightOrder, make_night, usual_site
from benchmarks.scoring import JERK_KINDS, LIMB_KINDS, TOLERANCES, spans_of
from benchmarks.tables import Table, as_text
from detector import Event, analyse_night
from detector.agreement import Matching, match_onsets, match_trains
from recordings import Recording, build_recording, read_recording
from recordings.synthetic import PROFILES
from recordings.synthetic.streams import random_stream

FloatArray = NDArray[np.float64]

SEED = 1000
STANDARD_GRAVITY = 9.80665
NOISE_G = 0.002
OTHER_RATE_HZ = 64.0
MOST_CHANGED = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Events of a night before and after a change to its recording: those without a partner, and all."""

    what: str
    profile: str
    changed: int
    total: int
    kinds: tuple[str, ...]
    is_same_tier: bool


def main(argv: Sequence[str] | None = None) -> int:
    """Change nights in every way and print how many events changed with them."""
    options = parse_options(argv)
    changes = run(nights=options.nights, hours=options.hours, first_seed=options.first_seed, jobs=options.jobs)
    for table in (goals_table(goal_lines(changes)), invariance_table(changes)):
        print(f"{as_text(table)}\n")
    return 0


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.invariance", description=__doc__)
    parser.add_argument("--nights", type=int, default=2, metavar="N", help="nights of each profile")
    parser.add_argument("--hours", type=float, default=4.0)
    parser.add_argument("--first-seed", type=int, default=SEED, metavar="S")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args(argv)


def run(*, nights: int, hours: float, first_seed: int, jobs: int) -> tuple[Change, ...]:
    """Judge every night in every form."""
    orders = [
        NightOrder(profile=profile, seed=first_seed + number, hours=hours, rate_hz=50.0, site=usual_site(profile))
        for profile in PROFILES
        for number in range(nights)
    ]
    if jobs == 1:
        return tuple(change for order in orders for change in judge_night(order))
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as workers:
        return tuple(change for changes in workers.map(judge_night, orders) for change in changes)


def judge_night(order: NightOrder) -> tuple[Change, ...]:
    """Analyse a night as it is and in every changed form."""
    recording = make_night(order).recording
    plain = analyse_night(recording)
    changes = []
    for what, alter in ALTERATIONS.items():
        altered = analyse_night(alter(recording, random_stream(order.seed, "invariance", what)))
        unpartnered = without_partner(plain.events, altered.events)
        changes.append(
            Change(
                what=what,
                profile=order.profile,
                changed=len(unpartnered),
                total=len(plain.events) + len(altered.events),
                kinds=tuple(event.kind for event in unpartnered),
                is_same_tier=plain.verdict.tier == altered.verdict.tier,
            )
        )
    return tuple(changes)


def without_partner(first: Sequence[Event], second: Sequence[Event]) -> list[Event]:
    """List the events of either side that have none of the same kind at the same time on the other.

    The same time is what it is where events are scored: onsets within a tolerance, or for trains a shared part.
    """
    alone: list[Event] = []
    for kind in sorted({event.kind for event in (*first, *second)}):
        ours, theirs = ([event for event in events if event.kind == kind] for events in (first, second))
        matching = _match(ours, theirs, kind=kind)
        alone += [ours[i] for i in matching.unmatched] + [theirs[i] for i in matching.missed]
    return alone


def _match(ours: Sequence[Event], theirs: Sequence[Event], *, kind: str) -> Matching:
    if kind in JERK_KINDS or kind in LIMB_KINDS:
        is_jerk = kind in JERK_KINDS
        tolerance_s = TOLERANCES.jerk_onset_s if is_jerk else TOLERANCES.limb_movement_onset_s
        return match_onsets(spans_of(ours).onset_s, spans_of(theirs).onset_s, tolerance_s=tolerance_s)
    return match_trains(spans_of(ours), spans_of(theirs), minimum_overlap=TOLERANCES.train_overlap)


def _turned(recording: Recording, stream: Generator) -> Recording:
    """Wear it the other way round: one random rotation for the whole night."""
    rotation, _ = np.linalg.qr(stream.standard_normal((3, 3)))
    if np.linalg.det(rotation) < 0:
        rotation[:, 0] *= -1.0
    return _rebuilt(recording, recording.time_s, recording.acceleration_g.astype(np.float64) @ rotation)


def _other_unit(recording: Recording, stream: Generator, *, per_g: float, unit: str) -> Recording:
    """Write the night to a file in another unit, and read it back as any foreign file."""
    del stream
    samples = recording.acceleration_g.astype(np.float64) * per_g
    table = pa.table({"time": recording.time_s, **{f"{axis} ({unit})": samples[:, i] for i, axis in enumerate("xyz")}})
    with tempfile.TemporaryDirectory(prefix="hypnic-invariance-") as folder:
        path = Path(folder) / "night.csv"
        csv.write_csv(table, path)
        return read_recording(path, site=recording.site)


def _other_rate(recording: Recording, stream: Generator) -> Recording:
    """Record at 64 Hz what was recorded at 50: a smooth curve through the samples, read at other times."""
    del stream
    time_s = np.arange(0.0, recording.duration_s, 1.0 / OTHER_RATE_HZ)
    curve = CubicSpline(recording.time_s, recording.acceleration_g.astype(np.float64))
    return _rebuilt(recording, time_s, curve(time_s), rate_hz=OTHER_RATE_HZ)


def _noisier(recording: Recording, stream: Generator) -> Recording:
    """Add white noise of 2 mg to each axis."""
    noise_g = NOISE_G * stream.standard_normal(recording.acceleration_g.shape)
    return _rebuilt(recording, recording.time_s, recording.acceleration_g + noise_g)


def _rebuilt(
    recording: Recording, time_s: FloatArray, samples_g: FloatArray, *, rate_hz: float | None = None
) -> Recording:
    return build_recording(
        time_s,
        samples_g,
        started_at=recording.started_at,
        nominal_rate_hz=rate_hz or recording.nominal_rate_hz,
        wearable=recording.wearable,
        site=recording.site,
        source=recording.source,
        format=recording.format,
    )


ALTERATIONS: Mapping[str, Callable[[Recording, Generator], Recording]] = {
    "turned by a random rotation": _turned,
    "written in m/s² and read back": partial(_other_unit, per_g=STANDARD_GRAVITY, unit="m/s2"),
    "written in mg and read back": partial(_other_unit, per_g=1000.0, unit="mg"),
    "resampled from 50 to 64 Hz": _other_rate,
    "2 mg of noise added": _noisier,
}


def goal_lines(changes: Sequence[Change]) -> tuple[GoalLine, ...]:
    """Measure the share of events that each change moved, took or made."""
    return tuple(
        line_of(
            f"invariance, {what}: share of events changed",
            direction="below",
            limit=MOST_CHANGED,
            rows=[(change.changed, change.total) for change in changes if change.what == what],
            basis=f"{sum(change.what == what for change in changes)} nights",
            digits=4,
        )
        for what in ALTERATIONS
    )


def invariance_table(changes: Sequence[Change]) -> Table:
    """Show which kinds changed most."""
    rows = []
    for what in ALTERATIONS:
        some = [change for change in changes if change.what == what]
        kinds = [kind for change in some for kind in change.kinds]
        counts = sorted({kind: kinds.count(kind) for kind in kinds}.items(), key=lambda item: -item[1])
        rows.append(
            (
                what,
                str(len(some)),
                str(sum(change.total for change in some)),
                str(len(kinds)),
                str(sum(change.is_same_tier for change in some)),
                ", ".join(f"{count} {kind}" for kind, count in counts[:5]) or "–",
            )
        )
    return Table(
        title="What must not change what is found",
        rule="Synthetic nights at 50 Hz, analysed as they are and changed. Events are those of both analyses; changed "
        "are those without one of the same kind at the same time in the other: onsets as near, or trains that overlap "
        "as much, as under Events.",
        headers=("change", "nights", "events", "changed", "same tier", "which kinds"),
        rows=tuple(rows),
    )


if __name__ == "__main__":
    sys.exit(main())
