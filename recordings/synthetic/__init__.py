"""Labelled synthetic nights: the test bench on which the detector, the demo and the tests stand."""

from recordings.synthetic.errors import InvalidSimulationError
from recordings.synthetic.night import Clock, LabelledNight, simulate_limbs, simulate_night
from recordings.synthetic.profiles import PROFILES
from recordings.synthetic.sensor import SensorModel
from recordings.synthetic.truth import TRUTH_KINDS, TRUTH_TIERS, Truth, TruthEvent, TruthKind, TruthTier
from recordings.synthetic.truth_files import read_truth, write_truth

__all__ = [
    "PROFILES",
    "TRUTH_KINDS",
    "TRUTH_TIERS",
    "Clock",
    "InvalidSimulationError",
    "LabelledNight",
    "SensorModel",
    "Truth",
    "TruthEvent",
    "TruthKind",
    "TruthTier",
    "read_truth",
    "simulate_limbs",
    "simulate_night",
    "write_truth",
]
