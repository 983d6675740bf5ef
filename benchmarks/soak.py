"""Whole nights in which everything goes wrong, recorded by the recorder itself, as fast as they go.

Run ``python -m benchmarks.soak --seeds 20``. Every sample tells when it was taken, so that nothing has to be believed.
With ``--keep FILE`` each night is noted there as it ends, and a later run goes on where an earlier one was stopped.
"""

import argparse
import json
import multiprocessing
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.bridge_document import write_section
from benchmarks.bridge_nights import (
    USUAL_LATENCY,
    Script,
    Verdict,
    judge,
    read_finished,
    read_time_s,
    record_night,
    tell_time,
)
from benchmarks.tables import Table, as_text
from firmware_bridge.recorder import RecorderEvent
from firmware_bridge.simulated import SimulatedBangle, SimulatedPolarH10, random_faults
from firmware_bridge.simulated.peripheral import Peripheral
from firmware_bridge.status import WearableStatus
from hypnic.growing import GrowingRecording
from recordings.capture_format import Frames, SegmentFacts

HOUR_S = 3600.0
MEGABYTE = 1 << 20
WARM_AFTER_S = 600.0
MEMORY_EVERY_S = 60.0
LOOK_EVERY_S = 15.0
LIVE_HOURS = 0.5
DRIFT_PPM = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of wearable under test."""

    name: str
    make: type[Peripheral]
    rate_hz: float
    counts_per_g: float
    samples_per_frame: int


KINDS = (
    Kind(name="Polar H10, 50 Hz", make=SimulatedPolarH10, rate_hz=50.0, counts_per_g=1000.0, samples_per_frame=36),
    Kind(name="Polar H10, 200 Hz", make=SimulatedPolarH10, rate_hz=200.0, counts_per_g=1000.0, samples_per_frame=36),
    Kind(name="Bangle.js 2, 50 Hz", make=SimulatedBangle, rate_hz=50.0, counts_per_g=4096.0, samples_per_frame=18),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """What came of one night.

    Parameters
    ----------
    kind, seed, hours, faults
        Which night it was.
    samples, missing, repeated, disordered, wrong_gaps : int
        As in `Verdict`.
    p99_ms, live_p99_ms, growth_mb, took_s : float
        Errors in milliseconds, growth of memory in MB, and how long it took.
    """

    kind: str
    seed: int
    hours: float
    faults: int
    samples: int
    missing: int
    repeated: int
    disordered: int
    wrong_gaps: int
    p99_ms: float
    live_p99_ms: float
    growth_mb: float
    took_s: float

    @property
    def is_complete(self) -> bool:
        """Whether every sample that came is there once, in order, with gaps exactly where some were lost."""
        return not (self.missing or self.repeated or self.disordered or self.wrong_gaps)


class Onlooker:
    """Watches memory, and how well the latest second is dated while the night goes on."""

    def __init__(self, kind: Kind, *, is_live: bool) -> None:
        self.memory_mb: list[float] = []
        self.late_ms: list[NDArray[np.float64]] = []
        self._kind = kind
        self._growing = GrowingRecording("live", "unknown") if is_live else None
        self._origin_s: float | None = None
        self._measure_at_s = WARM_AFTER_S
        self._look_at_s = LOOK_EVERY_S

    def on_event(self, event: RecorderEvent) -> None:
        """Let it pass."""

    def on_frames(self, status: WearableStatus, facts: SegmentFacts, *, frames: Frames) -> None:  # noqa: ARG002
        """Look now and then at memory, and at the time of what has just come."""
        now_s = float(frames.arrival_ns[-1]) / 1e9
        if self._origin_s is None:
            self._origin_s = float(frames.arrival_ns[0]) / 1e9
        if self._growing is not None:
            self._growing.add(facts, frames)
        if now_s >= self._measure_at_s:
            self._measure_at_s = now_s + MEMORY_EVERY_S
            self.memory_mb.append(resident_mb())
        if now_s >= self._look_at_s:
            self._look_at_s = now_s + LOOK_EVERY_S
            self._judge_latest()

    def _judge_latest(self) -> None:
        view = None if self._growing is None else self._growing.view(1.0)
        if view is None or self._origin_s is None:
            return
        taken_s = read_time_s(view.recording.acceleration_g, self._kind.counts_per_g)
        dated_s = self._origin_s + view.begins_s + view.recording.time_s
        self.late_ms.append(np.abs(dated_s - taken_s - USUAL_LATENCY.minimum_s) * 1000)


def main(argv: Sequence[str] | None = None) -> int:
    """Record the nights, print the table, write it where asked for; 1 where a night is not complete."""
    options = parse_options(argv)
    nights = list(_kept(options))
    known = {(night.kind, night.seed) for night in nights}
    tasks = [(kind, seed) for seed in range(options.seeds) for kind in KINDS if (kind.name, seed) not in known]
    for night in _record_all(tasks, options):
        nights.append(night)
        print(_in_words(night), flush=True)
        if options.keep is not None:
            with options.keep.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(night)) + "\n")
    table = soak_table(nights, options)
    print(as_text(table))
    if options.write:
        write_section(table, command=f"python -m benchmarks.soak --seeds {options.seeds} --write")
    return 0 if all(night.is_complete for night in nights) else 1


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--hours", type=float, default=8.0)
    parser.add_argument("--faults", type=int, default=200, help="in each night")
    parser.add_argument("--seeds", type=int, default=3, help="nights of each kind")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="note each night here; those noted are not repeated")
    parser.add_argument("--write", action="store_true", help="write the table into docs/bridge.md")
    return parser.parse_args(argv)


def _kept(options: argparse.Namespace) -> Iterable[Night]:
    """Read the nights of an earlier run that was stopped."""
    if options.keep is None or not options.keep.exists():
        return
    for line in options.keep.read_text(encoding="utf-8").splitlines():
        night = Night(**json.loads(line))
        if (night.hours, night.faults) == (options.hours, options.faults) and night.seed < options.seeds:
            yield night


def _record_all(tasks: Sequence[tuple[Kind, int]], options: argparse.Namespace) -> Iterable[Night]:
    """Record nights in processes of their own, each told of as it ends."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(options.jobs, mp_context=context, max_tasks_per_child=1) as pool:
        given = [pool.submit(soak, *task, hours=options.hours, faults=options.faults) for task in tasks]
        for done in as_completed(given):
            yield done.result()


