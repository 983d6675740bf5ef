"""Still backgrounds into which movements are laid: real nights and a real sensor at rest where they are at hand."""

import gzip
import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy import signal
from scipy.interpolate import CubicSpline

from recordings import read_recording

FloatArray = NDArray[np.float64]

COARSE_HZ = 5.0
STILL_G = 0.03
SHORTEST_STRETCH_S = 120.0
EDGE_S = 4.0
SMOOTHING_HZ = 1.0
BREATHING_HZ = (0.2, 0.33)
BREATHING_DEG = (0.05, 0.4)
NOISE_G = (0.002, 0.003)
DRIFT_DEG = 0.5
DRIFT_STEP_S = 30.0
JOINT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """What backgrounds are made of.

    ``stretches`` are quiet stretches of real nights at 5 Hz, each of shape (n, 3) in g; ``noise_g`` of shape (n, 3) is
    what a real sensor at rest shows beside gravity, at ``noise_hz``. Both are empty where no real data is at hand, and
    backgrounds are then made up.
    """

    stretches: tuple[FloatArray, ...] = ()
    noise_g: FloatArray | None = None
    noise_hz: float = 0.0

    @property
    def is_real(self) -> bool:
        """Whether backgrounds come from real recordings."""
        return bool(self.stretches)


def carrier_files(shared: Path) -> tuple[Path, ...]:
    """List the real still nights and, last, the sensor at rest; nothing where either is missing."""
    nights = sorted((shared / "nights").glob("*.csv.gz"))
    table = shared / "still" / "rest_on_table.csv.gz"
    return (*nights, table) if nights and table.exists() else ()


def read_carrier(shared: Path) -> Carrier:
    """Read the real still recordings under a folder; without them, a carrier that makes its backgrounds up."""
    files = carrier_files(shared)
    if not files:
        return Carrier()
    *nights, table = files
    noise_g, noise_hz = _read_noise(table)
    return Carrier(
        stretches=tuple(stretch for path in nights for stretch in _quiet_stretches(path)),
        noise_g=noise_g,
        noise_hz=noise_hz,
    )


def background(carrier: Carrier, stream: Generator, *, duration_s: float, rate_hz: float) -> FloatArray:
    """Make a limb at rest for some minutes: gravity, breathing, the slow slide, a sensor's noise.

    Parameters
    ----------
    carrier : Carrier
    stream : Generator
        Decides which stretch, or how the made-up limb lies.
    duration_s, rate_hz : float

    Returns
    -------
    ndarray, shape (n, 3)
        Acceleration in g.
    """
    time_s = np.arange(round(duration_s * rate_hz)) / rate_hz
    slow_g = _real_stillness(carrier, stream, time_s=time_s) if carrier.is_real else _made_up(stream, time_s=time_s)
    return slow_g + _noise(carrier, stream, samples=time_s.size, rate_hz=rate_hz)


def turned(samples_g: FloatArray, *, start: FloatArray, wanted: FloatArray) -> FloatArray:
    """Turn all samples by the one rotation that takes a direction to another (both unit vectors, shape (3,))."""
    axis = np.cross(start, wanted)
    cosine = float(start @ wanted)
    if cosine < -0.999:
        return -samples_g
    x, y, z = axis
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    rotation = np.eye(3) + skew + skew @ skew / (1.0 + cosine)
    return samples_g @ rotation.T


def direction_of(samples_g: FloatArray) -> FloatArray:
    """Say where gravity points in some samples; unit vector."""
    middle = np.median(samples_g, axis=0)
    return np.asarray(middle / max(float(np.linalg.norm(middle)), 1e-9))


def _read_noise(path: Path) -> tuple[FloatArray, float]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        rows = [line.rstrip().split(",") for line in lines]
    samples_g = np.array([[float(value) for value in row[1:4]] for row in rows])
    stamps = np.array([row[0] for row in rows], dtype="datetime64[ms]")
    rate_hz = (len(stamps) - 1) / float((stamps[-1] - stamps[0]) / np.timedelta64(1, "s"))
    return samples_g - samples_g.mean(axis=0), rate_hz


