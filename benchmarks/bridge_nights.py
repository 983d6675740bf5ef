"""Accelerated nights of simulated wearables whose every sample says when it was taken, and what was recorded of it."""

import asyncio
import logging
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from firmware_bridge.connection import Wanted
from firmware_bridge.drivers.driver import StreamSettings
from firmware_bridge.recorder import Finished, Observer, Recorder
from firmware_bridge.simulated import (
    Fault,
    Latency,
    Motion,
    Radio,
    Transmission,
    loop_clock,
    run_accelerated,
    simulated_transport,
)
from firmware_bridge.simulated.peripheral import Peripheral
from recordings import Recording, read_recording

STARTED_AT_NS = 1_790_000_000_000_000_000
NANOSECONDS_PER_SECOND = 1_000_000_000
MICROSECONDS_PER_SECOND = 1_000_000
DIGITS = 1000
COARSE_STEP_US = 10_000_000
USUAL_LATENCY = Latency(minimum_s=0.010, spread_s=0.045)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One accelerated night: which wearables, how long, what goes wrong."""

    wearables: Sequence[Peripheral]
    duration_s: float
    rate_hz: float | None = None
    faults: Sequence[Fault] = ()
    latency: Latency = USUAL_LATENCY
    seed: int = 0


@dataclass(slots=True, kw_only=True)
class Truth:
    """What really happened to one wearable's frames: when each was taken, in the order in which they came."""

    sampled_ns: "array[int]" = field(default_factory=lambda: array("q"))
    arrived_ns: "array[int]" = field(default_factory=lambda: array("q"))
    lost: int = 0


def tell_time(counts_per_g: float) -> Motion:
    """Make a sensor whose three axes spell the microsecond of each sample, exactly, in whole counts.

    Parameters
    ----------
    counts_per_g : float
        Of the simulated wearable.
    """

    def motion(elapsed_s: NDArray[np.float64]) -> NDArray[np.float32]:
        microseconds = np.rint(elapsed_s * MICROSECONDS_PER_SECOND).astype(np.int64)
        digits = np.stack(
            [
                microseconds // COARSE_STEP_US,
                microseconds % COARSE_STEP_US // DIGITS - COARSE_STEP_US // DIGITS // 2,
                microseconds % DIGITS,
            ],
            axis=1,
        )
        return (digits / counts_per_g).astype(np.float32)

    return motion


def read_time_s(acceleration_g: NDArray[np.float32], counts_per_g: float) -> NDArray[np.float64]:
    """Read back when each sample was taken, from what `tell_time` made the sensor feel."""
    counts = np.rint(acceleration_g * counts_per_g).astype(np.int64)
    milliseconds = counts[:, 1] + COARSE_STEP_US // DIGITS // 2
    microseconds = counts[:, 0] * COARSE_STEP_US + milliseconds * DIGITS + counts[:, 2]
    return np.asarray(microseconds / MICROSECONDS_PER_SECOND)


