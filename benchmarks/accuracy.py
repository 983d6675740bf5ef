"""How well hypnic knows what moved: many labelled synthetic nights, a few real ones, the field's algorithms beside it.

``python -m benchmarks.accuracy --help`` lists what can be asked of it.
"""

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from benchmarks.accuracy_parts import measure_parts
from benchmarks.accuracy_report import write_document
from benchmarks.accuracy_tables import all_tables, figures_as_data, one_line
from benchmarks.conditions import RATES_HZ, suite_order
from benchmarks.evaluation import NightResult, Task, evaluate
from benchmarks.explain import write_explanations
from benchmarks.goals import condition_tables, goals_table, reach_goals
from benchmarks.mistakes import (
    LISTABLE_ROWS,
    LISTED_ROWS,
    SLEEP_ONSET,
    VERDICT,
    in_words,
    list_errors,
    list_far_onsets,
    list_wrong_verdicts,
    why_in_words,
)
from benchmarks.nights import NightOrder, usual_site
from benchmarks.real_data import SEIZURES_TITLE, real_data_tables
from benchmarks.rivals import EVENT_BASELINES, ONSET_BASELINES
from benchmarks.second_generator import SLEEPER_NAMES, find_sleeper
from benchmarks.tables import as_text
from recordings.synthetic import PROFILES

