"""Text exports of many makers, on the layouts that their apps write."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from recordings import Recording, measure_timing, read_recording
from recordings.errors import InvalidRecordingError, NotRawAccelerationError
from recordings.reading import identify

ROWS = 600
STANDARD_GRAVITY = 9.80665
START = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)

Rows = list[list[float]]


def moments(rate_hz: float) -> list[datetime]:
    return [START + timedelta(seconds=index / rate_hz) for index in range(ROWS)]


def stamps(pattern: str, rate_hz: float, *, digits: int = 3) -> list[str]:
    return [at.strftime(pattern)[: digits - 6 or None] for at in moments(rate_hz)]


def joined(times: list[str] | list[int], rows: Rows, *, header: str = "", delimiter: str = ",", tail: str = "") -> str:
    lines = [delimiter.join([str(time), *map(str, row)]) + tail for time, row in zip(times, rows, strict=True)]
    return "\n".join([*([header] if header else []), *lines, ""])


def fixed(rows: Rows) -> list[list[str]]:
    return [[f"{number:.6f}" for number in row] for row in rows]


def axivity_unix(rows: Rows) -> str:
    return joined([f"{at.timestamp():.4f}" for at in moments(100)], fixed(rows))


def axivity_formatted(rows: Rows) -> str:
    return joined(stamps("%Y-%m-%d %H:%M:%S.%f", 100), fixed([[*row, 0.27, -0.5, 15.7] for row in rows]))


def axivity_omconvert(rows: Rows) -> str:
    header = "Time,Accel-X (g), Accel-Y (g), Accel-Z (g)"
    return joined(stamps("%Y-%m-%d %H:%M:%S.%f", 100), rows, header=header)


def geneactiv(rows: Rows) -> str:
    facts = [
        "Device Type,GENEActiv",
        "Device Model,1.1",
        "Device Unique Serial Code,000000",
        *["Sensor type,MEMS accelerometer"] * 7,
        "Measurement Frequency,50.0 Hz",
        "Start Time,2026-09-21 23:30:00:000",
        "Time Zone,GMT +02:00",
        "Device Location Code,left wrist",
        *[""] * 86,
    ]
    local = [(at + timedelta(hours=2)).strftime("%Y-%m-%d %H:%M:%S:%f")[:-3] for at in moments(50)]
    return "\n".join([*facts, joined(local, [[*row, 3, 0, 24.1] for row in rows])])


def shimmer(rows: Rows) -> str:
    names = ["Timestamp_Unix_CAL", *(f"Accel_{kind}_{axis}_CAL" for kind in ("LN", "WR") for axis in "XYZ")]
    header = [
        '"sep=;"',
        "".join(f"Shimmer_40AC_{name};" for name in [*names, "Battery_CAL"]),
        "ms;" + "m/(s^2);" * 6 + "mV;",
    ]
    scaled = (np.array(rows) * STANDARD_GRAVITY).tolist()
    times = [f"{at.timestamp() * 1000:.12E}" for at in moments(51.2)]
    return "\n".join([*header, joined(times, [[*row, *row[::-1], 4139.2] for row in scaled], delimiter=";", tail=";")])


def mhealth(rows: Rows) -> str:
    return joined(stamps("%Y-%m-%d %H:%M:%S.%f", 80), rows, header="HEADER_TIME_STAMP,X,Y,Z")


def mhealth_metric(rows: Rows) -> str:
    header = ",".join(["HEADER_TIME_STAMP", *(f"{axis}_ACCELERATION_METERS_PER_SECOND_SQUARED" for axis in "XYZ")])
    return joined(stamps("%Y-%m-%d %H:%M:%S.%f", 80), (np.array(rows) * STANDARD_GRAVITY).tolist(), header=header)


def activpal(rows: Rows) -> str:
    days = [f"{25_569 + at.timestamp() / 86_400:.10f}" for at in moments(20)]
    return joined(days, (np.rint(np.array(rows) * 63) + 127).astype(int).tolist())


def wasts(rows: Rows) -> str:
    readings = [[*row, 25.28, 58.32] for row in rows]
    return joined([602 + 200 * index for index in range(ROWS)], readings, header="start", delimiter=" ")


def matlab(rows: Rows) -> str:
    header = "SampleRate: 16\nTime(s)\tAccelX(m/s^2)\tAccelY(m/s^2)\tAccelZ(m/s^2)"
    scaled = (np.array(rows) * STANDARD_GRAVITY).tolist()
    return joined([f"{index / 16:.6f}" for index in range(ROWS)], scaled, header=header, delimiter="\t")


def movesense(rows: Rows) -> str:
    header = "Timestamp (ms),X: (m/s^2),Y: (m/s^2),Z: (m/s^2)"
    scaled = (np.array(rows) * STANDARD_GRAVITY).tolist()
    return joined([77_000 + round(index * 1000 / 52) for index in range(ROWS)], scaled, header=header)


def metabase(rows: Rows) -> str:
    header = "epoc (ms),timestamp (-0700),elapsed (s),x-axis (g),y-axis (g),z-axis (g)"
    local = [(at - timedelta(hours=7)).strftime("%Y-%m-%dT%H.%M.%S.%f")[:-3] for at in moments(50)]
    filled = [[text, index / 50, *row] for index, (text, row) in enumerate(zip(local, rows, strict=True))]
    return joined([round(at.timestamp() * 1000) for at in moments(50)], filled, header=header)


def witmotion(rows: Rows) -> str:
    axes = [f"Acceleration {axis}(g)" for axis in "XYZ"] + [f"Angular velocity {axis}(°/s)" for axis in "XYZ"]
    chip = [f" {at.year}-{at.month}-{at.day} {at:%H:%M:%S}.{at.microsecond // 1000:03d}" for at in moments(10)]
    filled = [["WT901(f1)", text, *row, 0, 0, 0] for text, row in zip(chip, rows, strict=True)]
    header = ",".join(["Time", "Device name", "Chip Time()", *axes])
    return joined(stamps("%H:%M:%S.%f", 10), filled, header=header)


def bangle(rows: Rows) -> str:
    counts = np.rint(np.array(rows) * 8192).astype(int).tolist()
    return joined([80 * index for index in range(ROWS)], counts, header="Time (ms),X,Y,Z")


def sensorlog(rows: Rows, *, delimiter: str = ",") -> str:
    header = ["loggingTime(txt)", "loggingSample(N)", "accelerometerTimestamp_sinceReboot(s)"]
    header += [f"accelerometerAcceleration{axis}(G)" for axis in "XYZ"] + [f"motionGravity{axis}(G)" for axis in "XYZ"]
    local = [(at + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "+02:00" for at in moments(50)]
    filled = [[index, f"{9000 + index / 50:.6f}", *row, 0, 0, -1] for index, row in enumerate(rows)]
    return joined(local, filled, header=delimiter.join(header), delimiter=delimiter)


def sensorlog_with_bars(rows: Rows) -> str:
    return sensorlog(rows, delimiter="|")


LAYOUTS: dict[str, tuple[Callable[[Rows], str], str, float, str]] = {
    "axivity unix": (axivity_unix, "axivity_csv", 100, "Axivity AX3"),
    "axivity formatted": (axivity_formatted, "axivity_csv", 100, "Axivity AX6"),
    "axivity omconvert": (axivity_omconvert, "axivity_csv", 100, "Axivity AX3"),
    "geneactiv": (geneactiv, "geneactiv_csv", 50, "GENEActiv 1.1"),
    "shimmer": (shimmer, "shimmer_csv", 51.2, "Shimmer"),
    "mhealth": (mhealth, "mhealth_csv", 80, "unknown"),
    "mhealth in m/s2": (mhealth_metric, "mhealth_csv", 80, "unknown"),
    "activpal": (activpal, "activpal_csv", 20, "activPAL"),
    "wasts": (wasts, "wasts_txt", 5, "WASTS wrist logger"),
    "matlab": (matlab, "matlab_ts", 16, "unknown"),
    "movesense": (movesense, "movesense_csv", 52, "Movesense"),
    "metabase": (metabase, "metabase_csv", 50, "MbientLab MetaMotion"),
    "witmotion": (witmotion, "witmotion_csv", 10, "WitMotion"),
    "bangle": (bangle, "bangle_accellog", 12.5, "Bangle.js"),
    "sensorlog": (sensorlog, "sensorlog_csv", 50, "SensorLog (Apple)"),
    "sensorlog with bars": (sensorlog_with_bars, "sensorlog_csv", 50, "SensorLog (Apple)"),
}
WITHOUT_CLOCK = {"wasts", "matlab", "movesense", "bangle"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_comes_out_as_the_same_limb(save, limb_g, layout: str):
    write, importer, rate_hz, wearable = LAYOUTS[layout]
    path = save(write(limb_g(ROWS).tolist()))
    assert identify(path).name == importer
    recording = read_recording(path, timezone="UTC")
    assert recording.format == importer
    assert recording.wearable == wearable
    assert recording.signal == "acceleration"
    assert measure_timing(recording.time_s).rate_hz == pytest.approx(rate_hz, rel=0.005)
    if layout in WITHOUT_CLOCK:
        assert recording.started_at is None
    else:
        assert abs(recording.started_at - START) < timedelta(milliseconds=1)
    tolerance_g = 0.5 / 63 if layout == "activpal" else 1e-4
    np.testing.assert_allclose(recording.acceleration_g, limb_g(ROWS), atol=tolerance_g)


def read(save, content: str, name: str = "night.csv") -> Recording:
    return read_recording(save(content, name), timezone="UTC")


def test_axivity_keeps_a_wall_clock_also_where_it_is_written_as_seconds(save, limb_g):
    recording = read_recording(save(axivity_unix(limb_g(ROWS).tolist())), timezone="Europe/Berlin")
    assert recording.started_at == START - timedelta(hours=2)


def test_geneactiv_states_site_zone_and_rate(save, limb_g):
    recording = read_recording(save(geneactiv(limb_g(ROWS).tolist())), timezone="Asia/Tokyo")
    assert recording.site == "left_wrist"
    assert recording.nominal_rate_hz == 50
    assert recording.started_at == START
    assert recording.started_at.utcoffset() == timedelta(hours=9)


def test_of_two_shimmer_accelerometers_the_low_noise_one_is_read_and_said(save, limb_g):
    assert "low-noise" in read(save, shimmer(limb_g(ROWS).tolist())).repairs[0]


def test_a_shimmer_export_without_accelerometer_is_refused_with_advice(save):
    header = "Shimmer_1_Timestamp_Unix_CAL;Shimmer_1_GSR_CAL;Shimmer_1_Temp_CAL"
    rows = "".join(f"{START.timestamp() * 1000 + 20 * index:.0f};{index};21\n" for index in range(100))
    with pytest.raises(NotRawAccelerationError, match="Accel_LN"):
        read(save, header + "\n" + rows)


def test_metabase_keeps_the_zone_of_its_header(save, limb_g):
    recording = read_recording(save(metabase(limb_g(ROWS).tolist())))
    assert recording.started_at.utcoffset() == timedelta(hours=-7)


def test_witmotion_without_running_clock_is_timed_by_the_phone(save, limb_g):
    chip = "2000-1-1 00:00:00.000"
    filled = [["WT901", chip, *row] for row in limb_g(ROWS).tolist()]
    header = "Time,Device name,Chip Time(),Acceleration X(g),Acceleration Y(g),Acceleration Z(g)"
    recording = read(save, joined(stamps("%Y-%m-%d %H:%M:%S.%f", 10), filled, header=header))
    assert recording.started_at == START


def test_bangle_files_in_g_are_told_from_counts(save, limb_g):
    times = [80 * index for index in range(ROWS)]
    recording = read(save, joined(times, limb_g(ROWS).tolist(), header="Time (ms),X,Y,Z"))
    np.testing.assert_allclose(recording.acceleration_g, limb_g(ROWS), atol=1e-6)


def test_sensorlog_adds_gravity_and_user_acceleration(save, limb_g):
    header = ["loggingTime(txt)"] + [
        f"motion{kind}{axis}(G)" for kind in ("UserAcceleration", "Gravity") for axis in "XYZ"
    ]
    gravity = np.array([0.1, -0.3, 0.95])
    filled = [[*(np.array(row) - gravity).tolist(), *gravity.tolist()] for row in limb_g(ROWS).tolist()]
    recording = read(save, joined(stamps("%Y-%m-%dT%H:%M:%S.%f", 50), filled, header=",".join(header)))
    assert recording.signal == "acceleration"
    np.testing.assert_allclose(recording.acceleration_g, limb_g(ROWS), atol=1e-5)
    assert "Gravity and user acceleration were added." in recording.repairs


def test_sensorlog_without_gravity_is_refused_with_advice(save, limb_g):
    header = ["loggingTime(txt)"] + [f"motionUserAcceleration{axis}(G)" for axis in "XYZ"]
    content = joined(stamps("%Y-%m-%dT%H:%M:%S.%f", 50), limb_g(ROWS).tolist(), header=",".join(header))
    with pytest.raises(NotRawAccelerationError, match="without gravity"):
        read(save, content)


def faros(limb_g, save, **meta: object) -> Recording:
    facts = {"start_time": "2026-09-21 21:30:00", "sample_freqs": {"ACC": 25.0}, "units": {"ACC": "mg"}} | meta
    save(json.dumps(facts), "export/meta.json")
    rows = "".join(f"{x},{y},{z}\n" for x, y, z in (limb_g(ROWS) * 1000).tolist())
    return read(save, "X,Y,Z\n" + rows, "export/ACC.csv")


def test_faros_takes_rate_start_and_unit_from_the_file_beside(save, limb_g):
    recording = faros(limb_g, save)
    assert recording.format == "faros_csv"
    assert recording.started_at == START
    assert recording.nominal_rate_hz == 25
    np.testing.assert_allclose(recording.acceleration_g, limb_g(ROWS), atol=1e-4)


def test_faros_is_read_from_its_folder_too(save, limb_g, tmp_path):
    faros(limb_g, save)
    assert read_recording(tmp_path / "export").format == "faros_csv"


@pytest.mark.parametrize("meta", [{"start_time": None}, {"units": "mg"}])
def test_a_faros_description_with_holes_is_used_as_far_as_it_goes(save, limb_g, meta: dict[str, object]):
    assert faros(limb_g, save, **meta).time_s.size == ROWS


def test_a_faros_description_without_rate_is_refused_with_advice(save, limb_g):
    with pytest.raises(InvalidRecordingError, match="give the sampling rate"):
        faros(limb_g, save, sample_freqs=[])
