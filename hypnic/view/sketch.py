"""A first look at a night before it is analysed: how much was moved, from the samples themselves, and what is known."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hypnic.library import EventRow, NightEntry
from hypnic.report.budget import BINS, FINEST_STEP_G, SHORTEST_BIN_S
from hypnic.report.event_words import site_text
from hypnic.report.marks import KIND_SHAPES
from hypnic.report.picture import LARGEST_STORED, describe_clock, lane_offset_s, stored_curve
from hypnic.report.times import duration_text, time_text
from hypnic.report.words import LANE_ORDER
from hypnic.words import KIND_NAMES
from recordings import Recording, measure_timing

PIECES_A_BIN = 4
NOT_KNOWN = "–"


def describe_sketch(
    recordings: Sequence[Recording], entry: NightEntry, events: Sequence[EventRow] = ()
) -> Mapping[str, Any]:
    """Prepare what is drawn of a night that is not analysed, or whose analysis is still to be read again.

    Parameters
    ----------
    recordings : sequence of Recording
    entry : NightEntry
        Its figures say when sleep began, where that is known.
    events : sequence of EventRow
        As they were found before, if they were.

    Returns
    -------
    mapping
        For the picture of the page, in the form of `describe_night`; see `pack_payload`. The curve of a lane is not the
        detector's movement but the swing: half of the distance between the lowest and the highest value of each axis
        within a quarter of a bin, the three axes together.
    """
    first = recordings[0]
    lanes = [_lane(recording, offset_s=lane_offset_s(first, recording)) for recording in recordings]
    end_s = max(lane["offset_s"] + lane["duration_s"] for lane in lanes)
    shown = [event for event in events if event.kind in KIND_SHAPES]
    kinds = [kind for kind in LANE_ORDER if any(event.kind == kind for event in shown)]
    return {
        "clock": describe_clock(first.started_at, end_s),
        "start_s": min(lane["offset_s"] for lane in lanes),
        "end_s": end_s,
        "sleep": _sleep(entry),
        "lanes": lanes,
        "kinds": [{"kind": kind, "label": KIND_NAMES[kind], "shape": KIND_SHAPES[kind]} for kind in kinds],
        "names": KIND_NAMES,
        "events": [_event(event, first) for event in shown],
    }


def swing_curve(recording: Recording, *, bin_s: float) -> tuple[NDArray[np.float32], ...]:
    """Find lowest, mean and highest swing of each bin, in g; NaN where a bin holds no sample."""
    count = max(1, int(np.ceil(recording.duration_s / bin_s)))
    edges = np.searchsorted(recording.time_s, np.arange(count * PIECES_A_BIN) * (bin_s / PIECES_A_BIN))
    is_empty = np.diff(edges, append=recording.time_s.size) == 0
    starts = np.minimum(edges, recording.time_s.size - 1)
    samples_g = recording.acceleration_g
    reach_g = np.maximum.reduceat(samples_g, starts, axis=0) - np.minimum.reduceat(samples_g, starts, axis=0)
    swing_g = np.sqrt(np.einsum("ij,ij->i", reach_g, reach_g)) / 2
    pieces_g = np.where(is_empty, np.nan, swing_g).astype(np.float32).reshape(count, PIECES_A_BIN)
    is_known = ~is_empty.reshape(count, PIECES_A_BIN)
    known = is_known.sum(axis=1)
    low_g = np.where(is_known, pieces_g, np.inf).min(axis=1)
    mean_g = np.where(is_known, pieces_g, 0).sum(axis=1) / np.maximum(known, 1)
    high_g = np.where(is_known, pieces_g, 0).max(axis=1)
    return tuple(np.where(known > 0, curve_g, np.nan).astype(np.float32) for curve_g in (low_g, mean_g, high_g))


def _lane(recording: Recording, *, offset_s: float) -> dict[str, Any]:
    bin_s = max(SHORTEST_BIN_S, recording.duration_s / BINS)
    low_g, mean_g, high_g = swing_curve(recording, bin_s=bin_s)
    step_g = max(FINEST_STEP_G, float(np.nanmax(high_g, initial=0.0)) / LARGEST_STORED)
    gaps = measure_timing(recording.time_s).gaps
    return {
        "site": recording.site,
        "label": site_text((recording.site,)),
        "offset_s": offset_s,
        "duration_s": recording.duration_s,
        "gaps": [(gap.onset_s + offset_s, gap.end_s + offset_s) for gap in gaps],
        "non_wear": [],
        "bin_s": bin_s,
        "step_g": step_g,
        "low": stored_curve(low_g, step_g),
        "typical": stored_curve(mean_g, step_g),
        "high": stored_curve(high_g, step_g),
    }


def _sleep(entry: NightEntry) -> dict[str, Any]:
    figures = entry.figures
    return {
        "lights_out_s": figures.lights_out_s,
        "onset_s": figures.onset_s,
        "onset_interval_s": figures.onset_interval_s,
        "wake_up_s": figures.wake_up_s,
        # when the sleeper lay awake in between is known only to the analysis
        "asleep": [],
    }


def _event(event: EventRow, first: Recording) -> dict[str, Any]:
    words = {
        "kind": KIND_NAMES[event.kind],  # type: ignore[index]
        "time": time_text(first.started_at, event.onset_s),
        "duration": duration_text(event.duration_s),
        "peak": NOT_KNOWN if event.peak_g is None else f"{event.peak_g:.2g} g",
    }
    return {
        "onset_s": event.onset_s,
        "duration_s": event.duration_s,
        "kind": event.kind,
        "tier": event.tier,
        "words": words,
    }
