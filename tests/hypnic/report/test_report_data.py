"""What the page is made from: numbers and words, without a browser."""

import base64
import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from detector import analyse_night
from detector.model import Evidence, Limit, NightAnalysis
from hypnic.report import describe_night, pack_payload
from hypnic.report.budget import (
    WAVEFORM_AFTER_S,
    WAVEFORM_BEFORE_S,
    WAVEFORM_EVENTS,
    WAVEFORM_POINTS,
    WAVEFORM_POINTS_IN_ALL,
)
from hypnic.report.event_words import describe_events
from hypnic.report.figures import movement_figures, sleep_figures
from hypnic.report.picture import NOT_MEASURED, describe_lanes
from hypnic.report.times import date_text, duration_text, minute_text, offset_changes, time_text, zone_text
from hypnic.report.waveforms import cut_recorded, cut_waveforms, has_finer_samples, rank_events
from recordings.synthetic import simulate_night

BERLIN = ZoneInfo("Europe/Berlin")
MakeNight = Callable[..., NightAnalysis]


def unpack(payload: str) -> tuple[dict[str, Any], bytes]:
    """Read a payload back as the page's script does."""
    data = zlib.decompress(base64.b64decode(payload))
    length = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + length]), data[4 + length :]


def read_array(body: bytes, reference: dict[str, Any]) -> np.ndarray:
    first, count, kind = reference["array"]
    return np.frombuffer(body, dtype=np.dtype(kind).newbyteorder("<"), count=count, offset=first)


def restored_g(piece: dict[str, Any], name: str) -> np.ndarray:
    stored = piece["movement"] if name == "movement" else piece["axes"][int(name)]
    return np.cumsum(stored, dtype=np.int16) * piece["step_g"]


# --- payload ----------------------------------------------------------------------------------------------------------


@given(
    arrays.arrays(np.int16, st.integers(0, 40)),
    arrays.arrays(np.uint16, st.integers(0, 40)),
    arrays.arrays(np.uint8, st.integers(0, 7)),
    st.text(max_size=40),
)
def test_a_payload_reads_back_as_it_was_written(
    first: np.ndarray, second: np.ndarray, third: np.ndarray, words: str
) -> None:
    document, body = unpack(pack_payload({"a": first, "deep": [{"b": second}, third], "words": words}))
    assert document["words"] == words
    np.testing.assert_array_equal(read_array(body, document["a"]), first)
    np.testing.assert_array_equal(read_array(body, document["deep"][0]["b"]), second)
    np.testing.assert_array_equal(read_array(body, document["deep"][1]), third)


def test_a_number_that_is_not_finite_becomes_unknown(short_night: NightAnalysis) -> None:
    odd = Evidence(name="rise", value=float("nan"), unit="s", threshold=float("inf"), text="not measurable")
    night = replace(short_night, events=(replace(short_night.events[0], evidence=(odd,)), *short_night.events[1:]))
    document, _ = unpack(pack_payload(describe_night(night)))
    assert document["events"][0]["evidence"][0]["value"] is None
    assert document["events"][0]["evidence"][0]["threshold"] is None


# --- activity ---------------------------------------------------------------------------------------------------------


def test_the_drawn_band_holds_the_whole_movement_curve(short_night: NightAnalysis) -> None:
    lane = describe_lanes(short_night)[0]
    movement_g = short_night.conditioned[0].movement_g
    assert lane["high"].max() * lane["step_g"] == pytest.approx(movement_g.max(), abs=lane["step_g"])
    assert np.all(lane["low"] <= lane["typical"])
    assert np.all(lane["typical"] <= lane["high"])


def test_nothing_is_drawn_where_nothing_was_measured(calm_night: NightAnalysis) -> None:
    lane = describe_lanes(calm_night)[0]
    gap = calm_night.conditioned[0].gaps[0]
    middle = int((gap.onset_s + gap.end_s) / 2 / lane["bin_s"])
    assert lane["high"][middle] == NOT_MEASURED
    assert lane["high"][middle - 120] != NOT_MEASURED


