"""From a text table to bare columns: streamed in blocks, so that memory holds the result and little else."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from recordings.errors import InvalidRecordingError, UnreadableFileError
from recordings.importers.layouts import Layout
from recordings.importers.time_columns import TimeColumn
from recordings.ordering import in_rows
from recordings.sources import Source
from recordings.stamps import NO_STAMP, US_PER_S, Stamps, stamps_at_rate, stamps_from

if TYPE_CHECKING:
    import pyarrow as pa

BLOCK_BYTES = 1 << 20
GROWTH = 1.25
SMALLEST_CAPACITY = 4096
SPARE_ROWS = 1.02
ONLY_ASCII = bytes(range(128)) + b"?" * 128
DAY_US = 86_400 * US_PER_S
HALF_DAY_US = DAY_US // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The columns that matter, as they stand in the file.

    Parameters
    ----------
    microseconds : ndarray, shape (n,), or None
        Time of each row, ``NO_STAMP`` where it could not be read; None where no time column was asked for.
    acceleration : ndarray, shape (n, 3) or (n,), float32
        NaN where a cell could not be read.
    repairs : tuple of str
        Rows lost on the way.
    """

    microseconds: NDArray[np.int64] | None
    acceleration: NDArray[np.float32]
    repairs: tuple[str, ...]


def read_table(
    source: Source,
    layout: Layout,
    *,
    axes: Sequence[int],
    time: tuple[int, TimeColumn] | None = None,
    block_bytes: int = BLOCK_BYTES,
) -> Table:
    """Read the time and acceleration columns of a text table.

    Parameters
    ----------
    source, layout
        The file and how it is laid out.
    axes : sequence of int
        Columns of x, y and z, or one column of a magnitude.
    time : tuple of int and TimeColumn, optional
        Column of the time stamps and how they are written.
    block_bytes : int, optional
        How much is read at once; the result does not depend on it.

    Raises
    ------
    UnreadableFileError
        The file is no table of that layout throughout.
    """
    from recordings.importers.cells import microseconds_in, numbers_in

    if max(axes) >= layout.width:
        raise InvalidRecordingError(
            f"{source.name} has rows of {layout.width} numbers, too few for time and acceleration: export it again"
        )
    growing = _Growing(axes=len(axes), capacity=_expected_rows(source, layout))
    ragged: list[int] = []
    with source.open() as stream:
        watched = _Watched(stream, squeezed=layout.delimiter == " ")
        for block in _blocks(watched, layout, source=source, block_bytes=block_bytes, ragged=ragged):
            values = [numbers_in(block.column(axis), layout.decimal) for axis in axes]
            growing.append(values, microseconds_in(block.column(time[0]), time[1]) if time else None)
    is_cut_off = watched.last_byte not in (b"\n", b"\r")
    microseconds, acceleration = growing.finish(drop_rows=int(is_cut_off))
    return Table(
        microseconds=microseconds if time else None,
        acceleration=acceleration if len(axes) > 1 else acceleration[:, 0],
        repairs=_losses(len(ragged), is_cut_off=is_cut_off),
    )


def stamps_of(
    table: Table, time: TimeColumn | None, *, source: Source, rate_hz: float | None, started_at: datetime | None = None
) -> Stamps:
    """Give each row of a table its time: from its time column, else from the sampling rate.

    Parameters
    ----------
    table : Table
    time : TimeColumn or None
        How its time column was read.
    source : Source
        For the message where no time can be given.
    rate_hz : float or None
        Rate for tables without time column.
    started_at : datetime, optional
        Time of the first row where the stamps count from an unknown moment.

    Raises
    ------
    InvalidRecordingError
        There is neither a time column nor a rate.
    """
    if time is None or table.microseconds is None:
        if rate_hz is None:
            raise InvalidRecordingError(f"{source.name} has no column of time stamps: give the sampling rate")
        return stamps_at_rate(table.acceleration.shape[0], rate_hz, started_at=started_at)
    microseconds = table.microseconds
    if time.style == "time_of_day":
        microseconds = _across_midnights(microseconds)
    if time.clock == "elapsed":
        return stamps_from(microseconds, started_at=started_at)
    return Stamps(microseconds=microseconds, clock=time.clock, zone=time.zone)


def read_times(cells: Sequence[str], time: TimeColumn) -> NDArray[np.int64]:
    """Read a few time stamps, as microseconds; ``NO_STAMP`` where one is unreadable."""
    import pyarrow as pa

    from recordings.importers.cells import microseconds_in

    return microseconds_in(pa.array(cells, pa.string()), time)


