"""One segment of a capture on the disk: appended to batch by batch, whole after every batch."""

import os
from contextlib import suppress
from pathlib import Path

from recordings.capture_format import Frames, SegmentFacts, batch_labels, segment_schema, to_batch

COPIED_AT_ONCE = 1 << 20


class AppendedFile:
    """A file that is only appended to; a write that fails leaves it as it was before.

    Parameters
    ----------
    path : Path
        Continued at its end if it exists.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        self._whole_bytes = os.lseek(self._handle, 0, os.SEEK_END)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return self._whole_bytes == 0

    def append(self, data: bytes) -> None:
        """Write all of the data, or none of it and raise OSError."""
        written = 0
        try:
            while written < len(data):
                written += os.write(self._handle, data[written:])
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._handle, self._whole_bytes)
                os.lseek(self._handle, self._whole_bytes, os.SEEK_SET)
            raise
        self._whole_bytes += written

    def reach_disk(self) -> None:
        """Wait until everything written would survive a power cut."""
        os.fsync(self._handle)

    @property
    def is_gone(self) -> bool:
        """Whether somebody removed or replaced the file while it was open."""
        try:
            return not os.path.samestat(self.path.stat(), os.fstat(self._handle))
        except FileNotFoundError:
            return True

    def move_to(self, path: Path) -> None:
        """Write everything to another file and go on there; this one may have been removed meanwhile."""
        moved = AppendedFile(path)
        begin = 0
        while begin < self._whole_bytes:
            os.lseek(self._handle, begin, os.SEEK_SET)
            piece = os.read(self._handle, min(COPIED_AT_ONCE, self._whole_bytes - begin))
            moved.append(piece)
            begin += len(piece)
        self.close()
        self.path, self._handle, self._whole_bytes = path, moved._handle, moved._whole_bytes

    def close(self) -> None:
        """Let go of the file."""
        with suppress(OSError):
            os.close(self._handle)


class SegmentFile:
    """A segment that is being written; the file is made with the first batch.

    Parameters
    ----------
    path : Path
        Must not exist.
    facts : SegmentFacts
        With the segment's number.
    """

    def __init__(self, path: Path, facts: SegmentFacts) -> None:
        import pyarrow as pa

        self.facts = facts
        self._path = path
        self._file: AppendedFile | None = None
        self._schema = segment_schema(facts)
        self._spool = _Spool()
        self._stream = pa.ipc.new_stream(self._spool, self._schema)
        self._batches = 0

    def append(self, frames: Frames) -> None:
        """Write one batch; after an OSError the segment must be abandoned."""
        self._stream.write_batch(to_batch(frames, self._schema), custom_metadata=batch_labels(self._batches, frames))
        if self._file is None:
            self._file = AppendedFile(self._path)
        self._file.append(self._spool.take())
        self._batches += 1

    def reach_disk(self) -> None:
        """Wait until everything written would survive a power cut."""
        if self._file is not None:
            self._file.reach_disk()

    @property
    def is_gone(self) -> bool:
        """Whether somebody removed the file while it was being written."""
        return self._file is not None and self._file.is_gone

    def make_again(self) -> None:
        """Write everything so far into a new file of the same name."""
        if self._file is not None:
            self._file.move_to(self._path)

    def close(self) -> None:
        """Write the mark that says the segment is whole, where that is still possible, and let go of the file."""
        self._stream.close()
        if self._file is not None:
            with suppress(OSError):
                self._file.append(self._spool.take())
                self._file.reach_disk()
            self._file.close()

    def abandon(self) -> None:
        """Let go of the file as it is; one without a whole batch is removed."""
        if self._file is None:
            return
        self._file.close()
        if self._file.is_empty:
            with suppress(OSError):
                self._path.unlink()


class _Spool:
    """Gathers what Arrow writes, so that a batch reaches the file in one piece."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._position = 0

    def write(self, piece: bytes) -> int:
        copied = bytes(piece)
        self._pieces.append(copied)
        self._position += len(copied)
        return len(copied)

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass

    def take(self) -> bytes:
        whole = b"".join(self._pieces)
        self._pieces.clear()
        return whole
