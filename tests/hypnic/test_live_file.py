"""The small file that says how a recording is doing: whole at any time, forgiving, gone at the end."""

import asyncio
import os
import time
from pathlib import Path

from firmware_bridge.capture import DiskStatus
from firmware_bridge.recorder import RecorderEvent
from firmware_bridge.status import WearableStatus
from hypnic.live_file import FORGOTTEN_S, NOTES_KEPT, PATTERN, LiveNotes, read_live_files

STATUS = WearableStatus(
    name="simulated", site="left_wrist", state="recording", battery_percent=80, folder=Path("somewhere/night")
)


def test_what_is_written_is_read_back(tmp_path: Path):
    notes = LiveNotes(tmp_path, alarm_targets=2)
    notes.on_event(RecorderEvent(wearable="simulated", kind="battery", text="14 % left"))
    notes.on_alarm("simulated", "it shook")
    notes.write([STATUS])
    ((folder, said),) = read_live_files(tmp_path)
    assert folder == tmp_path
    assert said.alarm_targets == 2
    assert (said.wearables[0].battery_percent, said.wearables[0].folder) == (80, "night")
    assert [(note.text, note.is_urgent, note.is_alarm) for note in said.notes] == [
        ("Battery low: 14 % left", True, False),
        ("it shook", True, True),
    ]


def test_a_recording_one_folder_below_is_found_and_one_further_is_not(tmp_path: Path):
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        folder.mkdir()
        LiveNotes(folder, alarm_targets=0).write([STATUS])
    assert [folder.name for folder, _ in read_live_files(tmp_path)] == ["a"]


def test_nothing_is_left_at_the_end_even_if_a_write_comes_late(tmp_path: Path):
    notes = LiveNotes(tmp_path, alarm_targets=0)
    notes.write([STATUS])
    notes.remove()
    notes.write([STATUS])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path):
    LiveNotes(tmp_path / "missing", alarm_targets=0).write([STATUS])
    assert read_live_files(tmp_path) == ()


def test_damaged_and_foreign_files_are_passed_over(tmp_path: Path):
    for number, content in enumerate((b"", b"{", b"[]", b"\xff\xfe", b'{"schema_version": 1}', b"x" * (2 << 20))):
        (tmp_path / f".recording-{number}.json").write_bytes(content)
    assert read_live_files(tmp_path) == ()


def test_only_so_many_notes_are_kept(tmp_path: Path):
    notes = LiveNotes(tmp_path, alarm_targets=0)
    for number in range(NOTES_KEPT + 5):
        notes.on_alarm("simulated", str(number))
    notes.write([])
    ((_, said),) = read_live_files(tmp_path)
    assert [said.notes[0].text, len(said.notes)] == ["5", NOTES_KEPT]


def test_the_disk_is_told(tmp_path: Path):
    notes = LiveNotes(tmp_path, alarm_targets=0)
    disk = DiskStatus(folder=None, free_bytes=5, waiting_frames=7, problem="full")
    notes.write([WearableStatus(name="a", site="chest", state="recording", disk=disk)])
    ((_, said),) = read_live_files(tmp_path)
    assert (said.wearables[0].free_bytes, said.wearables[0].waiting_frames) == (5, 7)


def test_what_a_killed_recorder_left_is_forgotten_after_a_day(tmp_path: Path):
    old = tmp_path / ".recording-1.json"
    old.write_bytes(b"{}")
    os.utime(old, (time.time() - 2 * FORGOTTEN_S,) * 2)
    notes = LiveNotes(tmp_path, alarm_targets=0)

    async def write_once() -> None:
        writing = asyncio.ensure_future(notes.keep_writing(lambda: [STATUS]))
        while not list(tmp_path.glob(f".recording-{os.getpid()}.json")):
            await asyncio.sleep(0.01)
        writing.cancel()

    asyncio.run(write_once())
    assert [path.name for path in tmp_path.glob(PATTERN)] == [f".recording-{os.getpid()}.json"]
