"""Looks around: which wearables are in range, which driver each has, how full its battery is."""

import asyncio
import logging
from dataclasses import dataclass

from firmware_bridge.drivers import Driver, candidates, driver_of, gatt, open_frame, openseizuredetector
from firmware_bridge.drivers.driver import Advertisement
from firmware_bridge.drivers.gatt import link_errors
from firmware_bridge.scanning import Sighting, listen
from firmware_bridge.transport import Transport, make_client

logger = logging.getLogger(__name__)

ASK_S = 8.0
HANG_UP_S = 5.0
BATTERY_LEVELS = (open_frame.BATTERY, openseizuredetector.BATTERY, gatt.BATTERY_LEVEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A device that was heard.

    Parameters
    ----------
    advertisement : Advertisement
        What it said about itself.
    drivers : tuple of Driver
        Those that may fit, one once it was asked; none for what is no wearable the bridge knows.
    battery_percent : int or None
        None where it was not asked, does not tell, or did not answer.
    """

    advertisement: Advertisement
    drivers: tuple[Driver, ...]
    battery_percent: int | None = None


async def survey(transport: Transport, *, duration_s: float) -> tuple[Found, ...]:
    """Hear what is in range, then ask each wearable for its battery.

    Parameters
    ----------
    transport : Transport
    duration_s : float
        How long to listen.

    Returns
    -------
    tuple of Found
        Wearables first, each group by signal strength.

    Raises
    ------
    RadioUnavailableError
        There is no Bluetooth that can be used.
    """
    heard = await listen(transport, duration_s=duration_s)
    known = [sighting for sighting in heard if candidates(sighting.advertisement)]
    unknown = [sighting for sighting in heard if not candidates(sighting.advertisement)]
    asked = [await _ask(transport, sighting) for sighting in known]
    return (*asked, *(Found(advertisement=sighting.advertisement, drivers=()) for sighting in unknown))


async def _ask(transport: Transport, sighting: Sighting) -> Found:
    """Connect to a wearable for a moment; one that does not answer is listed all the same."""
    drivers = candidates(sighting.advertisement)
    battery_percent = None
    client = make_client(transport, sighting.device, on_disconnected=_ignore, timeout_s=ASK_S)
    try:
        async with asyncio.timeout(ASK_S):
            await client.connect()
            drivers = (driver_of(client, drivers),)
            for uuid in BATTERY_LEVELS:
                if battery_percent is None:
                    battery_percent = await gatt.read_battery_level(client, uuid)
    except link_errors() as problem:
        logger.info("%s was not asked: %s", sighting.advertisement.address, problem)
    finally:
        try:
            async with asyncio.timeout(HANG_UP_S):
                await client.disconnect()
        except link_errors() as problem:
            logger.info("%s: %s", sighting.advertisement.address, problem)
    return Found(advertisement=sighting.advertisement, drivers=drivers, battery_percent=battery_percent)


def _ignore() -> None:
    pass
