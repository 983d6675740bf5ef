"""Movements drawn by formulas other than the simulator's: pulses, pendulums, turns of gravity, narrow-band noise.

The simulator lets forces act on a damped limb. Nothing here does: every shape is written down as acceleration and turn
directly, so that a rule which only knows the simulator's limb is found out. All figures are engineering choices in the
ranges that the literature gives for the same movements.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy import signal

from recordings.synthetic import TruthKind
from recordings.synthetic.streams import Span, log_uniform, uniform, whole_number

FloatArray = NDArray[np.float64]
STANDARD_GRAVITY = 9.80665
PENDULUM_M = 0.25
VOLUNTARY_S: Span = (0.45, 1.3)
HOLDING_G: Span = (0.006, 0.02)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One movement: what it adds, shape (n, 3) in g, and how it turns the limb, shape (n, 3), rotation vectors in rad.

    The turn of the last sample stays. ``clonic_s`` is when the first clonic jerk of a seizure comes.
    """

    kind: TruthKind
    label: str
    added_g: FloatArray
    turn_rad: FloatArray
    frequency_hz: float | None = None
    repetitions: int = 1
    clonic_s: float = 0.0


def random_axis(stream: Generator) -> FloatArray:
    """Draw a direction."""
    axis = stream.standard_normal(3)
    return np.asarray(axis / np.linalg.norm(axis))


# Single movements


def jerk(stream: Generator, *, rate_hz: float, kind: TruthKind, peak_g: Span) -> Shape:
    """Draw a jerk: a quick reach and return of least jerk, one to three in a row."""
    count = 1 + int(stream.random() < 0.25) + int(stream.random() < 0.1)
    onsets_s = np.cumsum([0.0, *(uniform(stream, (0.15, 0.4)) for _ in range(count - 1))])
    axis = random_axis(stream)
    added = np.zeros((round((onsets_s[-1] + 0.6) * rate_hz), 3))
    for onset_s in onsets_s.tolist():
        pulse = _reach_and_return(uniform(stream, (0.1, 0.28)), rate_hz=rate_hz)
        direction = axis + 0.3 * stream.standard_normal(3)
        _put(added, pulse[:, None] * direction * uniform(stream, (0.5, 1.0)), onset_s=onset_s, rate_hz=rate_hz)
    scaled = _scaled(added, log_uniform(stream, peak_g))
    turn = _turn(len(added), random_axis(stream), degrees=uniform(stream, (0.0, 3.0)), share=0.4)
    return Shape(kind=kind, label=f"{kind}_pulse", added_g=scaled, turn_rad=turn, repetitions=count)


def _reach_and_return(duration_s: float, *, rate_hz: float) -> FloatArray:
    """Acceleration of a reach of least jerk and its way back, half of the time each."""
    at = np.linspace(0.0, 1.0, max(4, round(duration_s / 2 * rate_hz)))
    there = 60 * at - 180 * at**2 + 120 * at**3
    return np.concatenate((there, -there[1:]))


def limb_movement(stream: Generator, *, rate_hz: float, longest_s: float = 7.0) -> Shape:
    """Draw a movement in sleep: the limb turns a little and partly back, with a few pulses on the way."""
    length_s = log_uniform(stream, (0.8, longest_s))
    samples = round((length_s + 0.4) * rate_hz)
    added = _pulses(stream, samples=samples, rate_hz=rate_hz, per_s=uniform(stream, (0.7, 2.0)))
    degrees = log_uniform(stream, (2.0, 12.0))
    bell = np.sin(np.linspace(0.0, np.pi, samples)) ** 2 * uniform(stream, (0.3, 1.0))
    turn = _turn(samples, random_axis(stream), degrees=0.5 * degrees, share=1.0)
    turn += np.deg2rad(degrees) * bell[:, None] * random_axis(stream)
    is_long = length_s > 10.0
    return Shape(
        kind="body_movement" if is_long else "limb_movement",
        label="stirring",
        added_g=_scaled(added, log_uniform(stream, (0.03, 0.4))),
        turn_rad=turn,
    )


