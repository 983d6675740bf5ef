"""A message bus without a daemon: enough of D-Bus on a private socket for bleak's Linux backend to believe in it."""

import asyncio
import contextlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from fake_bluez.wire import FIXED_HEADER, Kind, Message, message_size, read_message, write_message

BUS_NAME = "org.freedesktop.DBus"
BUS_ID = "0123456789abcdef0123456789abcdef"


class FakeBus:
    """Clients connect to ``address``; calls to services reach ``on_call``, signals reach whoever asked for any."""

    def __init__(self) -> None:
        self.on_call: Callable[[Message], None] = lambda message: None
        self.on_client_gone: Callable[[str], None] = lambda name: None
        self.welcome: Literal["everybody", "nobody", "no answer", "hangs up"] = "everybody"
        self._folder = Path(tempfile.mkdtemp(prefix="fake-bus-"))
        self.address = f"unix:path={self._folder / 'bus'}"
        self._clients: dict[str, _Client] = {}
        self._connected = 0

    async def start(self) -> None:
        """Listen."""
        self._server = await asyncio.start_unix_server(self._serve, path=self._folder / "bus")

    async def stop(self) -> None:
        """Hang up on everybody and vanish."""
        self._server.close()
        self.hang_up()
        await asyncio.sleep(0)
        shutil.rmtree(self._folder, ignore_errors=True)

    def hang_up(self) -> None:
        """Do what applications see when the bus daemon dies."""
        for client in tuple(self._clients.values()):
            client.close()

    def send(self, message: Message) -> None:
        """Send a reply to its destination, a signal to all that listen."""
        if message.destination is not None:
            if message.destination in self._clients:
                self._clients[message.destination].send(message)
            return
        for client in tuple(self._clients.values()):
            if client.matches:
                client.send(message)

    @property
    def client_names(self) -> tuple[str, ...]:
        """Who is connected."""
        return tuple(self._clients)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connected += 1
        client = _Client(f":1.{self._connected}", writer)
        self._clients[client.name] = client
        try:
            await self._let_in(reader, writer)
            while True:
                start = await reader.readexactly(FIXED_HEADER.size)
                rest = await reader.readexactly(message_size(start) - len(start))
                self._dispatch(client, replace(read_message(start + rest), sender=client.name))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            client.close()
            del self._clients[client.name]
            self.on_client_gone(client.name)

    async def _let_in(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.welcome == "hangs up":
            raise ConnectionResetError
        if self.welcome == "no answer":
            await reader.read()
        await _authenticate(reader, writer, is_welcome=self.welcome == "everybody")

    def _dispatch(self, client: "_Client", message: Message) -> None:
        if message.destination != BUS_NAME:
            self.on_call(message)
            return
        if message.member in ("AddMatch", "RemoveMatch"):
            client.matches += 1 if message.member == "AddMatch" else -1
        body = [client.name] if message.member == "Hello" else []
        client.send(
            Message(
                kind=Kind.METHOD_RETURN,
                sender=BUS_NAME,
                destination=client.name,
                reply_serial=message.serial,
                signature="s" if body else "",
                body=body,
            )
        )


class _Client:
    def __init__(self, name: str, writer: asyncio.StreamWriter) -> None:
        self.name = name
        self.matches = 0
        self._writer = writer
        self._serial = 0

    def send(self, message: Message) -> None:
        if not self._writer.is_closing():
            self._serial += 1
            self._writer.write(write_message(replace(message, serial=self._serial)))

    def close(self) -> None:
        with contextlib.suppress(RuntimeError):
            self._writer.close()


async def _authenticate(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_welcome: bool) -> None:
    while True:
        line = (await reader.readuntil(b"\r\n")).strip(b"\0\r\n")
        if line == b"BEGIN":
            return
        if line.startswith(b"AUTH"):
            writer.write(f"OK {BUS_ID}\r\n".encode() if is_welcome else b"REJECTED EXTERNAL\r\n")
        elif line == b"NEGOTIATE_UNIX_FD":
            writer.write(b"AGREE_UNIX_FD\r\n")
        else:
            writer.write(b"ERROR\r\n")
