"""Bittium Faros as CSV: ``ACC.csv`` without times, and beside it ``meta.json`` with start, rate and unit."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from recordings.errors import UnreadableFileError
from recordings.importers.importer import Importer
from recordings.importers.roles import Roles
from recordings.importers.text_recordings import layout_of, names_of, read_text_recording
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

FILE_NAME = "ACC.csv"
META_NAME = "meta.json"
NAMES = ("X", "Y", "Z")


def _recognises(source: Source) -> bool:
    if source.members:
        return FILE_NAME in source.members and META_NAME in source.members
    return names_of(source) == NAMES and source.sibling(META_NAME) is not None


def _read(source: Source, options: ReadOptions) -> Recording:
    samples = source.member(FILE_NAME) if source.members else source
    meta = _meta(samples)
    return read_text_recording(
        samples,
        options,
        format=IMPORTER.name,
        layout=layout_of(samples),
        roles=Roles(time=None, axes=(0, 1, 2), unit=_unit(meta), time_unit=None),
        rate_hz=_rate_hz(meta),
        started_at=_started_at(meta),
        wearable="Bittium Faros",
    )


def _meta(samples: Source) -> Mapping[str, Any]:
    beside = samples.sibling(META_NAME)
    try:
        meta = json.loads(beside.text) if beside else None
    except ValueError as error:
        raise UnreadableFileError(f"{META_NAME} beside {samples.name} is no valid JSON: export it again") from error
    if not isinstance(meta, dict):
        raise UnreadableFileError(f"{META_NAME} beside {samples.name} holds no description: export it again")
    return meta


def _rate_hz(meta: Mapping[str, Any]) -> float | None:
    rates = meta.get("sample_freqs")
    rate = rates.get("ACC") if isinstance(rates, dict) else None
    return float(rate) if isinstance(rate, int | float) and rate > 0 else None


def _unit(meta: Mapping[str, Any]) -> str | None:
    units = meta.get("units")
    unit = units.get("ACC") if isinstance(units, dict) else None
    return unit if unit in ("g", "mg") else None


def _started_at(meta: Mapping[str, Any]) -> datetime | None:
    try:
        return datetime.fromisoformat(str(meta.get("start_time")))
    except ValueError:
        return None


IMPORTER = Importer(
    name="faros_csv",
    title="Bittium Faros CSV (ACC.csv with meta.json)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
