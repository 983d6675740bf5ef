"""The wearables the bridge can talk to: one driver each, and the one table of them all."""

from typing import TYPE_CHECKING

from firmware_bridge.drivers.driver import (
    Advertisement,
    Driver,
    Frame,
    Listener,
    Session,
    Stream,
    StreamSettings,
)
from firmware_bridge.drivers.gatt import has_characteristic
from firmware_bridge.drivers.infinitime import INFINITIME
from firmware_bridge.drivers.movesense_gsp import MOVESENSE_GSP
from firmware_bridge.drivers.open_frame import OPEN_FRAME
from firmware_bridge.drivers.openseizuredetector import OPENSEIZUREDETECTOR
from firmware_bridge.drivers.polar_pmd import POLAR_PMD
from firmware_bridge.drivers.witmotion import WITMOTION
from firmware_bridge.errors import UnknownWearableError

if TYPE_CHECKING:
    from bleak import BleakClient

__all__ = [
    "DRIVERS",
    "Advertisement",
    "Driver",
    "Frame",
    "Listener",
    "Session",
    "Stream",
    "StreamSettings",
    "candidates",
    "driver_named",
    "driver_of",
]

DRIVERS: tuple[Driver, ...] = (POLAR_PMD, OPEN_FRAME, OPENSEIZUREDETECTOR, INFINITIME, MOVESENSE_GSP, WITMOTION)


def candidates(advertisement: Advertisement) -> tuple[Driver, ...]:
    """List the drivers a wearable on the air may belong to; an advertised service counts more than a name.

    Returns
    -------
    tuple of Driver
        Empty for devices that are no wearable the bridge knows. Several where one maker's name covers several
        services: `driver_of` settles it once connected.
    """
    by_service = tuple(driver for driver in DRIVERS if driver.advertises_service(advertisement))
    return by_service or tuple(driver for driver in DRIVERS if driver.matches_name(advertisement))


def driver_of(client: "BleakClient", possible: tuple[Driver, ...] = ()) -> Driver:
    """Settle which driver a connected wearable belongs to, by its data characteristic.

    Parameters
    ----------
    client : bleak.BleakClient
        Connected.
    possible : tuple of Driver
        From `candidates`; they are asked first. Empty for a wearable that goes by a name of its owner's.

    Returns
    -------
    Driver
        The first whose characteristic is there; else the first possible one, whose ``open_stream`` says what lacks.

    Raises
    ------
    UnknownWearableError
        Nothing was possible and no driver's characteristic is there.
    """
    for driver in (*possible, *DRIVERS):
        if has_characteristic(client, driver.characteristic):
            return driver
    if not possible:
        titles = "; ".join(driver.title for driver in DRIVERS)
        raise UnknownWearableError(f"{client.name} is no wearable the bridge knows: it knows {titles}")
    return possible[0]


def driver_named(name: str) -> Driver:
    """Look a driver up by its name.

    Raises
    ------
    UnknownWearableError
        There is none; the message lists all.
    """
    for driver in DRIVERS:
        if driver.name == name:
            return driver
    raise UnknownWearableError(f"no driver is called {name!r}: choose one of {', '.join(d.name for d in DRIVERS)}")
