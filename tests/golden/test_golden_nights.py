"""A change in the detector shows here first: a few short synthetic nights whose results are remembered."""

import json

import pytest

from benchmarks.golden import (
    COMMAND,
    FOLDER,
    GOLDEN_NIGHTS,
    differences_between,
    golden_path,
    main,
    read_golden,
    summarise,
)
from detector.model import KINDS
from recordings.synthetic import PROFILES

# What another processor's rounding may change: the side of a threshold a movement falls to.
SLEEP_ONSET_S = 30.0
COUNT_SHARE = 0.1
COUNT_FEW = 1
HOW_TO_RENEW = f"if the change is meant, renew the golden nights with `{COMMAND}` and say in the change what changed"


@pytest.mark.parametrize("order", GOLDEN_NIGHTS, ids=lambda order: f"{order.profile}-{order.seed}")
def test_a_golden_night_is_as_it_is_remembered(order, analysed):
    golden = read_golden(order)
    assert golden is not None, f"nothing is remembered of it: run `{COMMAND}`"
    night, _ = analysed(order)
    differences = differences_between(golden, summarise(night), onset_s=SLEEP_ONSET_S, share=COUNT_SHARE, few=COUNT_FEW)
    assert not differences, f"{'; '.join(differences)}: {HOW_TO_RENEW}"


def test_every_profile_has_a_golden_night():
    assert {order.profile for order in GOLDEN_NIGHTS} == set(PROFILES)


def test_nothing_else_is_remembered():
    assert {path.name for path in FOLDER.iterdir()} == {golden_path(order).name for order in GOLDEN_NIGHTS}


def test_what_is_remembered_is_small_and_readable():
    for order in GOLDEN_NIGHTS:
        text = golden_path(order).read_text(encoding="utf-8")
        assert len(text) < 1000
        assert set(json.loads(text)["counts"]) <= set(KINDS)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"tier": "see_doctor"}, ["tier harmless -> see_doctor"]),
        ({"sleep_onset_s": 630.0}, []),
        ({"sleep_onset_s": 631.0}, ["sleep onset 600.0 -> 631.0 s"]),
        ({"sleep_onset_s": None}, ["sleep onset 600.0 -> None s"]),
        ({"counts": {"sleep_twitch": 22}}, []),
        ({"counts": {"sleep_twitch": 23}}, ["sleep_twitch 20 -> 23"]),
        ({"counts": {"sleep_twitch": 20, "tremor": 1}}, []),
        ({"counts": {"sleep_twitch": 20, "tremor": 2}}, ["tremor 0 -> 2"]),
        ({"counts": {"sleep_twitch": 20, "convulsive": 1}}, ["convulsive 0 -> 1"]),
        ({"counts": {}}, ["sleep_twitch 20 -> 0"]),
    ],
)
def test_differences_are_told_in_words(changed, told):
    golden = {"tier": "harmless", "sleep_onset_s": 600.0, "counts": {"sleep_twitch": 20}}
    assert differences_between(golden, golden | changed, onset_s=30.0, share=0.1, few=1) == told


def test_a_night_nothing_is_remembered_of_is_new():
    assert differences_between(None, {}) == ["new"]


def test_showing_what_would_change_writes_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("benchmarks.golden.FOLDER", tmp_path)
    monkeypatch.setattr("benchmarks.golden.GOLDEN_NIGHTS", GOLDEN_NIGHTS[:1])
    assert main(["--show"]) == 1
    assert "new" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
    assert main([]) == 0
    assert main(["--show"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == [golden_path(GOLDEN_NIGHTS[0]).name]
