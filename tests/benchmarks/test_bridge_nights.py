"""Short versions of the bridge's benchmarks: troubled nights, drifting clocks, killed processes."""

import numpy as np
import pytest

from benchmarks import bridge_document
from benchmarks.bridge_nights import read_time_s, tell_time
from benchmarks.kills import kill_some, kills_table
from benchmarks.soak import KINDS, soak
from benchmarks.tables import Table
from benchmarks.two_clocks import record_pair


def test_a_sensor_that_tells_the_time_is_read_back_to_the_microsecond():
    elapsed_s = np.array([0.0, 0.000001, 9.999999, 10.0, 28799.123456])
    for counts_per_g in (1000.0, 4096.0):
        assert np.abs(read_time_s(tell_time(counts_per_g)(elapsed_s), counts_per_g) - elapsed_s).max() < 1e-9


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_in_a_troubled_half_hour_every_sample_is_kept_once_in_order_and_dated_to_milliseconds(kind):
    night = soak(kind, 1, hours=0.5, faults=12)
    assert night.samples > 0.8 * 1800 * kind.rate_hz
    assert night.is_complete, night
    assert night.p99_ms <= 10
    assert night.live_p99_ms <= 30
    assert night.growth_mb < 20


def test_wearables_that_drift_apart_are_dated_in_step():
    pair = record_pair(1, hours=0.5, bursts=3)
    assert pair.quantile_ms(0.99) <= 20


def test_what_a_killed_recording_leaves_opens_and_lacks_a_second_at_most():
    killed = kill_some([0.4, 0.9, 1.3, 1.7, 2.2])
    assert [one.problem for one in killed] == [""] * 5
    assert all(one.is_archived for one in killed)
    assert max(one.lost_s for one in killed) <= 1.0
    assert kills_table(killed).rows[0][:2] == ("5", "5")


def test_a_table_takes_the_place_of_the_one_before(tmp_path, monkeypatch):
    monkeypatch.setattr(bridge_document, "DOCUMENT", tmp_path / "bridge.md")
    for number in ("1", "2"):
        for title in ("First", "Second"):
            table = Table(title=title, rule="counted", headers=("what", "number"), rows=(("x", number),))
            bridge_document.write_section(table, command="python -m x")
    text = (tmp_path / "bridge.md").read_text()
    assert text.count("## First") == text.count("## Second") == 1
    assert text.count("| x | 2 |") == 2
