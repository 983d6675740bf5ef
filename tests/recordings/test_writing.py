"""Files appear whole or not at all."""

from pathlib import Path

import pytest

from recordings.errors import UnwritableFileError
from recordings.writing import replaced_when_whole


def test_a_file_appears_once_it_is_whole(tmp_path: Path):
    with replaced_when_whole(tmp_path / "night.txt") as temporary:
        temporary.write_text("whole")
        assert not (tmp_path / "night.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["night.txt"]


def write(path: Path, *, then: BaseException | None = None) -> None:
    with replaced_when_whole(path) as temporary:
        temporary.write_text("half")
        if then is not None:
            raise then


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path):
    (tmp_path / "night.txt").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "night.txt", then=KeyboardInterrupt())
    assert [path.name for path in tmp_path.iterdir()] == ["night.txt"]
    assert (tmp_path / "night.txt").read_text() == "old"


def test_a_missing_folder_is_told_with_advice(tmp_path: Path):
    with pytest.raises(UnwritableFileError, match="choose another place"):
        write(tmp_path / "no" / "night.txt")


def test_a_file_in_the_place_of_the_folder_is_told_with_advice(tmp_path: Path):
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(UnwritableFileError, match="choose another place"):
        write(tmp_path / "folder" / "night.txt")


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path):
    with pytest.raises(UnwritableFileError, match="No space left"):
        write(tmp_path / "night.txt", then=OSError(28, "No space left on device"))
    assert list(tmp_path.iterdir()) == []
