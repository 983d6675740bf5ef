"""Files that are broken, foreign or malicious: one clear line, exit code 2, nothing left behind."""

import gzip
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from hypnic.cli import main

HEADER = "timestamp,x,y,z\n"

Write = Callable[[Path], Path]


def table(rows: int = 3000, *, x: str = "0.02", z: str | None = None) -> str:
    """Write a minute at 50 Hz of a limb at rest as CSV, with a little noise unless z is given."""
    return HEADER + "".join(
        f"{index / 50:.2f},{x},0.01,{f'0.99{index % 7}' if z is None else z}\n" for index in range(rows)
    )


def text_file(folder: Path, content: str) -> Path:
    path = folder / "night.csv"
    path.write_text(content, encoding="utf-8")
    return path


def bytes_file(folder: Path, content: bytes) -> Path:
    path = folder / "night.csv"
    path.write_bytes(content)
    return path


def missing(folder: Path) -> Path:
    return folder / "missing.csv"


def empty_folder(folder: Path) -> Path:
    path = folder / "export"
    path.mkdir()
    return path


def folder_of_letters(folder: Path) -> Path:
    path = empty_folder(folder)
    (path / "letter.txt").write_text("Dear all,\n", encoding="utf-8")
    return path


def named_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "night.csv")
    return folder / "night.csv"


def empty_zip(folder: Path) -> Path:
    path = folder / "night.zip"
    zipfile.ZipFile(path, "w").close()
    return path


def cut_zip(folder: Path) -> Path:
    path = folder / "night.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("night.csv", table())
    path.write_bytes(path.read_bytes()[:-200])
    return path


def noise(size: int) -> bytes:
    return np.random.default_rng(1).integers(0, 256, size, dtype=np.uint8).tobytes()


HOSTILE: dict[str, Write] = {
    "missing file": missing,
    "empty file": lambda folder: text_file(folder, ""),
    "only a header": lambda folder: text_file(folder, HEADER),
    "one row": lambda folder: text_file(folder, table(1)),
    "prose": lambda folder: text_file(folder, "It was a dark and stormy night.\n" * 400),
    "words in every cell": lambda folder: text_file(folder, HEADER + "soon,left,right,up\n" * 400),
    "only nan": lambda folder: text_file(folder, table(x="nan", z="NaN")),
    "only infinity": lambda folder: text_file(folder, table(x="inf", z="-Infinity")),
    "absurd numbers": lambda folder: text_file(folder, table(x="1e308", z="-1e308")),
    "a constant": lambda folder: text_file(folder, table(z="0.99")),
    "one time for all": lambda folder: text_file(folder, HEADER + "5.0,0.02,0.01,0.99\n5.0,0.01,0.02,0.98\n" * 1500),
    "a million columns": lambda folder: text_file(folder, ",".join(["1"] * 1_000_000) + "\n"),
    "a million columns under a header": lambda folder: text_file(folder, HEADER + ",".join(["1"] * 1_000_000) + "\n"),
    "one endless line": lambda folder: text_file(folder, "1" * 3_000_000),
    "nothing but zero bytes": lambda folder: bytes_file(folder, bytes(100_000)),
    "noise": lambda folder: bytes_file(folder, noise(100_000)),
    "a picture": lambda folder: bytes_file(folder, b"\x89PNG\r\n\x1a\n" + noise(50_000)),
    "truncated gzip": lambda folder: bytes_file(folder, gzip.compress(table().encode())[:-900]),
    "gzip of nothing": lambda folder: bytes_file(folder, gzip.compress(b"")),
    "only the start of gzip": lambda folder: bytes_file(folder, b"\x1f\x8b"),
    "damaged gzip": lambda folder: bytes_file(folder, gzip.compress(table().encode())[:40] + noise(4000)),
    "empty zip": empty_zip,
    "cut zip": cut_zip,
    "empty folder": empty_folder,
    "folder of letters": folder_of_letters,
    "cut parquet": lambda folder: bytes_file(folder, b"PAR1" + noise(5000)),
    "json of something else": lambda folder: text_file(folder, '{"recipe": ["flour", "water"]}'),
    "json that never ends": lambda folder: text_file(folder, "[" * 100_000),
}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "results"


def assert_one_clear_line(complaint: str) -> None:
    assert complaint.startswith("hypnic: ")
    assert complaint.count("\n") == 1
    assert complaint.endswith("\n")
    assert "Traceback" not in complaint
    assert len(complaint) > 30


