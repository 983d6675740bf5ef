"""What the nerves do in each movement: when bursts of force begin, how long they last, how strong they are."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from recordings.synthetic.figures import (
    TONIC_CLONIC_MEDIAN_S,
    TONIC_CLONIC_SPREAD,
    Convulsion,
    Irregular,
    Jerks,
    LegMovement,
    Rhythm,
    Walk,
)
from recordings.synthetic.streams import Span, log_uniform, uniform, whole_number

FloatArray = NDArray[np.float64]

LONGEST_STEADY_BURST_S = 0.25  # K: longer contractions are not steady, motor units fire one after another
UNFUSED_BURST_S = 0.09  # K: motor units at 8-12 a second
UNFUSED_SPREAD = 0.25  # E
STRIKE_S = 0.02  # E: a blow against a mattress
STRIKE_RISE_S = 0.008  # E
STRIKE_STRENGTH = (0.2, 0.9)  # E: force of a blow relative to the jerk that ends in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Train:
    """Bursts of force of one muscle group.

    ``onset_s``, ``duration_s`` and ``strength`` have shape (n,); strength is relative and may be negative (the other
    direction). ``rise_s`` is how fast force follows; ``spread`` how much the bursts' directions differ.
    """

    onset_s: FloatArray
    duration_s: FloatArray
    strength: FloatArray
    rise_s: float
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Everything that drives one movement: trains of bursts, slow swaying, and the turn that stays afterwards.

    ``blows`` are what the limb strikes on the way; they do not count when a movement is given its strength.
    """

    trains: tuple[Train, ...]
    blows: tuple[Train, ...] = ()
    duration_s: float
    sway_deg: float = 0.0
    sway_hz: float = 0.2
    tilt_deg: float = 0.0
    turn_s: float = 0.5
    frequency_hz: float | None = None
    repetitions: int = 1


def jerks(figures: Jerks, stream: Generator) -> Pattern:
    """Draw one or several brief jerks."""
    bursts = whole_number(stream, figures.bursts)
    gaps = [log_uniform(stream, figures.gap_s) for _ in range(bursts - 1)]
    onset_s = np.concatenate(([0.0], np.cumsum(gaps)))
    strength = stream.uniform(figures.evenness, 1.0, bursts)
    train = Train(
        onset_s=onset_s,
        duration_s=stream.uniform(*figures.burst_s, bursts),
        strength=strength,
        rise_s=uniform(stream, figures.rise_s),
        spread=figures.spread,
    )
    return Pattern(
        trains=(train,),
        duration_s=_end_s(train),
        tilt_deg=uniform(stream, figures.tilt_deg),
        turn_s=max(0.2, min(1.0, _end_s(train))),
        repetitions=bursts,
    )


def irregular(figures: Irregular, stream: Generator, *, duration_s: float | None = None) -> Pattern:
    """Draw a movement without rhythm, of a given or a random length."""
    length_s = log_uniform(stream, figures.duration_s) if duration_s is None else duration_s
    turn_s = min(uniform(stream, figures.turn_s), length_s)
    train = _restless(figures, stream, length_s=length_s)
    return Pattern(
        trains=(train,),
        duration_s=length_s,
        sway_deg=figures.sway_deg,
        sway_hz=figures.sway_hz,
        tilt_deg=log_uniform(stream, figures.tilt_deg),
        turn_s=turn_s,
    )


def turning(figures: Irregular, stream: Generator) -> Pattern:
    """Draw a change of posture: the turn takes as long as the movement, and stays."""
    length_s = uniform(stream, figures.turn_s)
    busy_s = 0.85 * length_s  # E: the bursts die away before the limb has come to rest
    pattern = irregular(figures, stream, duration_s=busy_s)
    return replace(pattern, duration_s=length_s, turn_s=length_s, tilt_deg=uniform(stream, figures.tilt_deg))


def rhythm(figures: Rhythm, stream: Generator, *, longest_s: float = np.inf) -> Pattern:
    """Draw a movement to and fro, cut to the longest length allowed."""
    length_s = min(log_uniform(stream, figures.duration_s), longest_s)
    base_hz = uniform(stream, figures.frequency_hz)
    onset_s, period_s, active = _cycles(figures, stream, base_hz=base_hz, length_s=length_s)
    strength = active * _wandering(stream, onset_s, spread=figures.unevenness, memory_s=figures.wander_s)
    strength *= np.clip(np.minimum(onset_s, length_s - onset_s) / figures.fade_s + 0.15, 0.15, 1.0)
    is_active = active > 0
    train = _strokes(
        figures, stream, onset_s=onset_s[is_active], period_s=period_s[is_active], strength=strength[is_active]
    )
    return Pattern(
        trains=(train,),
        duration_s=_end_s(train),
        sway_deg=figures.sway_deg,
        sway_hz=figures.sway_hz,
        tilt_deg=uniform(stream, figures.tilt_deg),
        turn_s=min(2.0, length_s),
        frequency_hz=float(1.0 / np.median(period_s[is_active])),
        repetitions=int(is_active.sum()),
    )


