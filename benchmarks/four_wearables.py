"""Four wearables at once, in real time: what recording them costs the computer.

Run ``python -m benchmarks.four_wearables --seconds 120``. The simulated wearables run in the same process and are
charged to it as well.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bridge_document import write_section
from benchmarks.bridge_nights import read_finished
from benchmarks.tables import Table, as_text
from firmware_bridge.connection import Wanted
from firmware_bridge.drivers.driver import StreamSettings
from firmware_bridge.recorder import Finished, Recorder
from firmware_bridge.simulated import (
    Radio,
    SimulatedMakerBoard,
    SimulatedPolarH10,
    SimulatedVeritySense,
    SimulatedWitmotion,
    Transmission,
    simulated_transport,
)

WARM_UP_S = 5.0
PLAYERS = (
    (SimulatedPolarH10, 100.0),
    (SimulatedVeritySense, 104.0),
    (SimulatedMakerBoard, 100.0),
    (SimulatedWitmotion, 100.0),
)


@dataclass(slots=True, kw_only=True)
class Cost:
    """What two minutes of recording took, after everything was connected."""

    wall_s: float
    processor_s: float

    @property
    def share(self) -> float:
        """Share of one core."""
        return self.processor_s / self.wall_s


def main(argv: Sequence[str] | None = None) -> int:
    """Record, print the table, write it where asked for."""
    options = parse_options(argv)
    sent: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="hypnic-four-") as folder:
        finished, cost = asyncio.run(_record(Path(folder), options.seconds, sent))
        table = cost_table(finished, cost, sent)
    print(as_text(table))
    if options.write:
        write_section(table, command=f"python -m benchmarks.four_wearables --seconds {options.seconds:g} --write")
    return 0


def parse_options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.four_wearables", description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--write", action="store_true", help="write the table into docs/bridge.md")
    return parser.parse_args(argv)


async def _record(folder: Path, seconds: float, sent: dict[str, int]) -> tuple[tuple[Finished, ...], Cost]:
    wearables = [make() for make, _rate_hz in PLAYERS]

    def count(transmission: Transmission) -> None:
        sent[transmission.address] = sent.get(transmission.address, 0) + 1

    transport = simulated_transport(Radio(wearables, observer=count))
    wanted = [
        Wanted(name=wearable.address, settings=StreamSettings(rate_hz=rate_hz), transport=transport)
        for wearable, (_make, rate_hz) in zip(wearables, PLAYERS, strict=True)
    ]
    stop = asyncio.Event()
    recording = asyncio.ensure_future(Recorder(wanted, folder).run(stop))
    await asyncio.sleep(WARM_UP_S)
    wall_s, processor_s = time.monotonic(), time.process_time()
    await asyncio.sleep(seconds)
    cost = Cost(wall_s=time.monotonic() - wall_s, processor_s=time.process_time() - processor_s)
    stop.set()
    return await recording, cost


def cost_table(finished: Sequence[Finished], cost: Cost, sent: dict[str, int]) -> Table:
    """Put the recordings into a table."""
    rows = []
    for one in finished:
        status = one.status
        recorded = read_finished(one).time_s.size
        rows.append(
            (
                f"{status.name} ({status.driver})",
                f"{status.nominal_rate_hz:g}",
                str(sent[status.address or ""]),
                str(status.dropped + status.undecodable),
                str(recorded - status.received),
                str(status.gaps),
            )
        )
    return Table(
        title="Four wearables at once",
        rule=(
            f"{cost.wall_s:.0f} s in real time, simulated wearables and recorder in one process: "
            f"{cost.processor_s:.1f} s of processor time, {cost.share:.1%} of one core."
        ),
        headers=("wearable", "Hz", "notifications", "lost", "samples recorded minus received", "gaps"),
        rows=tuple(rows),
        remarks=(f"Processor: {cost.share:.1%} of one core.",),
    )


if __name__ == "__main__":
    raise SystemExit(main())
