"""What the tests of recordings share: a limb at rest, and files written on the spot."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

Limb = Callable[[int], NDArray[np.float64]]
Save = Callable[..., Path]


@pytest.fixture
def limb_g() -> Limb:
    """Give samples of a limb at rest, in g, on a grid of 1/256 g, never twice the same row."""

    def rest(rows: int) -> NDArray[np.float64]:
        noise = np.random.default_rng(7).normal(0, 0.012, (rows, 3))
        return np.round((noise + np.array([0.1, -0.3, 0.95])) * 256) / 256

    return rest


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write a file into the test's folder and give its path."""

    def write(content: str | bytes, name: str = "night.csv") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write