def _quiet_stretches(path: Path) -> list[FloatArray]:
    """Cut a real night into the stretches in which nothing moved, without the slow movement at their edges."""
    recording = read_recording(path)
    grid_s = np.arange(0.0, recording.duration_s, 1.0 / COARSE_HZ)
    night_g = np.stack(
        [
            np.interp(grid_s, recording.time_s, recording.acceleration_g[:, axis].astype(np.float64))
            for axis in range(3)
        ],
        axis=1,
    )
    moves = np.flatnonzero(np.abs(np.diff(night_g, axis=0)).max(axis=1) > STILL_G)
    edges = np.concatenate(([0], moves + 1, [len(night_g)]))
    margin = round(EDGE_S * COARSE_HZ)
    parts = [night_g[a + margin : b - margin] for a, b in itertools.pairwise(edges)]
    return [_without_steps(part) for part in parts if len(part) >= SHORTEST_STRETCH_S * COARSE_HZ]


def _without_steps(stretch_g: FloatArray) -> FloatArray:
    """Smooth away the coarse steps of the device, keep posture, breathing and the slow slide."""
    sections = signal.butter(2, SMOOTHING_HZ, fs=COARSE_HZ, output="sos")
    smooth = signal.sosfiltfilt(sections, stretch_g, axis=0)
    return np.asarray(smooth / np.linalg.norm(smooth, axis=1, keepdims=True))


def _real_stillness(carrier: Carrier, stream: Generator, *, time_s: FloatArray) -> FloatArray:
    """Follow real stretches, one after another, each turned to where the last one ended."""
    needed = int(time_s[-1] * COARSE_HZ) + 2
    coarse = _one_stretch(carrier, stream, most=needed)
    while len(coarse) < needed:
        piece = _one_stretch(carrier, stream, most=needed - len(coarse) + JOINT)
        piece = turned(piece, start=direction_of(piece[:JOINT]), wanted=direction_of(coarse[-JOINT:]))
        share = np.linspace(0.0, 1.0, JOINT)[:, None]
        joint = coarse[-JOINT:] * (1.0 - share) + piece[:JOINT] * share
        coarse = np.concatenate((coarse[:-JOINT], joint, piece[JOINT:]))
    return np.asarray(CubicSpline(np.arange(needed) / COARSE_HZ, coarse[:needed])(time_s))


def _one_stretch(carrier: Carrier, stream: Generator, *, most: int) -> FloatArray:
    """Take a part of a real stretch, forth or back."""
    stretch = carrier.stretches[int(stream.integers(len(carrier.stretches)))]
    length = min(most, len(stretch))
    start = int(stream.integers(len(stretch) - length + 1))
    part = stretch[start : start + length]
    return part if stream.random() < 0.5 else part[::-1]


def _made_up(stream: Generator, *, time_s: FloatArray) -> FloatArray:
    down = direction_of(stream.standard_normal((1, 3)))
    axes = np.cross(down, stream.standard_normal((2, 3)))
    axes /= np.linalg.norm(axes, axis=1, keepdims=True)
    phase = 2 * np.pi * np.cumsum(np.full(time_s.size, stream.uniform(*BREATHING_HZ) * (time_s[1] - time_s[0])))
    breathing = np.deg2rad(stream.uniform(*BREATHING_DEG)) * np.sin(phase + 0.3 * np.sin(phase / 7.0))
    knots = np.arange(0.0, time_s[-1] + 2 * DRIFT_STEP_S, DRIFT_STEP_S)
    slide = np.deg2rad(DRIFT_DEG) * np.cumsum(stream.standard_normal(knots.size)) * 0.2
    tilted = down + breathing[:, None] * axes[0] + np.interp(time_s, knots, slide)[:, None] * axes[1]
    return np.asarray(tilted / np.linalg.norm(tilted, axis=1, keepdims=True))


def _noise(carrier: Carrier, stream: Generator, *, samples: int, rate_hz: float) -> FloatArray:
    """Draw a sensor's noise: white, or with the spectrum of the real one, each time with other phases."""
    level_g = stream.uniform(*NOISE_G)
    white = stream.standard_normal((samples, 3))
    if carrier.noise_g is None:
        return level_g * white
    real = carrier.noise_g
    frequency_hz, density = signal.welch(real, fs=carrier.noise_hz, nperseg=256, axis=0)
    wanted_hz = np.fft.rfftfreq(samples, 1.0 / rate_hz)
    gain = np.stack([np.sqrt(np.interp(wanted_hz, frequency_hz[1:], column[1:] * rate_hz / 2)) for column in density.T])
    return np.asarray(np.fft.irfft(np.fft.rfft(white, axis=0) * gain.T, n=samples, axis=0))
