"""A night as a folder in the style of BIDS (motion): samples, events and results, for tools of research.

::

    dataset_description.json  participants.tsv  participants.json  README
    sub-01/ses-20260921/
        sub-01_ses-20260921_scans.tsv
        motion/sub-01_ses-20260921_task-sleep_tracksys-leftwrist_motion.tsv, _motion.json, _channels.tsv, _events.tsv, …
    derivatives/hypnic/
        dataset_description.json
        sub-01/ses-20260921/night.json, review.tsv, review.json

Names and columns follow BIDS 1.10. Further nights exported into the same folder become further sessions.
"""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from hypnic import __version__
from hypnic.clock import stamp
from hypnic.errors import OutputError, WrongUseError
from hypnic.events_table import events_sidecar
from hypnic.exports.night import ExportNight
from hypnic.library.results import evening_of
from hypnic.library.review_files import COLUMNS as REVIEW_COLUMNS
from recordings import Recording, measure_timing
from recordings.recording import Site

if TYPE_CHECKING:
    import pyarrow as pa

BIDS_VERSION = "1.10.0"
TASK = "sleep"
SUBJECT = "01"
STANDARD_GRAVITY = 9.80665
RATE_STEPS_PER_HZ = 10
SAMPLE_PLACES = 4
DESCRIPTION_NAME = "dataset_description.json"

POINTS: Mapping[Site, str] = {
    "left_wrist": "left wrist",
    "right_wrist": "right wrist",
    "left_ankle": "left ankle",
    "right_ankle": "right ankle",
    "chest": "chest",
    "upper_arm": "upper arm",
    "unknown": "n/a",
}

README = """Nights recorded with a wearable accelerometer, exported by hypnic.

Accelerations are on a regular grid, in m/s^2, gravity included unless the recording had it taken out; n/a where nothing
was measured. Onsets of events count from the first sample of the first recording of the night; scans.tsv says when
each recording began. Events were found by a program and not scored by a person, unless a table of reviews says so.

hypnic is not a medical device: it neither diagnoses nor rules out.
"""


def write_bids(night: ExportNight, folder: Path, *, subject: str = SUBJECT) -> Path:
    """Write a night into a BIDS-style folder, as a session of its own, whole or not at all.

    Parameters
    ----------
    night : ExportNight
    folder : Path
        Made if missing. Another BIDS folder gets the night as a further session; the same night is replaced.
    subject : str
        Letters and digits.

    Returns
    -------
    Path
        ``folder``.

    Raises
    ------
    WrongUseError
        The folder holds something else.
    OutputError
        The folder cannot be written.
    """
    _check_folder(folder)
    stem = f"sub-{subject}_ses-{_session(night)}"
    place = Path(f"sub-{subject}") / f"ses-{_session(night)}"
    passing = folder / f".hypnic-{uuid4().hex}"
    try:
        _write_session(night, passing / "raw", stem)
        _write_results(night, passing / "derived")
        _write_dataset(folder, subject)
        _publish(passing / "raw", folder / place)
        _publish(passing / "derived", folder / "derivatives" / "hypnic" / place)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{folder} cannot be written ({reason}): choose another place with --out") from error
    finally:
        shutil.rmtree(passing, ignore_errors=True)
    return folder


def _check_folder(folder: Path) -> None:
    is_other = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    if is_other and not (folder / DESCRIPTION_NAME).is_file():
        raise WrongUseError(f"{folder} is there and is no BIDS folder: name a new or empty folder with --out")


def _session(night: ExportNight) -> str:
    evening = evening_of(night.recordings[0].started_at)
    return "01" if evening is None else f"{evening:%Y%m%d}"


def _write_session(night: ExportNight, folder: Path, stem: str) -> None:
    motion = folder / "motion"
    motion.mkdir(parents=True)
    scans = ["filename\tacq_time"]
    for recording in night.recordings:
        name = f"{stem}_task-{TASK}_tracksys-{_label(recording.site)}"
        rate_hz = _write_samples(recording, motion / f"{name}_motion.tsv")
        _write_json(motion / f"{name}_motion.json", _motion_facts(recording, rate_hz))
        _write_text(motion / f"{name}_channels.tsv", _channels(recording, rate_hz))
        scans.append(f"motion/{name}_motion.tsv\t{_acquired_at(recording)}")
    first = f"{stem}_task-{TASK}_tracksys-{_label(night.recordings[0].site)}"
    _write_text(motion / f"{first}_events.tsv", night.events_tsv)
    _write_json(motion / f"{first}_events.json", events_sidecar())
    _write_text(folder / f"{stem}_scans.tsv", "\n".join(scans) + "\n")


