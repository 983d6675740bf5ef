"""Labels on disk: what is written is what is read."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordings.errors import UnreadableFileError
from recordings.synthetic import TRUTH_KINDS, TRUTH_TIERS, Truth, TruthEvent, read_truth, simulate_night, write_truth
from recordings.timing import Interval

TIMES = st.floats(0, 40_000).map(lambda value: round(value, 3))
EVENTS = st.builds(
    TruthEvent,
    onset_s=TIMES,
    duration_s=TIMES,
    kind=st.sampled_from(TRUTH_KINDS),
    label=st.sampled_from(["hypnic_jerk", "brushing_teeth", "walking"]),
    peak_g=st.floats(0.01, 8),
    frequency_hz=st.none() | st.floats(0.1, 12),
    repetitions=st.integers(1, 500),
    series=st.none() | st.integers(1, 20),
)
INTERVALS = st.lists(st.builds(Interval, onset_s=TIMES, end_s=TIMES), max_size=3).map(tuple)
TRUTHS = st.builds(
    Truth,
    lights_out_s=st.none() | TIMES,
    sleep_onset_s=st.none() | TIMES,
    wake_up_s=st.none() | TIMES,
    awake=INTERVALS,
    not_worn=INTERVALS,
    events=st.lists(EVENTS, max_size=5).map(tuple),
    tier=st.sampled_from(TRUTH_TIERS),
)


@settings(max_examples=40, deadline=None)
@given(truth=TRUTHS)
def test_labels_survive_the_disk_unchanged(truth: Truth, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("labels") / "night.truth.tsv"
    write_truth(truth, path)
    assert read_truth(path) == truth


@pytest.mark.parametrize("profile", ["plms", "not_worn", "tonic_clonic"])
def test_the_labels_of_a_simulated_night_survive_the_disk(profile: str, tmp_path: Path) -> None:
    truth = simulate_night(profile, seed=1, hours=0.25, rate_hz=10.0).truth
    table, beside = write_truth(truth, tmp_path / "night.truth.tsv")
    assert (table.name, beside.name) == ("night.truth.tsv", "night.truth.json")
    assert read_truth(table) == truth


def test_the_table_has_the_columns_of_events_and_marks_what_is_missing(tmp_path: Path) -> None:
    event = TruthEvent(onset_s=1.5, duration_s=0.3, kind="hypnic_jerk", label="hypnic_jerk", peak_g=0.2)
    truth = Truth(
        lights_out_s=None, sleep_onset_s=2.0, wake_up_s=3.0, awake=(), not_worn=(), events=(event,), tier="harmless"
    )
    write_truth(truth, tmp_path / "a.truth.tsv")
    assert (tmp_path / "a.truth.tsv").read_text(encoding="utf-8").splitlines() == [
        "onset\tduration\ttrial_type\tlabel\tpeak_g\tfrequency_hz\trepetitions\tseries",
        "1.5\t0.3\thypnic_jerk\thypnic_jerk\t0.2\tn/a\t1\tn/a",
    ]


def test_labels_without_their_second_file_are_refused(tmp_path: Path) -> None:
    truth = simulate_night("healthy", seed=1, hours=0.25, rate_hz=10.0).truth
    table, beside = write_truth(truth, tmp_path / "a.truth.tsv")
    beside.unlink()
    with pytest.raises(UnreadableFileError, match=r"a\.truth\.json"):
        read_truth(table)


@pytest.mark.parametrize(
    ("table", "beside"),
    [
        ("", "{}"),
        ("onset\tduration\n", "{}"),
        ("onset\tduration\ttrial_type\tlabel\tpeak_g\tfrequency_hz\trepetitions\tseries\n1\t2\tnonsense\n", "{}"),
        ("onset\tduration\ttrial_type\tlabel\tpeak_g\tfrequency_hz\trepetitions\tseries\n", "[1]"),
        ("onset\tduration\ttrial_type\tlabel\tpeak_g\tfrequency_hz\trepetitions\tseries\n", "{"),
    ],
)
def test_damaged_labels_are_refused(table: str, beside: str, tmp_path: Path) -> None:
    (tmp_path / "a.truth.tsv").write_text(table, encoding="utf-8")
    (tmp_path / "a.truth.json").write_text(beside, encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        read_truth(tmp_path / "a.truth.tsv")
