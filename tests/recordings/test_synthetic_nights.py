"""Synthetic nights as a whole: repeatable, labelled, and each sleeper shows what it is named for."""

from datetime import UTC, datetime
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import butter, sosfiltfilt

from detector.model import KINDS
from recordings.recording import Recording
from recordings.synthetic import (
    PROFILES,
    TRUTH_KINDS,
    InvalidSimulationError,
    LabelledNight,
    SensorModel,
    Truth,
    simulate_night,
)
from recordings.timing import Interval

SILENT = SensorModel(noise_g=0.0, resolution_g=0.0)
FEATURE = {
    "twitchy": "sleep_twitch",
    "plms": "periodic_limb_movement",
    "rhythmic": "rhythmic_movement",
    "tremor": "tremor",
    "myoclonic": "myoclonic_cluster",
    "focal": "convulsive",
    "tonic_clonic": "convulsive",
}
TIER = {
    "healthy": "harmless",
    "twitchy": "harmless",
    "rhythmic": "harmless",
    "restless": "harmless",
    "mixed": "harmless",
    "plms": "see_doctor",
    "tremor": "see_doctor",
    "myoclonic": "see_doctor",
    "focal": "seizure_like",
    "tonic_clonic": "seizure_like",
    "not_worn": "cannot_tell",
}


def short_night(profile: str, *, seed: int = 1, hours: float = 0.5, rate_hz: float = 25.0) -> LabelledNight:
    return simulate_night(profile, seed=seed, hours=hours, rate_hz=rate_hz)


def is_asleep(truth: Truth, time_s: float) -> bool:
    assert truth.sleep_onset_s is not None
    assert truth.wake_up_s is not None
    woken = any(awake.onset_s <= time_s < awake.end_s for awake in truth.awake)
    return truth.sleep_onset_s <= time_s < truth.wake_up_s and not woken


def movement_g(recording: Recording) -> np.ndarray:
    highpass = butter(2, 0.5, "highpass", fs=recording.nominal_rate_hz, output="sos")
    return np.linalg.norm(sosfiltfilt(highpass, recording.acceleration_g.astype(float), axis=0), axis=1)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_same_seed_gives_the_same_night(profile: str) -> None:
    once, again = short_night(profile, hours=0.25), short_night(profile, hours=0.25)
    assert once.truth == again.truth
    assert np.array_equal(once.recording.acceleration_g, again.recording.acceleration_g)
    assert np.array_equal(once.recording.time_s, again.recording.time_s)


def test_another_seed_gives_another_night() -> None:
    assert short_night("healthy", seed=1).truth != short_night("healthy", seed=2).truth


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_has_its_expected_tier(profile: str) -> None:
    assert short_night(profile, hours=0.25).truth.tier == TIER[profile]


@pytest.mark.parametrize("profile", FEATURE)
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10**6), hours=st.sampled_from([0.25, 0.4, 1.0]))
def test_even_a_short_night_shows_what_its_profile_is_named_for(profile: str, seed: int, hours: float) -> None:
    truth = short_night(profile, seed=seed, hours=hours, rate_hz=10.0).truth
    assert FEATURE[profile] in {event.kind for event in truth.events}


@settings(max_examples=15, deadline=None)
@given(profile=st.sampled_from(PROFILES), seed=st.integers(0, 10**6), hours=st.sampled_from([0.25, 0.5, 1.0]))
def test_labelled_movements_are_sorted_apart_and_inside_the_night(profile: str, seed: int, hours: float) -> None:
    night = short_night(profile, seed=seed, hours=hours, rate_hz=10.0)
    events = night.truth.events
    assert all(later.onset_s - earlier.end_s >= 5.0 for earlier, later in pairwise(events))
    assert all(event.onset_s >= 0.0 and event.end_s <= night.recording.duration_s for event in events)
    assert all(event.peak_g >= 0.01 and event.duration_s > 0 for event in events)
    assert all(event.kind in TRUTH_KINDS for event in events)


def test_a_movement_that_is_just_not_visible_is_not_labelled() -> None:
    night = short_night("myoclonic", seed=60483, hours=1.0, rate_hz=10.0)
    assert all(event.duration_s > 0 for event in night.truth.events)


def test_the_kinds_of_the_truth_are_those_of_the_detector_but_unclear() -> None:
    assert set(TRUTH_KINDS) == set(KINDS) - {"unclear"}


