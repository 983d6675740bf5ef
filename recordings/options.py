"""What the person may say about a file that the file does not say itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from recordings.recording import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Hints for an importer; None means: find out from the file.

    Parameters
    ----------
    site : str or None
        Body site, one of ``SITES``.
    timezone : ZoneInfo or None
        Zone of wall clocks that name none, and zone in which ``started_at`` is told; None is this computer's zone.
    started_at : datetime or None
        Wall-clock time of the first sample, for files without a clock. Without zone it is read in ``timezone``.
    rate_hz : float or None
        Sampling rate of files without time stamps.
    unit : str or None
        Unit of the numbers: ``g``, ``mg``, ``m/s2``, or ``lsb:<counts for one g>`` such as ``lsb:8192``.
    part : str or None
        Name of one recording in a file that holds several.
    columns : mapping of str to str
        Names of the columns to use, by role (``time``, ``x``, ``y``, ``z``), where they cannot be guessed.
    """

    site: Site | None = None
    timezone: ZoneInfo | None = None
    started_at: datetime | None = None
    rate_hz: float | None = None
    unit: str | None = None
    part: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