def leg_lift(stream: Generator, *, rate_hz: float, degrees: float, duration_s: float) -> Shape:
    """Draw one periodic leg movement: the foot tilts up smoothly, is held with a fine shake, and sinks back."""
    rise = max(2, round(uniform(stream, (0.2, 0.45)) * rate_hz))
    held = max(1, round(duration_s * rate_hz) - 2 * rise)
    ramp = 0.5 - 0.5 * np.cos(np.linspace(0.0, np.pi, rise))
    tilt = np.concatenate((ramp, np.ones(held) + 0.05 * stream.standard_normal(held).cumsum() / held, ramp[::-1]))
    axis = random_axis(stream)
    angle_rad = np.deg2rad(degrees) * tilt
    swing_g = np.gradient(np.gradient(angle_rad)) * rate_hz**2 * PENDULUM_M / STANDARD_GRAVITY
    shake = _narrow(stream, angle_rad.size, rate_hz=rate_hz, middle_hz=uniform(stream, (7.0, 10.0)), width_hz=2.0)
    shake_g = tilt * shake * uniform(stream, HOLDING_G)
    return Shape(
        kind="periodic_limb_movement",
        label="tilt_and_return",
        added_g=np.clip(swing_g, -0.4, 0.4)[:, None] * np.cross(axis, random_axis(stream))
        + shake_g[:, None] * random_axis(stream),
        turn_rad=angle_rad[:, None] * axis,
    )


def posture_shift(stream: Generator, *, rate_hz: float) -> Shape:
    """Draw a change of posture: one big smooth turn with pulses, and the limb stays there."""
    length_s = uniform(stream, (1.5, 5.0))
    samples = round(length_s * rate_hz)
    added = _pulses(stream, samples=samples, rate_hz=rate_hz, per_s=2.0)
    return Shape(
        kind="posture_shift",
        label="turning_over",
        added_g=_scaled(added, log_uniform(stream, (0.08, 0.6))),
        turn_rad=_turn(samples, random_axis(stream), degrees=uniform(stream, (35.0, 140.0)), share=0.9),
    )


# Trains


def rocking(stream: Generator, *, rate_hz: float) -> Shape:
    """Draw rocking: the limb swings like a pendulum, so that gravity tilts to and fro with it."""
    length_s = log_uniform(stream, (10.0, 90.0))
    frequency_hz = uniform(stream, (0.5, 2.0))
    samples = round(length_s * rate_hz)
    phase = 2 * np.pi * np.cumsum(frequency_hz * _wander(stream, samples, rate_hz=rate_hz, spread=0.04)) / rate_hz
    swell = _faded(samples, rate_hz=rate_hz, fade_s=2.0) * _wander(stream, samples, rate_hz=rate_hz, spread=0.15)
    wanted_g = log_uniform(stream, (0.05, 0.3))
    reach_rad = wanted_g / (1.0 + PENDULUM_M * (2 * np.pi * frequency_hz) ** 2 / STANDARD_GRAVITY)
    angle_rad = reach_rad * swell * np.sin(phase)
    axis = random_axis(stream)
    swing_g = np.gradient(np.gradient(angle_rad)) * rate_hz**2 * PENDULUM_M / STANDARD_GRAVITY
    return Shape(
        kind="rhythmic_movement",
        label="pendulum_rocking",
        added_g=swing_g[:, None] * random_axis(stream),
        turn_rad=angle_rad[:, None] * axis,
        frequency_hz=frequency_hz,
        repetitions=int(phase[-1] / (2 * np.pi)),
    )


