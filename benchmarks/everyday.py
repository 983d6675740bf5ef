"""Real everyday rhythm: arm exercises under a smartwatch laid into still background must not look like a seizure.

``python -m benchmarks.everyday --help`` lists what can be asked of it. The recordings come with the package seglearn
(BSD), which is installed into an environment of its own; they are no part of hypnic.
"""

import argparse
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.baselines import FLAP, open_seizure_detector
from benchmarks.carriers import Carrier, background, direction_of, read_carrier, turned
from benchmarks.goals import GoalLine, goals_table, line_of
from benchmarks.tables import Table, as_text
from detector import Event, analyse_night
from recordings import Site, build_recording
from recordings.synthetic.streams import random_stream

FloatArray = NDArray[np.float64]

REPOSITORY = Path(__file__).parents[1]
SHARED_DATA = REPOSITORY.parent / "shared" / "data"
PACKAGE = "seglearn"
NEEDED = (f"{PACKAGE}==1.2.5", "pandas")
TASK = Path(__file__).with_name("peer_watch.py")
RATE_HZ = 50.0
STILL_S = 600.0
FADE_S = 0.5
EDGE_S = 1.0
MOST_FALSE = 1
SEED = 1000
TITLE = "Real everyday rhythm: arm exercises under a smartwatch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One recording of an exercise: acceleration of shape (n, 3) in g, gravity included, at 50 Hz."""

    number: int
    name: str
    subject: int
    site: Site
    acceleration_g: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found in one recording laid into still background, and whether OpenSeizureDetector alarmed."""

    exercise: str
    number: int
    subject: int
    duration_s: float
    events: tuple[Event, ...]
    begins_s: float
    rivals: tuple[bool, ...]

    @property
    def convulsive(self) -> tuple[Event, ...]:
        """The events that look like a seizure."""
        return tuple(event for event in self.events if event.kind == "convulsive")


def main(argv: Sequence[str] | None = None) -> int:
    """Analyse every recording and print what was found."""
    options = parse_options(argv)
    outcomes = run(options.cache, shared=options.shared, jobs=options.jobs)
    for table in (goals_table([goal_line(outcomes)]), *everyday_tables(outcomes)):
        print(f"{as_text(table)}\n")
    return 0


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.everyday", description=__doc__)
    parser.add_argument("--cache", type=Path, default=default_cache(), help="where the recordings are kept")
    parser.add_argument("--shared", type=Path, default=SHARED_DATA, help="folder of real recordings", metavar="DIR")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args(argv)


def default_cache() -> Path:
    """Name the folder for the package's environment: the user's cache, never the repository."""
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "hypnic-benchmarks"


def run(cache: Path, *, shared: Path, jobs: int) -> tuple[Outcome, ...]:
    """Lay every recording into still background and analyse it."""
    exercises = read_exercises(cache)
    judge = partial(judge_exercise, carrier=read_carrier(shared))
    if jobs == 1:
        return tuple(map(judge, exercises))
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as workers:
        return tuple(workers.map(judge, exercises, chunksize=10))


def read_exercises(cache: Path) -> tuple[Exercise, ...]:
    """Read the recordings from the cache; the first time, have the package's own Python put them there."""
    path = cache / f"{PACKAGE}-watch.npz"
    if not path.exists():
        _fetch(path)
    data = np.load(path)
    ends = np.cumsum(data["lengths"])
    parts = np.split(data["acceleration"].astype(np.float64), ends[:-1])
    known = zip(parts, data["exercise"].tolist(), data["subject"].tolist(), data["side"].tolist(), strict=True)
    return tuple(
        Exercise(
            number=number,
            name=name,
            subject=subject,
            site="right_wrist" if side == "right" else "left_wrist",
            acceleration_g=part,
        )
        for number, (part, name, subject, side) in enumerate(known)
    )


def _fetch(path: Path) -> None:
    folder = path.parent / PACKAGE
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    print(f"installing {PACKAGE} into {folder}, once", file=sys.stderr)
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *NEEDED],
        [str(python), str(TASK), str(path)],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            raise SystemExit(f"{' '.join(command)} failed with {done.returncode}: see above; nothing was measured")


def judge_exercise(exercise: Exercise, *, carrier: Carrier) -> Outcome:
    """Lay one recording into still background, analyse it, and let OpenSeizureDetector hear it, too."""
    samples_g, begins_s = lay_into_stillness(exercise, carrier)
    recording = build_recording(
        np.arange(len(samples_g)) / RATE_HZ,
        samples_g,
        started_at=None,
        nominal_rate_hz=RATE_HZ,
        site=exercise.site,
        source=f"exercise {exercise.number}",
        format="benchmark",
    )
    rivals = tuple(bool(open_seizure_detector(samples_g, sampling_rate_hz=RATE_HZ, flap=flap)) for flap in (None, FLAP))
    return Outcome(
        exercise=exercise.name,
        number=exercise.number,
        subject=exercise.subject,
        duration_s=len(exercise.acceleration_g) / RATE_HZ,
        events=analyse_night(recording).events,
        begins_s=begins_s,
        rivals=rivals,
    )


