"""Made-up exercise for the scorecards to be fitted to: strong, smooth, repeated movement of a person awake.

The simulator's nights hold little of it. Here an arm or leg swings about one axis from one held angle to the other, or
wanders from angle to angle, as the hand does in lifting, pressing, folding and wiping; gravity turns with it.
"""

from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from recordings import Site, build_recording
from recordings.synthetic import LabelledNight, Truth, TruthEvent

Floats = NDArray[np.float64]
Generator = np.random.Generator

EXERCISE = "exercise"
STARTED_AT = datetime(2026, 1, 15, 19, 0, tzinfo=UTC)
SITES: tuple[Site, ...] = ("left_wrist", "right_wrist", "right_ankle", "left_wrist")
RATES_HZ = (50.0, 25.0, 100.0, 50.0)
BOUTS = 8
REST_S = (50.0, 90.0)
BOUT_S = (8.0, 70.0)
NOISE_G = (0.001, 0.004)
# Angles, strokes and reach are engineering choices: everyday movements of the upper and lower arm about elbow and
# shoulder, and of the leg about knee and hip.
TURN_DEG = (15.0, 110.0)
STROKE_S = (0.3, 1.3)
UNEVEN = (0.03, 0.3)
HOLD_S = (0.0, 0.3)
REACH_M = (0.15, 0.65)
MOST_JOINTS = 3
EFFORT_HZ = (2.0, 8.0)
EFFORT_SHARE = (0.02, 0.35)
WANDERING_SHARE = 0.35
STOP_SHARE = 0.4
STOP_G = (0.02, 0.35)
STOP_HZ = (5.0, 14.0)
STOP_DAMPING = 0.25
STOP_LASTS_S = 0.5
GRAVITY_M_S2 = 9.80665


