"""Clips of convulsions: as long as asked for, found late or not at all, and delays counted from the first jerk."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.baselines import Epilarm, epilarm, epilarm_windows
from benchmarks.convulsions import (
    LENGTHS_S,
    RATE_HZ,
    Order,
    Outcome,
    convulsion_tables,
    goal_lines,
    judge_clip,
    make_clip,
)

ORDER = Order(origin="second", cause="tonic_clonic", span_s=(30.0, 100.0), number=7)


@pytest.mark.parametrize("origin", ["first", "second"])
def test_a_clip_holds_a_seizure_of_the_length_asked_for(origin: str, tmp_path: Path):
    recording, onset_s, shape = make_clip(
        Order(origin=origin, cause="focal_clonic", span_s=(10.0, 12.0), number=2), shared=tmp_path
    )
    inside = (recording.time_s >= onset_s) & (recording.time_s < onset_s + 11.0)
    before = (recording.time_s >= onset_s - 30.0) & (recording.time_s < onset_s - 1.0)
    assert recording.acceleration_g[inside].std(axis=0).max() > 3 * recording.acceleration_g[before].std(axis=0).max()
    assert 9.5 <= len(shape.added_g) / RATE_HZ <= 16.0


def test_a_clip_is_judged_afterwards_and_live_and_by_the_others(tmp_path: Path):
    outcome = judge_clip(ORDER, shared=tmp_path)
    assert len(outcome.rivals_s) == 4
    assert outcome.live_s is None or outcome.live_s < 120.0


def test_tables_say_from_which_length_on_all_are_found():
    outcomes = [
        Outcome(
            order=replace(ORDER, span_s=span_s, cause=cause, origin=origin),
            is_found=span_s[0] >= 12.0,
            live_s=12.0 if span_s[0] >= 12.0 else None,
            rivals_s=(15.0, None, 15.0, None),
        )
        for span_s in LENGTHS_S
        for cause in ("tonic_clonic", "focal_clonic")
        for origin in ("first", "second")
    ]
    lengths, delays = convulsion_tables(outcomes)
    assert lengths.remarks == ("From 12 s on, at least 95% are found at every length.",)
    assert delays.rows[-1][2:5] == ("12.0, 12.0 (2 of 2)", "15.0, 15.0 (2 of 2)", "– (0 of 2)")
    short, _, live, *_ = goal_lines(outcomes)
    assert (short.figure, short.is_reached) == ("0.500", False)
    assert live.is_reached


def test_epilarm_wants_strong_movement_in_its_band_and_ten_looks():
    rule = Epilarm()
    at_s = np.arange(0.0, 40.0, 0.02)
    stream = np.random.default_rng(0)
    shaking = sum(np.sin(2 * np.pi * f * at_s + stream.uniform(0, 6)) for f in np.arange(2.6, 7.4, 0.1))
    strong_g = 0.15 * shaking[:, None] * np.array([1.0, 0.5, 0.2]) + np.array([0.0, 0.0, 1.0])
    (alarm,) = epilarm(strong_g, sampling_rate_hz=50.0)
    assert alarm.onset_s == rule.window_s + 9.0
    assert epilarm(0.01 * strong_g, sampling_rate_hz=50.0) == ()
    assert not epilarm_windows(np.zeros((1, 3, 500)), rule).any()
