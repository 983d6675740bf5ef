"""The activity of a night at every resolution, so that a picture never asks for more than a screen can show."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detector.model import Conditioned
from hypnic.report.budget import FINEST_STEP_G, SHORTEST_BIN_S
from hypnic.report.picture import LARGEST_STORED, NOT_MEASURED

MERGED = 4
TILE_BINS = 4096
NAME = "curve-{lane}-{level}.npy"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Level:
    """One resolution of a curve.

    Parameters
    ----------
    bin_s : float
        Length of a bin.
    steps : ndarray, shape (bins, 1) or (bins, 3), uint16
        The value itself where a bin is one sample; else lowest, mean and highest. In steps of g, 65535 where nothing
        was measured.
    """

    bin_s: float
    steps: NDArray[np.uint16]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Curve:
    """A curve at several resolutions, the finest first."""

    step_g: float
    levels: tuple[Level, ...]


def make_curve(conditioned: Conditioned) -> Curve:
    """Merge a night's movement, four bins into one, until a bin is as long as the coarse curve of the page has it.

    Parameters
    ----------
    conditioned : Conditioned
        Its ``movement_g`` is the finest level.
    """
    movement_g = conditioned.movement_g
    step_g = max(FINEST_STEP_G / MERGED, float(movement_g.max(initial=0.0)) / LARGEST_STORED)
    steps = np.rint(movement_g / np.float32(step_g)).astype(np.uint16)
    steps[~conditioned.is_measured] = NOT_MEASURED
    levels = [Level(bin_s=1 / conditioned.sampling_rate_hz, steps=steps[:, np.newaxis])]
    while levels[-1].bin_s * MERGED < SHORTEST_BIN_S:
        levels.append(Level(bin_s=levels[-1].bin_s * MERGED, steps=_merged(levels[-1].steps)))
    return Curve(step_g=step_g, levels=tuple(levels))


def save_curve(curve: Curve, folder: Path, *, lane: int) -> dict[str, Any]:
    """Write the levels of a lane's curve as files, and describe them for the page."""
    for number, level in enumerate(curve.levels):
        np.save(folder / NAME.format(lane=lane, level=number), level.steps)
    return describe_curve(curve)


def describe_curve(curve: Curve) -> dict[str, Any]:
    """Tell the page which resolutions there are."""
    levels = [
        {"bin_s": level.bin_s, "count": level.steps.shape[0], "columns": level.steps.shape[1]} for level in curve.levels
    ]
    return {"step_g": curve.step_g, "tile": TILE_BINS, "levels": levels}


def read_tile(folder: Path, *, lane: int, level: int, tile: int) -> bytes | None:
    """Read one tile of a level: its columns one after the other, little-endian; None where there is no such tile."""
    try:
        steps = np.load(folder / NAME.format(lane=lane, level=level), mmap_mode="r", allow_pickle=False)
    except FileNotFoundError:
        return None
    piece = steps[tile * TILE_BINS : (tile + 1) * TILE_BINS]
    return np.ascontiguousarray(piece.T).astype("<u2").tobytes() if piece.size else None


def _merged(steps: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Merge four bins into one; what was not measured counts neither as low nor as high."""
    low, typical, high = _columns(steps)
    whole = -(-low.size // MERGED) * MERGED
    is_known = _grouped(typical != NOT_MEASURED, whole, filled=False)
    lowest = np.where(is_known, _grouped(low, whole), NOT_MEASURED).min(axis=1)
    highest = np.where(is_known, _grouped(high, whole), 0).max(axis=1)
    known = is_known.sum(axis=1)
    mean = np.where(is_known, _grouped(typical, whole), 0).sum(axis=1) / np.maximum(known, 1)
    merged = np.column_stack([lowest, np.rint(mean), highest])
    merged[known == 0] = NOT_MEASURED
    return merged.astype(np.uint16)


def _columns(steps: NDArray[np.uint16]) -> Sequence[NDArray[np.uint16]]:
    return [steps[:, 0]] * 3 if steps.shape[1] == 1 else list(steps.T)


def _grouped(values: NDArray[Any], whole: int, *, filled: Any = 0) -> NDArray[Any]:
    padded = np.full(whole, filled, dtype=values.dtype)
    padded[: values.size] = values
    return padded.reshape(-1, MERGED)
