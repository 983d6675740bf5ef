"""The wearable called "simulated", which every machine has: it plays a synthetic night."""

import threading

import numpy as np
from numpy.typing import NDArray

from firmware_bridge.simulated import Motion, Radio, SimulatedBangle, lie_still, simulated_transport
from firmware_bridge.transport import Transport

PROFILE = "healthy"
SEED = 1
HOURS = 8.0
ADDRESS = "51:3D:00:00:00:{:02X}"


def simulated_radio(count: int) -> tuple[Transport, tuple[str, ...]]:
    """Make simulated wearables on a radio of their own.

    Parameters
    ----------
    count : int
        How many; each plays the same night.

    Returns
    -------
    transport : Transport
    addresses : tuple of str
    """
    addresses = tuple(ADDRESS.format(number + 1) for number in range(count))
    motion = synthetic_night()
    wearables = [SimulatedBangle(motion, name="simulated", address=address) for address in addresses]
    return simulated_transport(Radio(wearables)), addresses


def synthetic_night() -> Motion:
    """Lie still until the synthetic night has been made, which takes a moment, then play it."""
    made: list[Motion] = []
    maker = threading.Thread(target=lambda: made.append(_make_night()), name="synthetic night", daemon=True)

    def motion(elapsed_s: NDArray[np.float64]) -> NDArray[np.float32]:
        if maker.ident is None:
            maker.start()
        return made[0](elapsed_s) if made else lie_still(elapsed_s)

    return motion


def _make_night() -> Motion:
    from firmware_bridge.simulated import play_recording
    from recordings.synthetic import simulate_night

    return play_recording(simulate_night(PROFILE, seed=SEED, hours=HOURS).recording)
