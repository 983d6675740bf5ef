"""What can go wrong between the radio and the disk, one error for each cause."""


class BridgeError(Exception):
    """Something between wearable and disk failed; the message says what was given, what is allowed, what to do."""


class PacketError(BridgeError):
    """Bytes from a wearable do not make a packet; each codec has its own child of this error."""


class CannotStreamError(BridgeError):
    """The wearable cannot stream what was asked for, and asking again will not help until something changes."""


class NotAnsweringError(BridgeError):
    """The wearable is connected and did not answer in time: worth another try."""


class LinkError(BridgeError):
    """The link to a wearable broke, or was up and silent: a new connection is needed."""


class RadioUnavailableError(BridgeError):
    """The computer has no Bluetooth that can be used; the message says what to switch on, plug in or install."""


class UnknownWearableError(BridgeError):
    """No driver, or more than one, recognises the wearable."""


class SimulationError(BridgeError):
    """A simulated wearable or its script of faults was described in a way that makes no sense."""
