"""Streams with known truth and scripted trouble, as columns: what a radio, a drifting crystal and a person can do."""

from dataclasses import dataclass, field

import numpy as np

from recordings.capture_format import NOT_THERE, Anchor, Frames, SegmentFacts

NS = 1_000_000_000


@dataclass(kw_only=True)
class Stream:
    """Frames in order of arrival, and for each the true time of its last sample, on the computer's clock."""

    frames: Frames
    connection: np.ndarray
    facts: tuple[SegmentFacts, ...]
    true_s: np.ndarray
    period_s: float

    @property
    def true_sample_s(self) -> np.ndarray:
        """True time of every sample, in order of arrival."""
        count = int(self.frames.samples[0])
        return (self.true_s[:, np.newaxis] - np.arange(count)[::-1] * self.period_s).ravel()

    def error_s(self, alignment) -> np.ndarray:
        """How late each sample was dated."""
        start_s = self.frames.arrival_ns[0] / NS
        return alignment.time_s + start_s - self.true_sample_s[alignment.sample]


@dataclass(kw_only=True)
class Trouble:
    """What goes wrong; times in seconds. ``lost`` are stretches, ``late`` bursts that are held back until their end."""

    lost: list[tuple[float, float]] = field(default_factory=list)
    late: list[tuple[float, float]] = field(default_factory=list)
    jumps: list[tuple[float, float]] = field(default_factory=list)
    reconnections: list[float] = field(default_factory=list)
    swapped: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)


def make_stream(
    *,
    duration_s=600.0,
    rate_hz=50.0,
    per_frame=36,
    drift_ppm=0.0,
    least_delay_s=0.0,
    jitter_s=0.045,
    has_clock=True,
    has_numbers=False,
    tick_ns=1,
    true_rate=1.0,
    trouble=None,
    seed=0,
) -> Stream:
    """Make one wearable's stream; ``true_rate`` is its sampling rate over the nominal one."""
    trouble = trouble or Trouble()
    dice = np.random.default_rng(seed)
    period_s = 1.0 / (rate_hz * true_rate)
    true_s = np.arange(1, int(duration_s / (period_s * per_frame)) + 1) * period_s * per_frame
    device_s = true_s * (1.0 + drift_ppm * 1e-6) + 1000.0
    for at_s, amount_s in trouble.jumps:
        device_s[true_s >= at_s] += amount_s
    delay_s = least_delay_s + dice.uniform(0.0, jitter_s, true_s.size)
    delay_s[:: max(1, true_s.size // 20)] = least_delay_s
    arrival_s = true_s + delay_s
    for begin_s, end_s in trouble.late:
        held = (true_s >= begin_s) & (true_s < end_s)
        arrival_s[held] = np.maximum(arrival_s[held], end_s)
    arrival_s = np.maximum.accumulate(arrival_s)
    order = np.arange(true_s.size)
    for index in trouble.swapped:
        if index + 1 < order.size:
            order[[index, index + 1]] = order[[index + 1, index]]
    order = np.repeat(order, 1 + np.isin(order, trouble.repeated))
    arrived_s = np.maximum.accumulate(arrival_s[order])
    keep = np.ones(order.size, bool)
    for begin_s, end_s in trouble.lost:
        keep &= ~((true_s[order] >= begin_s) & (true_s[order] < end_s))
    order, arrived_s = order[keep], arrived_s[keep]
    connection = np.searchsorted(np.array(sorted(trouble.reconnections)), true_s[order], side="right")
    samples = np.stack([order * per_frame, np.zeros(order.size), np.ones(order.size)], axis=1)
    rows = np.repeat(samples, per_frame, axis=0)
    rows[:, 0] += np.tile(np.arange(per_frame), order.size)
    device_ns = (device_s[order] * NS / tick_ns).astype(np.int64) * tick_ns
    facts = tuple(
        make_facts(number, rate_hz=rate_hz, per_frame=per_frame, has_clock=has_clock, has_numbers=has_numbers)
        for number in range(1, int(connection.max(initial=0)) + 2)
    )
    return Stream(
        frames=Frames(
            arrival_ns=(arrived_s * NS).astype(np.int64),
            device_time_ns=device_ns % (facts[0].device_time_modulus_ns or (1 << 62)) if has_clock else absent(order),
            sequence=(order + 60_000) % (1 << 16) if has_numbers else absent(order),
            samples=np.full(order.size, per_frame),
            acceleration_g=rows.astype(np.float32),
        ),
        connection=connection,
        facts=facts,
        true_s=true_s[order],
        period_s=period_s,
    )


def absent(order):
    return np.full(order.size, NOT_THERE)


def make_facts(number=1, *, rate_hz=50.0, per_frame=36, has_clock=True, has_numbers=False, changes_only=False):
    return SegmentFacts(
        number=number,
        rate_hz=rate_hz,
        range_g=8.0,
        samples_per_frame=per_frame,
        signal="acceleration",
        sequence_modulus=1 << 16 if has_numbers else None,
        device_time_modulus_ns=(1 << 32) * 1_000_000 if has_numbers else None,
        has_device_time=has_clock,
        notifies_changes_only=changes_only,
        opened=Anchor(monotonic_ns=0, wall_ns=0, boottime_ns=0),
    )
