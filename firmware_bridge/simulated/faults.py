"""What can go wrong in a simulated night, written as a list: which fault, when, for how long, on which wearable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from firmware_bridge.errors import SimulationError

FaultKind = Literal[
    "drop_link",
    "silence",
    "reorder",
    "duplicate",
    "late_burst",
    "adapter_reset",
    "clock_jump",
    "connect_aborted",
    "in_progress",
    "battery",
    "device_stop",
]
FAULT_KINDS: tuple[FaultKind, ...] = get_args(FaultKind)
NIGHT_FAULT_KINDS: tuple[FaultKind, ...] = (
    "drop_link",
    "silence",
    "reorder",
    "duplicate",
    "late_burst",
    "adapter_reset",
    "clock_jump",
)
LONGEST_BURST_S = 15.0
LONGEST_ABSENCE_S = 30.0
LARGEST_JUMP_S = 60.0
MOST_NOTIFICATIONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong.

    Parameters
    ----------
    at_s : float
        Seconds since the simulation began.
    kind : str
        One of ``FAULT_KINDS``:

        ==================  ========================================================================================
        drop_link           the link breaks; the wearable is out of range for ``duration_s``
        silence             the link stays up and nothing arrives for ``duration_s``, or until the next connection
        reorder             the next ``count`` notifications each arrive after the one that follows them
        duplicate           the next ``count`` notifications arrive twice
        late_burst          notifications are held back for ``duration_s`` and then arrive at once, in order
        adapter_reset       the computer's adapter is gone for ``duration_s``; every link breaks
        clock_jump          the wearable's clock jumps by ``amount`` seconds
        connect_aborted     the next ``count`` attempts to connect fail
        in_progress         the next ``count`` scans are refused as already in progress
        battery             the battery level becomes ``amount`` percent
        device_stop         the wearable stops its stream by itself
        ==================  ========================================================================================
    duration_s, count, amount
        See above.
    wearable : str or None
        Address of the wearable it happens to; None for all.
    """

    at_s: float
    kind: FaultKind
    duration_s: float = 0.0
    count: int = 1
    amount: float = 0.0
    wearable: str | None = None


def check_faults(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Refuse a script that makes no sense; return it in order of time.

    Raises
    ------
    SimulationError
        An unknown kind, a time or duration below zero.
    """
    for fault in faults:
        if fault.kind not in FAULT_KINDS:
            raise SimulationError(f"no fault is called {fault.kind!r}: choose among {', '.join(FAULT_KINDS)}")
        if fault.at_s < 0 or fault.duration_s < 0 or fault.count < 1:
            raise SimulationError(f"{fault}: at_s and duration_s must be 0 or more, count 1 or more")
    return tuple(sorted(faults, key=lambda fault: fault.at_s))


def random_faults(seed: int, *, count: int, duration_s: float) -> tuple[Fault, ...]:
    """Write a random script for a night, the same for the same seed.

    Parameters
    ----------
    seed : int
    count : int
        How many faults; all kinds of ``NIGHT_FAULT_KINDS`` are equally likely.
    duration_s : float
        Length of the night; nothing happens in its last tenth, so that every fault can be recovered from.

    Returns
    -------
    tuple of Fault
        In order of time.
    """
    dice = np.random.default_rng(seed)
    script = []
    for at_s in np.sort(dice.uniform(0, 0.9 * duration_s, count)):
        kind: FaultKind = NIGHT_FAULT_KINDS[dice.integers(len(NIGHT_FAULT_KINDS))]
        longest_s = LONGEST_BURST_S if kind == "late_burst" else LONGEST_ABSENCE_S
        script.append(
            Fault(
                at_s=float(at_s),
                kind=kind,
                duration_s=float(dice.uniform(0, longest_s)),
                count=int(dice.integers(1, MOST_NOTIFICATIONS + 1)),
                amount=float(dice.uniform(-LARGEST_JUMP_S, LARGEST_JUMP_S)),
            )
        )
    return check_faults(script)
