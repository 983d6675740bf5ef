"""``hypnic summary``: a cohort in one page; shards are joined first."""

from textwrap import shorten
from typing import TYPE_CHECKING

import click
from rich.table import Table
from rich.text import Text

from hypnic.options import quiet_option
from hypnic.screen import Screen

if TYPE_CHECKING:
    from hypnic.batch.cohort import Cohort
    from hypnic.batch.stores import Store

SOME_MISSING = 1
MOST_REASONS = 10
REASON_CHARACTERS = 150

EXAMPLES = """\b
Examples:
  hypnic summary cohort
  hypnic summary s3://study/hypnic"""


@click.command(name="summary", epilog=EXAMPLES)
@click.argument("folder", metavar="DIR")
@quiet_option
def command(*, folder: str, quiet: bool) -> int:
    """Show a cohort in one page: figures, verdicts, failures, nights that stand out.

    DIR is what hypnic batch wrote to. Shards are joined into one set of tables first; of a run that has not ended, the
    tables show what is done so far.
    """
    from hypnic.batch.cohort import describe_cohort
    from hypnic.batch.shards import bring_together
    from hypnic.batch.stores import open_store

    store = open_store(folder)
    joined = bring_together(store)
    remark = f"Not whole: {joined.told}." if joined.missing else ""
    cohort = describe_cohort(store)
    page = _written(store, cohort, remark=remark)
    screen = Screen(is_quiet=quiet)
    screen.say(Text(f"{cohort.nights} nights, {cohort.events} events, {cohort.failures} failures"))
    screen.say(_tiers(cohort), *_reasons(cohort))
    screen.say(Text(f"Summary: {page}", no_wrap=True, overflow="ignore"))
    if joined.missing:
        click.echo(f"hypnic: {joined.told}", err=True)
    return SOME_MISSING if joined.missing else 0


def write_page(store: "Store") -> str:
    """Write the page of a cohort whose tables are whole, and say where it is."""
    from hypnic.batch.cohort import describe_cohort

    return _written(store, describe_cohort(store), remark="")


def _written(store: "Store", cohort: "Cohort", *, remark: str) -> str:
    from hypnic.batch.cohort_page import PAGE_NAME, cohort_page
    from hypnic.batch.model import NIGHTS_FOLDER
    from hypnic.outputs import REPORT_NAME

    first = next((outlier.night for outlier in cohort.outliers), next(iter(cohort.alarming), None))
    has_reports = first is not None and store.has([f"{NIGHTS_FOLDER}/{first}/{REPORT_NAME}"])
    title = store.where("").rstrip("/\\").replace("\\", "/").rpartition("/")[2]
    page = cohort_page(cohort, title=title, has_reports=has_reports, remark=remark)
    store.write(PAGE_NAME, page.encode("utf-8", errors="replace"))
    return store.where(PAGE_NAME)


def _tiers(cohort: "Cohort") -> Table:
    table = Table(box=None, show_header=False)
    table.add_column(justify="right")
    table.add_column()
    for tier, nights in cohort.tiers.items():
        table.add_row(str(nights), tier.replace("_", " "))
    return table


def _reasons(cohort: "Cohort") -> list[Text]:
    lines = [
        Text(f"  {reason.failures} × {shorten(reason.text, REASON_CHARACTERS, placeholder=' …')}")
        for reason in cohort.reasons[:MOST_REASONS]
    ]
    return [Text("Failures:"), *lines] if lines else []
