"""The accuracy benchmark: nights are made and scored alike each time, and its tables say what was counted."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.accuracy import DEVELOPMENT_SEED, TEST_SEED, command_for, make_tasks, parse_options
from benchmarks.accuracy_parts import second_part
from benchmarks.accuracy_report import write_document
from benchmarks.accuracy_tables import (
    alarming_table,
    all_tables,
    convulsive_table,
    figures_as_data,
    index_table,
    one_line,
    onset_table,
    verdict_table,
)
from benchmarks.evaluation import EventNote, IndexPair, NightResult, Task, evaluate
from benchmarks.explain import write_explanations
from benchmarks.goals import goals_table, reach_goals
from benchmarks.mistakes import in_words, list_errors, list_far_onsets, list_wrong_verdicts, why_in_words
from benchmarks.nights import NightOrder, make_night
from benchmarks.rivals import EVENT_BASELINES, ONSET_BASELINES, OnsetResult
from benchmarks.scoring import score_events
from benchmarks.tables import Table, as_markdown, as_text
from detector.classification import RULES

NIGHT_S = 28_800.0
SHORT = NightOrder(profile="healthy", seed=5, hours=0.5, rate_hz=25.0, site="left_wrist")


def note(kind: str, onset_s: float, *, peak_g: float = 0.3, duration_s: float = 0.3, note: str = "?") -> EventNote:
    return EventNote(
        onset_s=onset_s,
        duration_s=duration_s,
        kind=kind,
        peak_g=peak_g,
        frequency_hz=None,
        note=note,
        because=("duration 0.3 s, at most 2 s",),
    )


def result(
    *,
    truth: tuple[EventNote, ...] = (),
    found: tuple[EventNote, ...] = (),
    tiers: tuple[str, str] = ("harmless", "harmless"),
    onset: OnsetResult | None = None,
    profile: str = "healthy",
    seed: int = 1,
) -> NightResult:
    return NightResult(
        order=replace(SHORT, profile=profile, seed=seed),
        recorded_s=NIGHT_S,
        truth=truth,
        found=found,
        scores=score_events(found, truth, recorded_s=NIGHT_S),
        expected_tier=tiers[0],
        tier=tiers[1],
        headline="Nothing found.",
        confidence=None,
        onset=onset or OnsetResult(true_s=None, found_s=None),
        plm_per_h=IndexPair(true=None, found=None),
        periodicity_index=IndexPair(true=None, found=None),
        baseline_agreements={},
        baseline_onsets={},
        simulate_s=1.0,
        analyse_s=0.2,
    )


def cells(table: Table, first: str) -> dict[str, str]:
    row = next(row for row in table.rows if row[0] == first)
    return dict(zip(table.headers, row, strict=True))


@pytest.fixture(scope="module")
def short_night() -> NightResult:
    names = tuple(name for name, _, _ in EVENT_BASELINES), tuple(name for name, _ in ONSET_BASELINES)
    return evaluate(Task(order=SHORT, cache=None, event_baselines=names[0], onset_baselines=names[1]))


def test_a_night_is_evaluated_from_its_order_alone(short_night: NightResult):
    again = evaluate(Task(order=SHORT, cache=None))
    assert again.found == short_night.found
    assert again.truth == short_night.truth
    assert again.scores == short_night.scores


def test_every_baseline_runs_on_the_night(short_night: NightResult):
    assert {name: set(rows) for name, rows, _ in EVENT_BASELINES} == {
        name: set(agreements) for name, agreements in short_night.baseline_agreements.items()
    }
    assert set(short_night.baseline_onsets) == {name for name, _ in ONSET_BASELINES}


def test_a_cached_night_is_the_simulated_one(tmp_path: Path):
    fresh, kept = make_night(SHORT, cache=tmp_path), make_night(SHORT, cache=tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    assert kept.truth == fresh.truth
    assert np.array_equal(kept.recording.acceleration_g, fresh.recording.acceleration_g)


def test_all_tables_can_be_drawn_from_one_night(short_night: NightResult):
    tables = all_tables([short_night])
    assert len({table.title for table in tables}) == len(tables)
    for table in tables:
        assert table.rule
        assert table.title in as_text(table)
        assert table.rule in as_markdown(table)
        assert all(len(row) == len(table.headers) for row in table.rows)


def test_a_bar_in_a_cell_makes_no_column():
    table = Table(title="t", rule="r", headers=("index", "worst |error|"), rows=(("plm_per_h", "1.0"),))
    assert r"| index | worst \|error\| |" in as_markdown(table)


def test_onset_errors_are_found_minus_true_in_minutes():
    onsets = [
        OnsetResult(true_s=600.0, found_s=720.0, interval_s=(540.0, 900.0)),
        OnsetResult(true_s=600.0, found_s=240.0, interval_s=(180.0, 300.0)),
        OnsetResult(true_s=600.0, found_s=None),
        OnsetResult(true_s=None, found_s=60.0),
    ]
    table = onset_table([result(onset=onset, seed=seed) for seed, onset in enumerate(onsets)])
    ours = cells(table, "hypnic")
    assert (ours["nights"], ours["not found"]) == ("3", "1")
    assert (ours["mean absolute error"], ours["bias"], ours["worst"]) == ("4.0", "-2.0", "-6.0")
    assert (ours["coverage"], ours["width"]) == ("0.500", "4.0")
    assert "seed 3" in table.remarks[0]


def test_wrong_verdicts_are_listed_with_their_headline():
    results = [result(), result(tiers=("seizure_like", "harmless"), profile="focal", seed=7)]
    table = verdict_table(results)
    assert cells(table, "all")["right"] == "1"
    assert table.remarks == ("focal, seed 7: expected seizure_like, got harmless: Nothing found.",)
    (line,) = list_wrong_verdicts(results)
    assert "focal" in line


def test_convulsions_are_counted_by_profile():
    seizure = note("convulsive", 1000.0, duration_s=60.0)
    results = [result(truth=(seizure,), found=(seizure,), profile="focal"), result(found=(seizure,))]
    table = convulsive_table(results)
    assert cells(table, "focal")["hypnic"] == "1 / 0"
    assert cells(table, "healthy")["hypnic"] == "0 / 1"


def test_alarming_kinds_are_counted_only_on_nights_without_them():
    tremor = note("tremor", 100.0, duration_s=20.0)
    table = alarming_table([result(truth=(tremor,), found=(tremor, tremor)), result(found=(tremor,)), result()])
    assert (cells(table, "tremor")["nights"], cells(table, "tremor")["false alarms"]) == ("2", "1")


def test_indices_are_compared_on_nights_with_periodic_movements():
    night = result(truth=(note("periodic_limb_movement", 100.0),))
    night = replace(night, plm_per_h=IndexPair(true=20.0, found=22.0))
    table = index_table([night, result()])
    assert cells(table, "plm_per_h")["median |error| %"] == "10.0"
    assert cells(table, "periodicity_index")["not known"] == "1"


@pytest.mark.parametrize(
    ("onset", "fault"),
    [
        (OnsetResult(true_s=1000.0, found_s=1900.0, interval_s=(900.0, 2000.0)), None),
        (OnsetResult(true_s=1000.0, found_s=1901.0, interval_s=(900.0, 2000.0)), "far off"),
        (OnsetResult(true_s=1000.0, found_s=1100.0, interval_s=(1050.0, 2000.0)), "not covered"),
        (OnsetResult(true_s=None, found_s=1100.0), "unanswered"),
        (OnsetResult(true_s=None, found_s=None), None),
    ],
)
def test_onsets_far_off_or_outside_their_interval_are_listed(onset: OnsetResult, fault: str | None):
    lines = list_far_onsets([result(onset=onset)])
    assert [fault in line for line in lines if fault] == ([True] if fault else [])
    assert bool(lines) is bool(fault)


def test_a_mistake_is_one_line_with_both_sides_and_the_evidence_below():
    night = result(
        truth=(note("body_movement", 99.0, duration_s=3.0, note="stretching"),),
        found=(note("sleep_twitch", 100.0, note="brief_twitch"),),
    )
    (error,) = list_errors([night], ["jerks ≥ 0.05 g"])
    line = in_words(error)
    assert "\n" not in line
    assert "false alarm" in line
    assert "body_movement/stretching at 99.00 s" in line
    assert "sleep_twitch/brief_twitch at 100.00 s" in line
    assert "at most 2 s" in why_in_words(error)


def test_the_gravest_mistake_of_a_row_comes_first():
    night = result(found=(note("sleep_twitch", 100.0, peak_g=0.1), note("sleep_twitch", 200.0, peak_g=0.9)))
    assert [error.at_s for error in list_errors([night], ["jerks ≥ 0.05 g"])] == [200.0, 100.0]


def test_the_page_of_mistakes_draws_each_with_its_waveform(tmp_path: Path):
    night = result(found=(note("sleep_twitch", 100.0), note("convulsive", 600.0, duration_s=60.0)), seed=5)
    page = tmp_path / "mistakes.html"
    assert write_explanations(page, list_errors([night]), cache=None) == 2
    text = page.read_text(encoding="utf-8")
    # The long one is drawn once whole and once close.
    assert text.count("<svg") == 3
    assert "http" not in text


def test_the_key_figures_fit_into_one_line_and_into_data(short_night: NightResult):
    assert "\n" not in one_line([short_night])
    assert figures_as_data([short_night])["nights"] == [SHORT.name]


def test_published_figures_use_seeds_that_rules_were_not_made_on():
    assert parse_options([]).first_seed == DEVELOPMENT_SEED
    assert parse_options(["--write"]).first_seed == TEST_SEED
    assert parse_options(["--write"]).baselines
    tasks = make_tasks(parse_options(["--profiles", "plms", "--nights-per-profile", "2", "--first-seed", "40"]))
    assert [(task.order.seed, task.order.site) for task in tasks] == [(40, "left_ankle"), (41, "left_ankle")]


def test_the_document_names_the_database_its_licence_and_what_is_synthetic(short_night: NightResult):
    seizures = Table(title="Real seizures", rule="as annotated", headers=("event",), rows=(("1",), ("2",)))
    document = write_document(
        command="python -m benchmarks.accuracy --write",
        description="1 night.",
        goals=goals_table(reach_goals([short_night])),
        parts=(second_part([short_night]),),
        synthetic=all_tables([short_night]),
        real=(),
        seizures=seizures,
    )
    for words in ("OpenSeizureDatabase", "clause 3b", "Creative Commons", "synthetic", "no clinical validation"):
        assert words in document.replace("\n", " ")
    assert "These are 2 seizures" in document.replace("\n", " ")
    assert all(rule.name in document for rule in RULES if rule.kind == "convulsive")


def test_the_published_command_makes_the_figures_again_without_naming_a_folder():
    options = parse_options(["--write", "--profiles", "focal", "--rate", "25", "--cache", "/somewhere"])
    assert command_for(options) == (
        "python -m benchmarks.accuracy --write --nights-per-profile 10 --first-seed 1000 --hours 8 --rate 25 "
        "--profiles focal"
    )
