"""``hypnic scan``: which wearables are in range."""

import asyncio

import click

from hypnic.options import duration, quiet_option
from hypnic.screen import Screen

EXAMPLES = """\b
Examples:
  hypnic scan
  hypnic scan --for 20s --all"""
USUAL_S = 5.0
NONE_FOUND = (
    "No wearable was heard. Wake it, bring it nearer, and close the app on the phone that may hold it: a wearable that "
    "is connected cannot be heard. hypnic wearables says what each needs."
)


@click.command(name="scan", epilog=EXAMPLES)
@click.option("--for", "duration_s", type=duration, default="5s", show_default=True, metavar="TIME", help="How long.")
@click.option("--all", "shows_all", is_flag=True, help="Also list devices that are no wearable hypnic knows.")
@quiet_option
def command(*, duration_s: float, shows_all: bool, quiet: bool) -> None:
    """List the wearables in range: name, address, driver, battery, signal strength.

    Each wearable is connected to for a moment to read its battery. Nothing is recorded.
    """
    from firmware_bridge.survey import survey
    from firmware_bridge.transport import BLUETOOTH

    screen = Screen(is_quiet=quiet)
    with screen.working("listening"):
        found = asyncio.run(survey(BLUETOOTH, duration_s=duration_s))
    shown = [one for one in found if one.drivers or shows_all]
    from hypnic.recording_screen import found_table

    screen.say(found_table(shown) if shown else NONE_FOUND)