def record_night(
    script: Script, folder: Path, *, observer: Observer | None = None
) -> tuple[tuple[Finished, ...], dict[str, Truth]]:
    """Record a simulated night with the recorder itself, as fast as it goes.

    Parameters
    ----------
    script : Script
    folder : Path
        Where the recordings go.
    observer : Observer, optional

    Returns
    -------
    finished : tuple of Finished
    truths : dict of Truth
        By address.
    """
    truths = {wearable.address: Truth() for wearable in script.wearables}

    def observe(transmission: Transmission) -> None:
        truth = truths[transmission.address]
        if transmission.arrived_ns is None:
            truth.lost += 1
        else:
            truth.sampled_ns.append(transmission.sampled_ns)
            truth.arrived_ns.append(transmission.arrived_ns)

    async def main() -> tuple[Finished, ...]:
        radio = Radio(
            script.wearables, faults=script.faults, latency=script.latency, seed=script.seed, observer=observe
        )
        transport = simulated_transport(radio, loop_clock(STARTED_AT_NS))
        settings = StreamSettings(rate_hz=script.rate_hz)
        wanted = [Wanted(name=one.address, settings=settings, transport=transport) for one in script.wearables]
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(script.duration_s, stop.set)
        return await Recorder(wanted, folder, observer=observer).run(stop)

    logging.getLogger("firmware_bridge").setLevel(logging.ERROR)
    return run_accelerated(main()), truths


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a recording compares with what happened.

    Parameters
    ----------
    frames, samples : int
        That reached the computer, each counted once; and that were recorded.
    missing, repeated, disordered : int
        Samples that came and are not recorded, are recorded twice, or stand in the wrong place.
    error_ms : ndarray
        By how much each sample is dated late, beyond the least delay; milliseconds.
    wrong_gaps : int
        Gaps where nothing was lost, losses that show no gap, and gaps of the wrong length.
    """

    frames: int
    samples: int
    missing: int
    repeated: int
    disordered: int
    error_ms: NDArray[np.float64]
    wrong_gaps: int

    @property
    def p99_ms(self) -> float:
        """Largest error of all but the worst hundredth."""
        return float(np.quantile(np.abs(self.error_ms), 0.99))

    @property
    def is_complete(self) -> bool:
        """Whether every sample that came is there once, in order, with gaps exactly where some were lost."""
        return not (self.missing or self.repeated or self.disordered or self.wrong_gaps)


def judge(
    recording: Recording, truth: Truth, *, counts_per_g: float, samples_per_frame: int, least_s: float
) -> Verdict:
    """Compare a recording with what happened.

    Parameters
    ----------
    recording : Recording
        Of a wearable whose motion was `tell_time`.
    truth : Truth
    counts_per_g : float
        Of the simulated wearable.
    samples_per_frame : int
    least_s : float
        The least delay of the radio, which nobody can know.
    """
    true_s = read_time_s(recording.acceleration_g, counts_per_g)
    came_us = np.unique(np.rint(np.array(truth.sampled_ns, np.int64) / 1000).astype(np.int64))
    recorded_us = np.rint(true_s * MICROSECONDS_PER_SECOND).astype(np.int64)
    if recording.started_at is None:
        raise AssertionError("a capture always knows the time of day")
    dated_s = recording.started_at.timestamp() - STARTED_AT_NS / NANOSECONDS_PER_SECOND + recording.time_s
    steps_s, true_steps_s = np.diff(dated_s), np.diff(true_s)
    limit_s = max(0.25, 4.0 / recording.nominal_rate_hz)
    is_gap, is_loss = steps_s > limit_s, true_steps_s > limit_s
    is_wrong = (is_gap != is_loss) & (np.abs(steps_s - true_steps_s) > limit_s / 2)
    is_wrong |= is_gap & is_loss & (np.abs(steps_s - true_steps_s) > 0.25)
    return Verdict(
        frames=came_us.size,
        samples=recorded_us.size,
        missing=int(np.count_nonzero(~_is_among(came_us, recorded_us))) * samples_per_frame,
        repeated=recorded_us.size - np.unique(recorded_us).size,
        disordered=int(np.count_nonzero(np.diff(recorded_us) < 0)),
        error_ms=(dated_s - true_s - least_s) * 1000,
        wrong_gaps=int(np.count_nonzero(is_wrong)),
    )


def _is_among(wanted: NDArray[np.int64], there: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which microseconds occur, give or take one for rounding."""
    ordered = np.sort(there)
    place = np.clip(np.searchsorted(ordered, wanted), 1, ordered.size - 1)
    distance = np.minimum(np.abs(ordered[place] - wanted), np.abs(ordered[place - 1] - wanted))
    return np.asarray(distance <= 1)


def read_finished(finished: Finished) -> Recording:
    """Read what was recorded."""
    if finished.folder is None:
        raise AssertionError(f"nothing was recorded: {finished.problem}")
    return read_recording(finished.folder)
