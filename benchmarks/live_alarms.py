"""Plays nights to the live detector, and tells how soon a convulsion was raised and how often anything else was.

Run ``python -m benchmarks.live_alarms --nights 4``. Real recordings are looked for beside the repository.
"""

import argparse
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.bridge_document import write_section
from benchmarks.conditions import suite_order
from benchmarks.nights import make_night
from benchmarks.real_data import read_seizures, seizure_files
from benchmarks.tables import Table, as_text
from hypnic.live import Alarm
from hypnic.replay import replay
from recordings import Recording, RecordingError, read_recording
from recordings.synthetic import PROFILES, TruthEvent, simulate_night

SHARED = Path(__file__).parents[2] / "shared" / "data"
SEIZURES = ("tonic_clonic", "focal")
CALM = "healthy"
EVERYDAY = ("restless", "rhythmic", "tremor", "twitchy")
WITHOUT_SEIZURE = tuple(profile for profile in PROFILES if profile not in SEIZURES)
EVENING_S = 2700.0
EVENING_OF_H = 6.0
FIRST_SEED = 1000
LEAD_S = 120.0
WAIT_S = 60.0
GOAL_S = 20.0
HOUR_S = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Seizure:
    """One convulsion and whether it was raised while it happened.

    Parameters
    ----------
    group : str
        What kind of convulsion, of whom.
    name : str
    lasted_s : float
        From the first clonic jerk, or from the annotated onset of a real one, to the end.
    delay_s : float or None
        From there to the alarm; None where none came.
    """

    group: str
    name: str
    lasted_s: float
    delay_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietNight:
    """One night in which nothing is to be raised, and what was."""

    group: str
    name: str
    hours: float
    alarms: int


def main(argv: Sequence[str] | None = None) -> int:
    """Play everything, print the tables, write them where asked for."""
    options = parse_options(argv)
    seeds = range(FIRST_SEED, FIRST_SEED + options.nights)
    attacks = [(profile, seed) for profile in SEIZURES for seed in seeds]
    quiet = [(CALM, FIRST_SEED + number) for number in range(options.calm_nights)]
    quiet += [(profile, FIRST_SEED) for profile in EVERYDAY[: options.everyday_nights]]
    evenings = [(profile, number) for profile in WITHOUT_SEIZURE for number in range(options.evenings)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(options.jobs, mp_context=context) as pool:
        shown_attacks = pool.map(play_seizures, *zip(*attacks, strict=True)) if attacks else ()
        shown_quiet = pool.map(play_quiet_night, *zip(*quiet, strict=True)) if quiet else ()
        seizures = [seizure for night in shown_attacks for seizure in night]
        nights = list(shown_quiet)
        nights += pool.map(play_evening, *zip(*evenings, strict=True)) if evenings else ()
    seizures += [play_real_seizure(path, number) for path, number in real_seizures()]
    nights += [play_real_night(path) for path in sorted((SHARED / "nights").glob("*.csv.gz"))]
    asked = ("nights", "calm_nights", "everyday_nights", "evenings")
    numbers = " ".join(f"--{name.replace('_', '-')} {getattr(options, name)}" for name in asked)
    command = f"python -m benchmarks.live_alarms {numbers} --write"
    for table in (seizures_table(seizures), quiet_table(nights)):
        print(as_text(table))
        if options.write:
            write_section(table, command=command)
    return 0


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live_alarms", description=__doc__)
    parser.add_argument("--nights", type=int, default=4, help="synthetic nights of each kind of convulsion")
    parser.add_argument("--calm-nights", type=int, default=3, help="calm synthetic nights of eight hours")
    parser.add_argument("--everyday-nights", type=int, default=len(EVERYDAY), help="nights full of other movement")
    parser.add_argument(
        "--evenings", type=int, default=2, help="first 45 min of so many nights of each profile without a convulsion"
    )
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="write the tables into docs/bridge.md")
    return parser.parse_args(argv)


def play_seizures(profile: str, seed: int) -> tuple[Seizure, ...]:
    """Play a synthetic night around each of its convulsions, with all that was before to be known.

    Parameters
    ----------
    profile : str
        Of the synthetic night.
    seed : int

    Returns
    -------
    tuple of Seizure
    """
    night = simulate_night(profile, seed=seed)
    shown = []
    for event in (event for event in night.truth.events if event.kind == "convulsive"):
        begins_s = max(0.0, event.onset_s - LEAD_S)
        raised = play(night.recording, begins_s=begins_s, ends_s=event.end_s + WAIT_S)
        jerks_s = event.onset_s + tonic_s(event)
        delay_s = first_delay_s(raised, event.onset_s, event.end_s, jerks_s=jerks_s)
        name = f"{profile} {seed}"
        shown.append(Seizure(group=f"synthetic, {profile}", name=name, lasted_s=event.end_s - jerks_s, delay_s=delay_s))
    return tuple(shown)


def tonic_s(event: TruthEvent) -> float:
    """Tell how long a synthetic convulsion is stiff before it jerks: what its jerks at their rate do not fill."""
    if event.label != "tonic_clonic" or event.frequency_hz is None:
        return 0.0
    return max(0.0, event.duration_s - event.repetitions / event.frequency_hz)


