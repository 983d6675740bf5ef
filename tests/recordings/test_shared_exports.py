"""Real export files, kept outside the repository: known rate, gravity at rest, start, or refused by name."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from recordings import Recording, measure_timing
from recordings.errors import NotRawAccelerationError
from recordings.importers import IMPORTERS
from recordings.reading import identify, list_parts, read_recording

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data lies outside the repository")


@dataclass(frozen=True, kw_only=True)
class Export:
    """What is known about one file.

    Samples a second, when it starts on its own clock, how many gaps it has, and its usual magnitude: 1 where it mostly
    rests on a calibrated sensor, None where gravity is missing.
    """

    path: str
    format: str
    rate_hz: float
    starts: str | None
    gaps: int = 0
    usual_g: float | None = 1.0


EXPORTS = (
    Export(
        path="actigraph/actigraph_no_timestamp.csv",
        format="actigraph_csv",
        rate_hz=40.0,
        starts="2018-06-14T11:27:00",
    ),
    Export(
        path="actigraph/actigraph_timestamped.csv", format="actigraph_csv", rate_hz=40.0, starts="2018-06-14T12:08:39"
    ),
    # six seconds of walking: nothing rests
    Export(
        path="actigraph/mhealth.csv", format="mhealth_csv", rate_hz=80.0, starts="2017-03-16T12:25:50", usual_g=1.14
    ),
    # two seconds of a sensor that was never calibrated
    Export(
        path="axivity/ax3_testfile_unix_timestamps.csv",
        format="axivity_csv",
        rate_hz=98.86,
        starts="2019-02-26T10:55:06",
        usual_g=1.06,
    ),
    Export(
        path="axivity/ax6_testfile_formatted_timestamps.csv",
        format="axivity_csv",
        rate_hz=99.1,
        starts="2019-12-23T21:04:06",
        usual_g=None,
    ),
    Export(path="faros/ACC.csv", format="faros_csv", rate_hz=25.0, starts="2018-10-12T16:54:12"),
    Export(path="faros", format="faros_csv", rate_hz=25.0, starts="2018-10-12T16:54:12"),
    Export(path="shimmer/read_test_data.csv", format="shimmer_csv", rate_hz=51.2, starts="2020-07-28T10:56:50"),
    Export(path="../nights/wasts_p5n1.csv.gz", format="csv", rate_hz=5.0, starts=None),
    Export(path="../nights/wasts_p5n2.csv.gz", format="csv", rate_hz=5.0, starts=None),
    Export(path="../nights/wasts_p7n1.csv.gz", format="csv", rate_hz=5.0, starts=None),
    Export(path="../nights/wasts_p7n1_raw.TXT.gz", format="wasts_txt", rate_hz=5.0, starts=None),
    Export(path="../nights/wasts_p7n2.csv.gz", format="csv", rate_hz=5.0, starts=None),
    Export(path="../still/rest_on_table.csv.gz", format="mhealth_csv", rate_hz=80.0, starts="2016-01-15T11:00:00"),
    # shaken all along
    Export(
        path="../still/clipping_8g.csv.gz",
        format="mhealth_csv",
        rate_hz=80.0,
        starts="2000-01-08T20:24:59",
        usual_g=2.36,
    ),
    Export(path="axivity/ax3_testfile.cwa", format="axivity_cwa", rate_hz=98.86, starts="2019-02-26T10:55:06"),
    Export(
        path="axivity/ax3_testfile_corrupt_blocks_0_13_14_142_143_144.cwa",
        format="axivity_cwa",
        rate_hz=98.86,
        starts="2019-02-26T10:55:07",
        gaps=1,
    ),
    Export(
        path="embraceplus/test_data.avro", format="embraceplus_avro", rate_hz=64.0, starts="2025-11-26T11:41:54+01:00"
    ),
    Export(path="empatica_e4/ACC.csv", format="empatica_e4", rate_hz=32.0, starts="2019-03-01T15:15:01+00:00"),
    Export(path="empatica_e4", format="empatica_e4", rate_hz=32.0, starts="2019-03-01T15:15:01+00:00"),
    Export(path="garmin/acc.csv.gz", format="garmin_raw", rate_hz=24.63, starts="2019-10-16T12:09:01+02:00", gaps=2),
    Export(
        path="polar/Polar_Sense_ACC.txt.gz", format="polar_sensor_logger", rate_hz=51.7, starts="2022-04-25T11:39:34"
    ),
)
SEIZURES = (
    ("osdb_45781.json", None),
    ("osdb_user39.json", "6897"),
    ("osdb_user39.json", "11591"),
    ("osdb_user39.json", "17219"),
    ("osdb_simulated_frequencies.json", "S002"),
    ("osdb_simulated_frequencies.json", "S003"),
)
COMPANIONS = {"empatica_e4/info.txt", "empatica_e4/tags.csv", "faros/meta.json", "polar/MARKER.txt"}
REFUSED = {
    "ActiGraph13_timestamps_headers.csv": "ActiGraph file of activity counts",
    "Actiwatch.csv": "Actiwatch export of activity counts",
    "ukbiobank.csv": "UK Biobank table of 5-second averages",
}


def usual_magnitude_g(recording: Recording) -> float:
    return float(np.median(np.linalg.norm(recording.acceleration_g, axis=1)))


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.path)
def test_a_real_export_is_read_at_its_rate_with_gravity_in_it(export: Export):
    path = DATA / "exports" / export.path
    assert identify(path).name == export.format
    recording = read_recording(path, timezone=None if "+" in (export.starts or "") else "UTC")
    timing = measure_timing(recording.time_s)
    assert timing.rate_hz == pytest.approx(export.rate_hz, rel=0.01)
    assert len(timing.gaps) == export.gaps
    assert recording.signal == ("linear_acceleration" if export.usual_g is None else "acceleration")
    if export.usual_g is not None:
        assert usual_magnitude_g(recording) == pytest.approx(export.usual_g, abs=0.05)
    started_at = recording.started_at.isoformat() if recording.started_at else None
    assert (started_at or "")[:19] == (export.starts or "")[:19]


def test_the_two_ways_axivity_writes_the_same_night_agree():
    binary = read_recording(DATA / "exports" / "axivity" / "ax3_testfile.cwa", timezone="UTC")
    table = read_recording(DATA / "exports" / "axivity" / "ax3_testfile_unix_timestamps.csv", timezone="UTC")
    first = table.acceleration_g[:5]
    np.testing.assert_allclose(binary.acceleration_g[:5], first, atol=1e-6)


def test_damaged_blocks_of_a_real_file_are_left_out_and_counted():
    whole = read_recording(DATA / "exports" / "axivity" / "ax3_testfile.cwa")
    damaged = read_recording(DATA / "exports" / "axivity" / "ax3_testfile_corrupt_blocks_0_13_14_142_143_144.cwa")
    assert whole.time_s.size - damaged.time_s.size == 6 * 120
    assert any("6 damaged data blocks" in repair for repair in damaged.repairs)
    np.testing.assert_array_equal(damaged.acceleration_g[0], whole.acceleration_g[120])


@pytest.mark.parametrize(("name", "part"), SEIZURES, ids=lambda value: str(value))
def test_real_seizure_events_are_read_part_by_part(name: str, part: str | None):
    path = DATA / "seizures" / name
    recording = read_recording(path, part=part, timezone="UTC")
    assert part is None or part in list_parts(path)
    assert recording.signal == "acceleration"
    assert measure_timing(recording.time_s).rate_hz == pytest.approx(25, rel=0.03)
    assert measure_timing(recording.time_s).gaps == ()
    assert recording.duration_s > 140


def test_the_device_and_the_table_made_of_it_give_the_same_night():
    device = read_recording(DATA / "nights" / "wasts_p7n1_raw.TXT.gz")
    table = read_recording(DATA / "nights" / "wasts_p7n1.csv.gz")
    np.testing.assert_array_equal(device.time_s, table.time_s)
    np.testing.assert_array_equal(device.acceleration_g, table.acceleration_g)


def test_clipping_of_a_real_file_is_said():
    repairs = read_recording(DATA / "still" / "clipping_8g.csv.gz").repairs
    assert any("end of the measuring range" in repair for repair in repairs)


@pytest.mark.parametrize(("name", "what"), REFUSED.items(), ids=REFUSED.keys())
def test_a_file_that_is_not_raw_is_refused_by_name(name: str, what: str):
    with pytest.raises(NotRawAccelerationError, match=what):
        read_recording(DATA / "exports" / "refuse" / name)


def test_no_export_at_hand_is_left_out():
    folder = DATA / "exports"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    known = {export.path for export in EXPORTS} | {f"refuse/{name}" for name in REFUSED} | COMPANIONS
    assert {name for name in files - known if not name.startswith("LICENSE")} == set()


def test_every_format_seen_is_one_that_is_listed():
    assert {export.format for export in EXPORTS} <= {importer.name for importer in IMPORTERS}
