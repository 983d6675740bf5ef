"""Where the bridge's benchmarks put their tables: one document, one section for each."""

from importlib.metadata import version
from pathlib import Path

from benchmarks.documents import put_section
from benchmarks.tables import Table

DOCUMENT = Path(__file__).parents[1] / "docs" / "bridge.md"
OPENING = """# The bridge, measured

How much of a night reaches the disk, how well it is dated, and what it costs. Everything here was measured on simulated
wearables, which speak the makers' protocols byte for byte; **nothing was measured on a physical device yet**.
Each table names the command that makes it, and `--write` puts it here.
"""


def write_section(table: Table, *, command: str) -> None:
    """Put a table into the document, in place of the one of the same title.

    Parameters
    ----------
    table : Table
    command : str
        What makes the table again.
    """
    put_section(DOCUMENT, table, opening=OPENING, command=command, versions=f"bleak {version('bleak')}, ")
