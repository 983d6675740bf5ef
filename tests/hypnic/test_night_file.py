"""``night.json`` and its schema."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import msgspec
import pytest

from detector.model import NightAnalysis
from hypnic.night_file import NightFile, night_file, night_json, night_schema
from recordings import Recording

MakeNight = Callable[..., NightAnalysis]
MakeRecording = Callable[..., Recording]

CONTRACT = {
    "": "schema_version recordings sleep counts indices verdict settings software",
    "recordings": "source format started_at duration_s sampling_rate_hz site gaps non_wear repairs noise_g "
    "calibration_error_g",
    "sleep": "lights_out_s onset_s onset_interval_s wake_up_s onset_latency_s total_sleep_s wake_after_onset_s "
    "efficiency evidence",
    "indices": "twitches_per_h jerks_around_onset plm_per_h periodicity_index mean_log_interval_s",
    "verdict": "tier headline reasons advice spread confidence",
    "software": "name version",
}


def written(night: NightAnalysis) -> dict[str, Any]:
    return dict(json.loads(night_json(night)))


def test_the_fields_are_those_of_the_contract_in_its_order(make_night: MakeNight):
    document = written(make_night())
    for name, fields in CONTRACT.items():
        part = document[name] if name else document
        assert list(part[0] if isinstance(part, list) else part) == fields.split()


def test_a_night_validates_against_the_schema_that_is_shipped(make_night: MakeNight):
    jsonschema.validate(written(make_night()), night_schema())


def test_the_schema_refuses_a_field_it_does_not_know(make_night: MakeNight):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**written(make_night()), "extra": 1}, night_schema())


def test_a_night_reads_back_into_the_same_structure(make_night: MakeNight):
    night = make_night()
    assert msgspec.json.decode(night_json(night), type=NightFile) == night_file(night)


def test_the_recording_says_where_time_is_missing(make_night: MakeNight):
    [recording] = written(make_night())["recordings"]
    assert recording["gaps"] == [{"onset_s": 10.0, "duration_s": 2.5}]
    assert recording["started_at"] == "2026-09-21T21:30:00.000+02:00"
    assert recording["sampling_rate_hz"] == 10.0


def test_a_calibration_that_was_declined_says_why(make_night: MakeNight):
    [recording] = written(make_night())["recordings"]
    assert recording["repairs"] == ["Not calibrated: too few orientations"]


def test_a_recording_without_a_clock_has_no_start(make_night: MakeNight, make_recording: MakeRecording):
    night = make_night(recordings=(make_recording(started_at=None),))
    assert written(night)["recordings"][0]["started_at"] is None


def test_what_is_not_known_is_null(make_night: MakeNight):
    document = written(make_night())
    assert document["sleep"]["lights_out_s"] is None
    assert document["indices"]["plm_per_h"] is None


def test_a_noise_that_could_not_be_measured_is_null(make_night: MakeNight):
    night = make_night()
    unmeasured = replace(night, conditioned=(replace(night.conditioned[0], noise_g=float("nan")),))
    assert written(unmeasured)["recordings"][0]["noise_g"] is None


def test_a_setting_that_is_not_finite_is_never_written(make_night: MakeNight):
    with pytest.raises(msgspec.ValidationError):
        night_json(make_night(settings={"movements.start_g": float("inf")}))


def test_the_counts_name_the_kinds(make_night: MakeNight):
    assert written(make_night())["counts"] == {"hypnic_jerk": 1, "convulsive": 1}


def test_reasons_point_at_rows_of_the_events_table(make_night: MakeNight):
    [reason] = written(make_night())["verdict"]["reasons"]
    assert reason == {"rule": "convulsive_event", "text": "It shook for 62 seconds", "events": [1]}
