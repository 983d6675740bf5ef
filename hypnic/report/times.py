"""Times and durations as the page writes them: the recording's own clock, or hours since its start."""

from datetime import UTC, datetime, timedelta

from hypnic.clock import elapsed_text, moment_at

SECONDS_PER_MINUTE = 60
SECONDS_PER_HOUR = 3600
SHORT_S = 10.0


def time_text(started_at: datetime | None, offset_s: float) -> str:
    """Write a moment to the second, such as ``23:41:07``, or ``+1:05:09`` after the start where there is no clock."""
    moment = moment_at(started_at, offset_s)
    return f"+{elapsed_text(offset_s)}" if moment is None else f"{moment:%H:%M:%S}"


def minute_text(started_at: datetime | None, offset_s: float) -> str:
    """Write a moment to the minute, such as ``23:41``, or ``+1:05 h`` after the start where there is no clock."""
    moment = moment_at(started_at, offset_s)
    if moment is None:
        hours, minutes = divmod(round(offset_s / SECONDS_PER_MINUTE), 60)
        return f"+{hours}:{minutes:02d} h"
    return f"{moment + timedelta(seconds=SECONDS_PER_MINUTE / 2):%H:%M}"


def duration_text(duration_s: float) -> str:
    """Write a length of time as a person would say it: ``0.3 s``, ``42 s``, ``4 min 10 s``, ``6 h 40 min``."""
    if duration_s < SHORT_S:
        return f"{duration_s:.1f} s"
    whole_s = round(duration_s)
    if whole_s < SECONDS_PER_MINUTE:
        return f"{whole_s} s"
    if whole_s < SECONDS_PER_HOUR:
        minutes, seconds = divmod(whole_s, SECONDS_PER_MINUTE)
        return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"
    hours, minutes = divmod(round(duration_s / SECONDS_PER_MINUTE), 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def date_text(started_at: datetime | None, duration_s: float) -> str:
    """Name the night by its dates, such as ``Monday 21 to Tuesday 22 September 2026``."""
    ended_at = moment_at(started_at, duration_s)
    if started_at is None or ended_at is None:
        return "without a date"
    if started_at.date() == ended_at.date():
        return f"{started_at:%A} {started_at.day} {started_at:%B %Y}"
    if (started_at.year, started_at.month) == (ended_at.year, ended_at.month):
        first = f"{started_at:%A} {started_at.day}"
    elif started_at.year == ended_at.year:
        first = f"{started_at:%A} {started_at.day} {started_at:%B}"
    else:
        first = f"{started_at:%A} {started_at.day} {started_at:%B %Y}"
    return f"{first} to {ended_at:%A} {ended_at.day} {ended_at:%B %Y}"


def zone_text(started_at: datetime | None) -> str:
    """Name the time zone of a recording, with its distance from universal time."""
    if started_at is None:
        return "the recording has no clock: times count from its first sample"
    name = getattr(started_at.tzinfo, "key", None)
    offset = f"UTC{started_at.isoformat()[-6:]}" if started_at.utcoffset() else "UTC"
    return f"{name} ({offset})" if name and name != offset else offset


def offset_changes(started_at: datetime, duration_s: float) -> list[tuple[float, float]]:
    """Find how far the recording's clock is from universal time, from the start and after each change in the night.

    Returns
    -------
    list of (since_s, ahead_of_utc_s)
        Seconds since the first sample, and seconds that the clock is ahead from then on. Changes are found to the
        minute, which is as exact as clocks are changed.
    """
    changes = [(0.0, _ahead_s(started_at, 0.0))]
    first_minute_s = -(started_at.astimezone(UTC).timestamp() % SECONDS_PER_MINUTE)
    for hour in range(int(duration_s // SECONDS_PER_HOUR) + 1):
        from_s = first_minute_s + hour * SECONDS_PER_HOUR
        if _ahead_s(started_at, from_s + SECONDS_PER_HOUR) != _ahead_s(started_at, from_s):
            since_s = _first_changed_minute_s(started_at, from_s)
            changes.append((since_s, _ahead_s(started_at, since_s)))
    return changes


def _ahead_s(started_at: datetime, offset_s: float) -> float:
    moment = moment_at(started_at, offset_s)
    ahead = moment.utcoffset() if moment else None
    return ahead.total_seconds() if ahead else 0.0


def _first_changed_minute_s(started_at: datetime, from_s: float) -> float:
    before_s = _ahead_s(started_at, from_s)
    minutes_s = (from_s + SECONDS_PER_MINUTE * minute for minute in range(SECONDS_PER_MINUTE + 1))
    return next(minute_s for minute_s in minutes_s if _ahead_s(started_at, minute_s) != before_s)
