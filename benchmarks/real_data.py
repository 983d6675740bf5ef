"""The few real recordings with known content, kept beside the repository: what hypnic and others say of each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.baselines import (
    ALARM,
    FLAP,
    OpenSeizureDetector,
    open_seizure_states,
    open_seizure_windows,
)
from benchmarks.tables import Table, number
from detector import Event, NightAnalysis, analyse_night
from detector.agreement import Spans, touches
from recordings import Recording, RecordingError, build_recording, read_recording

SEIZURES_TITLE = "Real seizures of the OpenSeizureDatabase"
MANUAL_ALARM_STATE = 5
WINDOW_S = 5.0
TREMOR_WINDOW_S = 4.0
TREMOR_COLUMN = 2

RIVAL_SETTINGS: tuple[tuple[str, OpenSeizureDetector, OpenSeizureDetector | None], ...] = (
    ("OpenSeizureDetector, threshold 100", OpenSeizureDetector(), None),
    ("threshold 900", OpenSeizureDetector(threshold=900), None),
    ("with flap", OpenSeizureDetector(), FLAP),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedSeizure:
    """One event of the OpenSeizureDatabase with its annotation, in seconds since the first sample.

    ``magnitude_mg`` has shape (windows, 125): the 5 s windows as the watch sent them.
    """

    name: str
    what: str
    recording: Recording
    magnitude_mg: NDArray[np.float64]
    onset_s: float
    end_s: float


def real_data_tables(shared: Path) -> tuple[Table, ...]:
    """Analyse every labelled real recording under a folder; a part that is not there is left out.

    Parameters
    ----------
    shared : Path
        Folder with ``nights``, ``seizures`` and ``tremor``.

    Returns
    -------
    tuple of Table
    """
    nights = sorted((shared / "nights").glob("*.csv.gz"))
    seizures = [seizure for path in seizure_files(shared) for seizure in read_seizures(path)]
    tables = []
    if nights:
        tables.append(nights_table(nights))
    if seizures:
        tables.append(seizures_table(seizures))
    if (shared / "tremor").exists():
        tables.append(tremor_table(shared / "tremor"))
    return tuple(tables)


def seizure_files(shared: Path) -> list[Path]:
    """List the files of real seizures; the simulated frequencies beside them are no seizures."""
    return [path for path in sorted((shared / "seizures").glob("osdb_*.json")) if "simulated" not in path.name]


def nights_table(paths: Sequence[Path]) -> Table:
    """Analyse real nights without a label: nothing seizure-like may be found in them."""
    return Table(
        title="Real nights of healthy sleepers",
        rule="Wrist, 5 Hz, no labels: right when no convulsive event is found and the tier is not seizure_like.",
        headers=("recording", "h", "Hz", "tier", "convulsive", "kinds it says it cannot see", "events"),
        rows=tuple(_night_cells(path) for path in paths),
    )


def _night_cells(path: Path) -> tuple[str, ...]:
    try:
        night = analyse_night(read_recording(path))
    except RecordingError as error:
        return (path.name, *("–",) * 5, f"not read: {error}")
    return (
        path.name,
        f"{night.recordings[0].duration_s / 3600:.1f}",
        number(night.conditioned[0].timing.rate_hz),
        night.verdict.tier,
        str(night.counts.get("convulsive", 0)),
        ", ".join(sorted({limit.kind for limit in night.limits})) or "none",
        ", ".join(f"{count} {kind}" for kind, count in night.counts.items() if count),
    )


def seizures_table(seizures: Sequence[AnnotatedSeizure]) -> Table:
    """Say for each annotated real seizure what hypnic and OpenSeizureDetector find, and when."""
    rows = []
    for seizure in seizures:
        night = analyse_night(seizure.recording)
        rivals = [_first_alarm(seizure, rule, flap=flap) for _, rule, flap in RIVAL_SETTINGS]
        what_hypnic_says = (night.verdict.tier, _convulsive_in_words(night, seizure), _others_in_words(night, seizure))
        length_s = f"{seizure.end_s - seizure.onset_s:.0f}"
        rows.append((seizure.name, seizure.what, length_s, *what_hypnic_says, *rivals))
    return Table(
        title=SEIZURES_TITLE,
        rule="Times are seconds after the annotated onset (annotated by a carer, in steps of 5 s). hypnic: convulsive "
        "events that touch the annotated stretch, from start to end, found when the recording is analysed afterwards. "
        "OpenSeizureDetector: the end of the window that first raised its alarm, in its own integer arithmetic on the "
        "magnitudes the watch sent; an alarm may fall before or after the annotation.",
        headers=(
            "event",
            "annotated as",
            "length, s",
            "hypnic's tier",
            "hypnic: convulsive",
            "hypnic: other events in it",
            *(name for name, _, _ in RIVAL_SETTINGS),
        ),
        rows=tuple(rows),
    )


def read_seizures(path: Path) -> tuple[AnnotatedSeizure, ...]:
    """Read the events of one OpenSeizureDatabase file."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return tuple(_read_seizure(event) for event in (content if isinstance(content, list) else [content]))


