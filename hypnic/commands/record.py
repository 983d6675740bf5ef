"""``hypnic record``: one or several wearables through the night, onto the disk, watched while it lasts."""

from datetime import time
from pathlib import Path

import click

from hypnic.options import clock_time, duration, folder_option, measuring_range, quiet_option, rate

EXAMPLES = """\b
Examples:
  hypnic record --device simulated --for 1m
  hypnic record --device "Polar Sense 12345678=left_wrist" --until 07:30
  hypnic record --device "Hypnic 0003=right_ankle" --device C0:DE:00:00:00:01=chest --alarm https://example.org/hook"""


@click.command(name="record", epilog=EXAMPLES)
@click.option(
    "--device",
    "devices",
    multiple=True,
    metavar="NAME_OR_ADDRESS[=SITE]",
    help="A wearable and where it is worn; give the option again for each. Without it, the only one in range.",
)
@folder_option(default="hypnic-recordings", help_text="Each recording gets its own folder in here.")
@click.option(
    "--second-out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to go on if the first cannot be written.",
)
@click.option("--until", type=clock_time, metavar="HH:MM", help="When to stop, by this computer's clock.")
@click.option("--for", "duration_s", type=duration, metavar="TIME", help="How long to record: 8h, 90m, 45s.")
@click.option(
    "--alarm",
    "alarms",
    multiple=True,
    metavar="URL",
    help="Where to send alarms: https://… gets them as JSON by POST; anything else is read by apprise.",
)
@click.option("--rate", "rate_hz", type=rate, metavar="HZ", help="Samples a second. Default: the driver's choice.")
@click.option(
    "--range", "range_g", type=measuring_range, metavar="G", help="Measuring range. Default: the driver's choice."
)
@quiet_option
def command(
    *,
    devices: tuple[str, ...],
    out: Path,
    second_out: Path | None,
    until: time | None,
    duration_s: float | None,
    alarms: tuple[str, ...],
    rate_hz: float | None,
    range_g: float | None,
    quiet: bool,
) -> int:
    """Record one or several wearables at once until stopped with Ctrl-C.

    What comes is on the disk within a second or two, and each recording's folder can be analysed as it is, also after a
    crash. The name "simulated" is a wearable on every machine. hypnic looks at the night as it grows and raises an
    alarm when a movement looks like a seizure; what only the analysis in the morning can know is said in the manual.
    """
    from hypnic.recording_session import Plan, record_night

    plan = Plan(
        devices=devices,
        folder=out,
        second_folder=second_out,
        until=until,
        duration_s=duration_s,
        alarms=alarms,
        rate_hz=rate_hz,
        range_g=range_g,
        is_quiet=quiet,
    )
    return record_night(plan)
