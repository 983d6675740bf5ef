"""Published scoring rules for limb movements: which movements form a periodic series, whoever found them.

The rules were written for leg EMG. The functions here apply them to plain onsets and durations, so they are the same
for movements found in acceleration; what that changes is said in ``docs/criteria.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from detector.blocks import MICROSECOND_DIGITS, intervals_between, runs, samples_lasting, to_microsecond
from detector.settings import AasmSettings, PeriodicitySettings, WasmSettings
from recordings.timing import Interval

ONE_SIDE = 1

Series = tuple[tuple[int, ...], ...]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedMovements:
    """Movements of both legs, those that belong together counted as one; sorted by onset.

    Parameters
    ----------
    onsets_s, durations_s : ndarray, shape (n,)
        From the first onset to the last end of what was joined.
    members : tuple of tuple of int
        For each, the numbers of the one-sided movements it was made from, in order of onset.
    is_candidate : ndarray of bool, shape (n,)
        Whether the rule set allows it as a member of a periodic series.
    """

    onsets_s: Floats
    durations_s: Floats
    members: Series
    is_candidate: Mask


def wasm_series(
    onsets_s: Floats,
    durations_s: Floats,
    *,
    rules: WasmSettings,
    gaps: Sequence[Interval] = (),
    is_candidate: Mask | None = None,
) -> Series:
    """Find the periodic series among limb movements, by the WASM 2016 rules.

    A series is a run of at least four candidate movements (0.5–10 s) whose onsets follow each other by 10–90 s. A
    shorter interval ends the series, and so does a longer one, a movement of more than 10 s, and a gap in the
    recording. Movements under 0.5 s are no limb movements and are passed over.

    Parameters
    ----------
    onsets_s, durations_s : ndarray, shape (n,)
        Movements in any order.
    gaps : sequence of Interval
        Where nothing was recorded: the first movement after a gap has no prior interval.
    is_candidate : ndarray of bool, shape (n,), optional
        Which movements are candidates, as `wasm_join_sides` tells; from the duration of a one-sided movement if
        not given. A movement of at least 0.5 s that is no candidate ends a series.

    Returns
    -------
    tuple of tuple of int
        For each series, the numbers (from 0) of its movements, in order of onset.

    Notes
    -----
    A series may cross from sleep into wake; count its members apart with `periodic_index_per_h`.

    Read: the abstract (candidates, run of four, 10–90 s, no short interval within) and an overview table of the rules;
    the gap clause as others quote it. The movement that ended a series by a short or long interval can be the first
    of the next one, as in PLMScoRe by one of the standard's authors; the paper's own wording of that was not seen.

    References
    ----------
    Ferri R. et al. World Association of Sleep Medicine (WASM) 2016 standards for recording and scoring leg movements
    in polysomnograms. Sleep Med 2016;26:86-95. Overview table: PMC9619152, table 3.
    """
    lengths_s = to_microsecond(durations_s)
    numbers = _in_onset_order(onsets_s, keep=lengths_s >= rules.minimum_duration_s)
    allowed = wasm_candidates(durations_s, rules=rules) if is_candidate is None else is_candidate
    allowed = allowed[numbers]
    starts_s = onsets_s[numbers]
    intervals_s = intervals_between(starts_s)
    is_periodic = (intervals_s >= rules.minimum_interval_s) & (intervals_s <= rules.maximum_interval_s)
    follows = is_periodic & allowed[:-1] & allowed[1:] & ~_spans_gap(starts_s, gaps)
    return _groups(numbers, follows=follows, fewest=rules.minimum_movements)


def wasm_candidates(durations_s: Floats, *, rules: WasmSettings) -> Mask:
    """Tell which one-sided movements may belong to a periodic series: those of 0.5–10 s (WASM 2016)."""
    lengths_s = to_microsecond(durations_s)
    return (lengths_s >= rules.minimum_duration_s) & (lengths_s <= rules.maximum_duration_s)


def wasm_join_sides(
    onsets_s: Floats, durations_s: Floats, *, sides: NDArray[np.integer], rules: WasmSettings
) -> JoinedMovements:
    """Count movements of both legs as one where they overlap or nearly touch, by the WASM 2016 rules.

    Movements join when the next begins less than 0.5 s after the end of what came before. Movements under 0.5 s take
    no part. The result is a candidate if it has at most four parts, lasts at most 15 s (10 s if all of one side),
    and none of its parts is longer than 10 s.

    Parameters
    ----------
    onsets_s, durations_s : ndarray, shape (n,)
        One-sided movements of both legs, in any order.
    sides : ndarray of int, shape (n,)
        Which leg each belongs to; any two numbers.

    Notes
    -----
    Read: the abstract of the study the limits come from (overlap or less than 0.5 s offset to onset, four parts,
    15 s). That one overlong part spoils the whole follows PLMScoRe; the paper's own wording of that was not seen.

    References
    ----------
    Ferri R. et al. Sleep Med 2016;26:86-95. Bilateral leg movements during sleep. Sleep Med 2017;32:10-15.
    """
    lengths_s = to_microsecond(durations_s)
    numbers = _in_onset_order(onsets_s, keep=lengths_s >= rules.minimum_duration_s)
    ends_s = np.maximum.accumulate(onsets_s[numbers] + durations_s[numbers])
    is_joined = to_microsecond(onsets_s[numbers][1:] - ends_s[:-1]) < rules.join_gap_s
    members = _groups(numbers, follows=is_joined, fewest=1)
    joined_s = _joined_durations(onsets_s, durations_s, members=members)
    longest_s = np.where(
        [np.unique(sides[list(parts)]).size > ONE_SIDE for parts in members],
        rules.maximum_bilateral_duration_s,
        rules.maximum_duration_s,
    )
    are_candidates = wasm_candidates(durations_s, rules=rules)
    is_whole = [len(parts) <= rules.maximum_joined and bool(are_candidates[list(parts)].all()) for parts in members]
    return JoinedMovements(
        onsets_s=_first_onsets(onsets_s, members=members),
        durations_s=joined_s,
        members=members,
        is_candidate=np.array(is_whole, dtype=np.bool_) & (joined_s <= longest_s),
    )


def aasm_series(
    onsets_s: Floats,
    durations_s: Floats,
    *,
    rules: AasmSettings,
    asleep: Sequence[Interval] | None = None,
    gaps: Sequence[Interval] = (),
    is_candidate: Mask | None = None,
) -> Series:
    """Find the periodic series among limb movements, by the AASM rules.

    A series is a run of at least four movements (0.5–10 s) whose onsets follow each other by 5–90 s. A movement that
    begins less than 5 s after the last counted one is skipped and measuring goes on from the counted one. Movements
    of more than 10 s are not counted and have no effect.

    Parameters
    ----------
    onsets_s, durations_s : ndarray, shape (n,)
        Movements in any order.
    asleep : sequence of Interval, optional
        Sleep. Movements that do not touch it are not counted and have no effect (AASM manual version 3). Where sleep
        is unknown, every movement counts.
    gaps : sequence of Interval
        Where nothing was recorded. The manual says nothing about gaps; here no series crosses one.
    is_candidate : ndarray of bool, shape (n,), optional
        Which movements count, as `aasm_join_sides` tells; from the duration if not given.

    Returns
    -------
    tuple of tuple of int
        For each series, the numbers (from 0) of its movements, in order of onset.

    Notes
    -----
    Read: an overview table of the rules (0.5–10 s, four movements, 5–90 s); the manual itself was not seen. It does
    not say what an interval under 5 s does: skipping the later movement is the older WASM 2006 convention.

    References
    ----------
    The AASM Manual for the Scoring of Sleep and Associated Events, versions 2 and 3. Overview table: PMC9619152,
    table 3. Zucconi M. et al. (WASM 2006). Sleep Med 2006;7:175-183.
    """
    counts = aasm_candidates(durations_s, rules=rules) if is_candidate is None else is_candidate
    if asleep is not None:
        counts = counts & touches(onsets_s, durations_s, intervals=asleep)
    numbers = _in_onset_order(onsets_s, keep=counts)
    numbers = numbers[_apart(onsets_s[numbers], least_s=rules.minimum_interval_s)]
    starts_s = onsets_s[numbers]
    follows = (intervals_between(starts_s) <= rules.maximum_interval_s) & ~_spans_gap(starts_s, gaps)
    return _groups(numbers, follows=follows, fewest=rules.minimum_movements)


def aasm_candidates(durations_s: Floats, *, rules: AasmSettings) -> Mask:
    """Tell which movements of one leg are limb movements: those of 0.5–10 s (AASM)."""
    lengths_s = to_microsecond(durations_s)
    return (lengths_s >= rules.minimum_duration_s) & (lengths_s <= rules.maximum_duration_s)


def aasm_join_sides(
    onsets_s: Floats, durations_s: Floats, *, sides: NDArray[np.integer], rules: AasmSettings
) -> JoinedMovements:
    """Count movements of the two legs as one where they begin less than 5 s apart, by the AASM rules.

    Only limb movements (0.5–10 s) take part, so every result is a candidate.

    Parameters
    ----------
    onsets_s, durations_s : ndarray, shape (n,)
        One-sided movements of both legs, in any order.
    sides : ndarray of int, shape (n,)
        Which leg each belongs to; any two numbers.

    Notes
    -----
    The rule speaks of a pair. Among more than two, a movement joins the first movement of the group before it, if
    that one is of the other leg and began less than 5 s earlier; otherwise it begins a group of its own.
    """
    numbers = _in_onset_order(onsets_s, keep=aasm_candidates(durations_s, rules=rules))
    groups: list[list[int]] = []
    for number in numbers.tolist():
        first = groups[-1][0] if groups else None
        if (
            first is not None
            and sides[first] != sides[number]
            and to_microsecond(onsets_s[number] - onsets_s[first]) < rules.join_onsets_s
        ):
            groups[-1].append(number)
        else:
            groups.append([number])
    members = tuple(tuple(group) for group in groups)
    return JoinedMovements(
        onsets_s=_first_onsets(onsets_s, members=members),
        durations_s=_joined_durations(onsets_s, durations_s, members=members),
        members=members,
        is_candidate=np.ones(len(members), dtype=np.bool_),
    )


def movement_end_s(
    envelope: NDArray[np.floating],
    *,
    sampling_rate_hz: float,
    onset_s: float,
    off_threshold: float,
    rules: WasmSettings,
) -> float | None:
    """Find where a movement ends: the start of the first half second in which the curve stays low.

    Parameters
    ----------
    envelope : ndarray, shape (n,)
        Movement curve, any unit; its first sample is at 0 s.
    onset_s : float
        Where the movement begins.
    off_threshold : float
        In the unit of the curve. The curve is low where it does not exceed this.

    Returns
    -------
    float or None
        Seconds; None where the curve does not stay low for 0.5 s before it ends.

    Notes
    -----
    The same in the AASM manual and in WASM 2016, there for EMG and 2 µV above rest (read in PMC9619152, table 3).
    """
    first = int(np.ceil(np.round(onset_s * sampling_rate_hz, MICROSECOND_DIGITS)))
    stretches = runs(envelope[first:] <= off_threshold)
    long_enough = np.diff(stretches, axis=1)[:, 0] >= samples_lasting(rules.offset_hold_s, sampling_rate_hz)
    starts = stretches[long_enough, 0]
    return float((first + starts[0]) / sampling_rate_hz) if starts.size else None


def has_limb_movement_shape(
    envelope: NDArray[np.floating], *, sampling_rate_hz: float, off_threshold: float, rules: WasmSettings
) -> bool:
    """Tell whether a movement has substance: at least half a second of it has a median above the off-threshold.

    It turns down bursts of single short peaks, whose curve is mostly low.

    Parameters
    ----------
    envelope : ndarray, shape (n,)
        Movement curve from the movement's onset to its end, any unit.
    off_threshold : float
        In the unit of the curve.

    Notes
    -----
    Of WASM 2016, for movements found by computer. Whether the median must exceed or may equal the threshold differs
    among those who quote the rule; here it must exceed it. On a real curve the two do not differ.
    """
    window = samples_lasting(rules.morphology_window_s, sampling_rate_hz)
    if envelope.size < window:
        return False
    return bool((np.median(sliding_window_view(envelope, window), axis=1) > off_threshold).any())


def periodicity_index(
    onsets_s: Floats, *, hours: float, rules: PeriodicitySettings, gaps: Sequence[Interval] = ()
) -> float | None:
    """Measure how much of a night's limb movement follows one rhythm: 0 none of it, 1 all of it.

    The share of all onset-to-onset intervals that stand in runs of at least three consecutive intervals of more than
    10 and at most 90 s.

    Parameters
    ----------
    onsets_s : ndarray, shape (n,)
        Onsets of all limb movements in the time looked at (usually sleep), in any order.
    hours : float
        Length of the time looked at.
    gaps : sequence of Interval
        Where nothing was recorded. An interval across a gap was not measured: it counts nowhere and ends a run.

    Returns
    -------
    float or None
        None with fewer than ten movements an hour, where a handful of intervals decides.

    Notes
    -----
    The lower bound is exclusive here and inclusive in `wasm_series`: that is how the two are published. The
    literature also has a second form, periodic movements over all movements, which is a little higher; never mix them.
    Not read at its source: the bounds and the run of three are taken from works that quote Ferri.

    References
    ----------
    Ferri R. et al. New approaches to the study of periodic leg movements during sleep. Sleep 2006;29:759-769.
    Ferri R. The time structure of leg movement activity during sleep. Sleep Med 2012;13:433-441.
    """
    if hours <= 0 or onsets_s.size < rules.minimum_movements_per_h * hours:
        return None
    starts_s = np.sort(onsets_s)
    intervals_s = intervals_between(starts_s)
    is_measured = ~_spans_gap(starts_s, gaps)
    if not is_measured.any():
        return None
    is_periodic = (intervals_s > rules.above_interval_s) & (intervals_s <= rules.maximum_interval_s) & is_measured
    lengths = np.diff(runs(is_periodic), axis=1)
    return float(lengths[lengths >= rules.minimum_run].sum() / np.count_nonzero(is_measured))


def mean_log_interval_s(onsets_s: Floats, *, series: Series) -> float | None:
    """Measure the typical interval between periodic movements: the figure that is steadiest from night to night.

    The geometric mean, in seconds, of the onset-to-onset intervals between neighbours within a series. Intervals
    outside the series, between two series and across gaps do not qualify.

    Parameters
    ----------
    onsets_s : ndarray, shape (n,)
        Onsets of the movements the series were made from.
    series : tuple of tuple of int
        As `wasm_series` or `aasm_series` return it; say which with the figure.

    Returns
    -------
    float or None
        None without a series.

    Notes
    -----
    Skeba et al. (Sleep Med 2016) report 3.6 % variation of the mean log interval from night to night against 43 % of
    the count. Which intervals they took could not be read. PLMScoRe takes all measured intervals between candidates,
    short and long ones too; that gives another figure.
    """
    intervals_s = [intervals_between(onsets_s[list(members)]) for members in series]
    return float(np.exp(np.mean(np.log(np.concatenate(intervals_s))))) if intervals_s else None


def periodic_index_per_h(series: Series, *, counts: Mask, hours: float) -> float | None:
    """Count periodic limb movements per hour.

    Parameters
    ----------
    series : tuple of tuple of int
        As `wasm_series` or `aasm_series` return it.
    counts : ndarray of bool, shape (n,)
        Which movements to count, such as those that begin in sleep (`starts_within`); the others for an index of
        wakefulness.
    hours : float
        Length of that sleep, or of that wakefulness.

    Returns
    -------
    float or None
        None where there is no time to divide by.

    Notes
    -----
    More than 15/h in adults and 5/h in children is what ICSD-3 asks of EMG. An accelerometer sees fewer movements:
    call this an accelerometric index, and compare it with itself.
    """
    if hours <= 0:
        return None
    return float(sum(bool(counts[number]) for members in series for number in members) / hours)


def starts_within(onsets_s: Floats, *, intervals: Sequence[Interval]) -> Mask:
    """Tell which movements begin inside any of the intervals, such as sleep."""
    return touches(onsets_s, np.zeros_like(onsets_s), intervals=intervals)


def touches(onsets_s: Floats, durations_s: Floats, *, intervals: Sequence[Interval]) -> Mask:
    """Tell which movements lie at least partly inside any of the intervals, such as sleep."""
    begins = np.array([interval.onset_s for interval in intervals], dtype=np.float64)
    ends = np.array([interval.end_s for interval in intervals], dtype=np.float64)
    starts_s = onsets_s[:, np.newaxis]
    stops_s = starts_s + durations_s[:, np.newaxis]
    begins_inside = (starts_s >= begins) & (starts_s < ends)
    reaches_in = (starts_s < begins) & (stops_s > begins)
    return np.asarray(np.any(begins_inside | reaches_in, axis=1), dtype=np.bool_)


def _in_onset_order(onsets_s: Floats, *, keep: Mask) -> Indices:
    numbers = np.argsort(onsets_s, kind="stable")
    return numbers[keep[numbers]]


def _spans_gap(onsets_s: Floats, gaps: Sequence[Interval]) -> Mask:
    is_spanned = np.zeros(max(onsets_s.size - 1, 0), dtype=np.bool_)
    for gap in gaps:
        is_spanned |= (onsets_s[:-1] < gap.end_s) & (onsets_s[1:] > gap.onset_s)
    return is_spanned


def _apart(onsets_s: Floats, *, least_s: float) -> Indices:
    """Keep the first movement, then each one that begins long enough after the last one kept."""
    kept: list[int] = []
    for number, onset_s in enumerate(onsets_s.tolist()):
        if not kept or round(onset_s - onsets_s[kept[-1]], MICROSECOND_DIGITS) >= least_s:
            kept.append(number)
    return np.array(kept, dtype=np.intp)


def _groups(numbers: Indices, *, follows: Mask, fewest: int) -> Series:
    """Cut a row of movements wherever one does not follow the one before, and keep the long enough pieces."""
    pieces = np.split(numbers, np.flatnonzero(~follows) + 1)
    return tuple(tuple(piece.tolist()) for piece in pieces if piece.size >= max(fewest, 1))


def _first_onsets(onsets_s: Floats, *, members: Series) -> Floats:
    return np.array([onsets_s[parts[0]] for parts in members], dtype=np.float64)


def _joined_durations(onsets_s: Floats, durations_s: Floats, *, members: Series) -> Floats:
    ends_s = onsets_s + durations_s
    last_s = np.array([ends_s[list(parts)].max() for parts in members], dtype=np.float64)
    return to_microsecond(last_s - _first_onsets(onsets_s, members=members))
