"""What the wearable measured around an event: chosen, cut out, and stored in few bytes."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detector.model import KINDS, TIERS, Conditioned, Event, NightAnalysis
from hypnic.report import budget
from hypnic.report.picture import lane_offset_s
from recordings import Recording, measure_timing

LARGEST_UINT8 = 255
AXES = {"acceleration": 3, "linear_acceleration": 3, "magnitude": 1}


def cut_waveforms(night: NightAnalysis) -> Mapping[int, list[dict[str, Any]]]:
    """Cut out the waveforms of the most telling events, as many as the page may hold.

    Returns
    -------
    mapping of event number to list of dict
        For each wearable that saw the event: ``lane``, ``step_g``, ``axes`` (difference from the stretch's median),
        with ``from_s`` (seconds of the night), ``rate_hz``, ``is_thinned``, and ``movement`` with ``movement_from_s``
        and ``movement_rate_hz``, each stored as the int16 differences of successive values; for an event that is long
        enough its ``spectrum`` as well.
    """
    waveforms: dict[int, list[dict[str, Any]]] = {}
    points = 0
    for number in rank_events(night)[: budget.WAVEFORM_EVENTS]:
        pieces = cut_event(night, night.events[number])
        points += sum(piece["movement"].size for piece in pieces)
        if points > budget.WAVEFORM_POINTS_IN_ALL:
            break
        waveforms[number] = pieces
    return waveforms


def rank_events(night: NightAnalysis) -> list[int]:
    """Order the event numbers from the most to the least telling.

    Notes
    -----
    First the tier, then the events that the verdict names, then the strongest of each kind in turn: so that many
    events of one kind never crowd out the few of another.
    """
    named = {number for reason in night.verdict.reasons for number in reason.events}
    by_kind: dict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(night.events)), key=lambda number: -night.events[number].peak_g):
        by_kind[night.events[number].kind].append(number)
    turn = {number: place for numbers in by_kind.values() for place, number in enumerate(numbers)}

    def rank(number: int) -> tuple[int, bool, int, int]:
        event = night.events[number]
        return -TIERS.index(event.tier), number not in named, turn[number], KINDS.index(event.kind)

    return sorted(range(len(night.events)), key=rank)


def lanes_of(event: Event, sites: Sequence[str]) -> list[int]:
    """Find the wearables that saw an event; the first one where its site is not among them."""
    return [lane for lane, site in enumerate(sites) if site in event.sites] or [0]


def has_finer_samples(night: NightAnalysis) -> bool:
    """Tell whether any wearable recorded more samples a second than the detector's grid has."""
    return any(_is_finer(conditioned) for conditioned in night.conditioned)


def cut_event(night: NightAnalysis, event: Event) -> list[dict[str, Any]]:
    """Cut out what each wearable that saw an event measured around it, on the detector's grid; see `cut_waveforms`."""
    return _pieces(night, event, _cut)


def cut_recorded(night: NightAnalysis, event: Event) -> list[dict[str, Any]]:
    """Cut out what each wearable that saw an event recorded around it, sample by sample; see `cut_waveforms`.

    The axes are as the wearable gave them, neither calibrated nor filtered; movement and spectrum are the detector's.
    """
    return _pieces(night, event, _cut_recorded)


def _pieces(
    night: NightAnalysis, event: Event, cut: Callable[[Recording, Conditioned, Event, float], dict[str, Any] | None]
) -> list[dict[str, Any]]:
    sites = [recording.site for recording in night.recordings]
    pieces = []
    for lane in lanes_of(event, sites):
        recording = night.recordings[lane]
        offset_s = lane_offset_s(night.recordings[0], recording)
        piece = cut(recording, night.conditioned[lane], event, offset_s)
        if piece is not None:
            pieces.append({"lane": lane, **piece})
    return pieces


def _is_finer(conditioned: Conditioned) -> bool:
    return conditioned.timing.rate_hz > budget.FINER_RATIO * conditioned.sampling_rate_hz


def _cut(_recording: Recording, conditioned: Conditioned, event: Event, offset_s: float) -> dict[str, Any] | None:
    first, last = _around(conditioned, event, offset_s)
    if last - first <= 1:
        return None
    axes_g = conditioned.acceleration_g[first:last, : AXES[conditioned.signal]]
    curves_g, samples_per_point = _thin(np.column_stack([axes_g, conditioned.movement_g[first:last]]))
    curves_g[:, :-1] -= np.median(curves_g[:, :-1], axis=0)
    step_g = _step_g(curves_g)
    stored = _stored(curves_g, step_g)
    from_s, rate_hz = offset_s + first / conditioned.sampling_rate_hz, conditioned.sampling_rate_hz / samples_per_point
    return {
        "from_s": from_s,
        "rate_hz": rate_hz,
        "is_thinned": samples_per_point > 1,
        "step_g": step_g,
        "axes": stored[:-1],
        "movement": stored[-1],
        "movement_from_s": from_s,
        "movement_rate_hz": rate_hz,
        "spectrum": _spectrum(conditioned, event, offset_s),
    }


def _cut_recorded(
    recording: Recording, conditioned: Conditioned, event: Event, offset_s: float
) -> dict[str, Any] | None:
    on_grid = _cut(recording, conditioned, event, offset_s)
    if on_grid is None or not _is_finer(conditioned):
        return on_grid
    first, last = _around(conditioned, event, offset_s)
    times_s, axes_g = _recorded(
        recording, from_s=first / conditioned.sampling_rate_hz, to_s=last / conditioned.sampling_rate_hz
    )
    if times_s.size <= 1:
        return on_grid
    thinned_g, samples_per_point = _thin(axes_g, points=budget.RECORDED_POINTS)
    thinned_g = thinned_g - np.median(thinned_g, axis=0)
    movement_g, movement_per_point = _thin(
        conditioned.movement_g[first:last, np.newaxis].astype(np.float64), points=budget.RECORDED_POINTS
    )
    step_g = max(_step_g(thinned_g), _step_g(movement_g))
    return {
        **on_grid,
        "from_s": offset_s + float(times_s[0]),
        "rate_hz": (times_s.size - 1) / float(times_s[-1] - times_s[0]) / samples_per_point,
        "recorded_hz": conditioned.timing.rate_hz,
        "is_thinned": samples_per_point > 1,
        "step_g": step_g,
        "axes": _stored(thinned_g, step_g),
        "movement": _stored(movement_g, step_g)[0],
        "movement_from_s": offset_s + first / conditioned.sampling_rate_hz,
        "movement_rate_hz": conditioned.sampling_rate_hz / movement_per_point,
    }


def _recorded(recording: Recording, *, from_s: float, to_s: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give a stretch of a recording sample by sample, evenly spaced.

    Notes
    -----
    Only where samples are missing they are filled in between, so that a gap takes the time that it took; the script
    draws nothing there.
    """
    first, last = np.searchsorted(recording.time_s, [from_s, to_s])
    own_s = recording.time_s[first:last]
    axes_g = recording.acceleration_g[first:last, : AXES[recording.signal]].astype(np.float64)
    if own_s.size <= 1:
        return own_s, axes_g
    timing = measure_timing(own_s)
    if not timing.gaps:
        return np.linspace(own_s[0], own_s[-1], own_s.size), axes_g
    times_s = np.linspace(own_s[0], own_s[-1], 1 + round((own_s[-1] - own_s[0]) * timing.rate_hz))
    return times_s, np.column_stack([np.interp(times_s, own_s, axis_g) for axis_g in axes_g.T])


def _around(conditioned: Conditioned, event: Event, offset_s: float) -> tuple[int, int]:
    return _samples(
        conditioned,
        from_s=event.onset_s - budget.WAVEFORM_BEFORE_S - offset_s,
        to_s=event.end_s + budget.WAVEFORM_AFTER_S - offset_s,
    )


def _step_g(curves_g: NDArray[np.floating]) -> float:
    return max(budget.FINEST_STEP_G, float(np.abs(curves_g).max()) / budget.WAVEFORM_STEPS)


def _samples(conditioned: Conditioned, *, from_s: float, to_s: float) -> tuple[int, int]:
    """Find the first and one past the last sample of a stretch, kept within the recording."""
    count = conditioned.movement_g.size
    rate_hz = conditioned.sampling_rate_hz
    return min(max(round(from_s * rate_hz), 0), count), min(max(round(to_s * rate_hz), 0), count)


def _thin(
    curves_g: NDArray[np.floating], *, points: int = budget.WAVEFORM_POINTS
) -> tuple[NDArray[np.floating], float]:
    """Keep the lowest and the highest value of each stretch where there are more points than a screen can show."""
    if curves_g.shape[0] <= points:
        return curves_g, 1.0
    stretch = int(np.ceil(2 * curves_g.shape[0] / points))
    count = curves_g.shape[0] // stretch
    stretches = curves_g[: count * stretch].reshape(count, stretch, -1)
    both = np.stack([stretches.min(axis=1), stretches.max(axis=1)], axis=1)
    return both.reshape(2 * count, -1), stretch / 2


def _stored(curves_g: NDArray[np.floating], step_g: float) -> list[NDArray[np.int16]]:
    # Differences of a quiet curve are small and repeat, which is what the compression lives on.
    steps = np.rint(curves_g / step_g).astype(np.int16)
    steps[1:] -= steps[:-1].copy()
    return [np.ascontiguousarray(column) for column in steps.T]


def _spectrum(conditioned: Conditioned, event: Event, offset_s: float) -> dict[str, Any] | None:
    """Average the spectra of an event's blocks over time and axes; a brief one is taken with what is around it."""
    rate_hz = conditioned.sampling_rate_hz
    around_s = max(0.0, budget.SPECTRUM_SHORTEST_S - event.duration_s) / 2
    first, last = _samples(
        conditioned, from_s=event.onset_s - around_s - offset_s, to_s=event.end_s + around_s - offset_s
    )
    size = min(last - first, round(budget.SPECTRUM_BLOCK_S * rate_hz))
    if size <= rate_hz:
        return None
    starts = np.unique(np.linspace(first, last - size, 1 + 2 * (last - first - size) // size).astype(np.intp))
    blocks = conditioned.acceleration_g[starts[:, np.newaxis] + np.arange(size)].astype(np.float64)
    blocks = (blocks - blocks.mean(axis=1, keepdims=True)) * np.hanning(size)[:, np.newaxis]
    strength = np.sqrt((np.abs(np.fft.rfft(blocks, axis=1)) ** 2).sum(axis=2).mean(axis=0))
    strength = strength[: 1 + int(budget.SPECTRUM_LIMIT_HZ * size / rate_hz)]
    strength[: int(np.ceil(_spectrum_floor_hz(event) * size / rate_hz))] = 0.0
    relative = strength / (strength.max() or 1.0)
    return {"step_hz": rate_hz / size, "strength": np.rint(relative * LARGEST_UINT8).astype(np.uint8)}


def _spectrum_floor_hz(event: Event) -> float:
    if event.frequency_hz is None:
        return budget.SPECTRUM_FLOOR_HZ
    return min(budget.SPECTRUM_FLOOR_HZ, event.frequency_hz / 2)
