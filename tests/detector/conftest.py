"""Lets the detector's tests import the helpers that lie beside them; nights that several tests look at."""

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from recordings.synthetic import LabelledNight, simulate_night


@cache
def _simulate(profile: str, seed: int, hours: float, rate_hz: float) -> LabelledNight:
    return simulate_night(profile, seed=seed, hours=hours, rate_hz=rate_hz)


@pytest.fixture(scope="session")
def simulated():
    """Simulate a short night once, however many tests ask for it: ``simulated("healthy", seed=1)``."""

    def simulate(profile: str, *, seed: int, hours: float = 0.75, rate_hz: float = 50.0) -> LabelledNight:
        return _simulate(profile, seed, hours, rate_hz)

    return simulate
