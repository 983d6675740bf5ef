"""Empatica E4: ACC.csv, alone or in the folder or zip file the maker's portal exports."""

from dataclasses import replace
from pathlib import PurePosixPath

from recordings.errors import InvalidRecordingError
from recordings.importers.importer import Importer
from recordings.importers.roles import Roles
from recordings.importers.text_recordings import layout_of, read_text_recording
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source
from recordings.stamps import US_PER_S, moment_of

FILE_NAME = "ACC.csv"
UNIT = "lsb:64"
AXES = 3
HEADER_ROWS = 2
EARLIEST_S, LATEST_S = 1.0e9, 4.0e9
RATES_HZ = (1.0, 256.0)


def _recognises(source: Source) -> bool:
    if not source.members:
        return _header(source) is not None
    return any(_header(source.member(name)) is not None for name in _files(source))


def _read(source: Source, options: ReadOptions) -> Recording:
    if source.members:
        return _read(_only_file(source), options)
    header = _header(source)
    if header is None:
        raise InvalidRecordingError(f"{source.name} does not begin with start and rate, three times each")
    start_s, rate_hz = header
    layout = layout_of(source)
    return read_text_recording(
        source,
        options,
        format=IMPORTER.name,
        layout=replace(layout, skip_lines=HEADER_ROWS, rows=layout.rows[HEADER_ROWS:], names=(), units=()),
        roles=Roles(time=None, axes=(0, 1, 2), unit=UNIT, time_unit=None),
        rate_hz=rate_hz,
        started_at=moment_of(round(start_s * US_PER_S), zone=options.timezone),
        wearable="Empatica E4",
    )


def _files(source: Source) -> list[str]:
    return [name for name in source.members if PurePosixPath(name).name == FILE_NAME]


def _only_file(source: Source) -> Source:
    files = _files(source)
    if len(files) > 1:
        raise InvalidRecordingError(f"{source.name} holds {len(files)} recordings: give one of {', '.join(files[:20])}")
    return source.member(files[0])


def _header(source: Source) -> tuple[float, float] | None:
    """Read start (seconds since 1970) and rate, each written three times; None where the file begins differently."""
    rows = [_numbers(line) for line in source.text.splitlines()[:HEADER_ROWS]]
    if len(rows) < HEADER_ROWS or any(len(row) != AXES or len(set(row)) > 1 for row in rows):
        return None
    start_s, rate_hz = rows[0][0], rows[1][0]
    is_plausible = EARLIEST_S < start_s < LATEST_S and RATES_HZ[0] <= rate_hz <= RATES_HZ[1]
    return (start_s, rate_hz) if is_plausible else None


def _numbers(line: str) -> list[float]:
    try:
        return [float(cell) for cell in line.split(",")]
    except ValueError:
        return []


IMPORTER = Importer(
    name="empatica_e4",
    title="Empatica E4 (ACC.csv, folder or zip)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv", ".zip"),
)
