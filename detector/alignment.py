"""Beside the chain: brings the clocks of several wearables together by the movements that all of them felt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detector.agreement import match_onsets
from detector.model import Event
from detector.settings import LimbSettings

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockError:
    """How another wearable's clock differs from the first one's: ahead by ``offset_s`` at its start, fast by ``drift``.

    ``shared`` is the number of movements that both felt and that tell it; 0 where the clocks are taken as they are.
    """

    offset_s: float = 0.0
    drift: float = 0.0
    shared: int = 0

    def corrected_s(self, time_s: float) -> float:
        """Tell a time of the other wearable in the time of the first."""
        return (time_s - self.offset_s) / (1.0 + self.drift)


def align_events(
    reference: Sequence[Event], others: Sequence[Event], *, settings: LimbSettings
) -> tuple[tuple[Event, ...], ClockError]:
    """Bring the events of another wearable into the time of the first one.

    Parameters
    ----------
    reference, others : sequence of Event
        Events of two wearables, both in seconds since the first one's first sample, as far as their clocks are right.
    settings : LimbSettings

    Returns
    -------
    tuple
        The other wearable's events, moved where the clocks differ, and by how much they do.
    """
    error = find_clock_error(_onsets_s(reference, settings), _onsets_s(others, settings), settings=settings)
    if not error.shared:
        return tuple(others), error
    return tuple(replace(event, onset_s=error.corrected_s(event.onset_s)) for event in others), error


def find_clock_error(reference_s: FloatArray, others_s: FloatArray, *, settings: LimbSettings) -> ClockError:
    """Find offset and drift between two clocks from when movements began on either limb.

    A movement of the whole body begins on both limbs at once; movements of one limb alone fall anywhere. For each
    drift that a watch may have, the distances of all onsets that lie near each other pile up at one offset only.

    Parameters
    ----------
    reference_s, others_s : ndarray, shape (n,), (m,)
        Onsets in seconds by the first and by the other wearable.
    settings : LimbSettings

    Returns
    -------
    ClockError
        No error where too few movements are shared, or where the clocks agree well enough as they are.
    """
    pairs = _near_pairs(reference_s, others_s, reach_s=settings.clock_reach_s)
    if len(pairs) < settings.clock_least_shared:
        return ClockError()
    rough = _rough_error(pairs, settings)
    error = _refined(reference_s, others_s, rough, settings)
    if error.shared < settings.clock_least_shared or not _stands_out(pairs, error, settings):
        return ClockError()
    span_s = float(reference_s.max())
    largest_s = max(abs(error.offset_s), abs(error.offset_s + error.drift * span_s))
    return error if largest_s >= settings.clock_trusted_s else ClockError()


def _onsets_s(events: Sequence[Event], settings: LimbSettings) -> FloatArray:
    return np.array([event.onset_s for event in events if event.peak_g >= settings.clock_shared_g], dtype=np.float64)


def _near_pairs(reference_s: FloatArray, others_s: FloatArray, *, reach_s: float) -> FloatArray:
    """List all pairs of onsets within reach: time by the first clock, and how much later the other says; (n, 2)."""
    late_s = others_s[None, :] - reference_s[:, None]
    first, second = np.nonzero(np.abs(late_s) <= reach_s)
    return np.column_stack((reference_s[first], late_s[first, second]))


def _rough_error(pairs: FloatArray, settings: LimbSettings) -> ClockError:
    """Try every drift and offset on a grid, and take those on which most pairs agree."""
    step_s = settings.clock_agreement_s
    step = settings.clock_drift_step
    drifts = np.arange(-settings.clock_drift, settings.clock_drift + step, step)
    best = (0, 0.0, 0.0)
    for drift in drifts.tolist():
        offsets_s = np.sort(pairs[:, 1] - drift * pairs[:, 0])
        counts = np.searchsorted(offsets_s, offsets_s + step_s, side="right") - np.arange(offsets_s.size)
        at = int(counts.argmax())
        if counts[at] > best[0]:
            members_s = offsets_s[at : at + int(counts[at])]
            best = (int(counts[at]), float(np.median(members_s)), drift)
    return ClockError(offset_s=best[1], drift=best[2], shared=best[0])


def _refined(reference_s: FloatArray, others_s: FloatArray, rough: ClockError, settings: LimbSettings) -> ClockError:
    """Fit a line through one-to-one pairs, again with those that lie on it."""
    error = rough
    for tolerance_s in (settings.clock_agreement_s, settings.clock_agreement_s):
        corrected_s = (others_s - error.offset_s) / (1.0 + error.drift)
        matching = match_onsets(corrected_s, reference_s, tolerance_s=tolerance_s)
        if len(matching.pairs) < settings.clock_least_shared:
            return ClockError()
        at_s = reference_s[matching.pairs[:, 1]]
        late_s = others_s[matching.pairs[:, 0]] - at_s
        offset_s, drift = _robust_line(at_s, late_s)
        error = ClockError(offset_s=offset_s, drift=drift, shared=len(matching.pairs))
    return error


def _robust_line(at_s: FloatArray, late_s: FloatArray) -> tuple[float, float]:
    """Fit offset and drift by the median of slopes between the night's first half and its second (Theil and Sen)."""
    middle = at_s.size // 2
    order = np.argsort(at_s)
    early, late = order[:middle], order[-middle:]
    run_s = at_s[late][:, None] - at_s[early][None, :]
    rise_s = late_s[late][:, None] - late_s[early][None, :]
    drift = float(np.median(rise_s[run_s > 0] / run_s[run_s > 0]))
    return float(np.median(late_s - drift * at_s)), drift


def _stands_out(pairs: FloatArray, error: ClockError, settings: LimbSettings) -> bool:
    """Tell whether far more pairs agree on the error than would by chance."""
    off_s = np.abs(pairs[:, 1] - error.offset_s - error.drift * pairs[:, 0])
    agreeing = np.count_nonzero(off_s <= settings.clock_agreement_s)
    by_chance = len(pairs) * settings.clock_agreement_s / settings.clock_reach_s
    return bool(agreeing >= settings.clock_chance_factor * by_chance)
