"""``hypnic export``: a recording becomes a file that other programs read."""

from datetime import datetime
from pathlib import Path
from typing import get_args

import click

from hypnic.conversion import check_target, read_one, write_one
from hypnic.inputs import ReadingHelp, split_part, stem_of
from hypnic.options import file_path, one_site_option, quiet_option, reading_options
from hypnic.screen import Screen
from recordings import Site
from recordings.exporting import ExportFormat

EXAMPLES = """\b
Examples:
  hypnic export night.parquet --to edf
  hypnic export night.cwa --to csv --out tables/night.csv"""


@click.command(name="export", epilog=EXAMPLES)
@click.argument("recording", metavar="RECORDING")
@click.option("--to", required=True, type=click.Choice(get_args(ExportFormat)), help="Format to write.")
@click.option(
    "--out",
    type=file_path,
    metavar="FILE",
    help="The file to write. Default: the recording's name with the new ending, in this folder.",
)
@one_site_option
@reading_options
@quiet_option
def command(
    *,
    recording: str,
    to: ExportFormat,
    out: Path | None,
    site: Site | None,
    timezone: str | None,
    started_at: datetime | None,
    rate_hz: float | None,
    unit: str | None,
    quiet: bool,
) -> None:
    """Turn a recording into EDF, CSV or Parquet.

    RECORDING is any file that can be read. EDF+ is laid on a regular grid, with gaps marked by annotations, and needs
    the extra hypnic[edf]; CSV and Parquet keep every sample as it was measured.
    """
    screen = Screen(is_quiet=quiet)
    path, _ = split_part(recording)
    target = out if out is not None else Path(f"{stem_of(path)}.{to}")
    check_target(target, recording)
    reading_help = ReadingHelp(timezone=timezone, started_at=started_at, rate_hz=rate_hz, unit=unit)
    read = read_one(recording, site=site, reading_help=reading_help, screen=screen)
    write_one(read, target, to=to, screen=screen)
