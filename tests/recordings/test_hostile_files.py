"""Whatever a file holds, reading it either works or raises one clear line."""

import gzip
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordings import RecordingError, read_recording
from recordings.archive import write_archive
from recordings.importers import IMPORTERS
from recordings.sources import open_source

HEADER = "time,x,y,z\n"


def table(
    rows: int = 500, *, time: Callable[[int], object] = lambda row: row / 50, row: str = "{time},0.1,{noise:.4f},0.95\n"
) -> str:
    chance = random.Random(1)
    return HEADER + "".join(row.format(time=time(index), noise=chance.gauss(0.2, 0.01)) for index in range(rows))


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "empty": (b"", "empty"),
    "blank lines": ("\n" * 1000, "no supported format"),
    "only a header": (HEADER, "no supported format"),
    "one row": (HEADER + "0.0,0.1,0.2,0.95\n", "usable rows|rows hold|at least 2"),
    "prose": ("Dear all,\nthe meeting is moved to 9.\n" * 50, "no supported format"),
    "words for numbers": (table(row="{time},left,right,up\n"), "no supported format|no columns|three numbers"),
    "nan": (table(row="{time},nan,nan,nan\n"), "three numbers"),
    "infinity": (table(row="{time},inf,-inf,inf\n"), "three numbers"),
    "huge": (table(row="{time},1e300,1e300,1e300\n"), "three numbers"),
    "constant": (table(row="{time},0,0,1\n"), "are the same"),
    "zeros": (table(row="{time},0,0,0\n"), "fits none|are the same"),
    "a unit that is none": (table(row="{time},100,100,{noise}\n"), "give the unit"),
    "one time for all": (table(time=lambda _: 5), "same time stamp"),
    "a sample a minute": (
        table(time=lambda row: f"2026-09-21 {row // 60:02d}:{row % 60:02d}:00"),
        "must be between 0.5 and 5000",
    ),
    "times of the year 9000": (table(time=lambda row: f"9000-01-01 00:00:{row / 50:06.3f}"), "from 1970 to 2200"),
    "times that do not exist": (table(time=lambda _: "2026-99-99 99:99:99.000"), "a time and three numbers"),
    "a line without end": (table(3000) + "0.5," * 1_000_000 + "\n", "a line is far too long"),
    "only a very wide line": ("0.5," * 1_000_000, "no supported format"),
    "binary noise": (random.Random(2).randbytes(100_000), "no supported format"),
    "zero bytes": (bytes(100_000), "no supported format"),
    "cut gzip": (gzip.compress(table(20_000).encode())[:-5000], "cut-off compressed"),
    "gzip of nothing": (gzip.compress(b""), "empty"),
    "damaged gzip": (gzip.compress(table().encode())[:100] + b"\xff" * 300, "compressed"),
    "cut zip": (b"PK\x03\x04" + b"\x00" * 50, "compressed"),
    "a zip of nothing": (b"PK\x05\x06" + b"\x00" * 18, "nothing in it"),
    "cut parquet": (b"PAR1" + b"\x15\x04" * 50, "damaged Parquet"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + random.Random(3).randbytes(5000), "no supported format"),
    "json": ('{"some": ["thing", 1, 2]}', "."),
    "utf-16": ((HEADER + "0,1,2,3\n" * 50).encode("utf-16"), "no supported format"),
}