DEVELOPMENT_SEED = 0
CLIPS_EACH, LIMBS_EACH, SECOND_NIGHTS = 6, 4, 8
TEST_SEED = 1000
SECOND = "second-"
SUITES = {
    "development": DEVELOPMENT_SEED,
    "test": TEST_SEED,
    f"{SECOND}development": DEVELOPMENT_SEED,
    f"{SECOND}test": TEST_SEED,
}
PLAIN_NIGHTS, SUITE_NIGHTS = 10, 24
PLAIN_HOURS, SUITE_HOURS = 8.0, 6.0
PLAIN_RATE_HZ = 50.0
REPOSITORY = Path(__file__).parents[1]
SHARED_DATA = REPOSITORY.parent / "shared" / "data"
DOCUMENT = REPOSITORY / "docs" / "accuracy.md"
THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark as the command line asks.

    Returns
    -------
    int
        0 when every night was analysed, 1 when some failed.
    """
    options = parse_options(argv)
    results, failures = evaluate_all(make_tasks(options), jobs=options.jobs)
    for failure in failures:
        print(failure, file=sys.stderr)
    if not results:
        return 1
    if options.one_line:
        print(one_line(results))
    elif options.list_errors is not None:
        show_errors(options, results)
    else:
        show_tables(options, results)
    if options.explain:
        remarks = [*list_wrong_verdicts(results), *list_far_onsets(results)]
        shown = write_explanations(options.explain, list_errors(results), cache=options.cache, remarks=remarks)
        print(f"{options.explain}: {shown} mistakes explained", file=sys.stderr)
    if options.json:
        options.json.write_text(json.dumps(figures_as_data(results), indent=2), encoding="utf-8")
    return 1 if failures else 0


def show_errors(options: argparse.Namespace, results: Sequence[NightResult]) -> None:
    """Print a line for each mistake of the rows asked for; without a choice, of the rows that matter most."""
    rows = options.list_errors or (*LISTED_ROWS, VERDICT, SLEEP_ONSET)
    for error in list_errors(results, [row for row in rows if row not in (VERDICT, SLEEP_ONSET)]):
        print(in_words(error) + (why_in_words(error) if options.why else ""))
    lines = list_wrong_verdicts(results) if VERDICT in rows else []
    lines += list_far_onsets(results) if SLEEP_ONSET in rows else []
    for line in lines:
        print(line)


def show_tables(options: argparse.Namespace, results: Sequence[NightResult]) -> None:
    """Print every table, and write the document where it was asked for."""
    conditions = condition_tables(results) if options.suite else ()
    parts = measure_parts(options, second=_second_results(options)) if options.write else ()
    lines = (*reach_goals(results), *(line for part in parts for line in part.lines))
    synthetic = (*conditions, *all_tables(results))
    real = real_data_tables(options.shared) if options.shared.exists() else ()
    print(describe(options, results))
    for table in (goals_table(lines), *synthetic, *(table for part in parts for table in part.tables), *real):
        print(f"\n{as_text(table)}")
    if options.write:
        document = write_document(
            command=command_for(options),
            description=describe(options, results),
            goals=goals_table(lines),
            synthetic=synthetic,
            parts=parts,
            real=[table for table in real if table.title != SEIZURES_TITLE],
            seizures=next((table for table in real if table.title == SEIZURES_TITLE), None),
        )
        DOCUMENT.write_text(document, encoding="utf-8")


def _second_results(options: argparse.Namespace) -> list[NightResult]:
    """Evaluate nights of the second generator on the seeds the report uses."""
    arguments = ["--suite", f"{SECOND}test", "--nights-per-profile", str(options.second_nights), "--baselines"]
    second = parse_options([*arguments, "--jobs", str(options.jobs), "--shared", str(options.shared)])
    second.cache = options.cache
    results, failures = evaluate_all(make_tasks(second), jobs=options.jobs)
    for failure in failures:
        print(failure, file=sys.stderr)
    return results


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument(
        "--suite",
        choices=SUITES,
        help="nights under all conditions (25, 50, 100 Hz, wrist and ankle, noise, coarse steps, clipping, clocks that "
        "are off, gaps) on seeds kept for development or for the published test; its own rate and site for each night. "
        f"{SECOND}…: nights of the second generator, on real still nights where the folder of --shared has them",
    )
    parser.add_argument(
        "--nights-per-profile", type=int, metavar="N", help=f"default {PLAIN_NIGHTS}, of a suite {SUITE_NIGHTS}"
    )
    parser.add_argument(
        "--first-seed",
        type=int,
        metavar="S",
        help=f"seeds from {TEST_SEED} on are kept for published figures; rules are improved on those below "
        f"(default {DEVELOPMENT_SEED}, with --write {TEST_SEED})",
    )
    parser.add_argument("--profiles", nargs="+", choices=(*PROFILES, *SLEEPER_NAMES), metavar="PROFILE")
    parser.add_argument("--hours", type=float, help=f"default {PLAIN_HOURS:g}, of a suite {SUITE_HOURS:g}")
    parser.add_argument("--rate", type=float, metavar="HZ", help=f"of every plain night (default {PLAIN_RATE_HZ:g})")
    parser.add_argument("--site", help="body site of every plain night (default: the usual one of its profile)")
    parser.add_argument(
        "--clips-each", type=int, default=CLIPS_EACH, metavar="N", help="with --write: seizures of each length and kind"
    )
    parser.add_argument(
        "--limbs-each", type=int, default=LIMBS_EACH, metavar="N", help="with --write: nights of each set of wearables"
    )
    parser.add_argument(
        "--second-nights",
        type=int,
        default=SECOND_NIGHTS,
        metavar="N",
        help="with --write: nights of each of the second's profiles",
    )
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--cache", type=Path, nargs="?", const=default_cache(), help="folder to keep nights in")
    parser.add_argument("--baselines", action="store_true", help="run the field's algorithms on the same nights")
    _add_outputs(parser)
    options = parser.parse_args(argv)
    if options.nights_per_profile is None:
        options.nights_per_profile = SUITE_NIGHTS if options.suite else PLAIN_NIGHTS
    if options.first_seed is None:
        usual_seed = TEST_SEED if options.write else DEVELOPMENT_SEED
        options.first_seed = SUITES[options.suite] if options.suite else usual_seed
    options.is_second = bool(options.suite and options.suite.startswith(SECOND))
    options.hours = options.hours or (SUITE_HOURS if options.suite else PLAIN_HOURS)
    _check_suite(parser, options)
    options.rate = PLAIN_RATE_HZ if options.rate is None else options.rate
    options.baselines = options.baselines or options.write
    return options


def _check_suite(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Keep the seeds of both suites apart, and their rates and sites their own."""
    if options.suite and (options.rate is not None or options.site is not None):
        parser.error("--suite gives each night its own rate and site: leave out --rate and --site")
    known = SLEEPER_NAMES if options.is_second else PROFILES
    options.profiles = tuple(options.profiles or known)
    unknown = [profile for profile in options.profiles if profile not in known]
    if unknown:
        parser.error(f"profile {unknown[0]} is not of this generator: choose from {', '.join(known)}")
    last = options.first_seed + options.nights_per_profile - 1
    if SUITES.get(options.suite) == DEVELOPMENT_SEED and last >= TEST_SEED:
        parser.error(f"seeds up to {last} were asked for: those from {TEST_SEED} on are kept for the test suites")
    if SUITES.get(options.suite) == TEST_SEED and options.first_seed < TEST_SEED:
        parser.error(f"first seed is {options.first_seed}: a test suite takes those from {TEST_SEED} on")


def _add_outputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as data, too")
    parser.add_argument("--one-line", action="store_true", help="print the key figures in one line only")
    parser.add_argument(
        "--list-errors",
        nargs="*",
        choices=LISTABLE_ROWS,
        metavar="ROW",
        help="print one line for each miss and false alarm, of all rows or of some",
    )
    parser.add_argument(
        "--why", action="store_true", help="with --list-errors: the evidence and the rejected kinds, too"
    )
    parser.add_argument("--explain", type=Path, metavar="FILE", help="write a page of the worst mistakes")
    parser.add_argument("--shared", type=Path, default=SHARED_DATA, help="folder of real recordings", metavar="DIR")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md, every part included")


