"""Under which conditions a suite's nights are recorded: rate, site, noise, steps, range, clock and losses."""

from dataclasses import dataclass, replace

from numpy.random import Generator

from benchmarks.nights import NightOrder
from recordings import Site
from recordings.synthetic import PROFILES, SensorModel
from recordings.synthetic.profiles import find_profile
from recordings.synthetic.sensor import draw_sensor
from recordings.synthetic.streams import log_uniform, random_stream, uniform, whole_number
from recordings.timing import Interval

RATES_HZ = (50.0, 25.0, 50.0, 100.0)
NOISES_G = ((0.001, 0.002), (0.002, 0.004), (0.004, 0.006))
RESOLUTIONS_G = (4.0 / 2**16, 16.0 / 2**14, 0.004, 0.016)
RANGES_G = (2.0, 4.0, 8.0, 16.0)
MOST_RATE_ERROR = 0.08
MOST_DRIFT = 0.004
MOST_JITTER_PERIODS = 0.3
GAP_S = (2.0, 120.0)
MOST_GAPS = 4
EDGE_S = 300.0
SHORTEST_WITH_GAPS_S = 3600.0
SECONDS_PER_HOUR = 3600.0
OTHER_PLACE: dict[str, Site] = {"left_wrist": "left_ankle", "left_ankle": "left_wrist"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """How one night of a suite is recorded: nominal rate, site, what the wearable does, and which samples are lost."""

    rate_hz: float
    site: Site
    sensor: SensorModel
    lost: tuple[Interval, ...]


def suite_order(profile: str, *, number: int, seed: int, hours: float) -> NightOrder:
    """Ask for one night of a suite; parameters as in `suite_conditions`."""
    recorded = suite_conditions(profile, number=number, seed=seed, duration_s=SECONDS_PER_HOUR * hours)
    return NightOrder(
        profile=profile,
        seed=seed,
        hours=hours,
        rate_hz=recorded.rate_hz,
        site=recorded.site,
        sensor=recorded.sensor,
        lost=recorded.lost,
    )


def suite_conditions(profile: str, *, number: int, seed: int, duration_s: float) -> Recorded:
    """Say how one night of a suite is recorded.

    Parameters
    ----------
    profile : str
        The sleeper.
    number : int
        Which of the profile's nights: rate, place, noise, steps and range go round with it, each at its own pace and
        each profile from its own start, so that every value comes with every profile and every other value.
    seed : int
        What does not go round is drawn from it.
    duration_s : float
        Length of the night.

    Returns
    -------
    Recorded
    """
    stream = random_stream(seed, profile, "conditions")
    turn = number + PROFILES.index(profile)
    usual = find_profile(profile).site
    rate_hz = RATES_HZ[turn % len(RATES_HZ)]
    return Recorded(
        rate_hz=rate_hz,
        site=usual if turn % 5 < 3 else OTHER_PLACE[usual],
        sensor=suite_sensor(stream, turn=turn, rate_hz=rate_hz),
        lost=_lost(stream, duration_s=duration_s),
    )


def suite_sensor(stream: Generator, *, turn: int, rate_hz: float) -> SensorModel:
    """Draw a wearable: noise, steps and range go round, its clock runs off and jumps."""
    most_jitter_s = MOST_JITTER_PERIODS / rate_hz / 3.0
    return replace(
        draw_sensor(stream),
        noise_g=log_uniform(stream, NOISES_G[(turn // 2) % len(NOISES_G)]),
        resolution_g=RESOLUTIONS_G[(turn // 3) % len(RESOLUTIONS_G)],
        range_g=RANGES_G[(turn + turn // 4) % len(RANGES_G)],
        rate_error=uniform(stream, (-MOST_RATE_ERROR, MOST_RATE_ERROR)),
        drift=uniform(stream, (-MOST_DRIFT, MOST_DRIFT)),
        jitter_s=uniform(stream, (0.0, most_jitter_s)),
    )


def _lost(stream: Generator, *, duration_s: float) -> tuple[Interval, ...]:
    """Draw where samples are lost: on half the nights nowhere, else in up to a few places that do not touch."""
    if duration_s < SHORTEST_WITH_GAPS_S or stream.random() < 0.5:
        return ()
    count = whole_number(stream, (1, MOST_GAPS))
    room_s = (duration_s - 2 * EDGE_S) / count
    gaps = []
    for number in range(count):
        length_s = log_uniform(stream, GAP_S)
        onset_s = EDGE_S + number * room_s + uniform(stream, (0.0, room_s - length_s))
        gaps.append(Interval(onset_s=round(onset_s, 2), end_s=round(onset_s + length_s, 2)))
    return tuple(gaps)


def place_of(site: Site) -> str:
    """Name the place on the body without its side."""
    return "ankle" if site.endswith("ankle") else "wrist"


def noise_of(sensor: SensorModel) -> str:
    """Name the level of noise a sensor belongs to."""
    low_g, high_g = next((span for span in NOISES_G if sensor.noise_g <= span[1]), NOISES_G[-1])
    return f"{1000 * low_g:g} to {1000 * high_g:g} mg"
