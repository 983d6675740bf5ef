"""Curves at every resolution: nothing high is lost, nothing missing is invented, tiles join without a seam."""

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from detector.conditioning import condition
from detector.model import Conditioned
from detector.settings import Settings
from hypnic.report.picture import NOT_MEASURED
from hypnic.view.curves import MERGED, TILE_BINS, make_curve, read_tile, save_curve
from recordings.synthetic import simulate_night


@pytest.fixture(scope="module")
def conditioned() -> Conditioned:
    labelled = simulate_night("healthy", seed=3, hours=0.5, rate_hz=50.0)
    return condition(labelled.recording, settings=Settings())


def test_every_level_holds_the_highest_and_lowest_value(conditioned: Conditioned):
    curve = make_curve(conditioned)
    measured_g = conditioned.movement_g[conditioned.is_measured]
    for level in curve.levels:
        known = level.steps[level.steps[:, -1] != NOT_MEASURED]
        assert known[:, -1].max() * curve.step_g == pytest.approx(float(measured_g.max()), abs=curve.step_g)
        assert known[:, 0].min() * curve.step_g == pytest.approx(float(measured_g.min()), abs=curve.step_g)


def test_bins_grow_fourfold_and_stay_below_a_second(conditioned: Conditioned):
    levels = make_curve(conditioned).levels
    assert levels[0].bin_s == pytest.approx(1 / conditioned.sampling_rate_hz)
    for finer, coarser in itertools.pairwise(levels):
        assert coarser.bin_s == pytest.approx(finer.bin_s * MERGED)
        assert coarser.steps.shape[0] == -(-finer.steps.shape[0] // MERGED)
    assert levels[-1].bin_s < 1 <= levels[-1].bin_s * MERGED


def test_a_gap_stays_a_gap_at_every_level(conditioned: Conditioned):
    is_measured = np.ones(conditioned.movement_g.size, bool)
    is_measured[10_000:20_000] = False
    gapped = _changed(conditioned, is_measured=is_measured)
    for level in make_curve(gapped).levels:
        first, last = np.array([10_000, 20_000]) / gapped.sampling_rate_hz / level.bin_s
        assert (level.steps[int(np.ceil(first)) : int(last)] == NOT_MEASURED).all()
        assert (level.steps[: int(first)] != NOT_MEASURED).all()


def test_tiles_join_to_the_whole_level(conditioned: Conditioned, tmp_path: Path):
    about = save_curve(make_curve(conditioned), tmp_path, lane=0)
    for number, level in enumerate(about["levels"]):
        tiles = []
        for tile in range(-(-level["count"] // TILE_BINS)):
            content = read_tile(tmp_path, lane=0, level=number, tile=tile)
            assert content is not None
            tiles.append(np.frombuffer(content, "<u2").reshape(level["columns"], -1))
        whole = np.concatenate(tiles, axis=1).T
        np.testing.assert_array_equal(whole, make_curve(conditioned).levels[number].steps)


@pytest.mark.parametrize(("lane", "level", "tile"), [(1, 0, 0), (0, 9, 0), (0, 0, 99_999)])
def test_a_tile_that_does_not_exist_is_none(conditioned: Conditioned, tmp_path: Path, lane: int, level: int, tile: int):
    save_curve(make_curve(conditioned), tmp_path, lane=0)
    assert read_tile(tmp_path, lane=lane, level=level, tile=tile) is None


def _changed(conditioned: Conditioned, **changes: Any) -> Conditioned:
    return replace(conditioned, **changes)
