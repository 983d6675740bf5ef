"""From a file to a Recording: the only public way in, which finds the importer by looking at the content."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from recordings.errors import InvalidRecordingError, NotRawAccelerationError, UnknownFormatError
from recordings.importers import IMPORTERS, REFUSALS, Importer
from recordings.options import ReadOptions
from recordings.recording import SITES, Recording, Site
from recordings.sources import Source, damage_named, open_source
from recordings.tidying import HIGHEST_RATE_HZ, LOWEST_RATE_HZ

__all__ = ["ReadOptions", "identify", "list_parts", "read_recording"]


def read_recording(
    path: str | os.PathLike[str],
    *,
    site: Site | None = None,
    timezone: str | None = None,
    started_at: datetime | None = None,
    rate_hz: float | None = None,
    unit: str | None = None,
    part: str | None = None,
) -> Recording:
    """Read any supported file into a Recording, and say in its ``repairs`` what had to be mended.

    Parameters
    ----------
    path : path-like
        A file (``.gz`` and ``.zip`` included) or an export folder.
    site : str, optional
        Body site; default: what the file says, else "unknown".
    timezone : str, optional
        Name such as "Europe/Berlin" for wall clocks without zone; default: this computer's zone.
    started_at : datetime, optional
        Wall-clock time of the first sample, for files without a clock.
    rate_hz : float, optional
        Sampling rate of files without time stamps.
    unit : str, optional
        ``g``, ``mg``, ``m/s2`` or ``lsb:<counts for one g>``; default: by column name or by the magnitude at rest.
    part : str, optional
        One of `list_parts` where the file holds several recordings.

    Returns
    -------
    Recording

    Raises
    ------
    RecordingError
        One of its children, named for the cause; nothing else is raised for whatever the file holds.
    """
    options = ReadOptions(
        site=_checked_site(site),
        timezone=None if timezone is None else _zone(timezone),
        started_at=started_at,
        rate_hz=_checked_rate(rate_hz),
        unit=unit,
        part=part,
    )
    source = open_source(path)
    importer = _importer_for(source)
    _check_part(part, source=source, importer=importer)
    with damage_named(source.name), _named(source, part):
        return importer.read(source, options)


def list_parts(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """List the recordings in a file that holds several; empty for a file that holds one."""
    source = open_source(path)
    importer = _importer_for(source)
    if importer.parts is None:
        return ()
    with damage_named(source.name):
        return importer.parts(source)


def identify(path: str | os.PathLike[str]) -> Importer:
    """Find the importer for a file by its content.

    Raises
    ------
    NotRawAccelerationError
        The file holds counts or epochs; the message says what to export instead.
    UnknownFormatError
        No importer recognises it, or more than one does.
    """
    return _importer_for(open_source(path))


def _importer_for(source: Source) -> Importer:
    with damage_named(source.name):
        for refusal in REFUSALS:
            if refusal.recognises(source):
                raise NotRawAccelerationError(f"{source.name} is {refusal.advice}")
        specific = [importer for importer in IMPORTERS if not importer.is_generic and importer.recognises(source)]
        found = specific or [importer for importer in IMPORTERS if importer.is_generic and importer.recognises(source)]
    if not found:
        raise UnknownFormatError(f"{_unrecognised(source)}{', '.join(importer.title for importer in IMPORTERS)}")
    if len(found) > 1:
        raise UnknownFormatError(
            f"{source.name} could be {' or '.join(importer.title for importer in found)}: export it again in one format"
        )
    return found[0]


def _unrecognised(source: Source) -> str:
    if not source.members:
        what = "is a folder with nothing in it" if source.path.is_dir() else "is in no supported format"
        return f"{source.name} {what}: supported are "
    return f"{source.name} is in no supported format: give one of the files in it, or an export out of "


def _check_part(part: str | None, *, source: Source, importer: Importer) -> None:
    if part is not None and importer.parts is None:
        raise InvalidRecordingError(f"{source.name} holds one recording only: leave #{part} away")


@contextmanager
def _named(source: Source, part: str | None) -> Iterator[None]:
    """Put the name of the recording before what is wrong with it, where it is not named yet."""
    try:
        yield
    except InvalidRecordingError as error:
        if str(error).startswith(source.name):
            raise
        name = source.name if part is None else f"{source.name}#{part}"
        raise InvalidRecordingError(f"{name}: {error}") from error


def _checked_site(site: Site | None) -> Site | None:
    if site is not None and site not in SITES:
        raise InvalidRecordingError(f"site is {site!r}: must be one of {', '.join(SITES)}")
    return site


def _checked_rate(rate_hz: float | None) -> float | None:
    if rate_hz is not None and not LOWEST_RATE_HZ <= rate_hz <= HIGHEST_RATE_HZ:
        raise InvalidRecordingError(
            f"the sampling rate is {rate_hz}: must be between {LOWEST_RATE_HZ:g} and {HIGHEST_RATE_HZ:g} Hz"
        )
    return rate_hz


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidRecordingError(
            f"time zone is {name!r}: must be a name of the time zone database such as Europe/Berlin"
        ) from error
