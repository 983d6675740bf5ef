"""Biovotion Everion sensor data: a long table with one row for each value, of which three tags are acceleration."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recordings.errors import InvalidRecordingError, UnreadableFileError
from recordings.importers.importer import Importer
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source
from recordings.stamps import US_PER_S, Stamps, microseconds_from
from recordings.tidying import recording_from_columns

HEADER = "count,streamType,tag,time,values"
ACCELERATION_ROW = re.compile(r"^\d+,\d+,8[456],", re.MULTILINE)
FILE_NAME = re.compile(r"CsvData_sensor_data_.*\.csv(\.gz)?")
AXIS_TAGS = (84, 85, 86)
UNIT = "lsb:4096"
ROW_CUT = "The file does not end with a whole line: its last row was left out, as it may be cut off."


def _recognises(source: Source) -> bool:
    if source.members:
        return any(_is_sensor_data(source.member(name)) for name in _files(source)[:1])
    return _is_sensor_data(source)


def _read(source: Source, options: ReadOptions) -> Recording:
    chosen = source.member(_files(source)[0]) if source.members else source
    axes, repairs = _read_axes(chosen)
    shared = np.intersect1d(np.intersect1d(axes[0].numbers, axes[1].numbers), axes[2].numbers)
    if shared.size == 0:
        raise InvalidRecordingError(f"{chosen.name} holds no sample with all three axes: export it again")
    return recording_from_columns(
        Stamps(microseconds=microseconds_from(axes[0].seconds[axes[0].at(shared)], US_PER_S), clock="utc"),
        np.column_stack([axis.values[axis.at(shared)] for axis in axes]),
        source=chosen,
        options=options,
        format=IMPORTER.name,
        unit=UNIT,
        wearable="Biovotion Everion",
        repairs=repairs,
    )


def _is_sensor_data(source: Source) -> bool:
    return source.text.startswith(HEADER) and ACCELERATION_ROW.search(source.text) is not None


def _files(source: Source) -> list[str]:
    return [name for name in source.members if FILE_NAME.fullmatch(PurePosixPath(name).name)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """The values of one tag, by running number, each number once."""

    numbers: NDArray[np.int64]
    seconds: NDArray[np.float64]
    values: NDArray[np.float32]

    def at(self, numbers: NDArray[np.int64]) -> NDArray[np.intp]:
        return np.searchsorted(self.numbers, numbers)


def _read_axes(source: Source) -> tuple[list[_Axis], tuple[str, ...]]:
    import pyarrow as pa
    import pyarrow.csv

    with source.open() as stream:
        content = stream.read()
    whole = content.rfind(b"\n") + 1
    types = {"count": pa.int64(), "tag": pa.int64(), "time": pa.int64(), "values": pa.string()}
    try:
        table = pyarrow.csv.read_csv(
            pa.BufferReader(pa.py_buffer(content).slice(0, whole)),
            convert_options=pyarrow.csv.ConvertOptions(column_types=types, include_columns=list(types)),
        )
        axes = [_axis(table, tag) for tag in AXIS_TAGS]
    except (pa.ArrowInvalid, pa.ArrowKeyError) as error:
        reason = str(error).splitlines()[0]
        raise UnreadableFileError(f"{source.name} is not the same table throughout: {reason}") from error
    return axes, (ROW_CUT,) if whole < len(content) else ()


def _axis(table: Any, tag: int) -> _Axis:
    import pyarrow as pa
    import pyarrow.compute as pc

    rows = table.filter(pc.equal(table["tag"], tag))
    numbers, first = np.unique(rows["count"].to_numpy(), return_index=True)
    values = rows["values"].cast(pa.float32()).to_numpy()
    return _Axis(numbers=numbers, seconds=rows["time"].to_numpy()[first].astype(np.float64), values=values[first])


IMPORTER = Importer(
    name="everion_csv",
    title="Biovotion Everion sensor data (CSV)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