def tremor(stream: Generator, *, rate_hz: float) -> Shape:
    """Draw a tremor: an oscillation whose frequency and strength wander, with two harmonics."""
    length_s = log_uniform(stream, (15.0, 120.0))
    frequency_hz = uniform(stream, (3.8, 7.0))
    samples = round(length_s * rate_hz)
    phase = 2 * np.pi * np.cumsum(frequency_hz * _wander(stream, samples, rate_hz=rate_hz, spread=0.04)) / rate_hz
    swell = _faded(samples, rate_hz=rate_hz, fade_s=2.0) * _wander(stream, samples, rate_hz=rate_hz, spread=0.35)
    wave = np.sin(phase) + uniform(stream, (0.1, 0.35)) * np.sin(2 * phase + uniform(stream, (0.0, 6.0)))
    wave += uniform(stream, (0.0, 0.15)) * np.sin(3 * phase)
    first, second = random_axis(stream), random_axis(stream)
    beside = np.sin(phase + uniform(stream, (0.5, 2.5)))
    added = (swell * wave)[:, None] * first + 0.4 * (swell * beside)[:, None] * second
    return Shape(
        kind="tremor",
        label="modulated_oscillation",
        added_g=_scaled(added, log_uniform(stream, (0.05, 0.3))),
        turn_rad=_sway(stream, samples, rate_hz=rate_hz, degrees=1.0),
        frequency_hz=frequency_hz,
        repetitions=int(phase[-1] / (2 * np.pi)),
    )


def cluster(stream: Generator, *, rate_hz: float) -> Shape:
    """Draw a myoclonic cluster: five to fifteen jerks of least jerk at irregular distances."""
    count = whole_number(stream, (5, 15))
    onsets_s = np.cumsum([0.0, *(log_uniform(stream, (0.35, 6.0)) for _ in range(count - 1))])
    added = np.zeros((round((onsets_s[-1] + 0.6) * rate_hz), 3))
    for onset_s in onsets_s.tolist():
        pulse = _reach_and_return(uniform(stream, (0.1, 0.22)), rate_hz=rate_hz)
        wave = pulse[:, None] * random_axis(stream) * uniform(stream, (0.5, 1.0))
        _put(added, wave, onset_s=onset_s, rate_hz=rate_hz)
    return Shape(
        kind="myoclonic_cluster",
        label="irregular_pulses",
        added_g=_scaled(added, log_uniform(stream, (0.1, 0.6))),
        turn_rad=_turn(len(added), random_axis(stream), degrees=uniform(stream, (0.0, 8.0)), share=1.0),
        repetitions=count,
    )


# Seizures


@dataclass(frozen=True, slots=True, kw_only=True)
class Clonic:
    """What one kind of seizure is drawn from: lengths in s, bursts a second at its beginning and end, peak."""

    label: str
    whole_s: Span
    tonic_share: Span
    first_hz: Span
    last_hz: Span
    peak_g: Span
    scatter: float
    sway_deg: float


LONG_TONIC_CLONIC = Clonic(
    label="tonic_clonic",
    whole_s=(35.0, 110.0),
    tonic_share=(0.12, 0.3),
    first_hz=(4.0, 6.5),
    last_hz=(0.7, 1.6),
    peak_g=(0.35, 2.0),
    scatter=0.5,
    sway_deg=25.0,
)
LONG_FOCAL = Clonic(
    label="focal_clonic",
    whole_s=(20.0, 70.0),
    tonic_share=(0.0, 0.0),
    first_hz=(3.5, 5.5),
    last_hz=(0.8, 2.0),
    peak_g=(0.22, 0.9),
    scatter=0.3,
    sway_deg=6.0,
)
SHORT_SPAN_S = (6.0, 30.0)
SHORT_TONIC_CLONIC = replace(
    LONG_TONIC_CLONIC, label="short_tonic_clonic", whole_s=SHORT_SPAN_S, tonic_share=(0.05, 0.2), last_hz=(1.2, 2.5)
)
SHORT_FOCAL = replace(LONG_FOCAL, label="short_focal_clonic", whole_s=SHORT_SPAN_S, last_hz=(1.2, 2.5))


