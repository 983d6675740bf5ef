"""``events.tsv`` and its description."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.model import KINDS, PHASES, TIERS, Event
from hypnic.events_table import COLUMNS, events_sidecar, events_table, span_s

CONTRACT = [
    "onset",
    "duration",
    "trial_type",
    "tier",
    "decided_by",
    "started_at",
    "site",
    "phase",
    "peak_g",
    "frequency_hz",
    "repetitions",
    "series",
    "confidence",
]
STARTED_AT = datetime(2026, 9, 21, 21, 30, tzinfo=ZoneInfo("Europe/Berlin"))

MakeEvent = Callable[..., Event]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


def test_the_columns_stand_in_the_order_of_the_contract():
    assert events_table((), started_at=None) == "\t".join(CONTRACT) + "\n"


def test_an_event_becomes_one_row_in_the_units_of_the_contract(make_event: MakeEvent):
    [row] = rows(events_table((make_event(),), started_at=STARTED_AT))
    assert row == {
        "onset": "120.250",
        "duration": "0.300",
        "trial_type": "hypnic_jerk",
        "tier": "harmless",
        "decided_by": "isolated_jerk_around_onset",
        "started_at": "2026-09-21T21:32:00.250+02:00",
        "site": "left_wrist",
        "phase": "falling_asleep",
        "peak_g": "0.3100",
        "frequency_hz": "n/a",
        "repetitions": "1",
        "series": "n/a",
        "confidence": "0.500",
    }


def test_what_is_known_of_a_train_is_written_with_sites_always_in_the_same_order(make_event: MakeEvent):
    train = make_event(frequency_hz=4.2, repetitions=12, series=3, sites=("right_ankle", "left_wrist"))
    [row] = rows(events_table((train,), started_at=STARTED_AT))
    assert (row["frequency_hz"], row["repetitions"], row["series"]) == ("4.20", "12", "3")
    assert row["site"] == "left_wrist+right_ankle"


def test_a_recording_without_a_clock_has_no_clock_times(make_event: MakeEvent):
    [row] = rows(events_table((make_event(),), started_at=None))
    assert row["started_at"] == "n/a"


def test_an_unknown_phase_is_not_available(make_event: MakeEvent):
    [row] = rows(events_table((make_event(phase=None),), started_at=None))
    assert row["phase"] == "n/a"


@given(
    onset_s=st.floats(min_value=0, max_value=1e6, allow_nan=False),
    duration_s=st.floats(min_value=0, max_value=1e4, allow_nan=False),
)
def test_rounding_never_moves_an_event_out_of_the_night(onset_s: float, duration_s: float):
    event = Event(
        onset_s=onset_s,
        duration_s=duration_s,
        kind="unclear",
        tier="harmless",
        decided_by="nothing_fits",
        sites=("unknown",),
        phase=None,
        peak_g=0.1,
        frequency_hz=None,
        repetitions=1,
        series=None,
    )
    written_onset_s, written_duration_s = span_s(event)
    assert 0 <= written_onset_s <= onset_s + 1e-6
    assert written_duration_s >= 0
    assert written_onset_s + written_duration_s <= event.end_s + 1e-6
    assert written_duration_s == pytest.approx(duration_s, abs=0.0021)


def test_every_column_is_described():
    sidecar = events_sidecar()
    assert list(sidecar) == CONTRACT == [column.name for column in COLUMNS]
    assert all(str(entry["Description"]).endswith(".") for entry in sidecar.values())


def test_columns_with_a_unit_name_it():
    units = {name: entry["Units"] for name, entry in events_sidecar().items() if "Units" in entry}
    assert units == {"onset": "s", "duration": "s", "peak_g": "g", "frequency_hz": "Hz"}


def test_every_level_a_cell_can_have_is_described():
    sidecar = events_sidecar()
    levels = {name: entry["Levels"] for name, entry in sidecar.items() if "Levels" in entry}
    assert list(levels["trial_type"]) == list(KINDS)
    assert list(levels["tier"]) == list(TIERS)
    assert list(levels["phase"]) == list(PHASES)
