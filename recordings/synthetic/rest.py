"""What a wearable measures where nothing moves: gravity, breathing, the pulse, the slow slide of a resting limb."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from recordings.synthetic.course import Course
from recordings.synthetic.figures import REST
from recordings.synthetic.limb import random_direction
from recordings.synthetic.streams import uniform
from recordings.timing import Interval

FloatArray = NDArray[np.float64]
Samples = NDArray[np.float32]

SLOW_GRID_HZ = 4.0  # E: carries breathing (at most 0.6 Hz)
SLIDE_GRID_S = 10.0  # E: carries the slide of a resting limb
SHALLOWEST = 0.5  # E: breathing reaches the limb differently in each posture
DEEPEST = 1.3
IRREGULAR_BREATH = 0.4  # E: log spread of the depth of breaths awake
REGULAR_BREATH = 0.1  # E: the same asleep


@dataclass(frozen=True, slots=True, kw_only=True)
class Breathing:
    """Breathing on a slow grid: ``displacement_g`` at ``at_s``, before the posture decides where it points."""

    at_s: FloatArray
    displacement_g: FloatArray


def draw_breathing(course: Course, *, laboured: tuple[Interval, ...], stream: Generator) -> Breathing:
    """Draw a night of breathing: regular asleep, irregular awake, deep and fast after a seizure."""
    at_s = np.arange(0.0, course.duration_s + 2.0, 1.0 / SLOW_GRID_HZ)
    is_asleep = _within(at_s, course.asleep)
    is_laboured = _within(at_s, laboured)
    wander = np.where(is_asleep, REST.breathing_irregular_asleep, REST.breathing_irregular_awake)
    rate_hz = uniform(stream, REST.breathing_hz) * np.exp(wander * _slow_noise(at_s.size, stream))
    rate_hz[is_laboured] = uniform(stream, REST.laboured_hz)
    spread = np.where(is_asleep, REGULAR_BREATH, IRREGULAR_BREATH)
    depth_g = uniform(stream, REST.breathing_g) * np.exp(spread * _slow_noise(at_s.size, stream))
    depth_g[is_laboured] *= REST.laboured_factor
    phase = 2 * np.pi * np.cumsum(rate_hz) / SLOW_GRID_HZ
    return Breathing(at_s=at_s, displacement_g=depth_g * np.sin(phase))


def add_gravity(samples: Samples, *, directions: FloatArray, bounds: NDArray[np.int64]) -> None:
    """Add gravity: direction number i of ``directions`` from sample ``bounds[i]`` to ``bounds[i + 1]``."""
    for direction, first, last in zip(directions, bounds[:-1], bounds[1:], strict=True):
        samples[first:last] += direction.astype(np.float32)


def add_breathing(
    samples: Samples, at_s: FloatArray, *, breathing: Breathing, bounds: NDArray[np.int64], stream: Generator
) -> None:
    """Add breathing, which points and reaches differently in each posture."""
    curve_g = np.interp(at_s, breathing.at_s, breathing.displacement_g).astype(np.float32)
    for first, last in pairwise(bounds.tolist()):
        direction = random_direction(stream) * uniform(stream, (SHALLOWEST, DEEPEST))
        samples[first:last] += curve_g[first:last, None] * direction.astype(np.float32)


def add_pulse(samples: Samples, at_s: FloatArray, *, stream: Generator) -> None:
    """Add the pulse: after each beat a ripple of about a milli-g that dies away."""
    period_s = 1.0 / uniform(stream, REST.pulse_hz)
    beats = int((at_s[-1] - at_s[0]) / period_s * 1.2) + 4
    beat_s = at_s[0] + np.cumsum(period_s * (1.0 + REST.pulse_variability * stream.standard_normal(beats)))
    first_sample = np.searchsorted(at_s, beat_s)
    counts = np.diff(first_sample, append=at_s.size).clip(min=0)
    since_s = (at_s[first_sample[0] :] - np.repeat(beat_s, counts)).astype(np.float32)
    ring = np.float32(2 * np.pi * uniform(stream, REST.pulse_ring_hz))
    ripple_g = np.exp(since_s * np.float32(-1.0 / REST.pulse_decay_s)) * np.sin(ring * since_s)
    strength = uniform(stream, REST.pulse_g) * random_direction(stream)
    for axis in range(3):
        samples[first_sample[0] :, axis] += ripple_g * np.float32(strength[axis])


def add_sliding(samples: Samples, at_s: FloatArray, *, stream: Generator) -> None:
    """Add the slow slide of a limb that lies still while muscles let go and bedding settles."""
    knots_s = np.arange(at_s[0], at_s[-1] + 2 * SLIDE_GRID_S, SLIDE_GRID_S)
    keep = float(np.exp(-SLIDE_GRID_S / REST.settling_s))
    size = np.deg2rad(REST.settling_deg)
    for axis in range(3):
        slide = size * _remembering(stream.standard_normal(knots_s.size), keep=keep)
        samples[:, axis] += np.interp(at_s, knots_s, slide).astype(np.float32)


def _within(at_s: FloatArray, intervals: tuple[Interval, ...]) -> NDArray[np.bool_]:
    inside = np.zeros(at_s.size, dtype=np.bool_)
    for interval in intervals:
        inside |= (at_s >= interval.onset_s) & (at_s < interval.end_s)
    return inside


def _slow_noise(size: int, stream: Generator) -> FloatArray:
    keep = float(np.exp(-1.0 / (SLOW_GRID_HZ * REST.breathing_memory_s)))
    return _remembering(stream.standard_normal(size), keep=keep)


def _remembering(kicks: FloatArray, *, keep: float) -> FloatArray:
    """Noise of unit size that remembers a share of its last value."""
    level, levels, push = 0.0, np.empty(kicks.size), float(np.sqrt(1.0 - keep**2))
    for index, kick in enumerate(kicks.tolist()):
        level = keep * level + push * kick
        levels[index] = level
    return levels
