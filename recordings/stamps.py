"""Time stamps of the rows of a file, as whole microseconds, with what is known about the clock that made them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from recordings.errors import InvalidRecordingError

Clock = Literal["utc", "local", "elapsed"]

NO_STAMP = np.iinfo(np.int64).min
US_PER_S = 1_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LATEST_YEAR = 2200
DAY_US = 86_400 * US_PER_S
CLOCK_SET_AFTER_US = 20 * 366 * DAY_US
LATEST_US = (LATEST_YEAR - 1970) * 365 * DAY_US
FARTHEST_US = 1e17


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamps:
    """When each row was measured.

    Parameters
    ----------
    microseconds : ndarray, shape (n,), int64
        ``NO_STAMP`` where a row has none.
    clock : {"utc", "local", "elapsed"}
        Counted from 1970-01-01 00:00 UTC; from 1970-01-01 00:00 on a wall clock that names no zone; or from an
        unknown moment (seconds since the device was switched on).
    zone : tzinfo or None
        Zone the source names, in which its times are told.
    """

    microseconds: NDArray[np.int64]
    clock: Clock
    zone: tzinfo | None = None


def stamps_at_rate(count: int, rate_hz: float, *, started_at: datetime | None = None) -> Stamps:
    """Stamp rows that were measured at a steady rate.

    Parameters
    ----------
    count : int
        Number of rows.
    rate_hz : float
        Rows per second.
    started_at : datetime, optional
        Time of the first row; without zone it is read on the local wall clock, without it the clock is unknown.
    """
    if not (np.isfinite(rate_hz) and rate_hz > 0):
        raise InvalidRecordingError(f"the sampling rate is {rate_hz}: must be a positive number of Hz")
    steps = np.arange(count, dtype=np.float64)
    steps *= US_PER_S / rate_hz
    np.rint(steps, out=steps)
    return stamps_from(steps.astype(np.int64), started_at=started_at)


def stamps_from_seconds(seconds: NDArray[np.floating], *, started_at: datetime | None = None) -> Stamps:
    """Stamp rows by seconds elapsed since a moment that may be known.

    Parameters
    ----------
    seconds : ndarray, shape (n,)
        Not finite where a row has no time.
    started_at : datetime, optional
        The moment at which ``seconds`` is 0.
    """
    return stamps_from(microseconds_from(seconds, US_PER_S), started_at=started_at)


def stamps_from(microseconds: NDArray[np.int64], *, started_at: datetime | None) -> Stamps:
    """Stamp rows by microseconds elapsed since a moment that may be known."""
    if started_at is None:
        return Stamps(microseconds=microseconds, clock="elapsed")
    origin = microseconds_of(started_at)
    dated = np.where(microseconds == NO_STAMP, NO_STAMP, microseconds + origin)
    return Stamps(microseconds=dated, clock="local" if started_at.tzinfo is None else "utc", zone=started_at.tzinfo)


def microseconds_from(numbers: NDArray[np.floating], per_unit: float) -> NDArray[np.int64]:
    """Turn time numbers of any unit (``per_unit`` microseconds each) into whole microseconds."""
    scaled: NDArray[np.float64] = np.multiply(numbers, per_unit, dtype=np.float64)
    np.rint(scaled, out=scaled)
    known = np.abs(scaled) < FARTHEST_US
    if bool(known.all()):
        return scaled.astype(np.int64)
    return np.where(known, np.where(known, scaled, 0).astype(np.int64), NO_STAMP)


def microseconds_of(moment: datetime) -> int:
    """Count the microseconds from 1970 to a moment, on its own wall clock where it names no zone."""
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - EPOCH) // timedelta(microseconds=1)


def moment_of(microseconds: int, *, zone: tzinfo | None) -> datetime:
    """Tell the moment so many microseconds after 1970 UTC in a zone, None being this computer's zone."""
    if not is_possible(microseconds):
        raise InvalidRecordingError(
            f"a time stamp lies {microseconds / US_PER_S:.0f} s from 1970: must be a date from 1970 to {LATEST_YEAR}; "
            "check which column holds the time"
        )
    return (EPOCH + timedelta(microseconds=microseconds)).astimezone(zone)


def is_possible(microseconds: int) -> bool:
    """Tell whether so many microseconds after 1970 is a date that a recording can have."""
    return 0 <= microseconds < LATEST_US


def local_moment_of(microseconds: int, *, zone: tzinfo | None, fold: int = 0) -> datetime:
    """Tell the moment at which a wall clock in a zone showed so many microseconds after 1970-01-01 00:00.

    ``fold`` 1 is the second pass of an hour that daylight saving repeats.
    """
    shown = moment_of(microseconds, zone=UTC).replace(tzinfo=None, fold=fold)
    return shown.astimezone() if zone is None else shown.replace(tzinfo=zone)


def moment_given(given: datetime, *, zone: tzinfo | None) -> datetime:
    """Complete a moment that a person gave: without zone it is on the wall clock of ``zone``."""
    if given.tzinfo is None:
        return shown_moment(local_moment_of(microseconds_of(given), zone=zone))
    return given.astimezone(zone) if zone else given


def shown_moment(moment: datetime) -> datetime:
    """Tell a moment as a clock that follows daylight saving showed it, in case it lies in the hour that is skipped."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo)


def zone_words(moment: datetime, zone: tzinfo | None) -> str:
    """Name a zone for a sentence: its key, or this computer's zone with its offset at that moment."""
    if isinstance(zone, ZoneInfo):
        return zone.key
    offset = moment.strftime("%z")
    named = f"UTC{offset[:3]}:{offset[3:5]}"
    return f"this computer's time zone ({named})" if zone is None else named
