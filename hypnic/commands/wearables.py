"""``hypnic wearables``: the table of drivers, as the registry has it."""

import click
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from firmware_bridge.drivers import DRIVERS, Driver
from hypnic.screen import Screen

EXAMPLES = """\b
Example:
  hypnic wearables"""
INDENT = (0, 0, 1, 4)
NOT_POSSIBLE = (
    "Apple Watch, Wear OS, Garmin, Fitbit, Oura and Whoop send no raw acceleration over Bluetooth: export a file and "
    "read it with hypnic analyse. No driver above was tried on a physical device yet: reports are welcome."
)


@click.command(name="wearables", epilog=EXAMPLES)
def command() -> None:
    """List the wearables that can be recorded, and what each needs.

    The name "simulated" is a wearable on every machine: hypnic record --device simulated.
    """
    Screen().say(*(part for driver in DRIVERS for part in _described(driver)), Text(NOT_POSSIBLE))


def _described(driver: Driver) -> tuple[RenderableType, RenderableType]:
    rates = ", ".join(f"{rate_hz:g}" for rate_hz in sorted(driver.rates_hz))
    coarse = "" if driver.coarse_because is None else f"\nCoarse: {driver.coarse_because}."
    details = f"{driver.needs}\n{rates} Hz; battery: {driver.battery}.{coarse}"
    return Text(f"{driver.name}: {driver.title}", style="bold"), Padding(Text(details), INDENT)
