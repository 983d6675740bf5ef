"""The one noun that every part of hypnic shares: what a wearable measured in one night."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from recordings.errors import InvalidRecordingError

Site = Literal["left_wrist", "right_wrist", "left_ankle", "right_ankle", "chest", "upper_arm", "unknown"]
Signal = Literal["acceleration", "linear_acceleration", "magnitude"]

SITES: tuple[Site, ...] = get_args(Site)
SIGNALS: tuple[Signal, ...] = get_args(Signal)

MICROSECONDS_PER_SECOND = 1_000_000
MINIMUM_SAMPLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One wearable's accelerometer for one night (or less), exactly as it was measured.

    Parameters
    ----------
    time_s : ndarray, shape (n,), float64
        Seconds since the first sample, strictly increasing, on a whole-microsecond grid. ``time_s[0]`` is 0.
        Missing time is simply absent: a long step is a gap, nothing is filled in.
    acceleration_g : ndarray, shape (n, 3), float32
        Acceleration in g along the wearable's x, y and z axes. All values are finite.
        A magnitude-only source has its magnitude in the first column and zeros in the other two.
    started_at : datetime or None
        Wall-clock time of the first sample, with time zone; None where the source has no clock.
    nominal_rate_hz : float
        The rate the source states, or the rounded measured one where it states none.
    signal : {"acceleration", "linear_acceleration", "magnitude"}
        What the numbers are: gravity included, gravity already removed, or vector magnitude only.
    wearable : str
        Maker and model as the source names it, "unknown" otherwise.
    site : str
        Body site, one of ``SITES``.
    source : str
        File name (never a path) or wearable the samples came from.
    format : str
        Name of the importer or driver that read it.
    repairs : tuple of str
        What the reader mended, one plain sentence each.

    Notes
    -----
    Build one with `build_recording`, which checks all of the above. Arrays are read-only.
    """

    time_s: NDArray[np.float64]
    acceleration_g: NDArray[np.float32]
    started_at: datetime | None
    nominal_rate_hz: float
    signal: Signal = "acceleration"
    wearable: str = "unknown"
    site: Site = "unknown"
    source: str
    format: str
    repairs: tuple[str, ...] = ()

    @property
    def duration_s(self) -> float:
        """Time from the first to the last sample, in seconds."""
        return float(self.time_s[-1])


def build_recording(
    time_s: NDArray[np.float64],
    acceleration_g: NDArray[np.floating],
    *,
    started_at: datetime | None,
    nominal_rate_hz: float,
    source: str,
    format: str,
    signal: Signal = "acceleration",
    wearable: str = "unknown",
    site: Site = "unknown",
    repairs: tuple[str, ...] = (),
) -> Recording:
    """Check samples and freeze them into a Recording.

    Parameters
    ----------
    time_s : ndarray, shape (n,)
        Seconds, strictly increasing, any origin: the first sample becomes 0.
    acceleration_g : ndarray, shape (n, 3)
        In g, finite.

    Other parameters are those of `Recording`.

    Returns
    -------
    Recording
        With read-only arrays, times on the microsecond grid.

    Raises
    ------
    InvalidRecordingError
        Fewer than two samples, wrong shape, values not finite, time not increasing, no time zone, unknown site.
    """
    times = _on_microsecond_grid(np.asarray(time_s, dtype=np.float64))
    samples = np.ascontiguousarray(acceleration_g, dtype=np.float32)
    _check_samples(times, samples)
    if started_at is not None and started_at.tzinfo is None:
        raise InvalidRecordingError(f"started_at is {started_at.isoformat()}, which has no time zone: give one")
    if site not in SITES:
        raise InvalidRecordingError(f"site is {site!r}: must be one of {', '.join(SITES)}")
    if signal not in SIGNALS:
        raise InvalidRecordingError(f"signal is {signal!r}: must be one of {', '.join(SIGNALS)}")
    if not (np.isfinite(nominal_rate_hz) and nominal_rate_hz > 0):
        raise InvalidRecordingError(f"the sampling rate is {nominal_rate_hz}: must be a positive number of Hz")
    times.flags.writeable = False
    samples.flags.writeable = False
    return Recording(
        time_s=times,
        acceleration_g=samples,
        started_at=started_at,
        nominal_rate_hz=float(nominal_rate_hz),
        signal=signal,
        wearable=wearable,
        site=site,
        source=source,
        format=format,
        repairs=repairs,
    )


def _on_microsecond_grid(time_s: NDArray[np.float64]) -> NDArray[np.float64]:
    if time_s.ndim != 1 or time_s.size < MINIMUM_SAMPLES:
        raise InvalidRecordingError(f"{time_s.size} samples were given: at least {MINIMUM_SAMPLES} are needed")
    grid: NDArray[np.float64] = time_s - time_s[0]
    grid *= MICROSECONDS_PER_SECOND
    np.rint(grid, out=grid)
    grid /= MICROSECONDS_PER_SECOND
    return grid


def _check_samples(time_s: NDArray[np.float64], acceleration_g: NDArray[np.float32]) -> None:
    if acceleration_g.shape != (time_s.size, 3):
        raise InvalidRecordingError(
            f"acceleration has shape {acceleration_g.shape}: must be ({time_s.size}, 3), one row for each time"
        )
    if not np.isfinite(time_s[-1]) or not bool(np.all(time_s[1:] > time_s[:-1])):
        raise InvalidRecordingError("time does not increase strictly from sample to sample: sort and remove duplicates")
    if not bool(np.isfinite(acceleration_g).all()):
        raise InvalidRecordingError("acceleration holds values that are not finite: remove those rows first")
