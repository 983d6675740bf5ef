"""Files, compressed files, folders and zip files open the same way, and say clearly why they do not."""

import gzip
import zipfile
from pathlib import Path

import pytest

from recordings.errors import UnreadableFileError
from recordings.sources import HEAD_BYTES, open_source

TEXT = b"time,x,y,z\n" + b"0.00,0.1,0.2,0.9\n" * 5000


def read_all(path: Path) -> bytes:
    with open_source(path).open() as stream:
        return stream.read()


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_plain_file_gives_its_name_and_first_bytes(save):
    source = open_source(save(TEXT))
    assert source.name == "night.csv"
    assert source.head == TEXT[:HEAD_BYTES]
    assert source.members == ()
    assert not source.is_whole


def test_a_compressed_file_reads_like_the_plain_one(save):
    assert read_all(save(gzip.compress(TEXT), "night.csv.gz")) == TEXT


def test_a_zip_file_with_one_file_in_it_reads_like_that_file(tmp_path: Path):
    path = zipped(tmp_path / "night.zip", {"night.csv": TEXT, "__MACOSX/._night.csv": b"litter"})
    assert open_source(path).name == "night.csv"
    assert read_all(path) == TEXT


def test_a_compressed_file_in_a_zip_file_reads_like_the_plain_one(tmp_path: Path):
    assert read_all(zipped(tmp_path / "night.zip", {"night.csv.gz": gzip.compress(TEXT)})) == TEXT


def test_a_zip_file_with_several_files_lists_them(tmp_path: Path):
    source = open_source(zipped(tmp_path / "export.zip", {"a/acc.csv": TEXT, "a/meta.json": b"{}"}))
    assert source.members == ("a/acc.csv", "a/meta.json")
    assert source.head == b""
    assert source.member("a/acc.csv").sibling("meta.json").head == b"{}"
    assert source.member("a/acc.csv").sibling("other.json") is None


def test_a_folder_lists_its_files_and_those_below(save, tmp_path: Path):
    save(TEXT, "export/acc.csv")
    save("{}", "export/meta/time.csv")
    save("litter", "export/.hidden")
    source = open_source(tmp_path / "export")
    assert source.members == ("acc.csv", "meta/time.csv")
    assert source.member("acc.csv").sibling("meta/time.csv").head == b"{}"


def test_a_folder_cannot_be_read_as_if_it_were_a_file(save, tmp_path: Path):
    save(TEXT, "export/acc.csv")
    with pytest.raises(UnreadableFileError, match="several files"):
        open_source(tmp_path / "export").open()


def test_a_member_that_is_not_there_is_named_with_those_that_are(save, tmp_path: Path):
    save(TEXT, "export/acc.csv")
    with pytest.raises(UnreadableFileError, match=r"no file b\.csv: there are acc\.csv"):
        open_source(tmp_path / "export").member("b.csv")


def test_the_byte_order_mark_is_no_part_of_the_text(save):
    assert open_source(save(b"\xef\xbb\xbfx,y\n")).text == "x,y\n"


def test_a_protected_zip_file_is_refused_with_advice(tmp_path: Path):
    path = zipped(tmp_path / "night.zip", {"night.csv": TEXT})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match="password"):
        open_source(path)


@pytest.mark.parametrize("cut", [1, 9, 200])
def test_a_cut_compressed_file_is_told_by_its_name(save, cut: int):
    path = save(gzip.compress(TEXT)[:-cut], "night.csv.gz")
    with pytest.raises((EOFError, UnreadableFileError)):
        read_all(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match="does not exist"):
        open_source(tmp_path / "nothing.csv")


def test_an_empty_file_is_said_to_be_empty(save):
    with pytest.raises(UnreadableFileError, match="empty"):
        open_source(save(b""))


def test_a_file_that_may_not_be_read_is_said_to_be_forbidden(save, monkeypatch: pytest.MonkeyPatch):
    path = save(TEXT)

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(UnreadableFileError, match="may not be read by you"):
        open_source(path)
