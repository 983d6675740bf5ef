"""From bursts of force to what the wearable feels: muscle, a damped limb on a spring, and the tilt of gravity."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from recordings.recording import Site
from recordings.synthetic import figures as known
from recordings.synthetic.patterns import Pattern, Train
from recordings.synthetic.streams import uniform

FloatArray = NDArray[np.float64]

FINE_RATE_HZ = 400.0  # E: carries a phone's 190 Hz buzz and the edges of a 3 ms impact
STANDARD_GRAVITY = 9.80665
LARGEST_TILT_RAD = 0.6  # E: how far elastic give alone can turn a limb
RINGING_LEFT = 0.002  # E: share of the ringing at which a movement's window may end


@dataclass(frozen=True, slots=True, kw_only=True)
class Limb:
    """One limb of one sleeper in one night: how it swings, and the axis it turns about (unit vector, shape (3,))."""

    natural_frequency_hz: float
    damping: float
    lever_m: float
    axis: FloatArray

    @property
    def ringing_s(self) -> float:
        """Time after which a push has rung out."""
        decay_per_s = 2 * np.pi * self.natural_frequency_hz * self.damping
        return float(-np.log(RINGING_LEFT) / decay_per_s)


def draw_limb(site: Site, stream: Generator) -> Limb:
    """Draw how this sleeper's limb swings tonight."""
    figures = known.ANKLE if site.endswith("ankle") else known.WRIST
    return Limb(
        natural_frequency_hz=uniform(stream, figures.natural_frequency_hz),
        damping=uniform(stream, figures.damping),
        lever_m=uniform(stream, figures.lever_m),
        axis=random_direction(stream),
    )


def move(limb: Limb, pattern: Pattern, *, peak_g: float, down: FloatArray, stream: Generator) -> FloatArray:
    """Let a pattern of bursts act on a limb.

    Parameters
    ----------
    limb : Limb
    pattern : Pattern
    peak_g : float
        Largest acceleration of the limb's swing; gravity's tilt and blows come on top.
    down : ndarray, shape (3,)
        Where gravity points before the movement, in the wearable's axes.
    stream : Generator
        Decides directions.

    Returns
    -------
    ndarray, shape (n, 3)
        What the movement adds to the resting acceleration, in g, at ``FINE_RATE_HZ`` from the first force on. Its last
        row is the lasting change of gravity's direction.
    """
    samples = int(np.ceil((pattern.duration_s + limb.ringing_s) * FINE_RATE_HZ)) + 1
    acceleration, displacement = _swing(limb, _force(pattern.trains, stream, samples=samples))
    largest = float(np.sqrt((acceleration**2).sum(axis=1).max()))
    scale = peak_g / largest if largest > 0 else 0.0
    if pattern.blows:
        struck, thrown = _swing(limb, _force(pattern.blows, stream, samples=samples))
        acceleration, displacement = acceleration + struck, displacement + thrown
    elastic_rad = displacement @ _cross_matrix(limb.axis) * (-scale * STANDARD_GRAVITY / limb.lever_m)
    angle_rad = _saturated(elastic_rad) + _turning(pattern, stream, samples=samples)
    return acceleration * scale + (rotate(down, angle_rad) - down)


def rotate(vector: FloatArray, angle_rad: FloatArray) -> FloatArray:
    """Turn one vector by many rotation vectors (shape (n, 3), length = angle in rad)."""
    size = np.sqrt((angle_rad**2).sum(axis=1, keepdims=True))
    axis = angle_rad / np.maximum(size, 1e-12)
    along = (axis @ vector)[:, None] * axis
    across = axis @ _cross_matrix(vector)
    return np.asarray(vector * np.cos(size) + across * np.sin(size) + along * (1.0 - np.cos(size)))


def random_direction(stream: Generator) -> FloatArray:
    """Draw a direction in space, each as likely as any other."""
    vector = stream.standard_normal(3)
    return np.asarray(vector / np.sqrt((vector**2).sum()))


def _cross_matrix(vector: FloatArray) -> FloatArray:
    """Matrix M with ``row @ M`` equal to the cross product of row and vector."""
    x, y, z = (float(value) for value in vector)
    return np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])


