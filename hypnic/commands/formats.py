"""``hypnic formats``: the table of importers, as the registry has it."""

import click
from rich.console import RenderableType
from rich.table import Column, Table
from rich.text import Text

from hypnic.screen import Screen
from recordings.importers import IMPORTERS, REFUSALS

EXAMPLES = """\b
Example:
  hypnic formats"""


@click.command(name="formats", epilog=EXAMPLES)
def command() -> None:
    """List the file formats that can be read.

    A second table lists what is known and refused, with what to export instead. A file is recognised by what is in
    it, not by its name; .gz and .zip files need not be unpacked.
    """
    Screen().say(
        _readable_formats(),
        Text("\nRecognised by content; .gz and .zip files need not be unpacked.\n"),
        _refused_formats(),
    )


def _readable_formats() -> RenderableType:
    table = Table(Column("name", no_wrap=True), "what it is", "usual endings", "needs", box=None, pad_edge=False)
    for importer in IMPORTERS:
        need = "" if importer.extra is None else f"hypnic[{importer.extra}]"
        table.add_row(importer.name, importer.title, " ".join(importer.extensions), need)
    return table


def _refused_formats() -> RenderableType:
    table = Table(Column("refused", no_wrap=True), "because it is", box=None, pad_edge=False)
    for refusal in REFUSALS:
        table.add_row(refusal.name, refusal.advice)
    return table
