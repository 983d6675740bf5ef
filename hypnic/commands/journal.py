"""``hypnic journal``: what the sleeper says about a night, on the command line."""

import csv
import io
import json
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import click
from rich.table import Column, Table
from rich.text import Text

from hypnic.errors import WrongUseError
from hypnic.library import (
    FACTORS,
    JournalEntry,
    Library,
    LibraryError,
    NightEntry,
    factor_label,
    find_night,
    journal_of,
    list_nights,
    open_library,
    read_journal,
    refresh,
    remove_from_journal,
    source_paths,
    write_journal,
)
from hypnic.library.journal import checked_key
from hypnic.library.results import evening_of
from hypnic.options import clock_time, file_path, quiet_option
from hypnic.screen import Screen

EXAMPLES = """\b
Examples:
  hypnic journal add --factor alcohol="2 glasses" --factor stress
  hypnic journal show
  hypnic journal export --out journal.csv"""

ADD_EXAMPLES = """\b
Examples:
  hypnic journal add --factor alcohol="2 glasses" --factor stress --lights-out 22:45
  hypnic journal add 2026-09-21 --factor "full moon" --note "woke up once"
  hypnic journal add 2026-09-21 --without alcohol
  hypnic journal add 2026-09-20"""

SHOW_EXAMPLES = """\b
Examples:
  hypnic journal show
  hypnic journal show 2026-09-21
  hypnic journal show --trends"""

EXPORT_EXAMPLES = """\b
Examples:
  hypnic journal export
  hypnic journal export --to json --out journal.json
  hypnic journal export --what review --to tsv"""

LIBRARY_HELP = "The folder of nights. Default: HYPNIC_LIBRARY, else hypnic-library among your documents."

library_option = click.option(
    "--library", "library_folder", type=click.Path(path_type=Path), metavar="DIR", help=LIBRARY_HELP
)


@click.group(name="journal", epilog=EXAMPLES)
def command() -> None:
    """Keep a journal of nights: factors, lights-out, notes.

    Over many nights it shows whether twitches and factors go together, with how sure that is; never what caused what.
    """


@command.command(name="add", epilog=ADD_EXAMPLES)
@click.argument("night", default="today", metavar="[NIGHT]")
@click.option(
    "--factor",
    "factors",
    multiple=True,
    metavar="NAME[=DETAIL]",
    help=f"What was there: {', '.join(factor.name for factor in FACTORS)}, or a name of your own. Once for each.",
)
@click.option("--without", multiple=True, metavar="NAME", help="Take a factor back that was given before.")
@click.option("--lights-out", type=clock_time, metavar="HH:MM", help="When the light went out.")
@click.option("--note", metavar="TEXT", help="Anything else, in place of an earlier note.")
@click.option("--remove", is_flag=True, help="Take the night out of the journal.")
@library_option
@quiet_option
def add(
    *,
    night: str,
    factors: tuple[str, ...],
    without: tuple[str, ...],
    lights_out: time | None,
    note: str | None,
    remove: bool,
    library_folder: Path | None,
    quiet: bool,
) -> None:
    """Say what a night was like.

    NIGHT is the date of its evening, such as 2026-09-21, a night of the library by id or name, or "last" for the
    latest one there. Without it, the night that begins or began today: until noon that is the one of yesterday evening.
    What was said before stays unless it is said anew. A night without factors counts as one on which none was there.
    With --lights-out, a night of the library that has its recording is analysed anew.
    """
    screen = Screen(is_quiet=quiet)
    library = open_library(library_folder)
    key = _key(library, night)
    if remove:
        remove_from_journal(library, key)
        screen.say(Text(f"{key}: taken out of the journal"))
        return
    before = journal_of(library, key) or JournalEntry(night=key, factors={})
    kept = write_journal(library, _changed(before, factors, without, lights_out, note))
    screen.say(Text(_line(kept)))
    if lights_out is not None:
        _analyse_anew(library, key, screen)


