"""EDF and EDF+ files written with the library itself: channels by label and unit, parts, gaps, damage."""

import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import edfio
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordings import Recording, RecordingError, measure_timing
from recordings.errors import InvalidRecordingError, MissingExtraError, UnreadableFileError
from recordings.reading import identify, list_parts, read_recording

START = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)
RATE_HZ, SECONDS = 50, 20
NOISE = np.random.default_rng(10).normal(0, 0.004, size=(RATE_HZ * SECONDS, 3))
STILL_G = NOISE + np.array([0.6, 0.0, 0.8])
LABELS = ("Acc X", "Acc Y", "Acc Z")


def channel(label: str, samples: np.ndarray, *, unit: str = "g", rate_hz: float = RATE_HZ) -> edfio.EdfSignal:
    limit = 8.0 if unit == "g" else 8000.0
    return edfio.EdfSignal(
        samples, sampling_frequency=rate_hz, label=label, physical_dimension=unit, physical_range=(-limit, limit)
    )


def channels(labels: tuple[str, ...] = LABELS, *, samples: np.ndarray = STILL_G, **how: Any) -> list[edfio.EdfSignal]:
    return [channel(label, samples[:, axis], **how) for axis, label in enumerate(labels)]


def content(signals: list[edfio.EdfSignal], **how: Any) -> bytes:
    recording = edfio.Recording(startdate=date(2026, 9, 21))
    how = {
        "starttime": time(21, 30),
        "recording": recording,
        "annotations": [edfio.EdfAnnotation(3, None, "turn")],
    } | how
    return edfio.Edf(signals, data_record_duration=1, **how).to_bytes()


def with_records_at(file: bytes, onsets_s: list[int]) -> bytes:
    """Make a continuous file a discontinuous one by giving its data records other times."""
    header = int(file[184:192])
    size = (len(file) - header) // len(onsets_s)
    changed = bytearray(file)
    changed[192:197] = b"EDF+D"
    for number, onset in enumerate(onsets_s):
        place = file.index(f"+{number}\x14\x14".encode(), header + number * size)
        end = file.index(b"\x00", place)
        stamp = f"+{onset}\x14\x14".encode()
        changed[place : place + len(stamp)] = stamp
        changed[place + len(stamp) : end] = b"\x00" * max(0, end - place - len(stamp))
    return bytes(changed)


def read(tmp_path: Path, file: bytes, **options: Any) -> Recording:
    (tmp_path / "night.edf").write_bytes(file)
    return read_recording(tmp_path / "night.edf", timezone="UTC", **options)


def test_three_channels_come_back_in_g_at_the_stated_time(tmp_path: Path):
    recording = read(tmp_path, content(channels()))
    np.testing.assert_allclose(recording.acceleration_g, STILL_G, atol=2e-4)
    assert recording.started_at == START
    assert recording.nominal_rate_hz == RATE_HZ


def test_milli_g_is_read_by_its_unit(tmp_path: Path):
    recording = read(tmp_path, content(channels(samples=STILL_G * 1000, unit="mg")))
    np.testing.assert_allclose(recording.acceleration_g, STILL_G, atol=2e-4)


@pytest.mark.parametrize(
    "labels",
    [
        ("X", "Y", "Z"),
        ("AccX", "AccY", "AccZ"),
        ("accel_x", "accel_y", "accel_z"),
        ("x-acc [g]", "y-acc [g]", "z-acc [g]"),
    ],
)
def test_channels_are_found_in_many_spellings(tmp_path: Path, labels: tuple[str, ...]):
    signals = [*channels(labels[::-1], samples=STILL_G[:, ::-1]), channel("EEG Fpz", STILL_G[:, 0], unit="uV")]
    np.testing.assert_allclose(read(tmp_path, content(signals)).acceleration_g, STILL_G, atol=2e-4)


def test_a_gyroscope_is_no_accelerometer(tmp_path: Path):
    signals = channels(("Gyro X", "Gyro Y", "Gyro Z"), unit="deg/s")
    with pytest.raises(InvalidRecordingError, match=r"no three accelerometer channels .* are Gyro X, Gyro Y, Gyro Z"):
        read(tmp_path, content(signals))


