"""Simulated wearables, one for each driver, speaking its protocol byte for byte."""

from firmware_bridge.simulated.peripheral import Peripheral
from firmware_bridge.simulated.wearables.bangle import SimulatedBangle
from firmware_bridge.simulated.wearables.maker_board import SimulatedMakerBoard
from firmware_bridge.simulated.wearables.movesense import SimulatedMovesense
from firmware_bridge.simulated.wearables.pinetime import SimulatedPineTime, SimulatedPineTimeFork
from firmware_bridge.simulated.wearables.polar import SimulatedPolarH10, SimulatedVeritySense
from firmware_bridge.simulated.wearables.seizure_detector import SimulatedSeizureDetector
from firmware_bridge.simulated.wearables.witmotion import SimulatedWitmotion

__all__ = [
    "SIMULATED_WEARABLES",
    "SimulatedBangle",
    "SimulatedMakerBoard",
    "SimulatedMovesense",
    "SimulatedPineTime",
    "SimulatedPineTimeFork",
    "SimulatedPolarH10",
    "SimulatedSeizureDetector",
    "SimulatedVeritySense",
    "SimulatedWitmotion",
]

SIMULATED_WEARABLES: tuple[type[Peripheral], ...] = (
    SimulatedPolarH10,
    SimulatedVeritySense,
    SimulatedBangle,
    SimulatedMakerBoard,
    SimulatedSeizureDetector,
    SimulatedPineTime,
    SimulatedPineTimeFork,
    SimulatedMovesense,
    SimulatedWitmotion,
)
