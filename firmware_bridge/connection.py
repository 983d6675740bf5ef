"""Keeps one wearable streaming all night: found, connected, watched, let go, and all of it again after every trouble.

What is known of Bluetooth links, and kept here: a new client for each connection, and `disconnect` at its end whatever
happened, or old subscriptions multiply; no call without a time limit, some never return; "connected" proves nothing,
only data does; the stream is stopped on the device when the person stops.
"""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from firmware_bridge.delays import GrowingDelays
from firmware_bridge.drivers import DRIVERS, candidates, driver_of
from firmware_bridge.drivers.driver import Advertisement, Driver, Frame, Listener, Session, Stream, StreamSettings
from firmware_bridge.drivers.gatt import link_errors
from firmware_bridge.errors import BridgeError, CannotStreamError, LinkError, PacketError
from firmware_bridge.inbox import Inbox, to_columns
from firmware_bridge.radio_troubles import explain_radio_trouble
from firmware_bridge.scanning import Scanner, Sighting
from firmware_bridge.transport import BLUETOOTH, Transport, connected_devices, make_client
from recordings.capture_format import Frames
from recordings.recording import Site

if TYPE_CHECKING:
    from bleak import BleakClient

logger = logging.getLogger(__name__)

NANOSECONDS_PER_SECOND = 1_000_000_000
SEEK_FIRST_S = 3.0
SEEK_S = 30.0
CONNECT_S = 12.0
OPEN_S = 30.0
# Two batches a second, so that with the frame under way a crash costs less than a second.
BATCH_S = 0.5
SILENCE_S = 3.0
SILENCE_FRAMES = 5
SILENCE_OF_CHANGES_S = 30.0
ANSWER_S = 3.0
FIRST_DATA_S = 8.0
STOP_S = 5.0
HANG_UP_S = 5.0
REFUSED_S = 30.0
BATTERY_EVERY_S = 900.0
LEFT_OVER_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A wearable the person named.

    Parameters
    ----------
    name : str
        Its name or address on the air; capital letters make no difference.
    site : str
        Where on the body it is worn.
    settings : StreamSettings
        Wishes for rate and range.
    transport : Transport
        Which radio it is on.
    """

    name: str
    site: Site = "unknown"
    settings: StreamSettings = field(default_factory=StreamSettings)
    transport: Transport = BLUETOOTH

    def matches(self, name: str | None, address: str) -> bool:
        """Tell whether a name or an address is the one that was given."""
        return self.name.casefold() in ((name or "").casefold(), address.casefold())


class Follower(Protocol):
    """Who is told what happens to a wearable; every function must return at once."""

    def on_search(self) -> None:
        """Learn that the wearable is being sought."""

    def on_found(self, sighting: Sighting) -> None:
        """Learn that it was heard and is being connected to."""

    def on_stream(self, driver: Driver, stream: Stream) -> None:
        """Learn what it streams, now that its stream was opened."""

    def on_frames(self, frames: Frames) -> None:
        """Take frames, in order of arrival."""

    def on_undecodable(self, notification: bytes, problem: PacketError) -> None:
        """Learn of a notification that makes no frame."""

    def on_dropped(self, notifications: int) -> None:
        """Learn of notifications that were lost because the computer was too busy."""

    def on_battery(self, percent: int | None) -> None:
        """Learn the battery level; None where the wearable does not tell."""

    def on_trouble(self, text: str) -> None:
        """Learn in plain words what went wrong; the connection is made again."""

    def on_refusal(self, text: str) -> None:
        """Learn why the wearable does not stream; trying again will not help until something changes."""


class Connection:
    """One wearable's way through the night; `run` ends only when it is cancelled.

    Parameters
    ----------
    wanted : Wanted
    scanner : Scanner
        Of the wearable's transport, shared with others.
    follower : Follower
    """

    def __init__(self, wanted: Wanted, scanner: Scanner, *, follower: Follower) -> None:
        self._wanted = wanted
        self._scanner = scanner
        self._follower = follower
        self._address: str | None = None
        self._has_flowed = False

    async def run(self) -> None:
        """Connect and stream, again and again; a cancellation stops the stream on the device and hangs up."""
        delays = GrowingDelays()
        await end_left_over_links(self._wanted, taken=self._scanner.taken)
        while True:
            self._has_flowed = False
            pause_s = 0.0
            try:
                await self._stream_once()
            except CannotStreamError as refusal:
                self._follower.on_refusal(str(refusal))
                pause_s = REFUSED_S
            except _foreseen_troubles() as problem:
                self._follower.on_trouble(_in_plain_words(problem))
            except Exception as problem:
                # A fault nobody foresaw must not end the night: it is logged, shown, and the connection made anew.
                logger.exception("%s: unforeseen", self._wanted.name)
                self._follower.on_trouble(f"unforeseen: {type(problem).__name__}: {problem}")
            if self._has_flowed:
                delays.reset()
            await asyncio.sleep(max(pause_s, delays.next_s()))

    async def _stream_once(self) -> None:
        sighting = await self._find()
        async with self._connected(sighting) as (client, lost):
            inbox = Inbox(self._wanted.transport.clock)
            driver = driver_of(client, candidates(sighting.advertisement))
            listener = Listener(on_notification=inbox.put, on_interruption=self._follower.on_trouble)
            async with asyncio.timeout(OPEN_S):
                session = await driver.open_stream(client, self._wanted.settings, listener=listener)
            self._follower.on_stream(driver, session.stream)
            await self._stream(session, inbox, lost=lost)

    async def _find(self) -> Sighting:
        self._follower.on_search()
        limit_s = SEEK_FIRST_S
        while True:
            try:
                async with asyncio.timeout(limit_s):
                    sighting = await self._scanner.find(self._is_wanted)
            except TimeoutError:
                if limit_s == SEEK_S:
                    self._follower.on_trouble(self._unheard())
                # A link that nobody holds any more keeps a wearable from being heard.
                await end_left_over_links(self._wanted, taken=self._scanner.taken - {self._address or ""})
                limit_s = SEEK_S
                continue
            # From now on this very one, even if another has the same name.
            self._address = sighting.advertisement.address
            self._follower.on_found(sighting)
            return sighting

    def _is_wanted(self, advertisement: Advertisement) -> bool:
        if self._address is not None:
            return advertisement.address == self._address
        is_free = advertisement.address not in self._scanner.taken
        return (
            is_free
            and self._wanted.matches(advertisement.name, advertisement.address)
            and bool(candidates(advertisement))
        )

    def _unheard(self) -> str:
        if self._scanner.trouble is not None:
            return self._scanner.trouble.text
        return (
            f"not heard for {SEEK_S:g} s: bring it nearer, wake it, and close the app on the phone that may hold it; "
            "still seeking"
        )

    @asynccontextmanager
    async def _connected(self, sighting: Sighting) -> "AsyncIterator[tuple[BleakClient, asyncio.Event]]":
        """Connect with a client of its own, and hang up at the end whatever happened."""
        lost = asyncio.Event()
        pairs = any(sys.platform in driver.pairs_on for driver in candidates(sighting.advertisement))
        transport = self._wanted.transport
        client = make_client(transport, sighting.device, on_disconnected=lost.set, timeout_s=CONNECT_S, pairs=pairs)
        try:
            with self._scanner.connecting():
                async with asyncio.timeout(CONNECT_S + 1):
                    await client.connect()
            yield client, lost
        finally:
            await _attempt(client.disconnect, limit_s=HANG_UP_S)

    async def _stream(self, session: Session, inbox: Inbox, *, lost: asyncio.Event) -> None:
        battery = asyncio.get_running_loop().create_task(self._watch_battery(session))
        try:
            await self._pump(session, inbox, lost=lost)
        except asyncio.CancelledError:
            # Only when the person stops: after a trouble, what a watch has kept would be thrown away with its stream.
            await _attempt(session.stop, limit_s=STOP_S)
            raise
        finally:
            battery.cancel()
            self._hand_on(session, inbox)

    async def _pump(self, session: Session, inbox: Inbox, *, lost: asyncio.Event) -> None:
        """Hand notifications on once a second, until the link breaks or falls silent."""
        monotonic_ns = self._wanted.transport.clock.monotonic_ns
        opened_ns = monotonic_ns()
        silence_s = longest_silence_s(session.stream)
        ask_at_s = SILENCE_S
        while True:
            limit_s = silence_s if inbox.received else max(silence_s, FIRST_DATA_S)
            silent_s = (monotonic_ns() - max(inbox.latest_ns, opened_ns)) / NANOSECONDS_PER_SECOND
            if silent_s >= limit_s:
                raise LinkError(f"connected, but silent for {silent_s:.0f} s: connecting again")
            if silent_s < SILENCE_S:
                ask_at_s = SILENCE_S
            elif session.stream.notifies_changes_only and silent_s >= ask_at_s:
                ask_at_s += SILENCE_S
                await _require_an_answer(session)
            try:
                async with asyncio.timeout(min(BATCH_S, limit_s - silent_s)):
                    await lost.wait()
                raise LinkError("the link broke: connecting again")
            except TimeoutError:
                self._hand_on(session, inbox)

    def _hand_on(self, session: Session, inbox: Inbox) -> None:
        """Decode what came and give it to the follower."""
        arrived: list[tuple[int, Frame]] = []
        for arrival_ns, notification in inbox.take_all():
            try:
                arrived += [(arrival_ns, frame) for frame in session.decode(notification)]
            except PacketError as problem:
                self._follower.on_undecodable(notification, problem)
        if inbox.dropped:
            self._follower.on_dropped(inbox.dropped)
            inbox.dropped = 0
        if arrived:
            self._has_flowed = True
            self._follower.on_frames(to_columns(arrived))

    async def _watch_battery(self, session: Session) -> None:
        while True:
            try:
                self._follower.on_battery(await session.read_battery())
            except link_errors() as problem:
                logger.info("%s: battery not read: %s", self._wanted.name, problem)
            await asyncio.sleep(BATTERY_EVERY_S)


def longest_silence_s(stream: Stream) -> float:
    """Tell after how long a silence of a stream something must be wrong."""
    if stream.notifies_changes_only:
        return SILENCE_OF_CHANGES_S
    return max(SILENCE_S, SILENCE_FRAMES * stream.samples_per_frame / stream.rate_hz)


async def _require_an_answer(session: Session) -> None:
    """Find out whether a silent wearable is still there, where silence may mean that it lies still.

    Raises
    ------
    LinkError
        It is not.
    """
    try:
        async with asyncio.timeout(ANSWER_S):
            await session.read_battery()
    except link_errors() as problem:
        raise LinkError("connected, but silent and not answering: connecting again") from problem


async def end_left_over_links(wanted: Wanted, *, taken: set[str]) -> None:
    """Hang up links that a crashed process left behind: their wearables cannot be found, nor listened to.

    Parameters
    ----------
    wanted : Wanted
        Only links to this wearable are ended.
    taken : set of str
        Addresses of links that are in use.
    """
    transport = wanted.transport
    services = sorted({uuid for one in DRIVERS for uuid in (*one.service_uuids, *one.shared_services)})
    try:
        async with asyncio.timeout(LEFT_OVER_S):
            devices = await connected_devices(transport, services)
    except link_errors() as problem:
        logger.info("left-over links could not be listed: %s", problem)
        return
    for device in devices:
        if device.address not in taken and wanted.matches(device.name, device.address):
            client = make_client(transport, device, on_disconnected=lambda: None, timeout_s=LEFT_OVER_S)
            await _attempt(client.connect, limit_s=LEFT_OVER_S)
            await _attempt(client.disconnect, limit_s=HANG_UP_S)


async def _attempt(step: Callable[[], Awaitable[object]], *, limit_s: float) -> None:
    """Do one of the last steps of a link, which may be broken: what fails is logged."""
    try:
        async with asyncio.timeout(limit_s):
            await step()
    except link_errors() as problem:
        logger.info("letting go of a link: %s: %s", type(problem).__name__, problem)


def _foreseen_troubles() -> tuple[type[Exception], ...]:
    return (BridgeError, *link_errors())


def _in_plain_words(problem: Exception) -> str:
    if isinstance(problem, BridgeError):
        return str(problem)
    if isinstance(problem, TimeoutError):
        return "Bluetooth did not answer in time: trying again"
    return explain_radio_trouble(problem).text
