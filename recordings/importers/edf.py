"""EDF and EDF+: the clinician's exchange format; accelerometer channels are found by label and unit."""

import re
import warnings
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recordings.blocks import lay_blocks
from recordings.errors import InvalidRecordingError, UnreadableFileError
from recordings.importers.edf_channels import Channels, find_channels
from recordings.importers.importer import Importer, import_extra
from recordings.importers.sites import site_in
from recordings.options import ReadOptions
from recordings.recording import Recording, Site
from recordings.sources import Source
from recordings.stamps import US_PER_S, Stamps, stamps_at_rate, stamps_from
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
PLUS = "EDF+"
DISCONTINUOUS = b"EDF+D"
RECORD_ONSET = re.compile(rb"([+-]\d{1,12}(?:\.\d{1,12})?)\x14")
SLACK_SHARE = 0.25

# Stretches in which nothing was measured, as our own export marks them.
NO_DATA = "no data"
# What rounding leaves of an exact zero.
SMALLEST = 1e-9
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
            channels = _chosen(find_channels(file.edf), part=options.part, source=source, edf=file.edf)
            samples = _samples(channels)
            stamps, repairs = _stamps(file, channels.signals[0], samples.shape[0])
            measured = _is_measured(file.edf, stamps)
            wearable, site = _origin(file.edf)
    except (ValueError, IndexError, ArithmeticError, StopIteration) as error:
        raise UnreadableFileError(f"{source.name} is a damaged EDF file ({error}): export it again") from error
    missing = samples.shape[0] - int(np.count_nonzero(measured))
    marked = (f"{missing} samples marked as '{NO_DATA}' were left out: the time stays a gap.",) if missing else ()
    return recording_from_columns(
        replace(stamps, microseconds=stamps.microseconds[measured]) if missing else stamps,
        samples[measured] if missing else samples,
        source=source,
        options=options,
        format=IMPORTER.name,
        unit=channels.unit,
        signal=channels.kind,
        nominal_rate_hz=float(channels.signals[0].sampling_frequency),
        wearable=wearable,
        site=site,
        repairs=(*file.notes, *repairs, *marked),
    )


def _parts(source: Source) -> tuple[str, ...]:
    parts = tuple(find_channels(_open_edf(source).edf))
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


def _chosen(found: dict[str, Channels], *, part: str | None, source: Source, edf: Any) -> Channels:
    if not found:
        labels = ", ".join(signal.label for signal in edf.signals[:LISTED_LABELS])
        raise InvalidRecordingError(
            f"{source.name} has no three accelerometer channels x, y and z at one rate: its channels are {labels}"
        )
    if part is None and len(found) == 1:
        return next(iter(found.values()))
    if part in found:
        return found[part]
    given = f"holds {len(found)} accelerometers" if part is None else f"holds no accelerometer {part}"
    raise InvalidRecordingError(
        f"{source.name} {given}: choose one as {source.name}#<name>, there are {', '.join(found)}"
    )


def _samples(channels: Channels) -> NDArray[np.float32]:
    columns = [signal.data.astype(np.float32) for signal in channels.signals]
    samples = np.column_stack(columns) if len(columns) > 1 else columns[0]
    samples[np.abs(samples) < SMALLEST] = 0.0
    return samples


def _is_measured(edf: Any, stamps: Stamps) -> NDArray[np.bool_]:
    elapsed_s = (stamps.microseconds - stamps.microseconds[:1]) / US_PER_S
    measured = np.ones(elapsed_s.size, dtype=np.bool_)
    for note in edf.annotations:
        if note.text == NO_DATA and note.duration is not None:
            measured &= ~((elapsed_s > note.onset) & (elapsed_s < note.onset + note.duration))
    return measured


def _origin(edf: Any) -> tuple[str, Site]:
    """Read wearable and body site where the header has the fields of EDF+."""
    if not edf.reserved.startswith(PLUS):
        return "unknown", "unknown"
    wearable = edf.recording.equipment_code.replace("_", " ")
    return wearable if wearable not in ("", "X") else "unknown", site_in(" ".join(edf.recording.additional))


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