def default_cache() -> Path:
    """Name the folder where nights are kept when none is given: outside the repository."""
    return Path(tempfile.gettempdir()) / "hypnic-benchmark-nights"


def make_tasks(options: argparse.Namespace) -> tuple[Task, ...]:
    """List the nights to be evaluated, profile by profile."""
    return tuple(
        Task(
            order=make_order(options, profile, number=number),
            cache=options.cache,
            event_baselines=tuple(name for name, _, _ in EVENT_BASELINES) if options.baselines else (),
            onset_baselines=tuple(name for name, _ in ONSET_BASELINES) if options.baselines else (),
        )
        for profile in options.profiles
        for number in range(options.nights_per_profile)
    )


def make_order(options: argparse.Namespace, profile: str, *, number: int) -> NightOrder:
    """Say which night is a profile's first, second, ... by what the command line asks for."""
    if options.is_second:
        return _second_order(options, profile, number=number)
    if options.suite:
        return suite_order(profile, number=number, seed=options.first_seed + number, hours=options.hours)
    return _plain_order(options, profile, number=number)


def _second_order(options: argparse.Namespace, profile: str, *, number: int) -> NightOrder:
    return NightOrder(
        profile=profile,
        seed=options.first_seed + number,
        hours=options.hours,
        rate_hz=RATES_HZ[(number + SLEEPER_NAMES.index(profile)) % len(RATES_HZ)],
        site=find_sleeper(profile).site,
        shared=options.shared,
    )


def _plain_order(options: argparse.Namespace, profile: str, *, number: int) -> NightOrder:
    return NightOrder(
        profile=profile,
        seed=options.first_seed + number,
        hours=options.hours,
        rate_hz=options.rate,
        site=options.site or usual_site(profile),
    )


def evaluate_all(tasks: Sequence[Task], *, jobs: int) -> tuple[list[NightResult], list[str]]:
    """Evaluate nights in several processes, in the order of the tasks whatever finishes first.

    Returns
    -------
    tuple
        Results, and a text for each night that failed.
    """
    for setting in THREAD_SETTINGS:
        os.environ.setdefault(setting, "1")
    started = time.monotonic()
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as workers:
        futures = [workers.submit(evaluate, task) for task in tasks]
        for done, _ in enumerate(as_completed(futures), start=1):
            _report_progress(done, len(tasks), elapsed_s=time.monotonic() - started)
    results = [future.result() for future in futures if future.exception() is None]
    errors = {
        task.order.name: error
        for task, future in zip(tasks, futures, strict=True)
        if (error := future.exception()) is not None
    }
    return results, _failures_in_words(errors)


def _failures_in_words(errors: Mapping[str, BaseException]) -> list[str]:
    """Tell the first failure at length, the others in a line each: they are mostly the same."""
    return [
        f"{name} failed: " + ("".join(traceback.format_exception(error)) if i == 0 else repr(error))
        for i, (name, error) in enumerate(errors.items())
    ]


def _report_progress(done: int, total: int, *, elapsed_s: float) -> None:
    left_s = elapsed_s / done * (total - done)
    end = "\n" if done == total else ""
    print(f"\r{done} of {total} nights, about {left_s:.0f} s left   ", end=end, file=sys.stderr, flush=True)


def command_for(options: argparse.Namespace) -> str:
    """Write the command that makes the published figures again, without the folders of this machine."""
    words = [
        "python -m benchmarks.accuracy --write" + (f" --suite {options.suite}" if options.suite else ""),
        f"--nights-per-profile {options.nights_per_profile} --first-seed {options.first_seed}",
        f"--hours {options.hours:g}" + ("" if options.suite else f" --rate {options.rate:g}"),
    ]
    if tuple(options.profiles) != (SLEEPER_NAMES if options.is_second else PROFILES):
        words.append(f"--profiles {' '.join(options.profiles)}")
    if options.site and not options.suite:
        words.append(f"--site {options.site}")
    words += [
        f"--{name.replace('_', '-')} {getattr(options, name)}"
        for name, usual in (("clips_each", CLIPS_EACH), ("limbs_each", LIMBS_EACH), ("second_nights", SECOND_NIGHTS))
        if getattr(options, name, usual) != usual
    ]
    return " ".join(words)


def describe(options: argparse.Namespace, results: Sequence[NightResult]) -> str:
    """Say in a sentence what the figures rest on."""
    hours = sum(result.recorded_s for result in results) / 3600
    rates = "under the conditions listed under Goals" if options.suite else f"at {options.rate:g} Hz"
    return (
        f"{len(results)} synthetic nights ({hours:.0f} h) of {len(options.profiles)} profiles {rates}, "
        f"seeds {options.first_seed} to {options.first_seed + options.nights_per_profile - 1}; analysis "
        f"{sum(result.analyse_s for result in results) / len(results):.2f} s a night."
    )


if __name__ == "__main__":
    sys.exit(main())