def walk(figures: Walk, stream: Generator, *, longest_s: float = np.inf) -> Pattern:
    """Draw a walk: a shock at each step, a swing at every second one."""
    length_s = min(log_uniform(stream, figures.duration_s), longest_s)
    step_s = 1.0 / uniform(stream, figures.step_hz)
    steps = max(4, int(length_s / step_s))
    lengths_s = step_s * (1.0 + figures.step_variation * stream.standard_normal(steps))
    onset_s = np.concatenate(([0.0], np.cumsum(lengths_s[:-1])))
    sides = np.where(np.arange(steps) % 2 == 0, 1.0, 0.75)  # E: the shock of the other leg reaches the limb weaker
    heels = Train(
        onset_s=onset_s,
        duration_s=np.full(steps, figures.heel_s),
        strength=sides * np.exp(0.15 * stream.standard_normal(steps)),
        rise_s=0.008,
        spread=0.15,
    )
    swing = Train(
        onset_s=onset_s,
        duration_s=lengths_s,
        strength=np.where(np.arange(steps) % 2 == 0, figures.swing, -figures.swing),
        rise_s=0.08,
        spread=0.1,
    )
    return Pattern(
        trains=(heels, swing),
        duration_s=float(onset_s[-1] + lengths_s[-1]),
        sway_deg=figures.sway_deg,
        tilt_deg=uniform(stream, (5.0, 60.0)),
        turn_s=2.0,
        frequency_hz=1.0 / float(lengths_s.mean()),
        repetitions=steps,
    )


def reading(turns: Irregular, tremor: Rhythm, *, stream: Generator, longest_s: float) -> Pattern:
    """Draw reading: a hand held up, so it trembles as every hand does, and a page turned now and then."""
    length_s = min(log_uniform(stream, turns.duration_s), longest_s)
    pages = irregular(turns, stream, duration_s=length_s)
    trembling = rhythm(replace(tremor, duration_s=(length_s, length_s)), stream)
    share = uniform(stream, tremor.peak_g) / uniform(stream, turns.peak_g)
    trains = (*pages.trains, *(replace(train, strength=train.strength * share) for train in trembling.trains))
    return replace(pages, trains=trains, duration_s=length_s)


def convulsion(figures: Convulsion, stream: Generator) -> Pattern:
    """Draw a clonic or tonic-clonic seizure of one limb or of the whole body."""
    whole_s = _convulsion_length_s(figures, stream)
    tonic_s = min(uniform(stream, figures.tonic_s), whole_s / 2)
    clonic = _clonic(figures, stream, onset_s=tonic_s, length_s=whole_s - tonic_s)
    tonic = _tonic(figures, stream, length_s=tonic_s) if tonic_s > 0 else ()
    strikes = _strikes(clonic, stream, share=figures.strike_share)
    return Pattern(
        trains=(*tonic, clonic),
        blows=strikes,
        duration_s=_end_s(clonic),
        sway_deg=figures.sway_deg,
        sway_hz=figures.sway_hz,
        tilt_deg=uniform(stream, figures.tilt_deg),
        turn_s=min(3.0, whole_s),
        frequency_hz=clonic.onset_s.size / (whole_s - tonic_s),
        repetitions=int(clonic.onset_s.size),
    )


def leg_movement(figures: LegMovement, stream: Generator) -> Pattern:
    """Draw one movement of a periodic series: a held contraction, or several in a row."""
    length_s = log_uniform(stream, figures.duration_s)
    bursts = whole_number(stream, (2, 5)) if stream.random() < figures.polyclonic_share else 1
    edges = np.linspace(0.0, length_s, bursts + 1)
    held = Train(
        onset_s=edges[:-1] + np.where(edges[:-1] > 0, stream.uniform(0.0, 0.1, bursts), 0.0),
        duration_s=np.diff(edges) * stream.uniform(0.5, 0.85, bursts) if bursts > 1 else np.diff(edges),
        strength=stream.uniform(0.6, 1.0, bursts),
        rise_s=uniform(stream, (0.03, 0.08)),
        spread=0.15,
    )
    return Pattern(
        trains=(_unfused(held, stream),),
        duration_s=length_s,
        tilt_deg=uniform(stream, (0.1, 3.0)),
        turn_s=min(0.8, length_s),
        repetitions=bursts,
    )


