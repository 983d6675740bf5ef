"""``hypnic export``: a recording or a night becomes something that other programs, or a doctor, can read."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click
from rich.text import Text

from hypnic.conversion import check_target, read_one, write_one
from hypnic.errors import WrongUseError
from hypnic.inputs import ReadingHelp, split_part, stem_of
from hypnic.options import file_path, one_site_option, quiet_option, reading_options
from hypnic.screen import Screen
from recordings import Recording, Site
from recordings.exporting import ExportFormat

if TYPE_CHECKING:
    from hypnic.exports import ExportNight, NightFormat

FORMATS = ("edf", "csv", "parquet", "bids", "pdf")
NIGHT_NAME = "night.json"

EXAMPLES = """\b
Examples:
  hypnic export night.parquet --to edf
  hypnic export night.cwa --to csv --out tables/night.csv
  hypnic export 2026-09-21 --to edf
  hypnic export last --to bids --out study
  hypnic export last --to pdf"""


@click.command(name="export", epilog=EXAMPLES)
@click.argument("night", metavar="NIGHT")
@click.option("--to", required=True, type=click.Choice(FORMATS), help="Format to write.")
@click.option(
    "--out",
    type=file_path,
    metavar="FILE",
    help="The file to write, a folder for bids. Default: the night's name with the new ending, in this folder.",
)
@click.option(
    "--library",
    "library_folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to look for nights. Default: HYPNIC_LIBRARY, else hypnic-library among your documents.",
)
@one_site_option
@reading_options
@quiet_option
def command(
    *,
    night: str,
    to: str,
    out: Path | None,
    library_folder: Path | None,
    site: Site | None,
    timezone: str | None,
    started_at: datetime | None,
    rate_hz: float | None,
    unit: str | None,
    quiet: bool,
) -> None:
    """Turn a recording or a night into EDF, CSV, Parquet, BIDS or PDF.

    NIGHT is any recording that can be read, a folder of results with its recording in it, or a night of the library:
    its id, its name, its date such as 2026-09-21, or "last". CSV and Parquet keep every sample as it was measured. EDF+
    is laid on a regular grid, with gaps marked by annotations, and needs the extra hypnic[edf]; of a night it also says
    what was found. BIDS is a folder of samples, events and results for research, PDF two pages for a doctor (with the
    extra hypnic[pdf]); a recording is analysed for them first.
    """
    screen = Screen(is_quiet=quiet)
    reading_help = ReadingHelp(timezone=timezone, started_at=started_at, rate_hz=rate_hz, unit=unit)
    path, _ = split_part(night)
    if path.exists() and not (path / NIGHT_NAME).is_file():
        is_file = to in get_args(ExportFormat)
        name = f"{stem_of(path)}.{to}" if is_file else _default_name(stem_of(path), to)
        target = out if out is not None else Path(name)
        check_target(target, night)
        recording = read_one(night, site=site, reading_help=reading_help, screen=screen)
        _export_recording(recording, target, name=stem_of(path), to=to, screen=screen)
        return
    if site is not None or reading_help != ReadingHelp():
        raise WrongUseError(
            "--site, --timezone, --started-at, --rate and --unit are for recordings: leave them away for a night"
        )
    _export_night(_found(night, path, library_folder), out, to=to, screen=screen)


def _default_name(name: str, to: str) -> str:
    from hypnic.exports import file_name

    return file_name(name, to=cast("NightFormat", to))


def _export_recording(recording: Recording, target: Path, *, name: str, to: str, screen: Screen) -> None:
    if to in get_args(ExportFormat):
        write_one(recording, target, to=cast(ExportFormat, to), screen=screen)
        return
    from hypnic.exports import night_of_recordings

    with screen.working(f"analysing {name}"):
        night = night_of_recordings((recording,), name=name)
    _export_night(night, target, to=to, screen=screen)


def _found(word: str, path: Path, library_folder: Path | None) -> "ExportNight":
    """Find the night a person means: a folder of results, or one of the library."""
    from hypnic.exports import night_of_library, night_of_results
    from hypnic.library import NoSuchNightError, find_night, open_library, refresh
    from hypnic.library.places import default_folder

    if path.exists():
        return night_of_results(path)
    folder = library_folder or default_folder()
    if not folder.is_dir():
        raise WrongUseError(
            f"{word} does not exist, and there is no library in {folder}: give a recording or --library"
        )
    library = open_library(folder)
    refresh(library)
    try:
        return night_of_library(library, find_night(library, word).id)
    except NoSuchNightError as error:
        raise WrongUseError(f"{word} does not exist as a file, and {error}") from error


def _export_night(night: "ExportNight", out: Path | None, *, to: str, screen: Screen) -> None:
    from hypnic.exports import export_night

    target = out if out is not None else Path(_default_name(night.name, to))
    with screen.working(f"writing {target}"):
        written = export_night(night, target, to=cast("NightFormat", to))
    screen.say(*(Text(f"Written: {one}", no_wrap=True, overflow="ignore") for one in written))