def _read_seizure(event: dict[str, Any]) -> AnnotatedSeizure:
    # A manual alarm repeats the window before it.
    points = [point for point in event["datapoints"] if point["alarmState"] != MANUAL_ALARM_STATE]
    rate_hz = float(event["sampleFreq"])
    acceleration_g = np.concatenate([np.reshape(point["rawData3D"], (-1, 3)) for point in points]) / 1000.0
    # The phone stamps a window when it arrives, at its end.
    start = _stamp(points[0]["dataTime"]).timestamp() - WINDOW_S
    annotated_s = _stamp(event["dataTime"]).timestamp() - start
    recording = build_recording(
        np.arange(len(acceleration_g)) / rate_hz,
        acceleration_g,
        started_at=datetime.fromtimestamp(start, tz=UTC),
        nominal_rate_hz=rate_hz,
        site="left_wrist",
        source=f"osdb_{event['id']}",
        format="openseizuredatabase",
    )
    return AnnotatedSeizure(
        name=str(event["id"]),
        what=event["subType"],
        recording=recording,
        magnitude_mg=np.array([point["rawData"] for point in points], dtype=np.float64),
        onset_s=annotated_s + event["seizureTimes"][0],
        end_s=annotated_s + event["seizureTimes"][1],
    )


def _stamp(text: str) -> datetime:
    layout = "%Y-%m-%dT%H:%M:%SZ" if "T" in text else "%d-%m-%Y %H:%M:%S"
    return datetime.strptime(text, layout).replace(tzinfo=UTC)


def _first_alarm(seizure: AnnotatedSeizure, rule: OpenSeizureDetector, *, flap: OpenSeizureDetector | None) -> str:
    is_flagged = open_seizure_windows(seizure.magnitude_mg, rule).is_flagged
    if flap is not None:
        is_flagged = is_flagged | open_seizure_windows(seizure.magnitude_mg, flap).is_flagged
    alarms = np.flatnonzero(open_seizure_states(is_flagged, rule) == ALARM)
    if not alarms.size:
        return "no alarm"
    return f"alarm at {(alarms[0] + 1) * WINDOW_S - seizure.onset_s:+.0f}"


def _in_seizure(night: NightAnalysis, seizure: AnnotatedSeizure) -> list[Event]:
    return [event for event in night.events if event.onset_s < seizure.end_s and event.end_s > seizure.onset_s]


def _convulsive_in_words(night: NightAnalysis, seizure: AnnotatedSeizure) -> str:
    spans = [
        f"{event.onset_s - seizure.onset_s:+.0f} to {event.end_s - seizure.onset_s:+.0f}"
        for event in _in_seizure(night, seizure)
        if event.kind == "convulsive"
    ]
    return ", ".join(spans) or "none"


def _others_in_words(night: NightAnalysis, seizure: AnnotatedSeizure, *, most: int = 3) -> str:
    others = [event for event in _in_seizure(night, seizure) if event.kind != "convulsive"]
    others.sort(key=lambda event: -event.peak_g * event.duration_s)
    return (
        ", ".join(f"{event.kind} ({event.duration_s:.0f} s, {event.decided_by})" for event in others[:most]) or "none"
    )


def tremor_table(folder: Path) -> Table:
    """Compare tremor events with another pipeline's tremor windows, on a real recording of Parkinson's disease."""
    night = analyse_night(read_tremor_recording(folder))
    windows = read_tremor_windows(folder)
    tremor = _spans(night, "tremor")
    reached = int(touches(windows, tremor, margin_s=0.0).sum())
    supported = int(touches(tremor, windows, margin_s=0.0).sum())
    rows = (
        ("reference windows with tremor", str(windows.onset_s.size)),
        ("of these touched by a tremor event", str(reached)),
        ("tremor events", str(tremor.onset_s.size)),
        ("of these touching a reference window", str(supported)),
        ("tremor events, s", ", ".join(_tremor_in_words(night)) or "none"),
        ("convulsive events", str(night.counts.get("convulsive", 0))),
        ("tier", night.verdict.tier),
    )
    return Table(
        title="Real tremor",
        rule="One person with Parkinson's disease, wrist, 100 Hz, 12 min; reference: 4 s windows another pipeline "
        "calls tremor with the arm at rest. Tremor that lasts less than hypnic's shortest tremor is out of its reach.",
        headers=("what", "value"),
        rows=rows,
    )


def read_tremor_recording(folder: Path) -> Recording:
    """Read the tremor recording's accelerometer; times are stored as steps in milliseconds."""
    steps_ms = np.fromfile(folder / "imu_time.bin", dtype="<f4").astype(np.float64)
    meta = json.loads((folder / "imu_meta.json").read_text(encoding="utf-8"))
    scale = np.array(meta["sensors"][1]["scale_factors"][:3])
    counts = np.fromfile(folder / "imu_values.bin", dtype="<i2").reshape(-1, 6)[:, :3]
    return build_recording(
        np.cumsum(steps_ms) / 1000.0,
        counts * scale / 9.80665,
        started_at=datetime.fromisoformat(meta["start_iso8601"]),
        nominal_rate_hz=100.0,
        site="left_wrist",
        source=folder.name,
        format="paradigma",
    )


def read_tremor_windows(folder: Path) -> Spans:
    """Read the reference's windows that hold tremor."""
    starts_s = np.fromfile(folder / "reference" / "tremor_time.bin", dtype="<f8")
    values = np.fromfile(folder / "reference" / "tremor_values.bin", dtype="<f8").reshape(-1, 4)
    onset_s = starts_s[values[:, TREMOR_COLUMN] > 0]
    return Spans(onset_s=onset_s, duration_s=np.full(onset_s.size, TREMOR_WINDOW_S))


def _spans(night: NightAnalysis, kind: str) -> Spans:
    events = [event for event in night.events if event.kind == kind]
    return Spans(
        onset_s=np.array([event.onset_s for event in events], dtype=np.float64),
        duration_s=np.array([event.duration_s for event in events], dtype=np.float64),
    )


def _tremor_in_words(night: NightAnalysis) -> list[str]:
    return [
        f"{event.onset_s:.0f} to {event.end_s:.0f}"
        + ("" if event.frequency_hz is None else f" ({event.frequency_hz:.1f} Hz)")
        for event in night.events
        if event.kind == "tremor"
    ]
