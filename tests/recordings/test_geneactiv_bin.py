"""GENEActiv .bin files built from the layout in the maker's instructions: calibration, pages, time, damage."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordings import Recording, RecordingError, measure_timing
from recordings.errors import UnreadableFileError
from recordings.reading import identify, read_recording

LOCAL_START = datetime(2026, 9, 21, 21, 30, tzinfo=UTC)
RATE_HZ = 50
PER_PAGE = 300
PAGE_S = PER_PAGE / RATE_HZ
GAINS, OFFSETS = np.array([25_500, 25_700, 25_300]), np.array([-550, 120, 900])


def header(**replaced: str) -> str:
    lines = {
        "Device Unique Serial Code": "012345",
        "Device Type": "GENEActiv           ",
        "Accelerometer Range": "-8 to 8             ",
        "Measurement Frequency": f"{RATE_HZ} Hz             ",
        "Start Time": "2026-09-21 21:30:00:000",
        "Time Zone": "GMT +02:00",
        "Device Location Code": "right wrist",
        **{f"{axis} gain": str(gain) for axis, gain in zip("xyz", GAINS, strict=True)},
        **{f"{axis} offset": str(offset) for axis, offset in zip("xyz", OFFSETS, strict=True)},
        "Number of Pages": "9",
    } | replaced
    return "Device Identity\r\n" + "".join(f"{key}:{value}\r\n" for key, value in lines.items()) + "\r\n"


def page(number: int, counts: np.ndarray, *, moment: datetime | None = None) -> str:
    start = moment or LOCAL_START + timedelta(seconds=number * PAGE_S)
    stamp = start.strftime("%Y-%m-%d %H:%M:%S:") + f"{start.microsecond // 1000:03d}"
    digits = "".join(f"{x & 4095:03X}{y & 4095:03X}{z & 4095:03X}1F2" for x, y, z in counts.tolist())
    return (
        f"Recorded Data\r\nDevice Unique Serial Code:012345\r\nSequence Number:{number}\r\nPage Time:{stamp}\r\n"
        f"Unassigned:\r\nTemperature:25.9\r\nBattery voltage:4.1788\r\nDevice Status:Recording\r\n"
        f"Measurement Frequency:{RATE_HZ}.0\r\n{digits}\r\n"
    )


def still_counts(pages: int) -> np.ndarray:
    noise = np.random.default_rng(3).integers(-3, 4, size=(pages, PER_PAGE, 3))
    return noise + np.array([250, 20, -40])


def in_g(counts: np.ndarray) -> np.ndarray:
    return (counts.reshape(-1, 3) * 100 - OFFSETS) / GAINS


def read(tmp_path: Path, content: str | bytes) -> Recording:
    path = tmp_path / "night.bin"
    path.write_bytes(content.encode("latin-1") if isinstance(content, str) else content)
    return read_recording(path)


def test_calibrated_samples_come_back_in_g(tmp_path: Path):
    counts = still_counts(3)
    counts[1, 5] = [-2048, 2047, 7]
    recording = read(tmp_path, header() + "".join(page(number, one) for number, one in enumerate(counts)))
    np.testing.assert_allclose(recording.acceleration_g, in_g(counts), atol=1e-5)
    assert (recording.wearable, recording.site) == ("GENEActiv", "right_wrist")


def test_time_and_zone_are_those_of_the_pages(tmp_path: Path):
    recording = read(tmp_path, header() + "".join(page(number, one) for number, one in enumerate(still_counts(4))))
    assert recording.started_at == LOCAL_START - timedelta(hours=2)
    assert recording.started_at.utcoffset() == timedelta(hours=2)
    np.testing.assert_allclose(np.diff(recording.time_s), 1 / RATE_HZ, atol=2e-6)


def test_without_a_zone_the_clock_is_local_and_said_so(tmp_path: Path):
    content = header(**{"Time Zone": ""}) + "".join(page(number, one) for number, one in enumerate(still_counts(2)))
    assert any("no time zone" in repair for repair in read(tmp_path, content).repairs)


def test_a_missing_page_leaves_a_gap(tmp_path: Path):
    counts = still_counts(6)
    recording = read(tmp_path, header() + "".join(page(number, counts[number]) for number in (0, 1, 2, 4, 5)))
    (gap,) = measure_timing(recording.time_s).gaps
    assert gap.onset_s == pytest.approx(3 * PAGE_S, abs=0.05)
    assert gap.duration_s == pytest.approx(PAGE_S, abs=0.05)


@pytest.mark.parametrize("damage", [("Page Time:2026", "Page Time:2O26"), ("1F2", "1G2"), ("1F2", "1F")])
def test_a_damaged_page_is_left_out_and_said(tmp_path: Path, damage: tuple[str, str]):
    pages = [page(number, one) for number, one in enumerate(still_counts(6))]
    pages[3] = pages[3].replace(*damage, 1)
    recording = read(tmp_path, header() + "".join(pages))
    assert recording.time_s.size == 5 * PER_PAGE
    assert "Left out 1 damaged page: the missing time stays a gap." in recording.repairs


def test_one_wild_page_time_is_mended(tmp_path: Path):
    pages = [page(number, one) for number, one in enumerate(still_counts(6))]
    pages[3] = page(3, still_counts(1)[0], moment=datetime(2041, 1, 1, tzinfo=UTC))
    recording = read(tmp_path, header() + "".join(pages))
    assert recording.duration_s == pytest.approx(6 * PAGE_S, abs=0.1)
    assert any("contradicted the blocks before and after" in repair for repair in recording.repairs)


@pytest.mark.parametrize("lost", ["x gain", "z offset"])
def test_a_file_without_calibration_is_refused(tmp_path: Path, lost: str):
    content = header(**{lost: "?"}) + page(0, still_counts(1)[0])
    with pytest.raises(UnreadableFileError, match="lacks its calibration"):
        read(tmp_path, content)


def test_a_file_without_pages_is_refused(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match="no intact page"):
        read(tmp_path, header())


def test_the_format_is_recognised_by_content(tmp_path: Path):
    read(tmp_path, header() + page(0, still_counts(1)[0]))
    assert identify((tmp_path / "night.bin").rename(tmp_path / "night.csv")).name == "geneactiv_bin"


INTACT = (header() + "".join(page(number, one) for number, one in enumerate(still_counts(4)))).encode("latin-1")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_give_a_recording_or_a_plain_error(tmp_path: Path, data: st.DataObject):
    content = bytearray(INTACT)
    for position in data.draw(st.lists(st.integers(0, len(INTACT) - 1), max_size=20)):
        content[position] = data.draw(st.integers(0, 255))
    kept = data.draw(st.integers(1, len(INTACT)))
    try:
        recording = read(tmp_path, bytes(content[:kept]))
    except RecordingError:
        return
    assert 0 < recording.time_s.size <= 4 * PER_PAGE
