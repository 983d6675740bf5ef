"""What each deciding number is worth: what is found, and what falsely, when it is a fifth smaller or larger.

``python -m benchmarks.sensitivity --help`` lists what can be asked of it; ``--write`` makes docs/settings.md.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, fields, replace
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

import detector
from benchmarks.evaluation import remember, source_digest
from benchmarks.nights import NightOrder, make_night, usual_site
from benchmarks.scoring import TOLERANCES, score_events
from benchmarks.second_generator import find_sleeper
from benchmarks.tables import Table, as_markdown, as_text
from detector import Settings, pipeline
from detector.agreement import pool
from detector.conditioning import condition
from detector.errors import DetectorError
from detector.model import Conditioned
from detector.scorecard import Scorecard
from detector.settings import descriptions, flatten
from recordings import Recording
from recordings.synthetic import PROFILES, LabelledNight

REPOSITORY = Path(__file__).parents[1]
DOCUMENT = REPOSITORY / "docs" / "settings.md"
NOWHERE = Path(os.devnull) / "no-recordings"
SEED = 0
NIGHTS_OF_PROFILE = {"tremor": 4, "rhythmic": 4, "myoclonic": 3, "focal": 4, "tonic_clonic": 4}
HOURS, SECOND_HOURS, RATE_HZ = 1.5, 2.0, 50.0
SECOND_SLEEPERS = ("busy", "tossing", "long_seizures", "clusters")
FACTORS = (0.8, 1.2)
ROWS = (
    "jerks ≥ 0.05 g",
    "hypnic_jerk among jerks",
    "periodic_limb_movement",
    "rhythmic_movement",
    "tremor",
    "myoclonic_cluster",
    "posture_shift",
)
CLIFF_F1 = 0.03
NOTICED_F1 = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What counts, over all nights: mean F1 of the rows, seizures found and falsely found, false alarms of the rows."""

    f1: float
    seizures: int
    false_seizures: int
    false_alarms: int
    wrong_verdicts: int
    onset_error_min: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One number that was changed; ``figures`` is None where the detector refused to work with it."""

    name: str
    factor: float
    value: float
    figures: Figures | None


def main(argv: Sequence[str] | None = None) -> int:
    """Change every number in turn, and print or write what that does."""
    options = parse_options(argv)
    names = [name for name in varied_numbers() if not options.only or name.startswith(tuple(options.only))]
    plain, trials = run(names, seeds=options.seeds, jobs=options.jobs, kept=options.cache)
    tables = settings_tables(plain, trials)
    for table in tables:
        print(f"{as_text(table)}\n")
    if options.write:
        DOCUMENT.write_text(document(plain, tables, seeds=options.seeds), encoding="utf-8")
    return 0


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sensitivity", description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="PREFIX", help="numbers whose dotted names begin so")
    parser.add_argument("--seeds", type=int, default=1, metavar="N", help="nights of each profile")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--cache", type=Path, nargs="?", const=default_cache(), help="folder to keep finished trials in"
    )
    parser.add_argument("--write", action="store_true", help="write docs/settings.md")
    options = parser.parse_args(argv)
    if options.write and options.only:
        parser.error("--write writes every number: leave out --only")
    return options


def default_cache() -> Path:
    """Name the folder where finished trials are kept when none is given: outside the repository."""
    return Path(tempfile.gettempdir()) / "hypnic-benchmark-trials"


def run(names: Sequence[str], *, seeds: int, jobs: int, kept: Path | None) -> tuple[Figures, tuple[Trial, ...]]:
    """Judge the settings as they are, and with each number changed, each in a process that keeps its nights at hand."""
    orders = [(name, factor) for name in names for factor in FACTORS]
    judge = partial(_judge_kept, seeds=seeds, kept=kept)
    if jobs == 1:
        return _plain(seeds), tuple(judge(order) for order in orders)
    started = time.monotonic()
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as workers:
        plain = workers.submit(_plain, seeds)
        futures = [workers.submit(judge, order) for order in orders]
        for done, _ in enumerate(as_completed(futures), start=1):
            left_s = (time.monotonic() - started) / done * (len(futures) - done)
            print(
                f"\r{done} of {len(futures)} trials, about {left_s:.0f} s left   ", end="", file=sys.stderr, flush=True
            )
        print(file=sys.stderr)
        return plain.result(), tuple(future.result() for future in futures)


def _plain(seeds: int) -> Figures:
    return judge_settings(Settings(), seeds=seeds)


def _judge_kept(order: tuple[str, float], *, seeds: int, kept: Path | None) -> Trial:
    name, factor = order
    if kept is None:
        return judge_number(name, factor=factor, seeds=seeds)
    key = source_digest(Path(detector.__file__).parent, Path(__file__), Path(__file__).with_name("scoring.py"))
    path = kept / f"{name}-{factor:g}-{seeds}-{key}.pickle"
    return remember(path, partial(judge_number, name, factor=factor, seeds=seeds))


def judge_number(name: str, *, factor: float, seeds: int) -> Trial:
    """Judge the settings with one number changed."""
    value = changed_value(varied_numbers()[name][0], factor)
    try:
        figures = judge_settings(with_number(Settings(), name, value=value), seeds=seeds)
    except (DetectorError, ValueError):
        figures = None
    return Trial(name=name, factor=factor, value=value, figures=figures)


def changed_value(value: float, factor: float) -> float:
    """Scale a number; a whole number changes by one at least, a share that would pass 1 goes half of the way there."""
    if isinstance(value, int):
        step = max(1, round(abs(value) * abs(factor - 1.0)))
        return value + step if factor > 1 else value - step
    return (value + 1.0) / 2.0 if value < 1.0 < value * factor else value * factor


def varied_numbers() -> Mapping[str, tuple[float, str, str]]:
    """List what is varied: every chosen number, and each scorecard's points all together; value, meaning, source."""
    values = flatten(Settings())
    chosen = {name: (values[name], *described) for name, described in descriptions(Settings()).items()}
    cards = {
        f"scorecards.{item.name}": (1.0, "factor of all points of this scorecard", "as fitted")
        for item in fields(Settings().scorecards)
    }
    return chosen | cards


