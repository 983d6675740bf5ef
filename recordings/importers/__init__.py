"""Readers of foreign files, one module for each format; the table below is all there is to register."""

from recordings.importers import (
    actigraph_gt3x,
    axivity_cwa,
    edf,
    embraceplus_avro,
    empatica_e4,
    garmin_raw,
    geneactiv_bin,
    generic_csv,
    openseizuredetector_datalog,
    openseizuredetector_json,
    polar_sensor_logger,
    sensor_logger,
)
from recordings.importers.importer import Importer, Refusal, import_extra
from recordings.importers.refusals import REFUSALS

IMPORTERS: tuple[Importer, ...] = (
    actigraph_gt3x.IMPORTER,
    axivity_cwa.IMPORTER,
    edf.IMPORTER,
    embraceplus_avro.IMPORTER,
    empatica_e4.IMPORTER,
    garmin_raw.IMPORTER,
    geneactiv_bin.IMPORTER,
    openseizuredetector_datalog.IMPORTER,
    openseizuredetector_json.IMPORTER,
    polar_sensor_logger.IMPORTER,
    sensor_logger.IMPORTER,
    generic_csv.IMPORTER,
)

__all__ = ["IMPORTERS", "REFUSALS", "Importer", "Refusal", "import_extra"]
