"""Which columns the tables of a cohort have: read off the very structures that a night's own files are written from."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import inspect as structures

from detector.model import Event
from hypnic.events_table import COLUMNS
from hypnic.night_file import NightFile

ColumnType = Literal["string", "int64", "float64", "bool"]
Getter = Callable[[Any], Any]

NIGHT = "night"
SEPARATOR = "; "
SITE_SEPARATOR = "+"
# The numbers the analysis used are the same for every night of a run: they stand once, in settings.json.
LEFT_OUT = {"settings"}
UNITS = (("_per_h", "1/h"), ("_hz", "Hz"), ("_s", "s"), ("_g", "g"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column of a table: name, type, meaning, unit and levels, and how a cell is made from a night or a row."""

    name: str
    type: ColumnType
    description: str
    unit: str | None
    levels: tuple[str, ...] | None
    cell: Getter


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where in ``night.json`` a value stands: its name in the table, how to reach it, what the part around it is."""

    name: str
    get: Getter
    about: str


def night_columns() -> tuple[TableColumn, ...]:
    """List the columns of ``nights``: the night's name, then every value of ``night.json`` in its order.

    Notes
    -----
    Nested names are joined by ``_``. Of several recordings, texts are joined, and numbers are those of the first,
    from which the night's time counts; of stretches of time, their number and their whole length are given.
    """
    name = TableColumn(
        name=NIGHT,
        type="string",
        description="Name of the night, and of its folder of results.",
        unit=None,
        levels=None,
        cell=lambda row: row[0],
    )
    info = structures.type_info(NightFile)
    place = _Place(name="", get=lambda row: row[1], about="")
    return (name, *_columns(info, place))


def event_columns() -> tuple[TableColumn, ...]:
    """List the columns of ``events``: the night's name, then those of ``events.tsv``; a row is a sequence of texts."""
    hints = get_type_hints(Event)
    own = [
        TableColumn(
            name=column.name,
            type=_event_type(hints.get(column.name), has_unit=column.unit is not None),
            description=column.description,
            unit=column.unit,
            levels=None if column.levels is None else tuple(column.levels),
            cell=lambda cell: cell,
        )
        for column in COLUMNS
    ]
    name = TableColumn(
        name=NIGHT,
        type="string",
        description="Name of the night the event belongs to.",
        unit=None,
        levels=None,
        cell=lambda cell: cell,
    )
    return (name, *own)


def data_dictionary() -> dict[str, dict[str, dict[str, object]]]:
    """Describe every column of every table, ready to be written as JSON."""
    return {
        "nights": {column.name: _described(column) for column in night_columns()},
        "events": {column.name: _described(column) for column in event_columns()},
        "failures": {
            "source": {"Description": "The recording that could not be used.", "Type": "string"},
            "error": {"Description": "Why, and what to do about it.", "Type": "string"},
        },
    }


def _columns(info: structures.Type, place: _Place) -> Iterator[TableColumn]:
    match info:
        case structures.StructType():
            yield from _of_structure(info, place)
        case structures.UnionType():
            wanted = [one for one in info.types if not isinstance(one, structures.NoneType)]
            yield from _columns(wanted[0], place)
        case structures.DictType(key_type=structures.LiteralType() as keys):
            for key in keys.values:
                yield from _columns(info.value_type, _below(place, str(key), _item(place.get, key)))
        case structures.TupleType():
            for number, item in enumerate(info.item_types):
                yield from _columns(item, _below(place, str(number), _position(place.get, number)))
        case structures.VarTupleType(item_type=structures.StructType() as item):
            yield from _of_list(item, place)
        case structures.VarTupleType(item_type=structures.StrType()):
            yield _column(place, "string", cell=_joined(place.get, SEPARATOR))
        case _:
            yield from _plain(info, place)


