"""Pieces of one rhythm are one event, and nothing else is."""

import pytest
from hand_made import event

from detector.rejoining import rejoin
from detector.settings import Settings

NUMBERS = Settings().episodes
GAP_S, RATIO = NUMBERS.rejoin_gap_s, NUMBERS.rejoin_frequency_ratio
PEAK_RATIO = NUMBERS.rejoin_peak_ratio


def tremor(onset_s, duration_s=20.0, **described):
    return event(onset_s, duration_s, **({"kind": "tremor", "frequency_hz": 5.0, "repetitions": 100} | described))


def spans(events):
    return [(one.onset_s, one.duration_s) for one in rejoin(tuple(events), settings=NUMBERS)]


def test_a_tremor_that_pauses_is_one():
    (one,) = rejoin((tremor(100.0, peak_g=0.1), tremor(130.0, 40.0, peak_g=0.15)), settings=NUMBERS)
    assert (one.onset_s, one.duration_s, one.peak_g, one.repetitions) == (100.0, 70.0, 0.15, 200)
    assert "gap 10 s, at most 28 s" in one.evidence[-1].text


def test_many_pieces_become_one_in_any_order():
    assert spans([tremor(160.0), tremor(100.0), tremor(130.0)]) == [(100.0, 80.0)]


@pytest.mark.parametrize(("gap_s", "count"), [(GAP_S - 0.1, 1), (GAP_S + 0.1, 2)])
def test_a_longer_gap_keeps_two_apart(gap_s, count):
    long_s = 2 * GAP_S
    assert len(spans([tremor(100.0, long_s), tremor(100.0 + long_s + gap_s, long_s)])) == count


@pytest.mark.parametrize(("more_s", "count"), [(-0.1, 1), (0.1, 2)])
@pytest.mark.parametrize("lengths_s", [(10.0, 40.0), (40.0, 10.0)])
def test_a_gap_nearly_as_long_as_the_longer_one_keeps_two_apart(lengths_s, more_s, count):
    first_s, second_s = lengths_s
    gap_s = NUMBERS.rejoin_gap_share * 40.0 + more_s
    assert len(spans([tremor(100.0, first_s), tremor(100.0 + first_s + gap_s, second_s)])) == count


@pytest.mark.parametrize(("ratio", "count"), [(0.99 * PEAK_RATIO, 1), (1.01 * PEAK_RATIO, 2)])
def test_a_much_stronger_rhythm_is_another_one(ratio, count):
    assert len(spans([tremor(100.0, peak_g=0.05), tremor(125.0, peak_g=0.05 * ratio)])) == count


@pytest.mark.parametrize(("ratio", "count"), [(0.99 * RATIO, 1), (1.01 * RATIO, 2)])
def test_another_frequency_is_another_rhythm(ratio, count):
    assert len(spans([tremor(100.0), tremor(130.0, frequency_hz=5.0 * ratio)])) == count


@pytest.mark.parametrize(("more_s", "count"), [(-0.1, 1), (0.1, 2)])
def test_what_goes_on_at_once_is_the_same_at_any_frequency(more_s, count):
    """A slow rocking shows now its own rate and now twice that."""
    onset_s = 120.0 + NUMBERS.rejoin_at_once_s + more_s
    assert len(spans([tremor(100.0), tremor(onset_s, 2.0, frequency_hz=10.0)])) == count


def test_something_else_in_between_keeps_two_apart():
    assert len(spans([tremor(100.0), tremor(125.0, 2.0, kind="wake_activity"), tremor(130.0)])) == 3


@pytest.mark.parametrize("kind", ["convulsive", "wake_activity", "myoclonic_cluster"])
def test_other_kinds_stay_as_they_are(kind):
    assert len(spans([tremor(100.0, kind=kind), tremor(125.0, kind=kind)])) == 2


def test_the_surer_stretch_gives_the_evidence():
    sure, unsure = tremor(100.0, confidence=0.9, decided_by="sure"), tremor(125.0, confidence=0.4, decided_by="unsure")
    (one,) = rejoin((unsure, sure), settings=NUMBERS)
    assert (one.decided_by, one.confidence) == ("sure", 0.9)


def test_what_has_no_frequency_is_not_joined():
    assert len(spans([tremor(100.0, frequency_hz=None), tremor(125.0, frequency_hz=None)])) == 2
