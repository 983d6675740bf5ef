"""From seconds in a recording to the clock on the wall, and back."""

from datetime import UTC, datetime, time, timedelta

from hypnic.errors import WrongUseError

DAY = timedelta(days=1)


def moment_at(started_at: datetime | None, offset_s: float) -> datetime | None:
    """Tell the wall-clock time a number of seconds after a start, or None where there is no clock.

    Notes
    -----
    The sum is made in UTC: Python adds wall-clock time to zoned datetimes, which is an hour wrong across a
    daylight-saving change.
    """
    if started_at is None:
        return None
    return (started_at.astimezone(UTC) + timedelta(seconds=offset_s)).astimezone(started_at.tzinfo)


def stamp(moment: datetime | None) -> str | None:
    """Write a moment as ISO 8601 with its offset, to the millisecond; None stays None."""
    return None if moment is None else moment.isoformat(timespec="milliseconds")


def elapsed_text(offset_s: float) -> str:
    """Write seconds since the start as hours, minutes and seconds, such as ``1:05:09``."""
    minutes, seconds = divmod(round(offset_s), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}"


def offset_of_clock_time(clock_time: time, *, started_at: datetime, duration_s: float) -> float:
    """Find where in a recording the clock first showed a time of day.

    Parameters
    ----------
    clock_time : time
        Time of day, in the recording's own zone.
    started_at : datetime
        First sample, with time zone.
    duration_s : float
        Length of the recording.

    Returns
    -------
    float
        Seconds after the first sample.

    Raises
    ------
    WrongUseError
        The recording does not contain that time of day.
    """
    first_day = datetime.combine(started_at.date(), clock_time, tzinfo=started_at.tzinfo)
    candidates = (first_day, first_day + DAY)
    offsets_s = [(moment.astimezone(UTC) - started_at.astimezone(UTC)).total_seconds() for moment in candidates]
    inside_s = [offset_s for offset_s in offsets_s if 0 <= offset_s <= duration_s]
    if not inside_s:
        ended_at = moment_at(started_at, duration_s) or started_at
        raise WrongUseError(
            f"{clock_time:%H:%M} is not within the recording, which runs from {started_at:%H:%M} to {ended_at:%H:%M}: "
            "give a time between the two"
        )
    return inside_s[0]