def play_quiet_night(profile: str, seed: int) -> QuietNight:
    """Play a synthetic night without a convulsion."""
    night = simulate_night(profile, seed=seed)
    return _quiet(night.recording, group=f"synthetic, {profile}", name=f"{profile} {seed}")


def play_evening(profile: str, number: int) -> QuietNight:
    """Play the beginning of a synthetic night, when people are up and nothing is known of their sleep.

    It is recorded as a night of the accuracy benchmark is: any rate, site and sensor.
    """
    seed = FIRST_SEED + number
    order = suite_order(profile, number=number, seed=seed, hours=EVENING_OF_H)
    raised = play(make_night(order).recording, begins_s=0.0, ends_s=EVENING_S)
    name = f"first 45 min of {profile} {seed}"
    return QuietNight(group="synthetic, first 45 min", name=name, hours=EVENING_S / HOUR_S, alarms=len(raised))


def real_seizures() -> list[tuple[Path, int]]:
    """List the real seizures beside the repository: the file, and the place in it."""
    if not SHARED.exists():
        return []
    return [(path, number) for path in seizure_files(SHARED) for number in range(len(read_seizures(path)))]


def play_real_seizure(path: Path, number: int) -> Seizure:
    """Play a real seizure with the minutes around it, which is all there is."""
    seizure = read_seizures(path)[number]
    raised = play(seizure.recording, begins_s=0.0, ends_s=seizure.recording.duration_s)
    delay_s = first_delay_s(raised, seizure.onset_s, seizure.end_s, jerks_s=seizure.onset_s)
    return Seizure(
        group="real, from the annotated onset",
        name=f"{seizure.name} ({seizure.what})",
        lasted_s=seizure.end_s - seizure.onset_s,
        delay_s=delay_s,
    )


def play_real_night(path: Path) -> QuietNight:
    """Play a real night."""
    try:
        return _quiet(read_recording(path), group="real nights", name=path.name)
    except RecordingError as error:
        raise SystemExit(f"{path.name} cannot be read: {error}") from error


def _quiet(recording: Recording, *, group: str, name: str) -> QuietNight:
    raised = play(recording, begins_s=0.0, ends_s=recording.duration_s)
    return QuietNight(group=group, name=name, hours=recording.duration_s / HOUR_S, alarms=len(raised))


def play(recording: Recording, *, begins_s: float, ends_s: float) -> tuple[Alarm, ...]:
    """Play a stretch of a recording; what was before is known but was not looked at."""
    looks = replay(recording, begins_s=begins_s, ends_s=ends_s)
    return tuple(alarm for _now_s, alarms in looks for alarm in alarms)


def first_delay_s(raised: Sequence[Alarm], onset_s: float, end_s: float, *, jerks_s: float) -> float | None:
    """Tell how long after the first jerk an alarm for a stretch came; None where none did."""
    own = [alarm.noticed_s for alarm in raised if alarm.event.onset_s < end_s and onset_s < alarm.event.end_s]
    return min(own) - jerks_s if own else None


def seizures_table(seizures: Sequence[Seizure]) -> Table:
    """Put the convulsions into a table, one line for each group."""
    rows = []
    for group in dict.fromkeys(seizure.group for seizure in seizures):
        own = [seizure for seizure in seizures if seizure.group == group]
        delays_s = sorted(seizure.delay_s for seizure in own if seizure.delay_s is not None)
        rows.append(
            (
                group,
                str(len(own)),
                str(len(delays_s)),
                f"{median(delays_s):.0f}" if delays_s else "–",
                f"{delays_s[-1]:.0f}" if delays_s else "–",
                str(sum(delay_s <= GOAL_S for delay_s in delays_s)),
                f"{median(seizure.lasted_s for seizure in own):.0f}",
            )
        )
    return Table(
        title="Convulsions raised while the night goes on",
        rule=(
            "Recordings played to the live detector, a second or two at a time. Delay: from the first clonic jerk "
            "(a real one: from the onset that a carer annotated, in steps of 5 s) to the last sample that was known "
            "when the alarm was raised; getting there over the radio takes up to a second more."
        ),
        headers=(
            "convulsions",
            "number",
            "raised",
            "delay, median s",
            "delay, most s",
            f"within {GOAL_S:g} s",
            "they last, median s",
        ),
        rows=tuple(rows),
        remarks=tuple(f"{one.name}: {one.lasted_s:.0f} s, {_in_words(one.delay_s)}" for one in seizures),
    )


def quiet_table(nights: Sequence[QuietNight]) -> Table:
    """Put the nights in which nothing is to be raised into a table."""
    rows = []
    for group in dict.fromkeys(night.group for night in nights):
        own = [night for night in nights if night.group == group]
        rows.append(
            (
                group,
                str(len(own)),
                f"{sum(night.hours for night in own):.0f}",
                str(sum(night.alarms for night in own)),
            )
        )
    return Table(
        title="Nights without a convulsion, played to the live detector",
        rule="Played whole, a second or two at a time; right is no alarm.",
        headers=("nights", "number", "h", "alarms"),
        rows=tuple(rows),
        remarks=tuple(f"{night.name}: {night.alarms} alarms" for night in nights if night.alarms),
    )


def _in_words(delay_s: float | None) -> str:
    return "not raised" if delay_s is None else f"raised after {delay_s:.0f} s"


if __name__ == "__main__":
    raise SystemExit(main())
