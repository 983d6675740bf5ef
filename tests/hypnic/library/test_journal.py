"""The journal: what is written is read back, own factors keep one spelling, nonsense is refused."""

from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hypnic.library import (
    FACTORS,
    JournalEntry,
    Library,
    NightFilter,
    RefusedEntryError,
    journal_of,
    list_nights,
    own_factors,
    read_journal,
    remove_from_journal,
    write_journal,
)

WORD = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="="), min_size=1, max_size=40)


def test_the_journal_offers_every_factor_of_the_product():
    assert [factor.name for factor in FACTORS] == [
        "stress",
        "alcohol",
        "caffeine",
        "medicines",
        "drugs",
        "sport",
        "magnesium_calcium",
        "infection",
        "low_blood_sugar",
        "sleep_lack",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(
    day=st.dates(),
    factors=st.dictionaries(st.sampled_from([factor.name for factor in FACTORS]), st.just("a detail")),
    lights_out=st.none() | st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
    note=st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
)
def test_what_is_written_is_read_back(day, factors, lights_out, note, library: Library):
    entry = JournalEntry(night=day.isoformat(), factors=factors, lights_out=lights_out, note=note)
    kept = write_journal(library, entry)
    assert journal_of(library, entry.night) == kept
    assert (kept.factors, kept.lights_out, kept.note) == (factors, lights_out, note.strip())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(word=WORD)
def test_a_factor_of_ones_own_can_be_any_word(word: str, library: Library):
    kept = write_journal(library, JournalEntry(night="2026-09-01", factors={word: ""}))
    assert len(kept.factors) == 1
    assert journal_of(library, "2026-09-01") == kept


def test_a_second_entry_replaces_the_first_and_can_be_taken_away(library: Library):
    write_journal(library, JournalEntry(night="2026-09-01", factors={"stress": ""}, note="x"))
    write_journal(library, JournalEntry(night="2026-09-01", factors={"alcohol": "one beer"}))
    assert read_journal(library) == (JournalEntry(night="2026-09-01", factors={"alcohol": "one beer"}),)
    remove_from_journal(library, "2026-09-01")
    assert journal_of(library, "2026-09-01") is None


def test_own_factors_keep_the_spelling_they_were_given_first(library: Library):
    write_journal(library, JournalEntry(night="2026-09-01", factors={"Full  Moon": "", "ALCOHOL": ""}))
    kept = write_journal(library, JournalEntry(night="2026-09-02", factors={"full moon": ""}))
    assert kept.factors == {"Full Moon": ""}
    assert own_factors(library) == ("Full Moon",)


@pytest.mark.parametrize("factor", ["", "  ", "a=b", "x" * 41])
def test_a_factor_that_is_none_is_refused(factor: str, library: Library):
    with pytest.raises(RefusedEntryError, match="stress, alcohol"):
        write_journal(library, JournalEntry(night="2026-09-01", factors={factor: ""}))
    assert read_journal(library) == ()


@pytest.mark.parametrize("night", ["", "yesterday", "2026-13-01", "../x"])
def test_a_night_that_is_none_is_refused(night: str, library: Library):
    with pytest.raises(RefusedEntryError, match="2026-09-21"):
        write_journal(library, JournalEntry(night=night, factors={}))


def test_nights_are_found_by_what_the_journal_says(library: Library, add_night):
    night = add_night("night")
    write_journal(
        library,
        JournalEntry(
            night=night.journal_key,
            factors={"low_blood_sugar": "", "wine": "red"},
            lights_out=time(22, 45),
            note="Fell.",
        ),
    )
    for text in ("fell", "blood sugar", "RED wine"):
        assert list_nights(library, chosen=NightFilter(text=text)) == (night,)
    assert list_nights(library, chosen=NightFilter(text="beer")) == ()
