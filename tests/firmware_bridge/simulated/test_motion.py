"""What simulated wearables feel."""

from datetime import UTC, datetime

import numpy as np
import pytest

from firmware_bridge.simulated import lie_still, play_recording
from recordings.recording import build_recording


@pytest.fixture
def recording():
    time_s = np.arange(1000) / 50
    acceleration_g = np.stack([np.sin(time_s), np.cos(time_s), np.linspace(0, 1, 1000)], axis=1)
    return build_recording(
        time_s,
        acceleration_g,
        started_at=datetime(2026, 9, 21, 21, 30, tzinfo=UTC),
        nominal_rate_hz=50.0,
        source="test",
        format="test",
    )


def test_a_recording_is_played_back_sample_by_sample(recording):
    played = play_recording(recording)(recording.time_s[100:136])
    assert np.allclose(played, recording.acceleration_g[100:136], atol=1e-6)


def test_another_rate_falls_between_the_samples(recording):
    times_s = np.arange(3.0, 3.5, 1 / 130)
    played = play_recording(recording)(times_s)
    assert np.allclose(played[:, 0], np.sin(times_s), atol=1e-3)
    assert played.dtype == np.float32


def test_a_recording_begins_again_at_its_end(recording):
    motion = play_recording(recording)
    assert np.allclose(motion(np.array([20.0 + 1.0])), motion(np.array([1.0])), atol=1e-6)
    across_the_end = motion(19.9 + 0.02 * np.arange(10))
    assert len(across_the_end) == 10
    assert np.isfinite(across_the_end).all()


def test_a_resting_wrist_feels_one_g():
    assert np.linalg.norm(lie_still(np.arange(0, 60, 0.1)), axis=1) == pytest.approx(1.0, abs=0.01)
