"""A fake ``org.bluez`` under which bleak's stock Linux backend runs unmodified, with everything that can fail.

It shows the simulated wearables of a `Radio` as D-Bus objects. Faults of the radio act through it; faults of the
computer's own Bluetooth (a crashed daemon, a vanished adapter, refused calls) are methods here.
"""

import asyncio
import os
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Any

from fake_bluez.bus import FakeBus
from fake_bluez.wire import NO_REPLY_EXPECTED, Kind, Message, Variant

from firmware_bridge.simulated.peripheral import AttributeRefusedError, Peripheral
from firmware_bridge.simulated.radio import ATT_HEADER_BYTES, Link, Radio, RadioRefusedError

BLUEZ = "org.bluez"
ADAPTER = "org.bluez.Adapter1"
DEVICE = "org.bluez.Device1"
SERVICE = "org.bluez.GattService1"
CHARACTERISTIC = "org.bluez.GattCharacteristic1"
DESCRIPTOR = "org.bluez.GattDescriptor1"
OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager"
PROPERTIES = "org.freedesktop.DBus.Properties"
ADAPTER_PATH = "/org/bluez/hci0"
CLIENT_CONFIGURATION = "00002902-0000-1000-8000-00805f9b34fb"

ERROR = "org.bluez.Error."
UNKNOWN_OBJECT = "org.freedesktop.DBus.Error.UnknownObject"
UNKNOWN_METHOD = "org.freedesktop.DBus.Error.UnknownMethod"
SERVICE_UNKNOWN = "org.freedesktop.DBus.Error.ServiceUnknown"
UNLIKELY_ERROR = 0x0E
REFUSALS = {
    "adapter_gone": (ERROR + "NotReady", "Resource Not Ready"),
    "in_progress": (ERROR + "InProgress", "Operation already in progress"),
    "aborted": (ERROR + "Failed", "Software caused connection abort"),
    "not_in_range": (ERROR + "Failed", "le-connection-abort-by-local"),
}
ON = Variant(signature="b", value=True)
OFF = Variant(signature="b", value=False)
ADVERTISING_INTERVAL_S = 0.05
CONNECTING_S = 0.02
FAILING_S = 0.5


