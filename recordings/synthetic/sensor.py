"""What a commodity wearable makes of the true acceleration: clock, band, noise, steps and limits."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from recordings.synthetic.errors import InvalidSimulationError
from recordings.synthetic.limb import FINE_RATE_HZ
from recordings.timing import Interval

FloatArray = NDArray[np.float64]
Samples = NDArray[np.float32]

BAND_SHARE = 0.4  # K: commodity sensors pass about 0.4 of their output rate
MOST_JITTER_PERIODS = 0.45  # E: time stamps must stay in order
COMMODITY_GAIN = 0.01  # K: sensitivity tolerance about 1 %
COMMODITY_OFFSET_G = 0.02  # K: zero-g offset tolerance 20-40 mg
COMMODITY_RATE = 0.01  # E: as most units; a watch family can spread by 0.08 either way (L)
COMMODITY_JITTER_S = 0.0005  # E


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorModel:
    """How one wearable measures.

    Parameters
    ----------
    noise_g : float
        White noise of each axis, root mean square within the band. Default: 75-300 ug/rtHz over 20 Hz (L).
    resolution_g : float
        One step of the digital output. Default: 14 bit over +-8 g.
    range_g : float
        Largest value of either sign; beyond it the output is clipped.
    rate_error : float
        Relative error of the true sampling rate; the time stamps tell the truth. A watch family spreads by +-0.08 (L).
    jitter_s : float
        Standard deviation of the time stamps about the true instants.
    drift : float
        Relative change of the sampling rate from the start of the recording to its end.
    gain, offset_g : tuple of 3 floats
        Error of each axis: measured = gain * true + offset.
    gaps : tuple of Interval
        Stretches whose samples are lost, in seconds since the start; none may reach the first or last sample.
    """

    noise_g: float = 0.0025
    resolution_g: float = 16.0 / 2**14
    range_g: float = 8.0
    rate_error: float = 0.0
    jitter_s: float = 0.0
    drift: float = 0.0
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    offset_g: tuple[float, float, float] = (0.0, 0.0, 0.0)
    gaps: tuple[Interval, ...] = ()


def draw_sensor(stream: Generator) -> SensorModel:
    """Draw one unit of a commodity watch: a little noise, and the errors its data sheet allows."""
    gain = 1.0 + COMMODITY_GAIN * stream.standard_normal(3)
    offset_g = COMMODITY_OFFSET_G * stream.standard_normal(3)
    return SensorModel(
        noise_g=float(stream.uniform(0.002, 0.003)),
        rate_error=float(stream.uniform(-COMMODITY_RATE, COMMODITY_RATE)),
        jitter_s=COMMODITY_JITTER_S,
        gain=(float(gain[0]), float(gain[1]), float(gain[2])),
        offset_g=(float(offset_g[0]), float(offset_g[1]), float(offset_g[2])),
    )


def sample_instants(sensor: SensorModel, *, rate_hz: float, duration_s: float) -> FloatArray:
    """List the true instants at which the wearable samples."""
    mean_hz = rate_hz * (1.0 + sensor.rate_error)
    samples = int(duration_s * mean_hz)
    steady_s = np.arange(samples) / mean_hz
    if sensor.drift == 0:
        return steady_s
    share = steady_s / duration_s
    return np.asarray(steady_s + duration_s * sensor.drift * 0.5 * share * (1.0 - share))


def stamp(sensor: SensorModel, instants_s: FloatArray, *, stream: Generator) -> FloatArray:
    """Write a time stamp on each sample, a little early or late."""
    if sensor.jitter_s == 0:
        return instants_s
    most_s = MOST_JITTER_PERIODS * float(np.diff(instants_s[:2])[0])
    error_s = np.clip(sensor.jitter_s * stream.standard_normal(instants_s.size), -most_s, most_s)
    error_s[0] = 0.0
    return np.asarray(instants_s + error_s)


def pass_band(contribution_g: FloatArray, *, rate_hz: float) -> FloatArray:
    """Let through what the wearable's own low-pass lets through, on the fine grid."""
    from scipy.signal import lfilter

    numerator, denominator = _low_pass(rate_hz)
    return np.asarray(lfilter(numerator, denominator, contribution_g, axis=0))


def measure(sensor: SensorModel, true_g: Samples, *, stream: Generator) -> Samples:
    """Turn true acceleration into the numbers the wearable gives out."""
    measured = true_g * np.asarray(sensor.gain, dtype=np.float32)
    measured += np.asarray(sensor.offset_g, dtype=np.float32)
    measured += np.float32(sensor.noise_g) * stream.standard_normal(true_g.shape, dtype=np.float32)
    np.clip(measured, -sensor.range_g, sensor.range_g, out=measured)
    if sensor.resolution_g > 0:
        measured /= np.float32(sensor.resolution_g)
        np.rint(measured, out=measured)
        measured *= np.float32(sensor.resolution_g)
    return measured


def kept_samples(sensor: SensorModel, instants_s: FloatArray) -> NDArray[np.bool_]:
    """Say which samples are not lost in a gap.

    Raises
    ------
    InvalidSimulationError
        A gap reaches the first or the last sample.
    """
    kept = np.ones(instants_s.size, dtype=np.bool_)
    for gap in sensor.gaps:
        kept[(instants_s >= gap.onset_s) & (instants_s < gap.end_s)] = False
    if not (kept[0] and kept[-1]):
        raise InvalidSimulationError("a gap reaches the first or last sample: it must lie inside the recording")
    return kept


@cache
def _low_pass(rate_hz: float) -> tuple[FloatArray, FloatArray]:
    from scipy.signal import butter

    numerator, denominator = butter(2, min(BAND_SHARE * rate_hz, 0.4 * FINE_RATE_HZ), fs=FINE_RATE_HZ)
    return np.asarray(numerator), np.asarray(denominator)
