"""Turns a capture that was ended properly into an archive, and removes the capture once the archive is proven."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np

from recordings.archive import write_archive
from recordings.capture import Capture, read_capture, recording_from_capture
from recordings.capture_format import ARCHIVE_NAME, CLOCKS_NAME, NOT_THERE, SEGMENT_PATTERN
from recordings.errors import RecordingError
from recordings.options import ReadOptions
from recordings.sources import open_source
from recordings.writing import replaced_when_whole

FACTS_KEY = b"hypnic_segments"
COMPRESSION_LEVEL = 3


def archive_capture(folders: Sequence[str | os.PathLike[str]]) -> tuple[str, ...]:
    """Write the archive of a capture into its first folder, prove it, and remove the capture's segments.

    Parameters
    ----------
    folders : sequence of path-like
        Where the capture lies: one folder, or several where the recorder had to change places.

    Returns
    -------
    tuple of str
        What of the capture was damaged, one sentence each; then its segments were kept. Empty otherwise.

    Raises
    ------
    RecordingError
        The capture cannot be read, or the archive not be written; the capture is then as it was.
    """
    places = [Path(folder) for folder in folders]
    capture = _join([read_capture(open_source(place)) for place in places])
    recording = recording_from_capture(capture, name=places[0].resolve().name, options=ReadOptions())
    _write_clocks(capture, places[0] / CLOCKS_NAME)
    try:
        write_archive(recording, places[0] / ARCHIVE_NAME)
    except RecordingError:
        (places[0] / CLOCKS_NAME).unlink(missing_ok=True)
        raise
    if not capture.damage:
        for segment in (segment for place in places for segment in place.glob(SEGMENT_PATTERN)):
            # A place that failed may still be read only; what is left there is whole and does no harm.
            with suppress(OSError):
                segment.unlink()
    return capture.damage


def _join(captures: Sequence[Capture]) -> Capture:
    segments = [segment for capture in captures for segment in capture.segments]
    return replace(
        captures[0],
        segments=tuple(sorted(segments, key=lambda segment: segment.facts.number)),
        diary=tuple(entry for capture in captures for entry in capture.diary),
        damage=tuple(sentence for capture in captures for sentence in capture.damage),
    )


def _write_clocks(capture: Capture, path: Path) -> None:
    """Keep both clocks of every frame as they were, so that the times of the archive can be worked out again."""
    import msgspec
    import pyarrow as pa
    import pyarrow.parquet as pq

    facts = msgspec.json.encode([segment.facts for segment in capture.segments])
    counts = [segment.frames.arrival_ns.size for segment in capture.segments]
    columns = {"segment": pa.array(np.repeat([segment.facts.number for segment in capture.segments], counts))}
    for name in ("arrival_ns", "device_time_ns", "sequence", "samples"):
        values = np.concatenate([getattr(segment.frames, name) for segment in capture.segments])
        columns[name] = pa.array(values, mask=values == NOT_THERE)
    table = pa.table(columns).replace_schema_metadata({FACTS_KEY: facts})
    with replaced_when_whole(path) as temporary:
        pq.write_table(
            table,
            temporary,
            compression="zstd",
            compression_level=COMPRESSION_LEVEL,
            use_dictionary=False,
            column_encoding=dict.fromkeys(table.column_names, "DELTA_BINARY_PACKED"),
            write_page_checksum=True,
        )