def seizure(stream: Generator, *, rate_hz: float, figures: Clonic) -> Shape:
    """Draw a seizure: trembling that slows down and grows, then bursts whose distance grows exponentially."""
    whole_s = log_uniform(stream, figures.whole_s)
    tonic_s = whole_s * uniform(stream, figures.tonic_share)
    onsets_s = _bursts(stream, begin_s=tonic_s, end_s=whole_s, figures=figures)
    samples = round((whole_s + 0.8) * rate_hz)
    added = np.zeros((samples, 3))
    axis = random_axis(stream)
    resonance_hz = uniform(stream, (3.5, 8.0))
    for onset_s in onsets_s.tolist():
        swell = min(1.0, 0.5 + (onset_s - tonic_s) / 5.0) * float(np.exp(0.3 * stream.standard_normal()))
        direction = axis + figures.scatter * stream.standard_normal(3)
        burst = _gamma_burst(stream, rate_hz=rate_hz, resonance_hz=resonance_hz)
        _put(added, swell * burst[:, None] * direction, onset_s=onset_s, rate_hz=rate_hz)
    scaled = _scaled(added, log_uniform(stream, figures.peak_g))
    _add_trembling(scaled, stream, rate_hz=rate_hz, length_s=tonic_s)
    return Shape(
        kind="convulsive",
        label=figures.label,
        added_g=scaled,
        turn_rad=_sway(stream, samples, rate_hz=rate_hz, degrees=figures.sway_deg)
        + _turn(samples, random_axis(stream), degrees=uniform(stream, (2.0, 40.0)), share=0.3),
        frequency_hz=onsets_s.size / max(whole_s - tonic_s, 1.0),
        repetitions=int(onsets_s.size),
        clonic_s=tonic_s,
    )


def _bursts(stream: Generator, *, begin_s: float, end_s: float, figures: Clonic) -> FloatArray:
    first_s, last_s = 1.0 / uniform(stream, figures.first_hz), 1.0 / uniform(stream, figures.last_hz)
    onsets_s, at_s = [], begin_s
    while at_s < end_s:
        onsets_s.append(at_s)
        share = (at_s - begin_s) / (end_s - begin_s)
        at_s += first_s * (last_s / first_s) ** share * float(np.exp(0.12 * stream.standard_normal()))
    return np.asarray(onsets_s)


def _gamma_burst(stream: Generator, *, rate_hz: float, resonance_hz: float) -> FloatArray:
    """Draw one clonic burst: a swing under a gamma-shaped envelope."""
    decay_s = uniform(stream, (0.03, 0.06))
    at_s = np.arange(round(0.6 * rate_hz)) / rate_hz
    envelope = (at_s / decay_s) ** 1.5 * np.exp(1.5 - at_s / decay_s)
    return np.asarray(envelope * np.cos(2 * np.pi * resonance_hz * at_s + uniform(stream, (0.0, 1.5))))


def _add_trembling(added: FloatArray, stream: Generator, *, rate_hz: float, length_s: float) -> None:
    samples = round(length_s * rate_hz)
    if samples < 4:
        return
    rate = np.linspace(uniform(stream, (7.0, 10.0)), uniform(stream, (3.5, 5.0)), samples)
    phase = 2 * np.pi * np.cumsum(rate * _wander(stream, samples, rate_hz=rate_hz, spread=0.06)) / rate_hz
    growth = np.linspace(0.1, 0.5, samples) * float(np.abs(added).max())
    added[:samples] += (growth * np.sin(phase))[:, None] * random_axis(stream)


# What a hand does while its owner is awake


def _everyday(label: str, added: FloatArray, turn: FloatArray, frequency_hz: float | None = None) -> Shape:
    return Shape(kind="wake_activity", label=label, added_g=added, turn_rad=turn, frequency_hz=frequency_hz)


def quasi_periodic(
    stream: Generator,
    *,
    rate_hz: float,
    label: str,
    length_s: Span,
    band_hz: Span,
    peak_g: Span,
    width_hz: float,
    bouts_s: Span | None = None,
    sway_deg: float = 10.0,
    axes: int = 1,
) -> Shape:
    """Draw rhythm as hands make it: noise through a narrow band, so that strength and rate wander together."""
    samples = round(log_uniform(stream, length_s) * rate_hz)
    middle_hz = uniform(stream, band_hz)
    added = np.zeros((samples, 3))
    for _ in range(axes):
        added += _narrow(stream, samples, rate_hz=rate_hz, middle_hz=middle_hz, width_hz=width_hz)[:, None] * (
            random_axis(stream)
        )
    if bouts_s is not None:
        added *= _bouts(stream, samples, rate_hz=rate_hz, bouts_s=bouts_s)[:, None]
    added *= _faded(samples, rate_hz=rate_hz, fade_s=0.5)[:, None]
    turn = _sway(stream, samples, rate_hz=rate_hz, degrees=sway_deg)
    return _everyday(label, _scaled(added, log_uniform(stream, peak_g)), turn, middle_hz)