class CallRefusedError(Exception):
    """A call ends with a D-Bus error."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(name, text)
        self.name = name
        self.text = text


@dataclass(frozen=True, kw_only=True)
class GattPath:
    """Where a characteristic hangs in the tree."""

    device: str
    uuid: str


class FakeBlueZ:
    """Use as ``async with FakeBlueZ(radio):``; while inside, bleak's system bus is this one."""

    def __init__(self, radio: Radio) -> None:
        self.radio = radio
        self.bus = FakeBus()
        self.calls: list[str] = []
        self.objects: dict[str, dict[str, dict[str, Variant]]] = {}
        self.refused: dict[str, deque[CallRefusedError]] = defaultdict(deque)
        self._is_dead = False
        self._links: dict[str, Link] = {}
        self._characteristics: dict[str, GattPath] = {}
        self._notified: dict[str, set[str]] = defaultdict(set)
        self._stale: set[str] = set()
        self._discoverers: set[str] = set()
        self._scan: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "FakeBlueZ":
        """Take the place of the system bus."""
        self.bus.on_call = self._begin_call
        self.bus.on_client_gone = self._client_gone
        self.radio.on_adapter_lost = self.remove_adapter
        self.radio.on_adapter_returned = self.add_adapter
        await self.bus.start()
        self._bus_before = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = self.bus.address
        self._add("/org/bluez", {"org.bluez.AgentManager1": {}})
        self.add_adapter()
        return self

    async def __aexit__(self, *_exception: object) -> None:
        """Vanish."""
        self._stop_scan()
        for task in self._tasks:
            task.cancel()
        for link in tuple(self._links.values()):
            link.close()
        await self.bus.stop()
        del os.environ["DBUS_SYSTEM_BUS_ADDRESS"]
        if self._bus_before is not None:
            os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = self._bus_before

    # What tests let go wrong

    def refuse(self, member: str, name: str, text: str = "", *, times: int = 1) -> None:
        """Let the next calls of a method end with an error; a name without dots is one of BlueZ's own."""
        error = CallRefusedError(name if "." in name else ERROR + name, text)
        self.refused[member].extend([error] * times)

    def crash(self) -> None:
        """Kill the daemon: no signal is sent, every call is answered with ServiceUnknown, links are frozen."""
        self._is_dead = True
        self._stop_scan()

    def restart(self) -> None:
        """Start a new daemon: links are gone, the tree is empty but for the adapter."""
        for link in tuple(self._links.values()):
            link.close()
        self._links.clear()
        self.objects = {}
        self._characteristics.clear()
        self._notified.clear()
        self._stale.clear()
        self._discoverers.clear()
        self._is_dead = False
        self._add("/org/bluez", {"org.bluez.AgentManager1": {}})
        self.add_adapter()

    def add_adapter(self) -> None:
        """Plug the adapter in."""
        self._add(
            ADAPTER_PATH,
            {
                ADAPTER: {
                    "Address": _text("00:11:22:33:44:55"),
                    "Name": _text("fake"),
                    "Alias": _text("fake"),
                    "Powered": ON,
                    "Discovering": OFF,
                    "UUIDs": Variant(signature="as", value=[]),
                    "Roles": Variant(signature="as", value=["central", "peripheral"]),
                }
            },
        )

    def remove_adapter(self, *, says_disconnected: bool = True) -> None:
        """Unplug the adapter; a rude one does not say first that its devices are disconnected."""
        self._stop_scan()
        self._discoverers.clear()
        for path in [path for path in self.objects if self._is_device(path)]:
            link = self._links.pop(path, None)
            if link is not None:
                link.close()
                if says_disconnected:
                    self._show_disconnected(path)
            self.remove_device(path)
        self._remove(ADAPTER_PATH)

    def power_off(self) -> None:
        """Switch the adapter off, as a person does in the settings."""
        for path, link in tuple(self._links.items()):
            link.close()
            self._show_disconnected(path)
        self._links.clear()
        self._stop_scan()
        self._discoverers.clear()
        self._change(ADAPTER_PATH, ADAPTER, Powered=OFF)

    def power_on(self) -> None:
        """Switch the adapter on again."""
        self._change(ADAPTER_PATH, ADAPTER, Powered=ON)

    def remove_device(self, path: str) -> None:
        """Forget a device."""
        for child in sorted((child for child in self.objects if child.startswith(path)), reverse=True):
            self._remove(child)
            self._characteristics.pop(child, None)
            self._notified.pop(child, None)

    @staticmethod
    def device_path(wearable: Peripheral) -> str:
        """Tell where a wearable hangs in the tree."""
        return f"{ADAPTER_PATH}/dev_{wearable.address.replace(':', '_')}"

    # The tree

    @staticmethod
    def _is_device(path: str) -> bool:
        return path.startswith(ADAPTER_PATH + "/dev_") and "/service" not in path

    def _add(self, path: str, interfaces: dict[str, dict[str, Variant]]) -> None:
        self.objects[path] = interfaces
        self._signal("/", OBJECT_MANAGER, "InterfacesAdded", "oa{sa{sv}}", [path, interfaces])

    def _remove(self, path: str) -> None:
        interfaces = self.objects.pop(path, None)
        if interfaces:
            self._signal("/", OBJECT_MANAGER, "InterfacesRemoved", "oas", [path, list(interfaces)])

    def _change(self, path: str, interface: str, **changed: Variant) -> None:
        if path in self.objects:
            self.objects[path][interface].update(changed)
            self._signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", [interface, changed, []])

    def _signal(self, path: str, interface: str, member: str, signature: str, body: list[Any]) -> None:
        if not self._is_dead:
            self.bus.send(
                Message(
                    kind=Kind.SIGNAL,
                    sender=BLUEZ,
                    path=path,
                    interface=interface,
                    member=member,
                    signature=signature,
                    body=body,
                )
            )

    # The radio

    def _listen(self) -> None:
        self._scan = asyncio.get_running_loop().call_later(ADVERTISING_INTERVAL_S, self._listen)
        for wearable in self.radio.heard():
            path = self.device_path(wearable)
            if path not in self.objects:
                self._add(path, {DEVICE: self._device_properties(wearable)})
            else:
                self._change(path, DEVICE, RSSI=Variant(signature="n", value=-60))

    def _stop_scan(self) -> None:
        if self._scan is not None:
            self._scan.cancel()
            self._scan = None
            self.radio.end_scan()

    @staticmethod
    def _device_properties(wearable: Peripheral) -> dict[str, Variant]:
        states = ("Paired", "Bonded", "Trusted", "Blocked", "Connected", "ServicesResolved", "LegacyPairing")
        return {
            "Address": _text(wearable.address),
            "AddressType": _text("random"),
            "Name": _text(wearable.name),
            "Alias": _text(wearable.name),
            "Adapter": Variant(signature="o", value=ADAPTER_PATH),
            "UUIDs": Variant(signature="as", value=list(wearable.advertised_services)),
            "RSSI": Variant(signature="n", value=-60),
            **dict.fromkeys(states, OFF),
        }

    def _show_services(self, device: str, wearable: Peripheral) -> None:
        handle = 0
        for service in wearable.services:
            handle += 1
            service_path = f"{device}/service{handle:04x}"
            about = {"UUID": _text(service.uuid), "Primary": ON, "Device": _path(device)}
            self._add(service_path, {SERVICE: about | {"Includes": Variant(signature="ao", value=[])}})
            for characteristic in service.characteristics:
                path = f"{service_path}/char{handle + 1:04x}"
                handle += 3
                self._characteristics[path] = GattPath(device=device, uuid=characteristic.uuid)
                self._add(
                    path,
                    {
                        CHARACTERISTIC: {
                            "UUID": _text(characteristic.uuid),
                            "Service": _path(service_path),
                            "Value": Variant(signature="ay", value=b""),
                            "Flags": Variant(signature="as", value=list(characteristic.properties)),
                            "MTU": Variant(signature="q", value=self.radio.mtu),
                            "Notifying": OFF,
                        }
                    },
                )
                if {"notify", "indicate"} & set(characteristic.properties):
                    about = {"UUID": _text(CLIENT_CONFIGURATION), "Characteristic": _path(path)}
                    self._add(f"{path}/desc{handle:04x}", {DESCRIPTOR: about})

    def _notify(self, device: str, uuid: str, data: bytes) -> None:
        for path, place in self._characteristics.items():
            if place == GattPath(device=device, uuid=uuid):
                # One signal for each client that ever subscribed and is still on the bus, as the real daemon does.
                for _client in tuple(self._notified[path]):
                    self._change(path, CHARACTERISTIC, Value=Variant(signature="ay", value=data))

    def _lose(self, device: str) -> None:
        self._links.pop(device, None)
        self._show_disconnected(device)

    def _show_disconnected(self, device: str) -> None:
        self._stale.discard(device)
        self._change(device, DEVICE, ServicesResolved=OFF)
        self._change(device, DEVICE, Connected=OFF)

    def _client_gone(self, name: str) -> None:
        for path, clients in self._notified.items():
            if name in clients:
                clients.discard(name)
                device = self._characteristics[path].device if path in self._characteristics else ""
                # The link of a client that died stays up, and its subscription cannot be taken over.
                if device in self._links:
                    self._stale.add(device)
        self._discoverers.discard(name)
        if not self._discoverers:
            self._stop_scan()

    # The calls

    def _begin_call(self, message: Message) -> None:
        task = asyncio.get_running_loop().create_task(self._answer(message))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, message: Message) -> None:
        self.calls.append(message.member or "")
        try:
            signature, body = await self._call(message)
            reply = Message(kind=Kind.METHOD_RETURN, signature=signature, body=body)
        except CallRefusedError as refusal:
            reply = _error(refusal.name, refusal.text)
        except RadioRefusedError as refusal:
            reply = _error(*REFUSALS[refusal.cause])
        except AttributeRefusedError as refusal:
            reply = _error(ERROR + "Failed", f"Operation failed with ATT error: {refusal.code:#04x}")
        if not message.flags & NO_REPLY_EXPECTED:
            self.bus.send(_addressed(reply, message))

    async def _call(self, message: Message) -> tuple[str, list[Any]]:
        member = message.member or ""
        if self._is_dead:
            raise CallRefusedError(SERVICE_UNKNOWN, "The name org.bluez was not provided by any .service files")
        if self.refused[member]:
            raise self.refused[member].popleft()
        if member == "GetManagedObjects":
            return "a{oa{sa{sv}}}", [self.objects]
        if message.path not in self.objects:
            raise CallRefusedError(UNKNOWN_OBJECT, f"no object {message.path}")
        method = METHODS.get((message.interface or "", member))
        if method is None:
            raise CallRefusedError(UNKNOWN_METHOD, f"{message.interface}.{member}")
        return await method(self, message.path, message) or ("", [])

    async def _set_property(self, path: str, message: Message) -> None:
        interface, name, value = message.body
        self._change(path, interface, **{name: value})

    async def _set_filter(self, path: str, message: Message) -> None:
        pass

    async def _start_discovery(self, path: str, message: Message) -> None:
        if message.sender in self._discoverers:
            raise CallRefusedError(ERROR + "InProgress", "Operation already in progress")
        if not self._discoverers:
            self.radio.begin_scan()
        self._discoverers.add(message.sender or "")
        self._change(path, ADAPTER, Discovering=ON)
        if self._scan is None:
            self._listen()

    async def _stop_discovery(self, path: str, message: Message) -> None:
        if message.sender not in self._discoverers:
            raise CallRefusedError(ERROR + "Failed", "No discovery started")
        self._discoverers.discard(message.sender)
        if not self._discoverers:
            self._stop_scan()
            self._change(path, ADAPTER, Discovering=OFF)

    async def _remove_device(self, path: str, message: Message) -> None:
        device = message.body[0]
        if device not in self.objects:
            raise CallRefusedError(ERROR + "DoesNotExist", "Does Not Exist")
        if device in self._links:
            self._links.pop(device).close()
            self._show_disconnected(device)
        self.remove_device(device)

    async def _connect(self, path: str, message: Message) -> None:
        await asyncio.sleep(CONNECTING_S)
        wearable = self._wearable_at(path)
        try:
            link = self.radio.connect(
                wearable.address,
                on_notification=lambda uuid, data: self._notify(path, uuid, data),
                on_lost=lambda: self._lose(path),
            )
        except RadioRefusedError as refusal:
            if refusal.cause == "not_in_range":
                # The daemon tries for a while, and reports a connection that came and went.
                await asyncio.sleep(FAILING_S)
                self._change(path, DEVICE, Connected=OFF)
            raise
        self._links[path] = link
        self._change(path, DEVICE, Connected=ON)
        asyncio.get_running_loop().call_later(CONNECTING_S, self._resolve, path, link)

    def _resolve(self, path: str, link: Link) -> None:
        if self._links.get(path) is not link or path not in self.objects:
            return
        if not any(child.startswith(path + "/service") for child in self.objects):
            self._show_services(path, link.wearable)
        uuids = Variant(signature="as", value=[service.uuid for service in link.wearable.services])
        self._change(path, DEVICE, ServicesResolved=ON, UUIDs=uuids)

    async def _disconnect(self, path: str, message: Message) -> None:
        link = self._links.pop(path, None)
        if link is not None:
            link.close()
        self._show_disconnected(path)

    async def _pair(self, path: str, message: Message) -> None:
        await self._connect(path, message)
        self._change(path, DEVICE, Paired=ON, Bonded=ON)

    async def _read_value(self, path: str, message: Message) -> tuple[str, list[Any]]:
        value = self._connected_at(path).read(self._characteristics[path].uuid)
        value = value[: self.radio.mtu - ATT_HEADER_BYTES]
        # Like the real daemon: a read looks like a notification to whoever is subscribed.
        self._change(path, CHARACTERISTIC, Value=Variant(signature="ay", value=value))
        return "ay", [value]

    async def _write_value(self, path: str, message: Message) -> None:
        self._connected_at(path).write(self._characteristics[path].uuid, bytes(message.body[0]))

    async def _start_notify(self, path: str, message: Message) -> None:
        wearable = self._connected_at(path)
        place = self._characteristics[path]
        if place.device in self._stale:
            raise AttributeRefusedError(UNLIKELY_ERROR)
        if message.sender in self._notified[path] and place.uuid in wearable.subscribed:
            raise CallRefusedError(ERROR + "InProgress", "Already notifying")
        self._notified[path].add(message.sender or "")
        wearable.subscribe(place.uuid)
        self._change(path, CHARACTERISTIC, Notifying=ON)

    async def _stop_notify(self, path: str, message: Message) -> None:
        wearable = self._connected_at(path)
        if message.sender not in self._notified[path]:
            raise CallRefusedError(ERROR + "Failed", "No notify session started")
        self._notified[path].discard(message.sender)
        if not self._notified[path]:
            wearable.unsubscribe(self._characteristics[path].uuid)
            self._change(path, CHARACTERISTIC, Notifying=OFF)

    def _wearable_at(self, path: str) -> Peripheral:
        for wearable in self.radio.wearables.values():
            if self.device_path(wearable) == path:
                return wearable
        raise CallRefusedError(UNKNOWN_OBJECT, path)

    def _connected_at(self, path: str) -> Peripheral:
        link = self._links.get(self._characteristics[path].device)
        if link is None:
            raise CallRefusedError(ERROR + "Failed", "Not connected")
        return link.wearable


