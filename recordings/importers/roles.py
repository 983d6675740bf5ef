"""Which column of a table is what, told from its name in the many spellings of the field."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from recordings.errors import InvalidRecordingError
from recordings.importers.time_columns import TimeUnit

Kind = Literal["acceleration", "linear_acceleration"]

AXES = ("x", "y", "z")
TIME_NAMES = (
    "timestamp",
    "header time stamp",
    "datetime",
    "date time",
    "time",
    "ts",
    "date",
    "unix",
    "epoch",
    "epoc",
    "elapsed",
    "seconds",
    "t",
    "zeit",
    "zeitstempel",
    "temps",
    "tiempo",
    "tempo",
    "tijd",
)
OTHER_SENSORS = frozenset(
    {"gyro", "gyr", "gyroscope", "mag", "magn", "magnetometer", "magnetic", "rotation", "rot", "gravity", "grav"}
    | {"quaternion", "quat", "orientation", "angle", "angular", "euler", "velocity", "omega", "attitude", "gps"}
)
LINEAR_WORDS = frozenset({"linear", "user", "lin"})
MAGNITUDE_NAMES = frozenset(
    {"magnitude", "vm", "svm", "norm", "acc magnitude", "acceleration magnitude", "vector magnitude", "acc mag"}
)
UNIT_WORDS = {
    "g": "g",
    "gs": "g",
    "mg": "mg",
    "m s2": "m/s2",
    "m s 2": "m/s2",
    "m s s": "m/s2",
    "ms2": "m/s2",
    "ms 2": "m/s2",
    "mps2": "m/s2",
    "meters per second squared": "m/s2",
    "metres per second squared": "m/s2",
}
TIME_UNITS: dict[str, TimeUnit] = {
    "ns": "ns",
    "nanoseconds": "ns",
    "us": "us",
    "µs": "us",
    "μs": "us",
    "microseconds": "us",
    "ms": "ms",
    "millis": "ms",
    "milliseconds": "ms",
    "msec": "ms",
    "s": "s",
    "sec": "s",
    "secs": "s",
    "seconds": "s",
}
IN_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")
CAMEL = re.compile(r"(?<=[a-zµμ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
NOT_WORD = re.compile(r"[^a-z0-9µμ²]+")
AXIS_WORDS = {**{axis: axis for axis in AXES}, **{f"a{axis}": axis for axis in AXES}}
JOINED_AXIS = re.compile(r"(?:acc|accel|accelerometer|acceleration|axis|raw|value)([xyz])|([xyz])(?:axis|acc|accel)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Columns by what they hold.

    Parameters
    ----------
    time : int or None
        Column of the time stamps.
    axes : tuple of int
        Columns of x, y and z, or of the vector magnitude alone.
    unit : str or None
        Unit of the acceleration as the names state it.
    time_unit : str or None
        ``s``, ``ms``, ``us`` or ``ns`` as the name of the time column states it.
    kind : str
        ``linear_acceleration`` where the names say that gravity was removed.
    """

    time: int | None
    axes: tuple[int, ...]
    unit: str | None
    time_unit: TimeUnit | None
    kind: Kind = "acceleration"


def roles_of(
    names: Sequence[str], units: Sequence[str] = (), *, chosen: Mapping[str, str] | None = None
) -> Roles | None:
    """Tell time, x, y and z apart by name; None where the names name no acceleration.

    Parameters
    ----------
    names, units : sequence of str
        Header rows of the table.
    chosen : mapping, optional
        Column names by role (``time``, ``x``, ``y``, ``z``) as the person gave them; they go before any guess.
    """
    chosen = chosen or {}
    axes, kind = _axes(names, chosen)
    if not axes:
        return None
    time = _position(chosen["time"], names) if "time" in chosen else _time(names, axes)
    unit_cell = units[axes[0]] if units else ""
    time_cell = units[time] if units and time is not None else ""
    return Roles(
        time=time,
        axes=axes,
        unit=unit_in(names[axes[0]]) or unit_in(f"({unit_cell})"),
        time_unit=None if time is None else time_unit_in(names[time]) or time_unit_in(f"({time_cell})"),
        kind=kind,
    )


