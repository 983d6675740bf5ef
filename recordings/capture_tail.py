"""Follows a capture while it is being recorded: what came since the last look, and nothing twice."""

import io
from dataclasses import dataclass
from pathlib import Path

from recordings.capture import segment_facts, torn_errors, whole_batches
from recordings.capture_format import SEGMENT_PATTERN, Frames, SegmentFacts


@dataclass(slots=True, kw_only=True)
class _Followed:
    """How far a segment has been read: its header, its facts, and where its next batch begins."""

    header: bytes
    facts: SegmentFacts
    next_byte: int


class CaptureTail:
    """Reads a growing capture folder, again and again.

    Parameters
    ----------
    folder : Path
        The capture.

    Notes
    -----
    Whatever is written whole is read; a batch that is being written is left for the next look. Reading never disturbs
    the recorder: files are opened, read and closed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._segments: dict[str, _Followed] = {}

    def read_new(self) -> tuple[tuple[SegmentFacts, Frames], ...]:
        """Read what came since the last look, in order of arrival.

        Returns
        -------
        tuple of (SegmentFacts, Frames)
            One for each whole batch; the same object of facts for all batches of a segment. Empty where nothing came,
            or where the capture is gone.
        """
        found = []
        for path in sorted(self._folder.glob(SEGMENT_PATTERN)):
            try:
                found += self._read_segment(path)
            except FileNotFoundError:
                # the recording has just ended, and its archive took the place of the segments
                continue
        return tuple(found)

    def _read_segment(self, path: Path) -> list[tuple[SegmentFacts, Frames]]:
        followed = self._segments.get(path.name) or self._begin(path)
        if followed is None:
            return []
        with path.open("rb") as file:
            file.seek(followed.next_byte)
            fresh = file.read()
        if not fresh:
            return []
        frames, read_bytes = _whole_frames(followed.header, fresh)
        followed.next_byte += read_bytes
        return [(followed.facts, one) for one in frames]

    def _begin(self, path: Path) -> _Followed | None:
        """Read a segment's header; None while it is not whole."""
        import pyarrow as pa

        try:
            with path.open("rb") as file:
                facts = segment_facts(pa.ipc.open_stream(file).schema)
                size = file.tell()
                file.seek(0)
                header = file.read(size)
        except FileNotFoundError:
            raise
        except torn_errors():
            return None
        self._segments[path.name] = _Followed(header=header, facts=facts, next_byte=size)
        return self._segments[path.name]


def _whole_frames(header: bytes, fresh: bytes) -> tuple[list[Frames], int]:
    """Read the batches that are whole, and tell how many bytes they take."""
    import pyarrow as pa

    stream = io.BytesIO(header + fresh)
    reader = pa.ipc.open_stream(stream)
    frames: list[Frames] = []
    whole_bytes = stream.tell()
    try:
        for batch in whole_batches(reader):
            frames += [batch.frames] if batch.is_intact else []
            whole_bytes = stream.tell()
    except torn_errors():
        pass
    return frames, whole_bytes - len(header)