def walking(stream: Generator, *, rate_hz: float) -> Shape:
    """Draw a walk: a short blow at every step, an arm that swings like a pendulum at half their rate."""
    samples = round(log_uniform(stream, (20.0, 150.0)) * rate_hz)
    step_hz = uniform(stream, (1.6, 2.15))
    phase = np.cumsum(step_hz * _wander(stream, samples, rate_hz=rate_hz, spread=0.02)) / rate_hz
    steps = np.flatnonzero(np.diff(np.floor(phase)) > 0)
    blows, axis = np.zeros((samples, 3)), random_axis(stream)
    for step in steps.tolist():
        pulse = np.exp(-((np.arange(-6, 7) / (0.03 * rate_hz)) ** 2))
        _put(blows, pulse[:, None] * axis * uniform(stream, (0.7, 1.0)), onset_s=step / rate_hz, rate_hz=rate_hz)
    angle_rad = np.deg2rad(uniform(stream, (8.0, 25.0))) * np.sin(np.pi * phase)
    turn = angle_rad[:, None] * random_axis(stream)
    return _everyday("walking_pendulum", _scaled(blows, log_uniform(stream, (0.2, 0.8))), turn, step_hz)


def impacts(
    stream: Generator, *, rate_hz: float, label: str, length_s: Span, beat_hz: Span, peak_g: Span, unevenness: float
) -> Shape:
    """Draw clapping or drumming: decaying blows at a beat that wavers."""
    samples = round(log_uniform(stream, length_s) * rate_hz)
    beat_s = 1.0 / uniform(stream, beat_hz)
    added, axis, at_s = np.zeros((samples, 3)), random_axis(stream), 0.0
    while at_s < samples / rate_hz - 0.3:
        after_s = np.arange(round(0.2 * rate_hz)) / rate_hz
        blow = np.exp(-after_s / 0.03) * np.cos(2 * np.pi * uniform(stream, (10.0, 18.0)) * after_s)
        strength = float(np.exp(unevenness * stream.standard_normal()))
        direction = axis + 0.2 * stream.standard_normal(3)
        _put(added, strength * blow[:, None] * direction, onset_s=at_s, rate_hz=rate_hz)
        at_s += beat_s * (1.0 + 0.06 * stream.standard_normal())
    turn = _sway(stream, samples, rate_hz=rate_hz, degrees=8.0)
    return _everyday(label, _scaled(added, log_uniform(stream, peak_g)), turn, 1.0 / beat_s)


def riding(stream: Generator, *, rate_hz: float) -> Shape:
    """Draw a ride or a shaking bed: broad vibration that swells and ebbs, with bumps."""
    samples = round(log_uniform(stream, (40.0, 240.0)) * rate_hz)
    band_hz = (uniform(stream, (2.0, 5.0)), min(uniform(stream, (9.0, 18.0)), 0.45 * rate_hz))
    sections = signal.butter(2, band_hz, btype="band", fs=rate_hz, output="sos")
    added = signal.sosfilt(sections, stream.standard_normal((samples, 3)), axis=0)
    added *= _wander(stream, samples, rate_hz=rate_hz, spread=0.4)[:, None]
    turn = _sway(stream, samples, rate_hz=rate_hz, degrees=3.0)
    return _everyday("riding", _scaled(np.asarray(added), log_uniform(stream, (0.08, 0.4))), turn)


def restless_turning(stream: Generator, *, rate_hz: float) -> Shape:
    """Draw tossing and turning: one big turn after another with pulses."""
    parts = [posture_shift(stream, rate_hz=rate_hz) for _ in range(whole_number(stream, (4, 12)))]
    turns, total = [], np.zeros(3)
    for part in parts:
        turns.append(total + 0.5 * part.turn_rad)
        total = turns[-1][-1]
    return _everyday("restless_turning", np.concatenate([part.added_g for part in parts]), np.concatenate(turns))


