"""Trends: every figure with its uncertainty, factors compared without a cause, too few nights said to be too few."""

from dataclasses import fields, replace
from datetime import date, timedelta

import numpy as np
import pytest

from hypnic.library import (
    FACTORS,
    MEASURES,
    NO_CAUSE,
    JournalEntry,
    Library,
    NightFilter,
    RefusedEntryError,
    TrendSettings,
    add_missed_event,
    compare_factor,
    compare_factors,
    every_trend,
    get_night,
    night_folder,
    read_events,
    refresh,
    review_event,
    tier_over_nights,
    trend,
    write_journal,
)
from hypnic.library.event_figures import EventFigures, figures_of_events, read_event_figures
from hypnic.library.over_nights import NightFacts, decide_over_nights
from hypnic.library.store import reading, writing

SETTINGS = TrendSettings()
TODAY = date(2026, 9, 28)


@pytest.fixture
def add_copies(library: Library, add_night):
    """Enter copies of one analysed night, one for each evening, with figures as given; the files are shared."""

    def add(figures: list[dict], **columns) -> list[str]:
        import msgspec

        night = add_night("pattern")
        with writing(library) as connection:
            (row,) = connection.execute("SELECT * FROM nights").fetchall()
            connection.execute("DELETE FROM nights")
            names = []
            for evening, changes in enumerate(figures):
                name = f"copy-{evening:08x}"
                made = replace(night.figures, **({"total_sleep_s": 6 * 3600.0} | changes))
                day = date(2026, 9, 1) + timedelta(days=evening)
                copy = dict(row) | {
                    "id": name,
                    "folder": f"results/{name}",
                    "date": day.isoformat(),
                    "figures": msgspec.json.encode(made).decode(),
                    **columns,
                }
                marks = ", ".join(f":{column}" for column in copy)
                connection.execute(f"INSERT INTO nights VALUES ({marks})", copy)
                (library.folder / "results" / name).symlink_to(library.folder / "results" / "pattern")
                names.append(name)
        return names

    return add


def test_every_deciding_number_says_what_it_means_and_where_it_comes_from():
    for one in fields(SETTINGS):
        assert one.metadata["meaning"]
        assert one.metadata["source"]


def test_a_trend_gives_each_night_with_the_interval_of_its_count(library: Library, add_copies):
    nights = add_copies([{"twitches_per_h": 2.0}, {"twitches_per_h": 0.0}, {"twitches_per_h": None}])
    followed = trend(library, "twitches_per_h")
    assert [point.night for point in followed.points] == nights[:2]
    first, second = followed.points
    # 12 twitches in 6 hours: 6.201 to 20.96 by Garwood
    assert (first.value, first.low, first.high) == (
        2.0,
        pytest.approx(6.2006 / 6, rel=1e-4),
        pytest.approx(20.962 / 6, rel=1e-4),
    )
    assert (second.value, second.low) == (0.0, 0.0)
    assert (followed.typical, followed.change_per_week) == (None, None)
    assert "Too few nights" in followed.notes[1]


def test_enough_nights_give_a_typical_value_and_a_change(library: Library, add_copies):
    add_copies([{"jerks_around_onset": count} for count in (1, 2, 3, 4, 5, 6, 7)])
    followed = trend(library, "jerks_around_onset")
    assert followed.typical is not None
    assert (followed.typical.value, followed.typical.low, followed.typical.high) == (4.0, 1.0, 7.0)
    assert followed.change_per_week is not None
    assert followed.change_per_week.value == pytest.approx(7.0)
    assert len(followed.notes) == 1


def test_nights_of_different_sites_are_not_mixed_silently(library: Library, add_night):
    add_night("wrist", evening=9)
    ankle = add_night("ankle")
    with writing(library) as connection:
        connection.execute("UPDATE nights SET sites = '[\"left_ankle\"]' WHERE id = ?", (ankle.id,))
    assert any("sites are mixed" in note for note in trend(library, "jerks_around_onset").notes)
    alone = trend(library, "jerks_around_onset", chosen=NightFilter(sites=("left_ankle",)))
    assert not any("sites are mixed" in note for note in alone.notes)


