"""The benchmark over nights, short: one night of two sleepers, taken to be seven."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from benchmarks.over_nights import facts_of, is_persistent
from hypnic.library.over_nights import decide_over_nights


@pytest.mark.parametrize(("profile", "twitchy"), [("twitchy", 7), ("healthy", 0)])
def test_only_who_twitches_all_night_twitches_persistently(profile: str, twitchy: int):
    night = facts_of(profile, seed=53_000, day=0, hours=6.0)
    nights = [replace(night, id=f"n{day}", date=date(2026, 9, 1) + timedelta(days=day)) for day in range(7)]
    judged = decide_over_nights(nights)
    assert (len(judged.usable), len(judged.twitchy)) == (7, twitchy)
    assert is_persistent(judged) == (twitchy == 7)
    assert not is_persistent(decide_over_nights(nights[:6]))
