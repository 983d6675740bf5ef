"""Every number that decides anything, with its meaning and its source; the meanings are printed in the report.

Evidence letters follow the criteria the project is built on: L is a literature figure, K is known from memory of the
literature and to be verified before it is quoted, E is an engineering choice, with the benchmark that set it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from detector.reliabilities import RELIABILITIES
from detector.scorecard import Reliability, card_numbers, reliability_numbers
from detector.scorecards import Scorecards


def number(default: float, meaning: str, *, source: str) -> Any:
    """Declare a deciding number: its default, what it means (with unit), and where it comes from."""
    return field(default=default, metadata={"meaning": meaning, "source": source})


CHOICE = "E: engineering choice, no benchmark depends on it closely"
CALIBRATION = "L: van Hees et al., J Appl Physiol 2014;117:738, adapted to one night"
CRITERIA = "E: starting point of the criteria, kept by benchmarks/accuracy.py"
STIRRING = (
    "E: 90 movements an hour awake, 11 to 21 asleep (L: video and accelerometer studies), set by benchmarks/accuracy.py"
)
BENCHMARK = "E: engineering choice, set by benchmarks/accuracy.py"
ONSET = "E: engineering choice, set by benchmarks/fit_sleep_onset.py"
LIMBS = "E: engineering choice, set by benchmarks/several_limbs.py"


WASM = "L: Ferri et al., Sleep Med 2016;26:86 (WASM 2016)"
AASM = "L: AASM scoring manual v2/v3, limb movements"
FERRI = "L: Ferri et al., Sleep 2006;29:759 and Sleep Med 2012;13:433"
HDCZA = "L: van Hees et al., Sci Rep 2018;8:12975, read in GGIR"
COLE_KRIPKE = "L: Cole et al., Sleep 1992;15:461, as several actigraphy packages quote it"
NO_REGULARITY_PUBLISHED = "E: engineering choice, no published rule states one; chance (a Poisson train) has 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class WasmSettings:
    """The limb movement rules of the World Association of Sleep Medicine, 2016."""

    minimum_duration_s: float = number(0.5, "a shorter movement is no limb movement", source=WASM)
    maximum_duration_s: float = number(10.0, "a longer one-sided movement is no candidate", source=WASM)
    maximum_bilateral_duration_s: float = number(15.0, "a longer joined movement is no candidate", source=WASM)
    minimum_interval_s: float = number(10.0, "a shorter onset-to-onset interval ends a series", source=WASM)
    maximum_interval_s: float = number(90.0, "a longer onset-to-onset interval ends a series", source=WASM)
    minimum_movements: int = number(4, "fewest candidates that make a series", source=WASM)
    offset_hold_s: float = number(0.5, "a movement ends where the curve stays low for this long", source=WASM)
    morphology_window_s: float = number(0.5, "a stretch this long must have a high median", source=WASM)
    join_gap_s: float = number(0.5, "both sides join when offset-to-onset is shorter", source=WASM)
    maximum_joined: int = number(4, "most one-sided movements in a joined candidate", source=WASM)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRhythmSettings:
    """When movements that meet the rules of a periodic series follow a rhythm, and are no chance."""

    interval_spread: float = number(
        0.45, "standard deviation of the logarithm of intervals that follow a rhythm", source=BENCHMARK
    )
    strict_spread: float = number(0.1, "the same where the rhythm is strict", source=BENCHMARK)
    strict_discount: float = number(1.8, "points taken off where the strict rhythm is asked for", source=BENCHMARK)
    chance_interval_s: float = number(45.0, "mean interval of movements that follow none", source=BENCHMARK)
    longest_part: int = number(
        300, "intervals of the longest part looked at: hours; a longer series comes in several", source=CHOICE
    )
    least_points: float = number(
        3.5, "a series is believed when rhythm explains it better than chance by this", source=BENCHMARK
    )
    least_points_in_a_clear_night: float = number(
        1.0, "the same in a night whose believed series are plenty", source=BENCHMARK
    )
    look_chance: float = number(
        0.12, "likeness at which a movement looks as much like chance as like a rhythm", source=BENCHMARK
    )
    look_share: float = number(0.4, "share of the points of its looks that a movement is given", source=BENCHMARK)
    look_most: float = number(2.0, "most points, for or against, that its looks give to a movement", source=BENCHMARK)
    look_on_one_leg: float = number(
        1.0,
        "points for a movement that is periodic on one of two legs, and in such a night against one on neither",
        source="E: benchmarks/several_limbs.py",
    )
    clear_night_points: float = number(20.0, "points of believed series from which they are plenty", source=BENCHMARK)
    clear_night_share: float = number(
        0.3, "share of all movements in series that believed ones must have to be plenty", source=BENCHMARK
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AasmSettings:
    """The limb movement rules of the American Academy of Sleep Medicine."""

    minimum_duration_s: float = number(0.5, "a shorter movement is not counted", source=AASM)
    maximum_duration_s: float = number(10.0, "a longer movement is not counted and has no effect", source=AASM)
    minimum_interval_s: float = number(5.0, "a movement sooner after the last is skipped", source=AASM)
    maximum_interval_s: float = number(90.0, "a longer onset-to-onset interval ends a series", source=AASM)
    minimum_movements: int = number(4, "fewest movements that make a series", source=AASM)
    join_onsets_s: float = number(5.0, "both sides join when their onsets are closer", source=AASM)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicitySettings:
    """Ferri's periodicity index: how much of a night's limb movement follows one rhythm."""

    above_interval_s: float = number(10.0, "a periodic interval is longer than this", source=FERRI)
    maximum_interval_s: float = number(90.0, "a periodic interval is at most this", source=FERRI)
    minimum_run: int = number(3, "fewest consecutive periodic intervals that count", source=FERRI)
    minimum_movements_per_h: float = number(
        10.0, "with fewer movements an hour the index says nothing", source="L: Drakatos et al., J Thorac Dis 2021"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmicMovementSettings:
    """Rhythmic movement of falling asleep: rocking, head or limb rolling."""

    minimum_movements: int = number(4, "fewest movements in a train", source="K: AASM manual, rhythmic movement")
    minimum_hz: float = number(0.5, "slowest repetition", source="L: AASM manual, rhythmic movement")
    maximum_hz: float = number(2.0, "fastest repetition", source="L: AASM manual, rhythmic movement")
    maximum_variation: float = number(
        0.35, "largest coefficient of variation of the intervals", source=NO_REGULARITY_PUBLISHED
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FootTremorSettings:
    """Hypnagogic foot tremor and high-frequency leg movements."""

    minimum_movements: int = number(4, "fewest bursts in a train", source="L: Yang & Winkelman, JCSM 2010;6:431")
    minimum_hz: float = number(0.3, "slowest repetition", source="L: Yang & Winkelman, JCSM 2010;6:431")
    maximum_hz: float = number(4.0, "fastest repetition", source="L: Yang & Winkelman, JCSM 2010;6:431")
    maximum_variation: float = number(
        0.35, "largest coefficient of variation of the intervals", source=NO_REGULARITY_PUBLISHED
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternatingLegSettings:
    """Alternating leg muscle activation: short bursts that change sides."""

    minimum_movements: int = number(4, "fewest bursts in a train", source="K: AASM manual, alternating activation")
    minimum_hz: float = number(0.5, "slowest repetition", source="L: AASM manual, alternating activation")
    maximum_hz: float = number(3.0, "fastest repetition", source="L: AASM manual, alternating activation")
    maximum_variation: float = number(
        0.35, "largest coefficient of variation of the intervals", source=NO_REGULARITY_PUBLISHED
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FragmentaryMyoclonusSettings:
    """When the normal small twitches of sleep are called excessive."""

    minimum_per_min: int = number(5, "fewest twitches in a minute that counts", source="L: AASM manual; ICSD-3")
    minimum_min: float = number(20.0, "fewest such minutes of sleep in a night", source="L: AASM manual; ICSD-3")


@dataclass(frozen=True, slots=True, kw_only=True)
class VanHeesSettings:
    """Sustained inactivity: the arm keeps its angle for minutes."""

    epoch_s: float = number(5.0, "time over which one angle is averaged", source="L: van Hees et al., PLoS One 2015")
    angle_change_deg: float = number(5.0, "a larger change is a posture change", source="L: van Hees et al. 2015")
    minimum_s: float = number(300.0, "posture changes must lie further apart", source="L: van Hees et al. 2015")


@dataclass(frozen=True, slots=True, kw_only=True)
class HdczaSettings:
    """The sleep period as the longest stretch in which the arm hardly changes its angle (HDCZA)."""

    epoch_s: float = number(5.0, "time over which one angle is averaged", source=HDCZA)
    window_s: float = number(300.0, "length of the rolling median", source=HDCZA)
    percentile: float = number(10.0, "percentile of the rolling median taken as quiet", source=HDCZA)
    multiplier: float = number(15.0, "threshold as a multiple of the quiet level", source=HDCZA)
    minimum_threshold_deg: float = number(0.13, "the threshold is never lower", source=HDCZA)
    maximum_threshold_deg: float = number(0.50, "the threshold is never higher", source=HDCZA)
    minimum_block_s: float = number(1800.0, "a quiet block must last longer", source=HDCZA)
    maximum_gap_s: float = number(3600.0, "shorter gaps between blocks are bridged", source=HDCZA)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColeKripkeSettings:
    """Sleep or wake of a minute from the activity counts around it."""

    weight_4_before: float = number(404.0, "weight of the count 4 minutes before", source=COLE_KRIPKE)
    weight_3_before: float = number(598.0, "weight of the count 3 minutes before", source=COLE_KRIPKE)
    weight_2_before: float = number(326.0, "weight of the count 2 minutes before", source=COLE_KRIPKE)
    weight_1_before: float = number(441.0, "weight of the count 1 minute before", source=COLE_KRIPKE)
    weight_now: float = number(1408.0, "weight of the minute itself", source=COLE_KRIPKE)
    weight_1_after: float = number(508.0, "weight of the count 1 minute after", source=COLE_KRIPKE)
    weight_2_after: float = number(350.0, "weight of the count 2 minutes after", source=COLE_KRIPKE)
    scale: float = number(0.00001, "factor of the weighted sum", source=COLE_KRIPKE)
    wake_from: float = number(1.0, "the scaled sum from which a minute is wake", source=COLE_KRIPKE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditioningSettings:
    """Regular grid, gravity taken out, noise."""

    minimum_duration_s: float = number(10.0, "a shorter recording allows no statement", source=CHOICE)
    grid_rate_hz: float = number(
        50.0, "faster recordings are brought down to about this, so that numbers mean the same", source=BENCHMARK
    )
    grid_rate_slack: float = number(0.1, "share by which a rate may differ and be taken as it is", source=CHOICE)
    grid_rate_parts: int = number(32, "other rates are brought there in steps of at most so many parts", source=CHOICE)
    grid_tolerance_periods: float = number(
        0.3, "samples closer to the grid than this are taken as they are", source=CHOICE
    )
    high_pass_hz: float = number(0.5, "slower changes are posture, not movement", source=BENCHMARK)
    low_pass_hz: float = number(15.0, "no limb movement of interest is faster", source=BENCHMARK)
    low_pass_max_share: float = number(
        0.45, "a low-pass above this share of the sampling rate is left out", source=CHOICE
    )
    mirror_s: float = number(10.0, "length mirrored at each end before filtering", source="E: a filter settles in 5 s")
    block_s: float = number(280.0, "length of the blocks that are filtered at once", source="E: benchmarks/speed.py")
    block_margin_s: float = number(
        10.0, "overlap of the blocks", source="E: benchmarks/speed.py; a filter settles in 5 s"
    )
    step_samples: int = number(10000, "about so many samples tell the steps of the sensor", source=CHOICE)
    noise_block_s: float = number(10.0, "time over which one noise level is taken", source=BENCHMARK)
    noise_window_s: float = number(
        600.0, "time around each moment whose quiet part is taken as its noise", source=BENCHMARK
    )
    noise_quantile: float = number(0.1, "quantile of the night's blocks that is its typical noise", source=BENCHMARK)
    noise_local_quantile: float = number(
        0.2, "quantile of the blocks around a moment that is its local noise", source=BENCHMARK
    )
    noise_local_max_ratio: float = number(
        3.0, "local noise is never more than this many times the typical", source=BENCHMARK
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationSettings:
    """Auto-calibration from the still stretches of one night."""

    window_s: float = number(10.0, "length of a still window", source=CALIBRATION)
    still_deviation_g: float = number(0.013, "largest standard deviation of a still window", source=CALIBRATION)
    minimum_reach_g: float = number(0.3, "each axis must have rested beyond this on both sides", source=CALIBRATION)
    maximum_error_g: float = number(0.010, "largest residual that is accepted", source=CALIBRATION)
    minimum_windows: float = number(10.0, "fewest different still postures to calibrate on", source=CHOICE)
    posture_cell_g: float = number(0.05, "still windows closer than this count as one posture", source=CHOICE)
    maximum_iterations: float = number(200.0, "most rounds of fitting", source=CHOICE)
    convergence_g: float = number(1e-7, "fitting ends when nothing changes by more", source=CHOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NonWearSettings:
    """Worn or not worn."""

    epoch_s: float = number(60.0, "time over which life is looked for", source=CHOICE)
    mean_s: float = number(
        2.0, "length of the short means, which breathing moves and white noise hardly does", source=CHOICE
    )
    sway_ratio_max: float = number(2.0, "slow sway over expected noise below which nothing breathes", source=BENCHMARK)
    movement_max_g: float = number(0.030, "a lifeless minute has no larger movement", source=BENCHMARK)
    handling_s: float = number(180.0, "handling shorter than this does not end a stretch", source=BENCHMARK)
    lifeless_share_min: float = number(0.8, "share of lifeless minutes a stretch must have", source=BENCHMARK)
    minimum_s: float = number(1800.0, "shorter stretches are not called non-wear", source=BENCHMARK)
    resolution_floor_g: float = number(0.0001, "least noise of a mean, for sensors that round it away", source=CHOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementSettings:
    """From the movement curve to stretches."""

    envelope_s: float = number(0.1, "length of the smoothing root mean square", source=BENCHMARK)
    start_floor_g: float = number(0.0175, "no movement starts below this envelope", source=BENCHMARK)
    start_noise_multiple: float = number(
        5.75, "no movement starts below this multiple of the local noise of one axis", source=BENCHMARK
    )
    end_share: float = number(0.37, "the end threshold as a share of the start threshold", source=BENCHMARK)
    end_step_share: float = number(
        0.75,
        "the end threshold is never below this share of the sensor's step: one step is no movement",
        source=BENCHMARK,
    )
    change_s: float = number(0.1, "a change of acceleration is seen over twice this time", source=BENCHMARK)
    change_noise_multiple: float = number(
        5.0, "a change below this multiple of what noise makes of it is none", source=BENCHMARK
    )
    edge_s: float = number(
        2.5, "at both edges of a movement, ringing of the filter is looked for over this time", source=BENCHMARK
    )
    onset_share: float = number(
        0.08, "a movement begins at this share of the largest change of its first seconds", source=BENCHMARK
    )
    end_of_peak_share: float = number(
        0.03, "a movement ends at this share of the largest change of its last seconds", source=BENCHMARK
    )
    end_noise_multiple: float = number(
        2.7, "the end threshold is never below this multiple of the local noise of one axis", source=BENCHMARK
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureSettings:
    """What one movement looks like."""

    burst_share: float = number(0.3, "a burst rises above this share of the movement's peak", source=BENCHMARK)
    burst_gap_s: float = number(0.1, "bursts closer than this are one", source=BENCHMARK)
    rise_from: float = number(0.2, "the rise is timed from this share of the peak", source=CHOICE)
    pulse_share: float = number(0.5, "a pulse lasts while the envelope is above this share of its peak", source=CHOICE)
    core_edge_share: float = number(
        0.1, "share of the energy left out at each edge of a movement's core", source=CHOICE
    )
    steep_s: float = number(
        0.04, "time over which the steepest change is taken: the force of a jerk rises within it", source=BENCHMARK
    )
    centre_window_s: float = number(1.28, "length of the window around a peak whose spectrum is taken", source=CHOICE)
    centre_low_hz: float = number(0.5, "slower content is posture", source=BENCHMARK)
    centre_high_hz: float = number(
        10.0, "faster content tells nothing that every rate from 25 Hz on could show", source=BENCHMARK
    )
    brief_s: float = number(0.8, "a movement up to this length is brief, a longer one lasting", source=BENCHMARK)
    alone_reach_s: float = number(
        4.0, "a burst so near to another movement may be a part of it, farther ones are apart", source=BENCHMARK
    )
    hold_s: float = number(10.0, "a new posture is looked at again after this time", source=CRITERIA)
    hold_share: float = number(0.5, "a held posture may drift by this share of the tilt", source=BENCHMARK)
    hold_tolerance_deg: float = number(5.0, "a held posture may always drift by this angle", source=BENCHMARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmSettings:
    """Spectra of short blocks where something moved."""

    short_block_s: float = number(
        2.56, "length of a block for convulsions and tremor", source="L: Bayly et al., Epilepsia 2013"
    )
    long_block_s: float = number(7.68, "length of a block for slow rhythms", source=BENCHMARK)
    long_moving_share: float = number(
        0.3, "share of a long block that must move: a twitch now and then is no slow rhythm", source=BENCHMARK
    )
    minimum_rms_g: float = number(0.005, "quieter blocks are not looked at", source=BENCHMARK)
    noise_multiple: float = number(
        2.2, "blocks below this multiple of the local noise are not looked at", source=BENCHMARK
    )
    posture_hz: float = number(0.3, "slower content is posture", source=BENCHMARK)
    fast_low_hz: float = number(1.5, "lower edge of the band of convulsions and tremor", source=CRITERIA)
    slow_low_hz: float = number(0.4, "lower edge of the band of slow rhythms", source=BENCHMARK)
    highest_hz: float = number(
        12.0, "upper edge of both bands: the fastest tremor, and what 25 samples a second can show", source=BENCHMARK
    )
    highest_rate_share: float = number(
        0.45, "no low-pass above this share of the sampling rate", source="sampling theorem"
    )
    margin_s: float = number(2.0, "length taken along at the edges before filtering to the band", source=CHOICE)
    magnitude_directedness: float = number(
        0.6, "direction is not known in a magnitude: taken as that of gross movement", source=CHOICE
    )
    magnitude_impulsiveness: float = number(
        1.5, "a magnitude is this much more impulsive than three axes", source=BENCHMARK
    )
    quick_hz: float = number(
        4.0, "power above this is quick: faster than a willed movement mostly is", source=BENCHMARK
    )
    overtone_low_hz: float = number(
        10.0, "faster than a limb swings: above this lies what blows and sudden force make", source=BENCHMARK
    )
    overtone_high_hz: float = number(20.0, "and below this, which 50 samples a second show", source=CHOICE)
    overtone_least_hz: float = number(
        16.0, "what shows less than this, by its sampling rate, shows no overtones", source=CHOICE
    )
    line_width_hz: float = number(1.0, "power this close to the dominant frequency is its line", source=CRITERIA)
    longest_lag_share: float = number(0.5, "longest repetition time as a share of the block", source=CHOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepSettings:
    """The three states of a lying person and how they stir; probabilities per epoch."""

    minimum_duration_s: float = number(1800.0, "shorter recordings are not scored", source=CHOICE)
    epoch_s: float = number(30.0, "length of an epoch", source="L: the epoch of sleep scoring")
    persistent_s: float = number(600.0, "sleep counts from this long in one piece", source="K: persistent sleep")
    gross_moving_s: float = number(6.0, "an epoch with this much movement is gross", source=BENCHMARK)
    gross_turn_deg: float = number(8.0, "an epoch in which the limb turns this far is gross", source=BENCHMARK)
    small_moving_s: float = number(
        0.8, "an epoch with this much movement is small, with less it is still or a twitch", source=BENCHMARK
    )
    gross_awake: float = number(0.6, "chance of a gross epoch while awake and stirring", source=STIRRING)
    small_awake: float = number(0.26, "chance of a small epoch while awake and stirring", source=STIRRING)
    sustained_share_awake: float = number(
        0.71, "share of still epochs that lie within minutes of no turning, while awake and stirring", source=STIRRING
    )
    gross_lying: float = number(0.02, "chance of a gross epoch while lying still awake", source=STIRRING)
    small_lying: float = number(0.13, "chance of a small epoch while lying still awake", source=STIRRING)
    gross_asleep: float = number(0.07, "chance of a gross epoch while asleep", source=STIRRING)
    small_asleep: float = number(0.14, "chance of a small epoch while asleep", source=STIRRING)
    small_asleep_leg: float = number(
        0.28, "chance of a small epoch while asleep at the ankle, where legs jerk", source=STIRRING
    )
    sustained_share_at_rest: float = number(
        0.82,
        "share of still epochs that lie within minutes of no turning, while lying still, awake or asleep",
        source=STIRRING,
    )
    sustained_share_asleep_leg: float = number(
        0.98, "the same while asleep at the ankle, where what follows a turn is mostly small jerks", source=STIRRING
    )
    awake_to_lying: float = number(
        0.028, "chance, from one epoch to the next, of coming to lie still awake after stirring", source=BENCHMARK
    )
    awake_to_asleep: float = number(
        0.002, "chance, from one epoch to the next, of falling asleep while stirring", source=BENCHMARK
    )
    lying_to_awake: float = number(
        0.056, "chance, from one epoch to the next, of stirring again after lying still awake", source=BENCHMARK
    )
    lying_to_asleep: float = number(
        0.074, "chance, from one epoch to the next, of falling asleep while lying still", source=BENCHMARK
    )
    asleep_to_awake: float = number(
        0.0033, "chance, from one epoch to the next, of waking up and stirring", source=BENCHMARK
    )
    asleep_to_lying: float = number(
        0.0016, "chance, from one epoch to the next, of waking up without stirring", source=BENCHMARK
    )
    asleep_from: float = number(0.55, "probability from which an epoch is sleep", source=CHOICE)
    awake_from: float = number(
        0.7, "probability of stirring from which an epoch after the onset is wake", source=CHOICE
    )
    evidence_share: float = number(
        0.5,
        "weight of what each epoch shows when possible onsets are drawn: neighbouring epochs tell much the same",
        source=BENCHMARK,
    )
    draws: int = number(160, "courses of the night that are drawn to see where sleep may have begun", source=CHOICE)
    drawn_spread_s: float = number(1200.0, "a drawn onset speaks for moments about this near to it", source=ONSET)
    drawn_reach_s: float = number(4800.0, "no onset is looked for farther from the drawn ones", source=CHOICE)
    drawn_weight: float = number(2.0, "weight of the drawn onsets beside the scorecard of stirring", source=ONSET)
    earliest_share: float = number(0.1, "chance that sleep began before the interval of sleep onset", source=ONSET)
    middle_share: float = number(0.5, "chance that sleep began before the stated onset", source=CHOICE)
    latest_share: float = number(0.9, "chance that sleep began before the end of the interval", source=ONSET)


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeSettings:
    """Stretches of lasting rhythm."""

    convulsive_rms_g: float = number(0.015, "quieter blocks are no part of a convulsion", source=BENCHMARK)
    convulsive_share: float = number(
        0.04, "least share of power above 1.5 Hz in a block of a convulsion", source=BENCHMARK
    )
    convulsive_bridge_s: float = number(5.0, "pauses up to this do not end a convulsion", source=BENCHMARK)
    convulsive_shortest_s: float = number(8.0, "shorter stretches are not looked at as convulsions", source=BENCHMARK)
    tremor_low_hz: float = number(3.0, "slowest tremor", source="L: Parkinson's tremor 3 to 8 Hz")
    tremor_high_hz: float = number(12.0, "fastest tremor", source="L: physiological and essential tremor up to 12 Hz")
    tremor_concentration: float = number(
        0.5, "least share of power within 1 Hz of the dominant frequency in a block of a tremor", source=CRITERIA
    )
    tremor_share: float = number(
        0.2, "a tremor shows at rest: least share of power above 1.5 Hz in a block", source=BENCHMARK
    )
    tremor_bridge_s: float = number(8.0, "pauses up to this do not end a tremor", source=BENCHMARK)
    tremor_shortest_s: float = number(5.0, "shorter stretches are not looked at as tremor", source=BENCHMARK)
    rocking_low_hz: float = number(0.3, "slowest rhythmic movement", source="L: foot tremor 0.3 to 4 Hz")
    rocking_high_hz: float = number(4.0, "fastest rhythmic movement", source="L: foot tremor 0.3 to 4 Hz")
    rocking_regularity: float = number(
        0.5, "least autocorrelation at the repetition time in a block of a slow rhythm", source=BENCHMARK
    )
    clear_share_least: float = number(
        0.6, "noise excuses a lack of regularity down to this share of it", source=BENCHMARK
    )
    rocking_rms_g: float = number(0.008, "quieter blocks are no part of a rhythmic movement", source=BENCHMARK)
    rocking_bridge_s: float = number(8.0, "pauses up to this do not end a rhythmic movement", source=BENCHMARK)
    rocking_shortest_s: float = number(4.0, "shorter stretches are not looked at as slow rhythms", source=BENCHMARK)
    highest_rate_share: float = number(
        0.45, "no rhythm is claimed above this share of the sampling rate", source="sampling theorem"
    )
    loud_quantile: float = number(0.9, "quantile of a stretch's blocks taken as its level", source=BENCHMARK)
    loud_share: float = number(0.2, "blocks below this share of their stretch's level lie outside it", source=BENCHMARK)
    core_share: float = number(
        0.5, "blocks below this share of their stretch's level lie outside its loud part", source=BENCHMARK
    )
    edge_share: float = number(
        0.3, "the edges of a stretch are cut off below this share of its level", source=BENCHMARK
    )
    edge_quantile: float = number(
        0.75, "quantile of the movement curve taken as the level that the edges are held against", source=CHOICE
    )
    beat_shortest_s: float = number(0.2, "fastest beat of the envelope that is looked for", source=BENCHMARK)
    beat_longest_s: float = number(2.0, "slowest beat of the envelope that is looked for", source=BENCHMARK)
    beat_envelope_s: float = number(0.28, "length over which the envelope is smoothed", source=BENCHMARK)
    pause_level: float = number(0.25, "a pause is below this share of the envelope's loud level", source=BENCHMARK)
    pause_quantile: float = number(0.9, "quantile of the envelope taken as its loud level", source=BENCHMARK)
    swell_share: float = number(0.35, "a swell of the envelope reaches this share of its loud level", source=BENCHMARK)
    swell_reach_s: float = number(
        0.1, "a swell is the highest within this time on both sides", source="L: clonic bursts last about 0.2 s"
    )
    swells_least: int = number(4, "fewest steps from swell to swell that say anything", source=CHOICE)
    rejoin_gap_s: float = number(
        30.0, "a tremor or a rhythmic movement that goes on within this time is one event", source=BENCHMARK
    )
    rejoin_gap_share: float = number(
        0.7, "longest such gap, as a multiple of the longer of the two stretches", source=BENCHMARK
    )
    rejoin_frequency_ratio: float = number(
        1.08, "and whose frequency differs by no more than this ratio", source=BENCHMARK
    )
    rejoin_at_once_s: float = number(
        5.0, "what goes on within this time is the same, whatever its frequency", source=BENCHMARK
    )
    rejoin_peak_ratio: float = number(2.0, "and whose peak differs by no more than this ratio", source=BENCHMARK)
    wander_s: float = number(
        2.0, "length of the means whose direction tells how far a limb turns to and fro", source=BENCHMARK
    )
    wander_kept_share: float = number(
        0.75, "share of the angles that count: a single turn at the end of a stillness does not", source=BENCHMARK
    )
    wander_without_gravity_deg: float = number(
        2.0, "without gravity no turning is known: taken as between that of a limb at rest and in use", source=CHOICE
    )
    after_pause_s: float = number(
        3.0, "stillness afterwards is looked for from so long after the end", source=BENCHMARK
    )
    after_s: float = number(45.0, "stillness afterwards is looked for over this time", source=BENCHMARK)
    after_least_s: float = number(
        10.0, "with less recording left nothing is said about stillness afterwards", source=BENCHMARK
    )
    after_quantile: float = number(
        0.6, "quantile of the movement curve taken as the level afterwards", source=BENCHMARK
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainSettings:
    """Trains of regular bursts."""

    minimum_bursts: int = number(4, "fewest bursts in a train", source="L: foot tremor and rhythmic movement rules")
    shortest_s: float = number(3.0, "shortest train", source=BENCHMARK)
    beat_gap_s: float = number(0.25, "bursts of a train closer than this are one beat", source=BENCHMARK)
    shortest_interval_s: float = number(
        0.25, "shortest step from burst to burst (4 Hz)", source="L: foot tremor 0.3 to 4 Hz"
    )
    longest_interval_s: float = number(
        3.4, "longest step from burst to burst (0.3 Hz)", source="L: foot tremor 0.3 to 4 Hz"
    )
    interval_ratio_max: float = number(1.7, "largest ratio of a step to the next", source=BENCHMARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSettings:
    """Clusters of jerks."""

    minimum_jerks: int = number(5, "fewest jerks in a cluster", source=CRITERIA)
    longest_jerk_s: float = number(
        0.5, "a longer burst is no jerk of a cluster", source="L: myoclonic jerks under 350 ms, plus ringing"
    )
    minimum_peak_g: float = number(0.025, "weaker jerks are not counted in a cluster", source=BENCHMARK)
    longest_interval_s: float = number(8.0, "jerks further apart are no cluster", source=BENCHMARK)
    other_movement_share: float = number(
        0.2, "largest share of a cluster's moving time that may be other movement", source=BENCHMARK
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSettings:
    """Awake, falling asleep, asleep, and how crowded with movement a moment is."""

    falling_asleep_before_s: float = number(
        600.0, "falling asleep begins this long before the onset interval", source=CRITERIA
    )
    falling_asleep_after_s: float = number(
        900.0, "falling asleep ends this long after the onset interval", source=CRITERIA
    )
    drowsy_before_s: float = number(
        300.0, "rhythm counts as that of falling asleep from this long before the onset interval", source=BENCHMARK
    )
    asleep_before_s: float = number(
        90.0, "an event came out of sleep when sleep was scored this long before", source=BENCHMARK
    )
    asleep_long_before_s: float = number(
        240.0, "an event also came out of sleep when sleep was scored this long before", source=BENCHMARK
    )
    chance_before_s: float = number(
        60.0, "the chance of sleep is taken this long before an event, which itself looks awake", source=BENCHMARK
    )
    crowding_reach_s: float = number(60.0, "other movement is looked for this far before and after", source=BENCHMARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassificationSettings:
    """The thresholds of the rules that name a movement."""

    unmeasured_confidence: float = number(
        0.5, "confidence of a rule that was never seen at work on labelled nights", source=CHOICE
    )
    said: int = number(6, "most quantities of a scorecard that are told as evidence", source=CHOICE)
    convulsive_s: float = number(
        8.5, "shortest convulsion: of one of 10 s this much is left without its faint edges", source=CRITERIA
    )
    convulsive_peak_g: float = number(0.06, "least peak, in the movement band, of a convulsion", source=BENCHMARK)
    convulsive_high_hz: float = number(
        8.5, "highest dominant frequency of a convulsion: a hand held up trembles faster", source=BENCHMARK
    )
    convulsive_pauses: float = number(
        0.6, "more quiet between the jerks is a row of single jerks, no convulsion", source=BENCHMARK
    )
    convulsion_likeness: float = number(0.93, "least likeness of a convulsion", source=BENCHMARK)
    whole_convulsion_likeness: float = number(
        0.02, "least likeness of all the strong movement of which a convulsion is the loud part", source=BENCHMARK
    )
    unexplained_likeness: float = number(
        0.5,
        "least likeness of strong jerking that is told although it fails to be a convulsion",
        source=BENCHMARK,
    )
    tremor_s: float = number(8.0, "shortest tremor", source=BENCHMARK)
    tremor_peak_g: float = number(
        0.02, "least peak of a tremor: coarse or noisy sensors seem to tremble below it", source=BENCHMARK
    )
    tremor_likeness: float = number(0.5, "least likeness of a tremor", source=BENCHMARK)
    unsure_sleep_tremor_likeness: float = number(
        0.75, "the same where sleep was scored, but is not sure: who trembles lies awake", source=BENCHMARK
    )
    unsure_sleep: float = number(
        0.95, "a higher chance of sleep before a movement is sure sleep, in which nobody trembles", source=BENCHMARK
    )
    faint_tremor_s: float = number(15.0, "shortest tremor so faint that little else speaks for it", source=BENCHMARK)
    faint_tremor_level_g: float = number(0.012, "highest level of a faint tremor", source=BENCHMARK)
    faint_tremor_low_hz: float = number(3.5, "slowest faint tremor", source="L: Parkinson's tremor 3 to 8 Hz")
    faint_tremor_high_hz: float = number(
        7.5, "fastest faint tremor: healthy hands held up tremble at 8 to 12 Hz", source="L: physiological tremor"
    )
    faint_tremor_concentration: float = number(
        0.58, "least share of its power within 1 Hz of its frequency", source=BENCHMARK
    )
    faint_tremor_regularity: float = number(0.55, "least autocorrelation of a faint tremor", source=BENCHMARK)
    faint_tremor_evenness: float = number(
        0.8, "a more even one is the overtone of a slower work of the hands", source=BENCHMARK
    )
    faint_tremor_wander_deg: float = number(
        3.5, "a limb that trembles at rest turns no further to and fro", source=BENCHMARK
    )
    faint_tremor_overtones: float = number(
        0.05, "most power above 10 Hz, which fingers that drum have more of", source=BENCHMARK
    )
    cluster_likeness: float = number(0.25, "least likeness of a cluster of jerks", source=BENCHMARK)
    cluster_interval_variation: float = number(
        0.15,
        "least coefficient of variation of the intervals in a cluster: even steps are a rhythmic movement",
        source=BENCHMARK,
    )
    rhythm_likeness: float = number(0.45, "least likeness of a continuous rhythmic movement", source=BENCHMARK)
    train_likeness: float = number(0.6, "least likeness of a rhythmic movement in separate bursts", source=BENCHMARK)
    awake_regularity: float = number(0.85, "least autocorrelation of a steady activity awake", source=BENCHMARK)
    awake_cycles: float = number(20.0, "fewest repetitions of a steady activity awake", source=BENCHMARK)
    rocking_s: float = number(10.0, "shortest stretch of steady activity awake", source=BENCHMARK)
    posture_tilt_deg: float = number(20.0, "least change of orientation of a posture shift", source=CRITERIA)
    posture_longest_s: float = number(20.0, "longest posture shift", source=CRITERIA)
    jerk_longest_s: float = number(3.0, "longest jerk or short run of jerks, with its ringing", source=BENCHMARK)
    jerk_likeness: float = number(0.1, "least likeness of an isolated jerk or twitch", source=BENCHMARK)
    hypnic_jerk_likeness: float = number(
        0.22, "least likeness of a hypnic jerk, among jerks around sleep onset", source=BENCHMARK
    )
    hypnic_peak_g: float = number(0.05, "least peak of a hypnic jerk", source=CRITERIA)
    hypnic_peak_ankle_g: float = number(0.03, "least peak of a hypnic jerk at the ankle", source=CRITERIA)
    wake_crowding: float = number(
        0.25, "with this much other movement around, movement awake is activity", source=BENCHMARK
    )
    body_peak_g: float = number(0.1, "least peak of a gross movement", source=CRITERIA)


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbSettings:
    """Joining movements into events, and the events of several limbs."""

    claimed_share: float = number(0.5, "a movement lying this far inside a larger event is part of it", source=CHOICE)
    jerk_onsets_s: float = number(0.5, "jerks on two limbs that begin closer are one", source=CHOICE)
    join_gap_s: float = number(0.5, "longer events on two limbs that lie closer are one", source=WASM)
    spread_time_share: float = number(
        0.5,
        "a limb has part in a convulsion of another that it moves through for this share of its time",
        source=LIMBS,
    )
    spread_peak_share: float = number(
        0.1, "movement counts for that from this share of the convulsion's peak on", source=LIMBS
    )
    clock_shared_g: float = number(0.05, "movements from this peak on can be felt on several limbs", source=LIMBS)
    clock_reach_s: float = number(10.0, "clocks of two wearables differ by at most this at their start", source=LIMBS)
    clock_drift: float = number(
        150e-6, "and drift apart by at most this share", source="K: watch crystals stay within 100 ppm; E: some room"
    )
    clock_drift_step: float = number(10e-6, "drifts are tried in steps of this share", source=LIMBS)
    clock_agreement_s: float = number(0.4, "shared movements agree on the clocks' difference to this", source=LIMBS)
    clock_least_shared: int = number(12, "fewer shared movements tell nothing of the clocks", source=LIMBS)
    clock_chance_factor: float = number(2.0, "so many times more must agree than would by chance", source=LIMBS)
    clock_trusted_s: float = number(0.25, "clocks that differ by less are taken as they are", source=LIMBS)


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitSettings:
    """What a sampling rate can show."""

    brief_rate_hz: float = number(10.0, "slowest sampling that shows a jerk", source=CRITERIA)
    convulsive_rate_hz: float = number(10.0, "slowest sampling that shows a convulsion", source=CRITERIA)
    tremor_rate_hz: float = number(20.0, "slowest sampling that shows most tremors", source=CHOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictSettings:
    """From findings to a tier."""

    harmless_confidence: float = number(
        0.97, "share of the nights called harmless that were", source="E: measured by benchmarks/calibration.py"
    )
    unable_confidence: float = number(
        0.97, "share of the nights of which nothing could be told", source="E: measured by benchmarks/calibration.py"
    )
    index_confidence: float = number(
        0.95,
        "share of the nights above the index of periodic movements that were",
        source="E: measured by benchmarks/calibration.py",
    )

    tremor_total_s: float = number(
        30.0,
        "least time of tremor, each stretch counted by its confidence, that is reported to a doctor",
        source=BENCHMARK,
    )
    plm_per_h: float = number(
        15.0, "more periodic limb movements an hour speak for a doctor", source="L: ICSD-3, adults"
    )
    least_movement_g: float = number(0.005, "a recording in which nothing reached this was hardly worn", source=CHOICE)
    worn_share: float = number(0.5, "least share of the time worn and recorded for an answer", source=CHOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of one analysis, grouped by stage."""

    conditioning: ConditioningSettings = field(default_factory=ConditioningSettings)
    calibration: CalibrationSettings = field(default_factory=CalibrationSettings)
    non_wear: NonWearSettings = field(default_factory=NonWearSettings)
    movements: MovementSettings = field(default_factory=MovementSettings)
    features: FeatureSettings = field(default_factory=FeatureSettings)
    rhythm: RhythmSettings = field(default_factory=RhythmSettings)
    episodes: EpisodeSettings = field(default_factory=EpisodeSettings)
    trains: TrainSettings = field(default_factory=TrainSettings)
    clusters: ClusterSettings = field(default_factory=ClusterSettings)
    phases: PhaseSettings = field(default_factory=PhaseSettings)
    classification: ClassificationSettings = field(default_factory=ClassificationSettings)
    scorecards: Scorecards = field(default_factory=Scorecards)
    reliabilities: tuple[Reliability, ...] = RELIABILITIES
    limbs: LimbSettings = field(default_factory=LimbSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)
    verdict: VerdictSettings = field(default_factory=VerdictSettings)
    sleep: SleepSettings = field(default_factory=SleepSettings)
    wasm: WasmSettings = field(default_factory=WasmSettings)
    series_rhythm: SeriesRhythmSettings = field(default_factory=SeriesRhythmSettings)
    periodicity: PeriodicitySettings = field(default_factory=PeriodicitySettings)
    van_hees: VanHeesSettings = field(default_factory=VanHeesSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRules:
    """Numbers of published rules that stand beside the chain: to compare with, no part of an analysis."""

    aasm: AasmSettings = field(default_factory=AasmSettings)
    rhythmic_movement: RhythmicMovementSettings = field(default_factory=RhythmicMovementSettings)
    foot_tremor: FootTremorSettings = field(default_factory=FootTremorSettings)
    alternating_legs: AlternatingLegSettings = field(default_factory=AlternatingLegSettings)
    fragmentary_myoclonus: FragmentaryMyoclonusSettings = field(default_factory=FragmentaryMyoclonusSettings)
    hdcza: HdczaSettings = field(default_factory=HdczaSettings)
    cole_kripke: ColeKripkeSettings = field(default_factory=ColeKripkeSettings)


FITTED = ("scorecards", "reliabilities")


def descriptions(settings: Settings | PublishedRules) -> Mapping[str, tuple[str, str]]:
    """Give meaning and source of every chosen number under its dotted name; fitted ones have one source for all."""
    return {
        f"{stage.name}.{item.name}": (item.metadata["meaning"], item.metadata["source"])
        for stage in fields(settings)
        if stage.name not in FITTED
        for item in fields(getattr(settings, stage.name))
    }


def flatten(settings: Settings | PublishedRules) -> Mapping[str, float]:
    """List every number of the settings under its dotted name, such as ``movements.start_floor_g``."""
    return {
        name: value
        for stage in fields(settings)
        for name, value in _numbers_of(stage.name, getattr(settings, stage.name))
    }


def _numbers_of(stage: str, numbers: Any) -> Iterator[tuple[str, float]]:
    if isinstance(numbers, Scorecards):
        yield from card_numbers(stage, numbers)
    elif isinstance(numbers, tuple):
        yield from reliability_numbers(stage, numbers)
    else:
        yield from ((f"{stage}.{item.name}", getattr(numbers, item.name)) for item in fields(numbers))