class _Growing:
    """Columns that grow in place as blocks of a file come in."""

    def __init__(self, *, axes: int, capacity: int) -> None:
        self._times = np.empty(capacity, dtype=np.int64)
        self._values = np.empty((capacity, axes), dtype=np.float32)
        self._rows = 0

    def append(self, values: Sequence[NDArray[np.float32]], times: NDArray[np.int64] | None) -> None:
        end = self._rows + values[0].size
        if end > self._times.size:
            self._resize(max(end, int(GROWTH * self._times.size)))
        for axis, numbers in enumerate(values):
            self._values[self._rows : end, axis] = numbers
        if times is not None:
            self._times[self._rows : end] = times
        self._rows = end

    def finish(self, *, drop_rows: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        self._resize(max(0, self._rows - drop_rows))
        return self._times, self._values

    def _resize(self, rows: int) -> None:
        self._times.resize(rows, refcheck=False)
        self._values.resize((rows, self._values.shape[1]), refcheck=False)


class _Watched(io.RawIOBase):
    """A stream that remembers its last byte, and makes one blank of several where columns are aligned by blanks."""

    def __init__(self, stream: BinaryIO, *, squeezed: bool) -> None:
        self._stream = stream
        self._squeezed = squeezed
        self._ready = b""
        self.last_byte = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        block = self._read_squeezed(size) if self._squeezed else self._stream.read(size)
        self.last_byte = block[-1:] or self.last_byte
        # numbers and times are ASCII; in other cells a broken letter would only upset the reader
        return block if block.isascii() else block.translate(ONLY_ASCII)

    def _read_squeezed(self, size: int) -> bytes:
        while not self._ready and (lines := self._stream.read(size) + self._stream.readline()):
            self._ready = _squeeze(lines)
        block, self._ready = self._ready[:size], self._ready[size:]
        return block


def _squeeze(lines: bytes) -> bytes:
    lines = lines.replace(b"\t", b" ").replace(b"\r\n", b"\n")
    while b"  " in lines:
        lines = lines.replace(b"  ", b" ")
    return lines.replace(b"\n ", b"\n").replace(b" \n", b"\n").removeprefix(b" ")


def _blocks(
    stream: _Watched, layout: Layout, *, source: Source, block_bytes: int, ragged: list[int]
) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa
    import pyarrow.csv

    names = [str(column) for column in range(layout.width)]
    try:
        yield from pyarrow.csv.open_csv(
            pa.PythonFile(stream, mode="r"),
            read_options=pyarrow.csv.ReadOptions(
                column_names=names, skip_rows=layout.skip_lines, block_size=block_bytes
            ),
            parse_options=pyarrow.csv.ParseOptions(delimiter=layout.delimiter, invalid_row_handler=_counted(ragged)),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, check_utf8=False
            ),
        )
    except pa.ArrowInvalid as error:
        raise UnreadableFileError(
            f"{source.name} is not the same table throughout ({_reason(error)}): copy or export it again"
        ) from error
    finally:
        pa.default_memory_pool().release_unused()


def _reason(error: Exception) -> str:
    told = str(error).splitlines()[0]
    return "a line is far too long to be a row of it" if "straddl" in told else told


def _counted(ragged: list[int]) -> Callable[[Any], str]:
    def skip(row: Any) -> str:
        ragged.append(row.actual_columns)
        return "skip"

    return skip


def _losses(ragged: int, *, is_cut_off: bool) -> tuple[str, ...]:
    losses = []
    if ragged:
        losses.append(f"{in_rows(ragged)} with another number of columns skipped.")
    if is_cut_off:
        losses.append("The file does not end with a whole line: its last row was left out, as it may be cut off.")
    return tuple(losses)


def _expected_rows(source: Source, layout: Layout) -> int:
    """Guess the number of rows from the size of the file, so that columns need not grow."""
    line_bytes = len(source.head) / max(1, source.head.count(b"\n"))
    rows = SPARE_ROWS * source.size_bytes / line_bytes
    return max(SMALLEST_CAPACITY, int(rows) if len(layout.rows) else 0)


def _across_midnights(times_of_day: NDArray[np.int64]) -> NDArray[np.int64]:
    """Let times of day run on after midnight; unreadable ones stay unreadable."""
    is_known = times_of_day != NO_STAMP
    known = times_of_day[is_known]
    days = np.cumsum(np.diff(known, prepend=known[:1]) < -HALF_DAY_US)
    running = np.full(times_of_day.shape, NO_STAMP)
    running[is_known] = known + days * DAY_US
    return running
