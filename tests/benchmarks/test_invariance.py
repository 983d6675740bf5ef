"""Invariance: a turned wearable and another unit leave what is found as it is, and a changed event is counted twice."""

from dataclasses import replace

import numpy as np

from benchmarks.invariance import ALTERATIONS, Change, goal_lines, invariance_table, without_partner
from benchmarks.nights import NightOrder, make_night
from detector import analyse_night
from recordings.synthetic.streams import random_stream


def test_another_unit_is_read_back_as_the_same_night_and_no_event_changes():
    recording = make_night(NightOrder(profile="healthy", seed=3, hours=0.5, rate_hz=25.0, site="left_wrist")).recording
    plain = analyse_night(recording)
    for what, alter in ALTERATIONS.items():
        altered = alter(recording, random_stream(1, "test"))
        assert abs(altered.duration_s - recording.duration_s) < 0.1, what
        assert altered.site == recording.site
        if "m/s²" in what:
            assert np.allclose(altered.acceleration_g, recording.acceleration_g, atol=1e-4)
            assert without_partner(plain.events, analyse_night(altered).events) == []
    moved = tuple(replace(event, onset_s=event.onset_s + 1000.0) for event in plain.events[:1])
    assert len(without_partner(plain.events, (*moved, *plain.events[1:]))) == 2


def test_the_share_of_changed_events_is_taken_over_all_nights():
    changes = [
        Change(
            what="2 mg of noise added",
            profile="healthy",
            changed=changed,
            total=100,
            kinds=("limb_movement",) * changed,
            is_same_tier=True,
        )
        for changed in (3, 0, 0)
    ]
    line = goal_lines(changes)[-1]
    assert (line.figure, line.is_reached) == ("0.0100", True)
    assert invariance_table(changes).rows[-1][:5] == ("2 mg of noise added", "3", "300", "3", "3")
