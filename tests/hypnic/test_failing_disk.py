"""``hypnic record`` on disks that really fail: full, taken away, turned read only, while the night goes on.

The real program, in a process for each disk, all at once; the disks are small ones made for the test.
"""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from recordings import measure_timing, read_recording

RUN = "import sys; from hypnic.cli import run; sys.argv[0] = 'hypnic'; run()"
PATIENCE_S = 120.0
SAID_WITHIN_S = 10.0
BEFORE_S = 1.0
AFTER_S = 2.0
PIECE_BYTES = 4096


@dataclass(kw_only=True)
class Evening:
    """One recording and what becomes of its disk."""

    place: Path
    strike: Callable[[Path], None]
    second: Path | None = None
    relieve: Callable[[Path], None] | None = None
    ends_by: signal.Signals = signal.SIGTERM
    code: int | None = None
    said: str = ""

    @property
    def received(self) -> int:
        """How many samples it says it received."""
        (found,) = re.findall(r"^simulated: (\d+) samples", self.said, re.MULTILINE)
        return int(found)


def fill(place: Path) -> None:
    """Leave no room on a disk."""
    with (place / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(PIECE_BYTES))
        except OSError:
            return


def empty(place: Path) -> None:
    """Make room again."""
    (place / "filler").unlink()


def remove(place: Path) -> None:
    """Take away the folder that is recorded into in one step, then all that is in it."""
    shutil.rmtree((place / "out").rename(place / "gone"))


def make_read_only(place: Path) -> None:
    """Let a disk find a fault in itself, whereupon it can only be read."""
    subprocess.run(["mount", "-o", "remount,abort", str(place)], check=True)


