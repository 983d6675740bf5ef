"""EDF and EDF+: the clinician's exchange format; accelerometer channels are found by label and unit."""

import re
import warnings
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recordings.blocks import lay_blocks
from recordings.errors import InvalidRecordingError, UnreadableFileError
from recordings.importers.importer import Importer, import_extra
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source
from recordings.stamps import Stamps, stamps_at_rate, stamps_from
from recordings.tidying import recording_from_columns

VERSION = b"0       "
HEADER_SIZE = slice(184, 192)
KIND = slice(192, 197)
SIGNALS = slice(252, 256)
HEADER_BYTES = 256
LABEL_BYTES = 16
BYTES_BEFORE_SAMPLE_COUNTS = 216
SAMPLE_COUNT_BYTES = 8
SAMPLE_BYTES = 2
ANNOTATIONS = b"EDF Annotations"
DISCONTINUOUS = b"EDF+D"
RECORD_ONSET = re.compile(rb"([+-]\d{1,12}(?:\.\d{1,12})?)\x14")
SLACK_SHARE = 0.25

UNITS = {"g": "g", "mg": "mg", "m/s2": "m/s2", "m/s^2": "m/s2", "m/s²": "m/s2", "m/s**2": "m/s2"}
WORD = re.compile(r"[a-z]+|\d+")
AXIS_BEHIND = re.compile(r"(acc(?:el[a-z]*?)?)([xyz])")
AXIS_BEFORE = re.compile(r"([xyz])(acc[a-z]*)")
OTHER_SENSOR = re.compile(r"gyr|magnet|angul|rotat")
AXES = ("x", "y", "z")
USUAL_PART = "accelerometer"
LISTED_LABELS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class EdfFile:
    """What of an EDF file matters here.

    Parameters
    ----------
    content : bytes
        The whole file.
    edf : edfio.Edf
        Its signals.
    notes : tuple of str
        What the library that reads EDF had to say about it.
    """

    content: bytes
    edf: Any
    notes: tuple[str, ...]


def _recognises(source: Source) -> bool:
    head = source.head
    try:
        return head.startswith(VERSION) and int(head[HEADER_SIZE]) == HEADER_BYTES * (int(head[SIGNALS]) + 1)
    except ValueError:
        return False


def _read(source: Source, options: ReadOptions) -> Recording:
    file = _open_edf(source)
    try:
        with warnings.catch_warnings(record=True):
            triple = _chosen(_triples(file.edf), part=options.part, source=source, edf=file.edf)
            samples = np.column_stack([signal.data.astype(np.float32) for signal in triple])
            rate_hz = float(triple[0].sampling_frequency)
            stamps, repairs = _stamps(file, triple[0], samples.shape[0])
            unit = UNITS.get(triple[0].physical_dimension.strip().lower())
    except (ValueError, IndexError, ArithmeticError, StopIteration) as error:
        raise UnreadableFileError(f"{source.name} is a damaged EDF file ({error}): export it again") from error
    return recording_from_columns(
        stamps,
        samples,
        source=source,
        options=options,
        format=IMPORTER.name,
        unit=unit,
        nominal_rate_hz=rate_hz,
        repairs=(*file.notes, *repairs),
    )


def _parts(source: Source) -> tuple[str, ...]:
    parts = tuple(_triples(_open_edf(source).edf))
    return parts if len(parts) > 1 else ()


def _open_edf(source: Source) -> EdfFile:
    edfio = import_extra("edfio", extra="edf", purpose="reading EDF files")
    with source.open() as stream:
        content = stream.read()
    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        try:
            edf = edfio.read_edf(content, header_encoding="latin-1")
        # A damaged header makes the library raise almost anything.
        except Exception as error:
            raise UnreadableFileError(f"{source.name} is a damaged EDF file ({error}): export it again") from error
    notes = tuple(f"The EDF reader noted: {str(note.message).rstrip('.')}." for note in noted)
    return EdfFile(content=content, edf=edf, notes=notes)


