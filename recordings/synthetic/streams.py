"""Chance in named streams: each part of a synthetic night draws its own, so a change in one leaves the rest alone."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.random import Generator

Span = tuple[float, float]


def random_stream(seed: int, *names: str | int) -> Generator:
    """Open the stream of chance that belongs to a seed and a path of names, the same on every machine."""
    path = tuple(name if isinstance(name, int) else crc32(name.encode()) for name in names)
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=path))


def uniform(stream: Generator, span: Span) -> float:
    """Draw a number that may lie anywhere in a span."""
    return float(stream.uniform(span[0], span[1]))


def log_uniform(stream: Generator, span: Span) -> float:
    """Draw a number from a span of positive numbers, where each doubling is as likely as the next."""
    return float(np.exp(stream.uniform(np.log(span[0]), np.log(span[1]))))


def whole_number(stream: Generator, span: Span) -> int:
    """Draw a whole number from a span, both ends included."""
    return int(stream.integers(int(span[0]), int(span[1]) + 1))


def chosen(stream: Generator, names: Sequence[str]) -> str:
    """Draw one of several names."""
    return names[int(stream.integers(len(names)))]
