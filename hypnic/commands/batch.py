"""``hypnic batch``: from folders of recordings to tables of a cohort."""

import os
from datetime import datetime, time
from typing import TYPE_CHECKING

import click
from rich.text import Text

from hypnic.errors import WrongUseError
from hypnic.inputs import ReadingHelp
from hypnic.options import clock_time, one_site_option, quiet_option, reading_options, shard_text
from hypnic.screen import Screen
from hypnic.words import DISCLAIMER
from recordings import Site

if TYPE_CHECKING:
    from hypnic.batch.run import Outcome

SOME_FAILED = 1

EXAMPLES = """\b
Examples:
  hypnic batch recordings/ --out cohort
  hypnic batch 'recordings/**/*.csv.gz' --out cohort --jobs 4 --timezone Europe/Berlin
  hypnic batch recordings/ --out cohort --group folder
  hypnic batch recordings/ --out cohort --shard 3/100
  hypnic batch s3://study/raw --out s3://study/hypnic --scheduler tcp://10.0.0.1:8786"""


@click.command(name="batch", epilog=EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", required=True, metavar="DIR", help="Where the results go: a folder, or a URL such as s3://….")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Nights at a time. Default: one for each core.")
@click.option(
    "--group",
    metavar="REGEX",
    help="Which files are one night: folder (those of each folder), or a regular expression that finds the night's "
    "name in each path; its groups called night and site are used as such. Default: each file is a night.",
)
@click.option(
    "--shard", type=shard_text, metavar="I/N", help="Do only the I-th of N equal pieces; hypnic summary joins them."
)
@click.option("--scheduler", metavar="ADDRESS", help="Work on the Dask cluster of this scheduler instead of here.")
@one_site_option
@reading_options
@click.option(
    "--lights-out", type=clock_time, metavar="HH:MM", help="When the lights were switched off, by each clock."
)
@click.option("--no-reports", is_flag=True, help="Write no report.html for each night: faster, and far smaller.")
@quiet_option
def command(
    *,
    sources: tuple[str, ...],
    out: str,
    jobs: int | None,
    group: str | None,
    shard: tuple[int, int] | None,
    scheduler: str | None,
    site: Site | None,
    timezone: str | None,
    started_at: datetime | None,
    rate_hz: float | None,
    unit: str | None,
    lights_out: time | None,
    no_reports: bool,
    quiet: bool,
) -> int:
    """Analyse many nights and put them into tables.

    SOURCE is a folder, a file, a glob or a URL (s3://, gs://, sftp://). One bad file never loses the rest: it becomes a
    line of failures.csv, and the exit code is 1. The same command again does only what is missing or has changed.
    """
    from hypnic.batch.plan import Shard
    from hypnic.batch.run import Request, run_batch
    from hypnic.outputs import REPORT_NAME

    if scheduler is not None and jobs is not None:
        raise WrongUseError("--jobs is for this machine, and --scheduler for a cluster, which knows its own: give one")
    request = Request(
        words=sources,
        out=out,
        group=group,
        site=site,
        reading_help=ReadingHelp(timezone=timezone, started_at=started_at, rate_hz=rate_hz, unit=unit),
        lights_out=lights_out,
        left_out_files=(REPORT_NAME,) if no_reports else (),
        jobs=jobs or _cores(),
        shard=None if shard is None else Shard(number=shard[0], of=shard[1]),
        scheduler=scheduler,
        is_quiet=quiet,
    )
    outcome = run_batch(request)
    _tell(outcome, Screen(is_quiet=quiet), is_shard=shard is not None)
    return SOME_FAILED if outcome.tally.failures else 0


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tell(outcome: "Outcome", screen: Screen, *, is_shard: bool) -> None:
    from hypnic.batch.tables import FAILURES_TEXT

    tally, where = outcome.tally, outcome.store.where(outcome.prefix)
    screen.say(Text(f"{tally.nights} nights ({tally.unchanged} tasks unchanged), {tally.failures} recordings failed"))
    if outcome.left_out:
        screen.say(Text(f"{outcome.left_out} files were left out: their endings belong to no format."))
    if tally.failures:
        screen.say(Text(f"What failed: {outcome.store.where(outcome.prefix + FAILURES_TEXT)}"))
    screen.say(Text(f"Tables: {where}", no_wrap=True, overflow="ignore"))
    if is_shard:
        screen.say(Text(f"When all shards are done: hypnic summary {outcome.store.where('').rstrip('/')}"))
    else:
        from hypnic.commands.summary import write_page

        screen.say(Text(f"Summary: {write_page(outcome.store)}", no_wrap=True, overflow="ignore"))
    screen.say(Text(DISCLAIMER, style="dim"))