def _of_structure(info: structures.StructType, place: _Place) -> Iterator[TableColumn]:
    about = _first_line(info.cls)
    for item in info.fields:
        if item.name not in LEFT_OUT or place.name:
            below = _below(place, item.name, _attribute(place.get, item.name))
            yield from _columns(item.type, _Place(name=below.name, get=below.get, about=about))


def _of_list(item: structures.StructType, place: _Place) -> Iterator[TableColumn]:
    """Lay a list of structures flat: stretches of time as number and length, all others field by field."""
    names = [one.name for one in item.fields]
    if names == ["onset_s", "duration_s"]:
        yield _column(place, "int64", cell=_counted(place.get), description=f"Number of {_words(place.name)}.")
        below = _below(place, "duration_s", _summed(place.get, "duration_s"))
        yield _column(below, "float64", cell=below.get, description=f"Length of all {_words(place.name)} together.")
        return
    is_recording = "started_at" in names
    about = _first_line(item.cls)
    if is_recording:
        below = _below(place, "count", place.get)
        yield _column(below, "int64", cell=_counted(place.get), description=f"Number of {_words(place.name)}.")
    for one in item.fields:
        below = _below(place, one.name, place.get)
        if _is_text(one.type) and not one.name.endswith("_at"):
            mark = SITE_SEPARATOR if isinstance(one.type, structures.LiteralType) else SEPARATOR
            yield _column(
                _Place(name=below.name, get=below.get, about=about), "string", cell=_each(place.get, one.name, mark)
            )
        elif is_recording:
            first = _Place(name=below.name, get=_of_first(place.get, one.name), about=about)
            yield from _columns(one.type, first)


def _plain(info: structures.Type, place: _Place) -> Iterator[TableColumn]:
    match info:
        case structures.LiteralType():
            yield _column(place, "string", cell=place.get, levels=tuple(str(value) for value in info.values))
        case structures.StrType():
            yield _column(place, "string", cell=place.get)
        case structures.BoolType():
            yield _column(place, "bool", cell=place.get)
        case structures.IntType():
            yield _column(place, "int64", cell=place.get)
        case structures.FloatType():
            yield _column(place, "float64", cell=place.get)
        case _:
            # a list or mapping of another shape stays in night.json, where it has room
            return


def _column(
    place: _Place,
    kind: ColumnType,
    *,
    cell: Getter,
    levels: tuple[str, ...] | None = None,
    description: str | None = None,
) -> TableColumn:
    told = DESCRIPTIONS.get(place.name) or description or f"{_words(place.name).capitalize()}. {place.about}"
    return TableColumn(
        name=place.name, type=kind, description=told.strip(), unit=_unit(place.name), levels=levels, cell=cell
    )


def _below(place: _Place, name: str, get: Getter) -> _Place:
    return _Place(name=f"{place.name}_{name}" if place.name else name, get=get, about=place.about)


def _attribute(get: Getter, name: str) -> Getter:
    return lambda row: None if (value := get(row)) is None else getattr(value, name)


def _item(get: Getter, key: object) -> Getter:
    return lambda row: None if (value := get(row)) is None else value.get(key)


def _position(get: Getter, number: int) -> Getter:
    return lambda row: None if (value := get(row)) is None else value[number]


def _joined(get: Getter, mark: str) -> Getter:
    return lambda row: mark.join(get(row))


def _each(get: Getter, name: str, mark: str) -> Getter:
    return lambda row: mark.join("" if (text := getattr(one, name)) is None else str(text) for one in get(row))


def _of_first(get: Getter, name: str) -> Getter:
    return lambda row: getattr(values[0], name) if (values := get(row)) else None


def _counted(get: Getter) -> Getter:
    return lambda row: len(get(row) or ())


def _summed(get: Getter, name: str) -> Getter:
    return lambda row: float(round(sum(getattr(one, name) for one in get(row) or ()), 3))


def _is_text(info: structures.Type) -> bool:
    if isinstance(info, structures.UnionType):
        return all(isinstance(one, structures.NoneType) or _is_text(one) for one in info.types)
    return isinstance(info, structures.StrType | structures.LiteralType)


