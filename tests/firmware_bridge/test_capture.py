"""Captures survive crashes, full disks, vanished folders and flipped bits; what was lost is said, the rest is whole."""

import asyncio
import errno
import json
import os
import shutil
import tempfile
import zipfile

import numpy as np
import pytest
from capture_scenario import (
    MANIFEST,
    PER_FRAME,
    STARTED_AT,
    anchor,
    facts,
    make_frames,
    make_keeper,
    note,
    write_capture,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware_bridge.capture import Capture
from firmware_bridge.segment_file import AppendedFile
from recordings import list_parts, measure_timing, read_recording
from recordings.capture import read_capture
from recordings.capture_archive import archive_capture
from recordings.errors import RecordingError, UnknownFormatError, UnreadableFileError
from recordings.reading import identify
from recordings.sources import open_source


def numbers(folder):
    """Which samples can be read, by the number each carries in x."""
    return read_recording(folder).acceleration_g[:, 0].astype(int).tolist()


def frames_on_disk(*folders):
    captures = [read_capture(open_source(folder)) for folder in folders]
    return sorted(int(n) for capture in captures for segment in capture.segments for n in segment.frames.sequence)


def segments(folder):
    return sorted(folder.glob("segment-*.arrows"))


# Reading what is whole


def test_a_capture_folder_reads_like_any_recording(tmp_path):
    folder = write_capture(tmp_path)
    recording = read_recording(folder)
    assert identify(folder).name == "hypnic_capture"
    assert (recording.site, recording.wearable, recording.format) == ("left_wrist", "Hypnic 0003", "open_frame")
    assert recording.nominal_rate_hz == 50.0
    assert numbers(folder) == [*range(30 * PER_FRAME), *range(40 * PER_FRAME, 70 * PER_FRAME)]
    assert [gap.duration_s for gap in measure_timing(recording.time_s).gaps] == [pytest.approx(3.62, abs=0.01)]
    assert recording.repairs == ()


def test_a_capture_is_dated_in_the_zone_of_the_computer_that_recorded_it(tmp_path):
    started_at = read_recording(write_capture(tmp_path)).started_at
    assert started_at.isoformat() == "2026-09-21T23:30:00.040000+02:00"
    assert (started_at - STARTED_AT).total_seconds() == pytest.approx(0.04)


def test_a_person_may_overrule_site_and_zone(tmp_path):
    recording = read_recording(write_capture(tmp_path), site="right_ankle", timezone="Asia/Tokyo")
    assert (recording.site, recording.started_at.utcoffset().total_seconds()) == ("right_ankle", 9 * 3600)


def test_a_zipped_capture_reads_alike(tmp_path):
    folder = write_capture(tmp_path)
    with zipfile.ZipFile(tmp_path / "night.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"night/{file.name}")
    assert numbers(tmp_path / "night.zip") == numbers(folder)


def test_a_folder_of_several_recordings_lists_them_as_parts(tmp_path):
    for name in ("left", "right"):
        write_capture(tmp_path / "both" / name)
    assert list_parts(tmp_path / "both") == ("left/night", "right/night")
    assert read_recording(tmp_path / "both", part="left/night").source == "night"
    with pytest.raises(UnknownFormatError, match="choose one of left/night, right/night"):
        read_recording(tmp_path / "both")


def test_time_goes_on_while_the_computer_sleeps(tmp_path):
    keeper = make_keeper(tmp_path)
    keeper.begin(facts(opened=anchor(0.0)), 0.0)
    keeper.keep(make_frames(0, 50), 0.0)
    keeper.begin(facts(opened=anchor(18.0, slept_s=600.0)), 0.0)
    late = make_frames(50, 50)
    slept = np.full(50, 600_000_000_000)
    late = type(late)(
        arrival_ns=late.arrival_ns,
        device_time_ns=late.device_time_ns + slept,
        sequence=late.sequence + 20,
        samples=late.samples,
        acceleration_g=late.acceleration_g,
    )
    keeper.keep(late, 0.0)
    keeper.close()
    recording = read_recording(tmp_path / "night")
    assert [gap.duration_s for gap in measure_timing(recording.time_s).gaps] == [pytest.approx(600, abs=0.1)]


def test_a_clock_that_was_set_during_the_night_is_said_and_its_last_word_counts(tmp_path):
    keeper = make_keeper(tmp_path)
    keeper.begin(facts(opened=anchor(0.0, wall_s=-5000.0)), 0.0)
    keeper.keep(make_frames(0, 30), 0.0)
    now = anchor(9.0)
    keeper.note(note(9.0, wall_ns=now.wall_ns, boottime_ns=now.boottime_ns), 0.0)
    keeper.close()
    recording = read_recording(tmp_path / "night")
    assert abs((recording.started_at - STARTED_AT).total_seconds()) < 1
    assert "clock was set by 5000 s" in " ".join(recording.repairs)


# Reading what is torn


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_capture_cut_anywhere_loses_the_batch_that_was_cut_and_no_more(tmp_path_factory, data):
    folder = write_capture(tmp_path_factory.mktemp("cut"), connections=((0, 30),))
    (segment,) = segments(folder)
    size = segment.stat().st_size
    cut = data.draw(st.integers(0, size - 9))
    os.truncate(segment, cut)
    capture = read_capture(open_source(folder))
    kept = [int(n) for one in capture.segments for n in one.frames.sequence]
    assert kept == list(range(len(kept)))
    assert len(kept) % 3 == 0
    whole = (size - 8) / 10.5
    assert len(kept) >= 3 * (int(cut / whole) - 2)


@settings(max_examples=150, deadline=None)
@given(position=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_a_flipped_byte_is_found_or_harmless_and_never_changes_a_sample(tmp_path_factory, position, flip):
    folder = write_capture(tmp_path_factory.mktemp("flip"), connections=((0, 30),))
    (segment,) = segments(folder)
    content = bytearray(segment.read_bytes())
    content[int(position * len(content))] ^= flip
    segment.write_bytes(bytes(content))
    try:
        recording = read_recording(folder)
    except RecordingError:
        return
    found = recording.acceleration_g[:, 0].astype(int)
    assert np.array_equal(recording.acceleration_g[:, 0], found)
    assert (recording.acceleration_g[:, 2] == 1.0).all()
    assert set(found.tolist()) <= set(range(30 * PER_FRAME))
    if found.size < 30 * PER_FRAME:
        assert recording.repairs


def test_a_damaged_batch_in_the_middle_costs_only_itself(tmp_path):
    folder = write_capture(tmp_path, connections=((0, 30),))
    (segment,) = segments(folder)
    content = bytearray(segment.read_bytes())
    sample = np.float32(12 * PER_FRAME).tobytes()
    content[content.index(sample) + 8] ^= 1
    segment.write_bytes(bytes(content))
    recording = read_recording(folder)
    assert recording.acceleration_g.shape[0] == 27 * PER_FRAME
    assert "batch 4 at byte" in recording.repairs[0]
    assert "its 3 frames were left out" in recording.repairs[0]


def test_where_a_segment_breaks_off_is_said(tmp_path):
    folder = write_capture(tmp_path, connections=((0, 30),))
    (segment,) = segments(folder)
    os.truncate(segment, segment.stat().st_size - 500)
    assert "segment-0001.arrows breaks off at byte" in read_recording(folder).repairs[0]


def test_an_empty_segment_and_a_torn_diary_do_no_harm(tmp_path):
    folder = write_capture(tmp_path)
    (folder / "segment-0003.arrows").touch()
    (folder / "diary.jsonl").write_text('{"monotonic_ns": 5, "kind": "battery", "numb')
    recording = read_recording(folder)
    assert recording.acceleration_g.shape[0] == 60 * PER_FRAME
    assert "segment-0003.arrows could not be read" in recording.repairs[0]


def test_a_capture_without_a_diary_is_dated_all_the_same(tmp_path):
    folder = write_capture(tmp_path)
    (folder / "diary.jsonl").unlink()
    assert read_recording(folder).started_at.year == 2026


def test_a_capture_without_samples_says_so(tmp_path):
    keeper = make_keeper(tmp_path)
    keeper.note(note(0.0), 0.0)
    keeper.close()
    with pytest.raises(UnreadableFileError, match="holds no samples"):
        read_recording(tmp_path / "night")


def test_a_damaged_manifest_and_a_newer_one_are_named(tmp_path):
    folder = write_capture(tmp_path)
    manifest = folder / "capture.json"
    content = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(content | {"schema_version": 99, "software": "9.9"}))
    with pytest.raises(UnknownFormatError, match=r"newer hypnic \(9.9\): update"):
        read_recording(folder)
    manifest.write_text(manifest.read_text()[:30])
    with pytest.raises(UnreadableFileError, match=r"capture\.json is damaged"):
        read_recording(folder)


# Writing when the disk fails


class FailingDisk:
    """Lets writes of chosen files fail, after part of the data was written."""

    def __init__(self, monkeypatch):
        self.is_full = False
        self.failing = ""
        self._append = AppendedFile.append
        disk = self

        def append(file, data):
            if not disk.is_full or disk.failing not in str(file.path):
                return disk._append(file, data)
            real_write = os.write

            def write(handle, piece):
                if len(piece) < len(data):
                    raise OSError(errno.ENOSPC, "No space left on device")
                return real_write(handle, piece[: len(piece) // 2])

            with monkeypatch.context() as patch:
                patch.setattr(os, "write", write)
                return disk._append(file, data)

        monkeypatch.setattr(AppendedFile, "append", append)


@pytest.fixture
def disk(monkeypatch):
    return FailingDisk(monkeypatch)


def test_what_was_written_before_the_disk_was_full_stays_whole_and_the_rest_follows_when_there_is_room(tmp_path, disk):
    keeper = make_keeper(tmp_path)
    keeper.begin(facts(), 0.0)
    keeper.keep(make_frames(0), 0.0)
    disk.is_full = True
    keeper.keep(make_frames(3), 1.0)
    keeper.keep(make_frames(6), 2.0)
    assert "No space left on device; recording goes on" in keeper.status.problem
    assert (keeper.status.folder, keeper.status.waiting_frames) == (None, 6)
    assert frames_on_disk(tmp_path / "night") == [0, 1, 2]
    disk.is_full = False
    keeper.keep(make_frames(9), 20.0)
    assert (keeper.status.problem, keeper.status.waiting_frames) == (None, 0)
    keeper.close()
    assert read_capture(open_source(tmp_path / "night")).damage == ()
    assert frames_on_disk(tmp_path / "night") == list(range(12))


def test_a_second_place_takes_over_at_once(tmp_path, disk):
    keeper = make_keeper(tmp_path / "first", tmp_path / "second")
    keeper.begin(facts(), 0.0)
    keeper.keep(make_frames(0), 0.0)
    disk.is_full, disk.failing = True, "first"
    keeper.keep(make_frames(3), 1.0)
    assert keeper.status.folder == tmp_path / "second" / "night"
    assert "first" in keeper.status.problem
    keeper.close()
    assert frames_on_disk(*keeper.folders) == list(range(6))
    assert archive_capture(keeper.folders) == ()
    assert numbers(tmp_path / "first" / "night") == list(range(6 * PER_FRAME))


def test_when_both_places_fail_frames_wait_in_memory(tmp_path, disk):
    keeper = make_keeper(tmp_path / "first", tmp_path / "second")
    keeper.begin(facts(), 0.0)
    disk.is_full = True
    keeper.keep(make_frames(0), 0.0)
    keeper.keep(make_frames(3), 1.0)
    assert keeper.status.waiting_frames == 6
    disk.is_full = False
    keeper.close()
    assert frames_on_disk(*keeper.folders) == list(range(6))


def test_a_target_that_cannot_be_written_is_said_at_once(tmp_path):
    (tmp_path / "file").touch()
    keeper = make_keeper(tmp_path / "file")
    keeper.begin(facts(), 0.0)
    keeper.keep(make_frames(0), 0.0)
    assert "cannot be written: Not a directory" in keeper.status.problem
    assert keeper.status.waiting_frames == 3


def test_memory_is_bounded_and_what_is_given_up_is_counted(tmp_path):
    (tmp_path / "file").touch()
    keeper = make_keeper(tmp_path / "file", memory_bytes=3000)
    keeper.begin(facts(), 0.0)
    for number in range(0, 60, 3):
        keeper.keep(make_frames(number), float(number))
    assert 0 < keeper.status.waiting_frames <= 12
    assert keeper.status.waiting_frames + keeper.status.lost_frames == 60


def test_a_folder_that_is_removed_is_made_again_with_what_is_at_hand(tmp_path):
    keeper = make_keeper(tmp_path)
    keeper.begin(facts(), 0.0)
    keeper.keep(make_frames(0), 0.0)
    keeper.note(note(0.5), 0.5)
    shutil.rmtree(tmp_path / "night")
    keeper.keep(make_frames(3), 1.0)
    assert "was removed: it was made again" in keeper.status.notice
    keeper.close()
    assert frames_on_disk(tmp_path / "night") == list(range(6))
    assert len((tmp_path / "night" / "diary.jsonl").read_text().splitlines()) == 1


async def everything_tried(capture):
    """Wait until the thread that writes has dealt with all it was given, well or badly."""
    while capture._under_way:
        await asyncio.sleep(0.01)


def test_problems_are_told_in_the_event_loop_once(tmp_path, disk):
    told = []
    relieved = []

    async def scenario():
        capture = Capture(make_keeper(tmp_path), on_problem=told.append, on_relief=lambda: relieved.append(len(told)))
        capture.begin(facts())
        disk.is_full = True
        for number in range(0, 12, 3):
            capture.keep(make_frames(number))
        await everything_tried(capture)
        disk.is_full = False
        await capture.close()

    asyncio.run(scenario())
    assert len(told) == len(relieved) == 1
    assert frames_on_disk(tmp_path / "night") == list(range(12))


def test_a_folder_that_is_removed_twice_is_told_of_twice(tmp_path):
    told = []

    async def scenario():
        capture = Capture(make_keeper(tmp_path), on_problem=told.append, on_relief=lambda: told.append("relief"))
        capture.begin(facts())
        for number in range(0, 18, 3):
            capture.keep(make_frames(number))
            await everything_tried(capture)
            if number in (3, 9):
                shutil.rmtree(tmp_path / "night")
        await capture.close()

    asyncio.run(scenario())
    assert told == [f"{tmp_path / 'night'} was removed: it was made again"] * 2
    assert frames_on_disk(tmp_path / "night") == list(range(18))


def test_what_is_in_memory_when_the_recording_ends_goes_where_there_is_room(tmp_path, disk, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    keeper = make_keeper(tmp_path / "full")
    keeper.begin(facts(), 0.0)
    keeper.keep(make_frames(0), 0.0)
    disk.is_full, disk.failing = True, "full"
    keeper.keep(make_frames(3), 1.0)
    keeper.close()
    assert keeper.folders == [tmp_path / "full" / "night"]
    assert keeper.status.rescued.parent.parent == tmp_path
    assert keeper.status.lost_frames == 0
    assert frames_on_disk(tmp_path / "full" / "night") == [0, 1, 2]
    assert frames_on_disk(keeper.status.rescued) == [3, 4, 5]


def test_what_finds_no_room_anywhere_is_counted(tmp_path, disk, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    keeper = make_keeper(tmp_path / "full")
    keeper.begin(facts(), 0.0)
    disk.is_full = True
    keeper.keep(make_frames(0), 0.0)
    keeper.close()
    assert keeper.status.rescued is None
    assert (keeper.status.lost_frames, keeper.status.waiting_frames) == (3, 0)


# The archive


def test_after_the_archive_is_proven_the_segments_go_and_nothing_else_changes(tmp_path):
    folder = write_capture(tmp_path)
    before = read_recording(folder)
    assert archive_capture([folder]) == ()
    after = read_recording(folder)
    assert segments(folder) == []
    assert {file.name for file in folder.iterdir()} == {
        "capture.json",
        "clocks.parquet",
        "diary.jsonl",
        "recording.parquet",
    }
    assert np.array_equal(before.time_s, after.time_s)
    assert np.array_equal(before.acceleration_g, after.acceleration_g)
    assert (before.started_at, before.site, before.source) == (after.started_at, after.site, after.source)


def test_both_clocks_of_every_frame_stay_beside_the_archive(tmp_path):
    import pyarrow.parquet as pq

    folder = write_capture(tmp_path)
    archive_capture([folder])
    table = pq.read_table(folder / "clocks.parquet")
    assert table.num_rows == 60
    assert table["device_time_ns"][0].as_py() - table["arrival_ns"][0].as_py() == 1000_000_000_000 - 20_000_000
    assert table["segment"].to_pylist()[-1] == 2


def test_a_damaged_capture_is_archived_and_kept(tmp_path):
    folder = write_capture(tmp_path)
    os.truncate(segments(folder)[1], segments(folder)[1].stat().st_size - 500)
    damage = archive_capture([folder])
    assert "breaks off" in damage[0]
    assert len(segments(folder)) == 2
    assert "breaks off" in read_recording(folder).repairs[0]


def test_an_archive_that_cannot_be_written_leaves_the_capture(tmp_path, monkeypatch):
    folder = write_capture(tmp_path)
    monkeypatch.setattr("recordings.writing._reach_disk", fail)
    with pytest.raises(RecordingError, match="No space left"):
        archive_capture([folder])
    assert len(segments(folder)) == 2


def fail(_place):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_the_manifest_is_readable_by_any_program(tmp_path):
    content = json.loads((write_capture(tmp_path) / "capture.json").read_text())
    assert content["wearable"] == MANIFEST.wearable
    assert content["started_at"].startswith("2026-09-21T21:30:00")
