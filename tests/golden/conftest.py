"""The golden nights, simulated and analysed once for all tests that look at them."""

from functools import cache

import pytest

from benchmarks.golden import make_golden
from benchmarks.nights import NightOrder
from detector import NightAnalysis, analyse_night
from recordings.synthetic import Truth


@cache
def _analysed(order: NightOrder) -> tuple[NightAnalysis, Truth]:
    night = make_golden(order)
    return analyse_night(night.recording), night.truth


@pytest.fixture(scope="session")
def analysed():
    """Analyse a golden night: ``analysed(order)`` gives what was found and what is true."""
    return _analysed
