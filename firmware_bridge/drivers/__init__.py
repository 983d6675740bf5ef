"""The wearables the bridge can talk to, one driver each."""

from firmware_bridge.drivers.driver import Driver

DRIVERS: tuple[Driver, ...] = ()
