"""The settings: thresholds that fit each other, every number listed, every source of a stated kind."""

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from detector.settings import Settings, flatten

SETTINGS = Settings()
EVIDENCE_LETTERS = ("L:", "K:", "E:")
STAGES = pytest.mark.parametrize("stage", [stage.name for stage in fields(Settings)])
ORDERED = [
    ("conditioning.high_pass_hz", "conditioning.low_pass_hz"),
    ("wasm.minimum_duration_s", "wasm.maximum_duration_s"),
    ("wasm.maximum_duration_s", "wasm.maximum_bilateral_duration_s"),
    ("wasm.minimum_interval_s", "wasm.maximum_interval_s"),
    ("aasm.minimum_interval_s", "aasm.maximum_interval_s"),
    ("movements.end_noise_multiple", "movements.start_noise_multiple"),
    ("episodes.tremor_low_hz", "episodes.tremor_high_hz"),
    ("episodes.rocking_low_hz", "episodes.rocking_high_hz"),
    ("episodes.beat_shortest_s", "episodes.beat_longest_s"),
    ("trains.shortest_interval_s", "trains.longest_interval_s"),
    ("classification.limb_shortest_s", "classification.limb_longest_s"),
    ("classification.hypnic_peak_ankle_g", "classification.hypnic_peak_g"),
    ("episodes.convulsive_shortest_s", "classification.convulsive_s"),
    ("episodes.tremor_shortest_s", "classification.tremor_s"),
    ("episodes.rocking_shortest_s", "classification.rocking_s"),
    ("sleep.possible_from", "sleep.asleep_from"),
    ("sleep.asleep_from", "sleep.certain_from"),
]


@STAGES
def test_a_number_says_what_it_means_and_where_it_comes_from(stage):
    for item in fields(getattr(SETTINGS, stage)):
        assert item.metadata["meaning"].strip(), item.name
        assert item.metadata["source"].strip(), item.name
        assert isinstance(getattr(getattr(SETTINGS, stage), item.name), int | float), item.name


@STAGES
def test_a_source_says_how_good_it_is(stage):
    for item in fields(getattr(SETTINGS, stage)):
        source = item.metadata["source"]
        is_derived = source.startswith("as ") and source.removeprefix("as ") in flatten(SETTINGS)
        assert source.startswith(EVIDENCE_LETTERS) or is_derived or source == "sampling theorem", item.name


def test_a_number_said_to_be_as_another_is_the_same():
    numbers = flatten(SETTINGS)
    for stage in fields(Settings):
        for item in fields(getattr(SETTINGS, stage.name)):
            source = item.metadata["source"]
            if source.startswith("as "):
                assert numbers[f"{stage.name}.{item.name}"] == numbers[source.removeprefix("as ")]


def test_every_number_is_listed_under_its_dotted_name():
    numbers = flatten(SETTINGS)
    assert len(numbers) == sum(len(fields(getattr(SETTINGS, stage.name))) for stage in fields(Settings))
    assert numbers["wasm.maximum_interval_s"] == SETTINGS.wasm.maximum_interval_s


def test_a_changed_number_is_listed_as_changed():
    changed = replace(SETTINGS, movements=replace(SETTINGS.movements, start_floor_g=0.5))
    listed = flatten(changed)
    assert {name for name, value in listed.items() if value != flatten(SETTINGS)[name]} == {"movements.start_floor_g"}


def test_settings_cannot_be_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        SETTINGS.movements.start_floor_g = 1.0


@pytest.mark.parametrize(("lower", "upper"), ORDERED)
def test_thresholds_fit_each_other(lower, upper):
    numbers = flatten(SETTINGS)
    assert numbers[lower] <= numbers[upper]


@pytest.mark.parametrize("name", [name for name in flatten(SETTINGS) if name.endswith(("_share", "_quantile"))])
def test_shares_lie_between_nothing_and_all(name):
    assert 0 <= flatten(SETTINGS)[name] <= 1


def test_no_number_is_negative():
    assert all(value >= 0 for value in flatten(SETTINGS).values())


@pytest.mark.parametrize("state", ["awake", "lying", "asleep"])
def test_the_chances_of_a_state_leave_room_for_the_rest(state):
    numbers = SETTINGS.sleep
    assert sum(getattr(numbers, f"{kind}_{state}") for kind in ("gross", "small", "sustained")) <= 1
    others = [other for other in ("awake", "lying", "asleep") if other != state]
    assert sum(getattr(numbers, f"{state}_to_{other}", 0.0) for other in others) < 1
