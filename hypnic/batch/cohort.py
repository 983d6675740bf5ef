"""A cohort in figures: nights by verdict, how each figure is spread, what failed and why, which nights stand out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from hypnic.batch.columns import NIGHT, TableColumn, night_columns
from hypnic.batch.model import Failure
from hypnic.batch.stores import Store
from hypnic.batch.tables import EVENTS_TABLE, FAILURES_TEXT, NIGHTS_TABLE, read_failures

TIER = "verdict_tier"
FIGURE_PREFIXES = ("indices_", "sleep_", "counts_", "verdict_", "recordings_")
BINS = 24
# Tukey's outer fence: beyond three times the middle half's width from its edges, a value is far out.
FAR_OUT = 3.0
MOST_OUTLIERS = 25
MOST_NIGHTS_OF_A_TIER = 50
EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How one figure is spread over the nights in which it is known: quantiles 0, ¼, ½, ¾, 1 and a histogram."""

    column: TableColumn
    known: int
    quantiles: tuple[float, ...]
    bins: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlier:
    """A night in which a figure lies far from where it lies in the others."""

    night: str
    column: TableColumn
    value: float
    distance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Failures of one kind: how many, and a few of the recordings."""

    text: str
    failures: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Everything the page of a cohort shows."""

    nights: int
    events: int
    tiers: dict[str, int]
    alarming: tuple[str, ...]
    spreads: tuple[Spread, ...]
    unknown: tuple[TableColumn, ...]
    outliers: tuple[Outlier, ...]
    reasons: tuple[Reason, ...]
    failures: int


def describe_cohort(store: Store) -> Cohort:
    """Read the tables of a cohort, a column at a time, and put them into figures.

    Parameters
    ----------
    store : Store
        Where ``nights.parquet``, ``events.parquet`` and ``failures.csv`` lie.

    Returns
    -------
    Cohort
    """
    failures = list(read_failures(store.read([FAILURES_TEXT])[0]))
    with store.fetched(EVENTS_TABLE) as path:
        events = pq.read_metadata(path).num_rows
    with store.fetched(NIGHTS_TABLE) as path:
        nights = np.array(_column(path, NIGHT), dtype=object)
        tiers = np.array(_column(path, TIER), dtype=object)
        figures = [(column, _numbers(path, column.name)) for column in _figure_columns()]
    spreads = tuple(_spread(column, values) for column, values in figures if np.isfinite(values).any())
    return Cohort(
        nights=nights.size,
        events=events,
        tiers=_tiers(tiers),
        alarming=tuple(nights[tiers == "seizure_like"][:MOST_NIGHTS_OF_A_TIER]),
        spreads=spreads,
        unknown=tuple(column for column, values in figures if not np.isfinite(values).any()),
        outliers=_outliers(nights, figures),
        reasons=_reasons(failures),
        failures=len(failures),
    )


def _column(path: Path, name: str) -> list[object]:
    return list(pq.read_table(path, columns=[name])[name].to_pylist())


def _numbers(path: Path, name: str) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in _column(path, name)], dtype=np.float64)


def _figure_columns() -> tuple[TableColumn, ...]:
    numbers = (column for column in night_columns() if column.type in ("int64", "float64"))
    return tuple(column for column in numbers if column.name.startswith(FIGURE_PREFIXES))


def _tiers(tiers: NDArray[np.object_]) -> dict[str, int]:
    levels = next(column.levels for column in night_columns() if column.name == TIER) or ()
    found = Counter(tiers.tolist())
    return {level: found.get(level, 0) for level in levels}


def _spread(column: TableColumn, values: NDArray[np.float64]) -> Spread:
    known = values[np.isfinite(values)]
    counts, _ = np.histogram(known, bins=BINS)
    quantiles = np.quantile(known, (0, 0.25, 0.5, 0.75, 1))
    return Spread(
        column=column,
        known=known.size,
        quantiles=tuple(float(value) for value in quantiles),
        bins=tuple(int(count) for count in counts),
    )


def _outliers(
    nights: NDArray[np.object_], figures: Sequence[tuple[TableColumn, NDArray[np.float64]]]
) -> tuple[Outlier, ...]:
    """List the values beyond the outer fences, the farthest first; a figure without spread has none."""
    found = []
    for column, values in figures:
        known = values[np.isfinite(values)]
        if not known.size:
            continue
        low, high = np.quantile(known, (0.25, 0.75))
        if high <= low:
            continue
        distances = np.maximum(low - values, values - high) / (high - low)
        for index in np.flatnonzero(np.nan_to_num(distances) > FAR_OUT):
            distance, value = float(distances[index]), float(values[index])
            found.append(Outlier(night=str(nights[index]), column=column, value=value, distance=distance))
    ordered = sorted(found, key=lambda one: (-one.distance, one.night, one.column.name))
    return tuple(ordered[:MOST_OUTLIERS])


def _reasons(failures: Sequence[Failure]) -> tuple[Reason, ...]:
    """Put failures together that differ only in the recording's name and in numbers."""
    by_reason: dict[str, list[str]] = {}
    for failure in failures:
        by_reason.setdefault(_reason(failure), []).append(failure.source)
    reasons = (
        Reason(text=text, failures=len(sources), examples=tuple(sources[:EXAMPLES]))
        for text, sources in by_reason.items()
    )
    return tuple(sorted(reasons, key=lambda reason: (-reason.failures, reason.text)))


def _reason(failure: Failure) -> str:
    text = failure.error
    for name in (failure.source, PurePosixPath(failure.source.replace("\\", "/")).name):
        text = text.replace(name, "…")
    return re.sub(r"(?<![\w.])\d+(\.\d+)?(?!\w)", "#", text)
