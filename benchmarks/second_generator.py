"""A second, independent maker of labelled nights: other waveforms, on real still nights where they are at hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy import signal

from benchmarks import second_shapes as shapes
from benchmarks.carriers import Carrier, background, read_carrier
from benchmarks.second_shapes import EVERYDAY, Shape
from recordings import Site, build_recording
from recordings.synthetic import LabelledNight, Truth, TruthEvent, TruthTier
from recordings.synthetic.agenda import Agenda
from recordings.synthetic.streams import Span, chosen, log_uniform, random_stream, uniform, whole_number
from recordings.timing import Interval

FloatArray = NDArray[np.float64]

VISIBLE_G = 0.01
GRAVITY_FREE_HZ = 0.5
APART_S = 2.0
APART_SEIZURES_S = 300.0
EVENING_S: Span = (1200.0, 2400.0)
LATENCY_S: Span = (480.0, 1500.0)
MORNING_S = 900.0
AROUND_ONSET_S = (-480.0, 720.0)
CLEAR_OF_ONSET_S = 1200.0
AWAKE_S: Span = (180.0, 480.0)
SECONDS_PER_HOUR = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleeper:
    """One kind of night. Spans are (fewest, most) a night unless the name says per hour."""

    name: str
    tier: TruthTier = "harmless"
    site: Site = "left_wrist"
    hypnic_jerks: Span = (0, 3)
    twitches_per_h: Span = (1, 8)
    stirrings_per_h: Span = (8, 14)
    postures_per_h: Span = (1, 2)
    awakenings: Span = (0, 2)
    evening: Span = (4, 7)
    in_bed: Span = (1, 3)
    leg_series: Span = (0, 0)
    rockings: Span = (0, 0)
    tremors: Span = (0, 0)
    clusters: Span = (0, 0)
    seizures: tuple[shapes.Clonic, ...] = ()
    seizures_a_night: Span = (0, 0)


SLEEPERS: tuple[Sleeper, ...] = (
    Sleeper(name="calm"),
    Sleeper(name="jerky", hypnic_jerks=(4, 9), twitches_per_h=(10, 25)),
    Sleeper(name="legs", tier="see_doctor", site="left_ankle", leg_series=(8, 14)),
    Sleeper(name="rocking", rockings=(3, 7)),
    Sleeper(name="trembling", tier="see_doctor", tremors=(4, 9), awakenings=(2, 4)),
    Sleeper(name="clusters", tier="see_doctor", clusters=(2, 4), awakenings=(2, 4)),
    Sleeper(
        name="long_seizures",
        tier="seizure_like",
        seizures=(shapes.LONG_TONIC_CLONIC, shapes.LONG_FOCAL),
        seizures_a_night=(2, 2),
    ),
    Sleeper(
        name="short_seizures",
        tier="seizure_like",
        seizures=(shapes.SHORT_TONIC_CLONIC, shapes.SHORT_FOCAL),
        seizures_a_night=(6, 6),
    ),
    Sleeper(name="busy", evening=(8, 11), in_bed=(6, 10), awakenings=(3, 5)),
    Sleeper(name="tossing", stirrings_per_h=(30, 50), postures_per_h=(4, 7), in_bed=(3, 6), awakenings=(2, 4)),
)
SLEEPER_NAMES = tuple(sleeper.name for sleeper in SLEEPERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When the sleeper of a night lay down, slept and woke, in seconds."""

    duration_s: float
    lights_out_s: float
    onset_s: float
    wake_up_s: float
    awake: tuple[Interval, ...]

    @property
    def asleep(self) -> tuple[Interval, ...]:
        """Stretches of sleep."""
        edges_s = [self.onset_s, *(t for one in self.awake for t in (one.onset_s, one.end_s)), self.wake_up_s]
        return tuple(Interval(onset_s=a, end_s=b) for a, b in zip(edges_s[::2], edges_s[1::2], strict=True))

    @property
    def in_bed_awake(self) -> tuple[Interval, ...]:
        """Stretches of lying awake."""
        return (Interval(onset_s=self.lights_out_s, end_s=self.onset_s), *self.awake)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What every planner works with."""

    sleeper: Sleeper
    hours: Hours
    agenda: Agenda
    stream: Generator
    rate_hz: float


Planned = tuple[float, Shape]


def draw_night(name: str, *, seed: int, hours: float, rate_hz: float, site: Site, shared: Path) -> LabelledNight:
    """Make one labelled night of the second generator.

    Parameters
    ----------
    name : str
        One of ``SLEEPER_NAMES``.
    seed : int
    hours, rate_hz : float
    site : str
    shared : Path
        Folder of real recordings; without still nights in it the background is made up.

    Returns
    -------
    LabelledNight
    """
    sleeper = find_sleeper(name)
    stream = random_stream(seed, "second generator", name)
    times = _draw_hours(sleeper, stream, duration_s=hours * SECONDS_PER_HOUR)
    agenda = Agenda(times.duration_s, apart_s=APART_S)
    sheet = Sheet(sleeper=sleeper, hours=times, agenda=agenda, stream=stream, rate_hz=rate_hz)
    planned = sorted((one for planner in PLANNERS for one in planner(sheet)), key=lambda one: one[0])
    still_g = background(carrier_of(shared), stream, duration_s=times.duration_s, rate_hz=rate_hz)
    acceleration_g, events = lay_in(still_g, planned, rate_hz=rate_hz)
    recording = build_recording(
        np.arange(len(acceleration_g)) / rate_hz,
        acceleration_g,
        started_at=None,
        nominal_rate_hz=rate_hz,
        site=site,
        source=f"second_{name}_{seed}",
        format="synthetic",
    )
    truth = Truth(
        lights_out_s=times.lights_out_s,
        sleep_onset_s=times.onset_s,
        wake_up_s=times.wake_up_s,
        awake=times.awake,
        not_worn=(),
        events=events,
        tier=sleeper.tier,
    )
    return LabelledNight(recording=recording, truth=truth)


def find_sleeper(name: str) -> Sleeper:
    """Look up a sleeper by name."""
    return next(sleeper for sleeper in SLEEPERS if sleeper.name == name)


@cache
def carrier_of(shared: Path) -> Carrier:
    """Read the backgrounds of a folder once."""
    return read_carrier(shared)


def _draw_hours(sleeper: Sleeper, stream: Generator, *, duration_s: float) -> Hours:
    lights_out_s = uniform(stream, EVENING_S)
    onset_s = lights_out_s + uniform(stream, LATENCY_S)
    wake_up_s = duration_s - MORNING_S
    if wake_up_s < onset_s + CLEAR_OF_ONSET_S:
        raise SystemExit(f"a night of {duration_s / SECONDS_PER_HOUR:g} h is too short here: ask for 2 h or more")
    count = whole_number(stream, sleeper.awakenings)
    count = min(count, int((wake_up_s - onset_s - CLEAR_OF_ONSET_S) / (AWAKE_S[1] + 60.0)))
    room_s = (wake_up_s - onset_s - CLEAR_OF_ONSET_S) / max(count, 1)
    awake = []
    for number in range(count):
        length_s = uniform(stream, AWAKE_S)
        begin_s = onset_s + CLEAR_OF_ONSET_S + number * room_s + uniform(stream, (0.0, room_s - length_s - 60.0))
        awake.append(Interval(onset_s=begin_s, end_s=begin_s + length_s))
    return Hours(
        duration_s=duration_s, lights_out_s=lights_out_s, onset_s=onset_s, wake_up_s=wake_up_s, awake=tuple(awake)
    )


# What happens when: each planner fills the agenda


def _seizures(sheet: Sheet) -> Iterator[Planned]:
    """Put seizures into sleep, far enough apart to be scored one by one, and keep the minutes after each still."""
    for number in range(_count(sheet, sheet.sleeper.seizures_a_night)):
        figures = sheet.sleeper.seizures[number % len(sheet.sleeper.seizures)]
        shape = shapes.seizure(sheet.stream, rate_hz=sheet.rate_hz, figures=figures)
        length_s = len(shape.added_g) / sheet.rate_hz
        still_s = uniform(sheet.stream, (60.0, 240.0))
        windows = _after_onset(sheet.hours)
        onset_s = sheet.agenda.place(windows, duration_s=length_s + APART_SEIZURES_S, stream=sheet.stream)
        if onset_s is None:
            continue
        sheet.agenda.take(Interval(onset_s=onset_s, end_s=onset_s + length_s + still_s))
        yield onset_s, shape


def _leg_series(sheet: Sheet) -> Iterator[Planned]:
    """Put series of leg movements into sleep: 6 to 30 each, the distance drawn anew around one typical value."""
    for _ in range(_count(sheet, sheet.sleeper.leg_series)):
        count = whole_number(sheet.stream, (6, 30))
        typical_s = log_uniform(sheet.stream, (18.0, 40.0))
        steps_s = typical_s * sheet.stream.gamma(25.0, 1.0 / 25.0, count)
        steps_s = np.clip(steps_s, 13.0, 75.0)
        onset_s = sheet.agenda.place(sheet.hours.asleep, duration_s=float(steps_s.sum()), stream=sheet.stream)
        if onset_s is None:
            continue
        degrees = log_uniform(sheet.stream, (5.0, 18.0))
        for step_s in (0.0, *np.cumsum(steps_s[:-1]).tolist()):
            shape = shapes.leg_lift(
                sheet.stream,
                rate_hz=sheet.rate_hz,
                degrees=degrees * uniform(sheet.stream, (0.7, 1.3)),
                duration_s=log_uniform(sheet.stream, (0.9, 4.0)),
            )
            yield onset_s + step_s, shape


def _rockings(sheet: Sheet) -> Iterator[Planned]:
    window = Interval(onset_s=sheet.hours.lights_out_s, end_s=sheet.hours.onset_s + 900.0)
    for _ in range(_count(sheet, sheet.sleeper.rockings)):
        yield from _put(sheet, shapes.rocking(sheet.stream, rate_hz=sheet.rate_hz), (window,))


def _tremors(sheet: Sheet) -> Iterator[Planned]:
    evening = Interval(onset_s=60.0, end_s=sheet.hours.lights_out_s)
    for _ in range(_count(sheet, sheet.sleeper.tremors)):
        yield from _put(sheet, shapes.tremor(sheet.stream, rate_hz=sheet.rate_hz), (evening, *sheet.hours.in_bed_awake))


def _clusters(sheet: Sheet) -> Iterator[Planned]:
    morning = Interval(onset_s=sheet.hours.wake_up_s, end_s=sheet.hours.duration_s - 10.0)
    for _ in range(_count(sheet, sheet.sleeper.clusters)):
        yield from _put(sheet, shapes.cluster(sheet.stream, rate_hz=sheet.rate_hz), (morning, *sheet.hours.awake))


def _hypnic_jerks(sheet: Sheet) -> Iterator[Planned]:
    before_s, after_s = AROUND_ONSET_S
    window = Interval(
        onset_s=max(sheet.hours.lights_out_s, sheet.hours.onset_s + before_s), end_s=sheet.hours.onset_s + after_s
    )
    for _ in range(_count(sheet, sheet.sleeper.hypnic_jerks)):
        yield from _put(sheet, _jerk(sheet, "hypnic_jerk", peak_g=(0.06, 0.6)), (window,))


def _twitches(sheet: Sheet) -> Iterator[Planned]:
    for _ in range(_per_hour(sheet, sheet.sleeper.twitches_per_h)):
        yield from _put(sheet, _jerk(sheet, "sleep_twitch", peak_g=(0.03, 0.25)), _after_onset(sheet.hours))


def _jerk(sheet: Sheet, kind: shapes.TruthKind, *, peak_g: Span) -> Shape:
    return shapes.jerk(sheet.stream, rate_hz=sheet.rate_hz, kind=kind, peak_g=peak_g)


def _everyday(sheet: Sheet) -> Iterator[Planned]:
    """Fill the evening and the lying awake with what hands do."""
    evening = (Interval(onset_s=60.0, end_s=sheet.hours.lights_out_s - 60.0),)
    for windows, span in ((evening, sheet.sleeper.evening), (sheet.hours.in_bed_awake, sheet.sleeper.in_bed)):
        for _ in range(_count(sheet, span)):
            draw = EVERYDAY[chosen(sheet.stream, tuple(EVERYDAY))]
            yield from _put(sheet, draw(sheet.stream, rate_hz=sheet.rate_hz), windows)


def _stirrings(sheet: Sheet) -> Iterator[Planned]:
    for _ in range(_per_hour(sheet, sheet.sleeper.stirrings_per_h)):
        yield from _put(sheet, shapes.limb_movement(sheet.stream, rate_hz=sheet.rate_hz), sheet.hours.asleep)
    for _ in range(_per_hour(sheet, sheet.sleeper.postures_per_h)):
        yield from _put(sheet, shapes.posture_shift(sheet.stream, rate_hz=sheet.rate_hz), sheet.hours.asleep)


def _small_movements_awake(sheet: Sheet) -> Iterator[Planned]:
    """Let whoever is awake move a little about every minute, and more often while up."""
    up = (
        Interval(onset_s=20.0, end_s=sheet.hours.lights_out_s),
        Interval(onset_s=sheet.hours.wake_up_s, end_s=sheet.hours.duration_s - 10.0),
    )
    for windows, every_s in ((up, 20.0), (sheet.hours.in_bed_awake, 60.0)):
        awake_s = sum(window.duration_s for window in windows)
        for _ in range(int(awake_s / every_s)):
            shape = shapes.limb_movement(sheet.stream, rate_hz=sheet.rate_hz, longest_s=15.0)
            yield from _put(sheet, replace(shape, kind="wake_activity"), windows)


PLANNERS: tuple[Callable[[Sheet], Iterator[Planned]], ...] = (
    _seizures,
    _leg_series,
    _rockings,
    _tremors,
    _clusters,
    _everyday,
    _hypnic_jerks,
    _twitches,
    _stirrings,
    _small_movements_awake,
)


def _put(sheet: Sheet, shape: Shape, windows: tuple[Interval, ...]) -> Iterator[Planned]:
    length_s = len(shape.added_g) / sheet.rate_hz
    onset_s = sheet.agenda.place(windows, duration_s=length_s, stream=sheet.stream)
    if onset_s is not None:
        yield onset_s, shape


def _count(sheet: Sheet, span: Span) -> int:
    return whole_number(sheet.stream, span)


def _per_hour(sheet: Sheet, span: Span) -> int:
    asleep_h = sum(stretch.duration_s for stretch in sheet.hours.asleep) / SECONDS_PER_HOUR
    return int(sheet.stream.poisson(uniform(sheet.stream, span) * asleep_h))


def _after_onset(hours: Hours) -> tuple[Interval, ...]:
    """List sleep that is well clear of its onset: there a twitch is no jerk of falling asleep."""
    first_s = hours.onset_s + CLEAR_OF_ONSET_S
    return tuple(
        Interval(onset_s=max(stretch.onset_s, first_s), end_s=stretch.end_s)
        for stretch in hours.asleep
        if stretch.end_s > first_s
    )


# From a plan to samples


def lay_in(still_g: FloatArray, planned: list[Planned], *, rate_hz: float) -> tuple[FloatArray, tuple[TruthEvent, ...]]:
    """Lay movements into a still background: each turns the limb on its way, and the last turn stays."""
    night_g = np.empty_like(still_g)
    posture, reached, events = np.eye(3), 0, []
    for onset_s, shape in planned:
        first = round(onset_s * rate_hz)
        last = min(first + len(shape.added_g), len(still_g))
        night_g[reached:first] = still_g[reached:first] @ posture.T
        before_g = still_g[first:last] @ posture.T
        path = shape.turn_rad[: last - first]
        added_g = _turned_each(before_g, path) + shape.added_g[: last - first] - before_g
        night_g[first:last] = before_g + added_g
        posture = _turned_each(posture.T, np.repeat(path[-1:], 3, axis=0)).T
        events.append(_describe(shape, added_g, onset_s=first / rate_hz, rate_hz=rate_hz))
        reached = last
    night_g[reached:] = still_g[reached:] @ posture.T
    return night_g, tuple(event for event in events if event.peak_g >= VISIBLE_G)


def _turned_each(vectors: FloatArray, turn_rad: FloatArray) -> FloatArray:
    """Turn each vector by its own rotation vector."""
    size = np.linalg.norm(turn_rad, axis=1, keepdims=True)
    axis = turn_rad / np.maximum(size, 1e-12)
    along = (axis * vectors).sum(axis=1, keepdims=True) * axis
    return np.asarray(vectors * np.cos(size) + np.cross(axis, vectors) * np.sin(size) + along * (1.0 - np.cos(size)))


def _describe(shape: Shape, added_g: FloatArray, *, onset_s: float, rate_hz: float) -> TruthEvent:
    """Measure a movement as the labels of the first generator do: peak without gravity, visible until 0.01 g."""
    margin = round(4.0 * rate_hz)
    padded = np.pad(added_g, ((margin, margin), (0, 0)), mode="edge")
    padded[:margin] = 0.0
    sections = signal.butter(2, GRAVITY_FREE_HZ, "highpass", fs=rate_hz, output="sos")
    magnitude_g = np.linalg.norm(signal.sosfiltfilt(sections, padded, axis=0, padtype=None), axis=1)[margin:]
    visible = np.flatnonzero(magnitude_g > VISIBLE_G)
    whole_s = len(added_g) / rate_hz
    duration_s = float(visible[-1] + 1) / rate_hz if visible.size else 0.0
    return TruthEvent(
        onset_s=round(onset_s, 3),
        duration_s=round(whole_s if shape.kind == "posture_shift" else duration_s, 3),
        kind=shape.kind,
        label=shape.label,
        peak_g=round(float(magnitude_g.max()), 4),
        frequency_hz=shape.frequency_hz,
        repetitions=shape.repetitions,
    )
