"""From the two clocks of a wearable's stream, its own and the computer's, to the time of every sample."""

from recordings.clocks.alignment import Alignment, align

__all__ = ["Alignment", "align"]
