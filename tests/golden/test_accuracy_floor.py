"""Changes in the detector should not lead to worse results: what it reaches on short synthetic nights, at least.

The floor is in ``floor.json``, raised by hand when the detector got better and never lowered without a reason. These
are synthetic figures on a handful of nights: they guard against accidents and say nothing about sleepers.
"""

import json
from pathlib import Path

import pytest

from benchmarks.golden import GOLDEN_NIGHTS
from benchmarks.scoring import JERK_KINDS, JERK_LEVELS_G, jerk_row, score_events
from detector.agreement import pool

FLOOR = json.loads((Path(__file__).parent / "floor.json").read_text(encoding="utf-8"))
SEIZURES = [order for order in GOLDEN_NIGHTS if order.profile in ("focal", "tonic_clonic")]
CALM = [order for order in GOLDEN_NIGHTS if order not in SEIZURES]
JERK_ROW = jerk_row(JERK_LEVELS_G[0])


def name(order):
    return f"{order.profile}-{order.seed}"


def convulsive(events):
    return [event for event in events if event.kind == "convulsive"]


def overlap(first, second):
    return first.onset_s < second.end_s and second.onset_s < first.end_s


def test_seizures_are_found(analysed):
    found, true = 0, 0
    for order in SEIZURES:
        night, truth = analysed(order)
        for seizure in convulsive(truth.events):
            true += 1
            found += any(overlap(seizure, event) for event in convulsive(night.events))
    assert true >= len(SEIZURES)
    assert found / true >= FLOOR["seizures_found"]


def test_calm_sleepers_raise_no_convulsive_event(analysed):
    alarms = {name(order): len(convulsive(analysed(order)[0].events)) for order in CALM}
    assert sum(alarms.values()) <= FLOOR["false_convulsive_events"], alarms


def test_nights_are_judged_as_they_were(analysed):
    right = {name(order): analysed(order)[0].verdict.tier == analysed(order)[1].tier for order in GOLDEN_NIGHTS}
    assert sum(right.values()) / len(right) >= FLOOR["tiers_right"], right


@pytest.mark.parametrize("figure", ["sensitivity", "precision"])
def test_jerks_and_twitches_are_found_and_not_made_up(analysed, figure):
    scores = []
    for order in GOLDEN_NIGHTS:
        night, truth = analysed(order)
        if any(event.kind in JERK_KINDS for event in truth.events):
            recorded_s = night.recordings[0].duration_s
            scores.append(score_events(night.events, truth.events, recorded_s=recorded_s).agreements[JERK_ROW])
    assert getattr(pool(scores), figure) >= FLOOR[f"jerk_{figure}"]


def test_sleep_onset_is_near_the_true_one(analysed):
    errors_min = []
    for order in GOLDEN_NIGHTS:
        night, truth = analysed(order)
        if truth.sleep_onset_s is not None and night.sleep.onset_s is not None:
            errors_min.append(abs(night.sleep.onset_s - truth.sleep_onset_s) / 60.0)
    assert len(errors_min) >= FLOOR["nights_with_sleep_onset"]
    assert sum(errors_min) / len(errors_min) <= FLOOR["sleep_onset_error_min"]
