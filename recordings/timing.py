"""How fast a recording really was sampled, and where time is missing: measured from its time stamps."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GAP_PERIODS = 4.0
GAP_MINIMUM_S = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A stretch of time ``[onset_s, end_s)`` in seconds since the recording's first sample."""

    onset_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.onset_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What the time stamps themselves say about sampling.

    Parameters
    ----------
    rate_hz : float
        Samples per second of recorded (gap-free) time.
    spread : float
        Interquartile range of the sample intervals over their median: 0 for a perfectly regular recording.
    drift : float
        Relative change of the rate from the first to the last quarter of the recording.
    gaps : tuple of Interval
        Stretches without samples, longer than both ``GAP_PERIODS`` sample periods and ``GAP_MINIMUM_S``.
    """

    rate_hz: float
    spread: float
    drift: float
    gaps: tuple[Interval, ...]


def measure_timing(time_s: NDArray[np.float64]) -> Timing:
    """Measure sampling rate, its spread and drift, and the gaps, from time stamps alone.

    Parameters
    ----------
    time_s : ndarray, shape (n,)
        Strictly increasing seconds, at least two.

    Returns
    -------
    Timing
    """
    steps_s = np.diff(time_s)
    lower_s, median_s, upper_s = (float(q) for q in np.quantile(_sample(steps_s), [0.25, 0.5, 0.75]))
    gap_limit_s = max(GAP_PERIODS * median_s, GAP_MINIMUM_S)
    gap_indices = np.flatnonzero(steps_s > gap_limit_s)
    return Timing(
        rate_hz=_rate_outside_gaps(time_s, gap_indices, 0, steps_s.size),
        spread=(upper_s - lower_s) / median_s,
        drift=_relative_drift(time_s, gap_indices),
        gaps=tuple(Interval(onset_s=float(time_s[i]), end_s=float(time_s[i + 1])) for i in gap_indices),
    )


def _sample(steps_s: NDArray[np.float64], size: int = 50_000) -> NDArray[np.float64]:
    return steps_s[:: max(1, steps_s.size // size)]


def _rate_outside_gaps(time_s: NDArray[np.float64], gaps: NDArray[np.intp], first: int, stop: int) -> float:
    """Count the steps per second of recorded time, from the step ``first`` up to the step ``stop``."""
    inside = gaps[(gaps >= first) & (gaps < stop)]
    lasting_s = float(time_s[stop] - time_s[first])
    recorded_s = lasting_s - float((time_s[inside + 1] - time_s[inside]).sum())
    steps = stop - first - inside.size
    return steps / recorded_s if steps else (stop - first) / lasting_s


def _relative_drift(time_s: NDArray[np.float64], gaps: NDArray[np.intp]) -> float:
    count = time_s.size - 1
    quarter = count // 4
    if quarter == 0:
        return 0.0
    first_hz = _rate_outside_gaps(time_s, gaps, 0, quarter)
    last_hz = _rate_outside_gaps(time_s, gaps, count - quarter, count)
    return last_hz / first_hz - 1.0