def exercise_night(seed: int) -> LabelledNight:
    """Make a quarter of an hour or so of exercise, each bout between still stretches, with its labels."""
    stream = np.random.default_rng(seed)
    rate_hz = RATES_HZ[seed % len(RATES_HZ)]
    still_g = _direction(stream)
    parts: list[Floats] = []
    events: list[TruthEvent] = []
    for _ in range(BOUTS):
        rest_s = stream.uniform(*REST_S)
        parts.append(np.tile(still_g, (round(rest_s * rate_hz), 1)))
        moved_g = _bout(stream, rate_hz, still_g)
        onset_s = sum(part.shape[0] for part in parts) / rate_hz
        parts.append(moved_g)
        still_g = moved_g[-1] / np.linalg.norm(moved_g[-1])
        events.append(_event(onset_s, moved_g, rate_hz))
    samples_g = np.concatenate([*parts, np.tile(still_g, (round(REST_S[1] * rate_hz), 1))])
    samples_g += stream.normal(0.0, stream.uniform(*NOISE_G), samples_g.shape)
    recording = build_recording(
        np.arange(samples_g.shape[0]) / rate_hz,
        samples_g.astype(np.float32),
        started_at=STARTED_AT,
        nominal_rate_hz=rate_hz,
        site=SITES[(seed // len(RATES_HZ)) % len(SITES)],
        source=f"exercise of seed {seed}",
        format="synthetic",
    )
    return LabelledNight(recording=recording, truth=_truth(tuple(events)))


def _bout(stream: Generator, rate_hz: float, still_g: Floats) -> Floats:
    """Let several joints swing at once, each about its own axis, and not quite steadily."""
    length_s = stream.uniform(*BOUT_S)
    usual_s = stream.uniform(*STROKE_S, 2)
    joints = int(stream.integers(1, MOST_JOINTS + 1))
    swings = [_swing(stream, rate_hz, still_g, usual_s=usual_s, length_s=length_s) for _ in range(joints)]
    shortest = min(swing.shape[0] for swing in swings)
    moved_g = still_g + sum(swing[:shortest] - still_g for swing in swings)
    return np.asarray(moved_g + _effort(stream, moved_g, rate_hz))


def _swing(stream: Generator, rate_hz: float, still_g: Floats, *, usual_s: Floats, length_s: float) -> Floats:
    """Swing about one axis: gravity turns in the wearable's frame, turning itself adds along and across the limb."""
    targets, strokes_s, holds_s = _strokes(stream, usual_s, length_s)
    angle = _smooth_course(targets, strokes_s, holds_s, rate_hz)
    axis = _across(still_g, stream)
    along, across = (axis @ still_g) * axis, np.cross(axis, still_g)
    turned_g = along + np.cos(angle)[:, None] * (still_g - along) + np.sin(angle)[:, None] * across
    speed = np.gradient(angle, 1 / rate_hz)
    reach_g = stream.uniform(*REACH_M) / GRAVITY_M_S2
    limb = _across(axis, stream)
    limb -= (limb @ axis) * axis
    limb /= np.linalg.norm(limb)
    moved_g = turned_g - (speed**2)[:, None] * reach_g * limb
    moved_g += np.gradient(speed, 1 / rate_hz)[:, None] * reach_g * np.cross(axis, limb)
    if stream.random() < STOP_SHARE:
        moved_g += _stops(stream, strokes_s, holds_s, samples=angle.size, rate_hz=rate_hz)
    return np.asarray(moved_g)


def _effort(stream: Generator, moved_g: Floats, rate_hz: float) -> Floats:
    """Draw the unsteadiness of muscles at work: low noise whose strength follows that of the movement."""
    length = max(2, round(rate_hz / stream.uniform(*EFFORT_HZ)))
    window = np.hanning(length + 2)[1:-1]
    noise = np.stack([np.convolve(stream.normal(size=moved_g.shape[0]), window, mode="same") for _ in range(3)], axis=1)
    strength_g = float(np.std(moved_g - moved_g.mean(axis=0))) * stream.uniform(*EFFORT_SHARE)
    return np.asarray(noise * strength_g / noise.std())


def _strokes(stream: Generator, usual_s: Floats, length_s: float) -> tuple[Floats, Floats, Floats]:
    """Draw the angles that are gone to, how long each way takes, and how long each is held; radians and seconds."""
    count = max(4, int(length_s / usual_s.mean()))
    uneven = stream.uniform(*UNEVEN)
    turn = np.radians(stream.uniform(*TURN_DEG))
    if stream.random() < WANDERING_SHARE:
        targets = np.cumsum(stream.normal(0.0, turn / 2, count))
        strokes_s = stream.uniform(*STROKE_S, count)
    else:
        targets = np.where(np.arange(count) % 2 == 0, turn, 0.0) * (1 + stream.normal(0.0, uneven, count))
        strokes_s = np.resize(usual_s, count) * np.exp(stream.normal(0.0, uneven, count))
    holds_s = stream.uniform(*HOLD_S) * stream.random(count)
    holds_s[0] += stream.uniform(0.0, usual_s.sum())
    return targets, strokes_s, holds_s


def _smooth_course(targets: Floats, strokes_s: Floats, holds_s: Floats, rate_hz: float) -> Floats:
    """Go from angle to angle as a hand does, with the least jerk (Flash and Hogan 1985), and hold each."""
    pieces = []
    before = 0.0
    for target, stroke_s, hold_s in zip(targets, strokes_s, holds_s, strict=True):
        share = np.arange(1, max(2, round(stroke_s * rate_hz)) + 1) / max(2, round(stroke_s * rate_hz))
        pieces.append(before + (target - before) * share**3 * (10 - 15 * share + 6 * share**2))
        pieces.append(np.full(round(hold_s * rate_hz), target))
        before = float(target)
    return np.concatenate(pieces)


def _stops(stream: Generator, strokes_s: Floats, holds_s: Floats, *, samples: int, rate_hz: float) -> Floats:
    """Let some ways end with a knock that rings out: a weight set down, a hand that meets something."""
    rings_hz, direction = stream.uniform(*STOP_HZ), _direction(stream)
    after_s = np.arange(round(STOP_LASTS_S * rate_hz)) / rate_hz
    angular = 2 * np.pi * rings_hz
    ring = np.exp(-STOP_DAMPING * angular * after_s) * np.sin(angular * after_s)
    ends_s = np.cumsum(strokes_s + holds_s) - holds_s
    knocks_g = np.zeros((samples + ring.size, 3))
    usual_g = stream.uniform(*STOP_G)
    for end_s in ends_s[:: int(stream.integers(1, 3))]:
        first = min(samples, round(end_s * rate_hz))
        knocks_g[first : first + ring.size] += (usual_g * stream.uniform(0.4, 1.6) * ring)[:, None] * direction
    return knocks_g[:samples]


def _direction(stream: Generator) -> Floats:
    drawn = stream.normal(size=3)
    return np.asarray(drawn / np.linalg.norm(drawn))


def _across(direction: Floats, stream: Generator) -> Floats:
    """Draw an axis that turning about changes the direction: mostly across it."""
    axis = _direction(stream)
    axis -= stream.uniform(0.6, 1.0) * (axis @ direction) * direction
    return np.asarray(axis / np.linalg.norm(axis))


def _event(onset_s: float, moved_g: Floats, rate_hz: float) -> TruthEvent:
    return TruthEvent(
        onset_s=onset_s,
        duration_s=moved_g.shape[0] / rate_hz,
        kind="wake_activity",
        label=EXERCISE,
        peak_g=float(np.abs(moved_g - moved_g.mean(axis=0)).max()),
    )


def _truth(events: tuple[TruthEvent, ...]) -> Truth:
    return Truth(
        lights_out_s=None,
        sleep_onset_s=None,
        wake_up_s=None,
        awake=(),
        not_worn=(),
        events=events,
        tier="harmless",
    )
