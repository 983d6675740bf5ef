"""Synthetic seizures, tremor and nights beside real ones, where the real ones are at hand."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.signal import periodogram

from recordings.synthetic import simulate_night

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
RATE_HZ = 25.0
WINDOW_S = 5.0


def window_figures(magnitude_g: np.ndarray) -> np.ndarray:
    """Give each 5 s window its standard deviation over rest level and its share of 2-8 Hz in 0.2-12 Hz."""
    size = int(WINDOW_S * RATE_HZ)
    windows = magnitude_g[: magnitude_g.size // size * size].reshape(-1, size)
    frequency_hz, power = periodogram(windows, RATE_HZ)
    inside = power[:, (frequency_hz >= 2) & (frequency_hz <= 8)].sum(axis=1)
    whole = power[:, (frequency_hz >= 0.2) & (frequency_hz <= 12)].sum(axis=1)
    return np.column_stack((windows.std(axis=1) / np.median(magnitude_g), inside / whole))


def synthetic_seizures() -> np.ndarray:
    found = []
    for seed in range(12):
        night = simulate_night("tonic_clonic", seed=seed, hours=0.5, rate_hz=RATE_HZ)
        (event,) = (event for event in night.truth.events if event.kind == "convulsive")
        times_s = night.recording.time_s
        inside = (times_s >= event.onset_s) & (times_s < event.end_s)
        found.append(window_figures(np.linalg.norm(night.recording.acceleration_g[inside], axis=1)))
    return np.concatenate(found)


def moment(text: str) -> datetime:
    if "T" in text:
        return datetime.fromisoformat(text)
    return datetime.strptime(text + "+0000", "%d-%m-%Y %H:%M:%S%z")


def annotated_part(event: dict[str, Any]) -> np.ndarray:
    begin_s, end_s = (
        json.loads(event["seizureTimes"]) if isinstance(event["seizureTimes"], str) else event["seizureTimes"]
    )
    parts = []
    for point in sorted(event["datapoints"], key=lambda point: moment(point["dataTime"])):
        at_s = (moment(point["dataTime"]) - moment(event["dataTime"])).total_seconds()
        if begin_s <= at_s <= end_s:
            parts.append(np.asarray(point["rawData"], dtype=float) / 1000.0)
    return np.concatenate(parts)


def real_seizures() -> np.ndarray:
    events = [json.loads((DATA / "seizures" / name).read_text()) for name in ("osdb_45781.json", "osdb_user39.json")]
    flat = [event for group in events for event in (group if isinstance(group, list) else [group])]
    return np.concatenate([window_figures(annotated_part(e)) for e in flat if e["subType"] == "Tonic-Clonic"])


def test_a_tonic_clonic_seizure_is_as_strong_and_as_mixed_as_the_criteria_say() -> None:
    strength, share = synthetic_seizures().T
    assert 0.04 <= np.median(strength) <= 0.2
    assert np.quantile(strength, 0.95) >= 0.15
    assert 0.5 <= np.median(share) <= 0.88


@pytest.mark.skipif(not (DATA / "seizures").is_dir(), reason="the real seizures are not part of the project")
def test_synthetic_tonic_clonic_seizures_resemble_real_ones() -> None:
    synthetic, real = synthetic_seizures(), real_seizures()
    assert 0.5 <= np.median(synthetic[:, 0]) / np.median(real[:, 0]) <= 2.0
    assert np.median(synthetic[:, 1]) == pytest.approx(np.median(real[:, 1]), abs=0.15)
