"""ActiGraph raw CSV in all its variants: with and without times, g and counts, dates that contradict the header."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from recordings import Recording, measure_timing, read_recording
from recordings.reading import identify

ROWS = 1200
RATE_HZ = 40
RULER = "--------------------------------------------------"


def header(
    *,
    date_format: str = "M/d/yyyy",
    date: str = "6/14/2018",
    extra: tuple[str, ...] = (),
    maker: str = "GT3X+ ActiLife v6.13.3 Firmware v2.5.0",
) -> list[str]:
    return [
        f"------------ Data File Created By ActiGraph {maker} date format {date_format} at 40 Hz  Filter Normal ------",
        "Serial Number: CLE2B00000000",
        "Start Time 11:27:00",
        f"Start Date {date}",
        *extra,
        "Epoch Period (hh:mm:ss) 00:00:00",
        "Download Time 15:16:42",
        f"Download Date {date}",
        "Current Memory Address: 0",
        "Current Battery Voltage: 4.21     Mode = 12",
        RULER,
    ]


def rows_of(samples: np.ndarray) -> list[str]:
    return [",".join(map(str, row)) for row in samples.tolist()]


def read(save, lines: list[str], *, end: str = "\n") -> Recording:
    path = save(end.join([*lines, ""]))
    assert identify(path).name == "actigraph_csv"
    return read_recording(path, timezone="UTC")


def untimed(samples: np.ndarray, **stated: object) -> list[str]:
    return [*header(**stated), "Accelerometer X,Accelerometer Y,Accelerometer Z", *rows_of(samples)]


def test_rows_without_times_are_timed_by_the_header(save, limb_g):
    recording = read(save, untimed(limb_g(ROWS)))
    assert recording.started_at == datetime(2018, 6, 14, 11, 27, tzinfo=UTC)
    assert recording.nominal_rate_hz == RATE_HZ
    assert measure_timing(recording.time_s).rate_hz == pytest.approx(RATE_HZ)
    assert recording.wearable == "ActiGraph GT3X+"
    np.testing.assert_array_equal(recording.acceleration_g, limb_g(ROWS).astype(np.float32))


def test_rows_with_times_are_timed_by_them(save, limb_g):
    start = datetime(2018, 6, 14, 12, 8, 39, 725_000, tzinfo=UTC)
    moments = [start + timedelta(milliseconds=25 * row) for row in range(ROWS)]
    stamped = [
        f"{at.month}/{at.day}/{at.year} {at:%H:%M:%S}.{at.microsecond // 1000:03d},{row}"
        for at, row in zip(moments, rows_of(limb_g(ROWS)), strict=True)
    ]
    names = "Timestamp,Accelerometer X,Accelerometer Y,Accelerometer Z"
    recording = read(save, [*header(), names, *stamped])
    assert recording.started_at == start
    assert measure_timing(recording.time_s).rate_hz == pytest.approx(RATE_HZ)


def test_a_comma_behind_every_header_line_changes_nothing(save, limb_g):
    padded = [line + ",," for line in header()]
    recording = read(save, [*padded, "Accelerometer X,Accelerometer Y,Accelerometer Z", *rows_of(limb_g(ROWS))])
    assert recording.started_at == datetime(2018, 6, 14, 11, 27, tzinfo=UTC)
    assert recording.time_s.size == ROWS


def test_missing_column_names_change_nothing(save, limb_g):
    assert read(save, [*header(), *rows_of(limb_g(ROWS))]).time_s.size == ROWS


@pytest.mark.parametrize("counts_per_g", [341, 256])
def test_counts_are_told_by_gravity_and_said(save, limb_g, counts_per_g: int):
    counts = np.rint(limb_g(ROWS) * counts_per_g)
    recording = read(save, untimed(counts))
    np.testing.assert_allclose(recording.acceleration_g, counts / counts_per_g, rtol=1e-6)
    assert f"read as counts, {counts_per_g} for one g." in recording.repairs[0]


def test_twelve_header_lines_and_a_byte_order_mark_change_nothing(save, limb_g):
    lines = untimed(
        limb_g(ROWS),
        date="30/04/2024",
        date_format="d/MM/yyyy",
        extra=("Idle Sleep Mode: False", "Sample Rate: 40"),
        maker="GT3X+ gt3x2csv 0.5.0 Firmware v1.9.2",
    )
    recording = read(save, ["\ufeff" + lines[0], *lines[1:]], end="\r\n")
    assert recording.started_at == datetime(2024, 4, 30, 11, 27, tzinfo=UTC)
    assert recording.time_s.size == ROWS


def test_dates_that_contradict_the_header_go_before_it_and_it_is_said(save, limb_g):
    recording = read(save, untimed(limb_g(ROWS), date="30/04/2024", date_format="M/d/yyyy"))
    assert recording.started_at == datetime(2024, 4, 30, 11, 27, tzinfo=UTC)
    assert any("but they are day, month, year" in repair for repair in recording.repairs)


def test_the_headers_order_decides_dates_that_could_be_read_in_two_ways(save, limb_g):
    recording = read(save, untimed(limb_g(ROWS), date="05/04/2024", date_format="dd/MM/yyyy"))
    assert recording.started_at == datetime(2024, 4, 5, 11, 27, tzinfo=UTC)


@pytest.mark.parametrize(
    ("extra", "held_s", "gaps"),
    [
        (("Idle Sleep Mode: True",), 15, 1),
        (("Idle Sleep Mode: True",), 5, 0),
        ((), 15, 0),
        ((), 90, 1),
        (("Idle Sleep Mode: False",), 90, 0),
    ],
)
def test_values_repeated_by_idle_sleep_mode_are_a_gap(save, limb_g, extra: tuple[str, ...], held_s: int, gaps: int):
    held = held_s * RATE_HZ
    samples = np.concatenate([limb_g(ROWS), np.tile(limb_g(ROWS)[-1], (held, 1)), limb_g(ROWS)[::-1][1:]])
    recording = read(save, untimed(samples, extra=extra))
    assert sum("idle sleep mode" in repair for repair in recording.repairs) == gaps
    assert len(measure_timing(recording.time_s).gaps) == gaps
    assert recording.duration_s == pytest.approx((len(samples) - 1) / RATE_HZ)