@command.command(name="show", epilog=SHOW_EXAMPLES)
@click.argument("night", required=False)
@click.option("--trends", "with_trends", is_flag=True, help="Say what the nights say together, and factor by factor.")
@library_option
def show(*, night: str | None, with_trends: bool, library_folder: Path | None) -> None:
    """Show the journal, or what it says about one NIGHT."""
    library = open_library(library_folder)
    if with_trends:
        _show_trends(library)
        return
    entries = read_journal(library) if night is None else _one(library, night)
    if not entries:
        Screen().say(Text(f"The journal of {library.folder} is empty: begin it with hypnic journal add"))
        return
    table = Table(Column("night", no_wrap=True), "factors", Column("lights out", no_wrap=True), "note", box=None)
    for entry in entries:
        lights_out = "" if entry.lights_out is None else f"{entry.lights_out:%H:%M}"
        table.add_row(entry.night, Text(_factors_text(entry)), lights_out, Text(entry.note))
    Screen().say(table)


@command.command(name="export", epilog=EXPORT_EXAMPLES)
@click.option("--to", "to", type=click.Choice(("csv", "tsv", "json")), help="Format. Default: by the ending, else csv.")
@click.option(
    "--what",
    type=click.Choice(("journal", "review")),
    default="journal",
    show_default=True,
    help="The journal, one row a night, or the reviews of events of all nights, one row each.",
)
@click.option("--out", type=file_path, metavar="FILE", help="The file to write. Default: print it.")
@library_option
def export(*, to: str | None, what: str, out: Path | None, library_folder: Path | None) -> None:
    """Write the journal, or all reviews of events, as a table or JSON."""
    from hypnic.outputs import write_whole

    library = open_library(library_folder)
    rows = journal_rows(library) if what == "journal" else _review_rows(library)
    ending = (out.suffix.lstrip(".").lower() if out is not None else "") or "csv"
    wanted = to or (ending if ending in ("csv", "tsv", "json") else "csv")
    text = _as_json(rows) if wanted == "json" else as_table(rows, what, "\t" if wanted == "tsv" else ",")
    if out is None:
        click.echo(text, nl=False)
        return
    write_whole(out, lambda passing: passing.write_text(text, encoding="utf-8", newline=""))
    Screen().say(Text(f"Written: {out}", no_wrap=True, overflow="ignore"))


def _key(library: Library, word: str) -> str:
    """Find under which key the journal keeps the night a person means."""
    evenings = {"today": timedelta(), "yesterday": timedelta(days=1)}
    if word in evenings:
        return str(evening_of(datetime.now().astimezone() - evenings[word]))
    try:
        return checked_key(word)
    except LibraryError:
        refresh(library)
        return find_night(library, word).journal_key


def _changed(
    before: JournalEntry,
    factors: tuple[str, ...],
    without: tuple[str, ...],
    lights_out: time | None,
    note: str | None,
) -> JournalEntry:
    split = [word.partition("=") for word in factors]
    kept = {name: detail for name, detail in before.factors.items() if name.casefold() not in _folded(without)}
    unknown = _folded(without) - _folded(tuple(before.factors))
    if unknown:
        raise WrongUseError(
            f"{', '.join(sorted(unknown))} is not among the factors of {before.night}: "
            f"there are {', '.join(before.factors) or 'none'}"
        )
    given = {name.strip(): detail.strip() for name, _, detail in split}
    same = {name for name in kept if name.casefold() in _folded(tuple(given))}
    return JournalEntry(
        night=before.night,
        factors={name: detail for name, detail in kept.items() if name not in same} | given,
        lights_out=lights_out or before.lights_out,
        note=before.note if note is None else note,
    )


def _folded(words: tuple[str, ...]) -> set[str]:
    return {" ".join(word.split()).casefold() for word in words}


