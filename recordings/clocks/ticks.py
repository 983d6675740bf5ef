"""First step of clock alignment: one running scale for all frames, from device times or by counting samples."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recordings.capture_format import NOT_THERE, Frames, SegmentFacts

NANOSECONDS_PER_SECOND = 1e9
SHORTEST_RUN_S = 2.0
ARRIVAL_GAP_S = 0.5
ARRIVAL_GAP_FRAMES = 1.75
NEAR = 0.3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ticks:
    """All frames of a capture, in order of arrival, on one running scale.

    Parameters
    ----------
    arrival_s : ndarray, shape (frames,), float64
        The computer's clock at the notification, from an origin of its own.
    tick_s : ndarray, shape (frames,), float64
        The wearable's clock at the last sample of each frame, or a count of samples where it has none.
    position : ndarray, shape (frames,), int64, or None
        Running number of each frame; None where the wearable numbers none.
    duration_s : ndarray, shape (frames,), float64
        How long each frame's samples take on that scale.
    connection : ndarray, shape (frames,), int64
        In which segment each frame arrived.
    is_counted : bool
        True where the scale counts samples: it then stands still while frames are lost.
    """

    arrival_s: NDArray[np.float64]
    tick_s: NDArray[np.float64]
    position: NDArray[np.int64] | None
    duration_s: NDArray[np.float64]
    connection: NDArray[np.int64]
    is_counted: bool

    @property
    def is_reconnected(self) -> NDArray[np.bool_]:
        """True for the first frame of each segment."""
        return np.asarray(np.diff(self.connection, prepend=self.connection[0] - 1) != 0)


def read_ticks(frames: Frames, connection: NDArray[np.int64], *, facts: Sequence[SegmentFacts]) -> Ticks:
    """Bring frames onto one running scale.

    Parameters
    ----------
    frames : Frames
        At least one.
    connection : ndarray, shape (frames,)
        Which of ``facts`` each frame belongs to.
    facts : sequence of SegmentFacts
        Of every segment.

    Returns
    -------
    Ticks
    """
    arrival_s = (frames.arrival_ns - frames.arrival_ns[0]) / NANOSECONDS_PER_SECOND
    nominal_s = frames.samples / np.array([one.rate_hz for one in facts])[connection]
    is_new = np.diff(connection, prepend=-1) != 0
    if bool((frames.device_time_ns != NOT_THERE).all()):
        tick_s = _unwrap(frames.device_time_ns, facts[0].device_time_modulus_ns) / NANOSECONDS_PER_SECOND
        stretch = _stretch_of_steps(np.diff(tick_s), nominal_s[1:], is_new=is_new[1:])
        position = _positions(frames.sequence, tick_s / (nominal_s * stretch).mean(), modulus=facts[0].sequence_modulus)
        is_counted = False
    else:
        position = _positions(frames.sequence, arrival_s / nominal_s.mean(), modulus=facts[0].sequence_modulus)
        counted_s = np.cumsum(nominal_s) if position is None else position * np.median(nominal_s)
        stretch = _stretch_of_runs(arrival_s, counted_s, is_start=is_new | _is_after_silence(arrival_s, nominal_s))
        tick_s = counted_s * stretch
        is_counted = position is None
    return Ticks(
        arrival_s=arrival_s,
        tick_s=tick_s,
        position=position,
        duration_s=nominal_s * stretch,
        connection=connection,
        is_counted=is_counted,
    )


def find_run_starts(ticks: Ticks, *, tolerance_s: float) -> NDArray[np.int64]:
    """Find where frames stop following one another as they should: each such frame begins a run.

    Parameters
    ----------
    ticks : Ticks
    tolerance_s : float
        By how much a step may differ from the duration of a frame.

    Returns
    -------
    ndarray of int64
        Indices of frames, the first one 0.
    """
    is_start = ticks.is_reconnected
    if ticks.is_counted:
        is_start |= _is_after_silence(ticks.arrival_s, ticks.duration_s)
    else:
        steps_s = np.diff(ticks.tick_s)
        is_odd = np.abs(steps_s - ticks.duration_s[1:]) > tolerance_s
        if ticks.position is not None:
            is_odd |= np.diff(ticks.position) != 1
        is_start[1:] |= is_odd
        # A frame that repeats or comes late stands alone: what follows it follows on the frame before it.
        is_late = steps_s < ticks.duration_s[1:] - tolerance_s
        is_start[2:] |= is_late[:-1]
    return np.flatnonzero(is_start)


def step_tolerance_s(ticks: Ticks) -> float:
    """Measure how unsteady the wearable's time stamps are, and allow six times that from frame to frame."""
    if ticks.is_counted or ticks.tick_s.size < 3:  # noqa: PLR2004 two steps are needed
        return LEAST_TOLERANCE_S
    frame_s = float(np.median(ticks.duration_s))
    residuals_s = np.abs(np.diff(ticks.tick_s) - ticks.duration_s[1:])
    usual_s = residuals_s[residuals_s < frame_s / 2]
    spread_s = SIGMA_PER_MAD * float(np.median(usual_s)) if usual_s.size else 0.0
    tolerance_s = max(SIGMAS * spread_s, LEAST_TOLERANCE_S)
    # Numbers tell frames apart; without them two must not come nearer than half a frame.
    return tolerance_s if ticks.position is not None else min(tolerance_s, GREATEST_TOLERANCE * frame_s)


