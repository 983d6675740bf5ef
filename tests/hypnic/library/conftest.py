"""Small libraries of hand-made nights: written by the program, without the detector."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from detector.model import NightAnalysis
from hypnic.library import Library, NightEntry, list_nights, open_library, refresh
from hypnic.outputs import write_night

FIRST_EVENING = datetime.fromisoformat("2026-09-01T22:15:00+02:00")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Make an empty library."""
    return open_library(tmp_path / "library")


@pytest.fixture
def add_result(
    library: Library, make_night: Callable[..., NightAnalysis], make_recording: Callable[..., Any]
) -> Callable[..., Path]:
    """Write a folder of results into the library; keywords change the night."""

    def add(name: str, *, evening: int = 0, folder: str = "results", **changes: Any) -> Path:
        started_at = FIRST_EVENING + timedelta(days=evening)
        recording = make_recording(started_at=started_at, source=f"{name}.csv")
        night = make_night(recordings=(recording,), **changes)
        return write_night(night, library.folder / folder / name).parent

    return add


@pytest.fixture
def add_night(library: Library, add_result: Callable[..., Path]) -> Callable[..., NightEntry]:
    """Write a folder of results into the library and give its entry."""

    def add(name: str, **changes: Any) -> NightEntry:
        add_result(name, **changes)
        refresh(library)
        return next(entry for entry in list_nights(library) if entry.name == name)

    return add


@pytest.fixture
def with_tier(make_night: Callable[..., NightAnalysis]) -> Callable[[str], Any]:
    """Make a verdict of a tier."""
    return lambda tier: replace(make_night().verdict, tier=tier, headline=f"The night was {tier}.")