def _analyse_anew(library: Library, key: str, screen: Screen) -> None:
    """Let the lights-out of the journal be used where the night is at hand."""
    from hypnic.library import analyse_nights

    refresh(library)
    for entry in list_nights(library):
        if entry.journal_key == key and entry.state == "analysed" and _has_recordings(library, entry):
            with screen.working(f"analysing {entry.name}"):
                outcome = analyse_nights(library, [entry.id])
            screen.say(Text(f"{entry.name}: analysed anew"), *(Text(remark) for remark in outcome.remarks))


def _has_recordings(library: Library, entry: NightEntry) -> bool:
    return len(source_paths(library, entry)) == len(entry.sources)


def _one(library: Library, word: str) -> tuple[JournalEntry, ...]:
    key = _key(library, word)
    entry = journal_of(library, key)
    if entry is None:
        raise WrongUseError(f"the journal says nothing about {key}: say something with hypnic journal add {key}")
    return (entry,)


def _show_trends(library: Library) -> None:
    from hypnic.library import MEASURES, NO_CAUSE, compare_factors, tier_over_nights, trend

    refresh(library)
    over = tier_over_nights(library)
    lines = [over.headline, *(f"Why: {reason}." for reason in over.reasons), over.advice, ""]
    for measure in MEASURES:
        followed = trend(library, measure.name)
        if followed.points:
            lines.append(f"{measure.label}: {_typical_text(followed)}")
    compared = compare_factors(library)
    lines += ["", *(one.text for one in compared), *([NO_CAUSE] if compared else ["No factor was ticked yet."])]
    Screen().say(*(Text(line) for line in lines))


def _typical_text(followed: Any) -> str:
    unit = followed.measure.unit
    if followed.typical is None:
        return f"{len(followed.points)} nights, too few for a typical value"
    typical = followed.typical
    return (
        f"typically {typical.value:.3g} {unit} (95 % interval {typical.low:.3g} to {typical.high:.3g}, "
        f"{len(followed.points)} nights)"
    )


def _line(entry: JournalEntry) -> str:
    lights_out = "" if entry.lights_out is None else f"; lights out {entry.lights_out:%H:%M}"
    note = f"; {entry.note}" if entry.note else ""
    return f"{entry.night}: {_factors_text(entry) or 'no factor'}{lights_out}{note}"


def _factors_text(entry: JournalEntry) -> str:
    return ", ".join(
        f"{factor_label(name)} ({detail})" if detail else factor_label(name) for name, detail in entry.factors.items()
    )


def journal_rows(library: Library) -> list[dict[str, str]]:
    """Write the journal as rows, one a night, with a column for each factor."""
    journal = read_journal(library)
    own = [name for name in dict.fromkeys(name for entry in journal for name in entry.factors) if name not in _known()]
    return [
        {
            "night": entry.night,
            **{name: _ticked(entry, name) for name in (*_known(), *sorted(own))},
            "lights_out": "n/a" if entry.lights_out is None else f"{entry.lights_out:%H:%M}",
            "note": entry.note or "n/a",
        }
        for entry in journal
    ]


def _ticked(entry: JournalEntry, name: str) -> str:
    """Write a factor as its detail, ``yes``, or ``no``."""
    return (entry.factors[name] or "yes") if name in entry.factors else "no"


def _known() -> tuple[str, ...]:
    return tuple(factor.name for factor in FACTORS)


def _review_rows(library: Library) -> list[dict[str, str]]:
    from hypnic.library import review_json

    refresh(library)
    return [
        {"night": entry.id, **row}
        for entry in list_nights(library)
        for row in json.loads(review_json(library, entry.id))
    ]


def _as_json(rows: list[dict[str, str]]) -> str:
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def as_table(rows: list[dict[str, str]], what: str, delimiter: str) -> str:
    """Write rows of the journal or of the reviews as a table with a header."""
    from hypnic.library.review_files import COLUMNS

    empty = ("night", *_known(), "lights_out", "note") if what == "journal" else ("night", *COLUMNS)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else list(empty), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
