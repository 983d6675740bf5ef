"""Shared by the importers of OpenSeizureDetector: data points of five seconds with a time stamp good to a second."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from recordings.blocks import counted, lay_coarse_blocks
from recordings.errors import InvalidRecordingError
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source
from recordings.stamps import Clock, Stamps
from recordings.tidying import recording_from_columns
from recordings.units import GRAVITY_IN_UNIT, measure_rest

USUAL_RATE_HZ = 25.0
STAMP_SLACK_S = 1.01
REPEATED_WITHIN_S = 2.0
LOCAL_STAMP = "%d-%m-%Y %H:%M:%S"
REST_TOLERANCE = 0.05
LARGEST_MG = 1e6
AXES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPoint:
    """About five seconds of samples.

    Parameters
    ----------
    start_s : float
        Time stamp, in seconds since 1970 on the clock it was written in.
    clock : {"utc", "local"}
        Whether the stamp names its zone.
    values_mg : ndarray, shape (n, 3) or (n,)
        Three axes, or the vector magnitude alone.
    """

    start_s: float
    clock: Clock
    values_mg: NDArray[np.float64]


def parse_stamp(text: str) -> tuple[float, Clock]:
    """Read ``2023-05-05T06:27:35Z`` or ``19-06-2022 07:39:00`` as seconds since 1970 and the clock it is told on.

    Raises
    ------
    ValueError
        It is neither.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.strptime(text, LOCAL_STAMP)  # noqa: DTZ007 (these stamps name no zone)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC).timestamp(), "local"
    return moment.timestamp(), "utc"


def recording_of_points(
    points: Sequence[DataPoint],
    *,
    source: Source,
    options: ReadOptions,
    format: str,
    rate_hz: float,
    wearable: str,
    repairs: tuple[str, ...] = (),
) -> Recording:
    """Lay data points on one time line and make a Recording of them.

    Parameters
    ----------
    points : sequence of DataPoint
        All with three axes, or all with the magnitude alone.
    source, options, format, wearable, repairs
        As for `recordings.tidying.recording_from_columns`.
    rate_hz : float
        Rate the file states.

    Returns
    -------
    Recording

    Notes
    -----
    The detector repeats a data point when it raises an alarm; the repetition is dropped. Data points that follow each
    other within a second of their nominal length are taken as contiguous, larger steps stay gaps. Phones and watches
    disagree about how much one g is (1.0 to 1.77 was seen), so that the numbers are divided by their own level at rest.
    """
    ordered, ordering = _ordered(points)
    kept, repetition = _without_repetitions(ordered)
    values = np.concatenate([point.values_mg for point in kept])
    values[np.abs(values) > LARGEST_MG] = np.nan
    counts = np.array([point.values_mg.shape[0] for point in kept], dtype=np.int64)
    starts_s = np.array([point.start_s for point in kept])
    times = lay_coarse_blocks(starts_s, counts, rate_hz=rate_hz, slack_s=STAMP_SLACK_S)
    values_mg, levelling = (values, ()) if options.unit else _with_rest_at_one_g(values, rate_hz)
    return recording_from_columns(
        Stamps(microseconds=times.microseconds, clock=kept[0].clock),
        values_mg,
        source=source,
        options=options,
        format=format,
        unit="mg",
        nominal_rate_hz=rate_hz,
        wearable=wearable,
        repairs=(*repairs, *ordering, *repetition, *times.repairs, *levelling),
    )


def _ordered(points: Sequence[DataPoint]) -> tuple[list[DataPoint], tuple[str, ...]]:
    if not points:
        raise InvalidRecordingError("there is no data point with samples in it: check that the event holds raw data")
    ordered = sorted(points, key=lambda point: point.start_s)
    if all(before is after for before, after in zip(points, ordered, strict=True)):
        return ordered, ()
    return ordered, ("Data points were out of order: sorted by time.",)


def _without_repetitions(points: list[DataPoint]) -> tuple[list[DataPoint], tuple[str, ...]]:
    kept = points[:1]
    for point in points[1:]:
        is_close = point.start_s - kept[-1].start_s <= REPEATED_WITHIN_S
        if not (is_close and np.array_equal(point.values_mg, kept[-1].values_mg)):
            kept.append(point)
    repeated = len(points) - len(kept)
    return kept, (f"{counted(repeated, 'data point')} appeared twice: the second was dropped.",) if repeated else ()


def _with_rest_at_one_g(values_mg: NDArray[np.float64], rate_hz: float) -> tuple[NDArray[np.float64], tuple[str, ...]]:
    columns = values_mg.reshape(values_mg.shape[0], -1)
    finite = columns[np.isfinite(columns).all(axis=1)]
    level_g = measure_rest(finite, rate_hz).magnitude / GRAVITY_IN_UNIT["mg"] if finite.size else 0.0
    if level_g <= 0 or abs(level_g - 1.0) <= REST_TOLERANCE:
        return values_mg, ()
    said = f"The magnitude at rest was {level_g:.3f} g: all numbers were divided by it, so that rest is 1 g."
    return values_mg / level_g, (said,)
