"""The person's word as a table beside the detector's: ``review.tsv`` and its description, in the style of BIDS."""

import json
from pathlib import Path
from typing import Any

from hypnic.clock import moment_at, stamp
from hypnic.library.model import Library, NightEntry
from hypnic.library.nights import folder_of, get_night
from hypnic.library.review import Review, list_reviews
from hypnic.outputs import write_whole
from hypnic.words import KIND_MEANINGS

MISSING = "n/a"
REVIEW_NAME = "review.tsv"

DECISION_MEANINGS = {
    "confirmed": "the person says the same as the detector",
    "renamed": "the event is there, but of another kind",
    "rejected": "there was no such event",
    "missed": "an event that the detector did not find",
    "noted": "a note alone, which says nothing about the kind",
}

COLUMNS: dict[str, dict[str, Any]] = {
    "onset": {"Description": "Start of the event, counted from the night's first sample.", "Units": "s"},
    "duration": {"Description": "Length of the event.", "Units": "s"},
    "trial_type": {"Description": "Kind by the person; n/a where rejected.", "Levels": dict(KIND_MEANINGS)},
    "detected_type": {"Description": "Kind by the detector; n/a where it missed the event."},
    "decision": {"Description": "What the person decided.", "Levels": DECISION_MEANINGS},
    "event": {"Description": "Number of the row in events.tsv, from 0; n/a where it is in no row."},
    "site": {"Description": "Body site; several joined by +."},
    "started_at": {"Description": "Start as ISO 8601 with offset from UTC; n/a where the recording has no clock."},
    "reviewed_at": {"Description": "When the person decided, ISO 8601."},
    "note": {"Description": "In the person's words; n/a where there are none."},
}


def export_review(library: Library, night: str) -> Path:
    """Write ``review.tsv`` and ``review.json`` beside a night's ``events.tsv``, and give the table's path.

    Raises
    ------
    NotAnalysedError
        The night has no results.
    """
    entry = get_night(library, night)
    path = folder_of(library, entry) / REVIEW_NAME
    write_whole(path, lambda passing: _write(passing, review_table(library, night)))
    return path


def review_table(library: Library, night: str) -> str:
    """Write what the person said about a night as tab-separated text, with a header, ``n/a`` where not known."""
    entry = get_night(library, night)
    rows = [_cells(review, entry) for review in list_reviews(library, night)]
    return "".join("\t".join(line) + "\n" for line in (list(COLUMNS), *rows))


def review_json(library: Library, night: str) -> str:
    """Write the same as JSON: a list with one object for each review."""
    entry = get_night(library, night)
    rows = [dict(zip(COLUMNS, _cells(review, entry), strict=True)) for review in list_reviews(library, night)]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def _write(passing: Path, table: str) -> None:
    passing.write_text(table, encoding="utf-8", newline="\n")
    passing.with_suffix(".json").write_text(json.dumps(COLUMNS, indent=2) + "\n", encoding="utf-8", newline="\n")


def _cells(review: Review, entry: NightEntry) -> list[str]:
    return [
        f"{review.onset_s:.3f}",
        f"{review.duration_s:.3f}",
        review.kind or MISSING,
        review.detected_kind or MISSING,
        review.decision,
        MISSING if review.event is None else str(review.event),
        review.site,
        stamp(moment_at(entry.started_at, review.onset_s)) or MISSING,
        review.reviewed_at,
        " ".join(review.note.split()) or MISSING,
    ]
