"""From a recording to a verdict: pure functions over arrays."""
