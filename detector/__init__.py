"""From a recording to a verdict: pure functions over arrays."""

from detector.errors import DetectorError
from detector.model import Event, NightAnalysis, Sleep, Verdict
from detector.pipeline import analyse_night
from detector.settings import Settings

__all__ = ["DetectorError", "Event", "NightAnalysis", "Settings", "Sleep", "Verdict", "analyse_night"]
