"""The simulated radio as a bleak backend: scanner, client and adapter classes to pass as ``backend=``.

bleak's base classes are not a stable interface; a smoke test of ours pins what is used here.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Self, TypeVar, cast

from bleak.args import SizedBuffer
from bleak.assigned_numbers import CharacteristicPropertyName
from bleak.backends.adapter import BaseBleakAdapter
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.client import BaseBleakClient, NotifyCallback
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData, BaseBleakScanner
from bleak.backends.service import BleakGATTService, BleakGATTServiceCollection
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakDBusError,
    BleakDeviceNotFoundError,
    BleakError,
    BleakGATTProtocolError,
)

from firmware_bridge.simulated.peripheral import AttributeRefusedError, Peripheral
from firmware_bridge.simulated.radio import ATT_HEADER_BYTES, Link, Radio, RadioRefusedError
from firmware_bridge.transport import SYSTEM_CLOCK, Clock, Transport

Backend = TypeVar("Backend")

ADVERTISING_INTERVAL_S = 0.1
CONNECTING_S = 0.05
SMALLEST_MTU = 23
SIGNAL_DBM = -60


def make_transport(radio: Radio, clock: Clock = SYSTEM_CLOCK) -> Transport:
    """Make the transport whose scans and connections go to a simulated radio.

    Parameters
    ----------
    radio : Radio
    clock : Clock
        ``loop_clock(…)`` under an accelerated event loop.

    Returns
    -------
    Transport
    """
    return Transport(
        name="simulated",
        clock=clock,
        scanner_backend=_bound(SimulatedScanner, radio),
        client_backend=_bound(SimulatedClient, radio),
        adapter_backend=_bound(SimulatedAdapter, radio),
    )


def _bound(backend: type[Backend], radio: Radio) -> type[Backend]:
    # bleak makes the instances itself, so the radio can only travel with the class.
    return cast(type[Backend], type(backend.__name__, (backend,), {"radio": radio}))


class SimulatedScanner(BaseBleakScanner):
    """Hears the simulated wearables that are in range."""

    radio: Radio

    def __init__(
        self,
        detection_callback: Callable[[BLEDevice, AdvertisementData], None] | None,
        service_uuids: list[str] | None,
        _scanning_mode: str,
        **_platform_arguments: object,
    ) -> None:
        super().__init__(detection_callback, service_uuids)
        self._listening: asyncio.Handle | None = None
        self._resets_before = 0

    async def start(self) -> None:
        """Start scanning."""
        try:
            self.radio.begin_scan()
        except RadioRefusedError as refusal:
            raise _translated(refusal, address="") from refusal
        self.seen_devices = {}
        self._resets_before = self.radio.adapter_resets
        self._listening = asyncio.get_running_loop().call_soon(self._listen)

    async def stop(self) -> None:
        """Stop scanning."""
        if self._listening is not None:
            self._listening.cancel()
            self._listening = None
            if self._resets_before == self.radio.adapter_resets:
                self.radio.end_scan()

    def _listen(self) -> None:
        self._listening = asyncio.get_running_loop().call_later(ADVERTISING_INTERVAL_S, self._listen)
        # As with BlueZ, a scan that has lost its adapter stays deaf when the adapter returns.
        heard = self.radio.heard() if self._resets_before == self.radio.adapter_resets else ()
        for wearable in heard:
            if self.is_allowed_uuid(list(wearable.advertised_services)):
                self._report(wearable)

    def _report(self, wearable: Peripheral) -> None:
        data = AdvertisementData(
            local_name=wearable.name,
            manufacturer_data={},
            service_data={},
            service_uuids=list(wearable.advertised_services),
            tx_power=None,
            rssi=SIGNAL_DBM,
            platform_data=(),
        )
        device = self.create_or_update_device(wearable.address, wearable.address, wearable.name, wearable, data)
        self.call_detection_callbacks(device, data)


class SimulatedClient(BaseBleakClient):
    """One connection to a simulated wearable."""

    radio: Radio

    def __init__(
        self,
        address_or_ble_device: BLEDevice | str,
        services: set[str] | None = None,  # noqa: ARG002  # bleak passes it; all services are always resolved
        *,
        disconnected_callback: Callable[[], None] | None,
        timeout: float,
        **_platform_arguments: object,
    ) -> None:
        super().__init__(address_or_ble_device, disconnected_callback=disconnected_callback, timeout=timeout)
        self._link: Link | None = None
        self._callbacks: dict[str, NotifyCallback] = {}

    @property
    def name(self) -> str:
        """Name of the wearable."""
        wearable = self.radio.wearables.get(self.address)
        return wearable.name if wearable else self.address

    @property
    def mtu_size(self) -> int:
        """Largest packet of the link."""
        return self.radio.mtu if self.is_connected else SMALLEST_MTU

    @property
    def is_connected(self) -> bool:
        """Whether the link is up."""
        return self._link is not None

    async def connect(self, pair: bool, **_platform_arguments: object) -> None:  # noqa: ARG002, FBT001  # bleak's own
        """Connect."""
        await asyncio.sleep(CONNECTING_S)
        try:
            self._link = self.radio.connect(self.address, on_notification=self._receive, on_lost=self._lose)
        except RadioRefusedError as refusal:
            raise _translated(refusal, address=self.address) from refusal
        self.services = _describe_services(self._link.wearable, mtu=self.radio.mtu)

    async def disconnect(self) -> None:
        """Hang up; like bleak's own backends this tells the disconnected callback too."""
        if self._link is not None:
            self._link.close()
            self._lose()

    def _receive(self, characteristic: str, data: bytes) -> None:
        callback = self._callbacks.get(characteristic)
        if callback is not None:
            callback(bytearray(data))

    def _lose(self) -> None:
        self._link = None
        self._callbacks.clear()
        if self._disconnected_callback is not None:
            self._disconnected_callback()

    def _wearable(self) -> Peripheral:
        if self._link is None:
            raise BleakError("Not connected")
        return self._link.wearable

    async def pair(self, *_arguments: Any, **_platform_arguments: Any) -> None:
        """Pair: nothing to do."""

    async def unpair(self) -> None:
        """Unpair: nothing to do."""

    async def read_gatt_char(
        self,
        characteristic: BleakGATTCharacteristic,
        *,
        use_cached: bool = False,  # noqa: ARG002  # bleak's own
        **_platform_arguments: Any,
    ) -> bytearray:
        """Read a characteristic."""
        try:
            return bytearray(self._wearable().read(characteristic.uuid))
        except AttributeRefusedError as refusal:
            raise BleakGATTProtocolError(refusal.code) from refusal

    async def write_gatt_char(
        self,
        characteristic: BleakGATTCharacteristic,
        data: SizedBuffer,
        response: bool,  # noqa: ARG002, FBT001  # bleak's own
    ) -> None:
        """Write a characteristic."""
        try:
            self._wearable().write(characteristic.uuid, bytes(data))
        except AttributeRefusedError as refusal:
            raise BleakGATTProtocolError(refusal.code) from refusal

    async def start_notify(
        self, characteristic: BleakGATTCharacteristic, callback: NotifyCallback, **_platform_arguments: Any
    ) -> None:
        """Subscribe to a characteristic."""
        wearable = self._wearable()
        self._callbacks[characteristic.uuid] = callback
        wearable.subscribe(characteristic.uuid)

    async def stop_notify(self, characteristic: BleakGATTCharacteristic) -> None:
        """Unsubscribe from a characteristic."""
        self._wearable().unsubscribe(characteristic.uuid)
        self._callbacks.pop(characteristic.uuid, None)

    async def read_gatt_descriptor(
        self,
        descriptor: BleakGATTDescriptor,
        *,
        use_cached: bool = False,
        **_platform_arguments: Any,
    ) -> bytearray:
        """Refuse: simulated wearables show no descriptors."""
        raise NotImplementedError

    async def write_gatt_descriptor(self, descriptor: BleakGATTDescriptor, data: SizedBuffer) -> None:
        """Refuse: simulated wearables show no descriptors."""
        raise NotImplementedError