def _event_type(hint: object, *, has_unit: bool) -> ColumnType:
    """Tell a column's type by the field of the same name; without one, what has a unit is a number."""
    kinds = set(get_args(hint)) if get_origin(hint) in (Union, types.UnionType) else {hint}
    if int in kinds:
        return "int64"
    return "float64" if float in kinds or (has_unit and hint is None) else "string"


def _unit(name: str) -> str | None:
    bare = re.sub(r"_\d+$", "", name)
    return next((unit for ending, unit in UNITS if bare.endswith(ending)), None)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _first_line(cls: type[msgspec.Struct]) -> str:
    return (cls.__doc__ or "").partition("\n")[0]


def _described(column: TableColumn) -> dict[str, object]:
    told: dict[str, object] = {"Description": column.description, "Type": column.type}
    if column.unit is not None:
        told["Units"] = column.unit
    if column.levels is not None:
        told["Levels"] = list(column.levels)
    return told


def names_of(columns: Sequence[TableColumn]) -> tuple[str, ...]:
    """Give the names of columns."""
    return tuple(column.name for column in columns)


# What a name alone does not say. A column that is not here is described by its name and the part it stands in.
DESCRIPTIONS: Mapping[str, str] = {
    "schema_version": "Version of the structure of night.json.",
    "recordings_count": "Number of wearables of the night.",
    "recordings_source": "Names of the files.",
    "recordings_format": "Formats they were read from.",
    "recordings_started_at": "First sample of the first recording by its clock, ISO 8601 with offset.",
    "recordings_duration_s": "Length of the first recording.",
    "recordings_sampling_rate_hz": "Measured sampling rate of the first recording.",
    "recordings_site": "Body sites, joined by +.",
    "recordings_gaps": "Number of gaps in the first recording.",
    "recordings_gaps_duration_s": "Length of all gaps in the first recording together.",
    "recordings_non_wear": "Number of stretches in which the first wearable was not worn.",
    "recordings_non_wear_duration_s": "Time for which the first wearable was not worn.",
    "recordings_repairs": "What was mended while reading the first recording.",
    "recordings_noise_g": "Noise of the first wearable at rest.",
    "recordings_calibration_error_g": "Mean distance from 1 g at rest after calibration, first recording.",
    "sleep_lights_out_s": "When the lights went out, after the first sample; empty where nobody said.",
    "sleep_onset_s": "When sleep began, after the first sample.",
    "sleep_onset_interval_s_0": "Earliest time at which sleep may have begun.",
    "sleep_onset_interval_s_1": "Latest time at which sleep may have begun.",
    "sleep_wake_up_s": "When sleep ended, after the first sample.",
    "sleep_onset_latency_s": "From lights out to sleep onset.",
    "sleep_total_sleep_s": "Time asleep.",
    "sleep_wake_after_onset_s": "Time awake between sleep onset and wake-up.",
    "sleep_efficiency": "Time asleep as a share of the time in bed, 0 to 1.",
    "sleep_evidence": "What the times of sleep rest on, or why they are not known.",
    "indices_twitches_per_h": "Twitches in each hour of sleep.",
    "indices_jerks_around_onset": "Jerks while falling asleep.",
    "indices_plm_per_h": "Periodic limb movements in each hour of sleep; known with a sensor on an ankle.",
    "indices_periodicity_index": "Share of intervals between limb movements that are periodic, 0 to 1.",
    "indices_mean_log_interval_s": "Geometric mean of the intervals between periodic limb movements.",
    "verdict_tier": "What the night asks of the person.",
    "verdict_headline": "The verdict in one sentence.",
    "verdict_reasons_rule": "The rules that spoke for the verdict.",
    "verdict_reasons_text": "What each of them found.",
    "verdict_advice": "What to do.",
    "verdict_spread": "Whether a seizure-like movement was seen on one limb or on several.",
    "software_name": "Program that analysed the night.",
    "software_version": "Its version.",
}
