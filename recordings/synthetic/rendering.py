"""From a plan to the true acceleration at one body site, and to what can be said of each movement there."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from recordings.recording import Site
from recordings.synthetic import rest
from recordings.synthetic.course import Course
from recordings.synthetic.limb import FINE_RATE_HZ, Limb, draw_limb, move, random_direction
from recordings.synthetic.plan import Planned
from recordings.synthetic.reach import share_at
from recordings.synthetic.sensor import pass_band
from recordings.synthetic.streams import random_stream
from recordings.synthetic.truth import TruthEvent
from recordings.timing import Interval

FloatArray = NDArray[np.float64]
Samples = NDArray[np.float32]

VISIBLE_G = 0.01  # E: below this a movement is no event at this site
GRAVITY_FREE_ABOVE_HZ = 0.5  # E: the corner that tells movement from slow tilt in the truth
MARGIN_S = 4.0  # E: room for the zero-phase filter to ring out
KEEP_EVERY = 2  # the truth is measured on every second fine sample
UNFELT_G = 0.0005  # E: far below any sensor's noise


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """True acceleration (shape (n, 3), g) at the sampling instants of one wearable, and its visible movements."""

    true_g: Samples
    events: tuple[TruthEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wearer:
    """Whose limb it is: the keys of chance, the body site, and the rate that sets the wearable's band."""

    profile: str
    seed: int
    site: Site
    rate_hz: float


def render(planned: tuple[Planned, ...], course: Course, *, wearer: Wearer, instants_s: FloatArray) -> Trace:
    """Let the planned movements act on one limb, and add what a limb at rest shows."""
    limb = draw_limb(wearer.site, _stream(wearer, "limb"))
    true_g = np.zeros((instants_s.size, 3), dtype=np.float32)
    down = random_direction(_stream(wearer, "posture"))
    directions, changes_s, events = [down], [0.0], []
    for movement in planned:
        contribution, turned = _act(movement, limb, wearer=wearer, down=down)
        if contribution is None or turned is None:
            continue
        _add(true_g, contribution, onset_s=movement.onset_s, instants_s=instants_s)
        events.append(_describe(movement, contribution))
        down = turned
        directions.append(down)
        changes_s.append(movement.onset_s + (len(contribution) - 1) / FINE_RATE_HZ)
    bounds = np.append(np.searchsorted(instants_s, changes_s), instants_s.size)
    rest.add_gravity(true_g, directions=np.asarray(directions), bounds=bounds)
    _add_life(true_g, course, planned=planned, wearer=wearer, instants_s=instants_s, bounds=bounds)
    return Trace(true_g=true_g, events=tuple(event for event in events if _is_visible(event)))


def _is_visible(event: TruthEvent) -> bool:
    """Tell whether a movement stood out for some time: one whose peak is only rounded up to visible did not."""
    return event.peak_g >= VISIBLE_G and event.duration_s > 0


def _stream(wearer: Wearer, *names: str | int) -> np.random.Generator:
    return random_stream(wearer.seed, wearer.profile, wearer.site, *names)


def _act(
    movement: Planned, limb: Limb, *, wearer: Wearer, down: FloatArray
) -> tuple[FloatArray, FloatArray] | tuple[None, None]:
    """Move the limb by one planned movement: what it adds on the fine grid, and where gravity points afterwards."""
    share = share_at(wearer.site, region=movement.region, only=movement.only)
    peak_g = movement.peak_g * share
    if peak_g < UNFELT_G:
        return None, None
    slower = min(1.0, share)
    pattern = replace(
        movement.pattern, tilt_deg=movement.pattern.tilt_deg * slower, sway_deg=movement.pattern.sway_deg * slower
    )
    stream = _stream(wearer, "move", round(movement.onset_s * 1000))
    contribution = move(limb, pattern, peak_g=peak_g, down=down, stream=stream)
    turned = down + contribution[-1]
    return pass_band(contribution, rate_hz=wearer.rate_hz), turned / np.sqrt((turned**2).sum())