def speeding_rhythm(stream: Generator, *, rate_hz: float) -> Shape:
    """Draw the worst confounder: a smooth rhythm of 1-4 Hz that speeds up, stops, and leaves stillness."""
    samples = round(log_uniform(stream, (50.0, 200.0)) * rate_hz)
    base_hz = uniform(stream, (1.2, 2.2))
    speed = np.linspace(1.0, uniform(stream, (1.3, 1.8)), samples)
    phase = 2 * np.pi * np.cumsum(base_hz * speed * _wander(stream, samples, rate_hz=rate_hz, spread=0.06)) / rate_hz
    swell = _wander(stream, samples, rate_hz=rate_hz, spread=0.25) * _faded(samples, rate_hz=rate_hz, fade_s=0.5)
    swell *= _bouts(stream, samples, rate_hz=rate_hz, bouts_s=(15.0, 60.0))
    wave = np.sin(phase) + 0.25 * np.sin(2 * phase + 1.0)
    added = _scaled((swell * wave)[:, None] * random_axis(stream), log_uniform(stream, (0.2, 0.9)))
    return _everyday("speeding_rhythm", added, _sway(stream, samples, rate_hz=rate_hz, degrees=6.0), base_hz)


Draw = Callable[..., Shape]


def _rhythm(label: str, **figures: object) -> Draw:
    def draw(stream: Generator, *, rate_hz: float) -> Shape:
        return quasi_periodic(stream, rate_hz=rate_hz, label=label, **figures)  # type: ignore[arg-type]

    return draw


def _blows(label: str, **figures: object) -> Draw:
    def draw(stream: Generator, *, rate_hz: float) -> Shape:
        return impacts(stream, rate_hz=rate_hz, label=label, **figures)  # type: ignore[arg-type]

    return draw


EVERYDAY: Mapping[str, Draw] = {
    "brushing": _rhythm(
        "brushing",
        length_s=(40.0, 120.0),
        band_hz=(3.0, 5.5),
        peak_g=(0.3, 1.0),
        width_hz=0.2,
        bouts_s=(5.0, 15.0),
        sway_deg=35.0,
    ),
    "walking": walking,
    "scratching": _rhythm(
        "scratching", length_s=(3.0, 20.0), band_hz=(4.0, 7.0), peak_g=(0.1, 0.6), width_hz=0.4, bouts_s=(1.0, 3.5)
    ),
    "drumming": _blows("drumming", length_s=(5.0, 40.0), beat_hz=(4.0, 7.0), peak_g=(0.05, 0.25), unevenness=0.4),
    "clapping": _blows("clapping", length_s=(5.0, 25.0), beat_hz=(2.0, 4.5), peak_g=(0.8, 2.5), unevenness=0.15),
    "rubbing": _rhythm(
        "rubbing", length_s=(8.0, 60.0), band_hz=(2.0, 4.0), peak_g=(0.15, 0.7), width_hz=0.25, axes=2, sway_deg=15.0
    ),
    "stirring_pot": _rhythm(
        "stirring_pot", length_s=(20.0, 120.0), band_hz=(1.0, 2.2), peak_g=(0.15, 0.5), width_hz=0.15, axes=2
    ),
    "shaking_bottle": _rhythm(
        "shaking_bottle", length_s=(5.0, 25.0), band_hz=(3.0, 5.0), peak_g=(0.8, 2.5), width_hz=0.25, sway_deg=15.0
    ),
    "riding": riding,
    "restless_turning": restless_turning,
    "speeding_rhythm": speeding_rhythm,
}


# Shared arithmetic


def _put(added: FloatArray, wave: FloatArray, *, onset_s: float, rate_hz: float) -> None:
    first = round(onset_s * rate_hz)
    room = max(0, min(len(wave), len(added) - first))
    added[first : first + room] += wave[:room]


def _scaled(added: FloatArray, peak_g: float) -> FloatArray:
    largest = float(np.sqrt((added**2).sum(axis=1)).max())
    return added * (peak_g / largest) if largest > 0 else added