def test_each_wearable_has_a_lane_on_the_nights_own_time(night_of: MakeNight) -> None:
    night = night_of({"sleep_twitch": 2}, hours=0.6, sites=("left_wrist", "right_ankle"))
    later = replace(night.recordings[1], started_at=datetime(2026, 9, 21, 22, 40, tzinfo=BERLIN))
    document = describe_night(replace(night, recordings=(night.recordings[0], later)))
    assert [lane["label"] for lane in document["lanes"]] == ["left wrist", "right ankle"]
    assert [lane["offset_s"] for lane in document["lanes"]] == [0.0, 600.0]
    assert document["end_s"] == pytest.approx(600.0 + night.recordings[1].duration_s)


# --- waveforms --------------------------------------------------------------------------------------------------------


def test_a_waveform_is_what_was_measured_to_within_half_a_step(short_night: NightAnalysis) -> None:
    piece = next(piece for pieces in cut_waveforms(short_night).values() for piece in pieces if not piece["is_thinned"])
    conditioned = short_night.conditioned[0]
    first = round(piece["from_s"] * conditioned.sampling_rate_hz)
    measured_g = conditioned.movement_g[first : first + piece["movement"].size]
    np.testing.assert_allclose(restored_g(piece, "movement"), measured_g, atol=0.51 * piece["step_g"])
    axis_g = conditioned.acceleration_g[first : first + piece["movement"].size, 1]
    np.testing.assert_allclose(restored_g(piece, "1"), axis_g - np.median(axis_g), atol=0.51 * piece["step_g"])


def test_a_long_event_keeps_its_extremes_in_few_points(night_of: MakeNight) -> None:
    night = night_of({"wake_activity": 1}, hours=0.6)
    piece = cut_waveforms(night)[0][0]
    assert piece["is_thinned"]
    assert piece["movement"].size <= WAVEFORM_POINTS
    event = night.events[0]
    rate_hz = night.conditioned[0].sampling_rate_hz
    inside_g = night.conditioned[0].movement_g[round(event.onset_s * rate_hz) : round(event.end_s * rate_hz)]
    assert restored_g(piece, "movement").max() == pytest.approx(inside_g.max(), abs=piece["step_g"])
    length_s = piece["movement"].size / piece["rate_hz"]
    assert length_s == pytest.approx(event.duration_s + 5.0, abs=1.0)


def test_the_spectrum_of_a_rhythmic_event_peaks_at_its_rate(short_night: NightAnalysis) -> None:
    number = next(i for i, event in enumerate(short_night.events) if event.kind == "tremor")
    spectrum = cut_waveforms(short_night)[number][0]["spectrum"]
    strongest_hz = np.argmax(spectrum["strength"]) * spectrum["step_hz"]
    assert strongest_hz == pytest.approx(5.1, abs=0.2)


def test_an_event_without_rhythm_has_a_spectrum_too(short_night: NightAnalysis) -> None:
    number = next(i for i, event in enumerate(short_night.events) if event.kind == "hypnic_jerk")
    spectrum = cut_waveforms(short_night)[number][0]["spectrum"]
    assert spectrum["strength"].max() == np.iinfo(np.uint8).max


def test_the_gravest_events_are_kept_first(night_of: MakeNight) -> None:
    night = night_of({"sleep_twitch": 30, "tremor": 2, "limb_movement": 3}, hours=0.8)
    order = rank_events(night)
    assert [night.events[number].kind for number in order[:2]] == ["tremor", "tremor"]
    assert sorted(order) == list(range(len(night.events)))


def test_many_events_of_one_kind_do_not_crowd_out_another(night_of: MakeNight) -> None:
    night = night_of({"sleep_twitch": 60, "limb_movement": 3}, hours=0.8)
    kinds = [night.events[number].kind for number in rank_events(night)[:8]]
    assert kinds.count("limb_movement") == 3