def _end_s(train: Train) -> float:
    return float((train.onset_s + train.duration_s).max())


def _restless(figures: Irregular, stream: Generator, *, length_s: float) -> Train:
    bursts = max(1, int(stream.poisson(figures.bursts_per_s * length_s)))
    later_s = np.sort(stream.uniform(0.0, max(0.05, length_s - figures.burst_s[0]), bursts - 1))
    onset_s = np.concatenate(([0.0], later_s))
    duration_s = np.minimum(stream.uniform(*figures.burst_s, bursts), np.maximum(length_s - onset_s, 0.1))
    train = Train(
        onset_s=onset_s,
        duration_s=duration_s,
        strength=np.exp(0.5 * stream.standard_normal(bursts)),
        rise_s=uniform(stream, figures.rise_s),
        spread=figures.spread,
    )
    return _unfused(train, stream)


def _unfused(train: Train, stream: Generator) -> Train:
    """Break long contractions into the unsteady volleys that they are made of."""
    parts = np.maximum(1, np.round(train.duration_s / UNFUSED_BURST_S)).astype(np.int64)
    parts[train.duration_s <= LONGEST_STEADY_BURST_S] = 1
    part_s = np.repeat(train.duration_s / parts, parts)
    rank = np.arange(parts.sum()) - np.repeat(np.cumsum(parts) - parts, parts)
    is_whole = np.repeat(parts == 1, parts)
    factor = np.where(is_whole, 1.0, 1.0 + UNFUSED_SPREAD * stream.standard_normal(rank.size))
    return replace(
        train,
        onset_s=np.repeat(train.onset_s, parts) + rank * part_s,
        duration_s=part_s,
        strength=np.repeat(train.strength, parts) * factor,
    )


