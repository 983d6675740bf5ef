"""The night as curves to draw: one lane of activity for each wearable, thinned to what a screen can show."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detector.model import Conditioned, NightAnalysis, Sleep
from hypnic.report import budget
from hypnic.report.times import offset_changes
from recordings import Interval, Recording

LARGEST_STORED = 65_534
NOT_MEASURED = 65_535


def describe_lanes(night: NightAnalysis) -> list[dict[str, Any]]:
    """Prepare the activity lane of each wearable.

    Returns
    -------
    list of dict
        ``site``, ``offset_s`` (its first sample, in seconds of the night), ``duration_s``, ``gaps`` and ``non_wear``
        (in seconds of the night), ``bin_s``, ``step_g`` and the arrays ``low``, ``typical``, ``high``: smallest, mean
        and largest movement of each bin, in steps of ``step_g``; 65535 where nothing was measured.
    """
    return [
        _describe_lane(recording, conditioned, offset_s=lane_offset_s(night.recordings[0], recording))
        for recording, conditioned in zip(night.recordings, night.conditioned, strict=True)
    ]


def lane_offset_s(first: Recording, other: Recording) -> float:
    """Tell how many seconds after the night's first sample another wearable's first sample came; 0 without clocks."""
    if first.started_at is None or other.started_at is None:
        return 0.0
    return (other.started_at - first.started_at).total_seconds()


def night_span_s(night: NightAnalysis) -> tuple[float, float]:
    """Tell when the night's wearables started and stopped, in seconds since the first sample of the first."""
    offsets_s = [lane_offset_s(night.recordings[0], recording) for recording in night.recordings]
    ends_s = [offset_s + part.duration_s for offset_s, part in zip(offsets_s, night.recordings, strict=True)]
    return min(offsets_s), max(ends_s)


def describe_sleep(sleep: Sleep) -> dict[str, Any]:
    """Prepare what is drawn of sleep; what is not known is null."""
    return {
        "lights_out_s": sleep.lights_out_s,
        "onset_s": sleep.onset_s,
        "onset_interval_s": sleep.onset_interval_s,
        "wake_up_s": sleep.wake_up_s,
        "asleep": _pairs(sleep.asleep, offset_s=0.0),
    }


def describe_clock(started_at: datetime | None, end_s: float) -> dict[str, Any] | None:
    """Prepare the time axis in the recording's own zone; None where there is no clock."""
    if started_at is None:
        return None
    return {"epoch_s": started_at.timestamp(), "offsets": offset_changes(started_at, end_s)}


def stored_curve(curve_g: NDArray[np.float32], step_g: float) -> NDArray[np.uint16]:
    """Write a curve in steps, as the script reads it; NaN becomes 65535: nothing was measured."""
    steps = np.rint(curve_g / np.float32(step_g))
    return np.where(np.isnan(steps), NOT_MEASURED, np.nan_to_num(steps)).astype(np.uint16)


def _describe_lane(recording: Recording, conditioned: Conditioned, *, offset_s: float) -> dict[str, Any]:
    bin_s = max(budget.SHORTEST_BIN_S, conditioned.duration_s / budget.BINS)
    low_g, typical_g, high_g = _bin_curve(conditioned, bin_s)
    step_g = max(budget.FINEST_STEP_G, float(np.nanmax(high_g, initial=0.0)) / LARGEST_STORED)
    return {
        "site": recording.site,
        "offset_s": offset_s,
        "duration_s": conditioned.duration_s,
        "gaps": _pairs(conditioned.gaps, offset_s=offset_s),
        "non_wear": _pairs(conditioned.non_wear, offset_s=offset_s),
        "bin_s": bin_s,
        "step_g": step_g,
        "low": stored_curve(low_g, step_g),
        "typical": stored_curve(typical_g, step_g),
        "high": stored_curve(high_g, step_g),
    }


def _bin_curve(conditioned: Conditioned, bin_s: float) -> tuple[NDArray[np.float32], ...]:
    """Find smallest, mean and largest movement of each bin; NaN where less than half of a bin was measured."""
    movement_g = conditioned.movement_g
    count = max(1, int(np.ceil(movement_g.size / (bin_s * conditioned.sampling_rate_hz))))
    starts = np.minimum(np.rint(np.arange(count) * bin_s * conditioned.sampling_rate_hz), movement_g.size - 1)
    starts = np.unique(starts.astype(np.intp))
    sizes = np.diff(starts, append=movement_g.size)
    sums_g = np.add.reduceat(movement_g, starts)
    curves: tuple[NDArray[np.float32], ...] = (
        np.minimum.reduceat(movement_g, starts),
        (sums_g / sizes).astype(np.float32),
        np.maximum.reduceat(movement_g, starts),
    )
    measured = np.add.reduceat(conditioned.is_measured, starts, dtype=np.int64) / sizes
    for curve in curves:
        curve[measured < 1 / 2] = np.nan
    return curves


def _pairs(intervals: Iterable[Interval], *, offset_s: float) -> list[tuple[float, float]]:
    return [(interval.onset_s + offset_s, interval.end_s + offset_s) for interval in intervals]
