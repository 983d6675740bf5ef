"""A recording played through the live path gives the events that the analysis in the morning gives."""

from pathlib import Path

import pytest

from hypnic.cli import main
from recordings import build_recording
from recordings.archive import write_archive
from recordings.synthetic import simulate_night

BEFORE_S, AFTER_S = 1500.0, 300.0


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write down the half hour around a synthetic convulsion."""
    labelled = simulate_night("tonic_clonic", seed=1, hours=2)
    (event,) = (event for event in labelled.truth.events if event.kind == "convulsive")
    recording = labelled.recording
    begin_s = event.onset_s - BEFORE_S
    inside = (recording.time_s >= begin_s) & (recording.time_s < event.end_s + AFTER_S)
    part = build_recording(
        recording.time_s[inside] - begin_s,
        recording.acceleration_g[inside],
        started_at=recording.started_at,
        nominal_rate_hz=recording.nominal_rate_hz,
        source="night",
        format="test",
        site=recording.site,
    )
    path = tmp_path_factory.mktemp("night") / "night.parquet"
    write_archive(part, path)
    return path


def test_what_is_raised_live_is_what_hindsight_finds(night: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["replay", str(night)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "1 alarm raised" in said
    assert "Hindsight finds 1 seizure-like event: 1 raised live, 0 not; 0 live alarms withdrawn." in said
    assert said.count("ALARM: seizure-like movement began at") == 1
    assert "What only hindsight can" in said
