"""Published rules for trains and crowds of small movements: rhythmic movement, foot tremor, excessive myoclonus.

The rules were written for EMG bursts. The functions here apply them to plain onsets in seconds.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detector.blocks import MICROSECOND_DIGITS, intervals_between, to_microsecond
from detector.settings import FragmentaryMyoclonusSettings
from recordings.timing import Interval

SECONDS_PER_MINUTE = 60.0


class TrainRules(Protocol):
    """What `RhythmicMovementSettings`, `FootTremorSettings` and `AlternatingLegSettings` have in common."""

    @property
    def minimum_movements(self) -> int:
        """Fewest movements in a train."""

    @property
    def minimum_hz(self) -> float:
        """Slowest repetition."""

    @property
    def maximum_hz(self) -> float:
        """Fastest repetition."""

    @property
    def maximum_variation(self) -> float:
        """Largest coefficient of variation of the intervals."""


def is_rhythmic_train(onsets_s: NDArray[np.float64], *, rules: TrainRules) -> bool:
    """Tell whether movements repeat like a rhythm: enough of them, at a rate within the band, evenly spaced.

    Parameters
    ----------
    onsets_s : ndarray, shape (n,)
        Onsets of the movements or bursts of one train, in any order.
    rules : TrainRules
        Rhythmic movement (at least 4 at 0.5–2 Hz), foot tremor (at least 4 at 0.3–4 Hz) or alternating leg muscle
        activation (at least 4 at 0.5–3 Hz).

    Notes
    -----
    The published rules give a number and a frequency band. "A frequency within the band" is read as: every
    onset-to-onset interval lies between 1 / fastest and 1 / slowest, ends included.

    Added here: the intervals' coefficient of variation (standard deviation over mean) is at most
    ``maximum_variation``. No published rule asks for it, but the band alone, 0.25–3.3 s for a foot tremor, would
    call any loose crowd of twitches a rhythm. Burst durations (250–1000 ms foot tremor, 100–500 ms alternating
    activation) and the change of sides are not tested: an accelerometer shows neither an EMG burst nor the other leg.

    References
    ----------
    The AASM Manual for the Scoring of Sleep and Associated Events (not read; as quoted by others). Yang C. & Winkelman
    J. W. J Clin Sleep Med 2010;6:431-438 (abstract read: at least 4 movements at 0.3–4 Hz). Wichniak A. et al. Mov
    Disord 2001 (abstract read: trains of 10–15 s, bursts of 300–700 ms, mostly 1–2 per second). Chervin R. D. et al.
    Mov Disord 2003 (abstract read: alternation at about 1–2 Hz, bursts of 0.1–0.5 s).
    """
    intervals_s = intervals_between(np.sort(onsets_s))
    if intervals_s.size + 1 < rules.minimum_movements or not bool(_is_in_band(intervals_s, rules).all()):
        return False
    return bool(np.std(intervals_s) <= rules.maximum_variation * np.mean(intervals_s))


def rhythmic_trains(onsets_s: NDArray[np.float64], *, rules: TrainRules) -> tuple[tuple[int, ...], ...]:
    """Find the trains of evenly repeated movements in a night.

    The onsets are cut wherever an interval leaves the band; a piece is a train if `is_rhythmic_train` says so.

    Parameters
    ----------
    onsets_s : ndarray, shape (n,)
        Onsets in any order.
    rules : TrainRules
        As for `is_rhythmic_train`.

    Returns
    -------
    tuple of tuple of int
        For each train, the numbers (from 0) of its movements, in order of onset.
    """
    numbers = np.argsort(onsets_s, kind="stable")
    is_cut = ~_is_in_band(intervals_between(onsets_s[numbers]), rules)
    pieces = np.split(numbers, np.flatnonzero(is_cut) + 1)
    return tuple(tuple(piece.tolist()) for piece in pieces if is_rhythmic_train(onsets_s[piece], rules=rules))


def crowded_sleep_minutes(
    onsets_s: NDArray[np.float64], *, asleep: Sequence[Interval], rules: FragmentaryMyoclonusSettings
) -> int:
    """Count the minutes of sleep that hold at least five twitches.

    Parameters
    ----------
    onsets_s : ndarray, shape (n,)
        Onsets of isolated brief twitches, in any order; those outside sleep are left out.
    asleep : sequence of Interval
        Sleep, sorted and disjoint.

    Notes
    -----
    Sleep is laid end to end and cut into whole minutes, so that a short waking neither loses nor makes a minute; an
    incomplete last minute is left out.
    """
    begins = np.array([stretch.onset_s for stretch in asleep], dtype=np.float64)
    lengths = np.array([stretch.duration_s for stretch in asleep], dtype=np.float64)
    if not begins.size:
        return 0
    slept_before_s = np.concatenate(([0.0], np.cumsum(lengths)))
    stretch = np.searchsorted(begins, onsets_s, side="right") - 1
    since_begin_s = onsets_s - begins[stretch]
    is_asleep = (stretch >= 0) & (since_begin_s < lengths[stretch])
    sleep_time_s = to_microsecond((slept_before_s[:-1][stretch] + since_begin_s)[is_asleep])
    whole_minutes = int(to_microsecond(slept_before_s[-1:])[0] // SECONDS_PER_MINUTE)
    per_minute = np.bincount((sleep_time_s // SECONDS_PER_MINUTE).astype(np.intp), minlength=whole_minutes)
    return int(np.count_nonzero(per_minute[:whole_minutes] >= rules.minimum_per_min))


def is_excessive_fragmentary_myoclonus(
    onsets_s: NDArray[np.float64], *, asleep: Sequence[Interval], rules: FragmentaryMyoclonusSettings
) -> bool:
    """Tell whether the small twitches of sleep were excessive: five or more a minute for twenty minutes of sleep.

    Parameters
    ----------
    onsets_s : ndarray, shape (n,)
        Onsets of isolated brief twitches, in any order.
    asleep : sequence of Interval
        Sleep, sorted and disjoint.

    Notes
    -----
    The rule: at least 20 minutes of non-REM sleep with at least 5 EMG bursts per minute. "Per minute" is read as in
    each of these minutes, and the minutes need not follow each other; the wording of the manual was not seen.

    On an accelerometer it can only be a hint. Most of these bursts move nothing that can be measured, so the count is
    low. REM sleep cannot be told from non-REM sleep and is included, so it is also too high. Some 9 % of healthy
    sleepers meet the rule by EMG, and it needs no treatment.

    References
    ----------
    Read: American Thoracic Society, Quick Hits, "Excessive fragmentary myoclonus", and the abstract of Frauscher B.
    et al. Motor events during healthy sleep. Sleep 2014;37:763-773 (9 of 100 healthy sleepers).
    """
    return crowded_sleep_minutes(onsets_s, asleep=asleep, rules=rules) >= rules.minimum_min


def _is_in_band(intervals_s: NDArray[np.float64], rules: TrainRules) -> NDArray[np.bool_]:
    shortest_s = round(1.0 / rules.maximum_hz, MICROSECOND_DIGITS)
    longest_s = round(1.0 / rules.minimum_hz, MICROSECOND_DIGITS)
    return (intervals_s >= shortest_s) & (intervals_s <= longest_s)
