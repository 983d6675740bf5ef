"""A night to export: its recordings, what was found in them, and what the person said, wherever it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hypnic.events_table import events_table
from hypnic.exports.errors import RecordingNeededError
from hypnic.library.importing import read_sources
from hypnic.library.journal import JournalEntry, journal_of
from hypnic.library.model import EventRow, Library
from hypnic.library.nights import folder_of, get_night
from hypnic.library.places import EVENTS_NAME, NIGHT_NAME
from hypnic.library.results import event_rows, read_event_rows, read_result
from hypnic.library.review import Review, list_reviews
from hypnic.library.review_files import review_table
from recordings import Recording, read_recording

if TYPE_CHECKING:
    from detector.model import NightAnalysis

ARCHIVE_PATTERN = "recording*.parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportNight:
    """Everything an export may use.

    Parameters
    ----------
    name : str
    recordings : tuple of Recording
        In the order of the results, the first to begin first.
    lights_out_s : float or None
        As the analysis was told.
    events_tsv : str
        The table of events as the detector answered.
    night_json : bytes or None
        None where the night was not analysed on disk yet.
    reviews : tuple of Review
    review_tsv : str or None
        None where nothing was reviewed.
    journal : JournalEntry or None
        What the sleeper said about the night.
    """

    name: str
    recordings: tuple[Recording, ...]
    lights_out_s: float | None
    events_tsv: str
    night_json: bytes | None
    reviews: tuple[Review, ...] = ()
    review_tsv: str | None = None
    journal: JournalEntry | None = None

    @property
    def events(self) -> tuple[EventRow, ...]:
        """The rows of the table of events."""
        return event_rows(self.events_tsv)


def night_of_library(library: Library, night: str) -> ExportNight:
    """Gather a night of the library.

    Raises
    ------
    NotAnalysedError
        It has no results, or its recording is not in the library.
    """
    entry = get_night(library, night)
    folder = folder_of(library, entry)
    reviews = list_reviews(library, night)
    return ExportNight(
        name=entry.name,
        recordings=read_sources(library, entry),
        lights_out_s=entry.figures.lights_out_s,
        events_tsv=(folder / EVENTS_NAME).read_text(encoding="utf-8"),
        night_json=(folder / NIGHT_NAME).read_bytes(),
        reviews=reviews,
        review_tsv=review_table(library, night) if reviews else None,
        journal=journal_of(library, entry.journal_key),
    )


def night_of_results(folder: Path) -> ExportNight:
    """Gather a night from a folder of results that has its recording in it.

    Raises
    ------
    RecordingNeededError
        There is no recording in it.
    """
    result = read_result(folder)
    read_event_rows(folder)
    paths = sorted(folder.glob(ARCHIVE_PATTERN))
    if len(paths) != len(result.sources):
        raise RecordingNeededError(
            f"{folder} holds results without their recording: give the recording itself, or a night of a library"
        )
    sites = [source.site for source in result.sources]
    in_order = sorted(map(read_recording, paths), key=lambda one: sites.index(one.site) if one.site in sites else 0)
    return ExportNight(
        name=folder.resolve().name,
        recordings=tuple(in_order),
        lights_out_s=result.figures.lights_out_s,
        events_tsv=(folder / EVENTS_NAME).read_text(encoding="utf-8"),
        night_json=(folder / NIGHT_NAME).read_bytes(),
    )


def night_of_recordings(recordings: Sequence[Recording], *, name: str) -> ExportNight:
    """Analyse recordings that have no results yet."""
    from hypnic.night_file import night_json

    analysis = analyse(recordings, lights_out_s=None)
    return ExportNight(
        name=name,
        recordings=tuple(recordings),
        lights_out_s=None,
        events_tsv=events_table(analysis.events, started_at=recordings[0].started_at),
        night_json=night_json(analysis),
    )


def analyse(recordings: Sequence[Recording], *, lights_out_s: float | None) -> "NightAnalysis":
    """Find once more what there is in the recordings of a night."""
    from detector import analyse_night

    return analyse_night(tuple(recordings), lights_out_s=lights_out_s)
