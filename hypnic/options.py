"""Options that several commands share, each with the words a person may give and what they become."""

import math
import re
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from recordings.recording import SITES

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

MINUTES_PER_HOUR = 60
SECONDS_PER_MINUTE = 60
LONGEST_S = 7 * 24 * 3600.0
SLOWEST, FASTEST = 0.01, 1_000_000.0


def clock_time(text: str) -> time:
    """Read a time of day such as 22:45."""
    try:
        return datetime.strptime(text, "%H:%M").replace(tzinfo=UTC).time()
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not a time of day: write it like 22:45") from error


def duration(text: str) -> float:
    """Read a length of time such as 8h, 90m, 1h30m or 45s, in seconds."""
    match = re.fullmatch(r"(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?", text.strip().lower())
    hours, minutes, seconds = (float(part or 0) for part in match.groups()) if match else (0.0, 0.0, 0.0)
    total_s = (hours * MINUTES_PER_HOUR + minutes) * SECONDS_PER_MINUTE + seconds
    if not total_s:
        raise click.BadParameter(f"{text!r} is no length of time: write it like 8h, 90m, 1h30m or 45s")
    if total_s > LONGEST_S:
        raise click.BadParameter(f"{text!r} is longer than a week: write a shorter time such as 8h")
    return total_s


def speed(text: str) -> float:
    """Read how many times faster something is to go, such as 60."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not SLOWEST <= number <= FASTEST:
        raise click.BadParameter(f"{text!r} is no speed: give a number from {SLOWEST:g} to {FASTEST:g}, such as 60")
    return number


def rate(text: str) -> float:
    """Read how many samples a second are wanted, such as 50."""
    return _above_zero(text, what="rate in Hz", example="50")


def measuring_range(text: str) -> float:
    """Read up to how many g are to be measured, such as 8."""
    return _above_zero(text, what="measuring range in g", example="8")


def _above_zero(text: str, *, what: str, example: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        raise click.BadParameter(f"{text!r} is no {what}: give a number above 0, such as {example}")
    return number


def moment(text: str) -> datetime:
    """Read a date and time such as 2026-09-21T21:30, with or without an offset from UTC."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not a date and time: write it like 2026-09-21T21:30") from error


def zone_name(text: str) -> str:
    """Read the name of a time zone such as Europe/Berlin."""
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise click.BadParameter(f"{text!r} is not a time zone: give a name such as Europe/Berlin") from error


def shard_text(text: str) -> tuple[int, int]:
    """Read which of how many equal pieces is meant, such as 3/100."""
    match = re.fullmatch(r"(\d+)/(\d+)", text.strip())
    number, of = (int(part) for part in match.groups()) if match else (0, 0)
    if not 1 <= number <= of:
        raise click.BadParameter(f"{text!r} is no shard: write it like 3/100, counted from 1")
    return number, of


def file_path(text: str) -> Path:
    """Read where a file is to be written."""
    path = Path(text)
    if not path.name:
        raise click.BadParameter(f"{text!r} names no file: give a name such as night.csv")
    return path


site_option = click.option(
    "--site",
    "sites",
    multiple=True,
    type=click.Choice(SITES),
    metavar="SITE",
    help=f"Where it was worn: {', '.join(SITES)}. Once for all files, or once for each file in the same order.",
)

one_site_option = click.option(
    "--site", type=click.Choice(SITES), metavar="SITE", help=f"Where it was worn: {', '.join(SITES)}."
)

quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")


def reading_options(command: Decorated) -> Decorated:
    """Add the options that say what a file does not say itself: zone, start, rate and unit."""
    for option in (
        click.option("--unit", metavar="UNIT", help="Unit of the numbers: g, mg, m/s2 or lsb:<counts for one g>."),
        click.option("--rate", "rate_hz", type=float, metavar="HZ", help="Samples a second, for files without times."),
        click.option(
            "--started-at",
            type=moment,
            metavar="WHEN",
            help="When it began, for files without a clock: 2026-09-21T21:30.",
        ),
        click.option(
            "--timezone",
            type=zone_name,
            metavar="TZ",
            help="Where it was recorded: Europe/Berlin. Default: this computer's.",
        ),
    ):
        command = option(command)
    return command


def folder_option(*, default: str, help_text: str) -> Callable[[Decorated], Decorated]:
    """Make the ``--out`` option of a command that writes a folder."""
    return click.option(
        "--out", type=click.Path(path_type=Path), default=default, show_default=True, metavar="DIR", help=help_text
    )


def file_option(*, help_text: str) -> Callable[[Decorated], Decorated]:
    """Make the ``--out`` option of a command that writes one file."""
    return click.option("--out", type=file_path, required=True, metavar="FILE", help=help_text)
