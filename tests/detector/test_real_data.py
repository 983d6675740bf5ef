"""The few real recordings with known content; they lie beside the repository, and without them nothing is tested."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from altered import begun_later, noisier, resampled, rotated

from benchmarks.real_data import read_seizures, read_tremor_recording, read_tremor_windows
from detector import analyse_night
from recordings import read_recording

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
NIGHTS = sorted((DATA / "nights").glob("*.csv.gz"))
TONIC_CLONIC = [("osdb_45781.json", "45781"), ("osdb_user39.json", "17219")]
SLOWEST_CLAIM_HZ = 2.5

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real recordings are not here")
needs_nights = pytest.mark.skipif(not NIGHTS, reason="no real nights")


@cache
def night_of(path):
    return analyse_night(read_recording(path))


@cache
def tremor_night():
    return analyse_night(read_tremor_recording(DATA / "tremor"))


def seizure(file_name, number):
    """Read where a carer saw the seizure begin and end, as wall-clock seconds."""
    content = json.loads((DATA / "seizures" / file_name).read_text(encoding="utf-8"))
    event = next(each for each in (content if isinstance(content, list) else [content]) if str(each["id"]) == number)
    layout = "%Y-%m-%dT%H:%M:%SZ" if "T" in event["dataTime"] else "%d-%m-%Y %H:%M:%S"
    alarm_s = datetime.strptime(event["dataTime"], layout).replace(tzinfo=UTC).timestamp()
    return alarm_s + event["seizureTimes"][0], alarm_s + event["seizureTimes"][1]


def seizure_recording(file_name, number):
    part = number if file_name == "osdb_user39.json" else None
    return read_recording(DATA / "seizures" / file_name, part=part)


def assert_found(night, seen_s):
    begun_s, ended_s = seen_s
    start_s = night.recordings[0].started_at.timestamp()
    convulsive = [
        (start_s + event.onset_s, start_s + event.end_s) for event in night.events if event.kind == "convulsive"
    ]
    assert any(onset_s < ended_s and begun_s < end_s for onset_s, end_s in convulsive)
    assert night.verdict.tier == "seizure_like"


@needs_nights
@pytest.mark.parametrize("path", NIGHTS, ids=lambda path: path.name)
def test_a_healthy_night_is_not_called_seizure_like(path):
    night = night_of(path)
    assert night.counts["convulsive"] == 0
    assert night.verdict.tier != "seizure_like"


@needs_nights
@pytest.mark.parametrize("path", NIGHTS, ids=lambda path: path.name)
def test_five_hertz_is_said_to_be_too_slow_and_nothing_faster_is_claimed(path):
    night = night_of(path)
    assert {"convulsive", "tremor", "hypnic_jerk"} <= {limit.kind for limit in night.limits}
    assert "sampling_rate_too_low" in {reason.rule for reason in night.verdict.reasons}
    claimed_hz = [event.frequency_hz for event in night.events if event.frequency_hz is not None]
    assert all(frequency_hz <= SLOWEST_CLAIM_HZ for frequency_hz in claimed_hz)
    assert not {"convulsive", "tremor", "hypnic_jerk", "sleep_twitch", "isolated_jerk", "myoclonic_cluster"} & {
        event.kind for event in night.events
    }


@needs_nights
@pytest.mark.parametrize("path", NIGHTS, ids=lambda path: path.name)
def test_events_of_a_real_night_lie_inside_it_in_order(path):
    night = night_of(path)
    assert [event.onset_s for event in night.events] == sorted(event.onset_s for event in night.events)
    assert all(event.onset_s >= 0 and event.end_s <= night.recordings[0].duration_s + 1 for event in night.events)
    assert night.sleep.onset_s is not None


@pytest.mark.parametrize(("file_name", "number"), TONIC_CLONIC)
@pytest.mark.parametrize(
    "alter",
    [
        pytest.param(lambda night: night, id="as recorded"),
        pytest.param(rotated, id="turned"),
        pytest.param(noisier, id="2 mg of noise on top"),
        pytest.param(lambda night: begun_later(night, by_s=10.0), id="later start"),
    ],
)
def test_a_real_tonic_clonic_seizure_is_found_where_it_was(file_name, number, alter):
    assert_found(analyse_night(alter(seizure_recording(file_name, number))), seizure(file_name, number))


@pytest.mark.parametrize(("file_name", "number"), TONIC_CLONIC)
def test_a_real_tonic_clonic_seizure_is_found_when_its_samples_are_evenly_spaced(file_name, number):
    event = next(event for event in read_seizures(DATA / "seizures" / file_name) if event.name == number)
    convulsive = [one for one in analyse_night(event.recording).events if one.kind == "convulsive"]
    assert any(one.onset_s < event.end_s and event.onset_s < one.end_s for one in convulsive)


@pytest.mark.parametrize("rate_hz", [50.0, 64.0, 100.0])
def test_a_real_tonic_clonic_seizure_is_found_at_other_rates(rate_hz):
    file_name, number = TONIC_CLONIC[1]
    night = analyse_night(resampled(seizure_recording(file_name, number), rate_hz=rate_hz))
    assert_found(night, seizure(file_name, number))


def test_a_real_tremor_is_found_where_another_pipeline_found_it():
    windows = read_tremor_windows(DATA / "tremor")
    tremor = [event for event in tremor_night().events if event.kind == "tremor"]
    ends_s = windows.onset_s + windows.duration_s
    overlapping = [event for event in tremor if ((windows.onset_s < event.end_s) & (event.onset_s < ends_s)).any()]
    assert overlapping
    assert all(3.0 <= event.frequency_hz <= 8.0 for event in overlapping)


def test_a_real_tremor_is_not_called_seizure_like():
    assert tremor_night().counts["convulsive"] == 0
    assert tremor_night().verdict.tier == "see_doctor"


def test_a_sensor_on_a_table_is_not_worn_or_does_not_allow_an_answer():
    night = night_of(DATA / "still" / "rest_on_table.csv.gz")
    assert night.conditioned[0].non_wear or night.verdict.tier == "cannot_tell"
    assert night.events == ()
