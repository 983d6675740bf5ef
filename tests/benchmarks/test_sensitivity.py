"""Settings by evidence: one number is changed at a time, what that does is told in words, and a cliff is marked."""

from dataclasses import replace

import pytest

from benchmarks.sensitivity import (
    Figures,
    Trial,
    change_in_words,
    changed_value,
    document,
    is_cliff,
    nights_ordered,
    parse_options,
    settings_tables,
    with_number,
)
from detector import Settings
from detector.settings import descriptions, flatten
from recordings.synthetic import PROFILES

PLAIN = Figures(f1=0.9, seizures=4, false_seizures=0, false_alarms=10, wrong_verdicts=1, onset_error_min=5.0)


def test_every_number_can_be_changed_alone():
    before = flatten(Settings())
    for name in descriptions(Settings()):
        value = before[name]
        for factor in (0.8, 1.2):
            changed = changed_value(value, factor)
            after = flatten(with_number(Settings(), name, value=changed))
            assert after[name] == changed != value
            assert {other for other in before if after[other] != before[other]} == {name}


def test_a_scorecard_can_speak_louder():
    louder = with_number(Settings(), "scorecards.jerk", value=2.0).scorecards.jerk
    usual = Settings().scorecards.jerk
    assert [term.at for term in louder.terms] == [term.at for term in usual.terms]
    assert louder.terms[0].points == tuple(2 * points for points in usual.terms[0].points)


def test_a_whole_number_changes_by_one_at_least_and_stays_whole():
    assert (changed_value(2, 0.8), changed_value(2, 1.2), changed_value(12, 1.2)) == (1, 3, 14)
    assert changed_value(0.5, 1.2) == pytest.approx(0.6)


def test_a_share_that_a_fifth_would_lift_above_one_goes_half_of_the_way():
    assert changed_value(0.9, 1.2) == pytest.approx(0.95)
    assert changed_value(0.9, 0.8) == pytest.approx(0.72)
    assert changed_value(1.0, 1.2) == pytest.approx(1.2)


def test_rare_kinds_lie_in_several_nights_so_that_one_event_is_no_cliff():
    profiles = [order.profile for order in nights_ordered(1)]
    assert set(PROFILES) <= set(profiles)
    assert min(profiles.count(name) for name in ("tremor", "rhythmic", "myoclonic", "focal", "tonic_clonic")) >= 3


@pytest.mark.parametrize(
    ("change", "words", "on_cliff"),
    [
        ({}, "·", False),
        ({"f1": 0.89}, "F1 -0.010", False),
        ({"f1": 0.86}, "F1 -0.040", True),
        ({"seizures": 3}, "seizures -1", True),
        ({"false_seizures": 1}, "false seizures +1", True),
        ({"false_alarms": 12, "onset_error_min": 5.5}, "false alarms +2, onset +0.5 min", False),
    ],
)
def test_what_changed_is_told_in_words(change: dict[str, float], words: str, on_cliff: bool):  # noqa: FBT001
    figures = replace(PLAIN, **change)
    assert change_in_words(figures, PLAIN) == words
    assert is_cliff(figures, PLAIN) is on_cliff


def test_the_page_names_every_number_on_a_cliff_with_its_meaning_and_source():
    name = "limbs.jerk_onsets_s"
    trials = [
        Trial(name=name, factor=0.8, value=0.4, figures=replace(PLAIN, seizures=3)),
        Trial(name=name, factor=1.2, value=0.6, figures=None),
    ]
    tables = settings_tables(PLAIN, trials)
    page = document(PLAIN, tables, seeds=1)
    assert f"1 of 1: `{name}`" in page
    assert "jerks on two limbs that begin closer are one" in page
    assert "| `jerk_onsets_s` | 0.5 | seizures -1 | refused | cliff |" in page
    assert "short synthetic nights of development seeds" in page


def test_the_page_is_written_from_every_number_or_not_at_all():
    with pytest.raises(SystemExit) as ended:
        parse_options(["--write", "--only", "sleep"])
    assert ended.value.code == 2