LEAST_TOLERANCE_S = 0.015
GREATEST_TOLERANCE = 0.45
SIGMAS = 6.0
SIGMA_PER_MAD = 1.4826


def _unwrap(numbers: NDArray[np.int64], modulus: int | None) -> NDArray[np.int64]:
    """Let numbers that start again at 0 run on, each taken as near to the one before as it can be."""
    if modulus is None:
        return np.asarray(numbers - numbers[0])
    steps = np.diff(numbers, prepend=numbers[0])
    running: NDArray[np.int64] = np.cumsum((steps + modulus // 2) % modulus - modulus // 2)
    return running


def _positions(
    sequence: NDArray[np.int64], expected: NDArray[np.float64], *, modulus: int | None
) -> NDArray[np.int64] | None:
    """Let frame numbers run on, guided over long gaps by how many frames the clock says have passed."""
    if modulus is None or bool((sequence == NOT_THERE).any()):
        return None
    guided = np.rint(np.diff(expected, prepend=expected[0])).astype(np.int64)
    steps = np.diff(sequence, prepend=sequence[0])
    running: NDArray[np.int64] = np.cumsum((steps - guided + modulus // 2) % modulus - modulus // 2 + guided)
    return running


def _stretch_of_steps(
    steps_s: NDArray[np.float64], nominal_s: NDArray[np.float64], *, is_new: NDArray[np.bool_]
) -> float:
    """Tell how much longer frames really are than the nominal rate says, from device times."""
    ratios = (steps_s / nominal_s)[~is_new & (steps_s > 0)]
    if ratios.size == 0:
        return 1.0
    usual = float(np.median(ratios))
    return float(ratios[np.abs(ratios - usual) < NEAR * usual].mean())


def _is_after_silence(arrival_s: NDArray[np.float64], duration_s: NDArray[np.float64]) -> NDArray[np.bool_]:
    limit_s = np.maximum(ARRIVAL_GAP_S, ARRIVAL_GAP_FRAMES * duration_s)
    return np.diff(arrival_s, prepend=arrival_s[0]) > limit_s


def _stretch_of_runs(
    arrival_s: NDArray[np.float64], counted_s: NDArray[np.float64], *, is_start: NDArray[np.bool_]
) -> float:
    """Tell how much longer samples really are than the nominal rate says, from when they arrived."""
    first = np.flatnonzero(is_start)
    last = np.append(first[1:], arrival_s.size) - 1
    took_s = arrival_s[last] - arrival_s[first]
    counted = counted_s[last] - counted_s[first]
    is_usable = (took_s > SHORTEST_RUN_S) & (counted > 0)
    if not bool(is_usable.any()):
        return 1.0
    return weighted_median(took_s[is_usable] / counted[is_usable], took_s[is_usable])


def weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """Find the value at which half of the weight is reached."""
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, reached[-1] / 2)])