def test_the_persons_word_is_used_when_asked(library: Library, add_night):
    night = add_night("night")
    review_event(library, night.id, 0, decision="rejected")
    add_missed_event(library, night.id, onset_s=10, duration_s=0.1, kind="hypnic_jerk")
    add_missed_event(library, night.id, onset_s=12, duration_s=0.1, kind="hypnic_jerk")
    assert trend(library, "jerks_around_onset").points[0].value == 1
    assert trend(library, "jerks_around_onset", counted="person").points[0].value == 2
    by_person = trend(library, "twitches_per_h", counted="person").points[0].value
    assert by_person == pytest.approx(2 * 3600 / 440)


def test_without_a_review_person_and_detector_count_alike(library: Library, add_copies):
    add_copies([{"twitches_per_h": 2.0, "plm_per_h": 3.0, "periodicity_index": 0.4, "jerks_around_onset": 2}] * 2)
    for measure in MEASURES:
        assert trend(library, measure.name) == trend(library, measure.name, counted="person")


def test_the_mean_log_interval_varies_as_the_nights_own_intervals_do(
    library: Library, add_night, make_event, make_night
):
    onsets_s = np.cumsum([0, 20, 25, 22, 24, 21, 23, 26, 22]) + 160.0
    events = tuple(
        make_event(onset_s=float(at_s), kind="periodic_limb_movement", phase="asleep", series=1) for at_s in onsets_s
    )
    typical_s = float(np.exp(np.mean(np.log(np.diff(onsets_s)))))
    indices = replace(make_night().indices, mean_log_interval_s=typical_s)
    add_night("legs", events=events, indices=indices)
    (point,) = trend(library, "mean_log_interval_s").points
    assert point.value == pytest.approx(typical_s, abs=1e-3)
    assert point.low is not None
    assert point.high is not None
    assert 20 < point.low < point.value < point.high < 26


def test_an_unknown_figure_is_refused_with_those_there_are(library: Library):
    with pytest.raises(RefusedEntryError, match="twitches_per_h"):
        trend(library, "giraffes")


def journal(library: Library, ticked: list[bool], factor: str = "alcohol") -> None:
    for evening, is_there in enumerate(ticked):
        day = date(2026, 9, 1) + timedelta(days=evening)
        write_journal(library, JournalEntry(night=day.isoformat(), factors={factor: ""} if is_there else {}))


def test_a_factor_is_compared_with_an_interval_and_the_number_of_nights(library: Library, add_copies):
    add_copies([{"twitches_per_h": value} for value in (9, 1, 8, 2, 9.5, 1.5, 8.5, 2.5, 10, 3)])
    journal(library, [True, False] * 5)
    compared = compare_factor(library, "alcohol", "twitches_per_h")
    assert (compared.nights_with, compared.nights_without) == (5, 5)
    assert (compared.typical_with, compared.typical_without) == (9.0, 2.0)
    assert compared.difference is not None
    assert compared.difference.value == pytest.approx(7.0)
    assert compared.difference.low > 0
    assert "5 nights with, 5 without" in compared.text
    assert "not what caused what" in compared.text
    for word in ("because", "leads to", "due to", "effect"):
        assert word not in compared.text.lower()
    assert "not what caused what" in NO_CAUSE


def test_too_few_nights_are_said_to_be_too_few(library: Library, add_copies):
    add_copies([{"twitches_per_h": float(value)} for value in range(9)])
    journal(library, [True] * 4 + [False] * 5)
    compared = compare_factor(library, "alcohol", "twitches_per_h")
    assert compared.difference is None
    assert "too few nights" in compared.text
    assert "4 nights with, 5 without" in compared.text


def test_nights_without_a_journal_are_in_neither_group(library: Library, add_copies):
    add_copies([{"twitches_per_h": float(value)} for value in range(12)])
    journal(library, [True, False, True])
    compared = compare_factor(library, "alcohol", "twitches_per_h")
    assert (compared.nights_with, compared.nights_without) == (2, 1)


def test_a_factor_of_ones_own_is_absent_only_after_it_was_thought_of(library: Library, add_copies):
    add_copies([{"twitches_per_h": float(value)} for value in range(4)])
    journal(library, [False, False, True, False], factor="full moon")
    own = compare_factor(library, "full moon", "twitches_per_h")
    known = compare_factor(library, "stress", "twitches_per_h")
    assert (own.nights_with, own.nights_without) == (1, 1)
    assert (known.nights_with, known.nights_without) == (0, 4)


