"""Whole nights in which everything goes wrong, recorded by the recorder itself, as fast as they go.

Run ``python -m benchmarks.soak --seeds 20``. Every sample tells when it was taken, so that nothing has to be believed.
"""

import argparse
import multiprocessing
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
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
    """What came of one night."""

    kind: str
    seed: int
    verdict: Verdict
    p99_ms: float
    live_p99_ms: float
    growth_mb: float
    took_s: float


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
    tasks = [(kind, seed, options) for seed in range(options.seeds) for kind in KINDS]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(options.jobs, mp_context=context, max_tasks_per_child=1) as pool:
        nights = list(pool.map(_one, tasks))
    table = soak_table(nights, options)
    print(as_text(table))
    if options.write:
        write_section(table, command=f"python -m benchmarks.soak --seeds {options.seeds} --write")
    return 0 if all(night.verdict.is_complete for night in nights) else 1


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--hours", type=float, default=8.0)
    parser.add_argument("--faults", type=int, default=200, help="in each night")
    parser.add_argument("--seeds", type=int, default=3, help="nights of each kind")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="write the table into docs/bridge.md")
    return parser.parse_args(argv)


def _one(task: tuple[Kind, int, argparse.Namespace]) -> Night:
    kind, seed, options = task
    night = soak(kind, seed, hours=options.hours, faults=options.faults)
    verdict = night.verdict
    print(
        f"{kind.name}, seed {seed}: {verdict.samples} samples, {verdict.missing} missing, {verdict.repeated} repeated, "
        f"{verdict.disordered} out of order, {verdict.wrong_gaps} wrong gaps, error {night.p99_ms:.1f} ms, live "
        f"{night.live_p99_ms:.1f} ms, memory {night.growth_mb:.1f} MB; took {night.took_s:.0f} s",
        flush=True,
    )
    return night


def soak(kind: Kind, seed: int, *, hours: float, faults: int) -> Night:
    """Record one night with random faults twice: once bare, for memory; once with the live view beside it."""
    began_s = time.monotonic()
    bare, verdict = _record(kind, seed, hours=hours, faults=faults, is_live=False)
    live_hours = min(hours, LIVE_HOURS)
    live, _ = _record(kind, seed, hours=live_hours, faults=round(faults * live_hours / hours), is_live=True)
    return Night(
        kind=kind.name,
        seed=seed,
        verdict=verdict,
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
        verdicts = [night.verdict for night in own]
        rows.append(
            (
                kind.name,
                str(len(own)),
                f"{sum(verdict.samples for verdict in verdicts):,}".replace(",", " "),
                str(sum(verdict.missing for verdict in verdicts)),
                str(sum(verdict.repeated + verdict.disordered for verdict in verdicts)),
                str(sum(verdict.wrong_gaps for verdict in verdicts)),
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
