"""Pictures of the page for the README, taken anew of synthetic nights: ``python -m benchmarks.pictures``.

The library of a few weeks, a night around its convulsive movement, that movement by itself, what the nights say
together, and a simulated wearable being recorded. Look at each of them before it is kept.
"""

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.page import REPOSITORY, browsing, viewing
from benchmarks.page_library import LATEST
from detector import analyse_night
from hypnic.library import JournalEntry, Library, import_file, open_library, refresh, write_journal
from hypnic.outputs import write_night
from recordings.archive import write_archive
from recordings.synthetic import simulate_night

PICTURES = REPOSITORY / "docs" / "pictures"
VIEW = {"width": 1100, "height": 860}
LONGEST_MS = 120_000
RECORDED_MS = 75_000
RATE_HZ = 50.0
HOURS = 8.0
SEED = 11
WEEKS = ("healthy", "healthy", "healthy", "healthy", "healthy", "twitchy", "healthy", "plms")
NIGHTS = 40
LEFT_OUT_EVERY = 9


def main(_argv: Sequence[str] | None = None) -> int:
    """Make the nights, look at them in the browser, and write the pictures."""
    with tempfile.TemporaryDirectory(prefix="hypnic-pictures-") as folder:
        library = open_library(Path(folder) / "nights")
        night = make_weeks(library)
        with viewing(library.folder) as (address, _server), browsing() as browser:
            context = browser.new_context(viewport=VIEW, color_scheme="light", reduced_motion="reduce")
            page = context.new_page()
            take_library(page, address)
            take_night(page, address, night)
            take_trends(page, address)
            with recording(library.folder / "tonight"):
                take_live(page, address)
    return 0


def make_weeks(library: Library) -> str:
    """Fill a library with some weeks of nights; give the id of the latest, which holds a convulsion."""
    outside = library.folder.parent
    contents = [_results(outside / f"{number}-{profile}", profile, number) for number, profile in enumerate(WEEKS)]
    for number in range(1, NIGHTS):
        if number % LEFT_OUT_EVERY == 0:
            continue
        document, events = contents[number % len(contents)]
        started_at = LATEST - timedelta(days=number)
        first, *others = document["recordings"]
        named = [{**first, "started_at": started_at.isoformat(), "source": f"{started_at:%Y-%m-%d}.csv"}, *others]
        place = library.folder / "results" / f"{started_at:%d %B}"
        place.mkdir(parents=True)
        (place / "night.json").write_text(json.dumps({**document, "recordings": named}), encoding="utf-8")
        (place / "events.tsv").write_bytes(events)
        factors = {"caffeine": ""} if number % 2 else {"stress": "", "sport": ""}
        write_journal(library, JournalEntry(night=started_at.date().isoformat(), factors=factors))
    refresh(library)
    labelled = simulate_night("tonic_clonic", seed=SEED, hours=HOURS, rate_hz=RATE_HZ, started_at=LATEST)
    write_archive(labelled.recording, outside / f"{LATEST:%d %B}.parquet")
    return import_file(library, outside / f"{LATEST:%d %B}.parquet").nights[0]


def take_library(page: Any, address: str) -> None:
    """Take the calendar and the beginning of the list."""
    page.goto(address)
    page.wait_for_selector("#nights tbody tr", timeout=LONGEST_MS)
    _take(page, "library.png")


def take_night(page: Any, address: str, night: str) -> None:
    """Take ten minutes around the convulsive movement, and that movement."""
    page.goto(f"{address}nights/{night}")
    page.wait_for_selector("html[data-ready]", timeout=LONGEST_MS)
    page.evaluate(
        """() => {
          const { choice, night } = hypnic.page;
          const index = night.events.findIndex(({ kind }) => kind === "convulsive");
          choice.select(index, "keys");
          const { onset_s, duration_s } = night.events[index];
          choice.showStretch(onset_s + duration_s / 2 - 300, onset_s + duration_s / 2 + 300);
        }"""
    )
    page.wait_for_timeout(1500)
    page.locator("[aria-labelledby=picture-title]").evaluate("(part) => part.scrollIntoView()")
    _take(page, "night.png")
    page.locator("#panel").evaluate("(part) => part.scrollIntoView()")
    page.wait_for_timeout(300)
    _take(page, "event.png")


def take_trends(page: Any, address: str) -> None:
    """Take what the nights say together."""
    page.goto(f"{address}trends")
    page.locator("[aria-labelledby=trend-twitches_per_h]").evaluate("(part) => part.scrollIntoView()")
    _take(page, "trends.png")


def take_live(page: Any, address: str) -> None:
    """Take the page of a recording that has run for more than a minute."""
    page.goto(f"{address}live")
    page.wait_for_selector(".trace canvas", timeout=LONGEST_MS)
    page.wait_for_timeout(RECORDED_MS)
    page.locator("#alarm").evaluate("(part) => part.scrollIntoView()")
    _take(page, "live.png")


@contextmanager
def recording(folder: Path) -> Iterator[None]:
    """Record a simulated wearable until the block ends."""
    words = ("record", "--device", "simulated=left_wrist", "--out", str(folder), "--quiet")
    process = subprocess.Popen([sys.executable, "-c", "from hypnic.cli import run; run()", *words], cwd=REPOSITORY)
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _results(folder: Path, profile: str, number: int) -> tuple[dict[str, list[dict[str, object]]], bytes]:
    labelled = simulate_night(profile, seed=SEED + number, hours=HOURS, rate_hz=RATE_HZ / 2, started_at=LATEST)
    write_night(analyse_night(labelled.recording), folder, leave_out=("report.html",))
    return json.loads((folder / "night.json").read_text(encoding="utf-8")), (folder / "events.tsv").read_bytes()


def _take(page: Any, name: str) -> None:
    page.mouse.move(0, 0)
    page.screenshot(path=str(PICTURES / name))


if __name__ == "__main__":
    sys.exit(main())
