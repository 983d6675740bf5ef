"""Text tables are streamed: what comes out does not depend on the size of the blocks, and what is lost is counted."""

import subprocess
import sys

import numpy as np
import pytest

from recordings.errors import InvalidRecordingError, UnreadableFileError
from recordings.importers.layouts import find_layout
from recordings.importers.tables import Table, read_table, stamps_of
from recordings.importers.time_columns import TimeColumn, decide_time_column
from recordings.sources import open_source
from recordings.stamps import NO_STAMP

AXES = (1, 2, 3)


def lines(rows: int) -> list[str]:
    noise = np.random.default_rng(1).normal(0, 0.01, (rows, 3)) + np.array([0.1, 0.2, 0.97])
    return [f"{index / 50:.2f},{x:.4f},{y:.4f},{z:.4f}\n" for index, (x, y, z) in enumerate(noise.tolist())]


def read(save, content: str, *, name: str = "night.csv", **options: object) -> Table:
    source = open_source(save(content, name))
    layout = find_layout(source)
    time = decide_time_column(layout.cells(0), decimal=layout.decimal)
    return read_table(source, layout, axes=AXES, time=(0, time), **options)


def test_rows_come_out_as_they_stand_in_the_file(save):
    table = read(save, "".join(lines(500)))
    assert table.acceleration.shape == (500, 3)
    np.testing.assert_array_equal(table.microseconds, np.arange(500) * 20_000)
    np.testing.assert_array_equal(table.acceleration[0], np.float32(lines(500)[0].split(",")[1:]))
    assert table.repairs == ()


@pytest.mark.parametrize("block_bytes", [500, 1999, 20_000, 10_000_000])
def test_a_block_boundary_does_not_change_the_result(save, block_bytes: int):
    content = lines(20_000)
    content[7000] = "140.00,soon,0.2,0.9\n"
    content[9000] = "180.00,0.1\n"
    whole = read(save, "".join(content))
    chunked = read(save, "".join(content), block_bytes=block_bytes)
    np.testing.assert_array_equal(chunked.microseconds, whole.microseconds)
    np.testing.assert_array_equal(chunked.acceleration, whole.acceleration)
    assert chunked.repairs == whole.repairs == ("1 row with another number of columns skipped.",)


@pytest.mark.parametrize("block_bytes", [500, 1999])
def test_a_block_boundary_does_not_change_columns_aligned_by_blanks(save, block_bytes: int):
    content = "".join(line.replace(",", "   ") for line in lines(3000))
    whole = read(save, content)
    np.testing.assert_array_equal(read(save, content, block_bytes=block_bytes).acceleration, whole.acceleration)
    assert whole.acceleration.shape == (3000, 3)


def test_a_cell_that_is_no_number_spoils_only_itself(save):
    content = lines(300)
    content[200] = "4.00,soon, 0.2 ,\n"
    table = read(save, "".join(content))
    assert np.isnan(table.acceleration[200]).tolist() == [True, False, True]
    assert np.isfinite(np.delete(table.acceleration, 200, axis=0)).all()


def test_a_time_that_is_none_spoils_only_itself(save):
    content = lines(300)
    content[200] = "noon,0.1,0.2,0.9\n"
    table = read(save, "".join(content))
    assert np.flatnonzero(table.microseconds == NO_STAMP).tolist() == [200]


def test_the_last_row_of_a_file_that_does_not_end_is_left_out(save):
    table = read(save, "".join(lines(300))[:-3])
    assert table.acceleration.shape == (299, 3)
    assert "last row was left out" in table.repairs[0]


def test_empty_lines_and_carriage_returns_are_nothing(save):
    table = read(save, "\r\n".join(line.rstrip("\n") for line in lines(300)) + "\r\n\r\n")
    assert table.acceleration.shape == (300, 3)
    assert table.repairs == ()


def test_decimal_commas_are_read(save):
    table = read(save, "".join(lines(300)).replace(",", ";").replace(".", ","))
    np.testing.assert_array_equal(table.acceleration, read(save, "".join(lines(300))).acceleration)


def test_a_line_longer_than_any_block_is_refused(save):
    content = lines(3000)
    content[2900] = "0.1," * 500_000 + "\n"
    with pytest.raises(UnreadableFileError, match="not the same table throughout"):
        read(save, "".join(content), block_bytes=100_000)


def test_a_table_without_time_needs_a_rate(save):
    source = open_source(save("".join(lines(300))))
    table = read_table(source, find_layout(source), axes=AXES)
    with pytest.raises(InvalidRecordingError, match="no column of time stamps: give the sampling rate"):
        stamps_of(table, None, source=source, rate_hz=None)
    stamps = stamps_of(table, None, source=source, rate_hz=100)
    assert stamps.microseconds[:3].tolist() == [0, 10_000, 20_000]


def test_times_of_day_run_on_after_midnight(save):
    source = open_source(save("".join(lines(300))))
    hours = np.array([23, 23, 0, 1], dtype=np.int64) * 3_600_000_000
    hours[1] = NO_STAMP
    table = Table(microseconds=hours, acceleration=np.zeros((4, 3), dtype=np.float32), repairs=())
    stamps = stamps_of(table, TimeColumn(style="time_of_day", clock="elapsed"), source=source, rate_hz=None)
    assert (stamps.microseconds[[0, 2, 3]] // 3_600_000_000).tolist() == [23, 24, 25]
    assert stamps.microseconds[1] == NO_STAMP


def test_columns_that_the_table_does_not_have_are_refused(save):
    source = open_source(save("".join(line.rpartition(",")[0] + "\n" for line in lines(300))))
    with pytest.raises(InvalidRecordingError, match="too few"):
        read_table(source, find_layout(source), axes=AXES)


def test_reading_a_table_loads_no_pandas(save):
    path = save("time,x,y,z\n" + "".join(lines(300)))
    script = f"import sys; from recordings import read_recording; read_recording({str(path)!r}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "pandas" not in done.stdout.split()