def unit_in(name: str) -> str | None:
    """Read the unit of an acceleration out of a column name such as ``Accel-X (m/s^2)`` or ``x_g``."""
    bracketed = IN_BRACKETS.search(name)
    if bracketed:
        inside = _unit_words(bracketed.group(1))
        if inside in UNIT_WORDS:
            return UNIT_WORDS[inside]
    words = words_in(name)
    if len(words) > 1 and words[-1] in UNIT_WORDS and " ".join(words[:-1]) in MAGNITUDE_NAMES:
        return UNIT_WORDS[words[-1]]
    for axis in (place for place, word in enumerate(words) if _axis_in(word)):
        following = " ".join(words[axis + 1 :]).removeprefix("acceleration ").removeprefix("axis ")
        if following in UNIT_WORDS:
            return UNIT_WORDS[following]
    return None


def time_unit_in(name: str) -> TimeUnit | None:
    """Read the unit of a time out of a column name such as ``time_ms`` or ``Time (s)``."""
    bracketed = IN_BRACKETS.search(name)
    if bracketed and bracketed.group(1).strip().lower() in TIME_UNITS:
        return TIME_UNITS[bracketed.group(1).strip().lower()]
    return next((TIME_UNITS[word] for word in words_in(name) if word in TIME_UNITS), None)


def words_in(name: str) -> tuple[str, ...]:
    """Split a column name into lower-case words: ``accelerometerAccelerationX(G)`` has four."""
    return tuple(word for word in NOT_WORD.split(CAMEL.sub(" ", name).lower()) if word)


def _axes(names: Sequence[str], chosen: Mapping[str, str]) -> tuple[tuple[int, ...], Kind]:
    if all(axis in chosen for axis in AXES):
        return tuple(_position(chosen[axis], names) for axis in AXES), "acceleration"
    families: dict[tuple[str, ...], dict[str, int]] = {}
    for column, name in enumerate(names):
        family, axis = _family(name)
        if axis and not OTHER_SENSORS.intersection(family):
            families.setdefault(family, {}).setdefault(axis, column)
    whole = {family: found for family, found in families.items() if len(found) == len(AXES)}
    if whole:
        best = min(whole, key=lambda family: (_is_linear(family), not _says_acceleration(family), "raw" in family))
        kind: Kind = "linear_acceleration" if _is_linear(best) else "acceleration"
        return tuple(whole[best][axis] for axis in AXES), kind
    plain = [" ".join(word for word in words_in(_bare(name)) if word not in UNIT_WORDS) for name in names]
    magnitudes = [column for column, name in enumerate(plain) if name in MAGNITUDE_NAMES]
    return tuple(magnitudes[:1]), "acceleration"


def _family(name: str) -> tuple[tuple[str, ...], str | None]:
    """Split a name into the axis and the rest, which x, y and z of one sensor share."""
    words = words_in(_bare(name))
    axes = [(place, axis) for place, word in enumerate(words) if (axis := _axis_in(word))]
    if len(axes) != 1:
        return words, None
    place, axis = axes[0]
    stem = words[place].replace(axis, "", 1) if words[place] != axis else ""
    return (*words[:place], *((stem,) if stem else ()), *words[place + 1 :]), axis


def _axis_in(word: str) -> str | None:
    if word in AXIS_WORDS:
        return AXIS_WORDS[word]
    joined = JOINED_AXIS.fullmatch(word)
    return (joined.group(1) or joined.group(2)) if joined else None


def _is_linear(family: Sequence[str]) -> bool:
    return bool(LINEAR_WORDS.intersection(family))


def _says_acceleration(family: Sequence[str]) -> bool:
    return any(word.startswith(("acc", "a")) for word in family)


def _time(names: Sequence[str], axes: Sequence[int]) -> int | None:
    plain = [" ".join(word for word in words_in(_bare(name)) if word not in TIME_UNITS) for name in names]
    for wanted in TIME_NAMES:
        if wanted in plain:
            return plain.index(wanted)
    candidates = [
        column
        for column, name in enumerate(plain)
        if column not in axes and {"time", "timestamp", "elapsed", "datetime"}.intersection(name.split())
    ]
    if candidates:
        return candidates[0]
    only_unit = [column for column, name in enumerate(names) if set(words_in(name)) & set(TIME_UNITS)]
    return next((column for column in only_unit if column not in axes), None)


def _position(name: str, names: Sequence[str]) -> int:
    if name in names:
        return list(names).index(name)
    raise InvalidRecordingError(f"there is no column {name!r}: there are {', '.join(names)}")


def _bare(name: str) -> str:
    return IN_BRACKETS.sub(" ", name)


def _unit_words(inside: str) -> str:
    return " ".join(NOT_WORD.split(inside.lower().replace("²", "2").replace("^", "").replace("⁻", ""))).strip()