METHODS = {
    (PROPERTIES, "Set"): FakeBlueZ._set_property,
    (ADAPTER, "SetDiscoveryFilter"): FakeBlueZ._set_filter,
    (ADAPTER, "StartDiscovery"): FakeBlueZ._start_discovery,
    (ADAPTER, "StopDiscovery"): FakeBlueZ._stop_discovery,
    (ADAPTER, "RemoveDevice"): FakeBlueZ._remove_device,
    (DEVICE, "Connect"): FakeBlueZ._connect,
    (DEVICE, "Disconnect"): FakeBlueZ._disconnect,
    (DEVICE, "Pair"): FakeBlueZ._pair,
    (CHARACTERISTIC, "ReadValue"): FakeBlueZ._read_value,
    (CHARACTERISTIC, "WriteValue"): FakeBlueZ._write_value,
    (CHARACTERISTIC, "StartNotify"): FakeBlueZ._start_notify,
    (CHARACTERISTIC, "StopNotify"): FakeBlueZ._stop_notify,
}


def _text(value: str) -> Variant:
    return Variant(signature="s", value=value)


def _path(value: str) -> Variant:
    return Variant(signature="o", value=value)


def _error(name: str, text: str) -> Message:
    return Message(kind=Kind.ERROR, error_name=name, signature="s", body=[text])


def _addressed(reply: Message, call: Message) -> Message:
    return Message(
        kind=reply.kind,
        sender=BLUEZ,
        destination=call.sender,
        reply_serial=call.serial,
        error_name=reply.error_name,
        signature=reply.signature,
        body=reply.body,
    )
