"""Readers of foreign files, one module for each format; the table below is all there is to register."""

from recordings.importers import (
    actigraph_gt3x,
    axivity_cwa,
    edf,
    embraceplus_avro,
    geneactiv_bin,
    generic_csv,
    openseizuredetector_datalog,
    openseizuredetector_json,
)
from recordings.importers.importer import Importer, Refusal, import_extra
from recordings.importers.refusals import REFUSALS

IMPORTERS: tuple[Importer, ...] = (
    actigraph_gt3x.IMPORTER,
    axivity_cwa.IMPORTER,
    edf.IMPORTER,
    embraceplus_avro.IMPORTER,
    geneactiv_bin.IMPORTER,
    openseizuredetector_datalog.IMPORTER,
    openseizuredetector_json.IMPORTER,
    generic_csv.IMPORTER,
)

__all__ = ["IMPORTERS", "REFUSALS", "Importer", "Refusal", "import_extra"]
