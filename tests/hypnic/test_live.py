"""The night watched while it goes on: a convulsion is raised once and soon, a calm stretch never."""

import numpy as np
import pytest

from benchmarks.live_alarms import first_delay_s, play, play_real_seizure, real_seizures, tonic_s
from detector.settings import Settings
from hypnic.live import LOOK_AGAIN_S, LOOK_EVERY_S, is_stirring
from hypnic.replay import replay
from recordings import build_recording
from recordings.synthetic import LabelledNight, simulate_night

SETTINGS = Settings()
RATE_HZ = 50.0


@pytest.fixture(scope="module")
def night() -> LabelledNight:
    return simulate_night("tonic_clonic", seed=1, hours=2)


def test_a_convulsion_is_raised_once_and_while_it_goes_on(night: LabelledNight):
    (event,) = (event for event in night.truth.events if event.kind == "convulsive")
    raised = play(night.recording, begins_s=event.onset_s - 60, ends_s=event.end_s + 30)
    assert len(raised) == 1
    jerks_s = event.onset_s + tonic_s(event)
    delay_s = first_delay_s(raised, event.onset_s, event.end_s, jerks_s=jerks_s)
    assert delay_s is not None
    assert 0 < delay_s < event.end_s - jerks_s
    assert raised[0].event.evidence


def test_what_was_named_once_is_looked_at_again_sooner(night: LabelledNight):
    (event,) = (event for event in night.truth.events if event.kind == "convulsive")
    looks = list(replay(night.recording, begins_s=event.onset_s - 60, ends_s=event.end_s + 30))
    raised_s = next(now_s for now_s, alarms in looks if alarms)
    looked_s = [event.onset_s - 60, *(now_s for now_s, _ in looks)]
    pauses_s = dict(zip(looked_s[1:], np.diff(looked_s).round(6), strict=True))
    assert pauses_s[raised_s] == LOOK_AGAIN_S
    assert {pauses_s[now_s] for now_s in pauses_s if now_s < event.onset_s} == {LOOK_EVERY_S}


def test_calm_sleep_raises_nothing(night: LabelledNight):
    (event,) = (event for event in night.truth.events if event.kind == "convulsive")
    assert play(night.recording, begins_s=event.onset_s - 900, ends_s=event.onset_s - 60) == ()


@pytest.mark.skipif(not real_seizures(), reason="the real recordings are not here")
def test_a_real_seizure_is_raised_while_it_lasts_even_amid_other_movement():
    played = [play_real_seizure(path, number) for path, number in real_seizures()]
    assert [one.name for one in played if one.delay_s is None or one.delay_s > one.lasted_s] == []


def stretch(*, amplitude_g: float, moving_s: float) -> bool:
    """Tell whether twelve seconds with a shaking of some length are worth a look."""
    time_s = np.arange(int(12 * RATE_HZ)) / RATE_HZ
    acceleration_g = np.zeros((time_s.size, 3))
    acceleration_g[:, 2] = 1.0
    acceleration_g[:, 0] = np.where(time_s < moving_s, amplitude_g * np.sin(2 * np.pi * 3 * time_s), 0.0)
    recording = build_recording(
        time_s,
        acceleration_g,
        started_at=None,
        nominal_rate_hz=RATE_HZ,
        source="test",
        format="test",
    )
    return is_stirring(recording, settings=SETTINGS)


@pytest.mark.parametrize(
    ("amplitude_g", "moving_s", "is_worth_a_look"),
    [(0.2, 12.0, True), (0.2, 6.0, True), (0.2, 1.0, False), (0.02, 12.0, False), (0.0, 0.0, False)],
)
def test_only_strong_movement_that_lasts_is_worth_a_look(*, amplitude_g: float, moving_s: float, is_worth_a_look: bool):
    assert stretch(amplitude_g=amplitude_g, moving_s=moving_s) == is_worth_a_look
