"""The nights that scorecards are fitted to: many short ones, most with sleepers unlike the simulator's usual."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.conditions import suite_order, suite_sensor
from benchmarks.evaluation import remember
from benchmarks.nights import NightOrder, make_night, maker_digest, usual_site
from benchmarks.training_exercise import EXERCISE, exercise_night
from recordings import Site
from recordings.synthetic import PROFILES, LabelledNight, SensorModel, figures, simulate_night
from recordings.synthetic.streams import random_stream

RATES_HZ = (50.0, 25.0, 50.0, 100.0, 50.0, 32.0)
VARIED_RATES_HZ = (50.0, 25.0, 100.0, 50.0, 32.0, 64.0)
RHYTHM_BATCH = "rhythms and knitting"
RHYTHM_BATCH_SEEDS = range(6900, 7300)
PLAIN_SEEDS = range(100, 150)
CLUSTER_SEEDS = range(160, 280)
VARIED_SEEDS = range(300, 600)
TREMBLING_SEEDS = (*range(600, 700), *range(3300, 3460))
ROCKING_SEEDS = (*range(3500, 3580), *range(3900, 3960), *RHYTHM_BATCH_SEEDS[320:])
SEIZING_SEEDS = (*range(700, 860), *range(3000, 3240), *range(3600, 3840))
SHORT_SEIZING_SEEDS = range(4100, 4500)
LEG_SEEDS = range(4000, 4080)
UNSLOWING_SEEDS = range(6400, 6560)
UNSTEADY_TREMOR_SEEDS = range(4600, 4760)
LEG_TRAIN_SEEDS = (*range(6200, 6280), *RHYTHM_BATCH_SEEDS[240:320])
SUITE_SEEDS = range(5000, 5040)
RHYTHMIC_SUITE_SEEDS = range(6000, 6120)
RHYTHM_BATCH_SUITE_SEEDS = {"rhythmic": RHYTHM_BATCH_SEEDS[:120], "mixed": RHYTHM_BATCH_SEEDS[120:240]}
SEIZURE_FREE_SUITE_SEEDS = range(6600, 6680)
LATER_BATCHES = {
    "without a seizure": SEIZURE_FREE_SUITE_SEEDS,
    "convulsions that do not slow down": UNSLOWING_SEEDS,
    RHYTHM_BATCH: RHYTHM_BATCH_SEEDS,
}
SEIZURE_PROFILES = ("focal", "tonic_clonic")
EXERCISE_SEEDS = range(860, 1000)
VARIED_PROFILES = (
    "focal",
    "tonic_clonic",
    "focal",
    "restless",
    "tonic_clonic",
    "tremor",
    "rhythmic",
    "mixed",
    "healthy",
    "twitchy",
)
VARIED_FIGURES = (
    "FOCAL_CLONIC",
    "TONIC_CLONIC",
    "TREMOR",
    "BODY_ROCKING",
    "FOOT_TREMOR",
    "LEG_ALTERNATION",
    "DRUMMING",
    "SAWING",
    "SCRATCHING",
    "WASHING",
    "BRUSHING_TEETH",
    "PRIVATE_RHYTHM",
    "HYPNIC_JERK",
    "SLEEP_TWITCH",
    "WALKING",
    "KNITTING",
    "MYOCLONIC_CLUSTER",
    "WRIST",
    "ANKLE",
    "LIMB_MOVEMENT",
    "PERIODIC_LEG_MOVEMENT",
    "FIDGET",
    "BODY_MOVEMENT",
    "UNDRESSING",
    "HANDLING",
)
OTHER_SITE: dict[Site, Site] = {"left_wrist": "right_ankle", "left_ankle": "right_wrist"}
UNUSUAL_SITE_EVERY = 4
PLAIN_HOURS = 2.0
VARIED_HOURS = 1.5
EXERCISE_HOURS = 0.25
SHORT_FOCAL_S = (9.0, 22.0)
SHORT_TONIC_CLONIC_S = (9.0, 32.0)
SHORT_TONIC_S = (2.0, 8.0)
SHORT_SHARE = 0.4
SHORT_SEIZURE: dict[str, dict[str, Any]] = {
    "FOCAL_CLONIC": {"whole_s": (9.0, 20.0)},
    "TONIC_CLONIC": {"whole_s": (9.0, 20.0), "tonic_s": (2.0, 12.0)},
}
BOUTS_SHARE = 0.6
STEADY_SHARE = 0.35
STILL_LIMB_SWAY_DEG = {
    "TREMOR": (0.0, 8.0),
    "BODY_ROCKING": (0.0, 5.0),
    "FOOT_TREMOR": (0.0, 4.0),
    "LEG_ALTERNATION": (0.0, 4.0),
    "DRUMMING": (0.0, 4.0),
}
MOVED_LIMB = ("SCRATCHING", "WASHING", "BRUSHING_TEETH", "PRIVATE_RHYTHM", "WALKING", "KNITTING", "SAWING")
MOVED_LIMB_SWAY_FACTOR = (0.01, 2.0)
OTHER_SWAY_FACTOR = (0.5, 2.0)
STIRRING_SPREAD = (0.08, 1.0)
SPAN_FACTORS = {
    "jerk_s": (0.6, 1.7),
    "first_gap_s": (0.5, 2.5),
    "last_gap_s": (0.5, 1.5),
    "burst_s": (0.65, 1.5),
    "gap_s": (0.65, 1.5),
    "rise_s": (0.6, 2.0),
    "frequency_hz": (0.8, 1.25),
    "natural_frequency_hz": (0.45, 1.2),
    "damping": (0.7, 1.5),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingOrder:
    """One night to fit to; ``is_varied`` asks for a sleeper whose figures were changed at random."""

    order: NightOrder
    is_varied: bool

    @property
    def batch(self) -> str:
        """Which of the later batches of nights it belongs to, empty for the first."""
        return next((name for name, seeds in LATER_BATCHES.items() if self.order.seed in seeds), "")


def training_orders() -> tuple[TrainingOrder, ...]:
    """List the nights, all of development seeds."""
    plain = (
        NightOrder(
            profile=profile,
            seed=seed,
            hours=PLAIN_HOURS,
            rate_hz=RATES_HZ[seed % len(RATES_HZ)],
            site=_site(profile, seed),
        )
        for seed in PLAIN_SEEDS
        for profile in PROFILES
        if profile != "not_worn"
    )
    varied = (
        NightOrder(
            profile=_varied_profile(seed),
            seed=seed,
            hours=VARIED_HOURS,
            rate_hz=VARIED_RATES_HZ[seed % len(VARIED_RATES_HZ)],
            site="left_ankle"
            if seed % UNUSUAL_SITE_EVERY == 0 or seed in (*LEG_SEEDS, *LEG_TRAIN_SEEDS)
            else "right_wrist",
            sensor=_any_sensor(seed),
        )
        for seed in (
            *VARIED_SEEDS,
            *TREMBLING_SEEDS,
            *SEIZING_SEEDS,
            *SHORT_SEIZING_SEEDS,
            *UNSLOWING_SEEDS,
            *CLUSTER_SEEDS,
            *ROCKING_SEEDS,
            *LEG_SEEDS,
            *LEG_TRAIN_SEEDS,
            *UNSTEADY_TREMOR_SEEDS,
        )
    )
    suite = (
        suite_order(profile, number=number, seed=seed, hours=PLAIN_HOURS)
        for profile in PROFILES
        if profile != "not_worn"
        for number, seed in enumerate(_suite_seeds(profile))
    )
    exercise = (
        NightOrder(profile=EXERCISE, seed=seed, hours=EXERCISE_HOURS, rate_hz=RATES_HZ[0], site="left_wrist")
        for seed in EXERCISE_SEEDS
    )
    return (
        *(TrainingOrder(order=order, is_varied=False) for order in (*plain, *suite, *exercise)),
        *(TrainingOrder(order=order, is_varied=True) for order in varied),
    )


def _suite_seeds(profile: str) -> tuple[int, ...]:
    more = () if profile in SEIZURE_PROFILES else SEIZURE_FREE_SUITE_SEEDS
    rhythmic = RHYTHMIC_SUITE_SEEDS if profile == "rhythmic" else ()
    return (*SUITE_SEEDS, *rhythmic, *more, *RHYTHM_BATCH_SUITE_SEEDS.get(profile, ()))


def _any_sensor(seed: int) -> SensorModel:
    """Record each night with another wearable, noisy or coarse as those of the accuracy benchmark are."""
    rate_hz = VARIED_RATES_HZ[seed % len(VARIED_RATES_HZ)]
    return suite_sensor(random_stream(seed, "wearable of a training night"), turn=seed, rate_hz=rate_hz)


def _varied_profile(seed: int) -> str:
    if seed in LEG_SEEDS:
        return "plms"
    if seed in (*ROCKING_SEEDS, *LEG_TRAIN_SEEDS):
        return "rhythmic"
    if seed in CLUSTER_SEEDS:
        return "myoclonic"
    if seed in (*TREMBLING_SEEDS, *UNSTEADY_TREMOR_SEEDS):
        return "tremor"
    if seed in (*SHORT_SEIZING_SEEDS, *UNSLOWING_SEEDS):
        return "tonic_clonic" if seed % 4 else "focal"
    if seed in SEIZING_SEEDS:
        return "focal" if seed % 2 else "tonic_clonic"
    return VARIED_PROFILES[seed % len(VARIED_PROFILES)]


def _site(profile: str, seed: int) -> Site:
    usual = usual_site(profile)
    if seed % UNUSUAL_SITE_EVERY != UNUSUAL_SITE_EVERY - 1:
        return usual
    return "right_wrist" if profile == "tremor" else OTHER_SITE[usual]


def make_training_night(wanted: TrainingOrder, *, cache: Path) -> LabelledNight:
    """Simulate a night, or read it back from the cache; exercise has a rate and a site of its own."""
    if wanted.order.profile == EXERCISE:
        return exercise_night(wanted.order.seed)
    if not wanted.is_varied:
        return make_night(wanted.order, cache=cache)
    digest = hashlib.sha256((maker_digest(wanted.order) + Path(__file__).read_text("utf-8")).encode()).hexdigest()[:12]
    return remember(cache / f"{wanted.order.name}-varied-{digest}.pickle", partial(_varied_night, wanted.order))


def _varied_night(order: NightOrder) -> LabelledNight:
    with varied_figures(order.seed):
        return simulate_night(
            order.profile,
            seed=order.seed,
            hours=order.hours,
            rate_hz=order.rate_hz,
            site=order.site,
            sensor=order.sensor,
        )


@contextmanager
def varied_figures(seed: int) -> Iterator[None]:
    """Let the simulator work with other figures for a while: other lengths, rates, strengths, directions, evenness."""
    stream = np.random.default_rng(seed)
    usual = {name: getattr(figures, name) for name in VARIED_FIGURES}
    try:
        for name, figure in usual.items():
            setattr(figures, name, _varied(name, figure, stream))
        if seed in SHORT_SEIZING_SEEDS:
            for name in ("FOCAL_CLONIC", "TONIC_CLONIC"):
                setattr(figures, name, replace(getattr(figures, name), **SHORT_SEIZURE[name]))
        if seed in UNSLOWING_SEEDS:
            for name in ("FOCAL_CLONIC", "TONIC_CLONIC"):
                setattr(figures, name, replace(getattr(figures, name), **_unslowing(stream)))
        if seed in UNSTEADY_TREMOR_SEEDS:
            figures.TREMOR = replace(figures.TREMOR, **_unsteady_tremor(stream))
        yield
    finally:
        for name, figure in usual.items():
            setattr(figures, name, figure)


def _varied(name: str, figure: Any, stream: np.random.Generator) -> Any:
    changed: dict[str, Any] = {}
    for field, (least, most) in SPAN_FACTORS.items():
        if isinstance(getattr(figure, field, None), tuple):
            changed[field] = _scaled(getattr(figure, field), stream, least, most)
    if hasattr(figure, "sway_deg"):
        changed["sway_deg"] = _sway_deg(name, figure.sway_deg, stream)
    for field in ("wander", "unevenness", "strike_share"):
        if isinstance(getattr(figure, field, None), float):
            changed[field] = getattr(figure, field) * _factor(stream, 0.5, 2.0)
    if hasattr(figure, "spread"):
        changed["spread"] = float(np.clip(figure.spread * _factor(stream, 0.4, 2.5), 0.02, 1.0))
    return replace(figure, **changed | SPECIAL.get(name, _nothing)(stream))


def _sway_deg(name: str, usual_deg: float, stream: np.random.Generator) -> float:
    """Let no limb lie quite still, and the arm of a walker or a knitter turn far or hardly at all."""
    if name in STILL_LIMB_SWAY_DEG:
        return float(stream.uniform(*STILL_LIMB_SWAY_DEG[name]))
    return usual_deg * _factor(stream, *(MOVED_LIMB_SWAY_FACTOR if name in MOVED_LIMB else OTHER_SWAY_FACTOR))


def _nothing(_: np.random.Generator) -> dict[str, Any]:
    return {}


def _odd_focal(stream: np.random.Generator) -> dict[str, Any]:
    """Jerk in any direction, and often only shortly."""
    short = {"whole_s": SHORT_FOCAL_S} if stream.random() < SHORT_SHARE else {}
    return short | {"spread": stream.uniform(0.1, 1.0)}


def _odd_tonic_clonic(stream: np.random.Generator) -> dict[str, Any]:
    """Jerk in any direction, now and then only shortly, or with hardly any stiffening before."""
    short = {"whole_s": SHORT_TONIC_CLONIC_S, "tonic_s": SHORT_TONIC_S} if stream.random() < SHORT_SHARE else {}
    return short | {"spread": stream.uniform(0.2, 1.0)}


def _unslowing(stream: np.random.Generator) -> dict[str, Any]:
    """Jerk long and unevenly, one jerk into the next to the end, as wrists in real convulsions were seen to."""
    return {
        "jerk_s": _scaled((0.15, 0.25), stream, 0.8, 2.2),
        "last_gap_s": _scaled((0.6, 2.0), stream, 0.08, 0.6),
        "unevenness": stream.uniform(0.3, 0.9),
    }


def _odd_tremor(stream: np.random.Generator) -> dict[str, Any]:
    """Tremble along a line or to all sides, faintly or strongly, evenly or in surges, in bouts or without a break."""
    bouts = {"active_s": (1.0, 6.0), "pause_s": (0.3, 1.5)} if stream.random() < BOUTS_SHARE else {}
    is_steady = stream.random() < STEADY_SHARE
    return bouts | {
        "spread": _factor(stream, 0.05, 0.6),
        "peak_g": _scaled((0.03, 0.4), stream, 0.15, 1.2),
        "unevenness": stream.uniform(0.05, 0.4) if is_steady else stream.uniform(0.3, 1.1),
        "wander_s": stream.uniform(0.25, 1.5),
        "wander": stream.uniform(0.01, 0.06) if is_steady else stream.uniform(0.04, 0.3),
    }


def _unsteady_tremor(stream: np.random.Generator) -> dict[str, Any]:
    """Tremble as the hand of a person with Parkinson's disease was seen to: in surges, in a limb that is not still."""
    return {
        "duration_s": (12.0, 120.0),
        "peak_g": _scaled((0.03, 0.3), stream, 0.5, 1.2),
        "spread": _factor(stream, 0.05, 0.4),
        "unevenness": stream.uniform(0.6, 1.0),
        "wander_s": stream.uniform(0.25, 0.6),
        "wander": stream.uniform(0.1, 0.26),
        "sway_deg": stream.uniform(0.0, 6.0),
    }