def assert_one_clear_line(path: Path, *, match: str = "."):
    with pytest.raises(RecordingError, match=match) as caught:
        read_recording(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("case", HOSTILE)
def test_a_broken_file_is_refused_in_one_clear_line(save, case: str):
    content, match = HOSTILE[case]
    assert_one_clear_line(save(content), match=match)


def test_a_very_wide_line_among_good_ones_is_skipped_and_said(save):
    recording = read_recording(save(table(3000) + "0.5," * 100_000 + "\n"))
    assert recording.time_s.size == 3000
    assert recording.repairs[0] == "1 row with another number of columns skipped."


def test_a_missing_file_is_refused_in_one_clear_line(tmp_path: Path):
    assert_one_clear_line(tmp_path / "nothing.csv", match="does not exist")


def test_a_folder_with_nothing_usable_is_refused_in_one_clear_line(save, tmp_path: Path):
    save("Dear all,", "folder/letter.txt")
    assert_one_clear_line(tmp_path / "folder", match="no supported format")


def test_a_folder_of_several_recordings_is_refused_with_what_to_give(save, tmp_path: Path):
    save(table(), "folder/left.csv")
    save(table(), "folder/right.csv")
    assert_one_clear_line(tmp_path / "folder", match="give one of the files in it")


def test_an_empty_folder_is_refused_in_one_clear_line(tmp_path: Path):
    assert_one_clear_line(tmp_path, match="a folder with nothing in it")


def test_a_folder_that_may_not_be_read_is_refused_in_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", forbidden)
    assert_one_clear_line(tmp_path, match="may not be read by you")


def test_a_zip_file_with_nothing_usable_is_refused_in_one_clear_line(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "letters.zip", "w") as archive:
        archive.writestr("a.txt", "Dear all,")
        archive.writestr("b.txt", "Yours")
    assert_one_clear_line(tmp_path / "letters.zip", match="no supported format")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    assert_one_clear_line(tmp_path / "pipe", match="neither a file nor a folder")


def test_a_file_that_may_not_be_read_is_refused_in_one_clear_line(save, monkeypatch: pytest.MonkeyPatch):
    path = save(table())

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert_one_clear_line(path, match="may not be read by you")


def test_a_link_to_itself_is_refused_in_one_clear_line(tmp_path: Path):
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    assert_one_clear_line(tmp_path / "loop.csv")


def test_a_clock_that_was_never_set_is_read_without_a_start(save):
    recording = read_recording(save(table(time=lambda row: f"1970-01-01 00:00:{row / 50:06.3f}")))
    assert recording.started_at is None
    assert any("never set" in repair for repair in recording.repairs)


def test_time_that_goes_backwards_is_mended_and_said(save):
    recording = read_recording(save(table(time=lambda row: (row if row < 300 else row - 200) / 50)))
    assert np.diff(recording.time_s).max() == pytest.approx(0.02)
    assert any("set back" in repair for repair in recording.repairs)


def test_a_wrong_unit_is_refused_in_one_clear_line(save):
    with pytest.raises(RecordingError, match="it looks like g"):
        read_recording(save(table()), unit="mg")


@pytest.mark.parametrize(
    "options",
    [
        {"site": "nose"},
        {"timezone": "Mars/Olympus"},
        {"rate_hz": -1},
        {"unit": "stones"},
        {"rate_hz": float("nan")},
        {"rate_hz": 1e-300},
        {"rate_hz": 1e300},
    ],
)
def test_wrong_options_are_refused_in_one_clear_line(save, options: dict[str, object]):
    with pytest.raises(RecordingError) as caught:
        read_recording(save(table()), **options)
    assert "\n" not in str(caught.value)


def read_or_refuse(path: Path) -> None:
    try:
        read_recording(path)
    except RecordingError as error:
        refusal = str(error)
    else:
        return
    assert "\n" not in refusal


FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

BEGINNINGS = st.sampled_from(
    [
        b"",
        HEADER.encode(),
        b"PAR1",
        b"start\n",
        b"SampleRate: 16\n",
        b"X,Y,Z\n",
        b"HEADER_TIME_STAMP,X,Y,Z\n",
        b"Time (ms),X,Y,Z\n",
        b"Device Type,GENEActiv\n",
        b"------------ Data File Created By ActiGraph GT3X+ date format M/d/yyyy at 40 Hz\nStart Date 9/9/9\n",
        b"loggingTime(txt),accelerometerAccelerationX(G),accelerometerAccelerationY(G),accelerometerAccelerationZ(G)\n",
        b'"sep=;"\n',
        b"\x1f\x8b\x08\x00",
        b"PK\x03\x04",
        b"[",
        b'{"datapoints": [',
        b"0       ",
    ]
)


@FUZZ
@given(BEGINNINGS, st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(save, beginning: bytes, content: bytes):
    read_or_refuse(save(beginning + content))


CELLS = st.one_of(
    st.integers(-(2**70), 2**70).map(str),
    st.floats().map(str),
    st.datetimes().map(str),
    st.sampled_from(
        ["", " ", '"', "NaN", "1e999", "2026-01-01", "24:00:00", "99:99:99", "1/1/1", "-0", "1,5", "é", "\x00"]
    ),
)


@FUZZ
@given(BEGINNINGS, st.sampled_from([",", ";", "\t", " "]), st.lists(st.lists(CELLS, max_size=6), max_size=30))
def test_random_tables_are_read_or_refused(save, beginning: bytes, delimiter: str, rows: list[list[str]]):
    read_or_refuse(save(beginning + "".join(delimiter.join(row) + "\n" for row in rows).encode()))


def valid_files(limb: np.ndarray, folder: Path) -> list[bytes]:
    plain = HEADER + "".join(f"{row / 50:.2f},{x},{y},{z}\n" for row, (x, y, z) in enumerate(limb.tolist()))
    (folder / "plain.csv").write_text(plain)
    write_archive(read_recording(folder / "plain.csv"), folder / "night.parquet")
    return [
        plain.encode(),
        gzip.compress(plain.encode()),
        (folder / "night.parquet").read_bytes(),
        plain.replace("time,x,y,z", "HEADER_TIME_STAMP,X,Y,Z").encode(),
        plain.replace("time,x,y,z", "Timestamp (ms),X: (m/s^2),Y: (m/s^2),Z: (m/s^2)").encode(),
    ]


@FUZZ
@given(data=st.data())
def test_a_good_file_with_damage_is_read_or_refused(save, limb_g, tmp_path: Path, data: st.DataObject):
    content = bytearray(data.draw(st.sampled_from(valid_files(limb_g(60), tmp_path))))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    read_or_refuse(save(bytes(content)))


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.name)
def test_recognising_never_raises_on_foreign_content(save, importer):
    for content, _ in HOSTILE.values():
        if content:
            try:
                source = open_source(save(content))
            except RecordingError:
                continue
            importer.recognises(source)
