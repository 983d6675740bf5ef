"""From a Recording to formats that others read: CSV, our Parquet archive, and EDF+ for clinics."""

import math
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from recordings.archive import write_archive
from recordings.arrow_arrays import arrow_from
from recordings.errors import UnwritableFileError
from recordings.importers.importer import import_extra
from recordings.recording import MICROSECONDS_PER_SECOND, Recording
from recordings.stamps import microseconds_of
from recordings.timing import Interval, measure_timing
from recordings.writing import replaced_when_whole

ExportFormat = Literal["csv", "parquet", "edf"]

EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)

AXES = ("x", "y", "z")
ROWS_AT_ONCE = 500_000

EDF_STEPS = 32_767
EDF_STEPS_PER_G = 100
EDF_RECORD_S = 10
EDF_YEARS = (1985, 2084)
GAP_NOTE = "no data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to be said about a stretch of a recording, in seconds since its first sample."""

    onset_s: float
    duration_s: float
    text: str


def export_recording(
    recording: Recording, path: str | os.PathLike[str], *, to: ExportFormat, notes: Sequence[Note] = ()
) -> None:
    """Write a recording in a format that other programs read.

    Parameters
    ----------
    recording : Recording
    path : path-like
        Replaced if it exists, and only once the new file is whole.
    to : {"csv", "parquet", "edf"}
        ``csv``: time in UTC (or elapsed seconds where the time of day is unknown) and g, every digit kept.
        ``parquet``: our archive. ``edf``: EDF+ on a regular grid at the measured rate, 16 bits, gaps written as zero
        and marked by the annotation "no data".
    notes : sequence of Note
        Annotations of an EDF+ file; the other formats hold samples alone.

    Raises
    ------
    UnwritableFileError
        The target cannot be written.
    MissingExtraError
        EDF+ is asked for and its library is not installed.
    """
    if to not in EXPORT_FORMATS:
        raise UnwritableFileError(f"the format to export to is {to!r}: must be one of {', '.join(EXPORT_FORMATS)}")
    if to == "edf":
        _write_edf(recording, Path(path), notes)
    else:
        SAMPLE_EXPORTERS[to](recording, Path(path))


def _write_csv(recording: Recording, path: Path) -> None:
    from pyarrow import csv as arrow_csv

    batches = _csv_batches(recording)
    first = next(batches)
    options = arrow_csv.WriteOptions(include_header=False, quoting_style="none")
    with replaced_when_whole(path) as temporary, temporary.open("wb") as stream:
        stream.write(",".join(first.schema.names).encode() + b"\n")
        with arrow_csv.CSVWriter(stream, first.schema, write_options=options) as writer:
            for batch in chain([first], batches):
                writer.write_batch(batch)


def _csv_batches(recording: Recording) -> Iterator[Any]:
    import pyarrow as pa

    prefix = "linear_" if recording.signal == "linear_acceleration" else ""
    names = ["magnitude_g"] if recording.signal == "magnitude" else [f"{prefix}{axis}_g" for axis in AXES]
    for begin in range(0, recording.time_s.size, ROWS_AT_ONCE):
        block = slice(begin, begin + ROWS_AT_ONCE)
        times = {"time_s": arrow_from(recording.time_s[block], pa.float64())}
        if recording.started_at is not None:
            times = {"time": arrow_from(_microseconds(recording, block), pa.timestamp("us", "UTC"))}
        samples = recording.acceleration_g[block]
        axes = {name: arrow_from(samples[:, axis], pa.float32()) for axis, name in enumerate(names)}
        columns = times | axes
        yield pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))


def _microseconds(recording: Recording, block: slice) -> NDArray[np.int64]:
    origin = microseconds_of(recording.started_at) if recording.started_at else 0
    return origin + np.rint(recording.time_s[block] * MICROSECONDS_PER_SECOND).astype(np.int64)


def _write_edf(recording: Recording, path: Path, notes: Sequence[Note]) -> None:
    edfio = import_extra("edfio", extra="edf", purpose="writing EDF files")
    rate_hz = round(measure_timing(recording.time_s).rate_hz * EDF_RECORD_S) / EDF_RECORD_S
    grid_g = _on_grid(recording, rate_hz)
    # a range that EDF's eight characters hold exactly on both sides keeps 0 at 0
    limit_g = math.ceil(float(np.abs(grid_g).max()) * EDF_STEPS_PER_G) / EDF_STEPS_PER_G
    signals = [
        edfio.EdfSignal(
            column_g,
            rate_hz,
            label=label,
            physical_dimension="g",
            physical_range=(-limit_g, limit_g),
            digital_range=(-EDF_STEPS, EDF_STEPS),
        )
        for label, column_g in zip(_edf_labels(recording), grid_g.T, strict=False)
    ]
    day, clock = _edf_start(recording.started_at)
    header = edfio.Recording(startdate=day, equipment_code=_edf_word(recording.wearable), additional=(recording.site,))
    gaps = [
        edfio.EdfAnnotation(gap.onset_s, gap.duration_s, GAP_NOTE)
        for gap in _missing(recording, end_s=len(grid_g) / rate_hz)
    ]
    said = [edfio.EdfAnnotation(note.onset_s, note.duration_s, note.text) for note in notes]
    edf = edfio.Edf(
        signals, recording=header, starttime=clock, data_record_duration=EDF_RECORD_S, annotations=[*gaps, *said]
    )
    with replaced_when_whole(path) as temporary:
        edf.write(temporary)


def _on_grid(recording: Recording, rate_hz: float) -> NDArray[np.float64]:
    """Interpolate samples to a regular grid of whole data records, with zeros where nothing was measured."""
    record = round(rate_hz * EDF_RECORD_S)
    count = record * max(1, math.ceil((recording.duration_s * rate_hz + 1) / record))
    grid_s = np.arange(count) / rate_hz
    columns = [np.interp(grid_s, recording.time_s, column_g) for column_g in recording.acceleration_g.T]
    grid_g: NDArray[np.float64] = np.column_stack(columns)
    for gap in _missing(recording, end_s=count / rate_hz):
        grid_g[(grid_s > gap.onset_s) & (grid_s < gap.end_s)] = 0.0
    return grid_g


def _missing(recording: Recording, *, end_s: float) -> tuple[Interval, ...]:
    """List the gaps, and the rest of the last data record."""
    return (*measure_timing(recording.time_s).gaps, Interval(onset_s=recording.duration_s, end_s=end_s))


def _edf_labels(recording: Recording) -> tuple[str, ...]:
    if recording.signal == "magnitude":
        return ("Acc magnitude",)
    prefix = "Linear acc" if recording.signal == "linear_acceleration" else "Acc"
    return tuple(f"{prefix} {axis.upper()}" for axis in AXES)


def _edf_start(started_at: datetime | None) -> tuple[date | None, time | None]:
    if started_at is None or not EDF_YEARS[0] <= started_at.year <= EDF_YEARS[1]:
        return None, None
    return started_at.date(), started_at.time()


def _edf_word(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9.+-]+", "_", text)


SAMPLE_EXPORTERS: dict[ExportFormat, Callable[[Recording, Path], None]] = {
    "csv": _write_csv,
    "parquet": write_archive,
}