def _force(trains: tuple[Train, ...], stream: Generator, *, samples: int) -> FloatArray:
    force = np.zeros((samples, 3))
    for train in trains:
        force += _muscle_force(train, stream, samples=samples)
    return force


def _muscle_force(train: Train, stream: Generator, *, samples: int) -> FloatArray:
    """Turn bursts into force: muscle follows its nerve like a critically damped second-order low-pass."""
    from scipy.signal import lfilter

    main = random_direction(stream)
    scatter = stream.standard_normal((train.onset_s.size, 3))
    directions = main + train.spread * scatter
    directions /= np.sqrt((directions**2).sum(axis=1, keepdims=True))
    drive = _boxes(train, directions * train.strength[:, None], samples=samples)
    k = 2 * FINE_RATE_HZ * train.rise_s
    gain, feedback = 1.0 / (1.0 + k), (1.0 - k) / (1.0 + k)
    numerator = np.array([1.0, 2.0, 1.0]) * gain**2
    return np.asarray(lfilter(numerator, [1.0, 2 * feedback, feedback**2], drive, axis=0))


def _boxes(train: Train, strength: FloatArray, *, samples: int) -> FloatArray:
    """Draw every burst as a box whose edges may fall between two samples."""
    edges = np.concatenate((train.onset_s, train.onset_s + train.duration_s)) * FINE_RATE_HZ
    steps = np.concatenate((strength, -strength))
    edges = np.minimum(edges, samples - 1.0)
    before = np.floor(edges).astype(np.int64)
    late = (edges - before)[:, None]
    slots = np.concatenate((before, before + 1))
    weights = np.concatenate((steps * (1.0 - late), steps * late))
    jumps = [np.bincount(slots, weights=weights[:, axis], minlength=samples + 1) for axis in range(3)]
    return np.cumsum(np.column_stack(jumps)[:samples], axis=0)


def _swing(limb: Limb, force: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Acceleration (g) and displacement (g s^2) of a mass on a spring with a damper, by the bilinear rule."""
    from scipy.signal import lfilter

    omega = 2 * np.pi * limb.natural_frequency_hz
    doubled = 2 * FINE_RATE_HZ
    damper, spring = 2 * limb.damping * omega * doubled, omega**2
    lead = doubled**2 + damper + spring
    feedback = [1.0, 2 * (spring - doubled**2) / lead, (doubled**2 - damper + spring) / lead]
    acceleration = lfilter(np.array([1.0, -2.0, 1.0]) * doubled**2 / lead, feedback, force, axis=0)
    displacement = lfilter(np.array([1.0, 2.0, 1.0]) / lead, feedback, force, axis=0)
    return np.asarray(acceleration), np.asarray(displacement)


def _saturated(angle_rad: FloatArray) -> FloatArray:
    size = np.maximum(np.sqrt((angle_rad**2).sum(axis=1, keepdims=True)), 1e-12)
    return np.asarray(angle_rad * (LARGEST_TILT_RAD * np.tanh(size / LARGEST_TILT_RAD) / size))


def _turning(pattern: Pattern, stream: Generator, *, samples: int) -> FloatArray:
    """Turn the limb: a lasting turn with the bell-shaped speed of a reach, and slow swaying while it moves."""
    from scipy.interpolate import CubicSpline

    at_s = np.arange(samples) / FINE_RATE_HZ
    share = np.clip(at_s / max(pattern.turn_s, 1 / FINE_RATE_HZ), 0.0, 1.0)
    reach = share**3 * (10.0 - 15.0 * share + 6.0 * share**2)
    turned = np.deg2rad(pattern.tilt_deg) * reach[:, None] * random_direction(stream)
    if pattern.sway_deg == 0:
        return np.asarray(turned)
    knots_s = np.linspace(0.0, pattern.duration_s, max(4, int(2 * pattern.sway_hz * pattern.duration_s) + 3))
    sway = np.deg2rad(pattern.sway_deg) * stream.standard_normal((knots_s.size, 3)) / np.sqrt(2)
    sway[[0, -1]] = 0.0
    path = CubicSpline(knots_s, sway, bc_type="clamped")(np.minimum(at_s, pattern.duration_s))
    return np.asarray(turned + path)
