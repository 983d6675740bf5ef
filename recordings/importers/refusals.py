"""Files that are known, hold no raw acceleration, and are refused by name with what to export instead."""

from recordings.importers.importer import Refusal

REFUSALS: tuple[Refusal, ...] = ()