def _odd_leg_movement(stream: np.random.Generator) -> dict[str, Any]:
    """Contract once or several times, shortly or long, in even or uneven steps."""
    return {
        "duration_s": _scaled((0.6, 5.0), stream, 0.8, 1.6),
        "polyclonic_share": stream.uniform(0.1, 0.9),
        "interval_spread": stream.uniform(0.1, 0.3),
    }


def _odd_limb_movement(stream: np.random.Generator) -> dict[str, Any]:
    """Push along a line, or to and fro to all sides."""
    return {"spread": _factor(stream, *STIRRING_SPREAD)}


def _odd_stirring(stream: np.random.Generator) -> dict[str, Any]:
    """Stir shortly or long, along a line or to all sides, with bursts of force now and then or one upon another."""
    longest_s = _factor(stream, 8.0, 20.0)
    return {
        "duration_s": (0.5, longest_s),
        "bursts_per_s": _factor(stream, 0.8, 3.0),
        "spread": _factor(stream, *STIRRING_SPREAD),
    }


def _odd_turning(stream: np.random.Generator) -> dict[str, Any]:
    """Move the whole body with bursts of force now and then or one upon another."""
    return {"bursts_per_s": _factor(stream, 0.8, 3.0)}


SPECIAL: dict[str, Callable[[np.random.Generator], dict[str, Any]]] = {
    "FOCAL_CLONIC": _odd_focal,
    "TONIC_CLONIC": _odd_tonic_clonic,
    "TREMOR": _odd_tremor,
    "PERIODIC_LEG_MOVEMENT": _odd_leg_movement,
    "LIMB_MOVEMENT": _odd_limb_movement,
    "FIDGET": _odd_stirring,
    "BODY_MOVEMENT": _odd_turning,
}


def _scaled(span: tuple[float, float], stream: np.random.Generator, least: float, most: float) -> tuple[float, float]:
    factor = _factor(stream, least, most)
    return span[0] * factor, span[1] * factor


def _factor(stream: np.random.Generator, least: float, most: float) -> float:
    return float(np.exp(stream.uniform(np.log(least), np.log(most))))