def _pulses(stream: Generator, *, samples: int, rate_hz: float, per_s: float) -> FloatArray:
    added = np.zeros((samples, 3))
    length_s = samples / rate_hz
    count = max(2, int(stream.poisson(per_s * length_s)))
    for onset_s in [0.0, *np.sort(stream.uniform(0.0, max(length_s - 0.3, 0.05), count - 1)).tolist()]:
        pulse = _reach_and_return(uniform(stream, VOLUNTARY_S), rate_hz=rate_hz)
        wave = pulse[:, None] * random_axis(stream) * log_uniform(stream, (0.4, 1.0))
        _put(added, wave, onset_s=onset_s, rate_hz=rate_hz)
    return added


def _turn(samples: int, axis: FloatArray, *, degrees: float, share: float) -> FloatArray:
    """Turn smoothly within the first share of the movement, and stay."""
    at = np.clip(np.linspace(0.0, 1.0 / share, samples), 0.0, 1.0)
    return np.asarray(np.deg2rad(degrees) * (3 * at**2 - 2 * at**3)[:, None] * axis)


def _sway(stream: Generator, samples: int, *, rate_hz: float, degrees: float) -> FloatArray:
    """Wander slowly about the beginning, and come to rest wherever that is."""
    knots = max(4, round(samples / rate_hz / 2.0))
    path = np.vstack((np.zeros(3), stream.standard_normal((knots, 3)).cumsum(axis=0) / np.sqrt(knots)))
    at = np.linspace(0.0, knots, samples)
    smooth = np.stack([np.interp(at, np.arange(knots + 1), column) for column in path.T], axis=1)
    width = max(1, round(rate_hz))
    kernel = np.hanning(width + 2)[1:-1]
    padded = np.pad(smooth, ((width, width), (0, 0)), mode="edge")
    calm = np.stack([np.convolve(column, kernel / kernel.sum(), mode="same") for column in padded.T], axis=1)
    return np.asarray(np.deg2rad(degrees) * (calm[width:-width] - calm[width]))


def _faded(samples: int, *, rate_hz: float, fade_s: float) -> FloatArray:
    at_s = np.arange(samples) / rate_hz
    return np.clip(np.minimum(at_s, at_s[-1] - at_s) / fade_s, 0.0, 1.0)


def _wander(stream: Generator, samples: int, *, rate_hz: float, spread: float) -> FloatArray:
    """Draw a factor about 1 that wanders over about a second and a half."""
    steps = max(4, int(samples / rate_hz / 0.5) + 4)
    knots = signal.lfilter([0.55], [1.0, -0.72], stream.standard_normal(steps))
    at = np.linspace(0.0, steps - 1.0, samples)
    return np.exp(spread * np.interp(at, np.arange(steps), knots))


def _narrow(stream: Generator, samples: int, *, rate_hz: float, middle_hz: float, width_hz: float) -> FloatArray:
    """Draw narrow-band noise with a second-order resonance, its swings half evened out, and a little of a harmonic."""
    radius = np.exp(-np.pi * width_hz / rate_hz)
    turn = 2 * np.pi * middle_hz / rate_hz
    lead = round(3 * rate_hz)
    noise = stream.standard_normal(samples + lead)
    wave = signal.lfilter([1.0], [1.0, -2 * radius * np.cos(turn), radius**2], noise)[lead:]
    reach = np.abs(signal.hilbert(wave))
    wave = wave / np.sqrt(np.maximum(reach, 0.1 * reach.mean()))
    wave /= max(float(wave.std()), 1e-9)
    return np.asarray(wave + 0.15 * (wave**2 - 1.0))


def _bouts(stream: Generator, samples: int, *, rate_hz: float, bouts_s: Span) -> FloatArray:
    gate, at_s = np.ones(samples), uniform(stream, bouts_s)
    while at_s < samples / rate_hz:
        pause_s = uniform(stream, (0.5, 2.5))
        gate[round(at_s * rate_hz) : round((at_s + pause_s) * rate_hz)] = 0.0
        at_s += pause_s + uniform(stream, bouts_s)
    width = max(1, round(0.15 * rate_hz))
    return np.convolve(gate, np.ones(width) / width, mode="same")
