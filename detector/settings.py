"""Every number that decides anything, with its meaning and its source.

Evidence letters follow the criteria the project is built on: L is a literature figure, K is known from memory of the
literature and to be verified before it is quoted, E is an engineering choice, with the benchmark that set it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


def number(default: float, meaning: str, *, source: str) -> Any:
    """Declare a deciding number: its default, what it means (with unit), and where it comes from."""
    return field(default=default, metadata={"meaning": meaning, "source": source})


BENCHMARK = "E: engineering choice, set by benchmarks/accuracy.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of one analysis, grouped by stage."""


def flatten(settings: Settings) -> Mapping[str, float]:
    """List every number of the settings under its dotted name, such as ``movements.start_g``."""
    return {
        f"{stage.name}.{item.name}": getattr(getattr(settings, stage.name), item.name)
        for stage in fields(settings)
        for item in fields(getattr(settings, stage.name))
    }
