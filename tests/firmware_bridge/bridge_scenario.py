"""The life of one stream through bleak's public client, the same for every transport."""

import asyncio
from dataclasses import dataclass, field

from firmware_bridge.drivers import Driver, Frame, Listener, Session, Stream, StreamSettings, candidates, driver_of
from firmware_bridge.transport import Transport, make_client, make_scanner

TIMEOUT_S = 20.0


@dataclass(kw_only=True)
class Streamed:
    """What came of it."""

    driver: Driver
    stream: Stream
    frames: list[Frame]
    battery: int | None
    after_stop: int
    interruptions: list[str] = field(default_factory=list)


async def find(transport: Transport, address: str):
    """Scan until a wearable is heard; return its device and what it advertised."""
    found = asyncio.get_running_loop().create_future()

    def heard(device, advertisement):
        if device.address == address and not found.done():
            found.set_result((device, advertisement))

    async with asyncio.timeout(TIMEOUT_S), make_scanner(transport, heard):
        return await found


class Collector:
    """A listener that keeps everything, and lets a test wait for it."""

    def __init__(self) -> None:
        self.notifications: list[bytes] = []
        self.interruptions: list[str] = []
        self.listener = Listener(on_notification=self.notifications.append, on_interruption=self.interruptions.append)

    async def wait_for(self, count: int) -> None:
        async with asyncio.timeout(TIMEOUT_S):
            while len(self.notifications) < count:
                await asyncio.sleep(0.02)


def decode_all(session: Session, notifications: list[bytes]) -> list[Frame]:
    return [frame for notification in notifications for frame in session.decode(notification)]


async def stream(
    transport: Transport, address: str, *, settings: StreamSettings | None = None, notifications: int = 6
) -> Streamed:
    """Scan, connect, start, stream a little, read the battery, stop, disconnect."""
    device, advertisement = await find(transport, address)
    client = make_client(transport, device, on_disconnected=lambda: None, timeout_s=TIMEOUT_S)
    collector = Collector()
    try:
        await client.connect()
        driver = driver_of(client, candidates(advertisement))
        session = await driver.open_stream(client, settings or StreamSettings(), listener=collector.listener)
        battery = await session.read_battery()
        await collector.wait_for(notifications)
        await session.stop()
        received = len(collector.notifications)
        await asyncio.sleep(1.0)
        return Streamed(
            driver=driver,
            stream=session.stream,
            frames=decode_all(session, collector.notifications),
            battery=battery,
            after_stop=len(collector.notifications) - received,
            interruptions=collector.interruptions,
        )
    finally:
        await client.disconnect()
