"""A smoke test of what bleak's unstable backend interface is used for here."""

import inspect

import pytest
from bleak import BleakAdapter, BleakClient, BleakScanner
from bleak.backends.adapter import BaseBleakAdapter
from bleak.backends.client import BaseBleakClient
from bleak.backends.scanner import BaseBleakScanner
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakDBusError,
    BleakDeviceNotFoundError,
    BleakError,
    BleakGATTProtocolError,
)
from bridge_scenario import find

from firmware_bridge.drivers.gatt import BATTERY_LEVEL, BATTERY_SERVICE
from firmware_bridge.drivers.polar_pmd import CONTROL_POINT, DATA
from firmware_bridge.simulated import Fault, Radio, SimulatedPolarH10, run_accelerated, simulated_transport
from firmware_bridge.transport import BLUETOOTH, make_client

H10 = SimulatedPolarH10.usual_address


def test_bleak_takes_backends_as_classes_and_asks_of_them_what_is_implemented():
    for front in (BleakClient, BleakScanner):
        assert "backend" in inspect.signature(front.__init__).parameters
    assert "backend" in inspect.signature(BleakAdapter.get).parameters
    transport = simulated_transport(Radio([]))
    for backend, base in (
        (transport.client_backend, BaseBleakClient),
        (transport.scanner_backend, BaseBleakScanner),
        (transport.adapter_backend, BaseBleakAdapter),
    ):
        assert issubclass(backend, base)
        assert not getattr(backend, "__abstractmethods__", None)


def test_real_bluetooth_is_a_transport_without_backends():
    assert (BLUETOOTH.scanner_backend, BLUETOOTH.client_backend, BLUETOOTH.adapter_backend) == (None, None, None)
    assert BLUETOOTH.clock.monotonic_ns() <= BLUETOOTH.clock.monotonic_ns()


def connected(steps):
    """Run steps with a connected client of bleak's public interface."""

    async def scenario():
        radio = Radio([SimulatedPolarH10()])
        transport = simulated_transport(radio)
        device, _ = await find(transport, H10)
        lost = []
        client = make_client(transport, device, on_disconnected=lambda: lost.append(True), timeout_s=10)
        await client.connect()
        try:
            return await steps(client, radio, lost)
        finally:
            await client.disconnect()

    return run_accelerated(scenario())


def test_services_and_characteristics_are_described():
    async def steps(client, _radio, _lost):
        assert client.name == SimulatedPolarH10.usual_name
        assert client.mtu_size == 247
        assert client.services.get_service(BATTERY_SERVICE) is not None
        characteristic = client.services.get_characteristic(CONTROL_POINT)
        assert characteristic.max_write_without_response_size == 244
        return characteristic.properties

    assert connected(steps) == ["read", "write", "indicate"]


def test_what_the_wearable_refuses_raises_bleaks_protocol_error():
    async def steps(client, _radio, _lost):
        codes = []
        for attempt in (
            lambda: client.write_gatt_char(BATTERY_LEVEL, b"\x00", response=True),
            lambda: client.read_gatt_char(DATA),
            lambda: client.write_gatt_char(CONTROL_POINT, b"\x01\x02", response=True),
        ):
            with pytest.raises(BleakGATTProtocolError) as refusal:
                await attempt()
            codes.append(int(refusal.value.code))
        return codes

    assert connected(steps) == [0x03, 0x02, 0xFD]


def test_after_the_link_is_lost_calls_raise_and_the_callback_was_told():
    async def steps(client, radio, lost):
        radio.strike(Fault(at_s=0, kind="drop_link"))
        with pytest.raises(Exception, match="Not connected"):
            await client.read_gatt_char(client.services.get_characteristic(BATTERY_LEVEL))
        return client.is_connected, lost

    assert connected(steps) == (False, [True])


def test_causes_of_refusal_are_bleaks_own_errors():
    async def scenario():
        radio = Radio([SimulatedPolarH10()])
        transport = simulated_transport(radio)
        device, _ = await find(transport, H10)
        raised = []
        for kind in ("connect_aborted", "drop_link", "adapter_reset"):
            radio.strike(Fault(at_s=0, kind=kind, duration_s=1.0))
            client = make_client(transport, device, on_disconnected=lambda: None, timeout_s=10)
            try:
                await client.connect()
            except BleakError as problem:
                raised.append(type(problem))
        return raised

    assert run_accelerated(scenario()) == [BleakDBusError, BleakDeviceNotFoundError, BleakBluetoothNotAvailableError]
