"""OpenSeizureDetector and OpenSeizureDatabase events in JSON: one event, or a list of which one is chosen."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from recordings.blocks import counted
from recordings.errors import InvalidRecordingError, UnreadableFileError
from recordings.importers.importer import Importer
from recordings.importers.openseizuredetector import (
    AXES,
    USUAL_RATE_HZ,
    DataPoint,
    parse_stamp,
    recording_of_points,
)
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

POINTS_KEY = b'"datapoints"'
SAMPLES_KEY = b'"rawData'
HALF = 0.5
LISTED_PARTS = 50

Event = dict[str, Any]


def _recognises(source: Source) -> bool:
    begins = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return begins in (b"{", b"[") and POINTS_KEY in source.head and SAMPLES_KEY in source.head


def _read(source: Source, options: ReadOptions) -> Recording:
    event = _chosen(_events_by_part(source), part=options.part, name=source.name)
    points, repairs = _points(event)
    if not points:
        raise InvalidRecordingError(f"{source.name} has no data point with time and samples: export the event again")
    maker = str(event.get("dataSourceName") or "").strip()
    return recording_of_points(
        points,
        source=source,
        options=options,
        format=IMPORTER.name,
        rate_hz=_rate(event),
        wearable=f"OpenSeizureDetector {maker}".strip(),
        repairs=repairs,
    )


def _parts(source: Source) -> tuple[str, ...]:
    parts = tuple(_events_by_part(source))
    return parts if len(parts) > 1 else ()


def _events_by_part(source: Source) -> dict[str, Event]:
    """Name each event by its id; an id that appears again gets a number behind it."""
    import msgspec

    with source.open() as stream:
        content = stream.read().removeprefix(b"\xef\xbb\xbf")
    try:
        decoded = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableFileError(f"{source.name} is damaged or cut off ({error}): export it again") from error
    listed = decoded if isinstance(decoded, list) else [decoded]
    events: dict[str, Event] = {}
    for number, event in enumerate(listed, start=1):
        if isinstance(event, dict) and isinstance(event.get("datapoints"), list):
            identity = str(event.get("id", number))
            events[identity if identity not in events else f"{identity}_{number}"] = event
    if not events:
        raise UnreadableFileError(f"{source.name} holds no event with data points: export it again")
    return events


def _chosen(events: dict[str, Event], *, part: str | None, name: str) -> Event:
    if part is None and len(events) == 1:
        return next(iter(events.values()))
    if part in events:
        return events[part]
    listed = ", ".join(list(events)[:LISTED_PARTS]) + (", …" if len(events) > LISTED_PARTS else "")
    given = f"holds {len(events)} events" if part is None else f"holds no event {part}"
    raise InvalidRecordingError(f"{name} {given}: choose one as {name}#<event>, there are {listed}")


def _points(event: Event) -> tuple[list[DataPoint], tuple[str, ...]]:
    """Read three axes where the event has them, the magnitude otherwise; never a mixture of both."""
    entries = [entry for entry in event["datapoints"] if isinstance(entry, dict)]
    axes = [_point(entry, _axes(entry)) for entry in entries]
    magnitudes = [_point(entry, _numbers(entry.get("rawData"))) for entry in entries]
    with_axes = [point for point in axes if point is not None]
    with_magnitude = [point for point in magnitudes if point is not None]
    has_axes = len(with_axes) > HALF * len(with_magnitude)
    points = with_axes if has_axes else with_magnitude
    repairs = []
    if unusable := len(event["datapoints"]) - len(points):
        repairs.append(f"Left out {counted(unusable, 'data point')} without usable time or samples.")
    if not has_axes and any("rawData3D" in entry for entry in entries):
        repairs.append("The three axes are empty: the vector magnitude was read instead.")
    return points, tuple(repairs)


def _point(entry: Event, values_mg: NDArray[np.float64] | None) -> DataPoint | None:
    if values_mg is None:
        return None
    try:
        start_s, clock = parse_stamp(str(entry.get("dataTime")))
    except (ValueError, OverflowError):
        return None
    return DataPoint(start_s=start_s, clock=clock, values_mg=values_mg)


def _axes(entry: Event) -> NDArray[np.float64] | None:
    numbers = _numbers(entry.get("rawData3D"))
    if numbers is None or numbers.size % AXES:
        return None
    return numbers.reshape(-1, AXES)


def _numbers(raw: object) -> NDArray[np.float64] | None:
    """Read a list of numbers, some of which may stand inside strings; None where nothing was measured."""
    import msgspec

    try:
        listed = msgspec.json.decode(raw) if isinstance(raw, str) else raw
        numbers = np.array(listed if isinstance(listed, list) else [], dtype=np.float64)
    except (msgspec.DecodeError, ValueError, TypeError, OverflowError):
        return None
    return numbers if numbers.ndim == 1 and numbers.any() else None


def _rate(event: Event) -> float:
    try:
        rate_hz = float(event.get("sampleFreq") or USUAL_RATE_HZ)
    except (TypeError, ValueError):
        return USUAL_RATE_HZ
    return rate_hz if np.isfinite(rate_hz) and rate_hz > 0 else USUAL_RATE_HZ


IMPORTER = Importer(
    name="openseizuredetector_json",
    title="OpenSeizureDetector events (JSON)",
    recognises=_recognises,
    read=_read,
    extensions=(".json",),
    parts=_parts,
)
