"""The table of formats a night can be exported to, and the one function that writes any of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from hypnic.exports.bids import write_bids
from hypnic.exports.doctor import write_doctor_pdf
from hypnic.exports.errors import ExportError
from hypnic.exports.night import ExportNight
from hypnic.exports.samples import write_samples

NightFormat = Literal["edf", "csv", "parquet", "bids", "pdf"]

NIGHT_FORMATS: tuple[NightFormat, ...] = get_args(NightFormat)


@dataclass(frozen=True, slots=True, kw_only=True)
class NightWriter:
    """One format: its name, what a person reads, the ending of its file ("" for a folder), and how it is written."""

    name: NightFormat
    label: str
    ending: str
    write: Callable[[ExportNight, Path], tuple[Path, ...]]


def export_night(night: ExportNight, path: Path, *, to: NightFormat) -> tuple[Path, ...]:
    """Write a night in a format that others read.

    Parameters
    ----------
    night : ExportNight
    path : Path
        The file to write, or the folder where ``to`` is ``"bids"``. A file is replaced once the new one is whole.
    to : {"edf", "csv", "parquet", "bids", "pdf"}

    Returns
    -------
    tuple of Path
        What was written: several wearables are several files of samples.

    Raises
    ------
    ExportError
        The format is none, or needs a library that is not installed.
    OutputError
        The target cannot be written.
    """
    found = [writer for writer in WRITERS if writer.name == to]
    if not found:
        raise ExportError(f"the format to export to is {to!r}: must be one of {', '.join(NIGHT_FORMATS)}")
    return found[0].write(night, path)


def file_name(night: str, *, to: NightFormat) -> str:
    """Suggest what to call the export of a night of that name."""
    writer = next(writer for writer in WRITERS if writer.name == to)
    plain = re.sub(r"[^\w.-]+", "_", night).strip("._") or "night"
    return f"{plain}{writer.ending}"


WRITERS: tuple[NightWriter, ...] = (
    NightWriter(
        name="edf",
        label="EDF+ with what was found as annotations",
        ending=".edf",
        write=lambda night, path: write_samples(night, path, to="edf"),
    ),
    NightWriter(
        name="csv",
        label="Samples as a table (CSV)",
        ending=".csv",
        write=lambda night, path: write_samples(night, path, to="csv"),
    ),
    NightWriter(
        name="parquet",
        label="Samples as hypnic's archive (Parquet)",
        ending=".parquet",
        write=lambda night, path: write_samples(night, path, to="parquet"),
    ),
    NightWriter(
        name="bids",
        label="Folder for research tools (BIDS)",
        ending="-bids",
        write=lambda night, path: (write_bids(night, path),),
    ),
    NightWriter(
        name="pdf",
        label="Two pages for a doctor (PDF)",
        ending=".pdf",
        write=lambda night, path: (write_doctor_pdf(night, path),),
    ),
)