def test_two_accelerometers_are_parts_of_the_file(tmp_path: Path):
    signals = [one for side in ("Left", "Right") for one in channels(tuple(f"{side} {label}" for label in LABELS))]
    with pytest.raises(InvalidRecordingError, match=r"holds 2 accelerometers: .* there are left acc, right acc"):
        read(tmp_path, content(signals))
    assert list_parts(tmp_path / "night.edf") == ("left acc", "right acc")
    assert read(tmp_path, content(signals), part="right acc").time_s.size == RATE_HZ * SECONDS


def test_a_pause_of_a_discontinuous_file_stays_a_gap(tmp_path: Path):
    onsets_s = [*range(5), *range(65, 65 + SECONDS - 5)]
    file = content(channels(), annotations=[])
    recording = read(tmp_path, with_records_at(file, onsets_s))
    (gap,) = measure_timing(recording.time_s).gaps
    assert gap.onset_s == pytest.approx(5, abs=0.05)
    assert gap.duration_s == pytest.approx(60, abs=0.05)
    np.testing.assert_allclose(recording.acceleration_g, STILL_G, atol=2e-4)


def test_a_magnitude_channel_alone_is_read_as_magnitude(tmp_path: Path):
    magnitude = np.linalg.norm(STILL_G, axis=1)
    recording = read(tmp_path, content([channel("Acc magnitude", magnitude)]))
    assert recording.signal == "magnitude"
    np.testing.assert_allclose(recording.acceleration_g[:, 0], magnitude, atol=2e-4)


def test_labels_say_that_gravity_was_removed(tmp_path: Path):
    assert read(tmp_path, content(channels(("Linear acc X", "Linear acc Y", "Linear acc Z")))).signal == (
        "linear_acceleration"
    )


def test_stretches_marked_as_no_data_become_gaps(tmp_path: Path):
    samples = STILL_G.copy()
    samples[RATE_HZ * 5 : RATE_HZ * 12] = 0
    recording = read(
        tmp_path, content(channels(samples=samples), annotations=[edfio.EdfAnnotation(4.99, 7.01, "no data")])
    )
    (gap,) = measure_timing(recording.time_s).gaps
    assert gap.duration_s == pytest.approx(7, abs=0.05)
    assert "350 samples marked as 'no data' were left out: the time stays a gap." in recording.repairs


def test_the_header_tells_wearable_and_site(tmp_path: Path):
    header = edfio.Recording(startdate=date(2026, 9, 21), equipment_code="Polar_H10", additional=("left_ankle",))
    recording = read(tmp_path, content(channels(), recording=header))
    assert (recording.wearable, recording.site) == ("Polar H10", "left_ankle")


def test_an_anonymous_start_leaves_the_clock_unknown(tmp_path: Path):
    recording = edfio.Recording()
    assert read(tmp_path, content(channels(), recording=recording)).started_at is None


def test_a_damaged_header_is_refused_plainly(tmp_path: Path):
    file = content(channels())
    with pytest.raises(UnreadableFileError, match="damaged EDF file"):
        read(tmp_path, file[:236] + b"many    " + file[244:])


def test_the_format_is_recognised_by_content(tmp_path: Path):
    (tmp_path / "night.csv").write_bytes(content(channels()))
    assert identify(tmp_path / "night.csv").name == "edf"


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = content(channels())
    monkeypatch.setitem(sys.modules, "edfio", None)
    with pytest.raises(MissingExtraError, match=r"hypnic\[edf\]"):
        read(tmp_path, file)


INTACT = content(channels())


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_give_a_recording_or_a_plain_error(tmp_path: Path, data: st.DataObject):
    content = bytearray(INTACT)
    highest = data.draw(st.sampled_from([1500, len(INTACT) - 1]))
    for position in data.draw(st.lists(st.integers(0, highest), max_size=20)):
        content[position] = data.draw(st.one_of(st.integers(0, 255), st.sampled_from(b"0123456789 -+.X")))
    kept = data.draw(st.one_of(st.just(len(INTACT)), st.integers(1, len(INTACT))))
    try:
        recording = read(tmp_path, bytes(content[:kept]))
    except RecordingError:
        return
    assert recording.time_s.size >= 2