def _cycles(
    figures: Rhythm, stream: Generator, *, base_hz: float, length_s: float
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Lay cycles one after another while their rate wanders; mark which are active and which are a pause."""
    guess_s = np.arange(0.0, length_s * 1.6 + 4.0 / base_hz, 1.0 / base_hz)
    speed = figures.ends_faster ** np.clip(guess_s / length_s, 0.0, 1.0)
    rate_hz = base_hz * speed * _wandering(stream, guess_s, spread=figures.wander, memory_s=figures.wander_s)
    period_s = 1.0 / np.clip(rate_hz, 0.4 * base_hz, 2.2 * base_hz)
    onset_s = np.concatenate(([0.0], np.cumsum(period_s[:-1])))
    kept = max(2, int(np.searchsorted(onset_s, length_s - 0.5 / base_hz)))
    onset_s, period_s = onset_s[:kept], period_s[:kept]
    return onset_s, period_s, _bouts(figures, stream, onset_s=onset_s)


def _bouts(figures: Rhythm, stream: Generator, *, onset_s: FloatArray) -> FloatArray:
    active = np.ones(onset_s.size)
    if figures.active_s is None:
        return active
    at_s = uniform(stream, figures.active_s)
    while at_s < onset_s[-1]:
        pause_s = uniform(stream, figures.pause_s)
        active[(onset_s >= at_s) & (onset_s < at_s + pause_s)] = 0.0
        at_s += pause_s + uniform(stream, figures.active_s)
    return active


def _wandering(stream: Generator, at_s: FloatArray, *, spread: float, memory_s: float) -> FloatArray:
    """Draw a factor about 1 that wanders slowly, remembering itself over some seconds."""
    steps_s = np.diff(at_s, prepend=at_s[0] - memory_s)
    keep = np.exp(-steps_s / memory_s)
    kicks = np.sqrt(1.0 - keep**2) * stream.standard_normal(at_s.size)
    level, levels = 0.0, np.empty(at_s.size)
    for index, (kept, kick) in enumerate(zip(keep.tolist(), kicks.tolist(), strict=True)):
        level = kept * level + kick
        levels[index] = level
    return np.exp(spread * levels)


def _strokes(
    figures: Rhythm, stream: Generator, *, onset_s: FloatArray, period_s: FloatArray, strength: FloatArray
) -> Train:
    rise_s = uniform(stream, figures.rise_s)
    if figures.burst_s is not None:
        burst_s = np.minimum(uniform(stream, figures.burst_s), 0.7 * period_s)
        return Train(onset_s=onset_s, duration_s=burst_s, strength=strength, rise_s=rise_s, spread=figures.spread)
    balance = uniform(stream, (0.7, 1.0))  # E: the way back is a little weaker
    return Train(
        onset_s=np.ravel(np.column_stack((onset_s, onset_s + period_s / 2))),
        duration_s=np.repeat(period_s / 2, 2),
        strength=np.ravel(np.column_stack((strength, -balance * strength))),
        rise_s=rise_s,
        spread=figures.spread,
    )


def _convulsion_length_s(figures: Convulsion, stream: Generator) -> float:
    if figures.tonic_s[1] == 0:
        return log_uniform(stream, figures.whole_s)
    drawn_s = TONIC_CLONIC_MEDIAN_S * float(np.exp(TONIC_CLONIC_SPREAD * stream.standard_normal()))
    return float(np.clip(drawn_s, *figures.whole_s))


def _tonic(figures: Convulsion, stream: Generator, *, length_s: float) -> tuple[Train, Train]:
    """Stiffening that lifts the limb, and a trembling on top that slows down and grows."""
    held = Train(onset_s=np.zeros(1), duration_s=np.full(1, length_s), strength=np.full(1, 0.5), rise_s=0.3, spread=0.0)
    onset_s = _slowing(stream, rates_hz=figures.vibration_hz, length_s=length_s)
    period_s = np.diff(onset_s, append=length_s)
    growth = 0.08 + 0.5 * (onset_s / length_s) ** 1.5
    strength = growth * _wandering(stream, onset_s, spread=0.3, memory_s=2.0)
    trembling = Train(
        onset_s=onset_s,
        duration_s=period_s / 2,
        strength=strength,
        rise_s=uniform(stream, figures.rise_s),
        spread=figures.spread,
    )
    return held, trembling


def _slowing(stream: Generator, *, rates_hz: Span, length_s: float) -> FloatArray:
    """Lay out cycles whose rate falls steadily from the first value to the second."""
    at_s = np.linspace(0.0, length_s, 2000)
    rate_hz = np.interp(at_s, [0.0, length_s], rates_hz) * _wandering(stream, at_s, spread=0.08, memory_s=1.0)
    cycles = np.cumsum(rate_hz) * (length_s / at_s.size)
    return np.asarray(np.interp(np.arange(1.0, cycles[-1]), cycles, at_s))


def _clonic(figures: Convulsion, stream: Generator, *, onset_s: float, length_s: float) -> Train:
    """Jerks that come ever more rarely: the silence between them grows exponentially."""
    gaps_s = (log_uniform(stream, figures.first_gap_s), log_uniform(stream, figures.last_gap_s))
    times_s, durations_s = _growing_gaps(stream, gaps_s=gaps_s, jerk_s=figures.jerk_s, length_s=length_s)
    swell = np.clip(0.45 + times_s / min(6.0, length_s / 3), 0.0, 1.0)
    slow = _wandering(stream, times_s, spread=0.25, memory_s=12.0)
    strength = swell * slow * np.exp(figures.unevenness * stream.standard_normal(times_s.size))
    return Train(
        onset_s=onset_s + times_s,
        duration_s=durations_s,
        strength=strength,
        rise_s=uniform(stream, figures.rise_s),
        spread=figures.spread,
    )


def _strikes(clonic: Train, stream: Generator, *, share: float) -> tuple[Train, ...]:
    """Let some jerks end in a blow against the bed or the body: short, hard, in any direction."""
    is_struck = stream.random(clonic.onset_s.size) < share
    if not is_struck.any():
        return ()
    blow = Train(
        onset_s=(clonic.onset_s + clonic.duration_s)[is_struck],
        duration_s=np.full(int(is_struck.sum()), STRIKE_S),
        strength=clonic.strength[is_struck] * stream.uniform(*STRIKE_STRENGTH, int(is_struck.sum())),
        rise_s=STRIKE_RISE_S,
        spread=1.0,
    )
    return (blow,)


def _growing_gaps(stream: Generator, *, gaps_s: Span, jerk_s: Span, length_s: float) -> tuple[FloatArray, FloatArray]:
    growth_per_s = np.log(gaps_s[1] / gaps_s[0]) / length_s
    times_s, durations_s, at_s = [], [], 0.0
    while at_s < length_s:
        burst_s = uniform(stream, jerk_s)
        times_s.append(at_s)
        durations_s.append(burst_s)
        gap_s = gaps_s[0] * float(np.exp(growth_per_s * at_s)) * float(np.exp(0.15 * stream.standard_normal()))
        at_s += burst_s + gap_s
    return np.asarray(times_s), np.asarray(durations_s)
