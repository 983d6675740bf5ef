"""The settings: thresholds that fit each other, every number listed and read, every source of a stated kind."""

import ast
from dataclasses import FrozenInstanceError, fields, replace
from functools import cache
from pathlib import Path

import pytest

import detector
from detector.classification import RULES
from detector.clauses import QUANTITY_NAMED
from detector.settings import PublishedRules, Settings, flatten

SETTINGS = Settings()
PUBLISHED = PublishedRules()
NUMBERS = dict(flatten(SETTINGS)) | dict(flatten(PUBLISHED))
# Numbers that are fitted or measured by a command, not chosen one by one.
FITTED = ("scorecards", "reliabilities")
EVIDENCE_LETTERS = ("L:", "K:", "E:")
STAGES = pytest.mark.parametrize(
    "stage",
    [
        pytest.param(getattr(whole, item.name), id=item.name)
        for whole in (SETTINGS, PUBLISHED)
        for item in fields(whole)
        if item.name not in FITTED
    ],
)
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
    ("classification.hypnic_peak_ankle_g", "classification.hypnic_peak_g"),
    ("episodes.convulsive_shortest_s", "classification.convulsive_s"),
    ("episodes.tremor_shortest_s", "classification.tremor_s"),
    ("episodes.rocking_shortest_s", "classification.rocking_s"),
    ("sleep.earliest_share", "sleep.middle_share"),
    ("sleep.middle_share", "sleep.latest_share"),
]


@STAGES
def test_a_number_says_what_it_means_and_where_it_comes_from(stage):
    for item in fields(stage):
        assert item.metadata.get("meaning", "").strip(), item.name
        assert item.metadata.get("source", "").strip(), item.name
        assert isinstance(getattr(stage, item.name), int | float), item.name


@STAGES
def test_a_source_says_how_good_it_is(stage):
    for item in fields(stage):
        source = item.metadata["source"]
        assert source.startswith(EVIDENCE_LETTERS) or source == "sampling theorem", item.name


@STAGES
def test_a_number_that_nothing_reads_is_taken_out(stage):
    assert not {item.name for item in fields(stage)} - names_read()


@cache
def names_read():
    """Names that the detector's source reads: as attributes, or in the table of rules as (dotted) words."""
    names = set()
    for path in Path(detector.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.add(node.value.rpartition(".")[2])
    return names


@pytest.mark.parametrize("whole", [SETTINGS, PUBLISHED], ids=["settings", "published rules"])
def test_every_number_is_listed_under_its_dotted_name(whole):
    listed = {name for name in flatten(whole) if not name.startswith(FITTED)}
    assert listed == {
        f"{stage.name}.{item.name}"
        for stage in fields(whole)
        if stage.name not in FITTED
        for item in fields(getattr(whole, stage.name))
    }
    assert flatten(SETTINGS)["wasm.maximum_interval_s"] == SETTINGS.wasm.maximum_interval_s


def test_a_changed_number_is_listed_as_changed():
    changed = replace(SETTINGS, movements=replace(SETTINGS.movements, start_floor_g=0.5))
    listed = flatten(changed)
    assert {name for name, value in listed.items() if value != flatten(SETTINGS)[name]} == {"movements.start_floor_g"}


def test_settings_cannot_be_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        SETTINGS.movements.start_floor_g = 1.0


@pytest.mark.parametrize(("lower", "upper"), ORDERED)
def test_thresholds_fit_each_other(lower, upper):
    assert NUMBERS[lower] <= NUMBERS[upper]


@pytest.mark.parametrize("name", [name for name in NUMBERS if name.endswith(("_share", "_quantile"))])
def test_shares_lie_between_nothing_and_all(name):
    assert 0 <= NUMBERS[name] <= 1


def test_no_chosen_number_is_negative():
    assert all(value >= 0 for name, value in NUMBERS.items() if not name.startswith(FITTED))


@pytest.mark.parametrize("card", fields(SETTINGS.scorecards), ids=lambda item: item.name)
def test_a_scorecard_speaks_of_what_can_be_measured(card):
    fitted = getattr(SETTINGS.scorecards, card.name)
    assert fitted.kind == card.name
    assert fitted.source.startswith(EVIDENCE_LETTERS)
    for term in fitted.terms:
        assert (term.quantity in QUANTITY_NAMED) != card.name.startswith("stirring")
        assert list(term.at) == sorted(set(term.at))
        assert len(term.at) == len(term.points)
    alone = {term.quantity for term in fitted.terms}
    for pair in fitted.pairs:
        assert set(pair.quantities) <= alone
        assert all(list(at) == sorted(set(at)) for at in pair.at)
        assert [len(line) for line in pair.points] == [len(pair.at[1])] * len(pair.at[0])


def test_every_number_of_a_scorecard_is_listed():
    cards = [card_named(item.name) for item in fields(SETTINGS.scorecards)]
    corners = sum(2 * len(term.at) for card in cards for term in card.terms)
    grids = sum(sum(map(len, pair.at)) + sum(map(len, pair.points)) for card in cards for pair in card.pairs)
    assert sum(name.startswith("scorecards.") for name in flatten(SETTINGS)) == corners + grids + len(cards)


def card_named(name):
    return getattr(SETTINGS.scorecards, name)


def test_every_rule_that_was_seen_has_a_measured_reliability():
    measured = {item.rule for item in SETTINGS.reliabilities}
    assert measured <= {rule.name for rule in RULES}
    for item in SETTINGS.reliabilities:
        assert all(0 < share < 1 for share in item.share)
        assert list(item.at) == sorted(item.at)


@pytest.mark.parametrize("state", ["awake", "lying", "asleep"])
def test_the_chances_of_a_state_leave_room_for_the_rest(state):
    numbers = SETTINGS.sleep
    assert sum(getattr(numbers, f"{kind}_{state}") for kind in ("gross", "small")) < 1
    others = [other for other in ("awake", "lying", "asleep") if other != state]
    assert sum(getattr(numbers, f"{state}_to_{other}", 0.0) for other in others) < 1


@pytest.mark.parametrize("place", ["awake", "at_rest", "asleep_leg"])
def test_a_share_of_still_epochs_is_a_share(place):
    assert 0 < getattr(SETTINGS.sleep, f"sustained_share_{place}") < 1