def _add(true_g: Samples, contribution: FloatArray, *, onset_s: float, instants_s: FloatArray) -> None:
    """Add a movement at the instants at which the wearable samples."""
    end_s = onset_s + (len(contribution) - 1) / FINE_RATE_HZ
    first, last = np.searchsorted(instants_s, (onset_s, end_s))
    position = (instants_s[first:last] - onset_s) * FINE_RATE_HZ
    before = np.minimum(position.astype(np.int64), len(contribution) - 2)
    late = (position - before)[:, None]
    true_g[first:last] += contribution[before] * (1.0 - late) + contribution[before + 1] * late


def _describe(movement: Planned, contribution: FloatArray) -> TruthEvent:
    """Measure a movement's own contribution: its peak, and when it has sunk below what counts as visible."""
    magnitude_g = _gravity_free(contribution[::KEEP_EVERY])
    visible = np.flatnonzero(magnitude_g > VISIBLE_G)
    end_s = float(visible[-1] + 1) * KEEP_EVERY / FINE_RATE_HZ if visible.size else 0.0
    duration_s = movement.pattern.duration_s if movement.kind == "posture_shift" else end_s
    frequency_hz = movement.pattern.frequency_hz
    return TruthEvent(
        onset_s=movement.onset_s,
        duration_s=round(duration_s, 3),
        kind=movement.kind,
        label=movement.label,
        peak_g=round(float(magnitude_g.max()), 4),
        frequency_hz=None if frequency_hz is None else round(frequency_hz, 3),
        repetitions=movement.pattern.repetitions,
        series=movement.series,
    )


def _gravity_free(contribution: FloatArray) -> FloatArray:
    from scipy.signal import sosfiltfilt

    rate_hz = FINE_RATE_HZ / KEEP_EVERY
    margin = int(MARGIN_S * rate_hz)
    padded = np.pad(contribution, ((margin, margin), (0, 0)), mode="edge")
    padded[:margin] = 0.0
    moving = sosfiltfilt(_high_pass(rate_hz), padded, axis=0, padtype=None)
    return np.asarray(np.sqrt((moving**2).sum(axis=1))[margin:])


@cache
def _high_pass(rate_hz: float) -> FloatArray:
    from scipy.signal import butter

    return np.asarray(butter(2, GRAVITY_FREE_ABOVE_HZ, "highpass", fs=rate_hz, output="sos"))


def _add_life(
    true_g: Samples,
    course: Course,
    *,
    planned: tuple[Planned, ...],
    wearer: Wearer,
    instants_s: FloatArray,
    bounds: NDArray[np.int64],
) -> None:
    """Add what only a living, worn limb shows: breathing, pulse, the slow slide."""
    laboured = tuple(
        Interval(onset_s=movement.end_s, end_s=movement.end_s + movement.quiet_s)
        for movement in planned
        if movement.label == "tonic_clonic"
    )
    # Breathing and heart belong to the sleeper: the same chance for every limb.
    sleeper = random_stream(wearer.seed, wearer.profile, "breathing")
    breathing = rest.draw_breathing(course, laboured=laboured, stream=sleeper)
    for number, (first, last) in enumerate(_worn_samples(course, instants_s)):
        inside = np.unique(np.clip(np.append(bounds, (first, last)), first, last)) - first
        worn_g, worn_s = true_g[first:last], instants_s[first:last]
        rest.add_breathing(worn_g, worn_s, breathing=breathing, bounds=inside, stream=_stream(wearer, "breath", number))
        rest.add_pulse(worn_g, worn_s, stream=_stream(wearer, "pulse", number))
        rest.add_sliding(worn_g, worn_s, stream=_stream(wearer, "slide", number))


def _worn_samples(course: Course, instants_s: FloatArray) -> tuple[tuple[int, int], ...]:
    edges_s = [0.0, *(t for i in course.not_worn for t in (i.onset_s, i.end_s)), course.duration_s]
    edges = [int(edge) for edge in np.searchsorted(instants_s, edges_s)]
    return tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a)
