"""A document made of sections, each a table that one command makes and puts in place of the one before."""

import platform
import re
from pathlib import Path

from benchmarks.tables import Table, as_markdown


def put_section(document: Path, table: Table, *, opening: str, command: str, versions: str = "") -> None:
    """Put a table into a document, in place of the one of the same title.

    Parameters
    ----------
    document : Path
        Made, with its opening, where there is none.
    table : Table
    opening : str
        What stands above all sections.
    command : str
        What makes the table again.
    versions : str
        Libraries that the figures depend on, ready to follow the version of Python.
    """
    text = document.read_text(encoding="utf-8") if document.exists() else opening
    machine = f"Python {platform.python_version()}, {versions}{platform.system()} {platform.machine()}"
    section = f"{as_markdown(table, level=2)}\n\nMade by `{command}` ({machine}).\n"
    heading = re.escape(f"## {table.title}")
    found = re.compile(rf"^{heading}$.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    text = found.sub(lambda _match: section + "\n", text) if found.search(text) else f"{text.rstrip()}\n\n{section}"
    document.write_text(text.rstrip() + "\n", encoding="utf-8")