def _in_words(night: Night) -> str:
    return (
        f"{night.kind}, seed {night.seed}: {night.samples} samples, {night.missing} missing, {night.repeated} "
        f"repeated, {night.disordered} out of order, {night.wrong_gaps} wrong gaps, error {night.p99_ms:.1f} ms, "
        f"live {night.live_p99_ms:.1f} ms, memory {night.growth_mb:.1f} MB; took {night.took_s:.0f} s"
    )


def soak(kind: Kind, seed: int, *, hours: float, faults: int) -> Night:
    """Record one night with random faults twice: once bare, for memory; once with the live view beside it."""
    began_s = time.monotonic()
    bare, verdict = _record(kind, seed, hours=hours, faults=faults, is_live=False)
    live_hours = min(hours, LIVE_HOURS)
    live, _ = _record(kind, seed, hours=live_hours, faults=round(faults * live_hours / hours), is_live=True)
    return Night(
        kind=kind.name,
        seed=seed,
        hours=hours,
        faults=faults,
        samples=verdict.samples,
        missing=verdict.missing,
        repeated=verdict.repeated,
        disordered=verdict.disordered,
        wrong_gaps=verdict.wrong_gaps,
        p99_ms=verdict.p99_ms,
        live_p99_ms=float(np.quantile(np.concatenate(live.late_ms), 0.99)) if live.late_ms else 0.0,
        growth_mb=max(bare.memory_mb) - bare.memory_mb[0] if bare.memory_mb else 0.0,
        took_s=time.monotonic() - began_s,
    )


def _record(kind: Kind, seed: int, *, hours: float, faults: int, is_live: bool) -> tuple[Onlooker, Verdict]:
    wearable = kind.make(tell_time(kind.counts_per_g), drift_ppm=DRIFT_PPM)
    script = Script(
        wearables=[wearable],
        duration_s=hours * HOUR_S,
        rate_hz=kind.rate_hz,
        faults=random_faults(seed, count=faults, duration_s=hours * HOUR_S),
        seed=seed,
    )
    onlooker = Onlooker(kind, is_live=is_live)
    with tempfile.TemporaryDirectory(prefix="hypnic-soak-") as folder:
        (finished,), truths = record_night(script, Path(folder), observer=onlooker)
        verdict = judge(
            read_finished(finished),
            truths[wearable.address],
            counts_per_g=kind.counts_per_g,
            samples_per_frame=kind.samples_per_frame,
            least_s=USUAL_LATENCY.minimum_s,
        )
    return onlooker, verdict


def soak_table(nights: Sequence[Night], options: argparse.Namespace) -> Table:
    """Put the nights into a table, one line for each kind; errors are those of the worst night."""
    rows = []
    for kind in KINDS:
        own = [night for night in nights if night.kind == kind.name]
        if not own:
            continue
        rows.append(
            (
                kind.name,
                str(len(own)),
                f"{sum(night.samples for night in own):,}".replace(",", " "),
                str(sum(night.missing for night in own)),
                str(sum(night.repeated + night.disordered for night in own)),
                str(sum(night.wrong_gaps for night in own)),
                f"{max(night.p99_ms for night in own):.1f}",
                f"{max(night.live_p99_ms for night in own):.1f}",
                f"{max(night.growth_mb for night in own):.1f}",
            )
        )
    return Table(
        title="Nights in which everything goes wrong",
        rule=(
            f"{options.hours:g} h with {options.faults} random faults each (broken links, silence, overtaken and "
            "repeated notifications, bursts up to 15 s late, adapter resets, clocks set by up to a minute), a crystal "
            f"{DRIFT_PPM:g} ppm off, delays of 10 to 55 ms. Missing: samples that reached the computer and are not on "
            "the disk. Errors: 99th percentile of how late samples are dated, beyond the least delay, in the worst "
            f"night; live: of the latest second, every {LOOK_EVERY_S:g} s of half an hour with faults as dense. "
            "Memory: growth after the first ten minutes."
        ),
        headers=(
            "wearable",
            "nights",
            "samples",
            "missing",
            "repeated or out of order",
            "wrong gaps",
            "error, ms",
            "live error, ms",
            "memory growth, MB",
        ),
        rows=tuple(rows),
    )


def resident_mb() -> float:
    """Measure how much memory this process holds; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / MEGABYTE


if __name__ == "__main__":
    raise SystemExit(main())