def _write_samples(recording: Recording, path: Path) -> float:
    """Lay samples on a regular grid, without a header as BIDS asks for, and give the grid's rate."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    rate_hz = round(measure_timing(recording.time_s).rate_hz * RATE_STEPS_PER_HZ) / RATE_STEPS_PER_HZ
    grid_s = np.arange(int(recording.duration_s * rate_hz) + 1) / rate_hz
    is_missing = _in_gaps(recording, grid_s)
    columns = [_cells(recording, axis, grid_s, is_missing) for axis in range(_axes(recording))]
    table = pa.table(columns, names=[f"axis_{axis}" for axis in range(len(columns))])
    options = arrow_csv.WriteOptions(include_header=False, delimiter="\t", quoting_style="none")
    arrow_csv.write_csv(table, path, options)
    return rate_hz


def _in_gaps(recording: Recording, grid_s: NDArray[np.float64]) -> NDArray[np.bool_]:
    is_missing = np.zeros(grid_s.size, dtype=np.bool_)
    for gap in measure_timing(recording.time_s).gaps:
        is_missing |= (grid_s > gap.onset_s) & (grid_s < gap.end_s)
    return is_missing


def _cells(recording: Recording, axis: int, grid_s: NDArray[np.float64], is_missing: NDArray[np.bool_]) -> "pa.Array":
    import pyarrow as pa
    from pyarrow import compute

    on_grid = np.interp(grid_s, recording.time_s, recording.acceleration_g[:, axis]) * STANDARD_GRAVITY
    numbers = pa.array(np.round(on_grid, SAMPLE_PLACES), mask=is_missing)
    return compute.fill_null(compute.cast(numbers, pa.string()), "n/a")


def _axes(recording: Recording) -> int:
    return 1 if recording.signal == "magnitude" else recording.acceleration_g.shape[1]


def _motion_facts(recording: Recording, rate_hz: float) -> dict[str, Any]:
    timing = measure_timing(recording.time_s)
    axes = _axes(recording)
    return {
        "TaskName": TASK,
        "TaskDescription": "Sleeping, with a wearable accelerometer",
        "SamplingFrequency": rate_hz,
        "SamplingFrequencyEffective": round(timing.rate_hz, 4),
        "TrackingSystemName": _label(recording.site),
        "DeviceSerialNumber": "n/a",
        "ManufacturersModelName": recording.wearable,
        "RecordingType": "continuous",
        "RecordingDuration": round(recording.duration_s, 3),
        "MissingValues": "n/a",
        "MotionChannelCount": axes,
        "ACCELChannelCount": axes,
        "TrackedPointsCount": 1,
        "SubjectArtefactDescription": "; ".join(recording.repairs) or "n/a",
    }


def _channels(recording: Recording, rate_hz: float) -> str:
    names = ["magnitude"] if recording.signal == "magnitude" else ["x", "y", "z"]
    rows = [
        (f"acc_{name}", name if len(name) == 1 else "n/a", "ACCEL", POINTS[recording.site], "m/s^2", f"{rate_hz:g}")
        for name in names
    ]
    header = ("name", "component", "type", "tracked_point", "units", "sampling_frequency")
    return "".join("\t".join(row) + "\n" for row in (header, *rows))


def _acquired_at(recording: Recording) -> str:
    moment = stamp(recording.started_at)
    # BIDS keeps local time without an offset
    return "n/a" if moment is None else re.sub(r"(Z|[+-]\d\d:\d\d(:\d\d)?)$", "", moment)


def _label(site: str) -> str:
    return site.replace("_", "")


def _write_results(night: ExportNight, folder: Path) -> None:
    """Write what only hypnic says: all about the night, and the person's review."""
    folder.mkdir(parents=True)
    if night.night_json is not None:
        (folder / "night.json").write_bytes(night.night_json)
    if night.review_tsv is not None:
        _write_text(folder / "review.tsv", night.review_tsv)
        _write_json(folder / "review.json", REVIEW_COLUMNS)


def _write_dataset(folder: Path, subject: str) -> None:
    derived = folder / "derivatives" / "hypnic"
    derived.mkdir(parents=True, exist_ok=True)
    made_by = [{"Name": "hypnic", "Version": __version__}]
    _write_new(folder / "README", README)
    _write_new(folder / DESCRIPTION_NAME, _json(_description("Nights recorded with a wearable", "raw", made_by)))
    _write_new(derived / DESCRIPTION_NAME, _json(_description("What hypnic found", "derivative", made_by)))
    _write_new(derived / ".bidsignore", "night.json\nreview.tsv\nreview.json\n")
    _write_new(folder / "participants.json", _json({"participant_id": {"Description": "Name of the participant."}}))
    _write_new(folder / "participants.tsv", "participant_id\n")
    known = (folder / "participants.tsv").read_text(encoding="utf-8")
    if f"sub-{subject}" not in known.split():
        row = "\t".join([f"sub-{subject}", *["n/a"] * known.splitlines()[0].count("\t")])
        _write_text(folder / "participants.tsv", f"{known}{row}\n")


def _description(name: str, kind: str, made_by: list[dict[str, str]]) -> dict[str, Any]:
    return {"Name": name, "BIDSVersion": BIDS_VERSION, "DatasetType": kind, "GeneratedBy": made_by}


def _publish(passing: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(passing.with_name(f"{passing.name}-before"))
    passing.rename(place)


def _write_new(path: Path, text: str) -> None:
    if not path.exists():
        _write_text(path, text)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    _write_text(path, _json(content))


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
