"""Says in plain words why Bluetooth fails, and what a person can do about it."""

import sys
from dataclasses import dataclass

ACCESS_DENIED = "org.freedesktop.DBus.Error.AccessDenied"
NO_SERVICE = ("org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner")
NOT_READY = "org.bluez.Error.NotReady"


@dataclass(frozen=True, slots=True, kw_only=True)
class RadioTrouble:
    """Why Bluetooth fails: ``text`` for people, ``is_lasting`` where it will not mend by itself."""

    text: str
    is_lasting: bool


def explain_radio_trouble(problem: Exception) -> RadioTrouble:
    """Find the cause of an error of bleak, of the message bus or of the operating system.

    Parameters
    ----------
    problem : Exception
        As raised by starting a scan or a connection.

    Returns
    -------
    RadioTrouble
    """
    from bleak.exc import BleakBluetoothNotAvailableError, BleakDBusError

    if isinstance(problem, BleakBluetoothNotAvailableError):
        return RadioTrouble(text=NOT_AVAILABLE.get(problem.reason.name, UNKNOWN_REASON), is_lasting=True)
    if isinstance(problem, BleakDBusError):
        return _explain_refusal(problem.dbus_error, str(problem))
    if sys.platform == "linux" and isinstance(problem, message_bus_errors()):
        return _explain_message_bus(problem)
    if isinstance(problem, PermissionError):
        return RadioTrouble(text=f"Bluetooth may not be used by you ({problem}): {ALLOW}", is_lasting=True)
    if isinstance(problem, OSError) and not isinstance(problem, TimeoutError):
        return RadioTrouble(
            text=f"the system's message bus cannot be reached ({problem.strerror or problem}): {START_BUS}",
            is_lasting=True,
        )
    return RadioTrouble(text=f"Bluetooth failed: {problem or type(problem).__name__}", is_lasting=False)


def message_bus_errors() -> tuple[type[Exception], ...]:
    """List what goes wrong on Linux before Bluetooth is even asked, beside what any connection may raise."""
    if sys.platform != "linux":
        return ()
    from dbus_fast.errors import DBusFastError

    return (DBusFastError,)


def _explain_message_bus(problem: Exception) -> RadioTrouble:
    from dbus_fast.errors import InvalidAddressError

    if isinstance(problem, InvalidAddressError):
        text = f"the address of the system's message bus makes no sense ({problem}): {CHECK_ADDRESS}"
        return RadioTrouble(text=text, is_lasting=True)
    return RadioTrouble(text=f"the system's message bus failed: {problem}", is_lasting=False)


def _explain_refusal(name: str, text: str) -> RadioTrouble:
    if name == ACCESS_DENIED:
        return RadioTrouble(text=f"Bluetooth may not be used by you ({text}): {ALLOW}", is_lasting=True)
    if name in NO_SERVICE:
        return RadioTrouble(text=f"the Bluetooth service is not running: {START_SERVICE}", is_lasting=True)
    if name == NOT_READY:
        return RadioTrouble(text=NOT_AVAILABLE["POWERED_OFF"], is_lasting=True)
    return RadioTrouble(text=f"Bluetooth refused: {text}", is_lasting=False)


SIMULATED = "or try without Bluetooth: hypnic record --device simulated"
START_BUS = (
    f"start D-Bus and BlueZ (Debian, Ubuntu: apt install bluez), {SIMULATED}"
    if sys.platform == "linux"
    else f"switch Bluetooth on, {SIMULATED}"
)
CHECK_ADDRESS = f"mend or unset DBUS_SYSTEM_BUS_ADDRESS, {SIMULATED}"
START_SERVICE = f"start it (systemctl start bluetooth), {SIMULATED}"
ALLOW = (
    f"join the group bluetooth (usermod -aG bluetooth $USER) and log in again, {SIMULATED}"
    if sys.platform == "linux"
    else f"allow Bluetooth for this terminal in the system's privacy settings, {SIMULATED}"
)
UNKNOWN_REASON = f"Bluetooth is not available: switch it on, {SIMULATED}"
NOT_AVAILABLE = {
    "NO_BLUETOOTH": f"no Bluetooth adapter was found: plug one in, {SIMULATED}",
    "NO_BLE_CENTRAL_ROLE": f"the Bluetooth adapter is too old: plug in one with Bluetooth 4.0 or newer, {SIMULATED}",
    "POWERED_OFF": f"Bluetooth is switched off: switch it on, {SIMULATED}",
    "DENIED_BY_USER": f"Bluetooth may not be used by this program: {ALLOW}",
    "DENIED_BY_SYSTEM": f"Bluetooth may not be used by you: {ALLOW}",
    "DENIED_BY_UNKNOWN": f"Bluetooth may not be used by this program: {ALLOW}",
    "UNKNOWN": UNKNOWN_REASON,
}
