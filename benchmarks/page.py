"""How long the page keeps a person waiting, measured in a real browser that asks a real ``hypnic view``.

A library of many nights, a night of 10 h at 200 Hz that was shown before and one that never was, zooming and moving
through it, trends over all nights. ``--write`` puts the table into ``docs/page.md``.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.documents import put_section
from benchmarks.page_library import NIGHTS, add_long_night, make_many_nights
from benchmarks.tables import Table, as_text

REPOSITORY = Path(__file__).parents[1]
DOCUMENT = REPOSITORY / "docs" / "page.md"
OPENING = "# The page: how long it keeps a person waiting\n"
CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
VIEW = {"width": 1280, "height": 900}
LONGEST_MS = 120_000
FRAMES_MS = 4000
QUIET_S = 0.03
STARTED = re.compile(r"http://127\.0\.0\.1:\d+/")

MOVE = """async ([from, to, ms]) => {
  const { choice } = hypnic.page;
  const stamps = [];
  const begin = performance.now();
  for (let now = begin; now - begin < ms;) {
    now = await new Promise((done) => requestAnimationFrame(done));
    stamps.push(now);
    const share = Math.min(1, Math.max(0, (now - begin) / ms));
    const length = from.length_s * (to.length_s / from.length_s) ** share;
    const middle = from.middle_s + share * (to.middle_s - from.middle_s);
    choice.showStretch(middle - length / 2, middle + length / 2);
  }
  const gaps = stamps.slice(1).map((stamp, i) => stamp - stamps[i]).sort((a, b) => a - b);
  return { frames: stamps.length, seconds: (stamps.at(-1) - stamps[0]) / 1000, slowest: gaps.at(-1) };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A movement through the night: from one stretch to another, each by its middle and its length."""

    what: str
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure: what was waited for, what was measured, what it should be."""

    what: str
    wall: str
    processor: str
    goal: str


HOUR_S = 3600.0
MOVES = (
    Move(what="zoom from 8 h to 1 s", start=(4 * HOUR_S, 8 * HOUR_S), end=(4 * HOUR_S, 1.0)),
    Move(what="zoom from 1 s to 8 h", start=(4 * HOUR_S, 1.0), end=(4 * HOUR_S, 8 * HOUR_S)),
    Move(what="move along, 8 h shown", start=(4 * HOUR_S, 8 * HOUR_S), end=(6 * HOUR_S, 8 * HOUR_S)),
    Move(what="move along, 10 min shown", start=(4 * HOUR_S, 600.0), end=(4.5 * HOUR_S, 600.0)),
    Move(what="move along, 1 s shown", start=(4 * HOUR_S, 1.0), end=(4 * HOUR_S + 8, 1.0)),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write the document where it was asked for."""
    options = parse_options(argv)
    with tempfile.TemporaryDirectory(prefix="hypnic-page-") as folder:
        many, long = Path(folder) / "many", Path(folder) / "long"
        make_many_nights(many, count=options.nights)
        night = add_long_night(long, hours=options.hours, rate_hz=options.rate)
        rows = [*measure_library(many, options), *measure_night(long, night, options)]
    table = page_table(rows, options)
    print(as_text(table))
    if options.write:
        put_section(DOCUMENT, table, opening=OPENING, command=_command(options))
    return 0


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("--nights", type=int, default=NIGHTS, help="nights in the library")
    parser.add_argument("--hours", type=float, default=10.0)
    parser.add_argument("--rate", type=float, default=200.0, metavar="HZ")
    parser.add_argument("--repeats", type=int, default=5, help="runs of each measurement; the best counts")
    parser.add_argument("--write", action="store_true", help="write docs/page.md")
    return parser.parse_args(argv)


def measure_library(folder: Path, options: argparse.Namespace) -> list[Row]:
    """Measure the list of all nights, a search in it, and the trends over them, in the browser."""
    with viewing(folder) as (address, server), browsing() as browser:
        page = browser.new_page(viewport=VIEW)
        asked = (
            (f"list of {options.nights} nights, the latest 100", "", "#nights tbody tr"),
            (
                f"list of {options.nights} nights, all of them",
                "?all=1",
                f"#nights tbody tr:nth-child({options.nights})",
            ),
            (f"trends over {options.nights} nights", "trends", ".trend-chart"),
            (
                f"trends over {options.nights} nights, with the person's reviews",
                "trends?counted=person",
                ".trend-chart",
            ),
        )
        page.goto(address)
        page.wait_for_selector("#nights tbody tr", timeout=LONGEST_MS)
        _wait_until_quiet(server)
        return [
            _best_opening(page, server, address + path, options, what=what, sign=sign) for what, path, sign in asked
        ]


def measure_night(folder: Path, night: str, options: argparse.Namespace) -> list[Row]:
    """Measure how soon a long night shows something, how soon everything, and how it moves."""
    size = f"{options.hours:g} h at {options.rate:g} Hz"
    with browsing() as browser:
        page = browser.new_page(viewport=VIEW)
        runs = [_open_unprepared(page, folder, night) for _ in range(options.repeats)]
        rows = [
            Row(what=f"{size}, opened for the first time: {what}", wall=f"{min(times):.2f} s", processor="", goal=goal)
            for what, times, goal in zip(
                ("verdict", "the night drawn, to be zoomed", "everything, analysed again"),
                zip(*runs, strict=True),
                ("", "< 2 s", ""),
                strict=True,
            )
        ]
        with viewing(folder) as (address, server):
            again = _best_opening(
                page, server, f"{address}nights/{night}", options, what=f"{size}, opened again", sign="html[data-ready]"
            )
            return [*rows, again, *(_measure_move(page, move, options) for move in MOVES)]


@contextmanager
def viewing(folder: Path) -> Iterator[tuple[str, int]]:
    """Run ``hypnic view`` on a library; give its address and the number of its process."""
    words = ("view", str(folder), "--no-browser")
    process = subprocess.Popen(
        [sys.executable, "-c", "from hypnic.cli import run; run()", *words],
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        yield _address(process), process.pid
    finally:
        process.terminate()
        process.wait()


@contextmanager
def browsing() -> Iterator[Any]:
    """Start a headless Chromium."""
    from playwright.sync_api import sync_playwright

    if not CHROMIUM.exists():
        raise SystemExit(
            f"{CHROMIUM} is not installed: the page is measured in a browser (Debian: apt install chromium)"
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(CHROMIUM_ARGUMENTS))
        yield chromium
        chromium.close()


def page_table(rows: Sequence[Row], options: argparse.Namespace) -> Table:
    """Put the measurements into a table."""
    return Table(
        title=f"{options.nights} nights, and one of {options.hours:g} h at {options.rate:g} Hz",
        rule=f"Headless Chromium without a graphics card, window of {VIEW['width']} × {VIEW['height']}, asking "
        f"`hypnic view` on the same machine; best of {options.repeats} runs. Waiting is from the click until the "
        "browser has drawn what is named; processor time beside it is that of the server. Frames are those that the "
        f"browser's own clock, at most 60 a second, really drew within {FRAMES_MS / 1000:g} s; processor time beside "
        "them is that of the page for one frame.",
        headers=("what", "measured", "processor", "goal"),
        rows=tuple((row.what, row.wall, row.processor, row.goal) for row in rows),
        remarks=(
            "Synthetic nights: three analysed ones of 8 h, copied under other dates, with a journal for each and "
            "reviews for one in ten; and one long night of a twitchy sleeper.",
            f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end of the measurement: what waits for the "
            "processor is measured with whatever else the machine has to do.",
        ),
    )


def _address(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or ():
        found = STARTED.search(line)
        if found:
            _wait_for_answer(found.group())
            return found.group()
    raise SystemExit(f"hypnic view ended with {process.wait()}: see above")


def _wait_for_answer(address: str) -> None:
    """Wait until the server takes questions, which it does a little after it said where."""
    for _ in range(200):
        try:
            with urlopen(address, timeout=30):
                return
        except URLError:
            time.sleep(0.05)


def _best_opening(page: Any, server: int, address: str, options: argparse.Namespace, *, what: str, sign: str) -> Row:
    runs = [_open(page, server, address, sign) for _ in range(options.repeats)]
    wall_s, processor_s = (min(run[place] for run in runs) for place in (0, 1))
    goal = "< 2 s" if "opened" in what else "< 1 s"
    return Row(what=what, wall=f"{wall_s:.2f} s", processor=f"{processor_s:.2f} s", goal=goal)


def _open(page: Any, server: int, address: str, sign: str) -> tuple[float, float]:
    page.goto("about:blank")
    before_s, begin_s = _processor_s(server), time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(sign, state="attached", timeout=LONGEST_MS)
    _next_frame(page)
    return time.perf_counter() - begin_s, _processor_s(server) - before_s


def _open_unprepared(page: Any, folder: Path, night: str) -> tuple[float, float, float]:
    """Open a night of which nothing is kept, in a server that knows nothing of it; the list is looked at before."""
    shutil.rmtree(folder / ".page", ignore_errors=True)
    with viewing(folder) as (address, server):
        page.goto(address)
        page.wait_for_selector("#nights")
        _wait_until_quiet(server)
        begin_s = time.perf_counter()
        page.goto(f"{address}nights/{night}", wait_until="commit")
        found = []
        for sign in ("#verdict-title", "html[data-sketched]", "html[data-ready]"):
            page.wait_for_selector(sign, timeout=LONGEST_MS, state="attached")
            found.append(time.perf_counter() - begin_s)
        return found[0], found[1], found[2]


def _measure_move(page: Any, move: Move, options: argparse.Namespace) -> Row:
    page.evaluate("document.getElementById('picture').scrollIntoView()")
    stretches = [{"middle_s": middle_s, "length_s": length_s} for middle_s, length_s in (move.start, move.end)]
    runs = [_frames(page, stretches) for _ in range(options.repeats)]
    rate = max(found["frames"] / found["seconds"] for found, _ in runs)
    slowest_ms = min(found["slowest"] for found, _ in runs)
    busy_ms = min(1000 * busy_s / found["frames"] for found, busy_s in runs)
    return Row(
        what=f"{move.what} (slowest frame {slowest_ms:.0f} ms)",
        wall=f"{rate:.0f} frames/s",
        processor=f"{busy_ms:.1f} ms",
        goal="≥ 50 frames/s",
    )


def _frames(page: Any, stretches: Sequence[dict[str, float]]) -> tuple[dict[str, float], float]:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before_s = _busy_s(session)
    found = page.evaluate(MOVE, [*stretches, FRAMES_MS])
    busy_s = _busy_s(session) - before_s
    session.detach()
    return found, busy_s


def _busy_s(session: Any) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def _next_frame(page: Any) -> None:
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def _processor_s(process: int) -> float:
    """Read how long a process and those it waited for have used a processor; 0 where the system does not tell."""
    try:
        numbers = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(ticks) for ticks in numbers[11:13]) / os.sysconf("SC_CLK_TCK")


def _wait_until_quiet(server: int) -> None:
    """Wait until the server and its children have nothing to do: what is kept ready is ready by then."""
    for _ in range(120):
        before_s = _family_s(server)
        time.sleep(0.5)
        if _family_s(server) - before_s < QUIET_S:
            return


def _family_s(server: int) -> float:
    try:
        children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    except OSError:
        children = []
    return sum(_processor_s(process) for process in (server, *map(int, children)))


def _command(options: argparse.Namespace) -> str:
    return (
        f"python -m benchmarks.page --nights {options.nights} --hours {options.hours:g} --rate {options.rate:g} --write"
    )


if __name__ == "__main__":
    sys.exit(main())
