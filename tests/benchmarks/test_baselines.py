"""The field's algorithms behave as their descriptions say: operating points and blind spots."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.baselines import (
    ALARM,
    FLAP,
    OK,
    WARNING,
    OpenSeizureDetector,
    activity_index_g,
    cole_kripke,
    cole_kripke_activity_index,
    hdcza_onset_s,
    limb_movements,
    open_seizure_detector,
    open_seizure_states,
    open_seizure_windows,
    periodicity_index,
    persistent_onset_s,
    sadeh,
    sicbaldi_bursts,
    stationary_segments,
    sustained_inactivity,
    twitches,
    wasm_series,
    webster_rescore,
    zero_crossing_counts,
)
from benchmarks.scoring import Detection

SHARED_DATA = Path(__file__).parents[3] / "shared" / "data"
SHIPPED = OpenSeizureDetector()
RATE_HZ = 50.0
HOUR_S = 3600.0


def shake(amplitude_mg: float, frequency_hz: float) -> NDArray[np.float64]:
    time_s = np.arange(125) / 25.0
    return 1000.0 + amplitude_mg * np.sin(2 * np.pi * frequency_hz * time_s)[None, :]


def is_flagged(window_mg: NDArray[np.float64], settings: OpenSeizureDetector = SHIPPED) -> bool:
    return bool(open_seizure_windows(window_mg, settings).is_flagged[0])


def still(duration_s: float, rate_hz: float = RATE_HZ) -> NDArray[np.float64]:
    noise_g = np.random.default_rng(1).normal(scale=0.002, size=(round(duration_s * rate_hz), 3))
    return np.array([0.0, 0.6, 0.8]) + noise_g


def with_movements(onsets_s: NDArray[np.float64], duration_s: float, hours: float = 1.0) -> NDArray[np.float64]:
    acceleration_g = still(hours * HOUR_S)
    length = round(duration_s * RATE_HZ)
    wave_g = 0.25 * np.hanning(length) * np.sin(2 * np.pi * 2.5 * np.arange(length) / RATE_HZ)
    for onset_s in onsets_s:
        start = round(onset_s * RATE_HZ)
        acceleration_g[start : start + length, 0] += wave_g
    return acceleration_g


@pytest.mark.parametrize(("amplitude_mg", "flags"), [(24, 0), (27, 1), (300, 1)])
def test_a_shake_of_25_mg_is_what_the_shipped_threshold_asks_for(amplitude_mg: float, flags: int):
    assert is_flagged(shake(amplitude_mg, 5.0)) == flags


@pytest.mark.parametrize(("frequency_hz", "flags"), [(1.4, 0), (3.2, 1), (7.8, 1), (10.0, 0)])
def test_only_3_to_8_hz_counts_for_open_seizure_detector(frequency_hz: float, flags: int):
    assert is_flagged(shake(500, frequency_hz)) == flags


def test_a_window_with_half_its_power_outside_the_band_is_not_flagged():
    window_mg = shake(100, 5.0) + shake(100, 1.0) - 1000.0
    assert 45 <= open_seizure_windows(window_mg, SHIPPED).ratio[0] <= 52
    assert not is_flagged(window_mg)


def test_powers_are_whole_thousands_and_an_empty_spectrum_counts_as_one():
    windows = open_seizure_windows(np.full((1, 125), 1000.0), SHIPPED)
    assert (windows.spectrum_power[0], windows.region_power[0], windows.ratio[0]) == (1, 0, 0)


def test_the_flap_variant_flags_strong_slow_shaking_alone():
    assert is_flagged(shake(500, 3.0), FLAP)
    assert not is_flagged(shake(500, 5.0), FLAP)
    assert not is_flagged(shake(100, 3.0), FLAP)


def test_three_flags_in_a_row_alarm_and_the_state_steps_down_once():
    states = open_seizure_states(np.array([1, 1, 1, 1, 0, 0, 1], dtype=bool), SHIPPED)
    assert states.tolist() == [OK, WARNING, ALARM, ALARM, WARNING, OK, OK]


def test_one_flag_after_the_step_down_alarms_again():
    assert open_seizure_states(np.array([1, 1, 1, 0, 1], dtype=bool), SHIPPED).tolist()[-1] == ALARM


def test_open_seizure_detector_alarms_in_a_shake_along_gravity_and_is_blind_across_it():
    time_s = np.arange(round(120 * RATE_HZ)) / RATE_HZ
    shaking = np.where((time_s >= 40) & (time_s < 80), np.sin(2 * np.pi * 4.6 * time_s), 0.0)
    upright = np.array([0.0, 0.0, 1.0]) + np.zeros((time_s.size, 3))
    along, across = upright.copy(), upright.copy()
    along[:, 2] += 0.3 * shaking
    across[:, 0] += 0.1 * shaking
    (alarm,) = open_seizure_detector(along, sampling_rate_hz=RATE_HZ)
    assert (alarm.onset_s, alarm.onset_s + alarm.duration_s) == (55.0, 80.0)
    assert open_seizure_detector(across, sampling_rate_hz=RATE_HZ) == ()


@pytest.mark.skipif(not SHARED_DATA.exists(), reason="the development data is not beside the repository")
def test_the_stored_values_of_a_real_event_come_out_exactly():
    events = json.loads((SHARED_DATA / "seizures" / "osdb_45781.json").read_text(encoding="utf-8"))
    points = (events if isinstance(events, list) else [events])[0]["datapoints"]
    windows = open_seizure_windows(np.array([point["rawData"] for point in points], dtype=np.float64), SHIPPED)
    assert windows.spectrum_power.tolist() == [point["specPower"] for point in points]
    assert windows.region_power.tolist() == [point["roiPower"] for point in points]
    assert windows.ratio.tolist() == [point["roiRatio"] for point in points]


def test_wasm_finds_periodic_movements_and_leaves_out_a_knock():
    onsets_s = 300 + 25.0 * np.arange(20)
    acceleration_g = with_movements(onsets_s, 1.5)
    acceleration_g[round(2500 * RATE_HZ) : round(2500 * RATE_HZ) + 3, 2] += 0.15
    found = limb_movements(acceleration_g, sampling_rate_hz=RATE_HZ)
    assert [movement.kind for movement in found] == ["periodic_limb_movement"] * 20
    assert np.allclose([movement.onset_s for movement in found], onsets_s, atol=0.5)


@pytest.mark.parametrize(("interval_s", "members"), [(9.9, 0), (10.0, 6), (90.0, 6), (90.1, 0)])
def test_wasm_series_take_intervals_from_10_to_90_s(interval_s: float, members: int):
    movements = [Detection(onset_s=interval_s * k, duration_s=1.0, kind="limb_movement") for k in range(6)]
    assert sum(len(series) for series in wasm_series(movements)) == members


def test_the_periodicity_index_counts_runs_of_three_intervals():
    assert periodicity_index(np.array([0.0, 20.0, 40.0, 60.0, 300.0])) == 0.75
    assert periodicity_index(np.array([0.0, 20.0, 40.0, 300.0])) == 0.0
    assert np.isnan(periodicity_index(np.array([1.0])))


def test_sicbaldi_bursts_find_movements_and_join_those_under_5_s_apart():
    found = sicbaldi_bursts(with_movements(np.array([600.0, 1200.0, 1204.0, 2400.0]), 1.5), sampling_rate_hz=RATE_HZ)
    assert len(found) == 3
    assert all(
        movement.onset_s <= onset_s + 1.5 for movement, onset_s in zip(found, (600.0, 1200.0, 2400.0), strict=True)
    )


def test_one_violent_minute_hides_the_twitches_of_a_night():
    acceleration_g = still(HOUR_S)
    time_s = np.arange(25) / RATE_HZ
    for onset_s in (200.0, 700.0, 1500.0):
        start = round(onset_s * RATE_HZ)
        acceleration_g[start : start + 25, 0] += 0.5 * np.exp(-time_s / 0.08) * np.sin(2 * np.pi * 6 * time_s)
    assert len(twitches(acceleration_g, sampling_rate_hz=RATE_HZ)) == 3
    acceleration_g[150_000:153_000] += np.random.default_rng(2).normal(size=(3000, 3))
    assert len(twitches(acceleration_g, sampling_rate_hz=RATE_HZ)) < 3


@pytest.fixture(scope="module")
def night() -> NDArray[np.float64]:
    """Sample 20 Hz: an hour of restless wake, then five of sleep with a turn each half hour."""
    rng = np.random.default_rng(3)
    turns = np.concatenate((np.full(720, 5.0), np.full(10, 1800.0)))
    posture = rng.normal(size=(turns.size, 3))
    posture /= np.linalg.norm(posture, axis=1, keepdims=True)
    acceleration_g = np.repeat(posture, (turns * 20).astype(int), axis=0)
    acceleration_g += rng.normal(scale=0.003, size=acceleration_g.shape)
    acceleration_g[:72_000] += 0.15 * np.sin(2 * np.pi * np.arange(72_000) / 20)[:, None]
    return acceleration_g


def test_hdcza_finds_the_change_from_restless_to_still(night: NDArray[np.float64]):
    assert hdcza_onset_s(night, sampling_rate_hz=20.0) == pytest.approx(HOUR_S, abs=200)


def test_sustained_inactivity_and_stationary_segments_follow_the_night(night: NDArray[np.float64]):
    inactive = sustained_inactivity(night, sampling_rate_hz=20.0)
    assert not inactive[:600].any()
    assert inactive[800:].mean() > 0.95
    stationary = stationary_segments(night, sampling_rate_hz=20.0)
    assert not stationary[:3600].any()
    assert stationary[3700:].mean() > 0.8


@pytest.mark.parametrize("score", [cole_kripke, sadeh])
def test_counts_place_sleep_onset_within_ten_minutes(score, night: NDArray[np.float64]):
    counts = zero_crossing_counts(night, sampling_rate_hz=20.0)
    onset_s = persistent_onset_s(webster_rescore(score(counts)), epoch_s=60.0)
    assert onset_s == pytest.approx(HOUR_S, abs=600)


def test_the_activity_index_places_sleep_onset_within_ten_minutes(night: NDArray[np.float64]):
    asleep = cole_kripke_activity_index(activity_index_g(night, sampling_rate_hz=20.0))
    assert persistent_onset_s(webster_rescore(asleep), epoch_s=60.0) == pytest.approx(HOUR_S, abs=600)


def test_no_counts_are_sleep_and_many_are_wake():
    assert cole_kripke(np.zeros(20)).all()
    assert not cole_kripke(np.full(20, 300.0)).any()
    assert sadeh(np.zeros(20)).all()
    assert not sadeh(np.full(20, 120.0)).any()


def test_fifteen_minutes_of_wake_take_four_minutes_of_the_sleep_after_them():
    rescored = webster_rescore(np.array([False] * 15 + [True] * 20))
    assert rescored.tolist() == [False] * 19 + [True] * 16


def test_six_minutes_of_sleep_between_long_wake_are_wake():
    asleep = np.array([False] * 12 + [True] * 9 + [False] * 12 + [True] * 30)
    assert not webster_rescore(asleep)[:33].any()
