"""Files that are odd but readable: reading forgives, and says aloud what it mended."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hypnic.cli import main
from hypnic.night_file import night_schema

HEADER = "timestamp,x,y,z"
RATE_HZ = 25
ROWS = 90 * RATE_HZ
EPOCH_2026_S = 1_790_000_000

Row = tuple[float, float, float, float]


def good_rows() -> list[Row]:
    """Ninety seconds of a limb at rest, with a little noise."""
    return [
        (EPOCH_2026_S + index / RATE_HZ, 0.1 + index % 5 / 1000, 0.2, 0.97 - index % 7 / 1000) for index in range(ROWS)
    ]


def as_text(rows: list[Row], *, header: str = HEADER, end: str = "\n") -> str:
    return "\n".join([header, *(",".join(f"{value:.6f}" for value in row) for row in rows)]) + end


def going_backwards() -> str:
    rows = good_rows()
    rows[500:600] = reversed(rows[500:600])
    return as_text(rows)


def unset_clock() -> str:
    rows = [
        f"1970-01-01 00:{10 + int(index / RATE_HZ) // 60:02d}:{index / RATE_HZ % 60:06.3f},{x:.4f},{y:.4f},{z:.4f}"
        for index, (_, x, y, z) in enumerate(good_rows())
    ]
    return "\n".join([HEADER, *rows]) + "\n"


def some_not_finite() -> str:
    lines = as_text(good_rows()).splitlines()
    lines[300:303] = [f"{line.split(',')[0]},nan,inf,-inf" for line in lines[300:303]]
    return "\n".join(lines) + "\n"


def in_milli_g() -> str:
    return as_text([(time_s, 1000 * x, 1000 * y, 1000 * z) for time_s, x, y, z in good_rows()])


def in_metres_per_second_squared() -> str:
    return as_text([(time_s, 9.80665 * x, 9.80665 * y, 9.80665 * z) for time_s, x, y, z in good_rows()])


def repeated() -> str:
    rows = good_rows()
    return as_text([*rows[:400], *rows[300:]])


def cut_in_a_number() -> str:
    return as_text(good_rows(), end="")[:-3]


ODD: dict[str, Callable[[], str]] = {
    "time going backwards": going_backwards,
    "nan and infinity among good rows": some_not_finite,
    "milli-g without saying so": in_milli_g,
    "m/s² without saying so": in_metres_per_second_squared,
    "rows repeated": repeated,
    "cut in the middle of a number": cut_in_a_number,
}


def analysed(text: str, folder: Path) -> dict[str, Any]:
    path = folder / "night.csv"
    path.write_text(text, encoding="utf-8")
    assert main(["analyse", str(path), "--out", str(folder / "results")]) == 0
    told = json.loads((folder / "results" / "night" / "night.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, night_schema())
    return dict(told["recordings"][0])


@pytest.mark.parametrize("write", ODD.values(), ids=ODD.keys())
def test_an_odd_file_is_read_and_the_repair_is_said_aloud(
    write: Callable[[], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    recording = analysed(write(), tmp_path)
    ordinary = {"Time stamps", "Not calibrated"}
    mended = [repair for repair in recording["repairs"] if not repair.startswith(tuple(ordinary))]
    assert mended
    said = " ".join(capsys.readouterr().out.split())
    assert all(repair in said for repair in mended)
    assert recording["sampling_rate_hz"] == pytest.approx(RATE_HZ, rel=0.01)
    assert recording["duration_s"] == pytest.approx(ROWS / RATE_HZ, abs=0.5)


def test_a_clock_that_was_never_set_is_no_clock(tmp_path: Path):
    recording = analysed(unset_clock(), tmp_path)
    assert recording["started_at"] is None
    assert any("1970" in repair for repair in recording["repairs"])
