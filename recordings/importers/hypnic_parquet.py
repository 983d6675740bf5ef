"""Our own archive, read through the same door as every other file."""

from recordings.archive import MAGIC, read_archive
from recordings.importers.importer import Importer
from recordings.sources import Source


def _recognises(source: Source) -> bool:
    return source.head.startswith(MAGIC)


IMPORTER = Importer(
    name="hypnic_parquet",
    title="hypnic archive (Parquet)",
    recognises=_recognises,
    read=read_archive,
    extensions=(".parquet",),
)
