"""Two wearables whose crystals drift apart, recorded together through uneven delays, and how far they stay in step.

Run ``python -m benchmarks.two_clocks --seeds 5``.
"""

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.bridge_document import write_section
from benchmarks.bridge_nights import STARTED_AT_NS, Script, read_finished, read_time_s, record_night, tell_time
from benchmarks.tables import Table, as_text
from firmware_bridge.recorder import Finished
from firmware_bridge.simulated import Fault, Latency, SimulatedBangle, SimulatedPolarH10

HOUR_S = 3600.0
DRIFT_PPM = 100.0
LATENCY = Latency(minimum_s=0.0, spread_s=0.5)
LONGEST_BURST_S = 15.0
H10_COUNTS_PER_G, BANGLE_COUNTS_PER_G = 1000.0, 4096.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How far apart two recordings date the same instant, in milliseconds, all through the night."""

    seed: int
    apart_ms: NDArray[np.float64]

    def quantile_ms(self, share: float) -> float:
        """Distance that is not exceeded for a share of the night."""
        return float(np.quantile(np.abs(self.apart_ms), share))


def main(argv: Sequence[str] | None = None) -> int:
    """Record the pairs, print the table, write it where asked for."""
    options = parse_options(argv)
    pairs = [record_pair(seed, hours=options.hours, bursts=options.bursts) for seed in range(options.seeds)]
    table = pairs_table(pairs, options)
    print(as_text(table))
    if options.write:
        write_section(table, command=f"python -m benchmarks.two_clocks --seeds {options.seeds} --write")
    return 0


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.two_clocks", description=__doc__)
    parser.add_argument("--hours", type=float, default=8.0)
    parser.add_argument("--bursts", type=int, default=40, help="late bursts in each night")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write the table into docs/bridge.md")
    return parser.parse_args(argv)


def record_pair(seed: int, *, hours: float, bursts: int) -> Pair:
    """Record a Polar H10 whose crystal is fast and a Bangle.js whose crystal is slow.

    Parameters
    ----------
    seed : int
        Of delays and bursts.
    hours : float
    bursts : int
        How often a wearable's notifications are held back for up to 15 s.
    """
    h10 = SimulatedPolarH10(tell_time(H10_COUNTS_PER_G), drift_ppm=DRIFT_PPM)
    bangle = SimulatedBangle(tell_time(BANGLE_COUNTS_PER_G), drift_ppm=-DRIFT_PPM)
    dice = np.random.default_rng(seed)
    faults = [
        Fault(
            at_s=float(at_s),
            kind="late_burst",
            duration_s=float(dice.uniform(0, LONGEST_BURST_S)),
            wearable=(h10.address, bangle.address)[dice.integers(2)],
        )
        for at_s in dice.uniform(0, hours * HOUR_S * 0.95, bursts)
    ]
    script = Script(
        wearables=[h10, bangle], duration_s=hours * HOUR_S, rate_hz=50.0, faults=faults, latency=LATENCY, seed=seed
    )
    with tempfile.TemporaryDirectory(prefix="hypnic-clocks-") as folder:
        (first, second), _truths = record_night(script, Path(folder))
        true_s, late_s = _lateness(first, H10_COUNTS_PER_G)
        other_true_s, other_late_s = _lateness(second, BANGLE_COUNTS_PER_G)
    inside = (true_s >= other_true_s[0]) & (true_s <= other_true_s[-1])
    return Pair(seed=seed, apart_ms=(late_s - np.interp(true_s, other_true_s, other_late_s))[inside] * 1000)


def _lateness(finished: Finished, counts_per_g: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Tell for each sample when it was taken, and how late it is dated."""
    recording = read_finished(finished)
    if recording.started_at is None:
        raise AssertionError("a capture always knows the time of day")
    true_s = read_time_s(recording.acceleration_g, counts_per_g)
    dated_s = recording.started_at.timestamp() - STARTED_AT_NS / 1e9 + recording.time_s
    return true_s, dated_s - true_s


def pairs_table(pairs: Sequence[Pair], options: argparse.Namespace) -> Table:
    """Put the nights into a table."""
    return Table(
        title="Two wearables in step",
        rule=(
            f"{options.hours:g} h, a Polar H10 and a Bangle.js 2 at 50 Hz, crystals {DRIFT_PPM:g} ppm fast and slow, "
            f"delays evenly between 0 and {LATENCY.spread_s * 1000:g} ms, {options.bursts} bursts held back for up to "
            f"{LONGEST_BURST_S:g} s. By how much the two recordings date the same instant differently."
        ),
        headers=("night", "median, ms", "95 %, ms", "99 %, ms", "most, ms"),
        rows=tuple(
            (f"seed {pair.seed}", *(f"{pair.quantile_ms(share):.1f}" for share in (0.5, 0.95, 0.99, 1.0)))
            for pair in pairs
        ),
    )


if __name__ == "__main__":
    raise SystemExit(main())
