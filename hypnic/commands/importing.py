"""``hypnic import``: another maker's file becomes an archive that reads fast and back bit for bit."""

from datetime import datetime
from pathlib import Path

import click

from hypnic.conversion import check_target, read_one, write_one
from hypnic.errors import WrongUseError
from hypnic.inputs import ReadingHelp
from hypnic.options import file_option, one_site_option, quiet_option, reading_options
from hypnic.screen import Screen
from recordings import Site

ENDING = ".parquet"

EXAMPLES = """\b
Examples:
  hypnic import night.cwa --out night.parquet --site left_wrist
  hypnic import events.json#45781 --out event.parquet"""


@click.command(name="import", epilog=EXAMPLES)
@click.argument("file", metavar="FILE")
@file_option(help_text="The archive to write, ending in .parquet.")
@one_site_option
@reading_options
@quiet_option
def command(
    *,
    file: str,
    out: Path,
    site: Site | None,
    timezone: str | None,
    started_at: datetime | None,
    rate_hz: float | None,
    unit: str | None,
    quiet: bool,
) -> None:
    """Turn another maker's file into hypnic's archive format.

    The archive is Parquet: samples as they were measured, with body site, time zone, wearable and everything that was
    mended. pandas, polars and DuckDB open it. FILE#PART names one recording of a file that holds several.
    """
    if out.suffix.lower() != ENDING:
        raise WrongUseError(f"{out} does not end in {ENDING}: name it so, or use hypnic export for other formats")
    screen = Screen(is_quiet=quiet)
    reading_help = ReadingHelp(timezone=timezone, started_at=started_at, rate_hz=rate_hz, unit=unit)
    check_target(out, file)
    recording = read_one(file, site=site, reading_help=reading_help, screen=screen)
    write_one(recording, out, to="parquet", screen=screen)
