"""Wearables without hardware: simulated devices on a simulated radio, for demonstrations, tests and whole nights.

>>> radio = Radio([SimulatedBangle(play_recording(recording), name="simulated")])       # doctest: +SKIP
>>> transport = simulated_transport(radio)                                              # doctest: +SKIP

Everything that talks to ``transport.BLUETOOTH`` talks to this one in the same way. For an accelerated night:
``run_accelerated(main())`` with ``simulated_transport(radio, clock=loop_clock(…))``.
"""

from firmware_bridge.simulated.accelerated import AcceleratedEventLoop, loop_clock, run_accelerated
from firmware_bridge.simulated.faults import FAULT_KINDS, NIGHT_FAULT_KINDS, Fault, FaultKind, random_faults
from firmware_bridge.simulated.motion import Motion, lie_still, play_recording
from firmware_bridge.simulated.radio import Latency, Radio, Transmission
from firmware_bridge.simulated.wearables import (
    SIMULATED_WEARABLES,
    SimulatedBangle,
    SimulatedMakerBoard,
    SimulatedMovesense,
    SimulatedPineTime,
    SimulatedPineTimeFork,
    SimulatedPolarH10,
    SimulatedSeizureDetector,
    SimulatedVeritySense,
    SimulatedWitmotion,
)
from firmware_bridge.transport import SYSTEM_CLOCK, Clock, Transport

__all__ = [
    "FAULT_KINDS",
    "NIGHT_FAULT_KINDS",
    "SIMULATED_WEARABLES",
    "AcceleratedEventLoop",
    "Fault",
    "FaultKind",
    "Latency",
    "Motion",
    "Radio",
    "SimulatedBangle",
    "SimulatedMakerBoard",
    "SimulatedMovesense",
    "SimulatedPineTime",
    "SimulatedPineTimeFork",
    "SimulatedPolarH10",
    "SimulatedSeizureDetector",
    "SimulatedVeritySense",
    "SimulatedWitmotion",
    "Transmission",
    "lie_still",
    "loop_clock",
    "play_recording",
    "random_faults",
    "run_accelerated",
    "simulated_transport",
]


def simulated_transport(radio: Radio, clock: Clock = SYSTEM_CLOCK) -> Transport:
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
    from firmware_bridge.simulated.backend import make_transport

    return make_transport(radio, clock)
