"""OpenSeizureDetector's Android data log: one line for each data point, with its spectrum and its magnitudes."""

import re

import numpy as np

from recordings.blocks import counted
from recordings.errors import InvalidRecordingError
from recordings.importers.importer import Importer
from recordings.importers.openseizuredetector import USUAL_RATE_HZ, DataPoint, parse_stamp, recording_of_points
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

SAMPLES = 125
# Time, ten spectrum bins, two powers, rate and status stand before the samples; newer files add the heart rate.
FIELD_COUNTS = (140, 141)
LINE_BEGINS = re.compile(r"\d\d-\d\d-\d{4} \d\d:\d\d:\d\d\s*,")


def _recognises(source: Source) -> bool:
    first = source.text.partition("\n")[0]
    return LINE_BEGINS.match(first) is not None and first.count(",") + 1 in FIELD_COUNTS


def _read(source: Source, options: ReadOptions) -> Recording:
    with source.open() as stream:
        lines = stream.read().decode("utf-8", errors="replace").splitlines()
    decoded = [_point(line) for line in lines if line.strip()]
    points = [point for point in decoded if point is not None]
    if not points:
        raise InvalidRecordingError(f"{source.name} has no line with a time and {SAMPLES} samples: export it again")
    lost = len(decoded) - len(points)
    return recording_of_points(
        points,
        source=source,
        options=options,
        format=IMPORTER.name,
        rate_hz=options.rate_hz or USUAL_RATE_HZ,
        wearable="OpenSeizureDetector",
        repairs=(f"Left out {counted(lost, 'line')} damaged or cut off.",) if lost else (),
    )


def _point(line: str) -> DataPoint | None:
    fields = line.split(",")
    if len(fields) not in FIELD_COUNTS:
        return None
    try:
        start_s, clock = parse_stamp(fields[0].strip())
        values_mg = np.array(fields[-SAMPLES:], dtype=np.float64)
    except (ValueError, OverflowError):
        return None
    return DataPoint(start_s=start_s, clock=clock, values_mg=values_mg)


IMPORTER = Importer(
    name="openseizuredetector_datalog",
    title="OpenSeizureDetector data log (CSV)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv", ".txt"),
)