@pytest.fixture(scope="module")
def small_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Path]]:
    """Mount small disks, of memory or on a file; only root may."""
    mounted: list[Path] = []

    def mount(name: str, *words: str) -> Path:
        place = tmp_path_factory.mktemp(name)
        done = subprocess.run(["mount", *words, str(place)], capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
        mounted.append(place)
        return place

    def make(name: str, kind: str) -> Path:
        if kind == "memory":
            return mount(name, "-t", "tmpfs", "-o", "size=400k", "tmpfs")
        image = tmp_path_factory.mktemp("image") / name
        image.write_bytes(bytes(8 << 20))
        subprocess.run(["mkfs.ext4", "-q", str(image)], check=True, capture_output=True)
        return mount(name, "-o", "loop", str(image))

    if sys.platform != "linux" or not shutil.which("mkfs.ext4"):
        pytest.skip("disks are made with Linux's tools")
    yield make
    for place in mounted:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture(scope="module")
def evenings(small_disk: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Evening]:
    """Record on all disks at once, let each fail, and end the recordings."""
    second = tmp_path_factory.mktemp("second")
    all_of_them = {
        "room again": Evening(place=small_disk("room", "memory"), strike=fill, relieve=empty),
        "full to the end": Evening(place=small_disk("full", "memory"), strike=fill, ends_by=signal.SIGINT),
        "full, second place": Evening(place=small_disk("first", "memory"), strike=fill, second=second / "full"),
        "read only": Evening(place=small_disk("fault", "file"), strike=make_read_only, second=second / "fault"),
        "removed": Evening(place=tmp_path_factory.mktemp("removed"), strike=remove),
    }
    processes = {name: start(one) for name, one in all_of_them.items()}
    try:
        for one in all_of_them.values():
            wait_until(lambda one=one: any(one.place.glob("out/*/segment-*.arrows")), "nothing was recorded")
        time.sleep(BEFORE_S)
        for one in all_of_them.values():
            one.strike(one.place)
        for one in all_of_them.values():
            wait_until(lambda one=one: "DISK" in log(one).read_text(), "nothing was said", limit_s=SAID_WITHIN_S)
        time.sleep(AFTER_S)
        for one in (one for one in all_of_them.values() if one.relieve):
            one.relieve(one.place)
            wait_until(lambda one=one: "back:" in log(one).read_text(), "no relief was felt")
        for name, one in all_of_them.items():
            processes[name].send_signal(one.ends_by)
        for name, one in all_of_them.items():
            one.code = processes[name].wait(PATIENCE_S)
            one.said = log(one).read_text()
    finally:
        for process in processes.values():
            process.kill()
            process.wait()
    return all_of_them


def log(evening: Evening) -> Path:
    return evening.place.with_name(f"{evening.place.name}.log")


def start(evening: Evening) -> "subprocess.Popen[bytes]":
    second = () if evening.second is None else ("--second-out", str(evening.second))
    words = ("record", "--device", "simulated", "--out", str(evening.place / "out"), *second)
    rescue = evening.place.with_name(f"{evening.place.name}-temporary")
    rescue.mkdir()
    with log(evening).open("wb") as file:
        return subprocess.Popen([sys.executable, "-c", RUN, *words], stdout=file, stderr=file, env={"TMPDIR": rescue})


def wait_until(is_so: Callable[[], bool], complaint: str, *, limit_s: float = PATIENCE_S) -> None:
    end = time.monotonic() + limit_s
    while not is_so():
        assert time.monotonic() < end, complaint
        time.sleep(0.05)


def samples(folder: Path) -> int:
    """Count the samples of a recording, which must lack nothing between its first and its last."""
    recording = read_recording(folder)
    assert measure_timing(recording.time_s).gaps == ()
    assert recording.repairs == ()
    return recording.time_s.size


def recordings_below(folder: Path) -> list[Path]:
    return [manifest.parent for manifest in folder.glob("**/capture.json")]


def test_a_full_disk_is_said_at_once_and_what_was_kept_in_memory_follows_when_there_is_room(
    evenings: dict[str, Evening],
):
    evening = evenings["room again"]
    assert evening.code == 0, evening.said
    assert "No space left on device; recording goes on in memory: make room" in evening.said
    assert "back: what was kept in memory is on the disk now" in evening.said
    (folder,) = recordings_below(evening.place)
    assert samples(folder) == evening.received


def test_what_is_in_memory_when_a_recording_on_a_full_disk_is_stopped_is_put_elsewhere(evenings: dict[str, Evening]):
    evening = evenings["full to the end"]
    assert evening.code == 1, evening.said
    (folder,) = recordings_below(evening.place)
    (rescued,) = recordings_below(evening.place.with_name(f"{evening.place.name}-temporary"))
    assert f"its last part is a recording of its own in {rescued}, move it before it is cleared away" in evening.said
    assert "the capture was kept, the archive was not written" in evening.said
    assert samples(folder) + samples(rescued) == evening.received


def test_a_second_place_takes_over_from_a_full_disk_and_gets_the_whole_recording(evenings: dict[str, Evening]):
    evening = evenings["full, second place"]
    assert evening.code == 0, evening.said
    assert evening.second is not None
    (folder,) = recordings_below(evening.second)
    assert f"No space left on device; recording goes on in {folder}" in evening.said
    assert f"Next: hypnic analyse {folder}" in evening.said
    assert samples(folder) == evening.received


def test_a_disk_that_turns_read_only_keeps_what_it_has_and_the_second_place_gets_the_whole(
    evenings: dict[str, Evening],
):
    evening = evenings["read only"]
    assert evening.code == 0, evening.said
    assert evening.second is not None
    (folder,) = recordings_below(evening.second)
    assert "Read-only file system" in evening.said
    assert samples(folder) == evening.received


def test_a_folder_that_is_removed_while_it_is_recorded_into_is_made_again(evenings: dict[str, Evening]):
    evening = evenings["removed"]
    assert evening.code == 0, evening.said
    (folder,) = recordings_below(evening.place)
    assert f"{folder} was removed: it was made again" in evening.said
    assert samples(folder) == evening.received


def test_a_disk_that_can_only_be_read_is_refused_before_the_night(small_disk: Callable[..., Path]):
    place = small_disk("locked", "memory")
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    words = ("record", "--device", "simulated", "--out", str(place / "out"))
    ended = subprocess.run([sys.executable, "-c", RUN, *words], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    (line,) = ended.stderr.splitlines()
    assert line.endswith("cannot be written: Read-only file system; choose another --out")
