"""The parts of the accuracy report beside its nights: second generator, clips, everyday rhythm, limbs, invariance."""

import inspect
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import detector
import hypnic.live
from benchmarks import (
    baselines,
    carriers,
    convulsions,
    everyday,
    invariance,
    scoring,
    second_generator,
    second_shapes,
    several_limbs,
)
from benchmarks.accuracy_tables import convulsive_table, events_table, onset_table, verdict_table
from benchmarks.evaluation import NightResult, remember, source_digest
from benchmarks.goals import GoalLine, goals_table, reach_goals
from benchmarks.tables import Table

Made = TypeVar("Made")
SHARED_SOURCES = (baselines, carriers, scoring, second_shapes, second_generator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section of the report: its heading, a sentence about it, its lines among the goals, and its tables."""

    title: str
    text: str
    lines: tuple[GoalLine, ...]
    tables: tuple[Table, ...]


def measure_parts(options: Namespace, *, second: Sequence[NightResult]) -> tuple[Part, ...]:
    """Run every further benchmark, or read back what it said where nothing it depends on has changed since.

    Parameters
    ----------
    options : Namespace
        Of the accuracy benchmark: ``shared``, ``jobs`` and ``cache``.
    second : sequence of NightResult
        Nights of the second generator.

    Returns
    -------
    tuple of Part
    """
    shared, jobs = options.shared, options.jobs
    seed = options.first_seed
    watched = _kept(options, everyday, lambda: everyday.run(everyday.default_cache(), shared=shared, jobs=jobs))
    clips = _kept(
        options,
        convulsions,
        lambda: convulsions.run(shared=shared, each=options.clips_each, first_seed=seed, jobs=jobs),
    )
    changes = _kept(options, invariance, lambda: invariance.run(nights=2, hours=4.0, first_seed=seed, jobs=jobs))
    limbs = _kept(
        options,
        several_limbs,
        lambda: several_limbs.run(each=options.limbs_each, hours=4.0, first_seed=seed, jobs=jobs),
    )
    return (
        second_part(second),
        Part(
            title="Convulsions: how short, how soon",
            text="Made with `python -m benchmarks.convulsions`. Synthetic seizures on still nights.",
            lines=convulsions.goal_lines(clips),
            tables=convulsions.convulsion_tables(clips),
        ),
        Part(
            title="Everyday rhythm",
            text="Made with `python -m benchmarks.everyday`. Real movement of real people, none of it a seizure.",
            lines=(everyday.goal_line(watched),),
            tables=everyday.everyday_tables(watched),
        ),
        Part(
            title="Several wearables",
            text="Made with `python -m benchmarks.several_limbs`.",
            lines=several_limbs.goal_lines(limbs),
            tables=(several_limbs.limbs_table(limbs),),
        ),
        Part(
            title="Invariance",
            text="Made with `python -m benchmarks.invariance`.",
            lines=invariance.goal_lines(changes),
            tables=(invariance.invariance_table(changes),),
        ),
    )


def second_part(results: Sequence[NightResult]) -> Part:
    """Tell what was found in nights of the second generator: its goals stand in a table of their own."""
    return Part(
        title="Nights of a second generator",
        text=f"{len(results)} nights whose movements are drawn by other formulas than the simulator's, laid into real "
        "still nights where those are at hand, else into made-up stillness. No rule was made on these seeds.",
        lines=(),
        tables=(
            goals_table(reach_goals(results), title="Goals on nights of the second generator"),
            events_table(results),
            convulsive_table(results),
            verdict_table(results),
            onset_table(results),
        ),
    )


def _kept(options: Namespace, module: ModuleType, make: Callable[[], Made]) -> Made:
    if options.cache is None:
        return make()
    sources = [Path(inspect.getfile(one)) for one in (*SHARED_SOURCES, module, hypnic.live)]
    key = source_digest(Path(detector.__file__).parent, *sources)
    name = f"part-{module.__name__.rsplit('.', 1)[-1]}-{options.first_seed}-{options.shared.exists()}-{key}"
    return remember(options.cache / f"{name}.pickle", make)
