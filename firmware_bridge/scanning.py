"""Finding wearables on the air: one scan for everybody who seeks, because a computer grants a program only one."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firmware_bridge.delays import GrowingDelays
from firmware_bridge.drivers.driver import Advertisement
from firmware_bridge.drivers.gatt import link_errors
from firmware_bridge.errors import RadioUnavailableError
from firmware_bridge.radio_troubles import RadioTrouble, explain_radio_trouble
from firmware_bridge.transport import Transport, make_scanner

if TYPE_CHECKING:
    from bleak.backends.device import BLEDevice

logger = logging.getLogger(__name__)

TURN_S = 4.0
PAUSE_S = 2.0
START_S = 10.0
YIELD_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sighting:
    """A wearable that was just heard: what to connect to, and what it said."""

    device: "BLEDevice"
    advertisement: Advertisement


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Seeker:
    is_wanted: Callable[[Advertisement], bool]
    found: "asyncio.Future[Sighting]"


class Scanner:
    """The one scan of a transport, running while anybody seeks.

    Parameters
    ----------
    transport : Transport

    Attributes
    ----------
    taken : set of str
        Addresses of wearables that somebody has found, for the others to leave alone.
    trouble : RadioTrouble or None
        Why scanning fails at present.
    """

    def __init__(self, transport: Transport) -> None:
        self.taken: set[str] = set()
        self.trouble: RadioTrouble | None = None
        self._transport = transport
        self._seekers: list[_Seeker] = []
        self._task: asyncio.Task[None] | None = None
        self._connecting = 0
        self._disturb = asyncio.Event()
        self._tried = asyncio.Event()

    async def find(self, is_wanted: Callable[[Advertisement], bool]) -> Sighting:
        """Wait until a wanted wearable is heard; bounded in time by the caller.

        Parameters
        ----------
        is_wanted : callable
            Judges an advertisement.
        """
        seeker = _Seeker(is_wanted=is_wanted, found=asyncio.get_running_loop().create_future())
        self._seekers.append(seeker)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._scan_while_sought())
        try:
            return await seeker.found
        finally:
            self._seekers.remove(seeker)
            if not self._seekers:
                self._disturb.set()

    async def require_radio(self) -> None:
        """Wait until the first scan has begun; somebody must be seeking.

        Raises
        ------
        RadioUnavailableError
            There is no Bluetooth that can be used.
        """
        await self._tried.wait()
        if self.trouble is not None and self.trouble.is_lasting:
            raise RadioUnavailableError(self.trouble.text)

    @contextmanager
    def connecting(self) -> Iterator[None]:
        """Keep the scan from starting anew for a moment: many adapters cannot scan and connect at once."""
        self._connecting += 1
        self._disturb.set()
        try:
            yield
        finally:
            self._connecting -= 1

    async def close(self) -> None:
        """Stop scanning."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _scan_while_sought(self) -> None:
        after_trouble = GrowingDelays()
        after_silence = GrowingDelays(longest_s=PAUSE_S)
        while self._seekers:
            await self._let_others_connect()
            try:
                async with self._scan():
                    self.trouble = None
                    self._tried.set()
                    await self._take_a_turn()
                after_trouble.reset()
                delay_s = after_silence.next_s()
            except link_errors() as problem:
                self.trouble = explain_radio_trouble(problem)
                delay_s = after_trouble.next_s()
            except Exception as problem:
                logger.exception("scanning failed in an unforeseen way")
                self.trouble = explain_radio_trouble(problem)
                delay_s = after_trouble.next_s()
            self._tried.set()
            if self._seekers:
                await asyncio.sleep(delay_s)

    @asynccontextmanager
    async def _scan(self) -> AsyncIterator[None]:
        """Scan while the block runs; starting and stopping are bounded in time."""
        scanner = make_scanner(self._transport, self._heard)
        async with asyncio.timeout(START_S):
            await scanner.start()
        try:
            yield
        finally:
            async with asyncio.timeout(START_S):
                await scanner.stop()

    async def _take_a_turn(self) -> None:
        self._disturb.clear()
        try:
            async with asyncio.timeout(TURN_S):
                while self._seekers and not self._connecting:
                    await self._disturb.wait()
                    self._disturb.clear()
        except TimeoutError:
            # A scan that has lost its adapter stays deaf when the adapter returns, so no scan goes on for long.
            return

    async def _let_others_connect(self) -> None:
        waited_s = 0.0
        while self._connecting and waited_s < YIELD_S:
            await asyncio.sleep(0.1)
            waited_s += 0.1

    def _heard(self, device: "BLEDevice", advertisement: Advertisement) -> None:
        for seeker in self._seekers:
            if not seeker.found.done() and seeker.is_wanted(advertisement):
                seeker.found.set_result(Sighting(device=device, advertisement=advertisement))
                self.taken.add(advertisement.address)
                return


async def listen(transport: Transport, *, duration_s: float) -> tuple[Sighting, ...]:
    """Hear every device in range for a while.

    Parameters
    ----------
    transport : Transport
    duration_s : float
        How long.

    Returns
    -------
    tuple of Sighting
        The latest of each device, strongest first; names and services heard at any time are kept.

    Raises
    ------
    RadioUnavailableError
        There is no Bluetooth that can be used.
    """
    heard: dict[str, Sighting] = {}

    def hear(device: "BLEDevice", advertisement: Advertisement) -> None:
        earlier = heard.get(advertisement.address)
        complete = _completed(advertisement, None if earlier is None else earlier.advertisement)
        heard[advertisement.address] = Sighting(device=device, advertisement=complete)

    try:
        scanner = make_scanner(transport, hear)
        async with asyncio.timeout(START_S):
            await scanner.start()
        try:
            await asyncio.sleep(duration_s)
        finally:
            async with asyncio.timeout(START_S):
                await scanner.stop()
    except link_errors() as problem:
        raise RadioUnavailableError(explain_radio_trouble(problem).text) from problem
    return tuple(sorted(heard.values(), key=lambda sighting: -sighting.advertisement.rssi_dbm))


def _completed(advertisement: Advertisement, earlier: Advertisement | None) -> Advertisement:
    if earlier is None:
        return advertisement
    return Advertisement(
        address=advertisement.address,
        name=advertisement.name or earlier.name,
        service_uuids=tuple(dict.fromkeys((*earlier.service_uuids, *advertisement.service_uuids))),
        rssi_dbm=advertisement.rssi_dbm,
    )
