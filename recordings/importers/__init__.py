"""Readers of foreign files, one module for each format; the table below is all there is to register."""

from recordings.importers.importer import Importer, Refusal, import_extra
from recordings.importers.refusals import REFUSALS

IMPORTERS: tuple[Importer, ...] = ()

__all__ = ["IMPORTERS", "REFUSALS", "Importer", "Refusal", "import_extra"]
