"""Files that are known, hold no raw acceleration, and are refused by name with what to export instead."""

import re

from recordings.importers.importer import Refusal
from recordings.importers.layouts import find_layout
from recordings.importers.roles import roles_of
from recordings.sources import Source

ACTIGRAPH_EPOCH = re.compile(r"Epoch Period \(hh:mm:ss\) (\d+:\d{2}:\d{2})")
NO_EPOCH = "00:00:00"
SQLITE_MAGIC = b"SQLite format 3\0"
AGD_MARK = b"dataTimestamp"
UK_BIOBANK = re.compile(r"acceleration \(mg\) - \d{4}-\d{2}-\d{2}.* - sampleRate = \d+ seconds")
AWD_LINES = (r".*", r"\d{1,2}-\w{3}-\d{4}\s*", r"\d{1,2}:\d{2}\s*", r"\s*\d+\s*")
SENSOR_LOGGER_HEADER = "time,seconds_elapsed,"
SENSOR_LOGGER_OTHERS = re.compile(r"(gyroscope|gravity|magnetometer|orientation)\w*\.csv(\.gz)?", re.IGNORECASE)
NOT_LETTER = re.compile(r"[^a-z0-9]+")
AXES = 3

# One number for a stretch of seconds, under the names the field gives it.
EPOCH_NAMES = frozenset(
    {
        "counts",
        "activity",
        "activity count",
        "activity counts",
        "axis 1",
        "axis1",
        "enmo",
        "enmo t",
        "mad",
        "pim",
        "tat",
        "zcm",
        "mims",
        "mims unit",
        "steps",
        "vector magnitude counts",
        "vm counts",
    }
)
COUNTS_LOSE = "in which single movements cannot be found"


def _is_actigraph_counts(source: Source) -> bool:
    if source.head.startswith(SQLITE_MAGIC):
        return AGD_MARK in source.head
    first = source.text.partition("\n")[0].lower()
    if "actigraph" not in first and "actilife" not in first:
        return False
    epoch = ACTIGRAPH_EPOCH.search(source.text)
    return "data table file" in first or (epoch is not None and epoch[1] != NO_EPOCH)


def _is_actiwatch(source: Source) -> bool:
    lines = source.text.splitlines()
    if lines and "actiware" in lines[0].lower():
        return True
    return len(lines) > len(AWD_LINES) and all(
        re.fullmatch(pattern, line) for pattern, line in zip(AWD_LINES, lines, strict=False)
    )


def _is_uk_biobank_epochs(source: Source) -> bool:
    return UK_BIOBANK.match(source.text) is not None


def _is_seizure_alarm_log(source: Source) -> bool:
    first = source.text.partition("\n")[0]
    is_spectrum = first.startswith("{") and '"dataTime' in first and '"specPower"' in first
    return is_spectrum and '"rawData' not in first


def _is_other_sensor_of_sensor_logger(source: Source) -> bool:
    # Sensor Logger writes the same columns for every sensor: its file name alone tells them apart.
    has_header = source.text.startswith(SENSOR_LOGGER_HEADER)
    return has_header and SENSOR_LOGGER_OTHERS.fullmatch(source.name) is not None


def _is_epoch_table(source: Source) -> bool:
    layout = find_layout(source)
    if layout is None or not layout.names:
        return False
    names = {NOT_LETTER.sub(" ", name.lower()).strip() for name in layout.names}
    if not names & EPOCH_NAMES:
        return False
    roles = roles_of(layout.names, layout.units)
    return roles is None or len(roles.axes) < AXES


REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        name="actigraph_counts",
        recognises=_is_actigraph_counts,
        advice=f"an ActiGraph file of activity counts, {COUNTS_LOSE}: export raw acceleration instead, the .gt3x file "
        "itself or the raw CSV of ActiLife or CentrePoint",
    ),
    Refusal(
        name="actiwatch_counts",
        recognises=_is_actiwatch,
        advice=f"an Actiwatch export of activity counts, {COUNTS_LOSE}; an Actiwatch keeps no raw acceleration: "
        "record with a wearable that does",
    ),
    Refusal(
        name="uk_biobank_epochs",
        recognises=_is_uk_biobank_epochs,
        advice=f"a UK Biobank table of 5-second averages, {COUNTS_LOSE}: use the raw .cwa file of the same participant "
        "(field 90001) instead",
    ),
    Refusal(
        name="openseizuredetector_alarm_log",
        recognises=_is_seizure_alarm_log,
        advice=f"an OpenSeizureDetector alarm log of spectra, {COUNTS_LOSE}: export the events with their raw data "
        "(JSON), or the data log (CSV), instead",
    ),
    Refusal(
        name="sensor_logger_other_sensor",
        recognises=_is_other_sensor_of_sensor_logger,
        advice="another sensor of Sensor Logger, not the accelerometer: give TotalAcceleration.csv (or "
        "Accelerometer.csv) of the same recording, or its whole folder",
    ),
    Refusal(
        name="epochs",
        recognises=_is_epoch_table,
        advice=f"a table of activity counts or epoch averages, {COUNTS_LOSE}: export the raw acceleration instead",
    ),
)
