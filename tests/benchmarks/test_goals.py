"""The goals: nights under every condition, seeds that stay apart, and each goal one line with its figure."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.accuracy import make_tasks, parse_options
from benchmarks.conditions import NOISES_G, RATES_HZ, suite_conditions
from benchmarks.evaluation import NightResult, Task, evaluate
from benchmarks.goals import GOALS, condition_tables, goals_table, line_of, reach_goals
from benchmarks.nights import NightOrder, make_night, outside_losses
from recordings.synthetic import PROFILES
from recordings.timing import Interval

NIGHT = NightOrder(profile="healthy", seed=5, hours=0.5, rate_hz=25.0, site="left_wrist")


@pytest.fixture(scope="module")
def night() -> NightResult:
    return evaluate(Task(order=NIGHT, cache=None))


def test_a_suite_brings_every_condition_to_every_profile():
    nights = {
        profile: [suite_conditions(profile, number=k, seed=1000 + k, duration_s=28_800.0) for k in range(24)]
        for profile in PROFILES
    }
    for recorded in nights.values():
        assert {one.rate_hz for one in recorded} == set(RATES_HZ)
        assert {one.site for one in recorded} == {"left_wrist", "left_ankle"}
        assert {one.sensor.range_g for one in recorded} == {2.0, 4.0, 8.0, 16.0}
        assert max(one.sensor.resolution_g for one in recorded) == 0.016
        noises = [one.sensor.noise_g for one in recorded]
        assert NOISES_G[0][0] <= min(noises) < NOISES_G[0][1] < NOISES_G[-1][0] < max(noises) <= NOISES_G[-1][1]
        assert any(one.lost for one in recorded)
        assert max(abs(one.sensor.rate_error) for one in recorded) > 0.04


def test_the_test_suite_has_more_than_two_hundred_nights_without_a_seizure():
    tasks = make_tasks(parse_options(["--suite", "test"]))
    assert sum(task.order.profile not in {"focal", "tonic_clonic"} for task in tasks) >= 200
    assert min(task.order.seed for task in tasks) == 1000


@pytest.mark.parametrize(
    "arguments",
    [
        ["--suite", "development", "--first-seed", "990", "--nights-per-profile", "11"],
        ["--suite", "test", "--first-seed", "999"],
        ["--suite", "test", "--rate", "25"],
        ["--suite", "test", "--site", "left_ankle"],
    ],
)
def test_seeds_and_conditions_of_a_suite_cannot_be_mixed_up(arguments: list[str]):
    with pytest.raises(SystemExit) as ended:
        parse_options(arguments)
    assert ended.value.code == 2


def test_what_is_lost_takes_its_labels_along_but_never_a_seizure():
    plain = make_night(replace(NIGHT, profile="focal"))
    stretch = Interval(onset_s=600.0, end_s=700.0)
    seizure = next(event for event in plain.truth.events if event.kind == "convulsive")
    over_it = Interval(onset_s=seizure.onset_s + 5.0, end_s=seizure.onset_s + 8.0)
    night = make_night(replace(NIGHT, profile="focal", lost=(stretch, over_it)))
    assert seizure in night.truth.events
    assert float(np.diff(night.recording.time_s).max()) >= 99.0
    kept = outside_losses(plain.truth.events, [stretch])
    assert night.truth.events == tuple(plain.truth.events[number] for number in kept)


def test_every_goal_has_a_line_and_a_figure_under_each_condition(night: NightResult):
    table = goals_table(reach_goals([night, night]))
    assert [row[0] for row in table.rows] == [goal.name for goal in GOALS]
    for conditions in condition_tables([night]):
        assert len(conditions.rows) == len(GOALS)
        assert all(len(row) == len(conditions.headers) for row in conditions.rows)


def test_a_goal_is_reached_by_its_figure_and_the_interval_says_how_sure_that_is():
    line = line_of("found", direction="at least", limit=0.9, rows=[(9.0, 10.0)] * 5 + [(10.0, 10.0)], basis="6 files")
    assert (line.figure, line.is_reached) == ("0.917", True)
    assert line.interval.startswith("[0.9")
    missed = line_of("false", direction="at most", limit=0.0, rows=[(1.0, 1.0)], basis="1 file")
    assert missed.is_reached is False
