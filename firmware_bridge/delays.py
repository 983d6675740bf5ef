"""How long to wait before trying again: longer each time, never in step with anything else."""

import random

FIRST_S = 0.25
LONGEST_S = 4.0
GROWTH = 2.0
JITTER = 0.2


class GrowingDelays:
    """Waiting times that double up to a limit and vary by a fifth; `reset` begins anew.

    Parameters
    ----------
    longest_s : float
        The limit before it is varied.
    """

    def __init__(self, longest_s: float = LONGEST_S) -> None:
        self._longest_s = longest_s
        self._next_s = FIRST_S

    def reset(self) -> None:
        """Begin with the shortest delay again."""
        self._next_s = FIRST_S

    def next_s(self) -> float:
        """Give the next delay in seconds."""
        delay_s = self._next_s
        self._next_s = min(self._longest_s, delay_s * GROWTH)
        return delay_s * random.uniform(1 - JITTER, 1 + JITTER)
