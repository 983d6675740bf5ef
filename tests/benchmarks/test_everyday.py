"""Everyday rhythm: recordings lie in still background without a seam, and what looks like a seizure is counted."""

from pathlib import Path

import numpy as np

from benchmarks.carriers import Carrier, background, direction_of, read_carrier, turned
from benchmarks.everyday import RATE_HZ, STILL_S, Exercise, everyday_tables, goal_line, judge_exercise
from benchmarks.everyday import lay_into_stillness as lay
from recordings.synthetic.streams import random_stream


def swinging(number: int = 0) -> Exercise:
    time_s = np.arange(0.0, 30.0, 1 / RATE_HZ)
    angle = 0.6 * np.sin(2 * np.pi * 0.5 * time_s)
    arm_g = np.column_stack((np.cos(angle), np.sin(angle), 0.1 * np.sin(2 * np.pi * time_s)))
    return Exercise(number=number, name="SWING", subject=1, site="left_wrist", acceleration_g=arm_g)


def test_an_exercise_lies_between_ten_still_minutes_without_a_jump():
    samples_g, begins_s = lay(swinging(), Carrier())
    assert len(samples_g) / RATE_HZ > 2 * STILL_S + 28
    around = samples_g[round((begins_s - 2.0) * RATE_HZ) : round((begins_s + 1.0) * RATE_HZ)]
    assert np.abs(np.diff(around, axis=0)).max() < 0.15
    assert np.linalg.norm(samples_g[: round(500 * RATE_HZ)], axis=1).std() < 0.01


def test_a_swinging_arm_is_analysed_and_counted():
    outcome = judge_exercise(swinging(), carrier=Carrier())
    assert outcome.convulsive == ()
    assert goal_line([outcome]).is_reached
    table, wrong = everyday_tables([outcome])
    assert table.rows[-1][:3] == ("all", "1", "0")
    assert wrong.rows == ()


def test_a_background_without_real_data_is_a_still_limb(tmp_path: Path):
    carrier = read_carrier(tmp_path)
    assert not carrier.is_real
    samples_g = background(carrier, random_stream(3, "test"), duration_s=60.0, rate_hz=50.0)
    assert samples_g.shape == (3000, 3)
    assert abs(float(np.linalg.norm(samples_g, axis=1).mean()) - 1.0) < 0.01


def test_turning_takes_one_direction_to_another():
    stream = random_stream(1, "test")
    start, wanted = (direction_of(stream.standard_normal((1, 3))) for _ in range(2))
    assert np.allclose(turned(start[None, :], start=start, wanted=wanted)[0], wanted)
