"""What is already planned for the night, so that no two movements collide."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from recordings.timing import Interval

CELL_S = 0.5


class Agenda:
    """The night in cells of half a second, each free or taken.

    The one object of the simulation that changes: planning fills it, and hands a copy to each further limb.
    """

    __slots__ = ("_apart_cells", "_taken")

    def __init__(self, duration_s: float, *, apart_s: float) -> None:
        self._taken = np.zeros(int(np.floor(duration_s / CELL_S)), dtype=np.bool_)
        self._apart_cells = int(np.ceil(apart_s / CELL_S))

    def copy(self) -> "Agenda":
        """Hand out an agenda with the same entries that can be filled further."""
        other = Agenda(0.0, apart_s=self._apart_cells * CELL_S)
        other._taken = self._taken.copy()
        return other

    def take(self, interval: Interval) -> None:
        """Mark an interval as taken, whatever lies in it."""
        self._taken[_cells_around(interval)] = True

    def is_free(self, interval: Interval) -> bool:
        """Say whether an interval, with the distance kept around it, is free and inside the night."""
        cells = _cells_around(interval)
        first, last = cells.start - self._apart_cells, cells.stop + self._apart_cells
        return first >= 0 and last <= self._taken.size and not bool(self._taken[first:last].any())

    def place(
        self, windows: tuple[Interval, ...], *, duration_s: float, stream: Generator, weight: "Weight | None" = None
    ) -> float | None:
        """Take a random free place for a movement inside one of the windows; None where there is no room."""
        starts = self._free_starts(windows, cells=int(np.ceil(duration_s / CELL_S)))
        if starts.size == 0:
            return None
        cell = int(starts[_draw_index(starts, stream=stream, weight=weight)])
        onset_s = round((cell + float(stream.uniform(0.0, 0.9))) * CELL_S, 3)
        self.take(Interval(onset_s=onset_s, end_s=onset_s + duration_s))
        return onset_s

    def _free_starts(self, windows: tuple[Interval, ...], *, cells: int) -> NDArray[np.int64]:
        taken_before = np.concatenate(([0], np.cumsum(self._taken)))
        found = []
        for window in windows:
            first = max(int(np.ceil(window.onset_s / CELL_S)), self._apart_cells)
            last = min(int(window.end_s / CELL_S) - cells, self._taken.size - cells - self._apart_cells - 1)
            starts = np.arange(first, max(last, first), dtype=np.int64)
            taken = taken_before[starts + cells + 1 + self._apart_cells] - taken_before[starts - self._apart_cells]
            found.append(starts[taken == 0])
        return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


class Weight:
    """How likely a movement is at each time: a table of (seconds, relative likelihood), joined by straight lines."""

    __slots__ = ("_at_s", "_likelihood")

    def __init__(self, at_s: NDArray[np.float64], likelihood: NDArray[np.float64]) -> None:
        self._at_s = at_s
        self._likelihood = likelihood

    def at(self, time_s: NDArray[np.float64]) -> NDArray[np.float64]:
        """Look up the likelihood at some times."""
        return np.interp(time_s, self._at_s, self._likelihood)


def _cells_around(interval: Interval) -> slice:
    return slice(max(0, int(np.floor(interval.onset_s / CELL_S))), int(np.ceil(interval.end_s / CELL_S)))


def _draw_index(starts: NDArray[np.int64], *, stream: Generator, weight: Weight | None) -> int:
    if weight is None:
        return int(stream.integers(starts.size))
    total = np.cumsum(weight.at(starts.astype(np.float64) * CELL_S))
    return min(int(np.searchsorted(total, stream.random() * total[-1], side="right")), starts.size - 1)
