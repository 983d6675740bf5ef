"""How a text table is laid out is found by looking at its first lines."""

import pytest

from recordings.importers.layouts import find_layout
from recordings.sources import open_source

ROWS = "".join(f"{index / 50:.2f},0.1,-0.2,0.97\n" for index in range(100))


def layout_of(save, content: str):
    return find_layout(open_source(save(content)))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", " "])
def test_the_delimiter_is_found(save, delimiter: str):
    layout = layout_of(save, ("time,x,y,z\n" + ROWS).replace(",", delimiter))
    assert layout.delimiter == delimiter
    assert layout.names == ("time", "x", "y", "z")
    assert layout.skip_lines == 1


def test_a_decimal_comma_is_found(save):
    layout = layout_of(save, ("time,x,y,z\n" + ROWS).replace(",", ";").replace(".", ","))
    assert (layout.delimiter, layout.decimal) == (";", ",")


def test_blanks_that_align_columns_are_one_delimiter(save):
    layout = layout_of(save, "".join(f"{index:>8d}   {0.1:8.3f}  {-0.2:8.3f}  {0.97:8.3f}\n" for index in range(50)))
    assert (layout.delimiter, layout.width) == (" ", 4)


def test_lines_before_the_header_are_the_preamble(save):
    layout = layout_of(save, "Device: A 1\nStart 21:30:00\n------\ntime,x,y,z\n" + ROWS)
    assert layout.preamble[:2] == ("Device: A 1", "Start 21:30:00")
    assert layout.names == ("time", "x", "y", "z")


def test_a_second_header_row_holds_units(save):
    layout = layout_of(save, '"sep=,"\ntime,x,y,z\nms,m/(s^2),m/(s^2),m/(s^2)\n' + ROWS)
    assert layout.units == ("ms", "m/(s^2)", "m/(s^2)", "m/(s^2)")
    assert layout.names == ("time", "x", "y", "z")


def test_a_table_without_names_has_none(save):
    layout = layout_of(save, ROWS)
    assert layout.names == ()
    assert layout.skip_lines == 0


def test_quoted_names_lose_their_quotes(save):
    assert layout_of(save, '"Time (s)","X (m/s^2)","Y (m/s^2)","Z (m/s^2)"\n' + ROWS).names[0] == "Time (s)"


def test_a_row_number_without_name_counts_as_a_column(save):
    numbered = "".join(f"{number},{line}\n" for number, line in enumerate(ROWS.splitlines()))
    assert layout_of(save, "time,x,y,z\n" + numbered).names == ("", "time", "x", "y", "z")


def test_a_delimiter_behind_the_last_column_is_no_column_name(save):
    assert layout_of(save, "time,x,y,z,\n" + ROWS).names == ("time", "x", "y", "z")


def test_carriage_returns_are_no_part_of_a_cell(save):
    layout = layout_of(save, ("time,x,y,z\n" + ROWS).replace("\n", "\r\n"))
    assert layout.names[-1] == "z"
    assert layout.rows[0][-1] == "0.97"


@pytest.mark.parametrize(
    "content", ["Dear all,\nthe meeting is at 9.\n" * 20, "a\0b,1\n" * 50, "1\n2\n3\n", "x" * 70_000]
)
def test_what_is_no_table_has_no_layout(save, content: str):
    assert layout_of(save, content) is None
