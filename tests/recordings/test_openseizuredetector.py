"""OpenSeizureDetector events and data logs: axes or magnitude, dates, repetitions, gaps, level at rest, parts."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from recordings import Recording, measure_timing
from recordings.errors import InvalidRecordingError, NotRawAccelerationError, UnreadableFileError
from recordings.reading import identify, list_parts, read_recording

START = datetime(2026, 9, 21, 23, 0, tzinfo=UTC)
RATE_HZ, SAMPLES = 25, 125
ISO, LOCAL = "%Y-%m-%dT%H:%M:%SZ", "%d-%m-%Y %H:%M:%S"


def still_mg(points: int, *, level: float = 1000.0) -> np.ndarray:
    noise = np.random.default_rng(4).normal(0, 4, size=(points, SAMPLES, 3))
    return noise + np.array([0.6, 0.0, 0.8]) * level


def point(second: float, samples_mg: np.ndarray, *, stamp: str = ISO, axes: bool = True) -> dict[str, Any]:
    magnitude = np.linalg.norm(samples_mg, axis=1)
    interleaved = samples_mg.ravel() if axes else np.zeros(samples_mg.size)
    moment = START + timedelta(seconds=second)
    return {
        "dataTime": moment.strftime(stamp),
        "rawData": magnitude.tolist(),
        "rawData3D": interleaved.tolist(),
        "hr": -1,
    }


def event(points: list[dict[str, Any]], *, identity: object = 7) -> dict[str, Any]:
    return {"id": identity, "dataSourceName": "Garmin", "sampleFreq": 25, "datapoints": points}


def steady(samples_mg: np.ndarray, **how: Any) -> list[dict[str, Any]]:
    return [point(5 * number, one, **how) for number, one in enumerate(samples_mg)]


def read(tmp_path: Path, content: object, **options: Any) -> Recording:
    path = tmp_path / "event.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_recording(path, timezone="UTC", **options)


def test_three_axes_come_back_in_g(tmp_path: Path):
    samples = still_mg(12)
    recording = read(tmp_path, event(steady(samples)))
    np.testing.assert_allclose(recording.acceleration_g, samples.reshape(-1, 3) / 1000, atol=1e-5)
    assert recording.signal == "acceleration"
    assert recording.wearable == "OpenSeizureDetector Garmin"
    assert abs(recording.started_at - START) < timedelta(seconds=1)


def test_the_magnitude_is_read_where_the_axes_are_empty(tmp_path: Path):
    recording = read(tmp_path, event(steady(still_mg(12), axes=False)))
    assert recording.signal == "magnitude"
    assert np.median(recording.acceleration_g[:, 0]) == pytest.approx(1, abs=0.01)
    assert any("The three axes are empty" in repair for repair in recording.repairs)


def test_a_local_date_is_read_in_the_given_zone(tmp_path: Path):
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event(steady(still_mg(12), stamp=LOCAL))), encoding="utf-8")
    recording = read_recording(path, timezone="Europe/Berlin")
    assert abs(recording.started_at - (START - timedelta(hours=2))) < timedelta(seconds=1)
    assert any("Europe/Berlin" in repair for repair in recording.repairs)


def test_numbers_inside_strings_are_read(tmp_path: Path):
    points = steady(still_mg(12))
    for one in points:
        one["rawData3D"] = [str(number) for number in one["rawData3D"]]
        one["rawData"] = json.dumps(one["rawData"])
    assert read(tmp_path, event(points)).time_s.size == 12 * SAMPLES


def test_a_repeated_data_point_is_dropped(tmp_path: Path):
    samples = still_mg(12)
    points = steady(samples)
    points.insert(6, point(26, samples[5]))
    recording = read(tmp_path, event(points))
    assert recording.time_s.size == 12 * SAMPLES
    assert "1 data point appeared twice: the second was dropped." in recording.repairs


def test_data_points_a_second_early_or_late_are_contiguous(tmp_path: Path):
    samples = still_mg(20)
    points = [point(5 * number + number % 2, one) for number, one in enumerate(samples)]
    timing = measure_timing(read(tmp_path, event(points)).time_s)
    assert timing.gaps == ()
    assert timing.rate_hz == pytest.approx(RATE_HZ, rel=0.01)


def test_a_longer_step_stays_a_gap(tmp_path: Path):
    samples = still_mg(20)
    points = [point(5 * number + (69 - 5) * (number >= 10), one) for number, one in enumerate(samples)]
    (gap,) = measure_timing(read(tmp_path, event(points)).time_s).gaps
    assert gap.duration_s == pytest.approx(64, abs=0.6)


def test_points_out_of_order_are_sorted(tmp_path: Path):
    samples = still_mg(12)
    recording = read(tmp_path, event(steady(samples)[::-1]))
    np.testing.assert_allclose(recording.acceleration_g[0], samples[0, 0] / 1000, atol=1e-5)
    assert "Data points were out of order: sorted by time." in recording.repairs


@pytest.mark.parametrize("how", [{"axes": True}, {"axes": False}], ids=["axes", "magnitude"])
def test_another_level_at_rest_becomes_one_g_and_is_said(tmp_path: Path, how: dict[str, Any]):
    recording = read(tmp_path, event(steady(still_mg(12, level=1770), **how)))
    assert np.median(np.linalg.norm(recording.acceleration_g, axis=1)) == pytest.approx(1, abs=0.01)
    assert any("The magnitude at rest was 1.77" in repair for repair in recording.repairs)


def test_data_points_without_time_or_samples_are_left_out(tmp_path: Path):
    points = steady(still_mg(12))
    points[3]["dataTime"] = "soon"
    points[7]["rawData3D"] = points[7]["rawData"] = []
    recording = read(tmp_path, event(points))
    assert recording.time_s.size == 10 * SAMPLES
    assert "Left out 2 data points without usable time or samples." in recording.repairs


def test_a_list_of_events_names_its_parts(tmp_path: Path):
    content = [event(steady(still_mg(9)), identity=6897), event(steady(still_mg(10)), identity="S2")]
    with pytest.raises(InvalidRecordingError, match=r"holds 2 events: choose one .* there are 6897, S2"):
        read(tmp_path, content)
    assert list_parts(tmp_path / "event.json") == ("6897", "S2")
    assert read(tmp_path, content, part="S2").time_s.size == 10 * SAMPLES


def test_an_unknown_part_is_refused(tmp_path: Path):
    with pytest.raises(InvalidRecordingError, match="holds no event 9"):
        read(tmp_path, event(steady(still_mg(9))), part="9")


def test_a_single_event_in_a_list_needs_no_part(tmp_path: Path):
    assert read(tmp_path, [event(steady(still_mg(9)))]).time_s.size == 9 * SAMPLES
    assert list_parts(tmp_path / "event.json") == ()


def test_a_cut_off_file_is_refused_plainly(tmp_path: Path):
    content = json.dumps(event(steady(still_mg(9))))
    with pytest.raises(UnreadableFileError, match="damaged or cut off"):
        read(tmp_path, content[: len(content) // 2])


@pytest.mark.parametrize("points", [[], [None, 3], [{"dataTime": 5, "rawData": {"a": 1}}], [{"rawData": [[1]]}]])
def test_an_event_without_samples_is_refused(tmp_path: Path, points: list[Any]):
    content = event(points) | {"note": '"rawData"'}
    with pytest.raises(InvalidRecordingError, match="no data point with time and samples"):
        read(tmp_path, json.dumps(content).replace('\\"rawData\\"', "rawData"))


def log_line(second: float, samples_mg: np.ndarray, *, added: tuple[str, ...] = ()) -> str:
    moment = (START + timedelta(seconds=second)).strftime(LOCAL)
    fields = [moment, *["100"] * 10, "1208", "2200", "25", "OK", *added]
    return ", ".join([*fields, *(f"{value:.1f}" for value in np.linalg.norm(samples_mg, axis=1))])


@pytest.mark.parametrize("added", [(), ("55.0",)], ids=["140 fields", "141 fields"])
def test_a_data_log_gives_the_magnitude(tmp_path: Path, added: tuple[str, ...]):
    samples = still_mg(12)
    path = tmp_path / "log.csv"
    lines = [log_line(5 * number, one, added=added) for number, one in enumerate(samples)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    recording = read_recording(path, timezone="UTC")
    assert identify(path).name == "openseizuredetector_datalog"
    assert recording.signal == "magnitude"
    np.testing.assert_allclose(
        recording.acceleration_g[:, 0], np.linalg.norm(samples, axis=2).ravel() / 1000, atol=1e-3
    )


def test_a_cut_off_line_of_a_data_log_is_left_out(tmp_path: Path):
    path = tmp_path / "log.csv"
    lines = [log_line(5 * number, one) for number, one in enumerate(still_mg(12))]
    path.write_text("\n".join(lines)[:-60], encoding="utf-8")
    recording = read_recording(path, timezone="UTC")
    assert recording.time_s.size == 11 * SAMPLES
    assert "Left out 1 line damaged or cut off." in recording.repairs


def test_an_alarm_log_is_refused_with_advice(tmp_path: Path):
    path = tmp_path / "AlarmLog.txt"
    path.write_text('{"dataTime":"29-11-2019 04:09:11","maxVal":0,"specPower":32,"roiPower":245}\n', encoding="utf-8")
    with pytest.raises(NotRawAccelerationError, match=r"alarm log of spectra.*export the events with their raw data"):
        read_recording(path)
