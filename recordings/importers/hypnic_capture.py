"""Our own captures, also after a crash: a folder as the recorder left it, read through the same door as every file."""

from recordings.archive import read_archive
from recordings.capture import read_capture, recording_from_capture
from recordings.capture_format import ARCHIVE_NAME, MANIFEST_NAME
from recordings.errors import UnknownFormatError
from recordings.importers.importer import Importer
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source


def _recognises(source: Source) -> bool:
    return bool(_prefixes(source))


def _parts(source: Source) -> tuple[str, ...]:
    prefixes = _prefixes(source)
    return tuple(prefix.rstrip("/") for prefix in prefixes) if len(prefixes) > 1 else ()


def _read(source: Source, options: ReadOptions) -> Recording:
    """Read the archive where the recording was ended properly, else what was captured."""
    prefix = _chosen(source, options)
    name = prefix.rstrip("/").rpartition("/")[2] or source.name
    if prefix + ARCHIVE_NAME in source.members:
        return read_archive(source.member(prefix + ARCHIVE_NAME), options)
    return recording_from_capture(read_capture(source, prefix=prefix), name=name, options=options)


def _prefixes(source: Source) -> tuple[str, ...]:
    found = (name for name in source.members if name == MANIFEST_NAME or name.endswith("/" + MANIFEST_NAME))
    return tuple(name.removesuffix(MANIFEST_NAME) for name in found)


def _chosen(source: Source, options: ReadOptions) -> str:
    prefixes = _prefixes(source)
    if len(prefixes) == 1:
        return prefixes[0]
    wanted = f"{options.part}/"
    if wanted not in prefixes:
        raise UnknownFormatError(
            f"{source.name} holds {len(prefixes)} recordings: choose one of "
            f"{', '.join(prefix.rstrip('/') for prefix in prefixes)}"
        )
    return wanted


IMPORTER = Importer(
    name="hypnic_capture",
    title="hypnic recording (folder)",
    recognises=_recognises,
    read=_read,
    extensions=("/",),
    parts=_parts,
)
