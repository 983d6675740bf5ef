"""Finds the accelerometer among the channels of an EDF file, by label and unit."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from recordings.recording import Signal

UNITS = {"g": "g", "mg": "mg", "m/s2": "m/s2", "m/s^2": "m/s2", "m/s²": "m/s2", "m/s**2": "m/s2"}
AXES = ("x", "y", "z")
MAGNITUDE_WORDS = frozenset({"magnitude", "vm", "svm", "norm"})
LINEAR_WORDS = frozenset({"linear", "user"})
USUAL_NAME = "accelerometer"

WORD = re.compile(r"[a-z]+|\d+")
AXIS_BEHIND = re.compile(r"(acc(?:el[a-z]*?)?)([xyz])")
AXIS_BEFORE = re.compile(r"([xyz])(acc[a-z]*)")
OTHER_SENSOR = re.compile(r"gyr|magneto|angul|rotat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """The channels of one accelerometer.

    Parameters
    ----------
    signals : tuple of edfio.EdfSignal
        x, y and z, or the vector magnitude alone; all at one rate.
    unit : str or None
        ``g``, ``mg`` or ``m/s2`` where it is stated.
    kind : str or None
        One of ``SIGNALS`` where the labels tell.
    """

    signals: tuple[Any, ...]
    unit: str | None
    kind: Signal | None


def find_channels(edf: Any) -> dict[str, Channels]:
    """List the accelerometers of an EDF file by what their labels say besides the axis."""
    groups: dict[str, dict[str, Any]] = defaultdict(dict)
    for signal in edf.signals:
        if (found := axis_of(signal.label, signal.physical_dimension)) is not None:
            name, axis = found
            groups[name].setdefault(axis, signal)
    found_channels = {name: _channels(group, name) for name, group in groups.items()}
    return {name: channels for name, channels in found_channels.items() if channels is not None}


def axis_of(label: str, unit: str) -> tuple[str, str] | None:
    """Split a label such as ``Left Acc X`` into name and axis; None where it is no accelerometer channel."""
    lower = label.lower()
    is_acceleration = "acc" in lower or unit.strip().lower() in UNITS
    if not is_acceleration or OTHER_SENSOR.search(lower):
        return None
    words = _words(lower)
    axes = [word for word in words if word in AXES] or [word for word in words if word in MAGNITUDE_WORDS]
    if len(axes) != 1:
        return None
    name = " ".join(word for word in words if word not in (*AXES, *UNITS, *MAGNITUDE_WORDS))
    return name or USUAL_NAME, axes[0] if axes[0] in AXES else "magnitude"


def _words(label: str) -> list[str]:
    words: list[str] = []
    for word in WORD.findall(label):
        if behind := AXIS_BEHIND.fullmatch(word):
            words += [behind[1], behind[2]]
        elif before := AXIS_BEFORE.fullmatch(word):
            words += [before[2], before[1]]
        else:
            words.append(word)
    return words


def _channels(group: dict[str, Any], name: str) -> Channels | None:
    has_axes = set(AXES) <= group.keys()
    if not has_axes and "magnitude" not in group:
        return None
    signals = tuple(group[axis] for axis in AXES) if has_axes else (group["magnitude"],)
    if len({signal.sampling_frequency for signal in signals}) > 1:
        return None
    is_linear = bool(LINEAR_WORDS.intersection(name.split()))
    kind: Signal | None = ("linear_acceleration" if is_linear else None) if has_axes else "magnitude"
    return Channels(signals=signals, unit=UNITS.get(signals[0].physical_dimension.strip().lower()), kind=kind)
