"""The person's word: kept beside the detector's answer, counted, exported, compared."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.model import KINDS
from hypnic.library import (
    Library,
    NoSuchEventError,
    RefusedEntryError,
    add_missed_event,
    agreement_of,
    agreement_with_person,
    count_with_review,
    delete_night,
    export_review,
    list_reviews,
    night_file_path,
    read_events,
    refresh,
    remove_review,
    review_event,
    review_json,
)
from hypnic.library.review import Review


def said(detected: str | None, decision: str, kind: str | None) -> Review:
    return Review(
        id=1,
        event=0 if detected else None,
        onset_s=0.0,
        duration_s=1.0,
        site="left_wrist",
        detected_kind=detected,
        decision=decision,  # type: ignore[arg-type]
        kind=kind,
        note="",
        reviewed_at="2026-09-02T08:00:00+00:00",
    )


def test_a_review_leaves_the_detectors_answer_as_it_is(library: Library, add_night):
    night = add_night("night")
    before = night_file_path(library, night.id, "events.tsv").read_bytes()
    review_event(library, night.id, 0, decision="renamed", kind="sleep_twitch", note="I was asleep")
    review_event(library, night.id, 1, decision="rejected")
    assert night_file_path(library, night.id, "events.tsv").read_bytes() == before
    first, second = list_reviews(library, night.id)
    assert (first.event, first.detected_kind, first.kind, first.note) == (
        0,
        "hypnic_jerk",
        "sleep_twitch",
        "I was asleep",
    )
    assert (second.event, second.decision, second.kind) == (1, "rejected", None)


def test_a_second_word_replaces_the_first_and_can_be_taken_back(library: Library, add_night):
    night = add_night("night")
    review_event(library, night.id, 0, decision="rejected")
    kept = review_event(library, night.id, 0, decision="confirmed")
    assert list_reviews(library, night.id) == (kept,)
    remove_review(library, night.id, kept.id)
    assert list_reviews(library, night.id) == ()
    with pytest.raises(NoSuchEventError):
        remove_review(library, night.id, kept.id)


@pytest.mark.parametrize(
    ("event", "decision", "kind", "error"),
    [
        (2, "confirmed", None, NoSuchEventError),
        (-1, "confirmed", None, NoSuchEventError),
        (0, "missed", None, RefusedEntryError),
        (0, "perhaps", None, RefusedEntryError),
        (0, "renamed", None, RefusedEntryError),
        (0, "renamed", "hypnic_jerk", RefusedEntryError),
        (0, "renamed", "giraffe", RefusedEntryError),
        (0, "confirmed", "tremor", RefusedEntryError),
    ],
)
def test_a_review_that_does_not_fit_is_refused(event, decision, kind, error, library: Library, add_night):
    night = add_night("night")
    with pytest.raises(error):
        review_event(library, night.id, event, decision=decision, kind=kind)
    assert list_reviews(library, night.id) == ()


@pytest.mark.parametrize(
    ("onset_s", "duration_s", "kind", "site"),
    [
        (-1.0, 1.0, "tremor", "unknown"),
        (599.0, 2.0, "tremor", "unknown"),
        (math.nan, 1.0, "tremor", "unknown"),
        (1.0, math.inf, "tremor", "unknown"),
        (1.0, 1.0, "giraffe", "unknown"),
        (1.0, 1.0, "tremor", "nose"),
    ],
)
def test_a_missed_event_that_cannot_be_is_refused(onset_s, duration_s, kind, site, library: Library, add_night):
    night = add_night("night")
    with pytest.raises(RefusedEntryError):
        add_missed_event(library, night.id, onset_s=onset_s, duration_s=duration_s, kind=kind, site=site)


def test_counts_are_given_with_and_without_the_persons_word(library: Library, add_night):
    night = add_night("night")
    review_event(library, night.id, 0, decision="renamed", kind="sleep_twitch")
    review_event(library, night.id, 1, decision="rejected")
    add_missed_event(library, night.id, onset_s=10, duration_s=0.2, kind="sleep_twitch", site="left_wrist")
    counts = count_with_review(read_events(library, night.id), list_reviews(library, night.id))
    assert (counts.by_detector["hypnic_jerk"], counts.by_detector["convulsive"]) == (1, 1)
    assert {kind: count for kind, count in counts.by_person.items() if count} == {"sleep_twitch": 2}
    assert counts.reviewed == 3


def test_a_note_alone_changes_no_count(library: Library, add_night):
    night = add_night("night")
    review_event(library, night.id, 0, decision="noted", note="the cat")
    counts = count_with_review(read_events(library, night.id), list_reviews(library, night.id))
    assert counts.by_person == counts.by_detector
    assert counts.reviewed == 0


def test_a_review_follows_its_event_when_the_night_is_analysed_anew(
    library: Library, add_night, add_result, make_event
):
    night = add_night("night")
    review_event(library, night.id, 0, decision="confirmed")
    review_event(library, night.id, 1, decision="rejected")
    earlier = make_event(onset_s=30.0, kind="limb_movement")
    add_result("night", events=(earlier, make_event(onset_s=120.6, kind="isolated_jerk")))
    refresh(library)
    first, second = list_reviews(library, night.id)
    assert (first.event, first.detected_kind) == (1, "hypnic_jerk")
    assert (second.event, second.is_left_over) == (None, True)
    counts = count_with_review(read_events(library, night.id), (first, second))
    assert (counts.by_person["hypnic_jerk"], counts.by_person["convulsive"], counts.reviewed) == (1, 0, 1)


def test_the_review_is_exported_beside_the_events(library: Library, add_night):
    night = add_night("night")
    review_event(library, night.id, 1, decision="renamed", kind="tremor", note="a\ttab\nand more")
    add_missed_event(library, night.id, onset_s=10, duration_s=0.25, kind="hypnic_jerk", site="left_wrist")
    path = export_review(library, night.id)
    lines = [line.split("\t") for line in path.read_text().splitlines()]
    assert path == library.folder / "results" / "night" / "review.tsv"
    assert lines[1][:7] == ["10.000", "0.250", "hypnic_jerk", "n/a", "missed", "n/a", "left_wrist"]
    assert lines[2][:7] == ["300.000", "62.000", "tremor", "convulsive", "renamed", "1", "left_wrist"]
    assert (lines[2][7], lines[2][9]) == ("2026-09-01T22:20:00.000+02:00", "a tab and more")
    assert list(json.loads(path.with_suffix(".json").read_text())) == lines[0]
    assert [row["decision"] for row in json.loads(review_json(library, night.id))] == ["missed", "renamed"]


def test_agreement_counts_what_was_decided(library: Library, add_night):
    first, second = add_night("first"), add_night("second", evening=1)
    review_event(library, first.id, 0, decision="confirmed")
    review_event(library, first.id, 1, decision="confirmed")
    review_event(library, second.id, 0, decision="rejected")
    review_event(library, second.id, 1, decision="noted", note="?")
    agreement = agreement_with_person(library)
    jerks = agreement.kinds["hypnic_jerk"]
    assert (jerks.confirmed, jerks.rejected, jerks.decided, agreement.nights) == (1, 1, 2, 2)
    assert jerks.confirmed_share is not None
    assert jerks.confirmed_share.value == 0.5
    assert (agreement.overall.decided, agreement.overall.confirmed) == (3, 2)
    delete_night(library, second.id)
    assert agreement_with_person(library).kinds["hypnic_jerk"].rejected == 0


def test_kappa_is_the_one_of_the_textbook():
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: Cohen's kappa is 0.4
    reviews = [
        *[said("tremor", "confirmed", "tremor")] * 20,
        *[said("tremor", "renamed", "unclear")] * 5,
        *[said("unclear", "renamed", "tremor")] * 10,
        *[said("unclear", "confirmed", "unclear")] * 15,
    ]
    kappa = agreement_of(reviews).kappa
    assert kappa is not None
    assert kappa.value == pytest.approx(0.4)
    # standard error 0.1265 by Fleiss, Cohen and Everitt
    assert kappa.high - kappa.value == pytest.approx(1.96 * 0.1265, rel=0.02)


def test_kappa_is_not_given_where_it_says_nothing():
    assert agreement_of([]).kappa is None
    agreement = agreement_of([said("tremor", "confirmed", "tremor")])
    assert agreement.kappa is None
    assert "chance" in agreement.kappa_note


KIND = st.sampled_from(KINDS)
REVIEWS = st.lists(
    st.one_of(
        KIND.map(lambda kind: said(kind, "confirmed", kind)),
        KIND.map(lambda kind: said(kind, "rejected", None)),
        KIND.map(lambda kind: said(None, "missed", kind)),
        st.tuples(KIND, KIND).map(lambda pair: said(pair[0], "renamed", pair[1])),
    ),
    max_size=40,
)


@given(REVIEWS)
def test_agreement_adds_up_and_stays_within_its_bounds(reviews: list[Review]):
    agreement = agreement_of(reviews)
    assert sum(kind.decided + kind.missed for kind in agreement.kinds.values()) == len(reviews)
    assert agreement.overall.decided + agreement.overall.missed == len(reviews)
    for estimate in (agreement.kappa, *(kind.confirmed_share for kind in agreement.kinds.values())):
        if estimate is not None:
            assert -1 <= estimate.low <= estimate.value <= estimate.high <= 1


def test_a_failed_export_leaves_nothing_half_written(library: Library, add_night, monkeypatch: pytest.MonkeyPatch):
    night = add_night("night")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hypnic.library.review_files._write", fail)
    with pytest.raises(Exception, match="no space left"):
        export_review(library, night.id)
    folder: Path = library.folder / "results" / "night"
    assert sorted(path.name for path in folder.iterdir()) == ["events.json", "events.tsv", "night.json", "report.html"]