def test_a_page_keeps_no_more_waveforms_than_its_budget(night_of: MakeNight) -> None:
    night = night_of({"sleep_twitch": 700, "limb_movement": 80}, hours=1.0)
    waveforms = cut_waveforms(night)
    assert len(waveforms) <= WAVEFORM_EVENTS
    assert sum(piece["movement"].size for pieces in waveforms.values() for piece in pieces) <= WAVEFORM_POINTS_IN_ALL


def test_an_event_of_several_limbs_shows_each_of_them(night_of: MakeNight) -> None:
    night = night_of({"limb_movement": 1}, hours=0.6, sites=("left_ankle", "right_ankle"))
    assert [piece["lane"] for piece in cut_waveforms(night)[0]] == [0, 1]


def test_a_magnitude_only_recording_has_one_axis(short_night: NightAnalysis) -> None:
    night = replace(short_night, conditioned=(replace(short_night.conditioned[0], signal="magnitude"),))
    assert all(len(piece["axes"]) == 1 for pieces in cut_waveforms(night).values() for piece in pieces)


def test_a_fast_recording_is_cut_sample_by_sample_as_it_was_recorded() -> None:
    labelled = simulate_night("healthy", seed=2, hours=0.5, rate_hz=200.0)
    night = analyse_night(labelled.recording)
    assert has_finer_samples(night)
    recorded = labelled.recording
    (piece,) = cut_recorded(night, night.events[0])
    assert piece["rate_hz"] == pytest.approx(piece["recorded_hz"], rel=0.01)
    first = int(np.searchsorted(recorded.time_s, piece["from_s"] - 1e-6))
    for axis, stored in enumerate(piece["axes"]):
        own_g = recorded.acceleration_g[first : first + stored.size, axis].astype(float)
        drawn_g = np.cumsum(stored) * piece["step_g"]
        np.testing.assert_allclose(drawn_g, own_g - np.median(own_g), atol=0.51 * piece["step_g"])
    on_grid = piece["axes"][0].size * night.conditioned[0].sampling_rate_hz / piece["recorded_hz"]
    assert piece["movement"].size == pytest.approx(on_grid, abs=2)


def test_a_gap_in_a_fast_recording_takes_the_time_that_it_took() -> None:
    recording = simulate_night("healthy", seed=2, hours=0.5, rate_hz=200.0).recording
    event = analyse_night(recording).events[0]
    is_kept = (recording.time_s < event.onset_s - 1.0) | (recording.time_s > event.onset_s - 0.4)
    holed = replace(recording, time_s=recording.time_s[is_kept], acceleration_g=recording.acceleration_g[is_kept])
    (piece,) = cut_recorded(analyse_night(holed), event)
    whole_s = event.duration_s + WAVEFORM_BEFORE_S + WAVEFORM_AFTER_S
    assert piece["axes"][0].size / piece["rate_hz"] == pytest.approx(whole_s, abs=0.05)


def test_a_recording_no_finer_than_the_grid_is_drawn_as_the_detector_saw_it(short_night: NightAnalysis) -> None:
    assert not has_finer_samples(short_night)
    (piece,) = cut_recorded(short_night, short_night.events[0])
    assert "recorded_hz" not in piece


def test_an_event_outside_of_what_was_measured_has_no_waveform(short_night: NightAnalysis) -> None:
    beyond = replace(short_night.events[0], onset_s=short_night.recordings[0].duration_s + 100.0)
    assert cut_waveforms(replace(short_night, events=(beyond,)))[0] == []


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("duration_s", "text"),
    [
        (0.16, "0.2 s"),
        (42.4, "42 s"),
        (60.0, "1 min"),
        (250.0, "4 min 10 s"),
        (3599.6, "1 h"),
        (24_000.0, "6 h 40 min"),
    ],
)
def test_a_duration_is_written_as_a_person_would_say_it(duration_s: float, text: str) -> None:
    assert duration_text(duration_s) == text