@pytest.mark.parametrize("write", HOSTILE.values(), ids=HOSTILE.keys())
def test_unreadable_input_is_one_clear_line(
    write: Write, tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
):
    path = write(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert main(["analyse", str(path), "--out", str(out)]) == 2
    printed = capsys.readouterr()
    assert_one_clear_line(printed.err)
    assert printed.out == ""
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a matter of POSIX systems")
def test_a_named_pipe_is_refused_and_never_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["analyse", str(named_pipe(tmp_path))]) == 2
    assert_one_clear_line(capsys.readouterr().err)


@pytest.mark.parametrize("unit", ["furlong", "lsb:0", "lsb:many", ""])
def test_a_unit_that_is_none_is_refused(unit: str, tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]):
    path = text_file(tmp_path, table())
    assert main(["analyse", str(path), "--unit", unit, "--out", str(out)]) == 2
    assert_one_clear_line(capsys.readouterr().err)
    assert not out.exists()


@pytest.mark.parametrize("rate", ["0", "-50", "nan", "inf"])
def test_a_rate_that_is_none_is_refused(rate: str, tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]):
    path = text_file(tmp_path, table())
    assert main(["analyse", str(path), "--rate", rate, "--out", str(out)]) == 2
    assert_one_clear_line(capsys.readouterr().err)
    assert not out.exists()


def test_one_bad_file_among_several_leaves_nothing_behind(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
):
    good, bad = text_file(tmp_path, table()), tmp_path / "missing.csv"
    assert main(["analyse", str(good), str(bad), "--out", str(out)]) == 2
    assert_one_clear_line(capsys.readouterr().err)
    assert not out.exists()


def test_a_name_with_a_line_break_is_still_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["analyse", str(tmp_path / "two\nlines.csv")]) == 2
    assert_one_clear_line(capsys.readouterr().err)


def test_results_never_go_into_the_folder_that_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "night"
    folder.mkdir()
    (folder / "ACC.csv").write_text(
        "1551453301.0, 1551453301.0, 1551453301.0\n32.0, 32.0, 32.0\n" + "0,0,64\n1,0,63\n" * 1600, encoding="utf-8"
    )
    assert main(["analyse", str(folder), "--out", str(tmp_path)]) == 2
    assert "--out" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["ACC.csv"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Lend a folder that everybody may enter: pytest's own are private."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from hypnic.cli import main, run

# Everything is loaded and used once with all rights: Python itself may lie where nobody else may read.
with open(os.devnull, "w") as sys.stderr:
    assert main(["analyse", sys.argv.pop(1), "--quiet", "--out", sys.argv.pop(1)]) == 0
sys.stderr = sys.__stderr__
if os.geteuid() == 0:
    os.seteuid(65534)
run()
"""


def run_unprivileged(good: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run the program without the rights of an administrator, whoever runs the tests."""
    with TemporaryDirectory() as warm_up:
        command = [sys.executable, "-c", UNPRIVILEGED, str(good), warm_up, *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="file permissions are a matter of POSIX systems")
def test_a_file_one_may_not_read_is_named(open_folder: Path, tmp_path: Path):
    path = text_file(open_folder, table())
    path.chmod(0)
    done = run_unprivileged(text_file(tmp_path, table()), "analyse", str(path))
    assert done.returncode == 2
    assert_one_clear_line(done.stderr)
    assert "permission" in done.stderr


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="file permissions are a matter of POSIX systems")
def test_a_folder_one_may_not_write_is_named(open_folder: Path):
    path = text_file(open_folder, table())
    path.chmod(0o644)
    open_folder.chmod(0o555)
    done = run_unprivileged(path, "analyse", str(path), "--out", str(open_folder / "results"))
    assert done.returncode == 2
    assert_one_clear_line(done.stderr)
    assert "results" in done.stderr
    assert [one.name for one in open_folder.iterdir()] == ["night.csv"]


def test_the_real_program_ends_with_2_and_one_line(tmp_path: Path):
    script = "from hypnic.cli import run; run()"
    words = ("analyse", str(tmp_path / "missing.csv"), "--out", str(tmp_path / "results"))
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert_one_clear_line(done.stderr)
    assert list(tmp_path.iterdir()) == []
