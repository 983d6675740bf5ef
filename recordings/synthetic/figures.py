"""Every number a synthetic night is made of, with its meaning and its source.

Evidence letters: L is a figure from the literature, K is known from memory of it and to be verified before it is
quoted, E is an engineering choice. No study gives the amplitude of a jerk, a tremor or a convulsion in g at the wrist:
all ``peak_g`` are E. A span is (lowest, highest).
"""

from dataclasses import dataclass, field
from typing import Any

from recordings.synthetic.streams import Span


def number(default: Any, meaning: str, *, source: str) -> Any:
    """Declare a number or a span: its default, what it means (with unit), and where it comes from."""
    return field(default=default, metadata={"meaning": meaning, "source": source})


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFigures:
    """When the night's parts follow each other."""

    evening_s: tuple[float, float] = number(
        (600.0, 1800.0), "From the first sample to lights-out, s", source="E: put on before bed"
    )
    latency_s: tuple[float, float] = number(
        (300.0, 2400.0), "From lights-out to sleep, s", source="K: 5-40 min, adults"
    )
    morning_s: tuple[float, float] = number((300.0, 1200.0), "From the last wake-up to the last sample, s", source="E")
    awakening_s: tuple[float, float] = number(
        (120.0, 900.0), "One awakening, s", source="K: awakenings one remembers last minutes"
    )
    wake_share: float = number(0.45, "Most of the night that evening, latency, morning may fill", source="E")
    awakening_share: float = number(0.3, "Most of the sleep period that awakenings may fill", source="E")
    full_night_h: float = number(8.0, "Counts per night are for a night of this length, h", source="E")
    still_awake_s: tuple[float, float] = number(
        (180.0, 600.0), "Lying still yet awake at a stretch, s", source="K: actigraphy's trap"
    )
    still_share: float = number(0.4, "Most of the sleep latency that one still stretch fills", source="E")
    cycle_s: float = number(5400.0, "Sleep cycle, s", source="K: about 90 min")
    deep_sleep_calm: float = number(
        0.7, "By how much deep sleep thins out movements", source="K: fewest in N3; depth E"
    )
    deep_sleep_fades_s: float = number(
        10800.0, "Time constant with which deep sleep fades out, s", source="K: first third"
    )
    around_onset_s: tuple[float, float] = number(
        (-600.0, 900.0), "Hypnic jerks lie here about sleep onset, s", source="E: criteria"
    )
    onset_calm: float = number(0.3, "Movement rate at sleep onset relative to lights-out", source="E: falls gradually")
    apart_s: float = number(7.0, "Free time kept around each movement, s", source="E: 5 s and the ringing of a limb")
    up_share: float = number(0.35, "Share of awakenings in which the sleeper gets up", source="E")
    awake_movements_per_h: tuple[float, float] = number(
        (70.0, 110.0), "Movements awake in bed, per h", source="L: 90/h awake"
    )
    posture_shifts_per_h: tuple[float, float] = number(
        (0.9, 2.3), "Posture shifts asleep, per h", source="L: 1.6 +- 0.7, 664 adults"
    )
    posture_shifts_awake_per_h: tuple[float, float] = number(
        (3.0, 10.0), "Posture shifts awake in bed, per h", source="E"
    )
    body_share: float = number(0.2, "Share of sleep movements that move the whole body", source="E")
    taken_off: tuple[float, float] = number(
        (0.04, 0.08), "Share of a not-worn night after which it is taken off", source="E"
    )
    put_on: tuple[float, float] = number(
        (0.92, 0.96), "Share of a not-worn night after which it is picked up again", source="E"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RestFigures:
    """What a wearable measures at rest."""

    breathing_hz: tuple[float, float] = number((0.2, 0.33), "Breathing rate, Hz", source="L: 0.2-0.33 Hz")
    breathing_g: tuple[float, float] = number((0.001, 0.004), "Amplitude of breathing, g", source="L: single mg")
    breathing_irregular_asleep: float = number(0.03, "Relative wander of the breathing rate asleep", source="E")
    breathing_irregular_awake: float = number(0.2, "Relative wander of the breathing rate awake", source="E")
    breathing_memory_s: float = number(8.0, "Time over which the breathing rate wanders, s", source="E")
    laboured_hz: tuple[float, float] = number(
        (0.35, 0.55), "Breathing after a tonic-clonic seizure, Hz", source="K: laboured, fast"
    )
    laboured_factor: float = number(5.0, "How much deeper that breathing is", source="E")
    pulse_hz: tuple[float, float] = number((0.8, 1.2), "Heart rate, Hz", source="K")
    pulse_variability: float = number(0.05, "Relative variation from beat to beat", source="K")
    pulse_g: tuple[float, float] = number(
        (0.0005, 0.0015), "Amplitude of the pulse's ripple, g", source="L: about 1 mg"
    )
    pulse_ring_hz: tuple[float, float] = number((5.0, 15.0), "Frequency of the pulse's ripple, Hz", source="L: 5-15 Hz")
    pulse_decay_s: float = number(0.12, "Time in which one beat's ripple dies away, s", source="E")
    settling_deg: float = number(0.25, "Slow slide of a resting limb, standard deviation in degrees", source="E")
    settling_s: float = number(120.0, "Time over which a resting limb slides, s", source="E")


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbFigures:
    """How a limb answers a force: a mass on a spring with a damper."""

    natural_frequency_hz: tuple[float, float] = number(
        (3.0, 8.0), "Natural frequency, Hz", source="K: relaxed wrist 3-8 Hz"
    )
    damping: tuple[float, float] = number((0.3, 0.9), "Damping ratio", source="K: under-damped, muscle tone decides")
    lever_m: tuple[float, float] = number(
        (0.3, 0.7), "Distance over which a displacement tilts the wearable, m", source="E: forearm"
    )


WRIST = LimbFigures()
ANKLE = LimbFigures(natural_frequency_hz=(2.0, 5.0), lever_m=(0.4, 0.9))


@dataclass(frozen=True, slots=True, kw_only=True)
class Jerks:
    """One or several brief separate bursts of force.

    ``bursts`` how many; ``burst_s`` how long the nerve fires; ``gap_s`` from onset to onset; ``rise_s`` how fast the
    muscle's force follows; ``evenness`` the weakest burst relative to the strongest; ``spread`` how much their
    directions differ; ``tilt_deg`` how far the limb has turned afterwards.
    """

    bursts: Span
    burst_s: Span
    gap_s: Span
    peak_g: Span
    rise_s: Span = (0.012, 0.03)
    evenness: float = 0.4
    spread: float = 0.3
    tilt_deg: Span = (0.1, 2.0)
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Irregular:
    """A movement without rhythm: bursts of force at irregular times in changing directions.

    ``bursts_per_s`` mean rate; ``sway_deg`` and ``sway_hz`` slow turning to and fro meanwhile; ``tilt_deg`` the turn
    that stays; ``turn_s`` how long that turn takes.
    """

    duration_s: Span
    peak_g: Span
    bursts_per_s: float = 1.2
    burst_s: Span = (0.15, 0.8)
    rise_s: Span = (0.05, 0.14)
    spread: float = 0.8
    sway_deg: float = 0.0
    sway_hz: float = 0.3
    tilt_deg: Span = (0.5, 10.0)
    turn_s: Span = (0.4, 2.0)
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """A movement to and fro.

    ``frequency_hz`` at the start, ``ends_faster`` its factor at the end; ``burst_s`` the length of one-sided bursts,
    None for strokes in both directions; ``wander`` and ``unevenness`` the relative wander of rate and of strength, over
    ``wander_s``; ``fade_s`` how it comes and goes; ``active_s`` and ``pause_s`` where it is broken into bouts.
    """

    duration_s: Span
    frequency_hz: Span
    peak_g: Span
    ends_faster: float = 1.0
    burst_s: Span | None = None
    wander: float = 0.05
    unevenness: float = 0.2
    wander_s: float = 5.0
    fade_s: float = 1.0
    active_s: Span | None = None
    pause_s: Span = (0.4, 1.0)
    rise_s: Span = (0.03, 0.05)
    spread: float = 0.1
    sway_deg: float = 0.0
    sway_hz: float = 0.15
    tilt_deg: Span = (0.0, 5.0)
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Steps: heel strikes at the step rate, and the swing of the limb at half of it."""

    duration_s: Span
    step_hz: Span
    peak_g: Span
    heel_s: float
    step_variation: float
    swing: float
    sway_deg: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Convulsion:
    """Stiffening that trembles ever more slowly, then jerks whose gaps grow.

    ``tonic_s`` stiffening; ``vibration_hz`` from its first to its last trembling; ``whole_s`` convulsive phase;
    ``jerk_s`` length of one clonic burst; ``first_gap_s`` and ``last_gap_s`` the silence between bursts, growing
    exponentially; ``unevenness`` the spread of the jerks' strength (log); ``strike_share`` the share of jerks that
    throw the limb against bed or body; ``quiet_s`` immobility afterwards.
    """

    tonic_s: Span
    vibration_hz: Span = (8.0, 4.0)
    whole_s: Span
    jerk_s: Span
    first_gap_s: Span
    last_gap_s: Span
    peak_g: Span
    unevenness: float = 0.28
    rise_s: Span = (0.025, 0.045)
    spread: float = 0.35
    strike_share: float = 0.0
    sway_deg: float
    sway_hz: float = 0.2
    tilt_deg: Span
    quiet_s: Span
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegMovement:
    """One movement of a periodic series, and how the series is spaced."""

    duration_s: Span
    peak_g: Span
    polyclonic_share: float
    interval_s: Span
    interval_spread: float
    members: Span
    both_sides_share: float
    source: str


COURSE = CourseFigures()
REST = RestFigures()

HYPNIC_JERK = Jerks(
    bursts=(1, 3),
    burst_s=(0.075, 0.25),
    gap_s=(0.3, 0.7),
    peak_g=(0.05, 0.6),
    tilt_deg=(0.2, 3.0),
    source="L: EMG 75-250 ms, isolated, not periodic; E: peak, gaps",
)
SLEEP_TWITCH = Jerks(
    bursts=(1, 1),
    burst_s=(0.05, 0.15),
    gap_s=(0.3, 0.5),
    peak_g=(0.012, 0.12),
    tilt_deg=(0.0, 0.8),
    source="L: fragmentary myoclonus 75-150 ms; E: peak",
)
ISOLATED_JERK = Jerks(
    bursts=(1, 2),
    burst_s=(0.075, 0.25),
    gap_s=(0.3, 0.7),
    peak_g=(0.05, 0.5),
    source="E: as a hypnic jerk",
)
MYOCLONIC_CLUSTER = Jerks(
    bursts=(5, 20),
    burst_s=(0.04, 0.1),
    gap_s=(0.6, 4.0),
    peak_g=(0.1, 0.5),
    evenness=0.5,
    spread=0.5,
    source="K: ILAE burst < 100 ms; L: jerk < 350 ms; E: 5-20 jerks 1-3 s apart",
)
COUGH = Jerks(
    bursts=(3, 8),
    burst_s=(0.1, 0.25),
    gap_s=(0.35, 1.2),
    peak_g=(0.04, 0.4),
    evenness=0.4,
    source="K: a cough's expulsion lasts 0.2-0.4 s; E: peak at a limb",
)

LIMB_MOVEMENT = Irregular(
    duration_s=(0.5, 7.0),
    peak_g=(0.03, 0.4),
    source="L: 0.5-10 s (AASM), median sleep movement 4 s; E: peak",
)
FIDGET = Irregular(
    duration_s=(0.5, 8.0),
    peak_g=(0.04, 0.6),
    sway_deg=4.0,
    tilt_deg=(1.0, 25.0),
    source="E: a limb movement at will",
)
BODY_MOVEMENT = Irregular(
    duration_s=(3.5, 40.0),
    peak_g=(0.15, 1.2),
    sway_deg=25.0,
    sway_hz=0.4,
    tilt_deg=(3.0, 60.0),
    turn_s=(1.0, 4.0),
    source="L: large muscle-group movement 3-45 s; E: peak",
)
POSTURE_SHIFT = Irregular(
    duration_s=(1.2, 5.0),
    peak_g=(0.1, 0.9),
    tilt_deg=(35.0, 150.0),
    turn_s=(1.0, 5.0),
    source="E: rotation over 1-5 s; K: rolling over turns the limb by 35 degrees or more",
)
UNDRESSING = Irregular(
    duration_s=(20.0, 60.0),
    peak_g=(0.4, 1.5),
    bursts_per_s=2.0,
    sway_deg=45.0,
    sway_hz=0.5,
    tilt_deg=(20.0, 120.0),
    turn_s=(1.0, 3.0),
    source="E",
)
HANDLING = Irregular(
    duration_s=(3.0, 10.0),
    peak_g=(0.4, 1.5),
    bursts_per_s=2.5,
    sway_deg=50.0,
    sway_hz=0.6,
    tilt_deg=(40.0, 150.0),
    turn_s=(1.0, 2.0),
    source="E: strap opened or closed, wearable turned over",
)
PAGE_TURNS = Irregular(
    duration_s=(60.0, 480.0),
    peak_g=(0.1, 0.4),
    bursts_per_s=0.03,
    sway_deg=6.0,
    sway_hz=0.05,
    source="E: a page or a screen about every 30 s",
)

PHYSIOLOGICAL_TREMOR = Rhythm(
    duration_s=(60.0, 480.0),
    frequency_hz=(8.0, 12.0),
    peak_g=(0.005, 0.015),
    wander=0.12,
    unevenness=0.4,
    wander_s=1.0,
    source="L: 8-12 Hz; E: mg at an unsupported hand",
)
TREMOR = Rhythm(
    duration_s=(20.0, 240.0),
    frequency_hz=(3.5, 7.0),
    peak_g=(0.03, 0.3),
    wander=0.08,
    unevenness=0.45,
    wander_s=1.5,
    fade_s=3.0,
    rise_s=(0.012, 0.03),
    spread=0.4,
    sway_deg=1.0,
    sway_hz=0.7,
    source="L: Parkinson 3-8 Hz, core 4-6, essential 4-12; E: peak; real hands tremble less purely than an oscillator",
)
FOOT_TREMOR = Rhythm(
    duration_s=(10.0, 15.0),
    frequency_hz=(0.5, 3.0),
    peak_g=(0.03, 0.25),
    burst_s=(0.25, 1.0),
    wander=0.08,
    source="L: 0.3-4 Hz, trains 10-15 s; K: bursts 250-1000 ms; E: peak",
)
LEG_ALTERNATION = Rhythm(
    duration_s=(5.0, 20.0),
    frequency_hz=(0.5, 1.5),
    peak_g=(0.03, 0.25),
    burst_s=(0.1, 0.5),
    wander=0.08,
    source="L: 0.5-3 Hz over both legs, so half of it on each; K: bursts 100-500 ms; E: peak",
)
BODY_ROCKING = Rhythm(
    duration_s=(15.0, 180.0),
    frequency_hz=(0.5, 2.0),
    peak_g=(0.04, 0.3),
    wander=0.06,
    fade_s=3.0,
    rise_s=(0.06, 0.12),
    source="L: 0.5-2 Hz, up to minutes; E: peak",
)
BRUSHING_TEETH = Rhythm(
    duration_s=(60.0, 120.0),
    frequency_hz=(3.0, 6.0),
    peak_g=(0.3, 1.0),
    active_s=(6.0, 20.0),
    sway_deg=25.0,
    tilt_deg=(10.0, 60.0),
    source="K: strokes 3-6 Hz; E: the rest",
)
WASHING = Rhythm(
    duration_s=(15.0, 60.0),
    frequency_hz=(1.5, 3.5),
    peak_g=(0.2, 0.9),
    wander=0.15,
    unevenness=0.4,
    wander_s=2.0,
    active_s=(3.0, 8.0),
    spread=0.4,
    sway_deg=25.0,
    sway_hz=0.3,
    tilt_deg=(10.0, 60.0),
    source="E",
)
SCRATCHING = Rhythm(
    duration_s=(2.0, 15.0),
    frequency_hz=(4.0, 8.0),
    peak_g=(0.08, 0.6),
    wander=0.1,
    active_s=(1.0, 4.0),
    fade_s=0.2,
    spread=0.2,
    sway_deg=8.0,
    tilt_deg=(2.0, 25.0),
    source="K: scratching 2-8 Hz; E: peak",
)
CLAPPING = Rhythm(
    duration_s=(5.0, 20.0),
    frequency_hz=(2.0, 5.0),
    peak_g=(1.0, 3.0),
    burst_s=(0.02, 0.03),
    rise_s=(0.003, 0.006),
    fade_s=0.3,
    source="E: impacts",
)
DRUMMING = Rhythm(
    duration_s=(5.0, 40.0),
    frequency_hz=(4.0, 8.0),
    peak_g=(0.03, 0.15),
    burst_s=(0.02, 0.04),
    rise_s=(0.004, 0.008),
    unevenness=0.5,
    wander_s=0.5,
    active_s=(1.0, 3.0),
    source="E: finger impacts felt at the wrist",
)
KNITTING = Rhythm(
    duration_s=(60.0, 180.0),
    frequency_hz=(1.0, 2.2),
    peak_g=(0.05, 0.25),
    wander=0.1,
    unevenness=0.3,
    rise_s=(0.05, 0.08),
    sway_deg=6.0,
    source="E",
)
SAWING = Rhythm(
    duration_s=(20.0, 180.0),
    frequency_hz=(1.5, 4.0),
    peak_g=(0.4, 1.2),
    wander=0.06,
    unevenness=0.15,
    active_s=(10.0, 40.0),
    pause_s=(1.0, 3.0),
    sway_deg=5.0,
    source="L: sawing puts up to 0.99 of its power in 2-8 Hz; E: the rest",
)
PRIVATE_RHYTHM = Rhythm(
    duration_s=(60.0, 300.0),
    frequency_hz=(1.0, 2.2),
    peak_g=(0.2, 0.9),
    ends_faster=1.8,
    wander=0.08,
    unevenness=0.3,
    active_s=(15.0, 60.0),
    pause_s=(1.0, 4.0),
    fade_s=0.5,
    sway_deg=8.0,
    source="E: 1-4 Hz, speeds up, stops, stillness: the worst confounder of a seizure",
)
PRIVATE_STILLNESS_S: Span = (60.0, 180.0)  # E: lies still after the private rhythm
PHONE_BUZZ = Rhythm(
    duration_s=(1.2, 6.0),
    frequency_hz=(100.0, 190.0),
    peak_g=(0.02, 0.3),
    wander=0.01,
    unevenness=0.05,
    active_s=(0.35, 0.45),
    pause_s=(0.4, 1.0),
    rise_s=(0.0003, 0.0005),
    fade_s=0.02,
    tilt_deg=(0.0, 0.0),
    source="K: vibration motors turn 100-200 times a second; E: 0.4 s bursts through mattress or table",
)

WALKING = Walk(
    duration_s=(20.0, 300.0),
    step_hz=(1.6, 2.2),
    peak_g=(0.25, 0.9),
    heel_s=0.03,
    step_variation=0.03,
    swing=0.25,
    sway_deg=20.0,
    source="K: 1.6-2.2 steps a second, 3 % variation; E: peak at the wrist",
)

TONIC_CLONIC = Convulsion(
    tonic_s=(10.0, 20.0),
    whole_s=(30.0, 120.0),
    jerk_s=(0.15, 0.25),
    first_gap_s=(0.03, 0.08),
    last_gap_s=(0.6, 2.0),
    peak_g=(0.3, 2.5),
    rise_s=(0.015, 0.04),
    strike_share=0.3,
    sway_deg=40.0,
    sway_hz=0.3,
    tilt_deg=(15.0, 90.0),
    quiet_s=(120.0, 600.0),
    source="L: mean 62-65 s, bursts 0.2 s, gaps grow exponentially, immobile after; K: tonic 10-20 s, 8 to 4 Hz",
)
TONIC_CLONIC_MEDIAN_S = 58.0  # L: mean 62-65 s over 120 and 1796 seizures; this median gives that mean when skewed
TONIC_CLONIC_SPREAD = 0.35  # E: log spread of the convulsive phase
FOCAL_CLONIC = Convulsion(
    tonic_s=(0.0, 0.0),
    whole_s=(20.0, 90.0),
    jerk_s=(0.1, 0.2),
    first_gap_s=(0.08, 0.2),
    last_gap_s=(0.6, 1.8),
    peak_g=(0.2, 1.0),
    unevenness=0.45,
    spread=0.25,
    sway_deg=6.0,
    tilt_deg=(2.0, 25.0),
    quiet_s=(60.0, 180.0),
    source="L: clonic 0.2-5 Hz, rate falls; E: 20-90 s, peak",
)
PERIODIC_LEG_MOVEMENT = LegMovement(
    duration_s=(0.6, 5.0),
    peak_g=(0.04, 0.35),
    polyclonic_share=0.4,
    interval_s=(20.0, 40.0),
    interval_spread=0.22,
    members=(4, 100),
    both_sides_share=0.8,
    source="L: 0.5-10 s, at least 4, mean log interval about 24 s; K: 20-40 s, tonic or polyclonic; E: peak",
)