def test_all_factors_that_were_ticked_are_compared(library: Library, add_copies):
    add_copies([{"twitches_per_h": 1.0, "plm_per_h": None}] * 3)
    journal(library, [True, False, True])
    journal(library, [False, True], factor="full moon")
    compared = compare_factors(library)
    assert {one.factor for one in compared} == {"alcohol", "full moon"}
    assert {one.measure.name for one in compared} == {"twitches_per_h", "jerks_around_onset"}
    assert len(FACTORS) == 10


def facts(count: int, **changes) -> list[NightFacts]:
    night = NightFacts(id="n", date=TODAY, tier="harmless", twitches_per_h=10.0, sleep_h=4.0, hours_share=0.75)
    return [replace(night, id=f"n{day}", date=TODAY - timedelta(days=day), **changes) for day in range(count)]


@pytest.mark.parametrize(
    ("nights", "tier"),
    [
        (facts(7), "see_doctor"),
        (facts(6), "cannot_tell"),
        (facts(7, twitches_per_h=9.99), "harmless"),
        (facts(7, hours_share=0.74), "harmless"),
        (facts(7, sleep_h=3.99), "cannot_tell"),
        (facts(7, tier="cannot_tell"), "cannot_tell"),
        (facts(7, twitches_per_h=None), "cannot_tell"),
        (facts(7, hours_share=None), "cannot_tell"),
        ([*facts(10)[:7], *facts(10, twitches_per_h=1.0)[7:]], "see_doctor"),
        ([*facts(10)[:6], *facts(10, twitches_per_h=1.0)[6:]], "harmless"),
        ([*facts(7, twitches_per_h=1.0), *facts(8, tier="see_doctor", twitches_per_h=1.0)[7:]], "see_doctor"),
        (facts(1, tier="seizure_like"), "seizure_like"),
        ([], "cannot_tell"),
    ],
)
def test_persistent_twitching_follows_the_stated_rule(nights: list[NightFacts], tier: str):
    assert decide_over_nights(nights).tier == tier


def test_two_recordings_of_one_date_count_as_one_night():
    twice = [replace(night, id=f"{night.id}-{half}") for night in facts(4) for half in "ab"]
    assert decide_over_nights(twice).tier == "cannot_tell"
    assert len(decide_over_nights(twice).usable) == 4


def test_the_reasons_name_the_numbers_and_never_say_no_seizure():
    decided = decide_over_nights(facts(7))
    assert decided.reasons[0].startswith("persistent twitching: 7 of 7 nights had at least 10 twitches per hour")
    for nights in (facts(7), facts(3), facts(7, twitches_per_h=0.0), facts(7, tier="seizure_like")):
        said = decide_over_nights(nights)
        assert "no seizure" not in " ".join((said.headline, said.advice, *said.reasons)).lower()


def test_hours_with_twitches_are_counted_from_sleep_onset(library: Library, add_night, make_event):
    night = add_night("night", events=tuple(make_event(onset_s=at_s) for at_s in (100.0, 160.0, 400.0)))
    events = read_events(library, night.id)
    assert figures_of_events(get_night(library, night.id).figures, events).hours_share is None
    long = replace(night, figures=replace(night.figures, onset_s=150.0, wake_up_s=150.0 + 3.5 * 3600))
    assert figures_of_events(long.figures, events).hours_share == pytest.approx(1 / 3)


def test_the_library_tells_what_its_latest_nights_say(library: Library, add_copies):
    assert tier_over_nights(library).tier == "cannot_tell"
    add_copies([{"twitches_per_h": 20.0}] * 8, tier="harmless")
    said = tier_over_nights(library)
    # the hand-made nights sleep less than an hour, so it cannot be told whether twitches go through the night
    assert (said.tier, said.usable) == ("cannot_tell", ())


def test_what_trends_need_of_the_events_is_kept_until_the_results_change(library: Library, add_night, make_event):
    night = add_night("night", events=(make_event(onset_s=100.0),))
    with reading(library) as connection:
        (kept,) = connection.execute("SELECT night_id FROM event_figures").fetchone()
    assert kept == night.id
    (night_folder(library, night.id) / "events.tsv").unlink()
    # from the store, without the events
    assert read_event_figures(library, (night,))[night.id] == figures_of_events(night.figures, ())
    refresh(library)
    assert read_event_figures(library, (night,))[night.id] == EventFigures()


def test_every_trend_is_what_each_alone_is(library: Library, add_copies):
    add_copies([{"twitches_per_h": float(number)} for number in range(8)])
    together = {one.measure.name: one for one in every_trend(library)}
    assert together == {measure.name: trend(library, measure.name) for measure in MEASURES}