def lay_into_stillness(exercise: Exercise, carrier: Carrier) -> tuple[FloatArray, float]:
    """Put ten still minutes before and after, the arm as it lies at either end of the exercise.

    Returns
    -------
    tuple
        Acceleration of shape (n, 3), and the second at which the exercise begins.
    """
    stream = random_stream(SEED, "exercise", exercise.number)
    edge = round(EDGE_S * RATE_HZ)
    before, after = (background(carrier, stream, duration_s=STILL_S, rate_hz=RATE_HZ) for _ in range(2))
    first, last = direction_of(exercise.acceleration_g[:edge]), direction_of(exercise.acceleration_g[-edge:])
    before = turned(before, start=direction_of(before[-edge:]), wanted=first)
    after = turned(after, start=direction_of(after[:edge]), wanted=last)
    return _faded(_faded(before, exercise.acceleration_g), after), STILL_S - FADE_S


def _faded(first_g: FloatArray, second_g: FloatArray) -> FloatArray:
    """Let the first fade into the second."""
    samples = round(FADE_S * RATE_HZ)
    share = np.linspace(0.0, 1.0, samples)[:, None]
    joint = first_g[-samples:] * (1.0 - share) + second_g[:samples] * share
    return np.concatenate((first_g[:-samples], joint, second_g[samples:]))


def goal_line(outcomes: Sequence[Outcome]) -> GoalLine:
    """Count the recordings that look like a seizure."""
    return line_of(
        f"real arm exercises taken for a seizure, of {len(outcomes)}",
        direction="at most",
        limit=MOST_FALSE,
        rows=[(float(bool(outcome.convulsive)),) for outcome in outcomes],
        basis=f"{len(outcomes)} recordings",
        digits=0,
        reduce=lambda rows: float(rows.sum()),
    )


def everyday_tables(outcomes: Sequence[Outcome]) -> tuple[Table, ...]:
    """Show what each exercise was taken for, and every one that looked like a seizure."""
    return (_by_exercise(outcomes), _false_alarms(outcomes))


def _by_exercise(outcomes: Sequence[Outcome]) -> Table:
    rows = []
    for name in (*sorted({outcome.exercise for outcome in outcomes}), "all"):
        some = [outcome for outcome in outcomes if name in (outcome.exercise, "all")]
        kinds = Counter(_longest_kind(outcome) for outcome in some)
        rows.append(
            (
                name,
                str(len(some)),
                str(sum(bool(outcome.convulsive) for outcome in some)),
                *(str(sum(outcome.rivals[number] for outcome in some)) for number in range(2)),
                ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()),
            )
        )
    return Table(
        title=TITLE,
        rule="140 real recordings of shoulder exercises under a watch at 50 Hz (seglearn, BSD licence), each laid "
        "between ten still minutes. Counted: recordings with a convulsive event; with an alarm of OpenSeizureDetector. "
        "Every one is a false alarm. Last column: the kind of the longest event that touches the exercise.",
        headers=(
            "exercise",
            "recordings",
            "hypnic: convulsive",
            "OpenSeizureDetector",
            "OpenSeizureDetector with flap",
            "taken for",
        ),
        rows=tuple(rows),
    )


def _longest_kind(outcome: Outcome) -> str:
    end_s = outcome.begins_s + outcome.duration_s
    inside = [event for event in outcome.events if event.onset_s < end_s and event.end_s > outcome.begins_s]
    return max(inside, key=lambda event: event.duration_s).kind if inside else "nothing"


def _false_alarms(outcomes: Sequence[Outcome]) -> Table:
    return Table(
        title="Exercises that looked like a seizure",
        rule="Times are seconds from the beginning of the exercise; the evidence is what the rule asked for.",
        headers=("recording", "exercise", "subject", "from, s", "to, s", "rule", "evidence"),
        rows=tuple(
            (
                str(outcome.number),
                outcome.exercise,
                str(outcome.subject),
                f"{event.onset_s - outcome.begins_s:.1f}",
                f"{event.end_s - outcome.begins_s:.1f} of {outcome.duration_s:.0f}",
                event.decided_by,
                "; ".join(f"{item.name} {item.value:.2g}" for item in event.evidence),
            )
            for outcome in outcomes
            for event in outcome.convulsive
        ),
    )


if __name__ == "__main__":
    sys.exit(main())
