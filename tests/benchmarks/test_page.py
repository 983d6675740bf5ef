"""The benchmark of the page: the libraries it makes are libraries, and its table says what was measured."""

from pathlib import Path

from benchmarks.page import Row, page_table, parse_options
from benchmarks.page_library import add_long_night
from hypnic.library import get_night, open_library, source_paths


def test_the_long_night_is_analysed_and_its_recording_lies_in_the_library(tmp_path: Path):
    night = add_long_night(tmp_path / "long", hours=0.3, rate_hz=25.0)
    library = open_library(tmp_path / "long")
    entry = get_night(library, night)
    assert entry.state == "analysed"
    assert [path.name for path in source_paths(library, entry)] == ["long.parquet"]


def test_the_table_names_what_was_measured_and_what_it_should_be():
    options = parse_options(["--nights", "7", "--hours", "2", "--rate", "100"])
    table = page_table([Row(what="list", wall="0.10 s", processor="0.02 s", goal="< 1 s")], options)
    assert table.title == "7 nights, and one of 2 h at 100 Hz"
    assert table.rows == (("list", "0.10 s", "0.02 s", "< 1 s"),)
