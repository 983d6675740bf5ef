"""Every number that decides anything over several nights, with its meaning and its source."""

from dataclasses import dataclass

from detector.settings import number

ISSUE = "E: engineering choice; twitching has to be persistent, night after night, before it is a matter for a doctor"
SYNTHETIC = (
    "E: engineering choice between synthetic sleepers: healthy ones twitch at most 5 times an hour, twitchy ones at "
    "least 12; accelerometers see a part of the 25 an hour that electrodes find in healthy sleepers"
)
EXACT = "E: engineering choice; the exact interval of 95 % exists from 4 and 4 nights on, and is of use from 5 and 5"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendSettings:
    """What decides over several nights."""

    fewest_nights: int = number(7, "fewest usable nights that allow a statement over nights", source=ISSUE)
    window_days: float = number(28, "nights longer ago than this before the last one do not count", source=ISSUE)
    persistent_share: float = number(0.7, "share of the usable nights that must be twitchy: 5 of 7", source=ISSUE)
    twitches_per_h: float = number(10.0, "twitches per hour of sleep that make a night twitchy", source=SYNTHETIC)
    hours_share: float = number(
        0.75, "share of the hours of sleep that must hold a twitch: it goes on through the night", source=SYNTHETIC
    )
    least_sleep_h: float = number(
        4.0, "with less sleep a night does not count", source="E: engineering choice, half of a usual night"
    )
    fewest_with: int = number(5, "fewest nights with a factor, and without it, for a comparison", source=EXACT)
    fewest_trend: int = number(
        6, "fewest nights for a typical value", source="E: the fewest for which the exact interval of a median exists"
    )
    resamples: int = number(2000, "resamples of a bootstrap interval", source="E: Efron and Tibshirani 1993, ch. 14")
