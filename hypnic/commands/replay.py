"""``hypnic replay``: a recording played through the live path, as if the night were happening now."""

from datetime import datetime

import click

from hypnic.options import one_site_option, quiet_option, reading_options, speed
from hypnic.screen import Screen
from recordings.recording import Site

EXAMPLES = """\b
Examples:
  hypnic replay hypnic-recordings/2026-09-21_213000_left_wrist_Hypnic-0003
  hypnic replay night.csv --speed 600"""


@click.command(name="replay", epilog=EXAMPLES)
@click.argument("file", metavar="RECORDING")
@click.option(
    "--speed",
    "times_faster",
    type=speed,
    metavar="N",
    help="How many times faster than it was. Default: as fast as it goes.",
)
@one_site_option
@reading_options
@quiet_option
def command(
    *,
    file: str,
    times_faster: float | None,
    site: Site | None,
    timezone: str | None,
    started_at: datetime | None,
    rate_hz: float | None,
    unit: str | None,
    quiet: bool,
) -> None:
    """Play a recording through the live path and say which alarms it would have raised, and when.

    At the end the whole recording is analysed, and what was raised live is compared with what hindsight finds.
    """
    from hypnic.inputs import Input, ReadingHelp, read_input, split_part
    from hypnic.playing import play

    path, part = split_part(file)
    screen = Screen(is_quiet=quiet)
    with screen.working(f"reading {path.name}"):
        reading_help = ReadingHelp(timezone=timezone, started_at=started_at, rate_hz=rate_hz, unit=unit)
        recording = read_input(Input(path=path, part=part, site=site), reading_help=reading_help)
    play(recording, screen, speed=times_faster)