def with_number(settings: Settings, name: str, *, value: float) -> Settings:
    """Put one number, by its dotted name, into the settings; of a scorecard, scale all points."""
    stage, item = name.split(".")
    if stage == "scorecards":
        card = scaled_card(getattr(settings.scorecards, item), value)
        return replace(settings, scorecards=replace(settings.scorecards, **{item: card}))
    return replace(settings, **{stage: replace(getattr(settings, stage), **{item: value})})


def scaled_card(card: Scorecard, factor: float) -> Scorecard:
    """Let every term and pair of a scorecard speak louder or more softly."""
    terms = tuple(replace(term, points=_times(factor, term.points)) for term in card.terms)
    pairs = tuple(replace(pair, points=tuple(_times(factor, line) for line in pair.points)) for pair in card.pairs)
    return replace(card, terms=terms, pairs=pairs)


def _times(factor: float, points: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(factor * one for one in points)


def judge_settings(settings: Settings, *, seeds: int) -> Figures:
    """Analyse the nights with some settings, and score them all together."""
    nights = nights_at_hand(seeds)
    analyses = [_analyse(night.recording, settings) for night in nights]
    scores = [
        score_events(analysis.events, night.truth.events, recorded_s=night.recording.duration_s)
        for analysis, night in zip(analyses, nights, strict=True)
    ]
    rows = {row: pool([score.agreements[row] for score in scores]) for row in (*ROWS, "convulsive")}
    f1 = [rows[row].f1 for row in ROWS]
    errors_min = [
        abs(analysis.sleep.onset_s - night.truth.sleep_onset_s) / 60.0
        for analysis, night in zip(analyses, nights, strict=True)
        if analysis.sleep.onset_s is not None and night.truth.sleep_onset_s is not None
    ]
    return Figures(
        f1=float(np.nanmean(f1)),
        seizures=rows["convulsive"].hits,
        false_seizures=rows["convulsive"].false_alarms,
        false_alarms=sum(rows[row].false_alarms for row in ROWS),
        wrong_verdicts=sum(
            analysis.verdict.tier != night.truth.tier for analysis, night in zip(analyses, nights, strict=True)
        ),
        onset_error_min=float(np.mean(errors_min)) if errors_min else float("nan"),
    )


@cache
def nights_at_hand(seeds: int) -> tuple[LabelledNight, ...]:
    """Make the nights once."""
    return tuple(make_night(order) for order in nights_ordered(seeds))


def nights_ordered(seeds: int) -> tuple[NightOrder, ...]:
    """List every profile, those with rare kinds more often, and the second generator's hardest: development seeds."""
    orders = [
        NightOrder(profile=profile, seed=SEED + number, hours=HOURS, rate_hz=RATE_HZ, site=usual_site(profile))
        for profile in PROFILES
        for number in range(seeds * NIGHTS_OF_PROFILE.get(profile, 1))
    ]
    orders += [
        NightOrder(
            profile=name,
            seed=SEED + number,
            hours=SECOND_HOURS,
            rate_hz=RATE_HZ,
            site=find_sleeper(name).site,
            shared=NOWHERE,
        )
        for name in SECOND_SLEEPERS
        for number in range(seeds)
    ]
    return tuple(orders)


def _analyse(recording: Recording, settings: Settings) -> detector.NightAnalysis:
    """Run the whole chain; conditioning, half of its time, is kept for settings that do not touch it."""
    usual = pipeline.condition
    pipeline.condition = _kept_condition  # type: ignore[assignment]
    try:
        return pipeline.analyse_night(recording, settings=settings)
    finally:
        pipeline.condition = usual


def _kept_condition(recording: Recording, *, settings: Settings) -> Conditioned:
    key = (recording.source, settings.conditioning, settings.calibration, settings.non_wear)
    if key not in _CONDITIONED:
        conditioned = condition(recording, settings=settings)
        if key[1:] != (Settings().conditioning, Settings().calibration, Settings().non_wear):
            return conditioned
        _CONDITIONED[key] = conditioned
    return _CONDITIONED[key]


_CONDITIONED: dict[tuple[object, ...], Conditioned] = {}


def settings_tables(plain: Figures, trials: Sequence[Trial]) -> tuple[Table, ...]:
    """Make a table for each stage, number by number."""
    by_name: dict[str, list[Trial]] = {}
    for trial in trials:
        by_name.setdefault(trial.name, []).append(trial)
    stages: dict[str, list[tuple[str, ...]]] = {}
    for name, pair in by_name.items():
        stages.setdefault(name.split(".")[0], []).append(_row(name, pair, plain))
    return tuple(
        Table(
            title=stage,
            rule="as above",
            headers=("number", "value", "a fifth smaller", "a fifth larger", "", "meaning", "source"),
            rows=tuple(rows),
        )
        for stage, rows in stages.items()
    )


def _row(name: str, pair: Sequence[Trial], plain: Figures) -> tuple[str, ...]:
    _, item = name.split(".")
    known, meaning, source = varied_numbers()[name]
    cells = [change_in_words(trial.figures, plain) for trial in sorted(pair, key=lambda trial: trial.factor)]
    mark = "cliff" if any(is_cliff(trial.figures, plain) for trial in pair) else ""
    return (f"`{item}`", f"{known:g}", *cells, mark, meaning, source)


def change_in_words(figures: Figures | None, plain: Figures) -> str:
    """Say what changed: F1, seizures found, false seizures, other false alarms; a dot where nothing did."""
    if figures is None:
        return "refused"
    parts = []
    if abs(figures.f1 - plain.f1) >= NOTICED_F1:
        parts.append(f"F1 {figures.f1 - plain.f1:+.3f}")
    for what, now, before in (
        ("seizures", figures.seizures, plain.seizures),
        ("false seizures", figures.false_seizures, plain.false_seizures),
        ("false alarms", figures.false_alarms, plain.false_alarms),
        ("wrong verdicts", figures.wrong_verdicts, plain.wrong_verdicts),
    ):
        if now != before:
            parts.append(f"{what} {now - before:+d}")
    if abs(figures.onset_error_min - plain.onset_error_min) >= 0.1:
        parts.append(f"onset {figures.onset_error_min - plain.onset_error_min:+.1f} min")
    return ", ".join(parts) or "·"


def is_cliff(figures: Figures | None, plain: Figures) -> bool:
    """Tell whether a fifth of a number costs a seizure, makes a false one, or takes 0.03 of F1."""
    if figures is None:
        return False
    return (
        figures.seizures < plain.seizures
        or figures.false_seizures > plain.false_seizures
        or figures.f1 < plain.f1 - CLIFF_F1
    )


def document(plain: Figures, tables: Sequence[Table], *, seeds: int) -> str:
    """Write the page of all deciding numbers."""
    cliffs = [f"{table.title}.{row[0].strip('`')}" for table in tables for row in table.rows if row[4]]
    count = sum(len(table.rows) for table in tables)
    lines = [
        "# Settings",
        "Written by `python -m benchmarks.sensitivity --write"
        + (f" --seeds {seeds}" if seeds != 1 else "")
        + "`; change the benchmark, not this page.",
        f"Every number that decides, {count} of them, with what happens when it alone is a fifth smaller or larger. "
        "A share, quantile or likeness that a fifth would lift above 1 goes half of the way to 1 instead. "
        f"Measured on {len(nights_ordered(seeds))} short synthetic nights of development seeds "
        f"({HOURS:g} h of each profile, of those with rare kinds three or four, and {SECOND_HOURS:g} h of the second "
        f"generator's {', '.join(SECOND_SLEEPERS).replace('_', ' ')}). As the numbers stand: mean F1 {plain.f1:.3f} "
        f"over {', '.join(ROWS)}; {plain.seizures} seizures found and {plain.false_seizures} false ones; "
        f"{plain.false_alarms} false alarms of the other rows; {plain.wrong_verdicts} wrong verdicts; sleep onset off "
        f"by {plain.onset_error_min:.1f} min. Rows are scored as in [accuracy](accuracy.md): jerks within "
        f"±{TOLERANCES.jerk_onset_s:g} s, limb movements within ±{TOLERANCES.limb_movement_onset_s:g} s, trains by "
        "their overlap, seizures by SzCORE. A dot: nothing changed. These nights are few: a change of one or two false "
        "alarms is chance.",
        f"**On a cliff** are numbers of which a fifth loses a seizure, makes a false one, or takes {CLIFF_F1:g} of F1: "
        + (f"{len(cliffs)} of {count}: " + ", ".join(f"`{name}`" for name in cliffs) if cliffs else "none")
        + ".",
    ]
    return "\n\n".join([*lines, *(_without_rule(as_markdown(table, level=2)) for table in tables)]) + "\n"


def _without_rule(text: str) -> str:
    return text.replace("*How it is scored:* as above\n\n", "")


if __name__ == "__main__":
    sys.exit(main())
