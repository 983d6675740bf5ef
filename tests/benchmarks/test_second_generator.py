"""The second generator: its labels tell what lies in the samples, and its nights run through the same benchmark."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from benchmarks import second_shapes as shapes
from benchmarks.accuracy import make_tasks, parse_options
from benchmarks.evaluation import Task, evaluate
from benchmarks.nights import NightOrder, make_night
from benchmarks.second_generator import SLEEPER_NAMES, draw_night
from recordings.synthetic import LabelledNight
from recordings.synthetic.streams import random_stream

RATE_HZ = 25.0


@pytest.fixture(scope="module")
def seizures(tmp_path_factory: pytest.TempPathFactory) -> LabelledNight:
    nowhere = tmp_path_factory.mktemp("shared")
    return draw_night("short_seizures", seed=1, hours=3.0, rate_hz=RATE_HZ, site="left_wrist", shared=nowhere)


def test_every_sleeper_has_a_night_with_what_it_is_named_for(tmp_path: Path):
    wanted = {"legs": "periodic_limb_movement", "rocking": "rhythmic_movement", "trembling": "tremor"}
    for name, kind in wanted.items():
        night = draw_night(name, seed=2, hours=2.0, rate_hz=RATE_HZ, site="left_wrist", shared=tmp_path)
        assert Counter(event.kind for event in night.truth.events)[kind] >= 2, name


def test_labels_lie_where_the_samples_move(seizures: LabelledNight):
    recording = seizures.recording
    for event in seizures.truth.events:
        if event.kind == "convulsive":
            inside = (recording.time_s >= event.onset_s) & (recording.time_s < event.end_s)
            before = (recording.time_s >= event.onset_s - 2.0) & (recording.time_s < event.onset_s - 0.2)
            assert (
                recording.acceleration_g[inside].std(axis=0).max()
                > 5 * recording.acceleration_g[before].std(axis=0).max()
            )


def test_seizures_are_short_and_far_apart_and_leave_stillness(seizures: LabelledNight):
    found = [event for event in seizures.truth.events if event.kind == "convulsive"]
    assert len(found) >= 3
    assert {event.label for event in found} == {"short_tonic_clonic", "short_focal_clonic"}
    assert all(5.0 <= event.duration_s <= 31.0 for event in found)
    assert min(np.diff([event.onset_s for event in found])) > 200.0


def test_the_distance_of_clonic_bursts_grows():
    onsets_s = shapes._bursts(random_stream(1, "test"), begin_s=5.0, end_s=60.0, figures=shapes.LONG_TONIC_CLONIC)
    gaps_s = np.diff(onsets_s)
    assert gaps_s[-5:].mean() > 2 * gaps_s[:5].mean()


def test_the_same_order_gives_the_same_night_and_another_seed_another(tmp_path: Path):
    orders = [
        NightOrder(profile="calm", seed=seed, hours=2.0, rate_hz=RATE_HZ, site="left_wrist", shared=tmp_path)
        for seed in (4, 4, 5)
    ]
    first, again, other = (make_night(order) for order in orders)
    assert np.array_equal(first.recording.acceleration_g, again.recording.acceleration_g)
    assert first.truth == again.truth
    assert first.truth.events != other.truth.events
    assert evaluate(Task(order=orders[0], cache=None)).expected_tier == "harmless"


def test_the_suites_of_the_second_generator_keep_their_seeds_apart():
    tasks = make_tasks(parse_options(["--suite", "second-test", "--nights-per-profile", "1"]))
    assert [task.order.profile for task in tasks] == list(SLEEPER_NAMES)
    assert {task.order.seed for task in tasks} == {1000}
    assert all(task.order.name.startswith("second-") for task in tasks)
    with pytest.raises(SystemExit):
        parse_options(["--suite", "second-development", "--profiles", "healthy"])