@settings(max_examples=10, deadline=None)
@given(profile=st.sampled_from([name for name in PROFILES if name != "not_worn"]), seed=st.integers(0, 10**6))
def test_the_night_follows_its_course(profile: str, seed: int) -> None:
    night = short_night(profile, seed=seed, hours=1.0, rate_hz=5.0)
    truth = night.truth
    times_s = [truth.lights_out_s, truth.sleep_onset_s]
    times_s += [edge_s for awake in truth.awake for edge_s in (awake.onset_s, awake.end_s)]
    times_s += [truth.wake_up_s, night.recording.duration_s]
    assert all(later > earlier for earlier, later in pairwise(times_s))


def test_events_lie_in_the_state_they_belong_to() -> None:
    for profile in ("plms", "twitchy", "tremor", "mixed", "restless"):
        truth = short_night(profile, hours=2.0, rate_hz=10.0).truth
        for event in truth.events:
            if event.kind in {"sleep_twitch", "periodic_limb_movement", "body_movement"}:
                assert is_asleep(truth, event.onset_s), event
            if event.kind in {"tremor", "wake_activity", "isolated_jerk"}:
                assert not is_asleep(truth, event.onset_s), event


def test_hypnic_jerks_lie_around_sleep_onset() -> None:
    truth = short_night("twitchy", hours=8.0, rate_hz=10.0).truth
    assert truth.sleep_onset_s is not None
    jerks = [event for event in truth.events if event.kind == "hypnic_jerk"]
    assert len(jerks) >= 4
    assert all(-600.0 <= jerk.onset_s - truth.sleep_onset_s <= 900.0 for jerk in jerks)


def test_every_night_holds_a_stretch_of_lying_awake_without_moving() -> None:
    longest_s = []
    for seed in range(4):
        truth = short_night("healthy", seed=seed, hours=8.0, rate_hz=5.0).truth
        assert truth.lights_out_s is not None
        assert truth.sleep_onset_s is not None
        inside = [event for event in truth.events if truth.lights_out_s <= event.onset_s < truth.sleep_onset_s]
        edges_s = [truth.lights_out_s, *(event.onset_s for event in inside), truth.sleep_onset_s]
        latency_s = truth.sleep_onset_s - truth.lights_out_s
        longest_s.append(max(b - a for a, b in pairwise(edges_s)) / min(latency_s, 450.0))
    assert min(longest_s) >= 0.3


def test_periodic_leg_movements_come_in_series_that_both_standards_accept() -> None:
    truth = simulate_night("plms", seed=2, hours=2.0, rate_hz=25.0).truth
    numbers = {event.series for event in truth.events if event.kind == "periodic_limb_movement"}
    assert numbers
    for number in numbers:
        members = [event for event in truth.events if event.series == number]
        intervals_s = [b.onset_s - a.onset_s for a, b in pairwise(members)]
        assert len(members) >= 4
        assert all(5.0 <= interval_s <= 90.0 for interval_s in intervals_s)
        assert 15.0 <= np.exp(np.mean(np.log(intervals_s))) <= 45.0


def test_a_wrist_cannot_judge_periodic_leg_movements() -> None:
    truth = simulate_night("plms", seed=2, hours=0.5, rate_hz=25.0, site="left_wrist").truth
    assert truth.tier == "harmless"
    assert "periodic_limb_movement" not in {event.kind for event in truth.events}


def test_a_tonic_clonic_seizure_is_followed_by_stillness() -> None:
    for seed in range(5):
        events = short_night("tonic_clonic", seed=seed, hours=2.0, rate_hz=10.0).truth.events
        at = [event.kind for event in events].index("convulsive")
        assert 25.0 <= events[at].duration_s <= 125.0
        assert at + 1 == len(events) or events[at + 1].onset_s - events[at].end_s >= 60.0


def test_the_recording_shows_each_labelled_movement_with_its_peak() -> None:
    night = simulate_night("twitchy", seed=4, hours=0.5, rate_hz=100.0, sensor=SILENT)
    curve_g, times_s = movement_g(night.recording), night.recording.time_s
    for event in night.truth.events:
        inside = (times_s >= event.onset_s - 0.05) & (times_s <= event.end_s + 0.05)
        assert curve_g[inside].max() == pytest.approx(event.peak_g, rel=0.1, abs=0.008), event