def test_times_follow_the_recordings_clock_through_a_change() -> None:
    started_at = datetime(2026, 10, 25, 0, 30, tzinfo=BERLIN)
    assert time_text(started_at, 2 * 3600.0) == "02:30:00"
    assert time_text(started_at, 3 * 3600.0) == "02:30:00"
    assert offset_changes(started_at, 8 * 3600.0) == [(0.0, 7200.0), (9000.0, 3600.0)]


def test_a_recording_without_a_clock_counts_from_its_start() -> None:
    assert time_text(None, 3909.0) == "+1:05:09"
    assert minute_text(None, 3909.0) == "+1:05 h"
    assert "no clock" in zone_text(None)


def test_a_night_is_named_by_its_dates() -> None:
    started_at = datetime(2026, 12, 31, 22, 0, tzinfo=BERLIN)
    assert date_text(started_at, 8 * 3600.0) == "Thursday 31 December 2026 to Friday 1 January 2027"
    assert date_text(started_at, 600.0) == "Thursday 31 December 2026"
    assert zone_text(started_at) == "Europe/Berlin (UTC+01:00)"


def test_a_figure_that_is_not_known_says_why(calm_night: NightAnalysis) -> None:
    by_name = {figure.name: figure for figure in movement_figures(calm_night)}
    assert by_name["Periodic limb movements"].value is None
    assert by_name["Periodic limb movements"].note == calm_night.limits[0].because


def test_unknown_sleep_gives_the_detectors_reason(calm_night: NightAnalysis) -> None:
    unknown = replace(
        calm_night.sleep,
        lights_out_s=None,
        onset_s=None,
        onset_interval_s=None,
        wake_up_s=None,
        onset_latency_s=None,
        total_sleep_s=None,
        wake_after_onset_s=None,
        efficiency=None,
        asleep=(),
        evidence=("the recording lasts 20 min: at least 60 min are needed",),
    )
    figures = sleep_figures(replace(calm_night, sleep=unknown))
    assert all(figure.value is None for figure in figures)
    assert all("at least 60 min are needed" in figure.note for figure in figures)


def test_the_page_names_no_option_that_a_line_break_could_tear_apart(calm_night: NightAnalysis) -> None:
    sleep = replace(calm_night.sleep, lights_out_s=None, onset_latency_s=None, efficiency=None)
    notes = {figure.name: figure.note for figure in sleep_figures(replace(calm_night, sleep=sleep))}
    assert "when the light was switched off" in notes["Time to fall asleep"]
    assert not any("--" in note for note in notes.values())


def test_sleep_onset_is_an_interval(calm_night: NightAnalysis) -> None:
    assert sleep_figures(calm_night)[0].value == "22:49 to 22:57"


def test_an_index_that_needs_more_movements_says_how_many(calm_night: NightAnalysis) -> None:
    night = replace(calm_night, indices=replace(calm_night.indices, plm_per_h=2.0))
    by_name = {figure.name: figure for figure in movement_figures(night)}
    assert by_name["Periodic limb movements"].value == "2.0 per hour"
    assert "10 limb movements per hour" in by_name["Periodicity index"].note


def test_what_a_recording_cannot_show_is_not_counted_as_none(calm_night: NightAnalysis) -> None:
    limits = tuple(
        Limit(kind=kind, because="5 samples a second are too few") for kind in ("hypnic_jerk", "sleep_twitch")
    )
    by_name = {figure.name: figure for figure in movement_figures(replace(calm_night, limits=limits))}
    for name in ("Jerks around falling asleep", "Twitches in sleep"):
        assert by_name[name].value is None
        assert by_name[name].note == "5 samples a second are too few"


def test_a_jerk_at_a_low_rate_is_only_said_to_be_brief(night_of: MakeNight) -> None:
    slow = describe_events(night_of({"hypnic_jerk": 1}, hours=0.6, rate_hz=25.0))
    fast = describe_events(night_of({"hypnic_jerk": 1}, hours=0.6, rate_hz=50.0))
    assert (slow[0].duration, fast[0].duration) == ("< 0.3 s", "0.2 s")