class SimulatedAdapter(BaseBleakAdapter):
    """Knows which simulated wearables are connected."""

    radio: Radio

    @classmethod
    async def get(cls, **_platform_arguments: object) -> Self:
        """Return the one adapter."""
        return cls()

    async def get_connected_devices(self, service_uuids: frozenset[str]) -> list[BLEDevice]:
        """List connected wearables that have one of the services."""
        return [
            BLEDevice(address, link.wearable.name, link.wearable)
            for address, link in self.radio.links.items()
            if any(service.uuid in service_uuids for service in link.wearable.services)
        ]


def _describe_services(wearable: Peripheral, *, mtu: int) -> BleakGATTServiceCollection:
    collection = BleakGATTServiceCollection()
    handle = 0
    for service in wearable.services:
        handle += 1
        described = BleakGATTService(service, handle, service.uuid)
        collection.add_service(described)
        for characteristic in service.characteristics:
            handle += 1
            properties = cast(list[CharacteristicPropertyName], list(characteristic.properties))
            collection.add_characteristic(
                BleakGATTCharacteristic(
                    characteristic, handle, characteristic.uuid, properties, lambda: mtu - ATT_HEADER_BYTES, described
                )
            )
    return collection


def _translated(refusal: RadioRefusedError, *, address: str) -> BleakError:
    match refusal.cause:
        case "adapter_gone":
            return BleakBluetoothNotAvailableError(
                "no Bluetooth adapter", BleakBluetoothNotAvailableReason.NO_BLUETOOTH
            )
        case "in_progress":
            return BleakDBusError("org.bluez.Error.InProgress", ["Operation already in progress"])
        case "aborted":
            return BleakDBusError("org.bluez.Error.Failed", ["Software caused connection abort"])
        case "not_in_range":
            return BleakDeviceNotFoundError(address, f"device {address} was not found")
