"""Where the bridge's benchmarks put their tables: one document, one section for each."""

import platform
import re
from importlib.metadata import version
from pathlib import Path

from benchmarks.tables import Table, as_markdown

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
    text = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else OPENING
    machine = f"Python {platform.python_version()}, bleak {version('bleak')}, {platform.system()} {platform.machine()}"
    section = f"{as_markdown(table, level=2)}\n\nMade by `{command}` ({machine}).\n"
    heading = re.escape(f"## {table.title}")
    found = re.compile(rf"^{heading}$.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    text = found.sub(lambda _match: section + "\n", text) if found.search(text) else f"{text.rstrip()}\n\n{section}"
    DOCUMENT.write_text(text.rstrip() + "\n", encoding="utf-8")
