"""What the program says while it works: results on standard output, progress beside it and only for a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The terminal, a file or a pipe that the program was started in."""

    is_quiet: bool = False

    def say(self, *renderables: RenderableType) -> None:
        """Print results, unless nothing but errors is wanted."""
        if not self.is_quiet:
            Console(highlight=False, markup=False).print(Group(*renderables), crop=False)

    @contextmanager
    def working(self, what: str) -> Iterator[None]:
        """Show what is being done, on a terminal only."""
        console = Console(stderr=True, highlight=False)
        if self.is_quiet or not console.is_terminal:
            yield
            return
        with console.status(Text(f"{what} …")):
            yield
