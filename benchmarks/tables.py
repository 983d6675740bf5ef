"""How a benchmark's figures are put on paper: one table, as plain text for the terminal or as Markdown."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text under a heading, with the rule by which its numbers were made and remarks below."""

    title: str
    rule: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...] = ()


def as_text(table: Table) -> str:
    """Lay a table out for the terminal, in columns of equal width."""
    lines = [table.title, "=" * len(table.title)]
    if table.rows:
        grid = (table.headers, *table.rows)
        widths = [max(len(row[column]) for row in grid) for column in range(len(table.headers))]
        lines += [_padded(table.headers, widths), "  ".join("-" * width for width in widths)]
        lines += [_padded(row, widths) for row in table.rows]
    else:
        lines.append("(nothing to show)")
    return "\n".join([*lines, *table.remarks])


def as_markdown(table: Table, *, level: int = 3) -> str:
    """Write a table with its scoring rule as Markdown, under a heading of a level."""
    parts = [f"{'#' * level} {table.title}", f"*How it is scored:* {table.rule}"]
    if table.rows:
        separator = [":--", *("--:" for _ in table.headers[1:])]
        parts.append("\n".join(_markdown_row(row) for row in (table.headers, separator, *table.rows)))
    if table.remarks:
        parts.append("\n".join(f"- {remark}" for remark in table.remarks))
    return "\n\n".join(parts)


def share(value: float) -> str:
    """Write a share with three digits, or a dash where there is nothing to divide by."""
    return "–" if math.isnan(value) else f"{value:.3f}"


def number(value: float, digits: int = 1) -> str:
    """Write a number with a fixed count of digits, or a dash where it is not known."""
    return "–" if math.isnan(value) else f"{value:.{digits}f}"


def _markdown_row(cells: Sequence[str]) -> str:
    """Write a row whose cells may hold bars of their own."""
    plain = [cell.replace("|", r"\|") for cell in cells]
    return f"| {' | '.join(plain)} |"


def _padded(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]).rstrip()
