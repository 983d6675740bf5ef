"""Labels on disk: a table of events beside a recording, and a small file with everything else."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recordings.errors import UnreadableFileError
from recordings.synthetic.truth import TRUTH_KINDS, TRUTH_TIERS, Truth, TruthEvent
from recordings.timing import Interval

COLUMNS: Mapping[str, str] = {
    "onset": "Start, seconds after the recording's first sample",
    "duration": "Length in seconds",
    "trial_type": f"What it is, one of {', '.join(TRUTH_KINDS)}",
    "label": "The finer cause",
    "peak_g": "Largest acceleration free of gravity, in g",
    "frequency_hz": "Mean rate of bursts or cycles in Hz",
    "repetitions": "Number of bursts or cycles",
    "series": "Number of the periodic series it belongs to",
}
MISSING = "n/a"


def write_truth(truth: Truth, path: Path) -> tuple[Path, Path]:
    """Write labels: events as a BIDS-like table, the rest as JSON beside it.

    Parameters
    ----------
    truth : Truth
    path : Path
        Name of the table, usually ``<night>.truth.tsv``; the other file has ``.json`` in place of ``.tsv``.

    Returns
    -------
    tuple of Path
        The table and the JSON file.
    """
    rows = ["\t".join(COLUMNS), *(_row(event) for event in truth.events)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    beside = path.with_suffix(".json")
    beside.write_text(json.dumps(_beside(truth), indent=2) + "\n", encoding="utf-8", newline="\n")
    return path, beside


def read_truth(path: Path) -> Truth:
    """Read labels back, exactly as they were written.

    Parameters
    ----------
    path : Path
        The table; the JSON file is expected beside it.

    Raises
    ------
    UnreadableFileError
        One of the two files is missing or not as `write_truth` writes it.
    """
    beside = path.with_suffix(".json")
    try:
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        rest = json.loads(beside.read_text(encoding="utf-8"))
        if header.split("\t") != list(COLUMNS):
            raise UnreadableFileError(f"{path.name} has other columns than labels: must be {', '.join(COLUMNS)}")
        return _truth(rest, tuple(_event(row) for row in rows))
    except OSError as error:
        raise UnreadableFileError(f"labels need {path.name} and {beside.name}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableFileError(f"{path.name} or {beside.name} is damaged: write the labels anew") from error


def _row(event: TruthEvent) -> str:
    values = (
        event.onset_s,
        event.duration_s,
        event.kind,
        event.label,
        event.peak_g,
        event.frequency_hz,
        event.repetitions,
        event.series,
    )
    return "\t".join(MISSING if value is None else str(value) for value in values)


def _beside(truth: Truth) -> dict[str, Any]:
    return {
        "tier": truth.tier,
        "lights_out_s": truth.lights_out_s,
        "sleep_onset_s": truth.sleep_onset_s,
        "wake_up_s": truth.wake_up_s,
        "awake": [[interval.onset_s, interval.end_s] for interval in truth.awake],
        "not_worn": [[interval.onset_s, interval.end_s] for interval in truth.not_worn],
        "columns": dict(COLUMNS),
    }


def _truth(rest: dict[str, Any], events: tuple[TruthEvent, ...]) -> Truth:
    return Truth(
        lights_out_s=rest["lights_out_s"],
        sleep_onset_s=rest["sleep_onset_s"],
        wake_up_s=rest["wake_up_s"],
        awake=_intervals(rest["awake"]),
        not_worn=_intervals(rest["not_worn"]),
        events=events,
        tier=TRUTH_TIERS[TRUTH_TIERS.index(rest["tier"])],
    )


def _intervals(pairs: list[tuple[float, float]]) -> tuple[Interval, ...]:
    return tuple(Interval(onset_s=float(onset_s), end_s=float(end_s)) for onset_s, end_s in pairs)


def _event(row: str) -> TruthEvent:
    onset, duration, kind, label, peak, frequency, repetitions, series = row.split("\t")
    return TruthEvent(
        onset_s=float(onset),
        duration_s=float(duration),
        kind=TRUTH_KINDS[TRUTH_KINDS.index(kind)],
        label=label,
        peak_g=float(peak),
        frequency_hz=None if frequency == MISSING else float(frequency),
        repetitions=int(repetitions),
        series=None if series == MISSING else int(series),
    )
