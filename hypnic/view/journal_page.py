"""The journal as a page and as a part of a night's page: factors to tick, lights-out, a note."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from hypnic.library import FACTORS, JournalEntry, NightEntry, factor_label
from hypnic.report.markup import Markup, element
from hypnic.view.shell import Page


def journal_page(
    entries: Sequence[JournalEntry],
    *,
    chosen: JournalEntry,
    nights: Mapping[str, NightEntry],
    own: Sequence[str],
    is_visitor: bool,
) -> Page:
    """Show the journal: a form for one night, and everything that was written.

    Parameters
    ----------
    entries : sequence of JournalEntry
        The latest first.
    chosen : JournalEntry
        The night of the form.
    nights : mapping of str to NightEntry
        The nights of the library by their key in the journal.
    own : sequence of str
        Factors the person made up.
    is_visitor : bool
    """
    form = element(
        "section",
        [
            element("h2", "Write", id="write-title"),
            element(
                "p",
                "Tick what was there on the day and evening before the night. A night that is saved without a tick "
                "counts as one without any of them.",
            ),
            _night_chooser(chosen),
            journal_form(chosen, own=own),
        ],
        aria_labelledby="write-title",
    )
    return Page(
        title="Journal",
        subtitle="What may go together with twitches, night by night",
        place="/journal",
        content=(*(() if is_visitor else (form,)), _written(entries, nights)),
        scripts=("journal.js",),
        is_visitor=is_visitor,
    )


def journal_section(entry: NightEntry, said: JournalEntry | None, *, own: Sequence[str]) -> Markup:
    """Show a night's journal on its own page."""
    content = (
        element("h2", "Journal of this night", id="journal-title"),
        journal_form(said or JournalEntry(night=entry.journal_key, factors={}), own=own, analysed=entry.id),
    )
    return element("section", content, id="journal", aria_labelledby="journal-title")


def journal_form(said: JournalEntry, *, own: Sequence[str], analysed: str | None = None) -> Markup:
    """Write the form of one night; ``analysed`` is the night to analyse again when lights-out changes."""
    factors = [_factor(factor.name, factor.label, factor.meaning, said=said.factors) for factor in FACTORS]
    factors += [_factor(name, name, "your own", said=said.factors) for name in own]
    lights_out = "" if said.lights_out is None else f"{said.lights_out:%H:%M}"
    content = (
        element("fieldset", [element("legend", "What was there"), *factors], class_="factors"),
        element(
            "label",
            [
                "Something of your own ",
                element("input", type="text", id="own-factor", maxlength=40, autocomplete="off"),
            ],
            class_="field",
        ),
        element(
            "label",
            ["Lights out ", element("input", type="time", name="lights_out", value=lights_out)],
            class_="field",
        ),
        element("label", ["Note ", element("textarea", said.note, name="note", rows=3)], class_="field"),
        element(
            "div",
            [
                element("button", "Save", type="submit", class_="primary"),
                element("button", "Remove from the journal", type="button", class_="quiet", data_remove=True),
            ],
            class_="buttons",
        ),
    )
    return element("form", content, id="journal-form", data_night=said.night, data_analysed=analysed)


def usual_night(now_date: date, now_time: time) -> str:
    """Name the night that a person most likely means: last night until noon, then the coming one."""
    is_morning = now_time < time(12)
    return (now_date - timedelta(days=1) if is_morning else now_date).isoformat()


def _factor(name: str, label: str, meaning: str, *, said: Mapping[str, str]) -> Markup:
    detail = element(
        "input",
        type="text",
        class_="detail",
        value=said.get(name, ""),
        aria_label=f"{label}: which, how much",
        placeholder="details",
        data_detail=name,
    )
    box = element("input", type="checkbox", checked=name in said, data_factor=name)
    words = element("span", [element("span", label), element("span", meaning, class_="note")], class_="words")
    return element("div", [element("label", [box, words]), detail], class_="factor")


def _night_chooser(chosen: JournalEntry) -> Markup:
    field = element("input", type="date", name="night", value=chosen.night, id="journal-night")
    button = element("button", "Show", type="submit", class_="without-script")
    label = element("label", ["The night that began on ", field])
    return element("form", [label, button], action="/journal", method="get", class_="filters", id="night-form")


def _written(entries: Sequence[JournalEntry], nights: Mapping[str, NightEntry]) -> Markup:
    title = element("h2", "Written so far", id="written-title")
    if not entries:
        nothing = element("p", "Nothing yet. Over many nights, Trends shows what goes together with twitches.")
        return element("section", [title, nothing], aria_labelledby="written-title")
    header = [element("th", name, scope="col") for name in ("Night", "What was there", "Lights out", "Note")]
    rows = [_row(entry, nights.get(entry.night)) for entry in entries]
    table = element("table", [element("thead", element("tr", header)), element("tbody", rows)], class_="journal")
    export = element("p", element("a", "Download the journal as a table", href="/journal/export.tsv"))
    return element("section", [title, table, export], aria_labelledby="written-title")


def _row(entry: JournalEntry, night: NightEntry | None) -> Markup:
    edit = element(
        "a", entry.night if night is None or night.date else night.name, href=f"/journal?night={entry.night}"
    )
    shown = [" · ", element("a", "the night", href=f"/nights/{night.id}")] if night is not None else []
    factors = [f"{factor_label(name)}{f' ({detail})' if detail else ''}" for name, detail in entry.factors.items()]
    lights_out = "–" if entry.lights_out is None else f"{entry.lights_out:%H:%M}"
    cells = (
        element("th", [edit, *shown], scope="row"),
        element("td", ", ".join(factors) or "none of them"),
        element("td", lights_out),
        element("td", entry.note),
    )
    return element("tr", cells)
