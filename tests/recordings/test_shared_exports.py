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
    """What is known about one file: samples a second, when it starts on its own clock, how many gaps it has."""

    path: str
    format: str
    rate_hz: float
    starts: str
    gaps: int = 0


EXPORTS = (
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
    recording = read_recording(path, timezone=None if "+" in export.starts else "UTC")
    timing = measure_timing(recording.time_s)
    assert timing.rate_hz == pytest.approx(export.rate_hz, rel=0.01)
    assert len(timing.gaps) == export.gaps
    assert usual_magnitude_g(recording) == pytest.approx(1, abs=0.05)
    assert recording.started_at is not None
    assert recording.started_at.isoformat().startswith(export.starts[:19])


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


@pytest.mark.parametrize(("name", "what"), REFUSED.items(), ids=REFUSED.keys())
def test_a_file_that_is_not_raw_is_refused_by_name(name: str, what: str):
    with pytest.raises(NotRawAccelerationError, match=what):
        read_recording(DATA / "exports" / "refuse" / name)


def test_every_format_seen_is_one_that_is_listed():
    assert {export.format for export in EXPORTS} <= {importer.name for importer in IMPORTERS}