def test_nothing_but_life_moves_outside_labelled_movements() -> None:
    night = simulate_night("healthy", seed=4, hours=1.0, rate_hz=50.0, sensor=SILENT)
    curve_g, times_s = movement_g(night.recording), night.recording.time_s
    is_quiet = np.ones(times_s.size, dtype=bool)
    for event in night.truth.events:
        is_quiet &= (times_s < event.onset_s - 1.0) | (times_s > event.end_s + 1.5)
    assert 0.0002 < np.quantile(curve_g[is_quiet], 0.95) < 0.004
    assert np.quantile(curve_g[is_quiet], 0.999) < 0.012


def test_gravity_is_one_g_wherever_the_limb_rests() -> None:
    night = simulate_night("healthy", seed=5, hours=1.0, rate_hz=25.0, sensor=SILENT)
    size_g = np.linalg.norm(night.recording.acceleration_g, axis=1)
    assert np.median(size_g) == pytest.approx(1.0, abs=0.01)
    assert np.mean(np.abs(size_g - 1.0) < 0.03) > 0.8


def test_a_wearable_on_the_table_neither_breathes_nor_beats() -> None:
    night = simulate_night("not_worn", seed=1, hours=1.0, rate_hz=50.0, sensor=SILENT)
    (table,) = night.truth.not_worn
    inside = (night.recording.time_s > table.onset_s) & (night.recording.time_s < table.end_s)
    assert table.duration_s > 0.8 * night.recording.duration_s
    assert np.ptp(night.recording.acceleration_g[inside], axis=0).max() < 1e-6
    assert not any(table.onset_s <= event.onset_s < table.end_s for event in night.truth.events)


def test_sleep_is_unknown_where_the_wearable_was_not_worn() -> None:
    truth = short_night("not_worn", hours=0.25).truth
    assert truth.sleep_onset_s is None
    assert truth.lights_out_s is None
    assert truth.wake_up_s is None


def test_another_sampling_rate_keeps_the_night_and_its_events() -> None:
    slow, fast = (simulate_night("twitchy", seed=7, hours=0.5, rate_hz=rate_hz) for rate_hz in (50.0, 100.0))
    assert slow.truth.sleep_onset_s == fast.truth.sleep_onset_s
    fast_peaks = {event.onset_s: event.peak_g for event in fast.truth.events}
    for event in slow.truth.events:
        assert fast_peaks[event.onset_s] == pytest.approx(event.peak_g, rel=0.35)


def test_a_later_start_changes_nothing_but_the_start() -> None:
    at = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)
    usual, later = (
        simulate_night("healthy", seed=1, hours=0.25, rate_hz=25.0, started_at=started_at) for started_at in (None, at)
    )
    assert later.recording.started_at == at
    assert later.truth == usual.truth
    assert np.array_equal(later.recording.acceleration_g, usual.recording.acceleration_g)


def test_the_restless_sleeper_moves_more_than_the_healthy_one() -> None:
    counts = {
        profile: sum(
            event.kind in {"limb_movement", "body_movement", "posture_shift"}
            for event in short_night(profile, hours=4.0, rate_hz=5.0).truth.events
        )
        for profile in ("healthy", "restless")
    }
    assert counts["restless"] > 1.4 * counts["healthy"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"profile": "sleepy"}, "must be one of healthy"),
        ({"seed": -1}, "seed is -1"),
        ({"hours": 0.1}, "must be between 0.25 and 24"),
        ({"hours": 25.0}, "must be between 0.25 and 24"),
        ({"rate_hz": 1.0}, "must be between 5 and 200 Hz"),
        ({"rate_hz": 400.0}, "must be between 5 and 200 Hz"),
        ({"site": "left_ear"}, "site is 'left_ear'"),
        ({"started_at": datetime(2026, 1, 1)}, "no time zone"),  # noqa: DTZ001 - the missing zone is the case
        ({"sensor": SensorModel(gaps=(Interval(onset_s=-1.0, end_s=5.0),))}, "inside the recording"),
    ],
)
def test_a_night_that_cannot_be_is_refused_with_what_is_allowed(wrong: dict[str, object], said: str) -> None:
    order: dict[str, object] = {"profile": "healthy", "seed": 1, "hours": 0.25, "rate_hz": 10.0, **wrong}
    with pytest.raises(InvalidSimulationError, match=said):
        simulate_night(order.pop("profile"), **order)  # type: ignore[arg-type]


def test_a_synthetic_recording_says_what_it_is() -> None:
    recording = short_night("healthy", hours=0.25).recording
    assert recording.format == "synthetic"
    assert recording.site == "left_wrist"
    assert recording.source == "synthetic_healthy_1_left_wrist"
    assert not recording.acceleration_g.flags.writeable
