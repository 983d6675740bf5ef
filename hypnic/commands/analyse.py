"""``hypnic analyse``: from files to a verdict, a table, and a page for each night."""

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path

import click
from rich.text import Text

from hypnic.clock import offset_of_clock_time
from hypnic.errors import WrongUseError
from hypnic.inputs import Input, NightInput, ReadingHelp, expand_inputs, join_nights, read_input
from hypnic.options import clock_time, folder_option, quiet_option, reading_options, site_option
from hypnic.screen import Screen
from hypnic.words import DISCLAIMER
from recordings import Recording, Site

EXAMPLES = """\b
Examples:
  hypnic analyse night.csv
  hypnic analyse night.csv --timezone Europe/Berlin --lights-out 22:45
  hypnic analyse left.csv right.csv --site left_wrist --site right_wrist
  hypnic analyse events.json#45781 --out results"""


@click.command(name="analyse", epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@folder_option(default="hypnic-results", help_text="Where the results go, one folder for each night.")
@site_option
@reading_options
@click.option(
    "--lights-out", type=clock_time, metavar="HH:MM", help="When the light was switched off, by the recording's clock."
)
@quiet_option
def command(
    *,
    files: tuple[str, ...],
    out: Path,
    sites: tuple[Site, ...],
    timezone: str | None,
    started_at: datetime | None,
    rate_hz: float | None,
    unit: str | None,
    lights_out: time | None,
    quiet: bool,
) -> None:
    """Find every movement of a night and say what it was.

    FILE is any supported recording (see "hypnic formats"), packed or not, or an export folder. FILE#PART names one
    recording of a file that holds several; without it, each of them becomes a night of its own. Several files that
    overlap in time and were worn at different sites become one night.
    """
    screen = Screen(is_quiet=quiet)
    reading_help = ReadingHelp(timezone=timezone, started_at=started_at, rate_hz=rate_hz, unit=unit)
    inputs = expand_inputs(files, sites=sites)
    nights = join_nights(inputs, _read_all(inputs, reading_help=reading_help, screen=screen))
    folders = [out / night.name for night in nights]
    _check_folders(folders, inputs)
    offsets_s = [_lights_out_s(lights_out, night) for night in nights]
    for night, folder, offset_s in zip(nights, folders, offsets_s, strict=True):
        _analyse_one(night, folder=folder, lights_out_s=offset_s, screen=screen)
    screen.say(Text(DISCLAIMER, style="dim"))


def _read_all(inputs: Sequence[Input], *, reading_help: ReadingHelp, screen: Screen) -> list[Recording]:
    recordings = []
    for one in inputs:
        with screen.working(f"reading {one.path.name}"):
            recordings.append(read_input(one, reading_help=reading_help))
    return recordings


def _check_folders(folders: Sequence[Path], inputs: Sequence[Input]) -> None:
    read = {one.path.resolve() for one in inputs}
    for folder in folders:
        if folder.resolve() in read:
            raise WrongUseError(f"{folder} is what is being read: choose another place for the results with --out")


def _lights_out_s(lights_out: time | None, night: NightInput) -> float | None:
    if lights_out is None:
        return None
    recording = night.recordings[0]
    if recording.started_at is None:
        raise WrongUseError(
            f"{recording.source} has no clock, so {lights_out:%H:%M} cannot be found in it: "
            "give --started-at, or leave --lights-out away"
        )
    return offset_of_clock_time(lights_out, started_at=recording.started_at, duration_s=recording.duration_s)


def _analyse_one(night: NightInput, *, folder: Path, lights_out_s: float | None, screen: Screen) -> None:
    from detector import analyse_night
    from hypnic.outputs import write_night
    from hypnic.summary import night_summary

    with screen.working(f"analysing {night.name}"):
        analysis = analyse_night(night.recordings, lights_out_s=lights_out_s)
    with screen.working(f"writing {folder}"):
        report = write_night(analysis, folder)
    screen.say(night_summary(analysis, name=night.name, report=report))
