"""The libraries that the page is measured with: many nights made of three, and one long night at a high rate."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from detector import analyse_night
from hypnic.library import JournalEntry, Library, list_nights, open_library, refresh, review_event, write_journal
from hypnic.outputs import write_night
from recordings.archive import write_archive
from recordings.synthetic import simulate_night

NIGHTS = 500
LATEST = datetime(2026, 9, 20, 22, 30, tzinfo=ZoneInfo("Europe/Berlin"))
PROFILES = (("healthy", "left_wrist"), ("plms", "left_ankle"), ("twitchy", "left_wrist"))
SEVERAL_RATE_HZ = 25.0
SEVERAL_HOURS = 8.0
FACTORS = ("stress", "alcohol", "caffeine", "sport")
REVIEWED_EVERY = 10
SEED = 5


def make_many_nights(folder: Path, *, count: int) -> Library:
    """Make a library of nights: three were analysed, the others are copies under other dates."""
    library = open_library(folder)
    contents = [_analysed(folder.parent / profile, profile, site) for profile, site in PROFILES]
    for number in range(count):
        document, events = contents[number % len(contents)]
        started_at = LATEST - timedelta(days=number)
        first, *others = document["recordings"]
        named = [{**first, "started_at": started_at.isoformat(), "source": f"night-{number}.csv"}, *others]
        place = folder / "results" / f"night-{number:04d}"
        place.mkdir(parents=True)
        (place / "night.json").write_text(json.dumps({**document, "recordings": named}), encoding="utf-8")
        (place / "events.tsv").write_bytes(events)
        factors = {factor: "" for turn, factor in enumerate(FACTORS, start=2) if number % turn == 0}
        write_journal(library, JournalEntry(night=started_at.date().isoformat(), factors=factors))
    refresh(library)
    for entry in list_nights(library)[::REVIEWED_EVERY]:
        review_event(library, entry.id, 0, decision="rejected")
    return library


def add_long_night(folder: Path, *, hours: float, rate_hz: float) -> str:
    """Make a library of one long night whose recording and results lie in it, as after ``hypnic analyse``."""
    library = open_library(folder)
    labelled = simulate_night("twitchy", seed=SEED, hours=hours, rate_hz=rate_hz, started_at=LATEST)
    write_archive(labelled.recording, folder / "long.parquet")
    write_night(analyse_night(labelled.recording), folder / "results" / "long")
    refresh(library)
    (entry,) = list_nights(library)
    return entry.id


def _analysed(folder: Path, profile: str, site: str) -> tuple[dict[str, list[dict[str, object]]], bytes]:
    labelled = simulate_night(
        profile, seed=SEED, hours=SEVERAL_HOURS, rate_hz=SEVERAL_RATE_HZ, started_at=LATEST, site=site
    )
    write_night(analyse_night(labelled.recording), folder, leave_out=("report.html",))
    return json.loads((folder / "night.json").read_text(encoding="utf-8")), (folder / "events.tsv").read_bytes()