def _triples(edf: Any) -> dict[str, tuple[Any, Any, Any]]:
    """Group the channels that measure acceleration along x, y and z, by what else their labels say."""
    groups: dict[str, dict[str, Any]] = defaultdict(dict)
    for signal in edf.signals:
        if (found := _axis_of(signal.label, signal.physical_dimension)) is not None:
            place, axis = found
            groups[place].setdefault(axis, signal)
    return {
        place: (group["x"], group["y"], group["z"])
        for place, group in groups.items()
        if group.keys() == set(AXES) and len({signal.sampling_frequency for signal in group.values()}) == 1
    }


def _axis_of(label: str, unit: str) -> tuple[str, str] | None:
    """Split a label such as ``Left Acc X`` into place and axis; None where it is no accelerometer channel."""
    lower = label.lower()
    is_acceleration = "acc" in lower or unit.strip().lower() in UNITS
    if not is_acceleration or OTHER_SENSOR.search(lower):
        return None
    words: list[str] = []
    for word in WORD.findall(lower):
        if behind := AXIS_BEHIND.fullmatch(word):
            words += [behind[1], behind[2]]
        elif before := AXIS_BEFORE.fullmatch(word):
            words += [before[2], before[1]]
        else:
            words.append(word)
    axes = [word for word in words if word in AXES]
    if len(axes) != 1:
        return None
    place = " ".join(word for word in words if word not in AXES and word not in UNITS)
    return place or USUAL_PART, axes[0]


def _chosen(
    triples: dict[str, tuple[Any, Any, Any]], *, part: str | None, source: Source, edf: Any
) -> tuple[Any, Any, Any]:
    if not triples:
        labels = ", ".join(signal.label for signal in edf.signals[:LISTED_LABELS])
        raise InvalidRecordingError(
            f"{source.name} has no three accelerometer channels x, y and z at one rate: its channels are {labels}"
        )
    if part is None and len(triples) == 1:
        return next(iter(triples.values()))
    if part in triples:
        return triples[part]
    given = f"holds {len(triples)} accelerometers" if part is None else f"holds no accelerometer {part}"
    raise InvalidRecordingError(
        f"{source.name} {given}: choose one as {source.name}#<name>, there are {', '.join(triples)}"
    )


def _stamps(file: EdfFile, signal: Any, samples: int) -> tuple[Stamps, tuple[str, ...]]:
    started_at = _start(file.edf)
    if file.content[KIND] != DISCONTINUOUS:
        return stamps_at_rate(samples, float(signal.sampling_frequency), started_at=started_at), ()
    onsets_s = _record_onsets(file.content)
    counts = np.full(onsets_s.size, signal.samples_per_data_record)
    slack_s = SLACK_SHARE * float(file.edf.data_record_duration)
    times = lay_blocks(onsets_s, counts, rate_hz=float(signal.sampling_frequency), slack_s=slack_s)
    return stamps_from(times.microseconds[:samples] - times.microseconds[0], started_at=started_at), times.repairs


def _start(edf: Any) -> datetime | None:
    try:
        start = edf.startdatetime
    except ValueError:
        return None
    return start if isinstance(start, datetime) else None


def _record_onsets(content: bytes) -> NDArray[np.float64]:
    """Read when each data record begins from the annotation channel of a discontinuous EDF+ file."""
    signals, header_bytes = int(content[SIGNALS]), int(content[HEADER_SIZE])
    labels = [content[HEADER_BYTES + LABEL_BYTES * number :][:LABEL_BYTES].strip() for number in range(signals)]
    first = HEADER_BYTES + BYTES_BEFORE_SAMPLE_COUNTS * signals
    sizes = [
        SAMPLE_BYTES * int(content[first + SAMPLE_COUNT_BYTES * number :][:SAMPLE_COUNT_BYTES])
        for number in range(signals)
    ]
    annotations = labels.index(ANNOTATIONS)
    within = sum(sizes[:annotations])
    records = (len(content) - header_bytes) // sum(sizes)
    onsets = []
    for record in range(records):
        place = header_bytes + record * sum(sizes) + within
        found = RECORD_ONSET.match(content, place, place + sizes[annotations])
        if found is None:
            raise ValueError(f"data record {record + 1} has no time")
        onsets.append(float(found[1]))
    return np.array(onsets)


IMPORTER = Importer(
    name="edf",
    title="EDF or EDF+ with accelerometer channels",
    recognises=_recognises,
    read=_read,
    extensions=(".edf",),
    extra="edf",
    parts=_parts,
)
