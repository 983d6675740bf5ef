"""The samples of a night for other programs: one file for each wearable, EDF+ with what was found as annotations."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Literal

from hypnic.exports.night import ExportNight
from hypnic.library.results import ReadNight
from hypnic.outputs import write_whole
from hypnic.report.picture import lane_offset_s
from recordings import Recording
from recordings.exporting import Note, export_recording

SampleFormat = Literal["edf", "csv", "parquet"]


def write_samples(night: ExportNight, path: Path, *, to: SampleFormat) -> tuple[Path, ...]:
    """Write the recordings of a night, each whole or not at all.

    Parameters
    ----------
    night : ExportNight
    path : Path
        The file to write. Several wearables get a file each, with the body site in its name.
    to : {"edf", "csv", "parquet"}
        EDF+ says of every event what it was, and of every reviewed one what the person said.

    Returns
    -------
    tuple of Path
        What was written.
    """
    several = len(night.recordings) > 1
    targets = [
        path.with_name(f"{path.stem}_{recording.site}{path.suffix}") if several else path
        for recording in night.recordings
    ]
    for recording, target in zip(night.recordings, targets, strict=True):
        notes = tuple(notes_for(night, recording)) if to == "edf" else ()
        write_whole(target, partial(export_recording, recording, to=to, notes=notes))
    return tuple(targets)


def notes_for(night: ExportNight, recording: Recording) -> Iterator[Note]:
    """Say what was found, in seconds since the first sample of one of the night's recordings."""
    offset_s = lane_offset_s(night.recordings[0], recording)
    said = {review.event: review for review in night.reviews if review.event is not None}
    yield from _sleep_notes(night, offset_s)
    for event in night.events:
        if recording.site in event.sites:
            review = said.get(event.number)
            text = event.kind if review is None else f"{event.kind} (person: {review.kind or review.decision})"
            yield Note(onset_s=max(0.0, event.onset_s - offset_s), duration_s=event.duration_s, text=text)
    for review in night.reviews:
        if review.decision == "missed":
            text = f"{review.kind} (added by person)"
            yield Note(onset_s=max(0.0, review.onset_s - offset_s), duration_s=review.duration_s, text=text)


def _sleep_notes(night: ExportNight, offset_s: float) -> Iterator[Note]:
    import msgspec

    sleep = {} if night.night_json is None else msgspec.json.decode(night.night_json, type=ReadNight).sleep
    words = {"lights_out_s": "Lights off", "onset_s": "sleep onset (estimated)", "wake_up_s": "wake-up (estimated)"}
    for name, text in words.items():
        if isinstance(sleep.get(name), int | float) and sleep[name] >= offset_s:
            yield Note(onset_s=sleep[name] - offset_s, duration_s=0.0, text=text)
