"""Which files are one night, what it is called, which shard it falls to; what is found in folders."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hypnic.batch.plan import LONGEST_NAME_BYTES, Shard, make_plan, take_shard
from hypnic.batch.sources import Found, find_sources
from hypnic.errors import WrongUseError

PIECE = st.text("aB1_-.# é", min_size=1, max_size=8).filter(lambda text: text.strip("."))
KEYS = st.lists(st.lists(PIECE, min_size=1, max_size=3).map("/".join), min_size=1, max_size=8, unique=True)


def found(*keys: str) -> list[Found]:
    return [Found(source=key, location=f"/data/{key}", key=key) for key in keys]


def names(*keys: str, group: str | None = None) -> list[str]:
    return [task.name for task in make_plan(found(*keys), group=group).tasks]


def test_a_night_is_called_after_its_path():
    assert names("night.csv", "a/night.csv.gz", "b/c/night.cwa") == ["a-night", "b-c-night", "night"]


def test_names_differ_also_where_capitals_do_not_count():
    assert names("Night.csv", "night.cwa") == ["Night", "night-2"]


def test_a_name_that_is_too_long_is_cut_and_stays_apart():
    first, second = names("x" * 300 + "1.csv", "x" * 300 + "2.csv")
    assert first != second
    assert all(len(name.encode()) <= LONGEST_NAME_BYTES for name in (first, second))


@settings(deadline=None, max_examples=40)
@given(KEYS)
def test_names_are_distinct_file_names_whatever_the_paths(keys: list[str]):
    plan = make_plan(found(*keys))
    made = [task.name for task in plan.tasks]
    assert len({name.casefold() for name in made}) == len(keys)
    assert made == sorted(made)
    assert not [name for name in made if "/" in name or not name.strip(".")]


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 50), st.integers(1, 12))
def test_shards_take_every_task_once_in_order(tasks: int, of: int):
    whole = make_plan(found(*(f"{number:03d}.csv" for number in range(tasks)))).tasks
    pieces = [take_shard(whole, Shard(number=number, of=of)) for number in range(1, of + 1)]
    assert [task for piece in pieces for task in piece] == list(whole)
    assert max(map(len, pieces)) - min(map(len, pieces)) <= 1


def test_the_site_stands_in_the_name_of_a_file_that_is_grouped():
    plan = make_plan(found("p1/left_wrist.csv", "p1/right-ankle.csv", "p1/other.csv"), group="folder")
    assert [one.site for one in plan.tasks[0].inputs] == ["left_wrist", "right_ankle", None]


def test_a_group_called_site_must_find_a_site():
    with pytest.raises(WrongUseError, match="'nose'"):
        make_plan(found("p1_nose.csv"), group=r"(?P<night>p\d)_(?P<site>\w+)")


def test_another_plan_has_another_digest():
    digests = {make_plan(found(*keys)).digest for keys in (("a.csv",), ("b.csv",), ("a.csv", "b.csv"))}
    assert len(digests) == 3


def touch(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("0.0,0.0,0.0\n", encoding="utf-8")


def test_what_hypnic_wrote_itself_is_no_recording(tmp_path: Path):
    touch(tmp_path, "n.csv", "n.truth.json", "r/events.tsv", "r/night.json", "out/x.csv", ".hidden.csv", "a.docx")
    search = find_sources([str(tmp_path)], results=str(tmp_path / "out"))
    assert [one.key for one in search.found] == ["n.csv"]
    assert search.left_out == 1


def test_an_export_that_is_a_folder_is_one_recording(tmp_path: Path):
    for session in ("s1", "s2"):
        touch(tmp_path, f"{session}/BVP.csv")
        header = "1700000000.0,1700000000.0,1700000000.0\n32.0,32.0,32.0\n"
        (tmp_path / session / "ACC.csv").write_text(header + "0,0,64\n" * 100, encoding="utf-8")
    search = find_sources([str(tmp_path)])
    assert [one.key for one in search.found] == ["s1", "s2"]
    assert [one.key for one in find_sources([str(tmp_path / "s1")]).found] == ["s1"]


def test_a_recording_that_is_named_twice_is_done_once(tmp_path: Path):
    touch(tmp_path, "a/n.csv", "b/n.csv")
    search = find_sources([str(tmp_path), str(tmp_path / "a" / "n.csv"), str(tmp_path / "*" / "n.csv")])
    assert len(search.found) == 2


def test_files_from_several_folders_are_told_apart(tmp_path: Path):
    touch(tmp_path, "a/n.csv", "b/n.csv")
    search = find_sources([str(tmp_path / "a" / "n.csv"), str(tmp_path / "b" / "n.csv")])
    assert [task.name for task in make_plan(search.found).tasks] == ["a-n", "b-n"]
