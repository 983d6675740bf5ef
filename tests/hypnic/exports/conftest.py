"""A library with one imported synthetic night, made once for all tests of the exports."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from hypnic.cli import main
from hypnic.library import ImportHelp, Library, add_missed_event, import_file, open_library, review_event


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A library, the id of its night, and the recording outside of it."""

    library: Library
    night: str
    recording: Path


@pytest.fixture(scope="package")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Import a synthetic night and review two of its events."""
    folder = tmp_path_factory.mktemp("shelf")
    recording = folder / "night.parquet"
    words = ["simulate", "--out", str(recording), "--hours", "1.5", "--rate", "25", "--seed", "3", "--quiet"]
    assert main(words) == 0
    library = open_library(folder / "library")
    (night,) = import_file(library, recording, reading_help=ImportHelp(name="My night / 1")).nights
    review_event(library, night, 0, decision="rejected")
    add_missed_event(library, night, onset_s=30.0, duration_s=0.2, kind="hypnic_jerk", site="left_wrist")
    return Shelf(library=library, night=night, recording=recording)
